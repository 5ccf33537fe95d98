package cond_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

// TestQuickIsTheWalk: what the quick way settles is what the walk comes to.
func TestQuickIsTheWalk(t *testing.T) {
	settled, all := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		n, text := drawn(r, t)
		if rapid.Bool().Draw(r, "plain") {
			text = plainLimb(r, 2)
			n = limb(t, text)
		}
		s := anOrder(r)
		c := under(t, s.String())
		q := cond.Quicken(&cond.Choice{Bodies: []cond.Body{{When: n}}}, c.View)
		got, weak := q.Settle(c), c.ReadWeak()
		c = under(t, s.String())
		want := c.Eval(n)
		all++
		if got == value.Unknown {
			return
		}
		settled++
		if got != want || weak != c.ReadWeak() {
			r.Fatalf("%s\n with %s\n is %s (weak: %t), and quickly %s (weak: %t)", text, s, want, c.ReadWeak(), got, weak)
		}
	})
	if settled*20 < all {
		t.Errorf("the quick way settles %d of %d", settled, all)
	}
}

// plainLimb draws a limb of comparisons the quick way knows.
func plainLimb(r *rapid.T, depth int) string {
	if depth > 0 && rapid.Bool().Draw(r, "joined") {
		op := rapid.SampledFrom([]string{"all", "any", "none"}).Draw(r, "op")
		kids := rapid.SliceOfN(rapid.Custom(func(r *rapid.T) string { return plainLimb(r, depth-1) }), 1, 3).Draw(r, "limbs")
		return "{" + op + ": [" + strings.Join(kids, ", ") + "]}"
	}
	leaf := rapid.SampledFrom([]string{"urgent", "not urgent", "grade in low, mid", "grade not-in low, mid", "wavelength < %d nm", "wavelength >= %d nm", "half-pitch <= %d nm"}).Draw(r, "leaf")
	if strings.Contains(leaf, "%d") {
		leaf = fmt.Sprintf(leaf, rapid.IntRange(0, 6).Draw(r, "limit"))
	}
	return quoted(leaf)
}

// TestQuickConditions: the plain case of each comparison it knows is settled, on
// either side of a limit, and what is no plain case is left to the walk.
func TestQuickConditions(t *testing.T) {
	for _, c := range []struct{ text, order, want string }{
		{"wavelength < 193 nm", "wavelength: 192.9 nm", "yes"},
		{"wavelength < 193 nm", "wavelength: 0.193 um", "no"},
		{"wavelength >= 193 nm", "wavelength: 193.0 nm", "yes"},
		{"wavelength = 193 nm", "wavelength: 193 nm", "yes"},
		{"wavelength != 193 nm", "wavelength: 193 nm", "no"},
		{"wavelength > 193 nm", "wavelength: 190..195 nm", "unknown"},
		{"wavelength > 193 nm", "to: AA", "unknown"},
		{"wavelength > the pitch", "wavelength: 5 nm, pitch: 4 nm", "unknown"},
		{"half-pitch <= 45 nm", "pitch: 90 nm", "yes"},
		{"half-pitch <= 45 nm", "pitch: 90.001 nm", "no"},
		{"grade in low, mid", "grade: mid", "yes"},
		{"grade not-in low, mid", "grade: mid", "no"},
		{"urgent", "urgent: yes", "yes"},
		{"not urgent", "urgent: yes", "no"},
		{"not urgent", "to: AA", "unknown"},
		{"[urgent, wavelength > 5 nm]", "urgent: no", "no"},
		{"{any: [urgent, wavelength > 5 nm]}", "wavelength: 6 nm", "yes"},
		{"{none: [urgent, wavelength > 5 nm]}", "urgent: no, wavelength: 5 nm", "yes"},
		{"{none: [urgent, wavelength > 5 nm]}", "urgent: no", "unknown"},
		{"[{any: [never, wavelength > 5 nm]}, urgent]", "wavelength: 5 nm, urgent: no", "no"},
	} {
		ctx := under(t, c.order)
		if got := cond.Quicken(&cond.Choice{Bodies: []cond.Body{{When: limb(t, quoted(c.text))}}}, ctx.View).Settle(ctx).String(); got != c.want {
			t.Errorf("%s with %s is quickly %s, want %s", c.text, c.order, got, c.want)
		}
	}
}

// quoted is a text as a limb is written: a list or a map as it is.
func quoted(text string) string {
	if text[0] == '[' || text[0] == '{' {
		return text
	}
	return `"` + text + `"`
}
