package cond

import (
	"github.com/strait-law/strait/internal/value"
)

// defTruth is the truth of a definition that day.
func (c *Context) defTruth(d *Def) value.Truth {
	m, ok := c.remembered(d)
	if ok {
		c.open = append(c.open, m.open...)
		return m.truth
	}
	mark, dep := len(c.open), c.entryDep
	c.entryDep = false
	choice := &c.View.Defs[d.Num]
	t := c.choose(d.ID, choice, func(b *Body) value.Truth { return c.Eval(b.When) })
	if m != nil {
		*m = memo{walk: c.walk, cand: c.dependence(), truth: t, open: append([]Open(nil), c.open[mark:]...)}
	}
	c.entryDep = c.entryDep || dep
	return t
}

// remembered finds what this walk already knows of a definition. It gives nil
// where nothing is kept: inside a quantifier, by the law of another day, and
// while a trace is drawn.
func (c *Context) remembered(d *Def) (*memo, bool) {
	if c.depth > 0 || c.trace != nil || c.memo == nil {
		return nil, false
	}
	m := &c.memo[d.Num]
	if m.walk == c.walk && (m.cand == 0 || m.cand == c.candNo) {
		c.entryDep = c.entryDep || m.cand != 0
		return m, true
	}
	return m, false
}

func (c *Context) dependence() int {
	if c.entryDep {
		return c.candNo
	}
	return 0
}

// choose is the truth of a dated piece of law: what its one version says, or,
// where the day does not settle which version holds, what all of them agree on.
func (c *Context) choose(id string, ch *Choice, eval func(*Body) value.Truth) value.Truth {
	c.reads(id)
	if c.trace != nil {
		c.trace.source(ch)
	}
	if ch.Src.Weak() {
		c.weak = true
		if c.Strict {
			return c.gapLeaf(id)
		}
	}
	if ch.Gap == "" {
		if len(ch.Bodies) == 0 {
			return value.No
		}
		return eval(&ch.Bodies[0])
	}
	if ch.Blank {
		return c.gapLeaf(ch.Gap)
	}
	mark := len(c.open)
	t := value.No
	if !ch.Absent {
		t = eval(&ch.Bodies[0])
	}
	for i := range ch.Bodies {
		if eval(&ch.Bodies[i]) != t || t == value.Unknown {
			c.open = c.open[:mark]
			return c.gapLeaf(ch.Gap)
		}
	}
	return t
}

// gapLeaf is the answer to a law gap that stands for a whole rule; without one
// it is noted as a question.
func (c *Context) gapLeaf(id string) value.Truth {
	t := c.gapTruth(id)
	if t == value.Unknown {
		c.Note(Open{Gap: id})
	}
	return t
}

// defValue is the value a definition names that day, or nil.
func (c *Context) defValue(d *Def) *Value {
	m, ok := c.remembered(d)
	if ok {
		c.missing = append(c.missing, m.missing...)
		c.readElem, c.readFact = m.readElem, m.readFact
		return m.value
	}
	mark, dep := len(c.missing), c.entryDep
	c.entryDep = false
	v := c.chosenValue(d, &c.View.Defs[d.Num])
	if m != nil {
		*m = memo{walk: c.walk, cand: c.dependence(), value: v, missing: append([]Open(nil), c.missing[mark:]...), readElem: c.readElem, readFact: c.readFact}
	}
	c.entryDep = c.entryDep || dep
	return v
}

func (c *Context) chosenValue(d *Def, ch *Choice) *Value {
	c.reads(d.ID)
	if c.trace != nil {
		c.trace.source(ch)
	}
	gap := ch.Gap
	if ch.Src.Weak() {
		c.weak = true
		if c.Strict {
			gap = d.ID
		}
	}
	if gap != "" || len(ch.Bodies) != 1 {
		return c.answered(gap, d.Type, d.Dim, d.ID)
	}
	return c.formula(ch.Bodies[0].Value)
}

func (c *Context) defNumber(d *Def) (value.Interval, string) {
	v := c.defValue(d)
	if v == nil {
		return value.Anything(), ""
	}
	return v.Num, v.Text
}

// formula is the value of a formula. A number is always an interval, be it of
// anything; a word, place or day that is not known is nil. What is missing is
// noted.
func (c *Context) formula(f *Formula) *Value {
	switch f.Op {
	case OfTerm:
		v := c.value(f.Term)
		if v == nil && (f.Type == Number || f.Type == Money) {
			return &Value{Num: value.Anything()}
		}
		return v
	case Cases:
		return c.firstCase(f)
	case LookUp:
		return c.lookUp(f)
	case TotalFor:
		return c.totalFor(f)
	case SumOver:
		return c.sum(f, nil)
	}
	return c.arithmetic(f)
}

// firstCase is the value of the first case that holds. While an earlier case is
// open, a number is what all cases still possible span.
func (c *Context) firstCase(f *Formula) *Value {
	var out *Value
	for i, a := range f.Args {
		mark := len(c.open)
		t := value.Yes
		if f.Whens[i] != nil {
			t = c.Eval(f.Whens[i])
		}
		for _, o := range c.open[mark:] {
			c.missing = append(c.missing, Open{Elem: o.Elem, Fact: o.Fact, Gap: o.Gap})
		}
		c.open = c.open[:mark]
		if t == value.No {
			continue
		}
		v := c.formula(a)
		if v == nil {
			return nil
		}
		switch {
		case out == nil:
			out = v
		case f.Type == Number || f.Type == Money && v.Text == out.Text:
			out = &Value{Num: hull(out.Num, v.Num), Text: v.Text}
		case out.Text != v.Text || out.Day != v.Day || out.Truth != v.Truth:
			return nil
		}
		if t == value.Yes {
			return out
		}
	}
	if f.Type == Number || f.Type == Money {
		return &Value{Num: value.Anything()}
	}
	return nil
}

// hull is what two values span, one of which it is. Where only one of them is no
// number at all, nothing can be said.
func hull(a, b value.Interval) value.Interval {
	switch {
	case a.Empty() && b.Empty():
		return a
	case a.Empty() || b.Empty():
		return value.Anything()
	}
	return value.Interval{Lo: a.Min(b).Lo, Hi: a.Max(b).Hi}
}

func (c *Context) lookUp(f *Formula) *Value {
	none := &Value{Num: value.Anything()}
	if f.Type != Number && f.Type != Money {
		none = nil
	}
	cell, ok := c.cell(f.Table, f.Row, f.Col)
	if !ok {
		return none
	}
	if gap := c.cellGap(cell); gap != "" {
		if v := c.answered(gap, f.Type, f.Dim, f.Col); v != nil {
			return v
		}
		return none
	}
	if cell.None || cell.Value == nil {
		return noValue
	}
	return cell.Value
}

// answered is the value the order assumes for one the law does not tell; without
// it nothing, and the gap is noted.
func (c *Context) answered(gap string, t Type, dim value.Dim, name string) *Value {
	if s, ok := c.Assume[gap]; ok {
		if v, err := c.Vocab.Read(t, dim, name, "", nil, s); err == nil {
			return v
		}
	}
	c.missValue(gap)
	return nil
}

// noValue is what a blank cell holds: a number that is no number and a word that
// is no word, so that no comparison with it holds.
var noValue = &Value{Num: value.Interval{Lo: value.Bound{At: value.Int(1)}, Hi: value.Bound{}}}

func (c *Context) totalFor(f *Formula) *Value {
	none := &Value{Num: value.Anything()}
	key := c.value(f.Term)
	contract := c.Frame[Contract]
	if key == nil || contract == nil {
		return none
	}
	if v, ok := contract.Totals[key.Text]; ok {
		return v
	}
	c.miss(contract, c.Vocab.On(Contract, "total"))
	return none
}

func (c *Context) arithmetic(f *Formula) *Value {
	first := c.formula(f.Args[0])
	out := Value{Num: first.Num, Text: first.Text}
	if f.Op == LeastOf && !out.Num.Empty() {
		out.Num = out.Num.AtLeast()
	}
	for _, a := range f.Args[1:] {
		v := c.formula(a)
		num := v.Num
		if f.Type == Money && v.Text != "" && out.Text != "" && v.Text != out.Text {
			num = c.convert(num, v.Text, out.Text)
		}
		if out.Text == "" {
			out.Text = v.Text
		}
		if out.Num.Empty() || num.Empty() { // with a blank cell nothing is reckoned
			out.Num = noValue.Num
			continue
		}
		switch f.Op {
		case Product:
			out.Num = out.Num.Mul(num)
		case Quotient:
			out.Num = out.Num.Quo(num)
		case Plus:
			out.Num = out.Num.Add(num)
		case Minus:
			out.Num = out.Num.Sub(num)
		case Max:
			out.Num = out.Num.Max(num)
		case Min:
			out.Num = out.Num.Min(num)
		case Between:
			between := value.Interval{Lo: out.Num.Lo, Hi: num.Hi}
			if between.Empty() { // the order contradicts itself: no end can be relied on
				between = hull(out.Num, num)
			}
			out.Num = between
		case KnownBy:
			if both := intersect(out.Num, num); !both.Empty() {
				out.Num = both
			}
		}
	}
	if f.Type != Money {
		out.Text = ""
	}
	if f.Op == Between && !out.Num.IsPoint() && !out.Num.Hi.Inf && first.Num.IsPoint() {
		if v := c.answered(f.Gap, f.Type, f.Dim, f.Text); v != nil {
			return v
		}
	}
	return &out
}

// sum adds a formula up over the elements of a list for which the condition
// holds and which share the value of Same with the line decided for. An element
// that may or may not count makes the sum a range; a list that may hold more
// leaves it open above, but no further than the whole that shares make up.
func (c *Context) sum(f *Formula, same *string) *Value {
	total := Value{Num: value.Point(value.Num{})}
	g := c.through(f.List)
	mine := c.sameAs(f, same)
	for _, e := range g.elems {
		in, v := c.summand(f, e, mine)
		if in == value.No {
			continue
		}
		num := v.Num
		if f.Type == Money && v.Text != "" {
			if total.Text == "" {
				total.Text = v.Text
			}
			if v.Text != total.Text {
				num = c.convert(num, v.Text, total.Text)
			}
		}
		if in == value.Unknown {
			num = hull(value.Point(value.Num{}), num)
		}
		total.Num = total.Num.Add(num)
	}
	if g.more {
		c.miss(g.owner, c.listFact(g.owner, f.List))
		total.Num = total.Num.Add(c.furtherSum(f, g))
	}
	return &total
}

// furtherSum is what one more element could add.
func (c *Context) furtherSum(f *Formula, g gone) value.Interval {
	further := value.Interval{Lo: value.Bound{}, Hi: value.Bound{Inf: true}}
	fact := f.Args[0].Term.Fact
	if fact == nil || fact.Whole.Inf || fact.Whole.At.Sign() == 0 {
		return further
	}
	stated := value.Point(value.Num{})
	for _, e := range g.elems {
		if v := e.Get(fact); v != nil {
			stated = stated.Add(v.Num)
		}
	}
	rest := value.Point(fact.Whole.At).Sub(stated)
	if rest.Lo.Inf || rest.Hi.At.Sign() < 0 {
		return value.Point(value.Num{})
	}
	return value.Interval{Lo: value.Bound{}, Hi: value.Bound{At: rest.Hi.At}}
}

// sameAs is the value that elements must share: that of the line decided for.
func (c *Context) sameAs(f *Formula, same *string) *Value {
	if f.Same == nil {
		return nil
	}
	if same != nil {
		return &Value{Text: *same}
	}
	return c.value(*f.Same)
}

func (c *Context) summand(f *Formula, e *Element, mine *Value) (value.Truth, *Value) {
	in := c.hasRoleNamed(e, f.Role)
	v := &Value{}
	cand := c.Cand
	c.inside(e, func() value.Truth {
		if f.Same != nil {
			in = in.And(c.shares(f, e, mine))
		}
		if in != value.No {
			mark := len(c.open)
			in = in.And(c.Eval(f.Where))
			for _, o := range c.open[mark:] {
				c.missing = append(c.missing, Open{Elem: o.Elem, Fact: o.Fact, Gap: o.Gap})
			}
			c.open = c.open[:mark]
		}
		if in != value.No {
			v = c.formula(f.Args[0])
		}
		return in
	})
	c.Cand = cand
	return in, v
}

// shares says whether an element has the same value of Same as the line decided
// for. Another line has that of each entry it may be under.
func (c *Context) shares(f *Formula, e *Element, mine *Value) value.Truth {
	if mine == nil {
		return value.Unknown
	}
	if e.Kind != Line || e == c.Home {
		v := c.value(*f.Same)
		if v == nil {
			return value.Unknown
		}
		return value.Of(v.Text == mine.Text)
	}
	t := value.No
	for _, other := range c.EntriesOf(e) {
		c.Cand = &other
		got := value.Unknown
		if v := c.value(*f.Same); v != nil {
			got = value.Of(v.Text == mine.Text)
		}
		if other.Truth != value.Yes && got == value.Yes {
			got = value.Unknown
		}
		t = t.Or(got)
	}
	return t
}

func (c *Context) hasRoleNamed(e *Element, role string) value.Truth {
	if role == "" {
		return value.Yes
	}
	v := e.Get(c.Vocab.On(Party, "role"))
	if v == nil {
		return value.Unknown
	}
	return v.Has(role, c.Day)
}

// computed compares a computed value. With Same, each group of elements that
// share a value is tested alone, and all must pass.
func (c *Context) computed(n *Node) value.Truth {
	if n.Of.Op != SumOver || n.Same == nil {
		return c.compareTo(n, c.formula(n.Of))
	}
	t := value.Yes
	for _, group := range c.groups(n) {
		t = t.And(c.compareTo(n, c.sum(n.Of, &group)))
	}
	return t
}

func (c *Context) compareTo(n *Node, v *Value) value.Truth {
	left := c.exchange(v.Num, v.Text, n.Right.Term)
	return compareIntervals(n.Cmp, left, c.number(n.Right.Term, n.Left))
}

// groups is the values of Same over the elements of a sum.
func (c *Context) groups(n *Node) []string {
	var out []string
	seen := map[string]bool{}
	for _, e := range c.through(n.Of.List).elems {
		c.inside(e, func() value.Truth {
			if v := c.value(*n.Same); v != nil && !seen[v.Text] {
				seen[v.Text] = true
				out = append(out, v.Text)
			}
			return value.Yes
		})
	}
	return out
}
