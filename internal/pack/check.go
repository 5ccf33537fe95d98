package pack

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// oneOf is the texts of a key, each of which must be one of those there are.
func (l *loader) oneOf(m *read.Map, key, code string, right []string) []string {
	var out []string
	for _, n := range m.Items(m.Get(key)) {
		if s := m.Doc.Text(n, key); s != "" {
			isOneOf(m.Doc, n, s, key, code, right)
			out = append(out, s)
		}
	}
	return out
}

// word is the text of a key, which must be one of those there are.
func (l *loader) word(m *read.Map, key string, right []string) string {
	s := m.Text(key)
	if s != "" {
		isOneOf(m.Doc, m.Get(key), s, key, "unknown-value", right)
	}
	return s
}

func isOneOf(d read.Doc, n *read.Node, s, key, code string, right []string) {
	if !contains(right, s) {
		d.Problem(n, code, read.Nearest(s, right), "%s cannot be %q%s", key, s, oneOfThese(right))
	}
}

func oneOfThese(right []string) string {
	if len(right) == 0 {
		return ""
	}
	return " (it is one of " + strings.Join(right, ", ") + ")"
}

// values is what a fact of the vocabulary may be.
func (l *loader) values(k cond.Kind, name string) []string {
	if f := l.lib.Vocab.On(k, name); f != nil {
		return f.Values
	}
	return nil
}

// place checks that there is such a place.
func (l *loader) place(d read.Doc, n *read.Node, code string) {
	if _, ok := l.lib.Vocab.Places[value.Place(code)]; ok || code == "" {
		return
	}
	var codes []string
	for p := range l.lib.Vocab.Places {
		codes = append(codes, string(p))
	}
	d.Problem(n, "unknown-place", read.Nearest(code, codes), "there is no place %q", code)
}

// placesOf is the places under a key.
func (l *loader) placesOf(m *read.Map, key string) []string {
	var out []string
	for _, n := range m.Items(m.Get(key)) {
		if s := m.Doc.Text(n, key); s != "" {
			l.place(m.Doc, n, s)
			out = append(out, s)
		}
	}
	return out
}

// reads checks that what is written can be a value of a fact.
func (l *loader) reads(d read.Doc, n *read.Node, f *cond.Fact) {
	text := d.Text(n, f.Name)
	if text == "" {
		return
	}
	if _, err := l.lib.Vocab.Read(f.Type, f.Unit.Dim, f.Name, f.Unit.Symbol, f.Values, text); err != nil {
		d.Problem(n, err.Code, err.Hint, "%s", err.What)
	}
}

// stated is what a group states of a fact: a value it may have, or of a list that
// there is nothing on it.
func (l *loader) stated(d read.Doc, n *read.Node, f *cond.Fact) string {
	list := f.IsList || f.Type == cond.Texts || f.Type == cond.Places
	switch {
	case read.IsList(n) && len(n.Content) == 0 && list:
		return "[]"
	case list:
		d.Problem(n, "type", "write []: that there is none is all a group states of a list", "%s is a list", f.Full())
		return "[]"
	}
	l.reads(d, n, f)
	return n.Value
}

// shadow refuses a definition whose short name is a fact's: where both can be
// read, the name would be taken for the fact.
func (l *loader) shadow(def *cond.Def, m *read.Map) {
	short := strings.TrimPrefix(def.ID, l.pack.ID+"/")
	for _, f := range l.lib.Vocab.Find(short) {
		seen := f.Kind == cond.Party && def.On == cond.Party
		switch f.Kind {
		case cond.Order, cond.Exporter, cond.Contract, cond.Line, cond.Item:
			seen = true
		}
		if seen {
			m.Problem(m.Get("id"), "shadowed-name", "call it otherwise", "%s has the name of the fact %s, which is read in its place", def.ID, f.Full())
		}
	}
}

// mustHave refuses an authorization that needs no paper and names no condition:
// one that was forgotten would free everything.
func (l *loader) mustHave(r *Rule, k keyed, when *read.Node) {
	if Kinds[r.Kind] == "exception" && (when == nil || read.IsList(when) && len(when.Content) == 0) {
		k.v.Problem(k.v.Node, "open-to-all", "add when: with its conditions; where the law has none, none: [never]", "%s needs no paper and has no condition", r.ID)
	}
}

// dutyTimes is when a duty is due, beside the act.
var dutyTimes = []string{"before", "during", "after"}

// validity is how long a paper is good for: a period, or up to one.
func (l *loader) validity(k keyed) string {
	s := k.Text("validity")
	if _, err := value.ParsePeriod(strings.TrimPrefix(s, "up to ")); s != "" && err != nil {
		k.v.Problem(k.Get("validity"), "not-a-period", `or "up to 3 years"`, "validity is %v", err)
	}
	return s
}

// wordUses checks the sets of words that stand for values of a fact, once their
// members are in. What was checked is forgotten.
func (l *loader) wordUses() {
	uses := l.pack.Names.Uses
	l.pack.Names.Uses = nil
	for _, u := range uses {
		words := map[string]bool{}
		l.words(u.Set, words, map[*cond.Set]bool{})
		for _, w := range slices.Sorted(maps.Keys(words)) {
			if !contains(u.Fact.Values, w) {
				l.log.Add(u.Pos, "unknown-value", fmt.Sprintf("%s cannot be %q, which %s holds%s", u.Fact.Name, w, u.Set.ID, oneOfThese(u.Fact.Values)), read.Nearest(w, u.Fact.Values))
			}
		}
	}
}

// words notes every member a set ever has, of its own or of a set it is made of.
func (l *loader) words(set *cond.Set, words map[string]bool, been map[*cond.Set]bool) {
	if been[set] {
		return
	}
	been[set] = true
	for _, v := range l.pack.sets[set.Num].Versions {
		for _, x := range v.Body.Members {
			words[x.Name] = true
		}
		for _, other := range v.Body.Any {
			l.words(other, words, been)
		}
	}
}

// placesFor checks that the sets and tables for which places stand for one
// another are there, and hold places.
func (l *loader) placesFor() {
	for _, p := range l.pack.places {
		for _, n := range p.forNodes {
			id := l.full(n.Value)
			if s := l.pack.Names.Sets[id]; s != nil && s.Of == cond.OfPlaces {
				continue
			}
			if t := l.pack.Names.Tables[id]; t != nil && t.HasKey(cond.OfPlaces) {
				continue
			}
			p.doc.Log = l.log
			p.doc.Problem(n, "unknown-set", read.Nearest(id, setNames(l.pack, cond.OfPlaces)), "there is no set of places, and no table by places, called %q", n.Value)
		}
	}
}

// limbs checks the limbs of conditions that only the whole pack can tell of.
// "stands CLASS" must not be read before it is settled which requirements stand:
// it is for authorizations, bars and duties themselves. What would-need names as
// less must be authorizations.
func (l *loader) limbs() {
	late := map[string]bool{}
	for _, rules := range [][]*Rule{l.pack.Authorizations, l.pack.Bars, l.pack.Duties} {
		for _, r := range rules {
			late[r.ID] = true
		}
	}
	check := func(id string, n *cond.Node) {
		n.Nodes(func(n *cond.Node) {
			if n.Op == cond.Stands && !late[id] {
				l.log.Add(n.Pos, "stands-scope", "what stands is read before it is settled", "ask it in a condition of an authorization, a bar or a duty itself")
			}
			for _, less := range n.Less {
				l.authorizationNamed(n.Pos, less)
			}
		})
	}
	l.pack.eachCondition(check)
	for _, s := range l.pack.sets {
		for _, v := range s.Versions {
			for _, x := range v.Body.Members {
				check(s.ID, x.When)
			}
		}
	}
	for name, n := range l.pack.Binds {
		check(name, n)
	}
}

// authorizationNamed checks that there is such an authorization.
func (l *loader) authorizationNamed(at read.Pos, name string) {
	if full := l.full(name); l.pack.Authorization(full) == nil {
		l.log.Add(at, "unknown-authorization", fmt.Sprintf("there is no authorization %q", name), read.Nearest(full, l.pack.AuthorizationIDs()))
	}
}
