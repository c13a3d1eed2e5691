package quote

import (
	"slices"
	"strings"
)

// sameName returns the entity that a name of two words or more belongs to.
func (c *cast) sameName(m *mention) int {
	w := c.nameWords(m)
	for _, e := range latest(c.byWord[w[len(w)-1]]) {
		if it := c.entities[e]; it.last() == w[len(w)-1] && agree(it.words, w) && compatible(it.gender, m.gender) && !c.junior(m, it) && (m.person >= 0 && it.person >= 0 || holdsWords(it.words, w) || holdsWords(w, it.words)) {
			return e
		}
	}
	if e := c.misspeltName(w); e != nobody {
		return e
	}
	if len(w) > 1 && m.person <= 0 {
		if e := c.sameOffice(w); e != nobody {
			return e
		}
		for _, e := range latest(c.byWord[w[0]]) {
			if it := c.entities[e]; it.person <= 0 && (seated(it.words, w) || seated(w, it.words)) {
				return e
			}
		}
	}
	return nobody
}

// sameOffice returns the body that has a department's name the other way round,
// or nobody: "Ostravan Department of Harbours", "Harbours Department".
func (c *cast) sameOffice(w []string) int {
	last := len(w) - 1
	turned := w[last] == "department" || w[last] == "ministry"
	for i, office := range w {
		if turned || office != "department" && office != "ministry" || i+2 > last || w[i+1] != "of" {
			continue
		}
		for _, e := range latest(c.byWord[office]) {
			if it := c.entities[e]; it.last() == office && len(it.words) > 1 && slices.Equal(it.words[:len(it.words)-1], w[i+2:]) {
				return e
			}
		}
		return nobody
	}
	if !turned {
		return nobody
	}
	for _, e := range latest(c.byWord[w[last]]) {
		it := c.entities[e]
		if i := slices.Index(it.words, w[last]); i >= 0 && i+2 < len(it.words) && it.words[i+1] == "of" && slices.Equal(it.words[i+2:], w[:last]) {
			return e
		}
	}
	return nobody
}

// seated reports whether a is the name b with its seat or field: "Supreme Court
// of Ostrava", "Supreme Court".
func seated(a, b []string) bool {
	if len(b) > 1 && len(a) == len(b)+1 && slices.Equal(a[:len(b)], b) && seats[a[len(b)]] {
		return true
	}
	return len(b) > 1 && len(a) > len(b)+1 && slices.Equal(a[:len(b)], b) && (a[len(b)] == "of" || a[len(b)] == "for" || a[len(b)] == "in") && isBody(b[len(b)-1])
}

// seats are last words that a body's name is often printed without.
var seats = words(`society center centre institute tribe foundation inc inc. corp corp. corporation company association`)

// junior reports whether m is the son who bears the name of e: "Carl Moe Jr."
// after "Carl Moe".
func (c *cast) junior(m *mention, e *entity) bool {
	return m.end > m.to && strings.HasPrefix(c.lower(m.end-1), "jr") && !strings.Contains(e.name, "Jr")
}

func compatible(a, b gender) bool { return a == b || a == anyGender || b == anyGender }

// agree reports whether two names with the same last word can be one person's:
// their first words agree, as nickname, initial or middle name.
func agree(a, b []string) bool {
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
	if a == b || nicknames[a] == b || nicknames[b] == a {
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

var nicknames = map[string]string{
	"bill": "william", "bob": "robert", "jim": "james", "jack": "john", "dick": "richard", "ted": "edward", "joe": "joseph", "mike": "michael",
	"tony": "anthony", "liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "peggy": "margaret", "chuck": "charles", "jeb": "john",
	"bernie": "bernard", "u.s.": "united", "us": "united", "u.n.": "united", "un": "united", "u.k.": "united", "uk": "united", "andy": "andrew", "jerry": "gerald", "larry": "lawrence", "harry": "henry", "hank": "henry", "bobby": "robert", "billy": "william", "jimmy": "james", "johnny": "john",
}

// shortName returns the entity that a name of one word stands for: the last
// one named before it whose surname agrees, else one named later, else one
// with that given name; a body by its first word or its initials.
func (c *cast) shortName(i int) int {
	m := &c.mentions[i]
	w := c.plainWord(m.from)
	best, score := nobody, 0
	for _, e := range latest(c.byWord[w]) {
		it := c.entities[e]
		if !compatible(it.gender, m.gender) || m.person > 1 && it.person < 0 {
			continue
		}
		s := 0
		switch {
		case it.person <= 0 && it.words[0] != w && slices.Contains(it.words, "&"): // "Moe" is none of "Quill & Moe"
		case it.last() == w:
			s = 4
		case it.words[0] == w && (it.person > 0 || it.person == 0 && !c.tokens[c.mentions[it.mentions[0]].to-1].is(shouted) && c.mentions[it.mentions[0]].from < m.from):
			s = 2
		case it.person < 0 && it.words[0] == w && isBody(it.last()) && !places[w] && (firms[it.last()] || c.mentions[it.mentions[0]].from < m.from && !c.namedAlone(w, c.mentions[it.mentions[0]].from)):
			s = 1
		case len(it.words) > 2 && it.person > 0 && it.words[len(it.words)-2] == w:
			s = 2
		case len(it.words) > 2 && it.person < 0 && isBody(w) && c.lower(m.from-1) == "the" && c.mentions[it.mentions[0]].from < m.from:
			s = 1
		}
		if s == 0 {
			continue
		}
		s = 4*s + min(len(it.mentions), prominent)
		if c.mentions[it.mentions[0]].from < m.from {
			s += 4
		}
		if m.end == m.to && strings.Contains(it.name, " Jr") {
			s -= 2 // "Moe" is the father
		}
		if s > score || s == score && c.nearer(it, c.entities[best], i) {
			best, score = e, s
		}
	}
	if e, ok := c.glossed(i); ok {
		return e
	}
	if best == nobody {
		best = c.byInitials(w, c.tokens[m.from].is(shouted))
	}
	if best == nobody {
		best = c.misspelt(w)
	}
	return best
}

// firms are last words that a firm's name is seldom printed with after the first
// time.
var firms = words(`inc inc. corp corp. corporation co co. ltd ltd. llc plc group holdings company motors airlines airways supermarkets stores manufacturing`)

// namedAlone reports whether the word w is printed as a name of its own before a
// token: "Quill", and only then "Quill Labour Union".
func (c *cast) namedAlone(w string, before int) bool {
	first, ok := c.alone[w]
	return ok && first < before
}

// prominent is the number of mentions from which one more tells nothing.
const prominent = 5

// nearer reports whether a was named closer before mention i than b.
func (c *cast) nearer(a, b *entity, i int) bool { return c.lastBefore(a, i) > c.lastBefore(b, i) }

func (c *cast) lastBefore(e *entity, i int) int {
	k, _ := slices.BinarySearch(e.mentions, i)
	if k == 0 {
		return nobody
	}
	return e.mentions[k-1]
}
