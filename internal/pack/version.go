package pack

import (
	"fmt"
	"regexp"
	"slices"
	"sort"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Version is one wording of a piece of law: from when it is in force, when it
// was published, by which event of which instrument, where it is to be read and
// how sure we are of it. Nobody writes the end of a version that is superseded;
// the next one ends it.
type Version struct {
	From       value.Span // the minutes at which it may have come into force
	Text       string     // From as it was written
	Published  value.Span
	Assumed    bool       // no publication day is known; From stands for it
	Until      value.Span // a sunset the text printed: the first minute without it
	Sunset     bool
	By         *Event
	Cites      []string
	Confidence string
	New        bool // there was no such rule before
	Claims     []DateClaim
	Says       cond.Words
	Pos        read.Pos
	// Carried says that the version is first attested on Attested and carried
	// back from there to From; in between it is not verified.
	Carried  bool
	Attested int64
}

// DateClaim is a day on which, by somebody's account, a version came into force.
type DateClaim struct {
	Day       value.Date
	By        string
	Preferred bool
}

// The confidences, weakest first.
var confidences = []string{"unverified", "secondary", "primary"}

// Dated is a version with what it says.
type Dated[B any] struct {
	Version
	Body B
}

// Timeline is the versions of one piece of law, oldest first.
type Timeline[B any] []*Dated[B]

// sorted puts the versions in order of coming into force; of two of one day the
// one published later stands last and so prevails.
func (tl Timeline[B]) sorted() Timeline[B] {
	sort.SliceStable(tl, func(i, j int) bool {
		if tl[i].From.First != tl[j].From.First {
			return tl[i].From.First < tl[j].From.First
		}
		return tl[i].Published.First < tl[j].Published.First
	})
	return tl
}

// Moment is a day (or an instant) whose law is asked for, and what had been
// published by then.
// Enforced asks for the law as it is enforced, rather than as it is printed.
type Moment struct {
	On, Known value.Span
	Enforced  bool
}

// Pick is what a timeline says of a moment. One version and neither Absent nor
// Blank is the answer; anything else is a gap.
type Pick[B any] struct {
	Versions []*Dated[B] // those that may hold, newest first
	Absent   bool        // it may be that there is no such rule
	Blank    bool        // the moment lies before the first version, and what held then is not known
	Contest  *Dated[B]   // a version whose contested day decides here
}

// Sure says whether the moment settles what holds, be it that nothing does.
func (p Pick[B]) Sure() bool {
	return !p.Blank && (len(p.Versions) == 1 && !p.Absent || len(p.Versions) == 0)
}

// at picks the versions that hold: published by then, by an instrument not
// suspended or withdrawn, begun, and not surely superseded by another.
func (tl Timeline[B]) at(m Moment) Pick[B] {
	var p Pick[B]
	var begun []*Dated[B]
	var first *Dated[B] // the oldest version there is to know of
	sure := false
	for _, v := range tl {
		if v.Published.Begins(m.Known) == value.No {
			continue
		}
		if first == nil {
			first = v
		}
		if v.contestedAt(m) {
			p.Contest = v
		}
		if t := v.begun(m); t != value.No {
			begun = append(begun, v)
			sure = sure || t == value.Yes
		}
	}
	for i := len(begun) - 1; i >= 0; i-- {
		v := begun[i]
		if superseded(v, begun, m) {
			continue
		}
		if v.Sunset {
			ended := v.Until.Begins(m.On)
			p.Absent = p.Absent || ended != value.No
			if ended == value.Yes {
				continue
			}
		}
		p.Versions = append(p.Versions, v)
	}
	switch {
	case first == nil || sure:
	case first.New:
		p.Absent = true
	default:
		p.Blank = true
	}
	p.Absent = p.Absent && len(p.Versions) > 0
	return p
}

// begun says whether a version has come into force and its instrument stands.
func (v *Version) begun(m Moment) value.Truth { return v.From.Begins(m.On).And(v.standing(m)) }

// superseded says whether a version surely begun came surely later.
func superseded[B any](v *Dated[B], begun []*Dated[B], m Moment) bool {
	for _, u := range begun {
		later := u.From.First > v.From.Last ||
			u.From == v.From && u.From.First == u.From.Last && u.Published.First > v.Published.First
		if u != v && later && u.begun(m) == value.Yes {
			return true
		}
	}
	return false
}

// standing says whether the instrument behind a version has effect.
func (v *Version) standing(m Moment) value.Truth {
	if v.By == nil {
		return value.Yes
	}
	return v.By.Instrument.standing(v.By.Part, m)
}

// contestedAt says whether another day claimed for the version would make a
// difference at this moment.
func (v *Version) contestedAt(m Moment) bool {
	for _, c := range v.Claims {
		claimed := value.Span{First: value.StartOfDay(c.Day), Last: value.StartOfDay(c.Day)}
		if !c.Preferred && claimed.Begins(m.On) != v.From.Begins(m.On) {
			return true
		}
	}
	return false
}

// Source is the version as an answer cites it.
func (v *Version) Source(rule string, m Moment) *cond.Source {
	s := &cond.Source{Rule: rule, Version: v.Text, Cites: v.Cites, Confidence: v.Confidence, Status: "in-force", Assumed: v.Assumed}
	if v.Carried && m.On.First < v.Attested {
		s.Confidence = "unverified"
	}
	if v.By != nil {
		s.By = v.By.Name()
		if v.standing(m) != value.Yes {
			s.Status = "unknown"
		}
	}
	return s
}

var yearOnly = regexp.MustCompile(`^\d{4}$`)

// when reads a day in any of the forms the law's history may be known in: a day
// or an instant, a year, unknown, {by: D}, {earliest: D, latest: D}, or several
// claims.
func (l *loader) when(d read.Doc, n *read.Node, what string) (span value.Span, text string, claims []DateClaim) {
	if read.IsMap(n) {
		return l.vague(d, n, what)
	}
	s := d.Text(n, what)
	switch {
	case s == "":
		return
	case s == "unknown" || s == "?":
		return value.Span{First: value.Ever, Last: value.Never}, "unknown", nil
	case yearOnly.MatchString(s):
		first, _ := value.ParseDate(s + "-01-01")
		last, _ := value.ParseDate(s + "-12-31")
		return value.Span{First: value.StartOfDay(first), Last: value.StartOfDay(last)}, s, nil
	}
	t, err := value.ParseTime(s)
	if err != nil {
		d.Problem(n, "not-a-date", `or a year, unknown, {by: D}, {earliest: D, latest: D}`, "%s: %q is %v", what, s, err)
		return
	}
	span = t.Span(l.pack.Zone)
	span.Last = span.First // the law of a day begins with its first minute
	return span, s, nil
}

// end reads the day to which something lasts, after the one it begins on.
func (l *loader) end(d read.Doc, n *read.Node, what string, from value.Span) value.Span {
	span, text, _ := l.when(d, n, what)
	if text != "" && span.Last <= from.First {
		d.Problem(n, "until", "write a day after the one it begins on, or leave it out", "%s %s is not after the day it begins on", what, text)
	}
	return span
}

func (l *loader) vague(d read.Doc, n *read.Node, what string) (value.Span, string, []DateClaim) {
	m := d.Map(n, what)
	defer m.Close()
	day := func(key string) value.Date {
		s := m.Text(key)
		if s == "" {
			return value.NoDate
		}
		t, err := value.ParseDate(s)
		if err != nil {
			d.Problem(m.Get(key), "not-a-date", "", "%s: %q is %v", key, s, err)
		}
		return t
	}
	span := value.Span{First: value.Ever, Last: value.Never}
	if by := day("by"); by != value.NoDate {
		span.Last = value.StartOfDay(by)
		return span, "by " + by.String(), nil
	}
	if a, b := day("earliest"), day("latest"); a != value.NoDate || b != value.NoDate {
		if a == value.NoDate || b < a {
			d.Problem(n, "date-range", "write earliest: D, latest: D, in that order", "%s is not a stretch of days", what)
		}
		return value.Span{First: value.StartOfDay(a), Last: value.StartOfDay(b)}, fmt.Sprintf("%s..%s", a, b), nil
	}
	prefer := day("prefer")
	var claims []DateClaim
	m.Each("claims", func(c *read.Node) {
		cm := d.Map(c, "a claim")
		date, err := value.ParseDate(cm.Need("date"))
		if err != nil {
			d.Problem(c, "not-a-date", "", "a claim's date is %v", err)
		}
		claims = append(claims, DateClaim{Day: date, By: cm.Need("by"), Preferred: date == prefer})
		cm.Close()
	})
	if len(claims) < 2 {
		d.Problem(n, "claims", "give by:, or earliest: and latest:, or two claims: with date: and by:", "%s says no day", what)
		return span, "", nil
	}
	if prefer != value.NoDate {
		if !slices.ContainsFunc(claims, func(c DateClaim) bool { return c.Preferred }) {
			d.Problem(m.Get("prefer"), "prefer", "write the date of one of the claims", "nobody claims the day that is preferred")
		}
		at := value.StartOfDay(prefer)
		return value.Span{First: at, Last: at}, prefer.String(), claims
	}
	lo, hi := claims[0].Day, claims[0].Day
	for _, c := range claims {
		lo, hi = min(lo, c.Day), max(hi, c.Day)
	}
	return value.Span{First: value.StartOfDay(lo), Last: value.StartOfDay(hi)}, fmt.Sprintf("%s..%s", lo, hi), claims
}

// keyed reads a key of a version, or of the piece of law it is a version of.
type keyed struct{ v, piece *read.Map }

func (k keyed) Get(key string) *read.Node {
	if n := k.v.Get(key); n != nil {
		return n
	}
	return k.piece.Get(key)
}

func (k keyed) Text(key string) string {
	if n := k.Get(key); n != nil {
		return k.v.Doc.Text(n, key)
	}
	return ""
}

// YesNo is the truth of a key written yes or no.
func (k keyed) YesNo(key string) bool {
	if k.v.Get(key) != nil {
		return k.v.YesNo(key)
	}
	return k.piece.YesNo(key)
}

func (k keyed) Texts(key string) []string { return k.v.Doc.Texts(k.Get(key), key) }

func (k keyed) Words(key string) cond.Words { return cond.ParseWords(k.v.Doc, k.Get(key), key) }

// version reads the keys that date a piece of law.
func (l *loader) version(k keyed) Version {
	m := k.v
	v := Version{Pos: m.Pos(m.Node), Says: k.Words("says"), Cites: k.Texts("cite")}
	v.By = l.event(m.Doc, k.Get("by"))
	v.Confidence = l.confidence(m.Doc, k.Get("confidence"))
	v.New = m.YesNo("new")
	l.begin(m, &v)
	l.publication(m, &v)
	if u := m.Get("until"); u != nil {
		v.Until = l.end(m.Doc, u, "until", v.From)
		v.Sunset = true
	}
	if len(v.Cites) == 0 {
		m.Problem(m.Node, "no-cite", "add cite: with the article, table or paragraph", "a version cites no law")
	}
	return v
}

func (l *loader) begin(m *read.Map, v *Version) {
	from := m.Get("from")
	switch {
	case from != nil:
		v.From, v.Text, v.Claims = l.when(m.Doc, from, "from")
		if v.By != nil && v.By.Kind == "in-force" && v.Text != "unknown" && v.From.Begins(v.By.On) == value.No {
			m.Problem(from, "date-mismatch", "correct one of the two", "from is %s, but %s is in force from %s", v.Text, v.By.Name(), v.By.Text)
		}
	case v.By != nil:
		v.From, v.Text = v.By.On, v.By.Text
	default:
		m.Problem(m.Node, "missing", "add from: with a day, or by: with the instrument's event", "a version has no from")
	}
	att := m.Get("attested")
	if v.Text == "unknown" {
		if att == nil {
			m.Problem(from, "attested", "add attested: with the earliest day a source shows it in force", "from is unknown")
			return
		}
		v.From.Last = l.dayStart(m.Doc, att, "attested")
	} else if att != nil {
		m.Problem(att, "attested", "take it out, or write from: unknown", "from is known, so nothing needs to attest it")
	}
	if c := m.Get("carried-back"); c != nil {
		l.carriedBack(m.Doc, c, v)
	}
}

func (l *loader) carriedBack(d read.Doc, c *read.Node, v *Version) {
	m := d.Map(c, "carried-back")
	to := l.dayStart(d, l.need(m, "to"), "to")
	m.Need("why")
	m.Close()
	if v.Text != "unknown" || to >= v.From.Last {
		d.Problem(c, "carried-back", "write from: unknown and attested: D, and carry back to a day before D", "only what is attested for a later day can be carried back")
		return
	}
	v.Carried, v.Attested = true, v.From.Last
	v.From, v.Text = value.Span{First: to, Last: to}, value.DayOf(to).String()
}

func (l *loader) dayStart(d read.Doc, n *read.Node, what string) int64 {
	s := d.Text(n, what)
	if s == "" {
		return value.Never
	}
	t, err := value.ParseDate(s)
	if err != nil {
		d.Problem(n, "not-a-date", "", "%s is %v", what, err)
		return value.Never
	}
	return value.StartOfDay(t)
}

// publication is the version's own day of publication, else its instrument's,
// else, marked as assumed, the day it came into force.
func (l *loader) publication(m *read.Map, v *Version) {
	p := m.Get("published")
	if p != nil {
		span, text, _ := l.when(m.Doc, p, "published")
		if text != "unknown" {
			v.Published = span
			return
		}
	} else if v.By != nil {
		if pub := v.By.published(); pub != nil {
			v.Published = pub.On
			return
		}
	}
	v.Published, v.Assumed = v.From, true
}

func (l *loader) confidence(d read.Doc, n *read.Node) string {
	if n == nil {
		return "unverified"
	}
	s := d.Text(n, "confidence")
	for _, c := range confidences {
		if s == c {
			return s
		}
	}
	d.Problem(n, "confidence", read.Nearest(s, confidences), "confidence cannot be %q (it is primary, secondary or unverified)", s)
	return "unverified"
}

// timeline reads the versions of a piece of law; body reads what each says. A
// piece of one version may carry the version's keys itself.
//
// Keys that stand on the piece itself hold for each version that has not its own.
func timeline[B any](l *loader, m *read.Map, body func(k keyed) B) Timeline[B] {
	versions := m.Get("versions")
	if versions == nil {
		return Timeline[B]{{Version: l.version(keyed{m, m}), Body: body(keyed{m, m})}}
	}
	var tl Timeline[B]
	for _, n := range m.Items(versions) {
		vm := m.Doc.Map(n, "a version")
		d := &Dated[B]{Version: l.version(keyed{vm, m}), Body: body(keyed{vm, m})}
		vm.Close()
		tl = append(tl, d)
	}
	if len(tl) == 0 {
		m.Problem(versions, "no-version", "", "versions is empty")
	}
	for i := range tl {
		for j := range tl[:i] {
			if tl[i].From == tl[j].From && tl[i].Published == tl[j].Published {
				m.Problem(versions, "overlap", "date one of them otherwise, or join them", "two versions begin on %s and were published together", tl[i].Text)
			}
		}
	}
	return tl.sorted()
}
