package linear

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// Free marks a position whose label is open.
const Free = -1

// Sequence is a run of positions to label together. Reset makes it ready for
// the next one without giving up its memory.
type Sequence struct {
	features []uint32
	ends     []int
	classes  []uint8
	fixed    []int8
}

// Reset empties the sequence.
func (s *Sequence) Reset() {
	s.features, s.ends, s.classes, s.fixed = s.features[:0], s.ends[:0], s.classes[:0], s.fixed[:0]
}

// Add gives the position under way one more feature.
func (s *Sequence) Add(feature uint32) { s.features = append(s.features, feature) }

// End ends the position under way. Its class chooses the weights of the step
// from the label before; fixed is its label, or Free.
func (s *Sequence) End(class uint8, fixed int8) {
	s.ends = append(s.ends, len(s.features))
	s.classes = append(s.classes, class)
	s.fixed = append(s.fixed, fixed)
}

// Len is the number of positions.
func (s *Sequence) Len() int { return len(s.ends) }

func (s *Sequence) at(i int) []uint32 {
	from := 0
	if i > 0 {
		from = s.ends[i-1]
	}
	return s.features[from:s.ends[i]]
}

// Clone returns a copy that later use of s leaves alone.
func (s *Sequence) Clone() Sequence {
	return Sequence{append([]uint32(nil), s.features...), append([]int(nil), s.ends...), append([]uint8(nil), s.classes...), append([]int8(nil), s.fixed...)}
}

// Chain is a linear-chain conditional random field. Its step weights depend on
// the class of the position they lead to.
type Chain struct {
	table Table
	steps []float32 // class × from × to
}

// impossible is the score of a step or label that may not be.
const impossible = -1e9

// Shape says which labels and steps a Chain has. Label 0 stands before the
// first position.
type Shape struct {
	Labels, Classes int
	Forbidden       func(from, to int) bool
}

// Lattice holds the memory of decoding, for use by one goroutine at a time.
type Lattice struct {
	scores []float32 // position × label

	// Of training.
	forward, backward []float32

	// Of finding the likeliest labellings; k is how many of them.
	ways       []way   // position × label × k
	found      []uint8 // position × label: how many ways there are so far
	next       []uint8 // position × label × label before: which way to try next
	labels     []uint8 // k × position
	labellings []Labelling
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// stepsInto returns the step weights, from × to, that lead to position i.
func (c *Chain) stepsInto(s *Sequence, i int) []float32 {
	size := c.table.labels * c.table.labels
	return c.steps[int(s.classes[i])*size:][:size]
}

// unary fills the lattice with the scores of each label at each position.
func (c *Chain) unary(s *Sequence, l *Lattice) {
	labels := c.table.labels
	l.scores = grow(l.scores, s.Len()*labels)
	for i := range s.Len() {
		scores := l.scores[i*labels : (i+1)*labels]
		c.table.score(s.at(i), scores)
		hold(scores, s.fixed[i])
	}
}

// hold leaves only the fixed label possible; where none is fixed, the last
// label, which marks fixed positions, is impossible.
func hold(scores []float32, fixed int8) {
	for label := range scores {
		if fixed == Free && label == len(scores)-1 || fixed != Free && label != int(fixed) {
			scores[label] = impossible
		}
	}
}

// partition returns the logarithm of the sum over all labellings, and leaves
// the forward sums in the lattice.
func (c *Chain) partition(s *Sequence, l *Lattice) float64 {
	labels, n := c.table.labels, s.Len()
	for i := range n {
		steps := c.stepsInto(s, i)
		for to := range labels {
			var v float32
			if i == 0 {
				v = steps[to]
			} else {
				v = logSum(l.forward[(i-1)*labels:i*labels], steps[to:], labels)
			}
			l.forward[i*labels+to] = v + l.scores[i*labels+to]
		}
	}
	return float64(logSum(l.forward[(n-1)*labels:n*labels], nil, 0))
}

// logSum is log Σ exp(a[k] + b[k·stride]).
func logSum(a, b []float32, stride int) float32 {
	at := func(k int) float32 {
		if b == nil {
			return a[k]
		}
		return a[k] + b[k*stride]
	}
	top := at(0)
	for k := range a {
		top = max(top, at(k))
	}
	var sum float64
	for k := range a {
		if d := at(k) - top; d > -20 {
			sum += math.Exp(float64(d))
		}
	}
	return top + float32(math.Log(sum))
}

// Write appends the chain to w; ReadChain reads it back.
func (c *Chain) Write(w io.Writer) error {
	if err := c.table.write(w); err != nil {
		return err
	}
	if err := binary.Write(w, binary.LittleEndian, uint32(len(c.steps))); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, c.steps)
}

// ReadChain reads what Write wrote.
func ReadChain(r io.Reader) (*Chain, error) {
	t, err := readTable(r)
	if err != nil {
		return nil, err
	}
	var n uint32
	if err := binary.Read(r, binary.LittleEndian, &n); err != nil {
		return nil, fmt.Errorf("%w: %w", errTruncated, err)
	}
	steps := make([]float32, n)
	if err := binary.Read(r, binary.LittleEndian, steps); err != nil {
		return nil, fmt.Errorf("%w: %w", errTruncated, err)
	}
	return &Chain{t, steps}, nil
}
