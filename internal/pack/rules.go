package pack

import (
	"fmt"
	"sort"
	"strconv"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// ids is the one space of ids: where each was given.
func (p *Pack) ids() map[string]read.Pos {
	if p.taken == nil {
		p.taken = map[string]read.Pos{}
	}
	return p.taken
}

// Authorization is the authorization of an id, or nil.
func (p *Pack) Authorization(id string) *Rule {
	if a := p.byID[id]; a != nil && a.Kind != "" {
		return a
	}
	return nil
}

// AuthorizationIDs is the ids of the authorizations there are.
func (p *Pack) AuthorizationIDs() []string {
	var ids []string
	for _, a := range p.Authorizations {
		ids = append(ids, a.ID)
	}
	return ids
}

// Rule is the rule of an id, or nil.
func (p *Pack) Rule(id string) *Rule { return p.byID[id] }

// declareClasses notes the classes requirements have, before a condition asks
// whether one stands, and checks those that the head of the pack has named.
func (l *loader) declareClasses() {
	classes := map[string]bool{}
	l.pack.Names.Classes = classes
	note := func(n *read.Node) {
		if read.IsMap(n) {
			if c := fieldOf(n, "class"); c != "" {
				classes[l.full(c)] = true
			}
		}
	}
	d, root := l.open("requirements.yaml")
	for _, n := range d.Items(root) {
		note(n)
	}
	for _, t := range l.made["requirements.yaml"] {
		note(t.node)
	}
	for _, use := range l.pack.Names.Asked {
		if !classes[use.Class] {
			l.log.Add(use.Pos, "unknown-class", fmt.Sprintf("no requirement has the class %q", use.Class), read.Nearest(use.Class, keysOf(classes)))
		}
	}
}

// rules reads requirements, authorizations, bars and duties.
func (l *loader) rules() {
	p := l.pack
	l.each("requirements.yaml", "a requirement", func(m *read.Map) { p.Requirements = l.add(p.Requirements, l.requirement(m), m) })
	l.each("authorizations.yaml", "an authorization", func(m *read.Map) { p.Authorizations = l.add(p.Authorizations, l.authorization(m), m) })
	l.each("bars.yaml", "a bar", func(m *read.Map) { p.Bars = l.add(p.Bars, l.bar(m), m) })
	l.each("duties.yaml", "a duty", func(m *read.Map) { p.Duties = l.add(p.Duties, l.duty(m), m) })
	l.each("claims.yaml", "a rule about claims", func(m *read.Map) {
		r := l.rule(m)
		switch is := m.Need("says-that"); is {
		case "claim-void":
			p.ClaimVoid = l.add(p.ClaimVoid, r, m)
		case "list-complete":
			p.Complete = l.add(p.Complete, r, m)
		case "":
		default:
			m.Problem(m.Get("says-that"), "unknown-value", "", "a rule about claims says that they are claim-void or the list list-complete, not %q", is)
		}
		l.versions(r, m, func(keyed, *Body) {})
	})
}

func (l *loader) add(list []*Rule, r *Rule, m *read.Map) []*Rule {
	l.claim(r.ID, m)
	l.pack.byID[r.ID] = r
	return append(list, r)
}

func (l *loader) rule(m *read.Map) *Rule {
	r := &Rule{ID: l.id(m), Title: cond.ParseWords(m.Doc, m.Get("title"), "title"), Pos: m.Pos(m.Node), Authority: m.Text("authority")}
	for _, n := range m.Items(m.Get("acts")) {
		a := l.full(m.Doc.Text(n, "acts"))
		if l.act(a) == nil {
			var acts []string
			for _, x := range l.pack.Acts {
				acts = append(acts, x.ID)
			}
			m.Problem(n, "unknown-act", read.Nearest(a, acts), "reach.yaml has no act %q", a)
		}
		r.Acts = append(r.Acts, a)
	}
	if r.Authority == "" {
		r.Authority = l.pack.Authority
	}
	return r
}

func (l *loader) act(id string) *Act {
	for _, a := range l.pack.Acts {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// versions reads the versions of a rule; more reads what is special to its kind.
func (l *loader) versions(r *Rule, m *read.Map, more func(k keyed, b *Body)) {
	p := l.parser(m.Doc)
	r.Versions = timeline(l, m, func(k keyed) Body {
		b := Body{}
		when := k.Get("when")
		l.mustHave(r, k, when)
		if read.IsText(when) && (when.Value == "unknown" || when.Value == "?") {
			b.Unknown = r.ID
			l.pack.Names.Gaps[r.ID] = cond.GapInfo{ID: r.ID, Says: k.Words("says"), Read: k.Text("read"), Pos: k.v.Pos(when)}
		} else {
			b.When = p.Cond(when, cond.Scope{Rule: r.ID})
		}
		more(k, &b)
		return b
	})
}

func (l *loader) requirement(m *read.Map) *Rule {
	r := l.rule(m)
	r.Class = l.full(m.Need("class"))
	p := l.parser(m.Doc)
	l.versions(r, m, func(k keyed, b *Body) {
		n := k.Get("policy")
		switch {
		case n == nil:
			b.Policy = []PolicyCase{{Is: policies[0]}}
		case read.IsText(n):
			b.Policy = []PolicyCase{{Is: l.policy(m.Doc, n)}}
		default:
			for _, c := range m.Items(n) {
				cm := m.Doc.Map(c, "a policy")
				b.Policy = append(b.Policy, PolicyCase{When: p.Cond(cm.Get("when"), cond.Scope{Rule: r.ID + "#policy"}), Is: l.policy(m.Doc, l.need(cm, "is"))})
				cm.Close()
			}
		}
	})
	return r
}

func (l *loader) policy(d read.Doc, n *read.Node) string {
	s := d.Text(n, "policy")
	if s != "" && !contains(policies, s) {
		d.Problem(n, "policy", read.Nearest(s, policies), "no policy is called %q", s)
	}
	return s
}

func (l *loader) authorization(m *read.Map) *Rule {
	r := l.rule(m)
	r.Kind = m.Need("kind")
	if _, ok := Kinds[r.Kind]; !ok && r.Kind != "" {
		var kinds []string
		for k := range Kinds {
			kinds = append(kinds, k)
		}
		m.Problem(m.Get("kind"), "unknown-kind", read.Nearest(r.Kind, kinds), "no kind of authorization is called %q", r.Kind)
	}
	r.Rank, r.Letter = l.rank(m), m.Text("letter")
	for _, n := range m.Items(l.need(m, "meets")) {
		c := l.full(m.Doc.Text(n, "meets"))
		if !l.pack.Names.Classes[c] {
			m.Problem(n, "unknown-class", read.Nearest(c, keysOf(l.pack.Names.Classes)), "no requirement has the class %q", c)
		}
		r.Meets = append(r.Meets, c)
	}
	r.ByClaim = m.YesNo("by-claim")
	switch r.Terms = m.Text("terms"); r.Terms {
	case "act", "issued":
	case "":
		r.Terms = "act"
	default:
		m.Problem(m.Get("terms"), "unknown-value", "", "terms is act or issued, not %q", r.Terms)
	}
	for _, n := range m.Items(m.Get("binds")) {
		b := m.Doc.Text(n, "binds")
		if l.pack.Binds[b] == nil {
			m.Problem(n, "unknown-name", "say in pack.yaml, under binds:, when it fits", "nothing says what it means that a licence binds %q", b)
		}
		r.Binds = append(r.Binds, b)
	}
	p := l.parser(m.Doc)
	l.versions(r, m, func(k keyed, b *Body) { l.authorizationBody(p, r, k, b) })
	return r
}

func keysOf(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// rank is how light a paper an authorization is, 1 the lightest.
func (l *loader) rank(m *read.Map) int {
	s := m.Text("rank")
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 9 {
		m.Problem(m.Get("rank"), "rank", "write 1 for the lightest paper, up to 9", "rank is %q", s)
	}
	return n
}

func (l *loader) authorizationBody(p *cond.Parser, r *Rule, k keyed, b *Body) {
	d := k.v.Doc
	for _, n := range d.Items(k.Get("provided")) {
		pm := d.Map(n, "a proviso")
		b.Provided = append(b.Provided, Todo{When: p.Cond(l.need(pm, "when"), cond.Scope{Rule: r.ID + "#provided"}), Says: cond.ParseWords(d, l.need(pm, "says"), "says")})
		pm.Close()
	}
	b.Validity = l.validity(k)
	b.Duties = k.Texts("duties")
	for _, n := range d.Items(k.Get("contested")) {
		dm := d.Map(n, "a dispute")
		dispute := Dispute{When: p.Cond(dm.Get("when"), cond.Scope{Rule: r.ID + "#contested"})}
		dm.Each("claims", func(c *read.Node) {
			cm := d.Map(c, "a claim")
			dispute.Claims = append(dispute.Claims, Claim{By: cm.Need("by"), Cite: cm.Text("cite"), Says: cond.ParseWords(d, l.need(cm, "says"), "says")})
			cm.Close()
		})
		dm.Close()
		b.Contested = append(b.Contested, dispute)
	}
	for _, n := range d.Items(k.Get("apply")) {
		am := d.Map(n, "apply")
		b.Apply = append(b.Apply, l.apply(p, r, am))
		am.Close()
	}
}

func (l *loader) apply(p *cond.Parser, r *Rule, m *read.Map) Apply {
	scope := cond.Scope{Rule: r.ID + "#apply"}
	a := Apply{When: p.Cond(m.Get("when"), scope), Where: cond.ParseWords(m.Doc, m.Get("where"), "where"), Clock: m.Text("clock"), Cites: m.Texts("cite")}
	a.Count, a.Days = l.count(m, "count"), l.count(m, "days")
	m.Each("documents", func(n *read.Node) {
		dm := m.Doc.Map(n, "a document")
		a.Documents = append(a.Documents, Document{ID: dm.Need("id"), Title: cond.ParseWords(m.Doc, dm.Get("title"), "title"), When: p.Cond(dm.Get("when"), scope)})
		dm.Close()
	})
	m.Each("counts", func(n *read.Node) {
		cm := m.Doc.Map(n, "a count")
		c := CountClaim{By: cm.Need("by")}
		if n := l.count(cm, "count"); n != nil {
			c.Count = *n
		}
		a.Claims = append(a.Claims, c)
		cm.Close()
	})
	return a
}

// count reads a whole number; unknown is nil.
func (l *loader) count(m *read.Map, key string) *int {
	s := m.Text(key)
	if s == "" || s == "unknown" || s == "?" {
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		m.Problem(m.Get(key), "not-a-number", "write a whole number, or unknown", "%s is %q", key, s)
	}
	return &n
}

func (l *loader) bar(m *read.Map) *Rule {
	r := l.rule(m)
	r.Takes = m.Texts("takes")
	switch r.Reaches = m.Text("reaches"); r.Reaches {
	case "", "both":
		r.Reaches = "both"
	case "new", "held":
	default:
		m.Problem(m.Get("reaches"), "unknown-value", "", "reaches is new, held or both, not %q", r.Reaches)
	}
	if len(r.Takes) == 0 {
		m.Problem(m.Node, "missing", "add takes: with authorizations, kinds, or *", "a bar takes nothing")
	}
	l.versions(r, m, func(keyed, *Body) {})
	return r
}

func (l *loader) duty(m *read.Map) *Rule {
	r := l.rule(m)
	l.versions(r, m, func(k keyed, b *Body) {
		b.Said = k.Words("says")
		if b.At = k.Text("at"); b.At != "" {
			isOneOf(m.Doc, k.Get("at"), b.At, "at", "unknown-value", dutyTimes)
		}
		b.Blocks = k.YesNo("blocks")
		if w := k.Text("within"); w != "" {
			var err error
			if b.Within, err = value.ParsePeriod(w); err != nil {
				k.v.Problem(k.Get("within"), "not-a-period", "", "within is %v", err)
			}
		}
	})
	return r
}

// finish checks what only the whole pack can tell: that what bars take and
// authorizations oblige is there.
func (l *loader) finish() {
	p := l.pack
	l.wordUses()
	l.placesFor()
	l.limbs()
	for _, b := range p.Bars {
		for i, t := range b.Takes {
			_, kind := Kinds[t]
			full := l.full(t)
			if t == "*" || kind {
				continue
			}
			if p.Authorization(full) == nil {
				l.log.Add(b.Pos, "unknown-authorization", fmt.Sprintf("%s takes %q, which is no authorization or kind", b.ID, t), read.Nearest(full, p.AuthorizationIDs()))
			}
			b.Takes[i] = full
		}
	}
	for _, a := range p.Authorizations {
		for _, v := range a.Versions {
			for i, d := range v.Body.Duties {
				v.Body.Duties[i] = l.full(d)
				if p.byID[l.full(d)] == nil {
					l.log.Add(v.Pos, "unknown-duty", fmt.Sprintf("%s obliges to %q, which is no duty", a.ID, d), "")
				}
			}
		}
	}
}
