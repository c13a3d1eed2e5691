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
	Runs        int // from how many orders of the cases it learns anew, of which the mean counts; 0 is one
}

// learn learns from n cases one at a time, for as many epochs and runs as are set: the order
// of the cases decides much of what a single run makes of rare features.
func (s Settings) learn(n int, from func(i int), weights ...*adagrad) {
	for run := range max(1, s.Runs) {
		for _, w := range weights {
			w.restart()
		}
		for epoch := range s.Epochs {
			for _, i := range Order(n, run*s.Epochs+epoch) {
				from(i)
			}
			for _, w := range weights {
				w.epoch(epoch, s.Epochs)
			}
		}
	}
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
	s.learn(len(examples), func(i int) {
		var score float32
		for _, f := range kept[i] {
			score += g.weights[f&mask]
		}
		gradient := -sigmoid(score)
		if examples[i].Yes {
			gradient++
		}
		for _, f := range kept[i] {
			g.step(int(f&mask), gradient)
		}
	}, g)
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
