package strait

import (
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
)

// finite is a stated fact with finitely many cells, where an order has it.
type finite struct {
	in   *read.Node // the mapping
	key  string
	fact *cond.Fact
}

// jpCells is the cells of a fact under the first regime.
func jpCells(law *Law, f *cond.Fact) []*cond.Value { return law.lib.Packs[0].Names.Cuts.Cells(f, nil) }

func (f finite) state(word string) { put(f.in, f.key, scalar(word)) }

func (f finite) takeBack() {
	for i := 0; i+1 < len(f.in.Content); i += 2 {
		if f.in.Content[i].Value == f.key {
			f.in.Content = append(f.in.Content[:i:i], f.in.Content[i+2:]...)
			return
		}
	}
}

func finites(law *Law, doc *read.Node) []finite {
	var out []finite
	var walk func(n *read.Node)
	walk = func(n *read.Node) {
		for i, c := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 1 && read.IsText(c) {
				fs := law.lib.Vocab.Find(n.Content[i-1].Value)
				if len(fs) == 1 && len(jpCells(law, fs[0])) > 0 && exempt[fs[0].Full()] == "" {
					out = append(out, finite{n, n.Content[i-1].Value, fs[0]})
				}
			}
			walk(c)
		}
	}
	walk(doc)
	return out
}

// TestBoundsAreAllCompletions takes two facts of a worked order back and decides
// it; then it states every pair of values they may have, and decides each. What
// the split found must be just what the completions come to.
func TestBoundsAreAllCompletions(t *testing.T) {
	law := testLaw(t)
	pairs, undecided := 0, 0
	for _, w := range workedOrders(t, law) {
		n := len(finites(law, w.doc))
		for i := 0; i < n; i++ {
			for j := i + 1; j < min(n, i+4); j++ {
				doc := copyNode(w.doc)
				all := finites(law, doc)
				a, b := all[i], all[j]
				doc = undeclare(law, undeclare(law, doc, a.fact.Full()), b.fact.Full())
				all = finites(law, doc)
				a, b = all[i], all[j]
				completions, readable := everyWay(law, doc, w.known, a, b)
				a.takeBack()
				b.takeBack()
				open, err := decideDoc(law, doc, w.known, Options{Brief: true, AcceptUnverified: true})
				if err != nil || !readable {
					continue
				}
				pairs++
				for k := range open.Lines {
					if contradicted(&open.Lines[k]) {
						continue
					}
					got, want := open.Lines[k].Bounds, completions[k]
					if got[0] != got[1] {
						undecided++
					}
					if got[0] > want[0] || got[1] < want[1] {
						t.Errorf("%s without %s, %s: line %d is %s, but it can be %s", w.name, a.key, b.key, k, boundsWord(got), boundsWord(want))
					}
					if open.Lines[k].Exact && got != want && want[0] > NoLicense {
						t.Errorf("%s without %s, %s: line %d is %s and said to be exact, but it can only be %s", w.name, a.key, b.key, k, boundsWord(got), boundsWord(want))
					}
				}
			}
		}
	}
	if pairs < 150 || undecided < 100 {
		t.Errorf("only %d pairs of facts, %d of them undecided", pairs, undecided)
	}
	t.Logf("%d pairs of facts, %d lines undecided", pairs, undecided)
}

// everyWay is the bounds of each line over all values of two facts. Where
// one of them cannot be read (two statements that exclude each other) or
// contradicts what is claimed, it says no.
func everyWay(law *Law, doc *read.Node, known *Time, a, b finite) ([][2]Outcome, bool) {
	var out [][2]Outcome
	for _, x := range jpCells(law, a.fact) {
		for _, y := range jpCells(law, b.fact) {
			a.state(x.Stated)
			b.state(y.Stated)
			d, err := decideDoc(law, doc, known, Options{Brief: true, AcceptUnverified: true})
			if err != nil {
				return nil, false
			}
			for k, l := range d.Lines {
				if contradicted(&d.Lines[k]) {
					return nil, false
				}
				if k == len(out) {
					out = append(out, l.Bounds)
					continue
				}
				out[k] = [2]Outcome{min(out[k][0], l.Bounds[0]), max(out[k][1], l.Bounds[1])}
			}
		}
	}
	return out, true
}
