package coref

import (
	"slices"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/mention"
	"onrecord/corpus/quote/internal/vocabulary"
)

// divides holds the marks that part a source into segments.
var divides = vocabulary.WordSet(", ; : ( ) [ ] — – --")

// segments divides a source at its commas, dashes and brackets.
func segments(r *Resolver, source document.Range) []document.Range {
	var out []document.Range
	from := source.From
	for i := source.From; i <= source.To; i++ {
		if i < source.To && glossesBody(r, i, source.To) {
			i += 2
			continue
		}
		if i < source.To && (!divides[r.Ents.Doc.Tokens[i].Lower] || !r.Ents.Doc.Tokens[i].Is(document.Spaced) && insideName(r, i)) && !spacedHyphen(r, i) {
			continue
		}
		if i > from {
			out = append(out, document.Range{From: from, To: i})
		}
		from = i + 1
	}
	if len(out) == 0 {
		out = append(out, source)
	}
	if len(out) > 1 && out[0].From < withoutWhereabouts(r, source).From {
		return out[1:]
	}
	return out
}

// withoutWhereabouts returns a source without the word at its front that tells where something
// is said: "Ada Quill" of "Outside, Ada Quill said".
func withoutWhereabouts(r *Resolver, source document.Range) document.Range {
	if whereabouts[r.Ents.Doc.Lower(source.From)] && source.From+2 < source.To && r.Ents.Doc.Lower(source.From+1) == "," {
		source.From += 2
	}
	return source
}

var whereabouts = vocabulary.WordSet(`outside inside nearby elsewhere upstairs downstairs backstage indoors outdoors overhead overnight abroad online`)

// glossesBody reports the bracket at token i that holds no more than the initials of a body
// before a role of it: "Harbour Trust (HT) Commissioner Ada Quill".
func glossesBody(r *Resolver, i, end int) bool {
	doc := r.Ents.Doc
	return i+3 < end && doc.Lower(i) == "(" && doc.Tokens[i+1].Is(document.AllCaps) && doc.Lower(i+2) == ")" && mention.IsRole(doc.Lower(i+3))
}

// spacedHyphen reports a hyphen that does the work of a dash: "Moe - the mayor".
func spacedHyphen(r *Resolver, i int) bool {
	return r.Ents.Doc.Lower(i) == "-" && r.Ents.Doc.Tokens[i].Is(document.Spaced) && i+1 < len(r.Ents.Doc.Tokens) && r.Ents.Doc.Tokens[i+1].Is(document.Spaced)
}

// namedIn returns the entity that the segments of a source name, or None:
// the head of the first, or of the second where the first is a description.
func namedIn(r *Resolver, segments []document.Range) int {
	if e := headName(r, segments[0]); e != document.None {
		return e
	}
	if len(segments) == 1 {
		return document.None
	}
	role := mention.HeadRole(r.Ents.Doc, segments[0])
	if role == "" && !vocabulary.Determiner[r.Ents.Doc.Lower(segments[0].From)] && !possessed(r, segments[0]) {
		return document.None
	}
	whole := document.Range{From: segments[0].From, To: segments[len(segments)-1].To}
	examples := examplesFrom(r, whole)
	last := headName(r, segments[len(segments)-1])
	for _, s := range segments[1:] {
		if s.From >= examples {
			break
		}
		if role != "" && last != document.None && r.Ents.List[last].Person >= 0 && inBrackets(r, whole, s.From) && !inBrackets(r, whole, segments[len(segments)-1].From) {
			continue // "the secretary of the HW (Harbour, Wharf and Tide Workers), Ada Quill"
		}
		if e := headName(r, s); e != document.None && (role == "" || r.Ents.List[e].Person >= 0 || bodyRoles[role]) {
			return e
		}
	}
	return document.None
}

// inBrackets reports whether token i of a phrase stands in brackets that open in it.
func inBrackets(r *Resolver, phrase document.Range, i int) bool {
	open := 0
	for k := phrase.From; k < i; k++ {
		switch r.Ents.Doc.Lower(k) {
		case "(":
			open++
		case ")":
			open--
		}
	}
	return open > 0
}

// bodyRoles are roles that bodies have as well as people: "the lake's owner, the Ambel
// Estate".
var bodyRoles = vocabulary.WordSet(`owner co-owner operator maker builder manufacturer publisher developer sponsor supplier contractor insurer employer
	promoter retailer broadcaster distributor organiser organizer founder investor`)

// examplesFrom returns where a source begins to name some of those meant, "including Moe",
// or where it ends.
func examplesFrom(r *Resolver, s document.Range) int {
	for i := s.From + 1; i < s.To; i++ {
		switch w := r.Ents.Doc.Lower(i); {
		case w == "including", w == "such" && r.Ents.Doc.Lower(i+1) == "as", w == "among" && r.Ents.Doc.Lower(i+1) == "them":
			return i
		}
	}
	return s.To
}

// possessed reports whether a phrase says whose it is: "Moe's predecessor".
func possessed(r *Resolver, s document.Range) bool {
	for i := s.From; i < s.To; i++ {
		if r.Ents.Doc.Tokens[i].Genitive() {
			return true
		}
	}
	return false
}

// headName returns the entity whose name is the head of a noun phrase, or None.
func headName(r *Resolver, s document.Range) int {
	mentions := slices.DeleteFunc(mentionsIn(r, s), func(m *mention.Mention) bool { return inTitle(r, m, s) })
	if n := len(mentions); n > 1 && closesAsHead(r, mentions[n-1], s) || n > 0 && speaksForBody(r, mentions[n-1], s) {
		return mentions[n-1].Entity
	}
	if len(mentions) == 0 {
		return labelled(r, s)
	}
	if isCounted(r, s) {
		return document.None
	}
	for _, m := range mentions {
		if belongsToAnother(r, document.Range{From: s.From, To: m.Before}) {
			return document.None
		}
		if isHead(r, m, s) {
			return m.Entity
		}
	}
	return document.None
}

// inTitle reports a name in the title of a document, in quotation marks: "Ada Quill's book “The
// Bridge”".
func inTitle(r *Resolver, m *mention.Mention, s document.Range) bool {
	q := r.Ents.Doc.Tokens[m.From].Quotation
	if q == document.Unquoted {
		return false
	}
	from := r.Ents.Doc.Quotations[q].From
	return from > s.From && isDocument(r.Ents.Doc.Lower(from-1))
}

// closesAsHead reports the last of several names in a phrase where it is a person's to
// whom the rest belongs: "Winnet Institute botanist Jo Marsh".
func closesAsHead(r *Resolver, m *mention.Mention, s document.Range) bool {
	before := document.Range{From: s.From, To: m.Before}
	if !lastIn(r, m, s) || !r.Ents.List[m.Entity].IsPerson() || endsInComplement(r, before) {
		return false
	}
	return !holds(r, before, "and") || ofHouse(r, s) || m.Title != "" && r.Ents.Doc.Lower(m.Before-1) == "and" && !vocabulary.Determiner[r.Ents.Doc.Lower(s.From)]
}

// speaksForBody reports the last name of a phrase that begins with a body in whose name
// a preposition stands: "Department of Harbours spokeswoman Ada Quill".
func speaksForBody(r *Resolver, m *mention.Mention, s document.Range) bool {
	if m.Title == "" || m.Before >= m.From || m.To-m.From < 2 || !lastIn(r, m, s) || !r.Ents.List[m.Entity].IsPerson() || vocabulary.Determiner[r.Ents.Doc.Lower(s.From)] {
		return false
	}
	for i := s.From + 1; i < m.From; i++ {
		if k := &r.Ents.Doc.Tokens[i]; k.Tag == document.TagPreposition || k.Tag == document.TagTo {
			before := &r.Ents.Doc.Tokens[i-1]
			return k.Lower == "of" && before.Is(document.Capitalized) && !mention.IsRole(before.Lower)
		}
	}
	return false
}

// isHead reports whether the name m is the head of a phrase by what comes after it
// there: nothing, or what only goes on about whoever bears it.
func isHead(r *Resolver, m *mention.Mention, s document.Range) bool {
	next := m.To
	for next < s.To && (vocabulary.NameSuffixes[r.Ents.Doc.Tokens[next].Lower] || vocabulary.Postnominals[r.Ents.Doc.Tokens[next].Lower]) {
		next++
	}
	if next >= s.To {
		return true
	}
	k := &r.Ents.Doc.Tokens[next]
	switch {
	case k.Genitive() && next+1 == s.To:
		return true
	case onlyPress(r, document.Range{From: next, To: s.To}) && !r.Ents.List[m.Entity].IsPerson() && !vocabulary.NonNames[r.Ents.Doc.Lower(m.To-1)]:
		return true // "the Tarnby Argus newspaper"
	case mention.IsRole(k.Lower), k.Genitive(), countsNoun(r, next, s):
		return false
	case k.Lower == "a" || k.Lower == "an" || k.Lower == "the":
		return mention.HeadRole(r.Ents.Doc, document.Range{From: next, To: s.To}) != "" // "Ada Moe a spokeswoman for the port"
	case k.Tag == document.TagParticiple, k.Tag == document.TagGerund, k.Tag == document.TagPast:
		return beginsModifier(k) || plainBefore(r, document.Range{From: s.From, To: m.Before})
	}
	return beginsModifier(k)
}

// countsNoun reports the number at token i of a name that a noun follows: "the FTSE 250 lender".
func countsNoun(r *Resolver, i int, s document.Range) bool {
	if r.Ents.Doc.Tokens[i].Tag != document.TagNumber || i+1 >= s.To {
		return false
	}
	noun := &r.Ents.Doc.Tokens[i+1]
	return noun.Tag.Noun() && !noun.Is(document.Capitalized)
}

// beginsModifier reports a token behind a name that goes on about it: a relative clause,
// a preposition, a day, a number.
func beginsModifier(k *document.Token) bool {
	switch k.Lower {
	case "last", "and", "himself", "herself":
		return true
	}
	return k.Tag == document.TagPreposition || k.Tag == document.TagNumber || attribution.OpensClause(k) ||
		vocabulary.LinkWords[k.Lower] || vocabulary.Weekdays[k.Lower] || vocabulary.Adverbial[k.Lower]
}

// belongsToAnother reports words that make the name after them a complement or a title.
func belongsToAnother(r *Resolver, before document.Range) bool {
	return endsInComplement(r, before) || entitles(r, before)
}

// titling participles stand before the title of a document.
var titling = vocabulary.WordSet(`called titled entitled named headlined dubbed`)

// entitles reports whether the words before a name make it the title of a
// document: "a booklet called".
func entitles(r *Resolver, before document.Range) bool {
	return before.To-before.From > 1 && titling[r.Ents.Doc.Lower(before.To-1)] && isDocument(r.Ents.Doc.Lower(before.To-2))
}

// titledFrom returns where the title begins in a source that is a document with one,
// "a booklet called Brakes, Snow and You", or None.
func titledFrom(r *Resolver, s document.Range) int {
	for i := s.From + 2; i < s.To; i++ {
		if entitles(r, document.Range{From: s.From, To: i}) && r.Ents.Doc.Tokens[i].Is(document.Capitalized) {
			return i
		}
	}
	return document.None
}

// issuerOfTitled returns who is named behind the title of a document, "from Moe &
// Quill", or None.
func issuerOfTitled(r *Resolver, title document.Range) int {
	for i := title.From + 1; i+1 < title.To; i++ {
		if w := r.Ents.Doc.Lower(i); w == "from" || w == "by" || w == "on" {
			return headName(r, document.Range{From: i + 1, To: title.To})
		}
	}
	return document.None
}

// wholeTitle widens a source that ends inside the title of a document.
func wholeTitle(r *Resolver, s document.Range) document.Range {
	if s.Empty() || titledFrom(r, s) == document.None {
		return s
	}
	end := r.Ents.Doc.SentenceAt(s.From).To
	for i := s.To; i < end; i++ {
		switch k := &r.Ents.Doc.Tokens[i]; {
		case k.Is(document.Capitalized) && k.Quotation == document.Unquoted:
			s.To = i + 1
		case k.Lower != "," && k.Lower != "and" && k.Lower != "&" && k.Lower != "of" && k.Lower != "the":
			return s
		}
	}
	return s
}

// onlyPress reports words that say no more than that a name is an outlet's.
func onlyPress(r *Resolver, s document.Range) bool {
	w := r.Ents.Doc.Lower(s.From)
	if w == "news" {
		w = r.Ents.Doc.Lower(s.From + 1)
		s.From++
	}
	return s.To-s.From == 1 && (w == "newspaper" || w == "agency") && !r.Ents.Doc.Tokens[s.From].Is(document.Capitalized)
}

// isCounted reports people counted rather than named: "many Ostravans".
func isCounted(r *Resolver, s document.Range) bool {
	w, head := r.Ents.Doc.Lower(s.From), r.Ents.Doc.Lower(mention.HeadEnd(r.Ents.Doc, s)-1)
	return s.To-s.From > 1 && mention.HeadEnd(r.Ents.Doc, s)-s.From < 4 && head[len(head)-1] == 's' && (w == "many" || w == "most" || w == "some" || w == "several" || w == "few")
}

// lastIn reports whether nothing but letters after a name follow m in s.
func lastIn(r *Resolver, m *mention.Mention, s document.Range) bool {
	i := m.End
	for i < s.To && vocabulary.Postnominals[r.Ents.Doc.Tokens[i].Lower] {
		i++
	}
	return i >= s.To
}

// holds reports whether a word stands in a range.
func holds(r *Resolver, s document.Range, word string) bool {
	for i := s.From; i < s.To; i++ {
		if r.Ents.Doc.Lower(i) == word {
			return true
		}
	}
	return false
}

// endsInComplement reports whether what stands before a name in a noun phrase makes
// the name a complement of it: "a spokesman for", "the lawyer who defended".
func endsInComplement(r *Resolver, before document.Range) bool {
	if titlesNext(r, before) {
		return false
	}
	if !before.Empty() && mention.IsRole(r.Ents.Doc.Lower(before.From)) && r.Ents.Doc.Tokens[before.To-1].Tag.Noun() && !r.Ents.Doc.Tokens[before.To-1].Is(document.Capitalized) && !holds(r, before, "for") {
		return false // "director of music Ada Quill"
	}
	for i := before.From; i < before.To; i++ {
		k := &r.Ents.Doc.Tokens[i]
		unheard := k.Is(document.Capitalized|document.Numeric) || k.CuePrior == attribution.PriorUnseen && !vocabulary.LinkWords[k.Lower]
		if !unheard && !insideName(r, i) && (vocabulary.LinkWords[k.Lower] || k.Tag == document.TagPreposition || k.Tag == document.TagTo || k.Tag == document.TagWh || k.Finite() && k.Tag != document.TagPresent && k.CuePrior > attribution.PriorSeldom) {
			return true
		}
	}
	return false
}

// portrays are what somebody does who is taken for another.
var portrays = vocabulary.WordSet(`playing portraying impersonating imitating mimicking parodying`)

// titlesNext reports words that make a title with what stands right before a name:
// "Ambassador to Germany Ada Quill".
func titlesNext(r *Resolver, before document.Range) bool {
	m := nextMention(r, before.To)
	return m != nil && m.Before == before.To && m.From > before.To &&
		holdsRole(r, before) && r.Ents.Doc.Lower(before.To-1) != "for" && !isKin(r, before)
}

// isKin reports words for kin of somebody: "daughter of the".
func isKin(r *Resolver, s document.Range) bool {
	for i := s.From; i+1 < s.To; i++ {
		if vocabulary.Kinship[r.Ents.Doc.Lower(i)] && r.Ents.Doc.Lower(i+1) == "of" {
			return true
		}
	}
	return false
}

// holdsRole reports whether a word of s is a role.
func holdsRole(r *Resolver, s document.Range) bool {
	for i := s.From; i < s.To; i++ {
		if mention.IsRole(r.Ents.Doc.Tokens[i].Lower) {
			return true
		}
	}
	return false
}

// plainBefore reports whether nothing but articles and adjectives stand before a name.
func plainBefore(r *Resolver, before document.Range) bool {
	for i := before.From; i < before.To; i++ {
		if k := &r.Ents.Doc.Tokens[i]; k.Tag.Noun() && !mention.IsRole(k.Lower) {
			return false
		}
	}
	return true
}

// mentionsIn returns the mentions that begin inside a range.
func mentionsIn(r *Resolver, s document.Range) []*mention.Mention {
	var out []*mention.Mention
	for i := firstMention(r, s.From); i < len(r.Ents.Mentions) && r.Ents.Mentions[i].To <= s.To; i++ {
		out = append(out, &r.Ents.Mentions[i])
	}
	return out
}

// firstMention returns the index of the first mention that begins at token i or later.
func firstMention(r *Resolver, i int) int {
	lo, hi := 0, len(r.Ents.Mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; r.Ents.Mentions[mid].From < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// nextMention returns the first mention that begins at token i or later, or nil.
func nextMention(r *Resolver, i int) *mention.Mention {
	if k := firstMention(r, i); k < len(r.Ents.Mentions) {
		return &r.Ents.Mentions[k]
	}
	return nil
}

var (
	latelyWords = vocabulary.WordSet(`last this next`)
	unitsOfTime = vocabulary.WordSet(`day week weekend month quarter year decade century night morning afternoon evening spring summer autumn fall winter`)
)

// withoutComplement returns the noun phrase that a source begins with, without the clause or
// apposition that goes on about it: "one aide" of "one aide, who asked not to
// be named".
func withoutComplement(r *Resolver, s document.Range) document.Range {
	s = withoutWhereabouts(r, s)
	if n := s.To - 2; n > s.From && latelyWords[r.Ents.Doc.Lower(n)] && unitsOfTime[r.Ents.Doc.Lower(n+1)] && r.Ents.Doc.Tokens[n-1].Tag.Noun() {
		s.To = n // "the chairman last year"
	}
	for i := s.From + 1; i < s.To; i++ {
		switch r.Ents.Doc.Lower(i) {
		case "—", "–", "--":
			return document.Range{From: s.From, To: i}
		case "(":
			if s.To > i+2 && r.Ents.Doc.Lower(s.To-1) == ")" && !r.Ents.Doc.Tokens[i+1].Is(document.AllCaps) {
				return document.Range{From: s.From, To: i}
			}
		case ",":
			next := i + 1
			if last := next >= s.To; last || r.Ents.Doc.Tokens[i-1].Tag.Noun() && !(r.Ents.Doc.Tokens[next].Is(document.Numeric) && r.Ents.Doc.Tokens[i-1].Is(document.Numeric)) && !vocabulary.PlaceNames[r.Ents.Doc.Lower(next)] {
				return document.Range{From: s.From, To: i}
			}
		}
	}
	return s
}
