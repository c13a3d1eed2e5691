package answer

import (
	"fmt"
	"strings"

	"onrecord/corpus"
)

// Change is where the words asked for differ from those of the passage.
type Change struct {
	Asked   string  // as typed; empty where the passage has words between
	Printed string  // the bytes of the article; empty where it has none
	At      Offsets // of Printed, in bytes of the body
}

// changes lists, in the order of the wording, where the passage differs from it
// between the first and the last word that both have, and the words asked for
// before and after these.
func (c candidate) changes(body string, w wording) []Change {
	var out []Change
	add := func(fromAsked, toAsked, fromPrinted, toPrinted int) {
		var change Change
		if fromAsked < toAsked {
			change.Asked = w.text[w.words[fromAsked].Span.Start:w.words[toAsked-1].Span.End]
		}
		if fromPrinted < toPrinted {
			s := corpus.Span{Start: c.terms[fromPrinted].Span.Start, End: c.terms[toPrinted-1].Span.End}
			change.Printed, change.At = s.Of(body), Offsets{s.Start, s.End}
		}
		if change.Asked != "" || change.Printed != "" {
			out = append(out, change)
		}
	}
	for i, p := range c.pairs {
		if i == 0 {
			add(0, p.asked, 0, 0)
		} else {
			before := c.pairs[i-1]
			add(before.asked+1, p.asked, before.printed+1, p.printed)
		}
		if w.words[p.asked].Word != c.terms[p.printed].Word {
			add(p.asked, p.asked+1, p.printed, p.printed+1)
		}
	}
	if n := len(c.pairs); n > 0 {
		add(c.pairs[n-1].asked+1, len(w.words), 0, 0)
	}
	return out
}

// fewChanges is how many differences are worth spelling out; with more the
// passage speaks for itself.
const fewChanges = 2

// reportedPronouns stand in a question for the "I" and "we" of a quote.
var reportedPronouns = map[string]bool{"he": true, "she": true, "they": true, "his": true, "her": true, "their": true, "him": true, "them": true}

// Difference says in what few words the passage is not what was asked:
// you wrote “would”; the article has “will”. It is empty where nothing differs,
// or much.
func (c Citation) Difference() string {
	if len(c.Changes) == 0 || len(c.Changes) > fewChanges {
		return ""
	}
	var parts []string
	for _, change := range c.Changes {
		switch {
		case reportedPronouns[strings.ToLower(change.Asked)]:
		case change.Printed == "":
			parts = append(parts, fmt.Sprintf("you added “%s”", change.Asked))
		case change.Asked == "":
			parts = append(parts, fmt.Sprintf("you left out “%s”", fold(change.Printed)))
		default:
			parts = append(parts, fmt.Sprintf("you wrote “%s”; the article has “%s”", change.Asked, fold(change.Printed)))
		}
	}
	return strings.Join(parts, "; ")
}
