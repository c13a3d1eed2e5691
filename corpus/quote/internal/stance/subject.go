package stance

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// sourceOf returns the noun phrase that is the subject of a reporting word, that
// of the clause before where its own has none: "praised the move but did not say".
func sourceOf(t *document.Document, r *report, s document.Sentence) document.Range {
	if np := reportSubject(t, r, s); !np.Empty() {
		return attribution.TrimSource(t, np)
	}
	inside := t.Tokens[r.head].Quotation
	subordinate := attribution.OpensClause(&t.Tokens[s.From]) && t.Lower(s.From) != "but"
	for i := s.From; i < r.words.From; i++ {
		k := &t.Tokens[i]
		if subordinate && k.Lower == "," {
			subordinate = false
		}
		if subordinate || k.Quotation != inside || !predicate(t, i) {
			continue
		}
		v := readReport(t, i)
		if np := reportSubject(t, &v, s); !np.Empty() {
			return attribution.TrimSource(t, np)
		}
	}
	if np := nounsRight(t, s.From, r.words.From); !np.Empty() && inside == document.Unquoted && !attribution.TellsWhen(t, np) {
		return attribution.TrimSource(t, np)
	}
	return document.Range{}
}

// predicate reports a verb that has a subject: a finite one, the verb after
// auxiliaries, or one of saying that the tagger takes for a participle.
func predicate(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	switch {
	case attribution.Auxiliary[k.Lower]:
		return !t.Tokens[i+1].Tag.Verb() && t.Tokens[i+1].Tag != document.TagAdverb
	case k.Finite():
		return true
	case k.Tag == document.TagParticiple && attribution.Auxiliary[t.Lower(i-1)]:
		return true
	}
	return isAny(t, i, reports|denies|rejects) && verbal(t, i) && !gerund(t, i) && k.Tag != document.TagVerb
}

// reportSubject returns the noun phrase that stands before a verb group, over an
// aside in commas or brackets, and over "who".
func reportSubject(t *document.Document, r *report, s document.Sentence) document.Range {
	if !r.subject.Empty() && r.subject.To <= r.words.From+1 {
		if awaited(t, r.subject.From-1) {
			return r.subject
		}
		if np := mainPart(t, r.subject, s); !np.Empty() {
			return np
		}
	}
	if r.purpose {
		return document.Range{}
	}
	end := r.words.From
	for end > s.From && t.Tokens[end-1].Quotation == t.Tokens[r.head].Quotation && (attribution.Auxiliary[t.Lower(end-1)] || t.Tokens[end-1].Tag == document.TagAdverb) {
		end--
	}
	if end > s.From && t.Tokens[end-1].Tag == document.TagWh {
		return relativeHead(t, end-1, s)
	}
	return overAsides(t, end, s)
}

// relativeHead returns whom "who" at token wh stands for.
func relativeHead(t *document.Document, wh int, s document.Sentence) document.Range {
	if wh > s.From && t.Lower(wh-1) == "," {
		wh--
	}
	np := mainPart(t, nounsLeft(t, s.From, wh), s)
	for i := np.To - 2; i > np.From; i-- { // "treatment of Putin, who"
		if t.Lower(i) == "of" && t.Tokens[i+1].Is(document.Capitalized) {
			np.From = i + 1
			break
		}
	}
	return np
}

// overAsides returns the noun phrase before the asides that end before token end.
func overAsides(t *document.Document, end int, s document.Sentence) document.Range {
	for n := 0; n < 3 && end > s.From; n++ {
		open, ok := attribution.Asides[t.Lower(end-1)]
		if !ok {
			break
		}
		k := end - 2
		if open == "," && t.Lower(k) == ")" {
			end--
			continue
		}
		for k > s.From && end-k < attribution.LongestAside && t.Lower(k) != open {
			k--
		}
		if t.Lower(k) != open {
			break
		}
		if np := mainPart(t, nounsLeft(t, s.From, k), s); !np.Empty() {
			return np
		}
		end = k
	}
	return document.Range{}
}

// mainPart returns a noun phrase without a day at its end, or nothing where it
// tells when, or follows a preposition: "sources close to Quill" is found by its
// beginning.
func mainPart(t *document.Document, np document.Range, s document.Sentence) document.Range {
	for np.To-np.From > 1 && vocabulary.Weekdays[t.Lower(np.To-1)] {
		np.To--
	}
	if np.Empty() || np.To-np.From == 1 && vocabulary.Weekdays[t.Lower(np.From)] {
		return document.Range{}
	}
	before := np.From - 1
	if before < s.From || t.Tokens[before].Tag != document.TagPreposition && t.Tokens[before].Tag != document.TagTo || vocabulary.ClauseWords[t.Lower(before)] {
		return np
	}
	from := before
	for from > s.From && !t.Tokens[from-1].Tag.Verb() && (nominal(t, from-1) || t.Tokens[from-1].Tag == document.TagPreposition && t.Lower(from-1) != "that" || t.Lower(from-1) == "close") {
		from--
	}
	if whole := (document.Range{From: from, To: np.To}); t.Tokens[from].Tag != document.TagPreposition && from < before {
		return whole
	}
	return document.Range{}
}
