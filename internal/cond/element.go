package cond

import (
	"github.com/strait-law/strait/internal/value"
)

// Value is what an order states of one fact.
type Value struct {
	Truth value.Truth    // of a yes-no fact; Unknown where "unknown" was written
	Num   value.Interval // of a number, in base units; of money, the amount
	Text  string         // of text, enum and place; the currency of money
	Day   value.Date
	Span  value.Period
	List  []Member
	Open  bool // a list that may hold more than is stated
	None  bool // a blank cell: nothing, so that no comparison with it holds

	Stated string // as it was written
	By     string // who stated it, where not the order itself: a declared group, a profile
	Until  value.Date

	word uint16 // of an enum: its rank, from 1; 0 where it is not known
}

// Member is one word of a list, with the days between which it holds where
// they were stated (NoDate: no limit).
type Member struct {
	Text        string
	From, Until value.Date
}

// holds says whether the member holds on a day.
func (m Member) holds(on value.Date) bool {
	return (m.From == value.NoDate || m.From <= on) && (m.Until == value.NoDate || on <= m.Until)
}

// Stated is a fact of an element and its value.
type Stated struct {
	Fact  *Fact
	Value *Value
	From  *Element // the element it was written on, where that is not this one
}

// Claim is the entries claimed for a regime: a list, or none of that regime's
// list.
type Claim struct {
	Entries []string
	None    bool
}

// Element is one thing an order speaks of, with the facts stated of it. What is
// not there was not stated.
type Element struct {
	Kind  Kind
	plain []plain // the facts of its own kind that are plain; read most, so first
	Path  string  // where it stands, as in parties[1]
	Up    *Element
	facts []Stated
	lists []list

	Claims map[string]Claim      // entries, by regime
	For    map[string]Claim      // what software, technology or a part is for, by regime
	Totals map[string]*Value     // of a contract: money by bracket
	Lists  map[string]value.Date // of a party's screening: the lists it was screened against; nil for all

	Blank bool // stands for the further element of an open list
}

type list struct {
	kind  Kind
	elems []*Element
	open  bool
	blank *Element
}

// Get is the value of a fact, or nil.
func (e *Element) Get(f *Fact) *Value {
	for i := range e.facts {
		if e.facts[i].Fact == f {
			return e.facts[i].Value
		}
	}
	return nil
}

// Set states a fact. A fact already stated here is replaced.
func (e *Element) Set(f *Fact, v *Value) { e.set(Stated{Fact: f, Value: v}) }

// Inherit states a fact that was written on another element above.
func (e *Element) Inherit(f *Fact, v *Value, from *Element) {
	e.set(Stated{Fact: f, Value: v, From: from})
}

func (e *Element) set(s Stated) {
	if s.Fact.Kind == e.Kind {
		e.setPlain(s.Fact, s.Value)
	}
	for i := range e.facts {
		if e.facts[i].Fact == s.Fact {
			e.facts[i] = s
			return
		}
	}
	e.facts = append(e.facts, s)
}

// Facts is everything stated of the element.
func (e *Element) Facts() []Stated { return e.facts }

// SetList gives the element a stated list. Blank is the element that stands for
// whatever else an open list may hold.
func (e *Element) SetList(kind Kind, elems []*Element, open bool, blank *Element) {
	for i := range e.lists {
		if e.lists[i].kind == kind {
			e.lists[i] = list{kind, elems, open, blank}
			return
		}
	}
	e.lists = append(e.lists, list{kind, elems, open, blank})
}

// List is the elements of a list and whether there may be more. A list nobody
// stated is empty and open.
func (e *Element) List(kind Kind) (elems []*Element, open bool) {
	l := e.list(kind)
	return l.elems, l.open
}

func (e *Element) list(kind Kind) list {
	for i := range e.lists {
		if e.lists[i].kind == kind {
			return e.lists[i]
		}
	}
	return list{kind: kind, open: true}
}

// Item is the item of a line.
func (e *Element) Item() *Element {
	if l := e.list(Item); len(l.elems) > 0 {
		return l.elems[0]
	}
	return nil
}
