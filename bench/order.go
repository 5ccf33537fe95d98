package main

// order is one order as a programmer would hold it: one line of one item, all
// facts known. Days are written 20190704, money in hundredths of a yen.
type order struct {
	id    string
	day   int
	to    string
	value int64
	item  item

	claims []string // the entries it is classified under; none of the list where empty

	hs, partOfHS string
	named        bool   // METI's notice to Appended Table 3-3 names the goods
	status       string // the exporter's standing, "" for none
	dealings     bool   // a record of trade with this pair
	cleared      bool   // METI's guideline was gone through, and clears the goods

	evidence []evidence
	notices  []notice
	hits     []hit // lists of concern the end user is on

	declared bool // that there is no trigger is said by one statement
}

// evidence is a paper or a message that shows a use or a user of concern.
type evidence struct {
	shows, about, channel, heldBy string
	received                      int
}

// notice is a notice of an authority.
type notice struct {
	authority, ground string
	received          int
}

// hit is an entry of a party on a list of concern.
type hit struct {
	list string
	code string
}
