package cond

// Through says of which element a body reads a term, against the one it is
// itself read of.
type Through uint8

// The ways there are. Only owners end: an order names finitely many.
const (
	Itself  Through = iota
	Owners          // of an owner of the party
	Parties         // of any party of the order
)

// Walk calls f for every term a body reads, and says of which element.
func (b Body) Walk(f func(t Term, of Through)) {
	b.When.walk(f, Itself)
	b.Value.walk(f, Itself)
}

// Sources calls f for every set, and g for every table, that a body looks into.
func (b Body) Sources(f func(*Set), g func(*Table)) {
	node := func(n *Node) {
		for _, s := range n.Right.Sets {
			f(s)
		}
		if n.Table != nil {
			g(n.Table)
		}
	}
	formula := func(v *Formula) {
		if v.Table != nil {
			g(v.Table)
		}
	}
	b.When.parts(node, formula)
	b.Value.parts(node, formula)
}

func (n *Node) parts(f func(*Node), g func(*Formula)) {
	if n == nil {
		return
	}
	f(n)
	n.Of.parts(f, g)
	for _, k := range n.Kids {
		k.parts(f, g)
	}
}

func (f *Formula) parts(node func(*Node), g func(*Formula)) {
	if f == nil {
		return
	}
	g(f)
	f.Where.parts(node, g)
	for _, w := range f.Whens {
		w.parts(node, g)
	}
	for _, a := range f.Args {
		a.parts(node, g)
	}
}

// down is the way on into the elements of a list.
func (of Through) down(list Kind, goes bool) Through {
	switch {
	case !goes || of == Parties:
		return of
	case list == Party:
		return Parties
	case list == Owner:
		return Owners
	}
	return of
}

// Terms calls f for every term a condition reads.
func (n *Node) Terms(f func(t Term)) {
	n.walk(func(t Term, _ Through) { f(t) }, Itself)
}

// Nodes calls f for a condition and every limb below it.
func (n *Node) Nodes(f func(n *Node)) {
	if n == nil {
		return
	}
	f(n)
	for _, k := range n.Kids {
		k.Nodes(f)
	}
	n.Of.Conditions(func(c *Node) { c.Nodes(f) })
}

func (n *Node) walk(f func(Term, Through), of Through) {
	if n == nil {
		return
	}
	below := of.down(n.List, n.Op == Some || n.Op == Every)
	for _, t := range append([]Term{n.Left, n.Right.Term, n.Day}, n.Row...) {
		f(t, of)
	}
	if n.Same != nil {
		f(*n.Same, of)
	}
	n.Of.walk(f, of)
	for _, k := range n.Kids {
		k.walk(f, below)
	}
}

func (f *Formula) walk(g func(Term, Through), of Through) {
	if f == nil {
		return
	}
	below := of.down(f.List, f.Op == SumOver)
	g(f.Term, of)
	for _, t := range f.Row {
		g(t, of)
	}
	if f.Same != nil {
		g(*f.Same, below)
	}
	f.Where.walk(g, below)
	for _, w := range f.Whens {
		w.walk(g, of)
	}
	for _, a := range f.Args {
		a.walk(g, below)
	}
}

// Conditions calls g for every condition in a formula.
func (f *Formula) Conditions(g func(n *Node)) {
	if f == nil {
		return
	}
	g(f.Where)
	for _, w := range f.Whens {
		g(w)
	}
	for _, a := range f.Args {
		a.Conditions(g)
	}
}
