package cond

import (
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Op is what a node of a condition does.
type Op uint8

// The nodes. Everything from Bare on is a leaf: one comparison.
const (
	All Op = iota
	Any
	None
	Some
	Every
	Computed // a computed value against another: a sum over a list, a cell of a table
	Lookup
	AsOf
	WouldNeed
	Never
	Gap // the law is not known here

	Bare       // a yes-no fact or definition that must be yes
	Compare    // a number, money or period against another
	In         // a word, place, entry or code among words and sets
	Has        // a list holds one of these
	AtLeast    // a rank
	Under      // an entry or code at or below another
	Covers     // the entries on a licence, export or part take in the entry decided for
	CompareDay // a day against another
	IsStated
	IsHit  // on a party list that day
	Stands // a requirement of that class stands
)

// Cmp is a comparison of numbers or days.
type Cmp uint8

// The comparisons. Before … OnOrAfter are LT … GE written for days.
const (
	EQ Cmp = iota
	NE
	LT
	LE
	GT
	GE
	Overlaps
)

var numberOps = map[string]Cmp{"=": EQ, "!=": NE, "<": LT, "<=": LE, ">": GT, ">=": GE, "overlaps": Overlaps}
var dayOps = map[string]Cmp{"before": LT, "on-or-before": LE, "after": GT, "on-or-after": GE, "is": EQ}

// Node is one limb of a condition: a leaf that compares, or a node that joins
// others. It keeps the words it was written in, so that an answer can show them.
type Node struct {
	Op    Op
	Kids  []*Node
	Para  string // the paragraph of the law this limb is
	Else  Words  // what to say where the limb is not met
	Text  string
	Pos   read.Pos
	Not   bool // of a leaf: is-not, not-in, not NAME
	Left  Term
	Cmp   Cmp
	Right Operand

	List Kind   // Some, Every: what is gone through
	Role string // of parties, when only one role is meant

	RoleFact *Fact
	Of       *Formula
	Same     *Term

	Table  *Table
	Row    []Term
	Column string

	Day     Term // AsOf
	Classes []string
	Less    []string

	GapID   string
	Silence value.Truth // what silence is where the law reads it (by-law)
	ByLaw   string
}

// Term is a thing that has a value in an order: a fact, a definition, the
// entry decided for, the governing day, or a constant.
type Term struct {
	Name  string
	Fact  *Fact
	Def   *Def
	Entry bool // the entry decided for
	Date  bool // the day whose law governs
	Const *Value
	Type  Type
	Dim   value.Dim
	Scale value.Num // a factor, 0 for none
	Shift value.Period
}

// Operand is the right side of a leaf: one term, or the members of an "in".
type Operand struct {
	Term    Term
	Words   []string
	Entries []*Entry
	Sets    []*Set
	None    bool // "none" among entries: listed nowhere
}

// Formula computes a value from facts.
type Formula struct {
	Op    FormulaOp
	Args  []*Formula
	Term  Term
	Whens []*Node
	List  Kind
	Where *Node
	Role  string
	Same  *Term
	Table *Table
	Row   []Term
	Col   string
	Type  Type
	Dim   value.Dim
	Text  string
	Open  bool   // of one case: there is no value where it does not hold
	Gap   string // Between: what is not known of the law, that the two ends differ
}

// FormulaOp is what a formula does.
type FormulaOp uint8

// The formulas.
const (
	OfTerm FormulaOp = iota
	Product
	Quotient
	Plus
	Minus
	Max
	Min
	Cases    // the first case whose condition holds
	LookUp   // a cell of a table
	SumOver  // over the elements of a list
	LeastOf  // at least that much
	KnownBy  // the value lies in each of these
	Between  // at least the first, at most the second
	TotalFor // the contract's total for a bracket
)

// Def is a definition: a named truth, or a named value.
type Def struct {
	ID    string
	Num   int
	On    Kind // Line, or Party for what is said of a party or owner
	Truth bool
	Type  Type
	Dim   value.Dim
	Title Words
	Pos   read.Pos
}

// Body is what a definition says on one day.
type Body struct {
	When  *Node
	Value *Formula
}

// Set is a named set of places, entries, codes or words.
type Set struct {
	ID      string
	Num     int
	Of      SetOf
	Trusted bool // of places: being in it is a privilege
	Title   Words
	Pos     read.Pos
}

// SetOf is what a set holds.
type SetOf uint8

func (of SetOf) String() string {
	return [...]string{"a place", "an entry", "a goods code", "a word", "a party list", "nothing"}[of]
}

// What sets hold.
const (
	OfPlaces SetOf = iota
	OfEntries
	OfCodes // goods codes (HS): a code is in a set that names one of its headings
	OfWords
	OfLists   // party lists
	OfNothing // what it was to hold could not be read
)

// Table is a named lookup table.
type Table struct {
	ID      string
	Num     int
	Keys    []Key
	Columns map[string]*Column
	Pos     read.Pos
}

// Key is one of the keys of a lookup: what kind of thing it is looked up by.
type Key struct {
	Name string
	Of   SetOf
}

// HasKey says whether the table is looked up by things of a kind.
func (t *Table) HasKey(of SetOf) bool {
	for _, k := range t.Keys {
		if k.Of == of {
			return true
		}
	}
	return false
}

// takes says whether what a term stands for can be such a key.
func (k Key) takes(t Term) bool {
	switch k.Of {
	case OfEntries:
		return t.Entry
	case OfPlaces:
		return t.Type == Place
	case OfNothing:
		return true
	}
	return !t.Entry && (t.Type == Text || t.Type == Enum)
}

// Column is a column of a lookup table and the type of its cells.
type Column struct {
	Name string
	Type Type
	Unit value.Unit
}

// Entry is one control entry: a stable id and the entry it stands under.
type Entry struct {
	ID     string
	Up     *Entry
	Form   string // goods, software, technology; "" not said
	Family string
	// Mentioned says that some rule tells this entry from its siblings, so that
	// an item claimed only under its parent must be asked about it.
	Mentioned bool
	Kids      []*Entry
	Title     Words
}

// Under says whether e is at or below f.
func (e *Entry) Under(f *Entry) bool {
	for ; e != nil; e = e.Up {
		if e == f {
			return true
		}
	}
	return false
}

// Candidate is one thing an item may be under a regime's list: an entry, some
// entry nobody named, or no entry at all.
type Candidate struct {
	Entry *Entry
	Other bool        // an entry (under Entry, where it is set) that the pack does not tell apart
	None  bool        // listed nowhere
	Truth value.Truth // Yes: it surely is; Unknown: it may be
}
