package attribution

import (
	"slices"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// nestedQuotes finds the words that a quotation quotes in its turn, in single marks:
// “He told me, ‘Shut the gate,’ and I did.”
func nestedQuotes(t *document.Document) []Attribution {
	var out []Attribution
	for _, q := range t.Quotations {
		if !q.Signed.Empty() {
			continue
		}
		inner := document.Range{From: q.From + 1, To: q.To}
		for i := inner.From; i < inner.To; i++ {
			end, _ := document.ClosingMark(t, i, inner)
			if end == i {
				continue
			}
			if a, ok := saidWithin(t, document.Range{From: i, To: end + 1}, inner); ok {
				out = append(out, a)
			}
			i = end
		}
	}
	return out
}

// shortestNested is the length from which nested words are taken for speech, in
// tokens with their marks.
const shortestNested = 5

// saidWithin makes an attribution of nested words, where a cue stands right
// before them in the quotation.
func saidWithin(t *document.Document, r, outer document.Range) (Attribution, bool) {
	if r.To-r.From < shortestNested {
		return Attribution{}, false
	}
	for i := r.From - 1; i >= max(outer.From, r.From-4); i-- {
		k := &t.Tokens[i]
		if k.Lower != "," && k.Lower != ":" && k.Is(document.Punct) {
			break
		}
		if k.Lower == "like" && Auxiliary[t.Lower(i-1)] || k.CuePrior > PriorSometimes && k.Tag.Verb() {
			a := Attribution{Cue: document.Range{From: i, To: i + 1}, Source: phraseWithin(t, outer.From, i), Content: []document.Range{r}, Confidence: 1}
			return a, k.Tag != document.TagVerb && !a.Source.Empty() // "you can say, ‘…’" is not said
		}
	}
	return Attribution{}, false
}

// phraseWithin returns the noun phrase before the adverbs and auxiliaries at i.
func phraseWithin(t *document.Document, from, i int) document.Range {
	i = beforeAuxiliaries(t, from, i)
	end := i
	for i > from && IsPhrasal(&t.Tokens[i-1]) {
		i--
	}
	return document.Range{From: i, To: end}
}

// longestAddressee bounds whom a verb tells before a quotation, in tokens: "to the clerk".
const longestAddressee = 6

// messages are verbs for how somebody sends words to somebody.
var messages = stems(`text write wrote written tweet email cable wire post`)

// shortestInner is from how many words on a quotation in what somebody reports is taken for
// the words of whom they tell about.
const shortestInner = 3

// innerSpeech returns who says a quotation in what attribution a reports, and their verb, where
// it has a subject of its own: told the court that [Carl Moe had shouted] “I will sink you”.
// What "he" said there is mostly the speaker's own.
func innerSpeech(t *document.Document, a *Attribution, it document.Quotation) Attribution {
	if a.Cue.Empty() || it.From < a.Cue.To+3 || it.Words < shortestInner || t.Tokens[a.Cue.From].Sentence != t.Tokens[it.From].Sentence {
		return Attribution{}
	}
	end := it.From
	if w := t.Lower(end - 1); w == "," || w == ":" {
		end--
	}
	for v := end - 1; v > a.Cue.To && end-v < longestAddressee; v-- {
		k := &t.Tokens[v]
		if reportsInner(k) {
			subject := innerSubject(t, a.Cue.To, v)
			if subject.Empty() {
				return Attribution{}
			}
			return Attribution{Cue: document.Range{From: v, To: v + 1}, Source: subject, Content: []document.Range{it.Range}, Confidence: a.Confidence}
		}
		if !IsPhrasal(k) && k.Lower != "to" && k.Lower != "at" && k.Tag != document.TagAdverb {
			return Attribution{}
		}
	}
	return Attribution{}
}

// reportsInner reports a verb that has the words of somebody for its object.
func reportsInner(k *document.Token) bool {
	return k.Tag.Verb() && (k.CuePrior >= PriorOften && k.Lower != "found" || voicings[k.Stem] || messages[k.Stem])
}

// innerSubject returns the person or body before the verb at token v, from token first on, that
// has said something: neither a pronoun nor a thing.
func innerSubject(t *document.Document, first, v int) document.Range {
	before := beforeAuxiliaries(t, first, v)
	if t.Lower(before-1) == "once" {
		before = beforeAuxiliaries(t, first, before-1)
	}
	subject := lastPhraseOf(t, phraseLeft(t, first, before))
	perfect := t.Lower(v-1) == "had" || t.Lower(v-1) == "has" || t.Lower(v-2) == "had"
	if subject.Empty() || !isSomebody(&t.Tokens[subject.To-1]) || !t.Tokens[v].Finite() && !perfect || vocabulary.Pronouns[t.Lower(subject.From)] && subject.To-subject.From == 1 {
		return document.Range{}
	}
	return TrimSource(t, subject)
}

// isSomebody reports the last word of a phrase for a person or body: a name or a role.
func isSomebody(k *document.Token) bool {
	return k.Is(document.Capitalized) || k.LexicalClass == lexRole || k.LexicalClass == lexGroup || vocabulary.Roles[k.Lower] || vocabulary.OrgNouns[k.Lower] || vocabulary.IsTrade(k.Lower)
}

// innerQuotes returns the quotations in contents that are the words of somebody else whom the
// content tells about, and gives those right behind a content to whom it says they are of:
// told the inquiry [the inspector had said to him], “Rats are cheaper than cats.”
func (s *assembler) innerQuotes() []Attribution {
	var out []Attribution
	for q, it := range s.doc.Quotations {
		if s.owner[q] == document.None {
			continue
		}
		own := &s.found[s.owner[q]]
		a := own
		if own.Cue.Empty() && own.Source.Empty() && it.From > 1 {
			if k := slices.IndexFunc(s.found, func(o Attribution) bool { return Within(it.From-2, o.Content) }); k != document.None {
				a = &s.found[k]
			}
		}
		inner := innerSpeech(s.doc, a, it)
		switch k := withCue(s.found, inner.Cue.From); {
		case inner.Cue.Empty() || k == s.owner[q]:
		case k != document.None:
			if Within(it.From-1, own.Content) {
				continue // the words are theirs already, and told by the other
			}
			own.Content = cut(own.Content, it.Range)
			s.found[k].Source, s.found[k].Content = inner.Source, inner.Content
		case a == own && Within(it.From-1, a.Content):
			out = append(out, inner)
		default:
			own.Cue, own.Source = inner.Cue, inner.Source
		}
	}
	return out
}
