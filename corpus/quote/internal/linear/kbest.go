package linear

import (
	"math"
	"slices"
)

// Labelling is one way to label a sequence.
type Labelling struct {
	Labels []uint8
	Score  float64 // logarithm, comparable within one sequence
}

// step is one way to reach a label at a position: the label before, and which
// of the ways to reach that.
type step struct {
	score float32
	label uint8
	rank  uint8
}

// Kth returns the k most probable labellings, the best first; there may be
// fewer. They are valid until the next call.
func (c *Chain) Likeliest(s *Sequence, l *Lattice, k int) []Labelling {
	labels, n := c.table.labels, s.Len()
	c.unary(s, l)
	l.ways = grow(l.ways, n*labels*k)
	l.count = grow(l.count, n*labels)
	for i := range n {
		steps := c.stepsInto(s, i)
		for to := range labels {
			at := i*labels + to
			ways := l.ways[at*k : at*k]
			score := l.scores[at]
			if score > impossible {
				if i == 0 {
					ways = append(ways, step{steps[to] + score, 0, 0})
				} else {
					ways = c.merge(ways, l, i, steps, to, score, k)
				}
			}
			l.count[at] = len(ways)
		}
	}
	var last []step
	for to := range labels {
		at := (n-1)*labels + to
		for r, w := range l.ways[at*k : at*k+l.count[at]] {
			last = append(last, step{w.score, uint8(to), uint8(r)})
		}
	}
	slices.SortStableFunc(last, func(a, b step) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	last = last[:min(k, len(last))]
	l.labels = grow(l.labels, len(last)*n)
	out := make([]Labelling, 0, len(last))
	for r, w := range last {
		y := l.labels[r*n : (r+1)*n]
		label, rank := w.label, w.rank
		for i := n - 1; i >= 0; i-- {
			y[i] = label
			back := l.ways[(i*labels+int(label))*k+int(rank)]
			label, rank = back.label, back.rank
		}
		out = append(out, Labelling{y, float64(w.score)})
	}
	return out
}

// merge returns the k best ways to reach label to at position i.
func (c *Chain) merge(ways []step, l *Lattice, i int, steps []float32, to int, score float32, k int) []step {
	labels := c.table.labels
	var next [lanes * maxWords]int
	for len(ways) < k {
		best, from := float32(math.Inf(-1)), -1
		for f := range labels {
			at := (i-1)*labels + f
			if next[f] < l.count[at] {
				if v := l.ways[at*k+next[f]].score + steps[f*labels+to]; v > best {
					best, from = v, f
				}
			}
		}
		if from < 0 {
			break
		}
		ways = append(ways, step{best + score, uint8(from), uint8(next[from])})
		next[from]++
	}
	return ways
}
