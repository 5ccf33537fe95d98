package strait

import (
	"bytes"
	"slices"
	"sync"
	"testing"

	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
	"github.com/strait-law/strait/packs"
)

// TestSameBytes decides every worked order twice, by laws opened apart and by
// several goroutines at once: the answers are the same to the byte.
func TestSameBytes(t *testing.T) {
	law := testLaw(t)
	orders := workedOrders(t, law)
	want := make([][]byte, len(orders))
	for i, w := range orders {
		want[i] = answerBytes(t, law, w)
	}
	fresh, err := Open(packs.FS)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range orders {
				j := (i*7 + g) % len(orders)
				if got := answerBytes(t, fresh, orders[j]); !bytes.Equal(got, want[j]) {
					t.Errorf("%s: another answer:\n%s\n%s", orders[j].name, got, want[j])
					return
				}
			}
		})
	}
	wg.Wait()
}

func answerBytes(t *testing.T, law *Law, w workedOrder) []byte {
	d, err := decideDoc(law, w.doc, w.known, Options{})
	if err != nil {
		t.Error(err)
		return nil
	}
	out, err := d.JSON()
	if err != nil {
		t.Error(err)
	}
	return out
}

// manyDays are days on which the answer to an order is looked at, whether or not
// the engine thinks that it may change: those the pack and the order name, the
// days beside them, and every ninth day of some years.
func manyDays(law *Law, regime string, o *Order) []Date {
	seen := map[Date]bool{}
	for _, d := range append(law.lib.Pack(regime).Days(), orderDays(o.root, []value.Period{{Days: 1}})...) {
		seen[d-1], seen[d], seen[d+1] = true, true, true
	}
	for d := value.Day(2017, 1, 1); d < value.Day(2026, 7, 1); d += 9 {
		seen[d] = true
	}
	days := make([]Date, 0, len(seen))
	for d := range seen {
		days = append(days, d)
	}
	slices.Sort(days)
	return days
}

// slowHolds is the obvious version of holds: it decides on many days until the
// answer differs.
func slowHolds(law *Law, o *Order, line int, regime string, known *Time) (from, until *Date) {
	p := law.lib.Pack(regime)
	opt := Options{Brief: true}
	on := o.Date.Day
	answer := func(d Date) sameAnswer { return newChanges(law, p, o, line, known, opt).stretch(d).answer }
	now := answer(on)
	days := manyDays(law, regime, o)
	for i := len(days) - 1; i >= 0 && from == nil; i-- {
		if days[i] < on && answer(days[i]) != now {
			from = dayPtr(days[i] + 1)
		}
	}
	for i := 0; i < len(days) && until == nil; i++ {
		if days[i] > on && answer(days[i]) != now {
			until = dayPtr(days[i])
		}
	}
	return from, until
}

func TestHoldsAgainstEveryDay(t *testing.T) {
	law := testLaw(t)
	n := 0
	for _, w := range workedOrders(t, law) {
		d, err := decideDoc(law, w.doc, w.known, Options{})
		if err != nil {
			t.Fatal(err)
		}
		o := orderOf(t, law, w)
		for i, l := range d.Lines {
			for _, r := range l.Regimes {
				if r.Holds == nil {
					continue
				}
				n++
				from, until := slowHolds(law, o, i, r.Regime, w.known)
				if !sameDay(from, r.Holds.From) || !sameDay(until, r.Holds.Until) {
					t.Errorf("%s: holds from %v until %v, by every day from %v until %v", w.name, r.Holds.From, r.Holds.Until, from, until)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d answers hold", n)
	}
}

func orderOf(t *testing.T, law *Law, w workedOrder) *Order {
	t.Helper()
	o, err := law.readDoc(w.doc)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// readDoc reads an order given as a document.
func (l *Law) readDoc(doc *read.Node) (*Order, error) {
	log := &read.Log{}
	o := l.readOrder(read.Doc{File: "order", Log: log}, doc)
	return o, log.Err()
}

func sameDay(a, b *Date) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// TestBandAgainstEveryDay holds the band of each worked order against deciding
// every day the pack names.
func TestBandAgainstEveryDay(t *testing.T) {
	law := testLaw(t)
	first, last := value.Day(2017, 6, 1), value.Day(2026, 6, 5)
	for _, w := range workedOrders(t, law) {
		o := orderOf(t, law, w)
		for _, regime := range law.Regimes() {
			band, err := law.Band(o, 0, regime, first, last, w.known, Options{})
			if err != nil {
				t.Fatal(err)
			}
			i := 0
			for _, d := range manyDays(law, regime, o) {
				if d < first || d > last {
					continue
				}
				for i+1 < len(band) && band[i+1].From <= d {
					i++
				}
				if s := newChanges(law, law.lib.Pack(regime), o, 0, w.known, Options{Brief: true}).stretch(d); s.answer != band[i].answer {
					t.Errorf("%s: on %s the answer is %s %s %s, in the band %s %s %s", w.name, d, s.Outcome, s.Verdict, s.answer.states, band[i].Outcome, band[i].Verdict, band[i].answer.states)
				}
			}
		}
	}
}

// never are orders none of which may go: each is silent, or doubtful, where the
// law must be told.
var never = map[string]string{
	"a number that does not exist": `
date: 2026-03-02
exporter: {name: A, country: JP, status: []}
from: JP
to: VN
declared: [jp/no-triggers]
lines: [{item: {form: goods, hs: "854231", entries: {jp: [9Z999]}}, value: 1000 JPY}]`,
	"a day before the first version of the rules": `
date: 2012-03-02
exporter: {name: A, country: JP, status: []}
from: JP
to: VN
declared: [jp/no-triggers]
lines: [{item: {form: goods, hs: "854231", entries: {jp: none}}, value: 1000 JPY}]`,
	"no end user named": `
date: 2026-03-02
exporter: {name: A, country: JP, status: []}
from: JP
to: VN
notices: []
evidence: []
lines: [{item: {form: goods, hs: "854231", entries: {jp: none}}, value: 1000 JPY}]`,
	"a possible hit": `
date: 2026-03-02
exporter: {name: A, country: JP, status: []}
from: JP
to: VN
notices: []
evidence: []
facts: {jp-guideline-clear: no}
parties: [{role: end-user, name: B, hits: [{list: jp/end-user-list, state: possible}]}]
lines: [{item: {form: goods, hs: "854231", entries: {jp: none}}, value: 1000 JPY}]`,
	"a licence whose term had ended": `
date: 2019-07-03
dates: {declaration: 2019-07-03}
exporter: {name: A, country: JP, status: [jp/icp-accepted]}
from: JP
to: KR
via: []
licenses: [{id: L, type: jp/special-general-bulk, holder: A, issued: 2016-04-02, expires: 2019-07-02, state: valid, entries: [3(1)]}]
lines: [{item: {entries: {jp: [3(1)/1-he]}}, value: 1000 JPY}]`,
	"a licence of another holder": `
date: 2019-07-03
dates: {declaration: 2019-07-03}
exporter: {name: A, country: JP, status: [jp/icp-accepted]}
from: JP
to: KR
via: []
licenses: [{id: L, type: jp/special-general-bulk, holder: B, issued: 2018-04-02, expires: 2020-07-02, state: valid, entries: [3(1)]}]
lines: [{item: {entries: {jp: [3(1)/1-he]}}, value: 1000 JPY}]`,
	"a licence whose state is not stated": `
date: 2019-07-03
dates: {declaration: 2019-07-03}
exporter: {name: A, country: JP, status: [jp/icp-accepted]}
from: JP
to: KR
via: []
licenses: [{id: L, type: jp/special-general-bulk, holder: A, issued: 2018-04-02, expires: 2020-07-02, entries: [3(1)]}]
lines: [{item: {entries: {jp: [3(1)/1-he]}}, value: 1000 JPY}]`,
	"a place whose law no pack holds": `
date: 2026-03-02
exporter: {name: A, country: KR, status: []}
from: KR
to: VN
lines: [{item: {form: goods, entries: {kr: none}}, value: 1000 KRW}]`,
	"nothing known of the item": `
date: 2026-03-02
exporter: {name: A, country: JP, status: []}
from: JP
to: VN
declared: [jp/no-triggers]
lines: [{item: {}, value: 1000 JPY}]`,
	"after the day the law was read through": `
date: 2026-11-24
exporter: {name: A, country: JP, status: []}
from: JP
to: VN
declared: [jp/no-triggers]
lines: [{item: {form: goods, hs: "854231", entries: {jp: none}}, value: 1000 JPY}]`,
}

func TestSilenceIsNoLeave(t *testing.T) {
	law := testLaw(t)
	for name, text := range never {
		t.Run(name, func(t *testing.T) {
			o := parseOne(t, law, text)
			d, err := law.At(o.Date, nil).Decide(o, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if d.Verdict == Go {
				t.Errorf("it goes: %s", d.Outcome)
			}
		})
	}
}

// TestManyAtOnce decides orders on a law nobody has used yet from many
// goroutines at once: the answers are those of one.
func TestManyAtOnce(t *testing.T) {
	one := testLaw(t)
	orders := workedOrders(t, one)[:40]
	want := make([]string, len(orders))
	for i, w := range orders {
		d, err := decideDoc(one, w.doc, w.known, Options{Brief: true})
		if err != nil {
			t.Fatal(err)
		}
		data, err := d.JSON()
		if err != nil {
			t.Fatal(err)
		}
		want[i] = string(data)
	}
	fresh, err := Open(packs.FS)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range orders {
				k := (i + g*5) % len(orders)
				d, err := decideDoc(fresh, orders[k].doc, orders[k].known, Options{Brief: true})
				if err != nil {
					t.Error(err)
					return
				}
				fresh.Title("jp", "jp/individual", "en")
				if data, _ := d.JSON(); string(data) != want[k] {
					t.Errorf("%s: another answer from many goroutines", orders[k].name)
				}
			}
		})
	}
	wg.Wait()
}
