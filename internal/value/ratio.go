package value

import (
	"math"
	"math/bits"
)

// Ratio is a number on the way through a reckoning: a numerator over a
// denominator above 0, of 64 bits each and not reduced. What does not fit is told
// so, and reckoned with Num.
type Ratio struct{ n, d int64 }

// Ratio is the number as a ratio, where it fits.
func (a Num) Ratio() (r Ratio, fits bool) { return Ratio{a.n, a.den()}, a.rat == nil }

// Mul is a times b.
func (a Ratio) Mul(b Ratio) (r Ratio, fits bool) {
	nh, nl := bits.Mul64(abs(a.n), abs(b.n))
	dh, dl := bits.Mul64(uint64(a.d), uint64(b.d))
	if nh|dh != 0 || nl > math.MaxInt64 || dl > math.MaxInt64 {
		return r, false
	}
	r = Ratio{int64(nl), int64(dl)}
	if (a.n < 0) != (b.n < 0) {
		r.n = -r.n
	}
	return r, true
}

// Quo is a divided by b; nothing is divided by 0.
func (a Ratio) Quo(b Ratio) (r Ratio, fits bool) {
	switch {
	case b.n == 0:
		return r, false
	case b.n < 0:
		return a.Mul(Ratio{-b.d, -b.n})
	}
	return a.Mul(Ratio{b.d, b.n})
}

// Cmp is -1, 0 or 1 as a is less than, equal to or greater than b.
func (a Ratio) Cmp(b Ratio) int {
	if a.d == b.d {
		return cmp64(a.n, b.n)
	}
	if (a.n < 0) != (b.n < 0) {
		return cmp64(a.n, b.n)
	}
	ah, al := bits.Mul64(abs(a.n), uint64(b.d))
	bh, bl := bits.Mul64(abs(b.n), uint64(a.d))
	c := 0
	switch {
	case ah < bh || ah == bh && al < bl:
		c = -1
	case ah > bh || al > bl:
		c = 1
	}
	if a.n < 0 {
		return -c
	}
	return c
}
