// Package linear owns the learned models of the quote engine: linear models
// over hashed features, trained in float32 and kept as one signed byte a weight.
//
// A feature is a 32-bit hash; its low bits choose a row of a table, and a row
// holds one weight for each label. Features that meet in a row share it, which
// costs little: most features are rare. Training and decoding run in one fixed
// order, so the same data gives the same bytes.
package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Feature returns the feature of a template with two values.
func Feature(template, a, b uint32) uint32 {
	h := (uint64(template)*0x9E3779B97F4A7C15 ^ uint64(a)) * 0xD6E8FEB86659FD93
	h = (h ^ h>>32 ^ uint64(b)) * 0xD6E8FEB86659FD93
	return uint32(h >> 32)
}

// Table is a table of weights that can no longer be trained. A row packs its
// labels' weights eight to a word, each a byte from 1 to 255 that stands for
// (byte-128)·scale: adding words adds eight weights at once.
type Table struct {
	labels int
	mask   uint32
	scale  float32
	words  []uint64 // rows × ceil(labels/8)
}

const (
	lanes    = 8   // weights in a word
	zero     = 128 // the byte of the weight 0
	maxWords = 4   // in a row
)

// width is the number of words in a row.
func width(labels int) int { return (labels + lanes - 1) / lanes }

// score sums the weights of features into scores, one for each label. A sum has
// sixteen bits, which 257 features of eight bits fit into.
func (t *Table) score(features []uint32, scores []float32) {
	const everyOther = 0x00ff00ff00ff00ff
	var even, odd [maxWords]uint64
	n := width(t.labels)
	for _, f := range features {
		row := t.words[int(f&t.mask)*n:][:n]
		for k, w := range row {
			even[k] += w & everyOther
			odd[k] += w >> 8 & everyOther
		}
	}
	none := int32(zero * len(features))
	for l := range scores {
		sum := even[l/lanes]
		if l%2 == 1 {
			sum = odd[l/lanes]
		}
		sum = sum >> (l % lanes / 2 * 16) & 0xffff
		scores[l] = float32(int32(sum)-none) * t.scale
	}
}

// quantize rounds float weights to a Table.
func quantize(weights []float32, labels int) Table {
	var largest float32
	for _, w := range weights {
		largest = max(largest, float32(math.Abs(float64(w))))
	}
	rows, n := len(weights)/labels, width(labels)
	t := Table{labels: labels, mask: uint32(rows - 1), scale: max(largest, 1e-9) / (zero - 1), words: make([]uint64, rows*n)}
	for i, w := range weights {
		l := i % labels
		unit := uint64(zero + int(math.Round(float64(w/t.scale))))
		t.words[i/labels*n+l/lanes] |= unit << (l % lanes * 8)
	}
	return t
}

var errTruncated = errors.New("the weights are cut short")

// write appends the table to w.
func (t *Table) write(w io.Writer) error {
	head := [3]uint32{uint32(t.labels), t.mask, math.Float32bits(t.scale)}
	if err := binary.Write(w, binary.LittleEndian, head); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, t.words)
}

// readTable reads what write wrote.
func readTable(r io.Reader) (Table, error) {
	var head [3]uint32
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return Table{}, fmt.Errorf("%w: %w", errTruncated, err)
	}
	t := Table{labels: int(head[0]), mask: head[1], scale: math.Float32frombits(head[2])}
	t.words = make([]uint64, (int(t.mask)+1)*width(t.labels))
	if err := binary.Read(r, binary.LittleEndian, t.words); err != nil {
		return Table{}, fmt.Errorf("%w: %w", errTruncated, err)
	}
	return t, nil
}

// adagrad is a stochastic gradient step whose length shrinks, weight by weight,
// with the gradients seen.
type adagrad struct {
	weights, squares []float32
	sum              []float32 // of the weights after some of the passes
	summed           int
	rate, decay      float32
}

func newAdagrad(n int, rate, decay float32) *adagrad {
	return &adagrad{weights: make([]float32, n), squares: make([]float32, n), rate: rate, decay: decay}
}

// step moves weight i along its gradient, uphill.
func (a *adagrad) step(i int, gradient float32) {
	gradient -= a.decay * a.weights[i]
	a.squares[i] += gradient * gradient
	a.weights[i] += a.rate * gradient / float32(math.Sqrt(float64(a.squares[i])+1e-6))
}

// epoch ends a pass over the data. The weights that count are the mean of those
// after each pass of the second half: single passes differ by chance.
func (a *adagrad) epoch(n, of int) {
	if n < of/2 {
		return
	}
	if a.sum == nil {
		a.sum = make([]float32, len(a.weights))
	}
	for i, w := range a.weights {
		a.sum[i] += w
	}
	a.summed++
}

// mean returns the weights to keep.
func (a *adagrad) mean() []float32 {
	out := make([]float32, len(a.weights))
	for i, s := range a.sum {
		out[i] = s / float32(a.summed)
	}
	return out
}
