package value

import (
	"fmt"
	"sort"
	"strings"
)

// Dim is a physical dimension as a product of named base dimensions, such as
// "length" or "length^1 time^-1". The empty Dim is a plain number.
type Dim string

// Times is the dimension of a product, or with sign -1 of a quotient.
func (d Dim) Times(e Dim, sign int) Dim {
	powers := d.powers()
	for name, p := range e.powers() {
		powers[name] += sign * p
	}
	names := make([]string, 0, len(powers))
	for name, p := range powers {
		if p != 0 {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for i, name := range names {
		if p := powers[name]; p != 1 {
			names[i] = fmt.Sprintf("%s^%d", name, p)
		}
	}
	return Dim(strings.Join(names, " "))
}

func (d Dim) powers() map[string]int {
	powers := map[string]int{}
	for _, factor := range strings.Fields(string(d)) {
		name, p, ok := strings.Cut(factor, "^")
		n := 1
		if ok {
			_, _ = fmt.Sscanf(p, "%d", &n)
		}
		powers[name] += n
	}
	return powers
}

// Unit is a unit of measure: a value of v units is v*Factor + Offset base units
// of its dimension (Offset is for temperatures).
type Unit struct {
	Symbol         string
	Dim            Dim
	Factor, Offset Num
}

// ToBase expresses an interval of this unit in base units.
func (u Unit) ToBase(a Interval) Interval {
	return a.Mul(Point(u.Factor)).keepEnds(a).Add(Point(u.Offset))
}

// FromBase expresses an interval of base units in this unit.
func (u Unit) FromBase(a Interval) Interval {
	b := a.Sub(Point(u.Offset))
	return b.Mul(Point(Int(1).Quo(u.Factor))).keepEnds(b)
}

// keepEnds gives a scaled interval the open ends of the interval it came from;
// scaling by a positive factor moves no end across another.
func (a Interval) keepEnds(from Interval) Interval {
	a.Lo.Open, a.Hi.Open = from.Lo.Open, from.Hi.Open
	return a
}

// Units is a register of units by symbol. Aliases (um, µm, μm) are entries of
// their own.
type Units map[string]Unit

// Quantity is a number with its unit as it was written, and what it comes to
// in base units.
type Quantity struct {
	Text string
	Unit Unit
	Base Interval
}

// Parse reads a quantity such as "13.5 nm" or "15..20 nm". A number without a
// unit is a plain number.
func (us Units) Parse(s string) (Quantity, error) {
	number, symbol := SplitUnit(s)
	if isAbout(strings.TrimSpace(s)) {
		return Quantity{}, errAbout
	}
	if number == "" || strings.HasPrefix(symbol, ",") { // 1,000 nm is no unit called ",000 nm"
		return Quantity{}, fmt.Errorf("%q: %w", s, errNotNumber)
	}
	iv, err := ParseInterval(number)
	if err != nil {
		return Quantity{}, fmt.Errorf("%q: %w", s, err)
	}
	u, ok := us[symbol]
	if !ok && symbol != "" {
		return Quantity{}, UnknownUnitError(symbol)
	}
	if !ok {
		u = Unit{Factor: Int(1)}
	}
	return Quantity{Text: strings.TrimSpace(s), Unit: u, Base: u.ToBase(iv)}, nil
}

// UnknownUnitError names a unit that no register holds.
type UnknownUnitError string

func (e UnknownUnitError) Error() string { return fmt.Sprintf("no unit is called %q", string(e)) }
