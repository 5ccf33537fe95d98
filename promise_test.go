package strait

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
	"github.com/strait-law/strait/packs"
)

// workedOrder is an order of a worked case, as a document that a test can change.
type workedOrder struct {
	name  string
	doc   *read.Node
	known *Time
}

func workedOrders(t testing.TB, law *Law) []workedOrder {
	t.Helper()
	var out []workedOrder
	for _, regime := range law.Regimes() {
		cases, err := law.Cases(regime)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			for i, n := range c.expects {
				d := read.Doc{File: c.ID, Log: &read.Log{}}
				m := d.Map(n, "an expectation")
				doc := over(c.order, m.Get("with"))
				if on := m.Get("on"); on != nil {
					put(doc, "date", on)
				}
				w := workedOrder{name: fmt.Sprintf("%s/%s/%d", regime, c.ID, i), doc: doc}
				if k := m.Text("known"); k != "" {
					known, err := value.ParseTime(k)
					if err != nil {
						t.Fatal(err)
					}
					w.known = &known
				}
				out = append(out, w)
			}
		}
	}
	return out
}

// decideDoc decides an order given as a document, or says that it cannot be read.
func decideDoc(law *Law, doc *read.Node, known *Time, opt Options) (*Determination, error) {
	o, err := law.readDoc(doc)
	if err != nil {
		return nil, err
	}
	return law.At(o.Date, known).Decide(o, opt)
}

// statement is one thing an order states, and how to take it back.
type statement struct {
	path string
	fact string // the fact's full name, where it is one
	take func(doc *read.Node) *read.Node
}

// requests are the keys of an order that ask for something and state no fact.
var requests = map[string]bool{"id": true, "date": true, "assume": true, "under": true, "claims": true, "regimes": true, "declared": true}

// statements is everything an order states: each fact, and each element of a
// list (taking one out opens the list).
func statements(law *Law, doc *read.Node) []statement {
	var out []statement
	var walk func(n *read.Node, kind cond.Kind, path []int, label string)
	at := func(path []int) func(doc *read.Node) *read.Node {
		p := append([]int(nil), path...)
		return func(doc *read.Node) *read.Node { return without(doc, p) }
	}
	walk = func(n *read.Node, kind cond.Kind, path []int, label string) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, v := n.Content[i].Value, n.Content[i+1]
			here := append(append([]int(nil), path...), i)
			name := label + key
			k, isKind := cond.KindNamed(key)
			switch {
			case kind == cond.Order && requests[key]:
			case key == "facts" || key == "dates":
				walk(v, kind, append(here, -1), label)
			case isKind && read.IsMap(v):
				walk(v, k, append(here, -1), name+".")
			case isKind && read.IsList(v) && key != "via":
				for j, e := range v.Content {
					if key != "lines" {
						out = append(out, statement{path: fmt.Sprintf("%s[%d]", name, j), fact: kind.String() + "." + key, take: open(append(append([]int(nil), here...), -1), j)})
					}
					walk(e, k, append(append(append([]int(nil), here...), -1), j), fmt.Sprintf("%s[%d].", name, j))
				}
				if len(v.Content) == 0 {
					out = append(out, statement{path: name, fact: kind.String() + "." + key, take: at(here)})
				}
			default:
				out = append(out, statement{path: name, fact: factName(law, kind, key), take: at(here)})
			}
		}
	}
	walk(doc, cond.Order, nil, "")
	return out
}

func factName(law *Law, kind cond.Kind, key string) string {
	if f := law.lib.Vocab.On(kind, key); f != nil {
		return f.Full()
	}
	if found := law.lib.Vocab.Find(key); len(found) == 1 {
		return found[0].Full()
	}
	return kind.String() + "." + key
}

// without is a document without the key at a path: indexes of keys in maps, -1
// to step into the value, indexes of elements in lists.
func without(doc *read.Node, path []int) *read.Node {
	out := copyNode(doc)
	n := out
	for i := 0; i < len(path)-1; i++ {
		n = step(n, path, &i)
	}
	last := path[len(path)-1]
	n.Content = append(n.Content[:last:last], n.Content[last+2:]...)
	return out
}

func step(n *read.Node, path []int, i *int) *read.Node {
	if n.Kind == yaml.MappingNode {
		n = n.Content[path[*i]+1]
		*i++ // the -1 behind it
		return n
	}
	return n.Content[path[*i]]
}

// open takes an element out of a list and opens the list.
func open(path []int, element int) func(doc *read.Node) *read.Node {
	return func(doc *read.Node) *read.Node {
		out := copyNode(doc)
		parent := out
		for i := 0; i < len(path)-2; i++ {
			parent = step(parent, path, &i)
		}
		key := parent.Content[path[len(path)-2]].Value
		list := parent.Content[path[len(path)-2]+1]
		list.Content = append(list.Content[:element:element], list.Content[element+1:]...)
		put(parent, key+"-complete", scalar("no"))
		return out
	}
}

// undeclare takes back the declared groups that state a fact.
func undeclare(law *Law, doc *read.Node, fact string) *read.Node {
	n := child(doc, "declared")
	if n == nil {
		return doc
	}
	out := copyNode(doc)
	list := &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, c := range n.Content {
		regime, _, _ := strings.Cut(c.Value, "/")
		p := law.lib.Pack(regime)
		if p == nil || p.Groups[c.Value] == nil {
			continue
		}
		if _, states := p.Groups[c.Value].States[fact]; !states {
			list.Content = append(list.Content, c)
		}
	}
	put(out, "declared", list)
	return out
}

// exempt are the facts outside the promise, by the name semantics.md gives them.
var exempt = map[string]string{
	"order.act":               "act",
	"order.known-consumption": "by-law fact",
	"hit.from":                "a hit without a beginning is as old as its list",
	"hit.until":               "a hit without an end is open-ended",
	"order.licenses":          "licences left out are none",
}

// TestInformationOnlyNarrows takes back each fact of each line of each worked
// case: what was possible before must stay possible.
func TestInformationOnlyNarrows(t *testing.T) {
	law := testLaw(t)
	taken := map[string]int{}
	n := 0
	for _, w := range workedOrders(t, law) {
		before, err := decideDoc(law, w.doc, w.known, Options{Brief: true})
		if err != nil {
			t.Errorf("%s: %v", w.name, err)
			continue
		}
		for _, s := range statements(law, w.doc) {
			if why := exempt[s.fact]; why != "" {
				taken[why]++
				continue
			}
			doc := undeclare(law, s.take(w.doc), s.fact)
			after, err := decideDoc(law, doc, w.known, Options{Brief: true})
			if err != nil {
				continue // without it the order cannot be read at all
			}
			n++
			for i := range before.Lines {
				if contradicted(&before.Lines[i]) {
					taken["a claim that stated facts contradict"]++
					continue
				}
				a, b := before.Lines[i].Bounds, after.Lines[i].Bounds
				if b[0] > a[0] && !(a[1] <= NoLicense && b[0] <= NoLicense) || b[1] < a[1] {
					t.Errorf("%s: without %s line %s is %s, before %s", w.name, s.path, before.Lines[i].Line, boundsWord(b), boundsWord(a))
				}
				if after.Lines[i].Verdict == Go && before.Lines[i].Verdict == Stop {
					t.Errorf("%s: without %s line %s goes, before it stopped", w.name, s.path, before.Lines[i].Line)
				}
			}
		}
		for _, g := range (read.Doc{Log: &read.Log{}}).Items(child(w.doc, "declared")) {
			after, err := decideDoc(law, over(w.doc, document("declared", "[]")), w.known, Options{Brief: true})
			if err != nil {
				t.Errorf("%s without %s: %v", w.name, g.Value, err)
				continue
			}
			n++
			for i := range before.Lines {
				a, b := before.Lines[i].Bounds, after.Lines[i].Bounds
				if b[0] > a[0] || b[1] < a[1] {
					t.Errorf("%s: without %s line %d is %s, before %s", w.name, g.Value, i, boundsWord(b), boundsWord(a))
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d facts were taken back", n)
	}
	t.Logf("%d facts taken back; outside the promise: %v", n, taken)
}

func contradicted(l *Line) bool {
	for _, r := range l.Regimes {
		if r.Claim != nil && len(r.Claim.Contra) > 0 {
			return true
		}
	}
	return false
}

func document(key, value string) *read.Node {
	v := scalar(value)
	if value == "[]" {
		v = &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	}
	return &read.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*read.Node{scalar(key), v}}
}

// TestWideningNarrowsNothing makes each stated number a range around it.
func TestWideningNarrowsNothing(t *testing.T) {
	law := testLaw(t)
	n := 0
	for _, w := range workedOrders(t, law) {
		before, err := decideDoc(law, w.doc, w.known, Options{Brief: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, wide := range widened(law, w.doc) {
			after, err := decideDoc(law, wide, w.known, Options{Brief: true})
			if err != nil {
				t.Errorf("%s: %v", w.name, err)
				continue
			}
			n++
			for i := range before.Lines {
				if contradicted(&before.Lines[i]) {
					continue
				}
				a, b := before.Lines[i].Bounds, after.Lines[i].Bounds
				if b[0] > a[0] || b[1] < a[1] {
					t.Errorf("%s: widened, line %d is %s, before %s", w.name, i, boundsWord(b), boundsWord(a))
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d numbers were widened", n)
	}
}

func widened(law *Law, doc *read.Node) []*read.Node {
	var out []*read.Node
	var walk func(n *read.Node)
	walk = func(n *read.Node) {
		for i, c := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 1 && read.IsText(c) {
				name := n.Content[i-1].Value
				fs := law.lib.Vocab.Find(name)
				number, unit := value.SplitUnit(c.Value)
				v, err := value.ParseNum(number)
				if len(fs) > 0 && err == nil && (fs[0].Type == cond.Number || fs[0].Type == cond.Money) {
					old := c.Value
					lo, hi := v.Mul(value.Int(1).Quo(value.Int(2))), v.Mul(value.Int(2))
					c.Value = fmt.Sprintf("%s..%s %s", lo, hi, unit)
					out = append(out, copyNode(doc))
					c.Value = old
				}
			}
			walk(c)
		}
	}
	walk(doc)
	return out
}

// TestTrustNeverHurts takes each destination of the worked cases out of every
// set that marks trust: neither the outcome nor the usable papers get better.
func TestTrustNeverHurts(t *testing.T) {
	law := testLaw(t)
	orders := workedOrders(t, law)
	places := map[string]bool{}
	for _, w := range orders {
		if to := child(w.doc, "to"); to != nil {
			places[to.Value] = true
		}
	}
	for place := range places {
		less := openWithout(t, place)
		for _, w := range orders {
			if to := child(w.doc, "to"); to == nil || to.Value != place {
				continue
			}
			with, err := decideDoc(law, w.doc, w.known, Options{Brief: true})
			if err != nil {
				t.Fatal(err)
			}
			without, err := decideDoc(less, w.doc, w.known, Options{Brief: true})
			if err != nil {
				t.Fatal(err)
			}
			notBetter(t, w.name+" without trust in "+place, with, without)
		}
	}
}

func notBetter(t *testing.T, name string, with, without *Determination) {
	t.Helper()
	for i := range with.Lines {
		a, b := with.Lines[i], without.Lines[i]
		if b.Bounds[0] < a.Bounds[0] || b.Bounds[1] < a.Bounds[1] {
			t.Errorf("%s: %s, with it %s", name, boundsWord(b.Bounds), boundsWord(a.Bounds))
		}
		for j, r := range b.Regimes {
			usable := map[string]bool{}
			for _, x := range a.Regimes[j].Authorizations {
				usable[x.ID] = x.State == StateOpen || x.State == StateHeld
			}
			for _, x := range r.Authorizations {
				was, there := usable[x.ID]
				if (x.State == StateOpen || x.State == StateHeld) && there && !was {
					t.Errorf("%s: %s is usable, with it not", name, x.ID)
				}
			}
		}
	}
}

// openWithout opens the packs with a place taken out of every trusted set.
func openWithout(t *testing.T, place string) *Law {
	t.Helper()
	return openEdited(t, func(name string, data []byte) []byte {
		if !strings.HasSuffix(name, "/sets.yaml") {
			return data
		}
		var root yaml.Node
		if err := yaml.Load(data, &root); err != nil {
			t.Fatal(err)
		}
		for _, set := range root.Content[0].Content {
			if trusted := child(set, "trusted"); trusted != nil && trusted.Value == "yes" {
				withoutPlace(set, place)
			}
		}
		out, err := yaml.Dump(&root)
		if err != nil {
			t.Fatal(err)
		}
		return out
	})
}

func withoutPlace(set *read.Node, place string) {
	versions := []*read.Node{set}
	if v := child(set, "versions"); v != nil {
		versions = v.Content
	}
	for _, v := range versions {
		for _, key := range []string{"members", "add", "drop"} {
			list := child(v, key)
			if list == nil {
				continue
			}
			for _, m := range list.Content {
				if m.Value == place {
					m.Value = "AQ" // somewhere nobody asks about
				}
			}
		}
	}
}

// openEdited opens the packs with each file passed through edit.
func openEdited(t testing.TB, edit func(name string, data []byte) []byte) *Law {
	t.Helper()
	law, err := Open(editedPacks(t, edit))
	if err != nil {
		t.Fatal(err)
	}
	if err := law.Check(); err != nil {
		t.Fatal(err)
	}
	return law
}

func editedPacks(t testing.TB, edit func(name string, data []byte) []byte) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	names := packFiles(t)
	for _, name := range names {
		data, err := packs.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if data = edit(name, data); data != nil {
			out[name] = &fstest.MapFile{Data: data}
		}
	}
	return out
}

func packFiles(t testing.TB) []string {
	t.Helper()
	var names []string
	var walk func(dir string)
	walk = func(dir string) {
		entries, err := packs.FS.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name := strings.TrimPrefix(dir+"/"+e.Name(), "./")
			if e.IsDir() {
				walk(name)
			} else {
				names = append(names, name)
			}
		}
	}
	walk(".")
	sort.Strings(names)
	return names
}
