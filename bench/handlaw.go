package main

import "strings"

// The determination written by hand in Go: the outcome of an order and the
// lightest authorization that would do, by the rules of packs/jp for orders of
// one line whose facts are all known.

// answer is what every engine gives for an order.
type answer struct{ outcome, lightest string }

// The outcomes, lightest first.
const (
	noLicense = "no-license"
	exception = "exception"
	license   = "license"
)

// Days on which the law besides the list changed.
const (
	day20181219 = 20181219 // Eritrea leaves Table 3-2
	day20190412 = 20190412 // South Sudan joins it
	day20190704 = 20190704 // three materials for Korea leave the bulk licences
	day20190828 = 20190828 // Korea leaves Table 3
	day20191220 = 20191220 // resist for known pairs may have a specific bulk licence
	day20230323 = 20230323 // the three materials return to the special general bulk licence
	day20230721 = 20230721 // Korea returns to Table 3
	day20251009 = 20251009 // the new catch-all
)

// decideByHand answers an order. The scratch slice saves an allocation.
func decideByHand(o *order, scratch []string) answer {
	entries := candidatesByHand(o, scratch[:0])
	if len(entries) == 0 {
		if catchAll(o) {
			return answer{license, "jp/individual"}
		}
		return answer{outcome: noLicense}
	}
	worst := ""
	for _, e := range entries {
		if !lowValue(o, e) {
			worst = heavier(worst, lightestLicense(o, e))
		}
	}
	if worst != "" {
		return answer{license, worst}
	}
	return answer{exception, "jp/low-value"}
}

// heavier is the heavier of two licences: of several entries each must be met,
// and the one that asks most counts.
func heavier(a, b string) string {
	if licenseRank(a) > licenseRank(b) {
		return a
	}
	return b
}

func licenseRank(id string) int {
	switch id {
	case "jp/general-bulk":
		return 1
	case "jp/special-general-bulk":
		return 2
	case "jp/specific-bulk":
		return 3
	case "jp/individual":
		return 4
	}
	return 0
}

// candidatesByHand is the entries claimed, and those the facts put the item
// under although the claim does not name them.
func candidatesByHand(o *order, out []string) []string {
	out = append(out, o.claims...)
	n := len(out)
	out = conditionsByHand(&o.item, o.day, out)
	kept := out[:n]
	for _, e := range out[n:] {
		if !contains(o.claims, e) {
			kept = append(kept, e)
		}
	}
	return kept
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// table3 is the destinations whose controls are trusted.
func table3(to string, day int) bool {
	switch to {
	case "AR", "AT", "AU", "BE", "BG", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "IT", "LU", "NL", "NO", "NZ", "PL", "PT", "SE", "US":
		return true
	case "KR":
		return day < day20190828 || day >= day20230721
	}
	return false
}

// table32 is the destinations under an arms embargo of the United Nations.
func table32(to string, day int) bool {
	switch to {
	case "AF", "CD", "CF", "IQ", "KP", "LB", "LY", "SD", "SO":
		return true
	case "ER":
		return day < day20181219
	case "SS":
		return day >= day20190412
	}
	return false
}

func table4(to string) bool { return to == "IQ" || to == "IR" || to == "KP" }

// row is the row of the control list an entry stands in.
func row(entry string) string {
	if i := strings.IndexByte(entry, '('); i > 0 {
		return entry[:i]
	}
	return entry
}

// lowValue says whether the low-value exception frees an entry.
func lowValue(o *order, entry string) bool {
	return lowValueRow(row(entry)) && !table4(o.to) && o.value <= lowValueLimit(o, entry) && !lowValueTrigger(o)
}

func lowValueRow(row string) bool {
	switch row {
	case "5", "6", "7", "8", "9", "10", "11", "12", "13", "15":
		return true
	}
	return false
}

// lowValueLimit is 50,000 yen for row 15 and for what METI's notice names of
// Table 3-3, else a million, in hundredths of a yen.
func lowValueLimit(o *order, entry string) int64 {
	if row(entry) == "15" || o.named && table33(entry) {
		return 5000000
	}
	return 100000000
}

func table33(entry string) bool {
	switch entry {
	case "5(14)", "5(18)", "7(15)", "8", "9(1)", "9(6)", "10(1)", "10(2)", "10(4)", "10(6)", "10(7)", "10(9)", "10(9-2)", "10(11)", "12(1)", "12(2)", "12(5)", "12(6)", "13(5)":
		return true
	}
	return false
}

// lowValueTrigger says whether something takes the exception away: for Table 3
// nothing did until the new catch-all, and since then only a notice does.
func lowValueTrigger(o *order) bool {
	informed := o.informed("wmd") || o.informed("arms")
	if table3(o.to, o.day) {
		return o.day >= day20251009 && informed
	}
	return informed || o.wmdUse() || o.wmdUser() || table32(o.to, o.day) && o.armsUse()
}

// shown says whether a paper that counts shows something of somebody.
func (o *order) shown(shows, about string) bool {
	for i := range o.evidence {
		e := &o.evidence[i]
		if e.shows == shows && e.about == about && e.received <= o.day &&
			(e.channel == "contract" || e.channel == "held-paper" || e.channel == "message") &&
			(e.heldBy == "exporter" || e.heldBy == "agent") {
			return true
		}
	}
	return false
}

func (o *order) informed(ground string) bool {
	for i := range o.notices {
		n := &o.notices[i]
		if n.authority == "jp/meti" && n.ground == ground && n.received <= o.day {
			return true
		}
	}
	return false
}

func (o *order) onUserList(code string) bool {
	for i := range o.hits {
		if o.hits[i].list == "jp/end-user-list" && (code == "" || o.hits[i].code == code) {
			return true
		}
	}
	return false
}

func (o *order) wmdUse() bool { return o.shown("wmd-use", "goods") }

func (o *order) wmdUser() bool {
	return !o.cleared && (o.shown("wmd-activity", "end-user") || o.onUserList(""))
}

func (o *order) armsUse() bool { return o.shown("arms-use", "goods") }

func (o *order) armsUser() bool {
	return !o.cleared && (o.shown("arms-activity", "end-user") || o.onUserList("CW"))
}

// catchAll says whether goods of no entry need a licence.
func catchAll(o *order) bool {
	if !row16(o.hs) {
		return false
	}
	trusted, late := table3(o.to, o.day), o.day >= day20251009
	if o.informed("wmd") || o.informed("arms") {
		return !trusted || late
	}
	if trusted {
		return false
	}
	embargoed := table32(o.to, o.day)
	if o.wmdUse() || o.wmdUser() || embargoed && o.armsUse() {
		return true
	}
	return late && (embargoed || row161(o.hs, o.partOfHS)) && (o.armsUse() || o.armsUser())
}

// row16 says whether the code is of a chapter that row 16 reaches.
func row16(hs string) bool {
	n := int(hs[0]-'0')*10 + int(hs[1]-'0')
	return n >= 25 && n <= 40 || n >= 54 && n <= 59 || n == 63 || n >= 68 && n <= 93 || n == 95
}

func row161(hs, partOf string) bool {
	switch hs[:4] {
	case "8456", "8457", "8458", "8459", "8460", "8461", "8526", "8806":
		return true
	case "8542":
		return hs != "854290"
	case "8807":
		return strings.HasPrefix(partOf, "880260") || strings.HasPrefix(partOf, "8806")
	}
	switch hs {
	case "880260", "901420", "901480", "902750", "903020", "903032", "903039":
		return true
	}
	return false
}

// lightestLicense is the lightest licence that would do for an entry. A bulk
// licence counts only where its cell is known to be yes.
func lightestLicense(o *order, entry string) string {
	cells := bulkCells(o, entry)
	programme := o.status == "jp/icp-accepted"
	officers := programme || o.status == "jp/officers-named"
	switch {
	case row(entry) == "1":
	case cells.general && officers && table3(o.to, o.day):
		return "jp/general-bulk"
	case cells.special && programme && !table32(o.to, o.day) && !table4(o.to):
		return "jp/special-general-bulk"
	case cells.specific && programme && o.dealings:
		return "jp/specific-bulk"
	}
	return "jp/individual"
}

// cells is a row of the bulk licence notice's table: which licences are there
// for an item and a destination.
type cells struct{ general, special, specific bool }

// bulkCells is the cells in store: those of the three materials for Korea, and
// of the chip tools of 2023-07-23 for everywhere.
func bulkCells(o *order, entry string) cells {
	switch {
	case o.to == "KR" && material(entry):
		return materialCells(o.day, entry)
	case o.day >= day20230723 && chipTool(entry):
		return toolCells(o)
	}
	return cells{}
}

func material(entry string) bool {
	return entry == "3(1)/1-he" || entry == "5(17)/ro" || entry == "7(19)"
}

// materialCells is the cells of the three materials. From 2019-07-04 to
// 2023-03-22 a bar took the same licences away.
func materialCells(day int, entry string) cells {
	switch {
	case day < day20190704:
		return cells{general: true, special: true}
	case day < day20230323:
		return cells{specific: entry == "7(19)" && day >= day20191220}
	case day < day20230721:
		return cells{special: true}
	}
	return cells{general: true, special: true}
}

func chipTool(entry string) bool {
	switch entry {
	case "7(16)/ru", "7(16)/wo", "7(16)/wa", "7(16)/ka-1", "7(16)/ka-2", "7(16)/yo", "7(16)/ta", "7(16)/u", "7(16)/wi", "7(16)/mu", "7(16)/ke", "7(16)/fu":
		return true
	}
	return false
}

func toolCells(o *order) cells {
	switch {
	case table3(o.to, o.day):
		return cells{general: true, special: true}
	case favoured(o.to):
		return cells{special: true}
	case regionChi(o.to, o.day):
		return cells{}
	}
	return cells{specific: true}
}

// favoured is the fifteen destinations that have the special general bulk
// licence besides those of Table 3.
func favoured(to string) bool {
	switch to {
	case "EE", "HR", "IN", "LT", "LV", "MT", "MX", "RO", "SG", "SI", "SK", "TR", "TW", "UA", "ZA":
		return true
	}
	return false
}

// regionChi is the destinations with no bulk licence for the tools at all.
func regionChi(to string, day int) bool {
	return to == "BY" || to == "IR" || to == "RU" || table32(to, day)
}
