package linear

import "io"

// Tagger gives each position one label, from left to right: an averaged
// perceptron whose features may hold the labels given before.
type Tagger struct {
	table Table
}

// Best returns the label with the highest score.
func (t *Tagger) Best(features []uint32) uint8 {
	best, highest := 0, -1
	var sums, others uint64
	for l := range t.table.labels {
		if l%8 == 0 {
			sums, others = t.table.sums(features, l)
		}
		if sum := int(sums & (1<<lane - 1)); sum > highest {
			best, highest = l, sum
		}
		sums, others = others, sums>>lane
	}
	return uint8(best)
}

// TaggerTrainer learns a Tagger one position at a time.
type TaggerTrainer struct {
	labels         int
	mask           uint32
	weights, total []float32
	steps          float32
	scores         []float32
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
	return &Tagger{quantize(clipped(mean), t.labels)}
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
func (t *Tagger) Write(w io.Writer) error { return t.table.write(w) }

// ReadTagger reads what Write wrote.
func ReadTagger(r io.Reader) (*Tagger, error) {
	table, err := readTable(r)
	return &Tagger{table}, err
}
