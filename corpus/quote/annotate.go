package quote

import (
	"cmp"

	"onrecord/corpus"
)

// Annotate finds the sentences of an article, its quotes and who said them, and
// whom and what it names. It looks at nothing but the article, and the same
// article gives the same answer.
func Annotate(a corpus.Article) Annotation { return shipped().Annotate(a) }

// Annotate is the package's Annotate with the models of e.
func (e *Engine) Annotate(a corpus.Article) Annotation {
	w := e.scratch()
	defer e.scratches.Put(w)
	t := &w.text
	t.read(a.Body)
	e.tag(t)
	found := t.stances(e.attributions.find(t, &w.workspace))
	unsaid := t.unsaidWords(found)
	resolved := resolve(t, found, a.Outlet, e.speakers)
	found, verdicts := resolved.with(unsaid)
	out := Annotation{
		Sentences:     t.sentenceSpans(),
		Quotes:        make([]Quote, len(found)),
		Quotations:    make([]corpus.Span, len(t.quotations)),
		People:        resolved.people(),
		Organisations: resolved.organisations(resolved.spoken),
	}
	var memory arena[corpus.Span]
	for i, f := range found {
		out.Quotes[i] = t.quoteOf(f, verdicts[i], &memory)
	}
	for i, q := range t.quotations {
		out.Quotations[i] = t.span(q.tokenRange)
	}
	for _, f := range t.stances(t.unclaimed(w.maybe, found)) {
		if v, ok := resolved.plain(f); ok {
			v.confidence *= f.confidence
			out.Maybe = append(out.Maybe, t.quoteOf(f, v, &memory))
		}
	}
	return out
}

// quoteOf is an attribution with its speaker, as the contract wants it.
func (t *text) quoteOf(f attribution, v verdict, memory *arena[corpus.Span]) Quote {
	return Quote{
		Kind:       t.kindOf(f.content),
		Content:    t.spans(memory, f.content...),
		Cue:        t.spans(memory, f.cue),
		Source:     t.spans(memory, f.source),
		Medium:     t.spans(memory, t.medium(f)),
		Speaker:    v.Speaker,
		Resolved:   v.how,
		Confidence: v.confidence,
		Stance:     cmp.Or(f.stance, Asserted),
	}
}

// spans returns the bytes of those of ranges that are not empty; nil of none.
func (t *text) spans(memory *arena[corpus.Span], ranges ...tokenRange) []corpus.Span {
	if len(ranges) == 0 || len(ranges) == 1 && ranges[0].empty() {
		return nil
	}
	out := memory.take(len(ranges))
	for _, r := range ranges {
		if !r.empty() {
			out = append(out, t.span(r))
		}
	}
	return out
}
