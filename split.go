package strait

import (
	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

// The work one line may take under one regime before the bounds stand as found.
const (
	maxWalks = 512
	maxSteps = 200_000
)

// bounds is the span of a line, as narrow as splitting on what is unknown can
// make it. Exact says that both ends were reached by some way the unknown may
// turn out; without it the span is sound but may be too wide.
func (w *walker) bounds() (span, bool) {
	root := w.walk()
	if root.decided() {
		return root, true
	}
	s := &splitter{w: w, root: root, walks: w.walks + maxWalks, steps: w.ctx.Steps + maxSteps}
	found := s.split(root, w.questions(), nil)
	if s.spent {
		return found, false
	}
	return found, true
}

// questions is what the last walk's answer hangs on, the one that settles most
// first. Questions about entries are not split: the walk has gone through the
// entries already. Nor is what has no cells, such as a day nobody stated.
func (w *walker) questions() []cond.Open {
	var out []cond.Open
	var count []int
	for _, o := range w.ctx.Opens() {
		if o.Gap == "" && o.Node == nil && (o.Fact == nil || o.Fact.IsList || len(w.cells(o.Fact, nil)) == 0) {
			continue
		}
		found := false
		for i := range out {
			if sameCell(out[i], o) {
				count[i]++
				found = true
				break
			}
		}
		if !found {
			out, count = append(out, o), append(count, 1)
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && count[j] > count[j-1]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
			count[j], count[j-1] = count[j-1], count[j]
		}
	}
	return out
}

// sameCell says whether two questions are answered together: the same fact with
// cells of its own, the same comparison, or the same gap.
func sameCell(a, b cond.Open) bool {
	return a.Same(b) && a.Node == b.Node && a.Inner == b.Inner
}

// splitter goes down the ways the unknown may turn out, each question answered
// once on a way, until both ends have been reached or the work is spent.
type splitter struct {
	w            *walker
	root         span
	walks, steps int
	seen         span
	any          bool
	spent        bool
}

func (s *splitter) split(at span, questions []cond.Open, answered []cond.Open) span {
	if at.decided() || s.reached() {
		s.note(at)
		return at
	}
	if s.w.walks >= s.walks || s.w.ctx.Steps >= s.steps {
		s.spent = true
		s.note(at)
		return at
	}
	q := next(questions, answered)
	if q == nil {
		s.note(at)
		return at
	}
	answered = append(answered, *q)
	out, first := span{}, true
	for _, a := range s.w.answers(*q) {
		n := s.w.ctx.Assumptions()
		s.w.assume(*q, a)
		sub := s.w.walk()
		sub = s.split(sub, s.w.questions(), answered)
		s.w.ctx.Forget(n)
		if first {
			out, first = sub, false
		} else {
			out = out.either(sub)
		}
	}
	return out
}

// next is the first question not answered on this way.
func next(questions, answered []cond.Open) *cond.Open {
	for i := range questions {
		done := false
		for _, a := range answered {
			done = done || sameCell(a, questions[i])
		}
		if !done {
			return &questions[i]
		}
	}
	return nil
}

func (s *splitter) note(at span) {
	if !s.any {
		s.seen, s.any = at, true
		return
	}
	s.seen = s.seen.either(at)
}

// reached says whether ways have been found to both ends of what the first walk
// left possible: going on could widen nothing.
func (s *splitter) reached() bool { return s.any && s.seen == s.root }

// answer is one way a question may turn out.
type answer struct {
	value *cond.Value
	truth value.Truth
	text  string // as it is printed
}

// answers is the ways a question may turn out: the cells of a fact, or yes and
// no.
func (w *walker) answers(q cond.Open) []answer {
	if q.Node == nil && q.Fact != nil && !q.Fact.IsList {
		var out []answer
		for _, v := range w.cells(q.Fact, w.stated(q)) {
			out = append(out, answer{value: v, text: v.Stated})
		}
		if len(out) > 0 {
			return out
		}
	}
	return []answer{{truth: value.Yes, text: "yes"}, {truth: value.No, text: "no"}}
}

// cells is the values of a fact that the regime's rules can tell apart.
func (w *walker) cells(f *cond.Fact, known *cond.Value) []*cond.Value {
	return w.law.Pack.Names.Cuts.Cells(f, known)
}

func (w *walker) stated(q cond.Open) *cond.Value {
	if q.Elem == nil {
		return nil
	}
	return q.Elem.Get(q.Fact)
}

func (w *walker) assume(q cond.Open, a answer) {
	if a.value != nil {
		w.ctx.AssumeValue(q, a.value)
		return
	}
	w.ctx.AssumeTruth(q, a.truth)
}
