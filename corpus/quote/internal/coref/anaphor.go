package coref

import (
	"cmp"
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// anaphor is the source of a quote as words for someone.
type anaphor struct {
	quote   int
	source  document.Range    // as printed; empty where none is
	segment document.Range    // the first of the source
	token   int               // where it stands
	class   class             // of the sources that behave alike
	gender  vocabulary.Gender // that it tells
	article uint32            // how its phrase begins
	head    int               // its head noun, or None
	role    string            // of a person, where it tells one
}

// class is that of a source.
type class uint32

const (
	classUnprinted  class = iota
	classPersonal         // "he", "she"
	classImpersonal       // "it"
	classPlural           // "they"
	classFirst            // "we", "I", "you"
	classRelative         // "who"
	className             // "Ada Quill", "the mayor, Ada Quill"
	classPerson           // "the Kentucky senator"
	classPeople           // "the researchers"
	classOrg              // "the company"
	classDocument         // "the report"
	classOther            // "the memo's author", "some"
)

// How the phrase of a source begins.
const (
	bare       uint32 = iota // "police", "Officials"
	definite                 // "the", "this"
	indefinite               // "a", "some", "two"
	possessive               // "his", "Moe's"
)

// anaphorOf reads the source of quote i.
func (r *Resolver) anaphorOf(i int) anaphor {
	ref := anaphor{quote: i, source: r.quotes[i].Source, head: document.None}
	if ref.source.Empty() {
		ref.token = r.quotes[i].Content[0].From
		return ref
	}
	ref.token, ref.segment = ref.source.From, ref.source
	if ref.source.To-ref.source.From == 1 {
		if class, gender, ok := pronounOf(r.Ents.Doc.Lower(ref.token)); ok && !r.Ents.Doc.Tokens[ref.token].Is(document.AllCaps) {
			ref.class, ref.gender = class, gender
			return ref
		}
	}
	for ref.source.To-ref.source.From > 1 && r.Ents.Doc.Tokens[ref.source.To-1].Genitive() {
		ref.source.To--
	}
	ref.source = withoutAnonymity(r, ref.source)
	ref.segment = ref.source
	if at := titledFrom(r, ref.source); at != document.None {
		ref.class, ref.head = classDocument, at-2
		ref.segment = document.Range{From: ref.source.From, To: at - 1}
		ref.article = articleOf(r, ref.segment)
		return ref
	}
	segments := segments(r, ref.source)
	s := segments[0]
	ref.segment = s
	ref.head = mention.HeadEnd(r.Ents.Doc, s) - 1
	ref.article = articleOf(r, s)
	if namedIn(r, segments) != document.None {
		ref.class = className
		return ref
	}
	if at := documentIn(r, ref.source); at != document.None {
		ref.class, ref.head = classDocument, at
		return ref
	}
	w := r.Ents.Doc.Lower(ref.head)
	ref.role = mention.HeadRole(r.Ents.Doc, s)
	switch {
	case peopleWord(w):
		ref.class = classPeople
	case ref.role != "" || isAged(r, s) || isDemonym(r, s):
		ref.class, ref.gender = classPerson, mention.GenderOf(cmp.Or(ref.role, w))
		if ref.gender == vocabulary.AnyGender {
			ref.gender = genderTold(r, i)
		}
	case vocabulary.OrgNouns[w] || mention.IsOrg(w):
		ref.class = classOrg
	default:
		ref.class = classOther
	}
	return ref
}

// withoutAnonymity cuts a source before the clause that says why nobody is named: "an official
// who asked not to be identified".
func withoutAnonymity(r *Resolver, s document.Range) document.Range {
	for i := s.From + 1; i < s.To; i++ {
		switch r.Ents.Doc.Lower(i) {
		case "who", "speaking", "requesting", "asking":
		default:
			continue
		}
		for k := i + 1; k < s.To; k++ {
			if anonymous[r.Ents.Doc.Lower(k)] {
				if r.Ents.Doc.Lower(i-1) == "," {
					i--
				}
				return document.Range{From: s.From, To: i}
			}
		}
		return s
	}
	return s
}

// anonymous words tell that somebody does not want to be named.
var anonymous = vocabulary.WordSet(`anonymity anonymous anonymously named identified unnamed unidentified authorized authorised`)

// isDemonym reports a phrase that tells no more of somebody than where they come from: "the
// Swede".
func isDemonym(r *Resolver, s document.Range) bool {
	return s.To-s.From == 2 && r.Ents.Doc.Lower(s.From) == "the" && vocabulary.Demonyms[r.Ents.Doc.Lower(s.To-1)]
}

// isAged reports a phrase that tells somebody's age: "the 31-year-old stroke".
func isAged(r *Resolver, s document.Range) bool {
	for i := s.From; i < mention.HeadEnd(r.Ents.Doc, s); i++ {
		if strings.HasSuffix(r.Ents.Doc.Lower(i), "-old") {
			return true
		}
	}
	return false
}

// genderTold returns the gender of who speaks in quote i, where what is said
// begins with a pronoun for them: "a judge says she was floored".
func genderTold(r *Resolver, i int) vocabulary.Gender {
	q := &r.quotes[i]
	if q.Cue.Empty() || q.Content[0].From < q.Cue.To || q.Source.Empty() || q.Source.From > q.Content[0].From {
		return vocabulary.AnyGender
	}
	first := q.Content[0].From
	if w := r.Ents.Doc.Lower(first); w == "that" || w == "how" {
		first++
	}
	if w := r.Ents.Doc.Lower(first + 2); r.Ents.Doc.Lower(first) == "the" && (w == "his" || w == "her" || w == "he" || w == "she") {
		first += 2 // "the moment her brakes failed"
	}
	if class, gender, ok := pronounOf(r.Ents.Doc.Lower(first)); ok && class == classPersonal && r.Ents.Doc.Tokens[first].Quotation == document.Unquoted {
		return gender
	}
	return vocabulary.AnyGender
}

// pronounOf returns the class and the gender of a pronoun.
func pronounOf(w string) (class, vocabulary.Gender, bool) {
	switch w {
	case "he", "him", "his", "himself":
		return classPersonal, vocabulary.Male, true
	case "she", "her", "hers", "herself":
		return classPersonal, vocabulary.Female, true
	case "it", "its", "itself":
		return classImpersonal, vocabulary.AnyGender, true
	case "they", "them", "their", "themselves":
		return classPlural, vocabulary.AnyGender, true
	case "we", "i", "you", "me", "my", "us", "our":
		return classFirst, vocabulary.AnyGender, true
	case "who", "which", "that":
		return classRelative, vocabulary.AnyGender, true
	}
	return 0, vocabulary.AnyGender, false
}

// articleOf returns how a phrase begins.
func articleOf(r *Resolver, s document.Range) uint32 {
	switch w := r.Ents.Doc.Lower(s.From); {
	case w == "the" || w == "this" || w == "that" || w == "these" || w == "those" || w == "both":
		return definite
	case r.Ents.Doc.Tokens[s.From].Tag == document.TagPossessive:
		return possessive
	case vocabulary.Determiner[w] || r.Ents.Doc.Tokens[s.From].Tag == document.TagNumber:
		return indefinite
	case possessed(r, s):
		return possessive
	}
	return bare
}

// peopleWord reports a word for several people.
func peopleWord(w string) bool {
	if vocabulary.PluralRoles[w] || vocabulary.GroupNouns[w] {
		return true
	}
	one := vocabulary.Singular(w)
	return one != "" && (vocabulary.Roles[one] || vocabulary.IsTrade(one))
}
