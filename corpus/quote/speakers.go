package quote

import "onrecord/corpus"

// Speakers returns the quotes with the speakers that Annotate would give them,
// had it found their contents, cues and sources so. It measures the resolver
// apart from the rest. The quotes come in the order of their first byte.
func Speakers(a corpus.Article, quotes []Quote) []Quote { return shipped().Speakers(a, quotes) }

// Speakers is the package's Speakers with the models of e.
func (e *Engine) Speakers(a corpus.Article, quotes []Quote) []Quote {
	t := read(a.Body)
	e.tag(t)
	l := newLesson(t, annotated(quotes))
	t.markHabits(e.attributions.habits)
	found := l.attributions()
	out := make([]Quote, len(quotes))
	for i, v := range resolve(t, found, a.Outlet, e.speakers).out {
		out[i] = quotes[i]
		out[i].Speaker, out[i].Resolved, out[i].Confidence = v.Speaker, v.how, v.confidence
	}
	return out
}

// attributions returns the annotated quotes in tokens.
func (l *lesson) attributions() []attribution {
	out := make([]attribution, len(l.quotes))
	for i, q := range l.quotes {
		out[i] = attribution{cue: l.hull(q.cue), source: l.hull(q.source)}
		for _, s := range q.content {
			out[i].content = append(out[i].content, l.tokensOf(s))
		}
	}
	return out
}

// tokensOf returns the tokens that a span touches.
func (t *text) tokensOf(s corpus.Span) tokenRange {
	return tokenRange{t.tokenAt(s.Start), t.tokenAt(s.End-1) + 1}
}

// hull returns the tokens from the first to the last of spans in order.
func (t *text) hull(spans []corpus.Span) tokenRange {
	if len(spans) == 0 {
		return tokenRange{}
	}
	return tokenRange{t.tokensOf(spans[0]).from, t.tokensOf(spans[len(spans)-1]).to}
}
