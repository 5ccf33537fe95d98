package pack

import (
	"io/fs"
	"regexp"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// vocabulary reads the facts, units, places and kinds of goods that all packs
// share.
func (lib *Library) vocabulary(log *read.Log) {
	l := &loader{lib: lib, pack: &Pack{ID: vocabularyDir}, log: log}
	l.units("units.yaml")
	l.placeNames("places.csv")
	kinds := &loader{lib: lib, pack: &Pack{ID: kindsDir}, log: log}

	entries, err := fs.ReadDir(lib.fsys, vocabularyDir)
	if err != nil {
		log.Add(read.Pos{File: "packs/" + vocabularyDir}, "missing-file", "there is no vocabulary", "")
		return
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".yaml") && name != "units.yaml" {
			l.facts(name)
		}
	}
	kinds.each("families.yaml", "a family", func(m *read.Map) {
		id := m.Need("id")
		kinds.claim(id, m)
		lib.Families[id] = Family{cond.ParseWords(m.Doc, m.Get("title"), "title"), kinds.word(m, "form", kinds.values(cond.Item, "form"))}
	})
	if f := lib.Vocab.On(cond.Item, "family"); f != nil {
		f.Values = familyNames(lib)
	}
}

// units reads the units of measure, by dimension, and the currencies.
func (l *loader) units(file string) {
	d, root := l.open(file)
	if root == nil {
		return
	}
	m := d.Map(root, "units")
	defer m.Close()
	for _, c := range m.Texts("currencies") {
		l.lib.Vocab.Money[c] = true
	}
	m.Each("dimensions", func(n *read.Node) {
		dm := d.Map(n, "a dimension")
		defer dm.Close()
		dim := value.Dim(dm.Text("id"))
		if of := dm.Text("of"); of != "" {
			dim = dimension(of)
		}
		d.Map(l.need(dm, "units"), "units").Pairs(func(k, v *read.Node) {
			u := value.Unit{Symbol: k.Value, Dim: dim, Factor: value.Int(1)}
			factor, offset, _ := strings.Cut(d.Text(v, "the factor"), " offset ")
			var err error
			if u.Factor, err = parseFactor(factor); err != nil || u.Factor.Sign() <= 0 {
				d.Problem(v, "factor", "write how many base units one of it is, as 0.001 or 1/3", "%s has no factor", k.Value)
			}
			if offset != "" {
				if u.Offset, err = value.ParseNum(offset); err != nil {
					d.Problem(v, "factor", "", "the offset of %s is %v", k.Value, err)
				}
			}
			l.lib.Vocab.Units[k.Value] = u
		})
		d.Map(dm.Get("also"), "also").Pairs(func(k, v *read.Node) {
			u, ok := l.lib.Vocab.Units[v.Value]
			if !ok {
				d.Problem(v, "unit", "", "%s is another name of %q, which is no unit", k.Value, v.Value)
			}
			u.Symbol = v.Value
			l.lib.Vocab.Units[k.Value] = u
		})
	})
}

// dimension reads a derived dimension, such as "length^2 time^-1".
func dimension(s string) value.Dim { return value.Dim("").Times(value.Dim(s), 1) }

func parseFactor(s string) (value.Num, error) {
	a, b, frac := strings.Cut(s, "/")
	n, err := value.ParseNum(a)
	if err != nil || !frac {
		return n, err
	}
	d, err := value.ParseNum(b)
	if err != nil || d.Sign() == 0 {
		return value.Num{}, err
	}
	return n.Quo(d), nil
}

// placeNames reads the places there are and their names.
func (l *loader) placeNames(file string) {
	f := l.csv(file, nil, l.doc(file))
	for i, row := range f.rows {
		w := cond.Words{}
		for c, name := range row[1:] {
			w[f.head[c+1]] = name
		}
		n, code := f.node(i, row[0]), value.Place(row[0])
		if !placeForm.MatchString(row[0]) {
			f.doc.Problem(n, "place-code", "write two capitals, and of a part of a place a hyphen and its number: XX-43", "%q is no code of a place", row[0])
		}
		if _, twice := l.lib.Vocab.Places[code]; twice {
			f.doc.Problem(n, "duplicate-id", "take one out", "the place %s stands there twice", code)
		}
		l.lib.Vocab.Places[code] = w
	}
	for i, row := range f.rows {
		if up := value.Place(row[0]).Parent(); up != "" {
			l.place(f.doc, f.node(i, row[0]), string(up))
		}
	}
}

var placeForm = regexp.MustCompile(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`)

// facts reads a file of facts: for each kind, its facts by name.
func (l *loader) facts(file string) {
	d, root := l.open(file)
	if root == nil {
		return
	}
	d.Map(root, "the facts").Pairs(func(k, v *read.Node) {
		kind, ok := cond.KindNamed(k.Value)
		if !ok {
			d.Problem(k, "unknown-kind", "", "an order has nothing called %q", k.Value)
			return
		}
		d.Map(v, "the facts of "+k.Value).Pairs(func(name, def *read.Node) { l.fact(d, kind, name, def) })
	})
}

func (l *loader) fact(d read.Doc, kind cond.Kind, name, def *read.Node) {
	m := d.Map(def, name.Value)
	defer m.Close()
	f := &cond.Fact{Kind: kind, Name: name.Value}
	f.Question = cond.ParseWords(d, m.Get("question"), "question")
	f.Title = cond.ParseWords(d, m.Get("title"), "title")
	f.ByLaw, f.Silence = m.Text("by-law"), m.Text("silent")
	if f.Silence != "" && f.ByLaw == "" {
		d.Problem(name, "silence", "add by-law: with the citation", "%s reads silence as %q, and no law is named that says so", name.Value, f.Silence)
	}
	typ := m.Need("type")
	if typ == "elements" { // the list itself is the shape of an order; here are only its words
		f.IsList = true
	} else if t, ok := cond.TypeNamed(typ); ok {
		f.Type = t
	} else {
		d.Problem(m.Get("type"), "unknown-type", read.Nearest(typ, typeNames()), "no type is called %q", typ)
	}
	f.Values = m.Texts("values")
	if also := m.Get("also"); also != nil {
		f.Also = map[string]string{}
		d.Map(also, "also").Pairs(func(k, v *read.Node) {
			f.Also[k.Value] = d.Text(v, "also")
			if f.Rank(f.Also[k.Value]) < 0 {
				d.Problem(v, "unknown-value", read.Nearest(v.Value, f.Values), "%s cannot be %q", name.Value, v.Value)
			}
		})
	}
	if f.Type == cond.Enum && len(f.Values) == 0 && name.Value != "family" {
		d.Problem(name, "no-values", "add values:, lowest rank first", "%s is an enum without values", name.Value)
	}
	if u := m.Get("unit"); u != nil {
		f.Unit = l.unit(d, u)
	} else {
		f.Unit = value.Unit{Factor: value.Int(1)}
	}
	if w := m.Get("whole"); w != nil {
		q, err := l.lib.Vocab.Units.Parse(d.Text(w, "whole"))
		if err != nil || !q.Base.IsPoint() {
			d.Problem(w, "whole", "write what all shares come to, as 100 %", "whole is not a number")
		}
		f.Whole = q.Base.Lo
	}
	if f.Silence != "" && !f.IsList {
		l.reads(d, m.Get("silent"), f)
	}
	if err := l.lib.Vocab.Add(f); err != nil {
		d.Problem(name, "duplicate-fact", "declare it in one place", "%v", err)
	}
}

// unit finds a unit of measure by its name.
func (l *loader) unit(d read.Doc, n *read.Node) value.Unit {
	name := d.Text(n, "unit")
	u, ok := l.lib.Vocab.Units[name]
	if !ok && name != "" {
		d.Problem(n, "unit", read.Nearest(name, unitNames(l.lib.Vocab.Units)), "no unit is called %q", name)
	}
	return u
}

func typeNames() []string {
	var out []string
	for t := cond.YesNo; t <= cond.Quantity; t++ {
		out = append(out, t.String())
	}
	return append(out, "elements")
}

func unitNames(us value.Units) []string {
	var out []string
	for s := range us {
		out = append(out, s)
	}
	return out
}
