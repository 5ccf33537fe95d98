package pack

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// setLaw is a set with its versions.
type setLaw struct {
	*cond.Set
	Open     bool // may hold more than is named
	Versions Timeline[setBody]
	m        *read.Map
}

// setBody is what a version of a set says: the whole membership, or what it
// adds and drops.
type setBody struct {
	Whole   bool
	Members []member
	Drop    []string
	Any     []*cond.Set
	Except  []*cond.Set
	RestOf  *cond.Set
}

// parts is what of the set a version changes: all of it, or members.
func (b setBody) parts() []string {
	if b.Whole {
		return []string{""}
	}
	var out []string
	for _, x := range b.Members {
		out = append(out, "\t"+x.Name)
	}
	for _, x := range b.Drop {
		out = append(out, "\t"+x)
	}
	return out
}

type member struct {
	Name string
	When *cond.Node
}

// placeLaw is how one place stands for another, from a day on.
type placeLaw struct {
	Place, As, PartOf string
	For               map[string]bool // the sets and tables it is so for; nil for all
	forNodes          []*read.Node    // as they are written, until the tables are in
	doc               read.Doc
	Versions          Timeline[bool]
}

var setKinds = map[string]cond.SetOf{"places": cond.OfPlaces, "entries": cond.OfEntries, "codes": cond.OfCodes, "words": cond.OfWords, "lists": cond.OfLists}

func (l *loader) declareSets() {
	d, root := l.open("sets.yaml")
	for _, n := range d.Items(root) {
		m := d.Map(n, "a set")
		s := &setLaw{Set: &cond.Set{ID: l.id(m), Num: len(l.pack.sets), Title: cond.ParseWords(d, m.Get("title"), "title"), Trusted: m.YesNo("trusted"), Pos: d.Pos(n)}, Open: m.YesNo("open"), m: m}
		of, ok := setKinds[m.Need("of")]
		if !ok {
			d.Problem(m.Get("of"), "set-kind", "write places, entries, codes, words or lists", "a set holds %q", m.Text("of"))
		}
		s.Of = of
		l.pack.sets = append(l.pack.sets, s)
		l.pack.Names.Sets[s.ID] = s.Set
		l.claim(s.ID, m)
	}
}

// setBodies reads the members. Sets of entries wait until the entries are there.
func (l *loader) setBodies(entries bool) {
	for _, s := range l.pack.sets {
		if (s.Of == cond.OfEntries) != entries {
			continue
		}
		s.m.Log = l.log // that of the rules, where the set waited for them
		before := l.log.Len()
		s.Versions = timeline(l, s.m, func(k keyed) setBody { return l.setBody(k, s) })
		if l.log.Len() == before {
			l.setChanges(s)
		}
		s.m.Close()
	}
}

func (l *loader) setBody(k keyed, s *setLaw) setBody {
	m := k.v
	var b setBody
	ids := func(key string) []*cond.Set {
		var out []*cond.Set
		for _, n := range m.Items(m.Get(key)) {
			name := m.Doc.Text(n, key)
			t := l.pack.Names.Sets[l.full(name)]
			if t == nil || t.Of != s.Of {
				m.Problem(n, "unknown-set", read.Nearest(l.full(name), setNames(l.pack, s.Of)), "there is no set of that kind called %q", name)
				continue
			}
			out = append(out, t)
		}
		return out
	}
	b.Any, b.Except = ids("any"), ids("except")
	if rest := ids("rest-of"); len(rest) > 0 {
		b.RestOf = rest[0]
	}
	members := m.Get("members")
	b.Whole = members != nil || len(b.Any) > 0 || b.RestOf != nil
	if add := m.Get("add"); add != nil {
		if b.Whole {
			m.Problem(add, "set-version", "use members: or any: for the whole set, add: and drop: for a change", "a version says both all and a change")
		}
		members = add
	}
	b.Members = l.members(m, members, s)
	for _, x := range l.members(m, m.Get("drop"), s) {
		b.Drop = append(b.Drop, x.Name)
		if slices.ContainsFunc(b.Members, func(y member) bool { return y.Name == x.Name }) {
			m.Problem(m.Get("drop"), "duplicate-member", "", "%s names %s twice", s.ID, x.Name)
		}
	}
	if !b.Whole && len(b.Members) == 0 && len(b.Drop) == 0 {
		m.Problem(m.Node, "set-version", "add members:, any:, rest-of:, add: or drop:", "a version of %s names nothing", s.ID)
	}
	return b
}

// setNames is the sets of a kind of thing.
func setNames(p *Pack, of cond.SetOf) []string {
	var out []string
	for id, s := range p.Names.Sets {
		if s.Of == of {
			out = append(out, id)
		}
	}
	return out
}

// members reads the names in a set; one may carry a condition.
func (l *loader) members(m *read.Map, n *read.Node, s *setLaw) []member {
	var out []member
	seen := map[string]bool{}
	for _, c := range m.Items(n) {
		x := member{}
		if read.IsMap(c) {
			cm := m.Doc.Map(c, "a member")
			x.Name = cm.Need("member")
			x.When = l.parser(m.Doc).Cond(l.need(cm, "when"), cond.Scope{Rule: s.ID + "/" + x.Name})
			cm.Close()
		} else {
			x.Name = m.Doc.Text(c, "a member")
		}
		for _, name := range l.spread(m, c, x.Name, s) {
			if seen[name] {
				m.Problem(c, "duplicate-member", "", "%s names %s twice", s.ID, name)
			}
			seen[name] = true
			out = append(out, member{name, x.When})
		}
	}
	return out
}

// spread checks a member and expands a range of codes (25..40).
func (l *loader) spread(m *read.Map, n *read.Node, name string, s *setLaw) []string {
	switch s.Of {
	case cond.OfPlaces:
		l.place(m.Doc, n, name)
	case cond.OfEntries:
		e := l.pack.Names.Entries[name]
		if e == nil {
			m.Problem(n, "unknown-entry", read.Nearest(name, entryNames(l.pack)), "there is no entry %q", name)
			return nil
		}
		e.Mentioned = true
	case cond.OfLists:
		if _, ok := l.lib.Vocab.Lists[name]; !ok {
			ids := slices.Collect(maps.Keys(l.lib.Vocab.Lists))
			m.Problem(n, "unknown-party-list", read.NearestOr(name, ids, "declare it under lists: in pack.yaml"), "there is no party list %q", name)
		}
	case cond.OfCodes:
		if lo, hi, ok := strings.Cut(name, ".."); ok {
			return codeRange(m, n, lo, hi)
		}
		if !isCode(name) {
			m.Problem(n, "not-a-code", "write digits only, two to ten of them", "%q is no goods code", name)
		}
	}
	return []string{name}
}

func codeRange(m *read.Map, n *read.Node, lo, hi string) []string {
	a, _ := strconv.Atoi(lo)
	b, _ := strconv.Atoi(hi)
	if !isCode(lo) || !isCode(hi) || len(lo) != len(hi) || a > b || b-a > 99 {
		m.Problem(n, "not-a-code", "write 25..40: two codes of one length", "%s..%s is no range of goods codes", lo, hi)
		return nil
	}
	var out []string
	for i := a; i <= b; i++ {
		out = append(out, fmt.Sprintf("%0*d", len(lo), i))
	}
	return out
}

func isCode(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) >= 2 && len(s) <= 10
}

func entryNames(p *Pack) []string {
	var out []string
	for id := range p.Names.Entries {
		out = append(out, id)
	}
	return out
}

// placesFile reads places.yaml: dated "as", and sub-places.
func (l *loader) placesFile() {
	l.each("places.yaml", "a place", func(m *read.Map) {
		p := &placeLaw{Place: m.Need("place"), As: m.Text("as"), PartOf: m.Text("part-of"), forNodes: m.Items(m.Get("for")), doc: m.Doc}
		l.placesOf(m, "place")
		l.placesOf(m, "as")
		l.placesOf(m, "part-of")
		if fors := m.Texts("for"); len(fors) > 0 {
			p.For = map[string]bool{}
			for _, f := range fors {
				p.For[l.full(f)] = true
			}
		}
		p.Versions = timeline(l, m, func(keyed) bool { return true })
		l.pack.places = append(l.pack.places, p)
	})
}

// at is the members of every set at a moment.
func (p *Pack) membersAt(m Moment) []*cond.Members {
	out := make([]*cond.Members, len(p.sets))
	for i, s := range p.sets {
		out[i] = &cond.Members{Set: s.Set}
	}
	for i, s := range p.sets {
		s.at(m, out[i], out, p)
	}
	return out
}

func (s *setLaw) at(m Moment, out *cond.Members, all []*cond.Members, p *Pack) {
	out.Own = map[string]cond.Membership{}
	out.Default = cond.Membership{Truth: value.No}
	if s.Open {
		out.Default = cond.Membership{Truth: value.Unknown, Gap: s.ID}
	}
	out.Places = p.geography(s.ID, m)
	begun := false
	for _, v := range s.Versions {
		if v.Published.Begins(m.Known) == value.No {
			continue
		}
		if v.New {
			begun = true
		}
		t := v.From.Begins(m.On).And(v.standing(m))
		if v.Sunset {
			t = t.And(v.Until.Begins(m.On).Not())
		}
		if t == value.No {
			continue
		}
		begun = begun || t == value.Yes
		s.apply(v, t, m, out, all)
	}
	if !begun {
		out.Own, out.Any, out.Except, out.RestOf = map[string]cond.Membership{}, nil, nil, nil
		out.Default = cond.Membership{Truth: value.Unknown, Gap: s.ID}
	}
	s.parts(out)
}

// apply brings a version in; one that only may have begun leaves what it
// changes unknown.
func (s *setLaw) apply(v *Dated[setBody], t value.Truth, m Moment, out *cond.Members, all []*cond.Members) {
	src := v.Source(s.ID, m)
	doubt := func(name string, to cond.Membership) {
		if was, ok := out.Own[name]; t == value.Unknown && (!ok && to.Truth != out.Default.Truth || ok && was.Truth != to.Truth) {
			to = cond.Membership{Truth: value.Unknown, Gap: s.ID + "/" + name, Src: src}
		}
		out.Own[name] = to
	}
	if v.Body.Whole {
		for name := range out.Own {
			doubt(name, cond.Membership{Truth: value.No, Src: src})
		}
		if out.Default.Gap == "" {
			out.Default.Src = src
		}
		out.Any, out.Except, out.RestOf = nil, nil, nil
		for _, a := range v.Body.Any {
			out.Any = append(out.Any, all[a.Num])
		}
		for _, x := range v.Body.Except {
			out.Except = append(out.Except, all[x.Num])
		}
		if v.Body.RestOf != nil {
			out.RestOf = all[v.Body.RestOf.Num]
		}
		if t == value.Unknown && (len(out.Any) > 0 || out.RestOf != nil) {
			out.Default = cond.Membership{Truth: value.Unknown, Gap: s.ID, Src: src}
		}
	}
	for _, x := range v.Body.Members {
		doubt(x.Name, cond.Membership{Truth: value.Yes, When: x.When, Src: src})
	}
	for _, name := range v.Body.Drop {
		doubt(name, cond.Membership{Truth: value.No, Src: src})
	}
}

// parts notes the places and headings of which the set names only a part.
func (s *setLaw) parts(out *cond.Members) {
	out.Partly = map[string]bool{}
	for name, own := range out.Own {
		if own.Truth == value.No && out.Default.Truth == value.No {
			continue
		}
		switch s.Of {
		case cond.OfPlaces:
			for up := value.Place(name).Parent(); up != ""; up = up.Parent() {
				if w, ok := out.Own[string(up)]; !ok || w.Truth != own.Truth {
					out.Partly[string(up)] = true
				}
			}
			if out.Places != nil {
				if up, ok := out.Places.PartOf[name]; ok {
					out.Partly[up] = true
				}
			}
		case cond.OfCodes:
			for i := len(name) - 1; i > 0; i-- {
				out.Partly[name[:i]] = true
			}
		}
	}
}

// geography is how places stand for one another at a moment, for a set or table.
func (p *Pack) geography(id string, m Moment) *cond.Geography {
	if len(p.places) == 0 {
		return nil
	}
	g := &cond.Geography{As: map[string]string{}, PartOf: map[string]string{}}
	for _, pl := range p.places {
		pick := pl.Versions.at(m)
		if len(pick.Versions) == 0 || pl.For != nil && !pl.For[id] {
			continue
		}
		if pl.As != "" {
			g.As[pl.Place] = pl.As
		}
		if pl.PartOf != "" {
			g.PartOf[pl.Place] = pl.PartOf
		}
	}
	return g
}

// setChanges refuses to add what is a member already, and to drop what is none:
// one of the two versions then names something else than was meant. Whatever is
// not sure (a version that may end, a set made of others) is let pass.
func (l *loader) setChanges(s *setLaw) {
	own, others := map[string]value.Truth{}, value.No
	if s.Open {
		others = value.Unknown
	}
	for _, v := range s.Versions {
		b, sure := v.Body, value.Yes
		if v.fleeting() {
			sure = value.Unknown
		}
		if b.Whole {
			own = map[string]value.Truth{}
			if sure != value.Yes || len(b.Any) > 0 || b.RestOf != nil {
				others = value.Unknown
			} else if !s.Open {
				others = value.No
			}
		}
		for _, x := range b.Members {
			if !b.Whole && x.When == nil && own[x.Name] == value.Yes {
				l.log.Add(v.Pos, "set-change", x.Name+" is added to "+s.ID+", and is a member already", "take it out, or correct the versions before")
			}
			own[x.Name] = sure
			if x.When != nil {
				own[x.Name] = value.Unknown
			}
		}
		for _, name := range b.Drop {
			if l.within(s, name, own, others) == value.No {
				l.log.Add(v.Pos, "set-change", name+" is dropped from "+s.ID+", and is no member", "take it out, or correct the versions before")
			}
			own[name] = value.No
			if sure != value.Yes {
				own[name] = value.Unknown
			}
		}
	}
}

// within says whether a name, or what it is a part of, is a member.
func (l *loader) within(s *setLaw, name string, own map[string]value.Truth, others value.Truth) value.Truth {
	for ; name != ""; name = l.above(s.Of, name) {
		if t, named := own[name]; named {
			return t
		}
	}
	return others
}

// above is what a member of a set is a part of, or "".
func (l *loader) above(of cond.SetOf, name string) string {
	switch of {
	case cond.OfPlaces:
		for _, p := range l.pack.places {
			if p.Place == name && p.PartOf != "" && p.PartOf != name {
				return p.PartOf
			}
		}
		return string(value.Place(name).Parent())
	case cond.OfEntries:
		if e := l.pack.Names.Entries[name]; e != nil && e.Up != nil {
			return e.Up.ID
		}
	case cond.OfCodes:
		return name[:len(name)-1]
	}
	return ""
}

// fleeting says whether a version may lose its effect without another that
// takes its place.
func (v *Version) fleeting() bool {
	if v.Sunset {
		return true
	}
	return v.By != nil && slices.ContainsFunc(v.By.Instrument.Events, func(e *Event) bool {
		return eventKinds[e.Kind] && e.Kind != "in-force"
	})
}
