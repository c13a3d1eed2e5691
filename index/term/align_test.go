package term_test

import (
	"slices"
	"testing"

	"onrecord/index/term"
)

func TestWordsThatStandForEachOtherAreInOrder(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want [][2]int
	}{
		{"the weir will hold", "the weir will hold", [][2]int{{0, 0}, {1, 1}, {2, 2}, {3, 3}}},
		{"the weir would hold this winter", "she said the old weir will hold", [][2]int{{0, 2}, {1, 4}, {3, 6}}},
		{"hold the weir", "the weir will hold", [][2]int{{1, 0}, {2, 1}}},
		{"the weir", "a bus", nil},
		{"", "a bus", nil},
	} {
		if got := term.Align(term.Words(c.a), term.Words(c.b)); !slices.Equal(got, c.want) {
			t.Errorf("%q, %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
