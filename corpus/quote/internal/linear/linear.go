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

// Table is a table of weights that can no longer be trained.
type Table struct {
	labels int
	mask   uint32
	scale  float32 // what one unit of a weight is worth
	bytes  []int8  // rows × labels
}

// score adds the weights of features to scores, one for each label.
func (t *Table) score(features []uint32, scores []float32) {
	clear(scores)
	for _, f := range features {
		row := int(f&t.mask) * t.labels
		for l, w := range t.bytes[row : row+len(scores)] {
			scores[l] += float32(w)
		}
	}
	for l := range scores {
		scores[l] *= t.scale
	}
}

// quantize rounds float weights to a Table.
func quantize(weights []float32, labels int) Table {
	var largest float32
	for _, w := range weights {
		largest = max(largest, float32(math.Abs(float64(w))))
	}
	t := Table{labels: labels, mask: uint32(len(weights)/labels - 1), scale: largest / 127, bytes: make([]int8, len(weights))}
	if largest == 0 {
		return t
	}
	for i, w := range weights {
		t.bytes[i] = int8(math.Round(float64(w / t.scale)))
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
	return binary.Write(w, binary.LittleEndian, t.bytes)
}

// readTable reads what write wrote.
func readTable(r io.Reader) (Table, error) {
	var head [3]uint32
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return Table{}, fmt.Errorf("%w: %w", errTruncated, err)
	}
	t := Table{labels: int(head[0]), mask: head[1], scale: math.Float32frombits(head[2])}
	t.bytes = make([]int8, (int(t.mask)+1)*t.labels)
	if err := binary.Read(r, binary.LittleEndian, t.bytes); err != nil {
		return Table{}, fmt.Errorf("%w: %w", errTruncated, err)
	}
	return t, nil
}

// adagrad is a stochastic gradient step whose length shrinks, weight by weight,
// with the gradients seen.
type adagrad struct {
	weights, squares []float32
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
