package strait

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// The sweep: entries, places and days over which orders are made. A fact a rule
// in reach reads is stated or declared in the complete ones.
var (
	sweepEntries = []string{"7(19)", "3(1)/1-he", "5(17)/ro", "7(20)", "7(16)/wo", "9(1)", "1(1)", "2(12)1", "4(5)", "10(4)", "15(1)", "none"}
	sweepPlaces  = []string{"KR", "CN", "DE", "VN", "IR", "US", "LB", "TW", "RU"}
	sweepDays    = []string{"2018-06-01", "2019-07-10", "2019-09-01", "2020-01-15", "2023-04-01", "2023-08-01", "2024-10-01", "2025-11-01", "2026-03-01"}
	sweepValues  = []string{"500000 JPY", "3000000 JPY"}
)

func completeOrder(entry, to, day, amount string) string {
	return fmt.Sprintf(`
date: %s
exporter: {name: Maker, country: JP, status: [jp/icp-accepted]}
from: JP
to: %s
via: []
dates: {declaration: %s, application: %s}
parties: [{role: end-user, name: Buyer, country: %s, screening: clear}]
notices: []
evidence: []
signs: []
contract: {whole: yes}
facts: {dealings-record: no, jp-guideline-clear: no}
lines: [{id: "1", item: {form: goods, hs: "854231", origin: JP, entries: {jp: [%q]}, facts: {jp-named-by-notice: no}}, value: %s}]
`, day, to, day, day, to, entry, amount)
}

func parseOne(t testing.TB, law *Law, text string) *Order {
	t.Helper()
	orders, err := law.ParseOrders("order", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return orders[0]
}

// TestCompleteOrdersAreDecided decides every order of the sweep with all facts
// stated: almost all must be decided, and each that is not must say which law is
// missing.
func TestCompleteOrdersAreDecided(t *testing.T) {
	law := testLaw(t)
	total, decided := 0, 0
	gaps := map[string]int{}
	for _, entry := range sweepEntries {
		for _, to := range sweepPlaces {
			for _, day := range sweepDays {
				for _, amount := range sweepValues {
					o := parseOne(t, law, completeOrder(entry, to, day, amount))
					d, err := law.At(o.Date, nil).Decide(o, Options{})
					if err != nil {
						t.Fatal(err)
					}
					if d.Outcome == Undetermined && wasNotLaw(law, entry, o) {
						continue // the claim names an entry that had not come yet
					}
					total++
					if d.Outcome != Undetermined {
						decided++
						continue
					}
					r := d.Lines[0].Regimes[0]
					var why []string
					for _, g := range r.Gaps {
						why = append(why, g.ID)
					}
					gaps[strings.Join(why, " ")]++
					if len(r.Gaps) == 0 {
						t.Errorf("%s to %s on %s, %s: undetermined without a gap; it asks %v", entry, to, day, amount, r.Ask)
					}
				}
			}
		}
	}
	t.Logf("%d of %d complete orders decided; undetermined by gap: %v", decided, total, gaps)
	if total < 150 || decided*100 < total*98 {
		t.Errorf("%d of %d complete orders decided, fewer than 98 %%", decided, total)
	}
}

func wasNotLaw(law *Law, entry string, o *Order) bool {
	p := law.lib.Pack("jp")
	e := p.Names.Entries[entry]
	return e != nil && law.At(o.Date, nil).of(p).Entry(e).There == value.No
}

// TestBareOrdersAskFew decides orders of which only from, to, day and entry are
// known: few questions, and answering them decides.
func TestBareOrdersAskFew(t *testing.T) {
	law := testLaw(t)
	var counts []int
	total, second := 0, 0
	for _, entry := range sweepEntries {
		for _, to := range sweepPlaces {
			for _, day := range sweepDays {
				text := fmt.Sprintf("date: %s\nfrom: JP\nto: %s\nlines: [{item: {entries: {jp: [%q]}}}]\n", day, to, entry)
				o := parseOne(t, law, text)
				if wasNotLaw(law, entry, o) {
					continue
				}
				total++
				first := questionsOf(t, law, o)
				counts = append(counts, len(first))
				doc := read.Doc{File: "order", Log: &read.Log{}}.Parse([]byte(text))
				for _, q := range first {
					answerQuestion(t, doc, q)
				}
				d, err := decideDoc(law, doc, nil, Options{})
				if err != nil {
					t.Fatalf("%s %s %s: %v", entry, to, day, err)
				}
				if d.Outcome == Undetermined && len(d.Lines[0].Regimes[0].Ask) > 2 {
					second++
					t.Logf("%s to %s on %s asks again: %v", entry, to, day, d.Lines[0].Regimes[0].Ask)
				}
				if d.Outcome == Undetermined && len(d.Lines[0].Regimes[0].Ask)+len(d.Lines[0].Regimes[0].Gaps) == 0 {
					t.Errorf("%s to %s on %s: undetermined without question or gap", entry, to, day)
				}
			}
		}
	}
	sort.Ints(counts)
	t.Logf("%d bare orders; questions: median %d, largest %d; %d need a second round of more than two", total, counts[len(counts)/2], counts[len(counts)-1], second)
	if counts[len(counts)-1] > 8 {
		t.Errorf("a bare order asks %d questions", counts[len(counts)-1])
	}
	if second*100 > total*5 {
		t.Errorf("%d of %d bare orders need a second round of more than two questions", second, total)
	}
}

func questionsOf(t testing.TB, law *Law, o *Order) []Question {
	t.Helper()
	d, err := law.At(o.Date, nil).Decide(o, Options{})
	if err != nil {
		t.Fatal(err)
	}
	l := d.Lines[0]
	if d.Outcome != Undetermined {
		return nil
	}
	if len(l.Regimes[0].Ask)+len(l.Regimes[0].Gaps) == 0 {
		t.Errorf("undetermined without question or gap: %s", boundsWord(l.Bounds))
	}
	return l.Regimes[0].Ask
}

// answerQuestion states an answer that keeps the order ordinary: nothing of
// concern, a small value, goods.
func answerQuestion(t testing.TB, doc *read.Node, q Question) {
	t.Helper()
	set := func(path, value string) {
		Set{Path: path, Value: value, From: "answer"}.apply(doc)
	}
	if strings.Contains(q.Fact, "/") {
		set("declared", "["+q.Fact+"]")
		return
	}
	answers := map[string][2]string{
		"line.value": {"lines.value", "900000 JPY"}, "contract.whole": {"contract.whole", "yes"}, "contract.total": {"contract.whole", "yes"},
		"item.hs": {"lines.item.hs", "854231"}, "item.form": {"lines.item.form", "goods"}, "item.part-of-hs": {"lines.item.part-of-hs", "8542"},
		"order.notices": {"notices", "[]"}, "order.evidence": {"evidence", "[]"}, "party.hits": {"facts.[party.military]", "no"},
		"item.jp-named-by-notice": {"facts.[jp-named-by-notice]", "no"}, "order.jp-guideline-clear": {"facts.[jp-guideline-clear]", "yes"},
		"order.rates": {"rates.[USD/JPY]", "150"}, "order.via": {"via", "[]"}, "exporter.status": {"exporter.status", "[]"}, "order.dealings-record": {"facts.[dealings-record]", "no"},
	}
	a, ok := answers[q.Fact]
	if !ok {
		t.Fatalf("the test has no answer to %s", q.Fact)
	}
	if q.Fact == "party.hits" {
		set("declared", "[jp/no-triggers]")
		return
	}
	set(a[0], a[1])
}
