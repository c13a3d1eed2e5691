package linear

// cutoff knows which features are frequent enough in the training data to be
// learned from: one that a single case has only memorises that case, and takes
// room in the table from others.
type cutoff struct {
	counts []uint8
	least  uint8
}

// cutoffBits is the size of the table that counts features, which share their
// counts where they meet.
const cutoffBits = 25

// newCutoff returns a cutoff for features of at least so many cases; below two it
// keeps all of them.
func newCutoff(least int) *cutoff {
	if least < 2 {
		return &cutoff{}
	}
	return &cutoff{make([]uint8, 1<<cutoffBits), uint8(least)}
}

// count counts the features of one case.
func (c *cutoff) count(features []uint32) {
	if c.least == 0 {
		return
	}
	for _, f := range features {
		if n := &c.counts[f&(1<<cutoffBits-1)]; *n < c.least {
			*n++
		}
	}
}

// keep returns the frequent ones of features.
func (c *cutoff) keep(features []uint32) []uint32 {
	if c.least == 0 {
		return features
	}
	out := make([]uint32, 0, len(features))
	for _, f := range features {
		if c.counts[f&(1<<cutoffBits-1)] >= c.least {
			out = append(out, f)
		}
	}
	return out
}
