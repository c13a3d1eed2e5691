package linear

import (
	"io"
	"math"
)

// Ranker chooses one of several options: a softmax over their scores.
type Ranker struct {
	table Table
}

// Choice is one case for a Ranker to learn: the features of each option, and
// which are right. More than one may be.
type Choice struct {
	Options [][]uint32
	Right   []bool
}

// TrainRanker learns from the choices that have a right option.
func TrainRanker(choices []Choice, s Settings) *Ranker {
	g := newAdagrad(1<<s.Bits, s.Rate, s.Decay)
	mask := uint32(1<<s.Bits - 1)
	var scores, right []float64
	rare := newCutoff(s.Cutoff)
	for _, c := range choices {
		for _, o := range c.Options {
			rare.count(o)
		}
	}
	kept := make([][][]uint32, len(choices))
	for i, c := range choices {
		for _, o := range c.Options {
			kept[i] = append(kept[i], rare.keep(o))
		}
	}
	s.learn(len(choices), func(i int) {
		scores, right = scores[:0], right[:0]
		for k, features := range kept[i] {
			var score float32
			for _, f := range features {
				score += g.weights[f&mask]
			}
			scores = append(scores, float64(score))
			if choices[i].Right[k] {
				right = append(right, float64(score))
			}
		}
		if len(right) == 0 {
			return
		}
		all, hit := logSumExp(scores), logSumExp(right)
		for k, features := range kept[i] {
			gradient := -math.Exp(scores[k] - all)
			if choices[i].Right[k] {
				gradient += math.Exp(scores[k] - hit)
			}
			if math.Abs(gradient) < 1e-4 {
				continue
			}
			for _, f := range features {
				g.step(int(f&mask), float32(gradient))
			}
		}
	}, g)
	return &Ranker{quantize(g.mean(), 1)}
}

func logSumExp(x []float64) float64 {
	top := math.Inf(-1)
	for _, v := range x {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range x {
		sum += math.Exp(v - top)
	}
	return top + math.Log(sum)
}

// Score returns the score of an option.
func (r *Ranker) Score(features []uint32) float64 { return float64(r.table.sum(features)) }

// Probabilities turns the scores of all options into their probabilities.
func Probabilities(scores []float64) {
	all := logSumExp(scores)
	for k := range scores {
		scores[k] = math.Exp(scores[k] - all)
	}
}

// Write appends the ranker to w; ReadRanker reads it back.
func (r *Ranker) Write(w io.Writer) error { return r.table.write(w) }

// ReadRanker reads what Write wrote.
func ReadRanker(from io.Reader) (*Ranker, error) {
	t, err := readTable(from)
	return &Ranker{t}, err
}
