package strait

import (
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

// gaps is what the law, as the pack has it, does not tell and the answer hangs on.
func (w *walker) gaps(opens []cond.Open, r *Regime, lang string) []Gap {
	out := []Gap{}
	seen := map[string]bool{}
	add := func(id string) {
		if id == "" || seen[id] {
			return
		}
		seen[id] = true
		out = append(out, w.gap(id, lang))
	}
	for _, o := range opens {
		add(o.Gap)
	}
	for _, a := range r.Authorizations {
		for _, b := range a.Because {
			if b.Truth == value.Unknown {
				add(b.Gap)
			}
		}
	}
	return out
}

// gap puts a gap of the law in words: those the pack has for it, those of the
// table that lacks the cell, or else the title of the law that is not known.
func (w *walker) gap(id, lang string) Gap {
	info, row := w.law.Pack.Gap(id)
	g := Gap{ID: id, Says: info.Says.In(lang), Read: info.Read}
	for column, key := range row {
		g.Says = strings.ReplaceAll(g.Says, "{"+column+"}", w.keyTitle(key, lang))
	}
	if g.Says == "" {
		g.Of = title(w.law.Pack, id, lang)
	}
	return g
}

// keyTitle names a key of a row as people do: places and sets by their names,
// entries by their number.
func (w *walker) keyTitle(key, lang string) string {
	p := w.law.Pack
	if p.Names.Sets[key] != nil {
		return title(p, key, lang)
	}
	if words, ok := w.vocab.Places[value.Place(key)]; ok && p.Names.Entries[key] == nil {
		return words.In(lang)
	}
	return key
}
