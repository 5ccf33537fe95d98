package cond_test

import (
	"slices"
	"testing"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

func TestAllAnyNone(t *testing.T) {
	claims(t, `
[urgent, insured]
  yes      urgent: yes, insured: yes
  no       urgent: no
  no       insured: no
  unknown  urgent: yes ? insured
  unknown  to: AA ? insured, urgent
{all: [urgent, insured]}
  yes      urgent: yes, insured: yes
  no       urgent: no
  unknown  insured: yes ? urgent
{any: [urgent, insured]}
  yes      urgent: yes
  yes      insured: yes
  no       urgent: no, insured: no
  unknown  urgent: no ? insured
  unknown  to: AA ? insured, urgent
{none: [urgent, insured]}
  yes      urgent: no, insured: no
  no       insured: yes
  unknown  urgent: no ? insured
# One limb alone may stand without a list.
{any: urgent}
  yes      urgent: yes
  unknown  to: AA ? urgent
{none: urgent}
  yes      urgent: no
[]
  yes      to: AA
{any: []}
  no       to: AA
{none: []}
  yes      to: AA
# A question is kept only where the truth hangs on it.
[{any: [urgent, insured]}, quiet]
  no       quiet: no
  unknown  urgent: yes ? quiet
  unknown  urgent: no, quiet: yes ? insured
  unknown  quiet: yes ? insured, urgent
[urgent, never, unknown]
  no       to: AA
{any: [{all: [urgent, never]}, insured, {none: [{all: [quiet, never]}]}]}
  yes      to: AA
{any: [{all: [urgent, insured]}, {all: [quiet, urgent]}]}
  no       urgent: no
  yes      urgent: yes, quiet: yes
  unknown  urgent: yes, insured: no ? quiet
  unknown  urgent: yes ? insured, quiet
  unknown  quiet: no, insured: yes ? urgent
[urgent, unknown]
  no       urgent: no
  unknown  urgent: yes ? gap xx/r
`)
}

func TestQuantifiers(t *testing.T) {
	claims(t, `
{some: parties, where: military}
  yes      parties: [{military: no}, {military: yes}]
  yes      parties: [{military: yes}], parties-complete: no
  no       parties: [{military: no}]
  no       parties: []
  unknown  parties: [{name: a}] ? parties[0].military
  unknown  parties: [{military: no}, {name: a}] ? parties[1].military
  unknown  parties: [{military: no}], parties-complete: no ? ~parties
  unknown  parties: [{name: a}], parties-complete: no ? parties[0].military, ~parties
  unknown  to: AA ? ~parties
{every: parties, where: military}
  yes      parties: [{military: yes}]
  yes      parties: []
  no       parties: [{military: yes}, {military: no}]
  no       parties: [{military: no}], parties-complete: no
  unknown  parties: [{military: yes}, {name: a}] ? parties[1].military
  unknown  parties: [{military: yes}], parties-complete: no ? ~parties
  unknown  to: AA ? ~parties
# Without where: there is one of them.
{some: parties}
  yes      parties: [{name: a}]
  no       parties: []
  unknown  to: AA ? ~parties
{every: parties}
  yes      parties: [{name: a}]
{some: parties, role: end-user, where: military}
  yes      parties: [{role: [buyer, end-user], military: yes}]
  no       parties: [{role: [buyer], military: yes}]
  no       parties: [{role: [end-user], military: no}]
  no       parties: [{role: [{id: end-user, until: 2019-07-03}], military: yes}]
  unknown  parties: [{role: [end-user]}] ? parties[0].military
  unknown  parties: [{military: yes}] ? ~parties[0].role
  unknown  parties: [{name: a}] ? parties[0].military, ~parties[0].role
{every: parties, role: end-user, where: military}
  yes      parties: [{role: [buyer], military: no}]
  yes      parties: [{role: [end-user], military: yes}]
  no       parties: [{role: [end-user], military: no}]
  unknown  parties: [{military: no}] ? ~parties[0].role
  unknown  parties: [{role: [end-user]}] ? parties[0].military
# Several limbs, facts of the order among them, and of the element by full name.
{some: parties, where: [military, country is the to, party.name is a]}
  yes      to: AA, parties: [{military: yes, country: AA, name: a}]
  no       to: BB, parties: [{military: yes, country: AA, name: a}]
  unknown  parties: [{military: yes, country: AA, name: a}] ? ~to
  unknown  to: AA, parties: [{country: AA}] ? parties[0].military, ~parties[0].name
{some: via, where: place in trusted}
  yes      via: [{place: DD}, {place: AA}]
  no       via: []
  unknown  via: [{place: CC}] ? ~via[0].place
{every: evidence, where: {any: [shows is peace, received after 2019-01-01]}}
  yes      evidence: [{shows: peace}, {shows: weapon, received: 2019-02-01}]
  no       evidence: [{shows: weapon, received: 2018-02-01}]
  unknown  evidence: [{shows: weapon}] ? ~evidence[0].received
# A name is that of the innermost kind which has it.
{some: notices, where: {some: evidence, where: received before 2019-01-01}}
  yes      notices: [{received: 2019-02-01}], evidence: [{received: 2018-02-01}]
  no       notices: [{received: 2018-02-01}], evidence: [{received: 2019-02-01}]
{some: notices, where: {some: evidence, where: received before the notice.received}}
  yes      notices: [{received: 2019-02-01}], evidence: [{received: 2018-02-01}]
  no       notices: [{received: 2018-02-01}], evidence: [{received: 2018-02-01}]
{some: parts, where: [proper, origin is AA]}
  yes      parts: [{proper: yes, origin: AA}]
  no       parts: [{proper: no}]
  unknown  to: AA ? ~item.parts
{some: licenses, where: license.destination has the xx/destination}
  yes      to: AA, licenses: [{destination: [BB, AA]}]
  no       to: AA, licenses: [{destination: [BB]}]
{some: lines, where: value > 5 JPY}
  yes      value: 1 JPY, besides: [{value: 6 JPY}]
  no       value: 1 JPY, besides: [{value: 5 JPY}]
  unknown  value: 1 JPY, besides: [{family: lamp}] ? ~lines[1].value
{some: lines, where: family is lens}
  yes      family: lamp, besides: [{family: lens}]
  no       family: lamp, besides: [{family: lamp}]
  unknown  family: lamp, besides: [{value: 5 JPY}] ? lines[1].item.family
`)
}

// The further element of an open list has what is stated of all; only where
// that leaves it open does the list matter.
func TestFurtherElements(t *testing.T) {
	claims(t, `
{some: via, where: place is AA}
  no       via-others: {place: BB}
  no       via: [{place: BB}], via-others: {place: BB}
  unknown  via-others: {place: AA} ? ~via
  yes      via: [{place: AA}], via-others: {place: BB}
  unknown  via: [{place: BB}], via-complete: no ? ~via
{every: via, where: place is AA}
  yes      via: [{place: AA}], via-others: {place: AA}
  unknown  via: [{place: AA}], via-others: {place: BB} ? ~via
  no       via: [{place: BB}], via-others: {place: AA}
{some: evidence, where: [shows is weapon, received before 2019-01-01]}
  no       evidence-others: {shows: peace}
  unknown  evidence-others: {shows: weapon} ? ~evidence
`)
}

// A party's owners may own through owners of their own, as deep as the order says.
func TestOwners(t *testing.T) {
	claims(t, `
{some: parties, where: tainted}
  yes      parties: [{hits: [{list: xx/w1, state: confirmed}]}]
  yes      parties: [{hits: [], owners: [{hits: [], owners: [{hits: [{list: xx/w1, state: confirmed}]}]}]}]
  no       parties: [{hits: [], owners: []}]
  no       parties: [{hits: [], owners: [{hits: [], owners: []}]}]
  unknown  parties: [{hits: []}] ? ~parties[0].owners
  unknown  parties: [{hits: [], owners: [{owners: []}]}] ? ~parties[0].owners[0].hits
  unknown  parties: [{owners: []}] ? ~parties[0].hits
{some: parties, where: {some: owners, where: [military, share >= 50 %]}}
  yes      parties: [{owners: [{military: yes, share: 50 %}]}]
  no       parties: [{owners: [{military: yes, share: 49 %}]}]
  unknown  parties: [{owners: [{military: yes}]}] ? parties[0].owners[0].share
# A fact that both have is read of the owner; the party has it outside.
{some: parties, where: [party.name is a, {some: owners, where: owner.name is b}]}
  yes      parties: [{name: a, owners: [{name: b}]}]
  no       parties: [{name: b, owners: [{name: a}]}]
{some: parties, where: namesake}
  yes      exporter.name: b, parties: [{name: a, owners: [{name: b}]}]
  yes      exporter.name: a, parties: [{name: a, owners: []}]
  no       exporter.name: c, parties: [{name: a, owners: [{name: b, owners: []}]}]
  unknown  exporter.name: c, parties: [{name: a, owners: [{owners: []}]}] ? ~parties[0].owners[0].name
{some: parties, where: {some: owners, where: name is the exporter.name}}
  yes      exporter.name: b, parties: [{name: a, owners: [{name: b}]}]
  no       exporter.name: a, parties: [{name: a, owners: [{name: b}]}]
`)
}

func TestSums(t *testing.T) {
	claims(t, `
{sum: parties, of: stake, is: <= 10}
  yes      parties: [{stake: 4}, {stake: 6}]
  yes      parties: []
  no       parties: [{stake: 4}, {stake: 7}]
  no       parties: [{stake: 11}], parties-complete: no
  unknown  parties: [{stake: 4}, {stake: 5..7}] ? ~parties[1].stake
  unknown  parties: [{stake: 4}, {name: a}] ? ~parties[1].stake
  unknown  parties: [{stake: 4}], parties-complete: no ? ~parties
  unknown  to: AA ? ~parties
{sum: parties, of: stake, where: military, is: "> 10"}
  yes      parties: [{stake: 11, military: yes}, {stake: 5, military: no}]
  no       parties: [{stake: 11, military: no}]
  no       parties: [{stake: 4}, {stake: 6, military: yes}]
  unknown  parties: [{stake: 11}] ? parties[0].military
  unknown  parties: [{stake: 9, military: yes}, {stake: 2}] ? parties[1].military
  yes      parties: [{stake: 11, military: yes}, {stake: 2}]
{sum: parties, role: end-user, of: stake, is: = 5}
  yes      parties: [{role: [end-user], stake: 5}, {role: [buyer], stake: 1}]
  no       parties: [{role: [buyer], stake: 5}]
{sum: parties, of: {product: [2, stake]}, is: ">= 10"}
  yes      parties: [{stake: 5}]
  no       parties: [{stake: 4.9}]
# Money is added up in the currency of the first, and held against any.
{sum: lines, of: value, is: <= 1000 JPY}
  yes      value: 400 JPY, besides: [{value: 600 JPY}]
  no       value: 400 JPY, besides: [{value: 601 JPY}]
  yes      value: 400 JPY, besides: [{value: 6 USD}], rate: {USD/JPY: 100}
  no       value: 4 USD, besides: [{value: 601 JPY}], rate: {USD/JPY: 100}
  unknown  value: 400 JPY, besides: [{value: 6 USD}] ? ~rates
  unknown  value: 4 USD ? ~rates
  unknown  value: 400 JPY, besides: [{family: lamp}] ? ~lines[1].value
{sum: lines, of: value, is: < 10 % of the cost}
  yes      value: 9 JPY, cost: 100 JPY
  no       value: 10 JPY, cost: 100 JPY
  unknown  value: 9 JPY ? ~line.cost
# Shares come to a whole: who is not named holds no more than the rest.
{some: parties, where: {sum: owners, of: share, where: military, is: ">= 50 %"}}
  yes      parties: [{owners: [{share: 30 %, military: yes}, {share: 20 %, military: yes}]}]
  no       parties: [{owners: [{share: 30 %, military: yes}, {share: 70 %, military: no}]}]
  unknown  parties: [{owners: [{share: 30 %, military: yes}], owners-complete: no}] ? ~parties[0].owners
  no       parties: [{owners: [{share: 51 %, military: no}], owners-complete: no}]
  unknown  parties: [{owners: [{share: 50 %, military: no}], owners-complete: no}] ? ~parties[0].owners
  yes      parties: [{owners: [{share: 50 %, military: yes}], owners-complete: no}]
  no       parties: [{owners: [{share: 60 %, military: no}, {share: 50 %, military: no}], owners-complete: no}]
  unknown  parties: [{owners: [{share: 60 %}]}] ? parties[0].owners[0].military
# Same: each group that shares a value is held against the limit alone.
{sum: exports, of: worth, same: export.to, is: <= 10 JPY}
  yes      exports: [{to: AA, worth: 9 JPY}, {to: BB, worth: 8 JPY}]
  yes      exports: []
  no       exports: [{to: AA, worth: 6 JPY}, {to: BB, worth: 8 JPY}, {to: AA, worth: 5 JPY}]
  unknown  exports: [{to: AA, worth: 6 JPY}, {worth: 5 JPY}] ? ~exports[1].to
  unknown  exports: [{to: AA, worth: 6 JPY}], exports-complete: no ? ~exports
  no       exports: [{to: AA, worth: 16 JPY}], exports-complete: no
`)
}

func TestTables(t *testing.T) {
	claims(t, `
{table: cells, row: [entry, to], column: free, has: yes}
  yes      entry: "1", to: AA
  yes      entry: 1.a, to: AA
  yes      entry: "1", to: HH
  no       entry: "1", to: BB
  no       entry: 1.a, to: CC-1
  yes      entry: "3", to: DD
  unknown  entry: "2", to: AA ? gap xx/cells/2/AA/free
  yes      entry: "2", to: AA, assume: {xx/cells/2/AA/free: "yes"}
  unknown  entry: "1", to: EE ? gap xx/half-read
  unknown  to: AA ? ~item.entries
  unknown  entry: "1" ? ~to
  unknown  entry: other, to: AA ? ~item.entries
# A cell of several words; - does not speak, so that the parent's row is read.
{table: cells, row: [entry, to], column: letters, has: T}
  yes      entry: "1", to: AA
  yes      entry: 1.a, to: AA
  no       entry: 1.a, to: BB
{table: cells, row: [entry, to], column: letters, has: [P, D]}
  yes      entry: "1", to: AA
  no       entry: 1.a, to: AA
  yes      entry: "2", to: DD
  no       entry: "3", to: DD
{table: xx/limits, row: [entry], column: limit, is: "> 600 JPY"}
  yes      entry: "1"
  no       entry: 2.a
  no       entry: 1.a
  no       entry: "3"
  unknown  entry: "2" ? ~gap xx/limits/2/limit
  yes      entry: "2", assume: {xx/limits/2/limit: 601 JPY}
  unknown  to: AA ? ~item.entries
{table: limits, row: [entry], column: limit, is: < the value}
  yes      entry: 2.a, value: 501 JPY
  no       entry: 2.a, value: 500 JPY
  no       entry: 1.a, value: 500 JPY
{table: limits, row: [entry], column: thickness, is: = 0.01 um}
  yes      entry: 1.b
  no       entry: 1.a
  unknown  entry: "2" ? ~gap xx/limits/2/thickness
`)
}

// As-of reads the definitions, sets and tables of another day; the day of the
// act stays what it is.
func TestAsOf(t *testing.T) {
	claims(t, `
{as-of: contract-date, where: to in dated}
  yes      to: AA, contract-date: 2018-12-31
  no       to: AA, contract-date: 2019-01-01
  unknown  to: AA ? ~contract-date
  unknown  contract-date: 2018-12-31 ? ~to
{as-of: contract-date, where: [moved, insured]}
  yes      contract-date: 2018-12-31, urgent: yes, insured: yes
  no       contract-date: 2018-12-31, urgent: no
  unknown  contract-date: 2018-12-31, insured: yes ? urgent
[moved, {as-of: contract-date, where: moved}, {any: [moved, urgent]}]
  yes      contract-date: 2018-12-31, urgent: yes, insured: yes
  no       contract-date: 2018-12-31, urgent: yes, insured: no
  no       contract-date: 2018-12-31, urgent: no, insured: yes
[{as-of: contract-date, where: to in dated}, to not-in dated]
  yes      to: AA, contract-date: 2018-12-31
  no       to: DD, contract-date: 2019-01-01
{as-of: date, where: to in dated}
  yes      to: DD
{as-of: deadline, where: newborn}
  no       urgent: yes, contract-date: 2019-12-31
  yes      urgent: yes, contract-date: 2020-01-01
{as-of: contract-date, where: {as-of: filed-date, where: to in dated}}
  yes      to: AA, contract-date: 2020-01-01, filed-date: 2018-01-01
{as-of: contract-date, where: date is 2019-07-04}
  yes      contract-date: 2018-12-31
`)
}

func TestPartsThatWouldNeedALicense(t *testing.T) {
	claims(t, `
{some: parts, where: [proper, {would-need: [license], less: [xx/some-exception]}]}
  yes      parts: [{proper: yes}], need: "yes"
  no       parts: [{proper: yes}], need: "no"
  no       parts: [{proper: no}], need: "yes"
  unknown  parts: [{proper: yes}] ?
`)
}

// A limb may say which paragraph it is and what to say where it is not met; that
// changes nothing of its truth.
func TestLimbsInWords(t *testing.T) {
	claims(t, `
{if: urgent, para: (a), else: {en: not urgent}}
  yes      urgent: yes
  no       urgent: no
  unknown  to: AA ? urgent
{if: [urgent, insured], para: (b)}
  yes      urgent: yes, insured: yes
  unknown  urgent: yes ? insured
{any: [urgent, insured], para: (c)}
  yes      insured: yes
{some: parties, where: military, para: (d), else: no soldier}
  yes      parties: [{military: yes}]
`)
	n := limb(t, `{if: urgent, para: (a), else: {en: not urgent, ja: 急がない}}`)
	if n.Para != "(a)" || n.Else.In("ja") != "急がない" || n.Else.In("ko") != "not urgent" || n.Text != "urgent" {
		t.Errorf("the limb is read as %q, %v, %q", n.Para, n.Else, n.Text)
	}
	if n = limb(t, `{sum: lines, of: value, is: <= 10 JPY, para: "1", else: too much}`); n.Para != "1" || n.Else.In("en") != "too much" {
		t.Errorf("the sum is read as %q, %v", n.Para, n.Else)
	}
	if n = limb(t, `{if: quiet, silent: yes, by-law: Article 9, para: "2"}`); n.ByLaw != "Article 9" || n.Silence != value.Yes || n.Para != "2" {
		t.Errorf("the limb is read as %q, %s, %q", n.ByLaw, n.Silence, n.Para)
	}
}

// TestAssumedAnswers answers the questions of a reading one after the other: an
// answer counts until it is taken back, and makes the truth what it would be.
func TestAssumedAnswers(t *testing.T) {
	for _, c := range []struct {
		text, order string
		answers     []string // to the first question asked, in turn
		want        value.Truth
	}{
		{"urgent", "", []string{"yes"}, value.Yes},
		{"not urgent", "", []string{"yes"}, value.No},
		{"rushed", "", []string{"yes", "no"}, value.Yes},
		{"fraction > 30 wt%", "", []string{"30 wt%"}, value.No},
		{"fraction > 30 wt%", "fraction: 25..35 wt%", []string{"34 wt%"}, value.Yes},
		{"grade at-least mid", "", []string{"mid"}, value.Yes},
		{"grade at-least mid", "", []string{"low"}, value.No},
		{"to is AA", "", []string{"yes"}, value.Yes},
		{"to is-not AA", "", []string{"no"}, value.No}, // the leaf as it is written
		{"[to is AA, purpose is sale]", "", []string{"yes", "yes"}, value.Yes},
		{"[to is AA, purpose is sale]", "", []string{"yes", "no"}, value.No},
		{"unknown", "", []string{"yes"}, value.Yes},
		{"to in half-read", "to: BB", []string{"no"}, value.No},
		{"unread-size > 4 nm", "", []string{"yes"}, value.Yes},
		{"unread", "", []string{"yes"}, value.Yes},
		{"{some: parties, where: military}", "parties: [{name: a}]", []string{"yes"}, value.Yes},
		{"{some: parties, where: military}", "", []string{"yes"}, value.Yes},
		{"{some: parties, where: military}", "", []string{"no"}, value.No},
		{"{every: via, where: place is AA}", "", []string{"yes"}, value.Yes},
		{"{some: parties, where: country is AA}", "parties: [{name: a}, {name: b}]", []string{"no", "yes"}, value.Yes},
		{"{some: parties, where: hit xx/w1}", "parties: [{name: a}]", []string{"yes"}, value.Yes},
		{"{sum: parties, of: stake, is: <= 10}", "", []string{"no"}, value.No},
		{"{table: cells, row: [entry, to], column: free, has: yes}", "entry: '2', to: AA", []string{"no"}, value.No},
		{"{as-of: contract-date, where: to in dated}", "to: AA", []string{"yes"}, value.Yes},
	} {
		n, ctx := limb(t, c.text), under(t, c.order)
		for i, a := range c.answers {
			ctx.Begin()
			got := ctx.Eval(n)
			if got != value.Unknown || len(ctx.Opens()) == 0 {
				t.Errorf("%s with %s is %s once it is answered %v", c.text, c.order, got, c.answers[:i])
				break
			}
			answer(t, ctx, ctx.Opens()[0], a)
		}
		ctx.Begin()
		if got := ctx.Eval(n); got != c.want || len(ctx.Opens()) > 0 {
			t.Errorf("%s with %s, answered %v, is %s and asks %v; want %s", c.text, c.order, c.answers, got, asked(ctx.Opens()), c.want)
		}
		ctx.Forget(0)
		ctx.Begin()
		if got := ctx.Eval(n); got != value.Unknown || ctx.Assumptions() != 0 {
			t.Errorf("%s with %s is %s once its answers are taken back", c.text, c.order, got)
		}
	}
}

// answer assumes an answer to a question: the cell of the fact that a value lies
// in, or yes or no.
func answer(t *testing.T, c *cond.Context, o cond.Open, a string) {
	t.Helper()
	if o.Node != nil || o.Gap != "" {
		c.AssumeTruth(o, truthNamed(a))
		return
	}
	v, problem := c.Vocab.Read(o.Fact.Type, o.Fact.Unit.Dim, o.Fact.Name, o.Fact.Unit.Symbol, o.Fact.Values, a)
	if problem != nil {
		t.Fatal(problem)
	}
	for _, cell := range toy(t).Names.Cuts.Cells(o.Fact, o.Elem.Get(o.Fact)) {
		if cell.Stated == a || o.Fact.Type == cond.Number && v.Num.Within(cell.Num) {
			c.AssumeValue(o, cell)
			return
		}
	}
	t.Fatalf("no cell of %s has %s", o.Fact.Name, a)
}

// TestQuestionsBetweenMarks holds the marks that the strata use: the questions
// noted between two of them can be forgotten alone.
func TestQuestionsBetweenMarks(t *testing.T) {
	c := under(t, "")
	for _, text := range []string{"urgent", "insured", "quiet"} {
		c.Eval(limb(t, text))
	}
	c.Cut(1, 2)
	if got := asked(c.Opens()); !slices.Equal(got, []string{"quiet", "urgent"}) {
		t.Errorf("after the second is cut, %v are asked", got)
	}
	mark := c.Mark()
	c.Note(cond.Open{Gap: "xx/g"})
	c.Drop(mark - 1)
	if got := asked(c.Opens()); !slices.Equal(got, []string{"urgent"}) {
		t.Errorf("after the rest is dropped, %v are asked", got)
	}
	c.Begin()
	if len(c.Opens()) != 0 {
		t.Errorf("a new walk begins with the questions %v", asked(c.Opens()))
	}
}
