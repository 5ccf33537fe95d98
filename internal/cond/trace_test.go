package cond_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

func explained(t *testing.T, text, order string) *cond.Trace {
	t.Helper()
	c := under(t, order)
	_, trace := c.Explain(func() value.Truth { return c.Eval(limb(t, text)) })
	return trace
}

// A truth rests on all limbs that had to hold, or on the first that settled it.
func TestDecisiveLimbs(t *testing.T) {
	for _, c := range []struct{ text, order, want string }{
		{"[urgent, insured]", "urgent: yes, insured: yes", "urgent; insured"},
		{"[urgent, insured]", "urgent: yes, insured: no", "insured"},
		{"[urgent, insured]", "urgent: no, insured: no", "urgent"},
		{"[urgent, insured]", "urgent: yes", "insured"},
		{"[urgent, insured]", "to: AA", "urgent; insured"},
		{"{any: [urgent, insured]}", "urgent: yes, insured: yes", "urgent"},
		{"{any: [urgent, insured]}", "insured: yes", "insured"},
		{"{any: [urgent, insured]}", "urgent: no, insured: no", "urgent; insured"},
		{"{none: [urgent, insured]}", "insured: yes", "insured"},
		{"{none: [urgent, insured]}", "urgent: no, insured: no", "urgent; insured"},
		{"[urgent, {any: [insured, to is AA]}, never]", "urgent: yes, insured: no, to: AA", "never"},
		{"[urgent, {any: [insured, to is AA]}]", "urgent: yes, insured: no, to: AA", "urgent; to is AA"},
		{"[urgent, {any: [insured, to is AA]}]", "urgent: yes, insured: no, to: BB", "insured; to is AA"},
		{"{as-of: contract-date, where: [to in dated, urgent]}", "contract-date: 2018-12-31, to: AA, urgent: no", "urgent"},
		{"[rushed, urgent]", "urgent: no", "rushed"}, // a definition is one limb
	} {
		var got []string
		explained(t, c.text, c.order).Decisive(func(limb *cond.Trace) { got = append(got, limb.Text) })
		if now := strings.Join(got, "; "); now != c.want {
			t.Errorf("%s with %s rests on %s, want %s", c.text, c.order, now, c.want)
		}
	}
}

func TestWhatALimbRead(t *testing.T) {
	for _, c := range []struct{ text, order, want string }{
		{"urgent", "urgent: yes", "urgent yes"},
		{"urgent", "to: AA", "urgent"},
		{"[urgent, insured]", "urgent: no, insured: no", "urgent no; insured no"}, // also what came after
		{"rushed", "urgent: no", "urgent no; insured"},
		{"wavelength > the pitch", "pitch: 5 nm", "wavelength; pitch 5 nm"},
		{"half-pitch > 5 nm", "pitch: 5..6 nm", "pitch 5..6 nm"},
		{"{some: parties, where: military}", "parties: [{military: no}, {military: yes}]", "military no; military yes"},
		{"entry in arms", "to: AA", "entries"},
	} {
		var got []string
		for _, r := range explained(t, c.text, c.order).AllReads() {
			s := r.Fact.Name
			if r.Value != nil {
				s += " " + r.Value.Stated
			}
			got = append(got, s)
		}
		if now := strings.Join(got, "; "); now != c.want {
			t.Errorf("%s with %s read %s, want %s", c.text, c.order, now, c.want)
		}
	}
}

func TestWhatALimbRestsOnBesides(t *testing.T) {
	for _, c := range []struct{ text, order, rule, gap, right string }{
		{"to in trusted", "to: AA", "xx/trusted", "", ""},
		{"to in half-read", "to: BB", "", "xx/half-read", ""},
		{"to in half-read", "to: AA", "xx/half-read", "", ""},
		{"rushed", "urgent: yes", "xx/rushed", "", ""},
		{"unread", "urgent: yes", "", "xx/unread", ""},
		{"unsettled", "urgent: no", "xx/unsettled", "", ""},
		{"unknown", "urgent: yes", "", "xx/r", ""},
		{"{table: cells, row: [entry, to], column: free, has: yes}", `entry: "1", to: AA`, "xx/cells/1/AA/free", "", ""},
		{"urgent", "urgent: yes", "", "", ""},
		{"wavelength > the pitch", "pitch: 5 nm", "", "", "5 nm"},
		{"value > the cost", "cost: 5 JPY", "", "", "5 JPY"},
		{"value > the limit", `entry: "1"`, "", "", "1000 JPY"},
		{"wavelength > the pitch", "wavelength: 5 nm", "", "", ""},
		{"wavelength > 5 nm", "wavelength: 5 nm", "", "", ""}, // it stands in the limb's own words
	} {
		limb := explained(t, c.text, c.order).Kids[0]
		rule := ""
		if src := limb.Source(); src != nil {
			rule = src.Rule
			if len(src.Cites) == 0 || src.Confidence != "primary" || src.Status != "in-force" {
				t.Errorf("%s rests on %+v", c.text, src)
			}
		}
		if rule != c.rule || limb.AnyGap() != c.gap || limb.Right != c.right {
			t.Errorf("%s with %s rests on %q, the gap %q and the value %q; want %q, %q and %q", c.text, c.order, rule, limb.AnyGap(), limb.Right, c.rule, c.gap, c.right)
		}
	}
}

// The two ways a comparison may turn out are the short answers to its question.
func TestAnswersToAComparison(t *testing.T) {
	for _, c := range []struct{ text, order, yes, no string }{
		{"fraction > 30 wt%", "", "> 30 wt%", "<= 30 wt%"},
		{"fraction <= 30 wt%", "", "<= 30 wt%", "> 30 wt%"},
		{"fraction < 30 wt%", "", "< 30 wt%", ">= 30 wt%"},
		{"fraction >= 30 wt%", "", ">= 30 wt%", "< 30 wt%"},
		{"fraction = 30 wt%", "", "= 30 wt%", "!= 30 wt%"},
		{"fraction != 30 wt%", "", "!= 30 wt%", "= 30 wt%"},
		{"wavelength overlaps 5..10 nm", "", "overlaps 5..10 nm", "apart from 5..10 nm"},
		{"value <= 1000 JPY", "", "<= 1000 JPY", "> 1000 JPY"},
		{"value <= the cost", "cost: 10 JPY", "<= 10 JPY", "> 10 JPY"},
		{"value <= the cost", "", "value <= the cost", "not value <= the cost"},
		{"{sum: lines, of: value, is: <= 5 JPY}", "", "<= 5 JPY", "> 5 JPY"},
		{"purpose is sale", "", "sale", "not sale"},
		{"to in trusted", "", "in trusted", "not in trusted"},
		{"to not-in trusted", "", "not in trusted", "in trusted"},
		{"papers has contract", "", "has contract", "not has contract"},
		{"hs under 8486", "", "under 8486", "not under 8486"},
		{"urgent", "", "urgent", "not urgent"},
	} {
		if yes, no := under(t, c.order).Answers(limb(t, c.text)); yes != c.yes || no != c.no {
			t.Errorf("%s is answered %q or %q, want %q or %q", c.text, yes, no, c.yes, c.no)
		}
	}
}

// What was read of the law is noted piece by piece, so that an answer holds until
// one of them changes.
func TestLawThatWasRead(t *testing.T) {
	for _, c := range []struct{ text, order, want string }{
		{"to in trusted", "to: CC-1", "xx/trusted; xx/trusted CC-1"},
		{"to in trusted", "to: CC-2", "xx/trusted; xx/trusted CC; xx/trusted CC-2"},
		{"rushed", "urgent: yes", "xx/rushed"},
		{"[rushed, to in trusted]", "urgent: no, to: AA", "xx/rushed"},
		{"bracket is A", "entry: 1.b", "xx/bracket; xx/limits 1; xx/limits 1.b"},
		{"to in friends", "to: AA", "xx/banned; xx/banned AA; xx/far; xx/far AA; xx/friends; xx/friends AA; xx/trusted; xx/trusted AA"},
		{"urgent", "urgent: yes", ""},
	} {
		ctx := under(t, c.order)
		read := map[string]bool{}
		ctx.Read = func(id, part string) { read[strings.TrimSuffix(id+" "+part, " ")] = true }
		ctx.Eval(limb(t, c.text))
		got := strings.ReplaceAll(strings.Join(slices.Sorted(maps.Keys(read)), "; "), "\t", " ")
		if got != c.want {
			t.Errorf("%s with %s reads %s, want %s", c.text, c.order, got, c.want)
		}
	}
}

// Law whose text is not verified is marked where it was read, strictly or not.
func TestWeakLawIsMarked(t *testing.T) {
	for _, c := range []struct {
		text, order string
		want        bool
	}{
		{"to in rumoured", "to: AA", true},
		{"to in rumoured", "to: AA, strict: yes", true},
		{"doubted", "urgent: yes", true},
		{"to in trusted", "to: AA", false},
		{"[urgent, doubted]", "urgent: no", false},
	} {
		ctx := under(t, c.order)
		ctx.Eval(limb(t, c.text))
		if ctx.ReadWeak() != c.want {
			t.Errorf("%s with %s has read weak law: %t", c.text, c.order, ctx.ReadWeak())
		}
	}
}
