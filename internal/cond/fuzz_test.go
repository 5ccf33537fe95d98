package cond_test

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
)

// FuzzCond: any text gives either a condition or a problem, never a panic; each
// problem has its code and place; a leaf that is read is read again from its own
// words, as the same; and what is read can be evaluated.
func FuzzCond(f *testing.F) {
	orders := []string{
		`to: AA`,
		`to: CC, entry: 1.a, urgent: yes, fraction: 25..35 wt%, wavelength: "> 5 nm", value: 5 USD, cost: 9 JPY, parties: [{role: [end-user], hits: []}, {military: yes, stake: 5}], parties-complete: no`,
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		log := &read.Log{}
		p := toyParser(t, log)
		defer clear(p.Cuts)
		doc := p.Parse(data)
		if doc == nil {
			return
		}
		n := p.Cond(doc, lineScope)
		ps, _ := log.Err().(read.Problems)
		for _, problem := range ps {
			if problem.Code == "" || problem.What == "" || problem.File != "f" || problem.Line < 1 && problem.Code != "unknown-column" { // see TestMissingColumn
				t.Fatalf("%q: %#v", data, problem)
			}
		}
		if n == nil && len(ps) == 0 && !blankText(doc) {
			t.Fatalf("%q gives neither a condition nor a problem", data)
		}
		if len(ps) > 0 {
			return
		}
		again(t, n, lineScope)
		if blankText(doc) || breaks(n) {
			return
		}
		for _, order := range orders {
			c := under(t, order)
			got := c.Eval(n)
			c.Begin()
			if twice := c.Eval(n); twice != got {
				t.Fatalf("%q with %s is %s, and then %s", data, order, got, twice)
			}
		}
	})
}

// again reads every leaf of a condition again, from its own words.
func again(t *testing.T, n *cond.Node, s cond.Scope) {
	if n == nil {
		return
	}
	if n.Op >= cond.Bare {
		log := &read.Log{}
		p := toyParser(t, log)
		m := p.Cond(&read.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: n.Text, Line: 1}, s)
		if log.Err() != nil || m == nil || m.Text != n.Text || m.Op != n.Op || m.Not != n.Not || m.Cmp != n.Cmp {
			t.Fatalf("%q is read again as %+v: %v", n.Text, m, log.Err())
		}
	}
	below := s
	if n.Op == cond.Some || n.Op == cond.Every {
		below.Inner = append(slices.Clone(s.Inner), n.List)
	}
	for _, k := range n.Kids {
		again(t, k, below)
	}
	if n.Of != nil && n.Of.Op == cond.SumOver {
		below.Inner = append(slices.Clone(s.Inner), n.Of.List)
		if n.Of.List == cond.Line {
			below.Inner = append(below.Inner, cond.Item)
		}
		again(t, n.Of.Where, below)
	}
}

// blankText says whether a text of a document is blank, which is read as no limb
// at all: see TestUnseenProblems.
func blankText(n *read.Node) bool {
	if read.IsText(n) && strings.TrimSpace(n.Value) == "" {
		return true
	}
	return slices.ContainsFunc(n.Content, blankText)
}

// breaks says whether a condition holds what is known to break: see TestFaultyTruths.
func breaks(n *cond.Node) bool {
	found := false
	n.Nodes(func(n *cond.Node) {
		found = found || n.Op == cond.AtLeast && len(n.Right.Words) == 0 || n.Op == cond.AsOf || n.Table != nil && !n.Row[0].Entry
		for of := n.Of; of != nil; {
			found = found || of.Op == cond.Cases || of.Op == cond.LookUp && !of.Row[0].Entry
			if len(of.Args) == 0 {
				break
			}
			of = of.Args[0]
		}
		n.Terms(func(t cond.Term) { found = found || t.Def != nil && t.Def.ID == "xx/once-urgent" })
	})
	return found
}
