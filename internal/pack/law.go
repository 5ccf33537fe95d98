// Package pack turns a regime's YAML and CSV into checked, dated law.
//
// Every piece of law (a rule, a definition, an entry, a member of a set, a row of
// a table) is a timeline of versions, each with the day it came into force, the
// day it was published, where it is to be read and how sure we are of it. Nobody
// writes when a version ends; the next one ends it. [Pack.At] picks, for a day and
// for what had been published by another, the version that holds: one, or a gap.
//
// A pack loads in two steps, since most orders concern few regimes: its head,
// which tells whether its law speaks of an act at all, and the rest.
package pack

import (
	"sync/atomic"

	"github.com/strait-law/strait/internal/cond"
	"github.com/strait-law/strait/internal/read"
	"github.com/strait-law/strait/internal/value"
)

// Pack is the law of one regime as data, loaded and checked.
type Pack struct {
	ID          string
	Title       cond.Words
	Authority   string
	Languages   []string
	Zone        int // minutes east of UTC
	ReadThrough value.Date
	Covers      []string // the places whose law this is
	Roles       []string
	Govern      Govern
	Coverage    []Coverage
	Statuses    map[string]*Status
	Groups      map[string]*Group
	Sources     map[string]*Instrument
	Names       *cond.Names
	Binds       map[string]*cond.Node // what it means that a field of a licence fits
	Acts        []*Act
	Digest      string

	manifest *read.Map // pack.yaml; nil where it cannot be read
	sets     []*setLaw
	places   []*placeLaw
	loaded   atomic.Bool // the rules are in, not only the head
	failed   error       // why the rules could not be read

	Entries        []*Entry
	Requirements   []*Rule
	Authorizations []*Rule
	Bars           []*Rule
	Duties         []*Rule
	ClaimVoid      []*Rule
	Complete       []*Rule // when an item under no entry is surely listed nowhere
	defs           []*defLaw
	tables         []*tableLaw

	byID    map[string]*Rule
	numbers map[string][]*Entry // official numbers that are not an entry's id
	days    []value.Date
	changes map[string][]value.Date // by the id of a piece of law
	claimed map[string][]*Version   // whose day is contested, by piece
	born    map[string][]value.Date
	shifts  []value.Period
	// the events by which printed law is not enforced
	unenforced []*Event
	taken      map[string]read.Pos
	circles    map[string]bool // the definitions and sets of which it was told that they rest on themselves
}

// Loaded says whether the rules are in, not only the head.
func (p *Pack) Loaded() bool { return p.loaded.Load() }

// Govern names the days that govern: the fact whose day the terms of a licence
// are read on, and the one papers and clocks are read on. "" is the order's date.
type Govern struct{ LicenseTerm, Application string }

// Coverage says how much of a part of the law this pack models in a period.
type Coverage struct {
	Part  string
	Is    string // complete, part, none
	From  value.Span
	Until value.Span
	Says  cond.Words
	Read  string
}

// Status is a standing of an exporter and what it implies.
type Status struct {
	ID      string
	Title   cond.Words
	Implies []string
}

// Group is a statement that sets several facts at once.
type Group struct {
	ID     string
	Says   cond.Words
	States map[string]string // full fact name: value; "[]" is an empty list
	Pos    read.Pos
}

// Act is an act the law speaks of, and when an order is one.
type Act struct {
	ID       string
	Title    cond.Words
	Forms    []string // the forms of item it is an act with: goods, software, technology; none: any
	Versions Timeline[*cond.Node]
	Def      *cond.Def
}

// Entry is a control entry with its dated conditions.
type Entry struct {
	*cond.Entry
	Corresponds []Corresponds
	Versions    Timeline[EntryBody]
	Tree        bool // some version has a condition
	rank        int  // of its family among all
	Indexed     bool // the list gives every paragraph it has
	Pos         read.Pos
	decl        *entryDecl
}

// EntryBody is what a version of an entry says.
type EntryBody struct {
	When    *cond.Node
	Numbers []string // official numbers it had then, besides its id
}

// Corresponds is an entry of another regime that is said to match.
type Corresponds struct{ To, Confidence string }

// Rule is a requirement, an authorization, a bar or a duty.
type Rule struct {
	ID    string
	Title cond.Words
	Acts  []string // the acts it speaks of; none: all
	Pos   read.Pos

	Class     string // of a requirement
	Authority string

	Kind    string // of an authorization
	Rank    int
	Letter  string
	Meets   []string
	ByClaim bool
	Terms   string // act: by the law of the act; issued: as it was issued
	Binds   []string

	Takes   []string // of a bar
	Reaches string   // new, held, both

	Versions Timeline[Body]
}

// TakesAway says whether a bar takes an authorization: by its id, by its kind,
// or with every other.
func (r *Rule) TakesAway(a *Rule) bool {
	for _, t := range r.Takes {
		if t == "*" || t == a.Kind || t == a.ID {
			return true
		}
	}
	return false
}

// Body is what a version of a rule says.
type Body struct {
	When      *cond.Node
	Unknown   string // the gap of a rule that is not modelled
	Provided  []Todo
	Policy    []PolicyCase
	Apply     []Apply
	Validity  string
	Duties    []string
	Contested []Dispute
	Said      cond.Words // a duty's words

	Blocks bool // of a duty: the act must wait for it
	At     string
	Within value.Period
}

// conditions calls f for every condition of the body.
func (b *Body) conditions(f func(n *cond.Node)) {
	f(b.When)
	for _, p := range b.Provided {
		f(p.When)
	}
	for _, p := range b.Policy {
		f(p.When)
	}
	for _, a := range b.Apply {
		f(a.When)
		for _, d := range a.Documents {
			f(d.When)
		}
	}
	for _, c := range b.Contested {
		f(c.When)
	}
}

// Todo is something that must be done or confirmed for an authorization to be
// used; open, it makes the verdict "do first".
type Todo struct {
	When *cond.Node
	Says cond.Words
}

// PolicyCase is how applications are decided where its condition holds.
type PolicyCase struct {
	When *cond.Node
	Is   string
}

// Apply is how a paper is applied for, where its condition holds.
type Apply struct {
	When      *cond.Node
	Where     cond.Words
	Documents []Document
	Count     *int
	Claims    []CountClaim
	Days      *int
	Clock     string
	Cites     []string
}

// Document is a paper to be filed.
type Document struct {
	ID    string
	Title cond.Words
	When  *cond.Node
}

// CountClaim is a number of papers by somebody's account.
type CountClaim struct {
	Count int
	By    string
}

// Dispute is a point on which the sides differ, where its condition holds.
type Dispute struct {
	When   *cond.Node
	Claims []Claim
}

// Claim is one side's reading of something contested.
type Claim struct {
	By, Cite string
	Says     cond.Words
}

// Kinds is the kinds of authorization and the outcome each gives.
var Kinds = map[string]string{
	"exemption": "exception", "exception": "exception", "general": "exception",
	"notification": "notify", "bulk": "license", "individual": "license",
}

// The policies of an authority towards applications.
var policies = []string{"ordinary", "case-by-case", "presumption-of-denial", "refused"}
