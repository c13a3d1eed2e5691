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

// heldOutParts is in how many parts the articles are resolved by a ranker that has not
// seen them.
const heldOutParts = 6

// TrainRanker trains the model that says whom a source stands for. It learns what to do
// after its own verdicts, right and wrong, as a ranker that has not seen the article gives
// them: after a reader's, whoever spoke last would look surer than it is.
func TrainRanker(docs []attribution.TrainingDoc) *linear.Ranker {
	read := make([][]linear.Choice, len(docs))
	for i := range docs {
		read[i] = speakerChoices(&docs[i], nil)
	}
	resolved := make([][]linear.Choice, len(docs))
	for part := range heldOutParts {
		var others [][]linear.Choice
		for i := range docs {
			if i%heldOutParts != part {
				others = append(others, read[i])
			}
		}
		model := linear.TrainRanker(slices.Concat(others...), speakerSettings)
		for i := part; i < len(docs); i += heldOutParts {
			resolved[i] = speakerChoices(&docs[i], model)
		}
	}
	return linear.TrainRanker(slices.Concat(resolved...), speakerSettings)
}

// speakerChoices returns those that each source of an article could stand for.
// The quotes before it have the speakers that the model gives them or, where it is
// nil, those that the reader gave.
func speakerChoices(l *attribution.TrainingDoc, model *linear.Ranker) []linear.Choice {
	r := newResolver(l.Doc, l.Attributions(), Imprint{})
	r.model = model
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
			v = r.verdictAfter(ref, c, q.Speaker)
		}
		r.record(i, ref, v)
	}
	return out
}

// verdictAfter returns the verdict that later sources are resolved after: the model's or,
// without one, the reader's.
func (r *Resolver) verdictAfter(ref anaphor, c linear.Choice, speaker string) Verdict {
	if r.model != nil {
		return r.resolveByModel(ref)
	}
	k := slices.Index(c.Right, true)
	if k < 0 {
		return Verdict{Speaker: Speaker{Name: speaker}, How: ByDescription, entity: document.None}
	}
	r.learnFrom(ref, k)
	return r.candidates[k].Verdict
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
