package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Words that the models take for who speaks and that stand for nobody.

// voiceless words begin what names nobody: "including claims that", "let's say", "it is
// worth asking", "there is work to do".
var voiceless = vocabulary.WordSet(`including amid amidst following there let do don't doesn't worth`)

// nobodySays reports reported speech whose source is voiceless. Quoted words are somebody's all
// the same, without that source.
func nobodySays(t *document.Document, a Attribution) bool {
	if a.Cue.Empty() {
		return false
	}
	return (isVoiceless(t, a.Source) || t.Lower(a.Cue.From-1) == "worth" || onlyTells(t, a)) && !slices.ContainsFunc(a.Content, func(r document.Range) bool {
		return slices.ContainsFunc(t.Tokens[r.From:r.To], func(k document.Token) bool { return k.Quotation != document.Unquoted })
	})
}

// onlyTells reports a source before a noun for something said that ends with an adjective of the noun:
// "with [outrageous] claims that", "[he objected to Democratic] demands that". Whose they are is not
// printed.
func onlyTells(t *document.Document, a Attribution) bool {
	if a.Source.Empty() || a.Source.To != a.Cue.From || !sayingNouns[strings.TrimSuffix(t.Lower(a.Cue.From), "s")] {
		return false
	}
	last, does := &t.Tokens[a.Source.To-1], false
	for i := a.Source.From; i < a.Source.To-1; i++ {
		k := &t.Tokens[i]
		if k.Genitive() || k.Tag == document.TagPossessive {
			return false // "her outrageous claim"
		}
		does = does || k.Finite()
	}
	if last.Is(document.Capitalized) {
		return does && vocabulary.NonNames[last.Lower] && !vocabulary.Months[last.Lower]
	}
	return last.Tag == document.TagAdjective && !quantities[last.Lower] && (does || a.Source.To-a.Source.From == 1 && t.Tokens[a.Cue.From].Tag.Noun())
}

func emptyVoiceless(t *document.Document, found []Attribution) {
	for i := range found {
		if isVoiceless(t, found[i].Source) {
			found[i].Source = document.Range{}
		}
	}
}

func isVoiceless(t *document.Document, r document.Range) bool {
	return !r.Empty() && r.To-r.From < 3 && voiceless[t.Lower(r.From)] && (r.To-r.From == 1 || !t.Tokens[r.From+1].Tag.Noun())
}

// emptySources takes away the sources that are no more than an adverb or a day. "Moe [himself]" is
// Moe, and "[Updated at noon] Moe" as well.
func emptySources(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		a.Source = beforeHabit(t, behindBracket(t, a.Source))
		switch {
		case a.Source.Empty():
		case isAdverbial(t, a.Source) || isSpanOfTime(t, a.Source):
			a.Source = document.Range{}
		case a.Source.To-a.Source.From == 1 && reflexives[t.Lower(a.Source.From)]:
			if r := phraseLeft(t, t.SentenceAt(a.Source.From).From, a.Source.From); !r.Empty() {
				a.Source = TrimSource(t, r)
			}
		}
	}
}

// behindBracket returns a source without what ends with a bracket that opens before it.
func behindBracket(t *document.Document, r document.Range) document.Range {
	for i := r.From; i+1 < r.To; i++ {
		switch t.Lower(i) {
		case "[":
			return r
		case "]":
			return document.Range{From: i + 1, To: r.To}
		}
	}
	return r
}

// isSpanOfTime reports "a day later", "two weeks earlier" with its comma.
func isSpanOfTime(t *document.Document, r document.Range) bool {
	for r.To-r.From > 1 && t.Lower(r.To-1) == "," {
		r.To--
	}
	w := t.Lower(r.To - 1)
	return r.To-r.From > 1 && r.To-r.From < 5 && (w == "later" || w == "earlier" || w == "before" || w == "afterwards" || w == "after" || w == "ago") && spansOfTime[t.Lower(r.To-2)]
}

// habits stand before "to say": "as Moe liked to say".
var habits = vocabulary.WordSet(`used liked likes like loved loves love`)

// beforeHabit returns a source without the verb of a habit: "as [Moe used] to say" and
// "as Moe [used] to say" are both Moe's.
func beforeHabit(t *document.Document, r document.Range) document.Range {
	if r.Empty() || !habits[t.Lower(r.To-1)] || t.Lower(r.To) != "to" || t.Tokens[r.To-1].Is(document.Capitalized) {
		return r
	}
	if r.To--; !r.Empty() {
		return r
	}
	return TrimSource(t, phraseLeft(t, t.SentenceAt(r.From).From, r.To))
}

var reflexives = vocabulary.WordSet(`himself herself itself themselves`)

// isAdverbial reports no more than an adverb, a day or "at one point".
func isAdverbial(t *document.Document, r document.Range) bool {
	if r.To-r.From > 1 {
		return t.Lower(r.To-1) == "point" && t.Lower(r.To-2) == "one" && (t.Lower(r.From) == "at" || t.Lower(r.From-1) == "at")
	}
	k := &t.Tokens[r.From]
	if quantities[k.Lower] || k.Is(document.Capitalized) && t.SentenceAt(r.From).From != r.From && !vocabulary.Weekdays[k.Lower] {
		return false
	}
	return vocabulary.Weekdays[k.Lower] || vocabulary.Adverbial[k.Lower] || Auxiliary[k.Lower] && k.Tag != document.TagName || k.Tag == document.TagAdverb && !k.Is(document.Capitalized)
}
