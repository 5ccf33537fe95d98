package value

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"strings"
)

// Num is an exact rational number; its zero value is 0. Thresholds of the law
// are exact ("exceeding 1.3"), so no floating point comes near them.
//
// Numbers whose numerator and denominator fit in 64 bits are kept there, the
// rest in a big.Rat. Either form gives the same answers (num_test.go holds them
// against each other).
type Num struct {
	n   int64
	d   int64    // 0 stands for 1, so that the zero value is a number
	rat *big.Rat // set when n/d does not fit
}

// Int is n as a Num.
func Int(n int64) Num {
	if n == math.MinInt64 { // its negative does not fit
		return Num{rat: new(big.Rat).SetInt64(n)}
	}
	return Num{n: n, d: 1}
}

func (a Num) den() int64 {
	if a.d == 0 {
		return 1
	}
	return a.d
}

func (a Num) big() *big.Rat {
	if a.rat != nil {
		return a.rat
	}
	return big.NewRat(a.n, a.den())
}

func fromRat(r *big.Rat) Num {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Num{n: r.Num().Int64(), d: r.Denom().Int64()}
	}
	return Num{rat: r}
}

var errNotNumber = errors.New(`not a number; write digits with a point, as in 0.193 or 1e19`)

// maxExponent bounds what a written exponent may ask for: 1e999999999 is a
// slip or an attack, and would be computed digit by digit.
const maxExponent = 60

// ParseNum reads a decimal number: 13.5, -2, 1e19. Thousands separators,
// fractions and hexadecimal are refused, since a comma may be either of two
// things to two readers.
func ParseNum(s string) (Num, error) {
	mantissa, exponent, hasExp := strings.Cut(strings.ToLower(s), "e")
	if !isDecimal(mantissa) {
		return Num{}, errNotNumber
	}
	if hasExp {
		e := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(exponent, "+"), "-"), "0")
		if !allDigits(strings.TrimPrefix(strings.TrimPrefix(exponent, "+"), "-")) || len(e) > 2 || len(e) == 2 && e > "60" {
			return Num{}, errNotNumber
		}
	}
	if len(s) > 3*maxExponent {
		return Num{}, errNotNumber
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Num{}, errNotNumber
	}
	return fromRat(r), nil
}

func isDecimal(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	whole, frac, point := strings.Cut(s, ".")
	if point && frac == "" {
		return false
	}
	return (allDigits(whole) || whole == "" && point) && (!point || allDigits(frac))
}

func allDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// Cmp is -1, 0 or 1 as a is less than, equal to or greater than b.
func (a Num) Cmp(b Num) int {
	if a.rat != nil || b.rat != nil {
		return a.big().Cmp(b.big())
	}
	ad, bd := a.den(), b.den()
	if ad == bd {
		return cmp64(a.n, b.n)
	}
	sa, sb := a.Sign(), b.Sign()
	if sa != sb || sa == 0 {
		return cmp64(int64(sa), int64(sb))
	}
	ah, al := bits.Mul64(abs(a.n), uint64(bd))
	bh, bl := bits.Mul64(abs(b.n), uint64(ad))
	c := 0
	switch {
	case ah < bh || ah == bh && al < bl:
		c = -1
	case ah > bh || al > bl:
		c = 1
	}
	return c * sa
}

func cmp64(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func abs(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// Sign is -1, 0 or 1.
func (a Num) Sign() int {
	if a.rat != nil {
		return a.rat.Sign()
	}
	return cmp64(a.n, 0)
}

// Add is a + b.
func (a Num) Add(b Num) Num {
	if a.rat == nil && b.rat == nil {
		switch ad, bd := a.den(), b.den(); {
		case a.n == 0:
			return Num{n: b.n, d: bd}
		case b.n == 0:
			return Num{n: a.n, d: ad}
		case ad == bd:
			if s := a.n + b.n; (s > a.n) == (b.n > 0) && s != math.MinInt64 {
				return reduced(s, ad)
			}
		case small(a.n) && small(b.n) && small(ad) && small(bd):
			return reduced(a.n*bd+b.n*ad, ad*bd)
		}
	}
	return fromRat(new(big.Rat).Add(a.big(), b.big()))
}

// small says whether a product of two such numbers, and the sum of two such
// products, fit in 64 bits.
func small(n int64) bool { return -1<<31 < n && n < 1<<31 }

// Sub is a - b.
func (a Num) Sub(b Num) Num { return a.Add(b.Neg()) }

// Neg is -a.
func (a Num) Neg() Num {
	if a.rat != nil {
		return fromRat(new(big.Rat).Neg(a.rat))
	}
	return Num{n: -a.n, d: a.d}
}

// Mul is a times b.
func (a Num) Mul(b Num) Num {
	if a.rat == nil && b.rat == nil {
		nh, nl := bits.Mul64(abs(a.n), abs(b.n))
		dh, dl := bits.Mul64(uint64(a.den()), uint64(b.den()))
		if nh == 0 && dh == 0 && nl <= math.MaxInt64 && dl <= math.MaxInt64 {
			n := int64(nl)
			if (a.n < 0) != (b.n < 0) {
				n = -n
			}
			return reduced(n, int64(dl))
		}
	}
	return fromRat(new(big.Rat).Mul(a.big(), b.big()))
}

// Quo is a divided by b; b must not be 0.
func (a Num) Quo(b Num) Num {
	if b.rat == nil && b.n != 0 {
		inv := Num{n: b.den(), d: b.n}
		if b.n < 0 {
			inv = Num{n: -b.den(), d: -b.n}
		}
		return a.Mul(inv)
	}
	return fromRat(new(big.Rat).Quo(a.big(), b.big()))
}

func reduced(n, d int64) Num {
	x, y := abs(n), uint64(d)
	for y != 0 {
		x, y = y, x%y
	}
	return Num{n: n / int64(x), d: d / int64(x)}
}

// String writes the number as a decimal where it ends, else as a fraction.
func (a Num) String() string {
	r := a.big()
	digits, exact := r.FloatPrec()
	if !exact {
		return r.RatString()
	}
	return r.FloatString(digits)
}
