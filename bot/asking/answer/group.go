package answer

import (
	"slices"

	"onrecord/corpus"
	"onrecord/index/person"
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
	in := make(map[corpus.ArticleID][]corpus.Span)
	for _, c := range ranked {
		hull := corpus.Hull(c.Spans)
		if !slices.ContainsFunc(in[c.Article], hull.Overlaps) {
			in[c.Article] = append(in[c.Article], hull)
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
	at := make(map[string][]int) // by words
	for _, c := range ranked {
		words := string(c.Stance) + c.statement()
		i := slices.IndexFunc(at[words], func(i int) bool { return groups[i].maySay(c.Speaker.Name) })
		if i < 0 || groups[at[words][i]].Article == c.Article { // said twice in one article
			at[words] = append(at[words], len(groups))
			groups = append(groups, group{candidate: c})
			continue
		}
		g := &groups[at[words][i]]
		if dayOrLast(c) < dayOrLast(g.candidate) {
			c, g.candidate = g.candidate, c
		}
		if !slices.ContainsFunc(g.copies, func(other candidate) bool { return other.Article == c.Article }) {
			g.copies = append(g.copies, c)
		}
	}
	return groups
}

// maySay reports whether a speaker may be the one of all articles of the group.
func (g group) maySay(speaker string) bool {
	return MaySpeak(g.Speaker.Name, speaker) && !slices.ContainsFunc(g.copies, func(c candidate) bool { return !MaySpeak(c.Speaker.Name, speaker) })
}

// MaySpeak reports whether two articles may name the same speaker: one by a
// shorter form of the name, or not at all.
func MaySpeak(a, b string) bool {
	return a == "" || b == "" || person.MayBe(a, b)
}
