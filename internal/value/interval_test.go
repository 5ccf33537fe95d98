package value

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	saidAbout = `"about" says nothing exact; write a range (15..20 nm) or a tolerance (30 +- 3 %)`
	saidEmpty = `the range holds no number: its lower end lies above its upper end`
)

func iv(t testing.TB, s string) Interval {
	t.Helper()
	a, err := ParseInterval(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return a
}

// ends builds an interval from the way mathematicians write it, as "(0 5]" or
// "[2 inf)".
func ends(t testing.TB, s string) Interval {
	t.Helper()
	var lo, hi string
	if _, err := fmt.Sscanf(s[1:len(s)-1], "%s %s", &lo, &hi); err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	a := Interval{Lo: Bound{Inf: lo == "-inf", Open: s[0] == '(' && lo != "-inf"}, Hi: Bound{Inf: hi == "inf", Open: s[len(s)-1] == ')' && hi != "inf"}}
	if !a.Lo.Inf {
		a.Lo.At = num(t, lo)
	}
	if !a.Hi.Inf {
		a.Hi.At = num(t, hi)
	}
	return a
}

// written is the inverse of ends; it shows every end, unlike String.
func written(a Interval) string {
	lo, hi := "(-inf", "inf)"
	if !a.Lo.Inf {
		lo = map[bool]string{false: "[", true: "("}[a.Lo.Open] + a.Lo.At.String()
	}
	if !a.Hi.Inf {
		hi = a.Hi.At.String() + map[bool]string{false: "]", true: ")"}[a.Hi.Open]
	}
	return lo + " " + hi
}

func TestTruthTables(t *testing.T) {
	if t0 := *new(Truth); t0 != Unknown {
		t.Errorf("a truth nobody set is %s", t0)
	}
	if Of(true) != Yes || Of(false) != No {
		t.Errorf("Of: got %s and %s", Of(true), Of(false))
	}
	for _, c := range []struct{ a, b, and, or Truth }{
		{Unknown, Unknown, Unknown, Unknown},
		{Unknown, No, No, Unknown},
		{Unknown, Yes, Unknown, Yes},
		{No, No, No, No},
		{No, Yes, No, Yes},
		{Yes, Yes, Yes, Yes},
	} {
		for _, got := range []Truth{c.a.And(c.b), c.b.And(c.a)} {
			if got != c.and {
				t.Errorf("%s and %s is %s, want %s", c.a, c.b, got, c.and)
			}
		}
		for _, got := range []Truth{c.a.Or(c.b), c.b.Or(c.a)} {
			if got != c.or {
				t.Errorf("%s or %s is %s, want %s", c.a, c.b, got, c.or)
			}
		}
	}
	for _, c := range []struct {
		t, not Truth
		word   string
	}{{Unknown, Unknown, "unknown"}, {No, Yes, "no"}, {Yes, No, "yes"}} {
		if got := c.t.Not(); got != c.not {
			t.Errorf("not %s is %s, want %s", c.t, got, c.not)
		}
		if text, err := c.t.MarshalText(); c.t.String() != c.word || string(text) != c.word || err != nil {
			t.Errorf("%d is written %q and %q (%v), want %q", c.t, c.t, text, err, c.word)
		}
	}
}

// TestKleeneLaws goes through all triples, and holds what a compound says
// against what it says once the unknown parts are known.
func TestKleeneLaws(t *testing.T) {
	all := []Truth{Unknown, No, Yes}
	law := func(ok bool, name string, ts ...Truth) {
		if !ok {
			t.Errorf("%s does not hold for %v", name, ts)
		}
	}
	could := func(a Truth) []Truth {
		if a == Unknown {
			return []Truth{No, Yes}
		}
		return []Truth{a}
	}
	// settled is what a and b come to in every way they may turn out.
	settled := func(a, b Truth, op func(x, y bool) bool) Truth {
		seen := map[bool]bool{}
		for _, x := range could(a) {
			for _, y := range could(b) {
				seen[op(x == Yes, y == Yes)] = true
			}
		}
		if len(seen) == 2 {
			return Unknown
		}
		return Of(seen[true])
	}
	for _, a := range all {
		law(a.Not().Not() == a, "double negation", a)
		law(a.And(a) == a && a.Or(a) == a, "idempotence", a)
		law(a.And(Yes) == a && a.Or(No) == a, "identity", a)
		law(a.And(No) == No && a.Or(Yes) == Yes, "domination", a)
		for _, b := range all {
			law(a.And(b) == settled(a, b, func(x, y bool) bool { return x && y }), "and as it turns out", a, b)
			law(a.Or(b) == settled(a, b, func(x, y bool) bool { return x || y }), "or as it turns out", a, b)
			law(a.And(b) == b.And(a) && a.Or(b) == b.Or(a), "commutation", a, b)
			law(a.And(b).Not() == a.Not().Or(b.Not()), "De Morgan of and", a, b)
			law(a.Or(b).Not() == a.Not().And(b.Not()), "De Morgan of or", a, b)
			law(a.And(a.Or(b)) == a && a.Or(a.And(b)) == a, "absorption", a, b)
			for _, c := range all {
				law(a.And(b).And(c) == a.And(b.And(c)) && a.Or(b).Or(c) == a.Or(b.Or(c)), "association", a, b, c)
				law(a.And(b.Or(c)) == a.And(b).Or(a.And(c)), "distribution of and", a, b, c)
				law(a.Or(b.And(c)) == a.Or(b).And(a.Or(c)), "distribution of or", a, b, c)
			}
		}
	}
}

func TestParseInterval(t *testing.T) {
	for _, c := range []struct{ text, want, again string }{
		{"13.5", "[13.5 13.5]", "13.5"},
		{" -2 ", "[-2 -2]", "-2"},
		{"1e19", "[10000000000000000000 10000000000000000000]", "10000000000000000000"},
		{"15..20", "[15 20]", "15..20"},
		{"15 .. 20", "[15 20]", "15..20"},
		{"15..15", "[15 15]", "15"},
		{"-5..-3", "[-5 -3]", "-5..-3"},
		{"0.5..0.75", "[0.5 0.75]", "0.5..0.75"},
		{"30 +- 3", "[27 33]", "27..33"},
		{"30+-3", "[27 33]", "27..33"},
		{"30 +- 0", "[30 30]", "30"},
		{"-1 +- 0.5", "[-1.5 -0.5]", "-1.5..-0.5"},
		{"> 5", "(5 inf)", "> 5"},
		{">5", "(5 inf)", "> 5"},
		{">= 5", "[5 inf)", ">= 5"},
		{"< 3", "(-inf 3)", "< 3"},
		{"<= -3", "(-inf -3]", "<= -3"},
		{"> 5 and <= 7", "(5 7]", "> 5 and <= 7"},
		{">= 5 and < 7", "[5 7)", ">= 5 and < 7"},
		{" >-5  and  <7 ", "(-5 7)", "> -5 and < 7"},
		{">= 5 and <= 7", "[5 7]", "5..7"},
		{">= 5 and <= 5", "[5 5]", "5"},
	} {
		got, err := ParseInterval(c.text)
		if err != nil || written(got) != c.want {
			t.Errorf("ParseInterval(%q) = %s, %v; want %s", c.text, written(got), err, c.want)
		}
		if got.String() != c.again {
			t.Errorf("%q is written %q, want %q", c.text, got, c.again)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"", notNumber},
		{"five", notNumber},
		{"1,000", notNumber},
		{"..", notNumber},
		{"15..", notNumber},
		{"..20", notNumber},
		{"1..2..3", notNumber},
		{"0...5", notNumber}, // not 0 to 0.5
		{".5...75", notNumber},
		{"> 5..10", notNumber},
		{"+- 3", notNumber},
		{"30 +-", notNumber},
		{"30 +- 3 +- 1", notNumber},
		{"15..20 +- 1", notNumber},
		{">", notNumber},
		{"> > 5", notNumber},
		{"=> 5", notNumber},
		{"= 5", notNumber},
		{"> 5 < 9", notNumber},
		{"5 5", notNumber},
		{"> 5 and", notNumber},
		{"and < 7", notNumber},
		{" and ", notNumber},
		{"5 and 7", notNumber},
		{"< 7 and > 5", notNumber}, // the lower side comes first
		{"> 5 and > 6", notNumber},
		{"> 5 and 7", notNumber},
		{"5..6 and < 7", notNumber},
		{"> 5 and 6..7", notNumber},
		{"> 5 and <", notNumber},
		{"> 5 AND < 7", notNumber},
		{"> 5 or < 3", notNumber},
		{"> 5 and < 9 and < 7", notNumber},
		{"> 7 and < 5", saidEmpty},
		{"> 5 and <= 5", saidEmpty},
		{"> 5 and about 7", saidAbout},
		{"20..15", saidEmpty},
		{"30 +- -3", saidEmpty},
		{"about 5", saidAbout},
		{"About 5", saidAbout},
		{"ca. 5", saidAbout},
		{"~5", saidAbout},
		{" ~ 5", saidAbout},
	} {
		if got, err := ParseInterval(c.text); err == nil || err.Error() != c.want {
			t.Errorf("ParseInterval(%q) = %s, %v; want the error %q", c.text, written(got), err, c.want)
		}
	}
}

func TestSplitUnit(t *testing.T) {
	for _, c := range []struct{ text, number, unit string }{
		{"", "", ""},
		{"nm", "", "nm"},
		{"5", "5", ""},
		{"13.5 nm", "13.5", "nm"},
		{"13.5nm", "13.5", "nm"},
		{" 13.5\tnm ", "13.5", "nm"},
		{"13.5\u00a0nm", "13.5", "nm"}, // a space that does not break
		{"15..20 nm", "15..20", "nm"},
		{"30 +- 3 %", "30 +- 3", "%"},
		{"> 5 nm", "> 5", "nm"},
		{"<=5nm", "<=5", "nm"},
		{"1e19 /cm3", "1e19", "/cm3"},
		{"1e-3e5", "1e-3e5", ""},
		{"5 eV", "5", "eV"},
		{"5eV", "5", "eV"}, // its e is no exponent
		{"5e3eV", "5e3", "eV"},
		{"5 e3", "5", "e3"},
		{"e3", "", "e3"},
		{"5e", "5", "e"},
		{"5e+", "5", "e+"},
		{"> 5 and <= 7 nm", "> 5 and <= 7", "nm"},
		{"> 5 and <= 7", "> 5 and <= 7", ""},
		{"> 5 nm and <= 7 nm", "> 5 nm and <= 7", "nm"},
		{"5 sand", "5", "sand"},
		{"1,000 nm", "1", ",000 nm"},
		{"about 5 nm", "", "about 5 nm"},
		{"30 ± 3 %", "30", "± 3 %"},
	} {
		if number, unit := SplitUnit(c.text); number != c.number || unit != c.unit {
			t.Errorf("SplitUnit(%q) = %q, %q; want %q, %q", c.text, number, unit, c.number, c.unit)
		}
	}
}

// TestChainOfSides: a long chain of sides is refused at once. Going down it would
// read the whole rest for each of them.
func TestChainOfSides(t *testing.T) {
	chain := strings.Repeat("> 1 and ", 1<<10) + "< 2"
	if n := testing.AllocsPerRun(1, func() {
		if _, err := ParseInterval(chain); err == nil || err.Error() != notNumber {
			t.Errorf("a chain of sides gives the error %v", err)
		}
	}); n > 100 {
		t.Errorf("%g allocations to refuse a chain of sides", n)
	}
}

func TestIntervalString(t *testing.T) {
	for _, c := range []struct{ ends, want string }{
		{"(-inf inf)", "any number"},
		{"[5 5]", "5"},
		{"[5 7]", "5..7"},
		{"(5 inf)", "> 5"},
		{"[5 inf)", ">= 5"},
		{"(-inf 5)", "< 5"},
		{"(-inf 5]", "<= 5"},
		{"(5 7]", "> 5 and <= 7"},
		{"[5 7)", ">= 5 and < 7"},
		{"(5 7)", "> 5 and < 7"},
	} {
		if got := ends(t, c.ends).String(); got != c.want {
			t.Errorf("%s is written %q, want %q", c.ends, got, c.want)
		}
	}
}

func TestIntervalPredicates(t *testing.T) {
	for _, c := range []struct {
		ends         string
		point, empty bool
		atLeast      string
	}{
		{"(-inf inf)", false, false, "(-inf inf)"},
		{"[5 5]", true, false, "[5 inf)"},
		{"[5 7]", false, false, "[5 inf)"},
		{"(5 7)", false, false, "(5 inf)"},
		{"(-inf 7)", false, false, "(-inf inf)"},
		{"[5 5)", true, true, "[5 inf)"},
		{"(5 5]", true, true, "(5 inf)"},
		{"[7 5]", false, true, "[7 inf)"},
		{"[7 inf)", false, false, "[7 inf)"},
	} {
		a := ends(t, c.ends)
		if a.IsPoint() != c.point || a.Empty() != c.empty || written(a.AtLeast()) != c.atLeast {
			t.Errorf("%s: point %t, empty %t, at least %s; want %t, %t, %s", c.ends, a.IsPoint(), a.Empty(), written(a.AtLeast()), c.point, c.empty, c.atLeast)
		}
	}
	if got := written(Point(Int(3))); got != "[3 3]" {
		t.Errorf("Point(3) is %s", got)
	}
	if got := written(Anything()); got != "(-inf inf)" {
		t.Errorf("Anything is %s", got)
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"[5 5]", "[5 5]", true},
		{"[5 7]", "[5 7]", true},
		{"(5 7)", "[5 7]", true},
		{"[5 7]", "(5 7]", false},
		{"[5 7]", "[5 7)", false},
		{"(5 7)", "(5 7)", true},
		{"[6 6]", "(5 7)", true},
		{"[4 6]", "[5 7]", false},
		{"[6 8]", "[5 7]", false},
		{"[5 inf)", "[5 7]", false},
		{"(-inf 7]", "[5 7]", false},
		{"[5 inf)", "(-inf inf)", true},
		{"(-inf inf)", "[5 inf)", false},
		{"(5 inf)", "[5 inf)", true},
	} {
		if got := ends(t, c.a).Within(ends(t, c.b)); got != c.want {
			t.Errorf("%s within %s: got %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

func TestComparisons(t *testing.T) {
	for _, c := range []struct {
		a, b                 string
		less, equal, overlap Truth
	}{
		{"13.5", "13.5", No, Yes, Yes},
		{"13.5", "13.4", No, No, No},
		{"13.4", "13.5", Yes, No, No},
		{"15..20", "20", Unknown, Unknown, Yes}, // 20 is not below 20
		{"15..20", "15", No, Unknown, Yes},
		{"15..20", "21", Yes, No, No},
		{"15..20", "14", No, No, No},
		{"15..20", "15..20", Unknown, Unknown, Yes},
		{"> 5", "5", No, No, No},
		{">= 5", "5", No, Unknown, Yes},
		{"< 5", "5", Yes, No, No},
		{"<= 5", "5", Unknown, Unknown, Yes},
		{"< 5", "> 5", Yes, No, No},
		{"<= 5", ">= 5", Unknown, Unknown, Yes},
		{"> 5", "> 7", Unknown, Unknown, Yes},
		{"27..33", "30", Unknown, Unknown, Yes},
	} {
		a, b := iv(t, c.a), iv(t, c.b)
		if a.Less(b) != c.less || a.Equal(b) != c.equal || a.Overlaps(b) != c.overlap {
			t.Errorf("%s and %s: less %s, equal %s, overlaps %s; want %s, %s, %s", c.a, c.b, a.Less(b), a.Equal(b), a.Overlaps(b), c.less, c.equal, c.overlap)
		}
	}
	any := Anything()
	if any.Less(Point(Int(5))) != Unknown || Point(Int(5)).Less(any) != Unknown || any.Equal(any) != Unknown || any.Overlaps(any) != Yes {
		t.Error("a number of which nothing is known is compared as if it were known")
	}
}

func TestIntervalArithmetic(t *testing.T) {
	ops := map[string]func(a, b Interval) Interval{
		"+": Interval.Add, "-": Interval.Sub, "*": Interval.Mul, "/": Interval.Quo, "max": Interval.Max, "min": Interval.Min,
		"neg": func(a, _ Interval) Interval { return a.Neg() },
	}
	for _, c := range []struct{ a, op, b, want string }{
		{"[1 2]", "+", "[10 20]", "[11 22]"},
		{"(1 2]", "+", "[10 20)", "(11 22)"},
		{"[1 2]", "+", "(-inf 5]", "(-inf 7]"},
		{"[1 inf)", "+", "(-inf 5]", "(-inf inf)"},
		{"[1 2]", "-", "[10 20]", "[-19 -8]"},
		{"(1 2]", "-", "[10 20]", "(-19 -8]"},
		{"[5 inf)", "-", "[1 1]", "[4 inf)"},
		{"[5 inf)", "-", "[5 inf)", "(-inf inf)"},
		{"(1 2]", "neg", "[0 0]", "[-2 -1)"},
		{"(-inf 2]", "neg", "[0 0]", "[-2 inf)"},
		{"[2 3]", "*", "[4 5]", "[8 15]"},
		{"[-2 3]", "*", "[-4 5]", "[-12 15]"},
		{"[-3 -2]", "*", "[4 5]", "[-15 -8]"},
		{"[0 0]", "*", "(-inf inf)", "[0 0]"},
		{"(-inf inf)", "*", "[0 0]", "[0 0]"},
		{"[0 1]", "*", "[5 inf)", "[0 inf)"},
		{"[2 3]", "*", "[5 inf)", "[10 inf)"},
		{"[-3 -2]", "*", "[5 inf)", "(-inf -10]"},
		{"[-1 1]", "*", "[5 inf)", "(-inf inf)"},
		{"(-inf inf)", "*", "[2 2]", "(-inf inf)"},
		{"(-inf -2]", "*", "(-inf -3]", "[6 inf)"},
		{"[1 2]", "/", "[4 5]", "[0.2 0.5]"},
		{"[1 2]", "/", "[-5 -4]", "[-0.5 -0.2]"},
		{"[-1 2]", "/", "[4 5]", "[-0.25 0.5]"},
		{"[1 2]", "/", "[4 inf)", "[0 0.5]"},
		{"[1 2]", "/", "(0 5]", "[0.2 inf)"},
		{"[1 2]", "/", "(0 inf)", "[0 inf)"},
		{"[1 2]", "/", "[0 5]", "(-inf inf)"}, // it may be 0
		{"[1 2]", "/", "[0 0]", "(-inf inf)"},
		{"[1 2]", "/", "[-1 1]", "(-inf inf)"},
		{"[1 2]", "/", "(-inf inf)", "(-inf inf)"},
		{"[1 2]", "/", "(-inf 0)", "(-inf 0]"},
		{"[0 0]", "/", "[1 inf)", "[0 0]"},
		{"[1 1]", "/", "[3 3]", "[1/3 1/3]"},
		{"[1 5]", "max", "[3 4]", "[3 5]"},
		{"[1 5]", "max", "(5 6]", "(5 6]"},
		{"[1 5]", "max", "[3 inf)", "[3 inf)"},
		{"(-inf 5]", "max", "[3 4]", "[3 5]"},
		{"(-inf 5]", "max", "(-inf 4]", "(-inf 5]"},
		// Of two equal ends the nearer to what both can be.
		{"[1 5)", "max", "[1 5]", "[1 5]"},
		{"[1 5]", "max", "[1 5)", "[1 5]"},
		{"[1 5)", "max", "[2 5)", "[2 5)"},
		{"(1 5]", "max", "[1 5]", "(1 5]"},
		{"[1 5]", "max", "(1 5]", "(1 5]"},
		{"[1 5]", "min", "[3 4]", "[1 4]"},
		{"[3 inf)", "min", "[1 2]", "[1 2]"},
		{"[3 inf)", "min", "(-inf 4]", "(-inf 4]"},
		{"(1 5]", "min", "[1 5]", "[1 5]"},
		{"[1 5]", "min", "(1 5]", "[1 5]"},
		{"[1 5)", "min", "[1 5]", "[1 5)"},
		{"[1 5]", "min", "[1 5)", "[1 5)"},
		// What no number lies in stays so: a blank cell gives no threshold.
		{"[1 0]", "+", "[0 10]", "[1 0]"},
		{"[0 10]", "+", "[1 0]", "[1 0]"},
		{"[0 10]", "-", "[1 0]", "[0 -1]"},
		{"[1 0]", "*", "[2 3]", "[1 0]"},
		{"[0 0]", "*", "[1 0]", "[1 0]"},
		{"[2 3]", "/", "[1 0]", "[1 0]"},
		{"[1 0]", "/", "[2 3]", "[1 0]"},
		{"[1 0]", "neg", "[0 0]", "[0 -1]"},
	} {
		if got := written(ops[c.op](ends(t, c.a), ends(t, c.b))); got != c.want {
			t.Errorf("%s %s %s = %s, want %s", c.a, c.op, c.b, got, c.want)
		}
	}
}

// contains says whether x lies in a, by big.Rat alone.
func contains(a Interval, x Num) bool {
	if !a.Lo.Inf {
		if c := x.big().Cmp(a.Lo.At.big()); c < 0 || c == 0 && a.Lo.Open {
			return false
		}
	}
	if !a.Hi.Inf {
		if c := x.big().Cmp(a.Hi.At.big()); c > 0 || c == 0 && a.Hi.Open {
			return false
		}
	}
	return true
}

// intervalGen draws intervals that hold a number. Half of them have ends out of
// a few numbers, so that ends meet.
var intervalGen = rapid.Custom(func(t *rapid.T) Interval {
	end := rapid.OneOf(rapid.Map(rapid.Int64Range(-3, 3), Int), numGen)
	a := Interval{
		Lo: Bound{At: end.Draw(t, "lo"), Open: rapid.Bool().Draw(t, "lo open")},
		Hi: Bound{At: end.Draw(t, "hi"), Open: rapid.Bool().Draw(t, "hi open")},
	}
	switch rapid.IntRange(0, 9).Draw(t, "shape") {
	case 0:
		a.Lo = Bound{Inf: true}
	case 1:
		a.Hi = Bound{Inf: true}
	case 2:
		a = Anything()
	case 3, 4:
		a = Point(a.Lo.At)
	}
	if !a.Lo.Inf && !a.Hi.Inf {
		switch a.Lo.At.Cmp(a.Hi.At) {
		case 1:
			a.Lo.At, a.Hi.At = a.Hi.At, a.Lo.At
		case 0:
			a = Point(a.Lo.At)
		}
	}
	return a
})

// in draws a number that lies in a, often one at or next to an end.
func in(t *rapid.T, name string, a Interval) Num {
	const steps = 1 << 20
	k := rapid.OneOf(rapid.SampledFrom([]int64{0, 1, steps / 2, steps - 1, steps}), rapid.Int64Range(0, steps)).Draw(t, name)
	far := func(open bool) Num {
		w := rapid.OneOf(rapid.Map(rapid.Int64Range(0, 5), Int), numGen).Draw(t, name+" away")
		if w.Sign() < 0 {
			w = w.Neg()
		}
		if w.Sign() == 0 && open {
			return Int(1).Quo(Int(steps))
		}
		return w
	}
	switch {
	case a.Lo.Inf && a.Hi.Inf:
		return numGen.Draw(t, name+" any")
	case a.Lo.Inf:
		return a.Hi.At.Sub(far(a.Hi.Open))
	case a.Hi.Inf:
		return a.Lo.At.Add(far(a.Lo.Open))
	}
	if k == 0 && a.Lo.Open {
		k = 1
	}
	if k == steps && a.Hi.Open {
		k = steps - 1
	}
	x := a.Lo.At.Add(a.Hi.At.Sub(a.Lo.At).Mul(Int(k)).Quo(Int(steps)))
	if !contains(a, x) {
		t.Fatalf("the test drew %s, which is not in %s", x, written(a))
	}
	return x
}

// TestArithmeticHoldsPoints draws two intervals and a number in each: what the
// numbers come to must lie in what the intervals come to.
func TestArithmeticHoldsPoints(t *testing.T) {
	max := func(x, y Num) Num {
		if x.big().Cmp(y.big()) < 0 {
			return y
		}
		return x
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := intervalGen.Draw(t, "a"), intervalGen.Draw(t, "b")
		x, y := in(t, "x", a), in(t, "y", b)
		holds := func(op string, got Interval, z Num) {
			if !contains(got, z) {
				t.Fatalf("%s %s %s = %s, which misses %s %s %s = %s", written(a), op, written(b), written(got), x, op, y, z)
			}
		}
		holds("+", a.Add(b), x.Add(y))
		holds("-", a.Sub(b), x.Sub(y))
		holds("*", a.Mul(b), x.Mul(y))
		if y.Sign() != 0 {
			holds("/", a.Quo(b), x.Quo(y))
		}
		holds("max", a.Max(b), max(x, y))
		holds("min", a.Min(b), max(x.Neg(), y.Neg()).Neg())
		holds("neg", a.Neg(), x.Neg())
		holds("at least", a.AtLeast(), max(x, y))
	})
}

// TestComparisonsHoldPoints: what is said of two numbers not exactly known is
// never denied by two numbers they may be.
func TestComparisonsHoldPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := intervalGen.Draw(t, "a"), intervalGen.Draw(t, "b")
		x, y := in(t, "x", a), in(t, "y", b)
		c := x.big().Cmp(y.big())
		for _, k := range []struct {
			name string
			said Truth
			is   bool
		}{{"less", a.Less(b), c < 0}, {"equal", a.Equal(b), c == 0}} {
			if k.said != Unknown && k.said != Of(k.is) {
				t.Fatalf("%s %s %s is %s, but %s and %s deny it", written(a), k.name, written(b), k.said, x, y)
			}
		}
		if contains(b, x) && a.Overlaps(b) != Yes {
			t.Fatalf("%s and %s share %s, and do not overlap", written(a), written(b), x)
		}
		if a.Within(b) && !contains(b, x) {
			t.Fatalf("%s is within %s, which misses %s", written(a), written(b), x)
		}
		if a.Empty() {
			t.Fatalf("%s holds %s and is empty", written(a), x)
		}
	})
}

func TestIntervalStringRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimal := rapid.Custom(func(t *rapid.T) Num {
			n := Int(rapid.Int64().Draw(t, "digits"))
			for range rapid.IntRange(0, 20).Draw(t, "places") {
				n = n.Quo(Int(10))
			}
			return n
		})
		lo, hi := decimal.Draw(t, "lo"), decimal.Draw(t, "hi")
		if lo.Cmp(hi) > 0 {
			lo, hi = hi, lo
		}
		open := rapid.Bool().Draw(t, "open")
		for _, a := range []Interval{
			Point(lo),
			{Lo: Bound{At: lo}, Hi: Bound{At: hi}},
			{Lo: Bound{At: lo, Open: open}, Hi: Bound{Inf: true}},
			{Lo: Bound{Inf: true}, Hi: Bound{At: hi, Open: open}},
			{Lo: Bound{At: lo, Open: open}, Hi: Bound{At: hi, Open: !open}},
			{Lo: Bound{At: lo, Open: true}, Hi: Bound{At: hi, Open: true}},
		} {
			if a.Empty() {
				continue
			}
			b, err := ParseInterval(a.String())
			if err != nil || written(b) != written(a) {
				t.Fatalf("%s is written %q, which reads as %s, %v", written(a), a, written(b), err)
			}
		}
	})
}

// grid is every interval with ends among -2..2 and none, and for each the
// numbers of a fine grid that lie in it, with some far out where it has no end.
// Between two ends the truth of a comparison does not change, so these numbers
// stand for all.
func grid() (all []Interval, points [][]float64) {
	var bounds []Bound
	for n := int64(-2); n <= 2; n++ {
		bounds = append(bounds, Bound{At: Int(n)}, Bound{At: Int(n), Open: true})
	}
	bounds = append(bounds, Bound{Inf: true})
	samples := []float64{-1024, 1024}
	for n := -4.0; n <= 4; n++ {
		for _, by := range []float64{0, 1.0 / 64, 0.25, 0.5, 0.75, 63.0 / 64} {
			samples = append(samples, n+by)
		}
	}
	at := func(b Bound) float64 { f, _ := b.At.big().Float64(); return f }
	for _, lo := range bounds {
		for _, hi := range bounds {
			a := Interval{Lo: lo, Hi: hi}
			var inside []float64
			for _, x := range samples {
				if (lo.Inf || x > at(lo) || x == at(lo) && !lo.Open) && (hi.Inf || x < at(hi) || x == at(hi) && !hi.Open) {
					inside = append(inside, x)
				}
			}
			all, points = append(all, a), append(points, inside)
		}
	}
	return all, points
}

// TestComparisonsExact goes through all pairs of small intervals: a comparison
// says yes or no where all numbers agree, and only there.
func TestComparisonsExact(t *testing.T) {
	all, points := grid()
	verdict := func(yes, no bool) Truth {
		if yes && no {
			return Unknown
		}
		return Of(yes)
	}
	for i, a := range all {
		if got, want := a.Empty(), len(points[i]) == 0; got != want {
			t.Errorf("%s is empty: got %t, want %t", written(a), got, want)
		}
		if len(points[i]) == 0 {
			continue
		}
		for j, b := range all {
			if len(points[j]) == 0 {
				continue
			}
			var less, notLess, equal, notEqual bool
			held := map[float64]bool{}
			for _, y := range points[j] {
				held[y] = true
			}
			within := true
			for _, x := range points[i] {
				within = within && held[x]
				for _, y := range points[j] {
					less, notLess = less || x < y, notLess || x >= y
					equal, notEqual = equal || x == y, notEqual || x != y
				}
			}
			for _, c := range []struct {
				name      string
				got, want Truth
			}{
				{"less", a.Less(b), verdict(less, notLess)},
				{"equal", a.Equal(b), verdict(equal, notEqual)},
				{"overlaps", a.Overlaps(b), Of(equal)},
				{"within", Of(a.Within(b)), Of(within)},
			} {
				if c.got != c.want {
					t.Errorf("%s %s %s: got %s, want %s", written(a), c.name, written(b), c.got, c.want)
				}
			}
		}
	}
}

// TestArithmeticExact goes through all pairs of small intervals: the result
// holds what all numbers come to and nothing that none comes near. Only products
// and quotients may close an open end.
func TestArithmeticExact(t *testing.T) {
	all, points := grid()
	type op struct {
		name   string
		of     func(a, b Interval) Interval
		f      func(x, y float64) float64
		closes bool
	}
	ops := []op{
		{"+", Interval.Add, func(x, y float64) float64 { return x + y }, false},
		{"-", Interval.Sub, func(x, y float64) float64 { return x - y }, false},
		{"max", Interval.Max, math.Max, false},
		{"min", Interval.Min, math.Min, false},
		{"neg", func(a, _ Interval) Interval { return a.Neg() }, func(x, _ float64) float64 { return -x }, false},
		{"*", Interval.Mul, func(x, y float64) float64 { return x * y }, true},
		{"/", Interval.Quo, func(x, y float64) float64 { return x / y }, true},
	}
	const far, near = 50, 0.1
	for i, a := range all {
		if len(points[i]) == 0 {
			continue
		}
		for j, b := range all {
			if len(points[j]) == 0 {
				continue
			}
			for _, o := range ops {
				if o.name == "/" && (b.Lo.Inf || b.Lo.At.Sign() < 0 || b.Lo.At.Sign() == 0 && !b.Lo.Open) && (b.Hi.Inf || b.Hi.At.Sign() > 0 || b.Hi.At.Sign() == 0 && !b.Hi.Open) {
					if got := o.of(a, b); written(got) != "(-inf inf)" {
						t.Errorf("%s / %s = %s, though the divisor may be 0", written(a), written(b), written(got))
					}
					continue
				}
				lo, hi := math.Inf(1), math.Inf(-1)
				for _, x := range points[i] {
					for _, y := range points[j] {
						z := o.f(x, y)
						lo, hi = math.Min(lo, z), math.Max(hi, z)
					}
				}
				got := o.of(a, b)
				// side holds the upper end against the largest number met; the
				// lower one with both signs turned over.
				side := func(name string, end Bound, sign, met float64) {
					at, _ := end.At.big().Float64()
					at *= sign
					met *= sign
					ok := false
					switch {
					case end.Inf:
						ok = met > far
					case o.closes:
						ok = !end.Open && met <= at+1e-12 && at-met < near
					case end.Open:
						ok = met < at && at-met < near
					default:
						ok = met == at
					}
					if !ok {
						t.Errorf("%s %s %s = %s: the numbers come to %g at the %s end", written(a), o.name, written(b), written(got), met*sign, name)
					}
				}
				side("lower", got.Lo, -1, lo)
				side("upper", got.Hi, 1, hi)
			}
		}
	}
}
