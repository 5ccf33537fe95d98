package pack

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/strait-law/strait/internal/read"
)

// With opens the library again with a draft laid over it: a folder of the same
// form, regime by regime, that holds only what it changes. In a list, what has an
// id that is there is a further version of it (of an instrument, further events),
// and what has a new id is added; a CSV file takes the place of the one of its
// name. The error, if any, is Problems.
func (lib *Library) With(draft fs.FS) (*Library, error) {
	log := &read.Log{}
	out := open(lib.fsys, append(slices.Clone(lib.drafts), draft), log)
	out.undraftable(log)
	if err := log.Err(); err != nil {
		return nil, err
	}
	for _, p := range out.Packs {
		if _, err := fs.Stat(draft, p.ID); err != nil {
			continue // its rules are read when an order concerns it
		}
		if err := out.Load(p); err != nil {
			return nil, err
		}
		out.unread(draft, p, log)
	}
	return out, log.Err()
}

// undraftable tells of folders of a draft that are no regime's.
func (lib *Library) undraftable(log *read.Log) {
	var ids []string
	for _, p := range lib.Packs {
		ids = append(ids, p.ID)
	}
	entries, err := fs.ReadDir(lib.drafts[len(lib.drafts)-1], ".")
	if err != nil || len(entries) == 0 {
		log.Add(read.Pos{File: "the draft"}, "empty", "there is no draft there", "name a folder that holds REGIME/sources.yaml and what the draft changes")
	}
	for _, e := range entries {
		if e.IsDir() && lib.Pack(e.Name()) == nil {
			log.Add(read.Pos{File: draftFile(e.Name())}, "unknown-regime", "there is no pack "+e.Name()+" to change", read.Nearest(e.Name(), ids))
		}
	}
}

// unread tells of the files of a draft that loading a pack did not ask for: a name
// misspelt would change nothing, in silence.
func (lib *Library) unread(draft fs.FS, p *Pack, log *read.Log) {
	_ = fs.WalkDir(draft, p.ID, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !lib.asked[name] {
			log.Add(read.Pos{File: draftFile(name)}, "unread-file", "no pack has such a file", "give it the name of the file it changes; pack.yaml cannot be changed by a draft")
		}
		return nil
	})
}

func draftFile(name string) string { return "draft/" + name }

// file is a file of the library, or the one a draft puts in its place.
func (lib *Library) file(name string) (data []byte, drafted bool, err error) {
	for _, draft := range slices.Backward(lib.drafts) {
		if data, err = fs.ReadFile(draft, name); err == nil {
			lib.ask(name)
			return data, true, nil
		}
	}
	data, err = fs.ReadFile(lib.fsys, name)
	return data, false, err
}

func (lib *Library) ask(name string) {
	if lib.asked == nil {
		lib.asked = map[string]bool{}
	}
	lib.asked[name] = true
}

// folder is the names of the files in a folder, those of drafts as well.
func (lib *Library) folder(name string) []string {
	var out []string
	for _, fsys := range append([]fs.FS{lib.fsys}, lib.drafts...) {
		entries, _ := fs.ReadDir(fsys, name)
		for _, e := range entries {
			if !slices.Contains(out, e.Name()) {
				out = append(out, e.Name())
			}
		}
	}
	slices.Sort(out)
	return out
}

// amended lays the drafts of a file over it.
func (l *loader) amended(d read.Doc, root *read.Node, file string) (read.Doc, *read.Node) {
	name := path.Join(l.pack.ID, file)
	for _, draft := range l.lib.drafts {
		data, err := fs.ReadFile(draft, name)
		if errors.Is(err, fs.ErrNotExist) || file == "pack.yaml" {
			continue
		}
		l.lib.ask(name)
		at := read.Doc{File: draftFile(name), Log: l.log}
		if err != nil {
			l.log.Add(read.Pos{File: at.File}, "unreadable", err.Error(), "")
			continue
		}
		over := at.Parse(data)
		if over == nil {
			continue
		}
		d = d.Beside(at, over)
		if root == nil {
			root = over
			continue
		}
		lay(d, at, root, over)
	}
	return d, root
}

// lay puts the pieces of a draft into a list.
func lay(d, at read.Doc, root, over *read.Node) {
	if !read.IsList(root) || !read.IsList(over) {
		at.Problem(over, "draft", "write a list of what is changed or added", "only lists can be drafted")
		return
	}
	for _, piece := range over.Content {
		old := slices.IndexFunc(root.Content, func(n *read.Node) bool {
			return key(n, "id") != nil && key(piece, "id") != nil && key(n, "id").Value == key(piece, "id").Value
		})
		if old < 0 {
			root.Content = append(root.Content, piece)
			continue
		}
		d.Beside(at, amend(root.Content[old], piece))
	}
}

// ofVersions are the keys that say when a version holds, and those of a set's
// members, which no version takes over from the piece it is of.
var ofVersions = []string{"from", "attested", "by", "published", "until", "new", "carried-back", "cite", "confidence", "members", "any", "except", "rest-of", "add", "drop"}

// amend makes what a draft says of a piece of law its newest version, and gives
// what it has put in.
func amend(old, draft *read.Node) *read.Node {
	if events := key(draft, "events"); events != nil {
		if list := key(old, "events"); read.IsList(list) && read.IsList(events) {
			list.Content = append(list.Content, events.Content...)
		}
		return events
	}
	news := key(draft, "versions")
	if news == nil {
		news = &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Line: draft.Line, Content: []*read.Node{without(draft, "id")}}
	}
	versions := key(old, "versions")
	if versions == nil {
		first := &read.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: old.Line}
		for i := 0; i+1 < len(old.Content); {
			k := old.Content[i].Value
			if slices.Contains(ofVersions, k) || key(news.Content[0], k) != nil {
				first.Content = append(first.Content, old.Content[i], old.Content[i+1])
				old.Content = slices.Delete(old.Content, i, i+2)
				continue
			}
			i += 2
		}
		versions = &read.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Line: old.Line, Content: []*read.Node{first}}
		old.Content = append(old.Content, &read.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "versions", Line: old.Line}, versions)
	}
	versions.Content = append(versions.Content, news.Content...)
	return news
}

func without(n *read.Node, name string) *read.Node {
	out := *n
	out.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value != name {
			out.Content = append(out.Content, n.Content[i], n.Content[i+1])
		}
	}
	return &out
}

// key is the value of a key of a map, or nil.
func key(n *read.Node, name string) *read.Node {
	for i := 0; read.IsMap(n) && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1]
		}
	}
	return nil
}
