package strait

import (
	"encoding/json"

	"github.com/strait-law/strait/internal/value"
)

// Engine is the version of the rules of deciding. It rises only when an answer
// changes that no pack changed.
const Engine = 1

// Format names the form of a determination in JSON.
const Format = "strait/determination/1"

// Determination is the answer to an order: what the law of a day asks, whether
// the goods may go, why, and what is not known. The JSON names are a promise.
type Determination struct {
	Format  string              `json:"format"`
	Engine  int                 `json:"engine"`
	Order   string              `json:"order,omitempty"`
	On      Time                `json:"on"`
	Known   *Time               `json:"known"`
	Packs   map[string]PackRead `json:"packs"`
	Verdict Verdict             `json:"verdict"`
	Outcome Outcome             `json:"outcome"`
	Bounds  [2]Outcome          `json:"bounds"`
	By      string              `json:"by,omitempty"` // the regime that asks most
	Lines   []Line              `json:"lines"`
}

// PackRead says which law an answer was made from.
type PackRead struct {
	Digest      string `json:"digest"`
	ReadThrough Date   `json:"read-through"`
}

// Line is the answer to one line of an order.
type Line struct {
	Line       string       `json:"line"`
	Verdict    Verdict      `json:"verdict"`
	Outcome    Outcome      `json:"outcome"`
	Bounds     [2]Outcome   `json:"bounds"`
	Exact      bool         `json:"exact"` // false: the bounds may be too wide
	By         string       `json:"by,omitempty"`
	Enforced   *Enforced    `json:"enforced"`
	Regimes    []Regime     `json:"regimes"`
	NotReached []NotReached `json:"not-reached"`
	Open       []NotReached `json:"open"`
	Uncovered  []Place      `json:"uncovered"` // places touched whose law no pack holds
}

// Enforced is the answer by the law as it is enforced, where that differs from
// what is printed.
type Enforced struct {
	Outcome Outcome `json:"outcome"`
	Verdict Verdict `json:"verdict"`
}

// NotReached is a regime whose law does not speak of the act, and why; or, under
// open, one of which that is not known, and the fact that would tell.
type NotReached struct {
	Regime string `json:"regime"`
	Why    string `json:"why,omitempty"`
	Ask    string `json:"ask,omitempty"`
}

// Regime is the answer by one regime's law.
type Regime struct {
	Regime    string            `json:"regime"`
	Reach     Truth             `json:"reach"`
	Act       string            `json:"act,omitempty"`
	Governed  map[string]string `json:"governed"`
	Outcome   Outcome           `json:"outcome"`
	Bounds    [2]Outcome        `json:"bounds"`
	Verdict   Verdict           `json:"verdict"`
	Lightest  string            `json:"lightest,omitempty"`  // the lightest authorization that would do
	ReadPast  *Date             `json:"read-past,omitempty"` // the pack was read through this day, before the one asked for
	Elsewhere string            `json:"elsewhere,omitempty"`

	Candidates     []Candidate     `json:"candidates"`
	Requirements   []Requirement   `json:"requirements"`
	Authorizations []Authorization `json:"authorizations"`
	Duties         []Duty          `json:"duties"`
	Ask            []Question      `json:"ask"`
	Gaps           []Gap           `json:"gaps"`
	Contested      []Contested     `json:"contested"`
	MightAlso      []string        `json:"might-also"`
	Claim          *ClaimNote      `json:"claim"`
	Holds          *Holds          `json:"holds"`
	Next           []Next          `json:"next"`
	RestsOn        []Rest          `json:"rests-on"`
	Provided       []string        `json:"provided"` // what must be done first, over all
	Reasons        []Reason        `json:"reasons"`

	exact bool
}

// Candidate is an entry the item is, or may be, under, and what then follows.
type Candidate struct {
	Entry   string     `json:"entry"` // an id, "none", or "other": one the pack does not tell apart
	Truth   Truth      `json:"truth"`
	Outcome Outcome    `json:"outcome"`
	Bounds  [2]Outcome `json:"bounds"`
}

// Requirement is a demand of the law, whether it stands, and what meets it.
type Requirement struct {
	ID         string   `json:"id"`
	Class      string   `json:"class"`
	Stands     Truth    `json:"stands"`
	Says       string   `json:"says,omitempty"`
	Policy     string   `json:"policy,omitempty"`
	Authority  string   `json:"authority,omitempty"`
	MetBy      []string `json:"met-by"`
	Cites      []string `json:"cites"`
	Confidence string   `json:"confidence"`
}

// State is how an authorization stands for a line.
type State string

// The states. Open: you may apply for it, or use it. Held: a licence of yours
// covers the line.
const (
	StateHeld    State = "held"
	StateOpen    State = "open"
	StateClosed  State = "closed"
	StateUnknown State = "unknown"
)

// Authorization is something that could meet a requirement, and how it stands.
type Authorization struct {
	ID         string     `json:"id"`
	Kind       string     `json:"kind"`
	Letter     string     `json:"letter,omitempty"`
	Rank       int        `json:"rank,omitempty"`
	Meets      []string   `json:"meets"`
	State      State      `json:"state"`
	Because    []Because  `json:"because"` // what closes it, or leaves it open
	Provided   []string   `json:"provided"`
	Documents  *Documents `json:"documents"`
	Days       *int       `json:"days"`
	Clock      string     `json:"clock,omitempty"`
	FileBy     *Date      `json:"file-by"`   // apply by then to load on the day
	LoadFrom   *Date      `json:"load-from"` // applied for on the day, load from then
	Where      string     `json:"where,omitempty"`
	Validity   string     `json:"validity,omitempty"`
	License    string     `json:"license,omitempty"` // the licence in hand
	Duties     []string   `json:"duties"`
	Cites      []string   `json:"cites"`
	Confidence string     `json:"confidence"`
}

// Because is a limb or a bar that decides how an authorization stands.
type Because struct {
	Rule       string   `json:"rule"`
	Bar        bool     `json:"bar,omitempty"`
	Says       string   `json:"says,omitempty"` // the bar's words
	Para       string   `json:"para,omitempty"`
	Text       string   `json:"text,omitempty"`
	Truth      Truth    `json:"truth"`
	Since      string   `json:"since,omitempty"` // the day it holds from
	Gap        string   `json:"gap,omitempty"`
	Cites      []string `json:"cites"`
	Confidence string   `json:"confidence,omitempty"`
	Facts      []Fact   `json:"facts"`
}

// Documents is the papers to file: how many, by whose count, and those known.
type Documents struct {
	Count  *int         `json:"count"`
	Claims []CountClaim `json:"claims"`
	Known  []string     `json:"known"`
}

// CountClaim is a number of papers by somebody's account.
type CountClaim struct {
	Count int    `json:"count"`
	By    string `json:"by"`
}

// Duty is something owed at this outcome.
type Duty struct {
	ID     string `json:"id"`
	Says   string `json:"says"`
	At     string `json:"at,omitempty"`
	Within string `json:"within,omitempty"`
	Blocks bool   `json:"blocks,omitempty"`
}

// Question asks for a fact whose answer changes what is known of the outcome;
// If says what each answer gives.
type Question struct {
	Fact     string            `json:"fact"` // a fact's full name, or a statement that sets several
	On       string            `json:"on,omitempty"`
	Question string            `json:"question"`
	If       map[string]string `json:"if"`
}

// Gap is something the law, as this pack has it, does not tell; assume answers it.
type Gap struct {
	ID   string `json:"id"`
	Says string `json:"says,omitempty"`
	Of   string `json:"of,omitempty"` // without says: the law whose text of that day is not known or not verified
	Read string `json:"read,omitempty"`
}

// Contested is a point on which the sides differ, with what each says.
type Contested struct {
	Rule   string  `json:"rule"`
	Claims []Claim `json:"claims"`
}

// Claim is one side's reading of a contested point, and what it would give.
type Claim struct {
	By    string `json:"by"`
	Says  string `json:"says,omitempty"`
	Cite  string `json:"cite,omitempty"`
	Gives string `json:"gives,omitempty"`
}

// ClaimNote is what became of an order's own statement: of the entries it named,
// or of the authorization it means to use.
type ClaimNote struct {
	Under   string   `json:"under,omitempty"`
	Holds   *Truth   `json:"holds,omitempty"`
	Unknown string   `json:"unknown,omitempty"` // a number the list does not have that day
	Nearest string   `json:"nearest,omitempty"`
	Void    string   `json:"void,omitempty"`
	Contra  []string `json:"contradicted-by,omitempty"`
	Leaves  []string `json:"leaves-open,omitempty"` // entries the stated facts neither meet nor miss: the claim alone keeps the item out
}

// Holds is the stretch of days on which the answer stays what it is, under law
// published so far; an end that is not set was not found.
type Holds struct {
	From  *Date `json:"from"`
	Until *Date `json:"until"` // the first day of another answer
}

// Next is something published, or only announced, that bears on the answer.
type Next struct {
	Day  string `json:"day"`
	By   string `json:"by"`
	Kind string `json:"kind"`
	Says string `json:"says,omitempty"`
}

// Rest is a stated fact that the answer rests on, and who stated it.
type Rest struct {
	Fact  string `json:"fact"`
	On    string `json:"on,omitempty"`
	Value string `json:"value"`
	By    string `json:"by"`
	Until *Date  `json:"until,omitempty"`
}

// Reason is a rule that was read and what it came to.
type Reason struct {
	Rule       string   `json:"rule"`
	Version    string   `json:"version,omitempty"`
	Para       string   `json:"para,omitempty"`
	Text       string   `json:"text,omitempty"`
	Truth      Truth    `json:"truth"`
	Cites      []string `json:"cites"`
	By         string   `json:"by,omitempty"`
	Instrument string   `json:"instrument,omitempty"` // how it stands that day
	Confidence string   `json:"confidence,omitempty"`
	Facts      []Fact   `json:"facts"`
	Limbs      []Reason `json:"limbs,omitempty"`
}

// Fact is a fact a rule read, and its value ("" where nobody stated it).
type Fact struct {
	Fact  string `json:"fact"`
	On    string `json:"on,omitempty"`
	Value string `json:"value"`
}

// JSON writes the determination: the same answer gives the same bytes.
func (d *Determination) JSON() ([]byte, error) { return json.Marshal(d) }

func dayPtr(d value.Date) *Date {
	if d == value.NoDate {
		return nil
	}
	return &d
}
