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
	table  Table
	steps  []float32 // class × from × to
	ratios []float64 // e to the power of steps
}

func newChain(table Table, steps []float32) *Chain {
	c := &Chain{table: table, steps: steps, ratios: make([]float64, len(steps))}
	for i, s := range steps {
		c.ratios[i] = math.Exp(float64(s))
	}
	return c
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
	scores   []float32 // position × label
	forward  []float32
	backward []float32
	back     []uint8
	labels   []uint8
	ways     []step
	count    []int
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// Best returns the most probable labels, valid until the next call, and their
// probability.
func (c *Chain) Best(s *Sequence, l *Lattice) ([]uint8, float64) {
	labels, n := c.table.labels, s.Len()
	c.unary(s, l)
	l.forward, l.back, l.labels = grow(l.forward, n*labels), grow(l.back, n*labels), grow(l.labels, n)
	for i := range n {
		steps := c.stepsInto(s, i)
		for to := range labels {
			best, from := float32(math.Inf(-1)), 0
			for f := range labels {
				v := steps[f*labels+to]
				if i > 0 {
					v += l.forward[(i-1)*labels+f]
				} else if f > 0 {
					break
				}
				if v > best {
					best, from = v, f
				}
			}
			l.forward[i*labels+to] = best + l.scores[i*labels+to]
			l.back[i*labels+to] = uint8(from)
		}
	}
	best := 0
	last := l.forward[(n-1)*labels : n*labels]
	for label, v := range last {
		if v > last[best] {
			best = label
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.labels[i] = uint8(best)
		best = int(l.back[i*labels+best])
	}
	return l.labels, c.probability(s, l)
}

// probability returns that of the labels in the lattice among all labellings.
// It sums probabilities rather than logarithms, scaled at each position, which
// saves most of the exponentials.
func (c *Chain) probability(s *Sequence, l *Lattice) float64 {
	labels := c.table.labels
	var sums, next [lanes * maxWords]float64
	sums[0] = 1 // label 0 stands before the first position
	result := 0.0
	was := 0
	for i := range s.Len() {
		steps := c.stepsInto(s, i)
		scores := l.scores[i*labels : (i+1)*labels]
		total := 0.0
		for to := range labels {
			next[to] = 0
			if scores[to] <= impossible {
				continue
			}
			sum := 0.0
			for from := range labels {
				sum += sums[from] * c.ratios[int(s.classes[i])*labels*labels+from*labels+to]
			}
			next[to] = sum * math.Exp(float64(scores[to]))
			total += next[to]
		}
		is := int(l.labels[i])
		result += float64(steps[was*labels+is]+scores[is]) - math.Log(total)
		for to := range labels {
			sums[to] = next[to] / total
		}
		was = is
	}
	return math.Exp(result)
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
	return newChain(t, steps), nil
}
