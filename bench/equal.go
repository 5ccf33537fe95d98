package main

import (
	"errors"
	"fmt"
	"sort"

	"github.com/strait-law/strait"
)

// tally is what the comparison saw: that the orders were many kinds of orders,
// and where the engines differ.
type tally struct {
	orders   int
	held     map[string]int // orders under each entry
	outcomes map[string]int
	lightest map[string]int
	open     int // orders strait leaves open because law it reads is not verified
	parted   int
	kinds    map[string]*difference
}

// difference is one way in which engines differ, with the first such order.
type difference struct {
	count   int
	example string
}

func newTally() *tally {
	return &tally{held: map[string]int{}, outcomes: map[string]int{}, lightest: map[string]int{}, kinds: map[string]*difference{}}
}

func (t *tally) part(text []byte, format string, args ...any) {
	kind := fmt.Sprintf(format, args...)
	if t.kinds[kind] == nil {
		t.kinds[kind] = &difference{example: string(text)}
	}
	t.kinds[kind].count++
	t.parted++
}

// err is an error where the engines differ: each way, with an order to try.
func (t *tally) err() error {
	if t.parted == 0 {
		return nil
	}
	kinds := make([]string, 0, len(t.kinds))
	for k := range t.kinds {
		kinds = append(kinds, k)
	}
	sort.Slice(kinds, func(i, j int) bool { return t.kinds[kinds[i]].count > t.kinds[kinds[j]].count })
	s := fmt.Sprintf("the engines differ %d times over %d orders", t.parted, t.orders)
	for _, k := range kinds {
		s += fmt.Sprintf("\n\n%d times: %s, as in\n%s", t.kinds[k].count, k, t.kinds[k].example)
	}
	return errors.New(s)
}

// compare asks every engine about every order of a batch and notes where the
// answers differ. Nothing is timed before it.
func (e *engines) compare(b *batch, t *tally) error {
	for i := range b.orders {
		t.orders++
		if err := e.compareConditions(b, i, t); err != nil {
			return err
		}
		if err := e.compareDecision(b, i, t); err != nil {
			return err
		}
	}
	return nil
}

func (e *engines) compareConditions(b *batch, i int, t *tally) error {
	o := &b.orders[i]
	byHand := conditionsByHand(&o.item, o.day, nil)
	for _, entry := range byHand {
		t.held[entry]++
	}
	fromCEL, err := e.cel.holds(o.item.family, o.day, b.celVars[i], nil)
	if err != nil {
		return err
	}
	v, err := e.opaConditions.eval(b.opaValues[i])
	if err != nil {
		return err
	}
	fromOPA, err := words(v)
	if err != nil {
		return err
	}
	fromStrait := e.conditions.holds(b.items[i], nil)
	for _, got := range []struct {
		name    string
		entries []string
	}{{"strait", fromStrait}, {"CEL", fromCEL}, {"OPA", fromOPA}} {
		sort.Strings(got.entries)
		if joined(got.entries) != joined(byHand) {
			t.part(b.yaml[i], "conditions: Go has [%s], %s has [%s]", joined(byHand), got.name, joined(got.entries))
		}
	}
	return nil
}

func (e *engines) compareDecision(b *batch, i int, t *tally) error {
	o := &b.orders[i]
	byHand := decideByHand(o, nil)
	t.outcomes[byHand.outcome]++
	t.lightest[byHand.lightest]++
	v, err := e.opaDecision.eval(b.opaValues[i])
	if err != nil {
		return err
	}
	fromOPA, err := opaAnswer(v)
	if err != nil {
		return err
	}
	if fromOPA != byHand {
		t.part(b.yaml[i], "decision: Go says %v, OPA %v", byHand, fromOPA)
	}
	return e.compareStrait(b, i, byHand, t)
}

// compareStrait holds strait's answer against the others'. Strait alone knows
// law whose text nobody verified, which may restrict and not free: an answer it
// leaves open for that reason must hold the others' among what is possible, and
// be the same once strait is told to read such law like any other.
func (e *engines) compareStrait(b *batch, i int, want answer, t *tally) error {
	got, bounds, err := straitAnswer(e.law, b.parsed[i], brief)
	if err != nil || got == want {
		return err
	}
	accepting, _, err := straitAnswer(e.law, b.parsed[i], strait.Options{Brief: true, AcceptUnverified: true})
	if err != nil {
		return err
	}
	if accepting == want && got.outcome == strait.Undetermined.String() && within(want.outcome, bounds) {
		t.open++
		return nil
	}
	t.part(b.yaml[i], "decision: Go says %v, strait %v (%v if it accepts unverified law)", want, got, accepting)
	return nil
}

// within says whether an outcome lies between the best and the worst.
func within(outcome string, bounds [2]strait.Outcome) bool {
	for o := bounds[0]; o <= bounds[1]; o++ {
		if o.String() == outcome {
			return true
		}
	}
	return false
}
