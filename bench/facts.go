package main

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// item is the goods of an order as a programmer would hold them. Numbers are
// whole numbers of a fine unit (the fact's unit cut by its decimals: a
// wavelength is kept in thousandths of a nanometre), so that no comparison is a
// matter of rounding and all engines must agree on every limit exactly.
type item struct {
	family string

	substance, polymer, product, coating, tone             string
	etch, implantSpecies, epitaxy, deposition, clean       string
	inspects, circuit, cooler, maskKind, compound          string
	waferMaterial                                          string
	fusible, circuitBoardStock, surfaceImaging, forImprint bool
	forEUV, directWrite, siliconOnly, coldFieldEmission    bool
	molybdenumSiliconMultilayer, semiP37                   bool

	concentration, thickness, glassTransition, boundFluorine                        int64
	wavelength, numericalAperture, eBeamSensitivity                                 int64
	overlay, linewidth, spotSize, imagePlacement, throughputGain                    int64
	selectivity, pulsedRFSources, gasValveTime, chuckZones                          int64
	aspectRatio, criticalDimension, siliconEtchRate, depthNonuniformity             int64
	beamEnergy, beamCurrent, substrateTemperature, rfSources, pulsedDCSources       int64
	layerUniformity, uniformOver, precleanChambers, epitaxyTemperature              int64
	transferPressure, waterOxygenPressure                                           int64
	filmThickness, filmStress, filmDensity                                          int64
	waferDiameter, annealTemperature, annealTime                                    int64
	defectSize, beamResolution, beams                                               int64
	singleEndedIO, aggregateSerdesRate, pins, gateDelay, clock                      int64
	designTemperature, bidirectionalIORate, totalProcessing, digitalProcessingUnits int64
	lookupTableInputs                                                               int64
	coolingTemperature, coolingPower, holdingTime, powerAt42K                       int64
	purity, dilution, resistivity                                                   int64
}

// fact is one fact of an item: its name in the vocabulary, where the struct
// keeps it, and the values it is drawn from.
type fact struct {
	name string

	flag func(*item) *bool

	word  func(*item) *string
	words []string

	num      func(*item) *int64
	unit     string
	decimals int
	lo, hi   int64   // the stretch it is drawn from, in fine units
	cuts     []int64 // limits of the rules, drawn more often than the rest
}

func truth(name string, at func(*item) *bool) fact { return fact{name: name, flag: at} }

func word(name string, at func(*item) *string, words string) fact {
	return fact{name: name, word: at, words: strings.Fields(words)}
}

func number(name, unit string, decimals int, at func(*item) *int64, lo, hi int64, cuts ...int64) fact {
	return fact{name: name, unit: unit, decimals: decimals, num: at, lo: lo, hi: hi, cuts: cuts}
}

// draw gives the item a value of the fact. Half of the numbers lie at a limit
// or one fine unit off it: there engines that round would part.
func (f *fact) draw(r *rand.Rand, it *item) {
	switch {
	case f.flag != nil:
		*f.flag(it) = r.IntN(2) == 0
	case f.word != nil:
		*f.word(it) = f.words[r.IntN(len(f.words))]
	case len(f.cuts) > 0 && r.IntN(2) == 0:
		*f.num(it) = max(f.lo, f.cuts[r.IntN(len(f.cuts))]+int64(r.IntN(3))-1)
	default:
		*f.num(it) = f.lo + r.Int64N(f.hi-f.lo+1)
	}
}

// written is the fact as an order states it, with its unit.
func (f *fact) written(it *item) string {
	switch {
	case f.flag != nil && *f.flag(it):
		return "yes"
	case f.flag != nil:
		return "no"
	case f.word != nil:
		return *f.word(it)
	}
	return strings.TrimSpace(decimal(*f.num(it), f.decimals) + " " + f.unit)
}

// plain is the fact as the other engines are given it: a bool, a word, or a
// whole number of fine units, which costs them no conversion.
func (f *fact) plain(it *item) any {
	switch {
	case f.flag != nil:
		return *f.flag(it)
	case f.word != nil:
		return *f.word(it)
	}
	return *f.num(it)
}

// key is the fact's name as an identifier.
func (f *fact) key() string { return strings.ReplaceAll(f.name, "-", "_") }

// decimal writes n·10^-decimals.
func decimal(n int64, decimals int) string {
	s := strconv.FormatInt(n, 10)
	if decimals == 0 {
		return s
	}
	for len(s) <= decimals {
		s = "0" + s
	}
	return strings.TrimRight(strings.TrimRight(s[:len(s)-decimals]+"."+s[len(s)-decimals:], "0"), ".")
}

// family is a kind of goods and every fact that its entries read.
type family struct {
	name  string
	facts []fact
}

// families is the kinds of goods. The last has no entry with conditions; its
// goods are known by their claim.
var families = []family{
	{"resist", []fact{
		word("tone", func(i *item) *string { return &i.tone }, "positive positive negative"),
		wavelength,
		number("e-beam-sensitivity", "uC/mm2", 4, func(i *item) *int64 { return &i.eBeamSensitivity }, 50, 2000, 100),
		truth("surface-imaging", func(i *item) *bool { return &i.surfaceImaging }),
		truth("for-imprint", func(i *item) *bool { return &i.forImprint }),
	}},
	{"chemical", []fact{
		word("substance", func(i *item) *string { return &i.substance }, substances),
		number("concentration", "wt%", 2, func(i *item) *int64 { return &i.concentration }, 0, 10000, 100, 1000, 3000),
	}},
	{"polymer", []fact{
		word("polymer", func(i *item) *string { return &i.polymer }, "other aromatic-polyimide aromatic-polyimide fluorinated-polyimide fluorinated-phosphazene bismaleimide polyarylene-ketone polyarylene-sulfide polyamideimide polyetherimide polybiphenylene-ethersulfone"),
		word("product", func(i *item) *string { return &i.product }, "raw film sheet tape ribbon other"),
		truth("fusible", func(i *item) *bool { return &i.fusible }),
		truth("circuit-board-stock", func(i *item) *bool { return &i.circuitBoardStock }),
		number("thickness", "mm", 3, func(i *item) *int64 { return &i.thickness }, 10, 600, 254),
		word("coating", func(i *item) *string { return &i.coating }, "none none other carbon graphite metal magnetic"),
		number("glass-transition", "degC", 1, func(i *item) *int64 { return &i.glassTransition }, 1500, 4000, 2320, 2900),
		number("bound-fluorine", "wt%", 2, func(i *item) *int64 { return &i.boundFluorine }, 0, 5000, 1000, 3000),
	}},
	{"lithography-tool", []fact{wavelength, aperture, overlay}},
	{"imprint-tool", []fact{
		number("linewidth", "nm", 1, func(i *item) *int64 { return &i.linewidth }, 50, 1000, 450),
		overlay,
	}},
	{"mask-writer", []fact{
		spotSize,
		number("image-placement", "nm", 1, func(i *item) *int64 { return &i.imagePlacement }, 20, 400, 170),
		overlay,
	}},
	{"beam-writer", []fact{spotSize, overlay}},
	{"pellicle-tool", []fact{forEUV}},
	{"coater-developer", []fact{forEUV}},
	{"scanner-equipment", []fact{
		wavelength, aperture, overlay,
		number("throughput-gain", "%", 2, func(i *item) *int64 { return &i.throughputGain }, 0, 500, 100),
	}},
	{"etch-tool", []fact{
		word("etch", func(i *item) *string { return &i.etch }, "other isotropic-dry anisotropic-dry anisotropic-dry wet anisotropic-dielectric anisotropic-dielectric through-silicon-via through-silicon-via"),
		number("sige-to-si-selectivity", "", 1, func(i *item) *int64 { return &i.selectivity }, 10, 3000, 1000),
		number("pulsed-rf-sources", "", 0, func(i *item) *int64 { return &i.pulsedRFSources }, 0, 4),
		number("gas-valve-time", "ms", 1, func(i *item) *int64 { return &i.gasValveTime }, 500, 8000, 3000, 5000),
		number("chuck-zones", "", 0, func(i *item) *int64 { return &i.chuckZones }, 5, 40, 10, 20),
		number("aspect-ratio", "", 1, func(i *item) *int64 { return &i.aspectRatio }, 50, 800, 100, 300),
		number("critical-dimension", "nm", 1, func(i *item) *int64 { return &i.criticalDimension }, 50, 1500, 400, 1000),
		number("silicon-etch-rate", "um/min", 2, func(i *item) *int64 { return &i.siliconEtchRate }, 100, 2000, 700),
		number("depth-nonuniformity", "%", 2, func(i *item) *int64 { return &i.depthNonuniformity }, 10, 400, 200),
	}},
	{"implanter", []fact{
		word("implant-species", func(i *item) *string { return &i.implantSpecies }, "other H D He O Si n-or-p-dopant-plasma n-or-p-dopant-plasma"),
		number("beam-energy", "keV", 1, func(i *item) *int64 { return &i.beamEnergy }, 10, 2000, 200, 650),
		number("beam-current", "mA", 1, func(i *item) *int64 { return &i.beamCurrent }, 1, 800, 100, 450),
		truth("direct-write", func(i *item) *bool { return &i.directWrite }),
		number("substrate-temperature", "degC", 1, func(i *item) *int64 { return &i.substrateTemperature }, 200, 9000, 6000),
		number("rf-sources", "", 0, func(i *item) *int64 { return &i.rfSources }, 0, 3),
		number("pulsed-dc-sources", "", 0, func(i *item) *int64 { return &i.pulsedDCSources }, 0, 3),
	}},
	{"epitaxy-tool", []fact{
		number("layer-uniformity", "%", 2, func(i *item) *int64 { return &i.layerUniformity }, 10, 600, 250),
		number("uniform-over", "mm", 1, func(i *item) *int64 { return &i.uniformOver }, 100, 1500, 750),
		truth("silicon-only", func(i *item) *bool { return &i.siliconOnly }),
		word("epitaxy", func(i *item) *string { return &i.epitaxy }, "other si-or-sige si-or-sige mocvd-compound mocvd-oxide-compound mbe"),
		number("preclean-chambers", "", 0, func(i *item) *int64 { return &i.precleanChambers }, 0, 3),
		number("epitaxy-temperature", "degC", 1, func(i *item) *int64 { return &i.epitaxyTemperature }, 4000, 9000, 6850),
		number("transfer-pressure", "Pa", 4, func(i *item) *int64 { return &i.transferPressure }, 1, 500, 100),
		number("water-oxygen-pressure", "Pa", 4, func(i *item) *int64 { return &i.waterOxygenPressure }, 1, 500, 100),
	}},
	{"deposition-tool", []fact{
		word("deposition", func(i *item) *string { return &i.deposition }, "other plasma-carbon pecvd-carbon pecvd-carbon multilayer-reflector"),
		number("film-thickness", "nm", 1, func(i *item) *int64 { return &i.filmThickness }, 100, 40000, 1000, 20000),
		number("film-stress", "MPa", 1, func(i *item) *int64 { return &i.filmStress }, 500, 9000, 4500),
		number("film-density", "g/cm3", 3, func(i *item) *int64 { return &i.filmDensity }, 900, 2800, 1700),
		forEUV,
	}},
	{"anneal-tool", []fact{
		waferDiameter,
		number("anneal-temperature", "degC", 1, func(i *item) *int64 { return &i.annealTemperature }, 8000, 14000, 10000),
		number("anneal-time", "ms", 2, func(i *item) *int64 { return &i.annealTime }, 1, 500, 200),
	}},
	{"clean-tool", []fact{
		word("clean", func(i *item) *string { return &i.clean }, "other surface-modifying supercritical-drying sublimation-drying"),
	}},
	{"inspection-tool", []fact{
		word("inspects", func(i *item) *string { return &i.inspects }, "other mask mask-blank patterned-wafer patterned-wafer"),
		forEUV, waferDiameter,
		number("defect-size", "nm", 1, func(i *item) *int64 { return &i.defectSize }, 50, 600, 210),
		wavelength,
		number("beam-resolution", "nm", 3, func(i *item) *int64 { return &i.beamResolution }, 300, 4000, 1650),
		truth("cold-field-emission", func(i *item) *bool { return &i.coldFieldEmission }),
		number("beams", "", 0, func(i *item) *int64 { return &i.beams }, 1, 4),
	}},
	{"mask", []fact{
		word("mask-kind", func(i *item) *string { return &i.maskKind }, "other phase-shift euv-mask euv-pellicle mask-blank imprint-template"),
		wavelength,
		truth("molybdenum-silicon-multilayer", func(i *item) *bool { return &i.molybdenumSiliconMultilayer }),
		truth("semi-p37", func(i *item) *bool { return &i.semiP37 }),
	}},
	{"wafer", []fact{
		word("wafer-material", func(i *item) *string { return &i.waferMaterial }, "other Si Ge SiC GaN AlN AlGaN Ga2O3 diamond"),
		number("resistivity", "ohm.cm", 0, func(i *item) *int64 { return &i.resistivity }, 1, 30000, 10000),
	}},
	{"precursor", []fact{
		word("compound", func(i *item) *string { return &i.compound }, "other metal-organic-Al metal-organic-Ga metal-organic-In organic-As organic-P organic-Sb hydride-P hydride-As hydride-Sb"),
		number("purity", "%", 4, func(i *item) *int64 { return &i.purity }, 999900, 1000000, 999990),
		number("dilution", "mol%", 1, func(i *item) *int64 { return &i.dilution }, 0, 1000, 200),
	}},
	{"integrated-circuit", []fact{
		word("circuit", func(i *item) *string { return &i.circuit }, "other field-programmable-logic custom cmos processor processor"),
		number("single-ended-io", "", 0, func(i *item) *int64 { return &i.singleEndedIO }, 50, 1500, 700),
		number("aggregate-serdes-rate", "Gbit/s", 1, func(i *item) *int64 { return &i.aggregateSerdesRate }, 100, 12000, 5000),
		number("pins", "", 0, func(i *item) *int64 { return &i.pins }, 50, 3000, 1500),
		number("gate-delay", "ns", 4, func(i *item) *int64 { return &i.gateDelay }, 10, 1000, 200),
		number("clock", "GHz", 2, func(i *item) *int64 { return &i.clock }, 10, 600, 300),
		number("design-temperature", "K", 2, func(i *item) *int64 { return &i.designTemperature }, 100, 30000, 450),
		number("bidirectional-io-rate", "GB/s", 1, func(i *item) *int64 { return &i.bidirectionalIORate }, 100, 12000, 6000),
		number("total-processing-performance", "", 0, func(i *item) *int64 { return &i.totalProcessing }, 3000, 20000, 6000),
		number("digital-processing-units", "", 0, func(i *item) *int64 { return &i.digitalProcessingUnits }, 0, 8),
	}},
	{"assembly", []fact{
		number("lookup-table-inputs", "", 0, func(i *item) *int64 { return &i.lookupTableInputs }, 100000, 4000000, 1800000),
	}},
	{"cryocooler", []fact{
		word("cooler", func(i *item) *string { return &i.cooler }, "other two-stage-pulse-tube"),
		number("cooling-temperature", "K", 3, func(i *item) *int64 { return &i.coolingTemperature }, 10, 6000, 100, 4000),
		number("cooling-power", "uW", 1, func(i *item) *int64 { return &i.coolingPower }, 100, 12000, 6000),
		number("holding-time", "h", 1, func(i *item) *int64 { return &i.holdingTime }, 100, 1000, 480),
		number("power-at-4-2-k", "W", 2, func(i *item) *int64 { return &i.powerAt42K }, 10, 400, 150),
	}},
	{"other-goods", nil},
}

const substances = "other HF HF HF KF KHF2 NH4HF2 NaHF2 NaF Na2SiF6 amiton PFIB BZ phosgene cyanogen-chloride hydrogen-cyanide chloropicrin alkylphosphonyl-difluoride QL chlorosarin chlorosoman one-alkyl-phosphorus-compound phosphoramidic-dihalide phosphoramidate AsCl3 benzilic-acid quinuclidinol dialkylaminoethyl-chloride dialkylaminoethanol dialkylaminoethanethiol thiodiglycol pinacolyl-alcohol POCl3 PCl3 PCl5 trimethyl-phosphite triethyl-phosphite dimethyl-phosphite diethyl-phosphite S2Cl2 SCl2 SOCl2 ethyldiethanolamine methyldiethanolamine triethanolamine"

// Facts that several families share. With 198 nm, apertures of 1.1 and 1.54 put
// the resolution at exactly 45 nm by the two formulas of the list.
var (
	wavelength    = number("wavelength", "nm", 3, func(i *item) *int64 { return &i.wavelength }, 500, 450000, 1000, 15000, 193000, 198000, 245000, 400000)
	aperture      = number("numerical-aperture", "", 3, func(i *item) *int64 { return &i.numericalAperture }, 300, 1700, 1100, 1540)
	overlay       = number("overlay", "nm", 2, func(i *item) *int64 { return &i.overlay }, 50, 4000, 240, 400, 2300, 2700)
	spotSize      = number("spot-size", "nm", 1, func(i *item) *int64 { return &i.spotSize }, 50, 1000, 150, 650)
	waferDiameter = number("wafer-diameter", "mm", 0, func(i *item) *int64 { return &i.waferDiameter }, 200, 450, 300)
	forEUV        = truth("for-euv", func(i *item) *bool { return &i.forEUV })
)

// factsOf is the facts of a family.
func factsOf(family string) []fact {
	for _, f := range families {
		if f.name == family {
			return f.facts
		}
	}
	return nil
}
