package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const (
	saidAlias = "anchors and aliases (& and *) are not read; write the value out where it stands"
	saidTag   = "tags (!) are not read; take the tag out; every value is read as text"
	saidUTF8  = "this is not UTF-8 text; save the file as UTF-8"
	saidBlock = `a text of several lines begins here (> or |), and none follows; put a value that begins with > in quotes: "> 5 nm"`
	hintAbove = `; put a value that begins with > in quotes: "> 5 nm"`
	hintLine  = "; check the indentation and the quotes of this line"
	hintJSON  = "; check the commas, quotes and brackets before this place"
)

// parse reads a text as the file f and gives its root with the problems, each
// as "code f:line: what; hint".
func parse(text string) (Doc, *Node, func() []string) {
	d := Doc{File: "f", Log: &Log{}}
	return d, d.Parse([]byte(text)), func() []string { return told(d.Log) }
}

func told(l *Log) []string {
	ps, _ := l.Err().(Problems)
	var out []string
	for _, p := range ps {
		out = append(out, p.Code+" "+p.Error())
	}
	return out
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got\n  %s\nwant\n  %s", what, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// drawn is a node in one line: {key: value} and [item], a text in quotes, a
// blank as _.
func drawn(n *Node) string {
	var b strings.Builder
	switch {
	case n == nil:
		return "nil"
	case IsBlank(n):
		return "_"
	case IsText(n):
		return fmt.Sprintf("%q", n.Value)
	case IsList(n):
		for _, c := range n.Content {
			b.WriteString(" " + drawn(c))
		}
		return "[" + strings.TrimPrefix(b.String(), " ") + "]"
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		b.WriteString(" " + drawn(n.Content[i]) + ": " + drawn(n.Content[i+1]))
	}
	return "{" + strings.TrimPrefix(b.String(), " ") + "}"
}

// TestScalarsAsWritten: what a general reader makes numbers, days, truths or
// nothing of stays the text it was.
func TestScalarsAsWritten(t *testing.T) {
	for _, text := range []string{
		"3E001", "010121", "0101.21", "NO", "no", "on", "off", "y", "n", "Yes", "true", "False", "1e3", "1E+3", "0x10", "0o17", "017", "0b1", "1_000", "1,000", ".5", "5.", "+1", "-0", "1.50",
		".inf", ".NaN", "2019-07-04", "2019-07-04T10:00+09:00", "10:30", "1:30:00", "=", "15..20 nm", "30 +- 3 %", "< 5", "7(19)", "9A001.a", "한국", "a#b", "?", "1/3", "nulls", "no null", "~x",
	} {
		for _, doc := range []string{"k: " + text + "\n", "- " + text, "[" + text + "]", `{"k": "` + text + `"}`, "k: '" + text + "'", `"` + text + `"`, "k: |-\n  " + text + "\n"} {
			if text == "?" && (strings.HasPrefix(doc, "k: ?") || strings.HasPrefix(doc, "- ")) || strings.Contains(text, ",") && doc[0] == '[' {
				continue // that is no scalar there
			}
			_, n, problems := parse(doc)
			for n != nil && !IsText(n) {
				n = n.Content[len(n.Content)-1]
			}
			if n == nil || n.Value != text {
				t.Errorf("%q reads as %s %v, want %q", doc, drawn(n), problems(), text)
			}
		}
	}
	for _, number := range []string{"0", "-0", "1.0", "1.50", "1e3", "1E+3", "12345678901234567890123", "0.1"} {
		if _, n, problems := parse(`{"k": ` + number + `}`); drawn(n) != `{"k": "`+number+`"}` {
			t.Errorf("the JSON number %s reads as %s %v", number, drawn(n), problems())
		}
	}
}

func TestBlanks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"k:\n", `{"k": _}`},
		{"k: ~\n", `{"k": _}`},
		{"k: null\nl: Null\nm: NULL\n", `{"k": _ "l": _ "m": _}`},
		{"k: # nothing\n", `{"k": _}`},
		{"-\n- ~\n", `[_ _]`},
		{`{"k": null}`, `{"k": _}`},
		{`{k: , l: ~}`, `{"k": _ "l": _}`},
		{"k: ''\n", `{"k": ""}`},
		{"k: 'null'\nl: \"~\"\n", `{"k": "null" "l": "~"}`},
		{`{"k": "null"}`, `{"k": "null"}`},
		{"~\n", "_"},
		{"---\n", "_"},
	} {
		if _, n, problems := parse(c.text); drawn(n) != c.want {
			t.Errorf("%q reads as %s %v, want %s", c.text, drawn(n), problems(), c.want)
		}
	}
	for _, c := range []struct {
		n                       *Node
		isMap, list, txt, blank bool
	}{
		{nil, false, false, false, false},
		{&Node{Kind: yaml.MappingNode, Tag: "!!map"}, true, false, false, false},
		{&Node{Kind: yaml.SequenceNode, Tag: "!!seq"}, false, true, false, false},
		{&Node{Kind: yaml.ScalarNode, Tag: "!!str"}, false, false, true, false},
		{&Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: "1"}, false, false, true, false},
		{&Node{Kind: yaml.ScalarNode, Tag: "!!null"}, false, false, false, true},
	} {
		if IsMap(c.n) != c.isMap || IsList(c.n) != c.list || IsText(c.n) != c.txt || IsBlank(c.n) != c.blank {
			t.Errorf("%v: map %t, list %t, text %t, blank %t", c.n, IsMap(c.n), IsList(c.n), IsText(c.n), IsBlank(c.n))
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a map", "a: 1\nb: [x, y]\n", `{"a": "1" "b": ["x" "y"]}`},
		{"a list", "- a\n- b\n", `["a" "b"]`},
		{"one value", "a\n", `"a"`},
		{"a byte order mark", "\xef\xbb\xbfa: 1\n", `{"a": "1"}`},
		{"a byte order mark and JSON", "\xef\xbb\xbf{\"a\": \"\\ud83d\\ude00\"}", `{"a": "😀"}`},
		{"UTF-16", "\xff\xfea\x00:\x00 \x001\x00", `{"a": "1"}`},
		{"lines of Windows", "a: 1\r\nb: 2\r\n", `{"a": "1" "b": "2"}`},
		{"one document begun and ended", "---\na: 1\n...\n", `{"a": "1"}`},
		{"flow that is no JSON", "{from: XX, to: [YY]}", `{"from": "XX" "to": ["YY"]}`},
		{"JSON with a comma too many", `{"a": 1,}`, `{"a": "1"}`},
		{"JSON after blank lines", "\n\n  {\"a\": \"\\u00e9\"}\n\n", `{"a": "é"}`},
		{"JSON with tabs", "{\n\t\"a\":\t1\n}", `{"a": "1"}`},
		{"JSON escapes", `{"a": "\/\ud83d\ude00\n"}`, `{"a": "/😀\n"}`},
		{"JSON truths", `[true, false, null, "true"]`, `["true" "false" _ "true"]`},
		{"JSON that is empty", `[{}, []]`, `[{} []]`},
		{"a key twice", "a: 1\na: 2\n", `{"a": "1" "a": "2"}`}, // Map tells of it
		{"a key twice in JSON", `{"a": 1, "a": 2}`, `{"a": "1" "a": "2"}`},
		{"a quoted merge", "\"<<\": 1\n", `{"<<": "1"}`},
		{"a star in quotes", "a: \"*\"\nb: '&x'\nc: \"!x\"\n", `{"a": "*" "b": "&x" "c": "!x"}`},
		{"a text of several lines", "a: >\n  5\n  nm\nb: |\n  > 5\n", `{"a": "5 nm\n" "b": "> 5\n"}`},
		{"a question mark in a flow", "a: [?]\n", `{"a": ["?"]}`},
	} {
		_, n, problems := parse(c.text)
		if drawn(n) != c.want {
			t.Errorf("%s: got %s, want %s", c.name, drawn(n), c.want)
		}
		same(t, c.name, problems())
	}
}

func TestParseRefuses(t *testing.T) {
	yamlSaid := "cannot be read as YAML: "
	jsonSaid := "cannot be read as JSON: "
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", []string{"empty f:1: there is nothing in it"}},
		{"white space", " \n\n", []string{"empty f:1: there is nothing in it"}},
		{"a comment", "# nothing\n", []string{"empty f:1: there is nothing in it"}},
		{"a mark alone", "\xef\xbb\xbf", []string{"empty f:1: there is nothing in it"}},

		{"an anchor", "a: 1\nb: &x 2\n", []string{"alias f:2: " + saidAlias}},
		{"an anchor on a key", "&x a: 1\n", []string{"alias f:1: " + saidAlias}},
		{"an alias", "a: &x 1\nb: *x\n", []string{"alias f:1: " + saidAlias, "alias f:2: " + saidAlias}},
		{"an alias of nothing", "a: 1\nb: *x\n", []string{"alias f:2: " + saidAlias}},
		{"a bare star", "takes: *\n", []string{"syntax f:1: " + yamlSaid + `did not find expected alphabetic or numeric character; put a value that begins with * or & in quotes: "*"`}},
		{"a bare star in a list", "a: 1\ntakes: [*]\n", []string{"syntax f:2: " + yamlSaid + `did not find expected alphabetic or numeric character; put a value that begins with * or & in quotes: "*"`}},
		{"a merge", "a: 1\n<<: {b: 2}\n", []string{"alias f:2: " + saidAlias}},
		{"a merge of an alias", "a: &x {b: 1}\nc:\n  <<: *x\n", []string{"alias f:1: " + saidAlias, "alias f:3: " + saidAlias, "alias f:3: " + saidAlias}},
		{"a tag", "a: 1\nb: !!str 5\n", []string{"tag f:2: " + saidTag}},
		{"a tag of one's own", "a: !x 5\n", []string{"tag f:1: " + saidTag}},
		{"a tag on a map", "a: !!map {}\n", []string{"tag f:1: " + saidTag}},
		{"a tag in full", "a: !<tag:yaml.org,2002:null> x\n", []string{"tag f:1: " + saidTag}},
		{"a tag without a name", "a: ! 5\n", []string{"tag f:1: " + saidTag}},
		{"a tag without a value", "a: !\n", []string{"tag f:1: " + saidTag}},
		{"all of them at once", "a: !x 5\nb: &y 1\nc:\n  - *y\n  - |\nd: ! z\n", []string{"tag f:1: " + saidTag, "alias f:2: " + saidAlias, "alias f:4: " + saidAlias, "syntax f:5: " + saidBlock, "tag f:6: " + saidTag}},

		{"above", "a: 1\nb: > 5 nm\n", []string{"syntax f:2: " + yamlSaid + "did not find expected comment or line break" + hintAbove}},
		{"at least", "a: 1\nb: >= 5 nm\n", []string{"syntax f:2: " + yamlSaid + "did not find expected comment or line break" + hintAbove}},
		{"above in a list", "a:\n  - > 5 nm\n", []string{"syntax f:2: " + yamlSaid + "did not find expected comment or line break" + hintAbove}},
		{"above in a flow", "a: 1\nb: {c: > 5}\n", []string{"syntax f:2: " + yamlSaid + "found character that cannot start any token" + hintAbove}},
		{"above in a flow alone", "{c: > 5}\n", []string{"syntax f:1: " + yamlSaid + "found character that cannot start any token" + hintAbove}},
		{"above in a line of Windows", "a: 1\r\nb: > 5\r\n", []string{"syntax f:2: " + yamlSaid + "did not find expected comment or line break" + hintAbove}},
		// YAML takes >5 for the head of a text of several lines, five deep.
		{"above without a space", "a: >5\nb: 1\n", []string{"syntax f:1: " + saidBlock}},
		{"a text of no lines", "a: 1\nb: |\nc: 2\n", []string{"syntax f:2: " + saidBlock}},
		{"above in quotes, and a mistake elsewhere", "a: \"x: > 5\"\nb: 1\nc: @\n", []string{"syntax f:3: " + yamlSaid + "found character that cannot start any token" + hintLine}},

		{"a bare ?", "a: 1\nto: ?\n", []string{"syntax f:2: " + yamlSaid + "mapping keys are not allowed in this context; where the law is not known write unknown, not a bare ?"}},
		{"two documents", "a: 1\n---\nb: 2\n", []string{"syntax f:1: " + yamlSaid + "expected single document, found multiple; write one document: where several are meant, a list (- before each)"}},
		{"a document and a mark", "a: 1\n---\n", []string{"syntax f:1: " + yamlSaid + "expected single document, found multiple; write one document: where several are meant, a list (- before each)"}},
		{"a second document that is broken", "a: 1\n---\nb: [\n", []string{"syntax f:4: " + yamlSaid + "did not find expected node content" + hintLine}},
		{"a tab", "a:\n\t- b\n", []string{"syntax f:2: " + yamlSaid + "found character that cannot start any token" + hintLine}},
		{"two colons", "a: 1\nb: c: d\n", []string{"syntax f:2: " + yamlSaid + "mapping values are not allowed in this context" + hintLine}},
		{"a flow that is broken", "{from: XX,\n to: [}", []string{"syntax f:2: " + yamlSaid + "did not find expected node content" + hintLine}},
		{"an escape YAML does not know", `a: "\q"`, []string{"syntax f:1: " + yamlSaid + "found unknown escape character" + hintLine}},
		{"another character set", "a: 1\nb: \x83e\n", []string{"syntax f:2: " + saidUTF8}},
		{"another character set in JSON", "{\"a\":\n\"\x83e\"}", []string{"syntax f:2: " + saidUTF8}},

		{"a flow cut off", "a: [", []string{"syntax f:1: " + yamlSaid + "did not find expected node content" + hintLine}},
		{"a flow cut off in lines of Windows", "a: 1\r\nb: [", []string{"syntax f:2: " + yamlSaid + "did not find expected node content" + hintLine}},
		{"a text cut off", "a: 1\nb: \"x", []string{"syntax f:2: " + yamlSaid + "found unexpected end of stream" + hintLine}},

		{"JSON cut off", "{\"a\": 1,\n\"b\": [1", []string{"syntax f:2: " + jsonSaid + "the text ends before the value does" + hintJSON}},
		{"JSON without a colon", "{\"a\": 1,\n\"b\" \"c\": 2}\n", []string{"syntax f:2: " + jsonSaid + "invalid character '\"' after object key" + hintJSON}},
		{"JSON and more", "{\"a\": 1}\nx", []string{"syntax f:2: " + jsonSaid + "there is more text after the end of the value" + hintJSON}},
		{"JSON twice", "{\"a\": 1}\n{\"a\": 2}", []string{"syntax f:2: " + jsonSaid + "there is more text after the end of the value" + hintJSON}},
		{"JSON that ends in a text", "[1,\n\"a", []string{"syntax f:2: " + jsonSaid + "the text ends before the value does" + hintJSON}},
		{"JSON that ends early, and lines of nothing", "[1,\n2\n\n\n", []string{"syntax f:2: " + jsonSaid + "the text ends before the value does" + hintJSON}},
		{"JSON that ends early, and a line end", "[1,\n2\n", []string{"syntax f:2: " + jsonSaid + "the text ends before the value does" + hintJSON}},
		{"JSON with a text over two lines, and no end", "[\n\"a\nb\"", []string{"syntax f:2: " + jsonSaid + "invalid character '\\n' in string literal" + hintJSON}},
		{"JSON with a mistake far down", "[1,\n2,\n3,\n{\"a\":\n\"\\q\"}]", []string{"syntax f:5: " + jsonSaid + "invalid character 'q' in string escape code" + hintJSON}},
		{"JSON with the wrong bracket", "[1,\n\n}", []string{"syntax f:3: " + jsonSaid + "invalid character '}' looking for beginning of value" + hintJSON}},
		{"JSON with an escape of no one", "{\n\"a\": \"\\q\"}", []string{"syntax f:2: " + jsonSaid + "invalid character 'q' in string escape code" + hintJSON}},
	} {
		_, n, problems := parse(c.text)
		if n != nil {
			t.Errorf("%s: read as %s", c.name, drawn(n))
		}
		same(t, c.name, problems(), c.want...)
	}
}

func TestDepth(t *testing.T) {
	nested := func(open, mid, end string, n int) string {
		return strings.Repeat(open, n) + mid + strings.Repeat(end, n)
	}
	for _, c := range []struct {
		name string
		text func(n int) string
	}{
		{"lists in JSON", func(n int) string { return nested("[", "1", "]", n) }},
		{"maps in JSON", func(n int) string { return nested(`{"a":`, "1", "}", n) }},
		{"lists in a flow", func(n int) string { return nested("[", "a", "]", n) }},
		{"maps in a flow", func(n int) string { return nested("{a: ", "b", "}", n) }},
		{"lists in lines", func(n int) string { return nested("- ", "a", "", n) }},
	} {
		if _, n, problems := parse(c.text(maxDepth)); n == nil {
			t.Errorf("%s %d deep: %v", c.name, maxDepth, problems())
		}
		for _, deep := range []int{maxDepth + 1, 5000, 20000} {
			_, n, problems := parse(c.text(deep))
			ps := problems()
			if n != nil || len(ps) == 0 || ps[0] != "too-deep f:1: nested too deep" {
				t.Errorf("%s %d deep: got %v", c.name, deep, ps)
			}
		}
	}
}

// TestLines gives the line of every node, in YAML and in JSON.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       string
	}{
		{"YAML", "# one\na: 1\n\nb:\n  - 2\n  - c: 3\n    d:\n", "map:2 a:2 1:2 b:4 list:5 2:5 map:6 c:6 3:6 d:7 :7"},
		{"YAML after a mark", "---\n- a\n", "list:2 a:2"},
		{"a mark alone", "---", ":1"},
		{"lines of Windows", "- a\r\n-\r\n- b", "list:1 a:1 :2 b:3"},
		{"lines of old", "- a\r- b", "list:1 a:1 b:2"},
		{"JSON", "{\n \"a\": 1,\n\n \"b\": [\n  2,\n  {\"c\":\n 3}\n ],\n \"d\": null\n}\n", "map:1 a:2 1:2 b:4 list:4 2:5 map:6 c:6 3:7 d:9 :9"},
		{"JSON after blank lines", "\n\n[\"a\\n\",\r\n true]", "list:3 a\n:3 true:4"},
	} {
		_, n, problems := parse(c.text)
		same(t, c.name, problems())
		var got []string
		var walk func(n *Node)
		walk = func(n *Node) {
			name := map[bool]string{IsMap(n): "map", IsList(n): "list"}[true]
			got = append(got, fmt.Sprintf("%s:%d", name+n.Value, n.Line))
			for _, c := range n.Content {
				walk(c)
			}
		}
		walk(n)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

// TestWhatIsNotSeen refuses characters no editor shows, and a ? that is read as
// a key.
func TestWhatIsNotSeen(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: 1\nb: x\u0085y", "syntax f:2: a character that is not seen stands here (U+0085); take it out; a line is ended by the newline alone"},
		{"a: x\u2028b: 1", "syntax f:1: a character that is not seen stands here (U+2028); take it out; a line is ended by the newline alone"},
		{"- a\n- \u2029", "syntax f:2: a character that is not seen stands here (U+2029); take it out; a line is ended by the newline alone"},
		{"a: \x1b[2J", "syntax f:1: a character that is not seen stands here (U+001B); take it out; a line is ended by the newline alone"},
		{"a: b\ufeff", "syntax f:1: a character that is not seen stands here (U+FEFF); take it out; a line is ended by the newline alone"},
		{"a: ?", "syntax f:1: cannot be read as YAML: mapping keys are not allowed in this context; where the law is not known write unknown, not a bare ?"},
		{"- ?", "syntax f:1: a bare ? is YAML's sign for a key; where the law is not known write unknown, not a bare ?"},
		{"a:\n  ?", "syntax f:2: a bare ? is YAML's sign for a key; where the law is not known write unknown, not a bare ?"},
	} {
		_, n, problems := parse(c.text)
		if got := strings.Join(problems(), "\n"); n != nil || got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	same(t, "JSON", func() []string { _, _, problems := parse(`{"a": "x y"}`); return problems() }())
}

// TestFilesOfJSON reads a file .json as JSON alone.
func TestFilesOfJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1}`:       "",
		`{a: 1}`:         "syntax",
		"a: 1":           "syntax",
		`{"a": 1,}`:      "syntax",
		`{"a": 1} # one`: "syntax",
		"":               "empty",
	} {
		log := &Log{}
		n := Doc{File: "f.json", Log: log}.Parse([]byte(text))
		var ps Problems
		errors.As(log.Err(), &ps)
		if code := codes(ps); code != want || (n != nil) != (want == "") {
			t.Errorf("%q: got %q, want %q", text, code, want)
		}
	}
}

func codes(ps Problems) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Code)
	}
	return strings.Join(out, " ")
}

func TestMapKeys(t *testing.T) {
	d, n, problems := parse(`date: 2019-07-04
to: XX
dato: 2019-07-05
to: YY
~: 1
[a, b]: 2
{c: d}: 3
zzzzzzzz: 4
`)
	m := d.Map(n, "the order")
	if got := m.Text("date") + " " + m.Text("to") + " " + m.Text("absent"); got != "2019-07-04 XX " { // of two the first
		t.Errorf("got %q", got)
	}
	m.Close()
	same(t, "the keys", problems(),
		`unknown-key f:3: the order has no key "dato"; did you mean "date"?`,
		`duplicate-key f:4: the order has the key "to" twice; keep one of them`,
		`bad-key f:5: a key of the order must be one word`,
		`bad-key f:6: a key of the order must be one word`,
		`bad-key f:7: a key of the order must be one word`,
		`unknown-key f:8: the order has no key "zzzzzzzz"`,
	)
}

func TestMapKeysOfJSON(t *testing.T) {
	d, n, problems := parse("{\n\"to\": 1,\n\"ot\": 2,\n\"to\": 3}")
	m := d.Map(n, "the order")
	m.Get("to")
	m.Close()
	same(t, "the keys", problems(),
		`unknown-key f:3: the order has no key "ot"; did you mean "to"?`,
		`duplicate-key f:4: the order has the key "to" twice; keep one of them`,
	)
}

func TestNotAMap(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"a: 1\nb: [x]\n", []string{"not-a-map f:2: b must be a map, not a list; write keys and values (key: value)", "missing f:2: b has no id; add id:"}},
		{"a: 1\nb: x\n", []string{"not-a-map f:2: b must be a map, not a value; write keys and values (key: value)", "missing f:2: b has no id; add id:"}},
		{"a: 1\nb:\n", []string{"not-a-map f:2: b must be a map, not a value; write keys and values (key: value)", "missing f:2: b has no id; add id:"}},
		{"a: 1\nb: {}\n", []string{"missing f:2: b has no id; add id:"}},
		{"a: 1\n", []string{"missing f: b has no id; add id:"}},
	} {
		d, n, problems := parse(c.text)
		m := d.Map(d.Map(n, "the order").Get("b"), "b")
		if got := m.Need("id"); got != "" {
			t.Errorf("%q: the id is %q", c.text, got)
		}
		m.Pairs(func(k, v *Node) { t.Errorf("%q: a pair %s: %s", c.text, drawn(k), drawn(v)) })
		m.Close()
		same(t, c.text, problems(), c.want...)
	}
}

func TestText(t *testing.T) {
	d, n, problems := parse("a: x\nb:\nc: [x]\nd: {x: y}\ne: ''\n")
	m := d.Map(n, "the order")
	for _, c := range []struct{ key, want string }{{"a", "x"}, {"b", ""}, {"c", ""}, {"d", ""}, {"e", ""}, {"absent", ""}} {
		if got := m.Text(c.key); got != c.want {
			t.Errorf("Text(%s) = %q, want %q", c.key, got, c.want)
		}
	}
	if got := m.Need("a"); got != "x" {
		t.Errorf("Need(a) = %q", got)
	}
	if got := m.Need("absent"); got != "" {
		t.Errorf("Need(absent) = %q", got)
	}
	m.Need("b")
	if got := d.Text(nil, "nothing"); got != "" {
		t.Errorf("the text of nothing is %q", got)
	}
	m.Close()
	same(t, "the texts", problems(),
		`missing f:1: the order has no absent; add absent:`,
		`blank f:2: b has no value; write a value, or leave the line out`,
		`blank f:2: b has no value; write a value, or leave the line out`,
		`not-text f:3: c must be one value, not a list`,
		`not-text f:4: d must be one value, not a map`,
		`blank f:5: e has no value; write a value, or leave the line out`,
	)
}

func TestYesNo(t *testing.T) {
	d, n, problems := parse("a: yes\nb: no\nc: true\nd: false\ne: YES\nf: maybe\ng:\nh: [yes]\ni: \"yes\"\n")
	m := d.Map(n, "the order")
	for _, c := range []struct {
		key  string
		want bool
	}{{"a", true}, {"b", false}, {"c", true}, {"d", false}, {"e", false}, {"f", false}, {"g", false}, {"h", false}, {"i", true}, {"absent", false}} {
		if got := m.YesNo(c.key); got != c.want {
			t.Errorf("YesNo(%s) = %t, want %t", c.key, got, c.want)
		}
	}
	m.Close()
	same(t, "the truths", problems(),
		`not-yes-no f:5: e is "YES"; write yes or no`,
		`not-yes-no f:6: f is "maybe"; write yes or no`,
		`blank f:7: g has no value; write a value, or leave the line out`,
		`not-text f:8: h must be one value, not a list`,
	)
}

func TestLists(t *testing.T) {
	d, n, problems := parse("a: [x, y]\nb: x\nc: []\nd:\ne: [x, [y], {z: 1},\n  ~, w]\n")
	m := d.Map(n, "the order")
	for _, c := range []struct {
		key  string
		want []string
		each int
	}{
		{"a", []string{"x", "y"}, 2},
		{"b", []string{"x"}, 1}, // one value is a list of one
		{"c", nil, 0},
		{"d", nil, 1}, // a blank is one that says nothing
		{"e", []string{"x", "w"}, 5},
		{"absent", nil, 0},
	} {
		same(t, "Texts("+c.key+")", m.Texts(c.key), c.want...)
		each := 0
		m.Each(c.key, func(n *Node) { each++ })
		if each != c.each || len(d.Items(m.Get(c.key))) != c.each {
			t.Errorf("%s has %d elements and %d items, want %d", c.key, each, len(d.Items(m.Get(c.key))), c.each)
		}
	}
	if got := d.Items(nil); got != nil {
		t.Errorf("the items of nothing are %v", got)
	}
	m.Close()
	same(t, "the lists", problems(),
		`blank f:4: d has no value; write a value, or leave the line out`,
		`not-text f:5: e must be one value, not a list`,
		`not-text f:5: e must be one value, not a map`,
		`blank f:6: e has no value; write a value, or leave the line out`,
	)
}

func TestPairsAndRest(t *testing.T) {
	d, n, problems := parse("a: 1\nb: 2\n[k]: 3\nc: 4\n")
	m := d.Map(n, "the order")
	m.Get("b")
	var rest, again, pairs []string
	m.Rest(func(k, v *Node) { rest = append(rest, k.Value+v.Value) })
	m.Rest(func(k, v *Node) { again = append(again, k.Value+v.Value) })
	m.Close() // all have been asked for
	same(t, "Rest", rest, "a1", "c4")
	same(t, "Rest after Rest", again)
	m = d.Map(n, "the same order")
	m.Pairs(func(k, v *Node) { pairs = append(pairs, k.Value+v.Value) })
	m.Close()
	same(t, "Pairs", pairs, "a1", "b2", "c4")
	same(t, "the problems", problems(), `bad-key f:3: a key of the order must be one word`, `bad-key f:3: a key of the same order must be one word`)
}

func TestPosAndProblem(t *testing.T) {
	d, n, problems := parse("a: 1\nb: 2\n")
	if got := d.Pos(n.Content[2]); got != (Pos{"f", 2}) {
		t.Errorf("b stands at %v", got)
	}
	if got := d.Pos(nil); got != (Pos{"f", 0}) {
		t.Errorf("nothing stands at %v", got)
	}
	d.Problem(n.Content[2], "code", "a hint", "%s is %d", "b", 2)
	d.Problem(nil, "code", "", "100%% of nothing")
	same(t, "the problems", problems(), "code f: 100% of nothing", "code f:2: b is 2; a hint")
}

// FuzzParse: any text gives either a node or a problem, never a panic, and what
// it gives stands in the file.
func FuzzParse(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		d := Doc{File: "f", Log: &Log{}}
		n := d.Parse(data)
		ps, _ := d.Log.Err().(Problems)
		if (n == nil) != (len(ps) > 0) {
			t.Fatalf("%s with the problems %v", drawn(n), ps)
		}
		last := linesOf(data)
		for _, p := range ps {
			if p.File != "f" || p.Line < 1 || p.Line > last || p.Code == "" || p.What == "" {
				t.Fatalf("%#v in a file of %d lines", p, last)
			}
		}
		var walk func(n *Node, depth int)
		walk = func(n *Node, depth int) {
			if n.Line < 1 || n.Line > last {
				t.Fatalf("%s stands on line %d of %d", drawn(n), n.Line, last)
			}
			if depth > maxDepth || n.Alias != nil || n.Anchor != "" || n.Tag == "!!merge" {
				t.Fatalf("%s (%s) at depth %d", drawn(n), n.Tag, depth)
			}
			switch {
			case IsMap(n):
				m := d.Map(n, "a map")
				m.Rest(func(k, _ *Node) { m.Need(k.Value) })
				m.Close()
				if len(n.Content)%2 != 0 {
					t.Fatalf("%s has a key without a value", drawn(n))
				}
			case IsList(n):
				d.Texts(n, "a list")
			case len(n.Content) > 0 || IsText(n) == IsBlank(n):
				t.Fatalf("%#v is no value", n)
			}
			for _, c := range n.Content {
				walk(c, depth+1)
			}
		}
		if n != nil {
			walk(n, 0)
		}
	})
}

// linesOf is the number of lines, by any of the line ends of YAML; the end of the
// text counts as a line of its own after one.
func linesOf(data []byte) int {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return 1 + len(data)/2
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	return 1 + strings.Count(text, "\n") + strings.Count(text, "\r") + strings.Count(text, "\u0085") + strings.Count(text, "\u2028") + strings.Count(text, "\u2029")
}

// FuzzJSONAgrees: valid JSON is read, and as encoding/json reads it, with numbers
// as they were written.
func FuzzJSONAgrees(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		trimmed := bytes.TrimLeft(data, " \t\r\n")
		if !json.Valid(data) || len(trimmed) == 0 || trimmed[0] != '{' && trimmed[0] != '[' {
			return
		}
		d := Doc{File: "f", Log: &Log{}}
		n := d.Parse(data)
		if n == nil {
			ps := told(d.Log)
			if len(ps) != 1 || !strings.HasPrefix(ps[0], "too-deep ") && !strings.HasSuffix(ps[0], saidUTF8) {
				t.Fatalf("%q: %v", data, ps)
			}
			return
		}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.UseNumber()
		var want any
		if err := dec.Decode(&want); err != nil {
			t.Fatal(err)
		}
		agrees(t, data, n, want)
	})
}

func agrees(t *testing.T, data []byte, n *Node, want any) {
	ok := false
	switch w := want.(type) {
	case nil:
		ok = IsBlank(n)
	case bool:
		ok = IsText(n) && n.Value == fmt.Sprint(w)
	case string:
		ok = IsText(n) && n.Value == w
	case json.Number:
		ok = IsText(n) && n.Value == w.String() && bytes.Contains(data, []byte(n.Value))
	case []any:
		if ok = IsList(n) && len(n.Content) == len(w); ok {
			for i, c := range n.Content {
				agrees(t, data, c, w[i])
			}
		}
	case map[string]any:
		last := map[string]*Node{} // of a key twice encoding/json keeps the last
		if ok = IsMap(n); ok {
			for i := 0; i < len(n.Content); i += 2 {
				ok = ok && IsText(n.Content[i])
				last[n.Content[i].Value] = n.Content[i+1]
			}
			ok = ok && len(last) == len(w)
			for k, c := range last {
				v, known := w[k]
				ok = ok && known
				agrees(t, data, c, v)
			}
		}
	}
	if !ok {
		t.Fatalf("%q: %s, want %#v", data, drawn(n), want)
	}
}
