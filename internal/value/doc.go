// Package value holds the plain things that the law and an order speak of:
// exact numbers and what is known of them (intervals), units, money, days,
// instants, periods, place codes, and the three truths.
//
// Nothing here knows a rule. Two habits run through it: numbers are exact
// rationals, because a threshold is met or not met and never "about" met; and
// a number nobody measured exactly is an interval, so that a comparison the
// interval straddles is unknown instead of guessed.
package value
