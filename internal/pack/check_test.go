package pack

import (
	"testing"
	"testing/fstest"

	"github.com/strait-law/strait/internal/cond"
)

// TestRowsHaveTheDaysOfTheirTable gives the days of a table to the rows that
// have none of their own, and to no other.
func TestRowsHaveTheDaysOfTheirTable(t *testing.T) {
	files := toyFiles(t)
	edited(t, files, "zz/tables.yaml", "  cite: Schedule 6\n", "  cite: Schedule 6\n  from: unknown\n  attested: 2005-03-01\n  carried-back: {to: 2004-01-01, why: w}\n  published: 2004-02-01\n  until: 2015-01-01\n")
	edited(t, files, "zz/fees.csv", "W1/a,*,?,yes,zz/trade-act,", "W1/a,*,?,yes,,")
	for _, table := range toy(t, files).tables {
		for key, row := range table.Rows {
			v := row.Versions[0]
			own := key == "W1/a\t*"
			if v.Carried != own || v.Sunset != own || own && (v.Text != "2004-01-01" || v.Assumed) || !own && v.Text != "2001-02-01" {
				t.Errorf("%q is dated %+v", key, v.Version)
			}
		}
	}
}

// TestChangesThatAreNone loads sets that change as sets do, and that the eye
// might take for mistaken.
func TestChangesThatAreNone(t *testing.T) {
	for name, set := range map[string]string{
		"a part of what is named":            "of: places, versions: [{from: 2001, members: [AA]}, {from: 2002, drop: [AA-1]}, {from: 2003, add: [AA-1]}]",
		"a place that counts as a part":      "of: places, versions: [{from: 2001, members: [AA]}, {from: 2002, drop: [EE]}]",
		"an entry under one that is named":   "of: entries, versions: [{from: 2001, members: [W1]}, {from: 2002, drop: [W1/b]}]",
		"a heading under one that is named":  "of: codes, versions: [{from: 2001, members: [\"84\"]}, {from: 2002, drop: [\"8479\"]}]",
		"a member of a set it is made of":    "of: places, versions: [{from: 2001, any: zz/friends}, {from: 2002, drop: [AA]}]",
		"all but a few":                      "of: places, versions: [{from: 2001, rest-of: zz/far}, {from: 2002, drop: [AA]}]",
		"what may be there unnamed":          "of: places, open: yes, versions: [{from: 2001, members: [AA]}, {from: 2002, drop: [BB]}]",
		"again, after an order that fell":    "of: places, versions: [{from: 2001, members: [AA]}, {by: zz/order-9, add: [BB]}, {from: 2019, add: [BB]}]",
		"dropped by an order that may fall":  "of: places, versions: [{from: 2001, members: [AA]}, {by: zz/order-9, drop: [AA]}, {from: 2019, drop: [AA]}]",
		"for a time that was printed":        "of: places, versions: [{from: 2001, members: [AA]}, {from: 2005, until: 2006-01-01, add: [BB]}, {from: 2010, add: [BB]}]",
		"on another condition":               "of: places, versions: [{from: 2001, members: [AA]}, {from: 2002, add: [{member: AA, when: act is ship}]}, {from: 2003, add: [AA]}]",
		"dropped, and named again by a list": "of: places, versions: [{from: 2001, members: [AA, BB]}, {from: 2002, drop: [BB]}, {from: 2003, members: [AA, BB]}, {from: 2004, drop: [BB]}]",
	} {
		files := toyFiles(t)
		f := files["zz/sets.yaml"]
		files["zz/sets.yaml"] = &fstest.MapFile{Data: append(f.Data, "\n- {id: zz/changing, cite: c, confidence: primary, "+set+"}\n"...)}
		if _, err := loadAll(files); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCirclesThatAreNone loads definitions that lead back to themselves, but
// only ever down through owners.
func TestCirclesThatAreNone(t *testing.T) {
	files := toyFiles(t)
	files["zz/define.yaml"].Data = append(files["zz/define.yaml"].Data, `
- {id: zz/watched, on: party, from: 2001, cite: c, when: [military, {some: owners, where: [share >= 10 %, seen]}]}
- {id: zz/seen, on: party, from: 2001, cite: c, when: {any: [watched, hit zz/grey]}}
- {id: zz/anybody, from: 2001, cite: c, when: {some: parties, where: {some: owners, where: watched}}}
`...)
	p := toy(t, files)
	if d := p.Names.Defs["zz/watched"]; d.On != cond.Party {
		t.Errorf("%s is said of a %s", d.ID, d.On)
	}
}
