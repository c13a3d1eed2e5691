package mention

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// sameName returns the entity that a name of two words or more belongs to.
func (c *Entities) sameName(m *Mention) int {
	w := c.nameWords(m)
	for _, e := range Latest(c.ByWord[w[len(w)-1]]) {
		if it := c.List[e]; it.Last() == w[len(w)-1] && Agree(it.Words, w) && Compatible(it.Gender, m.gender) && !c.junior(m, it) && (m.person >= 0 && it.Person >= 0 || holdsWords(it.Words, w) || holdsWords(w, it.Words)) {
			return e
		}
	}
	if e := c.misspeltName(w); e != document.None {
		return e
	}
	if len(w) > 1 && m.person <= 0 {
		if e := c.sameOffice(w); e != document.None {
			return e
		}
		for _, e := range Latest(c.ByWord[w[0]]) {
			if it := c.List[e]; it.Person <= 0 && (seated(it.Words, w) || seated(w, it.Words)) {
				return e
			}
		}
	}
	return document.None
}

// sameOffice returns the body that has a department's name the other way round,
// or None: "Ostravan Department of Harbours", "Harbours Department".
func (c *Entities) sameOffice(w []string) int {
	last := len(w) - 1
	turned := w[last] == "department" || w[last] == "ministry"
	for i, office := range w {
		if turned || office != "department" && office != "ministry" || i+2 > last || w[i+1] != "of" {
			continue
		}
		for _, e := range Latest(c.ByWord[office]) {
			if it := c.List[e]; it.Last() == office && len(it.Words) > 1 && slices.Equal(it.Words[:len(it.Words)-1], w[i+2:]) {
				return e
			}
		}
		return document.None
	}
	if !turned {
		return document.None
	}
	for _, e := range Latest(c.ByWord[w[last]]) {
		it := c.List[e]
		if i := slices.Index(it.Words, w[last]); i >= 0 && i+2 < len(it.Words) && it.Words[i+1] == "of" && slices.Equal(it.Words[i+2:], w[:last]) {
			return e
		}
	}
	return document.None
}

// seated reports whether a is the name b with its seat or field: "Supreme Court
// of Ostrava", "Supreme Court".
func seated(a, b []string) bool {
	if len(b) > 1 && len(a) == len(b)+1 && slices.Equal(a[:len(b)], b) && (seats[a[len(b)]] || firms[a[len(b)]]) {
		return true
	}
	return len(b) > 1 && len(a) > len(b)+1 && slices.Equal(a[:len(b)], b) && (a[len(b)] == "of" || a[len(b)] == "for" || a[len(b)] == "in") && IsOrg(b[len(b)-1])
}

// seats are last words that a body's name is often printed without.
var seats = vocabulary.WordSet(`society center centre institute tribe foundation inc inc. corp corp. corporation company association`)

// junior reports whether m is the son who bears the name of e: "Carl Moe Jr."
// after "Carl Moe".
func (c *Entities) junior(m *Mention, e *Entity) bool {
	return m.End > m.To && strings.HasPrefix(c.Doc.Lower(m.End-1), "jr") && !strings.Contains(e.Name, "Jr")
}

func Compatible(a, b vocabulary.Gender) bool {
	return a == b || a == vocabulary.AnyGender || b == vocabulary.AnyGender
}

// Agree reports whether two names with the same last word can be one person's:
// their first words agree, as nickname, initial or middle name.
func Agree(a, b []string) bool {
	if len(a) == 1 || len(b) == 1 {
		return true
	}
	if len(a) != len(b) && (hasSuffix(a, b) || hasSuffix(b, a)) {
		return true
	}
	return sameFirst(a[0], b[0]) || len(a) > 2 && sameFirst(a[1], b[0]) && len(b) == 2 || len(b) > 2 && sameFirst(b[1], a[0]) && len(a) == 2
}

// holdsWords reports whether the name a has the words of b in their order:
// "Northern Rivers Agency", "Rivers Agency", but not "Northern Roads Agency".
func holdsWords(a, b []string) bool {
	for _, w := range a {
		if len(b) > 0 && sameFirst(w, b[0]) {
			b = b[1:]
		}
	}
	return len(b) == 0
}

// hasSuffix reports whether the name a ends with the words of b: "van der Laan".
func hasSuffix(a, b []string) bool {
	return len(a) > len(b) && slices.Equal(a[len(a)-len(b):], b)
}

func sameFirst(a, b string) bool {
	if a == b || isNickname(a, b) || isNickname(b, a) {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.HasSuffix(a, ".") {
		return strings.HasPrefix(b, a[:len(a)-1])
	}
	return len(a) >= 3 && strings.HasPrefix(b, a)
}

// isNickname reports whether a is short for the given name b.
func isNickname(a, b string) bool { return slices.Contains(nicknames[a], b) }

var nicknames = map[string][]string{
	"bill": {"william"}, "bob": {"robert"}, "jim": {"james"}, "jack": {"john"}, "dick": {"richard"}, "ted": {"edward", "theodore"}, "joe": {"joseph"}, "mike": {"michael"},
	"tony": {"anthony"}, "liz": {"elizabeth"}, "beth": {"elizabeth"}, "kate": {"katherine"}, "peggy": {"margaret"}, "chuck": {"charles"}, "jeb": {"john"},
	"bernie": {"bernard"}, "u.s.": {"united"}, "us": {"united"}, "u.n.": {"united"}, "un": {"united"}, "u.k.": {"united"}, "uk": {"united"}, "andy": {"andrew"}, "jerry": {"gerald"}, "larry": {"lawrence"}, "harry": {"henry"}, "hank": {"henry"}, "bobby": {"robert"}, "billy": {"william"}, "jimmy": {"james"}, "johnny": {"john"},
}

// shortName returns the entity that a name of one word stands for: the last
// one named before it whose surname agrees, else one named later, else one
// with that given name; a body by its first word or its initials.
func (c *Entities) shortName(i int) int {
	if e, ok := glossed(c, i); ok {
		return e
	}
	m := &c.Mentions[i]
	w := c.plainWord(m.From)
	if reigning[w] && c.Doc.Lower(m.From-1) == "the" {
		return bearerOf(c, w)
	}
	best, score := document.None, 0
	told := c.genderTold(i, len(c.ByWord[w]))
	for _, e := range Latest(c.ByWord[w]) {
		it := c.List[e]
		if !Compatible(it.Gender, m.gender) || m.person > 1 && it.Person < 0 {
			continue
		}
		part := c.partOf(w, m, it)
		if part == noPart {
			continue
		}
		s := agreeing(salience(c, part, m, it), it, told)
		if s > score || s == score && c.nearer(it, c.List[best], i) {
			best, score = e, s
		}
	}
	if best == document.None {
		best = byInitials(c, w, c.Doc.Tokens[m.From].Is(document.AllCaps))
	}
	if best == document.None {
		best = c.clipped(w, m)
	}
	if best == document.None {
		best = c.misspelt(w, m)
	}
	return best
}

// bearerOf returns who has gone by a title alone, "the King", or None.
func bearerOf(c *Entities, title string) int {
	for _, e := range Latest(c.ByWord[title]) {
		if it := c.List[e]; len(it.Words) == 1 && it.Person > 0 {
			return e
		}
	}
	return document.None
}

// The part of a full name that is printed alone, in the order of how often one is.
const (
	noPart = iota
	wordOfBody
	givenName
	_
	surname
)

// partOf says what part of the name of an entity the word w is that m prints alone.
func (c *Entities) partOf(w string, m *Mention, e *Entity) int {
	first := &c.Mentions[e.Mentions[0]]
	before := first.From < m.From
	switch {
	case e.Person <= 0 && e.Words[0] != w && isOtherBody(c, w, m, e):
		return noPart
	case e.Last() == w:
		return surname
	case e.Words[0] == w && (e.Person > 0 || e.Person == 0 && goesByGiven(c, m, first)):
		return givenName
	case e.Words[0] == w && firstOfBody(c, w, e, before):
		return wordOfBody
	case len(e.Words) < 3:
		return noPart
	case e.Person > 0 && e.Words[len(e.Words)-2] == w: // the first of two surnames
		return givenName
	case e.Person < 0 && before && IsOrg(w) && c.Doc.Lower(m.From-1) == "the":
		return wordOfBody // "the Agency"
	}
	return noPart
}

// isOtherBody reports whether a body goes by no later word of its name: "Moe" is none of "Quill & Moe",
// and "the House" a chamber and no "Customs House".
func isOtherBody(c *Entities, w string, m *Mention, e *Entity) bool {
	return slices.Contains(e.Words, "&") || w == "house" && c.Doc.Lower(m.From-1) == "the"
}

// goesByGiven reports whether the first word of what may be a person's name, first printed
// as first, is printed alone as m. Initials are no given name: "NASA" of "NASA Artemis".
func goesByGiven(c *Entities, m, first *Mention) bool {
	if c.Doc.Tokens[first.To-1].Is(document.AllCaps) || c.Doc.Tokens[m.From].Is(document.AllCaps) {
		return false
	}
	return first.From < m.From || first.To-first.From == 2 && m.Subject && first.Subject && !IsOrg(c.Doc.Lower(first.To-1)) && !vocabulary.PlaceNames[c.Doc.Lower(m.From)]
}

// firstOfBody reports whether a body goes by the first word of its name: a firm does,
// "Quill" of "Quill Holdings", any other once its name is printed.
func firstOfBody(c *Entities, w string, e *Entity, before bool) bool {
	if e.Person >= 0 || !IsOrg(e.Last()) || vocabulary.PlaceNames[w] {
		return false
	}
	return firms[e.Last()] || before && !c.namedAlone(w, c.Mentions[e.Mentions[0]].From)
}

// salience weighs an entity that m may name by a part of its name: by the part, by how
// often it was named, and whether before.
func salience(c *Entities, part int, m *Mention, e *Entity) int {
	s := 4*part + min(len(e.Mentions), prominent)
	if c.Mentions[e.Mentions[0]].From < m.From {
		s += 4
	}
	if m.End == m.To && strings.Contains(e.Name, " Jr") {
		s -= 2 // "Moe" is the father
	}
	return s
}

// clipped returns the body whose name the word of m begins, "the Fed" of the Federal
// Reserve, or None.
func (c *Entities) clipped(w string, m *Mention) int {
	if len(w) < 3 || c.Doc.Lower(m.From-1) != "the" || IsOrg(w) || attribution.Press[w] || len(c.List) > mostSpelled {
		return document.None
	}
	for e, it := range c.List {
		if it.Person <= 0 && len(it.Words) == 2 && it.Words[0] == w && vocabulary.PlaceNames[it.Words[1]] {
			return e // "the North", of North Moe
		}
		if it.Person <= 0 && len(it.Words) > 1 && len(w) < len(it.Words[0]) && strings.HasPrefix(it.Words[0], w) {
			return e
		}
	}
	return document.None
}

// genderTold returns the gender that a pronoun tells of a surname which several bear,
// "Moe says she can sleep".
func (c *Entities) genderTold(i, bearers int) vocabulary.Gender {
	if c.Mentions[i].Subject && bearers > 1 {
		return c.pronounAfter(i)
	}
	return vocabulary.AnyGender
}

// agreeing returns a score, less where the entity is of another gender than is told.
func agreeing(score int, e *Entity, told vocabulary.Gender) int {
	if Compatible(e.Gender, told) {
		return score
	}
	return max(1, score-otherGender)
}

// otherGender is what it weighs that a pronoun after the surname is of another gender.
const otherGender = 12

// firms are last words that a firm's name is seldom printed with after the first
// time.
var firms = lexicon.Words("firm-words")

// namedAlone reports whether the word w is printed as a name of its own before a
// token: "Quill", and only then "Quill Labour Union".
func (c *Entities) namedAlone(w string, before int) bool {
	first, ok := c.alone[w]
	return ok && first < before
}

// prominent is the number of mentions from which one more tells nothing.
const prominent = 5

// nearer reports whether a was named closer before mention i than b.
func (c *Entities) nearer(a, b *Entity, i int) bool { return c.LastBefore(a, i) > c.LastBefore(b, i) }

func (c *Entities) LastBefore(e *Entity, i int) int {
	k, _ := slices.BinarySearch(e.Mentions, i)
	if k == 0 {
		return document.None
	}
	return e.Mentions[k-1]
}
