package document

import "testing"

func TestByHashHoldsWhatAMapHolds(t *testing.T) {
	for _, n := range []uint32{0, 1, 3, 1000} {
		entries := map[uint32]int{}
		for i := range n {
			entries[i*i*7919] = int(i) + 1 // 0 is a hash too
		}
		table := NewByHash(entries)
		for hash := range uint32(20000) {
			if got := table.Get(hash * 7919); got != entries[hash*7919] {
				t.Fatalf("of %d entries: %d has %d, want %d", n, hash*7919, got, entries[hash*7919])
			}
		}
	}
}
