package strait

import (
	"encoding/json"
	"reflect"
	"sort"
	"strings"

	"github.com/strait-law/strait/internal/cond"
)

// schema is a piece of JSON Schema.
type schema map[string]any

const schemaDialect = "https://json-schema.org/draft/2020-12/schema"

// OrderSchema is a JSON Schema of an order: every key, its form and its values,
// as the vocabulary of these packs has them. It cannot say all that ParseOrders
// checks (that a unit fits, that a place exists on a given day).
func (l *Law) OrderSchema() ([]byte, error) {
	s := l.kindSchema(cond.Order)
	s["$schema"], s["title"], s["required"] = schemaDialect, "order", []string{"date", "lines"}
	return json.MarshalIndent(s, "", "  ")
}

func closed(props schema) schema {
	return schema{"type": "object", "additionalProperties": false, "properties": props}
}

func listOf(item schema) schema {
	return schema{"oneOf": []any{schema{"type": "array", "items": item}, item}}
}

var (
	anyText = schema{"type": []string{"string", "number", "boolean"}}
	aDay    = schema{"type": "string", "pattern": `^\d{4}-\d\d-\d\d`}
)

func textMap(of schema) schema { return schema{"type": "object", "additionalProperties": of} }

// kindSchema is the schema of an element of a kind.
func (l *Law) kindSchema(k cond.Kind) schema {
	props := schema{}
	for _, f := range l.lib.Vocab.Of(k) {
		s := l.factSchema(f)
		if q := f.Question.In("en"); q != "" {
			s["description"] = q
		}
		props[f.Name] = s
		if f.IsList || f.Type == cond.Texts || f.Type == cond.Places {
			props[f.Name+"-complete"] = schema{"enum": []any{"yes", "no", true, false}}
		}
	}
	props["facts"] = textMap(schema{})
	switch k {
	case cond.Order:
		l.orderProps(props)
	case cond.Line:
		props["id"], props["item"] = anyText, l.kindSchema(cond.Item)
	case cond.Party:
		props["screening"] = schema{"oneOf": []any{schema{"enum": []string{"clear", "hits"}}, schema{"type": "object"}}}
	}
	return closed(props)
}

func (l *Law) orderProps(props schema) {
	props["id"], props["date"] = anyText, aDay
	props["exporter"], props["contract"] = l.kindSchema(cond.Exporter), l.kindSchema(cond.Contract)
	dates := schema{}
	for _, f := range l.lib.Vocab.Of(cond.Order) {
		if name, ok := strings.CutSuffix(f.Name, "-date"); ok {
			dates[name] = aDay
		}
	}
	props["dates"] = closed(dates)
	props["assume"], props["under"] = textMap(anyText), textMap(anyText)
	props["regimes"], props["declared"] = listOf(schema{"enum": l.Regimes()}), listOf(schema{"enum": sorted(l.groupNames())})
	props["rates"] = textMap(schema{})
}

func sorted(list []string) []string {
	sort.Strings(list)
	return list
}

func (l *Law) factSchema(f *cond.Fact) schema {
	switch {
	case f.Name == "entries" || f.Name == "for":
		claim := listOf(schema{"type": "string"})
		return schema{"oneOf": []any{claim, textMap(claim)}}
	case f.Name == "total" && f.Kind == cond.Contract:
		return textMap(schema{"type": "string"})
	case f.IsList && (f.List == cond.Owner || f.List == cond.Hit) && f.Kind == cond.Owner:
		return schema{"type": "array"} // owners of owners: the same again
	case f.IsList && f.List == cond.Via:
		return listOf(schema{"type": []string{"string", "object"}})
	case f.IsList:
		return schema{"oneOf": []any{schema{"type": "array", "items": l.kindSchema(f.List)}, l.kindSchema(f.List)}}
	}
	switch f.Type {
	case cond.YesNo:
		return schema{"enum": []any{"yes", "no", true, false}}
	case cond.Enum:
		return schema{"enum": append([]string(nil), f.Values...)}
	case cond.Day:
		return schema{"type": "string", "pattern": aDay["pattern"]}
	case cond.Texts, cond.Places:
		return listOf(schema{"type": []string{"string", "object"}})
	case cond.Number, cond.Quantity:
		return schema{"type": []string{"string", "number"}}
	}
	return schema{"type": []string{"string", "number"}}
}

// AnswerSchema is a JSON Schema of a determination.
func AnswerSchema() ([]byte, error) {
	s := answerSchema(reflect.TypeFor[Determination]())
	s["$schema"], s["title"] = schemaDialect, "determination"
	return json.MarshalIndent(s, "", "  ")
}

// words are the types written as one of a few words.
var words = map[reflect.Type][]string{
	reflect.TypeFor[Outcome](): outcomeNames[:],
	reflect.TypeFor[Verdict](): verdictNames[:],
	reflect.TypeFor[Truth]():   {"yes", "no", "unknown"},
	reflect.TypeFor[State]():   {string(StateHeld), string(StateOpen), string(StateClosed), string(StateUnknown)},
}

func answerSchema(t reflect.Type) schema {
	if enum, ok := words[t]; ok {
		return schema{"enum": enum}
	}
	switch {
	case t == reflect.TypeFor[Date]() || t == reflect.TypeFor[Time]():
		return schema{"type": "string", "pattern": aDay["pattern"]}
	case t == reflect.TypeFor[Reason](): // limbs are reasons again
		return schema{"type": "object", "required": []string{"rule", "truth"}}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schema{"oneOf": []any{schema{"type": "null"}, answerSchema(t.Elem())}}
	case reflect.Slice, reflect.Array:
		return schema{"type": "array", "items": answerSchema(t.Elem())}
	case reflect.Map:
		return textMap(answerSchema(t.Elem()))
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Int:
		return schema{"type": "integer"}
	case reflect.Struct:
		return structSchema(t)
	}
	return schema{"type": "string"}
}

func structSchema(t reflect.Type) schema {
	props, required := schema{}, []string{}
	for i := range t.NumField() {
		name, opts, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == "" {
			continue
		}
		props[name] = answerSchema(t.Field(i).Type)
		if opts != "omitempty" {
			required = append(required, name)
		}
	}
	s := closed(props)
	s["required"] = required
	return s
}
