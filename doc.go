// Package strait decides what may be shipped to whom, when and under which
// licence, and says why, citing the law of that day.
//
// The law is data: a pack holds one regime's law as dated, cited versions, and
// no Go knows which regimes there are. An [Order] states facts; what it does not
// state is unknown, never false. [Law.At] is the law at a moment: on the day
// that governs, as far as it had been published by then. [Code.Decide] is a pure
// function of packs, moment and order. It gives a [Determination]: for each line
// the [Outcome] (what the law asks), the [Verdict] (may it go now), what would do,
// what would not and why, what to ask, and what the packs do not know.
//
//	law, err := strait.Open(packs.FS)
//	orders, err := law.ParseOrders("order.yaml", data)
//	answer, err := law.At(orders[0].Date, nil).Decide(orders[0], strait.Options{})
//
// An outcome that is not settled is [Undetermined], with bounds: the least and
// the most the law may ask. The bounds are sound whatever the unknown turns out
// to be, and taking a stated fact away never makes them narrower. Law whose text
// nobody has verified may raise an answer and never lower it.
//
// A few words of the field: a requirement is what the law demands before an act;
// an authorization meets it (an exemption, exception or general licence needs no
// paper of your own; a notification; a bulk or individual licence); a bar takes
// an authorization away; a control entry is a line of a list of controlled goods,
// and classification finds the one an item falls under.
package strait
