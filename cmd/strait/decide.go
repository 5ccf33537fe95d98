package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/internal/report"
)

// decideFlags are the flags of decide.
type decideFlags struct {
	from, to, value, on, known      string
	via, entries, statuses          []string
	licenses, itemFacts, facts      []string
	declare, assume, regimes        []string
	failOn, lang, format, color     string
	with                            []string
	compare, packs                  string
	gate, explain, init, acceptWeak bool
	width                           int

	problems strait.Problems // what is wrong with flags and files
}

func decideCommand(in io.Reader, out io.Writer) *cobra.Command {
	f := &decideFlags{}
	c := &cobra.Command{
		Use:   "decide [ORDER…|-]",
		Short: "decide orders: may it go, which licence, why",
		Long: `decide reads orders (YAML or JSON; - is standard input) or takes one from
flags, and answers each. Flags are stated over what the files say.

Exit code: 0 done; 2 bad input, every problem listed; 3 with --gate unless every
line is GO, with --fail-on where a line is that or worse; 1 anything else.`,
		RunE: func(_ *cobra.Command, args []string) error {
			if f.init {
				_, err := io.WriteString(out, template)
				return err
			}
			return f.run(args, in, out)
		},
	}
	fs := c.Flags()
	fs.StringVar(&f.from, "from", "", "place of departure (JP)")
	fs.StringVar(&f.to, "to", "", "destination (KR)")
	fs.StringArrayVar(&f.via, "via", nil, "place on the way; repeat for more, none for no place")
	fs.StringArrayVar(&f.entries, "entry", nil, "what the item is classified as: REGIME/ENTRY or REGIME/none")
	fs.StringVar(&f.value, "value", "", "selling price of the line (3000000 JPY)")
	fs.StringArrayVar(&f.itemFacts, "item-fact", nil, "a fact of the item: NAME=VALUE")
	fs.StringArrayVar(&f.facts, "fact", nil, "any other fact of the order: NAME=VALUE")
	fs.StringVar(&f.on, "on", "", "day of loading, whose law governs (2019-07-04)")
	fs.StringVar(&f.known, "known", "", "decide by what had been published by this day")
	fs.StringArrayVar(&f.statuses, "status", nil, "a standing of the exporter (jp/icp-accepted)")
	fs.StringArrayVar(&f.licenses, "license", nil, "a licence in hand: TYPE key=value …")
	fs.StringArrayVar(&f.declare, "declare", nil, "a statement that sets several facts (jp/no-triggers)")
	fs.StringArrayVar(&f.assume, "assume", nil, "an answer to a gap in the law: ID=VALUE")
	fs.StringArrayVar(&f.regimes, "regime", nil, "decide by this regime's law only")
	fs.StringVar(&f.packs, "packs", "", "a folder of packs to decide by, instead of those that come with strait")
	fs.StringArrayVar(&f.with, "with", nil, "lay a draft over the packs, a folder of what it changes, and say what differs")
	fs.StringVar(&f.compare, "compare", "", "decide by the law of two days, DAY[@KNOWN],DAY[@KNOWN], and say what differs")
	fs.BoolVar(&f.acceptWeak, "accept-unverified", false, "let law whose text is not verified free as well as restrict")
	fs.BoolVar(&f.gate, "gate", false, "exit 3 unless every line is GO")
	fs.StringVar(&f.failOn, "fail-on", "", "exit 3 where a line has this verdict (go, do-first, ask, stop) or outcome\n(not-subject, no-license, exception, notify, license, prohibited,\nundetermined), or a worse one")
	fs.StringVar(&f.lang, "lang", "", "language of the answer: en, ja, ko")
	fs.BoolVar(&f.explain, "explain", false, "show every rule that was read, limb by limb")
	fs.StringVar(&f.format, "format", "text", "text, json or jsonl")
	fs.StringVar(&f.color, "color", "auto", "auto, always or never")
	fs.IntVar(&f.width, "width", 0, "columns of the text; 0 takes the terminal's")
	fs.BoolVar(&f.init, "init", false, "write a commented order to start from")
	return c
}

func (f *decideFlags) run(files []string, in io.Reader, out io.Writer) error {
	law, err := openLaw(f.packs)
	if err != nil {
		return err
	}
	f.check()
	known := f.knownDay()
	drafted, err := f.drafted(law)
	if err != nil {
		return err
	}
	two, comparing := f.sides(law, drafted, known)
	orders, err := f.read(law, files, in)
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	var answers []*strait.Determination
	if comparing {
		answers, err = f.compared(&buf, orders, two, out)
	} else {
		answers, err = f.answers(&buf, law, orders, known, out)
	}
	if err != nil {
		return err
	}
	if _, err := f.writer(out).Write(buf.Bytes()); err != nil {
		return err
	}
	return f.gated(answers)
}

// answers decides each order and writes the answers.
func (f *decideFlags) answers(buf *bytes.Buffer, law *strait.Law, orders []*strait.Order, known *strait.Time, out io.Writer) ([]*strait.Determination, error) {
	opt := strait.Options{Lang: f.language(), AcceptUnverified: f.acceptWeak}
	var answers []*strait.Determination
	for _, o := range orders {
		d, err := law.At(o.Date, known).Decide(o, opt)
		if err != nil {
			return nil, err
		}
		answers = append(answers, d)
		if f.format == "text" {
			text, err := f.text(law, o, d, known, out)
			if err != nil {
				return nil, err
			}
			buf.WriteString(text)
		}
	}
	return answers, encode(buf, f.format, answers)
}

func (f *decideFlags) check() {
	oneOf := func(flag, v string, allowed ...string) {
		if !slices.Contains(allowed, v) {
			f.wrong(flag, v, "it is one of "+strings.TrimPrefix(strings.Join(allowed, ", "), ", "))
		}
	}
	oneOf("format", f.format, "text", "json", "jsonl")
	oneOf("color", f.color, "auto", "always", "never")
	oneOf("lang", f.lang, append([]string{""}, report.Languages...)...)
	f.failOn = strings.NewReplacer("licence", "license", " ", "-").Replace(strings.ToLower(f.failOn))
	oneOf("fail-on", f.failOn, "", "go", "do-first", "ask", "stop", "not-subject", "no-license", "exception", "notify", "license", "prohibited", "undetermined")
}

func (f *decideFlags) problem(at string, p strait.Problem) {
	p.File = at
	f.problems = append(f.problems, p)
}

// wrong notes a flag that cannot be read; all problems are told together.
func (f *decideFlags) wrong(flag, value, hint string) {
	f.problem("--"+flag, strait.Problem{Code: "flag-value", What: fmt.Sprintf("%q cannot be read", value), Hint: hint})
}

// read reads the orders of every file, or the one the flags make. The problems
// of all files are told together.
func (f *decideFlags) read(law *strait.Law, files []string, in io.Reader) ([]*strait.Order, error) {
	sets := f.sets()
	if len(files) == 0 && len(sets) == 0 && len(f.problems) == 0 {
		return nil, usageError{fmt.Errorf("no order: name a file, - for standard input, or give --from, --to, --entry and --on; strait decide --init writes an order to start from")}
	}
	var orders []*strait.Order
	parse := func(name string, data []byte) error {
		got, err := law.ParseOrders(name, data, sets...)
		var ps strait.Problems
		if errors.As(err, &ps) {
			f.problems = append(f.problems, ps...)
			return nil
		}
		orders = append(orders, got...)
		return err
	}
	if len(files) == 0 {
		if err := parse("the flags", nil); err != nil {
			return nil, err
		}
	}
	for _, name := range files {
		data, err := readFile(name, in)
		if err != nil {
			f.noFile(name, err)
			continue
		}
		if err := parse(name, data); err != nil {
			return nil, err
		}
	}
	if len(f.problems) > 0 {
		return nil, f.problems
	}
	return orders, nil
}

// noFile notes a file that cannot be read.
func (f *decideFlags) noFile(name string, err error) {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err // the path is told already
	}
	f.problem(name, strait.Problem{Code: "missing-file", What: "cannot be read: " + err.Error(), Hint: "name a file that is there, or - for standard input"})
}

func readFile(name string, in io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(in)
	}
	return os.ReadFile(name)
}

// sets is what the flags state, as facts of an order.
func (f *decideFlags) sets() []strait.Set {
	var sets []strait.Set
	add := func(path, value, flag string) {
		if value != "" {
			sets = append(sets, strait.Set{Path: path, Value: value, From: "--" + flag})
		}
	}
	list := func(path string, values []string, flag string) {
		if len(values) > 0 {
			add(path, "["+strings.Join(values, ", ")+"]", flag)
		}
	}
	add("date", f.on, "on")
	if f.on == "" && f.compare != "" {
		_, day, _ := strings.Cut(f.compare, ",")
		day, _, _ = strings.Cut(strings.TrimSpace(day), "@")
		add("date", day, "compare")
	}
	add("from", f.from, "from")
	add("to", f.to, "to")
	if len(f.via) == 1 && f.via[0] == "none" {
		add("via", "[]", "via")
	} else {
		list("via", f.via, "via")
	}
	list("exporter.status", f.statuses, "status")
	list("declared", f.declare, "declare")
	list("regimes", f.regimes, "regime")
	byRegime := map[string][]string{}
	var regimes []string
	for _, e := range f.entries {
		regime, entry, ok := strings.Cut(e, "/")
		if !ok {
			f.wrong("entry", e, "write REGIME/ENTRY, such as --entry 'REGIME/7(19)'")
			continue
		}
		if byRegime[regime] == nil {
			regimes = append(regimes, regime)
		}
		byRegime[regime] = append(byRegime[regime], entry)
	}
	for _, r := range regimes {
		list("lines.item.entries."+r, byRegime[r], "entry")
	}
	add("lines.value", f.value, "value")
	for _, pairs := range []struct {
		flag, path string
		values     []string
	}{{"item-fact", "lines.item.", f.itemFacts}, {"fact", "facts.", f.facts}, {"assume", "assume.", f.assume}} {
		for _, kv := range pairs.values {
			name, value, ok := strings.Cut(kv, "=")
			if !ok {
				f.wrong(pairs.flag, kv, "write NAME=VALUE")
				continue
			}
			add(pairs.path+"["+strings.TrimSpace(name)+"]", strings.TrimSpace(value), pairs.flag)
		}
	}
	for i, l := range f.licenses {
		fields := licenseFields(l)
		if len(fields) == 0 {
			continue
		}
		at := "licenses[" + strconv.Itoa(i) + "]."
		add(at+"type", fields[0], "license")
		for _, kv := range fields[1:] {
			name, value, ok := strings.Cut(kv, "=")
			if !ok {
				f.wrong("license", l, "write TYPE key=value …, such as issued=2019-01-10 expires=2022-01-09 state=valid")
				break
			}
			if name == "entries" || name == "destination" {
				value = "[" + value + "]"
			}
			add(at+name, value, "license")
		}
	}
	return sets
}

// licenseFields cuts TYPE key=value … at its spaces; a word without = belongs to
// the value before it, so that a name may have several.
func licenseFields(s string) []string {
	var out []string
	for _, word := range strings.Fields(s) {
		if last := len(out) - 1; last > 0 && !strings.Contains(word, "=") {
			out[last] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

func (f *decideFlags) knownDay() *strait.Time {
	if f.known == "" {
		return nil
	}
	return f.moment("known", f.known)
}

// language is that of --lang, else of the environment, else English.
func (f *decideFlags) language() string {
	if f.lang != "" {
		return f.lang
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			for _, l := range report.Languages {
				if strings.HasPrefix(v, l+"_") || v == l {
					return l
				}
			}
			return "en"
		}
	}
	return "en"
}

// text is an answer as a page for the terminal.
func (f *decideFlags) text(law *strait.Law, o *strait.Order, d *strait.Determination, known *strait.Time, out io.Writer) (string, error) {
	p := report.Page{Law: law, Order: o, Answer: d, Lang: f.language(), Width: f.columns(out), Style: f.style(out), Explain: f.explain, Bands: map[string][]strait.Stretch{}}
	for i := range d.Lines {
		l := &d.Lines[i]
		read, ok := d.Packs[l.By]
		if !ok {
			continue
		}
		p.First, p.Last = bandDays(d.On.Day, read.ReadThrough)
		band, err := law.Band(o, i, l.By, p.First, p.Last, known, strait.Options{Lang: p.Lang, AcceptUnverified: f.acceptWeak})
		if err != nil {
			return "", err
		}
		p.Bands[l.Line] = band
	}
	return p.Text(), nil
}

// bandDays is the days a band goes over: from the year before the order, or
// some years back, to the day the law was read through.
func bandDays(on, readThrough strait.Date) (first, last strait.Date) {
	last = max(readThrough, on)
	y, _, _ := on.YMD()
	yl, _, _ := last.YMD()
	return strait.NewDate(min(y-1, yl-8), 1, 1), last
}

// encode writes answers or comparisons as JSON, where that is the format.
func encode[T any](buf *bytes.Buffer, format string, answers []T) error {
	switch {
	case format == "jsonl":
		for _, d := range answers {
			data, err := json.Marshal(d)
			if err != nil {
				return err
			}
			buf.Write(append(data, '\n'))
		}
	case format == "json" && len(answers) == 1:
		return indented(buf, answers[0])
	case format == "json":
		return indented(buf, answers)
	}
	return nil
}

func indented(buf *bytes.Buffer, v any) error {
	e := json.NewEncoder(buf)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// gated is an error where an answer does not pass --gate or --fail-on.
func (f *decideFlags) gated(answers []*strait.Determination) error {
	for _, d := range answers {
		for i := range d.Lines {
			l := &d.Lines[i]
			if f.gate && l.Verdict != strait.Go {
				return gateError{fmt.Sprintf("%s is %s, not go", lineName(d, l), l.Verdict)}
			}
			if f.failOn != "" && l.AtLeast(f.failOn) {
				return gateError{fmt.Sprintf("%s is %s, %s", lineName(d, l), l.Verdict, l.Outcome)}
			}
		}
	}
	return nil
}

func lineName(d *strait.Determination, l *strait.Line) string {
	if d.Order == "" {
		return "line " + l.Line
	}
	return "line " + l.Line + " of order " + d.Order
}

func (f *decideFlags) terminal(out io.Writer) (*os.File, bool) {
	file, ok := out.(*os.File)
	return file, ok && term.IsTerminal(int(file.Fd()))
}

func (f *decideFlags) columns(out io.Writer) int {
	if f.width > 0 {
		return f.width
	}
	if file, ok := f.terminal(out); ok {
		if w, _, err := term.GetSize(int(file.Fd())); err == nil && w >= 60 {
			return min(w, 160)
		}
	}
	return 80
}

// style is what the page may use: colour on a terminal, unless NO_COLOR asks for
// none; characters alone in a file or a pipe.
func (f *decideFlags) style(out io.Writer) report.Style {
	_, terminal := f.terminal(out)
	switch {
	case f.color == "always":
		return report.Colour
	case f.color == "never" || !terminal:
		return report.Plain
	case os.Getenv("NO_COLOR") != "":
		return report.Attributes
	}
	return report.Colour
}

// writer brings colours down to what the terminal can show.
func (f *decideFlags) writer(out io.Writer) io.Writer {
	if f.color == "always" || f.style(out) != report.Colour {
		return out
	}
	return colorprofile.NewWriter(out, os.Environ())
}
