package cond_test

import "testing"

// The tables of this file give each form of a leaf its three truths. What a
// table is made of is said at claims.

func TestYesNoLeaves(t *testing.T) {
	claims(t, `
urgent
  yes      urgent: yes
  no       urgent: no
  unknown  to: AA ? urgent
not urgent
  yes      urgent: no
  no       urgent: yes
  unknown  to: AA ? urgent
not not urgent
  yes      urgent: yes
  no       urgent: no
  unknown  to: AA ? urgent
urgent is yes
  yes      urgent: yes
  no       urgent: no
  unknown  to: AA ? urgent
order.urgent is no
  yes      urgent: no
  no       urgent: yes
  unknown  to: AA ? urgent
# Spaces are what they are between words.
"  not   urgent "
  yes      urgent: no
never
  no       urgent: yes
unknown
  unknown  urgent: yes ? gap xx/r
  yes      assume: {xx/r: "yes"}
  no       assume: {xx/r: "no"}
"?"
  unknown  urgent: yes ? gap xx/r
{unknown: the annex is not in store, id: annex, read: Annex 4}
  unknown  urgent: yes ? gap xx/r#annex
  yes      assume: {xx/r#annex: "yes"}
  unknown  assume: {xx/r: "yes"}
`)
}

func TestSilence(t *testing.T) {
	claims(t, `
quiet stated
  yes      quiet: no
  yes      quiet: yes
  no       to: AA
not quiet stated
  yes      to: AA
  no       quiet: no
# By-law: the law itself says what nobody's saying anything is.
{if: quiet, silent: no, by-law: Article 9}
  yes      quiet: yes
  no       quiet: no
  no       to: AA
{if: not quiet, silent: no, by-law: Article 9}
  yes      quiet: no
  no       quiet: yes
  no       to: AA
{if: purpose is sale, silent: yes, by-law: Article 9}
  yes      purpose: sale
  no       purpose: gift
  yes      to: AA
{if: fraction > 30 wt%, silent: yes, by-law: Article 9}
  yes      fraction: 31 wt%
  no       fraction: 30 wt%
  yes      to: AA
# What the law does not tell is no silence of the order.
{if: to in half-read, silent: yes, by-law: Article 9}
  yes      to: AA
  yes      urgent: no
  unknown  to: BB ? gap xx/half-read
`)
}

func TestNumberLeaves(t *testing.T) {
	claims(t, `
fraction > 30 wt%
  yes      fraction: 30.000001 wt%
  yes      fraction: "> 30 wt%"
  yes      fraction: 31..40 wt%
  no       fraction: 30 wt%
  no       fraction: "<= 30 wt%"
  no       fraction: 25..30 wt%
  unknown  fraction: 25..35 wt% ? item.fraction
  unknown  fraction: 30..31 wt% ? item.fraction
  unknown  fraction: ">= 30 wt%" ? item.fraction
  unknown  fraction: 30 +- 3 wt% ? item.fraction
  unknown  to: AA ? item.fraction
fraction >= 30 wt%
  yes      fraction: 30 wt%
  yes      fraction: "> 30 wt%"
  yes      fraction: ">= 30 wt%"
  yes      fraction: 33 +- 3 wt%
  no       fraction: 29.999999 wt%
  no       fraction: "< 30 wt%"
  unknown  fraction: "<= 30 wt%" ? item.fraction
  unknown  fraction: "> 29 wt%" ? item.fraction
fraction < 30 wt%
  yes      fraction: 29.999999 wt%
  yes      fraction: "< 30 wt%"
  no       fraction: 30 wt%
  no       fraction: ">= 30 wt%"
  no       fraction: "> 30 wt%"
  unknown  fraction: "<= 30 wt%" ? item.fraction
  unknown  fraction: 29..30 wt% ? item.fraction
fraction <= 30 wt%
  yes      fraction: 30 wt%
  yes      fraction: "< 30 wt%"
  no       fraction: 30.000001 wt%
  no       fraction: "> 30 wt%"
  unknown  fraction: ">= 30 wt%" ? item.fraction
  unknown  fraction: "< 31 wt%" ? item.fraction
fraction = 30 wt%
  yes      fraction: 30 wt%
  yes      fraction: 30..30 wt%
  no       fraction: 30.000001 wt%
  no       fraction: "> 30 wt%"
  no       fraction: "< 30 wt%"
  no       fraction: 31..35 wt%
  unknown  fraction: ">= 30 wt%" ? item.fraction
  unknown  fraction: 25..35 wt% ? item.fraction
fraction != 30 wt%
  yes      fraction: 29 wt%
  yes      fraction: "> 30 wt%"
  no       fraction: 30 wt%
  unknown  fraction: 25..35 wt% ? item.fraction
  unknown  to: AA ? item.fraction
`)
}

func TestUnits(t *testing.T) {
	claims(t, `
wavelength = 193 nm
  yes      wavelength: 193 nm
  yes      wavelength: 193.0 nm
  yes      wavelength: 0.193 um
  yes      wavelength: 0.193 µm
  yes      wavelength: 1.93e-7 m
  no       wavelength: 193.0001 nm
  no       wavelength: 0.1930001 um
  unknown  wavelength: 0.19..0.2 um ? item.wavelength
wavelength >= 0.193 um
  yes      wavelength: 193 nm
  no       wavelength: 192.9999 nm
# An offset is exact too, and a range keeps its open end under it.
oven > 100 degC
  yes      oven: 373.16 K
  no       oven: 373.15 K
  no       oven: 100 degC
  yes      oven: "> 373.15 K"
  unknown  oven: 373..374 K ? item.oven
oven >= 0 K
  yes      oven: -273.15 degC
score > 50 %
  yes      score: 0.5000001
  yes      score: 51 %
  no       score: 0.5
  no       score: 500000 ppm
  unknown  score: 0..1 ? item.score
score >= -2.5
  yes      score: -2.5
  no       score: -2.6
score < 1e19
  yes      score: 9999999999999999999
  no       score: 10000000000000000000
`)
}

// Overlaps reads both sides as ranges that are known, not as one number that is
// not: two ranges share a number or they do not.
func TestOverlappingRanges(t *testing.T) {
	claims(t, `
wavelength overlaps 5..10 nm
  yes      wavelength: 5 nm
  yes      wavelength: 10..20 nm
  yes      wavelength: 1..100 nm
  yes      wavelength: ">= 10 nm"
  yes      wavelength: 6..7 nm
  no       wavelength: 11..20 nm
  no       wavelength: "> 10 nm"
  no       wavelength: "< 5 nm"
  no       wavelength: 4.999 nm
wavelength overlaps the pitch
  yes      wavelength: 5..10 nm, pitch: 10..20 nm
  no       wavelength: 5..10 nm, pitch: "> 10 nm"
`)
}

func TestNumbersAgainstFacts(t *testing.T) {
	claims(t, `
wavelength <= the pitch
  yes      wavelength: 5 nm, pitch: 5 nm
  yes      wavelength: 1..5 nm, pitch: 5..9 nm
  no       wavelength: 6 nm, pitch: 0.005 um
  unknown  wavelength: 5..6 nm, pitch: 5 nm ? ~item.wavelength
  unknown  wavelength: 5 nm ? ~item.pitch
  unknown  to: AA ? ~item.pitch, ~item.wavelength
wavelength > 10 % of the pitch
  yes      wavelength: 10.1 nm, pitch: 100 nm
  no       wavelength: 10 nm, pitch: 100 nm
  unknown  wavelength: 10 nm, pitch: 90..110 nm ? ~item.pitch
  unknown  pitch: 100 nm ? ~item.wavelength
wavelength = 0.5 * the pitch
  yes      wavelength: 50 nm, pitch: 100 nm
  no       wavelength: 49 nm, pitch: 100 nm
  unknown  wavelength: 50 nm ? ~item.pitch
# A definition is compared as a fact is; its question is the comparison's own.
half-pitch <= 45 nm
  yes      pitch: 90 nm
  no       pitch: 90.1 nm
  unknown  pitch: 80..100 nm ? ~item.pitch
  unknown  to: AA ? ~item.pitch
wavelength >= the half-pitch
  yes      wavelength: 50 nm, pitch: 100 nm
  no       wavelength: 49 nm, pitch: 100 nm
  unknown  pitch: 100 nm ? ~item.wavelength
wavelength >= 3 * the half-pitch
  yes      wavelength: 150 nm, pitch: 100 nm
  no       wavelength: 149 nm, pitch: 100 nm
  unknown  wavelength: 150 nm ? ~item.pitch
`)
}

func TestMoneyLeaves(t *testing.T) {
	claims(t, `
value <= 1000 JPY
  yes      value: 1000 JPY
  yes      value: "< 1000 JPY"
  no       value: 1001 JPY
  unknown  value: 900..1100 JPY ? ~line.value
  unknown  to: AA ? ~line.value
  unknown  value: 5 USD ? ~rates
value > 1000 JPY
  yes      value: 1000.5 JPY
  no       value: 1000 JPY
value >= 1000 JPY
  yes      value: 1000 JPY
  no       value: 999 JPY
value < 1000 JPY
  yes      value: 999 JPY
  no       value: 1000 JPY
value = 1000 JPY
  yes      value: 1000 JPY
  no       value: 1001 JPY
  unknown  value: ">= 1000 JPY" ? ~line.value
value != 1000 JPY
  yes      value: 1001 JPY
  no       value: 1000 JPY
value < the cost
  yes      value: 9 JPY, cost: 10 JPY
  no       value: 10 JPY, cost: 10 JPY
  unknown  value: 9 JPY ? ~line.cost
  unknown  value: 9 JPY, cost: 10 USD ? ~rates
value <= 10 % of the cost
  yes      value: 10 USD, cost: 100 USD
  no       value: 10.01 USD, cost: 100 USD
  unknown  value: 10 USD ? ~line.cost
# What a definition adds up is exchanged into the money it is held against.
xx/whole-value <= 1000 JPY
  yes      value: 10 USD, rate: {USD/JPY: 100}
  no       value: 10.01 USD, rate: {USD/JPY: 100}
  yes      value: 10 USD, rate: {JPY/USD: 0.01}
  yes      value: 999 JPY, rate: {USD/JPY: 100}
  no       value: 12 USD, rate: {USD/JPY: 90..110}
  yes      value: 9 USD, rate: {USD/JPY: 90..110}
  unknown  value: 10 USD, rate: {USD/KRW: 90} ? ~rates
  unknown  to: AA ? ~line.value
`)
}

func TestPeriodLeaves(t *testing.T) {
	claims(t, `
term <= 12 months
  yes      term: 12 months
  yes      term: 1 year
  yes      term: 48 weeks
  no       term: 13 months
  no       term: 400 days
  yes      term: 336 days
  no       term: 373 days
  unknown  to: AA ? ~contract.term
# A month is of 28 to 31 days.
  unknown  term: 340 days ? ~contract.term
  unknown  term: 372 days ? ~contract.term
term < 1 year
  yes      term: 11 months
  no       term: 12 months
term >= 30 days
  yes      term: 30 days
  yes      term: 2 months
  no       term: 29 days
term > 90 days
  yes      term: 91 days
  no       term: 90 days
  no       term: 2 months
term = 1 year
  yes      term: 12 months
  no       term: 13 months
term != 1 year
  yes      term: 13 months
  no       term: 12 months
term > the trial
  yes      term: 3 months, trial: 2 months
  no       term: 2 months, trial: 2 months
  unknown  term: 3 months ? ~contract.trial
`)
}

func TestTextLeaves(t *testing.T) {
	claims(t, `
purpose is sale
  yes      purpose: sale
  no       purpose: gift
  unknown  to: AA ? ~purpose
purpose is-not sale
  yes      purpose: gift
  no       purpose: sale
  unknown  to: AA ? ~purpose
purpose in sale, gift
  yes      purpose: gift
  no       purpose: own-use
  unknown  to: AA ? ~purpose
purpose not-in sale, gift
  yes      purpose: own-use
  no       purpose: gift
  unknown  to: AA ? ~purpose
purpose in colours
  yes      purpose: red
  no       purpose: blue
  unknown  to: AA ? ~purpose
purpose in xx/colours, gift
  yes      purpose: gift
  yes      purpose: green
  no       purpose: blue
purpose is the exporter.name
  yes      purpose: a, exporter.name: a
  no       purpose: a, exporter.name: b
  unknown  purpose: a ? ~exporter.name
purpose is-not the exporter.name
  yes      purpose: a, exporter.name: b
  no       purpose: a, exporter.name: a
  unknown  exporter.name: a ? ~purpose
purpose in the papers
  yes      purpose: a, papers: [a, b]
  no       purpose: a, papers: [b]
  unknown  purpose: a ? ~papers
# A text lies under what it begins with; a shorter one may yet.
purpose under re, gr
  yes      purpose: red
  yes      purpose: green
  no       purpose: blue
  unknown  purpose: r ? ~purpose
`)
}

func TestEnumLeaves(t *testing.T) {
	claims(t, `
grade is mid
  yes      grade: mid
  no       grade: high
  unknown  to: AA ? item.grade
grade is-not mid
  yes      grade: low
  no       grade: mid
  unknown  to: AA ? item.grade
grade in low, mid
  yes      grade: low
  no       grade: high
  unknown  to: AA ? item.grade
grade not-in low, mid
  yes      grade: high
  no       grade: mid
  unknown  to: AA ? item.grade
grade at-least mid
  yes      grade: mid
  yes      grade: high
  no       grade: low
  unknown  to: AA ? item.grade
grade is the floor
  yes      grade: mid, floor: mid
  no       grade: mid, floor: low
  unknown  grade: mid ? ~item.floor
# The entry decided for says what form the item has, where nobody does.
form is goods
  yes      form: goods
  yes      entry: 1.a
  no       entry: 2.a
  no       form: software, entry: 1.a
  unknown  entry: "3" ? item.form
  unknown  entry: none ? item.form
  unknown  to: AA ? item.form
family is lamp
  yes      family: lamp
  no       family: lens
  unknown  to: AA ? item.family
`)
}

func TestPlaceLeaves(t *testing.T) {
	claims(t, `
to is CC
  yes      to: CC
  yes      to: CC-1
  no       to: AA
  unknown  urgent: no ? ~to
# The whole of a place does not tell of its part.
to is CC-1
  yes      to: CC-1
  no       to: CC-2
  no       to: AA
  unknown  to: CC ? ~to
to is-not CC-1
  yes      to: CC-2
  no       to: CC-1
  unknown  to: CC ? ~to
# HH is a part of AA by the toy's places.yaml.
to is AA
  yes      to: HH
  no       to: BB
to is HH
  unknown  to: AA ? ~to
to in AA, CC
  yes      to: CC-2
  no       to: BB
  unknown  urgent: no ? ~to
to in CC-1, CC-2, CC
  yes      to: CC
to not-in AA, CC-1
  yes      to: BB
  no       to: AA
  unknown  to: CC ? ~to
to is the from
  yes      to: AA, from: AA
  no       to: AA, from: BB
  unknown  to: AA ? ~from
to in the route
  yes      to: AA, route: [BB, AA]
  no       to: AA, route: []
  unknown  to: AA ? ~route
destination is AA
  yes      to: AA
  yes      to: BB, landing: AA
  no       to: AA, landing: BB
  unknown  urgent: no ? ~to
destination in trusted
  yes      to: AA
  no       to: DD
  unknown  to: CC ? ~to
`)
}

func TestSets(t *testing.T) {
	claims(t, `
to in trusted
  yes      to: AA
  yes      to: HH
  yes      to: CC-1
  no       to: CC-2
  no       to: DD
  unknown  to: CC ? ~to
  unknown  urgent: no ? ~to
to not-in xx/trusted
  yes      to: DD
  no       to: BB
  unknown  to: CC ? ~to
# A set that names AA says nothing of the whole of which AA may be a part.
to in trusted, DD
  yes      to: DD
  yes      to: BB
  no       to: EE
# EE counts as DD, for the set far only.
to in far
  yes      to: DD
  yes      to: EE
  no       to: AA
to in others
  yes      to: DD
  yes      to: CC-2
  no       to: AA
  unknown  to: CC ? ~to
to in friends
  yes      to: AA
  yes      to: EE
  no       to: BB
  no       to: CC-2
  unknown  to: CC ? ~to
# An open set may hold what it does not name.
to in half-read
  yes      to: AA
  unknown  to: BB ? gap xx/half-read
  yes      to: BB, assume: {xx/half-read: "yes"}
  no       to: BB, assume: {xx/half-read: "no"}
to in half-read, BB
  yes      to: BB
# A member may carry a condition.
to in urgent-only
  yes      to: AA
  yes      to: BB, urgent: yes
  no       to: BB, urgent: no
  no       to: DD
  unknown  to: BB ? urgent
# Before its first version a set is a gap, not empty.
to in young
  unknown  to: AA ? gap xx/young
  yes      to: AA, day: 2020-01-01
  no       to: BB, day: 2020-01-01
to in dated
  no       to: AA
  yes      to: DD
  yes      to: AA, day: 2018-12-31
  no       to: DD, day: 2018-12-31
# Unverified, neither membership nor absence frees where strictly read.
to in rumoured
  yes      to: AA
  no       to: BB
  unknown  to: AA, strict: yes ? gap xx/rumoured/AA
  unknown  to: BB, strict: yes ? gap xx/rumoured/BB
  yes      to: AA, strict: yes, assume: {xx/rumoured/AA: "yes"}
  no       to: AA, strict: yes, assume: {xx/rumoured/AA: "no"}
to not-in rumoured
  unknown  to: BB, strict: yes ? gap xx/rumoured/BB
to in less
  yes      to: AA
  unknown  to: AA, strict: yes ? gap xx/less/AA
to in loose
  yes      to: DD, strict: yes
  unknown  to: AA, strict: yes ? gap xx/loose/AA
`)
}

func TestDayLeaves(t *testing.T) {
	claims(t, `
contract-date before 2019-07-04
  yes      contract-date: 2019-07-03
  no       contract-date: 2019-07-04
  unknown  to: AA ? ~contract-date
contract-date on-or-before 2019-07-04
  yes      contract-date: 2019-07-04
  no       contract-date: 2019-07-05
contract-date after 2019-07-04
  yes      contract-date: 2019-07-05
  no       contract-date: 2019-07-04
contract-date on-or-after 2019-07-04
  yes      contract-date: 2019-07-04
  no       contract-date: 2019-07-03
contract-date is 2019-07-04
  yes      contract-date: 2019-07-04
  no       contract-date: 2019-07-03
  unknown  to: AA ? ~contract-date
# The date is the day whose law governs.
date on-or-after 2019-07-04
  yes      day: 2019-07-04
  no       day: 2019-07-03
contract-date before the date
  yes      contract-date: 2019-07-03
  no       contract-date: 2019-07-04
contract-date on-or-after the date - 14 days
  yes      contract-date: 2019-06-20
  no       contract-date: 2019-06-19
filed-date on-or-before the contract-date + 24 months
  yes      contract-date: 2017-07-04, filed-date: 2019-07-04
  no       contract-date: 2017-07-04, filed-date: 2019-07-05
  unknown  contract-date: 2017-07-04 ? ~filed-date
  unknown  filed-date: 2019-07-04 ? ~contract-date
# A month from its last day ends on a last day.
filed-date is the contract-date + 1 month
  yes      contract-date: 2019-01-31, filed-date: 2019-02-28
  yes      contract-date: 2020-01-31, filed-date: 2020-02-29
  no       contract-date: 2019-01-31, filed-date: 2019-03-03
filed-date before the contract-date - 2 weeks
  yes      contract-date: 2019-07-15, filed-date: 2019-06-30
  no       contract-date: 2019-07-15, filed-date: 2019-07-01
deadline after 2019-07-04
  yes      urgent: yes, contract-date: 2019-07-05
  no       urgent: no, contract-date: 2019-07-05, filed-date: 2019-07-04
  unknown  urgent: yes, filed-date: 2019-07-05 ? ~contract-date
  unknown  contract-date: 2019-07-05, filed-date: 2019-07-04 ? urgent
  yes      contract-date: 2019-07-05, filed-date: 2019-07-05
date before the deadline + 1 year
  yes      urgent: no, filed-date: 2018-07-05
  no       urgent: no, filed-date: 2018-07-04
`)
}

func TestListLeaves(t *testing.T) {
	claims(t, `
papers has contract
  yes      papers: [invoice, contract]
  yes      papers: [contract], papers-complete: no
  no       papers: [invoice]
  no       papers: []
  unknown  papers: [invoice], papers-complete: no ? ~papers
  unknown  to: AA ? ~papers
papers has-not contract
  yes      papers: []
  no       papers: [contract]
  unknown  papers: [], papers-complete: no ? ~papers
papers has contract, invoice
  yes      papers: [invoice]
  no       papers: [letter]
papers has colours
  yes      papers: [letter, red]
  no       papers: [letter]
  unknown  papers: [letter], papers-complete: no ? ~papers
papers has colours, letter
  yes      papers: [letter]
papers has the purpose
  yes      papers: [sale], purpose: sale
  no       papers: [sale], purpose: gift
  unknown  papers: [sale] ? ~purpose
  unknown  purpose: sale ? ~papers
# A word may hold between two days, both of them included.
status has xx/gold
  yes      status: [xx/gold]
  yes      status: [{id: xx/gold, from: 2019-07-04}]
  yes      status: [{id: xx/gold, until: 2019-07-04}]
  no       status: [{id: xx/gold, from: 2019-07-05}]
  no       status: [{id: xx/gold, until: 2019-07-03}]
  yes      status: [{id: xx/gold, until: 2018-01-01}, {id: xx/gold, from: 2019-01-01}]
  unknown  status: [{id: xx/gold, until: 2019-07-03}], status-complete: no ? ~exporter.status
  unknown  to: AA ? ~exporter.status
route has trusted
  yes      route: [DD, AA]
  no       route: [DD]
  no       route: []
  unknown  route: [CC] ? ~route
  unknown  route: [DD], route-complete: no ? ~route
route has-not AA
  yes      route: [BB]
  no       route: [AA]
  unknown  to: AA ? ~route
route has the to
  yes      route: [AA], to: AA
  no       route: [AA], to: BB
  unknown  route: [AA] ? ~to
`)
}

func TestEntryLeaves(t *testing.T) {
	claims(t, `
entry under 1
  yes      entry: "1"
  yes      entry: 1.a
  no       entry: 2.a
  no       entry: none
  unknown  entry: other ? ~item.entries
  unknown  to: AA ? ~item.entries
entry not-under 1
  yes      entry: "2"
  yes      entry: none
  no       entry: 1.b
  unknown  entry: other ? ~item.entries
entry is 1.a
  yes      entry: 1.a
  no       entry: 1.b
  no       entry: "1"
entry is-not 1.a
  yes      entry: 1.b
  no       entry: 1.a
entry in 1.a, 2
  yes      entry: 2.a
  no       entry: 1.b
entry not-in 1.a, 2
  yes      entry: 1.b
  no       entry: 2.a
entry in arms
  yes      entry: 1.b
  yes      entry: 2.a
  no       entry: "3"
  no       entry: none
  unknown  entry: other ? ~item.entries
entry in xx/deep, 3
  yes      entry: "3"
  yes      entry: 1.a
  no       entry: 1.b
# None is listed nowhere; some entry nobody named is not that.
entry is none
  yes      entry: none
  no       entry: 1.a
  no       entry: other
  unknown  to: AA ? ~item.entries
entry is-not none
  yes      entry: other
  no       entry: none
entry in none, 1
  yes      entry: none
  yes      entry: 1.a
  no       entry: "2"
  unknown  entry: other ? ~item.entries
{some: licenses, where: license.entries cover the entry}
  yes      entry: 1.a, licenses: [{entries: [1.a]}]
  yes      entry: 1.a, licenses: [{entries: ["2", "1"]}]
  no       entry: "1", licenses: [{entries: [1.a]}]
  no       entry: none, licenses: [{entries: [1.a]}]
  no       entry: 1.a, licenses: [{entries: none}]
  yes      entry: none, licenses: [{entries: none}]
  unknown  entry: 1.a, licenses: [{type: a}] ? ~licenses[0].entries
  unknown  entry: other, licenses: [{entries: [1.a]}] ? ~item.entries
  unknown  licenses: [{entries: [1.a]}] ? ~licenses[0].entries
`)
}

func TestGoodsCodes(t *testing.T) {
	claims(t, `
hs under 8486
  yes      hs: "8486"
  yes      hs: "848620"
  no       hs: "8541"
  unknown  hs: "84" ? ~item.hs
  unknown  to: AA ? ~item.hs
hs under 8486, 85
  yes      hs: "8541"
  no       hs: "9031"
  unknown  hs: "84" ? ~item.hs
# A code is in a set that names one of its headings.
hs in tools
  yes      hs: "848620"
  yes      hs: "2601"
  no       hs: "2801"
  no       hs: "8541"
  unknown  hs: "84" ? ~item.hs
hs not-in tools
  yes      hs: "8541"
  no       hs: "848620"
hs is 848620
  yes      hs: "848620"
  no       hs: "848610"
`)
}

// A hit is one confirmed, in force that day, of a list the party was screened
// against. Nothing less is a yes, and nothing less than a screening is a no.
func TestHits(t *testing.T) {
	claims(t, `
{some: parties, where: hit xx/w1}
  yes      parties: [{hits: [{list: xx/w1, state: confirmed}]}]
  yes      parties: [{hits: [{list: xx/w2, state: cleared}, {list: xx/w1, state: confirmed}]}]
  yes      parties: [{hits: [{list: xx/w1, state: confirmed, from: 2019-07-04, until: 2019-07-05}]}]
  yes      parties: [{hits: [{list: xx/w1, state: confirmed}], hits-complete: no}]
  no       parties: [{hits: []}]
  no       parties: [{hits: [{list: xx/w1, state: cleared}]}]
  no       parties: [{hits: [{list: xx/w2, state: confirmed}]}]
  no       parties: [{hits: [{list: xx/w1, state: confirmed, from: 2019-07-05}]}]
  no       parties: [{hits: [{list: xx/w1, state: confirmed, until: 2019-07-03}]}]
  unknown  parties: [{hits: [{list: xx/w1, state: possible}]}] ? ~parties[0].hits
  unknown  parties: [{hits: [{list: xx/w1}]}] ? ~parties[0].hits
  unknown  parties: [{hits: [{state: confirmed}]}] ? ~parties[0].hits
  unknown  parties: [{hits: [], hits-complete: no}] ? ~parties[0].hits
  unknown  parties: [{name: a}] ? ~parties[0].hits
  no       parties: [{hits: [], screened: [xx/w1, xx/w2]}]
  unknown  parties: [{hits: [], screened: [xx/w2]}] ? ~parties[0].hits
  yes      parties: [{hits: [{list: xx/w1, state: confirmed}], screened: [xx/w2]}]
{every: parties, where: "not hit w1, w2"}
  yes      parties: [{hits: []}]
  no       parties: [{hits: [{list: xx/w2, state: confirmed}]}]
  unknown  parties: [{hits: [], screened: [xx/w1]}] ? ~parties[0].hits
{some: parties, where: hit watch}
  yes      parties: [{hits: [{list: xx/w2, state: confirmed}]}]
  no       parties: [{hits: [{list: xx/w3, state: confirmed}]}]
  unknown  parties: [{hits: [], screened: [xx/w1]}] ? ~parties[0].hits
  unknown  parties: [{name: a}] ? ~parties[0].hits
`)
}

func TestStandingRequirements(t *testing.T) {
	claims(t, `
stands license
  yes      stand: {xx/license: "yes"}
  no       stand: {xx/license: "no"}
  unknown  stand: {xx/approval: "yes"} ? 
not stands license
  yes      stand: {xx/license: "no"}
  no       stand: {xx/license: "yes"}
`)
}

// A definition is read as the day has it.
func TestDefinitions(t *testing.T) {
	claims(t, `
rushed
  yes      urgent: yes, insured: no
  no       urgent: no
  unknown  urgent: yes ? insured
not xx/rushed
  yes      insured: yes
  unknown  insured: no ? urgent
rushed is no
  yes      urgent: no
moved
  yes      insured: yes, urgent: no
  no       insured: no, urgent: yes
  yes      urgent: yes, day: 2018-12-31
  unknown  urgent: yes ? insured
# Where the day does not settle which version holds, what both say is said.
unsettled
  yes      urgent: yes, insured: yes
  no       urgent: no
  unknown  urgent: yes, insured: no ? gap xx/unsettled
  unknown  urgent: yes ? gap xx/unsettled
  no       urgent: yes, insured: no, assume: {xx/unsettled: "no"}
  no       urgent: yes, insured: no, day: 2020-01-01
  yes      urgent: yes, insured: no, day: 2018-12-31
# There may be no such rule yet.
perhaps
  no       urgent: no
  unknown  urgent: yes ? gap xx/perhaps
  no       urgent: yes, day: 2018-12-31
  yes      urgent: yes, day: 2020-01-01
# What was found of a definition is found again, with what it asks.
{any: [{all: [rushed, never]}, rushed, {all: [rushed, rushed]}]}
  yes      urgent: yes, insured: no
  no       urgent: no
  unknown  urgent: yes ? insured
{any: [half-pitch > 50 nm, half-pitch < 5 nm]}
  yes      pitch: 110 nm
  no       pitch: 100 nm
  unknown  to: AA ? ~item.pitch
newborn
  no       urgent: yes
  yes      urgent: yes, day: 2020-01-01
unread
  unknown  urgent: yes ? gap xx/unread
  yes      urgent: no, assume: {xx/unread: "yes"}
unread-size > 4 nm
  unknown  urgent: yes ? ~gap xx/unread-size
  yes      assume: {xx/unread-size: 4.5 nm}
  no       assume: {xx/unread-size: 4 nm}
  yes      day: 2020-01-01
doubted
  yes      urgent: yes
  no       urgent: no
  unknown  urgent: yes, strict: yes ? gap xx/doubted
  unknown  urgent: no, strict: yes ? gap xx/doubted
bracket is A
  yes      entry: "1"
  yes      entry: 1.b
  no       entry: 1.a
  unknown  entry: "2" ? ~gap xx/limits/2/bracket
  unknown  entry: other ? ~item.entries
bracket in A, B
  yes      entry: 1.a
  no       entry: "3"
`)
}

// A blank cell is no amount at all, so that no comparison with it holds.
func TestBlankCellsCompareWithNothing(t *testing.T) {
	claims(t, `
value <= the limit
  yes      entry: "1", value: 1000 JPY
  no       entry: "1", value: 1001 JPY
  no       entry: 1.a, value: 0 JPY
  no       entry: 1.a
  no       entry: "3", value: 0 JPY
  yes      entry: 2.a, value: 500 JPY
  unknown  entry: "2", value: 0 JPY ? ~gap xx/limits/2/limit
  yes      entry: "2", value: 0 JPY, assume: {xx/limits/2/limit: 5 JPY}
  unknown  entry: "1" ? ~line.value
  unknown  entry: other, value: 0 JPY ? ~item.entries
value > the limit
  no       entry: 1.a, value: 9999 JPY
  no       entry: "3"
limit >= 1000 JPY
  yes      entry: 1.b
  no       entry: 1.a
  no       entry: 2.a
limit < 1000 JPY
  no       entry: 1.a
`)
}
