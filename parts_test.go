package strait

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// toyHead is the toy law with something added to its files, of which only the
// head is read.
func toyHead(t *testing.T, add map[string]string) *Law {
	t.Helper()
	a, err := txtar.ParseFile("internal/pack/testdata/toy.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range a.Files {
		files[f.Name] = &fstest.MapFile{Data: []byte(string(f.Data) + add[f.Name])}
	}
	law, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	return law
}

// toyWith is the same with its rules read.
func toyWith(t *testing.T, add map[string]string) *Law {
	t.Helper()
	law := toyHead(t, add)
	if err := law.Check(); err != nil {
		t.Fatal(err)
	}
	return law
}

// TestPartsThatWouldNeedALicence: goods that are free themselves need a licence
// for a part in them that would need one if it went alone.
func TestPartsThatWouldNeedALicence(t *testing.T) {
	law := toyWith(t, map[string]string{"zz/requirements.yaml": `
- id: zz/contains
  class: license-rest
  acts: export
  from: 2001-02-01
  cite: Section 13
  confidence: primary
  when:
    - some: parts
      where: [part.fair-value > 10 ZED, {would-need: [license], less: [small-value]}]
`})
	for _, c := range []struct {
		part string
		want string
		asks string
	}{
		{"{entries: {zz: [W2]}, fair-value: 50 ZED}", "license", ""},
		{"{entries: {zz: [W2]}, fair-value: 5 ZED}", "no-license", ""},
		{"{entries: {zz: [W1/b]}, fair-value: 50 ZED}", "no-license", ""},
		{"{entries: {zz: none}, fair-value: 50 ZED}", "no-license", ""},
		{"{fair-value: 50 ZED}", "undetermined", "part.entries"},
		{"{entries: {zz: [W9]}, fair-value: 50 ZED}", "undetermined", "part.entries"},
		{"{entries: {zz: [W2]}}", "undetermined", "part.fair-value"},
		// W1/a is controlled where it is heavy, which a part may say of itself.
		{"{entries: {zz: [W1/a]}, fair-value: 50 ZED}", "undetermined", "mass"},
	} {
		orders, err := law.ParseOrders("o.yaml", []byte(fmt.Sprintf(`
date: 2011-01-10
from: ZZ
to: DD
exporter: {name: Mill, country: ZZ, status: []}
parties: [{role: end-user, military: no, hits: [], owners: []}]
lines: [{item: {entries: {zz: none}, form: goods, parts: [%s]}, value: 900 ZED}]
`, c.part)))
		if err != nil {
			t.Errorf("%s: %v", c.part, err)
			continue
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
		if r.Outcome.String() != c.want || !strings.Contains(strings.Join(asks, " "), c.asks) {
			t.Errorf("%s: %s, asks %v; want %s, asking %s", c.part, r.Outcome, asks, c.want, c.asks)
		}
		if r.Outcome == Undetermined && len(asks) == 0 && len(r.Gaps) == 0 {
			t.Errorf("%s: undetermined without a question or a gap", c.part)
		}
	}
}

// TestPartsMakeGoodsSubject: whether the law speaks of an act at all may hang on
// a part that would need a licence, and then its rules are read to tell.
func TestPartsMakeGoodsSubject(t *testing.T) {
	add := map[string]string{"zz/reach.yaml": `
- id: zz/abroad
  from: 2001-02-01
  cite: Section 15
  confidence: primary
  when:
    - act is ship
    - from is-not ZZ
    - some: parts
      where: {would-need: [license], less: [small-value]}
`}
	for _, c := range []struct{ parts, want string }{
		{"[{entries: {zz: [W2]}}]", "yes"},
		{"[{entries: {zz: [W1/b]}}]", "no"},
		{"[]", "no"},
		{"[{fair-value: 1 ZED}]", "unknown"},
	} {
		law := toyHead(t, add)
		orders, err := law.ParseOrders("o.yaml", []byte(fmt.Sprintf(`
date: 2011-01-10
from: AA
to: DD
exporter: {name: Mill, country: AA, status: []}
parties: [{role: end-user, military: no, hits: [], owners: []}]
lines: [{item: {entries: {zz: none}, form: goods, parts: %s}, value: 900 ZED}]
`, c.parts)))
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // by the head alone, and once the rules are read
			d, err := law.At(orders[0].Date, nil).Decide(orders[0], Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := "no"
			for _, r := range d.Lines[0].Regimes {
				got = r.Reach.String()
			}
			if got != c.want {
				t.Errorf("parts %s: reach is %s, want %s", c.parts, got, c.want)
			}
		}
	}
}
