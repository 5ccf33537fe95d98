package pack

import (
	"sort"
	"sync"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

// Law is a regime's law at a moment: everything the strata of a decision read.
type Law struct {
	Pack   *Pack
	Moment Moment
	View   *cond.View

	Acts           []InForce
	Requirements   []InForce
	Authorizations []InForce
	Bars           []InForce
	Duties         []InForce
	ClaimVoid      []InForce
	Complete       []InForce
	Families       map[string][]*EntryInForce // the entries with conditions, by family
	entries        map[*cond.Entry]*EntryInForce
}

// InForce is a rule as a moment has it.
type InForce struct {
	*Rule
	Choice cond.Choice
	Bodies []*Dated[Body] // what Choice's bodies say besides their conditions
	Src    []*cond.Source
	Act    *Act
	Con    *Dated[Body] // a version whose contested day decides here
}

// EntryInForce is an entry as a moment has it.
type EntryInForce struct {
	*Entry
	Choice cond.Choice
	Conds  []*cond.Node
	There  value.Truth // whether the list has it that day
	Src    *cond.Source
}

// At is the law at a moment. Rules are there only once the pack is loaded.
func (p *Pack) At(m Moment) *Law {
	sets := p.membersAt(m)
	law := &Law{Pack: p, Moment: m, Families: map[string][]*EntryInForce{}, entries: map[*cond.Entry]*EntryInForce{}}
	law.View = &cond.View{Defs: p.defsAt(m), Sets: sets, Tables: p.rowsAt(m, sets), PartOf: p.partOf(m)}
	law.View.Other = p.otherDay(m.Known)
	for _, a := range p.Acts {
		pick := a.Versions.at(m)
		law.Acts = append(law.Acts, InForce{Act: a, Rule: &Rule{ID: a.ID, Title: a.Title}, Choice: choice(pick, a.ID, m, func(n *cond.Node) cond.Body { return cond.Body{When: n} })})
	}
	law.Requirements = inForce(p.Requirements, m)
	law.Authorizations = inForce(p.Authorizations, m)
	law.Bars = inForce(p.Bars, m)
	law.Duties = inForce(p.Duties, m)
	law.ClaimVoid = inForce(p.ClaimVoid, m)
	law.Complete = inForce(p.Complete, m)
	for _, e := range p.Entries {
		law.entry(e, m)
	}
	return law
}

// otherDay gives the views of other days, each made once.
func (p *Pack) otherDay(known value.Span) func(value.Date) *cond.View {
	var mu sync.Mutex
	views := map[value.Date]*cond.View{}
	return func(on value.Date) *cond.View {
		mu.Lock()
		defer mu.Unlock()
		if v := views[on]; v != nil {
			return v
		}
		v := p.At(Moment{On: value.WholeDay(on).Span(0), Known: known}).View
		views[on] = v
		return v
	}
}

func (p *Pack) partOf(m Moment) map[string]string {
	if g := p.geography("", m); g != nil {
		return g.PartOf
	}
	return nil
}

// inForce picks the versions of rules. A rule that surely is not law that day
// is left out.
func inForce(rules []*Rule, m Moment) []InForce {
	var out []InForce
	for _, r := range rules {
		pick := r.Versions.at(m)
		if pick.Sure() && len(pick.Versions) == 0 {
			continue
		}
		f := InForce{Rule: r, Con: pick.Contest, Bodies: pick.Versions}
		f.Choice = choice(pick, r.ID, m, func(b Body) cond.Body { return cond.Body{When: b.When} })
		for _, v := range pick.Versions {
			f.Src = append(f.Src, v.Source(r.ID, m))
			if v.Body.Unknown != "" {
				f.Choice.Gap, f.Choice.Blank = v.Body.Unknown, true
			}
		}
		out = append(out, f)
	}
	return out
}

// Body is what the rule says besides its condition; where the day does not
// settle the version, what the newest says.
func (f *InForce) Body() *Body {
	if len(f.Bodies) == 0 {
		return &Body{Enforced: true}
	}
	return &f.Bodies[0].Body
}

func (law *Law) entry(e *Entry, m Moment) {
	pick := e.Versions.at(m)
	in := &EntryInForce{Entry: e, There: value.Yes}
	switch {
	case len(pick.Versions) == 0 && pick.Sure():
		in.There = value.No
	case pick.Blank || pick.Absent:
		in.There = value.Unknown
	}
	in.Choice = choice(pick, e.ID, m, func(b EntryBody) cond.Body { return cond.Body{When: b.When} })
	in.Src = in.Choice.Src
	law.entries[e.Entry] = in
	if in.There != value.No && e.Tree {
		law.Families[e.Family] = append(law.Families[e.Family], in)
	}
}

// Entry is an entry as the moment has it.
func (law *Law) Entry(e *cond.Entry) *EntryInForce { return law.entries[e] }

// Numbered finds the entries that a number names that day: the entry of that
// id, or those that had it as an official number. The truth says whether the
// list surely had it.
func (law *Law) Numbered(number string) ([]*EntryInForce, value.Truth) {
	if e := law.Pack.Names.Entries[number]; e != nil {
		in := law.entries[e]
		return []*EntryInForce{in}, in.There
	}
	var out []*EntryInForce
	for _, e := range law.Pack.numbers[number] {
		for _, v := range e.Versions.at(law.Moment).Versions {
			if contains(v.Body.Numbers, number) {
				out = append(out, law.entries[e.Entry])
			}
		}
	}
	return out, value.Of(len(out) > 0)
}

// Days is every day on which something in the pack may change, in order: the
// law is the same on all days between two of them.
func (p *Pack) Days() []value.Date {
	if p.days != nil && p.loaded {
		return p.days
	}
	seen := map[value.Date]bool{}
	note := func(spans ...value.Span) {
		for _, s := range spans {
			for _, at := range [...]int64{s.First, s.Last} {
				if at > value.Ever && at < value.Never {
					seen[value.DayOf(at)] = true
				}
			}
		}
	}
	version := func(v *Version) {
		note(v.From)
		if v.Sunset {
			note(v.Until)
		}
		if v.Carried {
			note(value.Span{First: v.Attested, Last: v.Attested})
		}
		for _, c := range v.Claims {
			at := value.StartOfDay(c.Day)
			note(value.Span{First: at, Last: at})
		}
	}
	p.eachVersion(version)
	for _, in := range p.Sources {
		for _, e := range in.Events {
			if eventKinds[e.Kind] {
				note(e.On)
				if e.hasUntil {
					note(e.Until)
				}
				if e.hasReadTo {
					note(e.ReadTo)
				}
			}
		}
	}
	days := make([]value.Date, 0, len(seen))
	for d := range seen {
		days = append(days, d)
	}
	sort.Slice(days, func(i, j int) bool { return days[i] < days[j] })
	p.days = days
	return days
}

// eachVersion calls f for every version of everything in the pack.
func (p *Pack) eachVersion(f func(v *Version)) {
	for _, s := range p.sets {
		each(s.Versions, f)
	}
	for _, s := range p.places {
		each(s.Versions, f)
	}
	for _, d := range p.defs {
		each(d.Versions, f)
	}
	for _, t := range p.tables {
		for _, r := range t.Rows {
			each(r.Versions, f)
		}
	}
	for _, e := range p.Entries {
		each(e.Versions, f)
	}
	for _, rules := range [][]*Rule{p.Requirements, p.Authorizations, p.Bars, p.Duties, p.ClaimVoid, p.Complete} {
		for _, r := range rules {
			each(r.Versions, f)
		}
	}
}

func each[B any](tl Timeline[B], f func(v *Version)) {
	for _, v := range tl {
		f(&v.Version)
	}
}
