package pack

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// TestToyLoads loads Zedland and counts what is there.
func TestToyLoads(t *testing.T) {
	p := toy(t, toyFiles(t))
	for _, tt := range []struct {
		what      string
		got, want int
	}{
		{"acts", len(p.Acts), 2}, {"sources", len(p.Sources), 3}, {"sets", len(p.sets), 8}, {"tables", len(p.tables), 2},
		{"definitions, the acts among them", len(p.defs), 8}, {"entries", len(p.Entries), 4}, {"requirements", len(p.Requirements), 3},
		{"authorizations", len(p.Authorizations), 3}, {"bars", len(p.Bars), 1}, {"duties", len(p.Duties), 1},
		{"rules that a claim is void", len(p.ClaimVoid), 1}, {"rules that the list is whole", len(p.Complete), 1},
	} {
		if tt.got != tt.want {
			t.Errorf("%d %s, want %d", tt.got, tt.what, tt.want)
		}
	}
	if p.Zone != 5*60+30 || p.ReadThrough != value.Day(2020, 6, 30) || p.Authority != "zz/ministry" {
		t.Errorf("zone %d, read through %s, authority %s", p.Zone, p.ReadThrough, p.Authority)
	}
	if want := (Govern{LicenseTerm: "declaration-date"}); p.Govern != want {
		t.Errorf("governed by %+v, want %+v", p.Govern, want)
	}
	if r := p.Rule("zz/single"); r == nil || r.Authority != "zz/ministry" || r.Terms != "issued" || len(r.Versions[0].Body.Apply) != 2 {
		t.Errorf("zz/single is %+v", r)
	}
	if p.Rule("zz/friends") != nil {
		t.Error("a set is found as a rule")
	}
}

// moment is that of two days; without the second all the pack holds is known.
func moment(t testing.TB, on, known string) Moment {
	t.Helper()
	span := func(s string) value.Span {
		if s == "" {
			return value.Span{First: value.Never, Last: value.Never}
		}
		d, err := value.ParseTime(s)
		if err != nil {
			t.Fatal(err)
		}
		return d.Span(0)
	}
	return Moment{On: span(on), Known: span(known)}
}

// order is what a test states of one order of one line.
type order struct{ to, entry, hs, mass string }

// reading is the context in which conditions read the order by a moment's law.
func reading(t testing.TB, p *Pack, m Moment, o order) *cond.Context {
	t.Helper()
	vocab := p.Names.Vocab
	root := &cond.Element{Kind: cond.Order}
	line := &cond.Element{Kind: cond.Line, Up: root}
	item := &cond.Element{Kind: cond.Item, Up: line}
	line.SetList(cond.Item, []*cond.Element{item}, false, nil)
	state := func(e *cond.Element, name, text string) {
		if text == "" {
			return
		}
		f := vocab.On(e.Kind, name)
		v, problem := vocab.Read(f.Type, f.Unit.Dim, f.Name, f.Unit.Symbol, f.Values, text)
		if problem != nil {
			t.Fatal(problem)
		}
		e.Set(f, v)
	}
	state(root, "to", o.to)
	state(item, "hs", o.hs)
	state(item, "mass", o.mass)
	c := &cond.Context{Vocab: vocab, View: p.At(m).View, Regime: p.ID, Home: line, Day: value.DayOf(m.On.First)}
	c.Frame[cond.Order], c.Frame[cond.Line], c.Frame[cond.Item] = root, line, item
	c.Begin()
	if o.entry != "" {
		c.Take(&cond.Candidate{Entry: p.Names.Entries[o.entry], Truth: value.Yes})
	}
	return c
}

// condition reads a condition written as in a pack.
func condition(t testing.TB, p *Pack, text string) *cond.Node {
	t.Helper()
	d := read.Doc{File: "a test", Log: &read.Log{}}
	n := (&cond.Parser{Doc: d, Names: p.Names}).Cond(d.Parse([]byte(text)), cond.Scope{Rule: "zz/test"})
	if err := d.Log.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSets(t *testing.T) {
	p := toy(t, toyFiles(t))
	for _, tt := range []struct {
		name, on, known string
		order
		when string
		want value.Truth
	}{
		{"a member from the first", "2001-02-01", "", order{to: "AA"}, "to in zz/friends", value.Yes},
		{"before there was such a set", "2001-01-31", "", order{to: "AA"}, "to in zz/friends", value.No},
		{"before the first day known of a set", "2001-01-31", "", order{to: "DD"}, "to in zz/far", value.Unknown},
		{"never a member", "2019-01-01", "", order{to: "ZZ"}, "to in zz/friends", value.No},
		{"the eve of an add", "2010-04-30", "", order{to: "CC"}, "to in zz/friends", value.No},
		{"an add", "2010-05-01", "", order{to: "CC"}, "to in zz/friends", value.Yes},
		{"an add not yet published", "2010-05-01", "2010-03-31", order{to: "CC"}, "to in zz/friends", value.No},
		{"an add leaves the others", "2010-05-01", "", order{to: "BB"}, "to in zz/friends", value.Yes},
		{"the eve of a drop", "2014-12-31", "", order{to: "BB"}, "to in zz/friends", value.Yes},
		{"a drop", "2015-01-01", "", order{to: "BB"}, "to in zz/friends", value.No},
		{"a drop not yet published", "2015-01-01", "2014-11-30", order{to: "BB"}, "to in zz/friends", value.Yes},
		{"a drop leaves what was added", "2015-01-01", "", order{to: "CC"}, "to in zz/friends", value.Yes},
		{"nowhere said", "2011-01-01", "", order{}, "to in zz/friends", value.Unknown},

		{"any", "2011-01-01", "", order{to: "BB"}, "to in zz/near", value.Yes},
		{"any, not", "2011-01-01", "", order{to: "ZZ"}, "to in zz/near", value.No},
		{"any goes by the day", "2015-01-01", "", order{to: "BB"}, "to in zz/near", value.No},
		{"except", "2011-01-01", "", order{to: "AA-1"}, "to in zz/near", value.No},
		{"a part of it is excepted", "2011-01-01", "", order{to: "AA"}, "to in zz/near", value.Unknown},
		{"the rest of another", "2010-04-30", "", order{to: "CC"}, "to in zz/strangers", value.Yes},
		{"the rest goes by the day", "2010-05-01", "", order{to: "CC"}, "to in zz/strangers", value.No},

		{"a sub-place is where the place is", "2011-01-01", "", order{to: "AA-1"}, "to in zz/friends", value.Yes},
		{"only a part of the place", "2011-01-01", "", order{to: "AA"}, "to in zz/far", value.Unknown},
		{"a part that has a code of its own", "2011-01-01", "", order{to: "EE"}, "to in zz/friends", value.Yes},
		{"before one place stood for another", "2004-12-31", "", order{to: "DD"}, "to in zz/friends", value.No},
		{"one place stands for another", "2005-01-01", "", order{to: "DD"}, "to in zz/friends", value.Yes},
		{"for that set only", "2005-01-01", "", order{to: "DD"}, "to in zz/allies", value.No},

		{"a code in a range", "2011-01-01", "", order{hs: "260011"}, "hs in zz/tariff", value.Yes},
		{"a code after the range", "2011-01-01", "", order{hs: "2800"}, "hs in zz/tariff", value.No},
		{"a code shorter than the one named", "2011-01-01", "", order{hs: "84"}, "hs in zz/tariff", value.Unknown},

		{"an entry", "2011-01-01", "", order{entry: "W2"}, "entry in zz/heavy-goods", value.Yes},
		{"an entry above", "2011-01-01", "", order{entry: "W1"}, "entry in zz/heavy-goods", value.No},
		{"an entry on a condition", "2011-01-01", "", order{entry: "W1/a", mass: "20 kg"}, "entry in zz/heavy-goods", value.Yes},
		{"an entry on a condition not met", "2011-01-01", "", order{entry: "W1/a", mass: "1 kg"}, "entry in zz/heavy-goods", value.No},
		{"an entry on an open condition", "2011-01-01", "", order{entry: "W1/a"}, "entry in zz/heavy-goods", value.Unknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := reading(t, p, moment(t, tt.on, tt.known), tt.order)
			if got := c.Eval(condition(t, p, tt.when)); got != tt.want {
				t.Errorf("%s is %s, want %s", tt.when, got, tt.want)
			}
		})
	}
}

// TestWeakMembership reads unverified law as unknown: of a set, only what the
// unverified version changed.
func TestWeakMembership(t *testing.T) {
	p := toy(t, toyFiles(t))
	for to, want := range map[string]value.Truth{"AA": value.Yes, "BB": value.Unknown, "CC": value.Yes, "ZZ": value.No} {
		c := reading(t, p, moment(t, "2015-01-01", ""), order{to: to})
		c.Strict = true
		if got := c.Eval(condition(t, p, "to in zz/friends")); got != want {
			t.Errorf("%s is a friend: %s, want %s", to, got, want)
		}
		if to == "BB" && !c.ReadWeak() {
			t.Error("nobody noted that weak law was read")
		}
	}
}

// TestVersions picks versions by what a pack writes: events, stays, suspensions
// and what was known of them.
func TestVersions(t *testing.T) {
	p := toy(t, toyFiles(t))
	defs := map[string]*defLaw{}
	for _, d := range p.defs {
		defs[d.ID] = d
	}
	for _, tt := range []struct {
		name, rule, on, known, want string
	}{
		{"the first", "zz/heavy", "2001-02-01", "", "2001-02-01"},
		{"before a first that is new", "zz/heavy", "2001-01-31", "", "none"},
		{"before a first that may not be", "zz/plans", "2001-01-31", "", "not known"},
		{"before a first day without an event", "zz/keep-papers", "2001-01-31", "", "not known"},
		{"the eve of the next", "zz/heavy", "2014-06-30", "", "2001-02-01"},
		{"the next", "zz/heavy", "2014-07-01", "", "2014-07-01"},
		{"the next, not yet published", "zz/heavy", "2014-07-01", "2014-05-31", "2001-02-01"},
		{"the next, published that day", "zz/heavy", "2014-07-01", "2014-06-01", "2014-07-01"},
		{"the eve of a suspension", "zz/heavy", "2016-02-29", "", "2014-07-01"},
		{"a suspension brings the older back", "zz/heavy", "2016-03-01", "", "2001-02-01"},
		{"a suspension nobody could know of", "zz/heavy", "2016-03-01", "2016-02-29", "2014-07-01"},
		{"the last day the suspension was read", "zz/heavy", "2016-05-31", "", "2001-02-01"},
		{"after it", "zz/heavy", "2016-06-01", "", "2014-07-01 or 2001-02-01"},
		{"a withdrawal settles it", "zz/heavy", "2018-01-01", "", "2001-02-01"},
		{"not before it was known", "zz/heavy", "2018-01-01", "2017-11-30", "2014-07-01 or 2001-02-01"},

		{"a part of an instrument", "zz/small-value", "2010-08-31", "", "2001-02-01"},
		{"that part is in force", "zz/small-value", "2010-09-01", "", "2010-09-01"},
		{"that part is published later", "zz/small-value", "2010-09-01", "2010-07-31", "2001-02-01"},
		{"a stay of the part", "zz/small-value", "2012-01-01", "", "2001-02-01"},
		{"the last day of the stay", "zz/small-value", "2012-06-30", "", "2001-02-01"},
		{"after the stay", "zz/small-value", "2012-07-01", "", "2010-09-01"},
		{"a stay not yet announced", "zz/small-value", "2012-01-01", "2011-11-30", "2010-09-01"},
		{"a stay known ahead", "zz/small-value", "2012-01-01", "2011-12-01", "2001-02-01"},
		{"another part is not stayed", "W1/a", "2012-01-01", "", "2010-05-01"},

		{"carried back", "zz/catch-all", "1999-06-01", "", "1999-06-01"},
		{"before what it is carried back to", "zz/catch-all", "1999-05-31", "", "not known"},
		{"the eve of a sunset", "zz/void-for-plans", "2018-12-31", "", "2001-02-01"},
		{"a sunset", "zz/void-for-plans", "2019-01-01", "", "none"},
		{"an act", "zz/export", "2001-02-01", "", "2001-02-01"},
		{"nothing was known yet", "zz/heavy", "2014-07-01", "2000-12-31", "none"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := moment(t, tt.on, tt.known)
			got := ""
			switch r := p.Rule(tt.rule); {
			case r != nil:
				got = picked(r.Versions.at(m))
			case defs[tt.rule] != nil:
				got = picked(defs[tt.rule].Versions.at(m))
			default:
				i := slices.IndexFunc(p.Entries, func(e *Entry) bool { return e.ID == tt.rule })
				got = picked(p.Entries[i].Versions.at(m))
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// picked is a pick in words: the days of its versions, newest first.
func picked[B any](p Pick[B]) string {
	var days []string
	for _, v := range p.Versions {
		days = append(days, v.Text)
	}
	switch {
	case p.Blank:
		days = append(days, "not known")
	case p.Absent, len(days) == 0:
		days = append(days, "none")
	}
	return strings.Join(days, " or ")
}

// TestConfidence follows how sure we are of a text, from where it is written to
// the answer's source.
func TestConfidence(t *testing.T) {
	files := edited(t, toyFiles(t), "zz/bars.yaml", "  confidence: primary\n", "")
	p := toy(t, files)
	friends := p.sets[0].Versions
	for i, want := range []string{"primary", "primary", "unverified"} {
		if got := friends[i].Confidence; got != want {
			t.Errorf("version %d of zz/friends is %s, want %s", i, got, want)
		}
	}
	fees := p.tables[1].Rows["W1\tAA"].Versions
	for i, want := range []string{"primary", "secondary"} {
		if got := fees[i].Confidence; got != want {
			t.Errorf("version %d of the row W1, AA is %s, want %s", i, got, want)
		}
	}
	events := p.Sources["zz/order-5"].Events
	if events[0].Confidence != "unverified" || events[1].Confidence != "primary" {
		t.Errorf("the events of zz/order-5 are %s and %s", events[0].Confidence, events[1].Confidence)
	}
	for _, tt := range []struct {
		name, rule, on, confidence, status string
		weak                               bool
	}{
		{"written", "zz/single", "2011-01-01", "primary", "in-force", false},
		{"not written", "zz/no-standing-afar", "2015-01-01", "unverified", "in-force", true},
		{"attested", "zz/catch-all", "2001-02-01", "primary", "in-force", false},
		{"carried back", "zz/catch-all", "2000-01-01", "unverified", "in-force", true},
		{"after the last day read", "zz/no-standing-afar", "2016-06-01", "unverified", "unknown", true},
	} {
		m := moment(t, tt.on, "")
		s := p.Rule(tt.rule).Versions.at(m).Versions[0].Source(tt.rule, m)
		if s.Confidence != tt.confidence || s.Status != tt.status || s.Weak() != tt.weak {
			t.Errorf("%s: %s, instrument %s, weak %v", tt.name, s.Confidence, s.Status, s.Weak())
		}
	}
}

// TestPublished finds the day a version was published: its own, that of its
// part of the instrument, or, assumed, the day it came into force.
func TestPublished(t *testing.T) {
	p := toy(t, toyFiles(t))
	day := func(v *Version) string { return value.DayOf(v.Published.First).String() }
	friends := p.sets[0].Versions
	for i, want := range []string{"2001-01-10", "2010-04-01", "2014-12-01"} {
		if got := day(&friends[i].Version); got != want || friends[i].Assumed {
			t.Errorf("version %d of zz/friends was published on %s, want %s", i, got, want)
		}
	}
	if v := p.Rule("zz/small-value").Versions[1]; day(&v.Version) != "2010-08-01" || v.Assumed {
		t.Errorf("the fees were published on %s", day(&v.Version))
	}
	if v := p.Rule("zz/keep-papers").Versions[0]; day(&v.Version) != "2001-02-01" || !v.Assumed {
		t.Errorf("zz/keep-papers was published on %s, assumed %v", day(&v.Version), v.Assumed)
	}
	for _, e := range p.Sources["zz/order-9"].Events {
		if want := map[bool]string{true: "2017-12-01", false: e.Text}[e.Kind == "withdrawn"]; value.DayOf(e.Published.First).String() != want {
			t.Errorf("%s was known on %s, want %s", e.Kind, value.DayOf(e.Published.First), want)
		}
	}
}

func TestCoverage(t *testing.T) {
	p := toy(t, toyFiles(t))
	if len(p.Coverage) != 2 {
		t.Fatalf("%d parts", len(p.Coverage))
	}
	list, transit := p.Coverage[0], p.Coverage[1]
	if list.Is != "complete" || list.From.First != value.StartOfDay(value.Day(2001, 2, 1)) || list.Until.First != value.Never || list.Says.In("en") != "Schedule 1 whole" || list.Read != "Schedule 1" {
		t.Errorf("the list is covered %+v", list)
	}
	if transit.Is != "none" || transit.From.Last != value.Ever {
		t.Errorf("transit is covered %+v", transit)
	}
}

func TestStatusesAndGroups(t *testing.T) {
	p := toy(t, toyFiles(t))
	if s := p.Statuses["zz/trusted"]; s == nil || !slices.Equal(s.Implies, []string{"zz/known"}) {
		t.Errorf("zz/trusted is %+v", s)
	}
	g := p.Groups["zz/quiet"]
	if g == nil || g.States["order.notices"] != "[]" || g.States["party.military"] != "no" || len(g.States) != 2 {
		t.Errorf("zz/quiet is %+v", g)
	}
	if f := p.Names.Vocab.On(cond.Item, "bore"); f == nil || f.Unit.Symbol != "mm" {
		t.Errorf("the pack's own fact is %+v", f)
	}
}

// TestNumbers finds entries by the official numbers they had.
func TestNumbers(t *testing.T) {
	p := toy(t, toyFiles(t))
	for _, tt := range []struct {
		number, on, want string
		there            value.Truth
	}{
		{"W1/a", "2005-01-01", "W1/a", value.Yes},
		{"A1", "2005-01-01", "W1/a", value.Yes},
		{"A1", "2010-05-01", "", value.No}, // it has other numbers since
		{"W1.a", "2010-04-30", "", value.No},
		{"W1.a", "2010-05-01", "W1/a", value.Yes},
		{"A1-2010", "2010-05-01", "W1/a", value.Yes},
		{"W1/a", "2001-01-31", "W1/a", value.No}, // new that year
		{"W1/b", "2001-01-31", "W1/b", value.Unknown},
		{"W2", "2005-01-01", "W2", value.Yes},
		{"W3", "2005-01-01", "", value.No},
	} {
		entries, there := p.At(moment(t, tt.on, "")).Numbered(tt.number)
		got := ""
		for _, e := range entries {
			got += e.ID
		}
		if got != tt.want || there != tt.there {
			t.Errorf("%s on %s: entry %q, there %s; want %q, %s", tt.number, tt.on, got, there, tt.want, tt.there)
		}
	}
	if got := p.Numbered("A1"); len(got) != 1 || got[0].ID != "W1/a" {
		t.Errorf("A1 was the number of %v", got)
	}
}

// TestLookups reads the cells of a printed table: by the exact key, then the
// entry above, then a set, then anything.
func TestLookups(t *testing.T) {
	p := toy(t, toyFiles(t))
	limit := func(is string) string {
		return "{table: zz/fees, row: [entry, to], column: limit, is: '" + is + "'}"
	}
	const open = "{table: zz/fees, row: [entry, to], column: open, has: yes}"
	for _, tt := range []struct {
		name, on, known string
		order
		when string
		want value.Truth
	}{
		{"the row", "2005-01-01", "", order{to: "AA", entry: "W1"}, limit("= 500 ZED"), value.Yes},
		{"the row of a later day", "2010-09-01", "", order{to: "AA", entry: "W1"}, limit("= 800 ZED"), value.Yes},
		{"the later row not yet known", "2010-09-01", "2010-03-31", order{to: "AA", entry: "W1"}, limit("= 500 ZED"), value.Yes},
		{"the later row stayed", "2012-01-01", "", order{to: "AA", entry: "W1"}, limit("= 500 ZED"), value.Yes},
		{"the row of the entry above", "2005-01-01", "", order{to: "AA", entry: "W1/a"}, limit("= 500 ZED"), value.Yes},
		{"the row of a set", "2005-01-01", "", order{to: "BB", entry: "W1/a"}, limit("= 300 ZED"), value.Yes},
		{"the set goes by the day", "2005-01-01", "", order{to: "CC", entry: "W1/a"}, limit("= 300 ZED"), value.Unknown},
		{"the row of anything", "2005-01-01", "", order{to: "ZZ", entry: "W1/a"}, open, value.Yes},
		{"a cell that does not speak leaves it to the next row", "2005-01-01", "", order{to: "BB", entry: "W1/a"}, open, value.Yes},
		{"a cell that is a gap", "2005-01-01", "", order{to: "ZZ", entry: "W1/a"}, limit("= 300 ZED"), value.Unknown},
		{"a cell of yes", "2005-01-01", "", order{to: "AA", entry: "W1"}, open, value.Yes},
		{"a blank cell", "2010-09-01", "", order{to: "AA", entry: "W1"}, open, value.No},
		{"no row, at most", "2005-01-01", "", order{to: "BB", entry: "W1"}, limit("<= 500 ZED"), value.No},
		{"no row, above", "2005-01-01", "", order{to: "BB", entry: "W1"}, limit("> 500 ZED"), value.No},
		{"no destination", "2005-01-01", "", order{entry: "W1"}, open, value.Unknown},
		{"no entry", "2005-01-01", "", order{to: "AA"}, open, value.Unknown},
		{"before the table", "2001-01-31", "", order{to: "AA", entry: "W1"}, open, value.Unknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := reading(t, p, moment(t, tt.on, tt.known), tt.order)
			if got := c.Eval(condition(t, p, tt.when)); got != tt.want {
				t.Errorf("%s is %s, want %s", tt.when, got, tt.want)
			}
		})
	}
}

// TestMissingRows reads a row that is not there: none, or not known.
func TestMissingRows(t *testing.T) {
	p := toy(t, edited(t, toyFiles(t), "zz/tables.yaml", "missing: none", "missing: unknown"))
	c := reading(t, p, moment(t, "2005-01-01", ""), order{to: "BB", entry: "W1"})
	if got := c.Eval(condition(t, p, "{table: zz/fees, row: [entry, to], column: open, has: yes}")); got != value.Unknown {
		t.Errorf("got %s", got)
	}
	if o := c.Opens(); len(o) != 1 || o[0].Gap != "zz/fees/W1/BB/open" {
		t.Errorf("it hangs on %+v", o)
	}
}

// TestRowsMakeEntries makes the control list of a printed table; an entry that
// is written out takes its row's place.
func TestRowsMakeEntries(t *testing.T) {
	p := toy(t, toyFiles(t))
	var got []string
	for _, e := range p.Entries {
		up := ""
		if e.Up != nil {
			up = e.Up.ID
		}
		got = append(got, strings.Join([]string{e.ID, up, e.Family, e.Title.In("en"), e.Pos.File}, "|"))
	}
	want := []string{
		"W1|||Widgets|packs/zz/schedule-1.csv",
		"W1/a|W1|widget|Heavy widgets|packs/zz/list/widgets.yaml",
		"W1/b|W1|widget|Narrow widgets|packs/zz/list/widgets.yaml",
		"W2|||Sprockets|packs/zz/schedule-1.csv",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRowsMakeRules makes rules of a table's rows: {column} is the cell, and
// {column?} drops its limb where the cell is blank.
func TestRowsMakeRules(t *testing.T) {
	files := toyFiles(t)
	files["zz/tables.yaml"] = &fstest.MapFile{Data: append(files["zz/tables.yaml"].Data, `
- id: zz/embargoes
  file: embargoes.csv
  each-row-is:
    in: requirements.yaml
    template:
      id: zz/embargo-{name}
      class: license
      from: "{from}"
      cite: Schedule 9
      when: ["to is {to}", "entry under {entry?}"]
`...)}
	files["zz/embargoes.csv"] = &fstest.MapFile{Data: []byte("name,to,entry,from\nall,BB,,2003-01-01\nwidgets,CC,W1,2004-01-01\n")}
	p := toy(t, files)
	for _, tt := range []struct {
		rule, from string
		limbs      int
	}{{"zz/embargo-all", "2003-01-01", 1}, {"zz/embargo-widgets", "2004-01-01", 2}} {
		r := p.Rule(tt.rule)
		if r == nil {
			t.Errorf("no row makes %s", tt.rule)
			continue
		}
		if v := r.Versions[0]; v.Text != tt.from || len(v.Body.When.Kids) != tt.limbs || r.Class != "zz/license" || !strings.HasSuffix(r.Pos.File, "embargoes.csv") {
			t.Errorf("%s is %+v, from %s, with %d limbs", tt.rule, r, v.Text, len(v.Body.When.Kids))
		}
	}
}

// TestHeadsThenBodies opens a library of two packs of which one has broken
// rules: what says whom a law concerns is there, its rules only when asked for,
// and the other pack is none the worse.
func TestHeadsThenBodies(t *testing.T) {
	files := toyFiles(t)
	for _, name := range []string{"pack.yaml", "reach.yaml", "define.yaml"} {
		files["yy/"+name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(files["zz/"+name].Data), "zz", "yy"))}
	}
	lib, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	zz, yy := lib.Pack("zz"), lib.Pack("yy")
	if zz == nil || yy == nil || lib.Pack("xx") != nil || len(lib.Packs) != 2 {
		t.Fatalf("the packs are %v", lib.Packs)
	}
	if zz.Loaded() || len(zz.Acts) != 2 || len(zz.Sources) != 3 || len(zz.sets) != 8 || len(zz.Statuses) != 2 || zz.Digest == "" {
		t.Errorf("the head of zz is %+v", zz)
	}
	if zz.Requirements != nil || zz.Entries != nil || zz.tables != nil || len(zz.Names.Tables) > 0 {
		t.Error("rules are there that nobody asked for")
	}
	act := zz.At(moment(t, "2011-01-01", "")).Acts[0]
	if act.Act.ID != "zz/export" || act.Choice.Gap != "" || len(act.Choice.Bodies) != 1 {
		t.Errorf("without its rules the law speaks of %+v", act)
	}

	first := lib.Load(yy)
	if first == nil || yy.Loaded() {
		t.Error("broken rules load")
	}
	if again := lib.Load(yy); again == nil || again.Error() != first.Error() {
		t.Errorf("asked again it says %v, first %v", again, first)
	}
	for range 2 {
		if err := lib.Load(zz); err != nil {
			t.Fatal(err)
		}
		if !zz.Loaded() || len(zz.Requirements) != 3 || len(zz.Entries) != 4 {
			t.Errorf("%d requirements, %d entries", len(zz.Requirements), len(zz.Entries))
		}
	}
}

// TestBrokenHead tells what is wrong with every head when the library is opened.
func TestBrokenHead(t *testing.T) {
	files := edited(t, toyFiles(t), "zz/sets.yaml", "add: [CC]", "add: [CX]")
	files = edited(t, files, "vocabulary/units.yaml", "g: 0.001", "g: some")
	_, err := Open(files)
	ps, ok := err.(read.Problems)
	if !ok || len(ps) != 2 || ps[0].File != "packs/vocabulary/units.yaml" || ps[1].File != "packs/zz/sets.yaml" {
		t.Errorf("got %v", err)
	}
}

// TestDigest is that of what the law says: not of cases, and of the vocabulary.
func TestDigest(t *testing.T) {
	digest := func(files fstest.MapFS) string {
		lib, err := Open(files)
		if err != nil {
			t.Fatal(err)
		}
		return lib.Pack("zz").Digest
	}
	was := digest(toyFiles(t))
	if !strings.HasPrefix(was, "h1:") || digest(toyFiles(t)) != was {
		t.Errorf("%s is no digest", was)
	}
	for _, tt := range []struct {
		name, file string
		same       bool
	}{
		{"a rule", "zz/bars.yaml", false}, {"a table", "zz/fees.csv", false}, {"an entry", "zz/list/widgets.yaml", false},
		{"the vocabulary", "vocabulary/order.yaml", false}, {"a kind of goods", "kinds/families.yaml", false},
		{"a case", "zz/cases/first.yaml", true},
	} {
		files := toyFiles(t)
		files[tt.file] = &fstest.MapFile{Data: append(files[tt.file].Data, '\n')}
		if same := digest(files) == was; same != tt.same {
			t.Errorf("%s changes: the digest stays %v", tt.name, same)
		}
	}
}

// TestDaysOfChange goes through all days, as far as everything was known and as
// far as it was on one: where the pack names no change, the law is that of the
// day before.
func TestDaysOfChange(t *testing.T) {
	p := toy(t, toyFiles(t))
	days := p.Days()
	if !slices.IsSorted(days) {
		t.Errorf("the days are %v", days)
	}
	for _, d := range p.Changes("zz/heavy") {
		if !slices.Contains(days, d) {
			t.Errorf("zz/heavy changes on %s, the pack does not", d)
		}
	}
	for _, known := range []string{"", "2016-03-01"} {
		m := moment(t, "1999-01-01", known)
		last := ""
		for d := value.Day(1999, 1, 1); d < value.Day(2020, 1, 1); d++ {
			m.On = onDay(int(d))
			law := fingerprint(p.At(m))
			if last != "" && law != last && !slices.Contains(days, d) {
				t.Fatalf("the law changes on %s:\n%s", d, firstDifference(last, law))
			}
			last = law
		}
	}
}

// TestBorn is the days on which something new could be read of an item.
func TestBorn(t *testing.T) {
	p := toy(t, toyFiles(t))
	widget, plan := p.Born("widget"), p.Born("plan")
	if len(widget) <= len(plan) || !slices.Contains(plan, value.Day(2001, 2, 1)) {
		t.Errorf("of widgets %v, of plans %v", widget, plan)
	}
}
