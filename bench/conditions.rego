# The conditions of the control list in Rego. Each rule of holds begins with the
# item's family, so that OPA's index gives only the rules of that family to be
# evaluated. Numbers come in whole fine units (facts.go), days as 20190704.
package conditions

# Row 3

holds contains "3(1)/1-he" if {
	input.item.family == "chemical"
	input.item.substance == "HF"
	input.item.concentration > 3000
}

holds contains "3(1)/1-salts" if {
	input.item.family == "chemical"
	input.item.substance in {"KF", "KHF2", "NH4HF2", "NaHF2", "NaF", "Na2SiF6"}
	input.item.concentration > 3000
}

holds contains "3(1)/2-i-ha" if {
	input.item.family == "chemical"
	input.item.substance in {"amiton", "PFIB", "BZ"}
	input.item.concentration > 100
}

holds contains "3(1)/2-ni-to" if {
	input.item.family == "chemical"
	input.item.substance in {"phosgene", "cyanogen-chloride", "hydrogen-cyanide", "chloropicrin"}
	input.item.concentration > 3000
}

holds contains "3(1)/3-i-ho" if {
	input.item.family == "chemical"
	input.item.substance in {"alkylphosphonyl-difluoride", "QL", "chlorosarin", "chlorosoman"}
}

holds contains "3(1)/3-he-ta" if {
	input.item.family == "chemical"
	input.item.substance in {
		"one-alkyl-phosphorus-compound", "phosphoramidic-dihalide", "phosphoramidate", "AsCl3",
		"benzilic-acid", "quinuclidinol", "dialkylaminoethyl-chloride", "dialkylaminoethanol",
		"dialkylaminoethanethiol", "thiodiglycol", "pinacolyl-alcohol",
	}
	input.item.concentration > 1000
}

holds contains "3(1)/3-re-ya" if {
	input.item.family == "chemical"
	input.item.substance in {
		"POCl3", "PCl3", "PCl5", "trimethyl-phosphite", "triethyl-phosphite", "dimethyl-phosphite",
		"diethyl-phosphite", "S2Cl2", "SCl2", "SOCl2", "ethyldiethanolamine", "methyldiethanolamine",
		"triethanolamine",
	}
	input.item.concentration > 3000
}

# Row 5

holds contains "5(3)" if {
	input.item.family == "polymer"
	input.item.polymer == "aromatic-polyimide"
	input.item.product in {"film", "sheet", "tape", "ribbon"}
	not input.item.fusible
	not input.item.circuit_board_stock
	thick_or_coated
}

thick_or_coated if input.item.thickness > 254

thick_or_coated if input.item.coating in {"carbon", "graphite", "metal", "magnetic"}

holds contains "5(16)" if {
	input.item.family == "polymer"
	input.day >= 20190109
	high_temperature
}

high_temperature if input.item.polymer in {"bismaleimide", "polyarylene-ketone", "polyarylene-sulfide"}

high_temperature if {
	input.item.polymer == "aromatic-polyimide"
	input.item.glass_transition > 2320
}

high_temperature if {
	input.item.polymer in {"polyamideimide", "polyetherimide", "polybiphenylene-ethersulfone"}
	input.item.glass_transition > 2900
}

holds contains "5(17)/ro" if {
	input.item.family == "polymer"
	input.item.polymer == "fluorinated-polyimide"
	input.item.bound_fluorine >= 1000
}

holds contains "5(17)/ha" if {
	input.item.family == "polymer"
	input.item.polymer == "fluorinated-phosphazene"
	input.item.bound_fluorine >= 3000
}

# Row 7: circuits, masks, wafers, resists, precursors

holds contains "7(1)/to" if {
	input.item.family == "integrated-circuit"
	input.item.circuit == "field-programmable-logic"
	large_logic
}

large_logic if input.item.single_ended_io > 700

large_logic if input.item.aggregate_serdes_rate >= 5000

holds contains "7(1)/ri" if {
	input.item.family == "integrated-circuit"
	input.item.circuit == "custom"
	fast_custom
}

fast_custom if input.item.pins > 1500

fast_custom if input.item.gate_delay < 200

fast_custom if input.item.clock > 300

holds contains "7(1)/ka" if {
	input.item.family == "integrated-circuit"
	input.item.circuit == "cmos"
	input.day >= 20240908
	input.item.design_temperature <= 450
}

holds contains "7(1)/yo" if {
	input.item.family == "integrated-circuit"
	input.item.circuit == "processor"
	input.day >= 20250528
	input.day < 20260214
	input.item.bidirectional_io_rate >= 6000
	input.item.total_processing_performance >= 6000
}

holds contains "7(1)/yo" if {
	input.item.family == "integrated-circuit"
	input.item.circuit == "processor"
	input.day >= 20260214
	input.item.digital_processing_units >= 1
	input.item.total_processing_performance >= 6000
}

holds contains "7(10-2)" if {
	input.item.family == "assembly"
	input.day >= 20260214
	input.item.lookup_table_inputs >= 1800000
}

holds contains "7(15-3)" if {
	input.item.family == "cryocooler"
	input.day >= 20250528
	cold_enough
}

cold_enough if {
	input.item.cooling_temperature <= 100
	input.item.cooling_power >= 6000
	input.item.holding_time > 480
}

cold_enough if {
	input.item.cooler == "two-stage-pulse-tube"
	input.item.cooling_temperature < 4000
	input.item.power_at_4_2_k >= 150
}

holds contains "7(17)/euv" if {
	input.item.family == "mask"
	input.item.mask_kind == "euv-mask"
	input.day >= 20200122
}

holds contains "7(17)/pellicle" if {
	input.item.family == "mask"
	input.item.mask_kind == "euv-pellicle"
	input.day >= 20230723
}

holds contains "7(17)/phase-shift" if {
	input.item.family == "mask"
	input.item.mask_kind == "phase-shift"
	input.day >= 20200122
	input.item.wavelength < 245000
}

holds contains "7(17-2)" if {
	input.item.family == "mask"
	input.item.mask_kind == "mask-blank"
	input.day >= 20190109
	input.item.molybdenum_silicon_multilayer
	input.item.semi_p37
}

holds contains "7(19)" if {
	input.item.family == "resist"
	listed_resist
}

listed_resist if {
	input.item.tone == "positive"
	input.item.wavelength >= 15000
	input.item.wavelength < 193000
}

listed_resist if {
	input.item.wavelength > 1000
	input.item.wavelength < 15000
}

listed_resist if input.item.e_beam_sensitivity <= 100

listed_resist if input.item.surface_imaging

listed_resist if input.item.for_imprint

holds contains "7(20)" if {
	input.item.family == "precursor"
	input.item.compound in {"metal-organic-Al", "metal-organic-Ga", "metal-organic-In", "organic-As", "organic-P", "organic-Sb"}
	input.item.purity > 999990
}

holds contains "7(21)" if {
	input.item.family == "precursor"
	input.item.compound in {"hydride-P", "hydride-As", "hydride-Sb"}
	input.item.purity > 999990
	input.item.dilution < 200
}

holds contains "7(22)" if {
	input.item.family == "wafer"
	input.day < 20221206
	input.item.wafer_material in {"SiC", "GaN", "AlN", "AlGaN"}
	input.item.resistivity > 10000
}

holds contains "7(22)" if {
	input.item.family == "wafer"
	input.day >= 20221206
	input.item.wafer_material in {"SiC", "GaN", "AlN", "AlGaN", "Ga2O3", "diamond"}
	input.item.resistivity > 10000
}

# Row 7(16): tools

half_pitch_025 if 25 * input.item.wavelength <= 4500 * input.item.numerical_aperture

half_pitch_035 if 35 * input.item.wavelength <= 4500 * input.item.numerical_aperture

holds contains "7(16)/he-1" if {
	input.item.family == "lithography-tool"
	fine_exposure
}

fine_exposure if input.item.wavelength < 193000

fine_exposure if half_pitch_035

holds contains "7(16)/wo" if {
	input.item.family == "lithography-tool"
	input.day >= 20230723
	input.day < 20240908
	input.item.wavelength >= 193000
	half_pitch_025
}

holds contains "7(16)/wo" if {
	input.item.family == "lithography-tool"
	input.day >= 20240908
	input.item.wavelength >= 193000
	half_pitch_025
	input.item.overlay <= 240
}

holds contains "7(16)/he-2" if {
	input.item.family == "imprint-tool"
	input.day < 20250528
	input.item.linewidth <= 450
}

holds contains "7(16)/he-2" if {
	input.item.family == "imprint-tool"
	input.day >= 20250528
	input.item.linewidth <= 450
	input.item.overlay > 400
}

holds contains "7(16)/te" if {
	input.item.family == "imprint-tool"
	input.day >= 20250528
	input.item.overlay <= 400
}

holds contains "7(16)/he-3" if {
	input.item.family == "mask-writer"
	fine_writer
}

fine_writer if {
	input.item.spot_size < 650
	input.item.image_placement < 170
}

fine_writer if input.item.overlay < 2300

holds contains "7(16)/he-4" if {
	input.item.family == "beam-writer"
	fine_beam
}

fine_beam if input.item.spot_size <= 150

fine_beam if input.item.overlay <= 2700

holds contains "7(16)/ru" if {
	input.item.family == "pellicle-tool"
	input.day >= 20230723
	input.item.for_euv
}

holds contains "7(16)/wa" if {
	input.item.family == "coater-developer"
	input.day >= 20230723
	input.item.for_euv
}

holds contains "7(16)/e" if {
	input.item.family == "scanner-equipment"
	input.day >= 20250528
	betters_scanner
}

betters_scanner if {
	half_pitch_025
	input.item.overlay <= 240
}

betters_scanner if input.item.throughput_gain >= 100

holds contains "7(16)/ka-1" if {
	input.item.family == "etch-tool"
	input.item.etch == "isotropic-dry"
	input.day >= 20230723
	input.item.sige_to_si_selectivity >= 1000
}

holds contains "7(16)/ka-2" if {
	input.item.family == "etch-tool"
	input.item.etch == "anisotropic-dry"
	input.day >= 20230723
	input.day < 20250528
	input.item.pulsed_rf_sources >= 1
	input.item.gas_valve_time < 3000
	input.item.chuck_zones >= 20
}

holds contains "7(16)/ka-2" if {
	input.item.family == "etch-tool"
	input.item.etch == "anisotropic-dry"
	input.day >= 20250528
	input.item.pulsed_rf_sources >= 1
	input.item.gas_valve_time < 5000
	input.item.chuck_zones >= 10
}

holds contains "7(16)/yo" if {
	input.item.family == "etch-tool"
	input.item.etch == "wet"
	input.day >= 20230723
	input.item.sige_to_si_selectivity >= 1000
}

holds contains "7(16)/ta" if {
	input.item.family == "etch-tool"
	input.item.etch == "anisotropic-dielectric"
	input.day >= 20230723
	input.item.aspect_ratio > 300
	input.item.critical_dimension < 1000
	input.item.pulsed_rf_sources >= 1
	input.item.gas_valve_time < 3000
}

holds contains "7(16)/a-2" if {
	input.item.family == "etch-tool"
	input.item.etch == "anisotropic-dielectric"
	input.day >= 20250528
	input.item.aspect_ratio > 300
	input.item.critical_dimension < 400
}

holds contains "7(16)/a-3" if {
	input.item.family == "etch-tool"
	input.item.etch == "through-silicon-via"
	input.day >= 20250528
	input.item.silicon_etch_rate > 700
	input.item.depth_nonuniformity <= 200
	input.item.aspect_ratio >= 100
}

holds contains "7(16)/ro" if {
	input.item.family == "implanter"
	listed_implanter
}

listed_implanter if {
	input.item.implant_species in {"H", "D", "He"}
	input.item.beam_energy >= 200
	input.item.beam_current >= 100
}

listed_implanter if input.item.direct_write

listed_implanter if {
	input.item.implant_species == "O"
	input.item.beam_energy >= 650
	input.item.beam_current >= 450
}

listed_implanter if {
	input.item.implant_species == "Si"
	input.item.substrate_temperature >= 6000
	input.item.beam_energy >= 200
	input.item.beam_current >= 100
}

holds contains "7(16)/ko" if {
	input.item.family == "implanter"
	input.item.implant_species == "n-or-p-dopant-plasma"
	input.day >= 20250528
	input.item.rf_sources >= 1
	input.item.pulsed_dc_sources >= 1
}

holds contains "7(16)/i" if {
	input.item.family == "epitaxy-tool"
	even_or_compound
}

even_or_compound if {
	input.item.layer_uniformity < 250
	input.item.uniform_over >= 750
	not input.item.silicon_only
}

even_or_compound if input.item.epitaxy in {"mocvd-compound", "mbe"}

even_or_compound if {
	input.item.epitaxy == "mocvd-oxide-compound"
	input.day >= 20250528
}

holds contains "7(16)/u" if {
	input.item.family == "epitaxy-tool"
	input.item.epitaxy == "si-or-sige"
	input.day >= 20230723
	input.day < 20250528
	input.item.preclean_chambers >= 1
	input.item.epitaxy_temperature <= 6850
	clean_transfer
}

clean_transfer if input.item.transfer_pressure <= 100

clean_transfer if input.item.water_oxygen_pressure < 100

holds contains "7(16)/u" if {
	input.item.family == "epitaxy-tool"
	input.item.epitaxy == "si-or-sige"
	input.day >= 20250528
	input.item.preclean_chambers >= 1
	input.item.epitaxy_temperature <= 6850
}

holds contains "7(16)/wi" if {
	input.item.family == "deposition-tool"
	input.day >= 20230723
	input.day < 20240908
	input.item.deposition in {"plasma-carbon", "pecvd-carbon"}
	input.item.film_thickness > 1000
	input.item.film_stress < 4500
}

holds contains "7(16)/wi" if {
	input.item.family == "deposition-tool"
	input.item.deposition == "pecvd-carbon"
	input.day >= 20240908
	input.day < 20250528
	input.item.film_thickness > 1000
	input.item.film_stress < 4500
}

holds contains "7(16)/wi" if {
	input.item.family == "deposition-tool"
	input.item.deposition == "pecvd-carbon"
	input.day >= 20250528
	input.item.film_thickness > 20000
	input.item.film_density > 1700
}

holds contains "7(16)/mu" if {
	input.item.family == "deposition-tool"
	input.item.deposition == "multilayer-reflector"
	input.day >= 20230723
	input.item.for_euv
}

holds contains "7(16)/yu" if {
	input.item.family == "anneal-tool"
	input.day >= 20250528
	input.item.wafer_diameter >= 300
	input.item.anneal_temperature > 10000
	input.item.anneal_time < 200
}

holds contains "7(16)/ke" if {
	input.item.family == "clean-tool"
	input.item.clean == "surface-modifying"
	input.day >= 20230723
}

holds contains "7(16)/me" if {
	input.item.family == "clean-tool"
	input.item.clean in {"supercritical-drying", "sublimation-drying"}
	input.day >= 20250528
}

holds contains "7(16)/fu" if {
	input.item.family == "inspection-tool"
	input.item.inspects in {"mask", "mask-blank"}
	input.day >= 20230723
	input.item.for_euv
}

holds contains "7(16)/mi" if {
	input.item.family == "inspection-tool"
	input.item.inspects == "patterned-wafer"
	input.day >= 20250528
	input.item.wafer_diameter >= 300
	input.item.defect_size <= 210
	keen
}

keen if input.item.wavelength < 400000

keen if input.item.beam_resolution <= 1650

keen if input.item.cold_field_emission

keen if input.item.beams >= 2
