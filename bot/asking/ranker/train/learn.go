package main

import (
	"math"

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
		m[t].Order = learnOrder(of)
		m[t].Chance, m[t].Margin = learnChance(&m[t], of)
	}
	return m
}

// learnOrder maximises the chance of the right candidates among all of their question
// under a softmax of the scores (Cao and others, 2007).
func learnOrder(lists []list) ranker.Features {
	scale := scaleOf(lists)
	return descend(scale, func(w, gradient *ranker.Features) {
		n := 0
		for _, l := range lists {
			if addOrder(l, w, gradient) {
				n++
			}
		}
		for i := range gradient {
			gradient[i] /= float64(max(n, 1))
		}
	})
}

// addOrder adds the gradient of one question; ok is false of one without a right
// candidate, or without a wrong one.
func addOrder(l list, w, gradient *ranker.Features) (ok bool) {
	weights := ranker.Weights{Order: *w}
	most := math.Inf(-1)
	scores := make([]float64, len(l.candidates))
	for i, f := range l.candidates {
		scores[i] = weights.Score(f)
		most = max(most, scores[i])
	}
	all, right := 0.0, 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - most)
		all += scores[i]
		if l.right[i] {
			right += scores[i]
		}
	}
	if right == 0 || right == all {
		return false
	}
	for i, f := range l.candidates {
		g := scores[i] / all
		if l.right[i] {
			g -= scores[i] / right
		}
		for k, v := range f {
			gradient[k] += g * v
		}
	}
	return true
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
	var scale ranker.Features
	for _, e := range examples {
		for k, v := range e.first {
			scale[k] = max(scale[k], math.Abs(v))
		}
	}
	learned := descend(scale, func(w, gradient *ranker.Features) {
		for _, e := range examples {
			p := (&ranker.Weights{Chance: *w}).Likelihood(e.first, 0)
			for k, v := range e.first {
				gradient[k] += (p - e.right) * v / float64(len(examples))
			}
		}
	})
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

// scaleOf is the largest value of each feature.
func scaleOf(lists []list) (scale ranker.Features) {
	for _, l := range lists {
		for _, f := range l.candidates {
			for k, v := range f {
				scale[k] = max(scale[k], math.Abs(v))
			}
		}
	}
	return scale
}

// descend takes steps down a gradient, from no weights, with each feature in parts of
// its scale. A feature that is always 0 weighs nothing.
func descend(scale ranker.Features, gradient func(w, g *ranker.Features)) ranker.Features {
	var w, scaled, m, v ranker.Features
	for step := 1; step <= steps; step++ {
		var g ranker.Features
		gradient(&w, &g)
		for k := range w {
			if scale[k] == 0 {
				continue
			}
			d := g[k]/scale[k] + damped*scaled[k]
			m[k] = 0.9*m[k] + 0.1*d
			v[k] = 0.999*v[k] + 0.001*d*d
			scaled[k] -= rate * (m[k] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[k]/(1-math.Pow(0.999, float64(step)))) + 1e-8)
			w[k] = scaled[k] / scale[k]
		}
	}
	return w
}
