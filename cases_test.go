package strait

import (
	"testing"

	"github.com/strait-law/strait/packs"
)

// testLaw is the law of the packs that come with strait.
func testLaw(t testing.TB) *Law {
	t.Helper()
	law, err := Open(packs.FS)
	if err != nil {
		t.Fatal(err)
	}
	if err := law.Check(); err != nil {
		t.Fatal(err)
	}
	return law
}

func TestCases(t *testing.T) {
	runCases(t, testLaw(t))
}

// runCases decides every worked case of a law.
func runCases(t *testing.T, law *Law) {
	for _, regime := range law.Regimes() {
		cases, err := law.Cases(regime)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			t.Run(regime+"/"+c.ID, func(t *testing.T) {
				for _, p := range law.Run(c) {
					t.Error(p)
				}
			})
		}
	}
}
