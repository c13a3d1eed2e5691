package quote

import (
	"strings"

	"onrecord/corpus/quote/internal/linear"
)

var referentSettings = linear.Settings{Bits: 13, Epochs: 12, Rate: 0.02, Decay: 1e-4}

// learnReferents trains the model that says whom a pronoun stands for.
func learnReferents(lessons []lesson) *linear.Classifier {
	var examples []linear.Example
	for i := range lessons {
		for _, choice := range lessons[i].referentChoices() {
			examples = append(examples, choice...)
		}
	}
	return linear.TrainClassifier(examples, referentSettings)
}

// referentChoices returns those that each anaphor of an article could stand
// for. The quotes before it have the speakers that the reader gave them.
func (l *lesson) referentChoices() [][]linear.Example {
	r := newResolver(l.text, l.attributions(l.quotes), "")
	r.model = linear.TrainClassifier(nil, linear.Settings{Bits: 1})
	var out [][]linear.Example
	for i, q := range l.quotes {
		r.watch = func(a anaphor) { out = append(out, r.choice(a, q.Speaker.Name)) }
		v := r.speaker(i)
		if e := r.bearer(q.Speaker.Name); e != nobody {
			v = r.named(e, v.how, 1)
		}
		r.settle(i, v)
	}
	return out
}

// choice returns those that an anaphor may stand for; right is the name of the
// one that it does.
func (r *resolver) choice(a anaphor, right string) []linear.Example {
	e := r.bearer(right)
	list := r.referents(a)
	out := make([]linear.Example, len(list))
	for k, c := range list {
		yes := c.entity == e && (e != nobody || strings.EqualFold(r.out[c.quote].Name, right))
		out[k] = linear.Example{Features: c.features, Yes: yes}
	}
	return out
}

// bearer returns the entity of that name, or nobody.
func (r *resolver) bearer(name string) int {
	w := strings.Fields(strings.ReplaceAll(strings.ToLower(name), "’", "'"))
	for len(w) > 1 && suffixes[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
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
