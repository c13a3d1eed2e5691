package linear

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomChain returns a chain of random weights over features 0–15.
func randomChain(r *rand.Rand, shape Shape) *Chain {
	weights := make([]float32, shape.Labels<<4)
	for i := range weights {
		weights[i] = float32(r.NormFloat64())
	}
	steps := make([]float32, shape.Classes*shape.Labels*shape.Labels)
	for i := range steps {
		steps[i] = float32(r.NormFloat64())
	}
	return &Chain{quantize(weights, shape.Labels), steps}
}

// everyLabelling scores all labellings of s one by one, the best first.
func everyLabelling(c *Chain, s *Sequence) []Labelling {
	var l Lattice
	c.unary(s, &l)
	all := []Labelling{{}}
	for i := range s.Len() {
		var longer []Labelling
		for _, y := range all {
			was := 0
			if i > 0 {
				was = int(y.Labels[i-1])
			}
			for to := range c.table.labels {
				score := l.scores[i*c.table.labels+to]
				if score <= impossible {
					continue
				}
				step := c.stepsInto(s, i)[was*c.table.labels+to]
				longer = append(longer, Labelling{append(slices.Clone(y.Labels), uint8(to)), y.Score + float64(step+score)})
			}
		}
		all = longer
	}
	slices.SortStableFunc(all, func(a, b Labelling) int { return cmp.Compare(b.Score, a.Score) })
	return all
}

func TestLikeliestLabellingsAreTheBestOfAll(t *testing.T) {
	const k = 8
	var l Lattice // kept, as in use
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 0))
		c := randomChain(r, Shape{Labels: 3 + r.IntN(3), Classes: 2})
		var s Sequence
		for range 1 + r.IntN(6) {
			for range 3 {
				s.Add(r.Uint32N(16))
			}
			fixed := int8(Free)
			if r.IntN(4) == 0 {
				fixed = int8(c.table.labels - 1)
			}
			s.End(uint8(r.IntN(2)), fixed)
		}
		want := everyLabelling(c, &s)
		want = want[:min(k, len(want))]
		got := c.Likeliest(&s, &l, k)
		if len(got) != len(want) {
			t.Fatalf("seed %d: %d labellings, want %d", seed, len(got), len(want))
		}
		for i := range got {
			same := bytes.Equal(got[i].Labels, want[i].Labels)
			if off := got[i].Score - want[i].Score; !same || off > 1e-4 || off < -1e-4 {
				t.Fatalf("seed %d, labelling %d: %s, want %s", seed, i, show(got[i]), show(want[i]))
			}
			if off := c.Score(&s, &l, got[i].Labels) - want[i].Score; off > 1e-4 || off < -1e-4 {
				t.Fatalf("seed %d, labelling %d scores %.4f by itself, want %s", seed, i, c.Score(&s, &l, got[i].Labels), show(want[i]))
			}
		}
	}
}

func show(y Labelling) string { return fmt.Sprintf("%v at %.4f", y.Labels, y.Score) }
