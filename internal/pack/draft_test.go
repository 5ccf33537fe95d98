package pack

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/strait-law/strait/internal/read"
)

// TestDraftProblems lays broken drafts over the law of Zedland.
func TestDraftProblems(t *testing.T) {
	for _, tt := range []struct{ name, file, text, code, says string }{
		{"no list", "zz/facts.yaml", "line: {}", "draft", "only lists can be drafted"},
		{"stray", "zz/set.yaml", "- id: zz/far", "unread-file", "no pack has such a file"},
		{"manifest", "zz/pack.yaml", "id: zz", "unread-file", "pack.yaml cannot be changed"},
		{"no regime", "yy/sets.yaml", "- id: yy/far", "unknown-regime", "there is no pack yy"},
		{"unknown word", "zz/sets.yaml", "- {id: zz/far, from: 2019-01-01, cite: C, confidence: primary, add: [QQ]}", "unknown-place", `there is no place "QQ"`},
		{"a new id of an old thing", "zz/bars.yaml", "- {id: zz/far, from: 2019-01-01, cite: C, confidence: primary}", "duplicate-id", "is already the id of something"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lib, err := Open(toyFiles(t))
			if err != nil {
				t.Fatal(err)
			}
			_, err = lib.With(fstest.MapFS{tt.file: {Data: []byte(tt.text)}})
			var ps read.Problems
			if !errors.As(err, &ps) {
				t.Fatalf("got %v", err)
			}
			for _, p := range ps {
				if p.Code == tt.code && strings.HasPrefix(p.File, "draft/") && strings.Contains(p.Error(), tt.says) {
					return
				}
			}
			t.Errorf("got %v, want %s: %s", ps, tt.code, tt.says)
		})
	}
}

// TestDraftIsLawWithItsVersion: what a draft says is the same as if the pack had
// said so, and the library it is laid over stays what it was.
func TestDraftIsLawWithItsVersion(t *testing.T) {
	files := toyFiles(t)
	lib, err := Open(files)
	if err != nil {
		t.Fatal(err)
	}
	before := lib.Pack("zz").Digest
	drafted, err := lib.With(fstest.MapFS{
		"zz/sources.yaml": {Data: []byte("- id: zz/draft\n  kind: order\n  cite: D\n  events: [{kind: in-force, on: 2020-01-01, confidence: primary}]\n")},
		"zz/sets.yaml":    {Data: []byte("- {id: zz/far, by: zz/draft, cite: D, confidence: primary, add: [BB]}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	far := func(l *Library, day string) bool {
		p := l.Pack("zz")
		if err := l.Load(p); err != nil {
			t.Fatal(err)
		}
		set := p.Names.Sets["zz/far"]
		_, in := p.At(moment(t, day, "")).View.Sets[set.Num].Own["BB"]
		return in
	}
	if far(drafted, "2019-12-31") || !far(drafted, "2020-01-01") || far(lib, "2020-01-01") {
		t.Error("the draft holds where it should not, or does not where it should")
	}
	if lib.Pack("zz").Digest != before || drafted.Pack("zz").Digest == before {
		t.Error("the digest does not tell the draft from the pack")
	}
}
