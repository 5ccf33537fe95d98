package value

import (
	"errors"
	"strings"
)

// Money is an amount, or a range of amounts, in one currency.
type Money struct {
	Amount   Interval
	Currency string // ISO 4217
}

var errNotMoney = errors.New("not an amount of money; write 3000000 JPY, digits first, without separators")

// ParseMoney reads an amount such as 3000000 JPY or > 1000 USD.
func ParseMoney(s string) (Money, error) {
	number, currency := SplitUnit(s)
	if len(currency) != 3 || strings.Trim(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return Money{}, errNotMoney
	}
	iv, err := ParseInterval(number)
	if err != nil {
		return Money{}, errNotMoney
	}
	return Money{Amount: iv, Currency: currency}, nil
}

func (m Money) String() string { return m.Amount.String() + " " + m.Currency }

// Place is a destination by its code: ISO 3166-1 alpha-2, a sub-place such as
// XX-43, or a code the field uses (the vocabulary lists them all).
type Place string

// Parent is the place a sub-place belongs to by its code, or "".
func (p Place) Parent() Place {
	parent, _, ok := strings.Cut(string(p), "-")
	if !ok {
		return ""
	}
	return Place(parent)
}
