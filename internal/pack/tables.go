package pack

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// tableLaw is a printed table: a CSV file, and how its rows are law. Either
// each row makes a rule or an entry by a template, or the table is looked up.
type tableLaw struct {
	*cond.Table
	file    string
	csv     csvFile
	missing bool         // a row that is not there is not known, rather than none
	gap     cond.GapInfo // what a cell that is not known is called, and where to read it
	Rows    map[string]*tableRow
	order   []string
	m       *read.Map
}

// tableRow is the versions of one row.
type tableRow struct {
	keys     []string
	general  []cond.RowKey
	sets     []*cond.Set
	Versions Timeline[map[string]cell]
}

// isGeneral says whether a key of the row is a set, or * for anything.
func (r *tableRow) isGeneral() bool {
	for i, k := range r.general {
		if k.All || r.sets[i] != nil {
			return true
		}
	}
	return false
}

type cell struct {
	value *cond.Value
	words []string
	none  bool
	skip  bool
	gap   bool
}

// csvFile is a table as text: a head, and rows with their lines.
type csvFile struct {
	doc   read.Doc
	head  []string
	rows  [][]string
	lines []int
}

func (f csvFile) node(i int, text string) *read.Node {
	return &read.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text, Line: f.lines[i]}
}

func (f csvFile) get(i int, column string) string {
	for c, name := range f.head {
		if name == column {
			return strings.TrimSpace(f.rows[i][c])
		}
	}
	return ""
}

func (f csvFile) has(column string) bool {
	for _, name := range f.head {
		if name == column {
			return true
		}
	}
	return false
}

func (l *loader) csv(file string, at *read.Node, d read.Doc) csvFile {
	out := csvFile{doc: l.doc(file)}
	data, drafted, err := l.lib.file(path.Join(l.pack.ID, file))
	if drafted {
		out.doc.File = draftFile(path.Join(l.pack.ID, file))
	}
	if err != nil {
		d.Problem(at, "missing-file", "", "there is no file %s", file)
		return out
	}
	r := csv.NewReader(bytes.NewReader(data))
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			l.log.Add(read.Pos{File: out.doc.File, Line: broken.StartLine}, "csv", "cannot be read as CSV: "+broken.Err.Error(), "give every row as many cells as the first, and quote a cell that holds a comma or a quote")
			continue
		}
		line, _ := r.FieldPos(0)
		if out.head == nil {
			out.head = row
			for c, name := range row {
				if contains(row[:c], name) {
					l.log.Add(read.Pos{File: out.doc.File, Line: line}, "duplicate-column", fmt.Sprintf("two columns are called %q", name), "call one of them otherwise, or take it out")
				}
			}
			continue
		}
		out.rows, out.lines = append(out.rows, row), append(out.lines, line)
	}
	if out.head == nil {
		l.log.Add(read.Pos{File: out.doc.File}, "empty", "there is nothing in it", "")
	}
	return out
}

// tables reads tables.yaml, expands what makes rules, and declares what is
// looked up.
func (l *loader) tables() {
	d, root := l.open("tables.yaml")
	for _, n := range d.Items(root) {
		m := d.Map(n, "a table")
		t := &tableLaw{Table: &cond.Table{ID: l.id(m), Num: len(l.pack.tables), Columns: map[string]*cond.Column{}, Pos: d.Pos(n)}, file: m.Need("file"), m: m}
		t.csv = l.csv(t.file, m.Get("file"), d)
		l.claim(t.ID, m)
		makes := m.Get("each-row-is")
		if makes != nil {
			l.makeRules(t, d.Map(makes, "each-row-is"))
		}
		if m.Get("keys") != nil {
			l.declareLookup(t, m)
		} else if makes == nil {
			m.Problem(n, "missing", "add each-row-is: with what a row makes, or keys: and columns: to look it up by", "nothing reads %s", t.ID)
			m.Get("notes")
		}
		if makes != nil || len(t.Keys) > 0 {
			l.allRead(t, makes)
		}
		l.pack.tables = append(l.pack.tables, t)
		l.pack.Names.Tables[t.ID] = t.Table
	}
}

var placeholder = regexp.MustCompile(`\{([a-z0-9-]+)(\?)?\}`)

// makeRules makes a rule of each row by a template: {column} stands for the
// cell, {column?} drops its line where the cell is blank.
func (l *loader) makeRules(t *tableLaw, m *read.Map) {
	defer m.Close()
	l.need(m, "in")
	into := l.word(m, "in", madeFiles)
	template := l.need(m, "template")
	if template == nil {
		return
	}
	seen := map[string]int{}
	for i := range t.csv.rows {
		fill := filler{l: l, t: t, row: i, authorization: into == "authorizations.yaml"}
		node := fill.node(template)
		if node == nil {
			continue
		}
		id := fieldOf(node, "id")
		if at, twice := seen[id]; twice {
			l.log.Add(read.Pos{File: t.csv.doc.File, Line: t.csv.lines[i]}, "duplicate-row", "this row makes "+id+", which the row at line "+itoa(at)+" makes too", "give the template's id a column that tells them apart, or take one row out")
			continue
		}
		seen[id] = t.csv.lines[i]
		l.made[into] = append(l.made[into], made{t.csv.doc, node})
	}
}

// madeFiles is what the rows of a table may make, by the file it else stands in.
var madeFiles = []string{"list", "requirements.yaml", "authorizations.yaml", "bars.yaml", "duties.yaml", "define.yaml", "claims.yaml"}

// allRead refuses a column of the file that nothing reads: that it is a note, the
// table may say.
func (l *loader) allRead(t *tableLaw, makes *read.Node) {
	known := t.m.Texts("notes")
	for _, name := range known {
		if !t.csv.has(name) {
			t.m.Problem(t.m.Get("notes"), "unknown-column", read.Nearest(name, t.csv.head), "the file has no column %q", name)
		}
	}
	for _, k := range t.Keys {
		known = append(known, k.Name)
	}
	if len(t.Keys) > 0 {
		known = append(append(known, rowDates...), "carried-back")
	}
	known = append(known, columnsIn(makes)...)
	for _, name := range t.csv.head {
		if t.Columns[name] == nil && !contains(known, name) {
			l.log.Add(read.Pos{File: t.csv.doc.File, Line: 1}, "unread-column", fmt.Sprintf("nothing reads the column %q", name), "declare it in tables.yaml under columns: or keys:, or under notes: where it is no law")
		}
	}
}

// columnsIn is the columns that a template names.
func columnsIn(n *read.Node) []string {
	if n == nil {
		return nil
	}
	var out []string
	for _, p := range placeholder.FindAllStringSubmatch(n.Value, -1) {
		out = append(out, p[1])
	}
	for _, c := range n.Content {
		out = append(out, columnsIn(c)...)
	}
	return out
}

func itoa(n int) string { return value.Int(int64(n)).String() }

func fieldOf(n *read.Node, key string) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1].Value
		}
	}
	return ""
}

// filler copies a template with a row's cells in it.
type filler struct {
	l             *loader
	t             *tableLaw
	row           int
	authorization bool
}

// node is nil where an optional cell is blank: what holds it drops it.
func (f filler) node(n *read.Node) *read.Node {
	out := *n
	out.Line = f.t.csv.lines[f.row]
	if n.Kind == yaml.ScalarNode {
		text, ok := f.text(n)
		out.Value = text
		if !ok {
			return nil
		}
		return &out
	}
	out.Content = nil
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	for i := 0; i+step <= len(n.Content); i += step {
		v := f.node(n.Content[i+step-1])
		if v == nil {
			continue
		}
		if step == 2 {
			k := *n.Content[i]
			k.Line = out.Line
			out.Content = append(out.Content, &k)
		}
		out.Content = append(out.Content, v)
	}
	return &out
}

func (f filler) text(n *read.Node) (string, bool) {
	ok := true
	text := placeholder.ReplaceAllStringFunc(n.Value, func(p string) string {
		parts := placeholder.FindStringSubmatch(p)
		column, optional := parts[1], parts[2] != ""
		at := read.Pos{File: f.t.csv.doc.File, Line: f.t.csv.lines[f.row]}
		if !f.t.csv.has(column) {
			f.t.m.Problem(n, "unknown-column", read.Nearest(column, f.t.csv.head), "the table has no column %q", column)
			return ""
		}
		cell := f.t.csv.get(f.row, column)
		switch {
		case optional && f.authorization:
			f.t.m.Problem(n, "optional-in-authorization", "write the limb for the rows that have it", "{%s?} would drop a condition of an authorization where the cell is blank", column)
		case cell == "" && optional:
			ok = false
		case cell == "":
			f.l.log.Add(at, "blank-cell", "column "+column+" is blank", "write the value, or - where the row does not speak, or ? where the law is not known")
		case cell == "?" && f.authorization:
			f.l.log.Add(at, "gap-in-authorization", "column "+column+" is ?, and it would open an authorization", "leave the row out, and say in coverage what is missing")
		}
		return cell
	})
	return text, ok
}

// declareLookup reads the keys and columns of a lookup table.
func (l *loader) declareLookup(t *tableLaw, m *read.Map) {
	m.Each("keys", func(n *read.Node) {
		km := m.Doc.Map(n, "a key")
		of, ok := setKinds[km.Need("of")]
		if !ok {
			km.Problem(n, "set-kind", "write places, entries, codes, words or lists", "a key is of %q", km.Text("of"))
			of = cond.OfNothing
		}
		t.Keys = append(t.Keys, cond.Key{Name: km.Need("column"), Of: of})
		km.Close()
	})
	if cols := m.Get("columns"); cols != nil {
		m.Doc.Map(cols, "columns").Pairs(func(k, v *read.Node) {
			cm := m.Doc.Map(v, "a column")
			c := &cond.Column{Name: k.Value, Unit: value.Unit{Factor: value.Int(1)}}
			if !t.csv.has(c.Name) {
				m.Problem(k, "unknown-column", read.Nearest(c.Name, t.csv.head), "the file has no column %q", c.Name)
			}
			typ := cm.Need("type")
			c.Type, _ = cond.TypeNamed(typ)
			if c.Type.String() != typ {
				cm.Problem(v, "unknown-type", read.Nearest(typ, typeNames()), "no type is called %q", typ)
			}
			if u := cm.Get("unit"); u != nil {
				c.Unit = l.unit(m.Doc, u)
			}
			cm.Close()
			t.Columns[k.Value] = c
		})
	}
	t.gap = cond.GapInfo{ID: t.ID, Says: cond.ParseWords(m.Doc, m.Get("unknown"), "unknown"), Read: m.Text("cite"), Pos: t.Pos}
	switch miss := m.Need("missing"); miss {
	case "unknown":
		t.missing = true
	case "none", "":
	default:
		m.Problem(m.Get("missing"), "missing-rows", "write unknown where a row that is not here may exist in the law, none where it does not", "missing is %q", miss)
	}
	for _, k := range t.Keys {
		if !t.csv.has(k.Name) {
			m.Problem(m.Get("keys"), "unknown-column", read.Nearest(k.Name, t.csv.head), "the file has no column %q", k.Name)
		}
	}
}

// cells reads the rows of the lookup tables.
func (l *loader) cells() {
	for _, t := range l.pack.tables {
		t.Rows = map[string]*tableRow{}
		if len(t.Keys) > 0 && !slices.ContainsFunc(t.Keys, func(k cond.Key) bool { return !t.csv.has(k.Name) }) {
			for i := range t.csv.rows {
				l.row(t, i)
			}
		}
		if len(t.Keys) > 0 {
			t.defaults()
		}
		for _, r := range t.Rows {
			r.Versions = r.Versions.sorted()
			l.sameDay(r)
		}
		l.tellsApart(t)
		t.m.Close()
	}
}

// defaults counts as read what a table says for the rows that do not, even where
// all do; but not its days, where all rows have days of their own.
func (t *tableLaw) defaults() {
	keys := []string{"by", "cite", "confidence", "says"}
	if len(t.order) == 0 {
		keys = append(keys, dating...)
	}
	for _, key := range keys {
		t.m.Get(key)
	}
}

// tellsApart marks the entries whose row says something else than the row of an
// entry above: an item claimed only above must then be asked which it is.
func (l *loader) tellsApart(t *tableLaw) {
	for i, k := range t.Keys {
		if k.Of != cond.OfEntries {
			continue
		}
		for _, row := range t.Rows {
			e := l.pack.Names.Entries[row.keys[i]]
			if e == nil || e.Up == nil {
				continue
			}
			above := append([]string(nil), row.keys...)
			above[i] = e.Up.ID
			if up := t.Rows[strings.Join(above, "\t")]; up == nil || !sameRow(row, up, t) {
				e.Mentioned = true
			}
		}
	}
}

// sameRow says whether two rows say the same today.
func sameRow(a, b *tableRow, t *tableLaw) bool {
	x, y := a.Versions[len(a.Versions)-1], b.Versions[len(b.Versions)-1]
	for c := range t.Columns {
		if !sameCell(x.Body[c], y.Body[c]) {
			return false
		}
	}
	return true
}

func (l *loader) sameDay(r *tableRow) {
	for i := 1; i < len(r.Versions); i++ {
		if a, b := r.Versions[i-1], r.Versions[i]; a.From == b.From && a.Published == b.Published {
			l.log.Add(b.Pos, "duplicate-row", "this row has the keys and the day of the row at line "+itoa(a.Pos.Line), "take one out, or date it otherwise")
		}
	}
}

func (l *loader) row(t *tableLaw, i int) {
	row := &tableRow{}
	for _, k := range t.Keys {
		row.keys = append(row.keys, l.rowKey(t, i, k, row))
	}
	joined := strings.Join(row.keys, "\t")
	if old := t.Rows[joined]; old != nil {
		row = old
	} else {
		t.Rows[joined] = row
		t.order = append(t.order, joined)
	}
	cells := map[string]cell{}
	for _, name := range t.csv.head {
		if c := t.Columns[name]; c != nil {
			cells[name] = l.cell(t, i, c)
		}
	}
	v := l.rowVersion(t, i)
	row.Versions = append(row.Versions, &Dated[map[string]cell]{Version: v, Body: cells})
}

// rowKey reads one key of a row: a code, the id of a set, or * for anything.
func (l *loader) rowKey(t *tableLaw, i int, k cond.Key, row *tableRow) string {
	text := t.csv.get(i, k.Name)
	n := t.csv.node(i, text)
	key := cond.RowKey{Exact: text, All: text == "*"}
	var set *cond.Set
	switch {
	case text == "":
		t.csv.doc.Problem(n, "blank-cell", "write the key, or * for anything", "column %s is blank", k.Name)
	case key.All:
	case l.pack.Names.Sets[l.full(text)] != nil:
		set = l.pack.Names.Sets[l.full(text)]
	case k.Of == cond.OfEntries:
		e := l.pack.Names.Entries[text]
		if e == nil {
			t.csv.doc.Problem(n, "unknown-entry", read.Nearest(text, entryNames(l.pack)), "there is no entry %q", text)
		}
	case k.Of == cond.OfPlaces:
		if _, ok := l.lib.Vocab.Places[value.Place(text)]; !ok {
			t.csv.doc.Problem(n, "unknown-place", read.Nearest(text, setNames(l.pack, cond.OfPlaces)), "there is no place or set %q", text)
		}
	}
	row.general, row.sets = append(row.general, key), append(row.sets, set)
	return text
}

// rowDates are the columns that date a row.
var rowDates = []string{"from", "attested", "published", "by", "cite", "confidence", "new", "until"}

// dating are the keys that say from when a version holds and when it was
// published. A row that has a day of its own has none of them from its table.
var dating = []string{"from", "attested", "carried-back", "published", "new", "until"}

// rowVersion reads the columns that date a row; what a row does not say, the
// table says.
func (l *loader) rowVersion(t *tableLaw, i int) Version {
	n := &read.Node{Kind: yaml.MappingNode, Line: t.csv.lines[i]}
	for _, key := range rowDates {
		if text := t.csv.get(i, key); text != "" {
			n.Content = append(n.Content, t.csv.node(i, key), t.csv.node(i, text))
		}
	}
	if to := t.csv.get(i, "carried-back"); to != "" {
		back := &read.Node{Kind: yaml.MappingNode, Line: t.csv.lines[i], Content: []*read.Node{
			t.csv.node(i, "to"), t.csv.node(i, to), t.csv.node(i, "why"), t.csv.node(i, "see the table"),
		}}
		n.Content = append(n.Content, t.csv.node(i, "carried-back"), back)
	}
	if t.csv.get(i, "from") == "" && t.csv.get(i, "by") == "" {
		for _, key := range dating {
			if own := t.m.Get(key); own != nil && t.csv.get(i, key) == "" {
				n.Content = append(n.Content, t.csv.node(i, key), own)
			}
		}
	}
	return l.version(keyed{t.csv.doc.Map(n, "the row"), t.m})
}

func (l *loader) cell(t *tableLaw, i int, c *cond.Column) cell {
	text := t.csv.get(i, c.Name)
	n := t.csv.node(i, text)
	switch text {
	case "":
		return cell{none: true}
	case "-":
		return cell{skip: true}
	case "?":
		return cell{gap: true}
	}
	if c.Type == cond.Texts || c.Type == cond.Places {
		words := strings.Fields(strings.ReplaceAll(text, ";", " "))
		for _, w := range words {
			if c.Type == cond.Places {
				l.place(t.csv.doc, n, w)
			}
		}
		return cell{words: words}
	}
	v, problem := l.lib.Vocab.Read(c.Type, c.Unit.Dim, c.Name, c.Unit.Symbol, nil, text)
	if problem != nil {
		t.csv.doc.Problem(n, problem.Code, problem.Hint, "%s", problem.What)
		return cell{gap: true}
	}
	return cell{value: v, words: []string{text}}
}

// rowsAt is every lookup table at a moment.
func (p *Pack) rowsAt(m Moment, sets []*cond.Members) []*cond.Rows {
	out := make([]*cond.Rows, len(p.tables))
	for i, t := range p.tables {
		r := &cond.Rows{Table: t.Table, Exact: map[string]map[string]cond.Cell{}, Places: p.geography(t.ID, m)}
		r.Missing = cond.Cell{None: true}
		if t.missing {
			r.Missing = cond.Cell{Gap: t.ID}
		}
		for _, joined := range t.order {
			t.rowAt(t.Rows[joined], joined, m, r, sets)
		}
		out[i] = r
	}
	return out
}

func (t *tableLaw) rowAt(row *tableRow, joined string, m Moment, r *cond.Rows, sets []*cond.Members) {
	pick := row.Versions.at(m)
	if pick.Sure() && len(pick.Versions) == 0 {
		return
	}
	cells := map[string]cond.Cell{}
	for name := range t.Columns {
		cells[name] = t.cellAt(pick, row, name, m)
	}
	keys := make([]cond.RowKey, len(row.general))
	for i, k := range row.general {
		keys[i] = k
		if row.sets[i] != nil {
			keys[i].Set = sets[row.sets[i].Num]
		}
	}
	if row.isGeneral() {
		r.General = append(r.General, cond.GeneralRow{Keys: keys, Cells: cells})
		return
	}
	r.Exact[joined] = cells
}

// cellAt is a cell at a moment; versions that may hold and differ make it a gap.
func (t *tableLaw) cellAt(pick Pick[map[string]cell], row *tableRow, name string, m Moment) cond.Cell {
	gap := t.ID + "/" + strings.Join(row.keys, "/") + "/" + name
	if len(pick.Versions) == 0 || pick.Blank || pick.Absent {
		return cond.Cell{Gap: gap}
	}
	v := pick.Versions[0]
	c := v.Body[name]
	for _, other := range pick.Versions[1:] {
		if o := other.Body[name]; !sameCell(o, c) {
			return cond.Cell{Gap: gap, Src: v.Source(gap, m)}
		}
	}
	out := cond.Cell{Value: c.value, Words: c.words, None: c.none, Skip: c.skip, Src: v.Source(gap, m)}
	if c.gap {
		out.Gap = gap
	}
	return out
}

func sameCell(a, b cell) bool {
	return a.none == b.none && a.skip == b.skip && a.gap == b.gap && strings.Join(a.words, " ") == strings.Join(b.words, " ")
}
