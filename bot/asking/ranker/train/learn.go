package main

import (
	"math"
	"slices"

	"onrecord/bot/asking/ranker"
)

// Settings of the training: steps of Adam (Kingma and Ba, 2015) over all questions, and
// how much large weights cost.
const (
	steps  = 400
	rate   = 0.05
	damped = 1e-3
)

// train learns the weights of all tasks. Those of a wording are learned on the questions
// that its sense decides, too.
func train(lists []list) ranker.Model {
	var m ranker.Model
	for t := range m {
		task := ranker.Task(t)
		var of []list
		for _, l := range lists {
			if l.isOf(task) && len(l.candidates) > 0 {
				of = append(of, l)
			}
		}
		m[t].Order = learnOrder(task, of)
		m[t].Chance, m[t].Margin = learnChance(&m[t], of)
	}
	return m
}

// learnOrder maximises the chance of the right candidates among all of their question
// under a softmax of the scores (Cao and others, 2007).
func learnOrder(task ranker.Task, lists []list) ranker.Terms {
	var orders []order
	var scale scale
	for _, l := range lists {
		if o := orderOf(task, l); o.isTold() {
			orders = append(orders, o)
			for _, t := range o.terms {
				scale = scale.with(t[:])
			}
		}
	}
	if len(orders) == 0 {
		return ranker.Terms{}
	}
	return ranker.Terms(scale.descend(func(w, gradient []float64) {
		for _, o := range orders {
			o.add(w, gradient)
		}
		for i := range gradient {
			gradient[i] /= float64(len(orders))
		}
	}))
}

// order is a question with the terms of its candidates.
type order struct {
	terms []ranker.Terms
	right []bool
}

func orderOf(task ranker.Task, l list) order {
	o := order{right: l.right}
	for _, f := range l.candidates {
		terms := ranker.TermsOf(f)
		clear(terms[task.Terms():])
		o.terms = append(o.terms, terms)
	}
	return o
}

// isTold reports whether some candidate is right, and some is wrong.
func (o order) isTold() bool {
	return slices.Contains(o.right, true) && slices.Contains(o.right, false)
}

// add adds the gradient of the question.
func (o order) add(w, gradient []float64) {
	most := math.Inf(-1)
	scores := make([]float64, len(o.terms))
	for i := range o.terms {
		for k, v := range o.terms[i] {
			scores[i] += w[k] * v
		}
		most = max(most, scores[i])
	}
	all, right := 0.0, 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - most)
		all += scores[i]
		if o.right[i] {
			right += scores[i]
		}
	}
	for i := range o.terms {
		g := scores[i] / all
		if o.right[i] {
			g -= scores[i] / right
		}
		for k, v := range o.terms[i] {
			gradient[k] += g * v
		}
	}
}

// learnChance fits a logistic regression: is the best candidate right?
func learnChance(w *ranker.Weights, lists []list) (ranker.Features, float64) {
	type example struct {
		first  ranker.Features
		margin float64
		right  float64
	}
	var examples []example
	for _, l := range lists {
		first, margin := best(w, l)
		e := example{first: l.candidates[first], margin: min(margin, ranker.FarAhead)}
		if l.right[first] {
			e.right = 1
		}
		examples = append(examples, e)
	}
	// The margin takes the place of a feature that does not vary between examples of a
	// question's best: that of the index.
	for i := range examples {
		examples[i].first[ranker.Index] = examples[i].margin
	}
	var scale scale
	for _, e := range examples {
		scale = scale.with(e.first[:])
	}
	if len(scale) == 0 {
		return ranker.Features{}, 0
	}
	learned := ranker.Features(scale.descend(func(w, gradient []float64) {
		for _, e := range examples {
			p := (&ranker.Weights{Chance: ranker.Features(w)}).Likelihood(e.first, 0)
			for k, v := range e.first {
				gradient[k] += (p - e.right) * v / float64(len(examples))
			}
		}
	}))
	margin := learned[ranker.Index]
	learned[ranker.Index] = 0
	return learned, margin
}

// best returns the candidate with the highest score, and by how much it is ahead.
func best(w *ranker.Weights, l list) (first int, margin float64) {
	top, next := math.Inf(-1), math.Inf(-1)
	for i, f := range l.candidates {
		switch s := w.Score(f); {
		case s > top:
			first, top, next = i, s, top
		case s > next:
			next = s
		}
	}
	if math.IsInf(next, -1) {
		return first, math.Inf(1)
	}
	return first, top - next
}

// scale is the largest size of each value.
type scale []float64

func (s scale) with(values []float64) scale {
	if s == nil {
		s = make(scale, len(values))
	}
	for k, v := range values {
		s[k] = max(s[k], math.Abs(v))
	}
	return s
}

// descend takes steps down a gradient, from no weights, with each value in parts of
// its scale. A value that is always 0 weighs nothing.
func (s scale) descend(gradient func(w, g []float64)) []float64 {
	n := len(s)
	w, scaled, m, v := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for step := 1; step <= steps; step++ {
		g := make([]float64, n)
		gradient(w, g)
		for k := range w {
			if s[k] == 0 {
				continue
			}
			d := g[k]/s[k] + damped*scaled[k]
			m[k] = 0.9*m[k] + 0.1*d
			v[k] = 0.999*v[k] + 0.001*d*d
			scaled[k] -= rate * (m[k] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[k]/(1-math.Pow(0.999, float64(step)))) + 1e-8)
			w[k] = scaled[k] / s[k]
		}
	}
	return w
}
