package cond

import (
	"slices"

	"github.com/strait-law/strait/internal/value"
)

// plain is a stated fact in the plain case, a truth, a word of an enumeration or
// one number, in the few bytes that the quick way reads.
type plain struct {
	slot  int32
	word  uint16 // the word's rank, from 1
	truth value.Truth
	point bool
	num   value.Ratio
}

// maxWords is how many words of an enumeration fit in a mask.
const maxWords = 63

func (e *Element) setPlain(f *Fact, v *Value) {
	e.plain = slices.DeleteFunc(e.plain, func(p plain) bool { return p.slot == int32(f.Slot) })
	p := plain{slot: int32(f.Slot), word: v.word, truth: v.Truth}
	if f.Type == Number && v.Num.IsPoint() {
		p.num, p.point = v.Num.Lo.At.Ratio()
	}
	if p.word > 0 || p.truth != value.Unknown || p.point {
		e.plain = append(e.plain, p)
	}
}

// plainly finds the plain value of a slot, or nil.
func (e *Element) plainly(slot int32) *plain {
	if e == nil {
		return nil
	}
	for i := range e.plain {
		if e.plain[i].slot == slot {
			return &e.plain[i]
		}
	}
	return nil
}

// Rank is the rank of the word an element states of an enumeration, or -1 where
// it states none.
func (e *Element) Rank(f *Fact) int {
	if p := e.plainly(int32(f.Slot)); p != nil {
		return int(p.word) - 1
	}
	if v := e.Get(f); v != nil {
		return f.rank(v.Text)
	}
	return -1
}

// Quick is a condition made ready for the plain case: every fact it reads is
// stated, as a word, a truth or one number. It settles most entries of a list,
// at a small part of what the full walk costs. It knows yes and no only; what it
// does not settle is left to the walk, which alone notes questions.
//
// It is made for one view, since it holds what definitions say that day.
type Quick struct {
	steps []step
	weak  bool // the text is not verified
}

// step is one limb, in the order they are read; the limbs of a join stand right
// behind it, up to the step end.
type step struct {
	op    quickOp
	cmp   Cmp
	not   bool
	weak  bool // it reads a definition whose text is not verified
	kind  Kind
	slot  int32
	end   int32
	mask  uint64 // the words of an enum, by rank
	limit value.Ratio
	sum   *quickSum
}

type quickOp uint8

const (
	quickNothing quickOp = iota // a limb that only the walk can read
	quickAll
	quickAny
	quickNone
	quickNumber
	quickFormula
	quickWord
	quickYes
)

// Quicken makes ready what a piece of law says on the day of a view. It gives nil
// where the day does not settle which version holds, or nothing of it is plain.
func Quicken(ch *Choice, view *View) *Quick {
	if ch.Gap != "" || len(ch.Bodies) != 1 || ch.Bodies[0].When == nil {
		return nil
	}
	q := &Quick{weak: ch.Src.Weak()}
	q.add(ch.Bodies[0].When, view, 0)
	for _, s := range q.steps {
		if s.op >= quickNumber {
			return q
		}
	}
	return nil
}

func (q *Quick) add(n *Node, view *View, depth int) {
	at := len(q.steps)
	q.steps = append(q.steps, step{not: n.Not, cmp: n.Cmp})
	s := &q.steps[at]
	switch n.Op {
	case All:
		q.join(at, quickAll, n.Kids, view, depth)
	case Any:
		q.join(at, quickAny, n.Kids, view, depth)
	case None:
		q.join(at, quickNone, n.Kids, view, depth)
	case Compare:
		s.compare(n, view)
	case In:
		s.words(n)
	case Bare:
		if b, weak := plainBody(n.Left.Def, view); b != nil && b.When != nil && !n.Not && depth < 8 {
			s.weak = weak
			q.join(at, quickAll, []*Node{b.When}, view, depth+1)
		} else if framed(n.Left) {
			s.op, s.kind, s.slot = quickYes, n.Left.Fact.Kind, int32(n.Left.Fact.Slot)
		}
	}
	q.steps[at].end = int32(len(q.steps))
}

func (q *Quick) join(at int, op quickOp, kids []*Node, view *View, depth int) {
	q.steps[at].op = op
	for _, k := range kids {
		q.add(k, view, depth)
	}
}

func (s *step) compare(n *Node, view *View) {
	limit := n.Right.Term.Const
	if n.Left.Type != Number || n.Cmp > GE || limit == nil || !limit.Num.IsPoint() || n.Left.Scale.Sign() != 0 {
		return
	}
	var fits bool
	if s.limit, fits = limit.Num.Lo.At.Ratio(); !fits {
		return
	}
	if framed(n.Left) {
		s.op, s.kind, s.slot = quickNumber, n.Left.Fact.Kind, int32(n.Left.Fact.Slot)
	} else if b, weak := plainBody(n.Left.Def, view); b != nil {
		if s.sum = quickenSum(b.Value, view, 0); s.sum != nil {
			s.op, s.weak = quickFormula, weak
		}
	}
}

func (s *step) words(n *Node) {
	if !framed(n.Left) || n.Left.Type != Enum || n.Right.Term.Name != "" || len(n.Right.Sets) > 0 || len(n.Left.Fact.Values) > maxWords {
		return
	}
	s.op, s.kind, s.slot = quickWord, n.Left.Fact.Kind, int32(n.Left.Fact.Slot)
	for _, w := range n.Right.Words {
		if r := n.Left.Fact.rank(w); r >= 0 {
			s.mask |= 1 << r
		}
	}
}

// framed says whether a term is a fact of which an order has one where the
// entries of a line are read.
func framed(t Term) bool {
	if t.Fact == nil || t.Fact.IsList || t.Shift != (value.Period{}) {
		return false
	}
	switch t.Fact.Kind {
	case Order, Exporter, Contract, Line, Item:
		return true
	}
	return false
}

// plainBody is what a definition says on the day of a view, where that is
// settled, and whether its text is not verified.
func plainBody(d *Def, view *View) (b *Body, weak bool) {
	if d == nil || d.On != Line {
		return nil, false
	}
	ch := &view.Defs[d.Num]
	if ch.Gap != "" || len(ch.Bodies) != 1 {
		return nil, false
	}
	return &ch.Bodies[0], ch.Src.Weak()
}

// quickSum is a formula of products and quotients of plain numbers.
type quickSum struct {
	op    FormulaOp
	args  []*quickSum
	kind  Kind
	slot  int32
	fixed value.Ratio
	fact  bool
}

func quickenSum(f *Formula, view *View, depth int) *quickSum {
	if f == nil || f.Type != Number || depth > 8 {
		return nil
	}
	out := &quickSum{op: f.Op}
	switch f.Op {
	case OfTerm:
		t := f.Term
		switch b, weak := plainBody(t.Def, view); {
		case t.Const != nil && t.Const.Num.IsPoint():
			var fits bool
			out.fixed, fits = t.Const.Num.Lo.At.Ratio()
			if !fits {
				return nil
			}
		case framed(t) && t.Type == Number && t.Scale.Sign() == 0:
			out.fact, out.kind, out.slot = true, t.Fact.Kind, int32(t.Fact.Slot)
		case b != nil && !weak:
			return quickenSum(b.Value, view, depth+1)
		default:
			return nil
		}
	case Product, Quotient:
		for _, a := range f.Args {
			q := quickenSum(a, view, depth+1)
			if q == nil {
				return nil
			}
			out.args = append(out.args, q)
		}
	default:
		return nil
	}
	return out
}

// Settle is the truth of the condition where it is plain, else unknown. While a
// trace is drawn, readings are noted, or the unknown is assumed, nothing is; nor
// is law that is not verified where it counts as unknown.
func (q *Quick) Settle(c *Context) value.Truth {
	if q == nil || c.trace != nil || c.Read != nil || len(c.assumed) > 0 || q.weak && c.Strict {
		return value.Unknown
	}
	t := q.truth(c, 0)
	c.weak = c.weak || q.weak && t != value.Unknown
	return t
}

func (q *Quick) truth(c *Context, at int32) value.Truth {
	s := &q.steps[at]
	if s.weak {
		if c.Strict {
			return value.Unknown
		}
		c.weak = true
	}
	switch s.op {
	case quickAll:
		return q.settled(c, at, value.No)
	case quickAny:
		return q.settled(c, at, value.Yes)
	case quickNone:
		return q.settled(c, at, value.Yes).Not()
	case quickNothing:
		return value.Unknown
	}
	t := s.leaf(c)
	if s.not {
		t = t.Not()
	}
	return t
}

// settled goes through the limbs of a join until one comes to what settles it.
func (q *Quick) settled(c *Context, at int32, by value.Truth) value.Truth {
	t, end := by.Not(), q.steps[at].end
	for i := at + 1; i < end; i = q.steps[i].end {
		switch q.truth(c, i) {
		case by:
			return by
		case value.Unknown:
			t = value.Unknown
		}
	}
	return t
}

func (s *step) leaf(c *Context) value.Truth {
	if s.op == quickFormula {
		r, ok := s.sum.value(c)
		if !ok {
			return value.Unknown
		}
		return holds(s.cmp, r.Cmp(s.limit))
	}
	v := c.Frame[s.kind].plainly(s.slot)
	switch {
	case v == nil:
		return value.Unknown
	case s.op == quickYes:
		return v.truth
	case s.op == quickWord && v.word > 0:
		return value.Of(s.mask&(1<<(v.word-1)) != 0)
	case s.op == quickNumber && v.point:
		return holds(s.cmp, v.num.Cmp(s.limit))
	}
	return value.Unknown
}

// holds says whether a comparison holds of two numbers of which the first is
// less than (-1), equal to (0) or greater than (1) the second.
func holds(op Cmp, c int) value.Truth {
	return value.Of(compareInts(op, c, 0))
}

func (q *quickSum) value(c *Context) (out value.Ratio, ok bool) {
	switch {
	case q.fact:
		v := c.Frame[q.kind].plainly(q.slot)
		if v == nil {
			return out, false
		}
		return v.num, v.point
	case q.op == OfTerm:
		return q.fixed, true
	}
	for i, a := range q.args {
		x, fits := a.value(c)
		switch {
		case !fits:
			return out, false
		case i == 0:
			out, ok = x, true
		case q.op == Product:
			out, ok = out.Mul(x)
		default:
			out, ok = out.Quo(x)
		}
		if !ok {
			return out, false
		}
	}
	return out, ok
}
