package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"pgregory.net/rapid"

	strait "github.com/strait-law/strait"
	"github.com/strait-law/strait/packs"
)

var place = regexp.MustCompile(`\{[a-z]+\}`)

// TestCataloguesSayTheSame: every language has every message, with the same
// places to fill in.
func TestCataloguesSayTheSame(t *testing.T) {
	en := catalogues()["en"]
	for _, lang := range Languages {
		w := catalogues()[lang]
		for key, s := range en {
			own, ok := w[key]
			if !ok {
				t.Errorf("%s has no %s", lang, key)
				continue
			}
			want, got := place.FindAllString(s, -1), place.FindAllString(own, -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s fills in %v, in English %v", lang, key, got, want)
			}
		}
		for key := range w {
			if _, ok := en[key]; !ok {
				t.Errorf("%s has %s, which English has not", lang, key)
			}
		}
	}
}

// pages is answers to orders of many kinds, as pages.
func pages(t *testing.T) []Page {
	t.Helper()
	law, err := strait.Open(packs.FS)
	if err != nil {
		t.Fatal(err)
	}
	base := "exporter: {name: Kanto Chem, country: JP, status: [jp/icp-accepted]}\nfrom: JP\n"
	var out []Page
	for _, text := range []string{
		"date: 2019-07-04\nto: KR\ndeclared: [jp/no-triggers]\nlines: [{item: {entries: {jp: ['7(19)']}}, value: 3000000 JPY}]",
		"date: 2019-07-04\nto: KR\nlines: [{item: {entries: {jp: ['7(19)']}}}]",
		"date: 2026-03-02\nto: CN\ndeclared: [jp/no-triggers]\nlines: [{item: {family: chemical, form: goods, facts: {substance: HF, concentration: 25..35 wt%}}, value: 3000000 JPY}]",
		"date: 2026-03-02\nto: US\nvia: []\nlines: [{item: {description: a very long description of some goods that nobody can classify, entries: {jp: none}, form: goods, hs: '281111'}, value: 5000 JPY}]",
		"date: 2026-03-02\nto: RU\nlines: [{item: {entries: {jp: ['9Z999']}}}, {item: {entries: {jp: none}, form: goods}}]",
		"date: 2027-01-01\nto: KP\nlines: [{item: {form: technology, entries: {jp: none}}}]",
		"date: 2016-05-01\nto: KR\nlines: [{item: {form: goods, entries: {jp: ['7(16)/wo']}}, value: 5 USD}]",
	} {
		orders, err := law.ParseOrders("order.yaml", []byte(base+text))
		if err != nil {
			t.Fatal(err)
		}
		o := orders[0]
		for _, lang := range Languages {
			d, err := law.At(o.Date, nil).Decide(o, strait.Options{Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			p := Page{Law: law, Order: o, Answer: d, Lang: lang, Bands: map[string][]strait.Stretch{}}
			p.First, p.Last = strait.NewDate(2018, 1, 1), strait.NewDate(2026, 6, 5)
			for i, l := range d.Lines {
				if l.By == "" {
					continue
				}
				if p.Bands[l.Line], err = law.Band(o, i, l.By, p.First, p.Last, nil, strait.Options{Lang: lang}); err != nil {
					t.Fatal(err)
				}
			}
			out = append(out, p)
		}
	}
	return out
}

// TestNoLineIsWiderThanTheScreen: whatever is said, in whatever language and
// width, no line is wider than asked, and none has blanks at its end.
func TestNoLineIsWiderThanTheScreen(t *testing.T) {
	for _, p := range pages(t) {
		for _, p.Width = range []int{60, 72, 80, 100, 140, 160} {
			for _, p.Explain = range []bool{false, true} {
				for i, line := range strings.Split(p.Text(), "\n") {
					if w := lipgloss.Width(line); w > p.Width {
						t.Errorf("%s at %d columns, line %d is %d wide: %s", p.Lang, p.Width, i, w, line)
					}
					if strings.TrimRight(line, " ") != line {
						t.Errorf("%s at %d columns, line %d ends in blanks: %q", p.Lang, p.Width, i, line)
					}
				}
			}
		}
	}
}

var escape = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestColourOnlyRepeats: without its colours a coloured page says what a plain
// one says, but for the brackets that stand for the plate.
func TestColourOnlyRepeats(t *testing.T) {
	for _, p := range pages(t) {
		plain := p.Text()
		for _, p.Style = range []Style{Attributes, Colour} {
			painted := p.Text()
			if !escape.MatchString(painted) {
				t.Errorf("%s: nothing is painted", p.Lang)
			}
			unbracketed := regexp.MustCompile(`(?m)^  \[([^\]]+)\]`).ReplaceAllString(plain, "   $1 ")
			if got := escape.ReplaceAllString(painted, ""); got != unbracketed {
				t.Errorf("%s, style %d: without colour\n%s\nplain\n%s", p.Lang, p.Style, got, unbracketed)
			}
		}
		p.Style = Plain
	}
}

// TestNoMessageIsMissing: no key stands where its message should, and no place
// is left unfilled.
func TestNoMessageIsMissing(t *testing.T) {
	for _, p := range pages(t) {
		p.Explain = true
		text := p.Text()
		if left := place.FindString(text); left != "" {
			t.Errorf("%s: %s is left in\n%s", p.Lang, left, text)
		}
		for key := range catalogues()["en"] {
			if strings.Contains(key, ".") && strings.Contains(text, key) {
				t.Errorf("%s: %s stands for its message in\n%s", p.Lang, key, text)
			}
		}
	}
}

// TestWrapKeepsEveryCharacter: wrapping changes where lines break, and nothing
// else.
func TestWrapKeepsEveryCharacter(t *testing.T) {
	alphabet := []rune("ab 可否。、）輸出ーう한국 ·7(19)")
	rapid.Check(t, func(r *rapid.T) {
		s := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 60).Draw(r, "text"))
		width := rapid.IntRange(4, 30).Draw(r, "width")
		lines := wrap(s, width)
		joined := strings.Join(lines, "")
		if strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(s, " ", "") {
			r.Fatalf("%q at %d is %q", s, width, lines)
		}
		for _, l := range lines {
			if lipgloss.Width(l) > width {
				r.Fatalf("%q at %d: %q is wider", s, width, l)
			}
		}
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"one", 7, []string{"one"}},
		{"", 7, nil},
		{"輸出許可が必要。", 15, []string{"輸出許可が必", "要。"}}, // no line begins with a full stop
		{"輸出許可が必要", 6, []string{"輸出許", "可が必", "要"}},
		{"허가가 필요합니다", 8, []string{"허가가", "필요합니", "다"}},
	} {
		if got := wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q at %d is %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestParticles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"일반포괄허가(으)로 충분", "일반포괄허가로 충분"},
		{"승인(으)로", "승인으로"},
		{"서울(으)로", "서울로"}, // a final ㄹ counts as none
		{"일본은(는)", "일본은"},
		{"허가은(는)", "허가는"},
		{"항목 7(19)은(는)", "항목 7(19)은"},
		{"METI(으)로", "METI로"},
	} {
		if got := particles(c.text); got != c.want {
			t.Errorf("%s is %s, want %s", c.text, got, c.want)
		}
	}
}
