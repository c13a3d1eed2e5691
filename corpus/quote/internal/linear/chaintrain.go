package linear

import "math"

// Labelled is a sequence with its labels.
type Labelled struct {
	Sequence
	Labels []uint8
}

// chainTrainer climbs the likelihood of the labels, one sequence at a time.
type chainTrainer struct {
	shape        Shape
	mask         uint32
	table, steps *adagrad
	lattice      Lattice
	chain        Chain // a view of the weights, for its forward pass
}

// TrainChain learns from sequences.
func TrainChain(shape Shape, data []Labelled, s Settings) *Chain {
	t := &chainTrainer{
		shape: shape,
		mask:  uint32(1<<s.Bits - 1),
		table: newAdagrad(shape.Labels<<s.Bits, s.Rate, s.Decay),
		steps: newAdagrad(shape.Classes*shape.Labels*shape.Labels, s.Rate, s.Decay),
	}
	c := newCutoff(s.Cutoff)
	for i := range data {
		c.count(data[i].features)
	}
	for i := range data {
		data[i].Sequence = data[i].frequent(c)
	}
	t.chain = Chain{table: Table{labels: shape.Labels}, steps: t.steps.weights}
	t.forbid()
	s.learn(len(data), func(i int) { t.learn(&data[i]) }, t.table, t.steps)
	return &Chain{quantize(t.table.mean(), shape.Labels), t.steps.mean()}
}

// forbid makes the steps impossible that the shape does not allow.
func (t *chainTrainer) forbid() {
	labels := t.shape.Labels
	for i := range t.steps.weights {
		if from, to := i/labels%labels, i%labels; t.shape.Forbidden(from, to) {
			t.steps.weights[i] = impossible
		}
	}
}

// learn takes one step up the likelihood of d's labels.
func (t *chainTrainer) learn(d *Labelled) {
	labels, n, l := t.shape.Labels, d.Len(), &t.lattice
	t.unary(d)
	l.forward = grow(l.forward, n*labels)
	all := t.chain.partition(&d.Sequence, l)
	t.backwardPass(d)
	for i := range n {
		for to := range labels {
			marginal := float32(math.Exp(float64(l.forward[i*labels+to]+l.backward[i*labels+to]) - all))
			gradient := -marginal
			if int(d.Labels[i]) == to {
				gradient++
			}
			if math.Abs(float64(gradient)) > 1e-4 {
				for _, f := range d.at(i) {
					t.table.step(int(f&t.mask)*labels+to, gradient)
				}
			}
		}
		t.learnSteps(d, i, all)
	}
}

// unary is Chain.unary over the float weights.
func (t *chainTrainer) unary(d *Labelled) {
	labels, l := t.shape.Labels, &t.lattice
	l.scores = grow(l.scores, d.Len()*labels)
	for i := range d.Len() {
		scores := l.scores[i*labels : (i+1)*labels]
		clear(scores)
		for _, f := range d.at(i) {
			row := int(f&t.mask) * labels
			for k, w := range t.table.weights[row : row+labels] {
				scores[k] += w
			}
		}
		hold(scores, d.fixed[i])
	}
}

func (t *chainTrainer) backwardPass(d *Labelled) {
	labels, n, l := t.shape.Labels, d.Len(), &t.lattice
	l.backward = grow(l.backward, n*labels)
	clear(l.backward[(n-1)*labels:])
	ahead := make([]float32, labels)
	for i := n - 2; i >= 0; i-- {
		for to := range labels {
			ahead[to] = l.backward[(i+1)*labels+to] + l.scores[(i+1)*labels+to]
		}
		steps := t.chain.stepsInto(&d.Sequence, i+1)
		for from := range labels {
			l.backward[i*labels+from] = logSum(ahead, steps[from*labels:], 1)
		}
	}
}

// learnSteps moves the weights of the steps into position i.
func (t *chainTrainer) learnSteps(d *Labelled, i int, all float64) {
	labels, l := t.shape.Labels, &t.lattice
	base := int(d.classes[i]) * labels * labels
	for from := range labels {
		if i == 0 && from > 0 {
			return
		}
		for to := range labels {
			at := base + from*labels + to
			w := t.steps.weights[at]
			if w <= impossible {
				continue
			}
			v := float64(w + l.scores[i*labels+to] + l.backward[i*labels+to])
			was := 0
			if i > 0 {
				v += float64(l.forward[(i-1)*labels+from])
				was = int(d.Labels[i-1])
			}
			gradient := -float32(math.Exp(v - all))
			if was == from && int(d.Labels[i]) == to {
				gradient++
			}
			t.steps.step(at, gradient)
		}
	}
}

// frequent returns the sequence without its rare features.
func (s *Sequence) frequent(c *cutoff) Sequence {
	out := Sequence{classes: s.classes, fixed: s.fixed}
	for i := range s.Len() {
		out.features = append(out.features, c.keep(s.at(i))...)
		out.ends = append(out.ends, len(out.features))
	}
	return out
}
