package quote

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/linear"
)

var speakerSettings = linear.Settings{Bits: 16, Epochs: 30, Rate: 0.04, Decay: 0.1}

// learnSpeakers trains the model that says whom a source stands for.
func learnSpeakers(lessons []lesson) *linear.Ranker {
	var choices []linear.Choice
	for i := range lessons {
		choices = append(choices, lessons[i].speakerChoices()...)
	}
	return linear.TrainRanker(choices, speakerSettings)
}

// speakerChoices returns those that each source of an article could stand for.
// The quotes before it have the speakers that the reader gave them.
func (l *lesson) speakerChoices() []linear.Choice {
	r := newResolver(l.text, l.attributions(), "")
	var out []linear.Choice
	for i, q := range l.quotes {
		r.quotes[i].source = r.wholeName(r.quotes[i].source)
		ref := r.reference(i)
		v, known := r.sources[ref.source.from]
		if plain, ok := r.plainly(ref); ok {
			v = plain
		} else if !known || ref.source.empty() {
			r.gather(ref)
			c := r.choice(ref, q.speaker)
			out = append(out, c)
			v = verdict{Speaker: Speaker{Name: q.speaker}, how: ByDescription, entity: nobody}
			if k := slices.Index(c.Right, true); k >= 0 {
				v = r.options[k].verdict
				r.learnFrom(ref, k)
			}
		}
		r.settle(i, ref, v)
	}
	return out
}

// choice returns the options for a reference; right is the name of the one that
// it stands for.
func (r *resolver) choice(ref reference, right string) linear.Choice {
	e := r.bearer(right)
	var c linear.Choice
	order := bySalience(r.near)
	for k := range r.options {
		o := &r.options[k]
		c.Options = append(c.Options, r.optionFeatures(nil, ref, k, order))
		c.Right = append(c.Right, e != nobody && o.entity == e || sameSpeaker(o.Name, right))
	}
	return c
}

// bearer returns the entity of that name, or nobody.
func (r *resolver) bearer(name string) int {
	w := strings.Fields(strings.ReplaceAll(withoutAccents(strings.ToLower(name)), "’", "'"))
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
