package strait

import (
	"sort"

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
}

// Band is the answer to a line by one regime's law through time: what a day's
// change of the law did to it, before the day of the order and after. It goes
// over the days on which the pack's law changes, from first to last.
func (l *Law) Band(o *Order, line int, regime string, first, last Date, known *Time, opt Options) ([]Stretch, error) {
	p := l.lib.Pack(regime)
	if p == nil {
		return nil, nil
	}
	if err := l.lib.Load(p); err != nil {
		return nil, err
	}
	opt.Brief = true
	days := []Date{first}
	for _, d := range p.Days() {
		if d > first && d <= last {
			days = append(days, d)
		}
	}
	var out []Stretch
	for _, d := range days {
		s := l.stretch(p, o, line, d, known, opt)
		if n := len(out); n > 0 && out[n-1].same(s) {
			continue
		} else if n > 0 {
			out[n-1].Until = d
		}
		s.From, s.Until, s.By = d, value.NoDate, l.beginning(p, d)
		out = append(out, s)
	}
	return out, nil
}

func (l *Law) stretch(p *pack.Pack, o *Order, line int, day Date, known *Time, opt Options) Stretch {
	at := *o
	at.Date = value.WholeDay(day)
	c := l.At(at.Date, known)
	w := newWalker(c.of(p), l.lib.Vocab, &at, o.lines[line])
	s, _ := w.settle(opt)
	r := &Regime{}
	w.fill(r, s, opt)
	out := Stretch{Outcome: s.outcome(), Verdict: s.verdict(), Lightest: r.Lightest, States: map[string]State{}, On: map[string][]string{}}
	for _, a := range r.Authorizations {
		out.States[a.ID] = a.State
		if a.State == StateUnknown {
			out.On[a.ID] = w.hangsOn(a.ID, opt.lang())
		}
		if a.ID == r.Lightest {
			out.Letter, out.Rank = a.Letter, a.Rank
		}
	}
	return out
}

// hangsOn is the facts, by their short titles, that leave an authorization open.
func (w *walker) hangsOn(id, lang string) []string {
	var out []string
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		if a.ID != id {
			continue
		}
		_, tr := w.ctx.Explain(func() value.Truth { return w.ctx.Choose(a.ID, &a.Choice) })
		for _, b := range w.limbs(a.ID, tr, nil, lang) {
			for _, f := range b.Facts {
				if fact := w.vocab.Find(f.Fact); f.Value == "" && len(fact) == 1 && fact[0].Title.In(lang) != "" {
					out = append(out, fact[0].Title.In(lang))
				}
			}
		}
	}
	return out
}

func (a Stretch) same(b Stretch) bool {
	if a.Outcome != b.Outcome || a.Verdict != b.Verdict || a.Lightest != b.Lightest || len(a.States) != len(b.States) {
		return false
	}
	for id, s := range a.States {
		if b.States[id] != s {
			return false
		}
	}
	return true
}

// beginning is the instruments with an event that has effect on a day.
func (l *Law) beginning(p *pack.Pack, day Date) []string {
	var out []string
	for id, in := range p.Sources {
		for _, e := range in.Events {
			if e.HasEffect() && value.DayOf(e.On.First) == day && !containsString(out, id) {
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
	day := c.on.In(p.Zone).Day
	now := c.law.stretch(p, o, line, day, c.known, opt)
	h := &Holds{}
	days := p.Days()
	i := sort.Search(len(days), func(i int) bool { return days[i] > day })
	for j := i - 1; j >= 0; j-- {
		if s := c.law.stretch(p, o, line, days[j]-1, c.known, opt); !s.same(now) {
			h.From = dayPtr(days[j])
			break
		}
	}
	next := []Next{}
	prev := now
	for _, d := range days[i:] {
		s := c.law.stretch(p, o, line, d, c.known, opt)
		if s.same(prev) {
			continue
		}
		if h.Until == nil {
			h.Until = dayPtr(d)
		}
		for _, id := range c.law.beginning(p, d) {
			next = append(next, Next{Day: d.String(), By: id, Kind: "in-force", Says: p.Sources[id].Title.In(opt.lang())})
		}
		prev = s
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
