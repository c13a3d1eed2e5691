package coref

import (
	"slices"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// dropRecipients takes back those whom the source of a document names, and who have
// not issued it.
func dropRecipients(r *Resolver, ref anaphor) {
	for _, m := range mentionsIn(r, ref.source) {
		if hasSeen(r, m) || qualifiesOrg(r, m, ref.source) {
			r.candidates = slices.DeleteFunc(r.candidates, func(o candidateSpeaker) bool { return o.entity == m.Entity && o.generators>>fromRule&1 == 0 })
		}
	}
}

// hasSeen reports an outlet that a document reached, and that did not write it:
// "which the Post has seen", "obtained by the Post".
func hasSeen(r *Resolver, m *mention.Mention) bool {
	s := r.Ents.Doc.SentenceAt(m.From)
	for i := m.To; i < min(s.To, m.To+3); i++ {
		if w := r.Ents.Doc.Lower(i); seenWords[w] {
			return true
		} else if !attribution.Auxiliary[w] && r.Ents.Doc.Tokens[i].Tag != document.TagAdverb {
			break
		}
	}
	i := m.From - 1
	if r.Ents.Doc.Lower(i) == "the" {
		i--
	}
	return i > s.From && r.Ents.Doc.Lower(i) == "by" && seenWords[r.Ents.Doc.Lower(i-1)]
}

// qualifiesOrg reports a name that stands before the common noun for a body:
// "the Lindmoor standards committee" is not Lindmoor.
func qualifiesOrg(r *Resolver, m *mention.Mention, source document.Range) bool {
	for i := m.To; i < source.To && r.Ents.Doc.Tokens[i].Tag.Noun() && !r.Ents.Doc.Tokens[i].Is(document.Capitalized); i++ {
		if subordinate[r.Ents.Doc.Lower(i)] {
			return true
		}
	}
	return false
}

// subordinate bodies are other than the one whose name stands before them.
var subordinate = lexicon.Words("subordinators")

// seenWords tell who has a document and did not write it: "obtained by the Post".
var seenWords = vocabulary.WordSet(`seen saw obtained reviewed viewed read leaked acquired`)
