// Package report writes a determination for people: as text for a terminal.
// Every word it adds of its own comes from a catalogue (words/), in English,
// Japanese and Korean; what the law says comes from the packs.
package report

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	strait "github.com/strait-law/strait"
)

// Page is an answer to be written.
type Page struct {
	Law     *strait.Law
	Order   *strait.Order
	Answer  *strait.Determination
	Bands   map[string][]strait.Stretch // by line id; the regime that asks most
	Lang    string
	Width   int // columns; 80 where 0
	Style   Style
	Explain bool // with the reasons, limb by limb
	First   strait.Date
	Last    strait.Date // the days a band goes over
}

// Style says what besides characters a page may use.
type Style int

// The styles: characters alone; bold and reverse as well; colour as well.
const (
	Plain Style = iota
	Attributes
	Colour
)

// The columns of the text, from 0: labels, then text; cites stand in a column of
// their own at the right.
const (
	labelCol  = 4
	textCol   = 13
	citeWidth = 22
)

// Text is the answer as text.
func (p Page) Text() string {
	t := p.begin()
	if len(p.Answer.Lines) > 1 {
		t.summary()
	}
	for i := range p.Answer.Lines {
		t.line(&p.Answer.Lines[i])
	}
	return t.out.String()
}

func (p Page) begin() *text {
	if p.Width < 60 {
		p.Width = 80
	}
	return &text{Page: p, w: wordsIn(p.Lang)}
}

// text is a report being written.
type text struct {
	Page
	w    words
	out  strings.Builder
	weak map[string]bool // marks that need a note at the foot
}

func (t *text) blank() { t.out.WriteByte('\n') }

// tone is a colour of the picture language; colour only repeats what the words
// and marks say.
type tone string

// The tones are of middling lightness, so that they can be read on a dark ground
// and on a light one.
const (
	plain  tone = ""
	dim    tone = "#868C92"
	strong tone = "strong"
	accent tone = "#3B8FCB"
	asking tone = "#9180D8"
)

var outcomeTone = map[strait.Outcome]tone{
	strait.NotSubject: "#868C92", strait.NoLicense: "#3C9A74", strait.Exception: "#2F9A8E",
	strait.Notify: "#B98A1E", strait.License: "#D0622B", strait.Prohibited: "#C9475F", strait.Undetermined: "#9180D8",
}

var rankTone = map[int]tone{1: "#B9835F", 2: "#C57A50", 3: "#CF6A3C", 4: "#C9491D"}

var outcomeMark = map[strait.Outcome]string{
	strait.NotSubject: "–", strait.NoLicense: "○", strait.Exception: "◔", strait.Notify: "◑",
	strait.License: "●", strait.Prohibited: "✕", strait.Undetermined: "?",
}

func (t *text) paint(s string, c tone) string {
	st := lipgloss.NewStyle()
	switch {
	case t.Style == Plain || s == "" || c == plain:
		return s
	case c == strong:
		return st.Bold(true).Render(s)
	case t.Style == Attributes:
		return s
	}
	return st.Foreground(lipgloss.Color(string(c))).Render(s)
}

var plateTone = map[strait.Verdict][2]string{
	strait.Go: {"#1B6A4C", "#FFFFFF"}, strait.DoFirst: {"#E9C05A", "#181B1E"},
	strait.Ask: {"#584795", "#FFFFFF"}, strait.Stop: {"#AF1C14", "#FFFFFF"},
}

func (t *text) verdict(v strait.Verdict) string { return t.w.say("verdict." + v.String()) }

// plate is the verdict as a plate: reverse without colour, its own with.
func (t *text) plate(v strait.Verdict) string {
	word := t.verdict(v)
	switch t.Style {
	case Plain:
		return "[" + word + "]"
	case Attributes:
		return lipgloss.NewStyle().Bold(true).Reverse(true).Render(" " + word + " ")
	}
	c := plateTone[v]
	return lipgloss.NewStyle().Bold(true).Background(lipgloss.Color(c[0])).Foreground(lipgloss.Color(c[1])).Render(" " + word + " ")
}

// row is one entry of the report: a label, lines of text, and cites beside them.
type row struct {
	label string
	text  []string // each already painted
	cites []string
}

// write puts a row into its columns.
func (t *text) write(r row) {
	cites := t.wrapCites(r.cites)
	n := max(len(r.text), len(cites))
	for i := 0; i < n; i++ {
		var b strings.Builder
		b.WriteString(strings.Repeat(" ", labelCol))
		label := ""
		if i == 0 {
			label = r.label
		}
		b.WriteString(t.paint(label, dim))
		pad(&b, lipgloss.Width(b.String()), textCol)
		if i < len(r.text) {
			b.WriteString(r.text[i])
		}
		if i < len(cites) && cites[i] != "" {
			at := t.citeCol()
			if w := lipgloss.Width(b.String()); w >= at {
				t.out.WriteString(strings.TrimRight(b.String(), " ") + "\n")
				b.Reset()
			}
			pad(&b, lipgloss.Width(b.String()), at)
			b.WriteString(t.paint(cites[i], dim))
		}
		t.out.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
}

func pad(b *strings.Builder, from, to int) {
	if to > from {
		b.WriteString(strings.Repeat(" ", to-from))
	}
}

func (t *text) wrapCites(cites []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range cites {
		if !seen[c] {
			seen[c] = true
			out = append(out, wrap(c, citeWidth)...)
		}
	}
	return out
}

// citeCol is the column of cites: at the right, but not out of sight of the text
// they belong to.
func (t *text) citeCol() int { return min(t.Width, 112) - citeWidth }

// room is the width of text beside a cite, or of a whole line.
func (t *text) room(cites bool) int {
	if cites {
		return t.citeCol() - 2 - textCol
	}
	return t.Width - textCol
}

// wrap breaks words into lines of a width, and a run without spaces where it
// must.
func wrap(s string, width int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(s) {
		for lipgloss.Width(word) > width {
			head, tail := split(word, width-lipgloss.Width(line)-btoi(line != ""))
			if head == "" {
				out, line = append(out, line), ""
				continue
			}
			if line != "" {
				line += " "
			}
			out, line, word = append(out, line+head), "", tail
		}
		switch {
		case line == "":
			line = word
		case lipgloss.Width(line)+1+lipgloss.Width(word) <= width:
			line += " " + word
		default:
			out, line = append(out, line), word
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// neverFirst are the marks that do not begin a line: closing ones and those that
// belong to what stands before them.
const neverFirst = "。、，．・：；！？）」』】〕〉》ーゃゅょっャュョッ々"

// split cuts as many characters off a word as fit a width; a mark that does not
// begin a line takes the character before it along.
func split(word string, width int) (head, tail string) {
	w, last := 0, 0
	for i, r := range word {
		w += lipgloss.Width(string(r))
		if w <= width {
			if !strings.ContainsRune(neverFirst, r) {
				last = i
			}
			continue
		}
		if strings.ContainsRune(neverFirst, r) && last > 0 {
			i = last
		}
		return word[:i], word[i:]
	}
	return word, ""
}

// marked is a cite with a star where its text is not a primary one.
func (t *text) marked(cites []string, confidence string) []string {
	out := append([]string(nil), cites...)
	if len(out) == 0 {
		return out
	}
	if t.weak == nil {
		t.weak = map[string]bool{}
	}
	switch confidence {
	case "secondary":
		t.weak["secondary"] = true
		out[len(out)-1] += " *"
	case "unverified":
		t.weak["unverified"] = true
		out[len(out)-1] += " **"
	}
	return out
}

var amount = regexp.MustCompile(`\b(\d{4,})((?:\.\d+)? [A-Z]{3}\b)`)

// grouped writes amounts of money with their thousands apart.
func grouped(s string) string {
	return amount.ReplaceAllStringFunc(s, func(m string) string {
		part := amount.FindStringSubmatch(m)
		var b strings.Builder
		for i, c := range part[1] {
			if i > 0 && (len(part[1])-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteRune(c)
		}
		return b.String() + part[2]
	})
}

func (t *text) summary() {
	t.blank()
	t.out.WriteString("  " + t.plate(t.Answer.Verdict) + "  " + strings.Join(strings.Fields(t.w.say("order-of", "id", t.Answer.Order, "n", fmt.Sprint(len(t.Answer.Lines)))), " ") + "\n")
	t.blank()
	for i := range t.Answer.Lines {
		l := &t.Answer.Lines[i]
		head := t.verdict(l.Verdict) + "  " + t.outcome(l.Outcome)
		t.write(row{label: clipped(l.Line, textCol-labelCol-1), text: t.twoColumns(head, t.item(l), lipgloss.Width(head), t.room(false))})
	}
}

// clipped is a text cut to a width, with a mark where it was cut.
func clipped(s string, width int) string {
	if lipgloss.Width(s) <= width {
		return s
	}
	head, _ := split(s, width-1)
	return head + "…"
}

func (t *text) outcome(o strait.Outcome) string {
	return t.paint(outcomeMark[o], outcomeTone[o]) + " " + t.paint(t.w.say("outcome."+o.String()), strong)
}

// main is the regime whose answer a line's report is about: the one that asks
// most.
func main(l *strait.Line) *strait.Regime {
	for i := range l.Regimes {
		if l.Regimes[i].Regime == l.By {
			return &l.Regimes[i]
		}
	}
	if len(l.Regimes) > 0 {
		return &l.Regimes[0]
	}
	return nil
}

// item is what a line is about: the entry it is under, or what the order calls
// it and that it is not classified.
func (t *text) item(l *strait.Line) string {
	called := t.called(l.Line)
	r := main(l)
	if r == nil {
		return join(called, "")
	}
	for _, c := range r.Candidates {
		if c.Truth.String() != "yes" {
			continue
		}
		if c.Entry == "none" {
			return join(called, t.w.say("none-listed"))
		}
		title := t.Law.Title(r.Regime, c.Entry, t.Lang)
		if title == c.Entry {
			title = called
		}
		return join(title, c.Entry)
	}
	return join(called, t.w.say("unclassified"))
}

// called is what the order calls the item of a line: its description, else the
// kind of thing it is.
func (t *text) called(line string) string {
	description, family := t.Order.Describe(line)
	if description != "" {
		return description
	}
	return t.Law.Title("", family, t.Lang)
}

func join(a, b string) string { return strings.TrimSpace(a + " " + b) }

// line writes the answer to one line.
func (t *text) line(l *strait.Line) {
	t.weak = nil
	t.head(l)
	r := main(l)
	if r == nil {
		t.unreached(l)
		t.lawRow(l)
		t.blank()
		return
	}
	t.bounds(l, r)
	t.why(r)
	if e := l.Enforced; e != nil {
		said := t.w.say("as-enforced", "verdict", t.verdict(e.Verdict), "outcome", t.w.say("outcome."+e.Outcome.String()))
		t.write(row{label: t.w.say("label.enforced"), text: wrap(said, t.room(false))})
	}
	t.claim(r)
	t.way(r)
	t.others(r)
	t.disputed(r)
	t.asks(r)
	t.gaps(r)
	t.history(l, r)
	t.rests(r)
	t.lawRow(l)
	if t.Explain {
		t.reasons(r)
	}
	t.blank()
}

func (t *text) head(l *strait.Line) {
	from, to := t.Order.Places()
	date := t.Answer.On.String()
	sentence := t.w.say("head", "item", t.item(l), "from", t.place(from), "to", t.place(to), "date", date)
	t.blank()
	first := "  " + t.plate(l.Verdict) + "  " + t.outcome(l.Outcome) + "   "
	room := t.Width - lipgloss.Width(first)
	lines := wrap(sentence, room)
	if len(lines) > 1 {
		lines = append(lines[:1], wrap(strings.TrimSpace(strings.TrimPrefix(strings.Join(strings.Fields(sentence), " "), lines[0])), t.Width-textCol)...)
	}
	for i, s := range lines {
		s = strings.Replace(s, date, t.paint(date, accent), 1)
		if i == 0 {
			t.out.WriteString(first + s + "\n")
			continue
		}
		t.out.WriteString(strings.Repeat(" ", textCol) + s + "\n")
	}
	t.blank()
}

func (t *text) place(p strait.Place) string {
	if p == "" {
		return t.w.say("elsewhere")
	}
	return t.Law.PlaceName(p, t.Lang)
}

func (t *text) bounds(l *strait.Line, r *strait.Regime) {
	if l.Outcome == strait.Undetermined {
		s := t.w.say("bounds", "lo", t.outcome(l.Bounds[0]), "hi", t.outcome(l.Bounds[1]))
		if !l.Exact {
			s += " · " + t.w.say("inexact")
		}
		t.write(row{label: t.w.say("label.range"), text: []string{s}})
	}
	if len(r.Candidates) > 1 && l.Outcome == strait.Undetermined {
		var alts []string
		for _, c := range r.Candidates {
			name := c.Entry
			switch name {
			case "none":
				name = t.w.say("none-listed")
			case "other":
				name = t.w.say("other-entry")
			}
			alts = append(alts, name+" "+outcomeMark[c.Outcome])
		}
		t.write(row{text: wrap(strings.Join(alts, " · "), t.room(false))})
	}
}

func (t *text) why(r *strait.Regime) {
	label := t.w.say("label.why")
	if len(r.Requirements) == 0 {
		t.write(row{label: label, text: wrap(t.w.say("no-requirement"), t.room(false))})
		return
	}
	for _, q := range r.Requirements {
		says := q.Says
		if q.Stands.String() == "unknown" {
			says = "? " + says
		}
		if p := t.w["policy."+q.Policy]; p != "" && q.Policy != "ordinary" {
			says += " · " + p
		}
		t.write(row{label: label, text: wrap(says, t.room(true)), cites: t.marked(q.Cites, q.Confidence)})
		label = ""
	}
}

func (t *text) claim(r *strait.Regime) {
	c := r.Claim
	if c == nil {
		return
	}
	label := t.w.say("label.claim")
	note := func(s string) {
		t.write(row{label: label, text: wrap(s, t.room(false))})
		label = ""
	}
	if c.Unknown != "" {
		s := t.w.say("unknown-number", "number", c.Unknown)
		if c.Nearest != "" {
			s += " · " + t.w.say("nearest", "number", c.Nearest)
		}
		note(s)
	}
	if len(c.Leaves) > 0 {
		note(t.w.say("claim-decides", "entries", strings.Join(c.Leaves, ", ")))
	}
	if len(c.Contra) > 0 {
		note(t.w.say("contradiction", "entries", strings.Join(c.Contra, ", ")))
	}
	if c.Under != "" && c.Holds != nil {
		note(t.w.say("under-"+c.Holds.String(), "id", t.Law.Title(r.Regime, c.Under, t.Lang)))
	}
}

// way writes the lightest way there is: what to use, what is held, or what to
// apply for.
func (t *text) way(r *strait.Regime) {
	for i := range r.Authorizations {
		a := &r.Authorizations[i]
		if a.ID != r.Lightest {
			continue
		}
		title := t.paint(t.Law.Title(r.Regime, a.ID, t.Lang), strong)
		label := "label.use"
		switch {
		case a.State == strait.StateHeld:
			label = "label.held"
			title = t.w.say("held-as", "license", a.License, "title", title)
		case a.Kind == "bulk" || a.Kind == "individual" || a.Kind == "notification":
			label = "label.apply"
			if r.Outcome == strait.Undetermined {
				label = "label.if-so"
			}
			if a.Where != "" {
				title = join(title, t.w.say("at", "where", a.Where))
			}
		}
		lines := []string{title}
		if a.State != strait.StateHeld {
			lines = append(lines, t.paper(a)...)
		}
		t.write(row{label: t.w.say(label), text: lines, cites: t.marked(a.Cites, a.Confidence)})
		if a.Documents != nil && t.Explain {
			t.bullets(t.w.say("label.papers"), a.Documents.Known)
		}
		t.todos(a.Provided)
	}
	if r.ReadPast != nil {
		t.todos([]string{t.w.say("read-past", "regime", r.Regime, "date", r.ReadPast.String())})
	}
}

func (t *text) todos(todos []string) { t.bullets(t.w.say("label.first"), todos) }

// bullets is things to do, or to have, each with a box to tick.
func (t *text) bullets(label string, list []string) {
	for _, s := range list {
		t.write(row{label: label, text: wrap("□ "+s, t.room(false))})
		label = ""
	}
}

// paper is what an application takes: papers, days, validity, and when it
// would be in time.
func (t *text) paper(a *strait.Authorization) []string {
	var facts []string
	if d := a.Documents; d != nil {
		switch {
		case d.Count != nil:
			facts = append(facts, t.w.say("papers-count", "n", fmt.Sprint(*d.Count)))
		case len(d.Known) == 1:
			facts = append(facts, t.w.say("papers-one"))
		case len(d.Known) > 1:
			facts = append(facts, t.w.say("papers", "n", fmt.Sprint(len(d.Known))))
		}
	}
	if a.Days != nil {
		facts = append(facts, t.w.say("days", "n", fmt.Sprint(*a.Days)))
	}
	if a.Validity != "" {
		facts = append(facts, t.w.say("valid", "validity", t.period(a.Validity)))
	}
	var out []string
	if len(facts) > 0 {
		out = wrap(strings.Join(facts, " · "), t.room(true))
	}
	if a.LoadFrom != nil {
		day := a.LoadFrom.String()
		for _, s := range wrap(t.w.say("filed", "date", day), t.room(true)) {
			out = append(out, strings.Replace(s, day, t.paint(day, accent), 1))
		}
	}
	return out
}

var periods = regexp.MustCompile(`^(up to )?(\d+) (day|month|year)s?$`)

// period is a period in the words of the language.
func (t *text) period(s string) string {
	m := periods.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	key := "period." + m[3]
	if len(m[2]) > 1 || m[2][0] != 0x31 {
		key += "s"
	}
	out := t.w.say(key, "n", m[2])
	if m[1] != "" {
		out = t.w.say("up-to", "what", out)
	}
	return out
}

// others writes what does not do, and what may.
func (t *text) others(r *strait.Regime) {
	rank := 99
	for _, a := range r.Authorizations {
		if a.ID == r.Lightest {
			rank = a.Rank
		}
	}
	width := 0
	for _, a := range r.Authorizations {
		width = max(width, lipgloss.Width(t.Law.Title(r.Regime, a.ID, t.Lang)))
	}
	label, last := t.w.say("label.not"), ""
	for _, order := range [2]bool{true, false} { // papers first, then exceptions
		for i := range r.Authorizations {
			a := &r.Authorizations[i]
			if a.State != strait.StateClosed || (a.Rank > 0) != order || a.Rank > rank || len(a.Because) == 0 {
				continue
			}
			b := a.Because[0]
			reason := t.reason(b)
			if b.Bar && b.Since != "" {
				reason = t.since(reason, b.Since)
			}
			cites := t.marked(b.Cites, b.Confidence)
			if key := reason + strings.Join(b.Cites, ""); key == last {
				reason, cites = t.w.say("same"), nil
			} else {
				last = key
			}
			t.write(row{label: label, text: t.twoColumns(t.Law.Title(r.Regime, a.ID, t.Lang), grouped(reason), width, t.room(true)), cites: cites})
			label = ""
		}
	}
	label = t.w.say("label.perhaps")
	for i := range r.Authorizations {
		a := &r.Authorizations[i]
		if a.State != strait.StateUnknown || a.Rank > rank {
			continue
		}
		t.write(row{label: label, text: t.twoColumns(t.Law.Title(r.Regime, a.ID, t.Lang), t.hanging(a), width, t.room(true)), cites: t.marked(a.Cites, a.Confidence)})
		label = ""
	}
}

// since is a bar's words with the day it holds from.
func (t *text) since(what, day string) string {
	if day == t.Answer.On.Day.String() {
		return t.w.say("since-today", "what", what)
	}
	return t.w.say("since", "what", what, "date", day)
}

// twoColumns is a name of at most width columns beside what is said of it.
func (t *text) twoColumns(left, right string, width, room int) []string {
	lefts, rights := wrap(left, width), wrap(right, room-width-2)
	var out []string
	for i := range max(len(lefts), len(rights)) {
		var b strings.Builder
		if i < len(lefts) {
			b.WriteString(lefts[i])
		}
		if i < len(rights) {
			pad(&b, lipgloss.Width(b.String()), width+2)
			b.WriteString(rights[i])
		}
		out = append(out, b.String())
	}
	return out
}

// reason is what a bar says, or the limb that decides.
func (t *text) reason(b strait.Because) string {
	if b.Says != "" {
		return b.Says
	}
	return t.limb(b)
}

// limb is a limb in words: its comparison, and what was found.
func (t *text) limb(b strait.Because) string {
	s := b.Text
	for _, f := range b.Facts {
		if f.Value != "" {
			return s + " (" + f.Value + ")"
		}
	}
	return s
}

// hanging is what an open authorization hangs on: facts, or law this pack lacks.
func (t *text) hanging(a *strait.Authorization) string {
	var names []string
	gap := false
	for _, b := range a.Because {
		if b.Truth.String() != "unknown" {
			continue
		}
		gap = gap || b.Gap != ""
		for _, f := range b.Facts {
			name := t.factName(f.Fact)
			if f.Value == "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	var parts []string
	if len(names) > 0 {
		parts = append(parts, t.w.say("on", "what", strings.Join(names, ", ")))
	}
	if gap {
		parts = append(parts, t.w.say("on-gap"))
	}
	return strings.Join(parts, " · ")
}

func short(fact string) string {
	if _, name, ok := strings.Cut(fact, "."); ok {
		return name
	}
	return fact
}

func (t *text) disputed(r *strait.Regime) {
	label := t.w.say("label.disputed")
	for _, c := range r.Contested {
		name := t.Law.Title(r.Regime, c.Rule, t.Lang)
		t.write(row{label: label, text: []string{name}})
		for _, claim := range c.Claims {
			s := claim.By + ": " + claim.Says
			t.write(row{text: wrap(s, t.room(true)), cites: cite(claim.Cite)})
		}
		label = ""
	}
}

func cite(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (t *text) asks(r *strait.Regime) {
	label := t.w.say("label.ask")
	for _, q := range r.Ask {
		name := q.Fact
		if q.On != "" && strings.HasPrefix(q.On, "parties") {
			name += " (" + q.On + ")"
		}
		lines := wrap(q.Question, t.room(false))
		t.write(row{label: label, text: append([]string{t.paint(name, asking)}, lines...)})
		if s := t.ifs(q.If); s != "" {
			t.write(row{text: wrap(s, t.room(false))})
		}
		label = ""
	}
}

func (t *text) ifs(m map[string]string) string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var parts []string
	for i, k := range keys {
		if i == 5 {
			parts = append(parts, t.w.say("more-questions", "n", fmt.Sprint(len(keys)-5)))
			break
		}
		lo, hi, ok := strings.Cut(m[k], "..")
		out := t.w.say("outcome." + lo)
		if v, is := t.w["verdict."+lo]; is {
			out = v
		}
		if ok {
			out = t.w.say("bounds", "lo", out, "hi", t.w.say("outcome."+hi))
		}
		parts = append(parts, t.w.say("if-answer", "answer", grouped(t.answer(k)), "outcome", out))
	}
	return strings.Join(parts, " · ")
}

// answer is an answer in words; comparisons and values stay as they are.
func (t *text) answer(k string) string {
	if w, ok := t.w["answer."+k]; ok {
		return w
	}
	return k
}

// gaps writes what the law, as the pack has it, does not tell. Cells of one row
// share their words, and laws whose text is not known share a line.
func (t *text) gaps(r *strait.Regime) {
	label := t.w.say("label.gap")
	write := func(s, read string) {
		t.write(row{label: label, text: wrap(s, t.room(read != "")), cites: cite(read)})
		label = ""
	}
	said := map[string]bool{}
	var of []string
	for _, g := range r.Gaps {
		switch {
		case g.Says == "":
			of = append(of, grouped(g.Of))
		case !said[g.Says]:
			said[g.Says] = true
			write(g.Says, g.Read)
		}
	}
	if len(of) > 0 {
		write(t.w.say("gap-of", "what", strings.Join(of, " · ")), "")
	}
}

func (t *text) rests(r *strait.Regime) {
	label := t.w.say("label.rests")
	var said, presumed []string
	for _, x := range r.RestsOn {
		s := t.fact(x)
		switch {
		case x.Fact == "exporter.status":
			s = t.statuses(x.Value)
		case x.By == "law":
			presumed = append(presumed, s)
			continue
		case strings.Contains(x.By, "/"):
			continue // said by the statement below
		}
		said = append(said, grouped(s))
	}
	said = append(said, t.declared()...)
	if len(said) > 0 {
		t.write(row{label: label, text: wrap(t.w.say("rests-word", "what", strings.Join(said, " · ")), t.room(false))})
		label = ""
	}
	if len(presumed) > 0 {
		t.write(row{label: label, text: wrap(t.w.say("rests-law", "what", strings.Join(presumed, " · ")), t.room(false))})
	}
}

func (t *text) factName(name string) string {
	if title := t.Law.FactTitle(name, t.Lang); title != "" {
		return title
	}
	return short(name)
}

// fact is a stated fact in words.
func (t *text) fact(x strait.Rest) string {
	title := t.factName(x.Fact)
	switch x.Value {
	case "yes":
		return title
	case "no":
		return t.w.say("not-so", "what", title)
	case "":
		return t.w.say("none-of", "what", title)
	}
	if name := t.Law.PlaceName(strait.Place(x.Value), t.Lang); name != x.Value {
		return title + " " + name
	}
	return title + " " + x.Value
}

func (t *text) statuses(value string) string {
	if value == "" {
		return t.w.say("no-standing")
	}
	var out []string
	for _, id := range strings.Split(value, ", ") {
		regime, _, _ := strings.Cut(id, "/")
		out = append(out, t.Law.Title(regime, id, t.Lang))
	}
	return strings.Join(out, ", ")
}

func (t *text) declared() []string {
	var out []string
	for _, id := range t.Order.Declared() {
		out = append(out, t.Law.Says(id, t.Lang))
	}
	return out
}

// unreached writes why no law speaks of a line.
func (t *text) unreached(l *strait.Line) {
	if l.Verdict == strait.Ask && len(l.Uncovered) > 0 {
		t.write(row{label: t.w.say("label.why"), text: wrap(t.w.say("no-pack", "places", t.places(l.Uncovered)), t.room(false))})
		return
	}
	t.write(row{label: t.w.say("label.why"), text: wrap(t.w.say("not-subject"), t.room(false))})
}

func (t *text) places(ps []strait.Place) string {
	var names []string
	for _, p := range ps {
		names = append(names, t.Law.PlaceName(p, t.Lang))
	}
	return strings.Join(names, ", ")
}

func (t *text) lawRow(l *strait.Line) {
	var parts []string
	if t.Answer.Known != nil {
		parts = append(parts, t.w.say("as-known", "date", t.Answer.Known.String()))
	}
	for _, r := range l.Regimes {
		if read, ok := t.Answer.Packs[r.Regime]; ok {
			parts = append(parts, t.w.say("read-through", "regime", r.Regime, "date", read.ReadThrough.String()))
		}
	}
	for _, o := range l.Open {
		parts = append(parts, t.w.say("open", "regime", o.Regime, "ask", short(o.Ask)))
	}
	for _, n := range l.NotReached {
		parts = append(parts, t.w.say("not-reached", "regime", n.Regime))
	}
	if len(l.Uncovered) > 0 {
		parts = append(parts, t.w.say("uncovered", "places", t.places(l.Uncovered)))
	}
	lines := wrap(strings.Join(parts, " · "), t.room(false))
	if t.weak["secondary"] {
		lines = append(lines, t.paint(t.w.say("secondary"), dim))
	}
	if t.weak["unverified"] {
		lines = append(lines, t.paint(t.w.say("unverified"), dim))
	}
	t.write(row{label: t.w.say("label.law"), text: lines})
}

var truthMark = map[string]string{"yes": "✓", "no": "–", "unknown": "?"}

// reasons writes every rule that was read, limb by limb.
func (t *text) reasons(r *strait.Regime) {
	t.blank()
	label := t.w.say("label.reasons")
	for _, x := range r.Reasons {
		head := truthMark[x.Truth.String()] + " " + t.Law.Title(r.Regime, x.Rule, t.Lang)
		if x.Version != "" && x.Version != "unknown" {
			head += " · " + x.Version
		}
		t.write(row{label: label, text: wrap(head, t.room(true)), cites: t.marked(x.Cites, x.Confidence)})
		label = ""
		t.limbs(x.Limbs, 1)
	}
}

func (t *text) limbs(limbs []strait.Reason, depth int) {
	for _, x := range limbs {
		if x.Text == "" {
			t.limbs(x.Limbs, depth)
			continue
		}
		s := truthMark[x.Truth.String()] + " " + join(x.Para, x.Text)
		for _, f := range x.Facts {
			v := f.Value
			if v == "" {
				v = t.w.say("fact-unstated")
			}
			s += " (" + short(f.Fact) + ": " + v + ")"
		}
		indent := strings.Repeat("  ", depth)
		var lines []string
		for _, line := range wrap(s, t.room(false)-len(indent)) {
			lines = append(lines, indent+line)
		}
		t.write(row{text: lines})
		t.limbs(x.Limbs, depth+1)
	}
}
