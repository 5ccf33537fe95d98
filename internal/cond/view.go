package cond

import (
	"strings"

	"github.com/strait-law/strait/internal/value"
)

// View is a regime's law as its conditions read it on one day: what each
// definition says, who is in each set, what stands in each table.
type View struct {
	Defs   []Choice
	Sets   []*Members
	Tables []*Rows
	PartOf map[string]string // places that are a part of another, beyond XX-…
	// Other is the view of another day, for as-of.
	Other func(on value.Date) *View
}

// Source is where a piece of law comes from, as an answer cites it.
type Source struct {
	Rule       string
	Version    string // the day it is in force from
	By         string // instrument#event
	Cites      []string
	Confidence string // primary, secondary, unverified
	Status     string // of the instrument that day
	Assumed    bool   // its publication day is assumed
}

// Weak says whether the text behind the source is not verified, so that it may
// restrict but never free.
func (s *Source) Weak() bool { return s != nil && s.Confidence == "unverified" }

// Choice is what a dated piece of law says on a day. One body and no gap is the
// rule; several bodies, or a gap, mean that the day does not settle which.
type Choice struct {
	Bodies []Body
	Gap    string
	Blank  bool // the law of that day is not known at all
	Absent bool // there may be no such rule that day
	Src    *Source
}

// Membership is whether something is in a set, and on whose word.
type Membership struct {
	Truth value.Truth
	Gap   string // the law does not tell
	When  *Node  // a member on a condition
	Src   *Source
}

// Members is the members of a set on one day.
type Members struct {
	Set     *Set
	Own     map[string]Membership
	Any     []*Members
	Except  []*Members
	RestOf  *Members
	Default Membership // of what is not named
	Partly  map[string]bool
	Places  *Geography
}

// Geography is how one place stands for another on a day: dated "as" (for some
// sets and tables only) and sub-places.
type Geography struct {
	As     map[string]string
	PartOf map[string]string
}

// chain calls f with a key and what it may be read as, from the most exact to
// the widest, until f says stop.
func chain(of SetOf, key string, cand *Candidate, g *Geography, f func(key string) bool) {
	switch of {
	case OfEntries:
		for e := cand.Entry; e != nil; e = e.Up {
			if f(e.ID) {
				return
			}
		}
	case OfCodes:
		for i := len(key); i >= 2; i-- {
			if f(key[:i]) {
				return
			}
		}
	case OfPlaces:
		for n := 0; key != "" && n < 8; n++ {
			if f(key) {
				return
			}
			if g != nil {
				if as, ok := g.As[key]; ok {
					key = as
					continue
				}
				if up, ok := g.PartOf[key]; ok {
					key = up
					continue
				}
			}
			key = string(value.Place(key).Parent())
		}
	default:
		f(key)
	}
}

// standing is what a set says of a key: as the law stands, and with the law
// whose text is not verified left out.
type standing struct {
	truth, strict value.Truth
	gap           string
	src           *Source
	// partly says that the set names only a part of what the key covers, so that
	// the key alone does not decide.
	partly bool
}

func stands(m Membership) standing {
	st := standing{truth: m.Truth, strict: m.Truth, gap: m.Gap, src: m.Src}
	if m.Src.Weak() {
		st.strict = value.Unknown
	}
	return st
}

// lookup is how a key stands in a set.
func (c *Context) lookup(m *Members, key string, cand *Candidate) standing {
	c.reads(m.Set.ID, "")
	in, found := m.Default, false
	chain(m.Set.Of, key, cand, m.Places, func(k string) bool {
		c.reads(m.Set.ID, k)
		own, ok := m.Own[k]
		if ok {
			in, found = own, true
		}
		return ok
	})
	st := stands(in)
	if found && in.When != nil {
		when := c.evalAside(in.When)
		st.truth, st.strict = st.truth.And(when), st.strict.And(when)
	}
	if m.Partly[key] {
		st.partly = true
		if !found || st.truth != value.Yes {
			st.truth, st.strict = value.Unknown, value.Unknown
		}
	}
	for _, a := range m.Any {
		st = st.join(c.lookup(a, key, cand), value.Truth.Or)
	}
	for _, x := range m.Except {
		st = st.join(c.lookup(x, key, cand).not(), value.Truth.And)
	}
	if m.RestOf != nil {
		st = c.lookup(m.RestOf, key, cand).not()
	}
	return st
}

func (st standing) not() standing {
	st.truth, st.strict = st.truth.Not(), st.strict.Not()
	return st
}

// join is two standings under and, or or. The source is that of the one which
// decided it; a weak source outlasts a strong one.
func (st standing) join(other standing, join func(a, b value.Truth) value.Truth) standing {
	out := standing{truth: join(st.truth, other.truth), strict: join(st.strict, other.strict), gap: st.gap, src: st.src, partly: st.partly || other.partly}
	if out.gap == "" {
		out.gap = other.gap
	}
	if other.src != nil && (st.src == nil || other.src.Weak() || other.truth == out.truth && st.truth != out.truth) {
		out.src = other.src
	}
	return out
}

// evalAside is the truth of a condition within a comparison: what it hangs on
// is missing for that comparison.
func (c *Context) evalAside(n *Node) value.Truth {
	mark := len(c.open)
	t := c.Eval(n)
	c.setAside(mark)
	return t
}

// setAside makes the questions noted since a mark ones of the comparison being
// made.
func (c *Context) setAside(mark int) {
	for _, o := range c.open[mark:] {
		o.aside = true
		c.missing = append(c.missing, o)
	}
	c.open = c.open[:mark]
}

// Rows is the cells of a table on one day.
type Rows struct {
	Table   *Table
	Exact   map[string]map[string]Cell // by keys joined with a tab, then column
	General []GeneralRow               // rows that name a set, in their order
	Missing Cell                       // what a row that is not there means
	Places  *Geography
}

// GeneralRow is a row of which a key is a set, or * for anything.
type GeneralRow struct {
	Keys  []RowKey
	Cells map[string]Cell
}

// RowKey is one key of a general row.
type RowKey struct {
	Exact string
	Set   *Members
	All   bool
}

// Cell is a cell of a table: a value, none, or a gap.
type Cell struct {
	Value *Value // nil where there is none
	Words []string
	None  bool   // blank: there is nothing, so no comparison with it holds
	Skip  bool   // "-": the row does not speak
	Gap   string // "?": the law is not known
	Src   *Source
}

// rowRead is a key of a row as it was read: the word, and the fact it stands in.
type rowRead struct {
	text string
	elem *Element
	fact *Fact
}

// cell finds the cell for a row of terms. It is unknown (ok false) where a key
// is; the missing facts are then noted. What is listed nowhere has no row of its
// own, and so nothing in it.
func (c *Context) cell(t *Table, row []Term, col string) (Cell, bool) {
	rows := c.View.Tables[t.Num]
	texts, reads := make([]string, len(row)), make([]rowRead, len(row))
	for i, term := range row {
		if term.Entry {
			c.entryDep = true
			switch {
			case c.Cand != nil && c.Cand.None:
				return Cell{None: true}, true
			case c.Cand == nil || c.Cand.Entry == nil:
				c.missEntry()
				return Cell{}, false
			}
			continue
		}
		v := c.value(term)
		switch {
		case v == nil:
			return Cell{}, false
		case v.None:
			return Cell{None: true}, true
		}
		texts[i], reads[i] = v.Text, rowRead{v.Text, c.readElem, c.readFact}
	}
	if cell, ok := c.exactCell(rows, t, texts, col); ok {
		return cell, true
	}
	c.reads(t.ID, "")
	for _, g := range rows.General {
		switch c.rowMatches(g, t, reads) {
		case value.Yes:
			if cell, ok := g.Cells[col]; ok && !cell.Skip {
				return cell, true
			}
		case value.Unknown:
			return Cell{}, false
		}
	}
	missing := rows.Missing
	if missing.Gap != "" {
		missing.Gap = t.ID + "/" + strings.Join(c.keyTexts(t, texts), "/") + "/" + col
	}
	return missing, true
}

func (c *Context) keyTexts(t *Table, texts []string) []string {
	out := append([]string(nil), texts...)
	for i, k := range t.Keys {
		if k.Of == OfEntries && c.Cand != nil && c.Cand.Entry != nil {
			out[i] = c.Cand.Entry.ID
		}
	}
	return out
}

func (c *Context) exactCell(rows *Rows, t *Table, texts []string, col string) (found Cell, ok bool) {
	var try func(i int, prefix string) bool
	try = func(i int, prefix string) bool {
		if i == len(t.Keys) {
			c.reads(t.ID, prefix)
			if cells, here := rows.Exact[prefix]; here {
				if cell, has := cells[col]; has && !cell.Skip {
					found, ok = cell, true
				}
			}
			return ok
		}
		chain(t.Keys[i].Of, texts[i], c.Cand, rows.Places, func(key string) bool {
			next := key
			if i > 0 {
				next = prefix + "\t" + key
			}
			return try(i+1, next)
		})
		return ok
	}
	try(0, "")
	return found, ok
}

// rowMatches says whether a general row speaks of what is looked up. What that
// hangs on is missing.
func (c *Context) rowMatches(g GeneralRow, t *Table, reads []rowRead) value.Truth {
	mark := len(c.missing)
	match := value.Yes
	for i, k := range g.Keys {
		got := value.No
		switch {
		case k.All:
			got = value.Yes
		case k.Set != nil:
			got = c.member(c.lookup(k.Set, reads[i].text, c.Cand), k.Set.Set, reads[i].text, reads[i].elem, reads[i].fact)
		default:
			chain(t.Keys[i].Of, reads[i].text, c.Cand, c.View.Tables[t.Num].Places, func(key string) bool {
				if key == k.Exact {
					got = value.Yes
				}
				return got == value.Yes
			})
		}
		match = match.And(got)
	}
	if match != value.Unknown {
		c.missing = c.missing[:mark]
	}
	return match
}
