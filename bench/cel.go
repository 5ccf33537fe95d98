package main

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// condition is one version of an entry's conditions, as a CEL expression and
// the days it holds (from the first, before the second; 0 for no end).
type condition struct {
	entry, family string
	from, until   int
	text          string
}

// The expressions that several versions share.
const (
	halfPitch25 = "25 * wavelength <= 4500 * numerical_aperture"
	halfPitch35 = "35 * wavelength <= 4500 * numerical_aperture"
	evenLayers  = "layer_uniformity < 250 && uniform_over >= 750 && !silicon_only"
	cleanEpi    = "epitaxy == 'si-or-sige' && preclean_chambers >= 1 && epitaxy_temperature <= 6850"
)

// listed is every entry of the list that has conditions, one line a version, in
// the order of ids. Numbers are in whole fine units (facts.go).
var listed = []condition{
	{"3(1)/1-he", "chemical", 0, 0, "substance == 'HF' && concentration > 3000"},
	{"3(1)/1-salts", "chemical", 0, 0, "substance in ['KF', 'KHF2', 'NH4HF2', 'NaHF2', 'NaF', 'Na2SiF6'] && concentration > 3000"},
	{"3(1)/2-i-ha", "chemical", 0, 0, "substance in ['amiton', 'PFIB', 'BZ'] && concentration > 100"},
	{"3(1)/2-ni-to", "chemical", 0, 0, "substance in ['phosgene', 'cyanogen-chloride', 'hydrogen-cyanide', 'chloropicrin'] && concentration > 3000"},
	{"3(1)/3-he-ta", "chemical", 0, 0, "substance in ['one-alkyl-phosphorus-compound', 'phosphoramidic-dihalide', 'phosphoramidate', 'AsCl3', 'benzilic-acid', 'quinuclidinol', 'dialkylaminoethyl-chloride', 'dialkylaminoethanol', 'dialkylaminoethanethiol', 'thiodiglycol', 'pinacolyl-alcohol'] && concentration > 1000"},
	{"3(1)/3-i-ho", "chemical", 0, 0, "substance in ['alkylphosphonyl-difluoride', 'QL', 'chlorosarin', 'chlorosoman']"},
	{"3(1)/3-re-ya", "chemical", 0, 0, "substance in ['POCl3', 'PCl3', 'PCl5', 'trimethyl-phosphite', 'triethyl-phosphite', 'dimethyl-phosphite', 'diethyl-phosphite', 'S2Cl2', 'SCl2', 'SOCl2', 'ethyldiethanolamine', 'methyldiethanolamine', 'triethanolamine'] && concentration > 3000"},
	{"5(16)", "polymer", 20190109, 0, "polymer in ['bismaleimide', 'polyarylene-ketone', 'polyarylene-sulfide'] || polymer == 'aromatic-polyimide' && glass_transition > 2320 || polymer in ['polyamideimide', 'polyetherimide', 'polybiphenylene-ethersulfone'] && glass_transition > 2900"},
	{"5(17)/ha", "polymer", 0, 0, "polymer == 'fluorinated-phosphazene' && bound_fluorine >= 3000"},
	{"5(17)/ro", "polymer", 0, 0, "polymer == 'fluorinated-polyimide' && bound_fluorine >= 1000"},
	{"5(3)", "polymer", 0, 0, "polymer == 'aromatic-polyimide' && product in ['film', 'sheet', 'tape', 'ribbon'] && !fusible && !circuit_board_stock && (thickness > 254 || coating in ['carbon', 'graphite', 'metal', 'magnetic'])"},
	{"7(1)/ka", "integrated-circuit", 20240908, 0, "circuit == 'cmos' && design_temperature <= 450"},
	{"7(1)/ri", "integrated-circuit", 0, 0, "circuit == 'custom' && (pins > 1500 || gate_delay < 200 || clock > 300)"},
	{"7(1)/to", "integrated-circuit", 0, 0, "circuit == 'field-programmable-logic' && (single_ended_io > 700 || aggregate_serdes_rate >= 5000)"},
	{"7(1)/yo", "integrated-circuit", 20250528, 20260214, "circuit == 'processor' && bidirectional_io_rate >= 6000 && total_processing_performance >= 6000"},
	{"7(1)/yo", "integrated-circuit", 20260214, 0, "circuit == 'processor' && digital_processing_units >= 1 && total_processing_performance >= 6000"},
	{"7(10-2)", "assembly", 20260214, 0, "lookup_table_inputs >= 1800000"},
	{"7(15-3)", "cryocooler", 20250528, 0, "cooling_temperature <= 100 && cooling_power >= 6000 && holding_time > 480 || cooler == 'two-stage-pulse-tube' && cooling_temperature < 4000 && power_at_4_2_k >= 150"},
	{"7(16)/a-2", "etch-tool", 20250528, 0, "etch == 'anisotropic-dielectric' && aspect_ratio > 300 && critical_dimension < 400"},
	{"7(16)/a-3", "etch-tool", 20250528, 0, "etch == 'through-silicon-via' && silicon_etch_rate > 700 && depth_nonuniformity <= 200 && aspect_ratio >= 100"},
	{"7(16)/e", "scanner-equipment", 20250528, 0, halfPitch25 + " && overlay <= 240 || throughput_gain >= 100"},
	{"7(16)/fu", "inspection-tool", 20230723, 0, "inspects in ['mask', 'mask-blank'] && for_euv"},
	{"7(16)/he-1", "lithography-tool", 0, 0, "wavelength < 193000 || " + halfPitch35},
	{"7(16)/he-2", "imprint-tool", 0, 20250528, "linewidth <= 450"},
	{"7(16)/he-2", "imprint-tool", 20250528, 0, "linewidth <= 450 && !(overlay <= 400)"},
	{"7(16)/he-3", "mask-writer", 0, 0, "spot_size < 650 && image_placement < 170 || overlay < 2300"},
	{"7(16)/he-4", "beam-writer", 0, 0, "spot_size <= 150 || overlay <= 2700"},
	{"7(16)/i", "epitaxy-tool", 0, 20250528, evenLayers + " || epitaxy in ['mocvd-compound', 'mbe']"},
	{"7(16)/i", "epitaxy-tool", 20250528, 0, evenLayers + " || epitaxy in ['mocvd-compound', 'mocvd-oxide-compound', 'mbe']"},
	{"7(16)/ka-1", "etch-tool", 20230723, 0, "etch == 'isotropic-dry' && sige_to_si_selectivity >= 1000"},
	{"7(16)/ka-2", "etch-tool", 20230723, 20250528, "etch == 'anisotropic-dry' && pulsed_rf_sources >= 1 && gas_valve_time < 3000 && chuck_zones >= 20"},
	{"7(16)/ka-2", "etch-tool", 20250528, 0, "etch == 'anisotropic-dry' && pulsed_rf_sources >= 1 && gas_valve_time < 5000 && chuck_zones >= 10"},
	{"7(16)/ke", "clean-tool", 20230723, 0, "clean == 'surface-modifying'"},
	{"7(16)/ko", "implanter", 20250528, 0, "implant_species == 'n-or-p-dopant-plasma' && rf_sources >= 1 && pulsed_dc_sources >= 1"},
	{"7(16)/me", "clean-tool", 20250528, 0, "clean in ['supercritical-drying', 'sublimation-drying']"},
	{"7(16)/mi", "inspection-tool", 20250528, 0, "inspects == 'patterned-wafer' && wafer_diameter >= 300 && defect_size <= 210 && (wavelength < 400000 || beam_resolution <= 1650 || cold_field_emission || beams >= 2)"},
	{"7(16)/mu", "deposition-tool", 20230723, 0, "deposition == 'multilayer-reflector' && for_euv"},
	{"7(16)/ro", "implanter", 0, 0, "implant_species in ['H', 'D', 'He'] && beam_energy >= 200 && beam_current >= 100 || direct_write || implant_species == 'O' && beam_energy >= 650 && beam_current >= 450 || implant_species == 'Si' && substrate_temperature >= 6000 && beam_energy >= 200 && beam_current >= 100"},
	{"7(16)/ru", "pellicle-tool", 20230723, 0, "for_euv"},
	{"7(16)/ta", "etch-tool", 20230723, 0, "etch == 'anisotropic-dielectric' && aspect_ratio > 300 && critical_dimension < 1000 && pulsed_rf_sources >= 1 && gas_valve_time < 3000"},
	{"7(16)/te", "imprint-tool", 20250528, 0, "overlay <= 400"},
	{"7(16)/u", "epitaxy-tool", 20230723, 20250528, cleanEpi + " && (transfer_pressure <= 100 || water_oxygen_pressure < 100)"},
	{"7(16)/u", "epitaxy-tool", 20250528, 0, cleanEpi},
	{"7(16)/wa", "coater-developer", 20230723, 0, "for_euv"},
	{"7(16)/wi", "deposition-tool", 20230723, 20240908, "deposition in ['plasma-carbon', 'pecvd-carbon'] && film_thickness > 1000 && film_stress < 4500"},
	{"7(16)/wi", "deposition-tool", 20240908, 20250528, "deposition == 'pecvd-carbon' && film_thickness > 1000 && film_stress < 4500"},
	{"7(16)/wi", "deposition-tool", 20250528, 0, "deposition == 'pecvd-carbon' && film_thickness > 20000 && film_density > 1700"},
	{"7(16)/wo", "lithography-tool", 20230723, 20240908, "wavelength >= 193000 && " + halfPitch25},
	{"7(16)/wo", "lithography-tool", 20240908, 0, "wavelength >= 193000 && " + halfPitch25 + " && overlay <= 240"},
	{"7(16)/yo", "etch-tool", 20230723, 0, "etch == 'wet' && sige_to_si_selectivity >= 1000"},
	{"7(16)/yu", "anneal-tool", 20250528, 0, "wafer_diameter >= 300 && anneal_temperature > 10000 && anneal_time < 200"},
	{"7(17)/euv", "mask", 20200122, 0, "mask_kind == 'euv-mask'"},
	{"7(17)/pellicle", "mask", 20230723, 0, "mask_kind == 'euv-pellicle'"},
	{"7(17)/phase-shift", "mask", 20200122, 0, "mask_kind == 'phase-shift' && wavelength < 245000"},
	{"7(17-2)", "mask", 20190109, 0, "mask_kind == 'mask-blank' && molybdenum_silicon_multilayer && semi_p37"},
	{"7(19)", "resist", 0, 0, "tone == 'positive' && wavelength >= 15000 && wavelength < 193000 || wavelength > 1000 && wavelength < 15000 || e_beam_sensitivity <= 100 || surface_imaging || for_imprint"},
	{"7(20)", "precursor", 0, 0, "compound in ['metal-organic-Al', 'metal-organic-Ga', 'metal-organic-In', 'organic-As', 'organic-P', 'organic-Sb'] && purity > 999990"},
	{"7(21)", "precursor", 0, 0, "compound in ['hydride-P', 'hydride-As', 'hydride-Sb'] && purity > 999990 && !(dilution >= 200)"},
	{"7(22)", "wafer", 0, 20221206, "wafer_material in ['SiC', 'GaN', 'AlN', 'AlGaN'] && resistivity > 10000"},
	{"7(22)", "wafer", 20221206, 0, "wafer_material in ['SiC', 'GaN', 'AlN', 'AlGaN', 'Ga2O3', 'diamond'] && resistivity > 10000"},
}

// onDay says whether the version is the law of a day.
func (c *condition) onDay(day int) bool { return c.from <= day && (c.until == 0 || day < c.until) }

// celEngine holds a compiled program for each version of each entry, by family.
type celEngine struct{ families map[string][]celEntry }

type celEntry struct {
	*condition
	program cel.Program
}

func newCEL() (*celEngine, error) {
	env, err := cel.NewEnv(celVariables()...)
	if err != nil {
		return nil, err
	}
	e := &celEngine{families: map[string][]celEntry{}}
	for i := range listed {
		c := &listed[i]
		ast, problems := env.Compile(c.text)
		if problems.Err() != nil {
			return nil, fmt.Errorf("CEL of %s: %w", c.entry, problems.Err())
		}
		program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
		if err != nil {
			return nil, fmt.Errorf("CEL of %s: %w", c.entry, err)
		}
		e.families[c.family] = append(e.families[c.family], celEntry{c, program})
	}
	return e, nil
}

// celVariables declares each fact once, with its type, so that CEL checks the
// expressions and compares without looking at types again.
func celVariables() []cel.EnvOption {
	var out []cel.EnvOption
	seen := map[string]bool{}
	for _, family := range families {
		for i := range family.facts {
			f := &family.facts[i]
			if seen[f.name] {
				continue
			}
			seen[f.name] = true
			t := cel.IntType
			if f.flag != nil {
				t = cel.BoolType
			} else if f.word != nil {
				t = cel.StringType
			}
			out = append(out, cel.Variable(f.key(), t))
		}
	}
	return out
}

// celInput is an item's facts as CEL values, so that no program converts them.
func celInput(it *item) (cel.Activation, error) {
	vars := map[string]any{}
	for _, f := range factsOf(it.family) {
		switch v := f.plain(it).(type) {
		case bool:
			vars[f.key()] = types.Bool(v)
		case string:
			vars[f.key()] = types.String(v)
		case int64:
			vars[f.key()] = types.Int(v)
		}
	}
	return cel.NewActivation(vars)
}

// holds appends the entries whose conditions the item meets.
func (e *celEngine) holds(family string, day int, vars cel.Activation, out []string) ([]string, error) {
	for i := range e.families[family] {
		c := &e.families[family][i]
		if !c.onDay(day) {
			continue
		}
		v, _, err := c.program.Eval(vars)
		if err != nil {
			return nil, fmt.Errorf("CEL of %s: %w", c.entry, err)
		}
		if v == types.True {
			out = append(out, c.entry)
		}
	}
	return out, nil
}

// entryNames is the entries with conditions, each once.
func entryNames() []string {
	var out []string
	for i := range listed {
		if i == 0 || listed[i].entry != listed[i-1].entry {
			out = append(out, listed[i].entry)
		}
	}
	return out
}

// familyCount is how many families the entries stand in.
func familyCount() int {
	seen := map[string]bool{}
	for i := range listed {
		seen[listed[i].family] = true
	}
	return len(seen)
}

// joined writes a set of entries for comparing and printing.
func joined(entries []string) string { return strings.Join(entries, " ") }
