package report

import (
	"fmt"
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	strait "github.com/strait-law/strait"
)

// history writes what was before, what comes after, and the band.
func (t *text) history(l *strait.Line, r *strait.Regime) {
	band := t.Bands[l.Line]
	if len(band) == 0 {
		return
	}
	day := t.Answer.On.Day
	now := 0
	for i, s := range band {
		if s.From <= day {
			now = i
		}
	}
	if now > 0 {
		t.before(r, band, now)
	}
	label := t.w.say("label.after")
	for i := now + 1; i < len(band); i++ {
		what := t.change(r, band, i)
		if what == "" {
			continue
		}
		day := band[i].From.String()
		for j, s := range wrap(what, t.room(false)-12) {
			head := strings.Repeat(" ", 12)
			if j == 0 {
				head = day + "  "
			}
			t.write(row{label: label, text: []string{head + s}})
			label = ""
		}
	}
	t.band(r, band)
}

// before says what would have done until the day the answer last changed.
func (t *text) before(r *strait.Regime, band []strait.Stretch, now int) {
	prev := band[now-1]
	if prev.Outcome == strait.Undetermined && band[now].Outcome == strait.Undetermined {
		return // nothing is known to have changed
	}
	until := (band[now].From - 1).String()
	if band[now].From == t.Answer.On.Day {
		until = t.w.say("day-before")
	}
	s := t.w.say("since-before", "date", until, "what", t.w.say("outcome."+prev.Outcome.String()))
	switch {
	case prev.Unlisted != "":
		s = t.w.say("until-unlisted", "date", until, "number", prev.Unlisted)
	case prev.Outcome == strait.Undetermined:
	case prev.Verdict != band[now].Verdict && prev.Outcome == band[now].Outcome && prev.Lightest == band[now].Lightest:
		s = t.w.say("since-before", "date", until, "what", t.verdict(prev.Verdict))
	case prev.Lightest != "" && prev.Lightest != band[now].Lightest:
		s = t.w.say("until-then", "date", until, "what", t.Law.Title(r.Regime, prev.Lightest, t.Lang))
	default:
		if opened := t.newly(r, band[now], prev, band[:now-1]); opened != "" {
			s = t.w.say("since-before", "date", until, "what", opened)
		}
	}
	t.write(row{label: t.w.say("label.before"), text: wrap(s, t.room(false))})
}

// change says what a day did: what opened, what closed.
func (t *text) change(r *strait.Regime, band []strait.Stretch, i int) string {
	prev, s := band[i-1], band[i]
	var parts []string
	if s.Outcome != prev.Outcome {
		parts = append(parts, outcomeMark[s.Outcome]+" "+t.w.say("outcome."+s.Outcome.String()))
	}
	if opened := t.newly(r, prev, s, band[:i]); opened != "" {
		parts = append(parts, opened)
	}
	for _, id := range ids(prev) {
		if usable(prev.States[id]) && s.States[id] == strait.StateClosed {
			parts = append(parts, t.w.say("no-longer", "what", t.Law.Title(r.Regime, id, t.Lang)))
		}
	}
	return strings.Join(parts, " · ")
}

// newly is the authorizations open in a stretch that were not in the one
// before; one that was open still earlier is open again.
func (t *text) newly(r *strait.Regime, prev, s strait.Stretch, earlier []strait.Stretch) string {
	var parts []string
	for _, id := range ids(s) {
		title := t.Law.Title(r.Regime, id, t.Lang)
		switch {
		case usable(s.States[id]) && !usable(prev.States[id]):
			key := "opens"
			for _, e := range earlier {
				if usable(e.States[id]) {
					key = "again"
				}
			}
			parts = append(parts, t.w.say(key, "what", title))
		case s.States[id] == strait.StateUnknown && prev.States[id] == strait.StateClosed && len(s.On[id]) > 0:
			parts = append(parts, t.w.say("given", "what", title, "on", strings.Join(s.On[id], ", ")))
		}
	}
	return strings.Join(parts, " · ")
}

func usable(s strait.State) bool { return s == strait.StateOpen || s == strait.StateHeld }

func ids(s strait.Stretch) []string {
	out := make([]string, 0, len(s.States))
	for id := range s.States {
		out = append(out, id)
	}
	sort.Strings(out)
	return out
}

// The bar of a stretch: the more the law asks, the fuller.
var outcomeBar = map[strait.Outcome]string{
	strait.NotSubject: " ", strait.NoLicense: "·", strait.Exception: "╌", strait.Notify: "─",
	strait.License: "▇", strait.Prohibited: "█", strait.Undetermined: "░",
}

var rankBar = map[int]string{1: "▂", 2: "▃", 3: "▅", 4: "▇"}

func (t *text) bar(s strait.Stretch) (string, tone) {
	if s.Outcome == strait.License && rankBar[s.Rank] != "" {
		return rankBar[s.Rank], rankTone[s.Rank]
	}
	return outcomeBar[s.Outcome], outcomeTone[s.Outcome]
}

// band draws the answer through the years, one column for some weeks, with the
// day stood on.
func (t *text) band(r *strait.Regime, band []strait.Stretch) {
	cols := t.room(false) - 1
	first, last := t.First, t.Last
	col := func(d strait.Date) int {
		c := int(d-first) * cols / int(last-first+1)
		return min(max(c, 0), cols-1)
	}
	t.blank()
	y0, _, _ := first.YMD()
	y1, _, _ := last.YMD()
	t.write(row{label: t.w.say("label.band"), text: []string{t.paint(years(y0, y1, cols, col), dim)}})
	var bars strings.Builder
	for i, s := range band {
		from, to := col(s.From), cols
		if i+1 < len(band) {
			to = col(band[i+1].From)
		}
		b, c := t.bar(s)
		bars.WriteString(t.paint(strings.Repeat(b, max(to-from, 0)), c))
	}
	t.write(row{text: []string{bars.String()}})
	t.write(row{text: []string{t.bandLabels(r, band, cols, col)}})
	t.blank()
}

func years(y0, y1, cols int, col func(strait.Date) int) string {
	line := []rune(strings.Repeat(" ", cols))
	for y := y0; y <= y1; y++ {
		at := col(strait.NewDate(y, 1, 1))
		if at+4 > cols || at > 0 && line[at-1] != ' ' {
			continue
		}
		for i, c := range fmt.Sprint(y) {
			line[at+i] = c
		}
	}
	return strings.TrimRight(string(line), " ")
}

// named is a part of the band under one label.
type named struct {
	from, to int // columns
	label    string
	letter   string
	tone     tone
}

func (t *text) named(r *strait.Regime, band []strait.Stretch, cols int, col func(strait.Date) int) []named {
	var out []named
	for i, s := range band {
		n := named{from: col(s.From), to: cols, label: t.label(r, s)}
		if i+1 < len(band) {
			n.to = col(band[i+1].From)
		}
		if s.Outcome == strait.License {
			n.letter = s.Letter
		}
		_, n.tone = t.bar(s)
		if k := len(out); k > 0 && out[k-1].label == n.label {
			out[k-1].to = n.to
			continue
		}
		out = append(out, n)
	}
	return out
}

// bandLabels names the parts of the band that are wide enough, and marks the
// day stood on.
func (t *text) bandLabels(r *strait.Regime, band []strait.Stretch, cols int, col func(strait.Date) int) string {
	var b strings.Builder
	width := 0
	put := func(at int, s string, c tone) {
		at = max(at, width)
		b.WriteString(strings.Repeat(" ", at-width) + t.paint(s, c))
		width = at + lipgloss.Width(s)
	}
	mark, marked := col(t.Answer.On.Day), false
	for _, n := range t.named(r, band, cols, col) {
		at, end := max(n.from, width), n.to-1
		if !marked && mark < n.to && mark <= at+1 {
			put(mark, "▲", accent)
			at, marked = width+1, true
		} else if !marked && mark < n.to {
			end = mark - 1
		}
		switch {
		case lipgloss.Width(n.label) <= end-at:
			put(at, n.label, n.tone)
		case n.letter != "" && end-at >= 1:
			put(at, n.letter, n.tone)
		}
		if !marked && mark < n.to {
			put(mark, "▲", accent)
			marked = true
		}
	}
	return b.String()
}

func (t *text) label(r *strait.Regime, s strait.Stretch) string {
	if s.Outcome == strait.License && s.Lightest != "" {
		return t.Law.Title(r.Regime, s.Lightest, t.Lang)
	}
	return t.w.say("outcome." + s.Outcome.String())
}
