package value

import (
	"regexp"
	"strings"
	"testing"
)

const notMoney = "not an amount of money; write 3000000 JPY, digits first, without separators"

func TestParseMoney(t *testing.T) {
	for _, c := range []struct{ text, amount, currency, again string }{
		{"3000000 JPY", "[3000000 3000000]", "JPY", "3000000 JPY"},
		{"3000000JPY", "[3000000 3000000]", "JPY", "3000000 JPY"},
		{" 3e6  JPY ", "[3000000 3000000]", "JPY", "3000000 JPY"},
		{"> 1000 USD", "(1000 inf)", "USD", "> 1000 USD"},
		{"<= 0.5 USD", "(-inf 0.5]", "USD", "<= 0.5 USD"},
		{"1000..2000 EUR", "[1000 2000]", "EUR", "1000..2000 EUR"},
		{"> 1000 and <= 2000 EUR", "(1000 2000]", "EUR", "> 1000 and <= 2000 EUR"},
		{"1000 +- 10 EUR", "[990 1010]", "EUR", "990..1010 EUR"},
		{"0.10 EUR", "[0.1 0.1]", "EUR", "0.1 EUR"},
		{"1E3EUR", "[1000 1000]", "EUR", "1000 EUR"},
		{"5EUR", "[5 5]", "EUR", "5 EUR"}, // its E is no exponent
	} {
		m, err := ParseMoney(c.text)
		if err != nil || written(m.Amount) != c.amount || m.Currency != c.currency || m.String() != c.again {
			t.Errorf("ParseMoney(%q) = %s of %q, written %q, %v; want %s of %q, written %q", c.text, written(m.Amount), m.Currency, m, err, c.amount, c.currency, c.again)
		}
	}
	for _, text := range []string{
		"", "JPY", "3000000", "3000000 jpy", "3000000 Jpy", "3000000 yen", "JPY 3000000", "3,000,000 JPY", "3 000 000 JPY", "3_000_000 JPY", "¥3000000", "5 €", "5 123",
		"5 USDT", "5 JP1", "5 A-B", "0\r0A0", "5 ÄA", "5 US", "five JPY", "about 5 JPY", "~5 JPY", "2000..1000 JPY", "1e999999999 JPY", "5 JPY or so", "0...5 JPY",
	} {
		if m, err := ParseMoney(text); err == nil || err.Error() != notMoney || m != (Money{}) {
			t.Errorf("ParseMoney(%q) = %v, %v; want the error %q", text, m, err, notMoney)
		}
	}
}

func TestPlaceParent(t *testing.T) {
	for _, c := range []struct{ place, want Place }{{"XX", ""}, {"XX-43", "XX"}, {"XX-4-3", "XX"}, {"", ""}, {"-43", ""}} {
		if got := c.place.Parent(); got != c.want {
			t.Errorf("%q belongs to %q, want %q", c.place, got, c.want)
		}
	}
}

var currency = regexp.MustCompile(`^[A-Z]{3}$`)

func FuzzParseMoney(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMoney(s)
		if err != nil {
			if err.Error() != notMoney || m != (Money{}) {
				t.Fatalf("%q: %v, %v", s, m, err)
			}
			return
		}
		if m.Amount.Empty() || !currency.MatchString(m.Currency) || !strings.HasSuffix(strings.TrimSpace(s), m.Currency) {
			t.Fatalf("%q is %v", s, m)
		}
		if len(m.String()) > 2*maxExponent {
			return // a number longer than anyone may write
		}
		if again, err := ParseMoney(m.String()); err != nil || again.String() != m.String() || written(again.Amount) != written(m.Amount) {
			t.Fatalf("%q is written %q, which is %v, %v", s, m, again, err)
		}
	})
}
