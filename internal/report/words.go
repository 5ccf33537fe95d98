package report

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

//go:embed words/*.yaml
var wordFiles embed.FS

// Languages are the languages a report can be written in.
var Languages = []string{"en", "ja", "ko"}

// words is a message catalogue: words by key, "label.why" for nested ones.
type words map[string]string

var catalogues = sync.OnceValue(func() map[string]words {
	all := map[string]words{}
	for _, lang := range Languages {
		data, err := wordFiles.ReadFile("words/" + lang + ".yaml")
		if err != nil {
			panic(err) // the file is part of the program
		}
		var tree map[string]any
		if err := yaml.Load(data, &tree); err != nil {
			panic(fmt.Sprintf("words/%s.yaml: %v", lang, err))
		}
		w := words{}
		w.add("", tree)
		all[lang] = w
	}
	return all
})

func (w words) add(prefix string, tree map[string]any) {
	for k, v := range tree {
		switch v := v.(type) {
		case map[string]any:
			w.add(prefix+k+".", v)
		default:
			w[prefix+k] = fmt.Sprint(v)
		}
	}
}

// wordsIn is the catalogue of a language, English where there is none.
func wordsIn(lang string) words {
	if w := catalogues()[lang]; w != nil {
		return w
	}
	return catalogues()["en"]
}

// say is a message with its {places} filled in, given as name, value pairs.
func (w words) say(key string, pairs ...string) string {
	s, ok := w[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+pairs[i]+"}", pairs[i+1])
	}
	return particles(s)
}

// particles settles the Korean particles that depend on how the word before
// them ends: 허가(으)로 becomes 허가로, 일본은(는) becomes 일본은.
func particles(s string) string {
	for _, p := range [...]struct{ both, open, closed string }{{"(으)로", "로", "으로"}, {"은(는)", "는", "은"}} {
		for {
			before, after, ok := strings.Cut(s, p.both)
			if !ok {
				break
			}
			s = before + p.open + after
			if closed(before, p.both == "(으)로") {
				s = before + p.closed + after
			}
		}
	}
	return s
}

// closed says whether a text ends in a Hangul syllable with a final consonant;
// before 로 a final ㄹ counts as none.
func closed(s string, ro bool) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "0123456789() "))
	if r < 0xAC00 || r > 0xD7A3 {
		return false
	}
	final := (r - 0xAC00) % 28
	return final != 0 && !(ro && final == 8)
}
