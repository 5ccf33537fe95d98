package cond

import (
	"github.com/strait-law/strait/internal/value"
)

// Open is one thing that is not known and on which a truth hangs: a fact of an
// element, or a gap in the law.
type Open struct {
	Elem *Element
	Fact *Fact  // the fact, or the list, nobody stated
	Gap  string // the law itself does not tell
	// Node is set where the fact has no cells of its own, or several facts
	// meet: the comparison itself, made for the element Inner, is then what may
	// be yes or no.
	Node  *Node
	Inner *Element
	value bool // of a gap: a value is not known, rather than a truth
	aside bool // noted by a condition within a comparison
}

// Same says whether two opens are the same question.
func (o Open) Same(p Open) bool { return o.Elem == p.Elem && o.Fact == p.Fact && o.Gap == p.Gap }

// assumed is an open question answered for the length of a walk.
type assumed struct {
	Open
	value *Value
	truth value.Truth
}

// Context is one reading of the law for one line of an order: the frame the
// conditions read their facts from, the entry decided for, and what is assumed
// of the unknown. It is used by one goroutine.
type Context struct {
	Vocab  *Vocabulary
	View   *View
	Regime string
	Frame  [NumKinds]*Element
	Home   *Element // the line decided for
	Cand   *Candidate
	Day    value.Date // the day whose law governs
	// Parties are the parties of the order and one unknown party for each role
	// the regime asks for that nobody holds.
	Parties []*Element
	// MoreParties says that there may be parties besides.
	MoreParties bool
	// Strict reads unverified law as unknown.
	Strict bool
	// Assume answers law gaps, as the order states.
	Assume map[string]string

	// Read, where it is set, is told every piece of law that is read: a rule, a
	// definition or an entry by its id; of a set or a table which member or row.
	Read func(id, part string)

	// ClassStands, EntriesOf and PartNeeds are what the strata above conditions
	// know; see Stands, Same and WouldNeed.
	ClassStands func(class string) value.Truth
	EntriesOf   func(line *Element) []Candidate
	// Numbered finds the entries an official number names; without it a number
	// is an entry's id.
	Numbered  func(number string) []*Entry
	PartNeeds func(part *Element, classes, less []string) value.Truth

	subject  *Element // the party or owner spoken of
	inner    *Element // the innermost element of a quantifier
	readElem *Element // what the last value was read from
	readFact *Fact
	depth    int
	assumed  []assumed
	open     []Open
	missing  []Open
	entryDep bool
	weak     bool
	blank    bool // the leaf just compared a blank cell
	memo     []memo
	walk     int
	candNo   int
	trace    *Trace
	Steps    int
}

// memo is what a definition came to in this walk, so that it is worked out once.
type memo struct {
	walk, cand int // cand is 0 where the entry decided for plays no part
	truth      value.Truth
	value      *Value
	open       []Open // questions noted, for a truth
	missing    []Open // facts missing, for a value
	readElem   *Element
	readFact   *Fact
}

// Begin starts a walk: what earlier walks found is forgotten.
func (c *Context) Begin() {
	c.walk++
	c.candNo = 0
	c.open = c.open[:0]
	c.missing = c.missing[:0]
	if len(c.memo) < len(c.View.Defs) {
		c.memo = make([]memo, len(c.View.Defs))
	}
}

// Take makes cand the entry decided for.
func (c *Context) Take(cand *Candidate) {
	c.Cand = cand
	c.candNo++
}

// Opens is the questions the truths found in this walk hang on.
func (c *Context) Opens() []Open { return c.open }

// ReadWeak says whether any walk so far read law whose text is not verified.
func (c *Context) ReadWeak() bool { return c.weak }

// Mark is how many questions were noted so far; Drop forgets those noted since,
// Cut those between two marks.
func (c *Context) Mark() int { return len(c.open) }

// Drop forgets the questions noted since a mark: what they hang on is decided.
func (c *Context) Drop(mark int) { c.open = c.open[:mark] }

// Cut forgets the questions noted between two marks.
func (c *Context) Cut(from, to int) { c.open = append(c.open[:from], c.open[to:]...) }

// Note records a question.
func (c *Context) Note(o Open) { c.open = append(c.open, o) }

// reads notes that a piece of law was read; of a set or table, which member or
// row.
func (c *Context) reads(id, part string) {
	if c.Read != nil {
		c.Read(id, part)
	}
}

// Truth is the truth of a definition.
func (c *Context) Truth(d *Def) value.Truth { return c.defTruth(d) }

// Choose is the truth of a dated piece of law.
func (c *Context) Choose(id string, ch *Choice) value.Truth {
	return c.choose(id, ch, func(b *Body) value.Truth { return c.Eval(b.When) })
}

// Gap is the answer to something the law does not tell; without one it is noted.
func (c *Context) Gap(id string) value.Truth { return c.gapLeaf(id) }

// Inside is the truth of a condition said of an element.
func (c *Context) Inside(e *Element, n *Node) value.Truth {
	return c.inside(e, func() value.Truth { return c.Eval(n) })
}

// Miss records, for the comparison being made, a fact that nobody stated.
func (c *Context) Miss(e *Element, f *Fact) { c.miss(e, f) }

// Known is the value of a fact of an element; what nobody stated is noted.
func (c *Context) Known(e *Element, f *Fact) *Value {
	v := e.Get(f)
	if v == nil {
		v = c.assumedValue(e, f)
	}
	if v == nil {
		c.Note(Open{Elem: e, Fact: f})
	}
	return v
}

// AssumeValue and AssumeTruth answer a question until Forget takes it back.
func (c *Context) AssumeValue(o Open, v *Value) {
	c.assumed = append(c.assumed, assumed{Open: o, value: v})
}

// AssumeTruth answers a question whose cells are yes and no.
func (c *Context) AssumeTruth(o Open, t value.Truth) {
	c.assumed = append(c.assumed, assumed{Open: o, truth: t})
}

// Assumptions is how many answers are in force; Forget(n) keeps the first n.
func (c *Context) Assumptions() int { return len(c.assumed) }

// Forget takes back the answers after the first n.
func (c *Context) Forget(n int) { c.assumed = c.assumed[:n] }

// Eval is the truth of a condition. A nil condition holds.
func (c *Context) Eval(n *Node) value.Truth {
	if n == nil {
		return value.Yes
	}
	if c.trace != nil {
		return c.traced(n)
	}
	return c.eval(n)
}

func (c *Context) eval(n *Node) value.Truth {
	switch n.Op {
	case All:
		return c.all(n.Kids)
	case Any:
		return c.any(n.Kids)
	case None:
		return c.any(n.Kids).Not()
	case Some, Every:
		return c.quantify(n)
	case AsOf:
		return c.asOf(n)
	case Never:
		return value.No
	}
	c.Steps++
	return c.leaf(n)
}

// all is Yes where every limb is, No where one is. The questions noted on the
// way are kept only where the answer hangs on them.
func (c *Context) all(kids []*Node) value.Truth {
	mark, t := len(c.open), value.Yes
	for _, k := range kids {
		switch c.Eval(k) {
		case value.No:
			t = value.No
			if c.trace == nil {
				c.open = c.open[:mark]
				return value.No
			}
		case value.Unknown:
			if t == value.Yes {
				t = value.Unknown
			}
		}
	}
	if t != value.Unknown {
		c.open = c.open[:mark]
	}
	return t
}

func (c *Context) any(kids []*Node) value.Truth {
	mark, t := len(c.open), value.No
	for _, k := range kids {
		switch c.Eval(k) {
		case value.Yes:
			t = value.Yes
			if c.trace == nil {
				c.open = c.open[:mark]
				return value.Yes
			}
		case value.Unknown:
			if t == value.No {
				t = value.Unknown
			}
		}
	}
	if t != value.Unknown {
		c.open = c.open[:mark]
	}
	return t
}

// ByLawOf does f by the law of another day, which is then the day that governs.
func (c *Context) ByLawOf(day value.Date, f func()) {
	view, memos, was := c.View, c.memo, c.Day
	c.View, c.memo, c.Day = view.Other(day), nil, day
	c.depth++ // nothing of it is remembered for the day of the act
	f()
	c.depth--
	c.View, c.memo, c.Day = view, memos, was
}

func (c *Context) asOf(n *Node) value.Truth {
	mark := len(c.missing)
	day := c.value(n.Day)
	if day == nil || day.None {
		return c.undecided(n, mark)
	}
	c.missing = c.missing[:mark]
	view, memos := c.View, c.memo
	c.View, c.memo = view.Other(day.Day), nil
	c.depth++
	t := c.all(n.Kids)
	c.depth--
	c.View, c.memo = view, memos
	return t
}

// gone is what a quantifier or a sum goes through.
type gone struct {
	elems []*Element
	more  bool     // there may be one more
	blank *Element // stands for it
	owner *Element // what the list stands on
}

func (c *Context) through(k Kind) gone {
	owner := c.Frame[k.Of()]
	switch k {
	case Party:
		return gone{elems: c.Parties, more: c.MoreParties, blank: owner.list(Party).blank, owner: owner}
	case Owner, Hit:
		owner = c.subject
	}
	if owner == nil {
		return gone{more: true}
	}
	l := owner.list(k)
	if l.open && len(c.assumed) > 0 && c.assumedValue(owner, c.listFact(owner, k)) != nil {
		l.open = false
	}
	return gone{l.elems, l.open, l.blank, owner}
}

func (c *Context) quantify(n *Node) value.Truth {
	stop := value.Of(n.Op == Some) // the truth that settles it
	mark, t := len(c.open), stop.Not()
	g := c.through(n.List)
	for _, e := range g.elems {
		switch c.ofOne(e, n) {
		case stop:
			t = stop
			if c.trace == nil {
				c.open = c.open[:mark]
				return stop
			}
		case value.Unknown:
			if t != stop {
				t = value.Unknown
			}
		}
	}
	if g.more && t != stop && c.furtherMatters(g.blank, n, stop) {
		if t2 := c.assumedTruth(n); t2 != value.Unknown {
			c.open = c.open[:mark]
			return t2
		}
		t = value.Unknown
		c.Note(Open{Elem: g.owner, Fact: c.listFact(g.owner, n.List), Node: n, Inner: c.inner})
	}
	if t != value.Unknown {
		c.open = c.open[:mark]
	}
	return t
}

// ofOne is what one element says: for some, that it has the role and fits; for
// every, that it has not the role or fits.
func (c *Context) ofOne(e *Element, n *Node) value.Truth {
	role := c.hasRole(e, n)
	if role == value.No {
		return value.Of(n.Op == Every)
	}
	mark := len(c.open)
	fits := c.inside(e, func() value.Truth { return c.Eval(n.Kids[0]) })
	t := role.And(fits)
	if n.Op == Every {
		t = role.Not().Or(fits)
	}
	switch {
	case t != value.Unknown:
		c.open = c.open[:mark]
	case role == value.Unknown:
		c.Note(Open{Elem: e, Fact: n.RoleFact, Node: n, Inner: e})
	}
	return t
}

// furtherMatters says whether one more element, of which nothing is known but
// what is stated for all, could change the truth.
func (c *Context) furtherMatters(blank *Element, n *Node, stop value.Truth) bool {
	if c.inner != nil && c.inner.Blank && c.inner.Kind == n.List {
		return true // an owner of an owner of whom nothing is known
	}
	if blank == nil {
		blank = &Element{Kind: n.List, Blank: true}
	}
	mark, trace := len(c.open), c.trace
	c.trace = nil
	got := c.inside(blank, func() value.Truth { return c.Eval(n.Kids[0]) })
	c.open, c.trace = c.open[:mark], trace
	return got != stop.Not()
}

// inside evaluates with e as the element spoken of. Another line than the one
// decided for has entries of its own.
func (c *Context) inside(e *Element, f func() value.Truth) value.Truth {
	if e.Kind == Line && e != c.Home {
		return c.ofEachEntry(e, f)
	}
	return c.enter(e, f)
}

// AsItem evaluates with another thing as the item, under an entry of its own and
// with no party to deal with: what a part would be asked for if it went alone.
func (c *Context) AsItem(item *Element, cand *Candidate, f func() value.Truth) value.Truth {
	was, of := c.Frame[Item], c.Cand
	parties, more := c.Parties, c.MoreParties
	c.Frame[Item], c.Cand, c.Parties, c.MoreParties = item, cand, nil, false
	c.depth++ // nothing of it is remembered for the item itself
	t := f()
	c.depth--
	c.Frame[Item], c.Cand, c.Parties, c.MoreParties = was, of, parties, more
	return t
}

// ofEachEntry is what holds of another line: of one that is surely under several
// entries, what holds for one of them; of one that may be under several, what
// holds whichever it is.
func (c *Context) ofEachEntry(line *Element, f func() value.Truth) value.Truth {
	cand := c.Cand
	defer func() { c.Cand = cand }()
	var cands []Candidate
	if c.EntriesOf != nil {
		cands = c.EntriesOf(line)
	}
	if len(cands) == 0 {
		c.Cand = nil
		return c.enter(line, f)
	}
	mark := len(c.open)
	sure, anySure := value.No, false
	may, anyMay, differ := value.Unknown, false, false
	for i := range cands {
		c.Cand = &cands[i]
		got := c.enter(line, f)
		if c.Cand.Truth == value.Yes {
			sure, anySure = sure.Or(got), true
			continue
		}
		differ = differ || anyMay && got != may
		may, anyMay = got, true
	}
	t := value.Unknown
	switch {
	case !anySure && !differ:
		t = may
	case anySure && (sure == value.Yes || !anyMay || !differ && may == sure):
		t = sure
	default:
		c.Note(Open{Elem: line.Item(), Fact: c.Vocab.On(Item, "entries")})
	}
	if t != value.Unknown {
		c.open = c.open[:mark]
	}
	return t
}

// enter evaluates with e as the element spoken of.
func (c *Context) enter(e *Element, f func() value.Truth) value.Truth {
	frame, item, subject, inner := c.Frame[e.Kind], c.Frame[Item], c.subject, c.inner
	c.Frame[e.Kind], c.inner = e, e
	switch e.Kind {
	case Party, Owner:
		c.subject = e
	case Line:
		c.Frame[Item] = e.Item()
	}
	c.depth++
	t := f()
	c.depth--
	c.Frame[e.Kind], c.Frame[Item], c.subject, c.inner = frame, item, subject, inner
	return t
}

// hasRole says whether a party has the role a quantifier asks for; an unknown
// one is noted by whom it matters to.
func (c *Context) hasRole(e *Element, n *Node) value.Truth {
	if n.Role == "" {
		return value.Yes
	}
	if v := e.Get(n.RoleFact); v != nil {
		if t := v.Has(n.Role, c.Day); t != value.Unknown {
			return t
		}
	}
	for i := range c.assumed {
		if a := &c.assumed[i]; a.Elem == e && a.Fact == n.RoleFact && a.Node == n {
			return a.truth
		}
	}
	return value.Unknown
}

// Has says whether a stated list holds a word on a day.
func (v *Value) Has(word string, on value.Date) value.Truth {
	for _, m := range v.List {
		if m.Text == word && m.holds(on) {
			return value.Yes
		}
	}
	if v.Open {
		return value.Unknown
	}
	return value.No
}

func (c *Context) listFact(owner *Element, k Kind) *Fact {
	if owner == nil {
		return c.Vocab.On(k.Of(), k.ListName())
	}
	return c.Vocab.On(owner.Kind, k.ListName())
}

// miss records, for the leaf being read, a fact that nobody stated.
func (c *Context) miss(e *Element, f *Fact) { c.missing = append(c.missing, Open{Elem: e, Fact: f}) }

// missGap records, for the leaf being read, something the law does not tell;
// missValue, a value it does not tell, so that only the comparison made with it
// can be answered.
func (c *Context) missGap(id string)   { c.missing = append(c.missing, Open{Gap: id}) }
func (c *Context) missValue(id string) { c.missing = append(c.missing, Open{Gap: id, value: true}) }

// missEntry records that it is not known what the item is classified as.
func (c *Context) missEntry() {
	f := c.Vocab.On(Item, "entries")
	if c.trace != nil {
		c.trace.read(c.Frame[Item], f, nil)
	}
	c.miss(c.Frame[Item], f)
}

// undecided notes the questions a leaf hangs on and gives Unknown, unless the
// walk assumes an answer.
func (c *Context) undecided(n *Node, mark int) value.Truth {
	missing := c.missing[mark:]
	c.missing = c.missing[:mark]
	if t := c.assumedTruth(n); t != value.Unknown {
		return t
	}
	own := len(missing) == 1 && n.cellsOf(missing[0].Fact)
	for _, o := range missing {
		if o.aside {
			o.aside = false
			c.Note(o)
			continue
		}
		if !own && (o.Gap == "" || o.value) {
			o.Node, o.Inner = n, c.inner
		}
		c.Note(o)
	}
	return value.Unknown
}

// cellsOf says whether the question of a leaf is the fact's own: the leaf
// compares that fact with constants, so that the fact's cells decide it.
func (n *Node) cellsOf(f *Fact) bool {
	if f == nil || f.IsList || n.Left.Fact != f {
		return false
	}
	switch f.Type {
	case YesNo, Enum:
		return n.Right.Term.Name == ""
	case Number:
		return n.Op == Compare && n.Right.Term.Const != nil
	}
	return false
}

func (c *Context) assumedTruth(n *Node) value.Truth {
	for i := range c.assumed {
		a := &c.assumed[i]
		if a.Node == n && a.Inner == c.inner && a.truth != value.Unknown && (n.RoleFact == nil || a.Fact != n.RoleFact) {
			return a.truth
		}
	}
	return value.Unknown
}

// gapTruth is the answer the order or the walk gives to a law gap.
func (c *Context) gapTruth(id string) value.Truth {
	switch c.Assume[id] {
	case "yes", "true":
		return value.Yes
	case "no", "false":
		return value.No
	}
	for i := range c.assumed {
		if a := &c.assumed[i]; a.Gap == id && a.Gap != "" {
			return a.truth
		}
	}
	return value.Unknown
}
