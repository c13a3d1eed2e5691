package stance

import (
	"slices"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// UnsaidWords finds statements that were not made, or that somebody rejects, where no
// attribution was found: "declined to say whether she would run", "rejected
// claims that the lab was slow". Readers ask for such words too, and must learn
// how the article holds them. What is returned has a stance and is in order.
func UnsaidWords(t *document.Document, found []attribution.Attribution) []attribution.Attribution {
	var out []attribution.Attribution
	cued := make(map[int]bool, len(found))
	for _, a := range found {
		if !a.Cue.Empty() {
			cued[a.Cue.To-1] = true
		}
	}
	for _, s := range t.Sentences {
		for i := s.From; i < s.To; i++ {
			if cued[i] || t.Tokens[i].Is(document.Punct) || t.Posted(i) {
				continue
			}
			for _, a := range unsaidAt(t, i, s) {
				if !known(t, a, found) {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// known reports whether an attribution has the same words by the same source.
func known(t *document.Document, a attribution.Attribution, found []attribution.Attribution) bool {
	return slices.ContainsFunc(found, func(f attribution.Attribution) bool {
		return f.Stance == a.Stance && slices.ContainsFunc(f.Content, a.Content[0].Overlaps)
	})
}

// unsaidAt returns what token i of sentence s tells was not said.
func unsaidAt(t *document.Document, i int, s document.Sentence) []attribution.Attribution {
	k := &t.Tokens[i]
	switch {
	case isAny(t, i, reports|reveals|denies|doubts|asks|rejects) && verbal(t, i) && !attribution.Auxiliary[k.Lower]:
		return unsaidVerb(t, i, s)
	case i > s.From && isClaim(t, i):
		return unsaidClaim(t, i, s)
	}
	return nil
}

// unsaidVerb reads a verb with what it would have reported.
func unsaidVerb(t *document.Document, i int, s document.Sentence) []attribution.Attribution {
	r := readReport(t, i)
	if t.Tokens[i].Quotation != document.Unquoted && !disclaims(t, &r) {
		return nil
	}
	content := contentAfter(t, i, s)
	if isAny(t, i, asks) {
		content = opening(t, content, i, s)
	}
	if content.Empty() || t.Tokens[i].LexicalClass == attribution.LexUtter && tellsTime[t.Lower(content.From)] {
		return nil
	}
	a := attribution.Attribution{Cue: document.Range{From: i, To: i + 1}, Source: sourceOf(t, &r, s), Content: []document.Range{content}, Confidence: sureUnsaid}
	if passive(t, i, s) {
		a.Source = byPhrase(t, i+1, content.From)
	}
	a.Stance = reported(t, &r, &a)
	if a.Stance == attribution.Asserted || a.Source.Empty() || !isAny(t, i, reports|denies|doubts|asks) && a.Stance != attribution.NotSaid {
		return nil
	}
	if r.words.From < i && !attribution.Within(r.words.From, a.Content) {
		a.Cue.From = r.words.From
	}
	return []attribution.Attribution{a}
}

// tellsTime lists the words that open a clause of time or reason. Behind a verb of
// sound it is not what was said: "nobody laughed when he called it a wreck".
var tellsTime = vocabulary.WordSet(`when while as until till after before since because although`)

// opening returns where a clause at the beginning of a sentence ends, "Asked if
// he would go again, he said": at the comma before the subject.
func opening(t *document.Document, r document.Range, i int, s document.Sentence) document.Range {
	if i > s.From+2 {
		return r
	}
	for k := r.From; k+1 < r.To; k++ {
		if t.Lower(k) == "," && t.Tokens[k].Quotation == t.Tokens[i].Quotation && clauseAt(t, k+1, s) {
			return document.Range{From: r.From, To: k}
		}
	}
	return r
}

// disclaims reports a verb group inside a quotation that says of other words that
// they were not said, or only might have been: "I never said", "I am not
// suggesting", "I would have said". Nothing else in a quotation tells a stance but
// its speaker's.
func disclaims(t *document.Document, r *report) bool {
	switch t.Lower(r.head) {
	case "say", "said", "saying", "told", "suggesting", "claiming", "suggested", "claimed", "implying", "alleging":
	default:
		return false
	}
	return r.stance == "" && (r.negated && r.modal == document.None || r.perfect)
}

// sureUnsaid is the confidence in an attribution that rules make.
const sureUnsaid = 0.9

// passive reports "was asked", "when asked": the subject is not who asks.
func passive(t *document.Document, i int, s document.Sentence) bool {
	if !isAny(t, i, asks) || t.Lower(i) != "asked" && t.Lower(i) != "questioned" && t.Lower(i) != "pressed" {
		return false
	}
	for k := i - 1; k >= s.From && k > i-4; k-- {
		switch {
		case isWord(t, k, "was", "were", "is", "are", "been", "being", "when"):
			return true
		case t.Tokens[k].Tag != document.TagAdverb:
			return t.Lower(k) == "," || t.Tokens[k].Is(document.Punct)
		}
	}
	return i == s.From
}

// byPhrase returns who stands after "by" between two tokens: "asked by a reporter".
func byPhrase(t *document.Document, from, to int) document.Range {
	for i := from; i < to; i++ {
		if t.Lower(i) == "by" {
			return nounsRight(t, i+1, to)
		}
	}
	return document.Range{}
}
