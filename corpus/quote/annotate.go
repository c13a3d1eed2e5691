package quote

import (
	"cmp"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/coref"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/stance"
)

// Annotate finds the sentences of an article, its quotes and who said them, and
// whom and what it names. It looks at nothing but the article, and the same
// article gives the same answer.
func Annotate(a corpus.Article) Annotation { return shipped().Annotate(a) }

// Annotate is the package's Annotate with the models of e.
func (e *Engine) Annotate(a corpus.Article) Annotation {
	w := e.scratch()
	defer e.scratches.Put(w)
	t := &w.doc
	t.Parse(a.Body)
	e.tag(t)
	found := stance.MarkStances(t, e.models.Attribution.Find(t, &w.workspace))
	unsaid := stance.UnsaidWords(t, found)
	resolved := coref.Resolve(t, found, coref.Imprint{Outlet: a.Outlet, Byline: a.Byline}, e.models.Speakers)
	found, verdicts := resolved.With(unsaid)
	names := make([]string, len(verdicts))
	for i, v := range verdicts {
		names[i] = v.Name
	}
	stance.MarkWithdrawn(t, found, names)
	out := Annotation{
		Sentences:     t.SentenceSpans(),
		Quotes:        make([]Quote, len(found)),
		Quotations:    make([]corpus.Span, len(t.Quotations)),
		People:        people(resolved.Ents.People()),
		Organisations: resolved.Ents.Organisations(resolved.Spoken),
	}
	var memory document.Arena[corpus.Span]
	for i, f := range found {
		out.Quotes[i] = quoteOf(t, f, verdicts[i], &memory)
	}
	for i, q := range t.Quotations {
		out.Quotations[i] = t.Span(q.Range)
	}
	for _, f := range stance.MarkStances(t, attribution.LowConfidence(t, w.workspace.LowConfidence, found)) {
		if v, ok := resolved.ResolveNamed(f); ok {
			v.Confidence *= f.Confidence
			out.Maybe = append(out.Maybe, quoteOf(t, f, v, &memory))
		}
	}
	return out
}

// quoteOf is an attribution with its speaker, as the contract wants it.
func quoteOf(t *document.Document, f attribution.Attribution, v coref.Verdict, memory *document.Arena[corpus.Span]) Quote {
	return Quote{
		Kind:       Kind(attribution.KindOf(t, f.Content)),
		Content:    spans(t, memory, f.Content...),
		Cue:        spans(t, memory, f.Cue),
		Source:     spans(t, memory, f.Source),
		Medium:     spans(t, memory, attribution.MediumOf(t, f)),
		Speaker:    Speaker(v.Speaker),
		Resolved:   Resolution(v.How),
		Confidence: v.Confidence,
		Stance:     Stance(cmp.Or(f.Stance, attribution.Asserted)),
	}
}

// spans returns the bytes of those of ranges that are not empty; nil of none.
func spans(t *document.Document, memory *document.Arena[corpus.Span], ranges ...document.Range) []corpus.Span {
	if len(ranges) == 0 || len(ranges) == 1 && ranges[0].Empty() {
		return nil
	}
	out := memory.Take(len(ranges))
	for _, r := range ranges {
		if !r.Empty() {
			out = append(out, t.Span(r))
		}
	}
	return out
}

func people(found []mention.Person) []Person {
	if len(found) == 0 {
		return nil
	}
	out := make([]Person, len(found))
	for i, p := range found {
		out[i] = Person(p)
	}
	return out
}
