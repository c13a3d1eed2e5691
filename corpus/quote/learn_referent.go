package quote

import (
	"strings"

	"onrecord/corpus/quote/internal/linear"
)

var referentSettings = linear.Settings{Bits: 13, Epochs: 12, Rate: 0.05, Decay: 1e-4}

// learnReferents trains the model that says whom a pronoun stands for.
func learnReferents(lessons []lesson) *linear.Classifier {
	var examples []linear.Example
	for i := range lessons {
		examples = lessons[i].referentExamples(examples)
	}
	return linear.TrainClassifier(examples, referentSettings)
}

// referentExamples appends those that each pronoun of an article could stand
// for. The quotes before it have the speakers that the reader gave them.
func (l *lesson) referentExamples(out []linear.Example) []linear.Example {
	r := newResolver(l.text, l.attributions(l.quotes), "")
	r.model = linear.TrainClassifier(nil, linear.Settings{Bits: 1})
	for i, q := range l.quotes {
		if s := r.quotes[i].source; s.to-s.from == 1 {
			if a, ok := r.anaphorAt(s.from); ok {
				right := r.bearer(q.Speaker.Name)
				for _, c := range r.referents(a) {
					yes := c.entity == right && (right != nobody || strings.EqualFold(r.out[r.running].Name, q.Speaker.Name))
					out = append(out, linear.Example{Features: c.features, Yes: yes})
				}
			}
		}
		v := r.speaker(i)
		if e := r.bearer(q.Speaker.Name); e != nobody {
			v = r.named(e, v.how, 1)
		}
		r.settle(i, v)
	}
	return out
}

// bearer returns the entity of that name, or nobody.
func (r *resolver) bearer(name string) int {
	w := strings.Fields(strings.ToLower(name))
	if len(w) == 0 {
		return nobody
	}
	best := nobody
	for _, e := range latest(r.byWord[w[len(w)-1]]) {
		it := r.entities[e]
		if strings.EqualFold(it.name, name) {
			return e
		}
		if it.last() == w[len(w)-1] && agree(it.words, w) {
			best = e
		}
	}
	return best
}
