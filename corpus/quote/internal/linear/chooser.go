package linear

import (
	"io"
	"math"
)

// Chooser picks one of several options, or none of them: a conditional logit
// model, in which "none" has the score 0.
type Chooser struct {
	table Table
}

// Choice is one case for a Chooser to learn.
type Choice struct {
	Options [][]uint32 // the features of each
	Right   int        // index of the right option, or None
}

// None is the index of no option.
const None = -1

// TrainChooser learns from choices.
func TrainChooser(choices []Choice, s Settings) *Chooser {
	g := newAdagrad(1<<s.Bits, s.Rate, s.Decay)
	mask := uint32(1<<s.Bits - 1)
	var scores []float64
	for epoch := range s.Epochs {
		for _, i := range Order(len(choices), epoch) {
			c := &choices[i]
			scores = scores[:0]
			for _, features := range c.Options {
				var score float32
				for _, f := range features {
					score += g.weights[f&mask]
				}
				scores = append(scores, float64(score))
			}
			normalize(scores)
			for k, features := range c.Options {
				gradient := -float32(scores[k])
				if k == c.Right {
					gradient++
				}
				if math.Abs(float64(gradient)) < 1e-4 {
					continue
				}
				for _, f := range features {
					g.step(int(f&mask), gradient)
				}
			}
		}
		g.epoch(epoch, s.Epochs)
	}
	return &Chooser{quantize(g.mean(), 1)}
}

// normalize turns scores into probabilities, beside that of none.
func normalize(scores []float64) {
	top := 0.0
	for _, s := range scores {
		top = max(top, s)
	}
	sum := math.Exp(-top)
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// Score returns the score of an option.
func (c *Chooser) Score(features []uint32) float64 {
	var score [1]float32
	c.table.score(features, score[:])
	return float64(score[0])
}

// Normalize turns the scores of all options into their probabilities; what is
// missing to 1 is the probability of none.
func (c *Chooser) Normalize(scores []float64) { normalize(scores) }

// Write appends the chooser to w; ReadChooser reads it back.
func (c *Chooser) Write(w io.Writer) error { return c.table.write(w) }

// ReadChooser reads what Write wrote.
func ReadChooser(r io.Reader) (*Chooser, error) {
	t, err := readTable(r)
	return &Chooser{t}, err
}
