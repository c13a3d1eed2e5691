package quote

import (
	"strings"

	"onrecord/corpus"
)

// starters are words that, capitalised, begin a sentence more often than they
// go on with a name: after "U.S." only they end the sentence.
var starters = words(`the a an in on at but and or so yet he she it they we i you this that these those there here his her their our its my
	if when while as after before for with from by to of since because although though however also both even many some most all one two three
	another other each few no not what who how why where whether meanwhile asked according last earlier later`)

// longestSentence is where a sentence is cut that has no end, in tokens: work
// that grows with the square of a sentence's length stays small.
const longestSentence = 400

// splitSentences divides paragraph p into sentences.
func (t *text) splitSentences(p int) {
	bounds := t.paragraphs[p].tokenRange
	from := bounds.from
	cut := func(to int) {
		for i := from; i < to; i++ {
			t.tokens[i].sentence = int32(len(t.sentences))
		}
		t.sentences = append(t.sentences, sentence{tokenRange{from, to}, p})
		from = to
	}
	if end := t.dateline(bounds); end > from {
		cut(end)
	}
	for i := from; i < bounds.to; i++ {
		if i-from >= longestSentence {
			cut(i)
		}
		sure, possible := t.fullStop(i)
		if !sure && !possible {
			continue
		}
		end := min(bounds.to, from+longestSentence)
		next := t.afterClosers(i+1, end)
		switch {
		case next < bounds.to && t.beginsSentence(next, bounds.to, sure || next > i+1):
			cut(next)
			i = next - 1
		case sure: // the full stops before next would find the same
			i = max(i, next-1)
		}
	}
	cut(bounds.to)
}

// fullStop reports whether token i ends a sentence for sure (unless what
// follows denies it) or only possibly: an abbreviation, an ellipsis.
func (t *text) fullStop(i int) (sure, possible bool) {
	w := t.tokens[i].lower
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
	return false, !before[stem] && (len(stem) != 1 || t.tokens[i].is(numeric))
}

// afterClosers skips what still belongs to the sentence that ended before i.
func (t *text) afterClosers(i, end int) int {
	for i < end {
		k := &t.tokens[i]
		switch {
		case k.is(closesQuot), k.lower == ")", k.lower == "]", k.lower == "?", k.lower == "!", k.lower == ".":
		case !k.is(spaced) && (k.lower == "'" || k.lower == "’" || k.lower == "''"):
		default:
			return i
		}
		i++
	}
	return i
}

// beginsSentence reports whether a sentence can begin at token i, given that
// something like a full stop stands before it.
func (t *text) beginsSentence(i, end int, sure bool) bool {
	k := &t.tokens[i]
	if !k.is(spaced) && !k.is(opensQuot) && !k.is(upper) {
		return false
	}
	if k.is(opensQuot) || k.lower == "(" || k.lower == "[" || k.lower == "‘" || k.lower == "'" {
		if i+1 < end {
			k = &t.tokens[i+1]
		}
		if t.tokens[i].is(opensQuot) && sure {
			return true
		}
	}
	if !sure {
		return k.is(upper) && (starters[k.lower] || t.tokens[i].is(opensQuot))
	}
	if k.is(upper) || k.is(numeric) {
		return true
	}
	switch k.lower {
	case "—", "–", "-", "--", "•", "*", "[", "...", "…":
		return true
	}
	return strings.HasPrefix(k.lower, "$") || strings.HasPrefix(k.lower, "#") || strings.HasPrefix(k.lower, "@")
}

// sentenceSpans returns the sentences as the contract wants them. A paragraph of
// boilerplate counts as one.
func (t *text) sentenceSpans() []corpus.Sentence {
	out := make([]corpus.Sentence, 0, len(t.sentences)+len(t.boilerplate))
	rest := t.boilerplate
	for _, s := range t.sentences {
		at := t.span(s.tokenRange)
		for len(rest) > 0 && rest[0].Span.Start < at.Start {
			out = append(out, corpus.Sentence{Paragraph: rest[0].Number, Span: rest[0].Span})
			rest = rest[1:]
		}
		out = append(out, corpus.Sentence{Paragraph: t.paragraphs[s.paragraph].number, Span: at})
	}
	for _, p := range rest {
		out = append(out, corpus.Sentence{Paragraph: p.Number, Span: p.Span})
	}
	return out
}
