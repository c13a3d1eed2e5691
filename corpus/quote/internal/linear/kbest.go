package linear

import "math"

// Labelling is one way to label a sequence.
type Labelling struct {
	Labels []uint8
	Score  float64 // logarithm, comparable within one sequence
}

// Likeliest returns the k most probable labellings of a sequence, the best
// first; k is 255 at most, and there may be fewer. They are valid until the
// lattice is used again.
//
// It finds the best way to each label of each position as Viterbi does, and the
// second best, the third … only of those that the labellings asked for pass: the
// lazy algorithm 3 of Huang and Chiang, "Better k-best Parsing" (IWPT 2005), for
// a chain.
func (c *Chain) Likeliest(s *Sequence, l *Lattice, k int) []Labelling {
	n := s.Len()
	c.unary(s, l)
	b := newKBest(c, s, l, k)
	for i := range n {
		for to := range b.labels {
			if l.scores[i*b.labels+to] > impossible {
				b.extend(i, to)
			}
		}
	}
	l.labels = grow(l.labels, k*n)
	l.labellings = l.labellings[:0]
	for rank := 0; rank < k && b.extend(n, 0); rank++ {
		end := l.ways[n*b.labels*k+rank]
		labels := l.labels[rank*n:][:n]
		b.trace(end, labels)
		l.labellings = append(l.labellings, Labelling{labels, float64(end.score)})
	}
	return l.labellings
}

// Score returns the score of one more labelling of the sequence that Likeliest
// was given last with the lattice.
func (c *Chain) Score(s *Sequence, l *Lattice, labels []uint8) float64 {
	n := c.table.labels
	var sum float32
	was := 0
	for i, label := range labels {
		sum += l.scores[i*n+int(label)] + c.stepsInto(s, i)[was*n+int(label)]
		was = int(label)
	}
	return float64(sum)
}

// way is one way to reach a label at a position: the label before, and which of
// the ways to reach that.
type way struct {
	score float32
	label uint8
	rank  uint8
}

// kBest is a search for the k likeliest labellings. All of them end in label 0
// of one position more than the sequence has, which takes no weights.
type kBest struct {
	*Chain
	*Sequence
	*Lattice
	labels, k int
}

func newKBest(c *Chain, s *Sequence, l *Lattice, k int) kBest {
	labels := c.table.labels
	nodes := s.Len()*labels + 1
	l.ways, l.found, l.next = grow(l.ways, nodes*k), grow(l.found, nodes), grow(l.next, nodes*labels)
	clear(l.found)
	clear(l.next)
	return kBest{c, s, l, labels, k}
}

// extend finds the next best way to a label of position i, and reports whether
// there is one.
func (b *kBest) extend(i, to int) bool {
	at := i*b.labels + to
	rank := int(b.found[at])
	if rank > 0 {
		if i == 0 {
			return false // only one way leads there
		}
		last := int(b.ways[at*b.k+rank-1].label)
		b.next[at*b.labels+last]++
		if b.next[at*b.labels+last] >= b.found[(i-1)*b.labels+last] {
			b.extend(i-1, last)
		}
	}
	w, ok := b.best(i, to)
	if ok {
		b.ways[at*b.k+rank] = w
		b.found[at]++
	}
	return ok
}

// best returns the best of the ways to a label of position i that prolong the
// next one to each label before.
func (b *kBest) best(i, to int) (way, bool) {
	at := i*b.labels + to
	var score float32
	var steps []float32
	if i < b.Len() {
		score, steps = b.scores[at], b.stepsInto(b.Sequence, i)[to:]
	}
	if i == 0 {
		return way{score: steps[0] + score}, true
	}
	before := (i - 1) * b.labels
	highest, from := float32(math.Inf(-1)), -1
	next := b.next[at*b.labels:][:b.labels]
	for f, rank := range next {
		if rank >= b.found[before+f] {
			continue
		}
		v := b.ways[(before+f)*b.k+int(rank)].score
		if steps != nil {
			v += steps[f*b.labels]
		}
		if v > highest {
			highest, from = v, f
		}
	}
	if from < 0 {
		return way{}, false
	}
	return way{highest + score, uint8(from), next[from]}, true
}

// trace fills in the labels of the positions before a way to the end.
func (b *kBest) trace(w way, labels []uint8) {
	for i := len(labels) - 1; i >= 0; i-- {
		labels[i] = w.label
		w = b.ways[(i*b.labels+int(w.label))*b.k+int(w.rank)]
	}
}
