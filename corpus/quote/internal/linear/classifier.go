package linear

import (
	"io"
	"math"
	"math/rand/v2"
)

// Classifier is a logistic regression: yes or no, with a probability.
type Classifier struct {
	table Table
}

// Example is one case for a Classifier to learn.
type Example struct {
	Features []uint32
	Yes      bool
}

// Settings of a training run.
type Settings struct {
	Bits        int // the table has 1<<Bits rows
	Epochs      int
	Rate, Decay float32
	Cutoff      int // features of fewer cases are not learned from
}

// TrainClassifier learns from examples.
func TrainClassifier(examples []Example, s Settings) *Classifier {
	g := newAdagrad(1<<s.Bits, s.Rate, s.Decay)
	mask := uint32(1<<s.Bits - 1)
	c := newCutoff(s.Cutoff)
	for _, e := range examples {
		c.count(e.Features)
	}
	kept := make([][]uint32, len(examples))
	for i, e := range examples {
		kept[i] = c.keep(e.Features)
	}
	for epoch := range s.Epochs {
		for _, i := range Order(len(examples), epoch) {
			e := Example{kept[i], examples[i].Yes}
			var score float32
			for _, f := range e.Features {
				score += g.weights[f&mask]
			}
			gradient := -sigmoid(score)
			if e.Yes {
				gradient++
			}
			for _, f := range e.Features {
				g.step(int(f&mask), gradient)
			}
		}
		g.epoch(epoch, s.Epochs)
	}
	return &Classifier{quantize(g.mean(), 1)}
}

// Order is a permutation of n that depends on the epoch alone.
func Order(n, epoch int) []int {
	return rand.New(rand.NewPCG(uint64(epoch), 1)).Perm(n)
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

// Probability returns the probability of yes.
func (c *Classifier) Probability(features []uint32) float64 {
	return float64(sigmoid(c.table.sum(features)))
}

// Write appends the classifier to w; ReadClassifier reads it back.
func (c *Classifier) Write(w io.Writer) error { return c.table.write(w) }

// ReadClassifier reads what Write wrote.
func ReadClassifier(r io.Reader) (*Classifier, error) {
	t, err := readTable(r)
	return &Classifier{t}, err
}
