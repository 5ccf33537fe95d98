package main

import (
	"runtime"
	"sort"
	"time"

	"github.com/strait-law/strait"
)

// task is one thing that is timed: a pass over all orders of a batch.
type task struct {
	group, name string
	pass        func(b *batch) error

	rounds []time.Duration // of the batch that is measured
	total  time.Duration   // over all batches, each by its median round
	allocs uint64          // of one round
	bytes  uint64
}

// The groups of tasks, and the engines.
const (
	conditionsAlone = "conditions alone"
	wholeDecision   = "whole decision"
	reading         = "reading one order"

	straitName = "strait"
	goName     = "Go by hand"
	opaName    = "OPA"
	celName    = "CEL"
)

// sink keeps results alive, so that no compiler leaves the work out.
var sink struct {
	n     int
	a     answer
	order *strait.Order
}

func (e *engines) tasks() []*task {
	return []*task{
		{group: conditionsAlone, name: goName, pass: e.passConditionsGo},
		{group: conditionsAlone, name: straitName, pass: e.passConditionsStrait},
		{group: conditionsAlone, name: celName, pass: e.passConditionsCEL},
		{group: conditionsAlone, name: opaName, pass: e.passConditionsOPA},
		{group: wholeDecision, name: goName, pass: e.passDecisionGo},
		{group: wholeDecision, name: straitName, pass: e.passDecisionStrait},
		{group: wholeDecision, name: opaName, pass: e.passDecisionOPA},
		{group: reading, name: "strait, YAML", pass: e.passReadYAML},
		{group: reading, name: "strait, JSON", pass: e.passReadJSON},
		{group: reading, name: "OPA input, JSON", pass: e.passReadOPA},
		{group: reading, name: "CEL variables", pass: e.passReadCEL},
	}
}

func (e *engines) passConditionsGo(b *batch) error {
	var out []string
	for i := range b.orders {
		o := &b.orders[i]
		out = conditionsByHand(&o.item, o.day, out[:0])
		sink.n += len(out)
	}
	return nil
}

func (e *engines) passConditionsStrait(b *batch) error {
	var out []string
	for i := range b.items {
		out = e.conditions.holds(b.items[i], out[:0])
		sink.n += len(out)
	}
	return nil
}

func (e *engines) passConditionsCEL(b *batch) error {
	var out []string
	for i := range b.orders {
		o := &b.orders[i]
		var err error
		if out, err = e.cel.holds(o.item.family, o.day, b.celVars[i], out[:0]); err != nil {
			return err
		}
		sink.n += len(out)
	}
	return nil
}

func (e *engines) passConditionsOPA(b *batch) error { return passOPA(e.opaConditions, b) }

func (e *engines) passDecisionOPA(b *batch) error { return passOPA(e.opaDecision, b) }

func passOPA(q *opaEngine, b *batch) error {
	for i := range b.opaValues {
		v, err := q.eval(b.opaValues[i])
		if err != nil {
			return err
		}
		if v != nil {
			sink.n++
		}
	}
	return nil
}

func (e *engines) passDecisionGo(b *batch) error {
	scratch := make([]string, 0, 16)
	for i := range b.orders {
		sink.a = decideByHand(&b.orders[i], scratch)
	}
	return nil
}

func (e *engines) passDecisionStrait(b *batch) error {
	for i := range b.parsed {
		d, err := decide(e.law, b.parsed[i], brief)
		if err != nil {
			return err
		}
		sink.n += len(d.Lines)
	}
	return nil
}

func (e *engines) passReadYAML(b *batch) error { return e.passRead(b.yaml) }

func (e *engines) passReadJSON(b *batch) error { return e.passRead(b.json) }

func (e *engines) passRead(texts [][]byte) (err error) {
	for _, text := range texts {
		if sink.order, err = parse(e.law, text); err != nil {
			return err
		}
	}
	return nil
}

func (e *engines) passReadOPA(b *batch) error {
	for _, text := range b.opaTexts {
		v, err := opaInput(text)
		if err != nil {
			return err
		}
		if v != nil {
			sink.n++
		}
	}
	return nil
}

func (e *engines) passReadCEL(b *batch) error {
	for i := range b.orders {
		v, err := celInput(&b.orders[i].item)
		if err != nil {
			return err
		}
		if v != nil {
			sink.n++
		}
	}
	return nil
}

// run times the task on a batch. An untimed pass first brings the batch into the
// cache, where an order lies that has just been read.
func (t *task) run(b *batch) error {
	if t.group != reading {
		if err := t.pass(b); err != nil {
			return err
		}
	}
	start := now()
	if err := t.pass(b); err != nil {
		return err
	}
	t.rounds = append(t.rounds, now()-start)
	return nil
}

// count counts what a pass over a batch allocates.
func (t *task) count(b *batch) error {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := t.pass(b); err != nil {
		return err
	}
	runtime.ReadMemStats(&after)
	t.allocs += after.Mallocs - before.Mallocs
	t.bytes += after.TotalAlloc - before.TotalAlloc
	return nil
}

// close adds the batch's median round to the total. Taking it batch by batch
// keeps out what else the machine was doing for a moment.
func (t *task) close() {
	sort.Slice(t.rounds, func(i, j int) bool { return t.rounds[i] < t.rounds[j] })
	if n := len(t.rounds); n > 0 {
		t.total += (t.rounds[(n-1)/2] + t.rounds[n/2]) / 2
	}
	t.rounds = t.rounds[:0]
}

// perOrder is the nanoseconds an order took.
func (t *task) perOrder(orders int) float64 { return float64(t.total.Nanoseconds()) / float64(orders) }

// spread is how long single decisions took.
type spread []time.Duration

// at is the duration that a share of all lie at or below.
func (s spread) at(share float64) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
	return s[min(len(s)-1, int(share*float64(len(s))))]
}

// single times strait's decision of each order of a batch by itself.
func (e *engines) single(b *batch, s *spread) error {
	runtime.GC()
	for _, o := range b.parsed {
		start := now()
		d, err := decide(e.law, o, brief)
		if err != nil {
			return err
		}
		*s = append(*s, now()-start)
		sink.n += len(d.Lines)
	}
	return nil
}
