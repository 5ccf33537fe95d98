# The determination in Rego: the outcome of an order and the lightest
# authorization that would do, for orders of one line whose facts are all known.
package determination

import data.conditions

answer := {"outcome": outcome, "lightest": lightest}

# The entries claimed, then those the facts put the item under although the
# claim does not name them.
candidates := array.concat(input.claims, [e | some e in conditions.holds; not e in input.claims])

heavy := [e | some e in candidates; not low_value(e)]

outcome := "license" if {
	count(heavy) > 0
} else := "exception" if {
	count(candidates) > 0
} else := "license" if {
	catch_all
} else := "no-license"

# Tables of destinations

in_table_3 if input.to in {
	"AR", "AT", "AU", "BE", "BG", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU",
	"IE", "IT", "LU", "NL", "NO", "NZ", "PL", "PT", "SE", "US",
}

in_table_3 if {
	input.to == "KR"
	input.day < 20190828
}

in_table_3 if {
	input.to == "KR"
	input.day >= 20230721
}

in_table_3_2 if input.to in {"AF", "CD", "CF", "IQ", "KP", "LB", "LY", "SD", "SO"}

in_table_3_2 if {
	input.to == "ER"
	input.day < 20181219
}

in_table_3_2 if {
	input.to == "SS"
	input.day >= 20190412
}

in_table_4 if input.to in {"IQ", "IR", "KP"}

# Low value

row(entry) := split(entry, "(")[0]

low_value(entry) if {
	row(entry) in {"5", "6", "7", "8", "9", "10", "11", "12", "13", "15"}
	not in_table_4
	input.value <= limit(entry)
	not low_value_trigger
}

limit(entry) := 5000000 if {
	row(entry) == "15"
} else := 5000000 if {
	input.item.named_by_notice
	entry in table_3_3
} else := 100000000

table_3_3 := {
	"5(14)", "5(18)", "7(15)", "8", "9(1)", "9(6)", "10(1)", "10(2)", "10(4)", "10(6)", "10(7)",
	"10(9)", "10(9-2)", "10(11)", "12(1)", "12(2)", "12(5)", "12(6)", "13(5)",
}

low_value_trigger if {
	not in_table_3
	informed
}

low_value_trigger if {
	in_table_3
	input.day >= 20251009
	informed
}

low_value_trigger if {
	not in_table_3
	wmd_known
}

low_value_trigger if {
	in_table_3_2
	arms_use
}

# What is known of use and user

shown contains [e.shows, e.about] if {
	some e in input.evidence
	e.channel in {"contract", "held-paper", "message"}
	e.held_by in {"exporter", "agent"}
	e.received <= input.day
}

informed if {
	some n in input.notices
	n.authority == "jp/meti"
	n.ground in {"wmd", "arms"}
	n.received <= input.day
}

wmd_known if ["wmd-use", "goods"] in shown

wmd_known if {
	not input.guideline_clear
	["wmd-activity", "end-user"] in shown
}

wmd_known if {
	not input.guideline_clear
	some h in input.end_user.hits
	h.list == "jp/end-user-list"
}

arms_use if ["arms-use", "goods"] in shown

arms_known if arms_use

arms_known if {
	not input.guideline_clear
	["arms-activity", "end-user"] in shown
}

arms_known if {
	not input.guideline_clear
	some h in input.end_user.hits
	h.list == "jp/end-user-list"
	"CW" in h.codes
}

# Catch-all

catch_all if {
	row_16
	not in_table_3
	informed
}

catch_all if {
	row_16
	input.day >= 20251009
	informed
}

catch_all if {
	row_16
	not in_table_3
	wmd_known
}

catch_all if {
	row_16
	in_table_3_2
	arms_use
}

catch_all if {
	row_16
	input.day >= 20251009
	not in_table_3
	arms_reach
	arms_known
}

arms_reach if in_table_3_2

arms_reach if row_16_1

row_16 if substring(input.item.hs, 0, 2) in {
	"25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39", "40",
	"54", "55", "56", "57", "58", "59", "63", "68", "69", "70", "71", "72", "73", "74", "75", "76",
	"77", "78", "79", "80", "81", "82", "83", "84", "85", "86", "87", "88", "89", "90", "91", "92",
	"93", "95",
}

row_16_1 if {
	some heading in [
		"8456", "8457", "8458", "8459", "8460", "8461", "8526", "8542", "880260", "8806", "901420",
		"901480", "902750", "903020", "903032", "903039",
	]
	startswith(input.item.hs, heading)
	not startswith(input.item.hs, "854290")
}

row_16_1 if {
	startswith(input.item.hs, "8807")
	some machine in ["880260", "8806"]
	startswith(input.item.part_of_hs, machine)
}

# Licences: of several entries each must be met, and the one that asks most
# counts.

lightest := "" if {
	outcome == "no-license"
} else := "jp/low-value" if {
	outcome == "exception"
} else := licenses[max([license(e) | some e in heavy])] if {
	count(heavy) > 0
} else := "jp/individual"

licenses := ["jp/general-bulk", "jp/special-general-bulk", "jp/specific-bulk", "jp/individual"]

license(entry) := 0 if {
	row(entry) != "1"
	officers
	in_table_3
	general_cell(entry)
} else := 1 if {
	row(entry) != "1"
	programme
	not in_table_3_2
	not in_table_4
	special_cell(entry)
} else := 2 if {
	row(entry) != "1"
	programme
	input.dealings_record
	specific_cell(entry)
} else := 3

programme if "jp/icp-accepted" in input.status

officers if programme

officers if "jp/officers-named" in input.status

# The cells of the bulk licence notice that are in store: those of the three
# materials for Korea, and of the chip tools of 2023-07-23 for everywhere. From
# 2019-07-04 to 2023-03-22 a bar took the licences of the materials away.

general_cell(entry) if {
	material_for_korea(entry)
	input.day < 20190704
}

general_cell(entry) if {
	material_for_korea(entry)
	input.day >= 20230721
}

general_cell(entry) if {
	chip_tool(entry)
	in_table_3
}

special_cell(entry) if {
	material_for_korea(entry)
	input.day < 20190704
}

special_cell(entry) if {
	material_for_korea(entry)
	input.day >= 20230323
}

special_cell(entry) if {
	chip_tool(entry)
	in_table_3
}

special_cell(entry) if {
	chip_tool(entry)
	favoured
}

specific_cell("7(19)") if {
	input.to == "KR"
	input.day >= 20191220
	input.day < 20230323
}

specific_cell(entry) if {
	chip_tool(entry)
	not in_table_3
	not favoured
	not region_chi
}

material_for_korea(entry) if {
	input.to == "KR"
	entry in {"3(1)/1-he", "5(17)/ro", "7(19)"}
}

chip_tool(entry) if {
	input.day >= 20230723
	entry in {
		"7(16)/ru", "7(16)/wo", "7(16)/wa", "7(16)/ka-1", "7(16)/ka-2", "7(16)/yo", "7(16)/ta",
		"7(16)/u", "7(16)/wi", "7(16)/mu", "7(16)/ke", "7(16)/fu",
	}
}

favoured if input.to in {"EE", "HR", "IN", "LT", "LV", "MT", "MX", "RO", "SG", "SI", "SK", "TR", "TW", "UA", "ZA"}

region_chi if input.to in {"BY", "IR", "RU"}

region_chi if in_table_3_2
