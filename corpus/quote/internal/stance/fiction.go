package stance

import (
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// imagined are stories in which even somebody with a name says what an author has
// invented. A film, a book or a series can be about facts.
var imagined = vocabulary.WordSet(`play novel comedy sketch sitcom satire opera musical fable parody spoof farce skit cartoon pantomime`)

// dreams are what somebody says nothing in that they have said.
var dreams = vocabulary.WordSet(`dream nightmare daydream hallucination`)

// inInvention reports what somebody with a name is made to say in a story or a dream:
// "In Moe's novel Ada Quill says", "In the play, Ada Quill is made to say". An author
// says something in a novel of their own.
func inInvention(t *document.Document, r *report, a *attribution.Attribution) bool {
	s := t.SentenceAt(r.head)
	if a.Source.Empty() || !after(a) || t.Lower(s.From) != "in" || t.Tokens[r.head].Quotation != document.Unquoted || a.Source.From < s.From || a.Source.From >= r.head || t.Lower(a.Cue.To) == "," {
		return false
	}
	tag := t.Tokens[r.head].Tag
	present := tag == document.TagPresentThird || tag == document.TagPresent || follows(t, r.head, "made", "to")
	for i := s.From + 1; i < min(r.head, s.From+9); i++ {
		if t.Tokens[i].Quotation != document.Unquoted {
			return false
		}
		if w := t.Lower(i); dreams[w] || imagined[w] && present {
			if a.Source.Has(i) && i+1 < a.Source.To {
				a.Source.From = i + 1 // "In Moe's novel Ada Quill"
			}
			return !ownedBy(t, document.Range{From: s.From + 1, To: i}, a.Source)
		}
	}
	return false
}

// ownedBy reports a thing that is a source's own: "his novel", "Quill's novel" where
// Quill speaks.
func ownedBy(t *document.Document, thing, source document.Range) bool {
	for i := thing.From; i < thing.To; i++ {
		k := &t.Tokens[i]
		if k.Tag == document.TagPossessive || isWord(t, i, "his", "her", "their") {
			return true
		}
		if !k.Is(document.Capitalized) {
			continue
		}
		for j := source.From; j < source.To; j++ {
			if t.Lower(j) == k.Lower {
				return true
			}
		}
	}
	return false
}
