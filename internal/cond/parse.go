package cond

import (
	"fmt"
	"sort"
	"strings"

	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Names is what the conditions of one regime may name.
type Names struct {
	Vocab   *Vocabulary
	Regime  string
	Sets    map[string]*Set
	Defs    map[string]*Def
	Tables  map[string]*Table
	Entries map[string]*Entry
	Classes map[string]bool // nil while the requirements are not read
	Gaps    map[string]GapInfo
	Uses    []WordUse
	Asked   []ClassUse
	Cuts    Cuts
}

// WordUse is a place where a set of words stands for values of a fact: whether
// the fact may have them is known once the set is.
type WordUse struct {
	Set  *Set
	Fact *Fact
	Pos  read.Pos
}

// ClassUse is a class named before the requirements are read: whether one has it
// is known once they are.
type ClassUse struct {
	Class string
	Pos   read.Pos
}

// GapInfo is what is known about something the law does not tell us: where it
// stands in the pack, what is missing, and where to read it.
type GapInfo struct {
	ID   string
	Says Words
	Read string
	Pos  read.Pos
}

// Full is a name with the regime's prefix, unless it has one.
func (ns *Names) Full(name string) string {
	if strings.Contains(name, "/") {
		return name
	}
	return ns.Regime + "/" + name
}

// Scope is what a condition stands in: the kinds it can read facts of, apart
// from those every line has.
type Scope struct {
	Inner []Kind // innermost last
	Rule  string // the rule, for the ids of its gaps
}

func (s Scope) within(k Kind) Scope {
	return Scope{Inner: append(append([]Kind(nil), s.Inner...), k), Rule: s.Rule}
}

func (s Scope) sees(k Kind) bool {
	switch k {
	case Order, Exporter, Contract, Line, Item:
		return true
	}
	for _, in := range s.Inner {
		if in == k {
			return true
		}
	}
	return false
}

// Parser reads conditions and formulas and checks them: every name, unit, type
// and value.
type Parser struct {
	read.Doc
	*Names
}

// Cond reads a condition. A list means that all of its limbs hold.
func (p *Parser) Cond(n *read.Node, s Scope) *Node {
	switch {
	case n == nil:
		return nil
	case read.IsList(n):
		all := &Node{Op: All, Pos: p.Pos(n)}
		for _, c := range n.Content {
			if k := p.Cond(c, s); k != nil {
				all.Kids = append(all.Kids, k)
			}
		}
		return all
	case read.IsText(n) && strings.TrimSpace(n.Value) != "":
		return p.leaf(n, s)
	case read.IsMap(n):
		return p.node(n, s)
	}
	p.Problem(n, "blank-limb", "write a comparison, or never; where the law is not known write unknown", "a limb is blank")
	return nil
}

// nodeKeys is the keys that go with each operator, told apart before anything
// can be wrong with them.
var nodeKeys = map[string][]string{
	"if": {"silent"}, "some": {"where", "role"}, "every": {"where", "role"},
	"sum": {"of", "where", "role", "same", "is"}, "table": {"row", "column", "has", "is"},
	"as-of": {"where"}, "would-need": {"less"}, "unknown": {"id", "read"},
}

func (p *Parser) node(n *read.Node, s Scope) *Node {
	m := p.Map(n, "a limb")
	defer m.Close()
	m.Get("para")
	m.Get("else")
	for op, keys := range nodeKeys {
		if m.Get(op) != nil {
			for _, k := range keys {
				m.Get(k)
			}
		}
	}
	node := p.nodeOf(m, n, s)
	if node == nil {
		return nil
	}
	node.Pos = p.Pos(n)
	node.Para, node.Else = m.Text("para"), ParseWords(p.Doc, m.Get("else"), "else")
	return node
}

func (p *Parser) nodeOf(m *read.Map, n *read.Node, s Scope) *Node {
	join := func(op Op, v *read.Node) *Node {
		node := &Node{Op: op}
		for _, c := range m.Items(v) {
			if k := p.Cond(c, s); k != nil {
				node.Kids = append(node.Kids, k)
			}
		}
		return node
	}
	if v := m.Get("if"); v != nil {
		return p.silent(m, p.Cond(v, s))
	}
	if v := m.Get("all"); v != nil {
		return join(All, v)
	}
	if v := m.Get("any"); v != nil {
		return join(Any, v)
	}
	if v := m.Get("none"); v != nil {
		return join(None, v)
	}
	if v := m.Get("some"); v != nil {
		return p.quantifier(m, Some, v, s)
	}
	if v := m.Get("every"); v != nil {
		return p.quantifier(m, Every, v, s)
	}
	if v := m.Get("sum"); v != nil {
		return p.sum(m, v, s)
	}
	if v := m.Get("table"); v != nil {
		return p.tableNode(m, v, s)
	}
	if v := m.Get("as-of"); v != nil {
		return p.asOf(m, v, s)
	}
	if v := m.Get("would-need"); v != nil {
		node := &Node{Op: WouldNeed, Classes: p.classes(v), Less: m.Texts("less"), Text: "would need a licence of its own"}
		if !s.sees(Part) {
			p.Problem(v, "would-need-scope", "put it under some: parts, where:", "would-need asks about a part")
		}
		return node
	}
	if v := m.Get("unknown"); v != nil {
		return p.gap(v, ParseWords(p.Doc, v, "unknown"), m.Text("id"), m.Text("read"), s)
	}
	p.Problem(n, "no-operator", "use one of all, any, none, some, every, sum, table, as-of, would-need, if, unknown", "a limb says nothing")
	return nil
}

func (p *Parser) silent(m *read.Map, node *Node) *Node {
	v := m.Get("silent")
	if v == nil || node == nil {
		return node
	}
	if node.Op < Bare {
		p.Problem(v, "silent-limb", "say it of each comparison that the law presumes", "silence is read of one comparison, not of a limb that joins several")
	}
	node.ByLaw = m.Need("by-law")
	switch m.Text("silent") {
	case "yes":
		node.Silence = value.Yes
	case "no":
		node.Silence = value.No
	default:
		p.Problem(v, "not-yes-no", "write yes or no", "silent is %q", v.Value)
	}
	return node
}

// gap is a limb of which the law is not known.
func (p *Parser) gap(n *read.Node, says Words, id, where string, s Scope) *Node {
	full := s.Rule
	if id != "" {
		full += "#" + id
	}
	for i, base := 2, full; p.Gaps[full].ID != "" && p.Gaps[full].Pos != p.Pos(n); i++ {
		full = fmt.Sprintf("%s#%d", base, i) // a second one in the rule
	}
	p.Gaps[full] = GapInfo{ID: full, Says: says, Read: where, Pos: p.Pos(n)}
	return &Node{Op: Gap, GapID: full, Text: "not known to this pack", Pos: p.Pos(n)}
}

func (p *Parser) quantifier(m *read.Map, op Op, v *read.Node, s Scope) *Node {
	k, ok := p.listKind(v, s)
	if !ok {
		return nil
	}
	node := &Node{Op: op, List: k, Role: p.role(m, k), RoleFact: p.Vocab.On(Party, "role"), Text: v.Value}
	where := &Node{Op: All}
	if w := m.Get("where"); w != nil {
		where = p.Cond(w, s.within(k))
	}
	if where == nil {
		return nil
	}
	node.Kids = []*Node{where}
	return node
}

func (p *Parser) listKind(v *read.Node, s Scope) (Kind, bool) {
	name := p.Text(v, "the list")
	k, ok := KindNamed(name)
	if !ok || k.ListName() == "" {
		var lists []string
		for i := Order; i < NumKinds; i++ {
			if l := i.ListName(); l != "" {
				lists = append(lists, l)
			}
		}
		p.Problem(v, "unknown-list", read.Nearest(name, lists), "an order has no list %q", name)
		return 0, false
	}
	if k == Owner || k == Hit {
		if !s.sees(Party) && !s.sees(Owner) {
			p.Problem(v, "list-scope", "put it under some: parties, where:, or in a definition on: party", "%s are a party's", name)
		}
	}
	return k, true
}

func (p *Parser) role(m *read.Map, k Kind) string {
	role := m.Text("role")
	if role == "" {
		return ""
	}
	f := p.Vocab.On(Party, "role")
	if k != Party || f == nil || f.rank(role) < 0 {
		var roles []string
		if f != nil {
			roles = f.Values
		}
		m.Problem(m.Get("role"), "unknown-role", read.Nearest(role, roles), "no party has the role %q", role)
	}
	return role
}

func (p *Parser) sum(m *read.Map, v *read.Node, s Scope) *Node {
	f := p.sumFormula(m, v, s)
	if f == nil {
		return nil
	}
	is := m.Get("is")
	if is == nil {
		p.Problem(v, "sum-is", "add is: <= 10 % of the …, or is: <= 1000000 …", "a sum is compared with nothing")
		return nil
	}
	node := &Node{Op: Computed, Of: f, Same: f.Same, List: f.List, Text: "the sum of " + f.Args[0].Text + " over " + v.Value}
	node.Left = Term{Name: node.Text, Type: f.Type, Dim: f.Dim}
	op, rest, _ := strings.Cut(strings.TrimSpace(p.Text(is, "is")), " ")
	cmp, ok := numberOps[op]
	if !ok {
		p.Problem(is, "unknown-comparison", "begin with one of = != < <= > >=", "%q does not compare", is.Value)
		return nil
	}
	node.Cmp = cmp
	node.Right.Term = p.operand(is, node.Left, rest, s)
	node.Text += " " + is.Value
	return node
}

func (p *Parser) tableNode(m *read.Map, v *read.Node, s Scope) *Node {
	t, row, col := p.cell(m, v, s)
	if t == nil {
		return nil
	}
	node := &Node{Op: Lookup, Table: t, Row: row, Column: col, Text: v.Value + " " + col}
	c := t.Columns[col]
	if has := m.Get("has"); has != nil {
		node.Right.Words = m.Texts("has")
		node.Text += " has " + strings.Join(node.Right.Words, ", ")
		return node
	}
	is := m.Get("is")
	if is == nil || c == nil {
		if c != nil {
			p.Problem(v, "table-is", "add has: WORD or is: <= VALUE", "the cell is compared with nothing")
		}
		return node
	}
	op, rest, _ := strings.Cut(strings.TrimSpace(p.Text(is, "is")), " ")
	cmp, ok := numberOps[op]
	if !ok || c.Type != Number && c.Type != Money {
		p.Problem(is, "unknown-comparison", "a column of numbers takes = != < <= > >=; a column of words takes has:", "%q does not compare with column %s", is.Value, col)
		return nil
	}
	node.Cmp, node.Op = cmp, Computed
	node.Of = &Formula{Op: LookUp, Table: t, Row: row, Col: col, Type: c.Type, Dim: c.Unit.Dim, Text: v.Value + " " + col}
	node.Left = Term{Name: col, Type: c.Type, Dim: c.Unit.Dim}
	node.Right.Term = p.operand(is, node.Left, rest, s)
	node.Text += " " + is.Value
	return node
}

// cell reads the table, row and column of a lookup.
func (p *Parser) cell(m *read.Map, v *read.Node, s Scope) (*Table, []Term, string) {
	name := p.Full(p.Text(v, "the table"))
	t := p.Tables[name]
	if t == nil {
		p.Problem(v, "unknown-table", read.Nearest(name, keys(p.Tables)), "there is no table %q", name)
	}
	var row []Term
	m.Each("row", func(n *read.Node) {
		if term, ok := p.term(n, p.Text(n, "row"), s); ok {
			row = append(row, term)
		}
	})
	col := m.Need("column")
	if t == nil || col == "" {
		return nil, nil, ""
	}
	if len(row) != len(t.Keys) {
		p.Problem(v, "table-keys", "", "%s is looked up by %d keys, not %d", name, len(t.Keys), len(row))
		return nil, nil, ""
	}
	for i, term := range row {
		if !t.Keys[i].takes(term) {
			p.Problem(v, "row-key", "", "key %d of %s is %s, not %s", i+1, name, t.Keys[i].Of, term.Name)
			return nil, nil, ""
		}
	}
	if t.Columns[col] == nil {
		p.Problem(m.Get("column"), "unknown-column", read.Nearest(col, keys(t.Columns)), "%s has no column %q", name, col)
		return nil, nil, ""
	}
	return t, row, col
}

func (p *Parser) asOf(m *read.Map, v *read.Node, s Scope) *Node {
	day, ok := p.term(v, p.Text(v, "as-of"), s)
	if !ok {
		return nil
	}
	if day.Type != Day {
		p.Problem(v, "not-a-day", "name a day, such as contract-date", "%s is not a day", v.Value)
	}
	node := &Node{Op: AsOf, Day: day, Text: "by the law of " + v.Value}
	for _, c := range m.Items(m.Get("where")) {
		if k := p.Cond(c, s); k != nil {
			node.Kids = append(node.Kids, k)
		}
	}
	if len(node.Kids) == 0 {
		p.Problem(v, "as-of-where", "add where: with what is read by the law of that day", "as-of reads nothing")
	}
	return node
}

func (p *Parser) classes(v *read.Node) []string {
	var out []string
	for _, c := range p.Texts(v, "a class") {
		c = p.Full(c)
		if p.Classes == nil {
			p.Asked = append(p.Asked, ClassUse{c, p.Pos(v)})
		} else if !p.Classes[c] {
			p.Problem(v, "unknown-class", read.Nearest(c, keys(p.Classes)), "no requirement has the class %q", c)
		}
		out = append(out, c)
	}
	return out
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// term finds what a name stands for in a scope.
func (p *Parser) term(n *read.Node, name string, s Scope) (Term, bool) {
	switch name {
	case "entry":
		return Term{Name: name, Entry: true, Type: Text}, true
	case "date":
		return Term{Name: name, Date: true, Type: Day}, true
	case "":
		return Term{}, false
	}
	if f := p.fact(n, name, s); f != nil {
		return Term{Name: name, Fact: f, Type: f.Type, Dim: f.Unit.Dim}, true
	}
	if d := p.Defs[p.Full(name)]; d != nil {
		if d.On == Party && !s.sees(Party) && !s.sees(Owner) {
			p.Problem(n, "definition-scope", "use it under some: parties, where:", "%s is said of a party", name)
		}
		return Term{Name: name, Def: d, Type: d.Type, Dim: d.Dim}, true
	}
	p.Problem(n, "unknown-name", p.nearestName(name), "no fact or definition is called %q", name)
	return Term{}, false
}

// nearestName is the nearest fact or definition, as a hint. A short name is near
// to the short name of a definition.
func (p *Parser) nearestName(name string) string {
	if kind, _, dotted := strings.Cut(name, "."); dotted {
		if k, ok := KindNamed(kind); ok {
			var right []string
			for _, f := range p.Vocab.Of(k) {
				right = append(right, f.Full())
			}
			return read.Nearest(name, right)
		}
	}
	return p.nearest(name, p.Vocab.Names(), keys(p.Defs))
}

// nearest is the nearest right name as a hint: among words, and among ids, which
// may be written without the regime.
func (p *Parser) nearest(name string, words, ids []string) string {
	right := append([]string(nil), words...)
	full := map[string]string{}
	for _, id := range ids {
		right = append(right, id)
		if short, own := strings.CutPrefix(id, p.Regime+"/"); own {
			full[short] = id
			right = append(right, short)
		}
	}
	best := read.NearestWord(name, right)
	if id := full[best]; id != "" {
		best = id
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", best)
}

// fact finds the fact a name means where it stands: that of the innermost kind
// that has one, else the only one among the kinds every line has. It says
// nothing where there is none, since the name may be a definition's.
func (p *Parser) fact(n *read.Node, name string, s Scope) *Fact {
	found := p.Vocab.Find(name)
	if strings.Contains(name, ".") && len(found) == 1 {
		if !s.sees(found[0].Kind) {
			p.Problem(n, "fact-scope", fmt.Sprintf("put it under some: %s, where:", found[0].Kind.ListName()), "%s cannot be read here", name)
		}
		return found[0]
	}
	for i := len(s.Inner) - 1; i >= 0; i-- {
		for _, f := range found {
			if f.Kind == s.Inner[i] {
				return f
			}
		}
	}
	var visible []*Fact
	for _, f := range found {
		if s.sees(f.Kind) {
			visible = append(visible, f)
		}
	}
	switch {
	case len(visible) == 1:
		return visible[0]
	case len(visible) > 1:
		p.Problem(n, "ambiguous-fact", fmt.Sprintf("write %s or %s", visible[0].Full(), visible[1].Full()), "%q lies on several kinds", name)
		return visible[0]
	case len(found) > 0 && p.Defs[p.Full(name)] == nil:
		p.Problem(n, "fact-scope", fmt.Sprintf("put it under some: %s, where:", found[0].Kind.ListName()), "%s lies on a %s and cannot be read here", name, found[0].Kind)
		return found[0]
	}
	return nil
}
