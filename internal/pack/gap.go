package pack

import (
	"maps"
	"slices"
	"strings"

	"github.com/strait-law/strait/internal/cond"
)

// Gap is what the pack says of a gap in the law. For a cell of a table the
// words are the table's, and row is the cell's row: what to put for each column
// named in braces in them.
func (p *Pack) Gap(id string) (info cond.GapInfo, row map[string]string) {
	if info, ok := p.Names.Gaps[id]; ok {
		return info, nil
	}
	for _, t := range p.tables {
		if rest, ok := strings.CutPrefix(id, t.ID+"/"); ok && len(t.Keys) > 0 {
			return t.gap, p.rowOf(t.Table, rest)
		}
	}
	return cond.GapInfo{ID: id}, nil
}

// Has says whether an id is that of a piece of law, or of what stands in one: a
// limb nobody has read, a member of a set, a cell of a table.
func (p *Pack) Has(id string) bool {
	if _, ok := p.Names.Gaps[id]; ok {
		return true
	}
	for _, known := range p.IDs() {
		if rest, ok := strings.CutPrefix(id, known); ok && (rest == "" || rest[0] == '/' && (p.Names.Sets[known] != nil || p.Names.Tables[known] != nil)) {
			return true
		}
	}
	return false
}

// IDs is the id of every piece of law, and the name of every gap.
func (p *Pack) IDs() []string {
	out := slices.Collect(maps.Keys(p.taken))
	for id := range p.Names.Gaps {
		out = append(out, id)
	}
	for _, e := range p.Entries {
		out = append(out, p.EntryID(e.ID))
	}
	slices.Sort(out)
	return out
}

// rowOf takes the name of a cell, KEY/…/COLUMN, apart. A key may itself hold a
// slash, so it is the longest one that is known.
func (p *Pack) rowOf(t *cond.Table, name string) map[string]string {
	row := map[string]string{}
	words := strings.Split(name, "/")
	words = words[:len(words)-1]
	for i, k := range t.Keys {
		n := len(words) - (len(t.Keys) - 1 - i) // leave one for each key to come
		for n > 1 && !p.isKey(k, strings.Join(words[:n], "/")) {
			n--
		}
		if n < 1 {
			return row
		}
		row[k.Name] = strings.Join(words[:n], "/")
		words = words[n:]
	}
	return row
}

func (p *Pack) isKey(k cond.Key, name string) bool {
	return p.Names.Sets[name] != nil || k.Of == cond.OfEntries && p.Names.Entries[name] != nil
}
