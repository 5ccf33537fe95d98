// Package cond holds conditions: what a rule of law asks of the facts of an order.
//
// A leaf compares ("wavelength >= 193 nm"), a node joins ("any", "some: parties").
// Everything is checked when it is read, against a vocabulary that says which
// facts there are, on which kind of thing they lie, their type, unit and values.
//
// Evaluation has three truths. A truth that is unknown notes the question it
// hangs on: a fact nobody stated, or a gap in the law. A truth that is settled
// forgets what was noted on the way, so that the notes left at the end are just
// those that matter. The same walk, traced, explains itself.
package cond

// Kind is what a fact lies on: an order, its exporter, one of its lines, the
// item of a line, one of the parties, and so on. The kinds are the shape of an
// order; the facts on them are the vocabulary's.
type Kind uint8

// The kinds, each below the one whose list or part it is.
const (
	Order Kind = iota
	Exporter
	Contract
	Line
	Item
	Party
	Owner
	Hit
	Via
	Evidence
	Notice
	Sign
	License
	Export
	Part
	Classification
	NumKinds
)

type kindInfo struct {
	name string
	list string // the key of an order under which a list of them stands; "" for a single one
	of   Kind   // what that key stands on
}

var kindTable = [NumKinds]kindInfo{
	Order:          {"order", "", Order},
	Exporter:       {"exporter", "", Order},
	Contract:       {"contract", "", Order},
	Line:           {"line", "lines", Order},
	Item:           {"item", "", Line},
	Party:          {"party", "parties", Order},
	Owner:          {"owner", "owners", Party},
	Hit:            {"hit", "hits", Party},
	Via:            {"via", "via", Order},
	Evidence:       {"evidence", "evidence", Order},
	Notice:         {"notice", "notices", Order},
	Sign:           {"sign", "signs", Order},
	License:        {"license", "licenses", Order},
	Export:         {"export", "exports", Order},
	Part:           {"part", "parts", Item},
	Classification: {"classification", "classifications", Item},
}

func (k Kind) String() string { return kindTable[k].name }

// ListName is the key under which a list of this kind stands, "" for a kind of
// which there is one.
func (k Kind) ListName() string { return kindTable[k].list }

// Of is the kind that k stands on. Owners and hits stand on owners as well.
func (k Kind) Of() Kind { return kindTable[k].of }

// Above says whether a fact of kind below may be stated on k: facts stated
// higher hold for all of that kind below, but an owner, a hit or a part is
// somebody else's, or something else, than the order speaks of.
func (k Kind) Above(below Kind) bool {
	if below == Owner || below == Hit || below == Part {
		return false
	}
	switch k {
	case Exporter:
		return below != Exporter
	case Order:
		return below != Order
	case Line:
		return below != Exporter && below != Order && below != Contract && below != Line
	}
	return false
}

// KindNamed finds a kind by its name or its list's name.
func KindNamed(name string) (Kind, bool) {
	for k := Order; k < NumKinds; k++ {
		if kindTable[k].name == name || kindTable[k].list == name && name != "" {
			return k, true
		}
	}
	return 0, false
}
