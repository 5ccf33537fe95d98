package value

import (
	"testing"

	"pgregory.net/rapid"
)

// TestRatioIsNum: what a ratio can hold comes to the same as with Num.
func TestRatioIsNum(t *testing.T) {
	fit := 0
	rapid.Check(t, func(r *rapid.T) {
		draw := func(name string) Num {
			n := rapid.OneOf(rapid.Int64Range(-1000, 1000), rapid.Int64()).Draw(r, name)
			d := rapid.OneOf(rapid.Int64Range(1, 1000), rapid.Int64Range(1, 1<<62)).Draw(r, name+" over")
			return Int(n).Quo(Int(d))
		}
		a, b, limit := draw("a"), draw("b"), draw("limit")
		x, ok := a.Ratio()
		y, ok2 := b.Ratio()
		l, ok3 := limit.Ratio()
		if !ok || !ok2 || !ok3 {
			return
		}
		if got, want := x.Cmp(l), a.Cmp(limit); got != want {
			r.Fatalf("%s against %s: %d, want %d", a, limit, got, want)
		}
		if p, fits := x.Mul(y); fits {
			fit++
			if got, want := p.Cmp(l), a.Mul(b).Cmp(limit); got != want {
				r.Fatalf("%s times %s against %s: %d, want %d", a, b, limit, got, want)
			}
		}
		if q, fits := x.Quo(y); fits {
			if got, want := q.Cmp(l), a.Quo(b).Cmp(limit); got != want {
				r.Fatalf("%s by %s against %s: %d, want %d", a, b, limit, got, want)
			}
		} else if b.Sign() != 0 && len(a.String()) < 5 && len(b.String()) < 5 {
			r.Fatalf("%s by %s does not fit", a, b)
		}
	})
	if fit == 0 {
		t.Error("no product fitted")
	}
	if _, fits := (Ratio{1, 1}).Quo(Ratio{0, 1}); fits {
		t.Error("1 was divided by 0")
	}
}
