package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

//go:embed conditions.rego
var conditionsRego string

//go:embed determination.rego
var determinationRego string

// opaEngine is a prepared query, evaluated in process.
type opaEngine struct{ query rego.PreparedEvalQuery }

func newOPA(query string) (*opaEngine, error) {
	q, err := rego.New(
		rego.Query(query),
		rego.Module("conditions.rego", conditionsRego),
		rego.Module("determination.rego", determinationRego),
	).PrepareForEval(context.Background())
	return &opaEngine{q}, err
}

// The queries: the conditions alone, and the whole determination.
const (
	opaConditions    = "data.conditions.holds"
	opaDetermination = "data.determination.answer"
)

// opaInput reads an order's JSON into the value OPA evaluates with, the step a
// program that calls OPA cannot leave out.
func opaInput(text []byte) (ast.Value, error) { return ast.ValueFromReader(bytes.NewReader(text)) }

// opaText is an order as JSON for OPA.
func opaText(o *order) []byte {
	text, err := json.Marshal(input(o))
	if err != nil {
		panic(err) // a map of plain values
	}
	return text
}

func (e *opaEngine) eval(in ast.Value) (any, error) {
	results, err := e.query.Eval(context.Background(), rego.EvalParsedInput(in))
	if err != nil {
		return nil, err
	}
	if len(results) != 1 || len(results[0].Expressions) != 1 {
		return nil, fmt.Errorf("OPA gave %d results", len(results))
	}
	return results[0].Expressions[0].Value, nil
}

// words reads a set of words out of a result.
func words(v any) ([]string, error) {
	list, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("OPA gave a %T, not a set", v)
	}
	var out []string
	for _, x := range list {
		out = append(out, fmt.Sprint(x))
	}
	return out, nil
}

// opaAnswer reads an answer out of a result.
func opaAnswer(v any) (answer, error) {
	m, ok := v.(map[string]any)
	if !ok {
		return answer{}, fmt.Errorf("OPA gave a %T, not an answer", v)
	}
	outcome, _ := m["outcome"].(string)
	lightest, _ := m["lightest"].(string)
	return answer{outcome, lightest}, nil
}
