package strait

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// fill writes the answer of one regime: for the entry that asks most, what
// stands, what would meet it and why; and what is not known.
func (w *walker) fill(r *Regime, s span, opt Options) {
	w.base()
	gaps := append([]cond.Open(nil), w.ctx.Opens()...)
	worst := w.worst()
	for _, c := range w.cands {
		r.Candidates = append(r.Candidates, Candidate{Entry: entryName(c.Candidate), Truth: c.Truth, Outcome: c.span.outcome(), Bounds: [2]Outcome{c.span.lo, c.span.hi}})
	}
	c := w.retake(worst)
	r.Act = w.actOf()
	r.Governed = w.governed()
	lang := opt.lang()
	r.Requirements = w.requirements(&c, lang)
	r.Authorizations = w.authorizations(opt)
	r.Lightest = w.lightestID()
	r.MightAlso = w.mightAlso()
	r.Contested = w.contested(r.Authorizations, lang)
	r.Contested = append(r.Contested, w.contestedPieces(worst, r.Contested)...)
	r.Duties = w.duties(lang)
	r.Claim = w.claimNote()
	r.Provided = w.todos(r)
	r.Gaps = w.gaps(gaps, r, lang)
	r.Ask, r.Next, r.RestsOn, r.Reasons = []Question{}, []Next{}, []Rest{}, []Reason{}
	if day := w.law.Pack.ReadThrough; w.ctx.Day > day {
		// What may have changed since is silence, and silence is no leave: that
		// the law is still the same is a thing to check first.
		r.ReadPast = &day
		if r.Verdict == Go {
			r.Verdict = DoFirst
		}
	}
	if opt.Brief {
		return
	}
	if open := w.leftOpen(); len(open) > 0 {
		if r.Claim == nil {
			r.Claim = &ClaimNote{}
		}
		r.Claim.Leaves = open
	}
	r.Reasons = w.reasons(&c)
	r.RestsOn = w.restsOn()
	if !s.decided() {
		for _, q := range w.ask(s) {
			r.Ask = append(r.Ask, q.printed(lang))
		}
	}
}

// worst is the candidate that decides: the one that asks most, of equals one
// that the item surely is, and then the one whose lightest paper is the heaviest.
func (w *walker) worst() int {
	worst := 0
	for i := range w.cands {
		if w.cands[i].worse(&w.cands[worst]) {
			worst = i
		}
	}
	return worst
}

func (c *candidate) worse(b *candidate) bool {
	sure, than := c.Truth == value.Yes, b.Truth == value.Yes
	switch {
	case c.span.hi != b.span.hi:
		return c.span.hi > b.span.hi
	case c.span.lo != b.span.lo:
		return c.span.lo > b.span.lo
	case sure != than:
		return sure
	case c.paper != b.paper:
		return c.paper > b.paper
	}
	return entryName(c.Candidate) < entryName(b.Candidate)
}

func (w *walker) actOf() string {
	for i := range w.law.Acts {
		if a := &w.law.Acts[i]; w.act(a) == value.Yes {
			return a.Act.ID
		}
	}
	return ""
}

// governed is the days the law was read by: that of the act, and those of terms
// and papers, which are the act's where no other was stated.
func (w *walker) governed() map[string]string {
	out := map[string]string{"requirement": w.order.Date.String()}
	day := func(name string) string {
		if name != "" {
			if v := w.order.root.Get(w.vocab.On(cond.Order, name)); v != nil {
				return v.Stated
			}
		}
		return w.order.Date.String()
	}
	out["license-term"] = day(w.law.Pack.Govern.LicenseTerm)
	out["application"] = day(w.law.Pack.Govern.Application)
	return out
}

func (w *walker) requirements(c *candidate, lang string) []Requirement {
	out := []Requirement{}
	for i := range w.law.Requirements {
		r := &w.law.Requirements[i]
		if w.reqs[i] == value.No {
			continue
		}
		req := Requirement{ID: r.ID, Class: r.Class, Stands: w.reqs[i], Says: w.says(r, lang), Policy: w.policy(r), Authority: r.Authority, MetBy: []string{}, Cites: []string{}}
		if r.Choice.Src != nil {
			req.Cites = append(req.Cites, r.Choice.Src.Cites...)
			req.Confidence = r.Choice.Src.Confidence
		}
		if e := c.Entry; e != nil {
			if in := w.law.Entry(e); in.Src != nil {
				req.Cites = append(req.Cites, in.Src.Cites...)
				req.Confidence = weaker(req.Confidence, in.Src.Confidence)
			}
		}
		for j := range w.law.Authorizations {
			a := &w.law.Authorizations[j]
			if meets(a.Rule, r.Class) && w.auths[j].fresh.Or(w.auths[j].held) == value.Yes {
				req.MetBy = append(req.MetBy, a.ID)
			}
		}
		out = append(out, req)
	}
	return out
}

func (w *walker) says(f *pack.InForce, lang string) string {
	if len(f.Bodies) > 0 {
		if s := f.Bodies[0].Says.In(lang); s != "" {
			return s
		}
	}
	return f.Title.In(lang)
}

func weaker(a, b string) string {
	for _, c := range [...]string{"unverified", "secondary", "primary"} {
		if a == c || b == c {
			return c
		}
	}
	return a
}

// state is how an authorization stands.
func (s *authState) state() State {
	switch {
	case s.held == value.Yes:
		return StateHeld
	case s.fresh == value.Yes:
		return StateOpen
	case s.fresh == value.Unknown || s.held == value.Unknown:
		return StateUnknown
	}
	return StateClosed
}

func (w *walker) authorizations(opt Options) []Authorization {
	out := []Authorization{}
	lang := opt.lang()
	for i := range w.law.Authorizations {
		a, s := &w.law.Authorizations[i], &w.auths[i]
		if !w.wanted(a.Rule) || w.unmodelled(a) {
			continue
		}
		x := Authorization{ID: a.ID, Kind: a.Kind, Letter: a.Letter, Rank: a.Rank, Meets: []string{}, State: s.state(), Because: []Because{}, Provided: []string{}, Duties: []string{}, Cites: []string{}}
		for j := range w.law.Requirements {
			if w.reqs[j] != value.No && meets(a.Rule, w.law.Requirements[j].Class) {
				x.Meets = append(x.Meets, w.law.Requirements[j].ID)
			}
		}
		if a.Choice.Src != nil {
			x.Cites, x.Confidence = a.Choice.Src.Cites, a.Choice.Src.Confidence
		}
		if s.lic != nil && s.held == value.Yes {
			x.License = s.lic.Path
			if v := s.lic.Get(w.vocab.On(cond.License, "id")); v != nil {
				x.License = v.Text
			}
		}
		if !opt.Brief && (x.State == StateClosed || x.State == StateUnknown) {
			x.Because = w.because(a, lang)
		}
		x.Validity = a.Body().Validity
		x.Duties = append(x.Duties, a.Body().Duties...)
		if x.State != StateClosed {
			x.Provided = w.openTodos(a, lang)
			w.application(a, &x, lang)
		}
		out = append(out, x)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Rank != out[j].Rank {
			return out[i].Rank < out[j].Rank
		}
		return out[i].ID < out[j].ID
	})
	return out
}

// openTodos is the provisos of an authorization that nobody has met yet.
func (w *walker) openTodos(a *pack.InForce, lang string) []string {
	out := []string{}
	mark := w.ctx.Mark()
	for _, p := range a.Body().Provided {
		if w.ctx.Eval(p.When) == value.Unknown {
			out = append(out, p.Says.In(lang))
		}
	}
	w.ctx.Drop(mark)
	return out
}

// application is the papers, days and place of an application: those of the
// first case that holds.
func (w *walker) application(a *pack.InForce, x *Authorization, lang string) {
	if day := w.applied(); day != w.ctx.Day {
		w.ctx.ByLawOf(day, func() { w.papers(a, x, lang) })
		return
	}
	w.papers(a, x, lang)
}

func (w *walker) papers(a *pack.InForce, x *Authorization, lang string) {
	mark := w.ctx.Mark()
	defer w.ctx.Drop(mark)
	for _, ap := range a.Body().Apply {
		if w.ctx.Eval(ap.When) != value.Yes {
			continue
		}
		docs := &Documents{Count: ap.Count, Claims: []CountClaim{}, Known: []string{}}
		for _, d := range ap.Documents {
			if w.ctx.Eval(d.When) == value.Yes {
				title := d.Title.In(lang)
				if title == "" {
					title = d.ID
				}
				docs.Known = append(docs.Known, title)
			}
		}
		for _, c := range ap.Claims {
			docs.Claims = append(docs.Claims, CountClaim{c.Count, c.By})
		}
		x.Documents, x.Days, x.Clock, x.Where = docs, ap.Days, ap.Clock, ap.Where.In(lang)
		if ap.Days != nil {
			day := w.order.Date.In(w.law.Pack.Zone).Day
			by, from := day-Date(*ap.Days), day+Date(*ap.Days)
			x.FileBy, x.LoadFrom = &by, &from
		}
		return
	}
}

// because is what closes an authorization or leaves it open: the limbs of its
// conditions, and the bars.
func (w *walker) because(a *pack.InForce, lang string) []Because {
	mark := w.ctx.Mark()
	defer w.ctx.Drop(mark)
	out := []Because{}
	if t := w.acts(a.Rule); t != value.Yes {
		out = append(out, Because{Rule: a.ID, Text: strings.Join(a.Acts, ", "), Truth: t, Cites: []string{}, Facts: w.actFacts()})
	}
	if a.ByClaim && !w.claimed(a.ID) {
		out = append(out, Because{Rule: a.ID, Text: "claims has " + a.ID, Truth: value.No, Cites: []string{}, Facts: []Fact{}})
	}
	for i := range w.law.Bars {
		b := &w.law.Bars[i]
		if !b.TakesAway(a.Rule) {
			continue
		}
		if t := w.truth(b); t != value.No {
			x := Because{Rule: b.ID, Bar: true, Says: w.says(b, lang), Truth: t, Facts: []Fact{}}
			x.from(b.Choice.Src)
			out = append(out, x)
		}
	}
	t, tr := w.ctx.Explain(func() value.Truth { return w.ctx.Choose(a.ID, &a.Choice) })
	if t != value.Yes {
		out = append(out, w.limbs(a.ID, tr, a.Choice.Src, lang)...)
	}
	for _, p := range a.Body().Provided {
		if w.ctx.Eval(p.When) == value.No {
			out = append(out, Because{Rule: a.ID, Says: p.Says.In(lang), Truth: value.No, Cites: []string{}, Facts: []Fact{}})
		}
	}
	return out
}

// actFacts is the facts nobody stated that would tell which act is done.
func (w *walker) actFacts() []Fact {
	mark := w.ctx.Mark()
	defer w.ctx.Drop(mark)
	for i := range w.law.Acts {
		w.act(&w.law.Acts[i])
	}
	out := []Fact{}
	for _, o := range w.ctx.Opens()[mark:] {
		if o.Fact == nil {
			continue
		}
		f := Fact{Fact: o.Fact.Full()}
		if o.Elem != nil {
			f.On = o.Elem.Path
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

func (b *Because) from(src *cond.Source) {
	b.Cites = []string{}
	if src != nil {
		b.Cites, b.Confidence, b.Since = append(b.Cites, src.Cites...), src.Confidence, src.Version
	}
}

// limbs is the limbs a truth rests on.
func (w *walker) limbs(rule string, tr *cond.Trace, own *cond.Source, lang string) []Because {
	var out []Because
	if gap := tr.AnyGap(); gap != "" && len(tr.Kids) == 0 {
		out = append(out, Because{Rule: rule, Truth: value.Unknown, Gap: gap, Cites: []string{}, Facts: []Fact{}})
	}
	for _, k := range tr.Kids {
		k.Decisive(func(limb *cond.Trace) {
			if limb.Truth == value.Yes {
				return
			}
			x := Because{Rule: rule, Para: limb.Para, Text: limb.Text, Truth: limb.Truth, Gap: limb.AnyGap(), Facts: facts(limb.AllReads())}
			if limb.Truth == value.No {
				x.Says = strings.ReplaceAll(limb.Else.In(lang), "{value}", limb.Right)
			}
			if src := limb.Source(); src != nil {
				x.from(src)
			} else {
				x.from(own)
				x.Since = ""
			}
			out = append(out, x)
		})
	}
	return out
}

func facts(reads []cond.Read) []Fact {
	out := []Fact{}
	for _, r := range reads {
		f := Fact{Fact: r.Fact.Full()}
		if r.Elem != nil {
			f.On = r.Elem.Path
		}
		if r.Value != nil {
			f.Value = r.Value.Stated
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

func kindLevel(kind string) Outcome { return level(&pack.Rule{Kind: kind}) }

// mightAlso is the authorizations of which only the name is known.
func (w *walker) mightAlso() []string {
	out := []string{}
	for i := range w.law.Authorizations {
		if a := &w.law.Authorizations[i]; w.wanted(a.Rule) && w.unmodelled(a) {
			out = append(out, a.ID)
		}
	}
	return out
}

// contested is the points on which the sides differ: a day that decides here,
// or what an authorization in play is.
func (w *walker) contested(auths []Authorization, lang string) []Contested {
	out := []Contested{}
	days := func(list []pack.InForce, relevant func(i int) bool) {
		for i := range list {
			if f := &list[i]; f.Con != nil && relevant(i) {
				c := Contested{Rule: f.ID, Claims: []Claim{}}
				for _, d := range f.Con.Claims {
					c.Claims = append(c.Claims, Claim{By: d.By, Says: d.Day.String()})
				}
				out = append(out, c)
			}
		}
	}
	days(w.law.Requirements, func(int) bool { return true })
	days(w.law.Authorizations, func(i int) bool { return w.wanted(w.law.Authorizations[i].Rule) })
	days(w.law.Bars, func(int) bool { return true })
	for _, x := range auths {
		if x.State != StateClosed {
			out = append(out, w.disputes(x.ID, lang)...)
		}
	}
	return out
}

// contestedPieces is the sets, entries, definitions and tables that the answer
// read and of which a contested day decides: that of the act, or for papers that
// of the application.
func (w *walker) contestedPieces(worst int, known []Contested) []Contested {
	on := map[string]*pack.Version{}
	read := func(day Date, f func()) {
		m := w.law.Moment
		if day != w.ctx.Day {
			m.On = value.WholeDay(day).Span(0)
		}
		contests := w.law.Pack.Contest(m)
		if len(contests) == 0 {
			return
		}
		w.ctx.Read = func(id, part string) {
			if part != "" {
				id += "\t" + part
			}
			if v := contests[id]; v != nil {
				on[id] = v
			}
		}
		f()
		w.ctx.Read = nil
	}
	read(w.ctx.Day, func() { w.walk(); w.retake(worst) })
	read(w.applied(), func() {
		for i := range w.law.Authorizations {
			if a := &w.law.Authorizations[i]; w.wanted(a.Rule) && !w.unmodelled(a) {
				w.application(a, &Authorization{}, "en")
			}
		}
	})
	var out []Contested
	for _, key := range slices.Sorted(maps.Keys(on)) {
		id, _, _ := strings.Cut(key, "\t")
		same := func(c Contested) bool { return c.Rule == id }
		if slices.ContainsFunc(known, same) || slices.ContainsFunc(out, same) {
			continue
		}
		c := Contested{Rule: id, Claims: []Claim{}}
		for _, d := range on[key].Claims {
			c.Claims = append(c.Claims, Claim{By: d.By, Says: d.Day.String()})
		}
		out = append(out, c)
	}
	return out
}

// applied is the day by whose law papers and clocks go.
func (w *walker) applied() Date {
	if name := w.law.Pack.Govern.Application; name != "" {
		if v := w.order.root.Get(w.vocab.On(cond.Order, name)); v != nil {
			return v.Day
		}
	}
	return w.ctx.Day
}

// disputes is the disputes about what an authorization is, where they bear on
// this line.
func (w *walker) disputes(id, lang string) []Contested {
	var out []Contested
	mark := w.ctx.Mark()
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		if a.ID != id {
			continue
		}
		for _, d := range a.Body().Contested {
			if w.ctx.Eval(d.When) == value.No {
				continue
			}
			c := Contested{Rule: id, Claims: []Claim{}}
			for _, cl := range d.Claims {
				c.Claims = append(c.Claims, Claim{By: cl.By, Says: cl.Says.In(lang), Cite: cl.Cite})
			}
			out = append(out, c)
		}
	}
	w.ctx.Drop(mark)
	return out
}

func (w *walker) duties(lang string) []Duty {
	out := []Duty{}
	mark := w.ctx.Mark()
	for i := range w.law.Duties {
		d := &w.law.Duties[i]
		if w.truth(d) != value.Yes || !w.owed(d.ID) {
			continue
		}
		b := d.Body()
		x := Duty{ID: d.ID, Says: b.Said.In(lang), At: b.At, Blocks: b.Blocks}
		if b.Within != (value.Period{}) {
			x.Within = b.Within.String()
		}
		out = append(out, x)
	}
	w.ctx.Drop(mark)
	return out
}

// owed says whether a duty is one that goes with an authorization which meets
// something here and may be used, or one that goes with none.
func (w *walker) owed(duty string) bool {
	named := false
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		if !slices.Contains(a.Body().Duties, duty) {
			continue
		}
		named = true
		if w.wanted(a.Rule) && w.auths[i].fresh.Or(w.auths[i].held) != value.No {
			return true
		}
	}
	return !named
}

// claimNote is what became of the order's own statements.
func (w *walker) claimNote() *ClaimNote {
	n := &ClaimNote{Unknown: w.claim.bad, Void: w.claim.void, Contra: w.claim.contra}
	if n.Unknown != "" {
		n.Nearest = nearestEntry(w.law, n.Unknown)
	}
	if under := w.order.under[w.law.Pack.ID]; under != "" {
		n.Under = under
		t := value.No
		for i := range w.law.Authorizations {
			if w.law.Authorizations[i].ID == under && w.wanted(w.law.Authorizations[i].Rule) {
				t = w.auths[i].fresh.Or(w.auths[i].held)
			}
		}
		n.Holds = &t
	}
	if n.Under == "" && n.Unknown == "" && n.Void == "" && len(n.Contra) == 0 {
		return nil
	}
	return n
}

// leftOpen is the entries which the facts stated of the item neither meet nor
// miss, where the order claims others or none: what it rests on is that claim.
func (w *walker) leftOpen() []string {
	if _, claimed := w.item.Claims[w.law.Pack.ID]; !claimed || !w.described() {
		return nil
	}
	mark := w.ctx.Mark()
	defer w.ctx.Drop(mark)
	var out []string
	for _, e := range w.inFamily() {
		if !w.named(e.Entry.Entry, w.cands) && w.meetsTree(e) == value.Unknown {
			out = append(out, e.ID)
		}
	}
	return out
}

// todos is what must be done first for the lightest way that needs no new paper.
func (w *walker) todos(r *Regime) []string {
	out := []string{}
	if r.Verdict == DoFirst {
		for _, a := range r.Authorizations {
			if (a.State == StateHeld || a.State == StateOpen && kindLevel(a.Kind) < License) && a.ID == r.Lightest {
				out = append(out, a.Provided...)
			}
		}
	}
	return out
}

// reasons is the rules that were read and what they came to: the entry, then the
// requirements, then what could meet them.
func (w *walker) reasons(c *candidate) []Reason {
	out := []Reason{}
	if c.Entry != nil {
		if in := w.law.Entry(c.Entry); in.Tree {
			t, tr := in.Explain(&w.ctx)
			out = append(out, reason(in.ID, t, tr, in.Src))
		}
	}
	for i := range w.law.Requirements {
		r := &w.law.Requirements[i]
		if w.acts(r.Rule) == value.No {
			continue
		}
		out = append(out, w.reasonOf(r))
	}
	for i := range w.law.Authorizations {
		if a := &w.law.Authorizations[i]; w.wanted(a.Rule) && !w.unmodelled(a) {
			out = append(out, w.reasonOf(a))
		}
	}
	return out
}

func (w *walker) reasonOf(f *pack.InForce) Reason {
	t, tr := w.ctx.Explain(func() value.Truth { return w.ctx.Choose(f.ID, &f.Choice) })
	return reason(f.ID, t, tr, f.Choice.Src)
}

func reason(id string, t value.Truth, tr *cond.Trace, src *cond.Source) Reason {
	out := Reason{Rule: id, Truth: t, Cites: []string{}, Facts: []Fact{}}
	if src != nil {
		out.Version, out.Cites, out.By, out.Instrument, out.Confidence = src.Version, append(out.Cites, src.Cites...), src.By, src.Status, src.Confidence
	}
	out.Limbs = reasonLimbs(tr.Kids)
	return out
}

func reasonLimbs(kids []*cond.Trace) []Reason {
	var out []Reason
	for _, k := range kids {
		r := Reason{Rule: "", Para: k.Para, Text: k.Text, Truth: k.Truth, Cites: []string{}, Facts: facts(k.Reads), Limbs: reasonLimbs(k.Kids)}
		if k.Src != nil {
			r.Rule, r.Cites, r.Confidence, r.Version = k.Src.Rule, append(r.Cites, k.Src.Cites...), k.Src.Confidence, k.Src.Version
		}
		out = append(out, r)
	}
	return out
}

// restsOn is the stated facts the answer rests on: those the limbs that decided
// it read, and the statements made.
func (w *walker) restsOn() []Rest {
	out := []Rest{}
	seen := map[string]bool{}
	note := func(reads []cond.Read) {
		for _, x := range reads {
			if x.Value == nil || x.Elem == nil {
				continue
			}
			rest := Rest{Fact: x.Fact.Full(), On: x.Elem.Path, Value: x.Value.Stated, By: "order"}
			if x.Value.By != "" {
				rest.By = x.Value.By
			}
			rest.Until = dayPtr(x.Value.Until)
			key := rest.Fact + "\x00" + rest.On
			if !seen[key] {
				seen[key] = true
				out = append(out, rest)
			}
		}
	}
	limbs := func(tr *cond.Trace) {
		for _, k := range tr.Kids {
			k.Decisive(func(limb *cond.Trace) { note(limb.AllReads()) })
		}
	}
	decisive := func(f *pack.InForce) {
		_, tr := w.ctx.Explain(func() value.Truth { return w.ctx.Choose(f.ID, &f.Choice) })
		limbs(tr)
	}
	for i := range w.law.Requirements {
		if w.acts(w.law.Requirements[i].Rule) != value.No {
			decisive(&w.law.Requirements[i])
		}
	}
	for i := range w.law.Authorizations {
		if w.wanted(w.law.Authorizations[i].Rule) && !w.unmodelled(&w.law.Authorizations[i]) {
			decisive(&w.law.Authorizations[i])
		}
	}
	for _, c := range w.cands {
		if c.Entry != nil {
			_, tr := w.law.Entry(c.Entry).Explain(&w.ctx)
			limbs(tr)
		}
	}
	return append(out, w.restsOnPapers()...)
}

// restsOnPapers is what the order claims of the item, the licences that cover
// the line, and the rates money is read at.
func (w *walker) restsOnPapers() []Rest {
	var out []Rest
	if claim, ok := w.item.Claims[w.law.Pack.ID]; ok {
		text := strings.Join(claim.Entries, ", ")
		if claim.None {
			text = "none"
		}
		out = append(out, Rest{Fact: "item.entries", On: w.item.Path, Value: text, By: "order"})
	}
	for i, s := range w.auths {
		if s.held != value.Yes || s.lic == nil {
			continue
		}
		text := w.law.Authorizations[i].ID
		if id := s.lic.Get(w.vocab.On(cond.License, "id")); id != nil {
			text = id.Stated
		}
		out = append(out, Rest{Fact: "order.licenses", On: s.lic.Path, Value: text, By: "order"})
	}
	for _, pair := range slices.Sorted(maps.Keys(w.order.root.Totals)) {
		out = append(out, Rest{Fact: "order.rates", Value: pair + " " + w.order.root.Totals[pair].Stated, By: "order"})
	}
	return out
}

func nearestEntry(law *pack.Law, number string) string {
	ids := make([]string, 0, len(law.Pack.Names.Entries))
	for id, e := range law.Pack.Names.Entries {
		if law.Entry(e).There != value.No {
			ids = append(ids, id)
		}
	}
	return read.NearestWord(number, ids)
}
