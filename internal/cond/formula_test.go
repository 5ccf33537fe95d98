package cond_test

import (
	"strings"
	"testing"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

// written shows every end of an interval, as mathematicians write it.
func written(a value.Interval) string {
	lo, hi := "(-inf", "inf)"
	if !a.Lo.Inf {
		lo = map[bool]string{false: "[", true: "("}[a.Lo.Open] + a.Lo.At.String()
	}
	if !a.Hi.Inf {
		hi = a.Hi.At.String() + map[bool]string{false: "]", true: ")"}[a.Hi.Open]
	}
	return lo + " " + hi
}

// computes is a table of formulas and what they come to. A line at the margin is
// a formula; each line below it is an interval in base units and a currency, the
// order behind a colon, and what is asked behind a ?.
func computes(t *testing.T, table string) {
	t.Helper()
	text, rows := "", 0
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if line[0] != ' ' {
			text = line
			continue
		}
		rows++
		want, order, _ := strings.Cut(line, " : ")
		order, questions, _ := strings.Cut(order, " ?")
		want, order = strings.TrimSpace(want), strings.TrimSpace(order)
		c, f := under(t, order), formula(t, text)
		v, missing := c.ValueOf(f)
		got := shown(f, v)
		if now := strings.Join(asked(missing), ", "); got != want || now != strings.TrimSpace(questions) {
			t.Errorf("%s\n with %s\n is %s and asks %q, want %s", text, order, got, now, line)
		}
		if len(c.Opens()) > 0 {
			t.Errorf("%s\n with %s\n notes %v", text, order, asked(c.Opens()))
		}
		if again, _ := c.ValueOf(f); shown(f, again) != got {
			t.Errorf("%s\n with %s\n is %s, and then %s", text, order, got, shown(f, again))
		}
		c = under(t, order)
		c.Explain(func() value.Truth { v, missing = c.ValueOf(f); return value.Yes })
		if now := strings.Join(asked(missing), ", "); shown(f, v) != got || now != strings.TrimSpace(questions) {
			t.Errorf("%s\n with %s\n is %s, and traced %s, asking %q", text, order, got, shown(f, v), now)
		}
	}
	if rows == 0 {
		t.Error("the table is empty")
	}
}

func shown(f *cond.Formula, v *cond.Value) string {
	switch {
	case v == nil:
		return "nothing"
	case f.Type == cond.Number:
		return written(v.Num)
	case f.Type == cond.Money && v.Num.Empty():
		return "none"
	case f.Type == cond.Money:
		return strings.TrimSpace(written(v.Num) + " " + v.Text)
	case f.Type == cond.Day:
		return v.Day.String()
	}
	return v.Text
}

func TestAtoms(t *testing.T) {
	computes(t, `
5
  [5 5] : to: AA
-0.5
  [-0.5 -0.5] : to: AA
25 %
  [0.25 0.25] : to: AA
0.193 um
  [0.000000193 0.000000193] : to: AA
5..8 nm
  [0.000000005 0.000000008] : to: AA
1000 JPY
  [1000 1000] JPY : to: AA
pitch
  [0.000000005 0.000000005] : pitch: 5 nm
  (0.000000005 inf) : pitch: "> 5 nm" ? item.pitch
  [0.000000005 0.000000008] : pitch: 5..8 nm ? item.pitch
  (-inf inf) : to: AA ? item.pitch
item.pitch
  [1 1] : pitch: 1 m
value
  [5 5] USD : value: 5 USD
  (-inf inf) : to: AA ? line.value
to
  AA : to: AA
  nothing : urgent: no ? to
CC-1
  CC-1 : to: AA
contract-date
  2019-07-04 : contract-date: 2019-07-04
date
  2019-07-04 : to: AA
half-pitch
  [0.000000005 0.000000005] : pitch: 10 nm
  (-inf inf) : to: AA ? item.pitch
xx/limit
  [1000 1000] JPY : entry: "1"
  none : entry: 1.a
  (-inf inf) : entry: "2" ? gap xx/limits/2/limit
`)
}

func TestArithmetic(t *testing.T) {
	computes(t, `
{product: [0.5, score]}
  [2 2] : score: 4
  [1 2] : score: 2..4 ? item.score
# What is multiplied may come out a little too wide at an open end, never too narrow.
  [1 inf) : score: "> 2" ? item.score
  (-inf inf) : to: AA ? item.score
{product: [-2, score, 0.5]}
  [-4 -4] : score: 4
  [-4 -2] : score: 2..4 ? item.score
{product: [0, score]}
  [0 0] : to: AA ? item.score
{product: [pitch, wavelength]}
  [2 2] : pitch: 1 m, wavelength: 2 m
  [-4 6] : pitch: -2..3 m, wavelength: 1..2 m ? item.pitch, item.wavelength
{product: [0.25, value]}
  [25 25] USD : value: 100 USD
{product: [value, 0.25]}
  [25 25] USD : value: 100 USD
{quotient: [{product: [0.25, wavelength]}, score]}
  [0.0625 0.0625] : wavelength: 1 m, score: 4
  [0.0625 0.125] : wavelength: 1 m, score: 2..4 ? item.score
  [0 0.125] : wavelength: 1 m, score: ">= 2" ? item.score
# A divisor that may be 0 leaves nothing known.
  (-inf inf) : wavelength: 1 m, score: 0..4 ? item.score
  (-inf inf) : wavelength: 1 m, score: 0
{quotient: [pitch, wavelength]}
  [1/3 1/3] : pitch: 1 nm, wavelength: 3 nm
{plus: [{quotient: [pitch, wavelength]}, 1]}
  [3 3] : pitch: 2 m, wavelength: 1 m
{plus: [{product: [pitch, score, 2]}, pitch]}
  [9 9] : pitch: 1 m, score: 4
{quotient: [value, 4]}
  [25 25] USD : value: 100 USD
{quotient: [value, cost]}
  [0.25 0.25] : value: 1 USD, cost: 4 USD
  [0.2 0.25] : value: 1 USD, cost: 4..5 USD ? line.cost
{plus: [pitch, wavelength, 1 m]}
  [6 6] : pitch: 2 m, wavelength: 3 m
  (6 inf) : pitch: 2..3 m, wavelength: "> 3 m" ? item.pitch, item.wavelength
{plus: [value, cost]}
  [300 300] JPY : value: 100 JPY, cost: 200 JPY
  [300 300] JPY : value: 100 JPY, cost: 2 USD, rate: {USD/JPY: 100}
  [3 3] USD : value: 2 USD, cost: 100 JPY, rate: {USD/JPY: 100}
  (-inf inf) JPY : value: 100 JPY, cost: 2 USD ? rates
{minus: [value, cost]}
  [-100 -100] JPY : value: 100 JPY, cost: 200 JPY
  [100 150] JPY : value: 200 JPY, cost: 50..100 JPY ? line.cost
  [1 1] USD : value: 2 USD, cost: 100 JPY, rate: {USD/JPY: 100}
{minus: [oven, 0 degC]}
  [100 100] : oven: 100 degC
`)
}

func TestLargestAndSmallest(t *testing.T) {
	computes(t, `
{max: [pitch, wavelength, 2 m]}
  [3 3] : pitch: 1 m, wavelength: 3 m
  [2 2] : pitch: 1 m, wavelength: 1 m
  [2 4] : pitch: 1..4 m, wavelength: 1 m ? item.pitch
  [2 inf) : wavelength: 1 m ? item.pitch
{min: [pitch, wavelength, 2 m]}
  [1 1] : pitch: 1 m, wavelength: 3 m
  [1 2] : pitch: 1..4 m, wavelength: 3 m ? item.pitch
  (-inf 2] : wavelength: 3 m ? item.pitch
{max: [value, cost]}
  [300 300] JPY : value: 200 JPY, cost: 3 USD, rate: {USD/JPY: 100}
{min: [value, cost]}
  [2 2] USD : value: 2 USD, cost: 300 JPY, rate: {USD/JPY: 100}
{min: [score]}
  [5 5] : score: 5
`)
}

// At-least, between and known-by are what the law or an order lets be known of a
// value nobody states outright.
func TestWhatIsKnownOfAValue(t *testing.T) {
	computes(t, `
{at-least: value}
  [5 inf) JPY : value: 5 JPY
  (5 inf) JPY : value: "> 5 JPY" ? line.value
  [5 inf) JPY : value: 5..9 JPY ? line.value
  (-inf inf) : to: AA ? line.value
{known-by: [value, {at-least: cost}]}
  [5 9] JPY : value: 1..9 JPY, cost: 5 JPY ? line.value
  (5 9] JPY : value: 1..9 JPY, cost: "> 5 JPY" ? line.cost, line.value
  [9 9] JPY : value: 9 JPY, cost: 5 JPY
  [5 inf) JPY : cost: 5 JPY ? line.value
  [9 9] JPY : value: 9 JPY
# Of two statements that cannot both be, the first stands.
  [1 1] JPY : value: 1 JPY, cost: 5 JPY
{known-by: [{at-least: cost}, {when: urgent, then: value}]}
  [9 9] JPY : urgent: yes, value: 9 JPY, cost: 5 JPY
  [5 inf) JPY : urgent: no, value: 9 JPY, cost: 5 JPY
  [5 inf) JPY : value: 9 JPY, cost: 5 JPY ? urgent
{between: [cost, value], unknown: how the office reckoned, read: Circular 4}
  [5 9] JPY : cost: 5 JPY, value: 9 JPY ? gap xx/r#value
  [5 5] JPY : cost: 5 JPY, value: 5 JPY
  [7 7] JPY : cost: 5 JPY, value: 9 JPY, assume: {xx/r#value: 7 JPY}
  [5 inf) JPY : cost: 5 JPY ? line.value
  (-inf 9] JPY : value: 9 JPY ? line.cost
# Where the lower end lies above the upper one, neither can be relied on.
  [5 9] JPY : cost: 9 JPY, value: 5 JPY ? gap xx/r#value
`)
}

// Of cases the first that holds counts; while an earlier one is open, all that
// may hold do.
func TestCases(t *testing.T) {
	computes(t, `
{cases: [{when: urgent, then: 5}, {when: insured, then: 7}, {then: 6}]}
  [5 5] : urgent: yes
  [7 7] : urgent: no, insured: yes
  [6 6] : urgent: no, insured: no
  [5 7] : insured: yes ? urgent
  [5 6] : insured: no ? urgent
  [6 7] : urgent: no ? insured
  [5 7] : to: AA ? insured, urgent
  [5 5] : urgent: yes, insured: yes
{cases: [{when: urgent, then: pitch}, {then: 6 m}]}
  [1 1] : urgent: yes, pitch: 1 m
  [6 6] : urgent: no
  [1 6] : pitch: 1 m ? urgent
  (-inf inf) : to: AA ? item.pitch, urgent
{cases: [{when: [urgent, insured], then: 5 JPY}, {then: 5 JPY}]}
  [5 5] JPY : to: AA ? insured, urgent
{cases: [{when: urgent, then: AA}, {then: to}]}
  AA : urgent: yes
  BB : urgent: no, to: BB
  AA : to: AA ? urgent
  nothing : to: BB ? urgent
  nothing : urgent: no ? to
{cases: [{when: urgent, then: contract-date}, {then: filed-date}]}
  2019-07-01 : urgent: yes, contract-date: 2019-07-01
  nothing : contract-date: 2019-07-01, filed-date: 2019-07-02 ? urgent
{when: urgent, then: 5}
  [5 5] : urgent: yes
  (-inf inf) : to: AA ? urgent
`)
}

func TestLookups(t *testing.T) {
	computes(t, `
{lookup: limits, row: [entry], column: limit}
  [1000 1000] JPY : entry: 1.b
  [500 500] JPY : entry: 2.a
  none : entry: 1.a
  none : entry: "3"
  (-inf inf) : entry: "2" ? gap xx/limits/2/limit
  [3 3] USD : entry: "2", assume: {xx/limits/2/limit: 3 USD}
  (-inf inf) : to: AA ? item.entries
  (-inf inf) : entry: other ? item.entries
{lookup: limits, row: [entry], column: bracket}
  A : entry: 1.b
  nothing : entry: "2" ? gap xx/limits/2/bracket
  nothing : to: AA ? item.entries
{product: [2, {lookup: limits, row: [entry], column: thickness}]}
  [0.00000002 0.00000002] : entry: "1"
# With a blank cell nothing is reckoned.
{at-least: {lookup: limits, row: [entry], column: limit}}
  [1000 inf) JPY : entry: "1"
  none : entry: 1.a
{max: [{lookup: limits, row: [entry], column: limit}, 50 JPY]}
  [1000 1000] JPY : entry: "1"
  none : entry: 1.a
{max: [50 JPY, {lookup: limits, row: [entry], column: limit}]}
  none : entry: 1.a
{total-for: bracket}
  [70 70] JPY : entry: "1", totals: {A: 70 JPY, B: 9 JPY}
  [9 9] JPY : entry: 1.a, totals: {A: 70 JPY, B: 9 JPY}
  (-inf inf) : entry: 1.a, totals: {A: 70 JPY} ? contract.total
  (-inf inf) : entry: 1.a ? contract.total
  (-inf inf) : totals: {A: 70 JPY} ? item.entries
{known-by: [{total-for: bracket}, {at-least: value}]}
  [70 70] JPY : entry: "1", totals: {A: 70 JPY}, value: 5 JPY
  [5 inf) JPY : entry: "1", value: 5 JPY ? contract.total
`)
}

func TestSumsOfLines(t *testing.T) {
	computes(t, `
{sum: lines, of: value}
  [5 5] JPY : value: 5 JPY
  [12 12] JPY : value: 5 JPY, besides: [{value: 7 JPY}]
  [12 14] JPY : value: 5 JPY, besides: [{value: 7..9 JPY}] ? lines[1].value
  [205 205] JPY : value: 5 JPY, besides: [{value: 2 USD}], rate: {USD/JPY: 100}
  (-inf inf) JPY : value: 5 JPY, besides: [{value: 2 USD}] ? rates
  (-inf inf) JPY : value: 5 JPY, besides: [{family: lamp}] ? lines[1].value
{sum: lines, of: value, where: family is lamp}
  [5 5] JPY : family: lamp, value: 5 JPY, besides: [{family: lens, value: 7 JPY}]
  [5 12] JPY : family: lamp, value: 5 JPY, besides: [{value: 7 JPY}] ? lines[1].item.family
# Same: only lines that share the bracket of the line decided for, each by the
# entry that it is under itself.
{sum: lines, of: value, same: bracket}
  [5 5] JPY : entry: "1", value: 5 JPY
  [12 12] JPY : entry: "1", value: 5 JPY, besides: [{entry: 1.b, value: 7 JPY}]
  [5 5] JPY : entry: "1", value: 5 JPY, besides: [{entry: 1.a, value: 7 JPY}]
  [7 7] JPY : entry: 1.a, value: 7 JPY, besides: [{entry: "1", value: 5 JPY}]
  [5 12] JPY : entry: "1", value: 5 JPY, besides: [{entry: other, value: 7 JPY}] ? lines[1].item.entries
  [0 5] JPY : value: 5 JPY ? item.entries
{sum: parties, of: stake}
  [0 0] : parties: []
  [3 3] : parties: [{stake: 1}, {stake: 2}]
  [1 inf) : parties: [{stake: 1}], parties-complete: no ? parties
  [0 inf) : to: AA ? parties
{sum: parties, of: stake, where: military}
  [1 3] : parties: [{stake: 1, military: yes}, {stake: 2}] ? parties[1].military
{sum: parties, role: buyer, of: stake}
  [2 2] : parties: [{role: [broker], stake: 1}, {role: [buyer], stake: 2}]
`)
}
