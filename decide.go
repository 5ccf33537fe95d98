package strait

import (
	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
	"slices"
)

// Options says how much of an answer to work out, and in which language its
// words are.
type Options struct {
	// Lang is the language of titles and questions; "" is English.
	Lang string
	// Brief leaves out what costs more than the answer itself: questions,
	// reasons, and how long the answer holds.
	Brief bool
	// AcceptUnverified reads law whose text is not verified like any other.
	// Without it such law may restrict but not free.
	AcceptUnverified bool
}

func (o Options) lang() string {
	if o.Lang == "" {
		return "en"
	}
	return o.Lang
}

// Decide answers an order by the law of the moment. It is a pure function of
// the packs, the moment and the order. The error is that of a pack that cannot
// be read, or Problems where the order was read by another law that knows words
// this one does not; whatever an order leaves open is an answer, not an error.
func (c *Code) Decide(o *Order, opt Options) (*Determination, error) {
	o, err := c.law.own(o)
	if err != nil {
		return nil, err
	}
	d := &Determination{Format: Format, Engine: Engine, Order: o.ID, On: c.on, Known: c.known, Packs: map[string]PackRead{}}
	at := *o
	at.Date = c.on
	total := span{}
	for i := range o.lines {
		got, s, err := c.line(&at, i, opt, d.Packs)
		if err != nil {
			return nil, err
		}
		if got.Bounds[1] >= total.hi && (d.By == "" || got.Bounds[1] > total.hi) {
			d.By = got.By
		}
		if got.Enforced, err = c.asEnforced(&at, i, opt, &got); err != nil {
			return nil, err
		}
		total = total.both(s)
		d.Lines = append(d.Lines, got)
		d.Verdict = max(d.Verdict, got.Verdict)
	}
	d.Outcome, d.Bounds = total.outcome(), [2]Outcome{total.lo, total.hi}
	return d, nil
}

// asEnforced is the answer to a line by the law as it is enforced, where that is
// another than by what is printed.
func (c *Code) asEnforced(o *Order, index int, opt Options, printed *Line) (*Enforced, error) {
	differs := func(p *pack.Pack) bool { return p.Unenforced(c.moment(p)) }
	if !slices.ContainsFunc(c.law.lib.Packs, differs) {
		return nil, nil
	}
	opt.Brief = true
	twin := &Code{law: c.law, on: c.on, known: c.known, enforced: true}
	l, _, err := twin.line(o, index, opt, map[string]PackRead{})
	if err != nil || l.Outcome == printed.Outcome && l.Verdict == printed.Verdict {
		return nil, err
	}
	return &Enforced{l.Outcome, l.Verdict}, nil
}

// line decides one line under every regime that may concern it.
func (c *Code) line(o *Order, index int, opt Options, read map[string]PackRead) (Line, span, error) {
	line := o.lines[index]
	out := Line{Line: line.Path, Exact: true, Regimes: []Regime{}, NotReached: []NotReached{}, Open: []NotReached{}, Uncovered: c.uncovered(o, line)}
	total, reached := span{}, false
	open, anyOpen := span{}, false
	for _, p := range c.law.lib.Packs {
		if len(o.regimes) > 0 && !slices.Contains(o.regimes, p.ID) {
			continue
		}
		r, s, err := c.regime(p, o, index, opt, &out)
		if err != nil {
			return out, s, err
		}
		if r == nil {
			continue
		}
		read[p.ID] = PackRead{p.Digest, p.ReadThrough}
		switch r.Reach {
		case value.Yes:
			reached = true
			if s.hi > total.hi || out.By == "" {
				out.By = p.ID
			}
			total = total.both(s)
			out.Exact = out.Exact && r.exact
			out.Verdict = max(out.Verdict, r.Verdict)
		case value.Unknown:
			open, anyOpen = open.both(s), true
		}
		out.Regimes = append(out.Regimes, *r)
	}
	switch {
	case reached && anyOpen && open.vhi != Go:
		out.Verdict = max(out.Verdict, Ask)
	case reached:
	case anyOpen:
		total = open
		if len(out.Uncovered) > 0 || c.placeOpen(o, line) { // it may be that no law here speaks of it
			total.lo, total.hi, total.vhi = NotSubject, Prohibited, Stop
		}
		out.Verdict = max(total.verdict(), Ask)
	case len(out.Uncovered) > 0:
		// No pack speaks of the act, and of some place no pack holds the law:
		// that is silence, not leave.
		total = span{NotSubject, Prohibited, Go, Stop}
		out.Verdict = Ask
	}
	out.Outcome, out.Bounds = total.outcome(), [2]Outcome{total.lo, total.hi}
	return out, total, nil
}

// regime decides a line under one regime. It gives nil where the law does not
// speak of the act, and notes why.
func (c *Code) regime(p *pack.Pack, o *Order, index int, opt Options, out *Line) (*Regime, span, error) {
	line := o.lines[index]
	if !p.Loaded() {
		why, no := c.beyond(p, o, line)
		if no {
			out.NotReached = append(out.NotReached, NotReached{Regime: p.ID, Why: why})
			return nil, span{}, nil
		}
		if err := c.law.lib.Load(p); err != nil {
			return nil, span{}, err
		}
	}
	w := newWalker(c.of(p), c.law.lib, o, line)
	s, exact := w.settle(opt)
	r := &Regime{Regime: p.ID, Reach: w.reachOf(), exact: exact}
	r.Outcome, r.Bounds, r.Verdict = s.outcome(), [2]Outcome{s.lo, s.hi}, s.verdict()
	switch r.Reach {
	case value.No:
		out.NotReached = append(out.NotReached, NotReached{Regime: p.ID, Why: w.whyNot()})
		return nil, s, nil
	case value.Unknown:
		out.Open = append(out.Open, NotReached{Regime: p.ID, Ask: w.whatReaches()})
	}
	w.fill(r, s, opt)
	if !opt.Brief && r.Outcome != Undetermined { // what is not decided cannot hold
		r.Holds, r.Next = c.holds(p, o, index, opt)
	}
	return r, s, nil
}

// beyond says, by the head of a pack alone, whether its law surely does not speak
// of the act, and why.
func (c *Code) beyond(p *pack.Pack, o *Order, line *cond.Element) (why string, no bool) {
	c.law.lib.Head(func() {
		w := newWalker(c.of(p), c.law.lib, o, line)
		if no = w.reach() == value.No; no {
			why = w.whyNot()
		}
	})
	return why, no
}

// settle finds the span. Law that is not verified may restrict but not free: an
// answer below a licence that read such law is found again with it unknown.
func (w *walker) settle(opt Options) (span, bool) {
	s, exact := w.bounds()
	if opt.AcceptUnverified || !w.ctx.ReadWeak() || s.lo >= License {
		return s, exact
	}
	w.ctx.Strict, w.based = true, false
	return w.bounds()
}

// reach says whether the law speaks of what is done, before any entry is known.
func (w *walker) reach() value.Truth {
	w.based = false
	w.ctx.Begin()
	w.ctx.Take(nil)
	t := value.No
	for i := range w.law.Acts {
		t = t.Or(w.act(&w.law.Acts[i]))
	}
	return t
}

// reachOf is the reach over the entries the item may be under.
func (w *walker) reachOf() value.Truth {
	w.base()
	t := w.cands[0].reach
	for _, c := range w.cands[1:] {
		if c.reach != t {
			return value.Unknown
		}
	}
	return t
}

// whyNot is the limbs that keep the law from speaking of what is done.
func (w *walker) whyNot() string {
	why := ""
	for i := range w.law.Acts {
		a := &w.law.Acts[i]
		_, tr := w.ctx.Explain(func() value.Truth { return w.ctx.Choose(a.ID, &a.Choice) })
		tr.Decisive(func(limb *cond.Trace) {
			if limb.Truth != value.No || limb.Text == "" {
				return
			}
			text := limb.Text
			for _, r := range limb.AllReads() {
				if r.Value != nil {
					text += " (it is " + r.Value.Stated + ")"
					break
				}
			}
			if why == "" {
				why = text
			}
		})
	}
	return why
}

// whatReaches is the fact that would tell whether the law speaks of the act.
func (w *walker) whatReaches() string {
	w.reach()
	for _, o := range w.ctx.Opens() {
		if o.Fact != nil {
			return o.Fact.Full()
		}
	}
	return ""
}

// uncovered is the places an order touches whose law no pack holds.
func (c *Code) uncovered(o *Order, line *cond.Element) []Place {
	vocab := c.law.lib.Vocab
	seen := map[Place]bool{}
	out := []Place{}
	note := func(e *cond.Element, name string) {
		f := vocab.On(e.Kind, name)
		if f == nil {
			return
		}
		v := e.Get(f)
		if v == nil {
			return
		}
		p := Place(v.Text)
		for up := p; up != ""; up = up.Parent() {
			if c.law.covered(string(up)) {
				return
			}
		}
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	o.touched(line, note)
	return out
}

// touched calls f for every place an order touches, stated or not: the element
// and the name of the fact.
func (o *Order) touched(line *cond.Element, f func(e *cond.Element, name string)) {
	f(o.root, "from")
	via, _ := o.root.List(cond.Via)
	for _, v := range via {
		f(v, "place")
	}
	f(o.root, "to")
	exporters, _ := o.root.List(cond.Exporter)
	f(exporters[0], "country")
	f(line.Item(), "origin")
}

// placeOpen says whether a place an order touches is not stated: it may be one
// whose law no pack holds.
func (c *Code) placeOpen(o *Order, line *cond.Element) bool {
	_, open := o.root.List(cond.Via)
	o.touched(line, func(e *cond.Element, name string) {
		f := c.law.lib.Vocab.On(e.Kind, name)
		open = open || e.Kind != cond.Via && f != nil && e.Get(f) == nil
	})
	return open
}

func (l *Law) covered(place string) bool {
	for _, p := range l.lib.Packs {
		if slices.Contains(p.Covers, place) {
			return true
		}
	}
	return false
}
