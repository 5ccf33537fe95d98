package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/strait-law/strait"
	"github.com/strait-law/strait/packs"
)

// skeleton is the files that pack new writes, with REGIME, PLACE, FRIEND, OTHER
// and TODAY for what it fills in.
//
//go:embed newpack
var skeleton embed.FS

func packCommand(out io.Writer) *cobra.Command {
	c := &cobra.Command{
		Use:   "pack",
		Short: "check, test and begin packs of law",
		Long: `A pack is one regime's law as data. check reads every rule of a folder of packs
and lists every problem; test decides the packs' worked cases; new begins a
regime. Without DIR the packs that come with strait are meant.`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(
		&cobra.Command{Use: "check [DIR]", Short: "read every rule and list every problem", Args: usage(cobra.MaximumNArgs(1)),
			RunE: func(_ *cobra.Command, args []string) error { return checkPacks(out, args) }},
		&cobra.Command{Use: "test [DIR [REGIME…]]", Short: "decide the worked cases of the packs",
			RunE: func(_ *cobra.Command, args []string) error { return testPacks(out, args) }},
		newPackCommand(out),
	)
	return c
}

// usage makes mistakes in the arguments mistakes on the command line.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// packsIn opens the packs of a folder, or those that come with strait.
func packsIn(args []string) (*strait.Law, error) {
	dir := ""
	if len(args) > 0 {
		dir = args[0]
		if _, err := os.Stat(dir); err != nil {
			return nil, usageError{fmt.Errorf("there is no folder %s", dir)}
		}
	}
	law, err := openLaw(dir)
	if err != nil {
		return nil, err
	}
	return law, law.Check()
}

func checkPacks(out io.Writer, args []string) error {
	law, err := packsIn(args)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s: no problem\n", strings.Join(law.Regimes(), ", "))
	return err
}

func testPacks(out io.Writer, args []string) error {
	law, err := packsIn(args)
	if err != nil {
		return err
	}
	regimes := law.Regimes()
	if len(args) > 1 {
		for _, r := range args[1:] {
			if !slices.Contains(regimes, r) {
				return usageError{fmt.Errorf("there is no pack %q; there are %s", r, strings.Join(regimes, ", "))}
			}
		}
		regimes = args[1:]
	}
	var wrong strait.Problems
	for _, r := range regimes {
		cases, err := law.Cases(r)
		if err != nil {
			return err
		}
		failed := 0
		for _, c := range cases {
			ps := law.Run(c)
			wrong = append(wrong, ps...)
			failed += min(len(ps), 1)
		}
		if _, err := fmt.Fprintf(out, "%s: %d worked, %d not as expected\n", r, len(cases), failed); err != nil {
			return err
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

func newPackCommand(out io.Writer) *cobra.Command {
	var place, friend, other string
	c := &cobra.Command{
		Use:   "new REGIME DIR",
		Short: "begin a regime: a pack of one entry, one licence and one case, that passes pack test",
		Long: `new writes a pack to DIR/REGIME, to be filled with the law. Where DIR has no
vocabulary, those of strait are put beside it. Nothing there is overwritten.`,
		Args: usage(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error {
			return newPack(out, args[0], args[1], place, friend, other)
		},
	}
	c.Flags().StringVar(&place, "place", "", "the place whose law it is, by its code of two letters")
	c.Flags().StringVar(&friend, "trusted", "", "a place to begin the set of trusted destinations with")
	c.Flags().StringVar(&other, "other", "", "another destination, for the first case")
	return c
}

var regimeName = regexp.MustCompile(`^[a-z][a-z0-9]{1,7}$`)

func newPack(out io.Writer, regime, dir, place, friend, other string) error {
	if !regimeName.MatchString(regime) {
		return usageError{fmt.Errorf("%q is no name for a regime: two to eight small letters or digits", regime)}
	}
	if _, err := os.Stat(filepath.Join(dir, regime)); !errors.Is(err, fs.ErrNotExist) {
		return usageError{fmt.Errorf("%s is there already; nothing was written", filepath.Join(dir, regime))}
	}
	known, err := openLaw("")
	if err != nil {
		return err
	}
	for _, p := range []string{place, friend, other} {
		if known.PlaceName(strait.Place(p), "en") == p {
			return usageError{fmt.Errorf("there is no place %q; give --place, --trusted and --other, each a code of two letters", p)}
		}
	}
	fill := strings.NewReplacer("REGIME", regime, "PLACE", place, "FRIEND", friend, "OTHER", other, "TODAY", time.Now().UTC().Format(time.DateOnly))
	files := map[string][]byte{}
	if err := collect(files, skeleton, "newpack", regime, fill); err != nil {
		return err
	}
	for _, shared := range []string{"vocabulary", "kinds"} {
		if _, err := os.Stat(filepath.Join(dir, shared)); errors.Is(err, fs.ErrNotExist) {
			if err := collect(files, packs.FS, shared, shared, strings.NewReplacer()); err != nil {
				return err
			}
		}
	}
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(out, "%s is begun; now: strait pack test %s\n", filepath.Join(dir, regime), dir)
	return err
}

// collect is the files of a folder, under another name and filled in.
func collect(into map[string][]byte, fsys fs.FS, from, to string, fill *strings.Replacer) error {
	return fs.WalkDir(fsys, from, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		into[to+strings.TrimPrefix(name, from)] = []byte(fill.Replace(string(data)))
		return err
	})
}
