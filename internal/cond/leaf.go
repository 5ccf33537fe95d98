package cond

import (
	"errors"
	"fmt"
	"strings"

	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// leaf reads one comparison, "FACT OP VALUE", or one of its short forms: a bare
// NAME that must be yes, not NAME, NAME stated, hit LIST, stands CLASS, never,
// unknown.
func (p *Parser) leaf(n *read.Node, s Scope) *Node {
	text := strings.Join(strings.Fields(n.Value), " ")
	node := &Node{Text: text, Pos: p.Pos(n)}
	first, rest, more := strings.Cut(text, " ")
	switch {
	case text == "never":
		node.Op = Never
		return node
	case text == "unknown" || text == "?":
		return p.gap(n, nil, "", "", s)
	case first == "not":
		inner := *n
		inner.Value = rest
		node = p.leaf(&inner, s)
		if node == nil || node.Op != Bare && node.Op != IsHit && node.Op != Stands && node.Op != IsStated {
			p.Problem(n, "not-what", "write FACT is-not VALUE or FACT not-in A, B, or use none:", "not stands before a name alone")
			return nil
		}
		node.Not, node.Text = !node.Not, text
		return node
	case first == "hit":
		return p.hit(n, node, rest, s)
	case first == "stands":
		class := *n
		class.Value = rest
		node.Op, node.Classes = Stands, p.classes(&class)
		return node
	}
	left, ok := p.term(n, first, s)
	if !ok {
		return nil
	}
	node.Left = left
	op, val, _ := strings.Cut(rest, " ")
	switch {
	case !more:
		return p.bare(n, node)
	case op == "stated" && val == "":
		return p.isStated(n, node)
	case left.Entry:
		return p.entryLeaf(n, node, op, val)
	}
	return p.compare(n, node, op, val, s)
}

func (p *Parser) bare(n *read.Node, node *Node) *Node {
	node.Op = Bare
	if f := node.Left.Fact; f != nil && f.IsList {
		p.Problem(n, "list-fact", fmt.Sprintf("go through it with some: or every: %s", f.Name), "%s is a list, not yes or no", node.Left.Name)
		return nil
	}
	if node.Left.Type != YesNo || node.Left.Entry {
		p.Problem(n, "not-yes-no", "compare it with something", "%s is a %s, not yes or no", node.Left.Name, node.Left.Type)
		return nil
	}
	return node
}

func (p *Parser) isStated(n *read.Node, node *Node) *Node {
	node.Op = IsStated
	if f := node.Left.Fact; f == nil || f.ByLaw == "" {
		p.Problem(n, "silence", "give the fact by-law: with the citation, in the vocabulary", "the law itself must say what silence about %s means before a rule may read it", node.Left.Name)
	}
	return node
}

func (p *Parser) hit(n *read.Node, node *Node, lists string, s Scope) *Node {
	node.Op = IsHit
	if !s.sees(Party) && !s.sees(Owner) {
		p.Problem(n, "hit-scope", "put it under some: parties, where:, or in a definition on: party", "hit is said of a party")
	}
	if len(splitList(lists)) == 0 {
		p.Problem(n, "blank-value", "name a list, or a set of lists", "hit names no list")
	}
	for _, l := range splitList(lists) {
		if set := p.Sets[p.Full(l)]; set != nil && set.Of == OfLists {
			node.Right.Sets = append(node.Right.Sets, set)
			continue
		}
		p.listName(n, p.Full(l))
		node.Right.Words = append(node.Right.Words, p.Full(l))
	}
	return node
}

func splitList(s string) []string {
	var out []string
	for _, w := range strings.Split(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// compare reads the operator and value of a leaf by the type of its left side.
func (p *Parser) compare(n *read.Node, node *Node, op, val string, s Scope) *Node {
	ok := false
	if f := node.Left.Fact; f != nil && f.IsList {
		p.Problem(n, "list-fact", fmt.Sprintf("go through it with some: or every: %s", f.Name), "%s is a list and is not compared", node.Left.Name)
		return nil
	}
	switch node.Left.Type {
	case YesNo:
		ok = p.compareYesNo(node, op, val)
	case Number, Money, Period:
		node.Op = Compare
		if node.Cmp, ok = numberOps[op]; ok && node.Cmp == Overlaps {
			ok = node.Left.Type == Number
		}
		if ok {
			node.Right.Term = p.operand(n, node.Left, val, s)
			if c := node.Right.Term.Const; c != nil && node.Left.Fact != nil && node.Left.Type == Number && c.Num.IsPoint() {
				p.Cuts.add(node.Left.Fact, node.Cmp, c.Num.Lo.At)
			}
		}
	case Day:
		node.Op = CompareDay
		if node.Cmp, ok = dayOps[op]; ok {
			node.Right.Term = p.operand(n, node.Left, val, s)
		}
	case Text, Enum, Place:
		ok = p.compareWord(n, node, op, val, s)
	case Texts, Places:
		if op == "cover" && val == "the entry" && node.Left.Fact != nil && node.Left.Fact.Name == "entries" {
			node.Op = Covers
			return node
		}
		if op == "has" || op == "has-not" {
			ok, node.Op, node.Not = true, Has, op == "has-not"
			p.members(n, node, val, s)
		}
	}
	if !ok {
		p.Problem(n, "unknown-comparison", "use "+operatorsFor(node.Left.Type), "%q does not compare a %s", op, node.Left.Type)
		return nil
	}
	return node
}

func operatorsFor(t Type) string {
	return [...]string{
		YesNo:  "the name alone, or not NAME",
		Number: "= != < <= > >= or overlaps", Money: "= != < <= > or >=", Period: "= < <= > or >=",
		Text: "is, is-not, in, not-in or under", Enum: "is, is-not, in, not-in or at-least", Place: "is, is-not, in or not-in",
		Day:   "before, on-or-before, after, on-or-after or is",
		Texts: "has, has-not, or (entries) cover the entry", Places: "has or has-not", Quantity: "nothing: quantities are not compared",
	}[t]
}

func (p *Parser) compareYesNo(node *Node, op, val string) bool {
	node.Op = Bare
	if op != "is" || val != "yes" && val != "no" {
		return false
	}
	node.Not = val == "no"
	return true
}

func (p *Parser) compareWord(n *read.Node, node *Node, op, val string, s Scope) bool {
	switch op {
	case "is", "in":
		node.Op = In
	case "is-not", "not-in":
		node.Op, node.Not = In, true
	case "at-least":
		return p.rank(n, node, val, s)
	case "under":
		return p.heading(n, node, val)
	default:
		return false
	}
	p.members(n, node, val, s)
	if (op == "is" || op == "is-not") && len(node.Right.Words)+len(node.Right.Sets) > 1 {
		p.Problem(n, "is-list", "use in or not-in", "%s compares with one value", op)
	}
	return true
}

// rank reads at-least: one word of an enumeration, or another fact with the same
// words in the same order.
func (p *Parser) rank(n *read.Node, node *Node, val string, s Scope) bool {
	node.Op = AtLeast
	left := node.Left.Fact
	if node.Left.Type != Enum || left == nil {
		return false
	}
	p.members(n, node, val, s)
	if t := node.Right.Term; t.Name != "" {
		if t.Fact == nil || strings.Join(t.Fact.Values, " ") != strings.Join(left.Values, " ") {
			p.Problem(n, "type", "", "%s and %s have not the same ranks", node.Left.Name, t.Name)
		}
		return true
	}
	if len(node.Right.Words) != 1 || len(node.Right.Sets) > 0 {
		p.Problem(n, "is-list", "write one word, or use in", "at-least compares with one value")
	}
	return true
}

// heading reads under: goods codes that a code may begin with.
func (p *Parser) heading(n *read.Node, node *Node, val string) bool {
	node.Op = Under
	if node.Left.Type != Text {
		return false
	}
	if strings.HasPrefix(val, "the ") {
		p.Problem(n, "unknown-comparison", "write the codes themselves", "under does not compare with another fact")
	}
	node.Right.Words = splitList(val)
	for _, w := range node.Right.Words {
		if node.Left.Fact != nil && strings.HasSuffix(node.Left.Fact.Name, "hs") && strings.Trim(w, "0123456789") != "" {
			p.Problem(n, "goods-code", "write digits, as in 8456", "%q is no goods code", w)
		}
	}
	if len(node.Right.Words) == 0 {
		p.Problem(n, "blank-value", "write what to compare with", "the comparison has no value")
	}
	return true
}

// members reads the right side of in, is, has and at-least: words and sets, or
// the value of another fact.
func (p *Parser) members(n *read.Node, node *Node, val string, s Scope) {
	if name, ok := strings.CutPrefix(val, "the "); ok {
		term, ok := p.term(n, name, s)
		if ok && !comparable2(node.Left.Type, term.Type) {
			p.Problem(n, "type", "", "%s is a %s and cannot be compared with %s, a %s", node.Left.Name, node.Left.Type, name, term.Type)
		}
		node.Right.Term = term
		return
	}
	want := OfWords
	if node.Left.Type == Place || node.Left.Type == Places {
		want = OfPlaces
	} else if f := node.Left.Fact; f != nil && f.Name == "hs" {
		want = OfCodes
	}
	words := splitList(val)
	if len(words) == 0 {
		p.Problem(n, "blank-value", "write what to compare with", "the comparison has no value")
	}
	for _, w := range words {
		if set := p.Sets[p.Full(w)]; set != nil {
			if set.Of != want {
				p.Problem(n, "set-kind", "", "%s is a set of other things than %s", w, node.Left.Name)
			}
			node.Right.Sets = append(node.Right.Sets, set)
			if f := node.Left.Fact; want == OfWords && f != nil && len(f.Values) > 0 {
				p.Uses = append(p.Uses, WordUse{set, f, p.Pos(n)})
			}
			continue
		}
		p.checkWord(n, node.Left, w, want)
		node.Right.Words = append(node.Right.Words, w)
	}
}

// listName checks the name of a party list.
func (p *Parser) listName(n *read.Node, name string) {
	if _, ok := p.Vocab.Lists[name]; !ok {
		p.Problem(n, "unknown-party-list", read.NearestOr(name, keys(p.Vocab.Lists), "declare it under lists: in pack.yaml"), "there is no party list %q", name)
	}
}

func comparable2(a, b Type) bool {
	word := func(t Type) Type {
		switch t {
		case Texts, Enum:
			return Text
		case Places:
			return Place
		}
		return t
	}
	return word(a) == word(b)
}

func (p *Parser) checkWord(n *read.Node, left Term, w string, want SetOf) {
	if strings.Contains(w, "/") && want != OfWords {
		p.Problem(n, "unknown-set", p.nearest(w, nil, keys(p.Sets)), "there is no set %q", w)
		return
	}
	if want == OfPlaces {
		if _, ok := p.Vocab.Places[value.Place(w)]; !ok {
			p.Problem(n, "unknown-place", p.nearest(w, placeCodes(p.Vocab), keys(p.Sets)), "there is no place %q", w)
		}
		return
	}
	f := left.Fact
	switch {
	case f == nil:
	case f.Kind == Hit && f.Name == "list":
		p.listName(n, w)
	case f.Kind == Notice && f.Name == "authority":
		if _, ok := p.Vocab.Authorities[w]; !ok {
			p.Problem(n, "unknown-authority", read.NearestOr(w, keys(p.Vocab.Authorities), "declare it under authority: or authorities: in pack.yaml"), "there is no authority %q", w)
		}
	case f.Name == "status":
		if _, ok := p.Vocab.Statuses[w]; !ok {
			p.Problem(n, "unknown-status", read.NearestOr(w, keys(p.Vocab.Statuses), "declare it under statuses: in pack.yaml"), "there is no status %q", w)
		}
	case len(f.Values) > 0 && f.rank(w) < 0:
		p.Problem(n, "unknown-value", read.Nearest(w, f.Values), "%s cannot be %q (it is one of %s)", left.Name, w, strings.Join(f.Values, ", "))
	}
}

func placeCodes(v *Vocabulary) []string {
	out := make([]string, 0, len(v.Places))
	for p := range v.Places {
		out = append(out, string(p))
	}
	return out
}

// entryLeaf reads a comparison of the entry decided for: under, is, in and
// their opposites.
func (p *Parser) entryLeaf(n *read.Node, node *Node, op, val string) *Node {
	switch op {
	case "under", "is", "in":
	case "is-not", "not-in", "not-under":
		node.Not = true
	default:
		p.Problem(n, "unknown-comparison", "use under, is, in, is-not or not-in", "%q does not compare an entry", op)
		return nil
	}
	node.Op = Under
	names := splitList(val)
	if len(names) == 0 {
		p.Problem(n, "blank-value", "write what to compare with", "the comparison has no value")
	} else if strings.HasPrefix(op, "is") && len(names) > 1 {
		p.Problem(n, "is-list", "use in or not-in", "%s compares with one value", op)
	}
	for _, w := range names {
		switch {
		case w == "none":
			node.Right.None = true
		case p.Entries[w] != nil:
			node.Right.Entries = append(node.Right.Entries, p.Entries[w])
			p.Entries[w].Mentioned = true
		case p.Sets[p.Full(w)] != nil && p.Sets[p.Full(w)].Of == OfEntries:
			node.Right.Sets = append(node.Right.Sets, p.Sets[p.Full(w)])
		default:
			p.Problem(n, "unknown-entry", p.nearest(w, keys(p.Entries), keys(p.Sets)), "there is no entry or set of entries %q", w)
		}
	}
	return node
}

// operand reads what a number or a day is compared with: a constant, the FACT,
// a part of it (10 % of the FACT, 0.1 * the FACT), or a day plus or minus a
// period.
func (p *Parser) operand(n *read.Node, left Term, val string, s Scope) Term {
	val = strings.TrimSpace(val)
	scale := value.Num{}
	if factor, name, ok := cutFactor(val); ok {
		q, err := p.Vocab.Units.Parse(factor)
		if err != nil || q.Unit.Dim != "" || !q.Base.IsPoint() || q.Base.Lo.At.Sign() <= 0 {
			p.Problem(n, "part-of", "write 10 % of the FACT, or 0.1 * the FACT", "%q is not a plain number above 0", factor)
			return Term{}
		}
		if left.Type != Number && left.Type != Money {
			p.Problem(n, "part-of", "write the FACT alone, or a constant", "of a %s no part is taken", left.Type)
			return Term{}
		}
		scale, val = q.Base.Lo.At, "the "+name
	}
	if name, ok := strings.CutPrefix(val, "the "); ok {
		return p.relative(n, left, name, scale, s)
	}
	c := p.constant(n, left, val)
	if c == nil {
		return Term{}
	}
	return Term{Name: val, Const: c, Type: left.Type, Dim: left.Dim}
}

func cutFactor(val string) (factor, name string, ok bool) {
	if factor, name, ok = strings.Cut(val, " * the "); ok {
		return factor, name, true
	}
	return strings.Cut(val, " of the ")
}

func (p *Parser) relative(n *read.Node, left Term, name string, scale value.Num, s Scope) Term {
	name, shift, sign := strings.TrimSpace(name), "", 1
	if before, after, ok := strings.Cut(name, " + "); ok {
		name, shift = before, after
	} else if before, after, ok := strings.Cut(name, " - "); ok {
		name, shift, sign = before, after, -1
	}
	term, ok := p.term(n, name, s)
	if !ok {
		return Term{}
	}
	term.Scale = scale
	if term.Type != left.Type || term.Dim != left.Dim {
		p.Problem(n, "type", "", "%s cannot be compared with %s: one is %s, the other %s", left.Name, name, typeAndDim(left), typeAndDim(term))
	}
	if shift == "" {
		return term
	}
	period, err := value.ParsePeriod(shift)
	if err != nil || left.Type != Day {
		p.Problem(n, "period", "write the day, then + 24 months or - 14 days", "%q is not a period to add to a day", shift)
		return term
	}
	if sign < 0 {
		period = period.Neg()
	}
	term.Shift = period
	return term
}

func typeAndDim(t Term) string {
	if t.Type == Number && t.Dim != "" {
		return "a " + string(t.Dim)
	}
	return "a " + t.Type.String()
}

// constant reads a written value by the type of the left side.
func (p *Parser) constant(n *read.Node, left Term, val string) *Value {
	v, err := p.Vocab.Read(left.Type, left.Dim, left.Name, unitOf(left), nil, val)
	if err != nil {
		p.Log.Add(p.Pos(n), err.Code, err.What, err.Hint)
		return nil
	}
	return v
}

func unitOf(t Term) string {
	if t.Fact != nil {
		return t.Fact.Unit.Symbol
	}
	return string(t.Dim)
}

// Read reads a written value of a type. It is the one place where text becomes
// a value, for packs and orders alike. The error has no place; the caller knows it.
func (v *Vocabulary) Read(t Type, dim value.Dim, name, unit string, values []string, s string) (*Value, *read.Problem) {
	fail := func(code, hint, format string, args ...any) (*Value, *read.Problem) {
		return nil, &read.Problem{Code: code, What: fmt.Sprintf(format, args...), Hint: hint}
	}
	out := &Value{Stated: s, Until: value.NoDate}
	switch t {
	case YesNo:
		switch s {
		case "yes", "true":
			out.Truth = value.Yes
		case "no", "false":
			out.Truth = value.No
		default:
			return fail("not-yes-no", "write yes or no, or leave it out where you do not know", "%s is %q", name, s)
		}
	case Number:
		q, err := v.Units.Parse(s)
		var unknown value.UnknownUnitError
		if errors.As(err, &unknown) {
			return fail("unit", read.Nearest(string(unknown), keys(v.Units)), "%s is measured in %s, not %q", name, orPlain(unit), string(unknown))
		}
		if err != nil {
			return fail("not-a-number", "write it as 13.5 nm, 15..20 nm or \"> 5 nm\"", "%s: %v", name, err)
		}
		if q.Unit.Dim != dim {
			return fail("unit", "", "%s is measured in %s, not %q", name, orPlain(unit), q.Unit.Symbol)
		}
		out.Num = q.Base
	case Quantity:
		q, err := v.Units.Parse(s)
		if err != nil {
			return fail("unit", "write it as 20 L or 3 pieces", "%s: %v", name, err)
		}
		if out.Num = q.Base; belowZero(q.Base) {
			return fail("negative", "write it without the sign", "%s: %q is less than nothing", name, s)
		}
	case Money:
		m, err := value.ParseMoney(s)
		if err != nil {
			return fail("not-money", "", "%s: %q is %v", name, s, err)
		}
		if !v.Money[m.Currency] {
			return fail("currency", read.Nearest(m.Currency, keys(v.Money)), "%s: no currency is called %q", name, m.Currency)
		}
		if belowZero(m.Amount) {
			return fail("negative", "write the price as agreed; a discount is taken off it", "%s: %q is less than nothing", name, s)
		}
		out.Num, out.Text = m.Amount, m.Currency
	case Day:
		d, err := value.ParseDate(s)
		if err != nil {
			return fail("not-a-date", "", "%s: %q is %v", name, s, err)
		}
		out.Day = d
	case Period:
		d, err := value.ParsePeriod(s)
		if err != nil {
			return fail("not-a-period", "", "%s: %q is %v", name, s, err)
		}
		out.Span = d
	case Place:
		if _, ok := v.Places[value.Place(s)]; !ok {
			return fail("unknown-place", read.Nearest(s, placeCodes(v)), "%s: there is no place %q", name, s)
		}
		out.Text = s
	case Enum, Text:
		f := Fact{Values: values}
		if len(values) > 0 && f.rank(s) < 0 {
			return fail("unknown-value", read.Nearest(s, values), "%s cannot be %q (it is one of %s)", name, s, strings.Join(values, ", "))
		}
		out.Text = s
		out.word = uint16(f.rank(s) + 1)
	default:
		return fail("type", "", "%s takes a list", name)
	}
	return out, nil
}

// belowZero says whether a value surely lies below 0.
func belowZero(v value.Interval) bool {
	return v.Less(value.Point(value.Num{})) == value.Yes
}

func orPlain(unit string) string {
	if unit == "" {
		return "plain numbers"
	}
	return unit
}
