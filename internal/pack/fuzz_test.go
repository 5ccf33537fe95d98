package pack

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/strait-law/strait/internal/read"
)

// What FuzzPack puts its YAML in place of. The seeds count on the order.
var fuzzedFiles = [...]string{
	"zz/pack.yaml", "zz/sources.yaml", "zz/sets.yaml", "zz/places.yaml", "zz/reach.yaml", "zz/facts.yaml",
	"zz/tables.yaml", "zz/define.yaml", "zz/list/widgets.yaml", "zz/requirements.yaml", "zz/authorizations.yaml",
	"zz/bars.yaml", "zz/duties.yaml", "zz/claims.yaml", "vocabulary/units.yaml", "vocabulary/order.yaml", "kinds/families.yaml",
}

var fuzzedTables = [...]string{"zz/fees.csv", "zz/schedule-1.csv", "vocabulary/places.csv"}

// FuzzPack puts any YAML in place of one file of Zedland, and any text in place
// of one of its tables. It loads, and then there is a law on every day; or it
// does not, and says where and why, each time the same.
func FuzzPack(f *testing.F) {
	toy := toyFiles(f)
	f.Fuzz(func(t *testing.T, file byte, yaml []byte, table byte, csv []byte) {
		if len(yaml)+len(csv) > 1<<14 {
			t.Skip("longer than any mistake needs to be")
		}
		files := maps.Clone(toy)
		put := func(name string, data []byte) {
			if len(data) > 0 {
				files[name] = &fstest.MapFile{Data: data}
			}
		}
		put(fuzzedFiles[int(file)%len(fuzzedFiles)], yaml)
		put(fuzzedTables[int(table)%len(fuzzedTables)], csv)
		lib, err := loadAll(files)
		if err != nil {
			placed(t, files, err)
			if _, again := loadAll(files); again == nil || again.Error() != err.Error() {
				t.Fatalf("read again, it says %v, and first %v", again, err)
			}
			return
		}
		for _, on := range []string{"1999-12-31", "2010-06-01", "2016-06-01", "2016-06-01T12:00+09:00"} {
			for _, known := range []string{"", "2010-05-01"} {
				fingerprint(lib.Pack("zz").At(moment(t, on, known)))
			}
		}
	})
}

// placed checks that an error is problems, each with a code, words, and a place
// that there is.
func placed(t *testing.T, files fstest.MapFS, err error) {
	t.Helper()
	var ps read.Problems
	if !errors.As(err, &ps) || len(ps) == 0 {
		t.Fatalf("an error that is no problem: %v", err)
	}
	for _, p := range ps {
		name, ours := strings.CutPrefix(p.File, "packs/")
		if p.Code == "" || p.What == "" || !ours {
			t.Fatalf("%#v says not what and where", p)
		}
		if f := files[name]; f != nil && p.Line > lines(f.Data) {
			t.Fatalf("%v: the file has %d lines", p, lines(f.Data))
		}
	}
}

// lines counts them by any of the ends that YAML knows.
func lines(data []byte) int {
	n := 1
	for _, end := range []string{"\n", "\r", "\u0085", "\u2028", "\u2029"} {
		n += bytes.Count(data, []byte(end))
	}
	return n
}
