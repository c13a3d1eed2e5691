package answer

import "onrecord/bot/match"

// pair is a word asked for and the word of the passage that it is.
type pair struct{ asked, printed int }

// What it costs to leave out a word: one that was asked for, in parts of its
// weight; one that is printed, in parts of the mean weight; one of grammar less.
const skipAsked, skipPrinted, skipFiller = 0.3, 0.05, 0.01

// align aligns the wording with the passage: a word that matches earns its weight, one
// that is left out on either side costs a little. like is how like each word of the wording
// is to each of the passage.
func (w wording) align(passage []word, like []float64) []pair {
	mean := w.total / float64(len(w.words))
	skip := make([]float64, len(passage))
	for j := range passage {
		if skip[j] = skipPrinted * mean; passage[j].filler {
			skip[j] = skipFiller * mean
		}
	}
	found := match.Align(len(w.words), len(passage), match.Costs{
		Gain: func(i int, gain []float64) {
			for j := range gain {
				if l := like[i*len(passage)+j]; l > 0 {
					gain[j] = l * w.weights[i]
				} else {
					gain[j] = -1
				}
			}
		},
		Missing: func(i int) float64 { return skipAsked * w.weights[i] },
		Skip:    skip,
	})
	var pairs []pair
	for i, j := range found.At {
		if j >= 0 {
			pairs = append(pairs, pair{i, j})
		}
	}
	return pairs
}
