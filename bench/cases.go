package main

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/packs"
)

// workedCase is an order of the packs' worked cases, with what was known of the
// law where the case says so.
type workedCase struct {
	name  string
	order *strait.Order
	known *strait.Time
}

// workedCases reads every order that the packs' cases decide.
func workedCases(law *strait.Law) ([]workedCase, error) {
	var out []workedCase
	for _, regime := range law.Regimes() {
		files, err := fs.Glob(packs.FS, regime+"/cases/*.yaml")
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			cases, err := casesOf(law, name)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, cases...)
		}
	}
	return out, nil
}

func casesOf(law *strait.Law, name string) ([]workedCase, error) {
	data, err := packs.FS.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var file struct {
		Base  yaml.Node
		Cases []struct {
			ID     string
			Order  yaml.Node
			Expect []struct {
				With  yaml.Node
				On    string
				Known string
			}
		}
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return nil, err
	}
	var out []workedCase
	for _, c := range file.Cases {
		for i, x := range c.Expect {
			w := workedCase{name: fmt.Sprintf("%s/%d", c.ID, i)}
			doc := over(over(&file.Base, &c.Order), &x.With)
			if x.On != "" {
				doc = over(doc, pair("date", x.On))
			}
			text, err := yaml.Dump(doc)
			if err != nil {
				return nil, err
			}
			if w.order, err = parse(law, text); err != nil {
				return nil, fmt.Errorf("%s: %w", w.name, err)
			}
			if x.Known != "" {
				known, err := strait.ParseTime(x.Known)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", w.name, err)
				}
				w.known = &known
			}
			out = append(out, w)
		}
	}
	return out, nil
}

// over lays a document over another, as the cases have it: maps are merged,
// anything else is replaced, and a blank takes a key away.
func over(base, top *yaml.Node) *yaml.Node {
	if top.Kind == 0 {
		return base
	}
	if base == nil || base.Kind != yaml.MappingNode || top.Kind != yaml.MappingNode {
		return top
	}
	out := *base
	out.Content = append([]*yaml.Node(nil), base.Content...)
	for i := 0; i+1 < len(top.Content); i += 2 {
		put(&out, top.Content[i], top.Content[i+1])
	}
	return &out
}

func put(m, key, v *yaml.Node) {
	at := len(m.Content)
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key.Value {
			at = i
		}
	}
	var old *yaml.Node
	rest := m.Content[at:]
	if len(rest) > 0 {
		old, rest = rest[1], rest[2:]
	}
	kept := append([]*yaml.Node(nil), m.Content[:at]...)
	if v.Tag != "!!null" {
		kept = append(kept, key, over(old, v))
	}
	m.Content = append(kept, rest...)
}

func pair(key, v string) *yaml.Node {
	scalar := func(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{scalar(key), scalar(v)}}
}

// timeCases times each worked case's decision by itself, some times over, with
// the options given.
func timeCases(law *strait.Law, cases []workedCase, rounds int, opt strait.Options) (spread, error) {
	times := make([]spread, len(cases))
	for round := range rounds + 1 { // the first makes the law of each day, which is kept
		runtime.GC()
		for i, c := range cases {
			start := now()
			d, err := law.At(c.order.Date, c.known).Decide(c.order, opt)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			if round > 0 {
				times[i] = append(times[i], now()-start)
			}
			sink.n += len(strings.TrimSpace(d.By))
		}
	}
	var medians spread
	for _, s := range times {
		medians = append(medians, s.at(0.5))
	}
	return medians, nil
}
