package cond_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// The properties of this file draw a condition and an order over a few facts of
// the toy law, and hold the engine against all ways the order may turn out: a
// turnout is an order in which everything is known, and what a condition says of
// one is worked out below in the plainest way there is.

// stated is what an order states, each fact as it is written; what is not there
// nobody stated. The key entry is the candidate, and a list written with a +
// behind it may hold more.
type stated struct {
	facts   map[string]string
	parties []map[string]string
	more    bool // there may be further parties
}

func (s stated) String() string {
	keys := slices.Sorted(maps.Keys(s.facts))
	var all []string
	for _, k := range keys {
		v := s.facts[k]
		if open, ok := strings.CutSuffix(v, "+"); ok {
			all = append(all, fmt.Sprintf("%s: %s, %s-complete: no", k, open, k))
			continue
		}
		if v[0] != '[' && v[0] != '{' {
			v = strconv.Quote(v)
		}
		all = append(all, k+": "+v)
	}
	var parties []string
	for _, p := range s.parties {
		parties = append(parties, "{"+stated{facts: p, more: true}.String()+"}")
	}
	if len(parties) > 0 || !s.more {
		all = append(all, "parties: ["+strings.Join(parties, ", ")+"]")
		if s.more {
			all = append(all, "parties-complete: no")
		}
	}
	return strings.Join(all, ", ")
}

// pools are the facts of the properties and what each may turn out to be. What an
// order states of them lies between or upon these, and so do the numbers that
// conditions compare with.
var pools = map[string][]string{
	"urgent":        {"yes", "no"},
	"insured":       {"yes", "no"},
	"grade":         {"low", "mid", "high"},
	"fraction":      {"5 wt%", "10 wt%", "15 wt%", "20 wt%", "25 wt%", "30 wt%", "35 wt%"},
	"wavelength":    {"5 nm", "10 nm", "15 nm", "20 nm", "25 nm", "30 nm", "35 nm"},
	"pitch":         {"5 nm", "10 nm", "15 nm", "20 nm", "40 nm", "60 nm", "65 nm"},
	"value":         {"0 JPY", "499 JPY", "500 JPY", "700 JPY", "1000 JPY", "1001 JPY"},
	"to":            {"AA", "BB", "CC-1", "CC-2", "CC-3", "DD", "EE", "HH"},
	"purpose":       {"red", "green", "gift", "grey"},
	"hs":            {"841000", "848610", "848620", "260100", "854100"},
	"contract-date": {"2018-12-31", "2019-07-03", "2019-07-04", "2019-08-04", "2019-08-05"},
	"filed-date":    {"2018-12-31", "2019-07-03", "2019-07-04", "2019-08-04", "2019-08-05"},
	"papers":        {"[]", "[a]", "[b]", "[a, b]", "[a, b, red]"},
	"entry":         {"1", "1.a", "1.b", "2", "2.a", "3", "none"},
}

var partyPools = map[string][]string{
	"role":     {"[buyer]", "[end-user]", "[buyer, end-user]", "[broker]"},
	"military": {"yes", "no"},
	"country":  {"AA", "CC-1", "CC-3", "DD"},
	"stake":    {"0", "4", "5", "6", "11"},
}

// gapPools are what the toy law does not tell, and how it may turn out.
var gapPools = map[string][]string{
	"xx/half-read":      {"yes", "no"},
	"xx/limits/2/limit": {"0 JPY", "500 JPY", "5000 JPY"},
}

// vague are the ways an order may say less than how it turns out.
var vague = map[string][]string{
	"fraction":   {"10..20 wt%", "> 20 wt%", "<= 30 wt%", ">= 10 wt%", "20 +- 10 wt%"},
	"wavelength": {"10..20 nm", "> 20 nm", "<= 30 nm", "< 20 nm"},
	"pitch":      {"10..40 nm", "> 20 nm", "<= 60 nm"},
	"value":      {"500..1000 JPY", "> 500 JPY", "<= 1000 JPY"},
	"hs":         {"84", "8486", "26"},
	"papers":     {"[]+", "[a]+", "[b]+"},
	"stake":      {"5..6", "> 5", "4..11"},
	"to":         {"CC"},
	"country":    {"CC"},
	"entry":      {"other"}, // some entry of the list
}

func pick(t *rapid.T, what string, from []string) string {
	return rapid.SampledFrom(from).Draw(t, what)
}

// anOrder draws what an order states: of each fact nothing, what it is, or
// something vague.
func anOrder(t *rapid.T) stated {
	s := stated{facts: some(t, pools), more: rapid.Bool().Draw(t, "more")}
	for range rapid.IntRange(0, 2).Draw(t, "parties") {
		s.parties = append(s.parties, some(t, partyPools))
	}
	return s
}

func some(t *rapid.T, pools map[string][]string) map[string]string {
	out := map[string]string{}
	for _, k := range slices.Sorted(maps.Keys(pools)) {
		from := append(slices.Clone(pools[k]), vague[k]...)
		if i := rapid.IntRange(-len(from)/2, len(from)-1).Draw(t, k); i >= 0 {
			out[k] = from[i]
		}
	}
	return out
}

// aCondition draws a condition, as it is written in a pack; of a party, where
// one is spoken of.
func aCondition(t *rapid.T, depth int, ofParty bool) string {
	kinds := []string{"leaf", "leaf"}
	if depth > 0 {
		kinds = append(kinds, "all", "any", "none")
		if !ofParty {
			kinds = append(kinds, "some", "every", "sum")
		}
	}
	below := func() string {
		var limbs []string
		for range rapid.IntRange(1, 3).Draw(t, "limbs") {
			limbs = append(limbs, aCondition(t, depth-1, ofParty))
		}
		return "[" + strings.Join(limbs, ", ") + "]"
	}
	where := func() string {
		s := ""
		if rapid.Bool().Draw(t, "where") {
			s = ", where: " + aCondition(t, depth-1, true)
		}
		return s
	}
	role := func() string {
		if rapid.Bool().Draw(t, "role") {
			return ", role: " + pick(t, "role", []string{"buyer", "end-user"})
		}
		return ""
	}
	switch kind := pick(t, "kind", kinds); kind {
	case "leaf":
		return strconv.Quote(aLeaf(t, ofParty))
	case "all", "any", "none":
		return "{" + kind + ": " + below() + "}"
	case "sum":
		return "{sum: parties, of: stake" + where() + ", is: \"" + comparison(t) + " " + pick(t, "limit", []string{"5", "10", "15"}) + "\"}"
	default:
		return "{" + kind + ": parties" + role() + where() + "}"
	}
}

func comparison(t *rapid.T) string {
	return pick(t, "op", []string{"=", "!=", "<", "<=", ">", ">="})
}

func aLeaf(t *rapid.T, ofParty bool) string {
	places := []string{"AA", "BB", "CC", "CC-1", "DD", "AA, CC-2", "BB, DD", "trusted", "far", "friends", "others", "half-read", "urgent-only", "trusted, DD"}
	in := func(name string, from []string) string {
		return name + " " + pick(t, "in", []string{"in", "not-in"}) + " " + pick(t, "set", from)
	}
	number := func(name, unit string) string {
		return name + " " + comparison(t) + " " + pick(t, "limit", []string{"10", "20", "30"}) + unit
	}
	day := func() string { return pick(t, "op", []string{"before", "on-or-before", "after", "on-or-after", "is"}) }
	leaves := []func() string{
		func() string {
			return pick(t, "bare", []string{"urgent", "not urgent", "insured", "rushed", "not rushed", "never"})
		},
		func() string { return in("to", places) },
	}
	if ofParty {
		leaves = append(leaves,
			func() string { return pick(t, "bare", []string{"military", "not military"}) },
			func() string { return in("party.country", places[:9]) },
			func() string { return "stake " + comparison(t) + " 5" },
			func() string { return "role has " + pick(t, "role", []string{"buyer", "end-user", "buyer, broker"}) },
		)
	} else {
		leaves = append(leaves,
			func() string { return number("fraction", " wt%") },
			func() string { return number("wavelength", " nm") },
			func() string { return number("half-pitch", " nm") },
			func() string {
				return "wavelength " + comparison(t) + " " + pick(t, "part", []string{"", "0.5 * ", "50 % of "}) + "the " + pick(t, "other", []string{"pitch", "half-pitch"})
			},
			func() string { return "grade at-least " + pick(t, "grade", []string{"mid", "high"}) },
			func() string { return in("grade", []string{"low", "mid, high"}) },
			func() string { return in("purpose", []string{"red", "colours", "gift, colours"}) },
			func() string { return "purpose under " + pick(t, "under", []string{"gr", "g", "red"}) },
			func() string { return "hs under " + pick(t, "under", []string{"84", "8486", "26, 85"}) },
			func() string { return in("hs", []string{"tools"}) },
			func() string {
				return "papers " + pick(t, "has", []string{"has", "has-not"}) + " " + pick(t, "what", []string{"a", "a, b", "colours", "the purpose"})
			},
			func() string { return "contract-date " + day() + " " + pick(t, "day", pools["contract-date"][1:4]) },
			func() string {
				return "contract-date " + day() + " the " + pick(t, "day", []string{"date", "filed-date", "filed-date + 1 month", "date - 1 days", "deadline"})
			},
			func() string {
				return "entry " + pick(t, "op", []string{"under", "not-under", "in"}) + " " + pick(t, "entry", []string{"1", "1.a", "2, 3", "none", "arms", "none, 1.b"})
			},
			func() string {
				return "value " + comparison(t) + " " + pick(t, "limit", []string{"500 JPY", "1000 JPY", "the limit", "0.5 * the limit"})
			},
			func() string { return "limit " + comparison(t) + " 500 JPY" },
		)
	}
	return leaves[rapid.IntRange(0, len(leaves)-1).Draw(t, "leaf")]()
}

// turnout is an order in which everything is known.
type turnout struct {
	facts   map[string]string
	parties []map[string]string
	gaps    map[string]string
}

// turnouts calls f for ways an order may turn out: all of them where they are few,
// else as many drawn at random, among them some with a further party.
func (s stated) turnouts(rnd *rand.Rand, facts map[string]bool, f func(c turnout)) {
	type choice struct {
		into map[string]string
		key  string
		from []string
	}
	c := turnout{facts: map[string]string{}, gaps: map[string]string{}}
	var choices []choice
	open := func(into, said map[string]string, pools map[string][]string, all bool) {
		for _, k := range slices.Sorted(maps.Keys(pools)) {
			if facts[k] || all {
				choices = append(choices, choice{into, k, among(pools[k], k, said[k])})
			}
		}
	}
	open(c.facts, s.facts, pools, false)
	for _, p := range s.parties {
		into := map[string]string{}
		c.parties = append(c.parties, into)
		open(into, p, partyPools, false)
	}
	further := map[string]string{}
	if s.more {
		open(further, nil, partyPools, false)
	}
	open(c.gaps, nil, gapPools, true)
	ways := 1
	for _, ch := range choices {
		ways = min(ways*len(ch.from), 1<<20)
	}
	named := c.parties
	const most = 300
	for way := range min(ways, most) {
		rest := way
		for _, ch := range choices {
			i := rest % len(ch.from)
			rest /= len(ch.from)
			if ways > most {
				i = rnd.IntN(len(ch.from))
			}
			ch.into[ch.key] = ch.from[i]
		}
		c.parties = named
		f(c)
		if s.more {
			c.parties = append(slices.Clone(named), further)
			f(c)
		}
	}
}

// among is what a fact may be, by what is said of it.
func among(from []string, key, said string) []string {
	if said == "" {
		return from
	}
	var out []string
	for _, v := range from {
		if fits(key, said, v) {
			out = append(out, v)
		}
	}
	return out
}

// fits says whether a value lies in what is said.
func fits(key, said, v string) bool {
	switch key {
	case "fraction", "wavelength", "pitch", "stake", "value":
		return number(v).Within(number(said))
	case "to", "country":
		return v == said || strings.HasPrefix(v, said+"-") || said == "AA" && v == "HH"
	case "hs":
		return strings.HasPrefix(v, said)
	case "entry":
		return v == said || said == "other" && v != "none"
	case "papers":
		if open, ok := strings.CutSuffix(said, "+"); ok {
			for _, w := range words(open) {
				if !slices.Contains(words(v), w) {
					return false
				}
			}
			return true
		}
	}
	return v == said
}

func words(list string) []string {
	list = strings.Trim(list, "[]")
	if list == "" {
		return nil
	}
	return strings.Split(list, ", ")
}

// number is a written number without its unit, of which each fact here has one.
func number(s string) value.Interval {
	n, _ := value.SplitUnit(s)
	iv, err := value.ParseInterval(n)
	if err != nil {
		panic(err)
	}
	return iv
}

// says is what a condition says of a turnout, read limb by limb with nothing saved
// and nothing clever.
func (c turnout) says(n *cond.Node, party map[string]string) bool {
	got := false
	switch n.Op {
	case cond.All:
		for _, k := range n.Kids {
			if !c.says(k, party) {
				return false
			}
		}
		return true
	case cond.Any, cond.None:
		for _, k := range n.Kids {
			got = got || c.says(k, party)
		}
		return got != (n.Op == cond.None)
	case cond.Some, cond.Every:
		for _, p := range c.parties {
			if n.Role != "" && !slices.Contains(words(p["role"]), n.Role) {
				continue
			}
			if c.says(n.Kids[0], p) == (n.Op == cond.Some) {
				return n.Op == cond.Some
			}
		}
		return n.Op == cond.Every
	case cond.Computed:
		sum := value.Num{}
		for _, p := range c.parties {
			if n.Of.Where == nil || c.says(n.Of.Where, p) {
				sum = sum.Add(number(p["stake"]).Lo.At)
			}
		}
		return compared(n.Cmp, sum.Cmp(n.Right.Term.Const.Num.Lo.At))
	case cond.Never:
		return false
	case cond.Bare:
		got = c.word(n.Left, party) == "yes"
	case cond.Compare:
		left, ok := c.amount(n.Left, party)
		right, too := c.amount(n.Right.Term, party)
		return ok && too && compared(n.Cmp, left.Cmp(right))
	case cond.CompareDay:
		left, right := c.day(n.Left), c.day(n.Right.Term)
		return compared(n.Cmp, int(left)-int(right))
	case cond.AtLeast:
		rank := func(v string) int { return slices.Index(pools["grade"], v) }
		return rank(c.facts["grade"]) >= rank(n.Right.Words[0])
	case cond.In:
		for _, w := range n.Right.Words {
			got = got || c.is(n.Left, c.word(n.Left, party), w)
		}
		for _, s := range n.Right.Sets {
			got = got || c.member(s.ID, c.word(n.Left, party))
		}
	case cond.Has:
		list := words(c.word(n.Left, party))
		for _, have := range list {
			got = got || n.Right.Term.Name != "" && have == c.facts["purpose"] || slices.Contains(n.Right.Words, have)
			for _, s := range n.Right.Sets {
				got = got || c.member(s.ID, have)
			}
		}
	case cond.Under:
		if n.Left.Entry {
			got = c.entryUnder(n)
			break
		}
		for _, w := range n.Right.Words {
			got = got || strings.HasPrefix(c.word(n.Left, party), w)
		}
	default:
		panic(fmt.Sprintf("the plain reading knows no node %d", n.Op))
	}
	return got != n.Not
}

func compared(op cond.Cmp, sign int) bool {
	switch op {
	case cond.EQ:
		return sign == 0
	case cond.NE:
		return sign != 0
	case cond.LT:
		return sign < 0
	case cond.LE:
		return sign <= 0
	case cond.GT:
		return sign > 0
	}
	return sign >= 0
}

// word is the written value of a term.
func (c turnout) word(t cond.Term, party map[string]string) string {
	switch {
	case t.Def != nil && t.Def.ID == "xx/rushed":
		if c.facts["urgent"] == "yes" && c.facts["insured"] == "no" {
			return "yes"
		}
		return "no"
	case t.Fact.Kind == cond.Party:
		return party[t.Fact.Name]
	}
	return c.facts[t.Fact.Name]
}

// amount is the number of a term in its written unit, and whether there is one.
func (c turnout) amount(t cond.Term, party map[string]string) (value.Num, bool) {
	n, ok := value.Num{}, true
	switch {
	case t.Const != nil:
		n = number(t.Name).Lo.At
	case t.Def != nil && t.Def.ID == "xx/half-pitch":
		n = number(c.facts["pitch"]).Lo.At.Quo(value.Int(2))
	case t.Def != nil: // the limit, by the toy's table
		switch c.facts["entry"] {
		case "1", "1.b":
			n = value.Int(1000)
		case "2.a":
			n = value.Int(500)
		case "2":
			n = number(c.gaps["xx/limits/2/limit"]).Lo.At
		default:
			ok = false
		}
	default:
		n = number(c.word(t, party)).Lo.At
	}
	if t.Scale.Sign() != 0 {
		n = n.Mul(t.Scale)
	}
	return n, ok
}

func (c turnout) day(t cond.Term) value.Date {
	s := ""
	switch {
	case t.Const != nil:
		s = t.Name
	case t.Date:
		s = theDay.String()
	case t.Def != nil && c.facts["urgent"] == "yes": // the deadline
		s = c.facts["contract-date"]
	case t.Def != nil:
		s = c.facts["filed-date"]
	default:
		s = c.facts[t.Fact.Name]
	}
	d, err := value.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d.Add(t.Shift)
}

// is says whether a word is another; a place is also what it is a part of.
func (c turnout) is(t cond.Term, word, other string) bool {
	if t.Type != cond.Place {
		return word == other
	}
	return word == other || strings.HasPrefix(word, other+"-") || word == "HH" && other == "AA"
}

// member says whether a word is in a set of the toy law.
func (c turnout) member(set, word string) bool {
	if word == "HH" {
		word = "AA"
	}
	in := func(list ...string) bool { return slices.Contains(list, word) }
	switch set {
	case "xx/trusted":
		return in("AA", "BB", "CC-1")
	case "xx/far":
		return in("DD", "EE")
	case "xx/friends":
		return in("AA", "CC-1", "DD", "EE")
	case "xx/others":
		return !in("AA", "BB", "CC-1")
	case "xx/half-read":
		return in("AA") || c.gaps["xx/half-read"] == "yes"
	case "xx/urgent-only":
		return in("AA") || in("BB") && c.facts["urgent"] == "yes"
	case "xx/colours":
		return in("red", "green")
	case "xx/tools":
		return strings.HasPrefix(word, "8486") || strings.HasPrefix(word, "26")
	}
	panic("the plain reading knows no set " + set)
}

func (c turnout) entryUnder(n *cond.Node) bool {
	entry := c.facts["entry"]
	if entry == "none" {
		return n.Right.None
	}
	for _, e := range n.Right.Entries {
		if entry == e.ID || strings.HasPrefix(entry, e.ID+".") {
			return true
		}
	}
	return len(n.Right.Sets) > 0 && (entry[0] == '1' || entry == "2.a") // xx/arms
}

// stated is the turnout as an order states it.
func (c turnout) stated() stated {
	facts := maps.Clone(c.facts)
	var assume []string
	for _, id := range slices.Sorted(maps.Keys(c.gaps)) {
		assume = append(assume, id+": \""+c.gaps[id]+"\"")
	}
	facts["assume"] = "{" + strings.Join(assume, ", ") + "}"
	return stated{facts: facts, parties: c.parties}
}

// factsRead is the facts a condition reads, so that turnouts differ in nothing else.
func factsRead(n *cond.Node) map[string]bool {
	out := map[string]bool{}
	n.Nodes(func(n *cond.Node) {
		n.Terms(func(t cond.Term) {
			switch {
			case t.Fact != nil:
				out[t.Fact.Name] = true
			case t.Entry:
				out["entry"] = true
			case t.Def != nil:
				for _, k := range map[string][]string{"xx/rushed": {"urgent", "insured"}, "xx/half-pitch": {"pitch"}, "xx/limit": {"entry"}, "xx/deadline": {"urgent", "contract-date", "filed-date"}}[t.Def.ID] {
					out[k] = true
				}
			}
		})
		for _, s := range n.Right.Sets {
			if s.ID == "xx/urgent-only" {
				out["urgent"] = true
			}
		}
		if n.Role != "" {
			out["role"] = true
		}
		if n.Op == cond.Computed {
			out["stake"] = true
		}
	})
	return out
}

// drawn reads a drawn condition.
func drawn(t *rapid.T, tb testing.TB) (*cond.Node, string) {
	text := aCondition(t, 2, false)
	log := &read.Log{}
	p := toyParser(tb, log)
	n := p.Cond(p.Parse([]byte(text)), lineScope)
	if log.Err() != nil {
		t.Fatalf("%s: %v", text, log.Err())
	}
	return n, text
}

// TestYesAndNoHoldHoweverItTurnsOut: the engine says yes only where a condition
// holds in every turnout, no only where in none, and of a turnout it always knows.
func TestYesAndNoHoldHoweverItTurnsOut(t *testing.T) {
	decided := map[value.Truth]int{}
	rapid.Check(t, func(r *rapid.T) {
		n, text := drawn(r, t)
		s := anOrder(r)
		got := under(t, s.String()).Eval(n)
		decided[got]++
		rnd := rand.New(rand.NewPCG(1, rapid.Uint64().Draw(r, "seed")))
		i := 0
		s.turnouts(rnd, factsRead(n), func(c turnout) {
			want := value.Of(c.says(n, nil))
			if got != value.Unknown && got != want {
				r.Fatalf("%s\n with %s\n is %s, but %s where it turns out to be\n %s", text, s, got, want, c.stated())
			}
			if i++; i%50 == 1 && (c.facts["entry"] != "none" || !strings.Contains(text, "limit")) { // see TestFaultyTruths
				if engine := under(t, c.stated().String()).Eval(n); engine != want {
					r.Fatalf("%s\n with %s\n is %s, want %s", text, c.stated(), engine, want)
				}
			}
		})
	})
	for _, truth := range []value.Truth{value.Yes, value.No, value.Unknown} {
		if decided[truth] == 0 {
			t.Errorf("no condition came to %s: %v", truth, decided)
		}
	}
}

// TestALeafIsAsExactAsItsFact: of a leaf that reads one fact the engine is in
// doubt only where turnouts differ.
func TestALeafIsAsExactAsItsFact(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := aLeaf(r, false)
		n := limb(t, strconv.Quote(text))
		facts := factsRead(n)
		if len(facts) != 1 || strings.Contains(text, "half-") || strings.Contains(text, "limit") {
			r.Skip("it reads more, or what the law does not tell")
		}
		s := anOrder(r)
		seen := map[bool]bool{}
		s.turnouts(nil, facts, func(c turnout) { seen[c.says(n, nil)] = true })
		want := value.Of(seen[true])
		if len(seen) == 2 {
			want = value.Unknown
		}
		if got := under(t, s.String()).Eval(n); got != want {
			r.Fatalf("%s\n with %s\n is %s, want %s", text, s, got, want)
		}
	})
}

// less is the order with one thing taken back or said less exactly.
func (s stated) less(r *rapid.T) stated {
	out := stated{facts: maps.Clone(s.facts), more: s.more}
	for _, p := range s.parties {
		out.parties = append(out.parties, maps.Clone(p))
	}
	from := out.facts
	switch i := rapid.IntRange(-3, len(s.parties)).Draw(r, "what"); {
	case i > 0 && rapid.Bool().Draw(r, "the party"):
		out.parties = slices.Delete(out.parties, i-1, i)
		out.more = true
		return out
	case i > 0:
		from = out.parties[i-1]
	case i == 0:
		out.more = true
		return out
	}
	if len(from) == 0 {
		return out
	}
	key := pick(r, "key", slices.Sorted(maps.Keys(from)))
	low := -1
	var wider []string
	for _, v := range vague[key] {
		if within(key, from[key], v) {
			wider = append(wider, v)
		}
	}
	if key == "stake" { // see TestFaultyTruths
		wider, low = append(wider, ">= 0"), 0
	}
	if i := rapid.IntRange(low, len(wider)-1).Draw(r, "wider"); i >= 0 {
		from[key] = wider[i]
	} else {
		delete(from, key)
	}
	return out
}

// within says whether what is said first is said, less exactly, by the second.
func within(key, said, wider string) bool {
	switch key {
	case "fraction", "wavelength", "pitch", "stake", "value":
		return number(said).Within(number(wider))
	}
	return fits(key, wider, strings.TrimSuffix(said, "+"))
}

// TestLessSaidNeverTurnsATruth takes back, one after the other, what an order
// states: a truth may become unknown, and then stays so, but never its opposite.
func TestLessSaidNeverTurnsATruth(t *testing.T) {
	lost := 0
	rapid.Check(t, func(r *rapid.T) {
		n, text := drawn(r, t)
		s := anOrder(r)
		for _, p := range s.parties {
			if p["stake"] == "" {
				p["stake"] = "4" // see TestFaultyTruths
			}
		}
		got := under(t, s.String()).Eval(n)
		for range rapid.IntRange(1, 6).Draw(r, "steps") {
			less := s.less(r)
			now := under(t, less.String()).Eval(n)
			if now != got && now != value.Unknown {
				r.Fatalf("%s\n with %s\n is %s, but with less said\n %s\n is %s", text, s, got, less, now)
			}
			if now != got {
				lost++
			}
			s, got = less, now
		}
	})
	if lost == 0 {
		t.Error("no truth was lost by what was taken back")
	}
}

// TestTracesTellTheSame: written down, a condition comes to the same truth and
// hangs on the same questions, and its limbs are each as they are alone.
func TestTracesTellTheSame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n, text := drawn(r, t)
		s := anOrder(r)
		c := under(t, s.String())
		got := c.Eval(n)
		opens := slices.Clone(c.Opens())
		c.Begin()
		traced, trace := c.Explain(func() value.Truth { return c.Eval(n) })
		if traced != got || trace.Truth != got || !slices.Equal(opens, c.Opens()) {
			r.Fatalf("%s\n with %s\n is %s and asks %v, but traced %s and %v", text, s, got, asked(opens), traced, asked(c.Opens()))
		}
		var check func(n *cond.Node, limb *cond.Trace)
		check = func(n *cond.Node, limb *cond.Trace) {
			if n.Op != cond.All && n.Op != cond.Any && n.Op != cond.None {
				return
			}
			if len(limb.Kids) != len(n.Kids) {
				r.Fatalf("%s has %d limbs, and its trace %d", text, len(n.Kids), len(limb.Kids))
			}
			for i, k := range n.Kids {
				c.Begin()
				if alone := c.Eval(k); limb.Kids[i].Truth != alone || limb.Kids[i].Text != k.Text {
					r.Fatalf("%s\n with %s\n has the limb %s, which is %s, traced as %s, %s", text, s, k.Text, alone, limb.Kids[i].Text, limb.Kids[i].Truth)
				}
				check(k, limb.Kids[i])
			}
		}
		check(n, trace.Kids[0])
	})
}

// TestQuestionsSettleTheTruth: what is not known hangs on questions, and once
// they are answered, whichever way, it is known and nothing is asked any more.
func TestQuestionsSettleTheTruth(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n, text := drawn(r, t)
		s := anOrder(r)
		for _, p := range s.parties {
			if p["role"] == "" {
				p["role"] = "[buyer]" // see TestFaultyAnswers
			}
		}
		c := under(t, s.String())
		var said []string
		for {
			c.Begin()
			got := c.Eval(n)
			opens := c.Opens()
			if got != value.Unknown {
				if len(opens) > 0 {
					r.Fatalf("%s\n with %s\n answered %v\n is %s, and asks %v", text, s, said, got, asked(opens))
				}
				return
			}
			if len(opens) == 0 || len(said) > 40 {
				r.Fatalf("%s\n with %s\n answered %v\n is not known, and asks %v", text, s, said, asked(opens))
			}
			o := opens[rapid.IntRange(0, len(opens)-1).Draw(r, "question")]
			for _, p := range opens { // of lists last, see TestFaultyAnswers
				if o.Fact != nil && o.Fact.IsList {
					o = p
				}
			}
			var cells []*cond.Value
			if o.Node == nil && o.Fact != nil && !o.Fact.IsList {
				cells = toy(t).Names.Cuts.Cells(o.Fact, o.Elem.Get(o.Fact))
			}
			if len(cells) > 0 {
				cell := rapid.SampledFrom(cells).Draw(r, "cell")
				c.AssumeValue(o, cell)
				said = append(said, asked([]cond.Open{o})[0]+" = "+cell.Stated)
				continue
			}
			truth := value.Of(rapid.Bool().Draw(r, "truth"))
			c.AssumeTruth(o, truth)
			said = append(said, asked([]cond.Open{o})[0]+" is "+truth.String())
		}
	})
}

// TestCellsTellRulesApart: the cells of a number cover it, share nothing, and
// each decides every comparison that a rule makes with it.
func TestCellsTellRulesApart(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f := toy(t).Names.Vocab.On(cond.Item, "fraction")
		cuts := toy(t).Names.Cuts
		delete(cuts, f)
		var rules []*cond.Node
		for range rapid.IntRange(0, 5).Draw(r, "rules") {
			rules = append(rules, limb(t, strconv.Quote("fraction "+comparison(r)+" "+pick(r, "limit", []string{"10", "20", "30"})+" wt%")))
		}
		var known *cond.Value
		order := ""
		if rapid.Bool().Draw(r, "known") {
			order = "fraction: " + strconv.Quote(pick(r, "fraction", append(vague["fraction"], pools["fraction"]...)))
			known = under(t, order).Frame[cond.Item].Get(f)
		}
		cells := cuts.Cells(f, known)
		span := value.Anything()
		if known != nil {
			span = known.Num
		}
		last := value.Interval{Lo: cells[0].Num.Lo, Hi: cells[len(cells)-1].Num.Hi}
		if !last.Within(span) || !span.Within(last) {
			r.Fatalf("the cells of %s reach over %s", span, last)
		}
		for i, cell := range cells {
			if i > 0 {
				before := cells[i-1].Num
				if before.Less(cell.Num) != value.Yes || before.Hi.At.Cmp(cell.Num.Lo.At) != 0 || before.Hi.Open == cell.Num.Lo.Open {
					r.Fatalf("of %s, %s follows %s", span, cell.Num, before)
				}
			}
			for _, n := range rules {
				c := under(t, order)
				c.Eval(n)
				if len(c.Opens()) == 0 {
					continue // decided by what is stated
				}
				c.AssumeValue(c.Opens()[0], cell)
				c.Begin()
				if got := c.Eval(n); got == value.Unknown {
					r.Fatalf("%s does not decide %s", cell.Stated, n.Text)
				}
			}
		}
	})
}
