package report

import (
	"strings"

	"charm.land/lipgloss/v2"

	strait "github.com/strait-law/strait"
)

// Compared is a comparison as text. The page's answer is the second of the two;
// a and b name them, as 2019-07-03 or the name of a draft; "" is the law as it
// stands.
func (p Page) Compared(c *strait.Comparison, a, b string) string {
	t := p.begin()
	if a == "" {
		a = t.w.say("as-it-stands", "date", c.A.On.String())
	}
	t.blank()
	t.out.WriteString("  " + t.w.say("from-to", "a", a, "b", b) + "\n")
	for i := range c.Lines {
		t.comparedLine(&c.Lines[i], len(c.Lines) > 1)
	}
	t.blank()
	return t.out.String()
}

func (t *text) comparedLine(l *strait.ComparedLine, named bool) {
	t.blank()
	head := "  " + t.change2(t.verdict(l.Verdict[0]), t.verdict(l.Verdict[1])) + "   " + t.change2(t.outcome(l.Outcome[0]), t.outcome(l.Outcome[1]))
	if named {
		head += "   " + t.called(l.Line)
	}
	t.out.WriteString(head + "\n")
	t.blank()
	if len(l.Changes) == 0 {
		t.write(row{label: t.w.say("label.changed"), text: []string{t.w.say("nothing-changed")}})
		return
	}
	width, regimes := 0, map[string]bool{}
	for i := range l.Changes {
		regimes[l.Changes[i].Regime] = true
		width = max(width, lipgloss.Width(t.what(&l.Changes[i])))
	}
	label, regime := t.w.say("label.changed"), ""
	for i := range l.Changes {
		ch := &l.Changes[i]
		if len(regimes) > 1 && ch.Regime != regime {
			regime = ch.Regime
			t.write(row{label: label, text: []string{t.paint(regime, strong)}})
			label = ""
		}
		t.write(t.changeRow(label, ch, min(width, 30)))
		label = ""
	}
}

// change2 is two values with an arrow between them, or the one they both are.
func (t *text) change2(a, b string) string {
	if a == b {
		return a
	}
	return a + " → " + b
}

// changeRow is a change with the limb or the bar that it comes from.
func (t *text) changeRow(label string, ch *strait.Change, width int) row {
	said := t.change2(t.value(ch, ch.From), t.value(ch, ch.To))
	var cites []string
	closed := string(strait.StateClosed)
	if ch.What == "authorization" && len(ch.Because) > 0 && (ch.From == closed || ch.To == closed) {
		b := ch.Because[0]
		reason := t.reason(b)
		if ch.From == closed {
			reason = t.w.say("lifted", "what", reason)
		}
		said += " · " + grouped(reason)
		cites = t.marked(b.Cites, b.Confidence)
	}
	return row{label: label, text: t.twoColumns(t.what(ch), said, width, t.room(len(cites) > 0)), cites: cites}
}

// what is the name of what changed.
func (t *text) what(ch *strait.Change) string {
	switch ch.What {
	case "requirement", "authorization":
		return t.Law.Title(ch.Regime, ch.ID, t.Lang)
	case "documents", "days":
		return t.Law.Title(ch.Regime, ch.ID, t.Lang) + ", " + t.w.say("change."+ch.What)
	}
	return t.w.say("change." + ch.What)
}

// value is one side of a change in words.
func (t *text) value(ch *strait.Change, s string) string {
	if s == "" {
		return t.w.say("change.nothing")
	}
	switch ch.What {
	case "outcome":
		return t.w.say("outcome." + s)
	case "verdict":
		return t.w.say("verdict." + s)
	case "lightest":
		return t.Law.Title(ch.Regime, s, t.Lang)
	case "authorization":
		return t.w.say("state." + s)
	case "reach", "requirement":
		return t.w.say("truth." + s)
	}
	return strings.TrimPrefix(s, ch.Regime+"/")
}
