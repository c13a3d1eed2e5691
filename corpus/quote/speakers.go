package quote

import (
	"onrecord/corpus"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/coref"
	"onrecord/corpus/quote/internal/document"
)

// Speakers returns the quotes with the speakers that Annotate would give them,
// had it found their contents, cues and sources so. It measures the resolver
// apart from the rest. The quotes come in the order of their first byte.
func Speakers(a corpus.Article, quotes []Quote) []Quote { return shipped().Speakers(a, quotes) }

// Speakers is the package's Speakers with the models of e.
func (e *Engine) Speakers(a corpus.Article, quotes []Quote) []Quote {
	t := document.Parse(a.Body)
	e.tag(t)
	l := attribution.NewTrainingDoc(t, annotated(quotes))
	e.models.Attribution.MarkCuePriors(t)
	found := l.Attributions()
	out := make([]Quote, len(quotes))
	for i, v := range coref.Resolve(t, found, coref.Imprint{Outlet: a.Outlet, Byline: a.Byline}, e.models.Speakers).Out {
		out[i] = quotes[i]
		out[i].Speaker, out[i].Resolved, out[i].Confidence = Speaker(v.Speaker), Resolution(v.How), v.Confidence
	}
	return out
}
