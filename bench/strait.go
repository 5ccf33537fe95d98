package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
	"github.com/strait-law/strait/packs"
)

// straitConditions is strait's engine of conditions alone, set up as a decision
// sets it up: the law of each day is read once, and one context is used again
// and again.
type straitConditions struct {
	vocab *cond.Vocabulary
	pack  *pack.Pack
	laws  []*pack.Law // by the place of the day among days
	ctx   cond.Context

	family, form *cond.Fact
}

func newStraitConditions() (*straitConditions, error) {
	lib, err := pack.Open(packs.FS)
	if err != nil {
		return nil, err
	}
	p := lib.Pack("jp")
	if err := lib.Load(p); err != nil {
		return nil, err
	}
	s := &straitConditions{vocab: lib.Vocab, pack: p}
	s.family, s.form = lib.Vocab.On(cond.Item, "family"), lib.Vocab.On(cond.Item, "form")
	for _, day := range days {
		s.laws = append(s.laws, p.At(pack.Moment{On: value.WholeDay(dateOf(day)).Span(p.Zone), Known: value.Span{First: value.Never, Last: value.Never}}))
	}
	return s, nil
}

func dateOf(day int) value.Date { return value.Day(day/10000, day/100%100, day%100) }

// straitItem is an item as strait holds it after reading: a line with stated
// facts, and the day.
type straitItem struct {
	root, line, goods *cond.Element

	day int
}

// read makes an item from the same words an order states, through the same
// reader of values.
func (s *straitConditions) read(o *order) (straitItem, error) {
	root := &cond.Element{Kind: cond.Order}
	line := &cond.Element{Kind: cond.Line, Up: root, Path: "1"}
	goods := &cond.Element{Kind: cond.Item, Up: line, Path: "lines[1].item"}
	line.SetList(cond.Item, []*cond.Element{goods}, false, nil)
	state := func(name, text string) error {
		f := s.vocab.On(cond.Item, name)
		v, problem := s.vocab.Read(f.Type, f.Unit.Dim, f.Name, f.Unit.Symbol, f.Values, text)
		if problem != nil {
			return fmt.Errorf("%s: %s", name, problem.What)
		}
		goods.Set(f, v)
		return nil
	}
	for _, kv := range [][2]string{{"family", o.item.family}, {"form", "goods"}, {"hs", o.hs}} {
		if err := state(kv[0], kv[1]); err != nil {
			return straitItem{}, err
		}
	}
	for _, f := range factsOf(o.item.family) {
		if err := state(f.name, f.written(&o.item)); err != nil {
			return straitItem{}, err
		}
	}
	return straitItem{root, line, goods, slices.Index(days, o.day)}, nil
}

// holds appends the entries whose conditions the item surely meets: the walk of
// a decision over the entries of the item's family, and nothing else of it.
func (s *straitConditions) holds(it straitItem, out []string) []string {
	goods := it.goods
	s.place(it, goods)
	law := s.laws[it.day]
	s.ctx.View, s.ctx.Day = law.View, value.DayOf(law.Moment.On.First)
	s.ctx.Begin()
	for _, e := range law.Family(goods.Rank(s.family)) {
		mark := s.ctx.Mark()
		if e.Meets(&s.ctx, s.form) == value.Yes {
			out = append(out, e.ID)
		}
		s.ctx.Drop(mark)
	}
	return out
}

// place makes the item the one the context reads from.
func (s *straitConditions) place(it straitItem, goods *cond.Element) {
	s.ctx.Vocab, s.ctx.Regime, s.ctx.Home = s.vocab, s.pack.ID, it.line
	s.ctx.Frame[cond.Order], s.ctx.Frame[cond.Line], s.ctx.Frame[cond.Item] = it.root, it.line, goods
}

// straitAnswer is the outcome and the lightest authorization of a line, and the
// best and the worst outcome that strait thinks possible.
func straitAnswer(law *strait.Law, o *strait.Order, opt strait.Options) (answer, [2]strait.Outcome, error) {
	d, err := decide(law, o, opt)
	if err != nil {
		return answer{}, [2]strait.Outcome{}, err
	}
	if len(d.Lines) != 1 || len(d.Lines[0].Regimes) != 1 {
		return answer{}, [2]strait.Outcome{}, fmt.Errorf("%s: not one line under one regime", o.ID)
	}
	l := &d.Lines[0]
	return answer{l.Outcome.String(), l.Regimes[0].Lightest}, l.Bounds, nil
}

// brief asks strait for the answer alone, without questions and reasons.
var brief = strait.Options{Brief: true}

func decide(law *strait.Law, o *strait.Order, opt strait.Options) (*strait.Determination, error) {
	return law.At(o.Date, nil).Decide(o, opt)
}

// straitTexts is an order as a file that strait reads, in YAML and in JSON.
func straitTexts(o *order) (yamlText, jsonText []byte, err error) {
	doc := document(o)
	if yamlText, err = yaml.Dump(doc); err != nil {
		return nil, nil, err
	}
	jsonText, err = json.Marshal(doc)
	return yamlText, jsonText, err
}
