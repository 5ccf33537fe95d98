package pack

import (
	"maps"
	"slices"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
)

// readings is the definitions, sets and tables by id, and which of the others
// each reads.
type readings map[string]*piece

type piece struct {
	pos   read.Pos
	reads []edge
}

// edge leads to what is read. Down says that it is read of an owner, afresh that
// it is read of the line or of any party, however far down the reader was.
type edge struct {
	to           string
	down, afresh bool
}

// cycles finds definitions and sets that rest on themselves. A definition may be
// led back to by going down through owners, as long as nothing on the way goes
// back up: an order names finitely many.
func (l *loader) cycles() {
	all, told := l.readings(), l.pack.circles
	for _, id := range slices.Sorted(maps.Keys(all)) {
		for _, e := range all[id].reads {
			if e.down || told[id] {
				continue
			}
			way := all.way(e.to, id, e.afresh, map[string]bool{})
			if way == nil {
				continue
			}
			for _, on := range way {
				told[on] = true
			}
			way = append([]string{id}, way...)
			l.log.Add(all[id].pos, "cycle", "the "+l.kindOf(id)+" rests on itself: "+strings.Join(way, " → "), "break the circle")
		}
	}
}

func (l *loader) kindOf(id string) string {
	switch {
	case l.pack.Names.Sets[id] != nil:
		return "set"
	case l.pack.Names.Tables[id] != nil:
		return "table"
	}
	return "definition"
}

// way is what is read one after the other from one piece to another, or nil;
// owners says whether it may lead down through owners.
func (r readings) way(from, to string, owners bool, been map[string]bool) []string {
	if from == to {
		return []string{to}
	}
	if been[from] || r[from] == nil {
		return nil
	}
	been[from] = true
	for _, e := range r[from].reads {
		if e.down && !owners {
			continue
		}
		if way := r.way(e.to, to, owners, been); way != nil {
			return append([]string{from}, way...)
		}
	}
	return nil
}

// readings notes what every definition, set and table reads.
func (l *loader) readings() readings {
	all := readings{}
	for _, d := range l.pack.defs {
		p := all.add(d.ID, d.Pos)
		for _, v := range d.Versions {
			p.body(v.Body, d.On)
		}
	}
	for _, s := range l.pack.sets {
		p := all.add(s.ID, s.Pos)
		for _, v := range s.Versions {
			for _, x := range v.Body.Members {
				p.body(cond.Body{When: x.When}, cond.Line)
			}
			p.sets(v.Body.Any)
			p.sets(v.Body.Except)
			p.sets([]*cond.Set{v.Body.RestOf})
		}
	}
	for _, t := range l.pack.tables {
		p := all.add(t.ID, t.Pos)
		for _, key := range t.order {
			p.sets(t.Rows[key].sets)
		}
	}
	return all
}

func (r readings) add(id string, pos read.Pos) *piece {
	p := &piece{pos: pos}
	if r[id] == nil { // of two of one id, which is told, the first
		r[id] = p
	}
	return p
}

// body notes what a body reads that is said of a line or of a party.
func (p *piece) body(b cond.Body, on cond.Kind) {
	b.Walk(func(t cond.Term, of cond.Through) {
		if t.Def != nil {
			party := on == cond.Party && t.Def.On == cond.Party && of != cond.Parties
			p.reads = append(p.reads, edge{to: t.Def.ID, down: party && of == cond.Owners, afresh: !party})
		}
	})
	b.Sources(func(s *cond.Set) { p.sets([]*cond.Set{s}) }, func(t *cond.Table) {
		p.reads = append(p.reads, edge{to: t.ID, afresh: true})
	})
}

func (p *piece) sets(sets []*cond.Set) {
	for _, s := range sets {
		if s != nil {
			p.reads = append(p.reads, edge{to: s.ID, afresh: true})
		}
	}
}
