package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
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

// TestReadmeShowsTheScreen holds the screen in the README against what the
// command it stands under prints.
func TestReadmeShowsTheScreen(t *testing.T) {
	t.Setenv("LANG", "C")
	t.Setenv("NO_COLOR", "1")
	var out, problems bytes.Buffer
	if code := run([]string{"decide", "../../examples/resist-to-korea.yaml"}, strings.NewReader(""), &out, &problems); code != 0 {
		t.Fatalf("exit %d: %s", code, problems.String())
	}
	const begin, end = "<!-- screen -->\n```text\n", "```\n<!-- /screen -->\n"
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	shown, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("README.md has no screen")
	}
	if *update {
		if err := os.WriteFile("../../README.md", []byte(before+begin+out.String()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if shown != out.String() {
		t.Error("the screen in README.md is not what the command prints; go test ./cmd/strait -update writes it anew")
	}
}
