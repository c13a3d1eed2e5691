// Package match owns how words are found again in what an archive holds, whoever asks: a
// question for words half remembered, or the check for those of a draft. It reads passages
// from the archive, aligns words with theirs, and holds the thresholds from which words
// count, those of a question beside those of a check. What a word is, how much it tells and
// what follows from an alignment is its caller's.
package match

// Costs says what an alignment earns and costs. The unit is the weight of a word, as the
// caller weighs words.
type Costs struct {
	// Gain sets what word i of those looked for earns with each word of the text; below zero
	// where it may not stand for it.
	Gain func(i int, gain []float64)
	// Missing is what it costs that the text has nothing for word i; nil is nothing.
	Missing func(i int) float64
	// Gap is what it costs to pass over words of the text after word i: the first, and each
	// further one; nil is nothing.
	Gap func(i int) (first, next float64)
	// Skip holds what it costs beside that to pass over each word of the text, and Cross what
	// it costs to go on to it from the word before, whether it is passed over or not; nil is
	// nothing.
	Skip, Cross []float64
}

// Alignment is how the words looked for stand in a text.
type Alignment struct {
	// At holds for each word the place of the one in the text that stands for it; -1 where
	// none does.
	At []int
	// Earned is what the words earn, less what it costs that others are missing or stand
	// between; 0 where none is there.
	Earned float64
}

// mostCells bounds the work of one alignment.
const mostCells = 8 << 20

// States of a cell: word i stands for word j of the text, nothing in the text stands for
// word i, or word j was passed over. Before the first word there is none of them.
const (
	taken = iota
	missing
	passed
	begun
)

const impossible = -1e9

// Align finds the best alignment of words with a stretch of a text (Smith and Waterman,
// 1981), in which passing over several words together may cost less than passing over each
// of them (Gotoh, 1982). Of two that earn the same it takes the one whose last word comes
// first. More work than 8 million comparisons is not begun: nothing is there then.
func Align(words, text int, c Costs) Alignment {
	out := Alignment{At: make([]int, words)}
	for i := range out.At {
		out.At[i] = -1
	}
	if words == 0 || text == 0 || words*text > mostCells {
		return out
	}
	from := make([]uint8, words*text)
	best, i, j := c.fill(words, text, from)
	out.Earned = best
	for state := taken; best > 0; {
		step := from[i*text+j]
		switch state {
		case taken:
			out.At[i] = j
			if state = int(step & 3); state == begun {
				return out
			}
			i, j = i-1, j-1
		case missing:
			state = int(step >> 2 & 3)
			i--
		case passed:
			state = int(step >> 4 & 3)
			j--
		}
	}
	return out
}

// rows are the scores of the cells of one word, by their state.
type rows struct{ taken, missing, passed []float64 }

// fill returns the best score and the cell that it ends in. Of the scores it keeps two
// rows; from gets for each cell the states that its three scores come from, two bits each.
func (c *Costs) fill(words, text int, from []uint8) (best float64, row, col int) {
	room := make([]float64, 9*text)
	next := func() []float64 {
		out := room[:text:text]
		room = room[text:]
		return out
	}
	before, now := rows{next(), next(), next()}, rows{next(), next(), next()}
	gain, skip, cross := next(), c.Skip, c.Cross
	if skip == nil {
		skip = next()
	}
	if cross == nil {
		cross = next()
	}
	for j := range text {
		before.taken[j], before.missing[j], before.passed[j] = impossible, impossible, impossible
	}
	for i := range words {
		c.Gain(i, gain)
		lost, first, further := 0.0, 0.0, 0.0
		if c.Missing != nil {
			lost = c.Missing(i)
		}
		if c.Gap != nil {
			first, further = c.Gap(i)
		}
		bt, bm, bp := before.taken[:text], before.missing[:text], before.passed[:text]
		nt, nm, np := now.taken[:text], now.missing[:text], now.passed[:text]
		steps := from[i*text:][:text]
		for j, g := range gain[:text] {
			state, step := impossible, uint8(0)
			if g >= 0 {
				state, step = g, begun
				if j > 0 {
					s, score := top(bt[j-1]-cross[j], bm[j-1]-cross[j], bp[j-1]-cross[j])
					if score > 0 {
						state, step = g+score, s
					}
				}
				if state > best {
					best, row, col = state, i, j
				}
			}
			nt[j] = state
			if m := bm[j]; m > bt[j] {
				nm[j] = m - lost
				step |= missing << 2
			} else {
				nm[j] = bt[j] - lost
			}
			np[j] = impossible
			if j > 0 {
				s, score := top(nt[j-1]-first-cross[j], nm[j-1]-first-cross[j], np[j-1]-further-cross[j])
				np[j] = score - skip[j]
				step |= s << 4
			}
			steps[j] = step
		}
		before, now = now, before
	}
	return best, row, col
}

func top(a, b, c float64) (state uint8, score float64) {
	switch {
	case a >= b && a >= c:
		return taken, a
	case b >= c:
		return missing, b
	}
	return passed, c
}
