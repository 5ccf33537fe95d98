package strait

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/pack"
	"github.com/strait-law/strait/internal/value"
)

// eachSource runs a test on the small excerpt of a table in testdata and, where
// the whole table is at hand, on that: the tables the packs were made from lie
// beside the project, not in it.
func eachSource(t *testing.T, file string, test func(t *testing.T, path string)) {
	t.Run("excerpt", func(t *testing.T) { test(t, filepath.Join("testdata", "sources", filepath.Base(file))) })
	t.Run("whole", func(t *testing.T) {
		path := filepath.Join("..", "shared", file)
		if _, err := os.Stat(path); err != nil {
			t.Skip("wants ../shared")
		}
		test(t, path)
	})
}

func csvRows(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = r[i]
		}
		out = append(out, row)
	}
	return out
}

var day = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

// dayIn is the first day written in a cell, or NoDate.
func dayIn(cell string) Date {
	d, err := value.ParseDate(day.FindString(cell))
	if err != nil {
		return value.NoDate
	}
	return d
}

// wholeDay is the day that a cell is, or NoDate where it says more or less.
func wholeDay(cell string) Date {
	d, err := value.ParseDate(cell)
	if err != nil {
		return value.NoDate
	}
	return d
}

func lawOn(t *testing.T, law *Law, regime string, d Date) *pack.Law {
	t.Helper()
	return law.At(value.WholeDay(d), nil).of(law.lib.Pack(regime))
}

// TestIndexOfTable1 holds the index of Japan's list against the table it was
// made from: the same numbers, from the same days.
func TestIndexOfTable1(t *testing.T) {
	law := testLaw(t)
	p := law.lib.Pack("jp")
	eachSource(t, "data/jp-etco-table1-items.csv", func(t *testing.T, path string) {
		in := map[string]bool{}
		for _, row := range csvRows(t, path) {
			code := row["code"]
			e := p.Names.Entries[code]
			if row["status_2026_06_05"] != "active" || row["row"] == "16" {
				continue // row 16 is the catch-all, which is no list
			}
			in[code] = true
			if e == nil {
				t.Errorf("%s is not in the index", code)
				continue
			}
			from := dayIn(row["first_in_force"])
			if there := lawOn(t, law, "jp", from).Entry(e).There; there != value.Yes {
				t.Errorf("%s on %s: in the list %s", code, from, there)
			}
			if strings.HasPrefix(row["first_in_force"], "<=") {
				continue
			}
			if there := lawOn(t, law, "jp", from-1).Entry(e).There; there == value.Yes {
				t.Errorf("%s is in the list the day before %s", code, from)
			}
		}
		if strings.HasPrefix(path, "testdata") {
			return
		}
		for id := range p.Names.Entries {
			if strings.Contains(id, "(") && !strings.Contains(id, "/") && !in[id] {
				if lawOn(t, law, "jp", NewDate(2026, 6, 5)).Entry(p.Names.Entries[id]).There == value.Yes {
					t.Errorf("%s is in the index and not in the table", id)
				}
			}
		}
	})
}

// TestMembersOfCountryTables holds Appended Tables 3, 3-2 and 4 against their
// history: the members in the middle of each period.
func TestMembersOfCountryTables(t *testing.T) {
	law := testLaw(t)
	p := law.lib.Pack("jp")
	eachSource(t, "data/jp-etco-country-tables-history.csv", func(t *testing.T, path string) {
		held := 0
		for _, row := range csvRows(t, path) {
			set := p.Names.Sets["jp/table-"+row["table"]]
			if set == nil {
				continue // a table that this pack does not hold yet
			}
			from, to := wholeDay(row["from"]), wholeDay(row["to"])
			switch {
			case row["to"] == "":
				to = NewDate(2026, 6, 5)
				if from == value.NoDate {
					from = to - 1
				}
			case from == value.NoDate && to == value.NoDate:
				continue
			case from == value.NoDate:
				from = to - 1
			case to == value.NoDate:
				to = from + 1
			}
			for _, d := range []Date{from, from + (to-from)/2, to - 1} {
				view := lawOn(t, law, "jp", d).View
				if got, want := membersOf(view.Sets[set.Num]), strings.Fields(row["members_iso2"]); fmt.Sprint(got) != fmt.Sprint(want) {
					if row["confidence"] != "read" && !strings.Contains(row["confidence"], "list read") {
						continue // the days of an inferred list are not exact
					}
					t.Errorf("%s on %s: %v, want %v", set.ID, d, got, want)
					continue
				}
				held++
			}
		}
		if held < 10 {
			t.Errorf("only %d lists held", held)
		}
	})
}

func membersOf(m *cond.Members) []string {
	var out []string
	for name, in := range m.Own {
		if in.Truth == value.Yes {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}

// TestCellsOfBulkNotice holds the bulk licence cells against the table of those
// that could be sourced: a yes and a no there are a yes and a no here.
func TestCellsOfBulkNotice(t *testing.T) {
	law := testLaw(t)
	p := law.lib.Pack("jp")
	columns := map[string]string{"general": "general", "special_general": "special-general", "specific": "specific"}
	items := map[string]string{"3(1)": "3(1)/1-he", "5(17)": "5(17)/ro", "7(19)": "7(19)"}
	eachSource(t, "data/jp-bulk-matrix-PARTIAL.csv", func(t *testing.T, path string) {
		held := 0
		for _, row := range csvRows(t, path) {
			item, ok := items[row["item"]]
			if !ok || !strings.HasPrefix(row["region"], "KR") {
				continue
			}
			from, to := dayIn(row["from"]), dayIn(row["to"])
			if from == value.NoDate {
				from = NewDate(2019, 7, 1)
			}
			if to == value.NoDate {
				to = NewDate(2026, 6, 5)
			}
			for _, d := range []Date{from, to - 1} {
				cells := lawOn(t, law, "jp", d).View.Tables[p.Names.Tables["jp/bulk-cells"].Num].Exact[item+"\tKR"]
				for column, name := range columns {
					want := row[column]
					if want != "yes" && want != "no" {
						continue
					}
					c := cells[name]
					if d >= NewDate(2019, 12, 20) && d < NewDate(2023, 3, 23) && item == "7(19)" && name == "specific" {
						continue // the class of that licence is contested
					}
					if c.Value == nil || c.Value.Truth.String() != want {
						t.Errorf("%s to KR on %s, %s: %+v, want %s", item, d, name, c, want)
					}
					held++
				}
			}
		}
		if held < 8 {
			t.Errorf("only %d cells held", held)
		}
	})
}

// limit is one number a rule compares with: the comparison and the number, in
// base units where the unit is known to the packs.
type limit struct{ op, at string }

var comparison = regexp.MustCompile(`(<=|>=|<|>|=) ?(-?[0-9][0-9.]*)( ?[^ ,\]})]+)?`)

// plainSize is a size that a title begins with, as in 300 mm.
var plainSize = regexp.MustCompile(`^([0-9]+) (mm|nm) `)

// limitsIn is the numbers the conditions of an entry compare with.
func limitsIn(law *Law, n *cond.Node) map[limit]bool {
	out := map[limit]bool{}
	for _, m := range comparison.FindAllStringSubmatch(n.Text, -1) {
		out[limit{m[1], law.base(m[2], strings.TrimSpace(m[3]))}] = true
	}
	for _, k := range n.Kids {
		if n.Op != cond.None { // what an entry leaves to another is that one's limit
			maps.Copy(out, limitsIn(law, k))
		}
	}
	return out
}

func (l *Law) base(number, unit string) string {
	unit = map[string]string{"um": "µm", "x": "", "degC": "°C"}[unit] + map[bool]string{true: unit}[unit != "um" && unit != "x" && unit != "degC"]
	if q, err := l.lib.Vocab.Units.Parse(strings.TrimSpace(number + " " + unit)); err == nil {
		return q.Base.Lo.At.String()
	}
	return number + " " + unit
}

// written is the limits in a rule as the source writes it: leaves of name,
// comparison, value, unit, nested at will.
func written(law *Law, rule any, out map[limit]bool) {
	switch x := rule.(type) {
	case map[string]any:
		for k, v := range x {
			if k == "all" || k == "any" {
				written(law, v, out)
			}
		}
	case []any:
		op, isLeaf := "", false
		if len(x) == 4 {
			op, isLeaf = x[1].(string)
		}
		if !isLeaf {
			for _, v := range x {
				written(law, v, out)
			}
			return
		}
		unit, _ := x[3].(string)
		unit, _, _ = strings.Cut(unit, " (")
		note := func(op string, v any) {
			if f, ok := v.(float64); ok {
				out[limit{op, law.base(strconv.FormatFloat(f, 'f', -1, 64), unit)}] = true
			}
		}
		switch op {
		case "between_excl":
			if ends, ok := x[2].([]any); ok {
				note(">", ends[0])
				note("<", ends[1])
			}
		case "==":
			note("=", x[2])
		default:
			note(op, x[2])
		}
	}
}

// TestLimitsOfTheList holds every number that a condition of Japan's list
// compares with against the rule it was written from, version by version.
func TestLimitsOfTheList(t *testing.T) {
	law := testLaw(t)
	p := law.lib.Pack("jp")
	eachSource(t, "law/japan.md", func(t *testing.T, path string) {
		type rule struct {
			from, to Date
			limits   map[limit]bool
		}
		rules := map[string][]rule{}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(strings.NewReader(string(data)))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var line map[string]any
			if !strings.HasPrefix(lines.Text(), `{"row"`) || json.Unmarshal(lines.Bytes(), &line) != nil {
				continue
			}
			r := rule{limits: map[limit]bool{}, from: value.NoDate, to: value.NoDate}
			if s, ok := line["from"].(string); ok {
				r.from = dayIn(s)
			}
			if s, ok := line["to"].(string); ok {
				r.to = dayIn(s)
			}
			written(law, line, r.limits)
			for _, key := range []string{"title", "note"} { // some limits stand in the words
				text, _ := line[key].(string)
				for _, m := range comparison.FindAllStringSubmatch(text, -1) {
					r.limits[limit{m[1], law.base(m[2], strings.TrimSpace(m[3]))}] = true
				}
				if m := plainSize.FindStringSubmatch(text); m != nil {
					r.limits[limit{">=", law.base(m[1], m[2])}] = true
				}
			}
			ref, _ := line["go"].(string)
			rules[ref] = append(rules[ref], r)
		}
		held := 0
		for _, e := range p.Entries {
			for _, v := range e.Versions {
				if v.Body.When == nil || len(v.Cites) == 0 {
					continue
				}
				ref := strings.TrimPrefix(v.Cites[0], "Goods Ordinance ")
				for l := range limitsIn(law, v.Body.When) {
					found, any := false, false
					for _, r := range rules[ref] {
						starts := value.DayOf(v.From.Last)
						if r.from != value.NoDate && starts < r.from || r.to != value.NoDate && starts >= r.to {
							continue
						}
						any = true
						found = found || r.limits[l]
					}
					switch {
					case any && !found:
						t.Errorf("%s from %s (%s): %s %s is not in the source", e.ID, v.Text, ref, l.op, l.at)
					case any:
						held++
					}
				}
			}
		}
		if held < 3 {
			t.Errorf("only %d limits held", held)
		}
		t.Logf("%d limits held", held)
	})
}
