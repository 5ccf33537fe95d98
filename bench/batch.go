package main

import (
	"fmt"

	"cel.dev/cel-go/cel"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/strait-law/strait"
)

// engines is everything that answers.
type engines struct {
	law           *strait.Law
	conditions    *straitConditions
	cel           *celEngine
	opaConditions *opaEngine
	opaDecision   *opaEngine
}

func newEngines(law *strait.Law) (*engines, error) {
	e := &engines{law: law}
	var err error
	if e.conditions, err = newStraitConditions(); err != nil {
		return nil, err
	}
	if e.cel, err = newCEL(); err != nil {
		return nil, err
	}
	if e.opaConditions, err = newOPA(opaConditions); err != nil {
		return nil, err
	}
	e.opaDecision, err = newOPA(opaDetermination)
	return e, err
}

// batch is some orders in the form each engine reads them in. Orders are made
// and measured batch by batch, so that memory stays small.
type batch struct {
	orders []order

	yaml, json [][]byte // as strait reads them
	parsed     []*strait.Order
	items      []straitItem
	opaTexts   [][]byte
	opaValues  []ast.Value
	celVars    []cel.Activation
}

func (e *engines) batch(orders []order) (*batch, error) {
	b := &batch{orders: orders}
	for i := range orders {
		if err := e.add(b, &orders[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", orders[i].id, err)
		}
	}
	return b, nil
}

func (e *engines) add(b *batch, o *order) error {
	yamlText, jsonText, err := straitTexts(o)
	if err != nil {
		return err
	}
	parsed, err := parse(e.law, yamlText)
	if err != nil {
		return err
	}
	it, err := e.conditions.read(o)
	if err != nil {
		return err
	}
	text := opaText(o)
	value, err := opaInput(text)
	if err != nil {
		return err
	}
	vars, err := celInput(&o.item)
	if err != nil {
		return err
	}
	b.yaml, b.json, b.parsed, b.items = append(b.yaml, yamlText), append(b.json, jsonText), append(b.parsed, parsed), append(b.items, it)
	b.opaTexts, b.opaValues, b.celVars = append(b.opaTexts, text), append(b.opaValues, value), append(b.celVars, vars)
	return nil
}

// parse reads the one order of a file.
func parse(law *strait.Law, text []byte) (*strait.Order, error) {
	orders, err := law.ParseOrders("order", text)
	if err != nil {
		return nil, err
	}
	if len(orders) != 1 {
		return nil, fmt.Errorf("%d orders in a file of one", len(orders))
	}
	return orders[0], nil
}
