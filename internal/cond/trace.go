package cond

import (
	"strings"

	"github.com/strait-law/strait/internal/value"
)

// Trace is how a condition came to its truth: the same walk, written down. Each
// node is a limb with its words, its truth and what it read.
type Trace struct {
	Text  string
	Para  string
	Truth value.Truth
	Kids  []*Trace
	Reads []Read
	Src   *Source
	Gap   string
	Else  Words
	Right string // what the left side was compared with, where that was looked up
	op    Op
}

// Read is a fact a limb read, and its value (nil where nobody stated it).
type Read struct {
	Elem  *Element
	Fact  *Fact
	Value *Value
}

// Explain writes down how a truth is found. Every limb is read, also those after
// the one that settled it.
func (c *Context) Explain(find func() value.Truth) (value.Truth, *Trace) {
	root := &Trace{op: All}
	outer := c.trace
	c.trace = root
	root.Truth = find()
	c.trace = outer
	return root.Truth, root
}

func (c *Context) traced(n *Node) value.Truth {
	outer := c.trace
	t := &Trace{Text: n.Text, Para: n.Para, Else: n.Else, op: n.Op}
	if n.Op == Gap {
		t.Gap = n.GapID
	}
	outer.Kids = append(outer.Kids, t)
	c.trace = t
	t.Truth = c.eval(n)
	if n.Op == Compare && n.Right.Term.Const == nil {
		c.trace = &Trace{}
		t.Right = c.shown(n.Right.Term)
	}
	c.trace = outer
	return t.Truth
}

// shown is the value of a term as it is printed, or "".
func (c *Context) shown(t Term) string {
	mark := len(c.missing)
	v := c.value(t)
	c.missing = c.missing[:mark]
	switch {
	case v == nil || v.Num.Lo.Inf && v.Num.Hi.Inf:
		return ""
	case (t.Type == Money || t.Type == Number) && !v.Num.IsPoint() && t.Def != nil:
		return "the " + t.Def.Title.In("en")
	case t.Type == Money:
		return value.Money{Amount: v.Num, Currency: v.Text}.String()
	case t.Fact != nil:
		return t.Fact.Unit.FromBase(v.Num).String() + unitSuffix(t.Fact.Unit)
	}
	return v.Stated
}

func (t *Trace) read(e *Element, f *Fact, v *Value) {
	t.Reads = append(t.Reads, Read{e, f, v})
}

// source notes the law a definition read under this limb comes from.
func (t *Trace) source(ch *Choice) {
	if t.Src == nil {
		t.Src = ch.Src
	}
	if ch.Gap != "" {
		t.Gap = ch.Gap
	}
}

func (t *Trace) set(st standing) {
	if st.src != nil {
		t.Src = st.src
	}
	if st.gap != "" {
		t.Gap = st.gap
	}
}

func (t *Trace) cell(cell Cell) {
	t.Src = cell.Src
	if cell.Gap != "" {
		t.Gap = cell.Gap
	}
}

// Decisive calls f for the limbs a truth rests on: of several that must all
// hold, all when they do and the first that fails when they do not; of several
// of which one is enough, the other way round. A definition is one limb.
func (t *Trace) Decisive(f func(limb *Trace)) {
	var settles value.Truth
	switch t.op {
	case All, AsOf:
		settles = value.No
	case Any, None:
		settles = value.Yes
	default:
		f(t)
		return
	}
	truth := t.Truth
	if t.op == None {
		truth = truth.Not()
	}
	for _, k := range t.Kids {
		if k.Truth != truth && truth != settles.Not() {
			continue
		}
		k.Decisive(f)
		if truth == settles {
			return
		}
	}
}

// AllReads is the facts a limb read, with those of the definitions it names.
func (t *Trace) AllReads() []Read {
	reads := append([]Read(nil), t.Reads...)
	for _, k := range t.Kids {
		reads = append(reads, k.AllReads()...)
	}
	return reads
}

// Source is the piece of law a limb rests on besides its own rule: the set it
// asks, the cell it reads, the definition it names.
func (t *Trace) Source() *Source {
	switch t.op {
	case In, Has, Lookup, Bare, IsHit:
		return t.Src
	}
	return nil
}

// AnyGap is a law gap the limb hangs on, or "".
func (t *Trace) AnyGap() string {
	if t.Gap != "" && t.Truth == value.Unknown {
		return t.Gap
	}
	for _, k := range t.Kids {
		if g := k.AnyGap(); g != "" {
			return g
		}
	}
	return ""
}

var opposite = map[Cmp]string{EQ: "!=", NE: "=", LT: ">=", LE: ">", GT: "<=", GE: "<", Overlaps: "apart from"}

var written = map[Cmp]string{EQ: "=", NE: "!=", LT: "<", LE: "<=", GT: ">", GE: ">=", Overlaps: "overlaps"}

// Answers are the two ways a comparison may turn out, as short answers to the
// question it makes: "<= 5" and "> 5", "in X" and "not in X".
func (c *Context) Answers(n *Node) (yes, no string) {
	switch n.Op {
	case Compare, Computed:
		if right := c.shown(n.Right.Term); right != "" {
			return written[n.Cmp] + " " + right, opposite[n.Cmp] + " " + right
		}
	case In, Has, Under:
		_, rest, _ := strings.Cut(n.Text, " ")
		op, val, _ := strings.Cut(rest, " ")
		if n.Not {
			return "not in " + val, "in " + val
		}
		if op == "is" {
			return val, "not " + val
		}
		return op + " " + val, "not " + op + " " + val
	}
	return n.Text, "not " + n.Text
}
