package quote

import "strings"

// reference is the source of a quote as words for someone.
type reference struct {
	quote   int
	source  tokenRange // as printed; empty where none is
	segment tokenRange // the first of the source
	token   int        // where it stands
	class   class      // of the sources that behave alike
	gender  gender     // that it tells
	article uint32     // how its phrase begins
	head    int        // its head noun, or nobody
	role    string     // of a person, where it tells one
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
	classBody             // "the company"
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

// reference reads the source of quote i.
func (r *resolver) reference(i int) reference {
	ref := reference{quote: i, source: r.quotes[i].source, head: nobody}
	if ref.source.empty() {
		ref.token = r.quotes[i].content[0].from
		return ref
	}
	ref.token, ref.segment = ref.source.from, ref.source
	if ref.source.to-ref.source.from == 1 {
		if class, gender, ok := pronounOf(r.lower(ref.token)); ok && !r.tokens[ref.token].is(shouted) {
			ref.class, ref.gender = class, gender
			return ref
		}
	}
	for ref.source.to-ref.source.from > 1 && r.tokens[ref.source.to-1].genitive() {
		ref.source.to--
	}
	segments := r.segments(ref.source)
	s := segments[0]
	ref.segment = s
	ref.head = r.headEnd(s) - 1
	ref.article = r.articleOf(s)
	if r.namedIn(segments) != nobody {
		ref.class = className
		return ref
	}
	if at := r.document(ref.source); at != nobody {
		ref.class, ref.head = classDocument, at
		return ref
	}
	w := r.lower(ref.head)
	ref.role = r.headRole(s)
	switch {
	case peopleWord(w):
		ref.class = classPeople
	case ref.role != "" || strings.HasSuffix(w, "-old"):
		ref.class, ref.gender = classPerson, genderOf(ref.role)
	case bodyWords[w] || isBody(w):
		ref.class = classBody
	default:
		ref.class = classOther
	}
	return ref
}

// pronounOf returns the class and the gender of a pronoun.
func pronounOf(w string) (class, gender, bool) {
	switch w {
	case "he", "him", "his":
		return classPersonal, male, true
	case "she", "her", "hers":
		return classPersonal, female, true
	case "it", "its":
		return classImpersonal, anyGender, true
	case "they", "them", "their":
		return classPlural, anyGender, true
	case "we", "i", "you":
		return classFirst, anyGender, true
	case "who", "which", "that":
		return classRelative, anyGender, true
	}
	return 0, anyGender, false
}

// articleOf returns how a phrase begins.
func (r *resolver) articleOf(s tokenRange) uint32 {
	switch w := r.lower(s.from); {
	case w == "the" || w == "this" || w == "that" || w == "these" || w == "those" || w == "both":
		return definite
	case r.tokens[s.from].tag == tagPossessive:
		return possessive
	case determiner[w] || r.tokens[s.from].tag == tagNumber:
		return indefinite
	case r.possessed(s):
		return possessive
	}
	return bare
}

// peopleWord reports a word for several people.
func peopleWord(w string) bool {
	if bodies[w] || groups[w] {
		return true
	}
	n := len(w)
	return n > 3 && w[n-1] == 's' && roles[w[:n-1]]
}

// groups are people together.
var groups = words(`authors team couple pair scientists astronomers archaeologists protesters demonstrators organizers organisers members allies
	families relatives parents villagers locals users voters supporters opponents aides executives attorneys ministers senators academics historians
	employees staff campaigners groups plaintiffs defendants crowd`)
