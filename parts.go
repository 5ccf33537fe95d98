package strait

import (
	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

// partNeeds says whether a part, going alone, would need a requirement of some
// classes to be met, and none of some authorizations would meet it. What is done
// and with whom is left out, and so are the part's own parts.
func (w *walker) partNeeds(part *cond.Element, classes, less []string) value.Truth {
	if !w.law.Pack.Loaded() {
		return value.Unknown // the rules are not read yet
	}
	item := w.asItem(part)
	claim, stated := part.Claims[w.law.Pack.ID]
	switch {
	case !stated:
		w.ctx.Miss(part, w.vocab.On(cond.Part, "entries"))
		return value.Unknown
	case claim.None:
		return w.needs(item, &cond.Candidate{None: true, Truth: value.Yes}, classes, less)
	}
	t := value.No
	for _, number := range claim.Entries {
		entries, there := w.law.Numbered(number)
		if len(entries) == 0 || there != value.Yes { // such a number states nothing
			w.ctx.Miss(part, w.vocab.On(cond.Part, "entries"))
			t = t.Or(value.Unknown)
		}
		for _, e := range entries {
			t = t.Or(w.needs(item, &cond.Candidate{Entry: e.Entry.Entry, Truth: value.Yes}, classes, less))
		}
	}
	return t
}

// needs says it for one entry.
func (w *walker) needs(item *cond.Element, cand *cond.Candidate, classes, less []string) value.Truth {
	return w.ctx.AsItem(item, cand, func() value.Truth {
		t := value.No
		for _, class := range classes {
			for i := range w.law.Requirements {
				if r := &w.law.Requirements[i]; r.Class == class {
					t = t.Or(w.ctx.Choose(r.ID, &r.Choice).And(w.wouldMeet(class, less).Not()))
				}
			}
		}
		return t
	})
}

func (w *walker) wouldMeet(class string, authorizations []string) value.Truth {
	t := value.No
	for i := range w.law.Authorizations {
		a := &w.law.Authorizations[i]
		for _, id := range authorizations {
			if a.ID == w.law.Pack.Names.Full(id) && meets(a.Rule, class) && !w.unmodelled(a) {
				t = t.Or(w.ctx.Choose(a.ID, &a.Choice))
			}
		}
	}
	return t
}

// asItem is a part as an item: what is stated of it that an item may have, and
// no parts. It is made once, so that a question about it can be answered.
func (w *walker) asItem(part *cond.Element) *cond.Element {
	if item := w.partItems[part]; item != nil {
		return item
	}
	item := &cond.Element{Kind: cond.Item, Path: part.Path, Up: part.Up, Claims: part.Claims}
	for _, s := range part.Facts() {
		if f := w.vocab.On(cond.Item, s.Fact.Name); f != nil {
			item.Set(f, s.Value)
		}
	}
	item.SetList(cond.Part, nil, false, nil)
	if w.partItems == nil {
		w.partItems = map[*cond.Element]*cond.Element{}
	}
	w.partItems[part] = item
	return item
}

// numbered is the entries a number names that day.
func (w *walker) numbered(number string) []*cond.Entry {
	entries, _ := w.law.Numbered(number)
	var out []*cond.Entry
	for _, e := range entries {
		out = append(out, e.Entry.Entry)
	}
	return out
}
