package strait

import (
	"testing"

	"github.com/strait-law/strait/packs"
)

func TestOpen(t *testing.T) {
	law, err := Open(packs.FS)
	if err != nil {
		t.Fatal(err)
	}
	if err := law.Check(); err != nil {
		t.Fatal(err)
	}
}
