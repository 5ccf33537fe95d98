package pack

import (
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Instrument is a law, order, circular, notice, pact or suit: what makes law,
// and the dated events of its life.
type Instrument struct {
	ID     string
	Title  cond.Words
	Kind   string
	Cite   string
	URL    string
	Events []*Event
	Pos    read.Pos
}

// Event is one event in the life of an instrument. Only some kinds have effect;
// what was merely announced or decided changes nothing.
type Event struct {
	Instrument *Instrument
	Kind       string
	Part       string // the part of the instrument it speaks of; "" for all
	On         value.Span
	Text       string
	Until      value.Span // of a stay: the first minute after it
	ReadTo     value.Span // known to hold up to here, not known after
	hasUntil   bool
	hasReadTo  bool
	Published  value.Span
	Confidence string
	Source     string
	By         string // claimant
	Says       cond.Words
	Pos        read.Pos
}

// The kinds of events. Of those with effect, the last that has happened decides
// how the instrument stands.
var eventKinds = map[string]bool{ // true: has effect
	"announced": false, "decided": false, "signed": false, "published": false, "promulgated": false,
	"consultation-opened": false, "consultation-closed": false, "talks": false, "promised": false,
	"in-force": true, "stayed": true, "suspended": true, "resumed": true, "notice-given": false,
	"notice-suspended": false, "notice-withdrawn": false, "withdrawn": true, "expired": true,
	unenforced: true,
}

// unenforced is the kind of event by which those who enforce a text say that they
// do not. What is printed stands; the law as enforced is that without it.
const unenforced = "unenforced"

// Name is how a version names the event: INSTRUMENT or INSTRUMENT#PART.
func (e *Event) Name() string {
	if e.Part == "" {
		return e.Instrument.ID
	}
	return e.Instrument.ID + "#" + e.Part
}

// published is the event by which the part this event speaks of was published.
func (e *Event) published() *Event {
	var found *Event
	for _, p := range e.Instrument.Events {
		if (p.Kind == "published" || p.Kind == "promulgated") && (p.Part == "" && found == nil || p.Part == e.Part) {
			found = p
		}
	}
	return found
}

// standing says whether a part of the instrument has effect at a moment, as far
// as it has come into force: a stay or a suspension takes the effect away, a
// withdrawal for good.
func (in *Instrument) standing(part string, m Moment) value.Truth {
	t := value.Yes
	for _, e := range in.Events {
		if e.Kind == unenforced && !m.Enforced {
			continue
		}
		if !eventKinds[e.Kind] || e.Part != "" && e.Part != part || e.Published.Begins(m.Known) == value.No {
			continue
		}
		begun := e.On.Begins(m.On)
		if begun == value.No {
			continue
		}
		after := e.effect(m)
		if begun == value.Unknown && after != t {
			after = value.Unknown
		}
		t = after
	}
	return t
}

// effect is how the instrument stands after the event.
func (e *Event) effect(m Moment) value.Truth {
	switch e.Kind {
	case "withdrawn", "expired":
		return value.No
	case "stayed", "suspended", unenforced:
		if e.hasUntil {
			return e.Until.Begins(m.On)
		}
		if e.hasReadTo && e.ReadTo.Begins(m.On) != value.No {
			return value.Unknown
		}
		return value.No
	}
	return value.Yes
}

// sources reads sources.yaml.
func (l *loader) sources() {
	l.each("sources.yaml", "an instrument", func(m *read.Map) {
		in := &Instrument{
			ID: l.id(m), Title: cond.ParseWords(m.Doc, m.Get("title"), "title"),
			Kind: m.Need("kind"), Cite: m.Text("cite"), URL: m.Text("url"), Pos: m.Pos(m.Node),
		}
		m.Each("events", func(n *read.Node) {
			em := m.Doc.Map(n, "an event")
			e := l.readEvent(em, in)
			in.Events = append(in.Events, e)
			if e.Kind == unenforced {
				l.pack.unenforced = append(l.pack.unenforced, e)
			}
			em.Close()
		})
		if len(in.Events) == 0 {
			m.Problem(m.Node, "no-events", "add events: with at least in-force", "%s has no events", in.ID)
		}
		l.pack.Sources[in.ID] = in
		l.claim(in.ID, m)
	})
}

func (l *loader) readEvent(m *read.Map, in *Instrument) *Event {
	e := &Event{Instrument: in, Kind: m.Need("kind"), Part: m.Text("part"), Source: m.Text("source"), By: m.Text("claimant"),
		Says: cond.ParseWords(m.Doc, m.Get("says"), "says"), Pos: m.Pos(m.Node)}
	if _, ok := eventKinds[e.Kind]; !ok && e.Kind != "" {
		var names []string
		for k := range eventKinds {
			names = append(names, k)
		}
		m.Problem(m.Get("kind"), "event-kind", read.Nearest(e.Kind, names), "no event is called %q", e.Kind)
	}
	e.On, e.Text, _ = l.when(m.Doc, l.need(m, "on"), "on")
	e.Confidence = l.confidence(m.Doc, m.Get("confidence"))
	if n := m.Get("until"); n != nil {
		e.Until = l.end(m.Doc, n, "until", e.On)
		e.hasUntil = true
	}
	if n := m.Get("read-to"); n != nil {
		e.ReadTo = l.end(m.Doc, n, "read-to", e.On)
		e.ReadTo.First += 1440 // the day itself is still known
		e.ReadTo.Last += 1440
		e.hasReadTo = true
	}
	e.Published = e.On
	if n := m.Get("published"); n != nil {
		if span, text, _ := l.when(m.Doc, n, "published"); text != "unknown" {
			e.Published = span
		}
	}
	return e
}

// event finds the event a version is made by, INSTRUMENT or INSTRUMENT#PART.
func (l *loader) event(d read.Doc, n *read.Node) *Event {
	if n == nil {
		return nil
	}
	name := d.Text(n, "by")
	id, part, _ := strings.Cut(name, "#")
	in := l.pack.Sources[l.full(id)]
	if in == nil {
		var ids []string
		for k := range l.pack.Sources {
			ids = append(ids, k)
		}
		d.Problem(n, "dangling-source", read.Nearest(l.full(id), ids), "sources.yaml has no instrument %q", id)
		return nil
	}
	var parts []string
	for _, e := range in.Events {
		if e.Kind == "in-force" {
			if e.Part == part {
				return e
			}
			parts = append(parts, in.ID+"#"+e.Part)
		}
	}
	d.Problem(n, "dangling-source", read.Nearest(name, parts), "%s has no event in-force for part %q", in.ID, part)
	return nil
}

// HasEffect says whether an event of this kind changes how the instrument
// stands; what is only announced or decided does not.
func (e *Event) HasEffect() bool { return eventKinds[e.Kind] }

// Pending says whether the instrument has not yet come into force at a moment.
func (in *Instrument) Pending(at value.Span) bool {
	for _, e := range in.Events {
		if e.Kind == "in-force" && e.On.Begins(at) != value.No {
			return false
		}
	}
	return true
}
