package pack

import (
	"slices"
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
	families       [][]*EntryInForce // the entries with conditions, by the family's rank
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
	There  value.Truth // whether the list has it that day
	Src    *cond.Source

	law   *Law
	cand  cond.Candidate
	once  sync.Once
	quick *cond.Quick
	form  int // the rank of the form it is of, -1 for any
}

// At is the law at a moment. Rules are there only once the pack is loaded.
func (p *Pack) At(m Moment) *Law {
	sets := p.membersAt(m)
	law := &Law{Pack: p, Moment: m, entries: map[*cond.Entry]*EntryInForce{}}
	law.View = &cond.View{Defs: p.defsAt(m), Sets: sets, Tables: p.rowsAt(m, sets), PartOf: p.partOf(m)}
	law.View.Other = p.otherDay(m)
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

// Unenforced says whether there is, or may be, printed law at a moment that is not
// enforced.
func (p *Pack) Unenforced(m Moment) bool {
	return slices.ContainsFunc(p.unenforced, func(e *Event) bool {
		return e.Published.Begins(m.Known) != value.No && e.On.Begins(m.On) != value.No
	})
}

// otherDay gives the views of other days, each made once.
func (p *Pack) otherDay(m Moment) func(value.Date) *cond.View {
	var mu sync.Mutex
	views := map[value.Date]*cond.View{}
	return func(on value.Date) *cond.View {
		mu.Lock()
		defer mu.Unlock()
		if v := views[on]; v != nil {
			return v
		}
		m.On = value.WholeDay(on).Span(0)
		v := p.At(m).View
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
		return &Body{}
	}
	return &f.Bodies[0].Body
}

func (law *Law) entry(e *Entry, m Moment) {
	pick := e.Versions.at(m)
	in := &EntryInForce{Entry: e, There: value.Yes, law: law, cand: cond.Candidate{Entry: e.Entry, Truth: value.Unknown}}
	switch {
	case len(pick.Versions) == 0 && pick.Sure():
		in.There = value.No
	case pick.Blank || pick.Absent:
		in.There = value.Unknown
	}
	in.Choice = choice(pick, law.Pack.EntryID(e.ID), m, func(b EntryBody) cond.Body { return cond.Body{When: b.When} })
	in.Src = in.Choice.Src
	law.entries[e.Entry] = in
	if in.There != value.No && e.Tree {
		for len(law.families) <= e.rank {
			law.families = append(law.families, nil)
		}
		law.families[e.rank] = append(law.families[e.rank], in)
	}
}

// Family is the entries with conditions of a family of goods, by the family's
// rank; -1 is none.
func (law *Law) Family(rank int) []*EntryInForce {
	if rank < 0 || rank >= len(law.families) {
		return nil
	}
	return law.families[rank]
}

// Meets says whether the item in the context's frame has what the entry
// describes. A form that is stated and is another than the entry's settles it.
func (in *EntryInForce) Meets(c *cond.Context, form *cond.Fact) value.Truth {
	in.once.Do(func() {
		in.quick, in.form = cond.Quicken(&in.Choice, in.law.View), form.Rank(in.Form)
	})
	if in.form >= 0 {
		if stated := c.Frame[cond.Item].Rank(form); stated >= 0 && stated != in.form {
			return value.No
		}
	}
	if t := in.quick.Settle(c); t != value.Unknown { // the plain case, which is most
		return t
	}
	c.Take(&in.cand)
	return in.choose(c)
}

func (in *EntryInForce) choose(c *cond.Context) value.Truth {
	return c.Choose(in.law.Pack.EntryID(in.ID), &in.Choice)
}

// Explain is Meets with the way it was found.
func (in *EntryInForce) Explain(c *cond.Context) (value.Truth, *cond.Trace) {
	return c.Explain(func() value.Truth { return in.choose(c) })
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

// Numbered is the entries that ever had an official number besides their id.
func (p *Pack) Numbered(number string) []*Entry { return p.numbers[number] }

// EntryID is the id of an entry among all that a pack holds: gaps, and what an
// answer read, go by it.
func (p *Pack) EntryID(entry string) string { return p.ID + "/" + entry }

// Days is every day on which something in the pack may change, in order: the
// law is the same on all days between two of them.
func (p *Pack) Days() []value.Date { return p.days }

// Changes is the days on which a piece of law may change: a rule, a definition
// or an entry by its id, a member of a set or a row of a table by its name
// behind the id and a tab.
func (p *Pack) Changes(id string) []value.Date { return p.changes[id] }

// Contest is the versions whose contested day decides at a moment, by the piece of
// law as Changes names it.
func (p *Pack) Contest(m Moment) map[string]*Version {
	out := map[string]*Version{}
	for id, versions := range p.claimed {
		for _, v := range versions {
			if v.Published.Begins(m.Known) != value.No && v.contestedAt(m) {
				out[id] = v
			}
		}
	}
	return out
}

// Born is the days on which a rule, or an entry of a family, first came: before
// them nothing could have read it.
func (p *Pack) Born(family string) []value.Date {
	return append(append([]value.Date(nil), p.born[""]...), p.born["family "+family]...)
}

// findChanges finds the days on which anything may change, once what is loaded
// is complete.
func (p *Pack) findChanges() {
	p.changes, p.born = map[string][]value.Date{}, map[string][]value.Date{}
	all := map[value.Date]bool{}
	p.claimed = map[string][]*Version{}
	p.eachPiece(func(id string, v *Version) {
		if len(v.Claims) > 0 {
			p.claimed[id] = append(p.claimed[id], v)
		}
		for _, d := range v.days() {
			p.changes[id] = append(p.changes[id], d)
			all[d] = true
		}
	})
	born := func(kind string, v *Version) { p.born[kind] = append(p.born[kind], v.days()...) }
	for _, rules := range p.ruleLists() {
		for _, r := range rules {
			born("", &r.Versions[0].Version)
		}
	}
	for _, e := range p.Entries {
		if e.Tree && len(e.Versions) > 0 {
			born("family "+e.Family, &e.Versions[0].Version)
		}
	}
	p.findShifts()
	for _, days := range p.changes {
		for _, d := range days {
			all[d] = true
		}
	}
	p.days = nil
	for d := range all {
		p.days = append(p.days, d)
	}
	sort.Slice(p.days, func(i, j int) bool { return p.days[i] < p.days[j] })
}

// Shifts is the periods that rules add to days or take from them.
func (p *Pack) Shifts() []value.Period { return p.shifts }

// findShifts finds those periods, and the days that rules compare the day of
// the act with, which are days of change too.
func (p *Pack) findShifts() {
	p.shifts = nil
	seen := map[value.Period]bool{}
	p.eachCondition(func(id string, n *cond.Node) {
		n.Nodes(func(n *cond.Node) {
			if n.Op != cond.CompareDay {
				return
			}
			a, b := n.Left, n.Right.Term
			for _, t := range [...]cond.Term{a, b} {
				if t.Shift != (value.Period{}) && !seen[t.Shift] {
					seen[t.Shift] = true
					p.shifts = append(p.shifts, t.Shift)
				}
			}
			if a.Date && b.Const != nil {
				day := b.Const.Day.Add(a.Shift.Neg())
				p.changes[id] = append(p.changes[id], day, day+1)
			}
		})
	})
}

// eachCondition calls f for every condition of the rules, definitions and
// entries.
func (p *Pack) eachCondition(f func(id string, n *cond.Node)) {
	for _, d := range p.defs {
		for _, v := range d.Versions {
			f(d.ID, v.Body.When)
			v.Body.Value.Conditions(func(n *cond.Node) { f(d.ID, n) })
		}
	}
	for _, e := range p.Entries {
		for _, v := range e.Versions {
			f(p.EntryID(e.ID), v.Body.When)
		}
	}
	for _, rules := range p.ruleLists() {
		for _, r := range rules {
			for _, v := range r.Versions {
				v.Body.conditions(func(n *cond.Node) { f(r.ID, n) })
			}
		}
	}
}

// days is the days on which the version may begin, end, or lose or regain its
// effect.
func (v *Version) days() []value.Date {
	var out []value.Date
	note := func(s value.Span) {
		for _, at := range [...]int64{s.First, s.Last} {
			if at > value.Ever && at < value.Never {
				out = append(out, value.DayOf(at))
			}
		}
	}
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
	if v.By == nil {
		return out
	}
	for _, e := range v.By.Instrument.Events {
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
	return out
}

func (p *Pack) ruleLists() [][]*Rule {
	return [][]*Rule{p.Requirements, p.Authorizations, p.Bars, p.Duties, p.ClaimVoid, p.Complete}
}

// eachPiece calls f for every version of everything in the pack.
func (p *Pack) eachPiece(f func(id string, v *Version)) {
	for _, s := range p.sets {
		for _, v := range s.Versions {
			for _, part := range v.Body.parts() {
				f(s.ID+part, &v.Version)
			}
		}
	}
	for _, s := range p.places {
		each("places", s.Versions, f)
	}
	for _, d := range p.defs {
		each(d.ID, d.Versions, f)
	}
	for _, t := range p.tables {
		for key, r := range t.Rows {
			if r.isGeneral() {
				each(t.ID, r.Versions, f)
			} else {
				each(t.ID+"\t"+key, r.Versions, f)
			}
		}
	}
	for _, e := range p.Entries {
		each(p.EntryID(e.ID), e.Versions, f)
	}
	for _, rules := range p.ruleLists() {
		for _, r := range rules {
			each(r.ID, r.Versions, f)
		}
	}
}

func each[B any](id string, tl Timeline[B], f func(id string, v *Version)) {
	for _, v := range tl {
		f(id, &v.Version)
	}
}
