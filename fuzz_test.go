package strait

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/strait-law/strait/internal/read"
)

// toyLaw is the law of Zedland, a made-up regime that takes little time to
// decide by.
func toyLaw(t testing.TB) *Law {
	t.Helper()
	a, err := txtar.ParseFile("internal/pack/testdata/toy.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range a.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	law, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := law.Check(); err != nil {
		t.Fatal(err)
	}
	return law
}

func TestToyCases(t *testing.T) {
	law := toyLaw(t)
	cases, err := law.Cases("zz")
	if err != nil || len(cases) == 0 {
		t.Fatal(cases, err)
	}
	for _, c := range cases {
		for _, p := range law.Run(c) {
			t.Error(p)
		}
	}
}

const tooLong = 1 << 13 // of a fuzzed text: no mistake needs to be longer

// FuzzParseOrders reads any text as orders. It gives orders or problems, never
// neither; what is read can be decided; and what is JSON says the same when it
// is read as YAML.
func FuzzParseOrders(f *testing.F) {
	law := toyLaw(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > tooLong {
			t.Skip("longer than any mistake needs to be")
		}
		orders, err := law.ParseOrders("f", data)
		if (len(orders) > 0) == (err != nil) {
			t.Fatalf("%d orders, and the error %v", len(orders), err)
		}
		if err != nil {
			placed(t, err, data)
		}
		answers := decided(t, law, orders)
		first := bytes.TrimLeft(data, " \t\r\n")
		if !json.Valid(data) || len(first) == 0 || first[0] != '{' && first[0] != '[' {
			return
		}
		// A comment before it makes it YAML, which has other escapes and no
		// two values of one document.
		same, again := law.ParseOrders("f", append([]byte("# YAML\n"), data...))
		if ps, ok := again.(Problems); ok && slices.ContainsFunc(ps, func(p Problem) bool { return p.Code == "syntax" }) {
			return
		}
		if got, want := said(again), said(err); got != want {
			t.Fatalf("as YAML it says\n%s\nand as JSON\n%s", got, want)
		}
		for i, got := range decided(t, law, same) {
			if got != answers[i] {
				t.Fatalf("as YAML it is answered\n%s\nand as JSON\n%s", got, answers[i])
			}
		}
	})
}

// placed checks that an error is problems, each with a code, words, and a line
// of the text.
func placed(t *testing.T, err error, data []byte) {
	t.Helper()
	var ps Problems
	if !errors.As(err, &ps) || len(ps) == 0 {
		t.Fatalf("an error that is no problem: %v", err)
	}
	last := 1
	for _, end := range []string{"\n", "\r", "\u0085", "\u2028", "\u2029"} {
		last += bytes.Count(data, []byte(end))
	}
	for _, p := range ps {
		if p.Code == "" || p.What == "" || p.File != "f" || p.Line > last {
			t.Fatalf("%#v says not what and where in a text of %d lines", p, last)
		}
	}
}

// said is what problems say, whatever their lines.
func said(err error) string {
	ps, _ := err.(Problems)
	var out []string
	for _, p := range ps {
		out = append(out, p.Code+": "+p.What)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// decided is the answers to the first few orders.
func decided(t *testing.T, law *Law, orders []*Order) []string {
	t.Helper()
	var out []string
	for _, o := range orders[:min(len(orders), 3)] {
		if len(o.lines) > 5 {
			continue
		}
		d, err := law.At(o.Date, nil).Decide(o, Options{})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := d.JSON()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(answer))
	}
	return out
}

// FuzzCases reads any text as the worked cases of a pack and runs them: they
// agree with the answers, or problems say where not.
func FuzzCases(f *testing.F) {
	law := toyLaw(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > tooLong {
			t.Skip("longer than any mistake needs to be")
		}
		d := read.Doc{File: "f", Log: &read.Log{}}
		cases := readCases(d, d.Parse(data), "zz")
		if err := d.Log.Err(); err != nil {
			placed(t, err, data)
		}
		for _, c := range cases[:min(len(cases), 3)] {
			c.expects = c.expects[:min(len(c.expects), 3)]
			if read.IsMap(c.order) && len(d.Items(child(c.order, "lines"))) > 5 {
				continue
			}
			if ps := law.Run(c); ps != nil {
				placed(t, ps, data)
			}
		}
	})
}
