package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected output of the journeys anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"strait": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestJourneys runs the command as its users would: the files in testdata are
// its specification.
func TestJourneys(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "C")
			e.Setenv("NO_COLOR", "1")
			return nil
		},
	})
}

// TestTemplateIsTheExample holds the order that decide --init writes against
// the one the README starts with.
func TestTemplateIsTheExample(t *testing.T) {
	data, err := os.ReadFile("../../examples/resist-to-korea.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != template {
		t.Error("examples/resist-to-korea.yaml and cmd/strait/order.yaml differ; they are one order")
	}
}
