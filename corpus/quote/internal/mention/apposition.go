package mention

import (
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// longestApposition bounds what stands between commas after a name, in tokens.
const longestApposition = 30

// appositionOf reads the title after a name, ", a spokesperson for the HNC,", or
// before it, "the mayor, Bill Hale,".
func appositionOf(n *detector, m *Mention) {
	s := n.doc.SentenceAt(m.From)
	if !titleBehind(n, m, s) {
		titleInFront(n, m, s)
	}
}

// titleBehind reads the title after a name, and reports whether there is one.
func titleBehind(n *detector, m *Mention, s document.Sentence) bool {
	if m.To+1 >= s.To || n.doc.Tokens[m.To].Lower != "," {
		return false
	}
	from := m.To + 1
	if n.doc.Tokens[from].Is(document.Numeric) && n.doc.Lower(from+1) == "," {
		m.person += 2
		from += 2
	}
	from = afterLetters(n.doc, from)
	end := from
	for end < s.To && end-from < longestApposition && !n.doc.Tokens[end].Is(document.Punct) {
		end++
	}
	r := document.Range{From: from, To: end}
	if goesOnElsewhere[n.doc.Lower(from)] || predicates(n.doc, r) {
		return false // "at Millbank, an official told the Wire": the subject of a clause
	}
	role := HeadRole(n.doc, r)
	if role == "" && m.person > 0 && !r.Empty() && (n.doc.Lower(from) == "a" || n.doc.Lower(from) == "an" || n.doc.Lower(from) == "the") {
		role = n.doc.Lower(HeadEnd(n.doc, r) - 1)
	}
	if role == "" || end < s.To && !n.doc.Tokens[end].Is(document.Punct) {
		return false
	}
	takeTitle(n, m, r, role)
	return true
}

// goesOnElsewhere begin what comes after a comma and says nothing of the name before it.
var goesOnElsewhere = vocabulary.WordSet("and but or while")

// titleInFront reads the title before a name, both between commas: "the city
// engineer, Dr. Mara Holm,".
func titleInFront(n *detector, m *Mention, s document.Sentence) {
	name := m.From // with "Dr." before it
	if isCourtesy(n.doc.Lower(name - 1)) {
		name--
	}
	rank := m.Title
	if strings.HasSuffix(rank, ".") && m.Before == m.From-1 { // "the fire chief, Capt. Ada Quill,"
		name, rank = m.Before, ""
	}
	if name-2 < s.From || n.doc.Tokens[name-1].Lower != "," || rank != "" {
		return
	}
	from := name - 1
	for from > s.From && name-from < longestTitle+2 && !n.doc.Tokens[from-1].Is(document.Punct) {
		from--
	}
	before := lastPhrase(n, document.Range{From: from, To: name - 1})
	if role := HeadRole(n.doc, before); role != "" && m.To < s.To && n.doc.Tokens[m.To].Is(document.Punct) {
		m.Title = rank
		takeTitle(n, m, before, role)
	}
}

// afterLetters returns what follows letters behind a name, each with a comma: "PhD,
// MBE,".
func afterLetters(t *document.Document, i int) int {
	for (vocabulary.Postnominals[t.Lower(i)] || letters[t.Lower(i)] && t.Tokens[i].Is(document.AllCaps)) && t.Lower(i+1) == "," {
		i += 2
	}
	return i
}

var letters = vocabulary.WordSet(`ma ba bsc msc mba frs mp msp mep rn esq kbe dbe gbe bem jp dphil llb frcs mrcp rsc cpa`)

// predicates reports whether a verb follows the noun phrase that r begins with,
// other than in a relative clause.
func predicates(t *document.Document, r document.Range) bool {
	for i := r.From; i < r.To; i++ {
		switch k := &t.Tokens[i]; {
		case attribution.OpensClause(k):
			return false
		case k.Finite() && k.Lower != "'s":
			return true
		}
	}
	return false
}

// lastPhrase returns the noun phrase that r ends with: "the mayor" of "asked the
// mayor" and of "this from the mayor", "her aide" of "in a letter her aide". It begins at the first determiner, if
// any, behind the last verb, "judge Ada Moe heard the guild's lawyer", or at the last possessive
// that follows a noun.
func lastPhrase(n *detector, r document.Range) document.Range {
	from, begun := r.From, false
	for i := r.From; i < r.To; i++ {
		switch {
		case !begun && vocabulary.Determiner[n.doc.Tokens[i].Lower] && n.doc.Tokens[min(i+1, r.To-1)].Tag != document.TagPreposition:
			from, begun = i, true
		case beyond[n.doc.Tokens[i].Lower], verbIn(n.doc, i) && i > r.From && !vocabulary.Determiner[n.doc.Tokens[i-1].Lower]:
			from, begun = i+1, false
		case i > from && n.doc.Tokens[i].Tag == document.TagPossessive && n.doc.Tokens[i-1].Tag.Noun():
			from = i
		}
	}
	return document.Range{From: from, To: r.To}
}

// verbIn reports a finite verb in small letters at token i.
func verbIn(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	return k.Finite() && k.Lower != "'s" && !k.Is(document.Capitalized) && !titular[k.Lower] && !IsRole(k.Lower)
}

// corporate roles are borne by bodies as well: "Moe & Quill, owner of two hotels".
var corporate = vocabulary.WordSet(`owner maker operator publisher producer supplier sponsor holder winner host rival leader builder seller brewer retailer`)

// takeTitle takes r for the title of m.
func takeTitle(n *detector, m *Mention, r document.Range, role string) {
	if !corporate[role] {
		m.person += 3
	}
	if g := GenderOf(role); g != vocabulary.AnyGender {
		m.gender, m.sure = g, true
	}
	if vocabulary.Kinship[role] {
		m.tie = role
	}
	if m.Title != "" || vocabulary.Kinship[role] {
		return
	}
	m.Title = n.doc.Printed(presentOffice(n.doc, r))
}

// pastOffice say before an office that it is one no more.
var pastOffice = vocabulary.WordSet("then once first formerly")

// beforeOffice stand before the words of an office and are none of them: "now a bishop", "but
// the union's lawyer", "as chief engineer".
var beforeOffice = vocabulary.UnionOf(vocabulary.Determiner, vocabulary.WordSet("now then but and also as"))

// presentOffice returns the words of a title that say what somebody is: "bishop" of
// "then a clerk and now a bishop", "nurse" of "the nurse who rowed across", "lawyer" of "said
// the lawyer".
func presentOffice(t *document.Document, r document.Range) document.Range {
	past := pastOffice[t.Lower(r.From)]
	for i := r.From + 1; i < r.To; i++ {
		switch k := &t.Tokens[i]; {
		case past && k.Lower == "now" && t.Lower(i-1) == "and":
			r.From = i
		case k.Lower == "who" || k.Lower == "whom" || k.Lower == "whose" || k.Lower == "since":
			r.To = i
		}
	}
	for r.To-r.From > 1 && (t.Lower(r.To-1) == "and" || t.Tokens[r.To-1].Is(document.Punct)) {
		r.To--
	}
	for !r.Empty() && (beforeOffice[t.Lower(r.From)] || t.Tokens[r.From].CuePrior > attribution.PriorOften && t.Tokens[r.From].Finite()) {
		r.From++
	}
	if w := t.Lower(r.From); w == "who" || w == "of" {
		return document.Range{From: r.From, To: r.From}
	}
	return r
}

// HeadEnd returns where the head of a noun phrase ends: before its complement.
func HeadEnd(t *document.Document, r document.Range) int {
	for i := r.From + 1; i < r.To; i++ {
		k := &t.Tokens[i]
		if w := k.Lower; vocabulary.LinkWords[w] || attribution.OpensClause(k) || attribution.Auxiliary[w] && w != "'s" || w == "and" {
			return i
		}
	}
	return r.To
}

// HeadRole returns the role that is the head of a noun phrase, or "".
func HeadRole(t *document.Document, r document.Range) string {
	role := ""
	for i := r.From; i < r.To; i++ {
		w := t.Tokens[i].Lower
		if i > r.From && (endsHead(t, i) || w == "and" && role != "" || t.Tokens[i].Finite() && w != "'s" && !isModifier(t, i, r)) {
			break
		}
		if IsRole(w) || isTrade(t, i) {
			role = w
		} else if role != "" && w != "'s" && !t.Tokens[i].Is(document.Punct) && !t.Tokens[i].Is(document.Capitalized) {
			role = "" // "the coach company"
		}
	}
	return role
}

// endsHead reports a word behind which the head of a noun phrase does not stand: "of", "who".
func endsHead(t *document.Document, i int) bool {
	w := t.Lower(i)
	return vocabulary.LinkWords[w] && t.Lower(i-1) != "under" || attribution.OpensClause(&t.Tokens[i]) || attribution.Auxiliary[w] && w != "'s"
}

// isModifier reports a participle that the tagger takes for a verb right behind the article of
// a phrase: "the retired dentist".
func isModifier(t *document.Document, i int, r document.Range) bool {
	return i == r.From+1 && i+1 < r.To && vocabulary.Determiner[t.Lower(r.From)] && strings.HasSuffix(t.Lower(i), "ed")
}
