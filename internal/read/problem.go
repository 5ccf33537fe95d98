// Package read takes YAML and JSON documents apart strictly, for orders and for
// packs alike.
//
// It has three habits. Every scalar is kept as the text that was written, since
// a general reader turns 3E001 into 30, HS 010121 into 4177 and NO into false.
// Nothing is ignored: a key nobody asks for is a problem, with the nearest key
// that would have been read. And no problem hides another: they are collected,
// each with its file, line and a stable code, and told all at once.
package read

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Pos is a place in a document.
type Pos struct {
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Problem is one thing wrong with a document: where, what, and what to do.
// Code is stable across releases; the words are not.
type Problem struct {
	Pos
	Code string `json:"code"`
	What string `json:"what"`
	Hint string `json:"hint,omitempty"`
}

func (p Problem) Error() string {
	var b strings.Builder
	if at := p.Pos.String(); at != "" {
		b.WriteString(at + ": ")
	}
	b.WriteString(p.What)
	if p.Hint != "" {
		b.WriteString("; " + p.Hint)
	}
	return b.String()
}

// Problems is every problem of a reading, as one error.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Log collects problems.
type Log struct{ problems Problems }

// Add notes a problem.
func (l *Log) Add(pos Pos, code, what, hint string) {
	l.problems = append(l.problems, Problem{Pos: pos, Code: code, What: what, Hint: hint})
}

// Shift moves the problems noted since a count down by lines, for a part of a
// file that was read alone.
func (l *Log) Shift(since, lines int) {
	for i := since; i < len(l.problems); i++ {
		l.problems[i].Line += lines
	}
}

// Len is the number of problems noted so far.
func (l *Log) Len() int { return len(l.problems) }

// Err is every problem in order of file and line, or nil.
func (l *Log) Err() error {
	if len(l.problems) == 0 {
		return nil
	}
	ps := append(Problems(nil), l.problems...)
	sort.SliceStable(ps, func(i, j int) bool {
		if ps[i].File != ps[j].File {
			return ps[i].File < ps[j].File
		}
		return ps[i].Line < ps[j].Line
	})
	return ps
}

// NearestWord is the right word nearest to the one written, or "" where none is
// near.
func NearestWord(written string, right []string) string {
	letters := utf8.RuneCountInString(written)
	best, bestCost := "", letters/2+1
	for _, r := range right {
		if more := letters - utf8.RuneCountInString(r); more > bestCost || -more > bestCost {
			continue // and no table is drawn up for a written word a megabyte long
		}
		if c := distance(strings.ToLower(written), strings.ToLower(r)); c < bestCost || c == bestCost && r < best {
			best, bestCost = r, c
		}
	}
	return best
}

// Nearest is NearestWord as a hint.
func Nearest(written string, right []string) string {
	if best := NearestWord(written, right); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return ""
}

// NearestOr is Nearest, or what else to do where none is near.
func NearestOr(written string, right []string, otherwise string) string {
	if hint := Nearest(written, right); hint != "" {
		return hint
	}
	return otherwise
}

// distance counts the letters to put in, take out, change or swap with their
// neighbour to get from a to b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			change := 1
			if x[i-1] == y[j-1] {
				change = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(x)][len(y)]
}
