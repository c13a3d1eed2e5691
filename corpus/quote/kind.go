package quote

import (
	"onrecord/corpus"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
)

// KindOf says how much of a content, which is not empty, stands inside the quotation
// marks of a body.
func KindOf(body string, content []corpus.Span) Kind {
	t := document.Parse(body)
	ranges := make([]document.Range, len(content))
	for i, s := range content {
		ranges[i] = t.TokensOf(s)
	}
	return Kind(attribution.KindOf(t, ranges))
}
