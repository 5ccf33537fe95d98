package strait

import (
	"errors"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
)

// Law is every pack of a library: the law of all its regimes on all days. It is
// safe for use by several goroutines.
type Law struct {
	lib *pack.Library

	mu    sync.Mutex
	views map[viewKey]*pack.Law
}

type viewKey struct {
	pack     string
	on       int64 // the first minute of a stretch in which the law is the same
	exact    bool
	known    int64
	loaded   bool
	enforced bool
}

// Open reads a library of packs: a folder with one folder a regime, and the
// vocabulary they share. The packs that come with strait are packs.FS. A
// regime's rules are read when the first order may concern it; Check reads all.
// The error, if any, is Problems.
func Open(fsys fs.FS) (*Law, error) {
	lib, err := pack.Open(fsys)
	if err != nil {
		return nil, err
	}
	return newLaw(lib), nil
}

func newLaw(lib *pack.Library) *Law { return &Law{lib: lib, views: map[viewKey]*pack.Law{}} }

// With is the law with a draft laid over it: a folder of the form of packs.FS
// that holds only what it changes, such as REGIME/sets.yaml with one further
// version of one set and REGIME/sources.yaml with the draft as an instrument. The
// error, if any, is Problems.
func (l *Law) With(draft fs.FS) (*Law, error) {
	lib, err := l.lib.With(draft)
	if err != nil {
		return nil, err
	}
	return newLaw(lib), nil
}

// Check reads every rule of every pack. The error, if any, is Problems.
func (l *Law) Check() error {
	var all Problems
	for _, p := range l.lib.Packs {
		if err := l.lib.Load(p); err != nil {
			var ps Problems
			if !errors.As(err, &ps) {
				return err
			}
			all = append(all, ps...)
		}
	}
	if len(all) > 0 {
		return all
	}
	return nil
}

// Regimes is the ids of the packs.
func (l *Law) Regimes() []string {
	ids := make([]string, len(l.lib.Packs))
	for i, p := range l.lib.Packs {
		ids[i] = p.ID
	}
	return ids
}

// PlaceName is the name of a place in a language, or its code.
func (l *Law) PlaceName(p Place, lang string) string {
	if s := l.lib.Vocab.Places[p].In(lang); s != "" {
		return s
	}
	return string(p)
}

func (l *Law) placeCodes() []string {
	out := make([]string, 0, len(l.lib.Vocab.Places))
	for p := range l.lib.Vocab.Places {
		out = append(out, string(p))
	}
	sort.Strings(out)
	return out
}

func (l *Law) implied(status string) []string {
	regime, _, _ := strings.Cut(status, "/")
	p := l.lib.Pack(regime)
	if p == nil || p.Statuses[status] == nil {
		return nil
	}
	var out []string
	for at := []string{status}; len(at) > 0; at = at[1:] { // what is implied implies in turn
		for _, i := range p.Statuses[at[0]].Implies {
			if i != status && !slices.Contains(out, i) {
				out, at = append(out, i), append(at, i)
			}
		}
	}
	return out
}

func (l *Law) groupNames() []string {
	var out []string
	for _, p := range l.lib.Packs {
		for id := range p.Groups {
			out = append(out, id)
		}
	}
	return out
}

// keysOf is the keys an element of a kind may have.
func (l *Law) keysOf(k cond.Kind) []string {
	out := []string{"facts"}
	for _, f := range l.lib.Vocab.Of(k) {
		out = append(out, f.Name)
	}
	switch k {
	case cond.Order:
		out = append(out, "id", "date", "dates", "exporter", "contract", "assume", "under", "regimes", "declared", "rates")
	case cond.Line:
		out = append(out, "id", "item")
	case cond.Party:
		out = append(out, "screening")
	}
	return out
}

// At is the law that governs on a day (or at an instant), as far as it had been
// published by known. Without known it is all that the packs hold.
func (l *Law) At(on Time, known *Time) *Code {
	return &Code{law: l, on: on, known: known}
}

// Code is the law at one moment: what Decide applies.
type Code struct {
	law   *Law
	on    Time
	known *Time
	// enforced asks for the law as it is enforced, not as it is printed.
	enforced bool
}

// knownSpan is the minutes up to which things count as published.
func knownSpan(known *Time, zone int) value.Span {
	if known == nil {
		return value.Span{First: value.Never, Last: value.Never}
	}
	return known.Span(zone)
}

// moment is the moment by a pack's own clock.
func (c *Code) moment(p *pack.Pack) pack.Moment {
	return pack.Moment{On: c.on.Span(p.Zone), Known: knownSpan(c.known, p.Zone), Enforced: c.enforced}
}

// of is a regime's law at the moment. Views are kept, one for each stretch of
// days on which the pack's law is the same.
func (c *Code) of(p *pack.Pack) *pack.Law {
	on := c.on.Span(p.Zone)
	m := c.moment(p)
	key := viewKey{pack: p.ID, on: on.First, exact: c.on.Minute >= 0, known: m.Known.Last, loaded: p.Loaded(), enforced: c.enforced}
	if c.on.Minute < 0 {
		days := p.Days()
		i := sort.Search(len(days), func(i int) bool { return days[i] > c.on.Day })
		key.on = int64(i)
	}
	c.law.mu.Lock()
	defer c.law.mu.Unlock()
	if v := c.law.views[key]; v != nil {
		return v
	}
	v := p.At(m)
	c.law.views[key] = v
	return v
}
