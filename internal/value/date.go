package value

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day, counted from 1970-01-01. It has no zone: which hours
// it covers is for the regime that reads it to say.
type Date int32

// NoDate is the Date of nothing; it lies before every day the law speaks of.
const NoDate Date = -1 << 31

var errNotDate = errors.New("not a date; write it as 2019-07-04")

// ParseDate reads a day written as 2019-07-04.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1000 {
		return NoDate, errNotDate
	}
	return dateOf(t), nil
}

// Day is the Date of a year, month and day.
func Day(year, month, day int) Date {
	return dateOf(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
}

func dateOf(t time.Time) Date {
	secs := t.Unix()
	days := secs / 86400
	if secs%86400 < 0 {
		days--
	}
	return Date(days)
}

func (d Date) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func (d Date) String() string {
	if d == NoDate {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText writes the day as 2019-07-04.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = NoDate
		return nil
	}
	*d, err = ParseDate(string(b))
	return err
}

// YMD is the year, month and day of d.
func (d Date) YMD() (year, month, day int) {
	t := d.time()
	return t.Year(), int(t.Month()), t.Day()
}

// AddMonths is the day n months later with the same number in its month, or
// the last day of that month where it has no such day.
func (d Date) AddMonths(n int) Date {
	year, month, day := d.YMD()
	for {
		t := time.Date(year, time.Month(month+n), day, 0, 0, 0, 0, time.UTC)
		if t.Day() == day {
			return dateOf(t)
		}
		day--
	}
}

// Period is a span of calendar months, days, or both.
type Period struct{ Months, Days int }

// Add is the day one period after d: months first, then days.
func (d Date) Add(p Period) Date {
	if d == NoDate {
		return d
	}
	return d.AddMonths(p.Months) + Date(p.Days)
}

// Neg is the same period backwards.
func (p Period) Neg() Period { return Period{-p.Months, -p.Days} }

var errNotPeriod = errors.New("not a period; write it as 90 days, 6 months or 3 years")

// ParsePeriod reads a period written as 90 days, 2 weeks, 6 months or 3 years.
func ParsePeriod(s string) (Period, error) {
	words := strings.Fields(s)
	if len(words) != 2 || !allDigits(words[0]) {
		return Period{}, errNotPeriod
	}
	n, err := strconv.Atoi(words[0])
	if err != nil || n > 100000 {
		return Period{}, errNotPeriod
	}
	switch words[1] {
	case "day", "days":
		return Period{Days: n}, nil
	case "week", "weeks":
		return Period{Days: 7 * n}, nil
	case "month", "months":
		return Period{Months: n}, nil
	case "year", "years":
		return Period{Months: 12 * n}, nil
	}
	return Period{}, errNotPeriod
}

func (p Period) String() string {
	count := func(n int, one, many string) string {
		if n == 1 {
			many = one
		}
		return fmt.Sprintf("%d %s", n, many)
	}
	switch {
	case p.Days != 0 && p.Months != 0:
		return Period{Months: p.Months}.String() + " and " + Period{Days: p.Days}.String()
	case p.Months != 0 && p.Months%12 == 0:
		return count(p.Months/12, "year", "years")
	case p.Months != 0:
		return count(p.Months, "month", "months")
	}
	return count(p.Days, "day", "days")
}

// Time is a moment as it was stated: a whole day, or a minute of a day with
// its offset from UTC. A day has no zone; a minute without one is refused.
type Time struct {
	Day    Date
	Minute int // minutes after midnight; -1 for the whole day
	Offset int // minutes east of UTC, for a minute only
}

// WholeDay is the Time of a day as such.
func WholeDay(d Date) Time { return Time{Day: d, Minute: -1} }

var errNotTime = errors.New("not a day or an instant; write 2019-07-04, or 2019-07-04T10:00+09:00")

// maxOffset is how far from UTC the clocks of the world go, in minutes.
const maxOffset = 14 * 60

// ParseTime reads a day (2019-07-04) or an instant (2019-07-04T10:00+09:00).
func ParseTime(s string) (Time, error) {
	if d, err := ParseDate(s); err == nil {
		return WholeDay(d), nil
	}
	for _, layout := range [...]string{"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z07:00"} {
		t, err := time.Parse(layout, s)
		_, secs := t.Zone()
		offset := secs / 60
		if err == nil && t.Year() >= 1000 && -maxOffset <= offset && offset <= maxOffset {
			return Time{Day: dateOf(t.Add(time.Duration(secs) * time.Second)), Minute: t.Hour()*60 + t.Minute(), Offset: offset}, nil
		}
	}
	return Time{Day: NoDate}, errNotTime
}

func (t Time) String() string {
	if t.Minute < 0 {
		return t.Day.String()
	}
	sign, off := '+', t.Offset
	if off < 0 {
		sign, off = '-', -off
	}
	return fmt.Sprintf("%sT%02d:%02d%c%02d:%02d", t.Day, t.Minute/60, t.Minute%60, sign, off/60, off%60)
}

// MarshalText writes the moment as ParseTime reads it.
func (t Time) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// In is the moment as a clock offset minutes east of UTC shows it. A whole day
// stays the day it is.
func (t Time) In(offset int) Time {
	if t.Minute < 0 {
		return t
	}
	m := int(t.Day)*1440 + t.Minute - t.Offset + offset
	day := m / 1440
	if m%1440 < 0 {
		day--
	}
	return Time{Day: Date(day), Minute: m - day*1440, Offset: offset}
}

// Span is the stretch of minutes, on a regime's own clock, in which a moment
// lies. A dated day is the stretch of its minutes, "by 2004" has no first
// minute, and an event whose time is known exactly is one minute.
type Span struct{ First, Last int64 }

// The ends of time, for a span open on one side.
const (
	Ever  = int64(-1) << 50
	Never = int64(1) << 50
)

// Span is the stretch of the moment on a clock offset minutes east of UTC.
func (t Time) Span(offset int) Span {
	t = t.In(offset)
	first := int64(t.Day) * 1440
	if t.Minute < 0 {
		return Span{first, first + 1439}
	}
	return Span{first + int64(t.Minute), first + int64(t.Minute)}
}

// Begins says whether something that begins at some minute of s has begun at a
// moment that lies in at: Yes when it surely has for every minute of at.
func (s Span) Begins(at Span) Truth {
	switch {
	case s.Last <= at.First:
		return Yes
	case s.First > at.Last:
		return No
	}
	return Unknown
}

// StartOfDay is the first minute of a day.
func StartOfDay(d Date) int64 { return int64(d) * 1440 }

// DayOf is the day a minute lies on.
func DayOf(minute int64) Date {
	d := minute / 1440
	if minute%1440 < 0 {
		d--
	}
	return Date(d)
}
