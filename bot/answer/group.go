package answer

import (
	"slices"

	"onrecord/corpus"
)

// group is a candidate with the articles that carry the same words.
type group struct {
	candidate
	copies []candidate
}

// withoutOverlaps drops the candidates that stand in, or around, a better one
// of the same article: the sentence of a quote, the quote within a quote.
func withoutOverlaps(ranked []candidate) []candidate {
	var kept []candidate
	for _, c := range ranked {
		covered := slices.ContainsFunc(kept, func(k candidate) bool {
			return k.Article == c.Article && corpus.Hull(k.Spans).Overlaps(corpus.Hull(c.Spans))
		})
		if !covered {
			kept = append(kept, c)
		}
	}
	return kept
}

// withoutCopies brings together what several articles print word for word: the
// same wire copy in ten outlets is one statement. The article that printed it
// first is cited.
func withoutCopies(ranked []candidate) []group {
	var groups []group
	at := make(map[string]int) // by statement
	for _, c := range ranked {
		statement := c.statement()
		i, known := at[statement]
		if !known {
			at[statement] = len(groups)
			groups = append(groups, group{candidate: c})
			continue
		}
		g := &groups[i]
		if c.Article == g.Article {
			groups = append(groups, group{candidate: c}) // said twice in one article
			continue
		}
		if dayOrLast(c) < dayOrLast(g.candidate) {
			c, g.candidate = g.candidate, c
		}
		if !slices.ContainsFunc(g.copies, func(other candidate) bool { return other.Article == c.Article }) {
			g.copies = append(g.copies, c)
		}
	}
	return groups
}
