package strait

import (
	"slices"
	"strings"
	"testing"
)

// TestFourRegimesAtOnce decides orders by four regimes: each is reached, not
// reached, or open for want of a fact, and a place whose law no pack holds is named.
func TestFourRegimesAtOnce(t *testing.T) {
	law := spikeLaw(t)
	const home = "via: []\nlines: [{item: {form: goods, parts: [], "
	for _, tt := range []struct{ name, order, reached, open, uncovered string }{
		{"within Japan's law", "from: JP\nto: KR\nexporter: {country: JP}\n" + home + "origin: JP}}]", "jp", "us", ""}, // whether a plant of the United States' technology made it
		{"no direct product", "from: JP\nto: KR\nexporter: {country: JP}\ndeclared: [us/not-direct-product]\n" + home + "origin: JP}}]", "jp", "", ""},
		{"within Korea's law", "from: KR\nto: JP\nexporter: {country: KR}\n" + home + "origin: KR}}]", "kr", "us", ""},
		{"within the Union", "from: DE\nto: FR\nexporter: {country: DE}\n" + home + "origin: DE}}]", "eu", "us", ""},
		{"to a place of no pack", "from: US\nto: CN\nexporter: {country: US}\n" + home + "origin: US}}]", "us", "", "CN"},
		{"goods of the United States from Japan", "from: JP\nto: KR\nexporter: {country: JP}\n" + home + "origin: US}}]", "jp us", "", ""},
		{"origin and route not stated", "from: JP\nto: KR\nexporter: {country: JP}\nlines: [{item: {form: goods}}]", "jp", "eu us", ""},
		{"parts not stated", "from: JP\nto: KR\nexporter: {country: JP}\nvia: []\nlines: [{item: {form: goods, origin: JP}}]", "jp", "us", ""},
		{"nobody's law here", "from: BR\nto: CL\nexporter: {country: BR}\n" + home + "origin: BR}}]", "", "us", "BR CL"},
		{"a Korean broker", "from: JP\nto: VN\nexporter: {country: JP}\nact: broker\nparties: [{role: broker, country: KR}]\n" + home + "origin: JP}}]", "kr", "", "VN"},
		{"a German broker", "from: TH\nto: MM\nexporter: {country: DE}\nact: broker\n" + home + "origin: TH}}]", "eu", "", "TH MM"},
		{"nothing stated", "lines: [{item: {}}]", "", "eu jp kr us", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			orders, err := law.ParseOrders("order", []byte("date: 2024-03-01\n"+tt.order))
			if err != nil {
				t.Fatal(err)
			}
			d, err := law.At(orders[0].Date, nil).Decide(orders[0], Options{})
			if err != nil {
				t.Fatal(err)
			}
			l := &d.Lines[0]
			reached, open, uncovered := "", "", ""
			for _, r := range l.Regimes {
				if r.Reach.String() == "yes" {
					reached += " " + r.Regime
				}
			}
			for _, o := range l.Open {
				open += " " + o.Regime
				if o.Ask == "" {
					t.Errorf("%s is open, and nothing is asked", o.Regime)
				}
			}
			for _, p := range l.Uncovered {
				uncovered += " " + string(p)
			}
			for _, x := range [][3]string{{"reached", reached, tt.reached}, {"open", open, tt.open}, {"uncovered", uncovered, tt.uncovered}} {
				if got := strings.TrimSpace(x[1]); got != x[2] {
					t.Errorf("%s: %q, want %q", x[0], got, x[2])
				}
			}
			for _, r := range law.Regimes() { // each is accounted for once
				in := slices.ContainsFunc(l.NotReached, func(n NotReached) bool { return n.Regime == r })
				if in == slices.Contains(strings.Fields(reached+open), r) {
					t.Errorf("%s is told of twice, or not at all", r)
				}
			}
			if tt.open != "" && l.Verdict == Go {
				t.Error("a regime is open, and the verdict is go")
			}
		})
	}
}
