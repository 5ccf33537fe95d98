package cond_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
)

// Each row of this file was wrong once: it freed, or asked too much, or too
// little. They are kept together so that none comes back.

// fault is a condition, or a formula, that came to something else than is right.
type fault struct {
	what  string
	text  string
	order string
	right string // what it comes to; several with a | between are all right
}

// wrong runs one row; what panics comes to a panic.
func wrong(t *testing.T, f fault, run func() string) {
	t.Helper()
	got := func() (got string) {
		defer func() {
			if r := recover(); r != nil {
				got = fmt.Sprint("panic: ", r)
			}
		}()
		return run()
	}()
	if !slices.Contains(strings.Split(f.right, " | "), got) {
		t.Errorf("%s: %s with %s is %s, want %s", f.what, f.text, f.order, got, f.right)
	}
}

// What is not known must not come out as known, and what is, not as something else.
var faultyTruths = []fault{
	{"amounts of two definitions are compared whatever their currencies", "xx/whole-value <= the limit", `entry: "1", value: 900 USD`, "unknown"},
	{"a sum is compared with a definition in another currency", "{sum: lines, of: value, is: <= the limit}", `entry: "1", value: 900 USD`, "unknown"},
	{"both sides are exchanged, each into the currency of the other", "value <= 1000 JPY", "value: 5 USD, rate: {USD/JPY: 100}", "yes"},
	{"both sides are exchanged, each into the currency of the other", "value <= 1000 USD", "value: 200000 JPY, rate: {USD/JPY: 100}", "no"},
	{"both sides are exchanged, each into the currency of the other", "value < the cost", "value: 1 USD, cost: 9000 JPY, rate: {USD/JPY: 100}", "yes"},
	{"a yes-no value that a definition looks up is always yes", "free", `entry: "1", to: BB`, "no"},
	{"a number nobody stated overlaps everything", "wavelength overlaps 5..10 nm", "to: AA", "unknown"},
	{"groups of which nothing is known pass unseen", "{sum: lines, of: value, same: family, is: <= 10 JPY}", "value: 900 JPY", "unknown | no"},
	{"groups of an open list pass unseen", "{sum: exports, of: worth, same: export.to, is: <= 10 JPY}", "to: AA", "unknown"},
	{"another line is read with the entry of the line decided for", "{some: lines, where: entry under 2}", `entry: "1", besides: [{entry: 2.a}]`, "yes"},
	{"another line is read with the entry of the line decided for", "{sum: lines, of: value, where: entry under 2, is: <= 10 JPY}", `entry: "1", value: 1 JPY, besides: [{entry: 2.a, value: 100 JPY}]`, "no"},
	{"next to a share of no upper end there seems to be no rest", "{some: parties, where: {sum: owners, of: share, where: military, is: '>= 50 %'}}", "parties: [{owners: [{share: '> 10 %', military: no}], owners-complete: no}]", "unknown"},
	{"next to a share of no lower end there seems to be no rest", "{some: parties, where: {sum: owners, of: share, where: military, is: '>= 50 %'}}", "parties: [{owners: [{share: '< 10 %', military: no}], owners-complete: no}]", "unknown"},
	{"not to be in an unverified set frees, where another set is asked with it", "to in loose", "to: BB, strict: yes", "unknown"},
	{"not to be in an unverified set of lists frees", "{some: parties, where: hit gossip}", "strict: yes, parties: [{hits: [{list: xx/w9, state: confirmed}]}]", "unknown"},
	{"a row by an unverified set frees", "{table: cells, row: [entry, to], column: free, has: yes}", `strict: yes, entry: "3", to: AA`, "unknown"},
	{"a blank cell is not a word, and so holds is-not", "bracket is-not A", `entry: "3"`, "no"},
	{"a blank cell is the first day of 1970", "since before 2019-01-01", "entry: 1.a", "no"},
	{"a blank cell is a period of no days", "grace <= 30 days", "entry: 1.a", "no"},
	{"a rank of another fact is not read", "grade at-least the floor", "grade: mid, floor: low", "yes"},
	{"twelve months may be as many days", "term != 350 days", "term: 12 months", "unknown"},
	{"a list is looked for as a word in a list", "papers has the claims", "papers: [a], claims: [a]", "yes"},
	{"what is stated as a range counts as silence", "{if: fraction > 30 wt%, silent: no, by-law: Article 9}", "fraction: 25..35 wt%", "unknown"},
	{"a definition by the law of a day nobody stated breaks a sum", "{sum: parties, of: stake, where: once-urgent, is: <= 10}", "parties: [{stake: 50}, {stake: 5}]", "unknown"},
	{"an answer to a gap is no unless it is the word yes", "unknown", "assume: {xx/r: 'true'}", "yes | unknown"},
	{"what an owner's kind has no fact for is read of the party", "{some: parties, where: local}", "parties: [{country: BB, owners: [{name: a, owners: []}]}]", "unknown"},
	// What is known must not come out as unknown.
	{"what is listed nowhere has no row, and is asked for its entry", "bracket in A, B", "entry: none", "no"},
	{"days are not the same as as many days", "term = 90 days", "term: 90 days", "yes"},
	{"a further element is asked for where the order's own facts settle it", "{some: parties, where: [urgent, military]}", "urgent: no", "no"},
	{"a further element is asked for where nothing hangs on it", "{every: parties}", "to: AA", "yes"},
	{"what is stated of all parties does not hold of a further one", "{some: parties, where: military}", "parties-others: {military: no}", "no"},
	{"a share nobody stated may be less than none", "{some: parties, where: {sum: owners, of: share, where: military, is: '>= 50 %'}}", "parties: [{owners: [{share: 60 %, military: yes}, {military: yes}]}]", "yes"},
	{"what a verified set takes out is not out of an unverified one", "to in less", "to: DD, strict: yes", "no"},
}

func TestFaultyTruths(t *testing.T) {
	for _, f := range faultyTruths {
		wrong(t, f, func() string { return under(t, f.order).Eval(limb(t, f.text)).String() })
	}
}

// What is asked must be all that a truth hangs on, and nothing else.
var faultyQuestions = []fault{
	{"a rate that is a range is not asked for", "xx/whole-value <= 1000 JPY", "value: 10 USD, rate: {USD/JPY: 90..110}", "~rates"},
	{"the part of a place is not asked for where a row names a set", "{table: cells, row: [entry, to], column: free, has: yes}", "entry: 1.a, to: CC", "~to"},
	{"an open list is not asked for where a word is looked for in it", "purpose in the papers", "purpose: a, papers: [b], papers-complete: no", "~papers"},
	{"a role is not asked for in a sum", "{sum: parties, role: end-user, of: stake, is: <= 10}", "parties: [{stake: 50}]", "~parties[0].role"},
	{"a period that months and days do not settle is not asked for", "term <= 12 months", "term: 340 days", "~contract.term"},
	{"a condition of a member is asked for though another word settles it", "[{any: [never, 'to in urgent-only, banned']}, 'to in urgent-only, banned', insured]", "to: BB", "insured"},
	{"a gap is told of a row that does not speak of the entry", "{table: cells, row: [entry, to], column: free, has: yes}", `entry: "3", to: BB`, "gap xx/cells/3/BB/free"},
	{"a role is asked for though the rest settles it", "{some: parties, role: end-user, where: military}", "parties: [{military: no}, {role: [end-user]}]", "parties[1].military"},
}

func TestFaultyQuestions(t *testing.T) {
	for _, f := range faultyQuestions {
		wrong(t, f, func() string {
			c := under(t, f.order)
			c.Eval(limb(t, f.text))
			return strings.Join(asked(c.Opens()), ", ")
		})
	}
}

var faultyValues = []fault{
	{"amounts are divided whatever their currencies", "{quotient: [value, cost]}", "value: 1 USD, cost: 100 JPY, rate: {USD/JPY: 100}", "[1 1]"},
	{"cases of two currencies break what is computed from them", "{plus: [{cases: [{when: urgent, then: 5 USD}, {then: 5 JPY}]}, 5 USD]}", "to: AA", "(-inf inf) | (-inf inf) USD"},
}

func TestFaultyValues(t *testing.T) {
	for _, f := range faultyValues {
		wrong(t, f, func() string {
			of := formula(t, f.text)
			v, _ := under(t, f.order).ValueOf(of)
			return shown(of, v)
		})
	}
}

// What says nothing, or nothing that can be, must be told.
var unseen = []string{
	"''",
	"[urgent, '  ']",
	"{some: parties, where: ''}",
	"entry under",
	"entry not-in ,",
	"{some: parties, where: hit}",
	"parties",
	"evidence is no",
	"entry is 1, 2",
	"grade at-least low, high",
	"purpose under the exporter.name",
	"term overlaps 3 months",
	"value overlaps 3 JPY",
	"contract-date before 2 * the filed-date",
	"{table: cells, row: [to, purpose], column: free, has: yes}",
}

var unseenInFormulas = []string{
	"''",
	"{product: [2, '']}",
	"{cases: [{when: '', then: 5}, {then: 6}]}",
	"{product: [value, cost]}",
	"{at-least: [value, cost]}",
}

func TestUnseenProblems(t *testing.T) {
	check := func(text string, f func(p *cond.Parser, n *read.Node)) {
		wrong(t, fault{"it is read", text, "", "told"}, func() string {
			if codes, _ := problems(t, text, f); codes == "" {
				return "not told"
			}
			return "told"
		})
	}
	for _, text := range unseen {
		check(text, asCondition)
	}
	for _, text := range unseenInFormulas {
		check(text, asFormula)
	}
}

// TestProblemsThatAreNone: where a name in a limb is wrong, its other keys are
// not looked at, and then told as if they were wrong too.
func TestProblemsThatAreNone(t *testing.T) {
	for _, text := range []string{
		"{some: partis, where: military}",
		"{table: cell, row: [entry, to], column: free, has: yes}",
		"{as-of: contract-dat, where: urgent}",
		"{sum: lines, of: valu, is: <= 5 JPY}",
	} {
		wrong(t, fault{"a right key is told as wrong", text, "", "once"}, func() string {
			codes, _ := problems(t, text, asCondition)
			if strings.Contains(codes, "unknown-key") {
				return codes
			}
			return "once"
		})
	}
}

// TestMissingColumn: a column that is not named is told of twice, and once at no
// place.
func TestMissingColumn(t *testing.T) {
	f := fault{"a missing column is told of twice", "{table: limits, row: [entry], is: <= 5 JPY}", "", "missing"}
	wrong(t, f, func() string {
		codes, _ := problems(t, f.text, asCondition)
		return strings.TrimSuffix(codes, " unknown-key")
	})
}

// The nearest right name is looked for among ids with the regime before them,
// which a short name without it is far from.
func TestNamesThatAreNotFoundNear(t *testing.T) {
	for _, f := range []fault{
		{text: "rushd", right: "xx/rushed"},
		{text: "to in trustd", right: "xx/trusted"},
		{text: "entry in armz", right: "xx/arms"},
		{text: "party.militry", right: "party.military"},
	} {
		f.what = "no name is found near it"
		wrong(t, f, func() string {
			_, words := problems(t, f.text, asCondition)
			if strings.Contains(words, "did you mean \""+f.right+"\"?") {
				return f.right
			}
			return words
		})
	}
}

// TestFaultyMemory: what a definition looks up for one entry is remembered for
// the next one.
func TestFaultyMemory(t *testing.T) {
	f := fault{"the row of one entry is read for the next", "bracket is A", "the entries 1 and 1.a", "yes no"}
	wrong(t, f, func() string {
		c, n := under(t, ""), limb(t, f.text)
		var got []string
		for _, id := range []string{"1", "1.a"} {
			c.Take(&cond.Candidate{Entry: toy(t).Names.Entries[id]})
			got = append(got, c.Eval(n).String())
		}
		return strings.Join(got, " ")
	})
}

// TestFaultyAnswers: an answer leaves questions behind, or changes nothing.
func TestFaultyAnswers(t *testing.T) {
	for _, f := range []fault{
		{"the questions of named elements stay once the list is answered", "{some: parties, where: urgent}", "parties: [{name: a}], parties-complete: no", "no []"},
		{"the answer to a role is not read", "{some: parties, role: end-user, where: military}", "parties: [{military: yes}]", "no []"},
	} {
		wrong(t, f, func() string {
			c, n := under(t, f.order), limb(t, f.text)
			c.Eval(n)
			for _, o := range c.Opens() {
				if o.Node != nil {
					answer(t, c, o, "no")
				}
			}
			c.Begin()
			return fmt.Sprint(c.Eval(n), " ", asked(c.Opens()))
		})
	}
}
