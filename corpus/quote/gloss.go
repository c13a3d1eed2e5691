package quote

import "strings"

// longestGloss bounds the name before its initials, in tokens.
const longestGloss = 14

// glossedBy returns the words before m whose initials it gives in brackets:
// "Notes from Ostrava (NFO)". They are one name, whatever they look like.
func (n *namer) glossedBy(m *mention) tokenRange {
	if m.to-m.from != 1 || !n.tokens[m.from].is(shouted) || n.lower(m.from-1) != "(" || n.lower(m.to) != ")" {
		return tokenRange{}
	}
	letters := n.tokens[m.from].lower
	first := n.spelt(m.from-2, letters, max(n.sentenceAt(m.from).from, m.from-longestGloss))
	if first == nobody || !n.tokens[first].is(upper) {
		return tokenRange{}
	}
	return tokenRange{first, m.from - 1}
}

// spelt returns the first of the words that end at token i and begin with the
// letters, or nobody. Small words may be left out.
func (n *namer) spelt(i int, letters string, least int) int {
	if letters == "" {
		return i + 1
	}
	if i < least {
		return nobody
	}
	k := &n.tokens[i]
	if k.is(mark) && k.lower != "," && k.lower != "'" && k.lower != "’" && k.lower != "&" {
		return nobody
	}
	rest, hit := strings.CutSuffix(letters, k.lower[:1])
	if hit {
		if first := n.spelt(i-1, rest, least); first != nobody {
			return first
		}
	}
	if k.is(mark) || smallWords[k.lower] || k.lower == "from" || k.genitive() {
		return n.spelt(i-1, letters, least)
	}
	return nobody
}

// glossed returns the body for whose name mention i stands in brackets after
// it, "the Gannet Harbour Trust (GHT)".
func (c *cast) glossed(i int) (int, bool) {
	m := &c.mentions[i]
	if i == 0 || c.lower(m.from-1) != "(" || c.lower(m.to) != ")" {
		return nobody, false
	}
	before := &c.mentions[i-1]
	if before.to != m.from-1 || before.entity == nobody || c.entities[before.entity].person > 0 || before.to-before.from < 2 {
		return nobody, false
	}
	c.aliases[c.plainWord(m.from)] = before.entity
	return before.entity, true
}

// byInitials returns the body that goes by w: as the text glosses it, or, in
// capitals, by its initials: "EDC", Export Development Canada.
func (c *cast) byInitials(w string, capitals bool) int {
	if e, ok := c.aliases[w]; ok {
		return e
	}
	if !capitals {
		return nobody
	}
	short := strings.ReplaceAll(w, ".", "")
	if e, ok := c.initials[short]; ok {
		return e
	}
	if e, ok := c.spelled[short]; ok {
		return e
	}
	c.spelled[short] = nobody
	if len(short) > 2 && len(short) <= longestShort && len(c.entities) < mostSpelled {
		for e, it := range c.entities {
			if it.person <= 0 && len(it.words) > 1 && abbreviates(short, it.words, true) {
				c.spelled[short] = e
				break
			}
		}
	}
	return c.spelled[short]
}

// An abbreviation is looked for where it is no longer than longestShort, in
// bytes, and the article names fewer than mostSpelled entities.
const (
	longestShort = 8
	mostSpelled  = 400
)

// abbreviates reports whether short is made of the beginnings of the words of
// a name, in order: "CENTCOM", US Central Command. A nation before the name and
// small words may be left out, and, but for a name of two words, the last word.
func abbreviates(short string, name []string, first bool) bool {
	if short == "" {
		return len(name) == 0 || len(name) == 2 && smallWords[name[0]]
	}
	if len(name) == 0 {
		return false
	}
	w := strings.ReplaceAll(name[0], ".", "")
	if rest, ok := strings.CutPrefix(short, "&"); ok && (w == "and" || w == "&") { // "PG&E"
		return abbreviates(rest, name[1:], false)
	}
	if smallWords[w] || first && (places[w] || w == "united") {
		rest := name[1:]
		if w == "united" && len(rest) > 0 {
			rest = rest[1:]
		}
		if abbreviates(short, rest, false) {
			return true
		}
	}
	for n := min(len(w), len(short), 4); n > 0; n-- {
		if short[:n] == w[:n] && abbreviates(short[n:], name[1:], false) {
			return true
		}
	}
	return false
}

var smallWords = words(`of for and the & in to on`)

// initials returns the first letters of the words that count in a name.
func initials(name []string) string {
	var b strings.Builder
	for _, w := range name {
		if w != "of" && w != "for" && w != "and" && w != "the" && w != "&" {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
