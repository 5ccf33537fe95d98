package value

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const notNumber = `not a number; write digits with a point, as in 0.193 or 1e19`

func num(t testing.TB, s string) Num {
	t.Helper()
	n, err := ParseNum(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return n
}

func TestParseNum(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"0", "0"},
		{"-0", "0"},
		{"13.5", "13.5"},
		{"+13.50", "13.5"},
		{"-2", "-2"},
		{".5", "0.5"},
		{"-.5", "-0.5"},
		{"010", "10"}, // no octal
		{"08", "8"},
		{"0.193", "0.193"},
		{"1e19", "10000000000000000000"},
		{"1E19", "10000000000000000000"},
		{"3E001", "30"},
		{"1e+3", "1000"},
		{"12e-1", "1.2"},
		{"1e-9", "0.000000001"},
		{"1e60", "1" + strings.Repeat("0", 60)},
		{"1e-60", "0." + strings.Repeat("0", 59) + "1"},
		{"1e0000000000000000060", "1" + strings.Repeat("0", 60)},
		{"9223372036854775807", "9223372036854775807"},
		{"-9223372036854775808", "-9223372036854775808"},
		{"9223372036854775808", "9223372036854775808"},
		{strings.Repeat("9", 180), strings.Repeat("9", 180)},
	} {
		if got := num(t, c.text).String(); got != c.want {
			t.Errorf("ParseNum(%q) = %s, want %s", c.text, got, c.want)
		}
	}
	for _, text := range []string{
		"", " ", "-", "+", ".", "5.", "-.", "1,000", "1 000", "1_000", "1'000", "0x10", "0b1", "1/3", "1e", "e5", "1e+", "1e5.0", "1e1e1",
		"1e61", "1e-61", "1e100", "1e999999999", "1e-999999999", "1e+-5", "--5", "-+5", "+-5", "inf", "-Inf", "NaN", "1.2.3", " 5", "5 ", "５", "½", "1e５",
		strings.Repeat("9", 181), "five",
	} {
		if got, err := ParseNum(text); err == nil || err.Error() != notNumber {
			t.Errorf("ParseNum(%q) = %v, %v; want the error %q", text, got, err, notNumber)
		}
	}
}

func TestNumString(t *testing.T) {
	for _, c := range []struct {
		n    Num
		want string
	}{
		{Num{}, "0"},
		{Int(-7), "-7"},
		{Int(math.MinInt64), "-9223372036854775808"},
		{Int(1).Quo(Int(3)), "1/3"}, // it does not end as a decimal
		{Int(-7).Quo(Int(6)), "-7/6"},
		{Int(1).Quo(Int(8)), "0.125"},
		{Int(6).Quo(Int(-4)), "-1.5"},
		{Int(10).Quo(Int(5)), "2"},
	} {
		if got := c.n.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestLeastInt64 holds the one integer whose negative does not fit: every
// operation that turns a sign over must still be right.
func TestLeastInt64(t *testing.T) {
	least := Int(math.MinInt64)
	for _, c := range []struct{ name, got, want string }{
		{"Neg", least.Neg().String(), "9223372036854775808"},
		{"Neg Neg", least.Neg().Neg().String(), "-9223372036854775808"},
		{"Sub", Int(0).Sub(least).String(), "9223372036854775808"},
		{"Mul", least.Mul(Int(-1)).String(), "9223372036854775808"},
		{"Quo", Int(1).Quo(least).Mul(least).String(), "1"},
		{"Quo itself", least.Quo(least).String(), "1"},
		{"Cmp", fmt.Sprint(least.Cmp(Int(math.MaxInt64)), least.Cmp(Num{}), least.Neg().Cmp(Int(math.MaxInt64))), "-1 -1 1"},
		{"Sign", fmt.Sprint(least.Sign(), least.Neg().Sign()), "-1 1"},
		{"Add", Int(-math.MaxInt64).Add(Int(-1)).String(), "-9223372036854775808"},
		{"Add Neg", Int(-math.MaxInt64).Add(Int(-1)).Neg().String(), "9223372036854775808"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, c.got, c.want)
		}
	}
}

func TestQuoByZero(t *testing.T) {
	for _, zero := range []Num{{}, Int(0), {rat: new(big.Rat)}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("1 divided by %#v gave a number", zero)
				}
			}()
			_ = Int(1).Quo(zero)
		}()
	}
}

// ratGen draws rationals of every size a Num keeps in its own way: small ones,
// ones at the limits of 64 bits, and ones beyond.
var ratGen = rapid.Custom(func(t *rapid.T) *big.Rat {
	edge := rapid.Custom(func(t *rapid.T) int64 {
		by := rapid.Int64Range(0, 3).Draw(t, "by")
		switch rapid.IntRange(0, 3).Draw(t, "edge") {
		case 0:
			return math.MaxInt64 - by
		case 1:
			return math.MinInt64 + by
		case 2:
			return 1<<32 - 1 + by // whose square is at the limit of 64 bits
		}
		return -by
	})
	small := rapid.Int64Range(-12, 12)
	n := rapid.OneOf(small, edge, rapid.Int64()).Draw(t, "numerator")
	d := rapid.OneOf(small, small, edge, rapid.Int64()).Draw(t, "denominator")
	if d == 0 {
		d = 1
	}
	r := new(big.Rat).SetFrac(big.NewInt(n), big.NewInt(d))
	if rapid.IntRange(0, 3).Draw(t, "beyond") == 0 {
		r.Mul(r, new(big.Rat).SetFrac(big.NewInt(rapid.Int64().Draw(t, "by")), big.NewInt(3)))
	}
	return r
})

// numGen draws a Num in any of the forms it may have.
var numGen = rapid.Custom(func(t *rapid.T) Num {
	r := ratGen.Draw(t, "rat")
	if rapid.IntRange(0, 4).Draw(t, "form") == 0 {
		return Num{rat: r}
	}
	n := fromRat(r)
	if n.d == 1 && rapid.Bool().Draw(t, "zero denominator") {
		n.d = 0
	}
	return n
})

// sound checks that a Num is the number wanted and that its form keeps what the
// arithmetic counts on.
func sound(t rapid.TB, what string, got Num, want *big.Rat) {
	t.Helper()
	if got.rat == nil && (got.d < 0 || got.n == math.MinInt64) {
		t.Fatalf("%s = %#v, a form whose sign cannot be turned over", what, got)
	}
	if got.big().Cmp(want) != 0 {
		t.Fatalf("%s = %s, want %s", what, got, want)
	}
}

// like checks every operation on two numbers against the same on big.Rat.
func like(t rapid.TB, a, b Num) {
	t.Helper()
	x, y := new(big.Rat).Set(a.big()), new(big.Rat).Set(b.big())
	sound(t, "a + b", a.Add(b), new(big.Rat).Add(x, y))
	sound(t, "a - b", a.Sub(b), new(big.Rat).Sub(x, y))
	sound(t, "a * b", a.Mul(b), new(big.Rat).Mul(x, y))
	sound(t, "-a", a.Neg(), new(big.Rat).Neg(x))
	if y.Sign() != 0 {
		sound(t, "a / b", a.Quo(b), new(big.Rat).Quo(x, y))
	}
	if got, want := a.Cmp(b), x.Cmp(y); got != want {
		t.Fatalf("%s compared with %s is %d, want %d", a, b, got, want)
	}
	if got, want := a.Sign(), x.Sign(); got != want {
		t.Fatalf("the sign of %s is %d, want %d", a, got, want)
	}
	sound(t, "a after all", a, x) // nothing was changed in place
	sound(t, "b after all", b, y)
}

func TestNumAgainstRat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := numGen.Draw(t, "a"), numGen.Draw(t, "b")
		if rapid.IntRange(0, 7).Draw(t, "same") == 0 {
			b = Num{rat: new(big.Rat).Set(a.big())}
		}
		like(t, a, b)
	})
}

// TestNumAtTheLimits goes through all pairs of numbers at and around what fits
// in 64 bits, where a draw seldom hits.
func TestNumAtTheLimits(t *testing.T) {
	var all []Num
	for _, n := range []int64{0, 1, 2, 3, 1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32, 3037000499, 3037000500, 1 << 62, math.MaxInt64 - 1, math.MaxInt64} {
		for _, d := range []int64{1, 2, 3, 1 << 31, 1 << 32, math.MaxInt64 - 1, math.MaxInt64} {
			r := big.NewRat(n, d)
			all = append(all, fromRat(r), fromRat(new(big.Rat).Neg(r)))
		}
	}
	beyond := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 63))
	all = append(all, Num{}, Int(math.MinInt64), fromRat(beyond), fromRat(new(big.Rat).Inv(beyond)), Num{rat: big.NewRat(1, 2)})
	for _, a := range all {
		for _, b := range all {
			like(t, a, b)
		}
	}
}

func TestIntAgainstRat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.Int64(), rapid.SampledFrom([]int64{math.MinInt64, math.MinInt64 + 1, math.MaxInt64})).Draw(t, "n")
		sound(t, "Int(n)", Int(n), new(big.Rat).SetInt64(n))
	})
}

func TestNumStringRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := numGen.Draw(t, "a")
		s := a.String()
		if strings.Contains(s, "/") {
			if r, ok := new(big.Rat).SetString(s); !ok || r.Cmp(a.big()) != 0 {
				t.Fatalf("%s is not the fraction %s", s, a.big())
			}
			d := new(big.Int).Set(a.big().Denom())
			for _, p := range []int64{2, 5} {
				for m := new(big.Int); m.Mod(d, big.NewInt(p)).Sign() == 0; {
					d.Div(d, big.NewInt(p))
				}
			}
			if d.IsInt64() && d.Int64() == 1 {
				t.Fatalf("%s ends as a decimal", s)
			}
			return
		}
		if len(s) > 3*maxExponent {
			return // longer than anyone may write
		}
		b, err := ParseNum(s)
		if err != nil || b.Cmp(a) != 0 {
			t.Fatalf("%s reads as %s, %v", s, b, err)
		}
		if b.String() != s {
			t.Fatalf("%s is written again as %s", s, b)
		}
	})
}
