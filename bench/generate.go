package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"
)

// The days and places orders are drawn from. The days stand on both sides of
// the law's changes; no place needs an approval besides the licence, a part of
// the law the packs only name.
var (
	days = []int{20180601, 20190710, 20191225, 20200601, 20230401, 20230723, 20240908, 20250528, 20251008, 20251009, 20260214, 20260601}

	destinations = []string{"KR", "KR", "US", "DE", "BG", "CN", "VN", "TW", "IN", "LB", "SS", "IR", "IQ"}

	statuses = []string{"", "jp/officers-named", "jp/icp-accepted", "jp/icp-accepted"}

	goodsCodes = []string{"854231", "854290", "845811", "846693", "848620", "281111", "392099", "630790", "880730", "010121", "620342"}

	// Entries that are known by their number alone, of rows with and without
	// low value, and of Appended Table 3-3.
	numbered = []string{"1(1)", "2(16)", "4(3)", "6(2)", "8", "9(1)", "10(4)", "12(1)", "13(5)", "14(1)", "15(1)"}
)

// generator draws orders, each different from all before it.
type generator struct {
	r     *rand.Rand
	seen  map[uint64]bool
	count int
}

func newGenerator(seed uint64) *generator {
	return &generator{r: rand.New(rand.NewPCG(seed, 1)), seen: map[uint64]bool{}}
}

// next draws an order whose content no earlier one had.
func (g *generator) next() order {
	for {
		o := g.draw()
		if print := fingerprint(&o); !g.seen[print] {
			g.seen[print] = true
			g.count++
			o.id = fmt.Sprintf("order-%d", g.count)
			return o
		}
	}
}

// fingerprint is a hash of everything an order says but its id.
func fingerprint(o *order) uint64 {
	h := fnv.New64a()
	text, err := json.Marshal(document(o))
	if err != nil {
		panic(err) // a map of strings
	}
	h.Write(text)
	return h.Sum64()
}

func (g *generator) draw() order {
	o := order{
		day:      pick(g.r, days),
		to:       pick(g.r, destinations),
		hs:       pick(g.r, goodsCodes),
		status:   pick(g.r, statuses),
		named:    g.r.IntN(2) == 0,
		dealings: g.r.IntN(2) == 0,
		cleared:  g.r.IntN(4) == 0,
		value:    g.value(),
	}
	family := g.family()
	o.item.family = family.name
	for i := range family.facts {
		family.facts[i].draw(g.r, &o.item)
	}
	if o.hs == "880730" {
		o.partOfHS = pick(g.r, []string{"880260", "880622", "880240"})
	}
	o.claims = g.claim(&o)
	g.triggers(&o)
	return o
}

// family draws a kind of goods; the three with cells in the bulk licence notice
// come up more often.
func (g *generator) family() *family {
	if g.r.IntN(5) == 0 {
		return &families[g.r.IntN(3)]
	}
	return &families[g.r.IntN(len(families))]
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// value is a price on both sides of the limits of low value, 50,000 and
// 1,000,000 yen, and often one hundredth off them.
func (g *generator) value() int64 {
	switch g.r.IntN(4) {
	case 0:
		return pick(g.r, []int64{5000000, 100000000}) + int64(g.r.IntN(3)) - 1
	case 1:
		return 1 + g.r.Int64N(10000000)
	}
	return 1 + g.r.Int64N(200000000)
}

// claim is what the exporter classified the item as: mostly what its facts say,
// at times nothing or another entry of the family. The law goes by the goods,
// so an engine must find what the facts say beside a wrong claim.
func (g *generator) claim(o *order) []string {
	if o.item.family == "other-goods" {
		if g.r.IntN(3) == 0 {
			return nil
		}
		return []string{pick(g.r, numbered)}
	}
	switch g.r.IntN(6) {
	case 0:
		return nil
	case 1:
		return g.wrongClaim(o)
	}
	return conditionsByHand(&o.item, o.day, nil)
}

func (g *generator) wrongClaim(o *order) []string {
	var there []string
	for _, e := range listed {
		if e.family == o.item.family && e.from <= o.day {
			there = append(there, e.entry)
		}
	}
	if len(there) == 0 {
		return nil
	}
	return []string{pick(g.r, there)}
}

// triggers gives three orders of ten what the catch-all controls ask about:
// papers, notices, a party on the Foreign End User List.
func (g *generator) triggers(o *order) {
	if g.r.IntN(10) >= 3 {
		o.declared = g.r.IntN(2) == 0
		return
	}
	for range 1 + g.r.IntN(2) {
		switch g.r.IntN(4) {
		case 0:
			o.notices = append(o.notices, notice{pick(g.r, []string{"jp/meti", "jp/meti", "xx/customs"}), pick(g.r, []string{"wmd", "arms", "other"}), g.around(o.day)})
		case 1:
			o.hits = append(o.hits, hit{"jp/end-user-list", pick(g.r, []string{"N", "CW"})})
		default:
			o.evidence = append(o.evidence, g.evidence(o.day))
		}
	}
}

func (g *generator) evidence(day int) evidence {
	e := evidence{
		shows:    pick(g.r, []string{"wmd-use", "wmd-activity", "arms-use", "arms-activity", "civil-use"}),
		channel:  pick(g.r, []string{"contract", "held-paper", "message", "web-page", "obtainable"}),
		heldBy:   pick(g.r, []string{"exporter", "exporter", "agent", "other", "none"}),
		about:    pick(g.r, []string{"goods", "end-user"}),
		received: g.around(day),
	}
	if g.r.IntN(3) > 0 { // a use is mostly shown of goods, an activity of a user
		e.about = map[string]string{"wmd-activity": "end-user", "arms-activity": "end-user"}[e.shows]
		if e.about == "" {
			e.about = "goods"
		}
	}
	return e
}

// around is a day before, on, or after another: what reaches the exporter after
// the export does not count.
func (g *generator) around(day int) int {
	t := time.Date(day/10000, time.Month(day/100%100), day%100, 0, 0, 0, 0, time.UTC)
	t = t.AddDate(0, 0, pick(g.r, []int{-40, -1, 0, 0, 1}))
	return t.Year()*10000 + int(t.Month())*100 + t.Day()
}

// take draws n orders.
func (g *generator) take(n int) []order {
	out := make([]order, n)
	for i := range out {
		out[i] = g.next()
	}
	return out
}
