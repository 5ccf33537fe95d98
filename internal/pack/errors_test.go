package pack

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/strait-law/strait/internal/read"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestErrors breaks the law of Zedland, a little at a time, and holds every
// problem that loading then reports against those in testdata/errors. Each
// section of a file there is one broken pack. Its lines begin with
//
//	@  the file to change
//	<  text that stands in it once
//	>  what to put in its place; without <, what to add at its end
//	x  a file to take out
//	!  a problem: its place, code, words and hint; all of them, in order
//
// -update writes the problems anew.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no broken packs", err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range a.Files {
			f := &a.Files[i]
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+f.Name, func(t *testing.T) {
				got := problemLines(t, broken(t, f.Data))
				if *update {
					f.Data = append(withoutProblems(f.Data), got...)
					return
				}
				if want := onlyProblems(f.Data); got != want {
					t.Errorf("got\n%swant\n%s", got, want)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// broken is the files of the toy library after the edits of a section.
func broken(t *testing.T, edits []byte) fstest.MapFS {
	t.Helper()
	files := toyFiles(t)
	name, from, to := "", []string(nil), []string(nil)
	flush := func() {
		switch old, put := strings.Join(from, "\n"), strings.Join(to, "\n"); {
		case len(from) > 0:
			edited(t, files, name, old, put)
		case len(to) > 0:
			var data []byte
			if f := files[name]; f != nil {
				data = f.Data
			}
			files[name] = &fstest.MapFile{Data: append(bytes.Clone(data), put+"\n"...)}
		}
		from, to = nil, nil
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(edits), "\n"), "\n") {
		mark, rest, _ := strings.Cut(line, " ")
		switch mark {
		case "@":
			flush()
			name = rest
		case "x":
			flush()
			delete(files, rest)
		case "<":
			if len(to) > 0 {
				flush()
			}
			from = append(from, rest)
		case ">":
			to = append(to, rest)
		case "!":
		default:
			t.Fatalf("the line %q is no edit", line)
		}
	}
	flush()
	return files
}

// problemLines loads the files and writes down every problem, one a line. Each
// has a code, words and a file of the library.
func problemLines(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	_, err := loadAll(files)
	if err == nil {
		t.Fatal("nothing is wrong with it")
	}
	var ps read.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("an error that is no problem: %v", err)
	}
	var b strings.Builder
	for _, p := range ps {
		if p.Code == "" || p.What == "" || !strings.HasPrefix(p.File, "packs/") {
			t.Errorf("%#v says not what and where", p)
		}
		words := p.What
		if p.Hint != "" {
			words += "; " + p.Hint
		}
		fmt.Fprintf(&b, "! %s %s: %s\n", p.Pos, p.Code, words)
	}
	return b.String()
}

func onlyProblems(data []byte) string {
	return pick(data, func(line string) bool { return strings.HasPrefix(line, "!") })
}

func withoutProblems(data []byte) []byte {
	return []byte(pick(data, func(line string) bool { return !strings.HasPrefix(line, "!") }))
}

func pick(data []byte, want func(line string) bool) string {
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if want(line) {
			b.WriteString(line)
		}
	}
	return b.String()
}
