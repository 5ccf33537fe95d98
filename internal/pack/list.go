package pack

import (
	"path"
	"sort"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
)

// entryDecl is an entry whose conditions are not read yet.
type entryDecl struct {
	m     *read.Map
	under string
}

// declareEntries reads the ids of the control list: the rows of its index and
// the entries with conditions.
func (l *loader) declareEntries() {
	for _, file := range l.listFiles() {
		d, root := l.open(file)
		for _, n := range d.Items(root) {
			l.declareEntry(d.Map(n, "an entry"))
		}
	}
	for _, t := range l.made["list"] {
		// An entry that is written out takes the place of its row.
		if l.pack.Names.Entries[fieldOf(t.node, "id")] == nil {
			l.declareEntry(t.doc.Map(t.node, "an entry"))
		}
	}
	names := l.pack.Names.Entries
	for _, e := range l.pack.Entries {
		under := e.decl.under
		if under == "" {
			continue
		}
		up := names[under]
		if up == nil {
			e.decl.m.Problem(e.decl.m.Node, "unknown-entry", read.Nearest(under, entryNames(l.pack)), "%s stands under %q, which is no entry", e.ID, under)
			continue
		}
		e.Up = up
		up.Kids = append(up.Kids, e.Entry)
	}
	for _, e := range l.pack.Entries {
		if e.loops() {
			e.decl.m.Problem(e.decl.m.Node, "cycle", "", "%s stands under itself", e.ID)
			e.Up = nil
		}
	}
}

func (e *Entry) loops() bool {
	n := 0
	for up := e.Up; up != nil; up = up.Up {
		if n++; up == e.Entry || n > 50 {
			return true
		}
	}
	return false
}

func (l *loader) listFiles() []string {
	var out []string
	for _, name := range l.lib.folder(path.Join(l.pack.ID, "list")) {
		if strings.HasSuffix(name, ".yaml") {
			out = append(out, path.Join("list", name))
		}
	}
	return out
}

func (l *loader) declareEntry(m *read.Map) {
	e := &Entry{Entry: &cond.Entry{ID: m.Need("id"), Form: m.Text("form"), Family: m.Text("family"), Title: cond.ParseWords(m.Doc, m.Get("title"), "title")}, Pos: m.Pos(m.Node)}
	e.decl = &entryDecl{m: m, under: m.Text("under")}
	e.Indexed = l.word(m, "paragraphs", []string{"complete"}) == "complete"
	if e.ID == "" {
		return
	}
	if f := l.lib.Vocab.On(cond.Item, "form"); e.Form != "" && f != nil && !contains(f.Values, e.Form) {
		m.Problem(m.Get("form"), "unknown-value", read.Nearest(e.Form, f.Values), "an item's form cannot be %q", e.Form)
	}
	if _, ok := l.lib.Families[e.Family]; e.Family != "" && !ok {
		m.Problem(m.Get("family"), "unknown-family", read.Nearest(e.Family, familyNames(l.lib)), "no family of goods is called %q", e.Family)
	}
	if strings.ContainsAny(e.ID, "\t\n ,") || e.ID == "none" {
		m.Problem(m.Get("id"), "entry-id", "", "%q cannot be the id of an entry", e.ID)
	}
	m.Each("corresponds", func(n *read.Node) {
		cm := m.Doc.Map(n, "corresponds")
		e.Corresponds = append(e.Corresponds, Corresponds{cm.Need("to"), l.confidence(m.Doc, cm.Get("confidence"))})
		cm.Close()
	})
	if old := l.pack.Names.Entries[e.ID]; old != nil {
		m.Problem(m.Node, "duplicate-id", "call one of them otherwise", "there are two entries %q", e.ID)
		return
	}
	l.pack.Names.Entries[e.ID] = e.Entry
	l.pack.Entries = append(l.pack.Entries, e)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func familyNames(lib *Library) []string {
	var out []string
	for f := range lib.Families {
		out = append(out, f)
	}
	sort.Strings(out)
	return out
}

// entryBodies reads the conditions of the entries.
func (l *loader) entryBodies() {
	families := familyNames(l.lib)
	for _, e := range l.pack.Entries {
		m := e.decl.m
		e.rank = sort.SearchStrings(families, e.Family)
		p := l.parser(m.Doc)
		e.Versions = timeline(l, m, func(k keyed) EntryBody {
			b := EntryBody{When: p.Cond(k.Get("when"), cond.Scope{Rule: l.pack.EntryID(e.ID)}), Numbers: k.Texts("numbers")}
			for _, n := range b.Numbers {
				if !containsEntry(l.pack.numbers[n], e) {
					l.pack.numbers[n] = append(l.pack.numbers[n], e)
				}
			}
			if b.When != nil {
				e.Tree, e.Mentioned = true, true
			}
			return b
		})
		m.Close()
		e.decl = nil
		if e.Tree && e.Family == "" {
			l.log.Add(e.Pos, "no-family", e.ID+" has conditions and no family", "add family: with the kind of goods its facts are asked of")
		}
	}
	sort.SliceStable(l.pack.Entries, func(i, j int) bool { return l.pack.Entries[i].ID < l.pack.Entries[j].ID })
}

func containsEntry(list []*Entry, e *Entry) bool {
	for _, x := range list {
		if x == e {
			return true
		}
	}
	return false
}
