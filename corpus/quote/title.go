package quote

import "strings"

// cutTitle takes the capitalised title off the beginning of a name:
// "Secretary of State" in "Secretary of State John Kerry".
func (n *namer) cutTitle(m *mention) {
	for i := m.to - 2; i >= m.from; i-- {
		w := n.tokens[i].lower
		g, polite := courtesy[w]
		if !polite && !isRole(w) && !n.sharedTitle(i) || n.isGivenName(i, m) || kept[w] {
			continue
		}
		from := i + 1
		if l := n.lower(from); l == "of" || l == "for" {
			from = n.afterOffice(from, m.to)
		}
		if _, known := given[n.lower(from)]; !known && n.holdsBody(tokenRange{from, m.to}) {
			return // "Coastal Engineers Society"
		}
		if from >= m.to {
			if polite {
				continue
			}
			return // an office without a name: "Secretary of State"
		}
		m.gender = max(g, genderOf(w))
		m.person += 3
		if !polite {
			m.title = n.printed(tokenRange{m.from, from})
		}
		m.from = from
		return
	}
}

// sharedTitle reports a title in the plural before a given name: "Presidents
// Daniel Ortega and …".
func (n *namer) sharedTitle(i int) bool {
	_, known := given[n.lower(i+1)]
	return known && isRole(strings.TrimSuffix(n.tokens[i].lower, "s"))
}

// kept titles are part of the name that a person goes by.
var kept = words(`pope king queen prince princess emperor`)

// isGivenName reports whether a role word is rather a given name: "Dean Smith",
// "Pope" stays a title.
func (n *namer) isGivenName(i int, m *mention) bool {
	_, ok := given[n.tokens[i].lower]
	return ok && i == m.from && m.to-m.from == 2
}

// afterOffice returns where the name begins after "of State", "of Foreign
// Affairs": at a given name, else at the last two words.
func (n *namer) afterOffice(i, end int) int {
	for k := i + 2; k < end-1; k++ {
		if _, ok := given[n.tokens[k].lower]; ok {
			return k
		}
	}
	if end-2 > i+1 {
		return end - 2
	}
	return end
}

// onlyTitle reports a title without a name: "Senate Minority Leader", "Mr.".
func (n *namer) onlyTitle(m *mention) bool {
	last := n.tokens[m.to-1].lower
	if _, polite := courtesy[last]; polite {
		return true
	}
	_, known := given[n.tokens[m.from].lower]
	return isRole(last) && !(known && m.to-m.from == 2) || isRole(strings.TrimSuffix(last, "s")) && m.to-m.from == 1
}

// cutModifiers takes party, nation and place off a name: "Republican Ted Cruz".
func (n *namer) cutModifiers(m *mention) {
	if n.holdsBody(m.tokenRange) {
		return
	}
	for m.to-m.from > 2 || m.to-m.from == 2 && m.person > 0 {
		w := n.tokens[m.from].lower
		_, known := given[w]
		_, next := given[n.tokens[m.from+1].lower]
		foreign := notNames[w] || places[w] || next && m.to-m.from > 2 && (n.tokens[m.from].is(shouted) || n.initial(m.from))
		if known || particles[w] || particles[n.tokens[m.from+1].lower] || !foreign {
			return
		}
		if next && !notNames[w] && len(w) == 2 && strings.HasSuffix(w, ".") {
			return // an initial
		}
		m.from++
	}
}

// genderOf returns the gender that a role tells.
func genderOf(role string) gender {
	switch {
	case feminine[role]:
		return female
	case masculine[role]:
		return male
	}
	return anyGender
}

// longestTitle bounds a title before a name, in tokens.
const longestTitle = 8

// titleBefore finds a title in lower case before the name: "Cavs coach",
// "prime minister", and the whole of one in mixed case.
func (n *namer) titleBefore(m *mention) {
	begin := m.before
	if m.title == "" {
		begin = m.from
		if begin == 0 || !isRole(n.tokens[begin-1].lower) || n.tokens[begin-1].sentence != n.tokens[begin].sentence {
			return
		}
		role := n.tokens[begin-1].lower
		m.gender = max(m.gender, genderOf(role))
		m.person += 3
		if kinship[role] {
			return
		}
	}
	first := n.sentenceAt(m.from).from
	for begin > first && m.from-begin < longestTitle && n.inTitle(begin-1) {
		begin--
	}
	m.before = begin
	m.title = n.printed(tokenRange{begin, m.from})
}

// inTitle reports whether token i can stand in a title before a name.
func (n *namer) inTitle(i int) bool {
	k := &n.tokens[i]
	if k.is(mark) || n.sentenceAt(i).from == i && !k.is(upper) {
		return false
	}
	w := k.lower
	return !determiner[w] && !linkWords[w] && !clauseWords[w] && !(k.finite() && k.habit > seldom) && !auxiliary[w] && !pronouns[w] && !starters[w] && w != "'s" &&
		w != "including" && w != "former" && w != "then" && w != "like" && w != "named"
}

// longestApposition bounds what stands between commas after a name, in tokens.
const longestApposition = 30

// apposition reads the title after a name, ", a spokesperson for the HNC,", or
// before it, "the mayor, Bill Hale,".
func (n *namer) apposition(m *mention) {
	s := n.sentenceAt(m.from)
	if m.to+1 < s.to && n.tokens[m.to].lower == "," {
		from := m.to + 1
		if n.tokens[from].is(numeric) && n.lower(from+1) == "," {
			m.person += 2
			from += 2
		}
		end := from
		for end < s.to && end-from < longestApposition && !n.tokens[end].is(mark) {
			end++
		}
		r := tokenRange{from, end}
		role := n.headRole(r)
		if role == "" && m.person > 0 && !r.empty() && (n.lower(from) == "a" || n.lower(from) == "an" || n.lower(from) == "the") {
			role = n.lower(n.headEnd(r) - 1)
		}
		if role != "" && (end >= s.to || n.tokens[end].is(mark)) {
			n.describe(m, r, role)
		}
		return
	}
	if m.from-2 < s.from || n.tokens[m.from-1].lower != "," || m.title != "" {
		return
	}
	from := m.from - 1
	for from > s.from && m.from-from < longestTitle+2 && !n.tokens[from-1].is(mark) {
		from--
	}
	if role := n.headRole(tokenRange{from, m.from - 1}); role != "" && m.to < s.to && n.tokens[m.to].is(mark) {
		n.describe(m, tokenRange{from, m.from - 1}, role)
	}
}

// describe takes r for the title of m.
func (n *namer) describe(m *mention, r tokenRange, role string) {
	m.person += 3
	m.gender = max(m.gender, genderOf(role))
	if m.title != "" || kinship[role] {
		return
	}
	for !r.empty() && determiner[n.tokens[r.from].lower] {
		r.from++
	}
	m.title = n.printed(r)
}

// headEnd returns where the head of a noun phrase ends: before its complement.
func (t *text) headEnd(r tokenRange) int {
	for i := r.from + 1; i < r.to; i++ {
		if w := t.tokens[i].lower; linkWords[w] || clauseWords[w] || auxiliary[w] || w == "and" {
			return i
		}
	}
	return r.to
}

// headRole returns the role that is the head of a noun phrase, or "".
func (t *text) headRole(r tokenRange) string {
	role := ""
	for i := r.from; i < r.to; i++ {
		w := t.tokens[i].lower
		if i > r.from && (linkWords[w] && t.lower(i-1) != "under" || clauseWords[w] || auxiliary[w] || w == "and" && role != "") {
			break
		}
		if t.tokens[i].finite() && i > r.from && w != "'s" {
			break
		}
		if isRole(w) {
			role = w
		} else if role != "" && w != "'s" && !t.tokens[i].is(mark) && !t.tokens[i].is(upper) {
			role = "" // "the coach company"
		}
	}
	return role
}
