package strait

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Case is a worked case of a pack: an order, and what an expert expects of the
// answer. Experts write them in YAML beside the law (packs/REGIME/cases).
type Case struct {
	ID     string
	Regime string
	Source string
	Pos    read.Pos

	order   *read.Node
	expects []*read.Node
	doc     read.Doc
}

// Cases reads the worked cases of a regime's pack. The error, if any, is
// Problems.
func (l *Law) Cases(regime string) ([]*Case, error) {
	log := &read.Log{}
	dir := path.Join(regime, "cases")
	entries, err := fs.ReadDir(l.lib.Files(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a pack may have none
	} else if err != nil {
		return nil, err
	}
	var out []*Case
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".yaml") {
			continue
		}
		name := path.Join(dir, e.Name())
		data, err := fs.ReadFile(l.lib.Files(), name)
		if err != nil {
			return nil, err
		}
		d := read.Doc{File: "packs/" + name, Log: log}
		out = append(out, readCases(d, d.Parse(data), regime)...)
	}
	return out, log.Err()
}

func readCases(d read.Doc, root *read.Node, regime string) []*Case {
	if root == nil {
		return nil
	}
	m := d.Map(root, "the cases")
	base := m.Get("base")
	seen := map[string]bool{}
	var out []*Case
	m.Each("cases", func(n *read.Node) {
		cm := d.Map(n, "a case")
		c := &Case{ID: cm.Need("id"), Regime: regime, Source: cm.Need("source"), Pos: d.Pos(n), doc: d}
		cm.Text("says")
		cm.Text("confidence")
		c.order = over(base, cm.Get("order"))
		c.expects = d.Items(cm.Get("expect"))
		if len(c.expects) == 0 {
			cm.Problem(n, "no-expectation", "add expect:", "case %s expects nothing", c.ID)
		}
		if seen[c.ID] {
			cm.Problem(n, "duplicate-id", "", "there are two cases %q", c.ID)
		}
		seen[c.ID] = true
		cm.Close()
		out = append(out, c)
	})
	m.Close()
	return out
}

// over is a document with another laid over it: maps are merged, anything else
// is replaced, and a blank takes a key away.
func over(base, top *read.Node) *read.Node {
	if !read.IsMap(base) || !read.IsMap(top) {
		if top == nil {
			return copyNode(base)
		}
		return copyNode(top)
	}
	out := copyNode(base)
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, v := top.Content[i].Value, top.Content[i+1]
		if read.IsBlank(v) {
			remove(out, key)
			continue
		}
		put(out, key, over(child(out, key), v))
	}
	return out
}

func copyNode(n *read.Node) *read.Node {
	if n == nil {
		return nil
	}
	out := *n
	out.Content = make([]*yaml.Node, len(n.Content))
	for i, c := range n.Content {
		out.Content[i] = copyNode(c)
	}
	return &out
}

func remove(n *read.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = append(n.Content[:i:i], n.Content[i+2:]...)
			return
		}
	}
}

// Run decides a case and compares the answer with what is expected. It gives a
// problem for each expectation that is not met, and for a case that cannot be
// read.
func (l *Law) Run(c *Case) Problems {
	log := &read.Log{}
	d := read.Doc{File: c.doc.File, Log: log}
	for _, n := range c.expects {
		l.expect(d, c, n)
	}
	var ps Problems
	errors.As(log.Err(), &ps)
	return ps
}

// orders is the orders a case decides, one for each expectation, with the day
// and the knowledge it is decided by.
func (l *Law) caseOrder(d read.Doc, c *Case, m *read.Map) (*Order, *Time) {
	doc := over(c.order, m.Get("with"))
	if on := m.Get("on"); on != nil {
		put(doc, "date", on)
	}
	before := d.Log.Len()
	o := l.readOrder(d, doc)
	if d.Log.Len() > before {
		return nil, nil
	}
	k := m.Text("known")
	if k == "" {
		return o, nil
	}
	known, err := value.ParseTime(k)
	if err != nil {
		m.Problem(m.Get("known"), "not-a-date", "", "known: %v", err)
	}
	return o, &known
}

func (l *Law) expect(d read.Doc, c *Case, n *read.Node) {
	m := d.Map(n, "an expectation")
	defer m.Close()
	o, known := l.caseOrder(d, c, m)
	m.Text("says")
	if o == nil {
		return
	}
	opt := Options{AcceptUnverified: m.YesNo("accept-unverified")}
	det, err := l.At(o.Date, known).Decide(o, opt)
	if err != nil {
		d.Problem(n, "undecided", "", "%v", err)
		return
	}
	line := expectedLine(m, det)
	e := expectation{m, c, n, l}
	e.is("verdict", line.Verdict.String())
	e.is("outcome", line.Outcome.String())
	e.is("bounds", boundsWord(line.Bounds))
	enforced := line.Outcome
	if line.Enforced != nil {
		enforced = line.Enforced.Outcome
	}
	e.is("enforced", enforced.String())
	r := &Regime{}
	for i := range line.Regimes {
		if line.Regimes[i].Regime == c.Regime {
			r = &line.Regimes[i]
		}
	}
	for _, n := range line.NotReached {
		if n.Regime == c.Regime {
			r.Reach = value.No
		}
	}
	e.is("reach", r.Reach.String())
	e.is("lightest", r.Lightest)
	e.regime(r)
}

// expectedLine is the line an expectation is about: the first, where it names none.
func expectedLine(m *read.Map, det *Determination) *Line {
	id := m.Text("line")
	var ids []string
	for i := range det.Lines {
		if det.Lines[i].Line == id {
			return &det.Lines[i]
		}
		ids = append(ids, det.Lines[i].Line)
	}
	if id != "" {
		m.Problem(m.Get("line"), "unknown-line", read.Nearest(id, ids), "the order has no line %q", id)
	}
	return &det.Lines[0]
}

func boundsWord(b [2]Outcome) string { return b[0].String() + ".." + b[1].String() }

// expectation compares an answer with what a case expects of it.
type expectation struct {
	*read.Map
	c *Case
	n *read.Node
	l *Law
}

func (e expectation) fail(key, got, want string) {
	e.Problem(e.n, "case", "", "case %s: %s is %s, expected %s", e.c.ID, key, got, want)
}

func (e expectation) is(key, got string) {
	if want := e.Text(key); want != "" && want != got {
		e.fail(key, got, want)
	}
}

// holds compares a list with what it must hold, and with "no-" before the key
// what it must not.
func (e expectation) holds(key string, got []string) {
	for _, want := range e.Texts(key) {
		if !slices.Contains(got, want) {
			e.fail(key, "["+strings.Join(got, ", ")+"]", want)
		}
	}
	for _, n := range e.Items(e.Get("no-" + key)) {
		not := e.Doc.Text(n, "no-"+key)
		if slices.Contains(got, not) {
			e.fail(key, "["+strings.Join(got, ", ")+"]", "not "+not)
		}
		e.known(n, key, not)
	}
}

// known checks that there is what a case expects not to find: misspelt, it would
// never be found.
func (e expectation) known(n *read.Node, key, name string) {
	p := e.l.lib.Pack(e.c.Regime)
	var right []string
	switch key {
	case "stands":
		for _, r := range p.Requirements {
			right = append(right, r.ID)
		}
	case "duties":
		for _, d := range p.Duties {
			right = append(right, d.ID)
		}
	case "asks":
		right = append(e.l.lib.Vocab.Names(), e.l.groupNames()...)
		if len(e.l.lib.Vocab.Find(name)) > 0 {
			return
		}
	case "gaps", "contested":
		if p.Has(name) {
			return
		}
		right = p.IDs()
	default: // cites are free text
		return
	}
	if !slices.Contains(right, name) {
		e.Problem(n, "unknown-name", read.Nearest(name, right), "no-%s: %s has no %q", key, e.c.Regime, name)
	}
}

func (e expectation) each(key string, got map[string]string) {
	n := e.Get(key)
	if n == nil {
		return
	}
	e.Doc.Map(n, key).Pairs(func(k, v *read.Node) {
		if g := got[k.Value]; g != v.Value {
			e.fail(key+" "+k.Value, "\""+g+"\"", v.Value)
		}
	})
}

func (e expectation) regime(r *Regime) {
	var stands, asks, gaps, cites, contested []string
	policy := map[string]string{}
	for _, q := range r.Requirements {
		if q.Stands.String() == "yes" {
			stands = append(stands, q.ID)
		}
		policy[q.ID] = q.Policy
		cites = append(cites, q.Cites...)
	}
	for _, q := range r.Ask {
		asks = append(asks, q.Fact)
	}
	for _, g := range r.Gaps {
		gaps = append(gaps, g.ID)
	}
	for _, c := range r.Contested {
		contested = append(contested, c.Rule)
	}
	state, papers, days, because := map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for _, a := range r.Authorizations {
		state[a.ID] = string(a.State)
		if a.Documents != nil {
			papers[a.ID] = fmt.Sprint(len(a.Documents.Known))
		}
		if a.Days != nil {
			days[a.ID] = fmt.Sprint(*a.Days)
		}
		if len(a.Because) > 0 {
			because[a.ID] = a.Because[0].Rule
		}
		for _, b := range a.Because {
			cites = append(cites, b.Cites...)
		}
	}
	candidates := map[string]string{}
	for _, c := range r.Candidates {
		candidates[c.Entry] = c.Truth.String()
	}
	sort.Strings(asks)
	e.holds("stands", stands)
	e.holds("duties", names(r.Duties, func(d Duty) string { return d.ID }))
	e.holds("asks", asks)
	e.holds("gaps", gaps)
	e.holds("cites", cites)
	e.holds("contested", contested)
	e.each("state", state)
	e.each("papers", papers)
	e.each("days", days)
	e.each("because", because)
	e.each("policy", policy)
	e.each("candidates", candidates)
	if n := e.Text("questions-at-most"); n != "" && fmt.Sprint(len(asks)) > n {
		e.fail("questions", fmt.Sprint(len(asks)), "at most "+n)
	}
}
