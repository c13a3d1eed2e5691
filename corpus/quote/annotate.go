package quote

import "onrecord/corpus"

// Annotate finds the sentences of an article, its quotes and who said them. It
// looks at nothing but the article, and the same article gives the same answer.
func Annotate(a corpus.Article) Annotation { return shipped().Annotate(a) }

// Annotate is the package's Annotate with the models of e.
func (e *Engine) Annotate(a corpus.Article) Annotation {
	var w workspace
	t := read(a.Body)
	found := e.shape(t, e.attribute(t, &w), &w)
	speakers := resolve(t, found, a.Outlet, e.speakers)
	out := Annotation{Sentences: t.sentenceSpans(), Quotes: make([]Quote, len(found))}
	for i, f := range found {
		out.Quotes[i] = Quote{
			Kind:       t.kindOf(f.content),
			Content:    t.spans(f.content...),
			Cue:        t.spans(f.cue),
			Source:     t.spans(f.source),
			Medium:     t.spans(t.medium(f)),
			Speaker:    speakers[i].Speaker,
			Resolved:   speakers[i].how,
			Confidence: speakers[i].confidence,
		}
	}
	return out
}

func (t *text) spans(ranges ...tokenRange) []corpus.Span {
	var out []corpus.Span
	for _, r := range ranges {
		if !r.empty() {
			out = append(out, t.span(r))
		}
	}
	return out
}
