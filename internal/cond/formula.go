package cond

import (
	"strings"

	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Formula reads a formula: a name, a constant, or one operation over formulas.
func (p *Parser) Formula(n *read.Node, s Scope) *Formula {
	switch {
	case read.IsText(n) && strings.TrimSpace(n.Value) != "":
		return p.atom(n, s)
	case read.IsText(n) || read.IsBlank(n):
		p.Problem(n, "blank-limb", "write a name, a constant, or an operation", "a formula is blank")
		return nil
	}
	m := p.Map(n, "a formula")
	defer m.Close()
	for op, keys := range formulaKeys {
		if m.Get(op) != nil {
			for _, k := range keys {
				m.Get(k)
			}
		}
	}
	return p.operation(m, n, s)
}

// formulaKeys is the keys that go with each operation.
var formulaKeys = map[string][]string{
	"sum": {"of", "where", "role", "same"}, "lookup": {"row", "column"}, "between": {"unknown", "read"}, "when": {"then"},
}

func (p *Parser) atom(n *read.Node, s Scope) *Formula {
	text := strings.TrimSpace(n.Value)
	f := &Formula{Text: text}
	if text != "" && (text[0] >= '0' && text[0] <= '9' || text[0] == '-' || text[0] == '.') {
		if m, err := value.ParseMoney(text); err == nil && p.Vocab.Money[m.Currency] {
			f.Term = Term{Name: text, Type: Money, Const: &Value{Num: m.Amount, Text: m.Currency, Stated: text}}
			f.Type = Money
			return f
		}
		q, err := p.Vocab.Units.Parse(text)
		if err != nil {
			p.Problem(n, "not-a-number", "", "%v", err)
			return nil
		}
		f.Term = Term{Name: text, Type: Number, Dim: q.Unit.Dim, Const: &Value{Num: q.Base, Stated: text}}
		f.Type, f.Dim = Number, q.Unit.Dim
		return f
	}
	if v, ok := p.Vocab.Places[value.Place(text)]; ok && v != nil {
		f.Term = Term{Name: text, Type: Place, Const: &Value{Text: text, Stated: text}}
		f.Type = Place
		return f
	}
	t, ok := p.term(n, text, s)
	if !ok {
		return nil
	}
	f.Term, f.Type, f.Dim = t, t.Type, t.Dim
	return f
}

func (p *Parser) operation(m *read.Map, n *read.Node, s Scope) *Formula {
	for _, arith := range []struct {
		key string
		op  FormulaOp
	}{{"product", Product}, {"quotient", Quotient}, {"plus", Plus}, {"minus", Minus}, {"max", Max}, {"min", Min}, {"known-by", KnownBy}, {"at-least", LeastOf}, {"between", Between}} {
		if v := m.Get(arith.key); v != nil {
			f := p.arithmetic(v, arith.op, arith.key, s)
			if f != nil && arith.op == Between {
				f.Gap = p.betweenGap(m, s)
			}
			return f
		}
	}
	if v := m.Get("cases"); v != nil {
		return p.cases(v, s)
	}
	if v := m.Get("sum"); v != nil {
		return p.sumFormula(m, v, s)
	}
	if v := m.Get("lookup"); v != nil {
		t, row, col := p.cell(m, v, s)
		if t == nil {
			return nil
		}
		c := t.Columns[col]
		return &Formula{Op: LookUp, Table: t, Row: row, Col: col, Type: c.Type, Dim: c.Unit.Dim, Text: t.ID + " " + col}
	}
	if v := m.Get("total-for"); v != nil {
		t, ok := p.term(v, p.Text(v, "total-for"), s)
		if !ok {
			return nil
		}
		return &Formula{Op: TotalFor, Term: t, Type: Money, Text: "the contract's total for " + t.Name}
	}
	if when := m.Get("when"); when != nil {
		return p.onCondition(m, when, n, s)
	}
	p.Problem(n, "no-operator", "use one of product, quotient, plus, minus, max, min, cases, lookup, sum, at-least, known-by, total-for", "a formula says nothing")
	return nil
}

// onCondition reads a value that is known on a condition, which only known-by
// can take: without it nothing is known.
func (p *Parser) onCondition(m *read.Map, when, n *read.Node, s Scope) *Formula {
	cond := p.Cond(when, s)
	then := m.Get("then")
	if then == nil {
		p.Problem(n, "formula-case", "write when: and then:", "a case has no then")
	}
	if then == nil || cond == nil {
		return nil
	}
	f := p.Formula(then, s)
	if f == nil {
		return nil
	}
	return &Formula{Op: Cases, Whens: []*Node{cond}, Args: []*Formula{f}, Type: f.Type, Dim: f.Dim, Text: f.Text, Open: true}
}

// betweenGap is what a value between two ends leaves open: how the law then
// reckoned.
func (p *Parser) betweenGap(m *read.Map, s Scope) string {
	n := m.Get("unknown")
	if n == nil {
		m.Problem(m.Node, "missing", "add unknown: with what the sources do not tell", "between says no reason why the value is not known")
		return s.Rule
	}
	id := s.Rule + "#value"
	p.Gaps[id] = GapInfo{ID: id, Says: ParseWords(p.Doc, n, "unknown"), Read: m.Text("read"), Pos: p.Pos(n)}
	return id
}

func (p *Parser) arithmetic(v *read.Node, op FormulaOp, name string, s Scope) *Formula {
	f := &Formula{Op: op}
	var texts []string
	for _, c := range p.Items(v) {
		a := p.Formula(c, s)
		if a == nil {
			return nil
		}
		f.Args = append(f.Args, a)
		texts = append(texts, a.Text)
	}
	f.Text = name + " of " + strings.Join(texts, ", ")
	want := map[FormulaOp]int{Quotient: 2, Minus: 2, Between: 2, LeastOf: 1}[op]
	if len(f.Args) == 0 || want > 0 && len(f.Args) != want {
		p.Problem(v, "formula-args", "quotient, minus and between take two, at-least one", "%s has %d values", name, len(f.Args))
		return nil
	}
	f.Type, f.Dim = f.Args[0].Type, f.Args[0].Dim
	for i, a := range f.Args {
		if a.Type != Number && a.Type != Money {
			p.Problem(v, "formula-type", "", "%s computes with numbers; %s is a %s", name, a.Text, a.Type)
			return nil
		}
		if a.Open && op != KnownBy {
			p.Problem(v, "formula-case", "write cases:, the last of them without when:", "%s computes with a value that is there on a condition only", name)
			return nil
		}
		switch {
		case i == 0:
		case op == Product && a.Type == Money && f.Type == Money, op == Quotient && a.Type == Money && f.Type == Number:
			p.Problem(v, "formula-type", "", "%s: money is not multiplied by money, nor anything else divided by it", name)
			return nil
		case op == Product && (f.Type == Number || a.Type == Number):
			f.Dim = f.Dim.Times(a.Dim, 1)
			if a.Type == Money {
				f.Type = Money
			}
		case op == Quotient:
			f.Dim = f.Dim.Times(a.Dim, -1)
			if a.Type == Money {
				f.Type = Number
			}
		case a.Type != f.Type || a.Dim != f.Dim:
			p.Problem(v, "unit", "", "%s: %s and %s are not of one kind", name, f.Args[0].Text, a.Text)
			return nil
		}
	}
	return f
}

func (p *Parser) cases(v *read.Node, s Scope) *Formula {
	f := &Formula{Op: Cases}
	for i, c := range p.Items(v) {
		m := p.Map(c, "a case")
		var when *Node
		if w := m.Get("when"); w != nil {
			when = p.Cond(w, s)
		} else if i+1 < len(p.Items(v)) {
			p.Problem(c, "formula-case", "only the last case may stand without when:", "a case has no when")
		}
		if when != nil && i+1 == len(p.Items(v)) {
			p.Problem(c, "formula-case", "say in a last case without when: what the value is where no case holds", "there may be no value")
		}
		then := m.Get("then")
		if then == nil {
			p.Problem(c, "formula-case", "add then:", "a case has no then")
			continue
		}
		a := p.Formula(then, s)
		m.Close()
		if a == nil {
			continue
		}
		if len(f.Args) > 0 && (a.Type != f.Type || a.Dim != f.Dim) {
			p.Problem(then, "type", "", "the cases give different kinds of value: %s and %s", f.Args[0].Text, a.Text)
		}
		f.Type, f.Dim, f.Text = a.Type, a.Dim, a.Text
		f.Whens, f.Args = append(f.Whens, when), append(f.Args, a)
	}
	if len(p.Items(v)) == 0 {
		p.Problem(v, "formula-case", "write a list of when: and then:", "there is no case")
	}
	if len(f.Args) == 0 {
		return nil
	}
	return f
}

func (p *Parser) sumFormula(m *read.Map, v *read.Node, s Scope) *Formula {
	k, ok := p.listKind(v, s)
	if !ok {
		return nil
	}
	inner := s.within(k)
	if k == Line {
		inner = inner.within(Item)
	}
	of := m.Get("of")
	if of == nil {
		p.Problem(v, "sum-of", "add of: with what is added up", "a sum adds up nothing")
		return nil
	}
	a := p.Formula(of, inner)
	if a == nil {
		return nil
	}
	f := &Formula{Op: SumOver, List: k, Role: p.role(m, k), Args: []*Formula{a}, Type: a.Type, Dim: a.Dim, Text: "the sum of " + a.Text + " over " + v.Value}
	if f.Type != Number && f.Type != Money {
		p.Problem(of, "formula-type", "", "%s cannot be added up", a.Text)
		return nil
	}
	if w := m.Get("where"); w != nil {
		if f.Where = p.Cond(w, inner); f.Where == nil {
			return nil
		}
	}
	if same := m.Get("same"); same != nil {
		t, ok := p.term(same, p.Text(same, "same"), inner)
		if ok {
			f.Same = &t
		}
	}
	return f
}
