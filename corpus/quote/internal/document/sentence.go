package document

import (
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/lexicon"
)

// Starters are words that, capitalised, begin a sentence more often than they
// go on with a name: after "U.S." only they end the sentence.
var Starters = lexicon.Words("sentence-starters")

// longestSentence is where a sentence is cut that has no end, in tokens: work
// that grows with the square of a sentence's length stays small.
const longestSentence = 400

// splitSentences divides paragraph p into sentences.
func splitSentences(t *Document, p int) {
	bounds := t.Paragraphs[p].Range
	from := bounds.From
	cut := func(to int) {
		for i := from; i < to; i++ {
			t.Tokens[i].Sentence = int32(len(t.Sentences))
		}
		t.Sentences = append(t.Sentences, Sentence{Range{from, to}, p})
		from = to
	}
	if end := datelineEnd(t, bounds); end > from {
		cut(end)
	}
	if end := timeLineEnd(t, bounds); end > from {
		cut(end)
	}
	for i := from; i < bounds.To; i++ {
		if i-from >= longestSentence {
			cut(i)
		}
		sure, possible := fullStop(t, i)
		if !sure && !possible {
			continue
		}
		end := min(bounds.To, from+longestSentence)
		next := afterClosers(t, i+1, end)
		switch {
		case next < bounds.To && beginsSentence(t, next, bounds.To, sure || next > i+1):
			cut(next)
			i = next - 1
		case sure: // the full stops before next would find the same
			i = max(i, next-1)
		}
	}
	cut(bounds.To)
}

// fullStop reports whether token i ends a sentence for sure (unless what
// follows denies it) or only possibly: an abbreviation, an ellipsis.
func fullStop(t *Document, i int) (sure, possible bool) {
	w := t.Tokens[i].Lower
	switch w {
	case ".", "?", "!":
		return true, true
	case "…":
		return false, true
	}
	if !strings.HasSuffix(w, ".") {
		return strings.HasPrefix(w, "!!") || strings.HasPrefix(w, "??"), false
	}
	stem := strings.TrimRight(w, ".")
	return false, !before[stem] && (len(stem) != 1 || t.Tokens[i].Is(Numeric))
}

// afterClosers skips what still belongs to the sentence that ended before i.
func afterClosers(t *Document, i, end int) int {
	for i < end {
		k := &t.Tokens[i]
		switch {
		case k.Is(ClosesQuotation), k.Lower == ")", k.Lower == "]", k.Lower == "?", k.Lower == "!", k.Lower == ".":
		case !k.Is(Spaced) && (k.Lower == "'" || k.Lower == "’" || k.Lower == "''"):
		default:
			return i
		}
		i++
	}
	return i
}

// beginsSentence reports whether a sentence can begin at token i, given that
// something like a full stop stands before it.
func beginsSentence(t *Document, i, end int, sure bool) bool {
	k := &t.Tokens[i]
	opens := k.Is(OpensQuotation)
	if !k.Is(Spaced) && !opens && !k.Is(Capitalized) {
		return false
	}
	if opens && sure {
		return true
	}
	if (opens || isBracket(k)) && i+1 < end {
		k = &t.Tokens[i+1]
	}
	if !sure {
		return k.Is(Capitalized) && (Starters[k.Lower] || opens)
	}
	return k.Is(Capitalized) || k.Is(Numeric) || isBullet(k)
}

// isBracket reports a mark that may stand before the first word of a sentence.
func isBracket(k *Token) bool {
	switch k.Lower {
	case "(", "[", "‘", "'":
		return true
	}
	return false
}

// isBullet reports a token that begins a line of a list or of a post: a dash, a topic,
// a handle.
func isBullet(k *Token) bool {
	switch k.Lower {
	case "—", "–", "-", "--", "•", "*", "[", "...", "…":
		return true
	}
	return strings.HasPrefix(k.Lower, "$") || strings.HasPrefix(k.Lower, "#") || strings.HasPrefix(k.Lower, "@")
}

// SentenceSpans returns the sentences as the contract wants them. A paragraph of
// boilerplate counts as one.
func (t *Document) SentenceSpans() []corpus.Sentence {
	out := make([]corpus.Sentence, 0, len(t.Sentences)+len(t.boilerplate))
	rest := t.boilerplate
	for _, s := range t.Sentences {
		at := t.Span(s.Range)
		for len(rest) > 0 && rest[0].Span.Start < at.Start {
			out = append(out, corpus.Sentence{Paragraph: rest[0].Number, Span: rest[0].Span})
			rest = rest[1:]
		}
		out = append(out, corpus.Sentence{Paragraph: t.Paragraphs[s.Paragraph].number, Span: at})
	}
	for _, p := range rest {
		out = append(out, corpus.Sentence{Paragraph: p.Number, Span: p.Span})
	}
	return out
}
