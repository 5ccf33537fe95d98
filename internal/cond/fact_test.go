package cond_test

import (
	"testing"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/value"
)

func TestKindsByName(t *testing.T) {
	for k := cond.Order; k < cond.NumKinds; k++ {
		for _, name := range []string{k.String(), k.ListName()} {
			if got, ok := cond.KindNamed(name); name != "" && (!ok || got != k) {
				t.Errorf("%s is read as %s", name, got)
			}
		}
	}
	for _, name := range []string{"", "orders", "Party"} {
		if k, ok := cond.KindNamed(name); ok {
			t.Errorf("%q is read as %s", name, k)
		}
	}
}

// A fact stated above holds for all of its kind below, but an owner, a hit or a
// part is somebody else's, or something else, than the order speaks of.
func TestWhereAFactMayBeStated(t *testing.T) {
	for _, c := range []struct {
		above, below cond.Kind
		want         bool
	}{
		{cond.Order, cond.Party, true},
		{cond.Order, cond.Item, true},
		{cond.Order, cond.Exporter, true},
		{cond.Exporter, cond.Party, true},
		{cond.Exporter, cond.Order, true},
		{cond.Exporter, cond.Exporter, false},
		{cond.Line, cond.Item, true},
		{cond.Line, cond.Party, true},
		{cond.Line, cond.Order, false},
		{cond.Line, cond.Exporter, false},
		{cond.Line, cond.Contract, false},
		{cond.Item, cond.Line, false},
		{cond.Party, cond.Party, false},
		{cond.Order, cond.Owner, false},
		{cond.Exporter, cond.Hit, false},
		{cond.Line, cond.Part, false},
	} {
		if got := c.above.Above(c.below); got != c.want {
			t.Errorf("a fact of a %s may be stated on the %s: %t", c.below, c.above, got)
		}
	}
}

func TestTypesByName(t *testing.T) {
	for typ := cond.YesNo; typ <= cond.Quantity; typ++ {
		if got, ok := cond.TypeNamed(typ.String()); !ok || got != typ {
			t.Errorf("%s is read as %s", typ, got)
		}
	}
	if typ, ok := cond.TypeNamed("float"); ok {
		t.Errorf("float is read as %s", typ)
	}
}

func TestVocabulary(t *testing.T) {
	v := cond.NewVocabulary()
	add := func(f *cond.Fact, want string) {
		t.Helper()
		if err := v.Add(f); err == nil && want != "" || err != nil && err.Error() != want {
			t.Errorf("%s is added: %v, want %q", f.Full(), err, want)
		}
	}
	add(&cond.Fact{Kind: cond.Item, Name: "size"}, "")
	add(&cond.Fact{Kind: cond.Part, Name: "size"}, "")
	add(&cond.Fact{Kind: cond.Item, Name: "size"}, "item.size is declared twice")
	// The lists are there from the first; a vocabulary gives one its question, once.
	add(&cond.Fact{Kind: cond.Order, Name: "parties", IsList: true, Question: cond.Words{"en": "Who?"}}, "")
	add(&cond.Fact{Kind: cond.Order, Name: "parties", IsList: true, Question: cond.Words{"en": "Who else?"}}, "order.parties is declared twice")
	add(&cond.Fact{Kind: cond.Order, Name: "via"}, "order.via is declared twice")
	if q := v.On(cond.Order, "parties").Question.In("ja"); q != "Who?" {
		t.Errorf("parties are asked for with %q", q)
	}
	for _, c := range []struct {
		name string
		want int
	}{{"size", 2}, {"item.size", 1}, {"part.size", 1}, {"order.size", 0}, {"nothing", 0}, {"size.item", 0}, {"hits", 2}} {
		if got := v.Find(c.name); len(got) != c.want {
			t.Errorf("%s finds %d facts, want %d", c.name, len(got), c.want)
		}
	}
	if f := v.Of(cond.Item)[v.On(cond.Item, "size").Slot]; f.Full() != "item.size" {
		t.Errorf("the slot of item.size holds %s", f.Full())
	}
}

// A fact of an element is what was stated of it last, and knows where.
func TestFactsOfElements(t *testing.T) {
	f, g := &cond.Fact{Name: "f"}, &cond.Fact{Name: "g"}
	above, e := &cond.Element{Kind: cond.Order}, &cond.Element{Kind: cond.Party}
	if e.Get(f) != nil {
		t.Error("a fact nobody stated is there")
	}
	one, two := &cond.Value{Truth: value.Yes}, &cond.Value{Truth: value.No}
	e.Set(f, one)
	e.Inherit(g, two, above)
	e.Set(f, two)
	if e.Get(f) != two || e.Get(g) != two || len(e.Facts()) != 2 || e.Facts()[1].From != above {
		t.Errorf("the facts are %+v", e.Facts())
	}
	if elems, open := e.List(cond.Owner); elems != nil || !open {
		t.Error("a list nobody stated is not empty and open")
	}
	e.SetList(cond.Owner, []*cond.Element{above}, true, nil)
	e.SetList(cond.Owner, nil, false, nil)
	if elems, open := e.List(cond.Owner); elems != nil || open {
		t.Error("a list stated empty is not empty and complete")
	}
	if e.Item() != nil {
		t.Error("a party has an item")
	}
}
