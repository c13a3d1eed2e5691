package linear

import (
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Tagger gives each position one label, from left to right: an averaged
// perceptron whose features may hold the labels given before.
type Tagger struct {
	table Table
	known map[uint32]uint8
}

// Known returns the label of a word, by its hash, that had no other often enough
// in training: it needs no features.
func (t *Tagger) Known(word uint32) (label uint8, ok bool) {
	label, ok = t.known[word]
	return label, ok
}

// Best returns the label with the highest score.
func (t *Tagger) Best(features []uint32) uint8 {
	if n := stride(t.table.labels); n == 3*word {
		return t.bestOfThree(features)
	}
	best, highest := 0, -1
	for l := 0; l < t.table.labels; l += word {
		even, odd := t.table.sums(features, l)
		best, highest = higher(best, highest, l, min(word, t.table.labels-l), even, odd)
	}
	return uint8(best)
}

// word is how many weights one addition adds.
const word = 8

// bestOfThree is Best for rows of three words, which it reads once.
func (t *Tagger) bestOfThree(features []uint32) uint8 {
	const everyOther = 0x00ff00ff00ff00ff
	var a, b, c, d, e, f uint64
	rows, mask := t.table.rows, t.table.mask
	for _, feature := range features {
		row := rows[3*word*int(feature&mask):]
		_ = row[3*word-1]
		x, y, z := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[word:]), binary.LittleEndian.Uint64(row[2*word:])
		a += x & everyOther
		b += x >> 8 & everyOther
		c += y & everyOther
		d += y >> 8 & everyOther
		e += z & everyOther
		f += z >> 8 & everyOther
	}
	best, highest := higher(0, -1, 0, word, a, b)
	best, highest = higher(best, highest, word, word, c, d)
	best, _ = higher(best, highest, 2*word, t.table.labels-2*word, e, f)
	return uint8(best)
}

// higher returns the best label so far and its sum, after n labels from l on whose
// sums are packed in even and odd.
func higher(best, highest, l, n int, even, odd uint64) (int, int) {
	for k := range n {
		if sum := int(even & (1<<lane - 1)); sum > highest {
			best, highest = l+k, sum
		}
		even, odd = odd, even>>lane
	}
	return best, highest
}

// TaggerTrainer learns a Tagger one position at a time.
type TaggerTrainer struct {
	labels         int
	mask           uint32
	weights, total []float32
	steps          float32
	scores         []float32
	counts         map[uint32][]int // of the labels of each word
}

// NewTaggerTrainer returns a trainer for a table of 1<<bits rows.
func NewTaggerTrainer(labels, bits int) *TaggerTrainer {
	n := labels << bits
	return &TaggerTrainer{labels: labels, mask: uint32(1<<bits - 1), weights: make([]float32, n), total: make([]float32, n), scores: make([]float32, labels)}
}

// Learn sees one position and returns the label that it would have given.
func (t *TaggerTrainer) Learn(features []uint32, gold uint8) uint8 {
	clear(t.scores)
	for _, f := range features {
		row := int(f&t.mask) * t.labels
		for l, w := range t.weights[row : row+t.labels] {
			t.scores[l] += w
		}
	}
	best := 0
	for l, s := range t.scores {
		if s > t.scores[best] {
			best = l
		}
	}
	t.steps++
	if best != int(gold) {
		for _, f := range features {
			row := int(f&t.mask) * t.labels
			t.update(row+int(gold), 1)
			t.update(row+best, -1)
		}
	}
	return uint8(best)
}

// update changes a weight; total lets Tagger average without a pass each step.
func (t *TaggerTrainer) update(i int, by float32) {
	t.weights[i] += by
	t.total[i] += by * t.steps
}

// Tagger returns the average of all the weights so far.
func (t *TaggerTrainer) Tagger() *Tagger {
	mean := make([]float32, len(t.weights))
	for i, w := range t.weights {
		mean[i] = w - t.total[i]/t.steps
	}
	return &Tagger{quantize(clipped(mean), t.labels), t.known()}
}

const (
	oftenSeen = 10   // in training, from where on a word may be known
	nearlyAll = 0.98 // the share of one label from where on a word is known
)

// Count counts the label of a word, for Tagger.Known.
func (t *TaggerTrainer) Count(word uint32, label uint8) {
	if t.counts == nil {
		t.counts = map[uint32][]int{}
	}
	if t.counts[word] == nil {
		t.counts[word] = make([]int, t.labels)
	}
	t.counts[word][label]++
}

// known returns the words that nearly always have one label.
func (t *TaggerTrainer) known() map[uint32]uint8 {
	out := map[uint32]uint8{}
	for word, counts := range t.counts {
		all := 0
		for _, n := range counts {
			all += n
		}
		most := slices.Max(counts)
		if all >= oftenSeen && float64(most) >= nearlyAll*float64(all) {
			out[word] = uint8(slices.Index(counts, most))
		}
	}
	return out
}

// clipped bounds weights, so that one outlier does not coarsen all the others.
func clipped(weights []float32) []float32 {
	const bound = 8
	for i, w := range weights {
		weights[i] = max(-bound, min(bound, w))
	}
	return weights
}

// Write appends the tagger to w; ReadTagger reads it back.
func (t *Tagger) Write(w io.Writer) error {
	if err := t.table.write(w); err != nil {
		return err
	}
	entries := []knownWord{}
	for _, word := range slices.Sorted(maps.Keys(t.known)) {
		entries = append(entries, knownWord{word, t.known[word]})
	}
	if err := binary.Write(w, binary.LittleEndian, uint32(len(entries))); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, entries)
}

// knownWord is one entry of the file.
type knownWord struct {
	Word  uint32
	Label uint8
}

// ReadTagger reads what Write wrote.
func ReadTagger(r io.Reader) (*Tagger, error) {
	table, err := readTable(r)
	if err != nil {
		return nil, err
	}
	var n uint32
	if err := binary.Read(r, binary.LittleEndian, &n); err != nil {
		return nil, fmt.Errorf("%w: %w", errTruncated, err)
	}
	entries := make([]knownWord, n)
	if err := binary.Read(r, binary.LittleEndian, entries); err != nil {
		return nil, fmt.Errorf("%w: %w", errTruncated, err)
	}
	t := &Tagger{table, make(map[uint32]uint8, n)}
	for _, e := range entries {
		t.known[e.Word] = e.Label
	}
	return t, nil
}
