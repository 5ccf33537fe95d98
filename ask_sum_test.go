package strait

import (
	"slices"
	"testing"
)

// TestAskOfASum: a number that no limit cuts, since only its sum over a list is
// compared, is asked for all the same.
func TestAskOfASum(t *testing.T) {
	law := toyWith(t, map[string]string{"zz/requirements.yaml": `
- id: zz/owned
  class: license-rest
  acts: export
  from: 2001-02-01
  cite: Section 14
  confidence: primary
  when:
    - {sum: parts, of: mass-share, is: ">= 50 %"}
`, "vocabulary/order.yaml": `
  mass-share: {type: number, question: Which share of the mass is it?}
`})
	orders, err := law.ParseOrders("o.yaml", []byte(`
date: 2011-01-10
from: ZZ
to: AA
exporter: {name: Mill, country: ZZ, status: []}
parties: [{role: end-user, military: no, screening: clear}]
lines: [{item: {entries: {zz: none}, form: goods, parts: [{mass-share: 30 %}, {}]}, value: 900 ZED}]
`))
	if err != nil {
		t.Fatal(err)
	}
	d, err := law.At(orders[0].Date, nil).Decide(orders[0], Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := d.Lines[0].Regimes[0]
	var asks []string
	for _, q := range r.Ask {
		asks = append(asks, q.Fact)
	}
	if r.Outcome != Undetermined || !slices.Equal(asks, []string{"part.mass-share"}) {
		t.Errorf("%s, asks %v; want part.mass-share asked", r.Outcome, asks)
	}
}
