package value

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	notDate   = "not a date; write it as 2019-07-04"
	notTime   = "not a day or an instant; write 2019-07-04, or 2019-07-04T10:00+09:00"
	notPeriod = "not a period; write it as 90 days, 6 months or 3 years"
)

func date(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func moment(t testing.TB, s string) Time {
	t.Helper()
	m, err := ParseTime(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return m
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text string
		want Date
	}{
		{"1970-01-01", 0},
		{"1970-01-02", 1},
		{"1969-12-31", -1},
		{"2000-02-29", 11016},
		{"2019-07-04", 18081},
		{"1000-01-01", -354285},
		{"9999-12-31", 2932896},
	} {
		if got, err := ParseDate(c.text); got != c.want || err != nil {
			t.Errorf("ParseDate(%q) = %d, %v; want %d", c.text, got, err, c.want)
		}
		if got := c.want.String(); got != c.text {
			t.Errorf("%d is written %s, want %s", c.want, got, c.text)
		}
	}
	for _, text := range []string{
		"", "2019", "2019-07", "2019-7-4", "19-07-04", "2019/07/04", "20190704", "04.07.2019", "July 4, 2019", "2019-13-01", "2019-00-01",
		"2019-02-29", "1900-02-29", "2019-06-31", "2019-07-00", "0999-12-31", "0000-01-01", "10000-01-01", "-2019-07-04", " 2019-07-04", "2019-07-04 ",
		"2019-07-04T10:00+09:00", "2019–07–04",
	} {
		if got, err := ParseDate(text); got != NoDate || err == nil || err.Error() != notDate {
			t.Errorf("ParseDate(%q) = %d, %v; want NoDate and the error %q", text, got, err, notDate)
		}
	}
}

func TestDateText(t *testing.T) {
	for _, c := range []struct {
		date Date
		want string
	}{{date(t, "2019-07-04"), "2019-07-04"}, {NoDate, ""}} {
		b, err := c.date.MarshalText()
		if string(b) != c.want || err != nil {
			t.Errorf("%d is marshalled as %q, %v; want %q", c.date, b, err, c.want)
		}
		back := Date(7)
		if err := back.UnmarshalText(b); back != c.date || err != nil {
			t.Errorf("%q is unmarshalled as %d, %v; want %d", b, back, err, c.date)
		}
	}
	back := Date(7)
	if err := back.UnmarshalText([]byte("soon")); back != NoDate || err == nil || err.Error() != notDate {
		t.Errorf("unmarshalling a word gave %d, %v", back, err)
	}
	if NoDate >= date(t, "1000-01-01") {
		t.Error("NoDate does not lie before every day")
	}
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// TestCalendar counts the days of the years the law speaks of one by one.
func TestCalendar(t *testing.T) {
	d := Day(1800, 1, 1)
	for year := 1800; year < 2201; year++ {
		for month := 1; month <= 12; month++ {
			for day := 1; day <= daysIn(year, month); day++ {
				if y, m, dd := d.YMD(); y != year || m != month || dd != day || Day(year, month, day) != d {
					t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d (day %d)", d, y, m, dd, year, month, day, Day(year, month, day))
				}
				d++
			}
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2019-07-04", 0, "2019-07-04"},
		{"2019-07-04", 1, "2019-08-04"},
		{"2019-08-31", 6, "2020-02-29"},
		{"2018-08-31", 6, "2019-02-28"},
		{"2019-08-30", 6, "2020-02-29"},
		{"2019-08-29", 6, "2020-02-29"},
		{"2019-08-28", 6, "2020-02-28"},
		{"2019-01-31", 1, "2019-02-28"},
		{"2019-01-31", 2, "2019-03-31"},
		{"2019-01-31", 3, "2019-04-30"},
		{"2020-02-29", 12, "2021-02-28"},
		{"2020-02-29", 48, "2024-02-29"},
		{"2020-02-29", -12, "2019-02-28"},
		{"2019-12-31", 2, "2020-02-29"},
		{"2019-12-15", 1, "2020-01-15"},
		{"2020-01-15", -1, "2019-12-15"},
		{"2019-03-31", -1, "2019-02-28"},
		{"1900-01-31", 1, "1900-02-28"}, // no leap year
		{"2000-01-31", 1, "2000-02-29"},
		{"2019-07-04", 36, "2022-07-04"},
		{"1970-01-01", -1, "1969-12-01"},
	} {
		if got := date(t, c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		year, month := rapid.IntRange(1000, 3000).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		day := rapid.IntRange(1, daysIn(year, month)).Draw(t, "day")
		n := rapid.IntRange(-9000, 9000).Draw(t, "months")
		count := year*12 + month - 1 + n
		wantYear, wantMonth := count/12, count%12+1
		y, m, d := Day(year, month, day).AddMonths(n).YMD()
		if wantDay := min(day, daysIn(wantYear, wantMonth)); y != wantYear || m != wantMonth || d != wantDay {
			t.Fatalf("%d-%d-%d + %d months = %d-%d-%d, want %d-%d-%d", year, month, day, n, y, m, d, wantYear, wantMonth, wantDay)
		}
	})
}

func TestAddPeriod(t *testing.T) {
	for _, c := range []struct {
		from string
		by   Period
		want string
	}{
		{"2019-07-04", Period{}, "2019-07-04"},
		{"2019-07-04", Period{Days: 90}, "2019-10-02"},
		{"2019-12-31", Period{Days: 1}, "2020-01-01"},
		{"2019-08-31", Period{Months: 6}, "2020-02-29"},
		{"2019-01-30", Period{Months: 1, Days: 2}, "2019-03-02"}, // months first, then days
		{"2019-03-01", Period{Days: -14}, "2019-02-15"},
		{"2020-02-29", Period{Months: -12}, "2019-02-28"},
	} {
		if got := date(t, c.from).Add(c.by).String(); got != c.want {
			t.Errorf("%s + %s = %s, want %s", c.from, c.by, got, c.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  Period
		again string
	}{
		{"90 days", Period{Days: 90}, "90 days"},
		{"1 day", Period{Days: 1}, "1 day"},
		{"1 days", Period{Days: 1}, "1 day"},
		{"0 days", Period{}, "0 days"},
		{"2 weeks", Period{Days: 14}, "14 days"},
		{"1 week", Period{Days: 7}, "7 days"},
		{"6 months", Period{Months: 6}, "6 months"},
		{"1 month", Period{Months: 1}, "1 month"},
		{"14 months", Period{Months: 14}, "14 months"},
		{"24 months", Period{Months: 24}, "2 years"},
		{"3 years", Period{Months: 36}, "3 years"},
		{"1 year", Period{Months: 12}, "1 year"},
		{"006 months", Period{Months: 6}, "6 months"},
		{" 6\tmonths ", Period{Months: 6}, "6 months"},
		{"100000 days", Period{Days: 100000}, "100000 days"},
	} {
		got, err := ParsePeriod(c.text)
		if got != c.want || err != nil {
			t.Errorf("ParsePeriod(%q) = %#v, %v; want %#v", c.text, got, err, c.want)
		}
		if got.String() != c.again {
			t.Errorf("%q is written %q, want %q", c.text, got, c.again)
		}
	}
	for _, text := range []string{
		"", "6", "months", "6months", "six months", "6 moons", "6 Months", "-6 months", "+6 months", "6.5 months", "1e2 days", "0x10 days", "1_0 days",
		"100001 days", "99999999999999999999 days", "6 months 3 days", "6 months and 3 days", "6 months\nand 3 days", "up to 3 years", "P6M", "６ months",
	} {
		if got, err := ParsePeriod(text); err == nil || err.Error() != notPeriod || got != (Period{}) {
			t.Errorf("ParsePeriod(%q) = %v, %v; want the error %q", text, got, err, notPeriod)
		}
	}
	for _, c := range []struct {
		p    Period
		want string
	}{
		{Period{Months: 6, Days: 3}, "6 months and 3 days"},
		{Period{Months: 12, Days: 1}, "1 year and 1 day"},
		{Period{Months: 6, Days: 3}.Neg(), "-6 months and -3 days"},
	} {
		if got := c.p.String(); got != c.want {
			t.Errorf("%#v is written %q, want %q", c.p, got, c.want)
		}
	}
	if got := (Period{6, -3}).Neg(); got != (Period{-6, 3}) {
		t.Errorf("Neg gave %#v", got)
	}
}

func TestParseTime(t *testing.T) {
	day := date(t, "2019-07-04")
	for _, c := range []struct {
		text  string
		want  Time
		again string
	}{
		{"2019-07-04", Time{day, -1, 0}, "2019-07-04"},
		{"2019-07-04T10:00+09:00", Time{day, 600, 540}, "2019-07-04T10:00+09:00"},
		{"2019-07-04T00:00+09:00", Time{day, 0, 540}, "2019-07-04T00:00+09:00"}, // still the 4th, though the 3rd in UTC
		{"2019-07-04T23:59-05:00", Time{day, 1439, -300}, "2019-07-04T23:59-05:00"},
		{"2019-07-04T10:00Z", Time{day, 600, 0}, "2019-07-04T10:00+00:00"},
		{"2019-07-04T10:00-00:00", Time{day, 600, 0}, "2019-07-04T10:00+00:00"},
		{"2019-07-04T10:00:59+09:00", Time{day, 600, 540}, "2019-07-04T10:00+09:00"}, // the minute it is in
		{"2019-07-04T10:00:59.9+09:00", Time{day, 600, 540}, "2019-07-04T10:00+09:00"},
		{"2019-07-04T10:00+05:45", Time{day, 600, 345}, "2019-07-04T10:00+05:45"},
		{"2019-07-04T10:00-03:30", Time{day, 600, -210}, "2019-07-04T10:00-03:30"},
		{"2019-07-04T10:00+14:00", Time{day, 600, 840}, "2019-07-04T10:00+14:00"},
		{"2019-07-04T10:00-12:00", Time{day, 600, -720}, "2019-07-04T10:00-12:00"},
		{"1969-12-31T23:00-01:00", Time{-1, 1380, -60}, "1969-12-31T23:00-01:00"},
		{"2020-02-29T10:00Z", Time{date(t, "2020-02-29"), 600, 0}, "2020-02-29T10:00+00:00"},
	} {
		got, err := ParseTime(c.text)
		if got != c.want || err != nil {
			t.Errorf("ParseTime(%q) = %#v, %v; want %#v", c.text, got, err, c.want)
		}
		if b, err := got.MarshalText(); got.String() != c.again || string(b) != c.again || err != nil {
			t.Errorf("%q is written %q and marshalled as %q (%v), want %q", c.text, got, b, err, c.again)
		}
	}
	for _, text := range []string{
		"", "soon", "10:00", "2019-07-04T10:00", "2019-07-04 10:00+09:00", "2019-07-04T10:00+0900", "2019-07-04T10:00+09", "2019-07-04T10+09:00",
		"2019-07-04T24:00+09:00", "2019-07-04T10:60+09:00", "2019-07-04T23:59:60Z", "2019-07-04T10:00z", "2019-07-04t10:00Z", "2019-07-04T10:00 JST",
		"2019-02-29T10:00Z", "0999-12-31T10:00Z", "0001-01-01T00:00Z",
		"2019-07-04T10:00+14:01", "2019-07-04T10:00+19:00", "2019-07-04T10:00-15:00", "2019-07-04T10:00+24:60", // on no clock
	} {
		if got, err := ParseTime(text); err == nil || err.Error() != notTime || got.Day != NoDate {
			t.Errorf("ParseTime(%q) = %v, %v; want the error %q", text, got, err, notTime)
		}
	}
	if got := WholeDay(day); got != (Time{day, -1, 0}) {
		t.Errorf("WholeDay gave %#v", got)
	}
}

func TestTimeIn(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		want   string
	}{
		{"2019-07-04T10:00+09:00", 540, "2019-07-04T10:00+09:00"},
		{"2019-07-04T10:00+09:00", 0, "2019-07-04T01:00+00:00"},
		{"2019-07-04T08:59+09:00", 0, "2019-07-03T23:59+00:00"},
		{"2019-07-04T09:00+09:00", 0, "2019-07-04T00:00+00:00"},
		{"2019-07-03T15:00+00:00", 540, "2019-07-04T00:00+09:00"},
		{"2019-07-03T14:59+00:00", 540, "2019-07-03T23:59+09:00"},
		{"2019-12-31T20:00-05:00", 540, "2020-01-01T10:00+09:00"},
		{"2020-03-01T00:30+09:00", -300, "2020-02-29T10:30-05:00"},
		{"1970-01-01T00:00+00:00", -1, "1969-12-31T23:59-00:01"},
		{"1969-12-31T23:59+00:00", 1, "1970-01-01T00:00+00:01"},
		{"1969-12-31T12:00-12:00", 840, "1970-01-01T14:00+14:00"},
		{"2019-07-04", -300, "2019-07-04"}, // a whole day has no zone
	} {
		if got := moment(t, c.text).In(c.offset).String(); got != c.want {
			t.Errorf("%s at %d minutes from UTC is %s, want %s", c.text, c.offset, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		offset := rapid.IntRange(-maxOffset, maxOffset)
		a := Time{Date(rapid.Int32Range(-400000, 400000).Draw(t, "day")), rapid.IntRange(0, 1439).Draw(t, "minute"), offset.Draw(t, "offset")}
		to := offset.Draw(t, "to")
		b := a.In(to)
		utc := func(x Time) int64 { return int64(x.Day)*1440 + int64(x.Minute-x.Offset) }
		if utc(a) != utc(b) || b.Offset != to || b.Minute < 0 || b.Minute > 1439 {
			t.Fatalf("%s at %d minutes from UTC is %#v", a, to, b)
		}
		if back := b.In(a.Offset); back != a {
			t.Fatalf("%s there and back is %s", a, back)
		}
		if s := a.Span(to); s.First != s.Last || s.First != utc(a)+int64(to) || DayOf(s.First) != b.Day {
			t.Fatalf("the span of %s at %d minutes from UTC is %v", a, to, s)
		}
	})
}

func TestSpan(t *testing.T) {
	day := StartOfDay(date(t, "2019-07-04"))
	for _, c := range []struct {
		text   string
		offset int
		want   Span
	}{
		{"2019-07-04", 540, Span{day, day + 1439}},
		{"2019-07-04", -300, Span{day, day + 1439}},
		{"2019-07-04T00:00+09:00", 540, Span{day, day}},
		{"2019-07-04T23:59+09:00", 540, Span{day + 1439, day + 1439}},
		{"2019-07-04T10:00+09:00", 0, Span{day + 60, day + 60}},
		{"2019-07-04T00:00+09:00", 0, Span{day - 540, day - 540}},
		{"1969-12-31", 0, Span{-1440, -1}},
	} {
		if got := moment(t, c.text).Span(c.offset); got != c.want {
			t.Errorf("the span of %s at %d minutes from UTC is %v, want %v", c.text, c.offset, got, c.want)
		}
	}
}

func TestBegins(t *testing.T) {
	for _, c := range []struct {
		name  string
		s, at Span
		want  Truth
	}{
		{"a minute before", Span{5, 5}, Span{6, 6}, Yes},
		{"the same minute", Span{5, 5}, Span{5, 5}, Yes},
		{"a minute after", Span{6, 6}, Span{5, 5}, No},
		{"within the day asked for", Span{5, 5}, Span{0, 10}, Unknown},
		{"at the first minute of the day", Span{0, 0}, Span{0, 10}, Yes},
		{"at the last minute of the day", Span{10, 10}, Span{0, 10}, Unknown},
		{"the day after", Span{11, 20}, Span{0, 10}, No},
		{"the same day", Span{0, 10}, Span{0, 10}, Unknown},
		{"the day before", Span{0, 10}, Span{10, 20}, Yes},
		{"at some time until then", Span{Ever, 5}, Span{5, 9}, Yes},
		{"at some time, perhaps before", Span{Ever, 6}, Span{5, 9}, Unknown},
		{"at some time after", Span{10, Never}, Span{5, 9}, No},
		{"at some time, nobody knows when", Span{Ever, Never}, Span{5, 9}, Unknown},
	} {
		if got := c.s.Begins(c.at); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	// Against every minute the two may be.
	for first := int64(0); first < 5; first++ {
		for last := first; last < 5; last++ {
			for from := int64(0); from < 5; from++ {
				for to := from; to < 5; to++ {
					yes, no := false, false
					for begin := first; begin <= last; begin++ {
						for now := from; now <= to; now++ {
							yes, no = yes || begin <= now, no || begin > now
						}
					}
					want := Unknown
					if yes != no {
						want = Of(yes)
					}
					if got := (Span{first, last}).Begins(Span{from, to}); got != want {
						t.Errorf("[%d %d] has begun in [%d %d]: got %s, want %s", first, last, from, to, got, want)
					}
				}
			}
		}
	}
}

func TestDayOf(t *testing.T) {
	for _, c := range []struct {
		minute int64
		want   Date
	}{{0, 0}, {1439, 0}, {1440, 1}, {-1, -1}, {-1440, -1}, {-1441, -2}} {
		if got := DayOf(c.minute); got != c.want {
			t.Errorf("minute %d lies on day %d, want %d", c.minute, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.Int32().Draw(t, "day"))
		if first := StartOfDay(d); DayOf(first) != d || DayOf(first-1) != d-1 || DayOf(first+1439) != d {
			t.Fatalf("day %d begins at minute %d, which lies on day %d", d, first, DayOf(first))
		}
	})
	// The ends of time lie outside every day there is, even that of no day.
	if Ever >= StartOfDay(NoDate) || Never <= StartOfDay(1<<31-1)+1439 {
		t.Error("a day lies beyond the ends of time")
	}
}

func FuzzParseTime(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseTime(s)
		if err != nil {
			if err.Error() != notTime || m.Day != NoDate {
				t.Fatalf("%q: %v, %v", s, m, err)
			}
			return
		}
		if y, _, _ := m.Day.YMD(); y < 1000 || y > 9999 || m.Minute < -1 || m.Minute > 1439 || m.Offset < -maxOffset || m.Offset > maxOffset {
			t.Fatalf("%q is %#v", s, m)
		}
		if again, err := ParseTime(m.String()); err != nil || again != m {
			t.Fatalf("%q is written %q, which is %#v, %v", s, m, again, err)
		}
		if !strings.HasPrefix(s, m.Day.String()) {
			t.Fatalf("%q is a moment of %s", s, m.Day) // the day is the one written, in its own zone
		}
		if d, err := ParseDate(s); (err == nil) != (m.Minute < 0) || err == nil && d != m.Day {
			t.Fatalf("%q as a day is %s, %v; as a moment %#v", s, d, err, m)
		}
		if m.In(m.Offset) != m {
			t.Fatalf("%q on its own clock is %s", s, m.In(m.Offset))
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if err != nil {
			if err.Error() != notPeriod || p != (Period{}) {
				t.Fatalf("%q: %v, %v", s, p, err)
			}
			return
		}
		if p.Months < 0 || p.Days < 0 || p.Months > 1200000 || p.Days > 700000 || p.Months != 0 && p.Days != 0 {
			t.Fatalf("%q is %#v", s, p)
		}
		if again, err := ParsePeriod(p.String()); err == nil && again != p || err != nil && p.Days <= 100000 {
			t.Fatalf("%q is written %q, which is %#v, %v", s, p, again, err)
		}
		if len(strings.Fields(s)) != 2 {
			t.Fatalf("%q has more in it than %s", s, p)
		}
		from := Day(2019, 8, 31)
		if to := from.Add(p); to < from {
			t.Fatalf("%s + %s = %s", from, p, to)
		}
	})
}
