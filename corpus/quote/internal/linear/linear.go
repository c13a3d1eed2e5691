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
	"hash/crc32"
	"io"
	"math"
)

// Template is one kind of feature: the pair of values that it looks at. Its id
// is the hash of its name.
type Template uint32

// templates holds the name of each template.
var templates = map[Template]string{}

// Named returns the template of a name, "cue: next word × stem". It panics where
// the name or its id is taken: two kinds of feature would share their weights.
func Named(name string) Template {
	t := Template(crc32.ChecksumIEEE([]byte(name)))
	if other, taken := templates[t]; taken {
		panic(fmt.Sprintf("linear: the features %q and %q have one id", other, name))
	}
	templates[t] = name
	return t
}

// Numbered returns the templates of a name for each number from first to last.
func Numbered(name string, first, last int) []Template {
	var out []Template
	for n := first; n <= last; n++ {
		out = append(out, Named(fmt.Sprintf("%s %+d", name, n)))
	}
	return out
}

// Feature returns the feature of a template with two values.
func Feature(template Template, a, b uint32) uint32 {
	h := (uint64(template)*0x9E3779B97F4A7C15 ^ uint64(a)) * 0xD6E8FEB86659FD93
	h = (h ^ h>>32 ^ uint64(b)) * 0xD6E8FEB86659FD93
	return uint32(h >> 32)
}

// Table is a table of weights that can no longer be trained. Each weight is a
// byte from 1 to 255 that stands for (byte-128)·scale. A row of several labels
// is read as whole words, so that one addition adds several weights.
type Table struct {
	labels int
	mask   uint32
	scale  float32
	rows   []byte // of stride(labels) bytes each
}

const (
	zero = 128 // the byte of the weight 0
	lane = 16  // bits of a sum, which 257 weights of eight bits fit into
)

// stride is the number of bytes in a row: one, or whole words of four or eight.
func stride(labels int) int {
	switch {
	case labels == 1:
		return 1
	case labels <= 4:
		return 4
	}
	return (labels + 7) / 8 * 8
}

// sum adds up the weights of features in a table of one label.
func (t *Table) sum(features []uint32) float32 {
	sum := -zero * len(features)
	for _, f := range features {
		sum += int(t.rows[f&t.mask])
	}
	return float32(sum) * t.scale
}

// score sums the weights of features into scores, one for each of the several
// labels. There may be 257 features at most.
func (t *Table) score(features []uint32, scores []float32) {
	none := zero * int32(len(features))
	var sums, others uint64
	for l := range scores {
		if l%8 == 0 {
			sums, others = t.sums(features, l)
		}
		scores[l] = float32(int32(sums&(1<<lane-1))-none) * t.scale
		sums, others = others, sums>>lane
	}
}

// sums adds up the weights of eight labels from one on: each result holds the
// sums of every other of them, the first lowest.
func (t *Table) sums(features []uint32, from int) (even, odd uint64) {
	n := stride(t.labels)
	if n == 4 {
		return t.sumFours(features)
	}
	const everyOther = 0x00ff00ff00ff00ff
	for _, f := range features {
		word := binary.LittleEndian.Uint64(t.rows[n*int(f&t.mask)+from:])
		even += word & everyOther
		odd += word >> 8 & everyOther
	}
	return even, odd
}

// sumFours is sums for rows of four bytes.
func (t *Table) sumFours(features []uint32) (even, odd uint64) {
	for _, f := range features {
		row := binary.LittleEndian.Uint32(t.rows[4*int(f&t.mask):])
		even += uint64(row & 0x00ff00ff)
		odd += uint64(row >> 8 & 0x00ff00ff)
	}
	return even, odd
}

// quantize rounds float weights to a Table.
func quantize(weights []float32, labels int) Table {
	var largest float32
	for _, w := range weights {
		largest = max(largest, float32(math.Abs(float64(w))))
	}
	rows, n := len(weights)/labels, stride(labels)
	t := Table{labels: labels, mask: uint32(rows - 1), scale: max(largest, 1e-9) / (zero - 1), rows: make([]byte, rows*n)}
	for i, w := range weights {
		t.rows[i/labels*n+i%labels] = byte(zero + int(math.Round(float64(w/t.scale))))
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
	_, err := w.Write(t.rows)
	return err
}

// readTable reads what write wrote.
func readTable(r io.Reader) (Table, error) {
	var head [3]uint32
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return Table{}, fmt.Errorf("%w: %w", errTruncated, err)
	}
	t := Table{labels: int(head[0]), mask: head[1], scale: math.Float32frombits(head[2])}
	t.rows = make([]byte, (int(t.mask)+1)*stride(t.labels))
	if _, err := io.ReadFull(r, t.rows); err != nil {
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

// restart forgets what was learned, but for what is impossible, and keeps the sum.
func (a *adagrad) restart() {
	clear(a.squares)
	for i, w := range a.weights {
		if w > impossible {
			a.weights[i] = 0
		}
	}
}

// epoch ends a pass over the data. The weights that count are the mean of those
// after each pass of the second half, of all runs: single passes differ by chance.
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
