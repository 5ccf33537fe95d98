// Bench holds strait against OPA, CEL and Go written by hand: the same orders,
// the same law, the same answers, and how long each takes.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/packs"
)

// settings is what the flags say.
type settings struct {
	orders, rounds int
	seed           uint64
	anyway         bool
}

// batchSize is how many orders are in memory at a time.
const batchSize = 250

func main() {
	var s settings
	flag.IntVar(&s.orders, "n", 100000, "how many orders")
	flag.IntVar(&s.rounds, "rounds", 5, "how often each engine is timed; the median counts")
	flag.Uint64Var(&s.seed, "seed", 1, "where the drawing of orders starts")
	flag.BoolVar(&s.anyway, "anyway", false, "time the engines although they differ")
	flag.Parse()
	if err := run(s, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(s settings, w io.Writer) error {
	runtime.LockOSThread() // its clock is read
	law, err := strait.Open(packs.FS)
	if err != nil {
		return err
	}
	e, err := newEngines(law)
	if err != nil {
		return err
	}
	seen, err := e.agree(s)
	if err != nil {
		return err
	}
	printAgreement(w, s, seen)
	if err := seen.err(); err != nil {
		if !s.anyway {
			return err
		}
		fmt.Fprintf(w, "\nWARNING: %v\n", err)
	}
	tasks, singles, err := e.measure(s)
	if err != nil {
		return err
	}
	printTimes(w, tasks, s.orders)
	printRatios(w, tasks, s.orders)
	return printSpreads(w, law, singles, s.rounds)
}

// eachBatch draws the orders, the same for the same seed, and hands them on
// batch by batch.
func (e *engines) eachBatch(s settings, do func(b *batch) error) error {
	g := newGenerator(s.seed)
	for done := 0; done < s.orders; done += batchSize {
		b, err := e.batch(g.take(min(batchSize, s.orders-done)))
		if err != nil {
			return err
		}
		if err := do(b); err != nil {
			return err
		}
	}
	return nil
}

// agree compares all answers on all orders before anything is timed.
func (e *engines) agree(s settings) (*tally, error) {
	seen := newTally()
	return seen, e.eachBatch(s, func(b *batch) error { return e.compare(b, seen) })
}

// measure times every task on every batch, the engines in turn within a round,
// so that a slow moment of the machine does not fall on one of them alone.
func (e *engines) measure(s settings) ([]*task, spread, error) {
	tasks := e.tasks()
	var singles spread
	err := e.eachBatch(s, func(b *batch) error {
		for range s.rounds {
			if err := round(tasks, b); err != nil {
				return err
			}
		}
		for _, t := range tasks {
			if err := t.count(b); err != nil {
				return err
			}
			t.close()
		}
		return e.single(b, &singles)
	})
	return tasks, singles, err
}

// round times every task once. Memory is cleared before each group, and within
// one those that leave little behind come first.
func round(tasks []*task, b *batch) error {
	group := ""
	for _, t := range tasks {
		if t.group != group {
			group = t.group
			runtime.GC()
		}
		if err := t.run(b); err != nil {
			return err
		}
	}
	return nil
}

func table(w io.Writer) *tabwriter.Writer {
	return tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
}

func printAgreement(w io.Writer, s settings, t *tally) {
	fmt.Fprintf(w, "%s, %d cores; %d orders, %d rounds, seed %d\n", runtime.Version(), runtime.NumCPU(), s.orders, s.rounds, s.seed)
	fmt.Fprintf(w, "conditions: %d entries (%d versions) in %d families\n", len(entryNames()), len(listed), familyCount())
	held := 0
	for _, n := range t.held {
		held += n
	}
	fmt.Fprintf(w, "orders by outcome: %d no-license, %d exception, %d license; entries held: %d\n", t.outcomes[noLicense], t.outcomes[exception], t.outcomes[license], held)
	fmt.Fprintf(w, "lightest of the licences: %d general bulk, %d special general bulk, %d specific bulk, %d individual\n",
		t.lightest["jp/general-bulk"], t.lightest["jp/special-general-bulk"], t.lightest["jp/specific-bulk"], t.lightest["jp/individual"])
	fmt.Fprintf(w, "engines differ %d times", t.parted)
	if t.open > 0 {
		fmt.Fprintf(w, "; strait leaves %d orders open until it is told to accept unverified law", t.open)
	}
	fmt.Fprintln(w)
}

func printTimes(w io.Writer, tasks []*task, orders int) {
	tw := table(w)
	group := ""
	for _, t := range tasks {
		if t.group != group {
			group = t.group
			fmt.Fprintf(tw, "\t\t\t\t\n%s\tns/order\tallocs/order\tbytes/order\t\n", group)
		}
		fmt.Fprintf(tw, "%s\t%.0f\t%.1f\t%.0f\t\n", t.name, t.perOrder(orders), float64(t.allocs)/float64(orders), float64(t.bytes)/float64(orders))
	}
	tw.Flush()
}

func printRatios(w io.Writer, tasks []*task, orders int) {
	ns := map[[2]string]float64{}
	for _, t := range tasks {
		ns[[2]string{t.group, t.name}] = t.perOrder(orders)
	}
	tw := table(w)
	fmt.Fprintf(tw, "\t\t\t\nratio\t%s\t%s\t\n", conditionsAlone, wholeDecision)
	for _, r := range [][2]string{{opaName, straitName}, {celName, straitName}, {straitName, goName}} {
		fmt.Fprintf(tw, "%s / %s\t", r[0], r[1])
		for _, group := range []string{conditionsAlone, wholeDecision} {
			a, b := ns[[2]string{group, r[0]}], ns[[2]string{group, r[1]}]
			if a == 0 || b == 0 {
				fmt.Fprint(tw, "-\t")
				continue
			}
			fmt.Fprintf(tw, "%.1f\t", a/b)
		}
		fmt.Fprintln(tw)
	}
	tw.Flush()
}

// printSpreads prints how single decisions of strait spread: over the drawn
// orders, and over the packs' worked cases, brief and with everything.
func printSpreads(w io.Writer, law *strait.Law, singles spread, rounds int) error {
	cases, err := workedCases(law)
	if err != nil {
		return err
	}
	short, err := timeCases(law, cases, rounds, brief)
	if err != nil {
		return err
	}
	full, err := timeCases(law, cases, rounds, strait.Options{})
	if err != nil {
		return err
	}
	tw := table(w)
	fmt.Fprintf(tw, "\t\t\t\t\t\nstrait, single decisions\tcount\tp50\tp99\tmax\t\n")
	row := func(name string, s spread) {
		fmt.Fprintf(tw, "%s\t%d\t%s\t%s\t%s\t\n", name, len(s), micros(s.at(0.5)), micros(s.at(0.99)), micros(s.at(1)))
	}
	row("drawn orders, brief", singles)
	row("worked cases, brief", short)
	row("worked cases, in full", full)
	return tw.Flush()
}

func micros(d time.Duration) string { return fmt.Sprintf("%.1f µs", float64(d.Nanoseconds())/1000) }
