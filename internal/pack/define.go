package pack

import (
	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
)

// defLaw is a definition with its versions.
type defLaw struct {
	*cond.Def
	Versions Timeline[cond.Body]
	m        *read.Map
}

// declareDefs reads what define.yaml names, before anything refers to it.
func (l *loader) declareDefs() {
	d, root := l.open("define.yaml")
	nodes := d.Items(root)
	for _, t := range l.made["define.yaml"] {
		l.declareDef(t.doc.Map(t.node, "a definition"))
	}
	for _, n := range nodes {
		l.declareDef(d.Map(n, "a definition"))
	}
}

func (l *loader) declareDef(m *read.Map) {
	def := &defLaw{Def: &cond.Def{ID: l.id(m), Num: len(l.pack.defs), On: cond.Line, Title: cond.ParseWords(m.Doc, m.Get("title"), "title"), Pos: m.Pos(m.Node)}, m: m}
	if on := m.Text("on"); on != "" {
		def.On = cond.Party
		if on != "party" {
			m.Problem(m.Get("on"), "definition-on", "leave it out, or write party", "a definition is on %q", on)
		}
	}
	typ, unit := m.Text("type"), m.Get("unit")
	switch {
	case unit != nil:
		def.Type, def.Dim = cond.Number, l.unit(m.Doc, unit).Dim
	case typ == "":
		def.Truth, def.Type = true, cond.YesNo
	default:
		t, ok := cond.TypeNamed(typ)
		if !ok {
			m.Problem(m.Get("type"), "unknown-type", read.Nearest(typ, typeNames()), "no type is called %q", typ)
		}
		def.Type = t
	}
	l.pack.defs = append(l.pack.defs, def)
	l.pack.Names.Defs[def.ID] = def.Def
	l.claim(def.ID, m)
	l.shadow(def.Def, m)
}

func (l *loader) defBodies() {
	for _, def := range l.pack.defs {
		if def.m == nil {
			continue // an act
		}
		p := l.parser(def.m.Doc)
		scope := cond.Scope{Rule: def.ID}
		if def.On == cond.Party {
			scope.Inner = []cond.Kind{cond.Party}
		}
		def.Versions = timeline(l, def.m, func(k keyed) cond.Body { return l.defBody(p, k, def, scope) })
		def.m.Close()
	}
	l.cycles()
}

func (l *loader) defBody(p *cond.Parser, k keyed, def *defLaw, scope cond.Scope) cond.Body {
	if def.Truth {
		when := k.Get("when")
		if when == nil {
			k.v.Problem(k.v.Node, "definition", "add when: with a condition, or value: with type: or unit:", "%s defines nothing", def.ID)
		}
		return cond.Body{When: p.Cond(when, scope)}
	}
	n := k.Get("value")
	if n == nil {
		k.v.Problem(k.v.Node, "definition", "add value: with a formula", "%s names no value", def.ID)
		return cond.Body{}
	}
	f := p.Formula(n, scope)
	if f != nil && (f.Type != def.Type || f.Dim != def.Dim) {
		k.v.Problem(n, "type", "", "%s is to be a %s %s, but its value is a %s %s", def.ID, def.Type, def.Dim, f.Type, f.Dim)
	}
	return cond.Body{Value: f}
}

// defsAt is what every definition says at a moment.
func (p *Pack) defsAt(m Moment) []cond.Choice {
	out := make([]cond.Choice, len(p.defs))
	for i, d := range p.defs {
		out[i] = choice(d.Versions.at(m), d.ID, m, func(b cond.Body) cond.Body { return b })
	}
	return out
}

// choice turns a pick into what conditions read.
func choice[B any](pick Pick[B], id string, m Moment, body func(B) cond.Body) cond.Choice {
	c := cond.Choice{Absent: pick.Absent, Blank: pick.Blank}
	if !pick.Sure() {
		c.Gap = id
	}
	for _, v := range pick.Versions {
		c.Bodies = append(c.Bodies, body(v.Body))
	}
	for _, v := range pick.Versions { // of several, one that is not verified counts
		if src := v.Source(id, m); c.Src == nil || src.Weak() && !c.Src.Weak() {
			c.Src = src
		}
	}
	return c
}
