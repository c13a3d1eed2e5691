package answer

// pair is a word asked for and the word of the passage that it is.
type pair struct{ asked, printed int }

// What it costs to leave out a word: one that was asked for, in parts of its
// weight; one that is printed, in parts of the mean weight; one of grammar less.
const skipAsked, skipPrinted, skipFiller = 0.3, 0.05, 0.01

// align finds the best local alignment (Smith and Waterman, 1981) of the
// wording with the passage: a word that matches earns its weight, one that is
// left out on either side costs a little. like is how like each word of the wording is to
// each of the passage.
func (w wording) align(passage []word, like []float64) []pair {
	rows, cols := len(w.words)+1, len(passage)+1
	score := make([]float64, rows*cols)
	likeAt := func(i, j int) float64 { return like[(i-1)*len(passage)+j-1] }
	mean := w.total / float64(len(w.words))
	gap := func(j int) float64 {
		if passage[j-1].filler {
			return skipFiller * mean
		}
		return skipPrinted * mean
	}
	best, bestAt := 0.0, 0
	for i := 1; i < rows; i++ {
		weight := w.weights[i-1]
		for j := 1; j < cols; j++ {
			at := i*cols + j
			s := max(0, score[at-cols]-skipAsked*weight, score[at-1]-gap(j))
			if like := likeAt(i, j); like > 0 {
				s = max(s, score[at-cols-1]+like*weight)
			}
			if score[at] = s; s > best {
				best, bestAt = s, at
			}
		}
	}
	var pairs []pair
	for at := bestAt; score[at] > 0; {
		i, j := at/cols, at%cols
		switch {
		case likeAt(i, j) > 0 && score[at] == score[at-cols-1]+likeAt(i, j)*w.weights[i-1]:
			pairs = append(pairs, pair{i - 1, j - 1})
			at -= cols + 1
		case score[at] == score[at-1]-gap(j):
			at--
		default:
			at -= cols
		}
	}
	for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	return pairs
}
