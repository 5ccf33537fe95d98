package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Node is one node of a document.
type Node = yaml.Node

// Doc is a document being read: its file name, for places, and the log its
// problems go to.
type Doc struct {
	File string
	Log  *Log
	// foreign is the nodes that come from another file.
	foreign map[*Node]string
}

// Beside is the document with the nodes of another in it: what is said of them is
// said of that other file.
func (d Doc) Beside(other Doc, n *Node) Doc {
	if d.foreign == nil {
		d.foreign = map[*Node]string{}
	}
	var walk func(n *Node)
	walk = func(n *Node) {
		d.foreign[n] = other.File
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(n)
	return d
}

// maxDepth bounds the nesting of a document; no order or pack comes near it.
const maxDepth = 100

// Parse reads a YAML document, or a JSON one where the text begins with a brace
// or a bracket; of a file .json, JSON alone. It returns nil where the text cannot be read at all or is empty;
// the log then says why.
func (d Doc) Parse(data []byte) *Node {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if line := notUTF8(data); line > 0 {
		d.Log.Add(Pos{d.File, line}, "syntax", "this is not UTF-8 text", "save the file as UTF-8")
		return nil
	}
	if strings.HasSuffix(d.File, ".json") && len(bytes.TrimSpace(data)) > 0 {
		return d.parseJSON(data)
	}
	var root Node
	err := yaml.Load(data, &root)
	// JSON is read as JSON, since YAML has other escapes; what only looks like
	// it ({from: XX}) is YAML.
	if jsonStart.Match(data) && json.Valid(data) || err != nil && jsonOnly.Match(data) {
		return d.parseJSON(data)
	}
	if at := bytes.IndexFunc(data, unseen); at >= 0 && utf8.Valid(data) {
		r, _ := utf8.DecodeRune(data[at:])
		d.Log.Add(Pos{d.File, lastLine(data[:at])}, "syntax", fmt.Sprintf("a character that is not seen stands here (U+%04X)", r), "take it out; a line is ended by the newline alone")
		return nil
	}
	if err != nil {
		d.syntax(data, err)
		return nil
	}
	n := root.Content[0]
	if !d.plain(n, 0, lastLine(data)) {
		return nil
	}
	return n
}

// jsonOnly is how a text begins that can only be meant as JSON, so that its
// mistakes are told as those of JSON.
var (
	jsonStart = regexp.MustCompile(`^[ \t\r\n]*[{\[]`)
	jsonOnly  = regexp.MustCompile(`^[ \t\r\n]*[{\[][{\[ \t\r\n]*(["}\]\d-]|$)`)
)

// unseen is the characters that no editor shows and that a reader may take for
// the end of a line, so that what is read is not what is seen.
func unseen(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\r'
	case r < 0x7f:
		return false
	}
	return r <= 0x9f || r == 0x2028 || r == 0x2029 || r == 0xfeff || turns(r)
}

// turns says whether a character turns the direction of the text around it.
func turns(r rune) bool {
	return r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// notUTF8 is the line of the first byte that is no UTF-8, or 0. JSON would be
// read with a mark in its place. UTF-16 is known by its first two bytes and read.
func notUTF8(data []byte) int {
	if utf8.Valid(data) || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return 0
	}
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}

const (
	aliasSaid = "anchors and aliases (& and *) are not read"
	aliasHint = "write the value out where it stands"
)

var errTooDeep = errors.New("nested too deep")

// plain refuses anchors, aliases, merges and tags: what stands in one place is
// read in that place, and no short text grows into a long one.
func (d Doc) plain(n *Node, depth, last int) bool {
	n.Line = min(n.Line, last)
	at := Pos{d.File, n.Line}
	switch {
	case depth > maxDepth:
		d.Log.Add(at, "too-deep", errTooDeep.Error(), "")
		return false
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Tag == "!!merge":
		d.Log.Add(at, "alias", aliasSaid, aliasHint)
		return false
	case n.Style&yaml.TaggedStyle != 0 || n.Tag == "!":
		d.Log.Add(at, "tag", "tags (!) are not read", "take the tag out; every value is read as text")
		return false
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && n.Value == "":
		d.Log.Add(at, "syntax", "a text of several lines begins here (> or |), and none follows", quoteGreater)
		return false
	case n.Kind == yaml.MappingNode && len(n.Content) == 2 && nothing(n.Content[0]) && nothing(n.Content[1]):
		d.Log.Add(at, "syntax", "a bare ? is YAML's sign for a key", bareHint)
		return false
	}
	ok := true
	for _, c := range n.Content {
		ok = d.plain(c, depth+1, last) && ok
	}
	return ok
}

// nothing says whether not even null or ~ is written for n.
func nothing(n *Node) bool { return IsBlank(n) && n.Value == "" }

const bareHint = "where the law is not known write unknown, not a bare ?"

// lastLine is the number of the last line, by all that YAML ends a line with. A
// line that has no end is ended by the reader, which then stands one too low.
func lastLine(data []byte) int {
	n := 1 - bytes.Count(data, []byte("\r\n"))
	for _, end := range [...]string{"\n", "\r", "\u0085", "\u2028", "\u2029"} {
		n += bytes.Count(data, []byte(end))
	}
	return n
}

const quoteGreater = `put a value that begins with > in quotes: "> 5 nm"`

var greater = regexp.MustCompile(`^[^#]*[:-] +>=? *\d`)

func (d Doc) syntax(data []byte, err error) {
	line, what := 1, err.Error()
	var le *yaml.LoadError
	if errors.As(err, &le) {
		line, what = max(le.Mark.Line, 1), le.Message
	}
	line = min(line, lastLine(data))
	at := Pos{d.File, line}
	lines := bytes.Split(data, []byte("\n"))
	hint := "check the indentation and the quotes of this line"
	switch {
	case strings.Contains(what, "no documents in stream"):
		d.Log.Add(at, "empty", "there is nothing in it", "")
		return
	case strings.Contains(what, "unknown anchor"):
		d.Log.Add(at, "alias", aliasSaid, aliasHint)
		return
	case strings.Contains(what, "exceeded max depth"):
		d.Log.Add(at, "too-deep", errTooDeep.Error(), "")
		return
	case strings.Contains(what, "found multiple"):
		hint = "write one document: where several are meant, a list (- before each)"
	case strings.Contains(what, "mapping keys are not allowed"):
		hint = bareHint
	case strings.Contains(what, "alphabetic or numeric character"):
		hint = `put a value that begins with * or & in quotes: "*"`
	case line <= len(lines) && greater.Match(lines[line-1]):
		hint = quoteGreater
	}
	d.Log.Add(at, "syntax", "cannot be read as YAML: "+strings.TrimPrefix(what, "yaml: "), hint)
}

// parseJSON builds the same nodes from JSON, with numbers as they were written
// and the line of each value.
func (d Doc) parseJSON(data []byte) *Node {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	lines := newLineIndex(data)
	n, err := jsonNode(dec, lines, 0)
	if err == nil {
		if _, err = dec.Token(); errors.Is(err, io.EOF) {
			return n
		}
		err = errors.New("there is more text after the end of the value")
	}
	offset := dec.InputOffset()
	if errors.Is(err, errTooDeep) {
		d.Log.Add(Pos{d.File, lines.at(offset)}, "too-deep", err.Error(), "")
		return nil
	}
	// The offset of a syntax error is not used: read token by token, the decoder
	// counts it without the tokens before.
	what := err.Error()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		what = "the text ends before the value does"
	}
	d.Log.Add(Pos{d.File, lines.at(offset)}, "syntax", "cannot be read as JSON: "+what, "check the commas, quotes and brackets before this place")
	return nil
}

func jsonNode(dec *json.Decoder, lines lineIndex, depth int) (*Node, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	return jsonValue(dec, tok, lines, depth)
}

func jsonValue(dec *json.Decoder, tok json.Token, lines lineIndex, depth int) (*Node, error) {
	n := &Node{Kind: yaml.ScalarNode, Tag: "!!str", Line: lines.at(dec.InputOffset())}
	switch t := tok.(type) {
	case json.Delim:
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
		if t == '[' {
			n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		}
		for dec.More() {
			c, err := jsonNode(dec, lines, depth+1)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, c)
		}
		_, err := dec.Token()
		return n, err
	case string:
		n.Value, n.Style = t, yaml.DoubleQuotedStyle
	case json.Number:
		n.Value = t.String()
	case bool:
		n.Value = strconv.FormatBool(t)
	case nil:
		n.Tag = "!!null"
	}
	return n, nil
}

// lineIndex finds the line of an offset: it holds the offset of each line end.
type lineIndex struct{ ends []int64 }

func newLineIndex(data []byte) lineIndex {
	var ends []int64
	for i, c := range data {
		if c == '\n' {
			ends = append(ends, int64(i))
		}
	}
	return lineIndex{ends}
}

func (l lineIndex) at(offset int64) int {
	lo, hi := 0, len(l.ends)
	for lo < hi {
		if mid := (lo + hi) / 2; l.ends[mid] < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo + 1
}

// IsMap says whether n is a mapping of keys. A blank (nothing, ~, null) is
// neither that, nor a list, nor text.
func IsMap(n *Node) bool { return n != nil && n.Kind == yaml.MappingNode }

// IsList says whether n is a list.
func IsList(n *Node) bool { return n != nil && n.Kind == yaml.SequenceNode }

// IsText says whether n is one word or number, as it was written.
func IsText(n *Node) bool { return n != nil && n.Kind == yaml.ScalarNode && n.Tag != "!!null" }

// IsBlank says whether a key was written with nothing behind it.
func IsBlank(n *Node) bool { return n != nil && n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// Pos is where n stands.
func (d Doc) Pos(n *Node) Pos {
	if n == nil {
		return Pos{File: d.File}
	}
	if file, ok := d.foreign[n]; ok {
		return Pos{file, n.Line}
	}
	return Pos{d.File, n.Line}
}

// Problem notes a problem at n.
func (d Doc) Problem(n *Node, code, hint, format string, args ...any) {
	d.Log.Add(d.Pos(n), code, fmt.Sprintf(format, args...), hint)
}

// Text is the text of a scalar. Anything else is a problem and gives "".
func (d Doc) Text(n *Node, what string) string {
	switch {
	case IsText(n) && strings.ContainsFunc(n.Value, unseen):
		d.Problem(n, "syntax", "take it out", "%s holds a character that is not seen", what)
	case IsText(n) && strings.TrimSpace(n.Value) != "":
		return n.Value
	case IsText(n), IsBlank(n):
		d.Problem(n, "blank", "write a value, or leave the line out", "%s has no value", what)
	case n != nil:
		d.Problem(n, "not-text", "", "%s must be one value, not a %s", what, shape(n))
	}
	return ""
}

// Items is the elements of a list; a single value counts as a list of one, a
// missing one as none.
func (d Doc) Items(n *Node) []*Node {
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.SequenceNode:
		return n.Content
	}
	return []*Node{n}
}

// Texts is the text of each element of a list.
func (d Doc) Texts(n *Node, what string) []string {
	var out []string
	for _, c := range d.Items(n) {
		if s := d.Text(c, what); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func shape(n *Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "map"
	case yaml.SequenceNode:
		return "list"
	}
	return "value"
}

// Map is a mapping being read key by key. Close complains of the keys nobody
// asked for.
type Map struct {
	Doc
	Node  *Node
	what  string
	asked map[string]bool
}

// Map opens n as a mapping; what names it in problems. Anything else is a
// problem and gives an empty Map.
func (d Doc) Map(n *Node, what string) *Map {
	m := &Map{Doc: d, Node: n, what: what, asked: map[string]bool{}}
	if !IsMap(n) {
		if n != nil {
			d.Problem(n, "not-a-map", "write keys and values (key: value)", "%s must be a map, not a %s", what, shape(n))
		}
		m.Node = &Node{Kind: yaml.MappingNode, Line: d.Pos(n).Line}
		return m
	}
	seen := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		if !IsText(k) {
			d.Problem(k, "bad-key", "", "a key of %s must be one word", what)
			continue
		}
		if seen[k.Value] {
			d.Problem(k, "duplicate-key", "keep one of them", "%s has the key %q twice", what, k.Value)
		}
		seen[k.Value] = true
	}
	return m
}

// Get is the value of a key, or nil.
func (m *Map) Get(key string) *Node {
	m.asked[key] = true
	for i := 0; i+1 < len(m.Node.Content); i += 2 {
		if m.Node.Content[i].Value == key {
			return m.Node.Content[i+1]
		}
	}
	return nil
}

// Text is the text of a key, or "" where the key is absent.
func (m *Map) Text(key string) string {
	n := m.Get(key)
	if n == nil {
		return ""
	}
	return m.Doc.Text(n, key)
}

// Need is the text of a key that must be there.
func (m *Map) Need(key string) string {
	n := m.Get(key)
	if n == nil {
		m.Problem(m.Node, "missing", fmt.Sprintf("add %s:", key), "%s has no %s", m.what, key)
		return ""
	}
	return m.Doc.Text(n, key)
}

// YesNo is the truth of a key written yes or no.
func (m *Map) YesNo(key string) bool {
	switch s := m.Text(key); s {
	case "yes", "true":
		return true
	case "no", "false", "":
	default:
		m.Problem(m.Get(key), "not-yes-no", "write yes or no", "%s is %q", key, s)
	}
	return false
}

// Texts is the texts of a key whose value is a list, or one value.
func (m *Map) Texts(key string) []string {
	n := m.Get(key)
	if n == nil {
		return nil
	}
	return m.Doc.Texts(n, key)
}

// Each calls f for every element of the list under key.
func (m *Map) Each(key string, f func(n *Node)) {
	for _, n := range m.Items(m.Get(key)) {
		f(n)
	}
}

// Pairs calls f for every key and value of the mapping and counts each as
// asked for.
func (m *Map) Pairs(f func(key, value *Node)) {
	for i := 0; i+1 < len(m.Node.Content); i += 2 {
		if k := m.Node.Content[i]; IsText(k) {
			m.asked[k.Value] = true
			f(k, m.Node.Content[i+1])
		}
	}
}

// Rest calls f for every key not asked for yet and counts it as asked for.
func (m *Map) Rest(f func(key, value *Node)) {
	for i := 0; i+1 < len(m.Node.Content); i += 2 {
		if k := m.Node.Content[i]; IsText(k) && !m.asked[k.Value] {
			m.asked[k.Value] = true
			f(k, m.Node.Content[i+1])
		}
	}
}

// Close notes every key nobody asked for, with the nearest one that would have
// been read.
func (m *Map) Close() {
	known := make([]string, 0, len(m.asked))
	for k := range m.asked {
		known = append(known, k)
	}
	for i := 0; i+1 < len(m.Node.Content); i += 2 {
		if k := m.Node.Content[i]; IsText(k) && !m.asked[k.Value] {
			m.Problem(k, "unknown-key", Nearest(k.Value, known), "%s has no key %q", m.what, k.Value)
		}
	}
}
