package coref

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

var speakerSettings = linear.Settings{Bits: 20, Epochs: 15, Rate: 0.04, Decay: 0.2, Runs: 3}

// TrainRanker trains the model that says whom a source stands for.
func TrainRanker(docs []attribution.TrainingDoc) *linear.Ranker {
	var choices []linear.Choice
	for i := range docs {
		choices = append(choices, speakerChoices(&docs[i])...)
	}
	return linear.TrainRanker(choices, speakerSettings)
}

// speakerChoices returns those that each source of an article could stand for.
// The quotes before it have the speakers that the reader gave them.
func speakerChoices(l *attribution.TrainingDoc) []linear.Choice {
	r := newResolver(l.Doc, l.Attributions(), Imprint{})
	var out []linear.Choice
	for i, q := range l.Quotes {
		r.quotes[i].Source = r.wholeName(r.quotes[i].Source)
		ref := r.anaphorOf(i)
		v, known := r.sources[ref.source.From]
		if plain, ok := r.resolveByRule(ref); ok {
			v = plain
		} else if !known || ref.source.Empty() {
			generateCandidates(r, ref)
			c := r.choice(ref, q.Speaker)
			out = append(out, c)
			v = Verdict{Speaker: Speaker{Name: q.Speaker}, How: ByDescription, entity: document.None}
			if k := slices.Index(c.Right, true); k >= 0 {
				v = r.candidates[k].Verdict
				r.learnFrom(ref, k)
			}
		}
		r.record(i, ref, v)
	}
	return out
}

// choice returns the candidates for an anaphor; right is the name of the one that
// it stands for.
func (r *Resolver) choice(ref anaphor, right string) linear.Choice {
	e := r.bearer(right)
	var c linear.Choice
	order := bySalience(r.near)
	for k := range r.candidates {
		o := &r.candidates[k]
		c.Options = append(c.Options, candidateFeatures(r, nil, ref, k, order))
		c.Right = append(c.Right, e != document.None && o.entity == e || sameSpeaker(o.Name, right))
	}
	return c
}

// bearer returns the entity of that name, or None.
func (r *Resolver) bearer(name string) int {
	w := strings.Fields(strings.ReplaceAll(vocabulary.WithoutAccents(strings.ToLower(name)), "’", "'"))
	for len(w) > 1 && vocabulary.NameSuffixes[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
	if len(w) == 0 {
		return document.None
	}
	best := document.None
	for _, e := range mention.Latest(r.Ents.ByWord[w[len(w)-1]]) {
		it := r.Ents.List[e]
		if strings.EqualFold(it.Name, name) {
			return e
		}
		if it.Last() == w[len(w)-1] && mention.Agree(it.Words, w) {
			best = e
		}
	}
	return best
}
