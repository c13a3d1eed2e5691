package attribution

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
)

// judges are verbs for what is done to somebody because of their words.
var judges = stems(`criticise criticize attack blame rebuke reprimand condemn denounce mock ridicule deride scold berate chide lambast lambaste slam
	blast fault castigate admonish upbraid chastise censure reproach thank praise commend applaud fire sack suspend fine arrest jail sue pillory lampoon taunt tease
	dismiss expel ban boo heckle`)

// blamedFor returns whom a verb of blame or praise has for its object, where the cue is what for:
// "Moe criticised the mayor for saying", "Moe thanked her for having told".
func blamedFor(t *document.Document, a *Attribution) document.Range {
	s := t.SentenceAt(a.Cue.From)
	end := reasonBefore(t, s, a.Cue.From)
	if end == document.None {
		return document.Range{}
	}
	for k := end - 1; k > s.From && end-k < LongestAside/2; k-- {
		word := &t.Tokens[k]
		if judges[word.Stem] && (word.Tag.Verb() || strings.HasSuffix(word.Lower, "ed")) {
			object := document.Range{From: k + 1, To: end}
			if object.Empty() || be[t.Lower(k-1)] || PhraseRight(t, k+1, end).Empty() {
				return document.Range{}
			}
			return object
		}
		if word.Finite() || word.Tag == document.TagPreposition && word.Lower != "of" {
			break
		}
	}
	return document.Range{}
}

// reasonBefore returns where "for" stands before a cue in the gerund, "for saying", "for having
// said", or None.
func reasonBefore(t *document.Document, s document.Sentence, cue int) int {
	i := cue - 1
	for i > s.From && (t.Lower(i) == "having" || t.Tokens[i].Tag == document.TagAdverb) {
		i--
	}
	if i <= s.From+1 || t.Lower(i) != "for" || t.Tokens[i].Quotation != document.Unquoted || i == cue-1 && t.Tokens[cue].Tag != document.TagGerund {
		return document.None
	}
	return i
}
