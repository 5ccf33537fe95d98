package pack

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strings"
	"sync"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Library is a folder of packs with the vocabulary they share.
type Library struct {
	Vocab    *cond.Vocabulary
	Families map[string]Family
	Packs    []*Pack // by id
	fsys     fs.FS
	drafts   []fs.FS         // laid over it, one after another
	asked    map[string]bool // the files of the drafts that were asked for
	mu       sync.RWMutex    // held to read while a pack is read of which only the head is in
}

// Family is a kind of goods: what an item is before it is known what it is
// classified as.
type Family struct {
	Title cond.Words
	Form  string // goods, software, technology; "" not said
}

// The folders of a library that are no regime's pack.
const (
	vocabularyDir = "vocabulary"
	kindsDir      = "kinds"
	recordDir     = "record"
)

// Open reads the vocabulary and the head of every pack: what says which acts
// the law speaks of, its sources, sets and places. The rules of a pack are read
// when first asked for (Load).
func Open(fsys fs.FS) (*Library, error) {
	log := &read.Log{}
	lib := open(fsys, nil, log)
	return lib, log.Err()
}

func open(fsys fs.FS, drafts []fs.FS, log *read.Log) *Library {
	lib := &Library{Vocab: cond.NewVocabulary(), Families: map[string]Family{}, fsys: fsys, drafts: drafts}
	lib.vocabulary(log)
	dirs, err := fs.ReadDir(fsys, ".")
	if err != nil {
		log.Add(read.Pos{File: "packs"}, "unreadable", err.Error(), "")
	}
	for _, d := range dirs {
		name := d.Name()
		if !d.IsDir() || name == vocabularyDir || name == kindsDir || name == recordDir || name[0] == '.' {
			continue
		}
		lib.Packs = append(lib.Packs, &Pack{ID: name})
		l := &loader{lib: lib, pack: lib.Packs[len(lib.Packs)-1], log: log}
		l.facts("facts.yaml")
	}
	sound := log.Len() == 0 // the words are there that the packs are written in
	for _, p := range lib.Packs {
		(&loader{lib: lib, pack: p, log: log}).manifest()
	}
	for _, p := range lib.Packs {
		(&loader{lib: lib, pack: p, log: log}).head()
	}
	if sound && log.Len() > 0 { // what is wrong with the rules is told as well
		for _, p := range lib.Packs {
			if p.manifest != nil {
				(&loader{lib: lib, pack: p, log: log}).body()
			}
		}
	}
	return lib
}

// Pack is the pack of a regime, or nil.
func (lib *Library) Pack(id string) *Pack {
	for _, p := range lib.Packs {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Load reads and checks the rules of a pack, once. A pack that cannot be read
// says so each time.
func (lib *Library) Load(p *Pack) error {
	lib.mu.Lock()
	defer lib.mu.Unlock()
	if p.Loaded() || p.failed != nil {
		return p.failed
	}
	log := &read.Log{}
	l := &loader{lib: lib, pack: p, log: log}
	l.body()
	if p.failed = log.Err(); p.failed != nil {
		return p.failed
	}
	p.findChanges()
	p.loaded.Store(true)
	return nil
}

// Head calls f while no pack is being loaded: what is read of a pack whose rules
// are not in yet is its head alone.
func (lib *Library) Head(f func()) {
	lib.mu.RLock()
	defer lib.mu.RUnlock()
	f()
}

// loader reads one pack.
type loader struct {
	lib  *Library
	pack *Pack
	log  *read.Log
	// templates are the rules that table rows make, by the file that would
	// otherwise hold them.
	made map[string][]made
}

type made struct {
	doc  read.Doc
	node *read.Node
}

func (l *loader) doc(file string) read.Doc {
	return read.Doc{File: "packs/" + path.Join(l.pack.ID, file), Log: l.log}
}

// open reads a YAML file of the pack; a file that is not there is nil.
func (l *loader) open(file string) (read.Doc, *read.Node) {
	d := l.doc(file)
	data, err := fs.ReadFile(l.lib.fsys, path.Join(l.pack.ID, file))
	var root *read.Node
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		l.log.Add(read.Pos{File: d.File}, "unreadable", err.Error(), "")
	default:
		root = d.Parse(data)
	}
	return l.amended(d, root, file)
}

// each calls f for every map of the list that a file is, and then for every
// rule a table makes for that file.
func (l *loader) each(file, what string, f func(m *read.Map)) {
	d, root := l.open(file)
	for _, n := range d.Items(root) {
		m := d.Map(n, what)
		f(m)
		m.Close()
	}
	for _, t := range l.made[file] {
		m := t.doc.Map(t.node, what)
		f(m)
		m.Close()
	}
}

func (l *loader) need(m *read.Map, key string) *read.Node {
	n := m.Get(key)
	if n == nil {
		m.Problem(m.Node, "missing", fmt.Sprintf("add %s:", key), "%s is missing", key)
	}
	return n
}

// full is an id with the regime's prefix.
func (l *loader) full(id string) string {
	if id == "" || strings.Contains(id, "/") {
		return id
	}
	return l.pack.ID + "/" + id
}

// id is the id of a piece of law; it begins with the regime.
func (l *loader) id(m *read.Map) string {
	id := m.Need("id")
	if id != "" && !strings.HasPrefix(id, l.pack.ID+"/") {
		m.Problem(m.Get("id"), "id-prefix", fmt.Sprintf("call it %s/%s", l.pack.ID, id), "%q does not begin with the regime", id)
	}
	return id
}

// claim takes an id; two things of one id are a problem.
func (l *loader) claim(id string, m *read.Map) {
	if id == "" {
		return
	}
	if at, taken := l.pack.ids()[id]; taken {
		m.Problem(m.Node, "duplicate-id", "call one of them otherwise", "%q is already the id of something at %s", id, at)
		return
	}
	l.pack.ids()[id] = m.Pos(m.Node)
}

// digest is a hash of every file of the pack and of the vocabulary it is read
// with, in the form Go's checksum database uses.
func (l *loader) digest() string {
	all := sha256.New()
	add := func(fsys fs.FS, names []string, as string) {
		for _, name := range names {
			if data, err := fs.ReadFile(fsys, name); err == nil {
				_, _ = fmt.Fprintf(all, "%x  %s%s\n", sha256.Sum256(data), as, name)
			}
		}
	}
	for i, draft := range l.lib.drafts {
		add(draft, lawFiles(draft, l.pack.ID), fmt.Sprintf("draft/%d/", i))
	}
	add(l.lib.fsys, lawFiles(l.lib.fsys, l.pack.ID, vocabularyDir, kindsDir), "")
	return "h1:" + base64.StdEncoding.EncodeToString(all.Sum(nil))
}

// lawFiles is the files of folders that say law, in order: all but worked cases.
func lawFiles(fsys fs.FS, dirs ...string) []string {
	var names []string
	for _, dir := range dirs {
		_ = fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !strings.Contains(name, "/cases/") {
				names = append(names, name)
			}
			return nil
		})
	}
	sort.Strings(names)
	return names
}

// prepare makes the pack ready to be read into.
func (l *loader) prepare() {
	p := l.pack
	p.Sources = map[string]*Instrument{}
	p.byID, p.numbers, p.circles = map[string]*Rule{}, map[string][]*Entry{}, map[string]bool{}
	p.Names = &cond.Names{
		Vocab: l.lib.Vocab, Regime: p.ID, Sets: map[string]*cond.Set{}, Defs: map[string]*cond.Def{},
		Tables: map[string]*cond.Table{}, Entries: map[string]*cond.Entry{}, Gaps: map[string]cond.GapInfo{}, Cuts: cond.Cuts{},
	}
}

// head reads what says whom the pack concerns, once the manifests of all packs
// are in.
func (l *loader) head() {
	l.sources()
	l.placesFile()
	l.declareSets()
	l.setBodies(false)
	l.reach()
	l.cycles()
	l.wordUses()
	l.pack.findChanges()
	l.pack.Digest = l.digest()
}

// body reads the rules.
func (l *loader) body() {
	l.made = map[string][]made{}
	l.tables()
	l.declareEntries()
	l.declareClasses()
	l.declareDefs()
	l.setBodies(true)
	l.cells()
	l.defBodies()
	l.entryBodies()
	l.bindings()
	l.rules()
	l.finish()
}

// manifest reads pack.yaml. Party lists and statuses are names any pack may use.
func (l *loader) manifest() {
	l.prepare()
	d, root := l.open("pack.yaml")
	if root == nil {
		l.log.Add(read.Pos{File: d.File}, "missing-file", "there is no pack.yaml", "every pack has one")
		return
	}
	p, m := l.pack, d.Map(root, "the pack")
	p.manifest = m
	defer m.Close()
	if id := m.Need("id"); id != "" && id != p.ID {
		m.Problem(m.Get("id"), "pack-id", "give the folder and the pack one name", "the pack in folder %s calls itself %q", p.ID, id)
	}
	p.Title = cond.ParseWords(d, l.need(m, "title"), "title")
	p.Authority, p.Languages = m.Text("authority"), m.Texts("languages")
	for _, id := range append(m.Texts("authorities"), p.Authority) {
		l.lib.Vocab.Authorities[id] = cond.Words{}
	}
	p.Zone = l.zone(m)
	p.Covers = l.placesOf(m, "covers")
	p.Roles = l.oneOf(m, "roles", "unknown-role", l.values(cond.Party, "role"))
	p.ReadThrough = value.DayOf(l.dayStart(d, l.need(m, "read-through"), "read-through"))
	l.govern(m)
	m.Each("coverage", func(n *read.Node) { l.coverage(d.Map(n, "a part")) })
	l.partyLists(m)
	l.statuses(m)
	l.groups(m)
	m.Get("binds") // read with the rules, whose names it uses
}

// bindings reads what it means that a field of a licence fits the line.
func (l *loader) bindings() {
	l.pack.Binds = map[string]*cond.Node{}
	d := l.doc("pack.yaml")
	var b *read.Node
	if l.pack.manifest != nil {
		b = l.pack.manifest.Get("binds")
	}
	if b == nil {
		return
	}
	d.Map(b, "binds").Pairs(func(k, v *read.Node) {
		l.pack.Binds[k.Value] = l.parser(d).Cond(v, cond.Scope{Inner: []cond.Kind{cond.License}, Rule: l.pack.ID + "/binds/" + k.Value})
	})
}

func (l *loader) zone(m *read.Map) int {
	s := m.Need("zone")
	if s == "" {
		return 0
	}
	var hours, minutes int
	if zoneForm.MatchString(s) {
		_, _ = fmt.Sscanf(s[1:], "%02d:%02d", &hours, &minutes)
	} else {
		hours = 24
	}
	if hours > 14 || minutes > 59 {
		m.Problem(m.Get("zone"), "zone", `write it as "+09:00"`, "zone is %q", s)
		return 0
	}
	if s[0] == '-' {
		return -(hours*60 + minutes)
	}
	return hours*60 + minutes
}

var zoneForm = regexp.MustCompile(`^[+-]\d\d:\d\d$`)

func (l *loader) govern(m *read.Map) {
	g := m.Get("governed-by")
	if g == nil {
		return
	}
	gm := m.Doc.Map(g, "governed-by")
	defer gm.Close()
	day := func(key string) string {
		name := gm.Text(key)
		if f := l.lib.Vocab.On(cond.Order, name); name != "" && name != "date" && (f == nil || f.Type != cond.Day) {
			gm.Problem(gm.Get(key), "unknown-day", "use date, or a date of the order such as declaration-date", "an order has no day %q", name)
		}
		if name == "date" {
			return ""
		}
		return name
	}
	l.pack.Govern = Govern{LicenseTerm: day("license-term"), Application: day("application")}
}

func (l *loader) coverage(m *read.Map) {
	defer m.Close()
	c := Coverage{Part: m.Need("part"), Is: m.Need("is"), Says: cond.ParseWords(m.Doc, m.Get("says"), "says"), Read: m.Text("read")}
	defer func() { l.pack.Coverage = append(l.pack.Coverage, c) }()
	c.From, c.Until = value.Span{First: value.Ever, Last: value.Ever}, value.Span{First: value.Never, Last: value.Never}
	if n := m.Get("from"); n != nil {
		c.From, _, _ = l.when(m.Doc, n, "from")
	}
	if n := m.Get("until"); n != nil {
		c.Until = l.end(m.Doc, n, "until", c.From)
	}
	for _, old := range l.pack.Coverage {
		if old.Part == c.Part && old.From.First < c.Until.Last && c.From.First < old.Until.Last {
			m.Problem(m.Node, "duplicate-id", "call one of them otherwise, or give each its time", "there are two parts %q at one time", c.Part)
		}
	}
	if c.Is != "complete" && c.Is != "part" && c.Is != "none" && c.Is != "" {
		m.Problem(m.Get("is"), "coverage", "write complete, part or none", "a part is covered %q", c.Is)
	}
}

// partyLists reads the lists of persons that the law, or whoever screens for it,
// goes by.
func (l *loader) partyLists(m *read.Map) {
	m.Each("lists", func(n *read.Node) {
		lm := m.Doc.Map(n, "a party list")
		id := l.id(lm)
		l.claim(id, lm)
		l.lib.Vocab.Lists[id] = cond.ParseWords(m.Doc, l.need(lm, "title"), "title")
		lm.Close()
	})
}

func (l *loader) statuses(m *read.Map) {
	l.pack.Statuses = map[string]*Status{}
	var written []*Status
	m.Each("statuses", func(n *read.Node) {
		sm := m.Doc.Map(n, "a status")
		s := &Status{ID: l.id(sm), Title: cond.ParseWords(m.Doc, sm.Get("title"), "title"), Implies: sm.Texts("implies")}
		sm.Close()
		l.claim(s.ID, sm)
		l.pack.Statuses[s.ID], l.lib.Vocab.Statuses[s.ID] = s, s.Title
		written = append(written, s)
	})
	for _, s := range written {
		for _, i := range s.Implies {
			if l.pack.Statuses[i] == nil {
				m.Problem(m.Get("statuses"), "unknown-status", "", "%s implies %q, which is no status", s.ID, i)
			}
		}
	}
}

func (l *loader) groups(m *read.Map) {
	l.pack.Groups = map[string]*Group{}
	m.Each("groups", func(n *read.Node) {
		gm := m.Doc.Map(n, "a group")
		g := &Group{ID: l.id(gm), Says: cond.ParseWords(m.Doc, l.need(gm, "says"), "says"), States: map[string]string{}, Pos: m.Pos(n)}
		m.Doc.Map(l.need(gm, "states"), "states").Pairs(func(k, v *read.Node) {
			facts := l.lib.Vocab.Find(k.Value)
			if len(facts) != 1 {
				m.Problem(k, "unknown-name", read.Nearest(k.Value, l.lib.Vocab.Names()), "%q is not the name of one fact", k.Value)
				return
			}
			g.States[facts[0].Full()] = l.stated(m.Doc, v, facts[0])
		})
		gm.Close()
		l.claim(g.ID, gm)
		l.pack.Groups[g.ID] = g
	})
}

// reach reads the acts the law speaks of.
func (l *loader) reach() {
	l.each("reach.yaml", "an act", func(m *read.Map) {
		a := &Act{ID: l.id(m), Title: cond.ParseWords(m.Doc, m.Get("title"), "title"), Forms: l.oneOf(m, "form", "unknown-value", l.values(cond.Item, "form"))}
		p := l.parser(m.Doc)
		a.Versions = timeline(l, m, func(k keyed) *cond.Node { return p.Cond(k.Get("when"), cond.Scope{Rule: a.ID}) })
		a.Def = &cond.Def{ID: a.ID, Num: len(l.pack.defs), On: cond.Line, Truth: true, Type: cond.YesNo, Title: a.Title, Pos: m.Pos(m.Node)}
		bodies := make(Timeline[cond.Body], len(a.Versions))
		for i, v := range a.Versions {
			bodies[i] = &Dated[cond.Body]{Version: v.Version, Body: cond.Body{When: v.Body}}
		}
		l.pack.defs = append(l.pack.defs, &defLaw{Def: a.Def, Versions: bodies})
		l.pack.Names.Defs[a.ID] = a.Def
		l.pack.Acts = append(l.pack.Acts, a)
		l.claim(a.ID, m)
		l.shadow(a.Def, m)
	})
	if len(l.pack.Acts) == 0 {
		l.log.Add(read.Pos{File: l.doc("reach.yaml").File}, "no-acts", "the pack speaks of no act", "add the acts to reach.yaml")
	}
}

func (l *loader) parser(d read.Doc) *cond.Parser { return &cond.Parser{Doc: d, Names: l.pack.Names} }

// Files is the folder the library was read from.
func (lib *Library) Files() fs.FS { return lib.fsys }
