package cond_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// problems reads a text by f and gives the codes of what is wrong, and the words.
func problems(t testing.TB, text string, f func(p *cond.Parser, n *read.Node)) (codes, words string) {
	t.Helper()
	log := &read.Log{}
	p := toyParser(t, log)
	n := p.Parse([]byte(text))
	if n == nil {
		t.Fatalf("%s: %v", text, log.Err())
	}
	f(p, n)
	if log.Err() == nil {
		return "", ""
	}
	var all []string
	for _, problem := range log.Err().(read.Problems) {
		all = append(all, problem.Code)
		if problem.File != "f" || problem.What == "" {
			t.Errorf("%s: %#v", text, problem)
		}
	}
	return strings.Join(all, " "), log.Err().Error()
}

func asCondition(p *cond.Parser, n *read.Node) { p.Cond(n, lineScope) }
func asFormula(p *cond.Parser, n *read.Node)   { p.Formula(n, lineScope) }

type malformed struct {
	text, codes string
	says        string // among the words: the nearest right name, or what to do
}

var malformedConditions = []malformed{
	// what says nothing
	{"''", "blank-limb", "a limb is blank"},
	{"[urgent, '  ']", "blank-limb", ""},
	{"hit", "hit-scope blank-value", "hit names no list"},
	{"{some: parties, where: hit xx/nothing}", "unknown-party-list", ""},
	{"parties", "list-fact", "go through it with some: or every: parties"},
	{"evidence is no", "list-fact", ""},
	{"{if: [urgent, insured], silent: no, by-law: Article 9}", "silent-limb", "of one comparison"},
	{"{table: cells, row: [purpose, to], column: free, has: yes}", "row-key", "key 1 of xx/cells is an entry, not purpose"},
	{"hs under abc", "goods-code", "write digits, as in 8456"},
	{"grade at-least low, high", "is-list", ""},
	{"entry is 1, 2", "is-list", ""},
	{"entry under", "blank-value", ""},
	{"term overlaps 3 months", "unknown-comparison", ""},
	// names
	{"urgnt", "unknown-name", `did you mean "urgent"?`},
	{"wavelenght > 5 nm", "unknown-name", `did you mean "wavelength"?`},
	{"half-pitsh > 5 nm", "unknown-name", `did you mean "xx/half-pitch"?`},
	{"zzzzzzzzzzzzzz", "unknown-name", `f:1: no fact or definition is called "zzzzzzzzzzzzzz"`},
	{"wavelength > the pich", "unknown-name", `did you mean "pitch"?`},
	{"purpose is the porpoise", "unknown-name", `did you mean "purpose"?`},
	{"region is north", "ambiguous-fact", "write exporter.region or contract.region"},
	{"military", "fact-scope", "put it under some: parties, where:"},
	{"party.military", "fact-scope", "put it under some: parties, where:"},
	{"share >= 5 %", "fact-scope", "put it under some: owners, where:"},
	{"{some: parties, where: place is AA}", "fact-scope", "put it under some: via, where:"},
	{"tainted", "definition-scope", "use it under some: parties, where:"},
	{"{some: lines, where: tainted}", "definition-scope", "use it under some: parties, where:"},

	// short forms
	{"purpose", "not-yes-no", "purpose is a text, not yes or no"},
	{"wavelength", "not-yes-no", "wavelength is a number, not yes or no"},
	{"entry", "not-yes-no", "compare it with something"},
	{"not purpose", "not-yes-no not-what", "write FACT is-not VALUE"},
	{"not wavelength > 5 nm", "not-what", "use none:"},
	{"not never", "not-what", "not stands before a name alone"},
	{"not unknown", "not-what", ""},
	{"not", "not-what", ""},
	{"not urgnt", "unknown-name not-what", `did you mean "urgent"?`},
	{"urgent stated", "silence", "the law itself must say what silence about urgent means"},
	{"rushed stated", "silence", "give the fact by-law:"},
	{"hit xx/w1", "hit-scope", "put it under some: parties, where:"},
	{"stands", "blank", "a class has no value"},
	{"stands licence", "unknown-class", `did you mean "xx/license"?`},
	{"not stands licences", "unknown-class", `did you mean "xx/license"?`},

	// operators, each type's own
	{"urgent = yes", "unknown-comparison", `"=" does not compare a yes-no; use the name alone, or not NAME`},
	{"urgent is maybe", "unknown-comparison", "use the name alone"},
	{"urgent is-not yes", "unknown-comparison", "use the name alone"},
	{"wavelength is 5 nm", "unknown-comparison", "use = != < <= > >= or overlaps"},
	{"wavelength => 5 nm", "unknown-comparison", `"=>" does not compare a number`},
	{"value under 5 JPY", "unknown-comparison", "use = != < <= > or >="},
	{"term at-least 5 days", "unknown-comparison", "use = < <= > or >="},
	{"purpose = sale", "unknown-comparison", "use is, is-not, in, not-in or under"},
	{"purpose at-least sale", "unknown-comparison", `"at-least" does not compare a text`},
	{"bracket at-least A", "unknown-comparison", ""},
	{"purpose under", "blank-value", ""},
	{"grade >= mid", "unknown-comparison", "use is, is-not, in, not-in or at-least"},
	{"grade under mid", "unknown-comparison", ""},
	{"to under AA", "unknown-comparison", "use is, is-not, in or not-in"},
	{"to has AA", "unknown-comparison", ""},
	{"contract-date < 2019-07-04", "unknown-comparison", "use before, on-or-before, after, on-or-after or is"},
	{"contract-date is-not 2019-07-04", "unknown-comparison", ""},
	{"papers is contract", "unknown-comparison", "use has, has-not, or (entries) cover the entry"},
	{"papers cover the entry", "unknown-comparison", ""},
	{"item.entries cover entry", "unknown-comparison", ""},
	{"route in AA", "unknown-comparison", "use has or has-not"},
	{"quantity > 5 pieces", "unknown-comparison", "quantities are not compared"},
	{"entry has 1", "unknown-comparison", "use under, is, in, is-not or not-in"},
	{"quiet stated now", "unknown-comparison", ""},

	// values
	{"wavelength > 5 nmm", "unit", `wavelength is measured in nm, not "nmm"; did you mean "nm"?`},
	{"wavelength > 5 parsecs", "unit", `not "parsecs"`},
	{"wavelength > 5 wt%", "unit", `wavelength is measured in nm, not "wt%"`},
	{"fraction > 5 %", "unit", `fraction is measured in wt%, not "%"`},
	{"wavelength > 5", "unit", "wavelength is measured in nm"},
	{"score > 5 nm", "unit", "score is measured in plain numbers"},
	{"half-pitch > 5 K", "unit", "half-pitch is measured in length"},
	{"wavelength > five nm", "not-a-number", `write it as 13.5 nm, 15..20 nm or "> 5 nm"`},
	{"wavelength > about 5 nm", "not-a-number", `"about" says nothing exact`},
	{"wavelength > 9..5 nm", "not-a-number", ""},
	{"wavelength >", "not-a-number", ""},
	{"wavelength > the", "not-a-number", ""},
	{"value > 5", "not-money", "write 3000000 JPY"},
	{"value > 5,000 JPY", "not-money", ""},
	{"value > -5 JPY", "negative", "less than nothing"},
	{"value > 5 JPX", "currency", `did you mean "JPY"?`},
	{"term < 12", "not-a-period", "write it as 90 days, 6 months or 3 years"},
	{"contract-date before soon", "not-a-date", "write it as 2019-07-04"},
	{"contract-date before 2019-02-30", "not-a-date", ""},
	{"purpose is", "blank-value", "write what to compare with"},
	{"purpose in ,", "blank-value", ""},
	{"papers has", "blank-value", ""},
	{"purpose is sale, gift", "is-list", "use in or not-in"},
	{"to is-not AA, BB", "is-list", ""},
	{"grade is middle", "unknown-value", `grade cannot be "middle" (it is one of low, mid, high); did you mean "mid"?`},
	{"grade at-least hihg", "unknown-value", `did you mean "high"?`},
	{"family is lams", "unknown-value", `did you mean "lamp"?`},
	{"{some: notices, where: authority is xx/ofice}", "unknown-authority", `did you mean "xx/office"?`},
	{"status has xx/goldd", "unknown-status", `did you mean "xx/gold"?`},
	{"to is CC-9", "unknown-place", `did you mean "CC-1"?`},
	{"route has-not ZZ", "unknown-place", `there is no place "ZZ"`},
	{"to in xx/trustd, AA", "unknown-set", `did you mean "xx/trusted"?`},
	{"hs in xx/toolz", "unknown-set", `did you mean "xx/tools"?`},
	{"to in tools", "set-kind", "tools is a set of other things than to"},
	{"purpose in trusted", "set-kind", ""},
	{"hs in colours", "set-kind", ""},
	{"entry under 1.aa", "unknown-entry", `did you mean "1.a"?`},
	{"entry in xx/armz", "unknown-entry", `did you mean "xx/arms"?`},
	{"entry in trusted", "unknown-entry", `there is no entry or set of entries "trusted"`},

	// the value of another fact
	{"wavelength > the oven", "type", "one is a length, the other a temperature"},
	{"wavelength > the value", "type", "one is a length, the other a money"},
	{"score < the wavelength", "type", "one is a number, the other a length"},
	{"contract-date before the term", "type", "one is a date, the other a period"},
	{"purpose is the to", "type", "purpose is a text and cannot be compared with to, a place"},
	{"papers has the to", "type", ""},
	{"grade is the contract-date", "type", ""},
	{"wavelength > lots of the pitch", "part-of", `"lots" is not a plain number above 0; write 10 % of the FACT, or 0.1 * the FACT`},
	{"wavelength > 5 nm of the pitch", "part-of", ""},
	{"wavelength > 1..2 * the pitch", "part-of", ""},
	{"wavelength > 0 * the pitch", "part-of", ""},
	{"term <= 0.5 * the trial", "part-of", "of a period no part is taken"},
	{"contract-date before 2 * the filed-date", "part-of", ""},
	{"contract-date before the filed-date + soon", "period", "write the day, then + 24 months or - 14 days"},
	{"contract-date before the filed-date + 1 month - 2 days", "period", ""},
	{"wavelength > the pitch + 5 days", "period", ""},

	// nodes
	{"~", "blank-limb", "where the law is not known write unknown"},
	{"[urgent, ~]", "blank-limb", "a limb is blank"},
	{"{any: [~, urgent]}", "blank-limb", ""},
	{"{any: }", "blank-limb", ""},
	{"{}", "no-operator", "use one of all, any, none"},
	{"{para: a}", "no-operator", "a limb says nothing"},
	{"{al: [urgent]}", "no-operator", `did you mean "all"?`},
	{"{any: [urgent], whre: insured}", "unknown-key", `a limb has no key "whre"`},
	{"{some: parties, were: military}", "unknown-key", `did you mean "where"?`},
	{"{if: urgent, by-law: Article 9}", "unknown-key", `"by-law"`},
	{"{any: [urgent], any: [insured]}", "duplicate-key", ""},
	{"{some: partis, where: military}", "unknown-list", `did you mean "parties"?`},
	{"{some: item}", "unknown-list", `an order has no list "item"`},
	{"{some: [parties]}", "not-text unknown-list", ""},
	{"{some: owners, where: owner.military}", "list-scope", "put it under some: parties, where:"},
	{"{every: hits}", "list-scope", "hits are a party's"},
	{"{some: parties, role: buyr}", "unknown-role", `did you mean "buyer"?`},
	{"{some: via, role: buyer}", "unknown-role", `no party has the role "buyer"`},
	{"{some: parties, where: ~}", "blank-limb", ""},
	{"{sum: lines, of: value}", "sum-is", "a sum is compared with nothing"},
	{"{sum: lines, is: <= 5 JPY}", "sum-of", "add of: with what is added up"},
	{"{sum: lynes, of: value, is: <= 5 JPY}", "unknown-list", `did you mean "lines"?`},
	{"{sum: lines, of: family, is: <= 5}", "formula-type", "family cannot be added up"},
	{"{sum: lines, of: valu, is: <= 5 JPY}", "unknown-name", `did you mean "value"?`},
	{"{sum: lines, of: value, is: under 5 JPY}", "unknown-comparison", "begin with one of = != < <= > >="},
	{"{sum: lines, of: value, is: <= 5 nm}", "not-money", ""},
	{"{sum: lines, of: value, is: <= the pitch}", "type", ""},
	{"{sum: lines, of: value, same: famly, is: <= 5 JPY}", "unknown-name", `did you mean "family"?`},
	{"{sum: parties, of: stake, role: buyr, is: <= 5}", "unknown-role", `did you mean "buyer"?`},
	{"{table: cell, row: [entry, to], column: free, has: yes}", "unknown-table", `did you mean "xx/cells"?`},
	{"{table: cells, row: [entry], column: free, has: yes}", "table-keys", "is looked up by 2 keys, not 1"},
	{"{table: cells, row: [entry, to], column: fre, has: yes}", "unknown-column", `did you mean "free"?`},
	{"{table: cells, row: [entry, too], column: free, has: yes}", "unknown-name table-keys", `did you mean "to"?`},
	{"{table: limits, row: [entry], column: limit}", "table-is", "add has: WORD or is: <= VALUE"},
	{"{table: limits, row: [entry], column: bracket, is: = A}", "unknown-comparison", "a column of words takes has:"},
	{"{table: limits, row: [entry], column: limit, is: about 5 JPY}", "unknown-comparison", `does not compare with column limit`},
	{"{table: limits, row: [entry], column: limit, is: <= 5 nm}", "not-money", ""},
	{"{table: limits, row: [entry], is: <= 5 JPY}", "missing", "add column:"},
	{"{as-of: purpose, where: urgent}", "not-a-day", "name a day, such as contract-date"},
	{"{as-of: contract-dat, where: urgent}", "unknown-name", `did you mean "contract-date"?`},
	{"{as-of: contract-date}", "as-of-where", "as-of reads nothing"},
	{"{would-need: [license]}", "would-need-scope", "put it under some: parts, where:"},
	{"{some: parts, where: {would-need: [licence]}}", "unknown-class", `did you mean "xx/license"?`},
	{"{if: urgent, silent: maybe, by-law: Article 9}", "not-yes-no", "write yes or no"},
	{"{if: urgent, silent: yes}", "missing", "add by-law:"},
}

var malformedFormulas = []malformed{
	{"pich", "unknown-name", `did you mean "pitch"?`},
	{"military", "fact-scope", ""},
	{"5 nmm", "not-a-number", `no unit is called "nmm"`},
	{"5 % of the pitch", "not-a-number", ""},
	{"~", "blank-limb", "a formula is blank"},
	{"[pitch]", "not-a-map no-operator", "a formula must be a map"},
	{"{}", "no-operator", "use one of product, quotient"},
	{"{prodct: [2, pitch]}", "no-operator", `did you mean "product"?`},
	{"{product: []}", "formula-args", "product has 0 values"},
	{"{quotient: [pitch]}", "formula-args", "quotient, minus and between take two"},
	{"{minus: [pitch, pitch, pitch]}", "formula-args", "minus has 3 values"},
	{"{product: [2, purpose]}", "formula-type", "product computes with numbers; purpose is a text"},
	{"{max: [to]}", "formula-type", ""},
	{"{plus: [pitch, score]}", "unit", "plus: pitch and score are not of one kind"},
	{"{plus: [value, score]}", "unit", ""},
	{"{minus: [pitch, oven]}", "unit", ""},
	{"{known-by: [pitch, score]}", "unit", ""},
	{"{plus: [{quotient: [pitch, wavelength]}, pitch]}", "unit", ""},
	{"{plus: [{product: [pitch, wavelength]}, pitch]}", "unit", ""},
	{"{plus: [{quotient: [value, cost]}, value]}", "unit", ""},
	{"{between: [5, 6]}", "missing", "between says no reason why the value is not known"},
	{"{product: [2, pich]}", "unknown-name", `did you mean "pitch"?`},
	{"{cases: []}", "formula-case", "there is no case"},
	{"{cases: [{when: urgent}]}", "formula-case formula-case", "add then:"},
	{"{cases: [{then: 5}, {then: 6}]}", "formula-case", "only the last case may stand without when:"},
	{"{cases: [{when: urgent, then: 5}, {then: to}]}", "type", "the cases give different kinds of value: 5 and to"},
	{"{cases: [{when: urgent, then: 5}, {then: 5 nm}]}", "type", ""},
	{"{cases: [{when: urgnt, then: 5}]}", "unknown-name", `did you mean "urgent"?`},
	{"{cases: [{when: urgent, then: 5}, {thn: 5, then: 6}]}", "unknown-key", `did you mean "then"?`},
	{"{when: urgent}", "formula-case", "write when: and then:"},
	{"{when: urgnt, then: 5}", "unknown-name", ""},
	{"{cases: [{when: urgent, then: 5}]}", "formula-case", "there may be no value"},
	{"{plus: [5, {when: urgent, then: 5}]}", "formula-case", "on a condition only"},
	{"{product: [value, cost]}", "formula-type", "money is not multiplied by money"},
	{"{quotient: [pitch, cost]}", "formula-type", ""},
	{"''", "blank-limb", "a formula is blank"},
	{"{lookup: limit, row: [entry], column: limit}", "unknown-table", `did you mean "xx/limits"?`},
	{"{lookup: limits, row: [], column: limit}", "table-keys", ""},
	{"{lookup: limits, row: [entry], column: limt}", "unknown-column", `did you mean "limit"?`},
	{"{total-for: brackt}", "unknown-name", ""},
	{"{sum: lines}", "sum-of", ""},
	{"{sum: lines, of: family}", "formula-type", ""},
}

func TestMalformedConditions(t *testing.T) {
	for _, c := range malformedConditions {
		c.check(t, asCondition)
	}
}

func TestMalformedFormulas(t *testing.T) {
	for _, c := range malformedFormulas {
		c.check(t, asFormula)
	}
}

func (c malformed) check(t *testing.T, f func(p *cond.Parser, n *read.Node)) {
	t.Helper()
	codes, words := problems(t, c.text, f)
	if codes != c.codes && c.codes != "unknown-key" {
		// What could not be read leaves keys unread, which may be told besides.
		codes = strings.ReplaceAll(codes, " unknown-key", "")
	}
	if codes != c.codes {
		t.Errorf("%s is %q, want %q: %s", c.text, codes, c.codes, words)
	}
	if !strings.Contains(words, c.says) {
		t.Errorf("%s: %q\n does not say %q", c.text, words, c.says)
	}
}

func TestProblemsAreToldAllAtOnce(t *testing.T) {
	codes, words := problems(t, `
- urgnt
- any:
    - wavelength > 5 kg
    - insured
    - to is ZZ
- some: parties
  where:
    - militry
    - military
`, asCondition)
	if codes != "unknown-name unit unknown-place unknown-name" {
		t.Errorf("the codes are %q", codes)
	}
	for i, at := range []string{"f:2: ", "f:4: ", "f:6: ", "f:9: "} {
		if line := strings.Split(words, "\n")[i]; !strings.HasPrefix(line, at) {
			t.Errorf("%q does not stand at %s", line, at)
		}
	}
}

// TestValues reads values as packs and orders write them.
func TestValues(t *testing.T) {
	v := toy(t).Names.Vocab
	for _, c := range []struct {
		typ         cond.Type
		dim         value.Dim
		text, codes string
		says        string
	}{
		{cond.YesNo, "", "yes", "", ""},
		{cond.YesNo, "", "false", "", ""},
		{cond.YesNo, "", "unknown", "not-yes-no", "leave it out where you do not know"},
		{cond.YesNo, "", "Yes", "not-yes-no", ""},
		{cond.Number, "length", "> 5 nm", "", ""},
		{cond.Number, "length", "5 nmm", "unit", `did you mean "nm"?`},
		{cond.Number, "length", "5 %", "unit", ""},
		{cond.Number, "", "5 %", "", ""},
		{cond.Number, "", "ca. 5", "not-a-number", "about"},
		{cond.Quantity, "", "5 m", "", ""},
		{cond.Quantity, "", "5 sacks", "unit", "write it as 20 L or 3 pieces"},
		{cond.Money, "", "5..6 USD", "", ""},
		{cond.Money, "", "$5", "not-money", ""},
		{cond.Money, "", "-5 USD", "negative", "less than nothing"},
		{cond.Money, "", "5 USX", "currency", `did you mean "USD"?`},
		{cond.Day, "", "2019-07-04", "", ""},
		{cond.Day, "", "4 July 2019", "not-a-date", ""},
		{cond.Period, "", "2 weeks", "", ""},
		{cond.Period, "", "a fortnight", "not-a-period", ""},
		{cond.Place, "", "CC-1", "", ""},
		{cond.Place, "", "CC-9", "unknown-place", `did you mean "CC-1"?`},
		{cond.Text, "", "anything: at all", "", ""},
		{cond.Enum, "", "mid", "", ""},
		{cond.Enum, "", "mids", "unknown-value", `it is one of low, mid, high); did you mean "mid"?`},
		{cond.Texts, "", "a", "type", "x takes a list"},
		{cond.Places, "", "AA", "type", "x takes a list"},
	} {
		var values []string
		if c.typ == cond.Enum {
			values = []string{"low", "mid", "high"}
		}
		got, problem := v.Read(c.typ, c.dim, "x", "nm", values, c.text)
		if problem == nil {
			problem = &read.Problem{}
		} else if got != nil {
			t.Errorf("%s %q gives a value and a problem", c.typ, c.text)
		}
		if problem.Code != c.codes || !strings.Contains(problem.Error(), c.says) {
			t.Errorf("%s %q is %q: %s; want %q: %s", c.typ, c.text, problem.Code, problem, c.codes, c.says)
		}
		if c.codes == "" && got.Stated != c.text {
			t.Errorf("%s %q is kept as %q", c.typ, c.text, got.Stated)
		}
	}
}

// TestEveryProblemIsTested looks for the codes of problems in the package's code:
// each stands in a table above.
func TestEveryProblemIsTested(t *testing.T) {
	tested := map[string]bool{}
	for _, list := range [][]malformed{malformedConditions, malformedFormulas} {
		for _, c := range list {
			for _, code := range strings.Fields(c.codes) {
				tested[code] = true
			}
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`(?:Problem\((?:\w+|\w+\.Get\("\w+"\)|\w+\.Node), |fail\()"([a-z-]+)"`)
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(data), -1) {
			n++
			if !tested[m[1]] {
				t.Errorf("%s tells the problem %s, of which there is no test", file, m[1])
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d places tell a problem", n)
	}
}

// An entry that a rule names is told apart from its siblings: an item claimed
// only under its parent is asked about it.
func TestNamedEntriesAreToldApart(t *testing.T) {
	log := &read.Log{}
	p := toyParser(t, log)
	p.Entries = map[string]*cond.Entry{}
	for _, id := range []string{"7", "8", "9"} {
		p.Entries[id] = &cond.Entry{ID: id}
	}
	p.Cond(p.Parse([]byte("[entry under 7, {none: entry in 8}]")), lineScope)
	if log.Err() != nil || !p.Entries["7"].Mentioned || !p.Entries["8"].Mentioned || p.Entries["9"].Mentioned {
		t.Errorf("7, 8 and not 9 are to be told apart: %v, %v, %v: %v", p.Entries["7"].Mentioned, p.Entries["8"].Mentioned, p.Entries["9"].Mentioned, log.Err())
	}
}
