package pack

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

// shipped loads the packs that come with strait.
func shipped(t testing.TB) *Library {
	t.Helper()
	lib, err := Open(os.DirFS("../../packs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range lib.Packs {
		if err := lib.Load(p); err != nil {
			t.Fatal(err)
		}
	}
	return lib
}

// forget takes out every version, and every event of an instrument, published
// after a day.
func (p *Pack) forget(known value.Span) {
	for _, s := range p.sets {
		s.Versions = kept(s.Versions, known)
	}
	for _, s := range p.places {
		s.Versions = kept(s.Versions, known)
	}
	for _, d := range p.defs {
		d.Versions = kept(d.Versions, known)
	}
	for _, t := range p.tables {
		for _, r := range t.Rows {
			r.Versions = kept(r.Versions, known)
		}
	}
	for _, e := range p.Entries {
		e.Versions = kept(e.Versions, known)
	}
	for _, a := range p.Acts {
		a.Versions = kept(a.Versions, known)
	}
	for _, rules := range p.ruleLists() {
		for _, r := range rules {
			r.Versions = kept(r.Versions, known)
		}
	}
	for _, in := range p.Sources {
		var events []*Event
		for _, e := range in.Events {
			if e.Published.Begins(known) != value.No {
				events = append(events, e)
			}
		}
		in.Events = events
	}
}

func kept[B any](tl Timeline[B], known value.Span) Timeline[B] {
	var out Timeline[B]
	for _, v := range tl {
		if v.Published.Begins(known) != value.No {
			out = append(out, v)
		}
	}
	return out
}

// fingerprint writes down everything of the law at a moment that an answer can
// read.
func fingerprint(law *Law) string {
	var b strings.Builder
	rules := func(list []InForce) {
		for _, f := range list {
			fmt.Fprintf(&b, "%s gap %q blank %v absent %v:", f.ID, f.Choice.Gap, f.Choice.Blank, f.Choice.Absent)
			for _, v := range f.Bodies {
				fmt.Fprintf(&b, " %s", v.Pos)
			}
			b.WriteByte('\n')
		}
	}
	for _, list := range [][]InForce{law.Acts, law.Requirements, law.Authorizations, law.Bars, law.Duties, law.ClaimVoid, law.Complete} {
		rules(list)
	}
	for i, d := range law.Pack.defs {
		c := law.View.Defs[i]
		fmt.Fprintf(&b, "%s gap %q %d bodies\n", d.ID, c.Gap, len(c.Bodies))
	}
	for _, e := range law.Pack.Entries {
		in := law.Entry(e.Entry)
		fmt.Fprintf(&b, "%s %s gap %q %d\n", e.ID, in.There, in.Choice.Gap, len(in.Choice.Bodies))
	}
	for _, s := range law.View.Sets {
		fmt.Fprintf(&b, "%s default %s %q any %d:", s.Set.ID, s.Default.Truth, s.Default.Gap, len(s.Any))
		for _, name := range sortedKeys(s.Own) {
			fmt.Fprintf(&b, " %s %s %q", name, s.Own[name].Truth, s.Own[name].Gap)
		}
		b.WriteByte('\n')
	}
	for _, r := range law.View.Tables {
		for _, key := range sortedKeys(r.Exact) {
			for _, col := range sortedKeys(r.Exact[key]) {
				c := r.Exact[key][col]
				fmt.Fprintf(&b, "%s %q %s %v %q\n", r.Table.ID, key, col, c.Words, c.Gap)
			}
		}
	}
	return b.String()
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// TestLawPublishedLaterChangesNothing forgets, for random days, what was
// published after the day that counts as known: the law of any day stays the
// same to the letter.
func TestLawPublishedLaterChangesNothing(t *testing.T) {
	full := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		known := onDay(rapid.IntRange(int(value.Day(2010, 1, 1)), int(value.Day(2026, 6, 1))).Draw(t, "known"))
		less, err := Open(os.DirFS("../../packs"))
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range less.Packs {
			if err := less.Load(p); err != nil {
				t.Fatal(err)
			}
			p.forget(known)
			for range 5 {
				on := onDay(rapid.IntRange(int(value.Day(2001, 1, 1)), int(value.Day(2027, 1, 1))).Draw(t, "on"))
				m := Moment{On: on, Known: known}
				if a, b := fingerprint(full.Packs[i].At(m)), fingerprint(p.At(m)); a != b {
					t.Fatalf("the law of %s changes:\n%s", value.DayOf(on.First), firstDifference(a, b))
				}
			}
		}
	})
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return x[i] + "\n" + strings.Join(y[min(i, len(y)-1):min(i+1, len(y))], "")
		}
	}
	return ""
}

// TestOneVersionOrAGap draws random days: of every rule exactly one version
// holds, or surely none, or the gap is reported.
func TestOneVersionOrAGap(t *testing.T) {
	lib := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		m := Moment{
			On:    onDay(rapid.IntRange(int(value.Day(1990, 1, 1)), int(value.Day(2030, 1, 1))).Draw(t, "on")),
			Known: onDay(rapid.IntRange(int(value.Day(1990, 1, 1)), int(value.Day(2030, 1, 1))).Draw(t, "known")),
		}
		for _, p := range lib.Packs {
			law := p.At(m)
			check := func(id string, c cond.Choice) {
				if one := len(c.Bodies) == 1 && !c.Absent && !c.Blank || len(c.Bodies) == 0 && !c.Blank; one != (c.Gap == "") {
					t.Fatalf("%s: %d versions, absent %v, blank %v, gap %q", id, len(c.Bodies), c.Absent, c.Blank, c.Gap)
				}
			}
			for i, d := range p.defs {
				check(d.ID, law.View.Defs[i])
			}
			for _, e := range p.Entries {
				check(e.ID, law.Entry(e.Entry).Choice)
			}
			for _, list := range [][]InForce{law.Requirements, law.Authorizations, law.Bars} {
				for _, f := range list {
					if f.Bodies != nil && f.Bodies[0].Body.Unknown == "" {
						check(f.ID, f.Choice)
					}
				}
			}
		}
	})
}
