package strait

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/strait-law/strait/packs"
)

// spikeDir holds a small true pack of each of four regimes: the hardest sentences
// of their law, with cases.
const spikeDir = "internal/pack/testdata/spike"

// copyInto copies a file system into a map of files.
func copyInto(t testing.TB, to fstest.MapFS, from fs.FS, keep func(name string) bool) {
	t.Helper()
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !keep(name) {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[filepath.ToSlash(name)] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// spikeFiles is the vocabulary with the packs of the spike.
func spikeFiles(t testing.TB) fstest.MapFS {
	files := fstest.MapFS{}
	copyInto(t, files, packs.FS, func(name string) bool {
		dir, _, _ := strings.Cut(name, "/")
		return dir == "vocabulary" || dir == "kinds"
	})
	copyInto(t, files, os.DirFS(spikeDir), func(string) bool { return true })
	return files
}

func spikeLaw(t testing.TB) *Law {
	t.Helper()
	law, err := Open(spikeFiles(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := law.Check(); err != nil {
		t.Fatal(err)
	}
	return law
}

// TestSpikeCases decides the worked cases of the spike.
func TestSpikeCases(t *testing.T) {
	runCases(t, spikeLaw(t))
}
