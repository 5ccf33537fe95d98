package read

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPosString(t *testing.T) {
	for _, c := range []struct {
		pos  Pos
		want string
	}{{Pos{"a.yaml", 3}, "a.yaml:3"}, {Pos{"a.yaml", 0}, "a.yaml"}, {Pos{}, ""}} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("%#v is written %q, want %q", c.pos, got, c.want)
		}
	}
}

func TestProblemWords(t *testing.T) {
	for _, c := range []struct {
		p          Problem
		want, json string
	}{
		{Problem{Pos{"a.yaml", 3}, "code", "it is wrong", "make it right"}, "a.yaml:3: it is wrong; make it right", `{"file":"a.yaml","line":3,"code":"code","what":"it is wrong","hint":"make it right"}`},
		{Problem{Pos{"a.yaml", 3}, "code", "it is wrong", ""}, "a.yaml:3: it is wrong", `{"file":"a.yaml","line":3,"code":"code","what":"it is wrong"}`},
		{Problem{Pos{"a.yaml", 0}, "code", "it is wrong", ""}, "a.yaml: it is wrong", `{"file":"a.yaml","code":"code","what":"it is wrong"}`},
		{Problem{Pos{}, "code", "it is wrong", "make it right"}, "it is wrong; make it right", `{"code":"code","what":"it is wrong","hint":"make it right"}`},
	} {
		if got := c.p.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if b, err := json.Marshal(c.p); string(b) != c.json || err != nil {
			t.Errorf("got %s, %v; want %s", b, err, c.json)
		}
	}
	ps := Problems{{Pos{"a", 1}, "x", "one", ""}, {Pos{"b", 2}, "y", "two", "hint"}}
	if got, want := ps.Error(), "a:1: one\nb:2: two; hint"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLog(t *testing.T) {
	l := &Log{}
	if l.Err() != nil || l.Len() != 0 {
		t.Errorf("an empty log has the error %v and %d problems", l.Err(), l.Len())
	}
	l.Add(Pos{"b", 2}, "c1", "b2 first", "")
	l.Add(Pos{"b", 1}, "c2", "b1", "")
	l.Add(Pos{"a", 10}, "c3", "a10", "")
	l.Add(Pos{"a", 9}, "c4", "a9", "") // by number, not by letter
	l.Add(Pos{"b", 2}, "c0", "b2 second", "")
	l.Add(Pos{"b", 0}, "c5", "b", "")
	if l.Len() != 6 {
		t.Errorf("%d problems, want 6", l.Len())
	}
	want := []string{"c4 a:9: a9", "c3 a:10: a10", "c5 b: b", "c2 b:1: b1", "c1 b:2: b2 first", "c0 b:2: b2 second"}
	same(t, "in order", told(l), want...)
	same(t, "again", told(l), want...)
	l.Shift(4, 100)
	same(t, "the last two shifted", told(l), "c4 a:9: a9", "c3 a:10: a10", "c2 b:1: b1", "c1 b:2: b2 first", "c5 b:100: b", "c0 b:102: b2 second")
	many := &Log{}
	var byLine [3][]string
	for i := range 90 {
		line, word := i*i%3+1, fmt.Sprint(i)
		many.Add(Pos{"a", line}, "c", word, "")
		byLine[line-1] = append(byLine[line-1], fmt.Sprintf("c a:%d: %s", line, word))
	}
	same(t, "of one line, in turn", told(many), slices.Concat(byLine[:]...)...)
	l.Shift(l.Len(), 100)
	if l.Len() != 6 || told(l)[5] != "c0 b:102: b2 second" {
		t.Error("a shift of no problem moved one")
	}
}

// TestAllAtOnce reads two files into one log: no problem hides another.
func TestAllAtOnce(t *testing.T) {
	l := &Log{}
	for _, f := range []struct{ name, text string }{{"b.yaml", "to: [x]\nfrm: y\nfrom: z\nfrom: z\n"}, {"a.json", "{\n\"too\": 1}"}, {"c.yaml", "a: ["}} {
		d := Doc{File: f.name, Log: l}
		n := d.Parse([]byte(f.text))
		if n == nil {
			continue
		}
		m := d.Map(n, "the order")
		m.Text("from")
		m.Text("to")
		m.Need("date")
		m.Close()
	}
	same(t, "two files", told(l),
		"missing a.json:1: the order has no date; add date:",
		`unknown-key a.json:2: the order has no key "too"; did you mean "to"?`,
		"not-text b.yaml:1: to must be one value, not a list",
		"missing b.yaml:1: the order has no date; add date:",
		`unknown-key b.yaml:2: the order has no key "frm"; did you mean "from"?`,
		`duplicate-key b.yaml:4: the order has the key "from" twice; keep one of them`,
		"syntax c.yaml:1: cannot be read as YAML: did not find expected node content; check the indentation and the quotes of this line",
	)
}

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		written string
		right   []string
		want    string
	}{
		{"dato", []string{"to", "date", "rates"}, "date"},
		{"exportr", []string{"exporter", "importer"}, "exporter"},
		{"ot", []string{"to", "by"}, "to"}, // two letters swapped are one slip
		{"DATE", []string{"date", "rates"}, "date"},
		{"nm", []string{"NM", "um"}, "NM"},
		{"date", []string{"date"}, "date"},
		{"xyz", []string{"date", "rates"}, ""},
		{"x", []string{"y", "z"}, ""}, // one letter is near nothing but itself
		{"X", []string{"x"}, "x"},
		{"", []string{"a", "to"}, ""},
		{"date", nil, ""},
		{"cat", []string{"hat", "bat", "rat"}, "bat"}, // a tie goes by the letters
		{"ab", []string{"ac", "aa"}, "aa"},
		{"abcd", []string{"zbcd", "abcde"}, "abcde"}, // a letter more is a slip like any other
		{"abcd", []string{"zbcd", "abc"}, "abc"},
		{"구멍", []string{"구명", "XX"}, "구명"},
		{"한국", []string{"XX", "YY"}, ""},              // letters count, not bytes
		{"entry", []string{"entries", "country"}, ""}, // three slips in five letters are no slip
		{"entrys", []string{"entries", "country"}, "entries"},
	} {
		for range 2 {
			if got := NearestWord(c.written, c.right); got != c.want {
				t.Errorf("of %v the nearest to %q is %q, want %q", c.right, c.written, got, c.want)
			}
			hint := ""
			if c.want != "" {
				hint = `did you mean "` + c.want + `"?`
			}
			if got := Nearest(c.written, c.right); got != hint {
				t.Errorf("of %v the hint for %q is %q, want %q", c.right, c.written, got, hint)
			}
			slices.Reverse(c.right) // the order they come in says nothing
		}
	}
	// A word far longer than any right one is not held against each letter by
	// letter: a key a megabyte long would fill the memory.
	long, right := strings.Repeat("a", 10000), []string{"aa", strings.Repeat("a", 100)}
	if got := NearestWord(long, right); got != "" {
		t.Errorf("the nearest to ten thousand letters is %q", got)
	}
	if n := testing.AllocsPerRun(1, func() { NearestWord(long, right) }); n > 100 {
		t.Errorf("%g allocations to find that nothing is near", n)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0}, {"abc", "axc", 1}, {"abc", "ac", 1}, {"ac", "abc", 1}, {"abc", "acb", 1},
		{"ca", "abc", 3}, {"kitten", "sitting", 3}, {"date", "rates", 2}, {"é", "e", 1}, {"abcd", "badc", 2},
	} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("from %q to %q it is %d, want %d", c.a, c.b, got, c.want)
		}
	}
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abcé")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		x, y := len([]rune(a)), len([]rune(b))
		d := distance(a, b)
		if d != distance(b, a) || (d == 0) != (a == b) || d < max(x-y, y-x) || d > max(x, y) {
			t.Fatalf("from %q to %q it is %d, back %d", a, b, d, distance(b, a))
		}
	})
}

// TestNearestIsNearest holds NearestWord against going through all words.
func TestNearestIsNearest(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abcAé")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		written, right := word.Draw(t, "written"), rapid.SliceOfN(word, 0, 6).Draw(t, "right")
		got := NearestWord(written, right)
		cost := func(r string) int { return distance(strings.ToLower(written), strings.ToLower(r)) }
		want := ""
		for _, r := range right {
			if cost(r)*2 > len([]rune(written)) {
				continue // as many slips as right letters
			}
			if want == "" || cost(r) < cost(want) || cost(r) == cost(want) && r < want {
				want = r
			}
		}
		if got != want {
			t.Fatalf("of %q the nearest to %q is %q, want %q", right, written, got, want)
		}
	})
}
