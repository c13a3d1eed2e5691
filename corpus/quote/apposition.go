package quote

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
		if n.predicates(r) {
			return // "at Millbank, an official told the Wire": the subject of a clause
		}
		role := n.headRole(r)
		if role == "" && m.person > 0 && !r.empty() && (n.lower(from) == "a" || n.lower(from) == "an" || n.lower(from) == "the") {
			role = n.lower(n.headEnd(r) - 1)
		}
		if role != "" && (end >= s.to || n.tokens[end].is(mark)) {
			n.describe(m, r, role)
			return
		}
	}
	if m.from-2 < s.from || n.tokens[m.from-1].lower != "," || m.title != "" {
		return
	}
	from := m.from - 1
	for from > s.from && m.from-from < longestTitle+2 && !n.tokens[from-1].is(mark) {
		from--
	}
	before := n.lastPhrase(tokenRange{from, m.from - 1})
	if role := n.headRole(before); role != "" && m.to < s.to && n.tokens[m.to].is(mark) {
		n.describe(m, before, role)
	}
}

// predicates reports whether a verb follows the noun phrase that r begins with,
// other than in a relative clause.
func (n *namer) predicates(r tokenRange) bool {
	for i := r.from + 1; i < r.to; i++ {
		switch k := &n.tokens[i]; {
		case k.opensClause():
			return false
		case k.finite() && k.lower != "'s":
			return true
		}
	}
	return false
}

// lastPhrase returns the noun phrase that r ends with: "the mayor" of "asked the
// mayor". It begins at the first determiner, if any.
func (n *namer) lastPhrase(r tokenRange) tokenRange {
	for i := r.from; i < r.to; i++ {
		if determiner[n.tokens[i].lower] {
			return tokenRange{i, r.to}
		}
	}
	return r
}

// describe takes r for the title of m.
func (n *namer) describe(m *mention, r tokenRange, role string) {
	m.person += 3
	if g := genderOf(role); g != anyGender {
		m.gender, m.sure = g, true
	}
	if kinship[role] {
		m.tie = role
	}
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
		k := &t.tokens[i]
		if w := k.lower; linkWords[w] || k.opensClause() || auxiliary[w] && w != "'s" || w == "and" {
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
		if i > r.from && (linkWords[w] && t.lower(i-1) != "under" || t.tokens[i].opensClause() || auxiliary[w] && w != "'s" || w == "and" && role != "") {
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
