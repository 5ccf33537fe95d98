package strait

import (
	"strings"

	"github.com/strait-law/strait/internal/pack"
)

// Title is the short title of a piece of law (an entry, an authorization, an
// instrument, a status) in a language, or its id. Without a regime it is that
// of a kind of goods.
func (l *Law) Title(regime, id, lang string) string {
	if f, ok := l.lib.Families[id]; ok && regime == "" {
		return f.Title.In(lang)
	}
	p := l.lib.Pack(regime)
	if p == nil {
		return id
	}
	if id == regime {
		return p.Title.In(lang)
	}
	out := ""
	l.whole(p, func() { out = title(p, id, lang) })
	return out
}

// whole calls f while the pack is not being loaded.
func (l *Law) whole(p *pack.Pack, f func()) {
	if p.Loaded() {
		f()
		return
	}
	l.lib.Head(f)
}

// title is the short title of a piece of a pack's law, or its id.
func title(p *pack.Pack, id, lang string) string {
	title := ""
	if entry, ok := strings.CutPrefix(id, p.ID+"/"); ok && p.Names.Entries[entry] != nil {
		id = entry
	}
	if e := p.Names.Entries[id]; e != nil {
		for up := e; up != nil && title == ""; up = up.Up {
			title = up.Title.In(lang)
		}
	} else if r := p.Rule(id); r != nil {
		title = r.Title.In(lang)
	} else if in := p.Sources[id]; in != nil {
		title = in.Title.In(lang)
	} else if s := p.Statuses[id]; s != nil {
		title = s.Title.In(lang)
	} else if s := p.Names.Sets[id]; s != nil {
		title = s.Title.In(lang)
	} else if d := p.Names.Defs[id]; d != nil {
		title = d.Title.In(lang)
	}
	if title == "" {
		return id
	}
	return title
}

// Says is the words of a fact or statement as a question asks it, in a language.
func (l *Law) Says(name, lang string) string {
	regime, _, _ := strings.Cut(name, "/")
	if p := l.lib.Pack(regime); p != nil && p.Groups[name] != nil {
		return p.Groups[name].Says.In(lang)
	}
	if f := l.lib.Vocab.Find(name); len(f) == 1 {
		return f[0].Question.In(lang)
	}
	return name
}

// FactTitle is the short title of a fact in a language, or "".
func (l *Law) FactTitle(name, lang string) string {
	if f := l.lib.Vocab.Find(name); len(f) == 1 {
		return f[0].Title.In(lang)
	}
	return ""
}
