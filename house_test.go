package strait

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// goFiles is the Go files of the module that are no tests; bench is a module of
// its own.
func goFiles(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (path == "bench" || path != "." && d.Name()[0] == '.') {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			out = append(out, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func parsed(t *testing.T, path string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestSmallRoot counts what the root package exports.
func TestSmallRoot(t *testing.T) {
	var names []string
	for _, path := range goFiles(t) {
		if filepath.Dir(path) != "." {
			continue
		}
		for _, d := range parsed(t, path).Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.IsExported() {
					names = append(names, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() {
						names = append(names, ts.Name.Name)
					}
				}
			}
		}
	}
	t.Logf("%d exported types and functions", len(names))
	if len(names) > 60 {
		t.Errorf("the root exports %d types and functions, more than 60: %v", len(names), names)
	}
}

// TestNoGoKnowsARegime looks for a string in the Go code that is, or begins
// with, the id of a regime, an entry number, an authority or the code of a place.
func TestNoGoKnowsARegime(t *testing.T) {
	law := testLaw(t)
	known := map[string]bool{}
	for _, p := range law.lib.Packs {
		known[p.ID] = true
		known[p.Authority] = true
		for id := range p.Names.Entries {
			known[id] = true
		}
	}
	for code := range law.lib.Vocab.Places {
		known[string(code)] = true
	}
	first := regexp.MustCompile(`^[\p{L}\p{N}_]+(?:[-./(][\p{L}\p{N}_/()-]*)?`)
	for _, path := range goFiles(t) {
		if path == filepath.Join("packs", "embed.go") {
			continue
		}
		ast.Inspect(parsed(t, path), func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				return true
			}
			for word := first.FindString(s); word != ""; word = shorter(word) {
				if known[word] {
					t.Errorf("%s: the string %q begins with %q, which a pack knows", path, s, word)
				}
			}
			return true
		})
	}
}

// shorter cuts the last part off a word: jp/meti, then jp.
func shorter(word string) string {
	return word[:max(strings.LastIndexAny(word, "-./("), 0)]
}

// imports is what each package imports of the module and of what only commands
// may touch.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, path := range goFiles(t) {
		dir := filepath.ToSlash(filepath.Dir(path))
		for _, i := range parsed(t, path).Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			out[dir] = append(out[dir], strings.TrimPrefix(name, "github.com/strait-law/strait/"))
		}
	}
	return out
}

// TestArrows keeps the arrows of the house: value, read ← cond ← pack ← strait ←
// report ← cmd.
func TestArrows(t *testing.T) {
	may := map[string][]string{
		"packs":           {},
		"internal/value":  {},
		"internal/read":   {},
		"internal/cond":   {"internal/value", "internal/read"},
		"internal/pack":   {"internal/value", "internal/read", "internal/cond"},
		".":               {"internal/value", "internal/read", "internal/cond", "internal/pack"},
		"internal/report": {"github.com/strait-law/strait"},
		"cmd/strait":      {"github.com/strait-law/strait", "packs", "internal/report"},
	}
	for dir, list := range imports(t) {
		allowed, ok := may[dir]
		if !ok {
			t.Errorf("%s is a room the house does not know", dir)
			continue
		}
		for _, name := range list {
			ours := strings.HasPrefix(name, "internal/") || name == "packs" || name == "github.com/strait-law/strait"
			if ours && !slices.Contains(allowed, name) {
				t.Errorf("%s imports %s", dir, name)
			}
		}
	}
}

// TestNothingLeaves checks that neither the library nor the report reads the
// clock, the environment, files or the network.
func TestNothingLeaves(t *testing.T) {
	for dir, list := range imports(t) {
		if strings.HasPrefix(dir, "cmd/") {
			continue
		}
		for _, name := range list {
			if name == "os" || name == "net" || strings.HasPrefix(name, "net/") || name == "syscall" || strings.HasPrefix(name, "os/") {
				t.Errorf("%s imports %s", dir, name)
			}
		}
	}
	clock := regexp.MustCompile(`\btime\.(Now|Since|Until|After|Tick|Sleep|LoadLocation|Local)\b`)
	for _, path := range goFiles(t) {
		if strings.HasPrefix(path, "cmd"+string(filepath.Separator)) {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if m := clock.Find(data); m != nil {
			t.Errorf("%s reads the clock: %s", path, m)
		}
	}
}

// TestBuildsForTheBrowser builds the library for js/wasm.
func TestBuildsForTheBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped in short runs: builds for js/wasm")
	}
	cmd := exec.Command("go", "build", "-o", os.DevNull, ".")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=") // no race detector there
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestRenamedRegimes gives every regime another id, in the packs and in their
// cases, and runs the cases: the engine knows none of the names.
func TestRenamedRegimes(t *testing.T) {
	ids := testLaw(t).Regimes()
	renamed := fstest.MapFS{}
	for name, f := range editedPacks(t, func(_ string, data []byte) []byte { return data }) {
		text := string(f.Data)
		for _, id := range ids {
			word := regexp.MustCompile(`(^|[^\w/-])` + id + `([/:,\]\s]|$)`)
			text = word.ReplaceAllString(text, "${1}q"+id+"x${2}")
			if strings.HasPrefix(name, id+"/") {
				name = "q" + id + "x" + strings.TrimPrefix(name, id)
			}
		}
		renamed[name] = &fstest.MapFile{Data: []byte(text)}
	}
	law, err := Open(renamed)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, regime := range law.Regimes() {
		if slices.Contains(ids, regime) {
			t.Errorf("%s was not renamed", regime)
		}
		cases, err := law.Cases(regime)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			n++
			for _, p := range law.Run(c) {
				t.Error(p)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d cases ran", n)
	}
}
