package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/internal/report"
)

// side is one of the two laws an order is decided by.
type side struct {
	name      string
	law       *strait.Law
	on, known *strait.Time // nil: the order's date, all the packs hold
}

func (s side) decide(o *strait.Order, opt strait.Options) (*strait.Determination, error) {
	on := o.Date
	if s.on != nil {
		on = *s.on
	}
	return s.law.At(on, s.known).Decide(o, opt)
}

// sides are the two laws of --compare, or of --with: as it stands and as drafted.
func (f *decideFlags) sides(law, drafted *strait.Law, known *strait.Time) (two [2]side, ok bool) {
	if f.compare == "" {
		return [2]side{{"", law, nil, known}, {strings.Join(f.with, ", "), drafted, nil, known}}, len(f.with) > 0
	}
	days := strings.Split(f.compare, ",")
	if len(days) != 2 {
		f.wrong("compare", f.compare, "write two days, as in 2019-07-03,2019-07-04; DAY@KNOWN decides by what had been published by KNOWN")
		return two, false
	}
	for i, s := range days {
		s = strings.TrimSpace(s)
		day, by, published := strings.Cut(s, "@")
		two[i] = side{name: s, law: drafted, on: f.moment("compare", day), known: known}
		if published {
			two[i].name = day + " (" + by + ")"
			two[i].known = f.moment("compare", by)
		}
	}
	return two, true
}

// drafted is the law with every draft laid over it.
func (f *decideFlags) drafted(law *strait.Law) (*strait.Law, error) {
	for _, dir := range f.with {
		next, err := law.With(os.DirFS(dir))
		var ps strait.Problems
		switch {
		case errors.As(err, &ps):
			f.problems = append(f.problems, ps...)
			return law, nil
		case err != nil:
			return nil, err
		}
		law = next
	}
	return law, nil
}

// moment is a day or an instant that a flag gives.
func (f *decideFlags) moment(flag, s string) *strait.Time {
	t, err := strait.ParseTime(s)
	if err != nil {
		f.wrong(flag, s, err.Error())
		return nil
	}
	return &t
}

// compared writes how the answers of the two sides to each order differ, and
// gives those of the second.
func (f *decideFlags) compared(buf *bytes.Buffer, orders []*strait.Order, two [2]side, out io.Writer) ([]*strait.Determination, error) {
	opt := strait.Options{Lang: f.language(), AcceptUnverified: f.acceptWeak}
	var all []*strait.Comparison
	var answers []*strait.Determination
	for _, o := range orders {
		a, err := two[0].decide(o, opt)
		if err != nil {
			return nil, err
		}
		b, err := two[1].decide(o, opt)
		if err != nil {
			return nil, err
		}
		c := strait.Compare(a, b)
		all, answers = append(all, c), append(answers, b)
		if f.format == "text" {
			p := report.Page{Law: two[1].law, Order: o, Answer: b, Lang: opt.Lang, Width: f.columns(out), Style: f.style(out)}
			buf.WriteString(p.Compared(c, two[0].name, two[1].name))
		}
	}
	return answers, encode(buf, f.format, all)
}
