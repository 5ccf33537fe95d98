package strait

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/read"
)

// apply writes the fact into an order's document, as if its file had said so.
func (s Set) apply(order *read.Node) {
	if !read.IsMap(order) {
		return
	}
	keys := splitPath(s.Path)
	if len(keys) == 0 {
		return
	}
	last := keys[len(keys)-1]
	for _, n := range below(order, keys[:len(keys)-1]) {
		takeOut(n, last)
		if facts := child(n, "facts"); facts != nil {
			takeOut(facts, last)
		}
		if len(keys) == 2 && keys[0] == "facts" {
			takeOut(order, last) // a fact of the order may stand on the order itself
		}
		put(n, last, s.node())
	}
}

// takeOut removes a key from a map.
func takeOut(n *read.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if read.IsMap(n) && n.Content[i].Value == key {
			n.Content = append(n.Content[:i], n.Content[i+2:]...)
			return
		}
	}
}

// node is the value as it is written: a list in brackets, else one word.
func (s Set) node() *read.Node {
	v := strings.TrimSpace(s.Value)
	if strings.HasPrefix(v, "[") && strings.HasSuffix(v, "]") {
		list := &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, w := range strings.Split(v[1:len(v)-1], ",") {
			if w = strings.TrimSpace(w); w != "" {
				list.Content = append(list.Content, scalar(w))
			}
		}
		return list
	}
	return scalar(s.Value)
}

func scalar(s string) *read.Node {
	return &read.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
}

// splitPath cuts a path at its points; entry numbers in brackets keep theirs,
// as in item.facts.x or assume[jp/x/7(1)].
func splitPath(path string) []string {
	var keys []string
	for path != "" {
		if path[0] == '[' {
			end := strings.IndexByte(path, ']')
			if end < 0 {
				return append(keys, path)
			}
			keys, path = append(keys, path[1:end]), strings.TrimPrefix(path[end+1:], ".")
			continue
		}
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			return append(keys, path)
		}
		keys = append(keys, path[:end])
		path = strings.TrimPrefix(path[end:], ".")
	}
	return keys
}

// below is the maps under a path; a list on the way stands for each of its
// elements, and what is not there is made.
func below(n *read.Node, keys []string) []*read.Node {
	if len(keys) == 0 {
		return []*read.Node{n}
	}
	child := child(n, keys[0])
	if i, err := strconv.Atoi(keys[0]); err == nil && read.IsList(n) { // an element of a list
		for len(n.Content) <= i {
			n.Content = append(n.Content, &read.Node{Kind: yaml.MappingNode, Tag: "!!map"})
		}
		return below(n.Content[i], keys[1:])
	}
	if child == nil && len(keys) > 1 && isDigits(keys[1]) {
		child = &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		put(n, keys[0], child)
		return below(child, keys[1:])
	}
	if child == nil {
		child = &read.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		value := child
		if keys[0] == "lines" {
			value = &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*read.Node{child}}
		}
		put(n, keys[0], value)
		return below(child, keys[1:])
	}
	if !read.IsList(child) || len(keys) > 1 && isDigits(keys[1]) {
		return below(child, keys[1:])
	}
	var out []*read.Node
	for _, c := range child.Content {
		out = append(out, below(c, keys[1:])...)
	}
	return out
}

func child(n *read.Node, key string) *read.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// put sets a key of a map; a list that is set again gains the new element.
func put(n *read.Node, key string, v *read.Node) {
	if !read.IsMap(n) {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content[i+1] = v
			return
		}
	}
	n.Content = append(n.Content, scalar(key), v)
}
