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

// lookup is the membership of a key. Partly reports that the set names only a
// part of what the key covers, so that the key alone does not decide.
func (c *Context) lookup(m *Members, key string, cand *Candidate) (Membership, bool) {
	c.reads(m.Set.ID)
	in := m.Default
	partly := m.Partly[key]
	found := false
	chain(m.Set.Of, key, cand, m.Places, func(k string) bool {
		c.reads(m.Set.ID, k)
		own, ok := m.Own[k]
		if ok {
			in, found = own, true
		}
		return ok
	})
	if found && in.When != nil {
		in.Truth = in.Truth.And(c.Eval(in.When))
	}
	if partly && (!found || in.Truth != value.Yes) {
		in.Truth = value.Unknown
	}
	for _, a := range m.Any {
		in, partly = orMember(in, partly, c, a, key, cand)
	}
	for _, x := range m.Except {
		ex, p := c.lookup(x, key, cand)
		partly = partly || p
		in = merge(in, ex, in.Truth.And(ex.Truth.Not()))
	}
	if m.RestOf != nil {
		r, p := c.lookup(m.RestOf, key, cand)
		partly = partly || p
		in = merge(in, r, r.Truth.Not())
	}
	return in, partly
}

func orMember(in Membership, partly bool, c *Context, a *Members, key string, cand *Candidate) (Membership, bool) {
	got, p := c.lookup(a, key, cand)
	return merge(in, got, in.Truth.Or(got.Truth)), partly || p
}

// merge joins two memberships under a truth; the source is that of the one
// which decided it, and a weak source outlasts a strong one.
func merge(a, b Membership, t value.Truth) Membership {
	out := Membership{Truth: t, Gap: a.Gap, Src: a.Src}
	if out.Gap == "" {
		out.Gap = b.Gap
	}
	if b.Src != nil && (a.Src == nil || b.Src.Weak() || b.Truth == t) {
		out.Src = b.Src
	}
	return out
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

// cell finds the cell for a row of terms. It is unknown (ok false) where a key
// is; the missing facts are then noted.
func (c *Context) cell(t *Table, row []Term, col string) (Cell, bool) {
	rows := c.View.Tables[t.Num]
	texts := make([]string, len(row))
	for i, term := range row {
		if term.Entry {
			if c.Cand == nil || c.Cand.Entry == nil {
				c.missEntry()
				return Cell{}, false
			}
			continue
		}
		v := c.value(term)
		if v == nil {
			return Cell{}, false
		}
		texts[i] = v.Text
	}
	if cell, ok := c.exactCell(rows, t, texts, col); ok {
		return cell, true
	}
	c.reads(t.ID)
	for _, g := range rows.General {
		switch c.rowMatches(g, t, texts) {
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

func (c *Context) rowMatches(g GeneralRow, t *Table, texts []string) value.Truth {
	match := value.Yes
	for i, k := range g.Keys {
		got := value.No
		switch {
		case k.All:
			got = value.Yes
		case k.Set != nil:
			m, partly := c.lookup(k.Set, texts[i], c.Cand)
			got = m.Truth
			if got == value.Unknown && m.Gap != "" {
				c.missGap(m.Gap)
			}
			_ = partly
		default:
			chain(t.Keys[i].Of, texts[i], c.Cand, c.View.Tables[t.Num].Places, func(key string) bool {
				if key == k.Exact {
					got = value.Yes
				}
				return got == value.Yes
			})
		}
		match = match.And(got)
	}
	return match
}
