package main

// The conditions of the control list written by hand in Go: what a programmer
// would write who had to have these answers and nothing else. It keeps no
// reasons, no sources and no unknowns. The entries of a family stand in the
// order of their ids.

// Days on which the list changed.
const (
	day20190109 = 20190109
	day20200122 = 20200122
	day20221206 = 20221206
	day20230723 = 20230723
	day20240908 = 20240908
	day20250528 = 20250528
	day20260214 = 20260214
)

// conditionsByHand appends to out the entries whose conditions the item meets
// by the law of a day.
func conditionsByHand(it *item, day int, out []string) []string {
	switch it.family {
	case "resist":
		return resist(it, out)
	case "chemical":
		return chemical(it, out)
	case "polymer":
		return polymer(it, day, out)
	case "lithography-tool":
		return lithographyTool(it, day, out)
	case "imprint-tool":
		return imprintTool(it, day, out)
	case "mask-writer":
		return when(it.spotSize < 650 && it.imagePlacement < 170 || it.overlay < 2300, "7(16)/he-3", out)
	case "beam-writer":
		return when(it.spotSize <= 150 || it.overlay <= 2700, "7(16)/he-4", out)
	case "pellicle-tool":
		return when(day >= day20230723 && it.forEUV, "7(16)/ru", out)
	case "coater-developer":
		return when(day >= day20230723 && it.forEUV, "7(16)/wa", out)
	case "scanner-equipment":
		fine := halfPitch025(it) && it.overlay <= 240
		return when(day >= day20250528 && (fine || it.throughputGain >= 100), "7(16)/e", out)
	case "etch-tool":
		return etchTool(it, day, out)
	case "implanter":
		return implanter(it, day, out)
	case "epitaxy-tool":
		return epitaxyTool(it, day, out)
	case "deposition-tool":
		return depositionTool(it, day, out)
	case "anneal-tool":
		return when(day >= day20250528 && it.waferDiameter >= 300 && it.annealTemperature > 10000 && it.annealTime < 200, "7(16)/yu", out)
	case "clean-tool":
		return cleanTool(it, day, out)
	case "inspection-tool":
		return inspectionTool(it, day, out)
	case "mask":
		return mask(it, day, out)
	case "wafer":
		return when(widegap(it.waferMaterial, day) && it.resistivity > 10000, "7(22)", out)
	case "precursor":
		return precursor(it, out)
	case "integrated-circuit":
		return integratedCircuit(it, day, out)
	case "assembly":
		return when(day >= day20260214 && it.lookupTableInputs >= 1800000, "7(10-2)", out)
	case "cryocooler":
		return when(day >= day20250528 && coldEnough(it), "7(15-3)", out)
	}
	return out
}

func when(holds bool, entry string, out []string) []string {
	if holds {
		return append(out, entry)
	}
	return out
}

func resist(it *item, out []string) []string {
	w := it.wavelength
	return when(it.tone == "positive" && w >= 15000 && w < 193000 ||
		w > 1000 && w < 15000 ||
		it.eBeamSensitivity <= 100 ||
		it.surfaceImaging ||
		it.forImprint, "7(19)", out)
}

// chemical: a substance is in one entry only.
func chemical(it *item, out []string) []string {
	switch it.substance {
	case "HF":
		return when(it.concentration > 3000, "3(1)/1-he", out)
	case "KF", "KHF2", "NH4HF2", "NaHF2", "NaF", "Na2SiF6":
		return when(it.concentration > 3000, "3(1)/1-salts", out)
	case "amiton", "PFIB", "BZ":
		return when(it.concentration > 100, "3(1)/2-i-ha", out)
	case "phosgene", "cyanogen-chloride", "hydrogen-cyanide", "chloropicrin":
		return when(it.concentration > 3000, "3(1)/2-ni-to", out)
	case "alkylphosphonyl-difluoride", "QL", "chlorosarin", "chlorosoman":
		return append(out, "3(1)/3-i-ho")
	case "one-alkyl-phosphorus-compound", "phosphoramidic-dihalide", "phosphoramidate", "AsCl3", "benzilic-acid", "quinuclidinol",
		"dialkylaminoethyl-chloride", "dialkylaminoethanol", "dialkylaminoethanethiol", "thiodiglycol", "pinacolyl-alcohol":
		return when(it.concentration > 1000, "3(1)/3-he-ta", out)
	case "POCl3", "PCl3", "PCl5", "trimethyl-phosphite", "triethyl-phosphite", "dimethyl-phosphite", "diethyl-phosphite",
		"S2Cl2", "SCl2", "SOCl2", "ethyldiethanolamine", "methyldiethanolamine", "triethanolamine":
		return when(it.concentration > 3000, "3(1)/3-re-ya", out)
	}
	return out
}

func polymer(it *item, day int, out []string) []string {
	out = when(day >= day20190109 && highTemperature(it), "5(16)", out)
	out = when(it.polymer == "fluorinated-phosphazene" && it.boundFluorine >= 3000, "5(17)/ha", out)
	out = when(it.polymer == "fluorinated-polyimide" && it.boundFluorine >= 1000, "5(17)/ro", out)
	return when(it.polymer == "aromatic-polyimide" && filmLike(it.product) && !it.fusible && !it.circuitBoardStock &&
		(it.thickness > 254 || conductiveCoat(it.coating)), "5(3)", out)
}

func highTemperature(it *item) bool {
	switch it.polymer {
	case "bismaleimide", "polyarylene-ketone", "polyarylene-sulfide":
		return true
	case "aromatic-polyimide":
		return it.glassTransition > 2320
	case "polyamideimide", "polyetherimide", "polybiphenylene-ethersulfone":
		return it.glassTransition > 2900
	}
	return false
}

func filmLike(product string) bool {
	switch product {
	case "film", "sheet", "tape", "ribbon":
		return true
	}
	return false
}

func conductiveCoat(coating string) bool {
	switch coating {
	case "carbon", "graphite", "metal", "magnetic":
		return true
	}
	return false
}

// halfPitch025 says whether 0.25 times the wavelength over the aperture is at
// most 45 nm, multiplied out so that nothing is divided.
func halfPitch025(it *item) bool { return 25*it.wavelength <= 4500*it.numericalAperture }

func halfPitch035(it *item) bool { return 35*it.wavelength <= 4500*it.numericalAperture }

func lithographyTool(it *item, day int, out []string) []string {
	out = when(it.wavelength < 193000 || halfPitch035(it), "7(16)/he-1", out)
	immersion := it.wavelength >= 193000 && halfPitch025(it)
	switch {
	case day >= day20240908:
		return when(immersion && it.overlay <= 240, "7(16)/wo", out)
	case day >= day20230723:
		return when(immersion, "7(16)/wo", out)
	}
	return out
}

func imprintTool(it *item, day int, out []string) []string {
	if day < day20250528 {
		return when(it.linewidth <= 450, "7(16)/he-2", out)
	}
	out = when(it.linewidth <= 450 && it.overlay > 400, "7(16)/he-2", out)
	return when(it.overlay <= 400, "7(16)/te", out)
}

func etchTool(it *item, day int, out []string) []string {
	if day < day20230723 {
		return out
	}
	late := day >= day20250528
	switch it.etch {
	case "anisotropic-dielectric":
		deep := it.aspectRatio > 300
		out = when(late && deep && it.criticalDimension < 400, "7(16)/a-2", out)
		return when(deep && it.criticalDimension < 1000 && it.pulsedRFSources >= 1 && it.gasValveTime < 3000, "7(16)/ta", out)
	case "through-silicon-via":
		return when(late && it.siliconEtchRate > 700 && it.depthNonuniformity <= 200 && it.aspectRatio >= 100, "7(16)/a-3", out)
	case "isotropic-dry":
		return when(it.selectivity >= 1000, "7(16)/ka-1", out)
	case "wet":
		return when(it.selectivity >= 1000, "7(16)/yo", out)
	case "anisotropic-dry":
		valve, zones := int64(3000), int64(20)
		if late {
			valve, zones = 5000, 10
		}
		return when(it.pulsedRFSources >= 1 && it.gasValveTime < valve && it.chuckZones >= zones, "7(16)/ka-2", out)
	}
	return out
}

func implanter(it *item, day int, out []string) []string {
	out = when(day >= day20250528 && it.implantSpecies == "n-or-p-dopant-plasma" && it.rfSources >= 1 && it.pulsedDCSources >= 1, "7(16)/ko", out)
	return when(it.directWrite || strongBeam(it), "7(16)/ro", out)
}

func strongBeam(it *item) bool {
	switch it.implantSpecies {
	case "H", "D", "He":
		return it.beamEnergy >= 200 && it.beamCurrent >= 100
	case "O":
		return it.beamEnergy >= 650 && it.beamCurrent >= 450
	case "Si":
		return it.substrateTemperature >= 6000 && it.beamEnergy >= 200 && it.beamCurrent >= 100
	}
	return false
}

func epitaxyTool(it *item, day int, out []string) []string {
	even := it.layerUniformity < 250 && it.uniformOver >= 750 && !it.siliconOnly
	compound := it.epitaxy == "mocvd-compound" || it.epitaxy == "mbe" || day >= day20250528 && it.epitaxy == "mocvd-oxide-compound"
	out = when(even || compound, "7(16)/i", out)
	if day < day20230723 || it.epitaxy != "si-or-sige" || it.precleanChambers < 1 || it.epitaxyTemperature > 6850 {
		return out
	}
	return when(day >= day20250528 || it.transferPressure <= 100 || it.waterOxygenPressure < 100, "7(16)/u", out)
}

func depositionTool(it *item, day int, out []string) []string {
	if day < day20230723 {
		return out
	}
	out = when(it.deposition == "multilayer-reflector" && it.forEUV, "7(16)/mu", out)
	switch {
	case day >= day20250528:
		return when(it.deposition == "pecvd-carbon" && it.filmThickness > 20000 && it.filmDensity > 1700, "7(16)/wi", out)
	case day >= day20240908:
		return when(it.deposition == "pecvd-carbon" && it.filmThickness > 1000 && it.filmStress < 4500, "7(16)/wi", out)
	}
	carbon := it.deposition == "pecvd-carbon" || it.deposition == "plasma-carbon"
	return when(carbon && it.filmThickness > 1000 && it.filmStress < 4500, "7(16)/wi", out)
}

func cleanTool(it *item, day int, out []string) []string {
	switch it.clean {
	case "surface-modifying":
		return when(day >= day20230723, "7(16)/ke", out)
	case "supercritical-drying", "sublimation-drying":
		return when(day >= day20250528, "7(16)/me", out)
	}
	return out
}

func inspectionTool(it *item, day int, out []string) []string {
	switch it.inspects {
	case "mask", "mask-blank":
		return when(day >= day20230723 && it.forEUV, "7(16)/fu", out)
	case "patterned-wafer":
		keen := it.wavelength < 400000 || it.beamResolution <= 1650 || it.coldFieldEmission || it.beams >= 2
		return when(day >= day20250528 && it.waferDiameter >= 300 && it.defectSize <= 210 && keen, "7(16)/mi", out)
	}
	return out
}

func mask(it *item, day int, out []string) []string {
	switch it.maskKind {
	case "euv-mask":
		return when(day >= day20200122, "7(17)/euv", out)
	case "euv-pellicle":
		return when(day >= day20230723, "7(17)/pellicle", out)
	case "phase-shift":
		return when(day >= day20200122 && it.wavelength < 245000, "7(17)/phase-shift", out)
	case "mask-blank":
		return when(day >= day20190109 && it.molybdenumSiliconMultilayer && it.semiP37, "7(17-2)", out)
	}
	return out
}

func widegap(material string, day int) bool {
	switch material {
	case "SiC", "GaN", "AlN", "AlGaN":
		return true
	case "Ga2O3", "diamond":
		return day >= day20221206
	}
	return false
}

func precursor(it *item, out []string) []string {
	switch it.compound {
	case "metal-organic-Al", "metal-organic-Ga", "metal-organic-In", "organic-As", "organic-P", "organic-Sb":
		return when(it.purity > 999990, "7(20)", out)
	case "hydride-P", "hydride-As", "hydride-Sb":
		return when(it.purity > 999990 && it.dilution < 200, "7(21)", out)
	}
	return out
}

func integratedCircuit(it *item, day int, out []string) []string {
	switch it.circuit {
	case "cmos":
		return when(day >= day20240908 && it.designTemperature <= 450, "7(1)/ka", out)
	case "custom":
		return when(it.pins > 1500 || it.gateDelay < 200 || it.clock > 300, "7(1)/ri", out)
	case "field-programmable-logic":
		return when(it.singleEndedIO > 700 || it.aggregateSerdesRate >= 5000, "7(1)/to", out)
	case "processor":
		fast := it.bidirectionalIORate >= 6000
		if day >= day20260214 {
			fast = it.digitalProcessingUnits >= 1
		}
		return when(day >= day20250528 && fast && it.totalProcessing >= 6000, "7(1)/yo", out)
	}
	return out
}

func coldEnough(it *item) bool {
	return it.coolingTemperature <= 100 && it.coolingPower >= 6000 && it.holdingTime > 480 ||
		it.cooler == "two-stage-pulse-tube" && it.coolingTemperature < 4000 && it.powerAt42K >= 150
}
