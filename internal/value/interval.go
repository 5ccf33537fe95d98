package value

import (
	"errors"
	"strings"
)

// Truth is one of three: what is not known is neither yes nor no.
type Truth uint8

// The three truths (Kleene's). The zero value is Unknown, so that a truth
// nobody set can free nothing.
const (
	Unknown Truth = iota
	No
	Yes
)

// Of is Yes for true and No for false.
func Of(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Not is Kleene's negation.
func (t Truth) Not() Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

// And is Yes where both are, No where one is No.
func (t Truth) And(u Truth) Truth {
	switch {
	case t == No || u == No:
		return No
	case t == Yes && u == Yes:
		return Yes
	}
	return Unknown
}

// Or is Yes where one is, No where both are No.
func (t Truth) Or(u Truth) Truth { return t.Not().And(u.Not()).Not() }

func (t Truth) String() string { return [...]string{"unknown", "no", "yes"}[t] }

// MarshalText writes the truth as a word.
func (t Truth) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// Bound is one end of an interval.
type Bound struct {
	At   Num
	Open bool // the end itself is outside
	Inf  bool // no end on this side; At is not read
}

// Interval is what is known of a number: it lies between Lo and Hi. A measured
// point has both ends equal; a number nobody stated has neither end.
type Interval struct{ Lo, Hi Bound }

// Point is the interval that holds n alone.
func Point(n Num) Interval { return Interval{Lo: Bound{At: n}, Hi: Bound{At: n}} }

// Anything is the interval of a number of which nothing is known.
func Anything() Interval { return Interval{Lo: Bound{Inf: true}, Hi: Bound{Inf: true}} }

// AtLeast is the interval from the lower end of a upwards.
func (a Interval) AtLeast() Interval { return Interval{Lo: a.Lo, Hi: Bound{Inf: true}} }

// IsPoint says whether a is one number.
func (a Interval) IsPoint() bool {
	return !a.Lo.Inf && !a.Hi.Inf && a.Lo.At.Cmp(a.Hi.At) == 0
}

// Empty says whether no number lies in a.
func (a Interval) Empty() bool {
	if a.Lo.Inf || a.Hi.Inf {
		return false
	}
	c := a.Lo.At.Cmp(a.Hi.At)
	return c > 0 || c == 0 && (a.Lo.Open || a.Hi.Open)
}

// Within says whether every number of a lies in b.
func (a Interval) Within(b Interval) bool {
	lo := b.Lo.Inf || !a.Lo.Inf && (a.Lo.At.Cmp(b.Lo.At) > 0 || a.Lo.At.Cmp(b.Lo.At) == 0 && (!b.Lo.Open || a.Lo.Open))
	hi := b.Hi.Inf || !a.Hi.Inf && (a.Hi.At.Cmp(b.Hi.At) < 0 || a.Hi.At.Cmp(b.Hi.At) == 0 && (!b.Hi.Open || a.Hi.Open))
	return lo && hi
}

// Less says whether the number in a is less than the number in b.
func (a Interval) Less(b Interval) Truth {
	if !a.Hi.Inf && !b.Lo.Inf {
		if c := a.Hi.At.Cmp(b.Lo.At); c < 0 || c == 0 && (a.Hi.Open || b.Lo.Open) {
			return Yes
		}
	}
	if !a.Lo.Inf && !b.Hi.Inf && a.Lo.At.Cmp(b.Hi.At) >= 0 {
		return No
	}
	return Unknown
}

// Equal says whether the two numbers are the same.
func (a Interval) Equal(b Interval) Truth {
	if a.IsPoint() && b.IsPoint() {
		return Of(a.Lo.At.Cmp(b.Lo.At) == 0)
	}
	if a.Less(b) == Yes || b.Less(a) == Yes {
		return No
	}
	return Unknown
}

// Overlaps says whether the two ranges share a number. Unlike the other
// comparisons it reads a as a range (a machine that works from 5 to 10 nm),
// not as one number not exactly known.
func (a Interval) Overlaps(b Interval) Truth { return Of(a.Less(b) != Yes && b.Less(a) != Yes) }

// none gives the one of a and b that holds no number: what is computed from it
// holds none either.
func (a Interval) none(b Interval) (Interval, bool) {
	if a.Empty() {
		return a, true
	}
	return b, b.Empty()
}

// Add is the interval of the sum.
func (a Interval) Add(b Interval) Interval {
	if n, ok := a.none(b); ok {
		return n
	}
	return Interval{Lo: addBound(a.Lo, b.Lo), Hi: addBound(a.Hi, b.Hi)}
}

func addBound(a, b Bound) Bound {
	if a.Inf || b.Inf {
		return Bound{Inf: true}
	}
	return Bound{At: a.At.Add(b.At), Open: a.Open || b.Open}
}

// Neg is the interval of the negated number.
func (a Interval) Neg() Interval {
	return Interval{
		Lo: Bound{At: a.Hi.At.Neg(), Open: a.Hi.Open, Inf: a.Hi.Inf},
		Hi: Bound{At: a.Lo.At.Neg(), Open: a.Lo.Open, Inf: a.Lo.Inf},
	}
}

// Sub is the interval of the difference.
func (a Interval) Sub(b Interval) Interval { return a.Add(b.Neg()) }

// Mul is the interval of the product. Open ends are closed on the way: the
// result may be a little too wide, never too narrow.
func (a Interval) Mul(b Interval) Interval {
	if n, ok := a.none(b); ok {
		return n
	}
	if a.IsPoint() && a.Lo.At.Sign() == 0 || b.IsPoint() && b.Lo.At.Sign() == 0 {
		return Point(Num{})
	}
	var lo, hi extended
	for i, p := range [...]extended{
		a.low().mul(b.low()), a.low().mul(b.high()),
		a.high().mul(b.low()), a.high().mul(b.high()),
	} {
		if i == 0 || p.less(lo) {
			lo = p
		}
		if i == 0 || hi.less(p) {
			hi = p
		}
	}
	return Interval{Lo: lo.bound(), Hi: hi.bound()}
}

// Quo is the interval of the quotient; a divisor that may be 0 leaves nothing
// known.
func (a Interval) Quo(b Interval) Interval {
	if n, ok := a.none(b); ok {
		return n
	}
	zero := Point(Num{})
	switch {
	case zero.Less(b) == Yes:
		inverse := Interval{Lo: Bound{At: Num{}}, Hi: Bound{Inf: true}}
		if !b.Hi.Inf {
			inverse.Lo.At = Int(1).Quo(b.Hi.At)
		}
		if !b.Lo.Inf && b.Lo.At.Sign() > 0 {
			inverse.Hi = Bound{At: Int(1).Quo(b.Lo.At)}
		}
		return a.Mul(inverse)
	case b.Less(zero) == Yes:
		return a.Quo(b.Neg()).Neg()
	}
	return Anything()
}

// Max is the interval of the larger of the two numbers. Of two equal ends the
// larger number lies above the lower one if either is open, and reaches the
// upper one if either is closed.
func (a Interval) Max(b Interval) Interval {
	m := a
	if a.low().less(b.low()) || b.Lo.Open && !b.low().less(a.low()) {
		m.Lo = b.Lo
	}
	if a.high().less(b.high()) || a.Hi.Open && !b.high().less(a.high()) {
		m.Hi = b.Hi
	}
	return m
}

// Min is the interval of the smaller of the two numbers.
func (a Interval) Min(b Interval) Interval { return a.Neg().Max(b.Neg()).Neg() }

// extended is a number or one of the two infinities (inf is its sign).
type extended struct {
	at  Num
	inf int
}

func (a Interval) low() extended {
	if a.Lo.Inf {
		return extended{inf: -1}
	}
	return extended{at: a.Lo.At}
}

func (a Interval) high() extended {
	if a.Hi.Inf {
		return extended{inf: 1}
	}
	return extended{at: a.Hi.At}
}

func (x extended) sign() int {
	if x.inf != 0 {
		return x.inf
	}
	return x.at.Sign()
}

func (x extended) mul(y extended) extended {
	if x.inf == 0 && y.inf == 0 {
		return extended{at: x.at.Mul(y.at)}
	}
	return extended{inf: x.sign() * y.sign()} // 0 times infinity: 0, the end is reached by no number
}

func (x extended) less(y extended) bool {
	if x.inf != 0 || y.inf != 0 {
		return x.inf < y.inf
	}
	return x.at.Cmp(y.at) < 0
}

func (x extended) bound() Bound {
	if x.inf != 0 {
		return Bound{Inf: true}
	}
	return Bound{At: x.at}
}

var (
	errAbout = errors.New(`"about" says nothing exact; write a range (15..20 nm) or a tolerance (30 +- 3 %)`)
	errEmpty = errors.New(`the range holds no number: its lower end lies above its upper end`)
)

// SplitUnit cuts a written quantity into its number part and its unit:
// "15..20 nm" gives "15..20" and "nm", "30 +- 3 %" gives "30 +- 3" and "%",
// "> 5 and <= 7 nm" gives "> 5 and <= 7" and "nm".
func SplitUnit(s string) (number, unit string) {
	s = strings.TrimSpace(s)
	end := strings.LastIndex(s, and)
	if end < 0 {
		end = 0
	} else {
		end += len(and)
	}
	for end < len(s) && isNumberByte(s, end) {
		end++
	}
	return strings.TrimSpace(s[:end]), strings.TrimSpace(s[end:])
}

func isNumberByte(s string, i int) bool {
	c := s[i]
	if c == 'e' || c == 'E' {
		return i > 0 && s[i-1] >= '0' && s[i-1] <= '9' && exponentFollows(s[i+1:])
	}
	return c >= '0' && c <= '9' || strings.IndexByte("+-.<>= ", c) >= 0
}

func exponentFollows(s string) bool {
	s = strings.TrimLeft(s, "+-")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// and joins the two sides of a range of which an end is not in it.
const and = " and "

// ParseInterval reads the number part of a quantity: a point (13.5), a range
// with both ends in it (15..20), a one-sided range (> 5, <= 3), two of these
// (> 5 and <= 7) or a point with a tolerance (30 +- 3).
func ParseInterval(s string) (Interval, error) {
	s = strings.TrimSpace(s)
	if isAbout(s) {
		return Interval{}, errAbout
	}
	if low, high, ok := strings.Cut(s, and); ok {
		if strings.Contains(high, and) { // and a long chain of sides is not gone down
			return Interval{}, errNotNumber
		}
		return parseSides(low, high)
	}
	if lo, hi, ok := strings.Cut(s, ".."); ok {
		if strings.HasPrefix(hi, ".") { // 0...5 is 0 to 5 to whoever wrote it, not 0 to 0.5
			return Interval{}, errNotNumber
		}
		return parsePair(lo, hi, func(a, b Num) (Num, Num) { return a, b })
	}
	if mid, tol, ok := strings.Cut(s, "+-"); ok {
		return parsePair(mid, tol, func(m, t Num) (Num, Num) { return m.Sub(t), m.Add(t) })
	}
	for _, p := range [...]string{">=", "<=", ">", "<"} {
		rest, ok := strings.CutPrefix(s, p)
		if !ok {
			continue
		}
		n, err := ParseNum(strings.TrimSpace(rest))
		end := Bound{At: n, Open: len(p) == 1}
		if p[0] == '>' {
			return Interval{Lo: end, Hi: Bound{Inf: true}}, err
		}
		return Interval{Lo: Bound{Inf: true}, Hi: end}, err
	}
	n, err := ParseNum(s)
	return Point(n), err
}

// parseSides reads a range by its two sides: the lower, then the upper.
func parseSides(low, high string) (Interval, error) {
	a, err := ParseInterval(low)
	if err != nil {
		return a, err
	}
	b, err := ParseInterval(high)
	if err != nil {
		return b, err
	}
	if a.Lo.Inf || !a.Hi.Inf || !b.Lo.Inf || b.Hi.Inf {
		return a, errNotNumber
	}
	out := Interval{Lo: a.Lo, Hi: b.Hi}
	if out.Empty() {
		return out, errEmpty
	}
	return out, nil
}

// isAbout says whether a quantity is written as one that is only nearly so.
func isAbout(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "about") || strings.HasPrefix(s, "ca") || strings.HasPrefix(s, "~")
}

func parsePair(a, b string, ends func(a, b Num) (Num, Num)) (Interval, error) {
	x, err := ParseNum(strings.TrimSpace(a))
	if err != nil {
		return Interval{}, err
	}
	y, err := ParseNum(strings.TrimSpace(b))
	if err != nil {
		return Interval{}, err
	}
	lo, hi := ends(x, y)
	iv := Interval{Lo: Bound{At: lo}, Hi: Bound{At: hi}}
	if iv.Empty() {
		return Interval{}, errEmpty
	}
	return iv, nil
}

// String writes the interval as ParseInterval reads it; an interval open at
// one of two ends, which no order can state, is written in words.
func (a Interval) String() string {
	switch {
	case a.Lo.Inf && a.Hi.Inf:
		return "any number"
	case a.IsPoint():
		return a.Lo.At.String()
	case a.Hi.Inf:
		return ">" + map[bool]string{false: "=", true: ""}[a.Lo.Open] + " " + a.Lo.At.String()
	case a.Lo.Inf:
		return "<" + map[bool]string{false: "=", true: ""}[a.Hi.Open] + " " + a.Hi.At.String()
	case !a.Lo.Open && !a.Hi.Open:
		return a.Lo.At.String() + ".." + a.Hi.At.String()
	}
	return Interval{Lo: a.Lo, Hi: Bound{Inf: true}}.String() + " and " + Interval{Lo: Bound{Inf: true}, Hi: a.Hi}.String()
}
