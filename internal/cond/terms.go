package cond

import (
	"strings"

	"github.com/strait-law/strait/internal/value"
)

// leaf is the truth of one comparison.
func (c *Context) leaf(n *Node) value.Truth {
	mark := len(c.missing)
	t := c.compared(n)
	if n.Not && !c.blank {
		t = t.Not()
	}
	c.blank = false
	if t == value.Unknown {
		if n.Silence != value.Unknown && len(c.missing) > mark && c.silent(c.missing[mark:]) {
			c.missing = c.missing[:mark]
			return n.Silence
		}
		return c.undecided(n, mark)
	}
	c.missing = c.missing[:mark]
	return t
}

// silent says whether what is missing is facts of which nobody stated anything,
// not law, nor facts stated as a range.
func (c *Context) silent(missing []Open) bool {
	for _, o := range missing {
		if o.Gap != "" || o.Elem != nil && o.Fact != nil && o.Elem.Get(o.Fact) != nil {
			return false
		}
	}
	return true
}

// nothing is the truth of a comparison with a blank cell, be it turned round or
// not: it does not hold.
func (c *Context) nothing() value.Truth {
	c.blank = true
	return value.No
}

func (c *Context) compared(n *Node) value.Truth {
	switch n.Op {
	case Bare:
		return c.bare(n)
	case Compare:
		if n.Left.Type == Period {
			return c.comparePeriods(n)
		}
		return c.compareAmounts(n.Cmp, c.amount(n.Left), c.amount(n.Right.Term))
	case Computed:
		return c.computed(n)
	case In:
		return c.isIn(n)
	case Has:
		return c.has(n)
	case AtLeast:
		return c.atLeast(n)
	case Under:
		if n.Left.Entry {
			return c.entryUnder(n)
		}
		return c.codeUnder(n)
	case Covers:
		return c.covers(n)
	case CompareDay:
		return c.compareDays(n)
	case IsStated:
		return value.Of(c.get(n.Left) != nil)
	case IsHit:
		return c.hit(n)
	case Stands:
		return c.stands(n)
	case Lookup:
		return c.cellHas(n)
	case WouldNeed:
		return c.PartNeeds(c.Frame[Part], n.Classes, n.Less)
	case Gap:
		return c.gap(n.GapID)
	}
	return value.Unknown
}

func (c *Context) bare(n *Node) value.Truth {
	if d := n.Left.Def; d != nil && d.Truth {
		return c.defTruth(d)
	}
	v := c.value(n.Left)
	switch {
	case v == nil:
		return value.Unknown
	case v.None:
		return c.nothing()
	}
	return v.Truth
}

// atLeast compares ranks, which are those of the left side's words.
func (c *Context) atLeast(n *Node) value.Truth {
	v := c.value(n.Left)
	if v == nil {
		return value.Unknown
	}
	if n.Right.Term.Name == "" {
		return value.Of(n.Left.Fact.rank(v.Text) >= n.Left.Fact.rank(n.Right.Words[0]))
	}
	floor := c.value(n.Right.Term)
	if floor == nil {
		return value.Unknown
	}
	return value.Of(n.Left.Fact.rank(v.Text) >= n.Left.Fact.rank(floor.Text))
}

// gap is the answer to a question the law does not tell; without one it is
// missing.
func (c *Context) gap(id string) value.Truth {
	t := c.gapTruth(id)
	if t == value.Unknown {
		c.missGap(id)
	}
	return t
}

// get is the stated value of a fact, without noting that it is missing.
func (c *Context) get(t Term) *Value {
	e, f := c.place(t.Fact)
	if e == nil {
		return nil
	}
	return e.Get(f)
}

// place is the element a fact is read from; a fact of a party is read from the
// owner where owners are gone through, be it that owners have none of that name.
func (c *Context) place(f *Fact) (*Element, *Fact) {
	if f.Kind == Party && c.subject != nil && c.subject.Kind == Owner {
		if own := c.Vocab.On(Owner, f.Name); own != nil {
			return c.subject, own
		}
		return c.subject, f
	}
	return c.Frame[f.Kind], f
}

// value is the value of a term, or nil where it is not known; what is missing
// is then noted.
func (c *Context) value(t Term) *Value {
	switch {
	case t.Const != nil:
		return t.Const
	case t.Date:
		return c.shifted(&Value{Day: c.Day, Stated: c.Day.String()}, t.Shift)
	case t.Def != nil:
		if t.Def.Truth {
			return &Value{Truth: c.defTruth(t.Def)}
		}
		return c.shifted(c.defValue(t.Def), t.Shift)
	case t.Fact == nil:
		return nil
	}
	e, f := c.place(t.Fact)
	var v *Value
	if e != nil {
		v = e.Get(f)
	}
	if v == nil {
		v = c.assumedValue(e, f)
	}
	if v == nil && e != nil && e.Kind == Item {
		v = c.byClaim(f)
	}
	if c.trace != nil && e != nil {
		c.trace.read(e, f, v)
	}
	if v == nil {
		c.miss(e, f)
		return nil
	}
	if (f.Type == Number || f.Type == Money) && !v.Num.IsPoint() {
		if a := c.assumedValue(e, f); a != nil {
			v = a
		}
		if !v.Num.IsPoint() { // an assumed stretch may still leave a comparison open
			c.miss(e, f)
		}
	}
	c.readElem, c.readFact = e, f
	return c.shifted(v, t.Shift)
}

func (c *Context) assumedValue(e *Element, f *Fact) *Value {
	for i := range c.assumed {
		if a := &c.assumed[i]; a.Elem == e && a.Fact == f && a.value != nil {
			return a.value
		}
	}
	return nil
}

// byClaim is what the entry decided for says of the item: an entry of goods is
// goods, and of its family.
func (c *Context) byClaim(f *Fact) *Value {
	if f.Name != "form" && f.Name != "family" {
		return nil
	}
	c.entryDep = true
	if c.Cand == nil {
		return nil
	}
	for e := c.Cand.Entry; e != nil; e = e.Up {
		word := e.Form
		if f.Name == "family" {
			word = e.Family
		}
		if word != "" {
			return &Value{Text: word, Stated: word}
		}
	}
	return nil
}

func (c *Context) shifted(v *Value, by value.Period) *Value {
	if v == nil || v.None || by == (value.Period{}) {
		return v
	}
	return &Value{Day: v.Day.Add(by), Stated: v.Stated}
}

// amount is the number of a term and, of money, its currency. A number that is
// not known may be any.
func (c *Context) amount(t Term) Value {
	v := c.value(t)
	if v == nil {
		return Value{Num: value.Anything()}
	}
	return Value{Num: c.scaled(v.Num, t), Text: v.Text}
}

func (c *Context) scaled(iv value.Interval, t Term) value.Interval {
	if t.Scale.Sign() == 0 {
		return iv
	}
	return iv.Mul(value.Point(t.Scale))
}

// Rates is the fact of an order that holds exchange rates, written X/Y.
const Rates = "rates"

// convert expresses an amount in another currency by the rates the order
// states; without one it is not known.
func (c *Context) convert(iv value.Interval, from, to string) value.Interval {
	order := c.Frame[Order]
	f := c.Vocab.On(Order, Rates)
	r, ok := order.Totals[from+"/"+to]
	rate := value.Anything()
	if ok {
		rate = r.Num
	} else if r, ok = order.Totals[to+"/"+from]; ok && value.Point(value.Num{}).Less(r.Num) == value.Yes {
		rate = value.Point(value.Int(1)).Quo(r.Num)
	}
	if !rate.IsPoint() {
		c.miss(order, f)
	}
	return iv.Mul(rate)
}

// compareAmounts compares two numbers, or two amounts of money in the currency
// of the second. Of a number of which nothing is known it is not known either
// whether it overlaps another.
func (c *Context) compareAmounts(op Cmp, a, b Value) value.Truth {
	if a.Text != "" && b.Text != "" && a.Text != b.Text {
		a.Num = c.convert(a.Num, a.Text, b.Text)
	}
	if op == Overlaps && !a.Num.Empty() && !b.Num.Empty() && (unbounded(a.Num) || unbounded(b.Num)) {
		return value.Unknown
	}
	return compareIntervals(op, a.Num, b.Num)
}

func unbounded(iv value.Interval) bool { return iv.Lo.Inf && iv.Hi.Inf }

// compareIntervals compares two numbers; with a number that is none (a blank
// cell) no comparison holds.
func compareIntervals(op Cmp, a, b value.Interval) value.Truth {
	if a.Empty() || b.Empty() {
		return value.No
	}
	switch op {
	case LT:
		return a.Less(b)
	case GE:
		return a.Less(b).Not()
	case GT:
		return b.Less(a)
	case LE:
		return b.Less(a).Not()
	case EQ:
		return a.Equal(b)
	case NE:
		return a.Equal(b).Not()
	}
	return a.Overlaps(b)
}

func (c *Context) comparePeriods(n *Node) value.Truth {
	a, b := c.value(n.Left), c.value(n.Right.Term)
	switch {
	case a == nil || b == nil:
		return value.Unknown
	case a.None || b.None:
		return c.nothing()
	case a.Span.Days == b.Span.Days:
		return value.Of(compareInts(n.Cmp, a.Span.Months, b.Span.Months))
	}
	t := compareIntervals(n.Cmp, days(a.Span), days(b.Span))
	for _, side := range [...]Term{n.Left, n.Right.Term} {
		if t == value.Unknown && side.Fact != nil {
			c.miss(c.place(side.Fact))
		}
	}
	return t
}

// days is how many days a period may be: a month has from 28 to 31.
func days(p value.Period) value.Interval {
	months, more := int64(p.Months), int64(p.Days)
	return value.Interval{Lo: value.Bound{At: value.Int(months*28 + more)}, Hi: value.Bound{At: value.Int(months*31 + more)}}
}

func compareInts(op Cmp, a, b int) bool {
	switch op {
	case LT:
		return a < b
	case LE:
		return a <= b
	case GT:
		return a > b
	case GE:
		return a >= b
	case NE:
		return a != b
	}
	return a == b
}

func (c *Context) compareDays(n *Node) value.Truth {
	a, b := c.value(n.Left), c.value(n.Right.Term)
	switch {
	case a == nil || b == nil:
		return value.Unknown
	case a.None || b.None:
		return c.nothing()
	}
	return value.Of(compareInts(n.Cmp, int(a.Day), int(b.Day)))
}

// isIn is the truth of is, in and their opposites.
func (c *Context) isIn(n *Node) value.Truth {
	v := c.value(n.Left)
	switch {
	case v == nil:
		return value.Unknown
	case v.None:
		return c.nothing()
	}
	return c.wordIn(n, v.Text, c.readElem, c.readFact)
}

// wordIn says whether a word is among the words and sets on the right. A set
// that names only a part of what the word covers leaves it open: the question
// is then for a more exact word.
func (c *Context) wordIn(n *Node, word string, e *Element, f *Fact) value.Truth {
	if n.Right.Term.Name != "" {
		return c.wordIs(n, word, e, f)
	}
	t := value.No
	for _, w := range n.Right.Words {
		t = t.Or(c.same(n.Left.Type, word, w, e, f))
	}
	for _, s := range n.Right.Sets {
		t = t.Or(c.inSet(s, word, e, f))
	}
	return t
}

// wordIs says whether a word is that of another fact, or in its list.
func (c *Context) wordIs(n *Node, word string, e *Element, f *Fact) value.Truth {
	b := c.value(n.Right.Term)
	switch {
	case b == nil:
		return value.Unknown
	case b.None:
		return c.nothing()
	case n.Right.Term.Type != Texts && n.Right.Term.Type != Places:
		return c.same(n.Left.Type, word, b.Text, e, f)
	}
	listed, in := c.readElem, c.readFact
	t := value.No
	for _, m := range b.List {
		if m.holds(c.Day) {
			t = t.Or(c.same(n.Left.Type, word, m.Text, e, f))
		}
	}
	if b.Open && t != value.Yes {
		c.miss(listed, in)
		t = value.Unknown
	}
	return t
}

// same says whether a word is another. Of places, one is the other where it is a
// part of it; where the other is only a part of it, it is not known whether that
// part is meant.
func (c *Context) same(t Type, word, other string, e *Element, f *Fact) value.Truth {
	place := t == Place || t == Places
	switch {
	case word == other || place && c.placeIs(word, other):
		return value.Yes
	case place && c.placeIs(other, word):
		c.miss(e, f)
		return value.Unknown
	}
	return value.No
}

// placeIs says whether a place is another or a part of it.
func (c *Context) placeIs(place, other string) bool {
	is := false
	chain(OfPlaces, place, nil, &Geography{PartOf: c.View.PartOf}, func(k string) bool {
		is = k == other
		return is
	})
	return is
}

func (c *Context) inSet(s *Set, word string, e *Element, f *Fact) value.Truth {
	return c.member(c.lookup(c.View.Sets[s.Num], word, c.Cand), s, word, e, f)
}

// member turns a standing into a truth: a gap is noted, weak law marked.
func (c *Context) member(st standing, s *Set, word string, e *Element, f *Fact) value.Truth {
	if c.trace != nil {
		c.trace.set(st)
	}
	t, gap := st.truth, st.gap
	if st.strict != st.truth {
		c.weak = true
		if c.Strict {
			t, gap = st.strict, s.ID+"/"+word
		}
	}
	if t != value.Unknown {
		return t
	}
	switch {
	case gap != "":
		return c.gap(gap)
	case st.partly && f != nil:
		c.miss(e, f)
	case st.partly:
		c.missEntry()
	}
	return value.Unknown
}

// has says whether a list holds one of the words on the right.
func (c *Context) has(n *Node) value.Truth {
	v := c.value(n.Left)
	if v == nil {
		return value.Unknown
	}
	if v.None {
		return c.nothing()
	}
	e, f := c.readElem, c.readFact
	words := n.Right.Words
	t := value.No
	if n.Right.Term.Name != "" {
		b := c.value(n.Right.Term)
		switch {
		case b == nil:
			return value.Unknown
		case b.None:
			return c.nothing()
		case n.Right.Term.Type != Texts && n.Right.Term.Type != Places:
			words = []string{b.Text}
		default:
			for _, m := range b.List {
				if m.holds(c.Day) {
					words = append(words, m.Text)
				}
			}
			if b.Open {
				c.miss(c.readElem, c.readFact)
				t = value.Unknown
			}
		}
	}
	for _, m := range v.List {
		if !m.holds(c.Day) {
			continue
		}
		for _, w := range words {
			t = t.Or(c.same(n.Left.Type, m.Text, w, e, f))
		}
		for _, s := range n.Right.Sets {
			t = t.Or(c.inSet(s, m.Text, e, f))
		}
	}
	if v.Open && t != value.Yes {
		c.miss(e, f)
		t = value.Unknown
	}
	return t
}

// entryUnder compares the entry decided for.
func (c *Context) entryUnder(n *Node) value.Truth {
	c.entryDep = true
	cand := c.Cand
	if cand == nil {
		c.missEntry()
		return value.Unknown
	}
	if cand.None {
		return value.Of(n.Right.None)
	}
	t := value.No
	if cand.Entry == nil && len(n.Right.Entries)+len(n.Right.Sets) > 0 {
		c.missEntry()
		t = value.Unknown
	}
	if cand.Entry != nil {
		for _, e := range n.Right.Entries {
			t = t.Or(value.Of(cand.Entry.Under(e)))
		}
		for _, s := range n.Right.Sets {
			t = t.Or(c.inSet(s, cand.Entry.ID, c.Frame[Item], nil))
		}
	}
	return t
}

// codeUnder says whether a goods code lies under a heading. A code shorter than
// the heading does not tell.
func (c *Context) codeUnder(n *Node) value.Truth {
	v := c.value(n.Left)
	if v == nil {
		return value.Unknown
	}
	t := value.No
	for _, w := range n.Right.Words {
		switch {
		case strings.HasPrefix(v.Text, w):
			return value.Yes
		case strings.HasPrefix(w, v.Text):
			t = value.Unknown
		}
	}
	if t == value.Unknown {
		c.miss(c.readElem, c.readFact)
	}
	return t
}

// covers says whether the entries written on an element (a licence, a past
// export) take in the entry decided for.
func (c *Context) covers(n *Node) value.Truth {
	return c.Claims(c.Frame[n.Left.Fact.Kind], n.Left.Fact)
}

// Claims says whether the entries an element names take in the entry decided
// for.
func (c *Context) Claims(e *Element, f *Fact) value.Truth {
	c.entryDep = true
	claim, ok := e.Claims[c.Regime]
	switch {
	case !ok || c.Cand == nil:
		c.miss(e, f)
		return value.Unknown
	case c.Cand.None || claim.None:
		return value.Of(c.Cand.None && claim.None)
	case c.Cand.Entry == nil:
		c.missEntry()
		return value.Unknown
	}
	for _, number := range claim.Entries {
		for x := c.Cand.Entry; x != nil; x = x.Up {
			if c.names(number, x) {
				return value.Yes
			}
		}
	}
	return value.No
}

// names says whether a number is an entry's: its id, or an official number it
// has that day.
func (c *Context) names(number string, e *Entry) bool {
	if e.ID == number {
		return true
	}
	if c.Numbered != nil {
		for _, x := range c.Numbered(number) {
			if x == e {
				return true
			}
		}
	}
	return false
}

// hit says whether the party spoken of is on a list that day. A possible hit, a
// list it was not screened against, and hits nobody stated are unknown.
func (c *Context) hit(n *Node) value.Truth {
	e := c.subject
	if e == nil {
		return value.Unknown
	}
	l := e.list(Hit)
	if l.open && c.assumedValue(e, c.listFact(e, Hit)) != nil {
		l.open = false
	}
	t, ask := value.No, false
	for _, h := range l.elems {
		name, mark := c.text(h, "list"), len(c.missing)
		holds := c.hitHolds(h)
		got := c.listMatches(n, name).And(holds)
		if got != value.Unknown {
			c.missing = c.missing[:mark]
		} else {
			ask = ask || holds == value.Unknown || name == ""
		}
		t = t.Or(got)
	}
	if t != value.Yes && (l.open || !c.screened(e, n)) {
		t, ask = value.Unknown, true
	}
	if t == value.Unknown && ask {
		c.miss(e, c.listFact(e, Hit))
	}
	return t
}

// screened says whether a party was screened against every list asked for. With
// no lists named it was against all.
func (c *Context) screened(e *Element, n *Node) bool {
	if e.Lists == nil {
		return true
	}
	for _, w := range n.Right.Words {
		if _, ok := e.Lists[w]; !ok {
			return false
		}
	}
	for _, s := range n.Right.Sets {
		if !c.screenedSet(e, c.View.Sets[s.Num]) {
			return false
		}
	}
	return true
}

func (c *Context) screenedSet(e *Element, m *Members) bool {
	if m.RestOf != nil || m.Default.Truth != value.No {
		return false
	}
	for name, in := range m.Own {
		if _, ok := e.Lists[name]; !ok && in.Truth != value.No {
			return false
		}
	}
	for _, a := range m.Any {
		if !c.screenedSet(e, a) {
			return false
		}
	}
	return true
}

func (c *Context) listMatches(n *Node, name string) value.Truth {
	t := value.Of(name == "").And(value.Unknown) // a hit on a list nobody named may be on this one
	for _, w := range n.Right.Words {
		t = t.Or(value.Of(w == name))
	}
	for _, s := range n.Right.Sets {
		if t != value.Yes && name != "" {
			t = t.Or(c.inSet(s, name, nil, nil))
		}
	}
	return t
}

// hitHolds says whether a hit counts that day: it has begun, its last day is not
// past, and it is confirmed. A hit without an end is open-ended, one without a beginning is
// as old as the list.
func (c *Context) hitHolds(h *Element) value.Truth {
	if v := h.Get(c.Vocab.On(Hit, "from")); v != nil && v.Day > c.Day {
		return value.No
	}
	if v := h.Get(c.Vocab.On(Hit, "until")); v != nil && v.Day < c.Day {
		return value.No
	}
	switch c.text(h, "state") {
	case "confirmed":
		return value.Yes
	case "cleared":
		return value.No
	}
	return value.Unknown
}

func (c *Context) text(e *Element, name string) string {
	if f := c.Vocab.On(e.Kind, name); f != nil {
		if v := e.Get(f); v != nil {
			return v.Text
		}
	}
	return ""
}

func (c *Context) stands(n *Node) value.Truth {
	t := value.No
	for _, class := range n.Classes {
		t = t.Or(c.ClassStands(class))
	}
	c.entryDep = true
	return t
}

// cellHas says whether a cell of words holds one of the words asked for.
func (c *Context) cellHas(n *Node) value.Truth {
	cell, ok := c.cell(n.Table, n.Row, n.Column)
	if !ok {
		return value.Unknown
	}
	if got := c.cellGap(cell); got != "" {
		return c.gap(got)
	}
	t := value.No
	for _, w := range n.Right.Words {
		for _, x := range cell.Words {
			t = t.Or(value.Of(x == w))
		}
	}
	return t
}

// cellGap is the gap a cell is, if it is one: a "?", a row that is not in
// store, or an unverified cell where weak law counts as unknown.
func (c *Context) cellGap(cell Cell) string {
	if c.trace != nil {
		c.trace.cell(cell)
	}
	if cell.Src.Weak() {
		c.weak = true
		if c.Strict && cell.Gap == "" {
			return cell.Src.Rule
		}
	}
	return cell.Gap
}
