package strait

import (
	"slices"
	"sort"
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
)

// The most questions asked at once, and the work asking may take.
const (
	maxQuestions = 8
	maxAskWalks  = 3000
	maxAskSteps  = 400_000 // comparisons; an order of many lines costs more a walk
)

// question is something to ask: a fact, on one element or on several, or a
// statement that sets many.
type question struct {
	fact  *cond.Fact
	group *pack.Group
	opens []cond.Open
	ways  []way
}

// way is one answer to a question and what it leaves possible.
type way struct {
	text    string
	assume  []assumption
	days    [2]Date // of a way that is a stretch of days
	span    span
	decided bool
}

type assumption struct {
	open cond.Open
	answer
}

// asker finds the questions worth asking by deciding again under each answer.
type asker struct {
	w     *walker
	asked []question
	cands []candidate // as the walk under what is assumed so far found them
	walks int         // the walks and comparisons that may be spent
	steps int
}

// ask is the questions whose answers decide the line: at each step the one that
// settles most, statements that set many facts first, then on along the answers
// that leave the line open.
func (w *walker) ask(base span) []question {
	a := &asker{w: w, walks: w.walks + maxAskWalks, steps: w.ctx.Steps + maxAskSteps}
	a.follow(base, 0)
	return a.asked
}

func (a *asker) follow(at span, depth int) {
	if at.decided() || depth > 4 || len(a.asked) >= maxQuestions || a.spent() {
		return
	}
	a.w.walk()
	a.cands = append(a.cands[:0], a.w.cands...)
	best := a.best(a.gather(), at)
	if best == nil {
		return
	}
	a.add(*best)
	for _, way := range best.ways {
		if way.decided || len(way.assume) == 0 {
			continue
		}
		n := a.w.ctx.Assumptions()
		a.w.assumeAll(way.assume)
		a.follow(way.span, depth+1)
		a.w.ctx.Forget(n)
	}
}

func (a *asker) spent() bool { return a.w.walks > a.walks || a.w.ctx.Steps > a.steps }

func (w *walker) assumeAll(all []assumption) {
	for _, x := range all {
		w.assume(x.open, x.answer)
	}
}

func (a *asker) add(q question) {
	for _, old := range a.asked {
		if old.fact == q.fact && old.group == q.group {
			return
		}
	}
	a.asked = append(a.asked, q)
}

// gather is what the last walk's answer hangs on, as questions: facts, each on
// all the elements it is open on, and the statements that would set some.
func (a *asker) gather() []question {
	var qs []question
	for _, o := range a.w.ctx.Opens() {
		if o.Gap != "" || o.Fact == nil {
			continue
		}
		i := 0
		for i < len(qs) && qs[i].fact != o.Fact {
			i++
		}
		if i == len(qs) {
			qs = append(qs, question{fact: o.Fact})
		}
		if !containsOpen(qs[i].opens, o) {
			qs[i].opens = append(qs[i].opens, o)
		}
	}
	return append(a.groups(qs), qs...)
}

func containsOpen(opens []cond.Open, o cond.Open) bool {
	for _, x := range opens {
		if sameCell(x, o) {
			return true
		}
	}
	return false
}

func (a *asker) groups(qs []question) []question {
	var out []question
	ids := make([]string, 0, len(a.w.law.Pack.Groups))
	for id := range a.w.law.Pack.Groups {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		g := question{group: a.w.law.Pack.Groups[id]}
		facts := 0
		for _, q := range qs {
			if _, ok := g.group.States[q.fact.Full()]; ok {
				facts++
				g.opens = append(g.opens, q.opens...)
			}
		}
		if facts > 1 {
			out = append(out, g)
		}
	}
	return out
}

// best is the question that settles most: all its answers decide, or most of
// them, or they narrow most.
func (a *asker) best(qs []question, at span) *question {
	var best *question
	bestScore := 0
	for i := range qs {
		q := &qs[i]
		if best != nil && a.spent() {
			break // one question now, the others when it is answered
		}
		a.try(q)
		s := q.score(at)
		if q.fact == a.w.entriesFact() && a.w.described() {
			s = min(s, 1) // facts are easier to give than a classification
		}
		if s > bestScore || s == bestScore && s > 0 && nearer(q, best) {
			best, bestScore = q, s
		}
	}
	if best == nil && len(qs) > 1 {
		return a.pair(qs, at)
	}
	return whole(best, qs)
}

// whole is the statement that answers a question together with others, where
// there is one.
func whole(best *question, qs []question) *question {
	if best == nil || best.group != nil {
		return best
	}
	for i := range qs {
		if g := qs[i].group; g != nil {
			if _, states := g.States[best.fact.Full()]; states {
				return &qs[i]
			}
		}
	}
	return best
}

// nearer says whether a question is easier to answer than another of the same
// worth: one about the item or the line, rather than about the deal around it.
func nearer(q, best *question) bool {
	near := func(q *question) bool {
		return q.fact != nil && (q.fact.Kind == cond.Item || q.fact.Kind == cond.Line)
	}
	return near(q) && !near(best) && best.group == nil
}

// described says whether the order states what the item is like, so that it can
// be classified by facts.
func (w *walker) described() bool {
	for _, s := range w.item.Facts() {
		switch s.Fact.Name {
		case "description", "family", "form", "hs", "origin", "part-of-hs":
		default:
			return true
		}
	}
	return false
}

// pair is the first of two questions that settle something together where none
// does alone.
func (a *asker) pair(qs []question, at span) *question {
	for i := range qs {
		for j := range qs[:i] {
			for _, x := range qs[i].ways {
				for _, y := range qs[j].ways {
					if a.spent() {
						return nil
					}
					if got := a.under(append(append([]assumption(nil), x.assume...), y.assume...)); got != at {
						a.add(qs[j])
						return &qs[i]
					}
				}
			}
		}
	}
	return nil
}

func (q *question) score(at span) int {
	decided, narrowed := 0, 0
	for _, w := range q.ways {
		if w.decided {
			decided++
		}
		if w.span != at {
			narrowed++
		}
	}
	if narrowed == 0 {
		return 0
	}
	score := 10*narrowed + 40*decided
	if decided == len(q.ways) {
		score += 1000
	}
	if q.group != nil {
		score += 500
	}
	return score/len(q.ways) + 1
}

// try decides again under each answer to a question.
func (a *asker) try(q *question) {
	q.ways = a.waysOf(q)
	if q.fact == a.w.entriesFact() && q.group == nil {
		return // the walk has gone through the entries
	}
	for i := range q.ways {
		w := &q.ways[i]
		w.span = a.under(w.assume)
		w.decided = w.span.decided()
	}
	switch {
	case q.fact == nil || q.group != nil:
	case q.fact.Type == cond.Number:
		q.ways = a.joined(q)
	case q.fact.Type == cond.Day:
		if joined := joinedDays(q.ways); len(joined) > 1 {
			q.ways = joined
		}
	}
}

// joined makes one answer of neighbouring stretches of a number that leave the
// same possible.
func (a *asker) joined(q *question) []way {
	var out []way
	for _, w := range q.ways {
		last := len(out) - 1
		if last < 0 || out[last].span != w.span || len(w.assume) == 0 || w.assume[0].value == nil {
			out = append(out, w)
			continue
		}
		v := q.fact.Join(out[last].assume[0].value, w.assume[0].value)
		out[last].text, out[last].assume = v.Stated, a.everywhere(q, v)
	}
	return out
}

func (a *asker) under(assume []assumption) span {
	n := a.w.ctx.Assumptions()
	a.w.assumeAll(assume)
	s, _ := a.w.bounds()
	a.w.ctx.Forget(n)
	return s
}

func (a *asker) waysOf(q *question) []way {
	switch {
	case q.group != nil:
		return []way{a.declared(q)}
	case q.fact == a.w.entriesFact():
		return a.entryWays()
	case q.fact.IsList:
		return []way{{text: "none", assume: a.everywhere(q, &cond.Value{List: []cond.Member{}})}, a.leafWay(q, "some", value.Yes)}
	}
	if q.fact.Type == cond.Day && q.opens[0].Node == nil {
		return a.dayWays(q)
	}
	var ways []way
	for _, v := range a.w.cells(q.fact, a.w.stated(q.opens[0])) {
		ways = append(ways, way{text: v.Stated, assume: a.everywhere(q, v)})
	}
	if len(ways) > 1 { // no limit cuts the number: only what is reckoned from it is compared
		return ways
	}
	return a.leafWays(q)
}

// dayWays are the stretches of days that matter to the term of a licence: cut by
// the day of the act and by the first and last day of each licence in hand.
func (a *asker) dayWays(q *question) []way {
	cuts := []Date{a.w.ctx.Day}
	licenses, _ := a.w.order.root.List(cond.License)
	for _, l := range licenses {
		if v := l.Get(a.w.vocab.On(cond.License, "issued")); v != nil {
			cuts = append(cuts, v.Day-1)
		}
		if v := l.Get(a.w.vocab.On(cond.License, "expires")); v != nil {
			cuts = append(cuts, v.Day)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	stretch := func(from, to Date) way {
		d := to
		if to == value.NoDate {
			d = from
		}
		w := way{assume: a.everywhere(q, &cond.Value{Day: d, Stated: d.String(), Until: value.NoDate}), days: [2]Date{from, to}}
		w.text = daysWord(w.days)
		return w
	}
	ways := []way{stretch(value.NoDate, cuts[0])}
	for i, c := range cuts[1:] {
		ways = append(ways, stretch(cuts[i]+1, c))
	}
	return append(ways, stretch(cuts[len(cuts)-1]+1, value.NoDate))
}

func daysWord(d [2]Date) string {
	switch {
	case d[0] == value.NoDate:
		return "<= " + d[1].String()
	case d[1] == value.NoDate:
		return ">= " + d[0].String()
	}
	return d[0].String() + ".." + d[1].String()
}

// joinedDays makes one answer of neighbouring stretches that leave the same
// possible.
func joinedDays(ways []way) []way {
	var out []way
	for _, w := range ways {
		last := len(out) - 1
		if last < 0 || w.days == [2]Date{} || out[last].span != w.span {
			out = append(out, w)
			continue
		}
		out[last].days[1] = w.days[1]
		out[last].text = daysWord(out[last].days)
	}
	return out
}

// everywhere assumes a value on every element the fact is open on.
func (a *asker) everywhere(q *question, v *cond.Value) []assumption {
	var out []assumption
	for _, o := range q.opens {
		out = append(out, assumption{cond.Open{Elem: o.Elem, Fact: o.Fact}, answer{value: v}})
	}
	return out
}

// leafWay assumes that every comparison the fact is open in turns out one way.
func (a *asker) leafWay(q *question, text string, t value.Truth) way {
	w := way{text: text}
	for _, o := range q.opens {
		w.assume = append(w.assume, assumption{o, answer{truth: t}})
	}
	return w
}

// leafWays are the ways of a fact without cells: each comparison it is open in,
// true or not.
func (a *asker) leafWays(q *question) []way {
	var ways []way
	for _, o := range q.opens {
		if o.Node == nil {
			continue
		}
		yes, no := a.w.ctx.Answers(o.Node)
		ways = append(ways,
			way{text: yes, assume: []assumption{{o, answer{truth: value.Yes}}}},
			way{text: no, assume: []assumption{{o, answer{truth: value.No}}}})
		if len(ways) >= 6 {
			break
		}
	}
	if len(q.opens) > 0 && len(ways) == 0 {
		ways = append(ways, way{text: "a value"})
	}
	return ways
}

// entryWays are the entries the item may be under.
func (a *asker) entryWays() []way {
	var ways []way
	for _, c := range a.cands {
		if c.Truth == value.Yes {
			continue
		}
		ways = append(ways, way{text: entryName(c.Candidate), span: c.span, decided: c.span.decided(), assume: nil})
	}
	return ways
}

func entryName(c cond.Candidate) string {
	switch {
	case c.None:
		return "none"
	case c.Entry == nil:
		return "other"
	}
	return c.Entry.ID
}

// declared is the way of a statement being made.
func (a *asker) declared(q *question) way {
	w := way{text: "declared"}
	for _, o := range q.opens {
		text := q.group.States[o.Fact.Full()]
		v := &cond.Value{List: []cond.Member{}}
		if text != "[]" {
			got, problem := a.w.vocab.Read(o.Fact.Type, o.Fact.Unit.Dim, o.Fact.Name, "", o.Fact.Values, text)
			if problem != nil {
				continue
			}
			v = got
		}
		w.assume = append(w.assume, assumption{cond.Open{Elem: o.Elem, Fact: o.Fact}, answer{value: v}})
	}
	return w
}

// printed is a question as the answer shows it.
func (q *question) printed(lang string) Question {
	out := Question{If: map[string]string{}}
	word := spanWord
	if q.outcomeStays() { // what it changes is whether the goods may go
		word = func(s span) string { return s.verdict().String() }
	}
	for _, way := range q.ways {
		out.If[way.text] = word(way.span)
	}
	if q.group != nil {
		out.Fact, out.Question = q.group.ID, q.group.Says.In(lang)
		return out
	}
	out.Fact, out.Question = q.fact.Full(), q.fact.Question.In(lang)
	var on []string
	for _, o := range q.opens {
		if o.Elem != nil && o.Elem.Path != "" && !slices.Contains(on, o.Elem.Path) {
			on = append(on, o.Elem.Path)
		}
	}
	out.On = strings.Join(on, ", ")
	return out
}

// outcomeStays says whether the law asks the same whatever the answer.
func (q *question) outcomeStays() bool {
	for _, w := range q.ways {
		if spanWord(w.span) != spanWord(q.ways[0].span) {
			return false
		}
	}
	return len(q.ways) > 1
}

func spanWord(s span) string {
	if s.lo == s.hi {
		return s.lo.String()
	}
	return s.lo.String() + ".." + s.hi.String()
}
