package strait

import (
	"slices"
	"sort"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
)

// Stretch is a run of days on which the answer to a line stays the same.
type Stretch struct {
	From, Until Date // Until is the first day after it; NoDate where the band ends open
	Outcome     Outcome
	Verdict     Verdict
	Lightest    string // the lightest authorization that would do, "" for none
	Letter      string // its letter
	Rank        int
	States      map[string]State
	On          map[string][]string // what an authorization of unknown state hangs on
	By          []string            // the instruments that came in on its first day
	Unlisted    string              // a number the order claims and the list did not have

	answer sameAnswer
}

// Band is the answer to a line by one regime's law through time: what a day's
// change of the law did to it, before the day of the order and after. It goes
// over the days on which the pack's law changes, from first to last.
func (l *Law) Band(o *Order, line int, regime string, first, last Date, known *Time, opt Options) ([]Stretch, error) {
	p := l.lib.Pack(regime)
	o, err := l.own(o)
	if p == nil || err != nil {
		return nil, err
	}
	if err := l.lib.Load(p); err != nil {
		return nil, err
	}
	opt.Brief = true
	var out []Stretch
	c := newChanges(l, p, o, line, known, opt)
	for d := first; d <= last && d != value.NoDate; d = c.after(d) {
		s := c.stretch(d)
		if n := len(out); n > 0 && out[n-1].answer == s.answer {
			continue
		} else if n > 0 {
			out[n-1].Until = d
		}
		s.From, s.Until, s.By = d, value.NoDate, l.beginning(p, d)
		out = append(out, s)
	}
	return out, nil
}

// changes goes over the days on which the answer to a line may change: those on
// which a piece of law changes that the answer read, or a new one comes.
type changes struct {
	law    *Law
	pack   *pack.Pack
	order  *Order
	line   int
	known  *Time
	opt    Options
	days   []Date // those found so far
	sorted bool
	seen   map[reading]bool
}

// reading is a piece of law that was read.
type reading struct{ id, part string }

func newChanges(l *Law, p *pack.Pack, o *Order, line int, known *Time, opt Options) *changes {
	c := &changes{law: l, pack: p, order: o, line: line, known: known, opt: opt, seen: map[reading]bool{}}
	c.add(p.Born(familyOf(o.lines[line].Item())))
	c.add(orderDays(o.root, p.Shifts()))
	c.add(p.Changes("places"))
	item := o.lines[line].Item()
	for _, number := range item.Claims[p.ID].Entries {
		for e := p.Names.Entries[number]; e != nil; e = e.Up {
			c.add(p.Changes(p.EntryID(e.ID)))
		}
		for _, e := range p.Numbered(number) {
			c.add(p.Changes(p.EntryID(e.ID)))
		}
		if e := p.Names.Entries[number]; e != nil {
			c.below(e)
		}
	}
	return c
}

// orderDays is the days an order names and those a rule may reckon from them:
// on such a day, and on the next, a comparison with the day of the act may turn.
func orderDays(e *cond.Element, shifts []value.Period) []Date {
	var out []Date
	note := func(d Date) {
		if d == value.NoDate || d == 0 {
			return
		}
		out = append(out, d, d+1)
		for _, s := range shifts {
			out = append(out, d.Add(s), d.Add(s)+1, d.Add(s.Neg()), d.Add(s.Neg())+1)
		}
	}
	for _, s := range e.Facts() {
		if s.Fact.Type == cond.Day {
			note(s.Value.Day)
		}
		for _, m := range s.Value.List {
			note(m.From)
			note(m.Until)
		}
	}
	for k := cond.Exporter; k < cond.NumKinds; k++ {
		elems, _ := e.List(k)
		for _, c := range elems {
			out = append(out, orderDays(c, shifts)...)
		}
	}
	return out
}

func (c *changes) below(e *cond.Entry) {
	for _, k := range e.Kids {
		c.add(c.pack.Changes(c.pack.EntryID(k.ID)))
		c.below(k)
	}
}

func familyOf(item *cond.Element) string {
	for _, s := range item.Facts() {
		if s.Fact.Name == "family" {
			return s.Value.Text
		}
	}
	return ""
}

func (c *changes) add(days []Date) {
	c.days = append(c.days, days...)
	c.sorted = c.sorted && len(days) == 0
}

// read notes the days on which a piece of law changes that a walk read.
func (c *changes) read(id, part string) {
	r := reading{id, part}
	if c.seen[r] {
		return
	}
	c.seen[r] = true
	if part != "" {
		id += "\t" + part
	}
	c.add(c.pack.Changes(id))
}

func (c *changes) sort() {
	if !c.sorted {
		slices.Sort(c.days)
		c.days = slices.Compact(c.days)
		c.sorted = true
	}
}

// after is the next day on which the answer may change, before the last one.
func (c *changes) after(d Date) Date {
	c.sort()
	i := sort.Search(len(c.days), func(i int) bool { return c.days[i] > d })
	if i == len(c.days) {
		return value.NoDate
	}
	return c.days[i]
}

func (c *changes) before(d Date) Date {
	c.sort()
	i := sort.Search(len(c.days), func(i int) bool { return c.days[i] >= d })
	if i == 0 {
		return value.NoDate
	}
	return c.days[i-1]
}

// on is a walker for the order as of another day; what it reads is noted.
func (c *changes) on(d Date) *walker {
	at := *c.order
	at.Date = value.WholeDay(d)
	w := newWalker(c.law.At(at.Date, c.known).of(c.pack), c.law.lib, &at, at.lines[c.line])
	w.ctx.Read = c.read
	return w
}

func (c *changes) settled(d Date) (*walker, span) {
	w := c.on(d)
	s, _ := w.settle(c.opt)
	return w, s
}

// answerOf is what makes an answer the same as another: the outcome, the verdict,
// and how each authorization stands.
func (w *walker) answerOf(s span) sameAnswer {
	w.base()
	w.retake(w.worst())
	return sameAnswer{s.outcome(), s.verdict(), w.lightestID(), w.signature()}
}

type sameAnswer struct {
	outcome  Outcome
	verdict  Verdict
	lightest string
	states   string
}

// stretch is the answer of a day.
func (c *changes) stretch(d Date) Stretch {
	w, s := c.settled(d)
	out := Stretch{Outcome: s.outcome(), Verdict: s.verdict(), States: map[string]State{}, On: map[string][]string{}, answer: w.answerOf(s), Unlisted: w.claim.bad}
	out.Lightest = out.answer.lightest
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		if !w.wanted(a.Rule) || w.unmodelled(a) {
			continue
		}
		out.States[a.ID] = w.auths[i].state()
		if out.States[a.ID] == StateUnknown {
			out.On[a.ID] = w.hangsOn(a, c.opt.lang())
		}
		if a.ID == out.Lightest {
			out.Letter, out.Rank = a.Letter, a.Rank
		}
	}
	return out
}

// hangsOn is the facts, by their short titles, that leave an authorization open,
// apart from what the item is classified as; none where it hangs on a gap as well.
func (w *walker) hangsOn(a *pack.InForce, lang string) []string {
	var out []string
	_, tr := w.ctx.Explain(func() value.Truth { return w.ctx.Choose(a.ID, &a.Choice) })
	for _, b := range w.limbs(a.ID, tr, nil, lang) {
		if b.Gap != "" {
			return nil
		}
		for _, f := range b.Facts {
			fact := w.vocab.Find(f.Fact)
			if f.Value != "" || len(fact) != 1 || fact[0] == w.entriesFact() {
				continue
			}
			if title := fact[0].Title.In(lang); title != "" && !slices.Contains(out, title) {
				out = append(out, title)
			}
		}
	}
	return out
}

// differs says whether the answer of a day is another than the one given. Most
// days that differ do so in how an authorization stands, and most others are
// decided: one walk tells both.
func (c *changes) differs(d Date, from sameAnswer) bool {
	w := c.on(d)
	s := w.walk()
	weak := w.ctx.ReadWeak() && !c.opt.AcceptUnverified
	if w.retake(w.worst()); !weak && w.signature() != from.states {
		return true
	}
	if weak || !s.decided() {
		s, _ = w.settle(c.opt)
	}
	return w.answerOf(s) != from
}

// beginning is the instruments with an event that has effect on a day.
func (l *Law) beginning(p *pack.Pack, day Date) []string {
	var out []string
	for id, in := range p.Sources {
		for _, e := range in.Events {
			if e.HasEffect() && value.DayOf(e.On.First) == day && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	sort.Strings(out)
	return out
}

// holds finds how long, before and after the day of the order, the answer of a
// regime stays what it is under law published so far, and what ends it.
func (c *Code) holds(p *pack.Pack, o *Order, line int, opt Options) (*Holds, []Next) {
	opt.Brief = true
	day := c.on.In(p.Zone).Day
	ch := newChanges(c.law, p, o, line, c.known, opt)
	w, s := ch.settled(day)
	now := w.answerOf(s)
	h := &Holds{}
	for d := ch.before(day + 1); d != value.NoDate; d = ch.before(d) {
		if ch.differs(d-1, now) {
			h.From = dayPtr(d)
			break
		}
	}
	next := []Next{}
	for d := ch.after(day); d != value.NoDate; d = ch.after(d) {
		if !ch.differs(d, now) {
			continue
		}
		h.Until = dayPtr(d)
		for _, id := range c.law.beginning(p, d) {
			next = append(next, Next{Day: d.String(), By: id, Kind: "in-force", Says: p.Sources[id].Title.In(opt.lang())})
		}
		break
	}
	return h, append(next, c.pending(p, day, opt.lang())...)
}

// pending is what had been announced or decided by the day, of instruments not
// in force on it: it changes nothing yet.
func (c *Code) pending(p *pack.Pack, day Date, lang string) []Next {
	var out []Next
	ids := make([]string, 0, len(p.Sources))
	for id := range p.Sources {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	known := knownSpan(c.known, p.Zone)
	at := value.WholeDay(day).Span(p.Zone)
	for _, id := range ids {
		for _, e := range p.Sources[id].Events {
			if e.HasEffect() || e.Says.In(lang) == "" || e.On.Begins(at) != value.Yes || e.Published.Begins(known) == value.No || !p.Sources[id].Pending(at) {
				continue
			}
			out = append(out, Next{Day: e.Text, By: id, Kind: e.Kind, Says: e.Says.In(lang)})
		}
	}
	return out
}
