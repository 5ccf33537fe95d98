package cond

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Type is the type of a fact or of a named value.
type Type uint8

// The types. A Texts is a list of words, such as the statuses of an exporter.
const (
	YesNo Type = iota
	Number
	Money
	Text
	Enum
	Place
	Day
	Texts
	Places
	Period
	Quantity // an amount of goods in any unit; rules do not compare it yet
)

var typeNames = []string{"yes-no", "number", "money", "text", "enum", "place", "date", "list", "places", "period", "quantity"}

func (t Type) String() string { return typeNames[t] }

// TypeNamed finds a type by its name.
func TypeNamed(name string) (Type, bool) {
	for i, n := range typeNames {
		if n == name {
			return Type(i), true
		}
	}
	return 0, false
}

// Words is a text in several languages, by language code. A language that is
// missing is read in English.
type Words map[string]string

// In is the text in a language.
func (w Words) In(lang string) string {
	if s := w[lang]; s != "" {
		return s
	}
	return w["en"]
}

// ParseWords reads a text given in languages, or in English alone.
func ParseWords(d read.Doc, n *read.Node, what string) Words {
	if n == nil {
		return nil
	}
	if read.IsText(n) {
		return Words{"en": n.Value}
	}
	w := Words{}
	d.Map(n, what).Pairs(func(k, v *read.Node) { w[k.Value] = d.Text(v, what) })
	return w
}

// Fact is one fact of the vocabulary: what it lies on, its type and unit, the
// values it may take and the question that asks for it.
type Fact struct {
	Kind     Kind
	Name     string
	Slot     int
	Type     Type
	Unit     value.Unit        // of a number: the unit it is asked and printed in
	Values   []string          // of an enum, lowest rank first; of a list, what it may hold ("" free)
	Also     map[string]string // other words an order may write for a value
	Question Words
	Title    Words
	ByLaw    string      // the citation that reads silence, where the law does
	Silence  string      // the value that silence then is
	Whole    value.Bound // of a share: what all shares come to together
	IsList   bool        // asks for a whole list of elements (parties, notices)
	List     Kind        // that list's kind
}

// Full is the fact's full name, KIND.NAME.
func (f *Fact) Full() string { return f.Kind.String() + "." + f.Name }

// Rank is the place of an enum's word among those it may be, or -1.
func (f *Fact) Rank(word string) int { return f.rank(word) }

func (f *Fact) rank(v string) int {
	for i, x := range f.Values {
		if x == v {
			return i
		}
	}
	return -1
}

// cut is a number some rule compares with. After says that the number itself
// belongs to the cell below.
type cut struct {
	at    value.Num
	after bool
}

// Cuts is the numbers that a regime's rules compare each fact with, in order: the
// cells of a number are what lies between them.
type Cuts map[*Fact][]cut

// add notes that a rule compares a fact with n by op.
func (cs Cuts) add(f *Fact, op Cmp, n value.Num) {
	sides := []bool{op == LE || op == GT}
	if op == EQ || op == NE || op == Overlaps {
		sides = []bool{false, true}
	}
	for _, after := range sides {
		c, cuts := cut{n, after}, cs[f]
		i := sort.Search(len(cuts), func(i int) bool { return !cuts[i].less(c) })
		if i < len(cuts) && !c.less(cuts[i]) {
			continue
		}
		cs[f] = slices.Insert(cuts, i, c)
	}
}

func (c cut) less(d cut) bool {
	if k := c.at.Cmp(d.at); k != 0 {
		return k < 0
	}
	return !c.after && d.after
}

// Cells are the values of an unknown fact that the rules can tell apart: yes
// and no, the values of an enum, the stretches of a number between the numbers
// that rules compare with, cut to what is known of it. A fact of any other
// type has none: there each comparison is a cell of its own.
func (cs Cuts) Cells(f *Fact, known *Value) []*Value {
	switch f.Type {
	case YesNo:
		return []*Value{{Truth: value.Yes, Stated: "yes"}, {Truth: value.No, Stated: "no"}}
	case Enum:
		var cells []*Value
		for _, v := range f.Values {
			cells = append(cells, &Value{Text: v, Stated: v})
		}
		return cells
	case Number:
		return numberCells(f, cs[f], known)
	}
	return nil
}

func numberCells(f *Fact, cuts []cut, known *Value) []*Value {
	span := value.Anything()
	if known != nil {
		span = known.Num
	}
	var cells []*Value
	lo := value.Bound{Inf: true}
	for i := 0; i <= len(cuts); i++ {
		hi := value.Bound{Inf: true}
		next := hi
		if i < len(cuts) {
			c := cuts[i]
			hi = value.Bound{At: c.at, Open: !c.after}
			next = value.Bound{At: c.at, Open: c.after}
		}
		cell := intersect(value.Interval{Lo: lo, Hi: hi}, span)
		lo = next
		if !cell.Empty() {
			cells = append(cells, &Value{Num: cell, Stated: f.Unit.FromBase(cell).String() + unitSuffix(f.Unit)})
		}
	}
	return cells
}

// Join is the value that reaches from the lower end of one to the upper end of
// another.
func (f *Fact) Join(a, b *Value) *Value {
	iv := value.Interval{Lo: a.Num.Lo, Hi: b.Num.Hi}
	return &Value{Num: iv, Stated: f.Unit.FromBase(iv).String() + unitSuffix(f.Unit)}
}

func unitSuffix(u value.Unit) string {
	if u.Symbol == "" {
		return ""
	}
	return " " + u.Symbol
}

func intersect(a, b value.Interval) value.Interval {
	if !b.Lo.Inf && (a.Lo.Inf || a.Lo.At.Cmp(b.Lo.At) < 0 || a.Lo.At.Cmp(b.Lo.At) == 0 && b.Lo.Open) {
		a.Lo = b.Lo
	}
	if !b.Hi.Inf && (a.Hi.Inf || a.Hi.At.Cmp(b.Hi.At) > 0 || a.Hi.At.Cmp(b.Hi.At) == 0 && b.Hi.Open) {
		a.Hi = b.Hi
	}
	return a
}

// Vocabulary is every fact an order may state and a condition may read.
type Vocabulary struct {
	Units  value.Units
	Money  map[string]bool // currencies
	Places map[value.Place]Words
	// The standings an exporter can have, the lists of persons law goes by and the
	// authorities that give notice, by id: packs declare them, and any pack and
	// order may name them.
	Statuses, Lists, Authorities map[string]Words
	facts                        [NumKinds][]*Fact
	byName                       map[string][]*Fact
}

// NewVocabulary is a vocabulary without facts.
func NewVocabulary() *Vocabulary {
	v := &Vocabulary{Units: value.Units{}, Money: map[string]bool{}, Places: map[value.Place]Words{}, Statuses: map[string]Words{}, Lists: map[string]Words{}, Authorities: map[string]Words{}, byName: map[string][]*Fact{}}
	for k := Order; k < NumKinds; k++ {
		if k.ListName() != "" {
			v.put(&Fact{Kind: k.Of(), Name: k.ListName(), IsList: true, List: k})
		}
	}
	v.put(&Fact{Kind: Owner, Name: "owners", IsList: true, List: Owner})
	v.put(&Fact{Kind: Owner, Name: "hits", IsList: true, List: Hit})
	return v
}

// Add puts a fact into the vocabulary. It fails where the kind has one of that
// name already, unless the fact there is a list that only lacks its question.
func (v *Vocabulary) Add(f *Fact) error {
	if old := v.On(f.Kind, f.Name); old != nil {
		if old.IsList && f.IsList && old.Question == nil {
			old.Question, old.Title = f.Question, f.Title
			return nil
		}
		return fmt.Errorf("%s is declared twice", f.Full())
	}
	v.put(f)
	return nil
}

func (v *Vocabulary) put(f *Fact) {
	f.Slot = len(v.facts[f.Kind])
	v.facts[f.Kind] = append(v.facts[f.Kind], f)
	v.byName[f.Name] = append(v.byName[f.Name], f)
}

// On is the fact of a kind with that name, or nil.
func (v *Vocabulary) On(k Kind, name string) *Fact {
	for _, f := range v.byName[name] {
		if f.Kind == k {
			return f
		}
	}
	return nil
}

// Of is the facts that lie on a kind, by slot.
func (v *Vocabulary) Of(k Kind) []*Fact { return v.facts[k] }

// Find finds a fact by its full name, or by its name where only one kind has
// it. A name on several kinds gives them all.
func (v *Vocabulary) Find(name string) []*Fact {
	kind, rest, dotted := strings.Cut(name, ".")
	if k, ok := KindNamed(kind); dotted && ok {
		if f := v.On(k, rest); f != nil {
			return []*Fact{f}
		}
		return nil
	}
	return v.byName[name]
}

// Names is the name of every fact, for finding the nearest.
func (v *Vocabulary) Names() []string {
	names := make([]string, 0, len(v.byName))
	for n := range v.byName {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}
