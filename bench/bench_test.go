package main

import (
	"testing"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/packs"
)

// TestEnginesAgree holds the engines against each other on some thousand orders.
// It times nothing.
func TestEnginesAgree(t *testing.T) {
	law, err := strait.Open(packs.FS)
	if err != nil {
		t.Fatal(err)
	}
	e, err := newEngines(law)
	if err != nil {
		t.Fatal(err)
	}
	g, seen := newGenerator(2), newTally()
	for range 4 {
		b, err := e.batch(g.take(1000))
		if err != nil {
			t.Fatal(err)
		}
		if err := e.compare(b, seen); err != nil {
			t.Fatal(err)
		}
	}
	if err := seen.err(); err != nil {
		t.Error(err)
	}
	for _, entry := range entryNames() {
		if n := seen.held[entry]; n == 0 || n == seen.orders {
			t.Errorf("%d of %d orders are under %s: the comparison says nothing of it", n, seen.orders, entry)
		}
	}
	for _, outcome := range []string{noLicense, exception, license} {
		if seen.outcomes[outcome] < seen.orders/50 {
			t.Errorf("only %d of %d orders are %s", seen.outcomes[outcome], seen.orders, outcome)
		}
	}
	t.Logf("outcomes %v, lightest %v, left open %d", seen.outcomes, seen.lightest, seen.open)
}
