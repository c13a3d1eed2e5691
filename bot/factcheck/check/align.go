package check

import "onrecord/bot/match"

// What it costs to pass over words of the article, in parts of the mean weight
// of a word: to begin, and for each. Where the draft has an ellipsis it costs
// next to nothing, so that the nearer of two ends is taken.
const (
	skipFirst    = 0.3
	skipNext     = 0.06
	skipEllipsis = 0.002
)

// wording is the words to be aligned, with the weight of each.
type wording struct {
	words  []word
	breaks []pause
	weight []float64
	total  float64
}

func (w wording) mean() float64 { return w.total / float64(max(len(w.words), 1)) }

// align aligns all words of a wording with a sequence. crossing is what it costs to go on
// from one word of the sequence to the next where they are not of one quote; nil is nothing.
func (w wording) align(sequence []word, crossing func(i int) float64) match.Alignment {
	mean := w.mean()
	var cross []float64
	if crossing != nil {
		cross = make([]float64, len(sequence))
		for j := 1; j < len(sequence); j++ {
			cross[j] = crossing(j) * mean
		}
	}
	return match.Align(len(w.words), len(sequence), match.Costs{
		Gain: func(i int, gain []float64) {
			for j := range sequence {
				if gain[j] = -1; alike(w.words, i, sequence, j) {
					gain[j] = w.weight[i]
				}
			}
		},
		Gap: func(i int) (first, next float64) {
			if i+1 < len(w.words) && w.breaks[i+1] != none {
				return skipEllipsis * mean, skipEllipsis * mean
			}
			return skipFirst * mean, skipNext * mean
		},
		Cross: cross,
	})
}
