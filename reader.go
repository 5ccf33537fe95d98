package strait

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// ParseOrders reads the orders of a file: YAML or JSON, one order or a list of
// them, or JSON values one after another. File names the source in problems;
// sets are stated on every order, over what the file says. The error, if any,
// is Problems: every one there is.
func (l *Law) ParseOrders(file string, data []byte, sets ...Set) ([]*Order, error) {
	log := &read.Log{}
	var orders []*Order
	for _, part := range splitJSON(data) {
		d := read.Doc{File: file, Log: log}
		n := emptyOrder()
		if len(data) > 0 || len(sets) == 0 {
			before := log.Len()
			if n = d.Parse(part.text); n == nil {
				log.Shift(before, part.line)
				continue
			}
			shiftLines(n, part.line)
		}
		for _, c := range d.Items(n) {
			for _, s := range sets {
				s.apply(c)
			}
			orders = append(orders, l.readOrder(d, c))
		}
	}
	if len(orders) == 0 && log.Len() == 0 {
		log.Add(read.Pos{File: file}, "empty", "there is no order in it", "write one, or leave the file out")
	}
	if err := log.Err(); err != nil {
		return nil, err
	}
	return orders, nil
}

// emptyOrder is the document of an order that only flags make: one line, of
// which nothing is said.
func emptyOrder() *read.Node {
	item := &read.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	line := &read.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*read.Node{scalar("item"), item}}
	lines := &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*read.Node{line}}
	return &read.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*read.Node{scalar("lines"), lines}}
}

type jsonPart struct {
	text []byte
	line int // lines before it
}

// splitJSON cuts JSON values that follow one another; anything else is one part.
func splitJSON(data []byte) []jsonPart {
	if trimmed := bytes.TrimLeft(data, " \t\r\n\xef\xbb\xbf"); len(trimmed) == 0 || trimmed[0] != '{' {
		return []jsonPart{{data, 0}}
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	var parts []jsonPart
	for {
		start := dec.InputOffset()
		var raw json.RawMessage
		err := dec.Decode(&raw)
		if err == io.EOF {
			return parts
		}
		if err != nil {
			if len(parts) == 0 {
				return []jsonPart{{data, 0}}
			}
			return append(parts, jsonPart{data[start:], bytes.Count(data[:start], []byte("\n"))})
		}
		begin := dec.InputOffset() - int64(len(raw))
		parts = append(parts, jsonPart{raw, bytes.Count(data[:begin], []byte("\n"))})
	}
}

func shiftLines(n *read.Node, by int) {
	if by == 0 {
		return
	}
	n.Line += by
	for _, c := range n.Content {
		shiftLines(c, by)
	}
}

// orderReader reads one order.
type orderReader struct {
	read.Doc
	law     *Law
	order   *Order
	pending []pending
}

// pending is a fact stated on an element above those it lies on.
type pending struct {
	on   *cond.Element
	fact *cond.Fact
	val  *cond.Value
	list bool // the fact is a list stated empty
	node *read.Node
}

func (l *Law) readOrder(d read.Doc, n *read.Node) *Order {
	o := &Order{root: &cond.Element{Kind: cond.Order}, above: map[cond.Kind][]cond.Stated{}, assume: map[string]string{}, under: map[string]string{}, node: n, file: d.File, law: l}
	r := &orderReader{Doc: d, law: l, order: o}
	m := d.Map(n, "the order")
	o.ID = strings.Join(strings.Fields(m.Text("id")), " ")
	r.date(m)
	for _, kind := range [...]cond.Kind{cond.Exporter, cond.Contract} {
		e := &cond.Element{Kind: kind, Up: o.root, Path: kind.String()}
		if c := m.Get(kind.String()); c != nil {
			em := d.Map(c, kind.String())
			r.element(em, e)
			em.Close()
		}
		o.root.SetList(kind, []*cond.Element{e}, false, nil)
	}
	r.requests(m)
	lines, declared := m.Get("lines"), m.Get("declared")
	r.element(m, o.root)
	r.lines(m, lines)
	m.Close()
	r.declare(declared)
	if _, open := o.root.List(cond.License); open {
		o.root.SetList(cond.License, nil, false, nil) // licences left out are none
	}
	r.spread()
	r.silence()
	return o
}

// own is an order as this law reads it: one that another law has read, such as
// that without a draft, is read again by the words of this one.
func (l *Law) own(o *Order) (*Order, error) {
	if o.law == l {
		return o, nil
	}
	log := &read.Log{}
	again := l.readOrder(read.Doc{File: o.file, Log: log}, o.node)
	again.Date = o.Date
	return again, log.Err()
}

// silence states what the law itself presumes of facts nobody stated.
func (r *orderReader) silence() {
	for _, f := range r.law.lib.Vocab.Of(cond.Order) {
		if f.Silence == "" || r.order.root.Get(f) != nil {
			continue
		}
		v, problem := r.law.lib.Vocab.Read(f.Type, f.Unit.Dim, f.Name, f.Unit.Symbol, f.Values, f.Silence)
		if problem == nil {
			v.By = "law"
			r.order.root.Set(f, v)
		}
	}
}

func (r *orderReader) date(m *read.Map) {
	r.order.Date = Time{Day: value.NoDate, Minute: -1}
	n := m.Get("date")
	if n == nil {
		m.Problem(m.Node, "no-date", "add date: with the day of loading (2019-07-04), or give --on", "the order has no date")
		return
	}
	t, err := value.ParseTime(r.Text(n, "date"))
	if err != nil && read.IsText(n) {
		r.Problem(n, "not-a-date", "", "date: %q is %v", n.Value, err)
	}
	r.order.Date = t
}

// requests reads what an order asks for, which is no fact.
func (r *orderReader) requests(m *read.Map) {
	o := r.order
	texts := func(key string, into map[string]string, check func(k, v *read.Node)) {
		if n := m.Get(key); n != nil {
			r.Map(n, key).Pairs(func(k, v *read.Node) {
				into[k.Value] = r.Text(v, key)
				check(k, v)
			})
		}
	}
	texts("assume", o.assume, func(k, _ *read.Node) { r.gap(k) })
	texts("under", o.under, func(_, v *read.Node) { r.authorization(v) })
	o.regimes = m.Texts("regimes")
	for _, id := range o.regimes {
		if r.law.lib.Pack(id) == nil {
			r.Problem(m.Get("regimes"), "unknown-regime", read.Nearest(id, r.law.Regimes()), "there is no pack %q", id)
		}
	}
	if dates := m.Get("dates"); dates != nil {
		r.Map(dates, "dates").Pairs(func(k, v *read.Node) {
			f := r.law.lib.Vocab.On(cond.Order, k.Value+"-date")
			if f == nil {
				r.Problem(k, "unknown-key", read.Nearest(k.Value, r.dateNames()), "an order has no date called %q", k.Value)
				return
			}
			r.state(o.root, f, v)
		})
	}
	if rates := m.Get("rates"); rates != nil {
		o.root.Totals = map[string]*cond.Value{}
		r.Map(rates, "rates").Pairs(func(k, v *read.Node) { r.rate(k, v) })
	}
}

// rulesOf is the pack whose regime an id begins with, with its rules; nil where
// there is none, or where it cannot be read, of which deciding will tell.
func (r *orderReader) rulesOf(id string) *pack.Pack {
	regime, _, _ := strings.Cut(id, "/")
	p := r.law.lib.Pack(regime)
	if p == nil || r.law.lib.Load(p) != nil {
		return nil
	}
	return p
}

// gap checks the name of a gap that an order assumes an answer to.
func (r *orderReader) gap(n *read.Node) {
	if p := r.rulesOf(n.Value); p != nil && !p.Has(n.Value) {
		r.Problem(n, "unknown-gap", read.Nearest(n.Value, p.IDs()), "the pack %s has no gap %q", p.ID, n.Value)
	} else if !strings.Contains(n.Value, "/") {
		r.Problem(n, "unknown-gap", "write it as the answer names it under gaps: REGIME/NAME", "there is no gap %q", n.Value)
	}
}

// authorization checks the name of an authorization.
func (r *orderReader) authorization(n *read.Node) {
	p := r.rulesOf(n.Value)
	if p == nil {
		if !strings.Contains(n.Value, "/") {
			r.Problem(n, "unknown-authorization", "write it REGIME/NAME", "there is no authorization %q", n.Value)
		}
		return
	}
	if p.Authorization(n.Value) == nil {
		ids := p.AuthorizationIDs()
		r.Problem(n, "unknown-authorization", read.NearestOr(n.Value, ids, "there are "+strings.Join(ids, ", ")), "there is no authorization %q", n.Value)
	}
}

func (r *orderReader) dateNames() []string {
	var out []string
	for _, f := range r.law.lib.Vocab.Of(cond.Order) {
		if name, ok := strings.CutSuffix(f.Name, "-date"); ok {
			out = append(out, name)
		}
	}
	return out
}

// rate reads an exchange rate X/Y: so many Y for one X. The day and source are
// kept in the order's text for whoever checks.
func (r *orderReader) rate(k, v *read.Node) {
	from, to, ok := strings.Cut(k.Value, "/")
	if !ok || !r.law.lib.Vocab.Money[from] || !r.law.lib.Vocab.Money[to] {
		r.Problem(k, "rate", "write two currencies, as in AAA/BBB", "%q is no exchange rate", k.Value)
		return
	}
	n := v
	if read.IsMap(v) {
		m := r.Map(v, "a rate")
		n = m.Get("rate")
		m.Text("on")
		m.Text("source")
		m.Close()
	}
	iv, err := value.ParseInterval(r.Text(n, "rate"))
	if err != nil || iv.Less(value.Point(value.Num{})) != value.No || iv.Equal(value.Point(value.Num{})) == value.Yes {
		r.Problem(v, "rate", "write a number above 0", "the rate %s is not a number", k.Value)
		return
	}
	r.order.root.Totals[k.Value] = &cond.Value{Num: iv, Stated: n.Value}
	if back := r.order.root.Totals[to+"/"+from]; back != nil {
		one := iv.Mul(back.Num)
		if one.Less(value.Point(value.Int(9).Quo(value.Int(10)))) == value.Yes || value.Point(value.Int(11).Quo(value.Int(10))).Less(one) == value.Yes {
			r.Problem(v, "contradiction", "state one of the two", "the rate %s is not the other way round of %s/%s", k.Value, to, from)
		}
	}
}

// element reads the facts, lists and claims that stand on one element. Special
// keys have been asked for before.
func (r *orderReader) element(m *read.Map, e *cond.Element) {
	facts := m.Get("facts")
	if e.Kind == cond.Party {
		m.Get("screening")
	}
	var completes [][2]*read.Node
	m.Rest(func(k, v *read.Node) {
		f := r.law.lib.Vocab.On(e.Kind, k.Value)
		switch {
		case f == nil && strings.HasSuffix(k.Value, "-complete"):
			completes = append(completes, [2]*read.Node{k, v})
		case f == nil:
			r.Problem(k, "unknown-key", read.Nearest(k.Value, r.law.keysOf(e.Kind)), "the %s has no key %q", e.Kind, k.Value)
		case f.Name == "entries" || f.Name == "for":
			r.claims(m, e, f.Name)
		case f.Name == "total" && e.Kind == cond.Contract:
			r.totals(v, e)
		case f.IsList:
			r.list(v, e, f)
		default:
			r.state(e, f, v)
		}
	})
	if e.Kind == cond.Party {
		r.screening(m, e)
	}
	for _, c := range completes {
		name := strings.TrimSuffix(c[0].Value, "-complete")
		if f := r.law.lib.Vocab.On(e.Kind, name); f != nil {
			r.complete(c[1], e, f)
		} else {
			r.Problem(c[0], "unknown-key", read.Nearest(name, r.law.keysOf(e.Kind)), "the %s has no list %q", e.Kind, name)
		}
	}
	if facts != nil {
		r.Map(facts, "facts").Pairs(func(k, v *read.Node) { r.factBelow(e, k, v) })
	}
}

// complete reads X-complete: no, which opens a list that would else be whole.
func (r *orderReader) complete(n *read.Node, e *cond.Element, f *cond.Fact) {
	switch r.Text(n, f.Name+"-complete") {
	case "yes", "true":
		return
	case "no", "false":
	default:
		r.Problem(n, "not-yes-no", "write yes or no", "%s-complete is %q", f.Name, n.Value)
	}
	if f.IsList {
		elems, _ := e.List(f.List)
		e.SetList(f.List, elems, true, nil)
		return
	}
	if v := e.Get(f); v != nil {
		v.Open = true
	}
}

// factBelow reads a fact under facts:, which may lie on this element or on any
// kind below it.
func (r *orderReader) factBelow(e *cond.Element, k, v *read.Node) {
	vocab := r.law.lib.Vocab
	var fits []*cond.Fact
	for _, f := range vocab.Find(k.Value) {
		if f.Kind == e.Kind {
			fits = []*cond.Fact{f}
			break
		}
		if e.Kind.Above(f.Kind) && !f.IsList {
			fits = append(fits, f)
		}
	}
	switch {
	case len(fits) == 0:
		r.Problem(k, "unknown-fact", read.Nearest(k.Value, vocab.Names()), "no fact called %q can be stated on the %s", k.Value, e.Kind)
	case len(fits) > 1:
		r.Problem(k, "ambiguous-fact", fmt.Sprintf("write %s or %s", fits[0].Full(), fits[1].Full()), "%q lies on several kinds", k.Value)
	case fits[0].Kind == e.Kind:
		r.state(e, fits[0], v)
	default:
		if val := r.value(fits[0], v); val != nil {
			r.pending = append(r.pending, pending{on: e, fact: fits[0], val: val, node: v})
		}
	}
}

// state states a fact of an element.
func (r *orderReader) state(e *cond.Element, f *cond.Fact, n *read.Node) {
	if v := r.value(f, n); v != nil {
		if e.Get(f) != nil {
			r.Problem(n, "stated-twice", "state it once", "%s is stated twice", f.Full())
		}
		e.Set(f, v)
	}
}

func (r *orderReader) value(f *cond.Fact, n *read.Node) *cond.Value {
	if f.Type == cond.Texts || f.Type == cond.Places {
		return r.texts(f, n)
	}
	s := r.Text(n, f.Name)
	if s == "" {
		return nil
	}
	if word, ok := f.Also[s]; ok {
		s = word
	}
	if f.Kind == cond.License && f.Name == "type" {
		r.authorization(n)
	}
	if f.Name == "hs" {
		s = strings.NewReplacer(".", "", " ", "").Replace(s)
		if !isDigits(s) || len(s) < 2 || len(s) > 10 {
			r.Problem(n, "not-a-code", `write two to ten digits, in quotes where it begins with 0`, "%s: %q is no goods code", f.Name, n.Value)
			return nil
		}
	}
	v, problem := r.law.lib.Vocab.Read(f.Type, f.Unit.Dim, f.Name, f.Unit.Symbol, f.Values, s)
	if problem != nil {
		r.Problem(n, problem.Code, problem.Hint, "%s", problem.What)
		return nil
	}
	r.checkWord(f, n, v.Text)
	return v
}

func isDigits(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// texts reads a list of words; one may have days between which it holds.
func (r *orderReader) texts(f *cond.Fact, n *read.Node) *cond.Value {
	v := &cond.Value{List: []cond.Member{}, Until: value.NoDate}
	var said []string
	for _, c := range r.Items(n) {
		member := cond.Member{From: value.NoDate, Until: value.NoDate}
		if read.IsMap(c) {
			m := r.Map(c, f.Name)
			member.Text = m.Need("id")
			member.From, member.Until = r.day(m, "from"), r.day(m, "until")
			m.Close()
		} else {
			member.Text = r.Text(c, f.Name)
		}
		if member.Text == "" {
			continue
		}
		r.checkWord(f, c, member.Text)
		said = append(said, member.Text)
		v.List = append(v.List, member)
		for _, implied := range r.law.implied(member.Text) {
			v.List = append(v.List, cond.Member{Text: implied, From: member.From, Until: member.Until})
		}
	}
	v.Stated = strings.Join(said, ", ")
	return v
}

func (r *orderReader) day(m *read.Map, key string) value.Date {
	s := m.Text(key)
	if s == "" {
		return value.NoDate
	}
	d, err := value.ParseDate(s)
	if err != nil {
		m.Problem(m.Get(key), "not-a-date", "", "%s: %q is %v", key, s, err)
	}
	return d
}

func (r *orderReader) checkWord(f *cond.Fact, n *read.Node, word string) {
	switch {
	case f.Type == cond.Places:
		if _, ok := r.law.lib.Vocab.Places[value.Place(word)]; !ok {
			r.Problem(n, "unknown-place", read.Nearest(word, r.law.placeCodes()), "%s: there is no place %q", f.Name, word)
		}
	case f.Name == "status":
		if hint, bad := r.undeclared(word, r.law.lib.Vocab.Statuses); bad {
			r.Problem(n, "unknown-status", hint, "there is no status %q", word)
		}
	case f.Kind == cond.Notice && f.Name == "authority":
		if hint, bad := r.undeclared(word, r.law.lib.Vocab.Authorities); bad {
			r.Problem(n, "unknown-authority", hint, "there is no authority %q", word)
		}
	case f.Kind == cond.Hit && f.Name == "list":
		r.listName(n, word)
	case len(f.Values) > 0:
		for _, v := range f.Values {
			if v == word {
				return
			}
		}
		r.Problem(n, "unknown-value", read.Nearest(word, f.Values), "%s cannot be %q (it is one of %s)", f.Name, word, strings.Join(f.Values, ", "))
	}
}

func (r *orderReader) listName(n *read.Node, word string) {
	if hint, bad := r.undeclared(word, r.law.lib.Vocab.Lists); bad {
		r.Problem(n, "unknown-party-list", hint, "there is no party list %q", word)
	}
}

// undeclared says whether a name is one that a pack would have to declare and
// does not. That of a regime which is not here is let be: no law here reads it.
func (r *orderReader) undeclared(word string, known map[string]cond.Words) (hint string, bad bool) {
	regime, _, full := strings.Cut(word, "/")
	if _, ok := known[word]; ok || full && r.law.lib.Pack(regime) == nil {
		return "", false
	}
	ids := slices.Sorted(maps.Keys(known))
	hint = read.Nearest(word, ids)
	for _, id := range ids { // a name without its regime
		if _, name, _ := strings.Cut(id, "/"); strings.EqualFold(name, word) {
			hint = fmt.Sprintf("did you mean %q?", id)
		}
	}
	if hint == "" {
		hint = "write it REGIME/NAME; there are " + strings.Join(ids, ", ")
	}
	return hint, true
}

// claims reads the entries named for each regime, or none. A licence may name
// the entries of its own regime as a plain list.
func (r *orderReader) claims(m *read.Map, e *cond.Element, key string) {
	n := m.Get(key)
	if n == nil {
		return
	}
	claims := map[string]cond.Claim{}
	if e.Kind == cond.License {
		defer func() { r.licensed(n, claims) }()
	}
	if !read.IsMap(n) && e.Kind == cond.License {
		regime, _, _ := strings.Cut(m.Text("type"), "/")
		claims[regime] = r.claim(n, regime)
	} else {
		r.Map(n, key).Pairs(func(k, v *read.Node) {
			if _, taken := claims[k.Value]; !taken {
				claims[k.Value] = r.claim(v, k.Value)
			}
		})
	}
	if key == "for" {
		e.For = claims
		return
	}
	e.Claims = claims
}

// licensed checks the entries a licence names: one misread covers nothing.
func (r *orderReader) licensed(n *read.Node, claims map[string]cond.Claim) {
	for regime, c := range claims {
		p := r.rulesOf(regime)
		if p == nil {
			continue
		}
		for _, id := range c.Entries {
			if len(p.Numbered(id)) == 0 && p.Names.Entries[id] == nil {
				r.Problem(n, "unknown-entry", read.Nearest(id, slices.Collect(maps.Keys(p.Names.Entries))), "the licence names %q, which the list of %s never had", id, regime)
			}
		}
	}
}

func (r *orderReader) claim(n *read.Node, regime string) cond.Claim {
	ids := r.Texts(n, "entries")
	if none := slices.IndexFunc(ids, func(id string) bool { return strings.EqualFold(id, "none") }); none >= 0 {
		if len(ids) > 1 {
			r.Problem(n, "contradiction", "write none alone, or the entries alone", "none stands beside entries")
		}
		return cond.Claim{None: true}
	}
	if len(ids) == 0 && read.IsList(n) {
		r.Problem(n, "no-entries", "write none where the item is listed nowhere there, or leave the line out where you do not know", "the list of entries for %s is empty", regime)
	}
	for i, id := range ids {
		ids[i] = strings.TrimPrefix(id, regime+"/")
	}
	return cond.Claim{Entries: ids}
}

func (r *orderReader) totals(n *read.Node, e *cond.Element) {
	e.Totals = map[string]*cond.Value{}
	r.Map(n, "total").Pairs(func(k, v *read.Node) {
		val, problem := r.law.lib.Vocab.Read(cond.Money, "", "total", "", nil, r.Text(v, "total"))
		if problem != nil {
			r.Problem(v, problem.Code, problem.Hint, "%s", problem.What)
			return
		}
		e.Totals[k.Value] = val
	})
}

// list reads a list of elements. A list that is written is complete.
func (r *orderReader) list(n *read.Node, e *cond.Element, f *cond.Fact) {
	if f.List == cond.Party {
		r.order.partyLst = true
	}
	var elems []*cond.Element
	for i, c := range r.Items(n) {
		child := &cond.Element{Kind: f.List, Up: e, Path: childPath(e, f, i)}
		if f.List == cond.Via && !read.IsMap(c) {
			r.state(child, r.law.lib.Vocab.On(cond.Via, "place"), c)
		} else {
			cm := r.Map(c, "a "+f.List.String())
			r.element(cm, child)
			cm.Close()
		}
		elems = append(elems, child)
	}
	e.SetList(f.List, elems, false, nil)
}

func childPath(e *cond.Element, f *cond.Fact, i int) string {
	path := fmt.Sprintf("%s[%d]", f.Name, i)
	if e.Path != "" && e.Kind != cond.Order {
		path = e.Path + "." + path
	}
	return path
}

// screening reads what a party was screened against: clear is short for hits:
// [] and owners: [] on the order's word.
func (r *orderReader) screening(m *read.Map, e *cond.Element) {
	n := m.Get("screening")
	if n == nil {
		return
	}
	var result string
	owners := "clear"
	if read.IsMap(n) {
		sm := r.Map(n, "screening")
		result, owners = sm.Need("result"), sm.Text("ownership")
		sm.Text("by")
		if lists := sm.Get("lists"); lists != nil {
			e.Lists = map[string]value.Date{}
			r.Map(lists, "lists").Pairs(func(k, v *read.Node) {
				r.listName(k, k.Value)
				d, err := value.ParseDate(r.Text(v, "the day of the list"))
				if err != nil {
					r.Problem(v, "not-a-date", "", "the day of list %s is %v", k.Value, err)
				}
				e.Lists[k.Value] = d
			})
		}
		sm.Close()
	} else {
		result = r.Text(n, "screening")
	}
	if result != "clear" && result != "hits" {
		r.Problem(n, "unknown-value", "write clear, or hits and list them under hits:", "screening is %q", result)
		return
	}
	if hits, open := e.List(cond.Hit); result == "clear" && !open && len(hits) > 0 {
		r.Problem(n, "contradiction", "correct one of the two", "screening is clear, but there are hits")
	} else if result == "clear" {
		e.SetList(cond.Hit, nil, false, nil)
	}
	if _, open := e.List(cond.Owner); open && owners == "clear" && result == "clear" {
		e.SetList(cond.Owner, nil, false, nil)
	}
}

// lines reads the lines. An order of one line may write its item on the order.
func (r *orderReader) lines(m *read.Map, n *read.Node) {
	if n == nil {
		m.Problem(m.Node, "no-lines", "add lines: with at least one item", "the order has no lines")
		return
	}
	seen := map[string]bool{}
	for i, c := range r.Items(n) {
		lm := r.Map(c, "a line")
		id := lm.Text("id")
		if id == "" {
			id = fmt.Sprint(i + 1)
		}
		if seen[id] {
			r.Problem(c, "duplicate-line", "give every line its own id", "two lines are called %q", id)
		}
		seen[id] = true
		line := &cond.Element{Kind: cond.Line, Up: r.order.root, Path: id}
		it := lm.Get("item")
		r.element(lm, line)
		item := &cond.Element{Kind: cond.Item, Up: line, Path: "lines[" + id + "].item"}
		if it != nil {
			im := r.Map(it, "an item")
			r.element(im, item)
			im.Close()
		}
		line.SetList(cond.Item, []*cond.Element{item}, false, nil)
		lm.Close()
		r.order.lines = append(r.order.lines, line)
	}
	if len(r.order.lines) == 0 {
		r.Problem(n, "no-lines", "add at least one item", "the order has no lines")
	}
	r.order.root.SetList(cond.Line, r.order.lines, false, nil)
}

// declare states the facts of the declared groups. A group and a fact of the
// order that disagree are an error naming both.
func (r *orderReader) declare(n *read.Node) {
	for _, c := range r.Items(n) {
		id := r.Text(c, "declared")
		regime, _, _ := strings.Cut(id, "/")
		p := r.law.lib.Pack(regime)
		if p == nil || p.Groups[id] == nil {
			r.Problem(c, "unknown-group", read.Nearest(id, r.law.groupNames()), "there is no statement %q", id)
			continue
		}
		r.order.declared = append(r.order.declared, id)
		g := p.Groups[id]
		names := make([]string, 0, len(g.States))
		for name := range g.States {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			r.declareFact(c, g, name)
		}
	}
}

func (r *orderReader) declareFact(n *read.Node, g *pack.Group, name string) {
	f := r.law.lib.Vocab.Find(name)[0]
	text := g.States[name]
	if f.IsList {
		if text != "[]" {
			return
		}
		r.pending = append(r.pending, pending{on: r.order.root, fact: f, list: true, val: &cond.Value{By: g.ID}, node: n})
		return
	}
	v, problem := r.law.lib.Vocab.Read(f.Type, f.Unit.Dim, f.Name, f.Unit.Symbol, f.Values, text)
	if text == "[]" {
		v, problem = &cond.Value{List: []cond.Member{}}, nil
	}
	if problem != nil {
		r.Problem(n, problem.Code, problem.Hint, "%s: %s", g.ID, problem.What)
		return
	}
	v.By = g.ID
	r.pending = append(r.pending, pending{on: r.order.root, fact: f, val: v, node: n})
}

// spread hands facts stated above down to the elements they lie on, the lowest
// statement first, so that it wins.
func (r *orderReader) spread() {
	level := func(p pending) int {
		switch {
		case p.val != nil && p.val.By != "":
			return 3
		case p.on.Kind == cond.Exporter:
			return 2
		case p.on.Kind == cond.Order:
			return 1
		}
		return 0
	}
	sort.SliceStable(r.pending, func(i, j int) bool { return level(r.pending[i]) < level(r.pending[j]) })
	for _, p := range r.pending {
		r.handDown(p, r.order.root)
		if p.list {
			r.order.none = append(r.order.none, p.fact)
		} else if p.on.Kind != cond.Line {
			r.order.above[p.fact.Kind] = append(r.order.above[p.fact.Kind], cond.Stated{Fact: p.fact, Value: p.val, From: p.on})
		}
	}
	r.blanks(r.order.root)
}

// handDown states a pending fact on every element of its kind at or below e.
func (r *orderReader) handDown(p pending, e *cond.Element) {
	if p.on.Kind == cond.Line && e.Kind == cond.Line && e != p.on {
		return
	}
	if e.Kind == p.fact.Kind && e != p.on || e.Kind == p.fact.Kind && p.on == r.order.root {
		r.stateOn(p, e)
	}
	for k := cond.Exporter; k < cond.NumKinds; k++ {
		if k == cond.Owner || k == cond.Hit || k == cond.Part {
			continue
		}
		elems, _ := e.List(k)
		for _, c := range elems {
			r.handDown(p, c)
		}
	}
}

func (r *orderReader) stateOn(p pending, e *cond.Element) {
	if p.list {
		elems, open := e.List(p.fact.List)
		if open && len(elems) == 0 {
			e.SetList(p.fact.List, nil, false, nil)
		} else if len(elems) > 0 {
			r.Problem(p.node, "contradiction", "take the statement or the list out", "%s says that there are no %s, but the order lists some", p.val.By, p.fact.Name)
		}
		return
	}
	old := e.Get(p.fact)
	if old == nil {
		e.Inherit(p.fact, p.val, p.on)
		return
	}
	if p.val.By != "" && old.By != p.val.By && old.Stated != p.val.Stated {
		r.Problem(p.node, "contradiction", "take one of the two out", "%s says %s is %s, but the order says %s", p.val.By, p.fact.Full(), p.val.Stated, old.Stated)
	}
}

// blanks gives every open list the element that stands for what else it may
// hold, where something is stated for all of that kind.
func (r *orderReader) blanks(e *cond.Element) {
	for k := cond.Exporter; k < cond.NumKinds; k++ {
		elems, open := e.List(k)
		for _, c := range elems {
			r.blanks(c)
		}
		if above := r.order.above[k]; open && len(above) > 0 && k.Of() == e.Kind {
			blank := &cond.Element{Kind: k, Up: e, Blank: true}
			r.order.toAll(blank)
			e.SetList(k, elems, true, blank)
		}
	}
}
