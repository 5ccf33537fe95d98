package strait

import (
	"slices"
	"strconv"

	"github.com/strait-law/strait/internal/value"
)

// Comparison is how two answers to one order differ: on two days, by what was
// known on two days, or with a draft and without.
type Comparison struct {
	Format string         `json:"format"`
	A      Moment         `json:"a"`
	B      Moment         `json:"b"`
	Same   bool           `json:"same"`
	Lines  []ComparedLine `json:"lines"`
}

// Moment is the two days an answer is by.
type Moment struct {
	On    Time  `json:"on"`
	Known *Time `json:"known"`
}

// ComparedLine is how the answers to one line differ.
type ComparedLine struct {
	Line    string     `json:"line"`
	Verdict [2]Verdict `json:"verdict"`
	Outcome [2]Outcome `json:"outcome"`
	Changes []Change   `json:"changes"`
}

// Change is one thing that is otherwise: From by the first answer, To by the
// second, "" where the one or the other has no such thing.
type Change struct {
	Regime  string    `json:"regime,omitempty"`
	What    string    `json:"what"` // reach, outcome, verdict, lightest, requirement, authorization, documents, days, duty, gap
	ID      string    `json:"id,omitempty"`
	From    string    `json:"from"`
	To      string    `json:"to"`
	Because []Because `json:"because,omitempty"` // the limbs and bars of the side that is more closed
}

// ComparisonFormat names the form of a comparison in JSON.
const ComparisonFormat = "strait/comparison/1"

// Compare says how the answer b differs from the answer a to the same order.
func Compare(a, b *Determination) *Comparison {
	c := &Comparison{Format: ComparisonFormat, A: Moment{a.On, a.Known}, B: Moment{b.On, b.Known}, Same: true, Lines: []ComparedLine{}}
	for i := range a.Lines {
		j := slices.IndexFunc(b.Lines, func(l Line) bool { return l.Line == a.Lines[i].Line })
		if j < 0 {
			continue
		}
		x, y := &a.Lines[i], &b.Lines[j]
		l := ComparedLine{Line: x.Line, Verdict: [2]Verdict{x.Verdict, y.Verdict}, Outcome: [2]Outcome{x.Outcome, y.Outcome}, Changes: []Change{}}
		for _, r := range union(x.regimeIDs(), y.regimeIDs()) {
			d := differ{regime: r}
			d.regimes(x.regime(r), y.regime(r))
			l.Changes = append(l.Changes, d.changes...)
		}
		c.Same = c.Same && x.Verdict == y.Verdict && x.Outcome == y.Outcome && len(l.Changes) == 0
		c.Lines = append(c.Lines, l)
	}
	return c
}

// differ collects the changes of one regime's answer.
type differ struct {
	regime  string
	changes []Change
}

func (d *differ) note(what, id, from, to string, because []Because) {
	if from != to {
		d.changes = append(d.changes, Change{Regime: d.regime, What: what, ID: id, From: from, To: to, Because: because})
	}
}

func (d *differ) regimes(a, b *Regime) {
	d.note("reach", "", a.Reach.String(), b.Reach.String(), nil)
	d.note("outcome", "", a.outcomeWord(), b.outcomeWord(), nil)
	d.note("verdict", "", a.verdictWord(), b.verdictWord(), nil)
	d.note("lightest", "", a.Lightest, b.Lightest, nil)
	d.requirements(a, b)
	d.authorizations(a, b)
	d.plain("duty", names(a.Duties, func(x Duty) string { return x.ID }), names(b.Duties, func(x Duty) string { return x.ID }))
	d.plain("gap", names(a.Gaps, func(x Gap) string { return x.ID }), names(b.Gaps, func(x Gap) string { return x.ID }))
}

func (d *differ) requirements(a, b *Regime) {
	stands := func(r *Regime) map[string]string {
		out := map[string]string{}
		for _, q := range r.Requirements {
			if q.Stands != value.No {
				out[q.ID] = q.Stands.String()
			}
		}
		return out
	}
	x, y := stands(a), stands(b)
	id := func(q Requirement) string { return q.ID }
	for _, q := range union(names(a.Requirements, id), names(b.Requirements, id)) {
		d.note("requirement", q, x[q], y[q], nil)
	}
}

func (d *differ) authorizations(a, b *Regime) {
	id := func(x Authorization) string { return x.ID }
	for _, n := range union(names(a.Authorizations, id), names(b.Authorizations, id)) {
		x, y := a.authorization(n), b.authorization(n)
		d.note("authorization", n, string(x.State), string(y.State), moreClosed(x, y).Because)
		if x.usable() && y.usable() {
			d.note("documents", n, x.papers(), y.papers(), nil)
			d.note("days", n, number(x.Days), number(y.Days), nil)
		}
	}
}

// plain notes what one side has and the other has not.
func (d *differ) plain(what string, a, b []string) {
	for _, id := range union(a, b) {
		from, to := "", ""
		if slices.Contains(a, id) {
			from = id
		}
		if slices.Contains(b, id) {
			to = id
		}
		d.note(what, id, from, to, nil)
	}
}

func (l *Line) regimeIDs() []string {
	return names(l.Regimes, func(r Regime) string { return r.Regime })
}

// regime is the answer of one regime; one that is not reached has answered
// nothing.
func (l *Line) regime(id string) *Regime {
	for i := range l.Regimes {
		if l.Regimes[i].Regime == id {
			return &l.Regimes[i]
		}
	}
	return &Regime{Reach: value.No}
}

func (r *Regime) outcomeWord() string {
	if r.Regime == "" {
		return ""
	}
	return r.Outcome.String()
}

func (r *Regime) verdictWord() string {
	if r.Regime == "" {
		return ""
	}
	return r.Verdict.String()
}

func (r *Regime) authorization(id string) *Authorization {
	for i := range r.Authorizations {
		if r.Authorizations[i].ID == id {
			return &r.Authorizations[i]
		}
	}
	return &Authorization{}
}

func (a *Authorization) usable() bool { return a.State == StateOpen || a.State == StateHeld }

// papers is the number of papers by the law, or by those who count them.
func (a *Authorization) papers() string {
	if a.Documents == nil {
		return ""
	}
	if a.Documents.Count != nil {
		return number(a.Documents.Count)
	}
	s := ""
	for _, c := range a.Documents.Claims {
		if s != "" {
			s += ", "
		}
		s += strconv.Itoa(c.Count) + " (" + c.By + ")"
	}
	return s
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// moreClosed is the one of two whose limbs say what stands in the way.
func moreClosed(a, b *Authorization) *Authorization {
	rank := func(a *Authorization) int {
		return slices.Index([]State{StateHeld, StateOpen, "", StateUnknown, StateClosed}, a.State)
	}
	if rank(a) > rank(b) {
		return a
	}
	return b
}

func names[T any](list []T, name func(T) string) []string {
	out := make([]string, 0, len(list))
	for _, x := range list {
		out = append(out, name(x))
	}
	return out
}

// union is both lists, in the order of the first and then of the second.
func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}
