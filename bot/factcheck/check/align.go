package check

// alignment is how the words of a quote stand in a sequence of words of an article.
type alignment struct {
	// at holds, for each word of the quote, the place in the sequence of the same
	// word; -1 where the article has none for it.
	at []int
	// earned is the weight of the words that are there, less what it costs that
	// others stand between.
	earned float64
}

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

// mostCells bounds the work of one alignment.
const mostCells = 8 << 20

// States of a cell: the last word of the quote matched this word of the article,
// is none of the article's, or this word of the article was passed over.
const (
	matched = iota
	added
	passed
	begun // nothing has matched yet
)

const impossible = -1e9

// align finds the best alignment of all words of a wording with a stretch of a
// sequence (Gotoh, 1982: passing over several words together costs less). crossing
// is what it costs to go on from one word of the sequence to the next where they
// are not of one quote; nil is nothing.
func (w wording) align(sequence []word, crossing func(i int) float64) alignment {
	out := alignment{at: make([]int, len(w.words))}
	for i := range out.at {
		out.at[i] = -1
	}
	rows, cols := len(w.words), len(sequence)
	if rows == 0 || cols == 0 || rows*cols > mostCells {
		return out
	}
	cross := make([]float64, cols)
	if crossing != nil {
		for j := 1; j < cols; j++ {
			cross[j] = crossing(j) * w.mean()
		}
	}
	g := grid{wording: w, sequence: sequence, cross: cross, from: make([]uint8, rows*cols)}
	best, state, i, j := g.fill()
	for out.earned = best; best > 0 && i >= 0; {
		from := g.from[i*cols+j]
		switch state {
		case matched:
			out.at[i] = j
			state = int(from & 3)
			i, j = i-1, j-1
			if state == begun {
				return out
			}
		case added:
			state = int(from >> 2 & 3)
			i--
		case passed:
			state = int(from >> 4 & 3)
			j--
		}
	}
	return out
}

// grid is the table of an alignment. Of the scores it keeps two rows; from holds
// for each cell the states that its three best scores come from, two bits each.
type grid struct {
	wording
	sequence []word
	cross    []float64
	from     []uint8
}

// fill returns the best score of the whole wording and the cell it ends in.
func (g *grid) fill() (best float64, state, row, col int) {
	cols := len(g.sequence)
	var before, now [3][]float64
	for s := range before {
		before[s], now[s] = make([]float64, cols), make([]float64, cols)
		for j := range before[s] {
			before[s][j] = impossible
		}
	}
	mean := g.mean()
	for i := range g.words {
		first, next := skipFirst*mean, skipNext*mean
		if i+1 < len(g.words) && g.breaks[i+1] != none {
			first, next = skipEllipsis*mean, skipEllipsis*mean
		}
		for j := range g.sequence {
			var from uint8
			m := impossible
			if g.words[i].text == g.sequence[j].text {
				m, from = g.weight[i], begun
				if i > 0 && j > 0 {
					s, score := top(before[matched][j-1]-g.cross[j], before[added][j-1]-g.cross[j], before[passed][j-1]-g.cross[j])
					if score > 0 {
						m, from = m+score, uint8(s)
					}
				}
			}
			s, a := top(before[matched][j], before[added][j], impossible)
			from |= uint8(s) << 2
			p := impossible
			if j > 0 {
				var s int
				s, p = top(now[matched][j-1]-first-g.cross[j], now[added][j-1]-first-g.cross[j], now[passed][j-1]-next-g.cross[j])
				from |= uint8(s) << 4
			}
			now[matched][j], now[added][j], now[passed][j] = m, a, p
			g.from[i*cols+j] = from
		}
		before, now = now, before
	}
	for j := range g.sequence {
		if s, score := top(before[matched][j], before[added][j], impossible); score > best {
			best, state, row, col = score, s, len(g.words)-1, j
		}
	}
	return best, state, row, col
}

func top(a, b, c float64) (int, float64) {
	switch {
	case a >= b && a >= c:
		return matched, a
	case b >= c:
		return added, b
	}
	return passed, c
}
