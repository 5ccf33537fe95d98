package strait

import "fmt"

// Outcome is what the law asks before an act, least first.
type Outcome uint8

// The outcomes. Undetermined means that more than one is still possible.
const (
	NotSubject Outcome = iota // the law does not speak of the act
	NoLicense                 // nothing is asked
	Exception                 // an exemption, exception or general licence does; no paper of one's own
	Notify                    // the authority must be told
	License                   // a licence is needed
	Prohibited                // nothing would allow it
	Undetermined
)

var outcomeNames = [...]string{"not-subject", "no-license", "exception", "notify", "license", "prohibited", "undetermined"}

func (o Outcome) String() string { return outcomeNames[o] }

// MarshalText writes the outcome as a word.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the word.
func (o *Outcome) UnmarshalText(b []byte) error {
	for i, n := range outcomeNames {
		if n == string(b) {
			*o = Outcome(i)
			return nil
		}
	}
	return fmt.Errorf("no outcome is called %q", b)
}

// Verdict says whether the goods may go now, best first.
type Verdict uint8

// The verdicts.
const (
	Go      Verdict = iota // nothing is needed, or all that is needed is there
	DoFirst                // the same, but for things to do first
	Ask                    // it hangs on facts, or law, not known
	Stop                   // a paper is missing, or nothing allows it
)

var verdictNames = [...]string{"go", "do-first", "ask", "stop"}

func (v Verdict) String() string { return verdictNames[v] }

// MarshalText writes the verdict as a word.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the word.
func (v *Verdict) UnmarshalText(b []byte) error {
	for i, n := range verdictNames {
		if n == string(b) {
			*v = Verdict(i)
			return nil
		}
	}
	return fmt.Errorf("no verdict is called %q", b)
}

// span is what is known of a line: its outcome lies between lo and hi, and so
// does its verdict (of which only go, do-first and stop occur here).
type span struct {
	lo, hi   Outcome
	vlo, vhi Verdict
}

func (s span) decided() bool { return s.lo == s.hi && s.vlo == s.vhi }

// either is what holds where one of two alternatives does.
func (s span) either(t span) span {
	return span{min(s.lo, t.lo), max(s.hi, t.hi), min(s.vlo, t.vlo), max(s.vhi, t.vhi)}
}

// both is what holds where both do: the worse counts.
func (s span) both(t span) span {
	return span{max(s.lo, t.lo), max(s.hi, t.hi), max(s.vlo, t.vlo), max(s.vhi, t.vhi)}
}

// outcome is the one outcome, or Undetermined. That nothing is asked and that
// the law does not speak of the act are one answer.
func (s span) outcome() Outcome {
	if s.lo == s.hi {
		return s.lo
	}
	if s.hi <= NoLicense {
		return NoLicense
	}
	return Undetermined
}

// verdict is the verdict of the span.
func (s span) verdict() Verdict {
	switch {
	case s.vlo == Stop:
		return Stop
	case s.vhi == Stop:
		return Ask
	}
	return s.vhi
}

// AtLeast says whether the line's answer is the verdict or the outcome named, or
// a worse one; undetermined is the worst outcome.
func (l *Line) AtLeast(word string) bool {
	var v Verdict
	if v.UnmarshalText([]byte(word)) == nil {
		return l.Verdict >= v
	}
	var o Outcome
	return o.UnmarshalText([]byte(word)) == nil && l.Outcome >= o
}
