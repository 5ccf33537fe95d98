package strait

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
)

// TestScalarsSurvive reads texts that a general reader would turn into
// something else.
func TestScalarsSurvive(t *testing.T) {
	law := testLaw(t)
	for name, text := range map[string]string{
		"yaml": "on: 1\n", "json": `{"on": "1"}`,
	} {
		_, err := law.ParseOrders(name, []byte(text))
		if err == nil || !strings.Contains(err.Error(), `no key "on"`) {
			t.Errorf("%s: a key on is read as %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"yaml": "date: 2024-01-10\nfrom: JP\nto: NO\nlines: [{item: {hs: 010121, entries: {us: [3E001], jp: none}}}]\n",
		"json": `{"date":"2024-01-10","from":"JP","to":"NO","lines":[{"item":{"hs":"010121","entries":{"us":["3E001"],"jp":"none"}}}]}`,
	} {
		o := parseOne(t, law, text)
		item := o.lines[0].Item()
		if from, to := o.Places(); from != "JP" || to != "NO" {
			t.Errorf("%s: from %s to %s", name, from, to)
		}
		if hs := item.Get(law.lib.Vocab.On(cond.Item, "hs")).Text; hs != "010121" {
			t.Errorf("%s: hs is %s", name, hs)
		}
		if got := item.Claims["us"].Entries; len(got) != 1 || got[0] != "3E001" {
			t.Errorf("%s: entries are %v", name, got)
		}
		if !item.Claims["jp"].None {
			t.Errorf("%s: none is not none", name)
		}
	}
}

const twelveMistakes = `id: X
date: 2019-7-4
from: JPN
to: KR
exporter: {name: A, status: [jp/icp-acepted]}
parties:
  - {role: enduser, name: F}
declared: [jp/no-trigers]
regimes: [jq]
lines:
  - item:
      familly: resist
      hs: A1
      entries: {jp: []}
      facts:
        wavelength: 13.5 ppm
        toneness: positive
    value: 3.000.000 JPY
`

func TestTwelveMistakesAreTwelve(t *testing.T) {
	law := testLaw(t)
	_, err := law.ParseOrders("bad.yaml", []byte(twelveMistakes))
	ps, ok := err.(Problems)
	if !ok {
		t.Fatalf("got %v", err)
	}
	want := []string{
		`bad.yaml:2: date: "2019-7-4"`, `bad.yaml:3: from: there is no place "JPN"`, `did you mean "jp/icp-accepted"`,
		`bad.yaml:7: role cannot be "enduser"`, `did you mean "jp/no-triggers"`, `there is no pack "jq"`, `did you mean "family"`,
		`bad.yaml:13: hs: "A1"`, `the list of entries for jp is empty`, `wavelength is measured in nm, not "ppm"`,
		`no fact called "toneness"`, `bad.yaml:18: value: "3.000.000 JPY"`,
	}
	if len(ps) != 12 {
		t.Errorf("got %d problems, want 12", len(ps))
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("no problem says %q in\n%v", w, err)
		}
	}
	for _, p := range ps {
		if p.Code == "" || p.Line == 0 || p.File != "bad.yaml" {
			t.Errorf("%+v has no code or place", p)
		}
	}
}

func TestOrderProblems(t *testing.T) {
	law := testLaw(t)
	for _, tt := range []struct{ name, order, want string }{
		{"nothing", "", "there is nothing in it"},
		{"no date", "lines: [{item: {}}]", "the order has no date"},
		{"no lines", "date: 2024-01-10", "the order has no lines"},
		{"empty lines", "date: 2024-01-10\nlines: []", "the order has no lines"},
		{"line twice", "date: 2024-01-10\nlines: [{id: a, item: {}}, {id: a, item: {}}]", `two lines are called "a"`},
		{"unknown date", "date: 2024-01-10\ndates: {declaraton: 2024-01-10}\nlines: [{item: {}}]", `did you mean "declaration"`},
		{"blank value", "date: 2024-01-10\nto:\nlines: [{item: {}}]", "to has no value"},
		{"list for a value", "date: 2024-01-10\nto: [KR, CN]\nlines: [{item: {}}]", "to must be one value, not a list"},
		{"group against list", "date: 2024-01-10\ndeclared: jp/no-triggers\nnotices: [{authority: jp/meti}]\nlines: [{item: {}}]", "jp/no-triggers says that there are no notices, but the order lists some"},
		{"screening against hits", "date: 2024-01-10\nparties: [{screening: clear, hits: [{list: x}]}]\nlines: [{item: {}}]", "screening is clear, but there are hits"},
		{"authority", "date: 2024-01-10\nnotices: [{authority: METI, ground: wmd}]\nlines: [{item: {}}]", `there is no authority "METI"; did you mean "jp/meti"?`},
		{"party list", "date: 2024-01-10\nparties: [{hits: [{list: end-user-list}]}]\nlines: [{item: {}}]", `there is no party list "end-user-list"; did you mean "jp/end-user-list"?`},
		{"party list of a pack", "date: 2024-01-10\nparties: [{hits: [{list: jp/end-users}]}]\nlines: [{item: {}}]", `there is no party list "jp/end-users"`},
		{"licence type", "date: 2024-01-10\nlicenses: [{type: jp/special-genral-bulk}]\nlines: [{item: {}}]", `there is no authorization "jp/special-genral-bulk"; did you mean "jp/special-general-bulk"?`},
		{"licence entry", "date: 2024-01-10\nlicenses: [{type: jp/individual, entries: [\"3(1)x\"]}]\nlines: [{item: {}}]", `the licence names "3(1)x", which the list of jp never had`},
		{"means to use", "date: 2024-01-10\nunder: {jp: jp/bulk}\nlines: [{item: {}}]", `there is no authorization "jp/bulk"`},
		{"gap", "date: 2024-01-10\nassume: {jp/bulk-cell/x: yes}\nlines: [{item: {}}]", `the pack jp has no gap "jp/bulk-cell/x"`},
		{"gap of no regime", "date: 2024-01-10\nassume: {foo: yes}\nlines: [{item: {}}]", `there is no gap "foo"; write it as the answer names it`},
		{"none and more", "date: 2024-01-10\nlines: [{item: {entries: {jp: [7(19), none]}}}]", "none stands beside entries"},
		{"money less than nothing", "date: 2024-01-10\nlines: [{item: {}, value: -5 JPY}]", "is less than nothing"},
		{"quantity less than nothing", "date: 2024-01-10\nlines: [{item: {}, quantity: -5 L}]", "is less than nothing"},
		{"fact twice", "date: 2024-01-10\nlines: [{item: {wavelength: 1 nm, facts: {wavelength: 2 nm}}}]", "item.wavelength is stated twice"},
		{"rate", "date: 2024-01-10\nrates: {USD: 150}\nlines: [{item: {}}]", `"USD" is no exchange rate`},
		{"rate of nothing", "date: 2024-01-10\nrates: {USD/JPY: 0}\nlines: [{item: {}}]", "the rate USD/JPY is not a number"},
		{"unquoted >", "date: 2024-01-10\nlines:\n  - item:\n      wavelength: > 5 nm\n", `put a value that begins with > in quotes`},
		{"alias", "date: &d 2024-01-10\nlines: [{item: {description: *d}}]", "anchors and aliases"},
		{"json comma", `{"date": "2024-01-10" "x"}`, "cannot be read as JSON"},
		{"second json", "{\"date\": \"2024-01-10\", \"lines\": [{\"item\": {}}]}\n{\"dte\": \"2024-01-10\"}", `:2: `},
		{"fact above", "date: 2024-01-10\nfacts: {hits: none}\nlines: [{item: {}}]", `no fact called "hits"`},
		{"complete what", "date: 2024-01-10\nlicence-complete: no\nlines: [{item: {}}]", `has no list "licence"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := law.ParseOrders("o", []byte(tt.order))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// TestFactsGoDown states facts above the elements they lie on.
func TestFactsGoDown(t *testing.T) {
	law := testLaw(t)
	o := parseOne(t, law, `
date: 2024-01-10
exporter: {facts: {party.military: yes, tone: negative}}
facts: {party.military: no}
parties: [{role: end-user}, {role: importer, military: yes}]
lines:
  - {item: {}, facts: {tone: positive}}
  - {item: {}}
`)
	vocab := law.lib.Vocab
	military, tone := vocab.On(cond.Party, "military"), vocab.On(cond.Item, "tone")
	parties, _ := o.root.List(cond.Party)
	for i, want := range []string{"no", "yes"} {
		if got := parties[i].Get(military).Stated; got != want {
			t.Errorf("party %d: military %s, want %s", i, got, want)
		}
	}
	for i, want := range []string{"positive", "negative"} {
		if got := o.lines[i].Item().Get(tone).Stated; got != want {
			t.Errorf("line %d: tone %s, want %s", i, got, want)
		}
	}
}

// validate checks a JSON document against a schema.
func validate(t *testing.T, schemaText, doc []byte) error {
	t.Helper()
	s, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", s); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(v)
}

// plain turns a document into what encoding/json would give.
func plain(n *read.Node) any {
	switch {
	case read.IsMap(n):
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case read.IsList(n):
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plain(c))
		}
		return list
	case read.IsBlank(n):
		return nil
	}
	return n.Value
}

// TestSchemas holds every worked order and every answer against the schemas,
// and the schemas against those in docs.
func TestSchemas(t *testing.T) {
	law := testLaw(t)
	orderSchema, err := law.OrderSchema()
	if err != nil {
		t.Fatal(err)
	}
	answerSchema, err := AnswerSchema()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range workedOrders(t, law) {
		doc, err := json.Marshal(plain(w.doc))
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, orderSchema, doc); err != nil {
			t.Errorf("%s: the order: %v", w.name, err)
		}
		d, err := decideDoc(law, w.doc, w.known, Options{})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := d.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, answerSchema, answer); err != nil {
			t.Errorf("%s: the answer: %v", w.name, err)
		}
	}
	if err := validate(t, orderSchema, []byte(`{"date":"2024-01-10","lines":[],"zzz":1}`)); err == nil {
		t.Error("the schema lets an unknown key pass")
	}
	golden(t, filepath.Join("docs", "schema", "order.json"), orderSchema)
	golden(t, filepath.Join("docs", "schema", "answer.json"), answerSchema)
}

// TestExamples reads and decides every order in examples, and holds the one the
// README starts with against what decide --init writes.
func TestExamples(t *testing.T) {
	law := testLaw(t)
	files, err := filepath.Glob("examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		orders, err := law.ParseOrders(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, o := range orders {
			if _, err := law.At(o.Date, nil).Decide(o, Options{}); err != nil {
				t.Error(err)
			}
		}
	}
}
