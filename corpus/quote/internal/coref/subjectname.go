package coref

import (
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// subjectsBack is in how many sentences before an anaphor a subject is looked for that
// only its place shows to be a name.
const subjectsBack = 3

// subjectName returns whoever the nearest sentence of the paragraph begins with and a
// verb follows, where nobody else can be meant: "Lund denied it. He wrote". The word
// alone is no name that the rest of the article confirms.
func subjectName(r *Resolver, ref anaphor) Verdict {
	switch ref.class {
	case classPersonal, classImpersonal, classUnprinted:
	default:
		return Verdict{entity: document.None}
	}
	here := r.Ents.Doc.Tokens[ref.token].Sentence
	paragraph := r.Ents.Doc.Sentences[here].Paragraph
	for n := here; n >= 0 && here-n < subjectsBack && r.Ents.Doc.Sentences[n].Paragraph == paragraph; n-- {
		s := r.Ents.Doc.Sentences[n]
		i := s.From + 1
		for i < s.To && r.Ents.Doc.Tokens[i].Tag == document.TagAdverb {
			i++
		}
		if k := &r.Ents.Doc.Tokens[s.From]; s.From < ref.token && i < s.To && r.Ents.Doc.Tokens[i].Finite() && (k.Tag.Noun() || vocabulary.PlaceNames[k.Lower]) && k.Quotation == document.Unquoted {
			if v, ok := unknownName(r, document.Range{From: s.From, To: s.From + 1}); ok {
				v.Confidence = sureOfSubject
				return v
			}
		}
	}
	return Verdict{entity: document.None}
}
