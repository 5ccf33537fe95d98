package pack

import (
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/strait-law/strait/internal/value"
)

func dayStart(d int) value.Span {
	at := value.StartOfDay(value.Date(d))
	return value.Span{First: at, Last: at}
}

func onDay(d int) value.Span { return value.WholeDay(value.Date(d)).Span(0) }

// slowPick is the obvious version of Timeline.at: it tries every day on which
// each vague version may have begun and notes what then holds.
func slowPick(tl Timeline[int], on, known int) (winners map[int]bool, none bool) {
	winners = map[int]bool{}
	var live []*Dated[int]
	for _, v := range tl {
		if int(value.DayOf(v.Published.First)) <= known {
			live = append(live, v)
		}
	}
	days := make([]int, len(live))
	var try func(i int)
	try = func(i int) {
		if i < len(live) {
			for d := int(value.DayOf(live[i].From.First)); d <= int(value.DayOf(live[i].From.Last)); d++ {
				days[i] = d
				try(i + 1)
			}
			return
		}
		best := -1
		for j := range live {
			if days[j] > on {
				continue
			}
			if best < 0 || days[j] > days[best] || days[j] == days[best] && laterPublished(live[j], live[best]) {
				best = j
			}
		}
		if best < 0 {
			none = true
		} else {
			winners[live[best].Body] = true
		}
	}
	try(0)
	return winners, none
}

func laterPublished(a, b *Dated[int]) bool { return a.Published.First > b.Published.First }

func TestPickAgainstEveryWayItMayHaveBeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "versions")
		var tl Timeline[int]
		for i := range n {
			from := rapid.IntRange(0, 12).Draw(t, "from")
			vague := rapid.SampledFrom([]int{0, 0, 0, 3}).Draw(t, "vague")
			span := value.Span{First: dayStart(from).First, Last: dayStart(from + vague).First}
			// Distinct days of publication, so that no two are tied.
			tl = append(tl, &Dated[int]{Version: Version{From: span, Published: dayStart(i*20 + rapid.IntRange(0, 19).Draw(t, "published") - 20), New: i == 0}, Body: i})
		}
		tl = tl.sorted()
		on, known := rapid.IntRange(-1, 17).Draw(t, "on"), rapid.IntRange(-25, 80).Draw(t, "known")
		got := tl.at(Moment{On: onDay(on), Known: onDay(known)})
		want, none := slowPick(tl, on, known)
		var ids []int
		for _, v := range got.Versions {
			ids = append(ids, v.Body)
			if !want[v.Body] && !tiedOnADay(tl, v) {
				t.Fatalf("version %d may hold, by trying it cannot", v.Body)
			}
		}
		sort.Ints(ids)
		for id := range want {
			if !containsInt(ids, id) {
				t.Fatalf("version %d may hold, at gives %v", id, ids)
			}
		}
		if none && !got.Absent && !got.Blank && len(got.Versions) > 0 {
			t.Fatalf("there may be none, at gives surely %v", ids)
		}
		if !none && len(want) == 1 && !got.Sure() && !anyTie(tl) {
			t.Fatalf("surely %v, at is not sure", want)
		}
	})
}

// tiedOnADay says whether a vague version may have begun on the day of another:
// at then keeps both, which is sound.
func tiedOnADay(tl Timeline[int], v *Dated[int]) bool {
	for _, u := range tl {
		if u != v && u.From.First <= v.From.Last && v.From.First <= u.From.Last {
			return true
		}
	}
	return false
}

func anyTie(tl Timeline[int]) bool {
	for _, v := range tl {
		if tiedOnADay(tl, v) {
			return true
		}
	}
	return false
}

func containsInt(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}

func TestPickCases(t *testing.T) {
	v := func(name string, from, published int) *Dated[string] {
		return &Dated[string]{Version: Version{From: dayStart(from), Published: dayStart(published)}, Body: name}
	}
	isNew := func(d *Dated[string]) *Dated[string] { d.New = true; return d }
	until := func(d *Dated[string], day int) *Dated[string] {
		d.Sunset, d.Until = true, dayStart(day)
		return d
	}
	by := func(d *Dated[string], events ...*Event) *Dated[string] {
		in := &Instrument{ID: "x"}
		for _, e := range events {
			e.Instrument = in
		}
		in.Events = events
		d.By = &Event{Instrument: in, Kind: "in-force"}
		return d
	}
	stay := func(from, to int, readTo bool) *Event {
		e := &Event{Kind: "stayed", On: dayStart(from), Published: dayStart(from)}
		if readTo {
			e.hasReadTo, e.ReadTo = true, dayStart(to+1)
		} else {
			e.hasUntil, e.Until = true, dayStart(to)
		}
		return e
	}
	for _, tt := range []struct {
		name      string
		tl        Timeline[string]
		on, known int
		want      string
	}{
		{"one", Timeline[string]{isNew(v("a", 10, 5))}, 10, 99, "a"},
		{"its eve", Timeline[string]{isNew(v("a", 10, 5))}, 9, 99, ""},
		{"before the first, not new", Timeline[string]{v("a", 10, 5)}, 9, 99, "blank"},
		{"not yet published", Timeline[string]{isNew(v("a", 10, 5))}, 12, 4, ""},
		{"published that day", Timeline[string]{isNew(v("a", 10, 5))}, 12, 5, "a"},
		{"the next ends it", Timeline[string]{v("a", 10, 5), v("b", 20, 15)}, 20, 99, "b"},
		{"unless not known", Timeline[string]{v("a", 10, 5), v("b", 20, 15)}, 20, 14, "a"},
		{"a corrigendum of the same day", Timeline[string]{v("a", 10, 5), v("b", 10, 30)}, 12, 99, "b"},
		{"before the corrigendum was known", Timeline[string]{v("a", 10, 5), v("b", 10, 30)}, 12, 29, "a"},
		{"a sunset", Timeline[string]{until(isNew(v("a", 10, 5)), 20)}, 19, 99, "a"},
		{"after a sunset the older does not come back", Timeline[string]{v("a", 1, 1), until(v("b", 10, 5), 20)}, 20, 99, ""},
		{"a stay brings the older back", Timeline[string]{v("a", 1, 1), by(v("b", 10, 5), stay(15, 30, false))}, 20, 99, "a"},
		{"after the stay", Timeline[string]{v("a", 1, 1), by(v("b", 10, 5), stay(15, 30, false))}, 30, 99, "b"},
		{"a stay of which nobody read the end", Timeline[string]{v("a", 1, 1), by(v("b", 10, 5), stay(15, 30, true))}, 30, 99, "a"},
		{"after the last day read", Timeline[string]{v("a", 1, 1), by(v("b", 10, 5), stay(15, 30, true))}, 31, 99, "b a"},
		{"a withdrawal", Timeline[string]{v("a", 1, 1), by(v("b", 10, 5), &Event{Kind: "withdrawn", On: dayStart(15), Published: dayStart(15)})}, 15, 99, "a"},
		{"a withdrawal not yet known", Timeline[string]{v("a", 1, 1), by(v("b", 10, 5), &Event{Kind: "withdrawn", On: dayStart(15), Published: dayStart(15)})}, 16, 14, "b"},
		{"a decision alone has no effect", Timeline[string]{v("a", 1, 1), by(v("b", 10, 5), &Event{Kind: "decided", On: dayStart(3), Published: dayStart(3)})}, 9, 99, "a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := tt.tl.sorted().at(Moment{On: onDay(tt.on), Known: onDay(tt.known)})
			var got []string
			for _, v := range p.Versions {
				got = append(got, v.Body)
			}
			if p.Blank {
				got = append(got, "blank")
			}
			if p.Absent {
				got = append(got, "absent")
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestContestedDay(t *testing.T) {
	tl := Timeline[string]{
		{Version: Version{From: dayStart(1), Published: dayStart(1)}, Body: "a"},
		{Version: Version{From: dayStart(28), Published: dayStart(24), Claims: []DateClaim{{Day: 28, Preferred: true}, {Day: 24}}}, Body: "b"},
	}
	for day, want := range map[int]string{23: "a", 24: "a contested", 27: "a contested", 28: "b"} {
		p := tl.at(Moment{On: onDay(day), Known: onDay(99)})
		got := p.Versions[0].Body
		// A claim of an earlier day matters from that day on, though the
		// version itself has not begun.
		if contested(tl, day) {
			got += " contested"
		}
		if got != want {
			t.Errorf("day %d: got %q, want %q", day, got, want)
		}
	}
}

func contested(tl Timeline[string], day int) bool {
	return tl.at(Moment{On: onDay(day), Known: onDay(99)}).Contest != nil
}
