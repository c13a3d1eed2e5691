package attribution

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Some clauses behind a verb of saying are no statement of its subject, whatever
// the models find.

// told lists verbs whose passive has those who hear it for its subject: "they were
// told that the horn would stay".
var told = stems(`urge beg press implore encourage tell told ask warn inform advise remind assure promise notify brief instruct order`)

// be holds the forms of the auxiliary of the passive.
var be = vocabulary.WordSet(`am is are was were be been being 's 're 'm`)

// unsaid reports whether an attribution is none: its source only heard it, or asks
// to stay unnamed.
func unsaid(t *document.Document, a Attribution) bool {
	if a.Cue.Empty() || len(a.Content) == 0 {
		return false
	}
	return onlyHeard(t, a) || staysUnnamed(t, a.Content[0]) || takesThing(t, a) || onlyAfter(t, a) || likensQuestion(t, a)
}

// onlyAfter reports a clause behind a verb of saying that tells when somebody said what stands
// elsewhere: "That is what she said in July soon after the gale had passed".
func onlyAfter(t *document.Document, a Attribution) bool {
	r := a.Content[0]
	if w := t.Lower(r.From); w != "after" && w != "before" || len(a.Content) > 1 || r.From < a.Cue.To || KindOf(t, a.Content) != Indirect {
		return false
	}
	for i := r.From; i < r.To; i++ {
		if k := &t.Tokens[i]; k.Lower == "," || k.Lower == "that" {
			return false // "said before the gale the pier had stood, and would again"
		}
	}
	return verbOf(t, r.From+1, r.To) == verbLast(t, r)
}

// verbLast returns the last verb of a stretch.
func verbLast(t *document.Document, r document.Range) int {
	for i := r.To - 1; i >= r.From; i-- {
		if k := &t.Tokens[i]; k.Tag.Verb() && k.Tag != document.TagGerund {
			return i
		}
	}
	return document.None
}

// likensQuestion reports "as some have suggested" behind what somebody is asked, before what they do:
// "Asked whether she would go, as some have suggested, Moe left".
func likensQuestion(t *document.Document, a Attribution) bool {
	s := t.SentenceAt(a.Cue.From)
	asked := s.From
	if t.Lower(asked) == "when" {
		asked++
	}
	return t.Lower(a.Source.From-1) == "as" && a.Content[0].From > a.Cue.To && (t.Lower(asked) == "asked" || t.Lower(asked) == "pressed")
}

// onlyWhen reports a clause without quotation marks that tells when somebody does what is mostly no
// speech: "When Moe came in, she laughed".
func onlyWhen(t *document.Document, a Attribution) bool {
	r := a.Content[0]
	for i := r.From; i < r.To; i++ {
		if t.Lower(i) == "," {
			return false // "When Moe came in, it rained, she laughed"
		}
	}
	return len(a.Content) == 1 && r.To <= a.Cue.From && opensSubordinate(t, r.From) && KindOf(t, a.Content) == Indirect && t.Tokens[a.Cue.From].CuePrior < PriorSometimes
}

// onlyHeard reports a passive of telling without "by" and its agent.
func onlyHeard(t *document.Document, a Attribution) bool {
	i := a.Cue.From
	s := t.SentenceAt(i)
	if !told[t.Tokens[i].Stem] || t.Tokens[i].Tag == document.TagGerund || a.Source.From >= a.Cue.To || a.Source.Empty() {
		return false
	}
	for i > s.From && t.Tokens[i-1].Tag == document.TagAdverb {
		i--
	}
	return i > a.Source.To-1 && i > s.From && be[t.Lower(i-1)]
}

// staysUnnamed reports a content like "not to be named", "not to print his name", "for anonymity".
func staysUnnamed(t *document.Document, r document.Range) bool {
	for i := r.From; i < min(r.To, r.From+5); i++ {
		switch w := t.Lower(i); w {
		case "named", "identified", "quoted":
			return t.Lower(r.From) == "not" || t.Lower(r.From+1) == "not"
		case "name", "names":
			if t.Lower(r.From) == "not" && t.Tokens[i-1].Tag == document.TagPossessive {
				return true
			}
		case "anonymous", "anonymity":
			return true
		}
	}
	return false
}

// namings are words that stand before what somebody or something goes by: "by the name
// “Tarbrush”", "known as “the Ladle”".
var namings = vocabulary.WordSet(`name names nickname nicknames alias moniker codename nicknamed dubbed`)

// longestNaming bounds a name in quotation marks, in words.
const longestNaming = 4

// namesOnly reports whether a quotation is no more than a name.
func namesOnly(t *document.Document, it document.Quotation) bool {
	if it.Words > longestNaming {
		return false
	}
	i := it.From - 1
	if w := t.Lower(i); w == "of" || w == "as" || w == "," {
		i--
	}
	return namings[t.Lower(i)] || t.Lower(it.From-1) == "as" && knownAs(t, it.From-1)
}

// knownAs reports "known to everyone" before the "as" at token i.
func knownAs(t *document.Document, i int) bool {
	for k := i - 1; k >= max(0, i-longestLink) && !t.Tokens[k].Is(document.Punct); k-- {
		if t.Lower(k) == "known" {
			return true
		}
	}
	return false
}

// withoutName takes a name in quotation marks out of contents that are no more than
// it, or are whole quotations elsewhere.
func withoutName(t *document.Document, content []document.Range, it document.Quotation) []document.Range {
	for _, piece := range content {
		if piece.From < it.From && t.Lower(piece.From) == "known" && piece.To <= it.To+1 {
			return cut(content, piece) // said a docker | known to all as “Tarbrush”
		}
		if piece.From < it.From && piece.To >= it.From && t.Tokens[piece.From].Quotation == document.Unquoted {
			return content // inside a statement
		}
	}
	return cut(content, it.Range)
}
