package cond

// Walk calls f for every term a body reads, and says whether it is read of
// owners, which are other parties than the one spoken of.
func (b Body) Walk(f func(t Term, throughOwners bool)) {
	b.When.walk(f, false)
	b.Value.walk(f, false)
}

// Terms calls f for every term a condition reads.
func (n *Node) Terms(f func(t Term)) {
	n.walk(func(t Term, _ bool) { f(t) }, false)
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

func (n *Node) walk(f func(Term, bool), owners bool) {
	if n == nil {
		return
	}
	below := owners || (n.Op == Some || n.Op == Every) && n.List == Owner
	for _, t := range append([]Term{n.Left, n.Right.Term, n.Day}, n.Row...) {
		f(t, owners)
	}
	if n.Same != nil {
		f(*n.Same, owners)
	}
	n.Of.walk(f, owners)
	for _, k := range n.Kids {
		k.walk(f, below)
	}
}

func (f *Formula) walk(g func(Term, bool), owners bool) {
	if f == nil {
		return
	}
	below := owners || f.Op == SumOver && f.List == Owner
	g(f.Term, owners)
	for _, t := range f.Row {
		g(t, owners)
	}
	if f.Same != nil {
		g(*f.Same, below)
	}
	f.Where.walk(g, below)
	for _, w := range f.Whens {
		w.walk(g, owners)
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
