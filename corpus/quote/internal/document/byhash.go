package document

// ByHash maps the hashes of words to values. A hash needs no hashing again, so that a lookup
// is cheaper than in a map. It cannot be changed.
type ByHash[V any] struct {
	slots []hashSlot[V] // a power of two, at most half of them used
	shift uint
}

type hashSlot[V any] struct {
	hash  uint32
	used  bool
	value V
}

// NewByHash returns the entries of a map.
func NewByHash[V any](entries map[uint32]V) ByHash[V] {
	bits := uint(1)
	for 1<<bits < 2*len(entries) {
		bits++
	}
	t := ByHash[V]{make([]hashSlot[V], 1<<bits), 32 - bits}
	for hash, value := range entries {
		i := t.first(hash)
		for t.slots[i].used {
			i = (i + 1) & (len(t.slots) - 1)
		}
		t.slots[i] = hashSlot[V]{hash, true, value}
	}
	return t
}

// first returns the slot that a hash is looked for in first. The low bits of similar words
// are alike, and the multiplication spreads them.
func (t *ByHash[V]) first(hash uint32) int { return int(hash * 0x9E3779B1 >> t.shift) }

// Get returns the value of a hash, or the zero value.
func (t *ByHash[V]) Get(hash uint32) V {
	for i := t.first(hash); t.slots[i].used; i = (i + 1) & (len(t.slots) - 1) {
		if t.slots[i].hash == hash {
			return t.slots[i].value
		}
	}
	var none V
	return none
}
