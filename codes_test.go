package strait

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/strait-law/strait/internal/read"
)

// emitted is a code that the Go code gives a problem, and the texts in which
// such a problem is found.
type emitted struct {
	code  string
	where []string
}

// codesEmitted finds the code of every problem the Go code makes: the calls of
// Problem and of Add on a log, what fails when a value is read, and any Problem
// written out. A code that is no word must be handed on from one of those.
func codesEmitted(t *testing.T) []emitted {
	t.Helper()
	var out []emitted
	handedOn := []string{"problem.Code", "err.Code", "code"}
	for _, path := range goFiles(t) {
		note := func(e ast.Expr, in []string) {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				code, _ := strconv.Unquote(lit.Value)
				out = append(out, emitted{code, in})
				return
			}
			if name := dotted(e); !slices.Contains(handedOn, name) {
				t.Errorf("%s: the code of a problem is %q, which is no word", path, name)
			}
		}
		ast.Inspect(parsed(t, path), func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				name := dotted(n.Fun)
				_, method, _ := cutLast(name)
				switch {
				case name == "fail" && len(n.Args) > 2: // internal/cond, where text becomes a value
					note(n.Args[0], []string{"order", "pack"})
				case method == "Problem" && len(n.Args) >= 4: // (node, code, hint, words…)
					note(n.Args[1], readBy(path))
				case method == "Add" && len(n.Args) == 4: // (place, code, words, hint)
					note(n.Args[1], readBy(path))
				}
			case *ast.CompositeLit:
				if name := dotted(n.Type); name != "Problem" && name != "read.Problem" && name != "strait.Problem" {
					break
				}
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok && dotted(kv.Key) == "Code" {
						note(kv.Value, readBy(path))
					}
				}
			}
			return true
		})
	}
	return out
}

// dotted is an expression of names and points as it is written, else "".
func dotted(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return dotted(e.X) + "." + e.Sel.Name
	}
	return ""
}

func cutLast(name string) (before, after string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

// readBy says which texts the code of a file reads.
func readBy(path string) []string {
	switch path = filepath.ToSlash(path); {
	case path == "cases.go":
		return []string{"case"}
	case strings.HasPrefix(path, "cmd/"):
		return []string{"command"}
	case strings.HasPrefix(path, "internal/read/"):
		return []string{"case", "order", "pack"}
	case path == "law.go" || strings.HasPrefix(path, "internal/"):
		return []string{"pack"}
	}
	return []string{"order"}
}

var problemRow = regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| ([a-z, ]+) \\| (.+) \\| (.+) \\|$")

// TestProblemsAreListed holds the codes of problems against docs/problems.md:
// every code stands there once, in order, with the texts it is found in, what
// it means and what to do; and no other does.
func TestProblemsAreListed(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("docs", "problems.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, e := range codesEmitted(t) {
		for _, in := range e.where {
			if !slices.Contains(found[e.code], in) {
				found[e.code] = append(found[e.code], in)
			}
		}
	}
	var listed []string
	for _, row := range problemRow.FindAllStringSubmatch(string(data), -1) {
		code := row[1]
		listed = append(listed, code)
		in := found[code]
		slices.Sort(in)
		if in == nil {
			t.Errorf("no problem has the code %s, which docs/problems.md lists", code)
		} else if want := strings.Join(in, ", "); row[2] != want {
			t.Errorf("%s is found in %s; docs/problems.md says %s", code, want, row[2])
		}
	}
	if rows := strings.Count(string(data), "\n| `"); rows != len(listed) {
		t.Errorf("docs/problems.md has %d rows, of which %d can be read", rows, len(listed))
	}
	if !slices.IsSorted(listed) || len(slices.Compact(slices.Clone(listed))) != len(listed) {
		t.Error("the codes of docs/problems.md are not in order, or one stands there twice")
	}
	for code, in := range found {
		if !slices.Contains(listed, code) {
			t.Errorf("docs/problems.md does not list %s (%s)", code, strings.Join(in, ", "))
		}
	}
}

// TestPackProblemsAreShown looks for a broken pack, among those internal/pack
// is tested with, for every code a pack can be told of.
func TestPackProblemsAreShown(t *testing.T) {
	files, err := filepath.Glob("internal/pack/testdata/errors/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no broken packs", err)
	}
	shown := map[string]bool{"draft": true, "unread-file": true, "unknown-regime": true} // of drafts: TestDraftProblems
	code := regexp.MustCompile(`(?m)^! \S+ ([a-z-]+): `)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllSubmatch(data, -1) {
			shown[string(m[1])] = true
		}
	}
	for _, e := range codesEmitted(t) {
		if slices.Contains(e.where, "pack") && !shown[e.code] {
			t.Errorf("no broken pack is told of %s", e.code)
			shown[e.code] = true
		}
	}
}

// TestCasesThatExpectNothing refuses what a case expects and could never see: a
// line that the order does not have, and misspelt, what is not to be there.
func TestCasesThatExpectNothing(t *testing.T) {
	law := testLaw(t)
	for expect, want := range map[string]string{
		`{line: "1", verdict: ask}`:                    "",
		`{line: "2", verdict: ask}`:                    `the order has no line "2"`,
		`{no-stands: jp/catch-all-wmd}`:                "",
		`{no-stands: jp/catch-all-wdm}`:                `no-stands: jp has no "jp/catch-all-wdm"; did you mean "jp/catch-all-wmd"?`,
		`{no-asks: [party.military, jp/no-triggers]}`:  "",
		`{no-asks: [party.militery]}`:                  `no-asks: jp has no "party.militery"; did you mean "military"?`,
		`{no-gaps: [jp/table-3, jp/bulk-cells/7/KR]}`:  "",
		`{no-gaps: [jp/list-control, jp/7(19)]}`:       "",
		`{no-gaps: jp/table-33}`:                       `no-gaps: jp has no "jp/table-33"; did you mean "jp/table-3"?`,
		`{no-contested: jp/specific-blk}`:              `no-contested: jp has no "jp/specific-blk"; did you mean "jp/specific-bulk"?`,
		`{no-cites: FEFA, accept-unverified: perhaps}`: `accept-unverified is "perhaps"; write yes or no`,
	} {
		log := &read.Log{}
		d := read.Doc{File: "f", Log: log}
		text := "cases: [{id: a, source: b, order: {date: 2024-01-10, from: JP, to: KR, lines: [{id: \"1\", item: {form: goods}}]}, expect: " + expect + "}]"
		cases := readCases(d, d.Parse([]byte(text)), "jp")
		if err := log.Err(); err != nil || len(cases) != 1 {
			t.Fatal(err)
		}
		got := ""
		for _, p := range law.Run(cases[0]) {
			got += strings.TrimPrefix(p.Error(), "f:1: ")
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", expect, got, want)
		}
	}
}
