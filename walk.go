package strait

import (
	"slices"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
)

// walker decides one line under one regime's law. One walk goes through the
// strata once, for each entry the item may be under, and gives the best and the
// worst that what is known allows.
type walker struct {
	law   *pack.Law
	order *Order
	line  *cond.Element
	item  *cond.Element
	vocab *cond.Vocabulary
	ctx   cond.Context

	formFact, familyFact *cond.Fact
	kinds                map[string]pack.Family

	cands []candidate
	reqs  []value.Truth // of each requirement, for the candidate being walked
	auths []authState
	claim claimState
	walks int
	based bool // the last walk assumed nothing, so what it found stands

	partItems map[*cond.Element]*cond.Element // parts as items, see partNeeds
}

// candidate is an entry the item may be under and what follows if it is.
type candidate struct {
	cond.Candidate
	group  int // candidates of one group are alternatives: at least one of them holds
	span   span
	reach  value.Truth
	paper  int  // how light the lightest authorization is that would do; the more, the heavier
	contra bool // stated facts put the item here, against its claim
}

// authState is how an authorization stands for the candidate being walked.
type authState struct {
	fresh, held value.Truth // usable anew; a licence in hand covers the line
	lic         *cond.Element
	todo        bool // a proviso is open
	from, to    int  // its questions among the walk's
}

func newWalker(law *pack.Law, lib *pack.Library, o *Order, line *cond.Element) *walker {
	vocab := lib.Vocab
	w := &walker{law: law, order: o, line: line, item: line.Item(), vocab: vocab, kinds: lib.Families, formFact: vocab.On(cond.Item, "form"), familyFact: vocab.On(cond.Item, "family")}
	w.ctx = cond.Context{Vocab: vocab, View: law.View, Regime: law.Pack.ID, Home: line, Day: o.Date.In(law.Pack.Zone).Day, Assume: o.assume}
	w.ctx.Frame[cond.Order] = o.root
	for _, k := range [...]cond.Kind{cond.Exporter, cond.Contract} {
		elems, _ := o.root.List(k)
		w.ctx.Frame[k] = elems[0]
	}
	w.ctx.Frame[cond.Line], w.ctx.Frame[cond.Item] = line, w.item
	w.ctx.Parties, w.ctx.MoreParties = w.parties()
	w.ctx.ClassStands = w.classStands
	w.ctx.EntriesOf = w.entriesOf
	w.ctx.PartNeeds = w.partNeeds
	w.ctx.Numbered = w.numbered
	w.reqs = make([]value.Truth, len(law.Requirements))
	w.auths = make([]authState, len(law.Authorizations))
	return w
}

// parties is the parties of the order and one unknown party for each role the
// regime asks for that nobody holds. More says that there may be others.
func (w *walker) parties() (parties []*cond.Element, more bool) {
	stated, open := w.order.root.List(cond.Party)
	parties = append(parties, stated...)
	role := w.vocab.On(cond.Party, "role")
	for _, r := range w.law.Pack.Roles {
		held := false
		for _, p := range stated {
			v := p.Get(role)
			held = held || v != nil && v.Has(r, w.ctx.Day) == value.Yes
		}
		if held {
			continue
		}
		p := &cond.Element{Kind: cond.Party, Up: w.order.root, Path: "parties[" + r + "]"}
		p.Set(role, &cond.Value{List: []cond.Member{{Text: r, From: value.NoDate, Until: value.NoDate}}, Stated: r})
		w.order.toAll(p)
		parties = append(parties, p)
	}
	return parties, open && (w.order.partyLst || len(w.law.Pack.Roles) == 0)
}

// walk goes through the strata once.
func (w *walker) walk() span {
	w.walks++
	w.based = w.ctx.Assumptions() == 0
	w.ctx.Begin()
	w.cands = w.classify(w.cands[:0], w.item)
	for i := range w.cands {
		w.take(&w.cands[i])
	}
	return join(w.cands)
}

// base makes the walk that assumes nothing the last one made.
func (w *walker) base() {
	if !w.based {
		w.walk()
	}
}

// join is what the candidates come to together: of each group of alternatives
// at least one holds, and of all that hold the worst counts.
func join(cands []candidate) span {
	out := span{}
	for first := 0; first < len(cands); {
		last := first
		sure := false
		for last < len(cands) && cands[last].group == cands[first].group {
			sure = sure || cands[last].Truth == value.Yes
			last++
		}
		group := span{lo: Undetermined, vlo: Stop}
		for _, c := range cands[first:last] {
			switch {
			case !sure:
				group = group.either(c.span)
			case c.Truth == value.Yes && group.lo == Undetermined:
				group = span{c.span.lo, max(group.hi, c.span.hi), c.span.vlo, max(group.vhi, c.span.vhi)}
			case c.Truth == value.Yes:
				group = group.both(c.span)
			default:
				group.hi, group.vhi = max(group.hi, c.span.hi), max(group.vhi, c.span.vhi)
			}
		}
		out = out.both(group)
		first = last
	}
	return out
}

// retake makes a candidate the one the walk's findings are about.
func (w *walker) retake(i int) candidate {
	if i == len(w.cands)-1 && w.ctx.Cand == &w.cands[i].Candidate {
		return w.cands[i]
	}
	w.take(&w.cands[i])
	return w.cands[i]
}

// take decides for one candidate: reach, require, authorize, bar.
func (w *walker) take(c *candidate) {
	w.ctx.Take(&c.Candidate)
	c.reach = value.No
	for i := range w.law.Acts {
		c.reach = c.reach.Or(w.act(&w.law.Acts[i]))
	}
	if c.reach == value.No {
		c.span = span{NotSubject, NotSubject, Go, Go}
		return
	}
	c.span = w.require()
	c.paper = w.paper()
	if c.reach == value.Unknown {
		c.span.lo, c.span.vlo = NotSubject, Go
	}
}

// act says whether what is done is this act: done with an item of its form, as
// its condition says.
func (w *walker) act(a *pack.InForce) value.Truth {
	mark := w.ctx.Mark()
	t := w.ofForm(a.Act.Forms)
	if t != value.No {
		t = t.And(w.ctx.Truth(a.Act.Def))
	}
	if t != value.Unknown {
		w.ctx.Drop(mark)
	}
	return t
}

// ofForm says whether the item has one of some forms: as stated, or as the
// entry it is under or the kind of thing it is says.
func (w *walker) ofForm(forms []string) value.Truth {
	if len(forms) == 0 {
		return value.Yes
	}
	form := ""
	if v := w.item.Get(w.formFact); v != nil {
		form = v.Text
	} else if c := w.ctx.Cand; c != nil {
		for e := c.Entry; e != nil && form == ""; e = e.Up {
			form = e.Form
		}
	}
	if form == "" {
		form = w.kinds[w.family()].Form
	}
	if form == "" {
		v := w.ctx.Known(w.item, w.formFact)
		if v == nil {
			return value.Unknown
		}
		form = v.Text
	}
	return value.Of(slices.Contains(forms, form))
}

// acts says whether a rule speaks of what is done here.
func (w *walker) acts(r *pack.Rule) value.Truth {
	if len(r.Acts) == 0 {
		return value.Yes
	}
	t := value.No
	for i := range w.law.Acts {
		for _, id := range r.Acts {
			if id == w.law.Acts[i].Act.ID {
				t = t.Or(w.act(&w.law.Acts[i]))
			}
		}
	}
	return t
}

// truth is whether a rule holds: it speaks of the act, and its condition holds
// whichever version the day leaves open.
func (w *walker) truth(f *pack.InForce) value.Truth {
	mark := w.ctx.Mark()
	t := w.acts(f.Rule)
	if t == value.No {
		return value.No
	}
	t = t.And(w.ctx.Choose(f.ID, &f.Choice))
	if t != value.Unknown {
		w.ctx.Drop(mark)
	}
	return t
}

// require finds the requirements that stand and what meets each.
func (w *walker) require() span {
	asked := false
	for i := range w.law.Requirements {
		w.reqs[i] = w.truth(&w.law.Requirements[i])
		asked = asked || w.reqs[i] != value.No
	}
	out := span{NoLicense, NoLicense, Go, Go}
	if !asked {
		return out
	}
	w.authorize()
	for i := range w.law.Requirements {
		if w.reqs[i] == value.No {
			continue
		}
		met := w.met(&w.law.Requirements[i])
		if w.reqs[i] == value.Unknown {
			met.lo, met.vlo = NoLicense, Go
		}
		out = out.both(met)
	}
	w.forgetIdle()
	return out
}

// noPaper is heavier than any paper: nothing would do.
const noPaper = 1000

// paper is how light the lightest authorization is that is held or open.
func (w *walker) paper() int {
	_, paper := w.lightestNow()
	return paper
}

// lightestNow finds the lightest authorization that would do: one that is held or
// open, by the outcome of its kind, then by its rank. It gives -1 where none would.
func (w *walker) lightestNow() (index, paper int) {
	index, paper = -1, noPaper
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		s := &w.auths[i]
		if s.held != value.Yes && s.fresh != value.Yes || !w.wanted(a.Rule) || w.unmodelled(a) {
			continue
		}
		if p := int(level(a.Rule))*10 + a.Rank; p < paper {
			index, paper = i, p
		}
	}
	return index, paper
}

func (w *walker) lightestID() string {
	if i, _ := w.lightestNow(); i >= 0 {
		return w.law.Authorizations[i].ID
	}
	return ""
}

func (w *walker) classStands(class string) value.Truth {
	t := value.No
	for i := range w.law.Requirements {
		if w.law.Requirements[i].Class == class {
			t = t.Or(w.reqs[i])
		}
	}
	return t
}

// authorize finds how each authorization stands that could meet a requirement.
func (w *walker) authorize() {
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		s := &w.auths[i]
		*s = authState{fresh: value.No, held: value.No, from: w.ctx.Mark()}
		if w.wanted(a.Rule) && !w.unmodelled(a) {
			w.authorization(a, s)
		}
		s.to = w.ctx.Mark()
	}
}

// wanted says whether a requirement of a class it meets may stand.
func (w *walker) wanted(a *pack.Rule) bool {
	for i := range w.law.Requirements {
		if w.reqs[i] != value.No && meets(a, w.law.Requirements[i].Class) {
			return true
		}
	}
	return false
}

func meets(a *pack.Rule, class string) bool {
	for _, m := range a.Meets {
		if m == class {
			return true
		}
	}
	return false
}

// unmodelled says whether only the name of an authorization is known; it never
// counts.
func (w *walker) unmodelled(a *pack.InForce) bool { return a.Body().Unknown != "" }

func (w *walker) authorization(a *pack.InForce, s *authState) {
	holds := w.truth(a)
	if a.ByClaim && !w.claimed(a.ID) {
		holds = value.No
	}
	for _, b := range a.Bodies { // where the day leaves several, the provisos of all
		for _, p := range b.Body.Provided {
			mark := w.ctx.Mark()
			switch w.ctx.Eval(p.When) {
			case value.No:
				holds = value.No
			case value.Unknown:
				s.todo = true
			}
			w.ctx.Drop(mark)
		}
	}
	fresh, held := w.bars(a)
	s.fresh = holds.And(fresh)
	if level := pack.Kinds[a.Kind]; level == "license" || level == "notify" {
		s.held = w.held(a, s, holds).And(held)
	}
}

func (w *walker) claimed(id string) bool {
	f := w.vocab.On(cond.Order, "claims")
	if f == nil {
		return false
	}
	v := w.order.root.Get(f)
	return v != nil && v.Has(id, w.ctx.Day) == value.Yes
}

// bars says whether no bar takes the authorization away: from who wants it
// anew, and from who holds it.
func (w *walker) bars(a *pack.InForce) (fresh, held value.Truth) {
	fresh, held = value.Yes, value.Yes
	for i := range w.law.Bars {
		b := &w.law.Bars[i]
		if !b.TakesAway(a.Rule) {
			continue
		}
		free := w.truth(b).Not()
		if b.Reaches != "held" {
			fresh = fresh.And(free)
		}
		if b.Reaches != "new" {
			held = held.And(free)
		}
	}
	return fresh, held
}

// held says whether a licence of this kind in hand covers the line.
func (w *walker) held(a *pack.InForce, s *authState, holds value.Truth) value.Truth {
	typ := w.vocab.On(cond.License, "type")
	licenses, _ := w.order.root.List(cond.License) // licences left out are none
	t := value.No
	for _, l := range licenses {
		if v := l.Get(typ); v == nil || v.Text != a.ID {
			continue
		}
		covers := w.covers(a, l)
		if a.Terms == "act" {
			covers = covers.And(holds)
		}
		if covers != value.No && (s.lic == nil || covers == value.Yes) {
			s.lic = l
		}
		t = t.Or(covers)
	}
	return t
}

// covers says whether a licence is valid on the day its term is read and every
// field it binds fits.
func (w *walker) covers(a *pack.InForce, l *cond.Element) value.Truth {
	t := w.term(l)
	for _, name := range a.Binds {
		if n := w.law.Pack.Binds[name]; n != nil {
			t = t.And(w.ctx.Inside(l, n))
		}
	}
	return t
}

// term says whether the day on which the law reads a licence's term lies in it.
// Where that day is not stated it is no later than the act's own: a licence
// that runs to the act's day is then in time.
func (w *walker) term(l *cond.Element) value.Truth {
	start := w.ctx.Mark()
	issuedFact, expiresFact := w.vocab.On(cond.License, "issued"), w.vocab.On(cond.License, "expires")
	issued, expires := w.ctx.Known(l, issuedFact), w.ctx.Known(l, expiresFact)
	day := w.ctx.Day
	stated := true
	mark := w.ctx.Mark()
	if name := w.law.Pack.Govern.LicenseTerm; name != "" {
		v := w.ctx.Known(w.order.root, w.vocab.On(cond.Order, name))
		stated = v != nil
		if v != nil {
			day = v.Day
		}
	}
	termDay := w.ctx.Mark()
	t := value.Yes
	if issued == nil || expires == nil {
		t = value.Unknown
	}
	switch {
	case issued != nil && issued.Day > day, expires != nil && expires.Day < day && stated:
		w.ctx.Drop(start)
		return value.No
	case expires != nil && expires.Day < day:
		return value.Unknown
	}
	w.ctx.Cut(mark, termDay) // in time whenever it is declared
	return t
}

// level is the outcome an authorization gives.
func level(a *pack.Rule) Outcome {
	switch pack.Kinds[a.Kind] {
	case "exception":
		return Exception
	case "notify":
		return Notify
	}
	return License
}

// met is the best and the worst by which a requirement that stands is met. What
// nothing meets is prohibited.
func (w *walker) met(r *pack.InForce) span {
	out := span{Prohibited, Prohibited, Stop, Stop}
	for i := range w.law.Authorizations {
		a, s := &w.law.Authorizations[i], &w.auths[i]
		if !meets(a.Rule, r.Class) {
			continue
		}
		usable := s.fresh.Or(s.held)
		if usable == value.No {
			continue
		}
		lv := level(a.Rule)
		out.lo = min(out.lo, lv)
		v := cover(lv, s)
		out.vlo = min(out.vlo, v)
		if usable == value.Yes {
			out.hi = min(out.hi, lv)
			if lv == Exception && s.fresh == value.Yes || s.held == value.Yes || lv == Notify && s.fresh == value.Yes {
				out.vhi = min(out.vhi, v)
			}
		}
	}
	if w.policy(r) == "refused" && out.lo >= License {
		held := false
		for i := range w.auths {
			held = held || w.auths[i].held == value.Yes && meets(w.law.Authorizations[i].Rule, r.Class)
		}
		if !held {
			out.vlo, out.vhi = Stop, Stop
		}
	}
	return out
}

// cover is the verdict an authorization gives if it can be used.
func cover(lv Outcome, s *authState) Verdict {
	switch {
	case lv == License && s.held == value.No:
		return Stop
	case s.todo || lv == Notify && s.held != value.Yes:
		return DoFirst
	}
	return Go
}

// policy is how the authority decides applications here: the first case that
// holds.
func (w *walker) policy(r *pack.InForce) string {
	mark := w.ctx.Mark()
	defer w.ctx.Drop(mark)
	for _, p := range r.Body().Policy {
		switch w.ctx.Eval(p.When) {
		case value.Yes:
			return p.Is
		case value.Unknown:
			return "unknown" // whether this one holds, or a later one
		}
	}
	return ""
}

// signature is how the authorizations stand for the entry that decides, written
// short.
func (w *walker) signature() string {
	var b strings.Builder
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		if w.wanted(a.Rule) && !w.unmodelled(a) {
			b.WriteString(a.ID)
			b.WriteByte('=')
			b.WriteString(string(w.auths[i].state()))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// forgetIdle drops the questions of authorizations that could not better the
// answer: what they hang on need not be asked for the outcome's sake.
func (w *walker) forgetIdle() {
	for i := len(w.auths) - 1; i >= 0; i-- {
		s := &w.auths[i]
		if s.from == s.to || w.matters(i) {
			continue
		}
		w.ctx.Cut(s.from, s.to)
	}
}

// matters says whether an open authorization could make a requirement it meets
// lighter, or a held licence cover it.
func (w *walker) matters(i int) bool {
	a, s := &w.law.Authorizations[i], &w.auths[i]
	lv := level(a.Rule)
	for r := range w.law.Requirements {
		req := &w.law.Requirements[r]
		if w.reqs[r] == value.No || !meets(a.Rule, req.Class) {
			continue
		}
		met := w.met(req)
		if lv < met.hi || cover(lv, s) < met.vhi && (s.fresh.Or(s.held) == value.Unknown || s.held == value.Unknown) {
			return true
		}
	}
	return false
}
