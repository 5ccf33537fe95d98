package main

import (
	"fmt"
	"strings"
)

// document is the order as strait reads it: facts as people write them.
func document(o *order) map[string]any {
	day := written(o.day)
	doc := map[string]any{
		"date":     day,
		"dates":    map[string]any{"declaration": day},
		"exporter": map[string]any{"name": "Maker", "country": "JP", "status": list(o.status)},
		"from":     "JP",
		"to":       o.to,
		"via":      []any{},
		"contract": map[string]any{"whole": "yes"},
		"facts":    map[string]any{"dealings-record": yesNo(o.dealings), "jp-guideline-clear": yesNo(o.cleared)},
		"lines":    []any{map[string]any{"id": "1", "item": itemDocument(o), "value": decimal(o.value, 2) + " JPY"}},
	}
	if o.id != "" {
		doc["id"] = o.id
	}
	user := map[string]any{"role": "end-user", "name": "Buyer", "country": o.to}
	if o.declared {
		doc["declared"] = []any{"jp/no-triggers"}
	} else {
		user["hits"], doc["evidence"], doc["notices"] = hitDocuments(o), evidenceDocuments(o), noticeDocuments(o)
	}
	doc["parties"] = []any{user}
	return doc
}

func itemDocument(o *order) map[string]any {
	facts := map[string]any{"jp-named-by-notice": yesNo(o.named)}
	for _, f := range factsOf(o.item.family) {
		facts[f.name] = f.written(&o.item)
	}
	claims := any("none")
	if len(o.claims) > 0 {
		claims = list(o.claims...)
	}
	out := map[string]any{"form": "goods", "family": o.item.family, "hs": o.hs, "entries": map[string]any{"jp": claims}, "facts": facts}
	if o.partOfHS != "" {
		out["part-of-hs"] = o.partOfHS
	}
	return out
}

func hitDocuments(o *order) []any {
	out := []any{}
	for _, h := range o.hits {
		out = append(out, map[string]any{"list": h.list, "codes": list(h.code), "state": "confirmed"})
	}
	return out
}

func evidenceDocuments(o *order) []any {
	out := []any{}
	for _, e := range o.evidence {
		out = append(out, map[string]any{"shows": e.shows, "about": e.about, "channel": e.channel, "held-by": e.heldBy, "received": written(e.received)})
	}
	return out
}

func noticeDocuments(o *order) []any {
	out := []any{}
	for _, n := range o.notices {
		out = append(out, map[string]any{"authority": n.authority, "ground": n.ground, "received": written(n.received)})
	}
	return out
}

// input is the order as OPA is given it: units taken off, days as numbers, keys
// as identifiers, so that its rules need no conversion.
func input(o *order) map[string]any {
	goods := map[string]any{"family": o.item.family, "hs": o.hs, "part_of_hs": o.partOfHS, "named_by_notice": o.named}
	for _, f := range factsOf(o.item.family) {
		goods[f.key()] = f.plain(&o.item)
	}
	hits, papers, notices := []any{}, []any{}, []any{}
	for _, h := range o.hits {
		hits = append(hits, map[string]any{"list": h.list, "codes": list(h.code)})
	}
	for _, e := range o.evidence {
		papers = append(papers, map[string]any{"shows": e.shows, "about": e.about, "channel": e.channel, "held_by": e.heldBy, "received": e.received})
	}
	for _, n := range o.notices {
		notices = append(notices, map[string]any{"authority": n.authority, "ground": n.ground, "received": n.received})
	}
	return map[string]any{
		"day": o.day, "to": o.to, "value": o.value, "item": goods, "claims": list(o.claims...),
		"status": list(o.status), "dealings_record": o.dealings, "guideline_clear": o.cleared,
		"end_user": map[string]any{"hits": hits}, "evidence": papers, "notices": notices,
	}
}

// list is the words that are not blank.
func list(words ...string) []any {
	out := []any{}
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// written is a day as an order states it.
func written(day int) string {
	s := fmt.Sprint(day)
	return strings.Join([]string{s[:4], s[4:6], s[6:]}, "-")
}
