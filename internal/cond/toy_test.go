package cond_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// A toy law of a regime xx. It has one of everything a condition may name, and
// no more: the tests of this package read conditions of it and orders under it.
var toyFiles = map[string]string{
	"vocabulary/units.yaml": `
dimensions:
  - units: {"%": 1/100, ppm: 1e-6}
  - id: length
    units: {m: 1, um: 1e-6, nm: 1e-9}
    also: {µm: um}
  - id: area
    of: length^2
    units: {m2: 1}
  - id: temperature
    units: {K: 1, degC: 1 offset 273.15}
  - id: mass-fraction
    units: {wt%: 1/100}
currencies: [JPY, USD, KRW]
`,
	"vocabulary/places.csv": `code,en
AA,Alpha
BB,Beta
CC,Gamma
CC-1,East Gamma
CC-2,West Gamma
CC-3,Far Gamma
DD,Delta
EE,Epsilon
HH,Eta
`,
	"vocabulary/order.yaml": `
order:
  act: {type: enum, values: [ship, release, transit]}
  from: {type: place}
  to: {type: place}
  route: {type: places}
  purpose: {type: text}
  urgent: {type: yes-no}
  insured: {type: yes-no}
  quiet: {type: yes-no, by-law: Article 9, silent: "no"}
  landing: {type: place, by-law: Article 8}
  contract-date: {type: date}
  filed-date: {type: date}
  claims: {type: list}
  papers: {type: list}
  rates: {type: list}
exporter:
  name: {type: text}
  country: {type: place}
  status: {type: list, values: [xx/gold, xx/silver]}
  region: {type: text}
contract:
  term: {type: period}
  region: {type: text}
  trial: {type: period}
  total: {type: list}
line:
  quantity: {type: quantity}
  value: {type: money}
  cost: {type: money}
item:
  family: {type: enum}
  form: {type: enum, values: [goods, software, technology]}
  grade: {type: enum, values: [low, mid, high]}
  floor: {type: enum, values: [low, mid, high]}
  hs: {type: text}
  entries: {type: list}
  fraction: {type: number, unit: wt%}
  wavelength: {type: number, unit: nm}
  pitch: {type: number, unit: nm}
  oven: {type: number, unit: degC}
  score: {type: number}
party:
  role: {type: list, values: [buyer, end-user, broker]}
  name: {type: text}
  country: {type: place}
  military: {type: yes-no}
  stake: {type: number}
owner:
  name: {type: text}
  share: {type: number, unit: "%", whole: 100 %}
  military: {type: yes-no}
hit:
  list: {type: text}
  from: {type: date}
  until: {type: date}
  state: {type: enum, values: [cleared, possible, confirmed]}
via:
  place: {type: place}
evidence:
  shows: {type: enum, values: [weapon, peace]}
  received: {type: date}
notice:
  authority: {type: text}
  received: {type: date}
license:
  type: {type: text}
  entries: {type: list}
  destination: {type: places}
export:
  to: {type: place}
  worth: {type: money}
part:
  origin: {type: place}
  price: {type: money}
  proper: {type: yes-no}
`,
	"kinds/families.yaml": `
- {id: lamp, form: goods, title: {en: Lamp}}
- {id: lens, form: goods, title: {en: Lens}}
`,
	"xx/pack.yaml": `
id: xx
title: {en: A toy}
authority: xx/office
languages: [en]
zone: "+00:00"
read-through: 2026-01-01
statuses:
  - {id: xx/gold, title: {en: gold}}
  - {id: xx/silver, title: {en: silver}}
lists:
  - {id: xx/w1, title: {en: first}}
  - {id: xx/w2, title: {en: second}}
`,
	"xx/reach.yaml": `
- {id: xx/ship, from: 2001, cite: Article 1, confidence: primary, when: act is ship}
`,
	"xx/requirements.yaml": `
- {id: xx/list, class: xx/license, from: 2001-01-01, cite: Article 2, confidence: primary, says: {en: listed}, when: entry under 1}
- {id: xx/watch-rule, class: xx/approval, from: 2001-01-01, cite: Article 2, confidence: primary, says: {en: watched}, when: urgent}
`,
	"xx/list/list.yaml": `
- {id: "1", form: goods, title: {en: One}, from: 2001-01-01, cite: List, confidence: primary}
- {id: 1.a, under: "1", from: 2001-01-01, cite: List, confidence: primary}
- {id: 1.b, under: "1", from: 2001-01-01, cite: List, confidence: primary}
- {id: "2", form: technology, from: 2001-01-01, cite: List, confidence: primary}
- {id: 2.a, under: "2", from: 2001-01-01, cite: List, confidence: primary}
- {id: "3", from: 2001-01-01, cite: List, confidence: primary}
`,
	"xx/places.yaml": `
- {place: EE, as: DD, for: [xx/far], from: 2001-01-01, cite: Note, confidence: primary}
- {place: HH, part-of: AA, from: 2001-01-01, cite: Note, confidence: primary}
`,
	"xx/sets.yaml": `
- {id: xx/trusted, of: places, from: 2001-01-01, cite: T, confidence: primary, members: [AA, BB, CC-1]}
- {id: xx/far, of: places, from: 2001-01-01, cite: F, confidence: primary, members: [DD]}
- {id: xx/friends, of: places, from: 2001-01-01, cite: R, confidence: primary, any: [xx/trusted, xx/far], except: [xx/banned]}
- {id: xx/banned, of: places, from: 2001-01-01, cite: B, confidence: primary, members: [BB]}
- {id: xx/others, of: places, from: 2001-01-01, cite: O, confidence: primary, rest-of: xx/trusted}
- {id: xx/rumoured, of: places, from: 2001-01-01, cite: U, confidence: unverified, members: [AA]}
- {id: xx/loose, of: places, from: 2001-01-01, cite: U, confidence: primary, any: [xx/rumoured, xx/far]}
- {id: xx/less, of: places, from: 2001-01-01, cite: U, confidence: primary, any: [xx/rumoured], except: [xx/far]}
- {id: xx/half-read, of: places, open: yes, from: 2001-01-01, cite: H, confidence: primary, members: [AA]}
- {id: xx/urgent-only, of: places, from: 2001-01-01, cite: W, confidence: primary, members: [AA, {member: BB, when: urgent}]}
- {id: xx/young, of: places, from: 2020-01-01, cite: Y, confidence: primary, members: [AA]}
- id: xx/dated
  of: places
  versions:
    - {from: 2001-01-01, cite: D, confidence: primary, members: [AA]}
    - {from: 2019-01-01, cite: D, confidence: primary, drop: [AA], add: [DD]}
- {id: xx/tools, of: codes, from: 2001-01-01, cite: C, confidence: primary, members: ["8486", 25..27]}
- {id: xx/colours, of: words, from: 2001-01-01, cite: C, confidence: primary, members: [red, green]}
- {id: xx/arms, of: entries, from: 2001-01-01, cite: A, confidence: primary, members: ["1", 2.a]}
- {id: xx/deep, of: entries, from: 2001-01-01, cite: A, confidence: primary, members: [1.a]}
- {id: xx/watch, of: lists, from: 2001-01-01, cite: L, confidence: primary, members: [xx/w1, xx/w2]}
- {id: xx/gossip, of: lists, from: 2001-01-01, cite: L, confidence: unverified, members: [xx/w1]}
`,
	"xx/tables.yaml": `
- id: xx/limits
  file: limits.csv
  from: 2001-01-01
  cite: Limits
  confidence: primary
  keys: [{column: code, of: entries}]
  columns:
    limit: {type: money}
    bracket: {type: text}
    thickness: {type: number, unit: nm}
    since: {type: date}
    grace: {type: period}
  missing: none
- id: xx/cells
  file: cells.csv
  from: 2001-01-01
  cite: Cells
  confidence: primary
  keys: [{column: item, of: entries}, {column: place, of: places}]
  columns:
    free: {type: yes-no}
    letters: {type: list}
  missing: unknown
`,
	// A blank is none, - does not speak, ? is not known.
	"xx/limits.csv": `code,limit,bracket,thickness,since,grace
1,1000 JPY,A,10 nm,2019-01-01,30 days
1.a,,B,,,
2,?,?,?,?,?
2.a,500 JPY,-,-,-,-
`,
	"xx/cells.csv": `item,place,free,letters
1,AA,yes,P T
1.a,AA,-,T
1,xx/trusted,no,P
1,xx/half-read,?,Z
3,xx/far,-,Q
3,xx/rumoured,yes,R
*,DD,yes,D
`,
	"xx/define.yaml": `
- {id: xx/destination, type: place, from: 2001-01-01, cite: X, confidence: primary, value: {cases: [{when: landing stated, then: landing}, {then: to}]}}
- {id: xx/rushed, from: 2001-01-01, cite: X, confidence: primary, when: [urgent, not insured]}
- {id: xx/half-pitch, unit: nm, from: 2001-01-01, cite: X, confidence: primary, value: {product: [0.5, pitch]}}
- {id: xx/limit, type: money, from: 2001-01-01, cite: X, confidence: primary, value: {lookup: limits, row: [entry], column: limit}}
- {id: xx/bracket, type: text, from: 2001-01-01, cite: X, confidence: primary, value: {lookup: limits, row: [entry], column: bracket}}
- {id: xx/since, type: date, from: 2001-01-01, cite: X, confidence: primary, value: {lookup: limits, row: [entry], column: since}}
- {id: xx/grace, type: period, from: 2001-01-01, cite: X, confidence: primary, value: {lookup: limits, row: [entry], column: grace}}
- {id: xx/deadline, type: date, from: 2001-01-01, cite: X, confidence: primary, value: {cases: [{when: urgent, then: contract-date}, {then: filed-date}]}}
- {id: xx/tainted, on: party, from: 2001-01-01, cite: X, confidence: primary, when: {any: [hit xx/w1, {some: owners, where: tainted}]}}
- {id: xx/local, on: party, from: 2001-01-01, cite: X, confidence: primary, when: {any: [country is AA, {some: owners, where: local}]}}
- {id: xx/whole-value, type: money, from: 2001-01-01, cite: X, confidence: primary, value: {sum: lines, of: value}}
- {id: xx/free, type: yes-no, from: 2001-01-01, cite: X, confidence: primary, value: {lookup: cells, row: [entry, to], column: free}}
- {id: xx/once-urgent, from: 2001-01-01, cite: X, confidence: primary, when: {as-of: contract-date, where: urgent}}
- {id: xx/doubted, from: 2001-01-01, cite: X, confidence: unverified, when: urgent}
- {id: xx/namesake, on: party, from: 2001-01-01, cite: X, confidence: primary, when: {any: [name is the exporter.name, {some: owners, where: namesake}]}}
- {id: xx/perhaps, from: {earliest: 2019-01-01, latest: 2019-12-31}, new: yes, cite: X, confidence: primary, when: urgent}
- id: xx/moved
  versions:
    - {from: 2001-01-01, cite: X, confidence: primary, when: urgent}
    - {from: 2019-01-01, cite: X, confidence: primary, when: insured}
- id: xx/unsettled
  versions:
    - {from: 2001-01-01, cite: X, confidence: primary, when: urgent}
    - {from: {earliest: 2019-01-01, latest: 2019-12-31}, cite: X, confidence: primary, when: [urgent, insured]}
- {id: xx/newborn, from: 2020-01-01, new: yes, cite: X, confidence: primary, when: urgent}
- {id: xx/unread, from: 2020-01-01, cite: X, confidence: primary, when: urgent}
- {id: xx/unread-size, unit: nm, from: 2020-01-01, cite: X, confidence: primary, value: 5 nm}
`,
}

// theDay is the day whose law governs where an order of a test says no other.
var theDay = value.Day(2019, 7, 4)

var toyPack = sync.OnceValues(func() (*pack.Library, error) {
	fsys := fstest.MapFS{}
	for name, text := range toyFiles {
		fsys[name] = &fstest.MapFile{Data: []byte(strings.TrimPrefix(text, "\n"))}
	}
	lib, err := pack.Open(fsys)
	if err == nil {
		err = lib.Load(lib.Packs[0])
	}
	return lib, err
})

func toy(t testing.TB) *pack.Pack {
	t.Helper()
	lib, err := toyPack()
	if err != nil {
		t.Fatal(err)
	}
	return lib.Packs[0]
}

var toyViews = map[value.Date]*cond.View{}

// toyView is the toy law of a day.
func toyView(t testing.TB, on value.Date) *cond.View {
	if toyViews[on] == nil {
		ever := value.Span{First: value.Never, Last: value.Never}
		toyViews[on] = toy(t).At(pack.Moment{On: value.WholeDay(on).Span(0), Known: ever}).View
	}
	return toyViews[on]
}

// toyParser reads conditions of the toy law; problems go to the log.
func toyParser(t testing.TB, log *read.Log) *cond.Parser {
	names := *toy(t).Names
	names.Gaps = map[string]cond.GapInfo{}
	return &cond.Parser{Doc: read.Doc{File: "f", Log: log}, Names: &names}
}

var lineScope = cond.Scope{Rule: "xx/r"}

// limb reads a condition that must be right.
func limb(t testing.TB, text string) *cond.Node {
	t.Helper()
	log := &read.Log{}
	p := toyParser(t, log)
	n := p.Cond(p.Parse([]byte(text)), lineScope)
	if err := log.Err(); err != nil || n == nil {
		t.Fatalf("%s: %v", text, err)
	}
	return n
}

// formula reads a formula that must be right.
func formula(t testing.TB, text string) *cond.Formula {
	t.Helper()
	log := &read.Log{}
	p := toyParser(t, log)
	f := p.Formula(p.Parse([]byte(text)), lineScope)
	if err := log.Err(); err != nil || f == nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

// orderReader builds the elements of an order from YAML. The facts of the order,
// its exporter, its contract, and its home line and item stand side by side,
// each under its name, or KIND.NAME where several kinds have it. As in an order,
// a list that is written is complete and LIST-complete: no opens it; LIST-others
// is what is stated of all such elements, those of an open list too. Besides
// there are the keys
//
//	day        the day whose law governs
//	entry      the candidate: an entry, none, other (an entry not told apart)
//	strict     yes: unverified law is not known
//	assume     answers to gaps of the law
//	stand      the classes of requirements that stand, and how
//	need       how a part's need of a licence turns out
//	rate       exchange rates, X/Y: so many Y for one X
//	totals     the contract's total by bracket
type orderReader struct {
	t     testing.TB
	d     read.Doc
	vocab *cond.Vocabulary
	names *cond.Names
	ctx   *cond.Context
}

// under gives the reading of the toy law for an order written as the inside of
// a YAML map, such as "to: AA, urgent: yes".
func under(t testing.TB, order string) *cond.Context {
	t.Helper()
	log := &read.Log{}
	d := read.Doc{File: "order", Log: log}
	names := toy(t).Names
	r := &orderReader{t: t, d: d, vocab: names.Vocab, names: names}
	r.ctx = &cond.Context{Vocab: names.Vocab, Regime: "xx", Day: theDay, Assume: map[string]string{}}
	root := &cond.Element{Kind: cond.Order}
	line := &cond.Element{Kind: cond.Line, Up: root, Path: "line"}
	item := &cond.Element{Kind: cond.Item, Up: line, Path: "item"}
	line.SetList(cond.Item, []*cond.Element{item}, false, nil)
	root.SetList(cond.Line, []*cond.Element{line}, false, nil)
	frame := &r.ctx.Frame
	frame[cond.Order], frame[cond.Line], frame[cond.Item] = root, line, item
	frame[cond.Exporter] = &cond.Element{Kind: cond.Exporter, Up: root, Path: "exporter"}
	frame[cond.Contract] = &cond.Element{Kind: cond.Contract, Up: root, Path: "contract"}
	r.ctx.Home = line
	r.ctx.Parties, r.ctx.MoreParties = nil, true
	others := map[*cond.Element]cond.Candidate{}
	r.ctx.EntriesOf = func(l *cond.Element) []cond.Candidate { return []cond.Candidate{others[l]} }
	r.ctx.ClassStands = func(string) value.Truth { return value.Unknown }
	r.ctx.PartNeeds = func(*cond.Element, []string, []string) value.Truth { return value.Unknown }
	if order != "" {
		if n := d.Parse([]byte("{" + order + "}")); n != nil {
			d.Map(n, "the order").Pairs(func(k, v *read.Node) { r.key(k.Value, v, others) })
		}
	}
	if err := log.Err(); err != nil {
		t.Fatalf("%s: %v", order, err)
	}
	r.ctx.View = toyView(t, r.ctx.Day)
	r.ctx.Begin()
	return r.ctx
}

func (r *orderReader) key(key string, v *read.Node, others map[*cond.Element]cond.Candidate) {
	c := r.ctx
	root := c.Frame[cond.Order]
	switch key {
	case "day":
		c.Day = r.value(&cond.Fact{Type: cond.Day}, v).Day
	case "entry":
		cand := r.candidate(v.Value)
		c.Cand = &cand
	case "strict":
		c.Strict = v.Value == "yes"
	case "assume":
		r.d.Map(v, key).Pairs(func(k, v *read.Node) { c.Assume[k.Value] = v.Value })
	case "stand":
		stand := map[string]value.Truth{}
		r.d.Map(v, key).Pairs(func(k, v *read.Node) { stand[k.Value] = truthNamed(v.Value) })
		c.ClassStands = func(class string) value.Truth { return stand[class] }
	case "need":
		need := truthNamed(v.Value)
		c.PartNeeds = func(*cond.Element, []string, []string) value.Truth { return need }
	case "rate":
		root.Totals = r.money(v)
	case "totals":
		c.Frame[cond.Contract].Totals = r.money(v)
	case "besides": // the other lines
		var lines []*cond.Element
		lines = append(lines, c.Home)
		for i, n := range r.d.Items(v) {
			line, cand := r.line(n, i+1)
			others[line] = cand
			lines = append(lines, line)
		}
		root.SetList(cond.Line, lines, false, nil)
	default:
		name, part := key, ""
		for _, p := range [...]string{"-complete", "-others"} {
			if base, ok := strings.CutSuffix(key, p); ok {
				name, part = base, p
			}
		}
		var f *cond.Fact
		for _, g := range r.vocab.Find(name) {
			if e := c.Frame[g.Kind]; e != nil {
				if f != nil {
					r.t.Fatalf("%s lies on several kinds", name)
				}
				f = g
			}
		}
		if f == nil {
			r.t.Fatalf("the toy has no fact %s", name)
		}
		r.state(c.Frame[f.Kind], f, part, v)
		c.Parties, c.MoreParties = root.List(cond.Party)
	}
}

func (r *orderReader) line(n *read.Node, i int) (*cond.Element, cond.Candidate) {
	line := &cond.Element{Kind: cond.Line, Up: r.ctx.Frame[cond.Order], Path: fmt.Sprintf("lines[%d]", i)}
	item := &cond.Element{Kind: cond.Item, Up: line, Path: line.Path + ".item"}
	line.SetList(cond.Item, []*cond.Element{item}, false, nil)
	cand := cond.Candidate{Other: true}
	r.d.Map(n, "a line").Pairs(func(k, v *read.Node) {
		switch f := r.vocab.On(cond.Line, k.Value); {
		case k.Value == "entry":
			cand = r.candidate(v.Value)
		case f != nil:
			r.state(line, f, "", v)
		default:
			r.state(item, r.vocab.On(cond.Item, k.Value), "", v)
		}
	})
	return line, cand
}

func (r *orderReader) candidate(s string) cond.Candidate {
	switch s {
	case "none":
		return cond.Candidate{None: true, Truth: value.Yes}
	case "other":
		return cond.Candidate{Other: true, Truth: value.Yes}
	}
	e := r.names.Entries[s]
	if e == nil {
		r.t.Fatalf("the toy has no entry %s", s)
	}
	return cond.Candidate{Entry: e, Truth: value.Yes}
}

func (r *orderReader) money(n *read.Node) map[string]*cond.Value {
	out := map[string]*cond.Value{}
	r.d.Map(n, "amounts").Pairs(func(k, v *read.Node) {
		typ := cond.Money
		if strings.Contains(k.Value, "/") {
			typ = cond.Number
		}
		out[k.Value] = r.value(&cond.Fact{Name: k.Value, Type: typ}, v)
	})
	return out
}

func truthNamed(s string) value.Truth {
	for _, t := range [...]value.Truth{value.Yes, value.No} {
		if t.String() == s {
			return t
		}
	}
	return value.Unknown
}

// state states a fact or a list of an element, opens a list (part -complete), or
// gives the element that stands for the rest of one (part -others).
func (r *orderReader) state(e *cond.Element, f *cond.Fact, part string, v *read.Node) {
	switch {
	case part == "-complete" && f.IsList:
		elems, _ := e.List(f.List)
		e.SetList(f.List, elems, true, nil)
	case part == "-complete":
		e.Get(f).Open = true
	case part == "-others":
		elems, _ := e.List(f.List)
		blank := r.element(e, f, v, "the rest of the "+f.Name)
		blank.Blank = true
		e.SetList(f.List, elems, true, blank)
	case f.IsList:
		var elems []*cond.Element
		for i, n := range r.d.Items(v) {
			elems = append(elems, r.element(e, f, n, fmt.Sprintf("%s[%d]", f.Name, i)))
		}
		e.SetList(f.List, elems, false, nil)
	case f.Name == "entries":
		claim := cond.Claim{Entries: r.d.Texts(v, "entries")}
		if slices.Equal(claim.Entries, []string{"none"}) {
			claim = cond.Claim{None: true}
		}
		e.Claims = map[string]cond.Claim{"xx": claim}
	default:
		e.Set(f, r.value(f, v))
	}
}

func (r *orderReader) element(up *cond.Element, f *cond.Fact, n *read.Node, path string) *cond.Element {
	if up.Kind != cond.Order {
		path = up.Path + "." + path
	}
	e := &cond.Element{Kind: f.List, Up: up, Path: path}
	var rest [][2]*read.Node
	state := func(k, v *read.Node) {
		name, part := k.Value, ""
		if base, ok := strings.CutSuffix(name, "-complete"); ok {
			name, part = base, "-complete"
		}
		if k.Value == "screened" { // the lists the party was screened against
			e.Lists = map[string]value.Date{}
			for _, l := range r.d.Texts(v, "screened") {
				e.Lists[l] = theDay
			}
			return
		}
		f := r.vocab.On(e.Kind, name)
		if f == nil {
			r.t.Fatalf("the toy has no fact %s of a %s", name, e.Kind)
		}
		r.state(e, f, part, v)
	}
	r.d.Map(n, "an element").Pairs(func(k, v *read.Node) {
		if strings.HasSuffix(k.Value, "-complete") {
			rest = append(rest, [2]*read.Node{k, v})
			return
		}
		state(k, v)
	})
	for _, kv := range rest {
		state(kv[0], kv[1])
	}
	return e
}

// value reads one value as an order's reader does; a list is of words, some with
// days between which they hold.
func (r *orderReader) value(f *cond.Fact, n *read.Node) *cond.Value {
	if f.Type == cond.Texts || f.Type == cond.Places {
		v := &cond.Value{List: []cond.Member{}}
		for _, c := range r.d.Items(n) {
			m := cond.Member{From: value.NoDate, Until: value.NoDate}
			if read.IsMap(c) {
				r.d.Map(c, "a word").Pairs(func(k, v *read.Node) {
					switch k.Value {
					case "id":
						m.Text = v.Value
					case "from":
						m.From = r.value(&cond.Fact{Type: cond.Day}, v).Day
					case "until":
						m.Until = r.value(&cond.Fact{Type: cond.Day}, v).Day
					}
				})
			} else {
				m.Text = c.Value
			}
			v.List = append(v.List, m)
		}
		return v
	}
	v, problem := r.vocab.Read(f.Type, f.Unit.Dim, f.Name, f.Unit.Symbol, f.Values, n.Value)
	if problem != nil {
		r.t.Fatalf("%s: %v", f.Name, problem)
	}
	return v
}

// asked is the questions of a reading, written short: ELEMENT.FACT, gap ID, and
// a ~ before where the comparison itself is what may be yes or no.
func asked(opens []cond.Open) []string {
	var out []string
	for _, o := range opens {
		s := ""
		if o.Node != nil {
			s = "~"
		}
		switch {
		case o.Gap != "":
			s += "gap " + o.Gap
		case o.Elem == nil:
			s += "nobody's " + o.Fact.Name
		case o.Elem.Path == "":
			s += o.Fact.Name
		default:
			s += o.Elem.Path + "." + o.Fact.Name
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// claims is a table of conditions and what they come to. A line at the margin is
// a condition; each line below it is a truth and an order, and behind a ? what
// is then asked, in order of the letters. What is unknown asks something, but
// where a ? with nothing behind it says that it does not.
func claims(t *testing.T, table string) {
	t.Helper()
	text, rows := "", 0
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if line[0] != ' ' {
			text = line
			continue
		}
		rows++
		truth, order, _ := strings.Cut(strings.TrimSpace(line), " ")
		order, questions, asks := strings.Cut(order, " ?")
		holds(t, text, strings.TrimSpace(order), truth, strings.TrimSpace(questions), asks)
	}
	if rows == 0 {
		t.Error("the table is empty")
	}
}

// holds says that a condition comes to a truth under an order. It also holds of
// every condition that its trace comes to the same with the same questions, that
// its opposite is asked the same, and that what is not known can be asked.
func holds(t *testing.T, text, order, truth, questions string, asks bool) {
	t.Helper()
	n := limb(t, text)
	c := under(t, order)
	got := c.Eval(n)
	opens := append([]cond.Open(nil), c.Opens()...)
	if got.String() != truth {
		t.Errorf("%s\n with %s\n is %s, want %s", text, order, got, truth)
	}
	if now := strings.Join(asked(opens), ", "); asks && now != questions {
		t.Errorf("%s\n with %s\n asks %q, want %q", text, order, now, questions)
	}
	if got == value.Unknown && len(opens) == 0 && !asks {
		t.Errorf("%s\n with %s\n is not known, and nothing is asked", text, order)
	}
	if got != value.Unknown && len(opens) > 0 {
		t.Errorf("%s\n with %s\n is %s, and still asks %v", text, order, got, asked(opens))
	}
	c = under(t, order)
	if no := c.Eval(&cond.Node{Op: cond.None, Kids: []*cond.Node{n}}); no != got.Not() || !slices.Equal(asked(c.Opens()), asked(opens)) {
		t.Errorf("%s\n with %s\n is %s, but its opposite is %s; they ask %v and %v", text, order, got, no, asked(opens), asked(c.Opens()))
	}
	c = under(t, order)
	traced, trace := c.Explain(func() value.Truth { return c.Eval(n) })
	if traced != got || trace.Truth != got || !slices.Equal(asked(c.Opens()), asked(opens)) {
		t.Errorf("%s\n with %s\n is %s, but its trace %s; they ask %v and %v", text, order, got, traced, asked(opens), asked(c.Opens()))
	}
}
