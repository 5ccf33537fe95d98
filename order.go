package strait

import (
	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// The plain things an order is made of; see internal/value for their rules.
type (
	// Date is a calendar day, written 2019-07-04.
	Date = value.Date
	// Time is a day or an instant (2019-07-04T10:00+09:00).
	Time = value.Time
	// Place is a destination by its code.
	Place = value.Place
	// Quantity is a number with its unit, or a range of them: 50 wt%, 15..20 nm.
	Quantity = value.Quantity
	// Money is an amount in a currency: 3000000 JPY.
	Money = value.Money
	// Truth is yes, no or unknown.
	Truth = value.Truth
	// Problem is one thing wrong with an input: where, what, and what to do.
	Problem = read.Problem
	// Problems is every problem of an input, as one error.
	Problems = read.Problems
)

// Order is what is to be shipped, or done, and what is known about it: a
// document of facts, read strictly and never changed. What an order does not
// say is unknown, not false.
type Order struct {
	ID   string
	Date Time

	root  *cond.Element
	lines []*cond.Element
	// above is what is stated on the order or higher for kinds below, so that
	// parties the order does not name have it too.
	above map[cond.Kind][]cond.Stated
	none  []*cond.Fact // lists that are stated to be empty, whoever's they are

	assume   map[string]string
	under    map[string]string
	regimes  []string
	declared []string
	partyLst bool // parties were stated
	node     *read.Node
	file     string
	law      *Law // whose words it was read by
}

// Lines is the ids of the order's lines.
func (o *Order) Lines() []string {
	ids := make([]string, len(o.lines))
	for i, l := range o.lines {
		ids[i] = l.Path
	}
	return ids
}

// toAll states of an element what is stated for all of its kind.
func (o *Order) toAll(e *cond.Element) {
	for _, s := range o.above[e.Kind] {
		e.Inherit(s.Fact, s.Value, s.From)
	}
	for _, f := range o.none {
		if f.Kind == e.Kind {
			e.SetList(f.List, nil, false, nil)
		}
	}
}

// Set states a fact besides an order's file, as a flag of the command does. Path
// is where in the order it goes ("to", "exporter.status", "item.wavelength");
// below lines it goes to every line. From names the source in problems.
type Set struct{ Path, Value, From string }

// Places is where the order goes from and to; "" where it does not say.
func (o *Order) Places() (from, to Place) { return Place(o.stated("from")), Place(o.stated("to")) }

func (o *Order) stated(name string) string {
	for _, s := range o.root.Facts() {
		if s.Fact.Name == name {
			return s.Value.Text
		}
	}
	return ""
}

// Declared is the statements the order makes, by id.
func (o *Order) Declared() []string { return o.declared }

// Describe is what the order says the item of a line is: its description and the
// kind of thing, "" where it does not say.
func (o *Order) Describe(line string) (description, family string) {
	for _, l := range o.lines {
		if l.Path != line {
			continue
		}
		for _, s := range l.Item().Facts() {
			switch s.Fact.Name {
			case "description":
				description = s.Value.Text
			case "family":
				family = s.Value.Text
			}
		}
	}
	return description, family
}

// NewDate is the day of a year, month and day.
func NewDate(year, month, day int) Date { return value.Day(year, month, day) }

// ParseTime reads a day (2019-07-04) or an instant (2019-07-04T10:00+09:00).
func ParseTime(s string) (Time, error) { return value.ParseTime(s) }
