package value

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// register is a small register of units, made as a vocabulary makes one.
func register(t testing.TB) Units {
	us := Units{}
	for _, c := range []struct {
		symbol         string
		dim            Dim
		factor, offset string
	}{
		{"%", "", "0.01", "0"},
		{"ppm", "", "1e-6", "0"},
		{"m", "length", "1", "0"},
		{"nm", "length", "1e-9", "0"},
		{"um", "length", "1e-6", "0"},
		{"cm2", Dim("").Times("length^2", 1), "1e-4", "0"},
		{"/cm3", Dim("").Times("length^-3", 1), "1e6", "0"},
		{"K", "temperature", "1", "0"},
		{"degC", "temperature", "1", "273.15"},
		{"eV", "energy", "1", "0"},
		{"wt%", "mass-fraction", "0.01", "0"},
		{"mol%", "mole-fraction", "0.01", "0"},
	} {
		us[c.symbol] = Unit{Symbol: c.symbol, Dim: c.dim, Factor: num(t, c.factor), Offset: num(t, c.offset)}
	}
	us["\u00b5m"], us["\u03bcm"] = us["um"], us["um"] // the micro sign and the Greek letter
	us["m/min"] = Unit{Symbol: "m/min", Dim: Dim("length").Times("time", -1), Factor: Int(1).Quo(Int(60))}
	return us
}

func TestParseQuantity(t *testing.T) {
	us := register(t)
	for _, c := range []struct {
		text, base string
		dim        Dim
		symbol     string
	}{
		{"13.5 nm", "[0.0000000135 0.0000000135]", "length", "nm"},
		{"193 nm", "[0.000000193 0.000000193]", "length", "nm"},
		{"193.0 nm", "[0.000000193 0.000000193]", "length", "nm"},
		{"0.193 um", "[0.000000193 0.000000193]", "length", "um"},
		{"0.193 \u00b5m", "[0.000000193 0.000000193]", "length", "um"},
		{"0.193 \u03bcm", "[0.000000193 0.000000193]", "length", "um"},
		{"15..20 nm", "[0.000000015 0.00000002]", "length", "nm"},
		{"> 5 nm", "(0.000000005 inf)", "length", "nm"},
		{"> 5 and <= 7 nm", "(0.000000005 0.000000007]", "length", "nm"},
		{"<= 5nm", "(-inf 0.000000005]", "length", "nm"},
		{"30 +- 3 %", "[0.27 0.33]", "", "%"},
		{"99.9999 %", "[0.999999 0.999999]", "", "%"},
		{"1 ppm", "[0.000001 0.000001]", "", "ppm"},
		{"5", "[5 5]", "", ""},
		{" > 5 ", "(5 inf)", "", ""},
		{"30 wt%", "[0.3 0.3]", "mass-fraction", "wt%"},
		{"30 mol%", "[0.3 0.3]", "mole-fraction", "mol%"},
		{"0 degC", "[273.15 273.15]", "temperature", "degC"},
		{"-273.15 degC", "[0 0]", "temperature", "degC"},
		{"> 1650 degC", "(1923.15 inf)", "temperature", "degC"},
		{"20..25 degC", "[293.15 298.15]", "temperature", "degC"},
		{"77 K", "[77 77]", "temperature", "K"},
		{"1e19 /cm3", "[10000000000000000000000000 10000000000000000000000000]", "length^-3", "/cm3"},
		{"2 cm2", "[0.0002 0.0002]", "length^2", "cm2"},
		{"90 m/min", "[1.5 1.5]", "length time^-1", "m/min"},
		{"20 m/min", "[1/3 1/3]", "length time^-1", "m/min"},
		{"5eV", "[5 5]", "energy", "eV"},
		{"> 0 nm", "(0 inf)", "length", "nm"},
		{"0 nm", "[0 0]", "length", "nm"},
	} {
		q, err := us.Parse(c.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.text, err)
			continue
		}
		if written(q.Base) != c.base || q.Unit.Dim != c.dim || q.Unit.Symbol != c.symbol || q.Text != strings.TrimSpace(c.text) {
			t.Errorf("Parse(%q) = %s of %q in %q, as %q; want %s of %q in %q", c.text, written(q.Base), q.Unit.Dim, q.Unit.Symbol, q.Text, c.base, c.dim, c.symbol)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"", `"": ` + notNumber},
		{"nm", `"nm": ` + notNumber},
		{"five nm", `"five nm": ` + notNumber},
		{"1,000", `"1,000": ` + notNumber},
		{"1,000 nm", `"1,000 nm": ` + notNumber},
		{"193,5 nm", `"193,5 nm": ` + notNumber},
		{"0...5 nm", `"0...5 nm": ` + notNumber},
		{"1e999999999 nm", `"1e999999999 nm": ` + notNumber},
		{"20..15 nm", `"20..15 nm": ` + saidEmpty},
		{"5 furlong", `no unit is called "furlong"`},
		{"5 NM", `no unit is called "NM"`},
		{"30 ± 3 %", `no unit is called "± 3 %"`},
		{"> 5 nm and <= 7 nm", `"> 5 nm and <= 7 nm": ` + notNumber},
		{"5 nm and more", `"5 nm and more": ` + notNumber},
		{"15..20 nm or so", `no unit is called "nm or so"`},
		{"about 5 nm", saidAbout},
		{" About 5 nm", saidAbout},
		{"ca. 5 nm", saidAbout},
		{"~5 nm", saidAbout},
		{"~ 5 nm", saidAbout},
	} {
		if q, err := us.Parse(c.text); err == nil || err.Error() != c.want {
			t.Errorf("Parse(%q) = %v, %v; want the error %q", c.text, q, err, c.want)
		}
	}
	var unknown UnknownUnitError
	if _, err := us.Parse("5 furlong"); !errors.As(err, &unknown) || unknown != "furlong" {
		t.Errorf("the unit nobody knows is %q", unknown)
	}
	if _, err := us.Parse("1,0 nm"); !errors.Is(err, errNotNumber) {
		t.Errorf("%v does not wrap that it is no number", err)
	}
}

// TestShares: mass, moles and bare shares are three dimensions, so that none is
// compared with another.
func TestShares(t *testing.T) {
	us := register(t)
	dims := map[Dim]string{}
	for _, text := range []string{"30 %", "30 wt%", "30 mol%"} {
		q, err := us.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := dims[q.Unit.Dim]; ok {
			t.Errorf("%s and %s are of one dimension, %q", text, other, q.Unit.Dim)
		}
		dims[q.Unit.Dim] = text
	}
}

func TestUnitBase(t *testing.T) {
	us := register(t)
	for _, c := range []struct{ symbol, written, base string }{
		{"degC", "[20 25]", "[293.15 298.15]"},
		{"degC", "(-inf 25)", "(-inf 298.15)"},
		{"degC", "(20 25]", "(293.15 298.15]"},
		{"nm", "[0 5)", "[0 0.000000005)"},
		{"nm", "(0 inf)", "(0 inf)"},
		{"nm", "(-5 0)", "(-0.000000005 0)"},
		{"m/min", "[1 1]", "[1/60 1/60]"},
		{"K", "(-inf inf)", "(-inf inf)"},
	} {
		u, a := us[c.symbol], ends(t, c.written)
		if got := written(u.ToBase(a)); got != c.base {
			t.Errorf("%s %s in base units is %s, want %s", c.written, c.symbol, got, c.base)
		}
		if got := written(u.FromBase(u.ToBase(a))); got != c.written {
			t.Errorf("%s %s there and back is %s", c.written, c.symbol, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		positive := rapid.Map(numGen, func(n Num) Num {
			switch n.Sign() {
			case -1:
				return n.Neg()
			case 0:
				return Int(1)
			}
			return n
		})
		u := Unit{Factor: positive.Draw(t, "factor"), Offset: numGen.Draw(t, "offset")}
		a := intervalGen.Draw(t, "a")
		base := u.ToBase(a)
		if x := in(t, "x", a); !contains(base, x.Mul(u.Factor).Add(u.Offset)) {
			t.Fatalf("%s of %v is %s, which misses what %s is", written(a), u, written(base), x)
		}
		if back := u.FromBase(base); written(back) != written(a) {
			t.Fatalf("%s there and back is %s", written(a), written(back))
		}
	})
}

func TestDimTimes(t *testing.T) {
	for _, c := range []struct {
		d, e Dim
		sign int
		want Dim
	}{
		{"", "", 1, ""},
		{"length", "", 1, "length"},
		{"", "length", 1, "length"},
		{"", "length", -1, "length^-1"},
		{"length", "length", 1, "length^2"},
		{"length", "length", -1, ""},
		{"length^2", "length", -1, "length"},
		{"length", "time", -1, "length time^-1"},
		{"time", "length", 1, "length time"},
		{"length^3", "time", -1, "length^3 time^-1"},
		{"length^-3", "mass", 1, "length^-3 mass"},
		{"mass length^-3", "length^3", 1, "mass"},
		{"length^2 time^-1", "length^-2 time", 1, ""},
		{"", "time^-1 length^2 length", 1, "length^3 time^-1"}, // brought into order
		{"length^0", "", 1, ""},
		{"length^10", "length", 1, "length^11"},
		{"mass-fraction", "mole-fraction", -1, "mass-fraction mole-fraction^-1"},
	} {
		if got := c.d.Times(c.e, c.sign); got != c.want {
			t.Errorf("%q times %q^%d is %q, want %q", c.d, c.e, c.sign, got, c.want)
		}
	}
	dimGen := rapid.Custom(func(t *rapid.T) Dim {
		d := Dim("")
		for range rapid.IntRange(0, 4).Draw(t, "factors") {
			d = d.Times(Dim(rapid.SampledFrom([]string{"length", "mass", "time", "level"}).Draw(t, "base")), rapid.SampledFrom([]int{1, -1}).Draw(t, "sign"))
		}
		return d
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := dimGen.Draw(t, "a"), dimGen.Draw(t, "b"), dimGen.Draw(t, "c")
		law := func(name string, got, want Dim) {
			if got != want {
				t.Fatalf("%s fails for %q, %q, %q: %q is not %q", name, a, b, c, got, want)
			}
		}
		law("identity", a.Times("", 1), a)
		law("identity of the left", Dim("").Times(a, 1), a)
		law("commutation", a.Times(b, 1), b.Times(a, 1))
		law("association", a.Times(b, 1).Times(c, 1), a.Times(b.Times(c, 1), 1))
		law("a whole over itself", a.Times(a, -1), "")
		law("there and back", a.Times(b, 1).Times(b, -1), a)
		law("the inverse", a.Times(b, -1), a.Times(Dim("").Times(b, -1), 1))
		law("the inverse twice", Dim("").Times(Dim("").Times(a, -1), -1), a)
		if ab := a.Times(b, 1); (ab == a) != (b == "") {
			t.Fatalf("%q times %q is %q", a, b, ab)
		}
	})
}

// number is the whole grammar of a number.
var number = regexp.MustCompile(`^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?0*([0-5]?\d|60))?$`)

func FuzzParseNum(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseNum(s)
		if want := number.MatchString(s) && len(s) <= 3*maxExponent; (err == nil) != want {
			t.Fatalf("%q is %s, %v", s, n, err)
		}
		if err != nil {
			if err.Error() != notNumber {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		again := n.String()
		if strings.Contains(again, "/") {
			t.Fatalf("%q is the fraction %s", s, again)
		}
		if m, err := ParseNum(again); len(again) <= 3*maxExponent && (err != nil || m.Cmp(n) != 0 || m.String() != again) {
			t.Fatalf("%q is written %s, which is %s, %v", s, again, m, err)
		}
		if n.Neg().Neg().Cmp(n) != 0 || n.Sub(n).Sign() != 0 || n.Neg().Sign() != -n.Sign() {
			t.Fatalf("%q is %s, whose negative is %s", s, n, n.Neg())
		}
	})
}

func FuzzParseInterval(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseInterval(s)
		if err != nil {
			if e := err.Error(); e != notNumber && e != saidAbout && e != saidEmpty {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if a.Empty() || a.Lo.Inf && a.Hi.Inf {
			t.Fatalf("%q is %s", s, written(a))
		}
		again := a.String()
		if len(again) > 2*maxExponent {
			return // a number longer than anyone may write
		}
		if b, err := ParseInterval(again); err != nil || written(b) != written(a) {
			t.Fatalf("%q is written %q, which is %s, %v", s, again, written(b), err)
		}
	})
}

func FuzzParseQuantity(f *testing.F) {
	us := register(f)
	f.Fuzz(func(t *testing.T, s string) {
		q, err := us.Parse(s)
		number, symbol := SplitUnit(s)
		a, bad := ParseInterval(number)
		if err != nil {
			if _, ok := us[symbol]; bad == nil && (ok || symbol == "") {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if bad != nil || q.Text != strings.TrimSpace(s) || q.Unit.Symbol == "" && symbol != "" {
			t.Fatalf("%q is %v", s, q)
		}
		if got, want := written(q.Unit.FromBase(q.Base)), written(a); got != want {
			t.Fatalf("%q comes to %s, which is %s again", s, written(q.Base), got)
		}
	})
}
