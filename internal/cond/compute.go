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
	c.reads(id, "")
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
	c.reads(d.ID, "")
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
		t := value.Yes
		if f.Whens[i] != nil {
			t = c.evalAside(f.Whens[i])
		}
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
		case f.Type == Money:
			return &Value{Num: value.Anything()}
		case out.None != v.None || out.Text != v.Text || out.Day != v.Day || out.Truth != v.Truth || out.Span != v.Span:
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
var noValue = &Value{None: true, Num: value.Interval{Lo: value.Bound{At: value.Int(1)}, Hi: value.Bound{}}}

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
	mark := len(c.missing)
	first := c.formula(f.Args[0])
	out := Value{Num: first.Num, Text: first.Text}
	if f.Op == LeastOf && !out.Num.Empty() {
		out.Num = out.Num.AtLeast()
	}
	for _, a := range f.Args[1:] {
		v := c.formula(a)
		num := v.Num
		if f.Op != Product && v.Text != "" && out.Text != "" && v.Text != out.Text {
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
	if f.Op == KnownBy && out.Num.IsPoint() { // what else could have told it is not asked
		c.missing = c.missing[:mark]
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
	c.Steps += 4 * len(g.elems) // each is a comparison or two, in its own scope
	for _, e := range g.elems {
		in, v := c.summand(f, e, mine)
		if in == value.No {
			continue
		}
		num := v.Num
		if whole := wholeOf(f); whole.Sign() > 0 { // a share is no less than none, and no more than all
			num = intersect(num, value.Interval{Hi: value.Bound{At: whole}})
		}
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

// wholeOf is what all that a sum may add up comes to together, 0 where nothing
// is said of it.
func wholeOf(f *Formula) value.Num {
	if fact := f.Args[0].Term.Fact; fact != nil && !fact.Whole.Inf {
		return fact.Whole.At
	}
	return value.Num{}
}

// furtherSum is what one more element could add: anything, or what the least the
// others have leaves of the whole.
func (c *Context) furtherSum(f *Formula, g gone) value.Interval {
	whole := wholeOf(f)
	if whole.Sign() == 0 {
		return value.Interval{Hi: value.Bound{Inf: true}}
	}
	rest := whole
	for _, e := range g.elems {
		if v := e.Get(f.Args[0].Term.Fact); v != nil && !v.Num.Lo.Inf && v.Num.Lo.At.Sign() > 0 {
			rest = rest.Sub(v.Num.Lo.At)
		}
	}
	if rest.Sign() < 0 {
		rest = value.Num{}
	}
	return value.Interval{Hi: value.Bound{At: rest}}
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

// summand says whether an element counts in a sum, and what it adds.
func (c *Context) summand(f *Formula, e *Element, mine *Value) (value.Truth, *Value) {
	in := c.hasRoleNamed(e, f.Role)
	if in == value.No {
		return in, nil
	}
	mark := len(c.open)
	var v *Value
	in = in.And(c.inside(e, func() value.Truth {
		t := value.Yes
		if f.Same != nil {
			t = c.shares(f, mine)
		}
		if t != value.No {
			t = t.And(c.Eval(f.Where))
		}
		if t != value.No {
			v = either(v, c.formula(f.Args[0]))
		}
		return t
	}))
	c.setAside(mark)
	if v == nil {
		v = &Value{Num: value.Anything()}
	}
	return in, v
}

// either is what a number is that is one of two; a is nil where there is only b.
func either(a, b *Value) *Value {
	switch {
	case a == nil:
		return b
	case a.Text != b.Text:
		return &Value{Num: value.Anything()}
	}
	return &Value{Num: hull(a.Num, b.Num), Text: a.Text}
}

// shares says whether the element spoken of has the same value of Same as the
// line decided for.
func (c *Context) shares(f *Formula, mine *Value) value.Truth {
	if mine == nil {
		return value.Unknown
	}
	v := c.sameOf(*f.Same)
	if v == nil {
		return value.Unknown
	}
	return value.Of(v.None == mine.None && v.Text == mine.Text)
}

// sameOf is the value of Same for the element spoken of. That of a part is read by
// the part's own entry, not by that of what it is in; a part of several entries
// that differ in it has none that is known.
func (c *Context) sameOf(t Term) *Value {
	part := c.inner
	if part == nil || part.Kind != Part || c.EntriesOf == nil {
		return c.value(t)
	}
	cand := c.Cand
	defer func() { c.Cand = cand }()
	var found *Value
	cands := c.EntriesOf(part)
	for i := range cands {
		c.Cand = &cands[i]
		v := c.value(t)
		if v == nil || found != nil && (v.None != found.None || v.Text != found.Text) {
			c.miss(part, c.Vocab.On(Part, "entries"))
			return nil
		}
		same := *v
		found = &same
	}
	return found
}

func (c *Context) hasRoleNamed(e *Element, role string) value.Truth {
	if role == "" {
		return value.Yes
	}
	f := c.Vocab.On(Party, "role")
	t := value.Unknown
	if v := e.Get(f); v != nil {
		t = v.Has(role, c.Day)
	}
	if t == value.Unknown {
		c.miss(e, f)
	}
	return t
}

// computed compares a computed value. With Same, each group of elements that
// share a value is tested alone, and all must pass.
func (c *Context) computed(n *Node) value.Truth {
	if n.Of.Op != SumOver || n.Same == nil {
		return c.compareTo(n, c.formula(n.Of))
	}
	groups, t := c.groups(n)
	for _, group := range groups {
		t = t.And(c.compareTo(n, c.sum(n.Of, &group)))
	}
	return t
}

func (c *Context) compareTo(n *Node, v *Value) value.Truth {
	return c.compareAmounts(n.Cmp, *v, c.amount(n.Right.Term))
}

// groups is the values of Same over the elements that a sum may count, and
// whether these are all the groups there are.
func (c *Context) groups(n *Node) (groups []string, all value.Truth) {
	g := c.through(n.Of.List)
	all = value.Yes
	if g.more {
		c.miss(g.owner, c.listFact(g.owner, n.Of.List))
		all = value.Unknown
	}
	seen := map[string]bool{}
	for _, e := range g.elems {
		if c.hasRoleNamed(e, n.Of.Role) == value.No {
			continue
		}
		mark := len(c.open)
		c.inside(e, func() value.Truth {
			if c.Eval(n.Of.Where) == value.No {
				return value.No
			}
			v := c.sameOf(*n.Same)
			switch {
			case v == nil:
				all = value.Unknown
			case !seen[v.Text]:
				seen[v.Text] = true
				groups = append(groups, v.Text)
			}
			return value.Yes
		})
		c.setAside(mark)
	}
	return groups, all
}
