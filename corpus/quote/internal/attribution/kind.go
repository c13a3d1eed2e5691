package attribution

import "onrecord/corpus/quote/internal/document"

// directShare is the share of a content's words that must stand inside
// quotation marks for it to be a direct quote.
const directShare = 0.85

// KindOf says how much of a content stands inside quotation marks.
func KindOf(t *document.Document, content []document.Range) Kind {
	quoted, all := 0, 0
	for _, r := range content {
		for i := r.From; i < r.To; i++ {
			if t.Tokens[i].Is(document.Punct) {
				continue
			}
			all++
			if t.Tokens[i].Quotation != document.Unquoted {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return Indirect
	case float64(quoted) >= directShare*float64(all):
		return Direct
	}
	return Mixed
}

// Kind says how much of a quote stands inside quotation marks.
type Kind string

const (
	Direct   Kind = "direct"   // (nearly) all of it
	Mixed    Kind = "mixed"    // some of it
	Indirect Kind = "indirect" // none: reported speech
)
