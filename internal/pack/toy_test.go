package pack

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// toyFiles is the law of Zedland, a made-up regime that every test may change:
// the files of its library by name.
func toyFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/toy.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range a.Files {
		out[f.Name] = &fstest.MapFile{Data: bytes.Clone(f.Data)}
	}
	return out
}

// edited is the files with one text of one of them replaced. The text must
// stand there, and once only.
func edited(t testing.TB, files fstest.MapFS, name, from, to string) fstest.MapFS {
	t.Helper()
	f := files[name]
	if f == nil {
		t.Fatalf("there is no file %s", name)
	}
	if n := strings.Count(string(f.Data), from); n != 1 {
		t.Fatalf("%s has %q %d times", name, from, n)
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), from, to, 1))}
	return files
}

// loadAll opens a library and loads every pack of it. The error is that of the
// heads, else of the rules.
func loadAll(files fstest.MapFS) (*Library, error) {
	lib, err := Open(files)
	if err != nil {
		return lib, err
	}
	for _, p := range lib.Packs {
		if err := lib.Load(p); err != nil {
			return lib, err
		}
	}
	return lib, nil
}

// toy is the pack of Zedland, loaded, after edits of one file.
func toy(t testing.TB, files fstest.MapFS) *Pack {
	t.Helper()
	lib, err := loadAll(files)
	if err != nil {
		t.Fatal(err)
	}
	return lib.Pack("zz")
}
