// Command strait answers what may be shipped to whom, when and under which
// licence, by the packs that come with it. It is the only part that reads the
// clock, the environment and files.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/packs"
)

// The exit codes.
const (
	exitDone  = 0
	exitError = 1 // anything that is not the input's fault
	exitInput = 2 // bad input; every problem was listed
	exitGate  = 3 // --gate or --fail-on
)

// usageError is a mistake on the command line.
type usageError struct{ error }

// gateError says that an answer did not pass the gate.
type gateError struct{ what string }

func (e gateError) Error() string { return e.what }

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, in io.Reader, out, errs io.Writer) int {
	root := command(in, out)
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.Execute()
	var problems strait.Problems
	var usage usageError
	var gate gateError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &problems):
		_, _ = fmt.Fprintln(errs, problems)
		_, _ = fmt.Fprintf(errs, "strait: %s\n", counted(len(problems)))
		return exitInput
	case errors.As(err, &gate):
		_, _ = fmt.Fprintf(errs, "strait: %v\n", gate)
		return exitGate
	case errors.As(err, &usage):
		_, _ = fmt.Fprintf(errs, "strait: %v\n", usage)
		return exitInput
	}
	_, _ = fmt.Fprintf(errs, "strait: %v\n", err)
	return exitError
}

func counted(n int) string {
	if n == 1 {
		return "one problem; nothing was decided"
	}
	return fmt.Sprintf("%d problems; nothing was decided", n)
}

func command(in io.Reader, out io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:           "strait",
		Short:         "what may be shipped to whom, when and under which licence",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("there is no command %q; strait --help lists them", args[0])}
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(out, hello)
			return err
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(decideCommand(in, out), packCommand(out), schemaCommand(out))
	return root
}

// openLaw is the law of the packs in a folder, or of those that come with strait.
func openLaw(dir string) (*strait.Law, error) {
	if dir == "" {
		return strait.Open(packs.FS)
	}
	return strait.Open(os.DirFS(dir))
}
