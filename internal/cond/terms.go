package cond

import (
	"strings"

	"github.com/strait-law/strait/internal/value"
)

// leaf is the truth of one comparison.
func (c *Context) leaf(n *Node) value.Truth {
	mark := len(c.missing)
	t := c.compared(n)
	if n.Not {
		t = t.Not()
	}
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

// silent says whether what is missing is facts nobody stated, not law.
func (c *Context) silent(missing []Open) bool {
	for _, o := range missing {
		if o.Gap != "" {
			return false
		}
	}
	return true
}

func (c *Context) compared(n *Node) value.Truth {
	switch n.Op {
	case Bare:
		if d := n.Left.Def; d != nil {
			return c.defTruth(d)
		}
		if v := c.value(n.Left); v != nil {
			return v.Truth
		}
	case Compare:
		if n.Left.Type == Period {
			return c.comparePeriods(n)
		}
		return compareIntervals(n.Cmp, c.number(n.Left, n.Right.Term), c.number(n.Right.Term, n.Left))
	case Computed:
		return c.computed(n)
	case In:
		return c.isIn(n)
	case Has:
		return c.has(n)
	case AtLeast:
		if v := c.value(n.Left); v != nil {
			return value.Of(n.Left.Fact.rank(v.Text) >= n.Left.Fact.rank(n.Right.Words[0]))
		}
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
// owner where owners are gone through.
func (c *Context) place(f *Fact) (*Element, *Fact) {
	if f.Kind == Party && c.subject != nil && c.subject.Kind == Owner {
		if own := c.Vocab.On(Owner, f.Name); own != nil {
			return c.subject, own
		}
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
		} else {
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
		if f.Name == "form" && e.Form != "" {
			return &Value{Text: e.Form, Stated: e.Form}
		}
	}
	return nil
}

func (c *Context) shifted(v *Value, by value.Period) *Value {
	if v == nil || by == (value.Period{}) {
		return v
	}
	return &Value{Day: v.Day.Add(by), Stated: v.Stated}
}

// number is the interval of a term, in the currency of the term it is compared
// with.
func (c *Context) number(t, other Term) value.Interval {
	if t.Def != nil {
		iv, currency := c.defNumber(t.Def)
		return c.scaled(c.exchange(iv, currency, other), t)
	}
	v := c.value(t)
	if v == nil {
		return value.Anything()
	}
	return c.scaled(c.exchange(v.Num, v.Text, other), t)
}

func (c *Context) scaled(iv value.Interval, t Term) value.Interval {
	if t.Scale.Sign() == 0 {
		return iv
	}
	return iv.Mul(value.Point(t.Scale))
}

// exchange expresses an amount in the currency of the term it is compared with.
// Only money carries a currency; numbers pass as they are.
func (c *Context) exchange(iv value.Interval, currency string, other Term) value.Interval {
	if currency == "" || other.Type != Money {
		return iv
	}
	to := ""
	if other.Const != nil {
		to = other.Const.Text
	} else if other.Fact != nil {
		if v := c.get(other); v != nil {
			to = v.Text
		}
	}
	if to == "" || to == currency {
		return iv
	}
	return c.convert(iv, currency, to)
}

// Rates is the fact of an order that holds exchange rates, written X/Y.
const Rates = "rates"

// convert expresses an amount in another currency by the rates the order
// states; without one it is not known.
func (c *Context) convert(iv value.Interval, from, to string) value.Interval {
	order := c.Frame[Order]
	f := c.Vocab.On(Order, Rates)
	if r, ok := order.Totals[from+"/"+to]; ok {
		return iv.Mul(r.Num)
	}
	if r, ok := order.Totals[to+"/"+from]; ok && value.Point(value.Num{}).Less(r.Num) == value.Yes {
		return iv.Quo(r.Num)
	}
	c.miss(order, f)
	return value.Anything()
}

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
	if a == nil || b == nil {
		return value.Unknown
	}
	// A month has no fixed number of days: what holds for 28 and for 31 holds.
	lo := compareInts(n.Cmp, a.Span.Months*28+a.Span.Days, b.Span.Months*31+b.Span.Days)
	hi := compareInts(n.Cmp, a.Span.Months*31+a.Span.Days, b.Span.Months*28+b.Span.Days)
	if a.Span.Days == 0 && b.Span.Days == 0 {
		return value.Of(compareInts(n.Cmp, a.Span.Months, b.Span.Months))
	}
	if lo == hi && n.Cmp != EQ {
		return value.Of(lo)
	}
	return value.Unknown
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
	if a == nil || b == nil {
		return value.Unknown
	}
	return value.Of(compareInts(n.Cmp, int(a.Day), int(b.Day)))
}

// isIn is the truth of is, in and their opposites.
func (c *Context) isIn(n *Node) value.Truth {
	v := c.value(n.Left)
	if v == nil {
		return value.Unknown
	}
	return c.wordIn(n, v.Text, c.readElem, c.readFact)
}

// wordIn says whether a word is among the words and sets on the right. A set
// that names only a part of what the word covers leaves it open: the question
// is then for a more exact word.
func (c *Context) wordIn(n *Node, word string, e *Element, f *Fact) value.Truth {
	if n.Right.Term.Name != "" {
		b := c.value(n.Right.Term)
		if b == nil {
			return value.Unknown
		}
		if n.Right.Term.Type == Texts || n.Right.Term.Type == Places {
			return b.Has(word, c.Day)
		}
		return value.Of(word == b.Text)
	}
	t := value.No
	for _, w := range n.Right.Words {
		switch {
		case w == word || n.Left.Type == Place && c.placeIs(word, w):
			return value.Yes
		case n.Left.Type == Place && c.placeIs(w, word):
			c.miss(e, f) // only a part of the place is meant
			t = value.Unknown
		}
	}
	for _, s := range n.Right.Sets {
		t = t.Or(c.inSet(s, word, e, f))
	}
	return t
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
	m, partly := c.lookup(c.View.Sets[s.Num], word, c.Cand)
	return c.member(m, partly, s, word, e, f)
}

// member turns a membership into a truth: a gap is noted, weak law marked.
func (c *Context) member(m Membership, partly bool, s *Set, word string, e *Element, f *Fact) value.Truth {
	if c.trace != nil {
		c.trace.set(m)
	}
	gap := m.Gap
	if m.Src.Weak() {
		c.weak = true
		if c.Strict {
			m.Truth, gap = value.Unknown, s.ID+"/"+word
		}
	}
	if m.Truth != value.Unknown {
		return m.Truth
	}
	switch {
	case gap != "":
		return c.gap(gap)
	case partly && f != nil:
		c.miss(e, f)
	case partly:
		c.missEntry()
	}
	return value.Unknown
}

func (c *Context) has(n *Node) value.Truth {
	v := c.value(n.Left)
	if v == nil {
		return value.Unknown
	}
	e, f := c.readElem, c.readFact
	t := value.No
	if n.Right.Term.Name != "" {
		b := c.value(n.Right.Term)
		if b == nil {
			return value.Unknown
		}
		t = v.Has(b.Text, c.Day)
	}
	for _, w := range n.Right.Words {
		t = t.Or(v.Has(w, c.Day))
	}
	for _, s := range n.Right.Sets {
		for _, m := range v.List {
			if m.holds(c.Day) {
				t = t.Or(c.inSet(s, m.Text, e, f))
			}
		}
		if v.Open {
			t = t.Or(value.Unknown)
		}
	}
	if t == value.Unknown && v.Open {
		c.miss(e, f)
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
	for _, id := range claim.Entries {
		for x := c.Cand.Entry; x != nil; x = x.Up {
			if x.ID == id {
				return value.Yes
			}
		}
	}
	return value.No
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
	t := value.No
	for _, h := range l.elems {
		name := c.text(h, "list")
		t = t.Or(c.listMatches(n, name).And(c.hitHolds(h)))
	}
	if t == value.Yes {
		return t
	}
	screened := !l.open
	for _, w := range n.Right.Words {
		if e.Lists != nil {
			_, ok := e.Lists[w]
			screened = screened && ok
		}
	}
	if e.Lists != nil && len(n.Right.Sets) > 0 {
		screened = false
	}
	if !screened || t == value.Unknown {
		c.miss(e, c.listFact(e, Hit))
		return value.Unknown
	}
	return t
}

func (c *Context) listMatches(n *Node, name string) value.Truth {
	t := value.Of(name == "").And(value.Unknown) // a hit on a list nobody named may be on this one
	for _, w := range n.Right.Words {
		t = t.Or(value.Of(w == name))
	}
	for _, s := range n.Right.Sets {
		m, _ := c.lookup(c.View.Sets[s.Num], name, c.Cand)
		t = t.Or(m.Truth)
	}
	return t
}

// hitHolds says whether a hit counts that day: it has begun, has not ended, and
// is confirmed. A hit without an end is open-ended, one without a beginning is
// as old as the list.
func (c *Context) hitHolds(h *Element) value.Truth {
	if v := h.Get(c.Vocab.On(Hit, "from")); v != nil && v.Day > c.Day {
		return value.No
	}
	if v := h.Get(c.Vocab.On(Hit, "until")); v != nil && v.Day <= c.Day {
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
