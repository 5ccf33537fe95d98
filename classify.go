package strait

import (
	"strings"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
)

// claimState is what became of the claim of an item's entries.
type claimState struct {
	bad    string   // a number the list does not have that day
	void   string   // the rule that makes the claim void
	contra []string // entries that stated facts put the item under, against the claim
}

// classify finds the entries an item may be under, in groups of alternatives.
func (w *walker) classify(out []candidate, item *cond.Element) []candidate {
	w.claim = claimState{}
	claim, stated := item.Claims[w.law.Pack.ID]
	void := value.No
	if stated {
		void = w.void()
	}
	known := value.Yes
	if stated && void != value.Yes {
		var good bool
		if out, known, good = w.claimedEntries(out, claim); good && void == value.No && known == value.Yes {
			return w.contradictions(out, claim)
		} else if !good {
			out = out[:0]
		}
	}
	return w.unclaimed(out, stated && void != value.Yes && known != value.Yes || void == value.Unknown)
}

// void says whether the regime reads the claim as no statement: a stale or
// borrowed record.
func (w *walker) void() value.Truth {
	w.ctx.Take(nil)
	t := value.No
	for i := range w.law.ClaimVoid {
		r := &w.law.ClaimVoid[i]
		got := w.truth(r)
		if got == value.Yes {
			w.claim.void = r.ID
		}
		t = t.Or(got)
	}
	return t
}

// claimedEntries is the candidates of a claim. It is not good where the list
// has no such number that day: then nothing is stated.
func (w *walker) claimedEntries(out []candidate, claim cond.Claim) (_ []candidate, known value.Truth, good bool) {
	if claim.None {
		return append(out, candidate{Candidate: cond.Candidate{None: true, Truth: value.Yes}}), value.Yes, true
	}
	known = value.Yes
	for g, number := range claim.Entries {
		entries, there := w.law.Numbered(number)
		if len(entries) == 0 {
			if up := w.widest(number); up != nil {
				out = append(out, candidate{Candidate: cond.Candidate{Entry: up.Entry.Entry, Other: true, Truth: value.Yes}, group: g})
				continue
			}
		}
		if there == value.Unknown {
			there = w.ctx.Gap(w.law.Pack.ID + "/" + number)
			known = known.And(there)
		}
		if there == value.No {
			w.claim.bad = number
			return out, known, false
		}
		for _, e := range entries {
			out = w.paragraphs(out, e, g, there)
		}
	}
	return out, known, true
}

// widest finds the entry a number stands under where the list does not give all
// of that entry's paragraphs.
func (w *walker) widest(number string) *pack.EntryInForce {
	for i := len(number) - 1; i > 0; i-- {
		if strings.IndexByte("./(", number[i]) < 0 {
			continue
		}
		if e := w.law.Pack.Names.Entries[number[:i]]; e != nil {
			if in := w.law.Entry(e); in.There == value.Yes && !in.Indexed {
				return in
			}
			return nil
		}
	}
	return nil
}

// paragraphs is the candidates of an entry that was named: itself, or, where
// rules tell its paragraphs apart, those it may be and what is left of it.
func (w *walker) paragraphs(out []candidate, e *pack.EntryInForce, group int, truth value.Truth) []candidate {
	sure, open := false, false
	for _, kid := range e.Kids {
		in := w.law.Entry(kid)
		if in.There == value.No || !mentionedBelow(kid) {
			continue
		}
		t := truth.And(value.Unknown)
		if in.Tree {
			t = w.meetsTree(in).And(in.There).And(truth)
		}
		if t == value.No {
			continue
		}
		sure, open = sure || t == value.Yes, true
		out = w.paragraphs(out, in, group, t)
	}
	if sure {
		return out
	}
	if open {
		truth = value.Unknown
		w.ctx.Note(cond.Open{Elem: w.item, Fact: w.entriesFact()})
	}
	return append(out, candidate{Candidate: cond.Candidate{Entry: e.Entry.Entry, Other: len(e.Kids) > 0, Truth: truth}, group: group})
}

// mentionedBelow says whether rules tell the entry, or one below it, apart.
func mentionedBelow(e *cond.Entry) bool {
	if e.Mentioned {
		return true
	}
	for _, k := range e.Kids {
		if mentionedBelow(k) {
			return true
		}
	}
	return false
}

func (w *walker) entriesFact() *cond.Fact { return w.vocab.On(cond.Item, "entries") }

// meetsTree says whether the item has what the entry describes.
func (w *walker) meetsTree(e *pack.EntryInForce) value.Truth { return e.Meets(&w.ctx, w.formFact) }

// inFamily is the entries with conditions of the item's family.
func (w *walker) inFamily() []*pack.EntryInForce {
	return w.law.Family(w.item.Rank(w.familyFact))
}

// contradictions adds the entries that stated facts put the item under although
// its claim names others. The law goes by the goods, not by the claim.
func (w *walker) contradictions(out []candidate, claim cond.Claim) []candidate {
	group := len(claim.Entries)
	for _, e := range w.inFamily() {
		if w.named(e.Entry.Entry, out) {
			continue
		}
		mark := w.ctx.Mark()
		switch w.againstClaim(e) {
		case value.Yes:
			group++
			out = append(out, candidate{Candidate: cond.Candidate{Entry: e.Entry.Entry, Truth: value.Yes}, group: group, contra: true})
			w.claim.contra = append(w.claim.contra, e.ID)
		case value.Unknown:
			group++
			w.claim.contra = append(w.claim.contra, e.ID)
			out = append(out, candidate{Candidate: cond.Candidate{Entry: e.Entry.Entry, Truth: value.Unknown}, group: group},
				candidate{Candidate: cond.Candidate{None: true, Truth: value.Unknown}, group: group})
			continue // what it hangs on is the law's own gap
		}
		w.ctx.Drop(mark)
	}
	if claim.None && len(w.claim.contra) > 0 {
		out = out[1:]
	}
	return out
}

// againstClaim says whether stated facts put the item under an entry that is not
// claimed. Facts nobody stated do not: then the claim counts. But law that is not
// verified may not free, so where the facts do by the law as it stands, they may.
func (w *walker) againstClaim(e *pack.EntryInForce) value.Truth {
	t := w.meetsTree(e)
	if t != value.Unknown {
		return t
	}
	if !w.ctx.Strict {
		return value.No
	}
	mark := w.ctx.Mark()
	w.ctx.Strict = false
	t = w.meetsTree(e)
	w.ctx.Strict = true
	w.ctx.Drop(mark)
	if t == value.Yes {
		return value.Unknown
	}
	return value.No
}

func (w *walker) named(e *cond.Entry, cands []candidate) bool {
	for _, c := range cands {
		if c.Entry != nil && (e.Under(c.Entry) || c.Entry.Under(e)) {
			return true
		}
	}
	return false
}

func (w *walker) family() string {
	if v := w.item.Get(w.familyFact); v != nil {
		return v.Text
	}
	return ""
}

// unclaimed is the candidates of an item of which no entry was named: those of
// its family whose conditions it meets or may meet, the rest of the list, and
// none of it.
func (w *walker) unclaimed(out []candidate, also bool) []candidate {
	group := 0
	if also {
		for i := range out {
			out[i].Truth, out[i].group = value.Unknown, 0
		}
	} else {
		out = out[:0]
	}
	sure := false
	for _, e := range w.inFamily() {
		t := w.meetsTree(e).And(e.There)
		if t == value.No || w.named(e.Entry.Entry, out) {
			continue
		}
		sure = sure || t == value.Yes
		out = append(out, candidate{Candidate: cond.Candidate{Entry: e.Entry.Entry, Truth: t}, group: group})
	}
	complete := w.complete()
	none := value.Unknown
	if complete == value.Yes && len(out) == 0 {
		none = value.Yes
	}
	if complete != value.Yes {
		out = append(out, candidate{Candidate: cond.Candidate{Other: true, Truth: value.Unknown}, group: group})
		w.ctx.Note(cond.Open{Elem: w.item, Fact: w.entriesFact()})
	}
	if !sure {
		out = append(out, candidate{Candidate: cond.Candidate{None: true, Truth: none}, group: group})
	}
	return out
}

// complete says whether the pack has all entries the item could be under.
func (w *walker) complete() value.Truth {
	w.ctx.Take(nil)
	t := value.No
	for i := range w.law.Complete {
		t = t.Or(w.truth(&w.law.Complete[i]))
	}
	return t
}

// entriesOf is the candidates of another line's item, for rules that tie lines.
func (w *walker) entriesOf(line *cond.Element) []cond.Candidate {
	item := line // a part says it of itself
	if line.Kind == cond.Line {
		item = line.Item()
	}
	claim, stated := item.Claims[w.law.Pack.ID]
	if !stated {
		return []cond.Candidate{{Other: true, Truth: value.Unknown}}
	}
	if claim.None {
		return []cond.Candidate{{None: true, Truth: value.Yes}}
	}
	var out []cond.Candidate
	for _, number := range claim.Entries {
		entries, there := w.law.Numbered(number)
		if len(entries) == 0 || there != value.Yes {
			return []cond.Candidate{{Other: true, Truth: value.Unknown}}
		}
		for _, e := range entries {
			out = append(out, cond.Candidate{Entry: e.Entry.Entry, Truth: value.Yes})
		}
	}
	return out
}
