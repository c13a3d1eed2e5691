package quote

import "strings"

// cutTitle takes the capitalised title off the beginning of a name:
// "Secretary of State" in "Secretary of State John Kerry".
func (n *namer) cutTitle(m *mention) {
	for i := m.to - 2; i >= m.from; i-- {
		w := n.tokens[i].lower
		g, polite := courtesy[w]
		if !polite && !isRole(w) && !isRole(strings.TrimSuffix(w, "s")) || n.isGivenName(i, m) || n.keepsTitle(i, m) {
			continue
		}
		from := i + 1
		if l := n.lower(from); l == "’" || l == "'" {
			continue // "Network for Sailors’ Rights"
		} else if l == "of" || l == "for" {
			from = n.afterOffice(from, m.to)
		}
		if from >= m.to {
			if polite {
				continue
			}
			n.officeOf(m, i)
			return
		}
		if !polite && i > m.from && isGiven(n.tokens[m.from].lower) && !isGiven(n.tokens[from].lower) && !n.holdsBody(tokenRange{m.from, i}) {
			return // "James Baker III"
		}
		if !polite && n.onlyBody(tokenRange{from, m.to}) {
			continue // "Justice Department"
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

// kept titles are part of the name that a person goes by.
var kept = words(`pope king queen prince princess emperor`)

// keepsTitle reports whether the title at token i belongs to the name: "Pope
// Anselm", "King Willem of Ostrava", but not "Princess Mira Solheim".
func (n *namer) keepsTitle(i int, m *mention) bool {
	if !kept[n.tokens[i].lower] {
		return false
	}
	return m.to-i < 3 || n.lower(i+2) == "of" || suffixes[n.lower(i+2)] || numeral(n.lower(m.to-1))
}

// numeral reports a Roman numeral after a ruler's name.
func numeral(w string) bool { return strings.Trim(w, "ivx") == "" }

// isGivenName reports whether a role word is rather a given name: "Dean Smith",
// "Pope" stays a title.
func (n *namer) isGivenName(i int, m *mention) bool {
	return isGiven(n.tokens[i].lower) && i == m.from && m.to-m.from == 2
}

// departments are what the office at the head of a name may be named for,
// rather than belong to: "Secretary of State".
var departments = words(`secretary minister undersecretary attorney chancellor duke duchess prince princess lord lady`)

// officeOf makes of an office without a name, "CEO of Tesco", the name of the
// body that has it.
func (n *namer) officeOf(m *mention, role int) {
	if departments[n.tokens[role].lower] || role+2 >= m.to {
		return
	}
	m.from = role + 2
	if n.lower(m.from) == "the" {
		m.from++
	}
	m.before = m.from
}

// afterOffice returns where the name begins after "of State", "of Foreign
// Affairs": at a given name, else at the last two words.
func (n *namer) afterOffice(i, end int) int {
	for k := i + 2; k < end-1; k++ {
		if isGiven(n.tokens[k].lower) {
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
	if n.surnames[last] && m.to-m.from == 1 {
		return false
	}
	if _, polite := courtesy[last]; polite && (m.to-m.from == 1 || !isGiven(n.tokens[m.from].lower)) {
		return true
	}
	return isRole(last) && !(isGiven(n.tokens[m.from].lower) && m.to-m.from == 2) || isRole(strings.TrimSuffix(last, "s")) && m.to-m.from == 1
}

// cutModifiers takes party, nation and place off a name: "Republican Ted Cruz".
func (n *namer) cutModifiers(m *mention) {
	n.cutTags(m)
	if m.to-m.from > 1 && months[n.tokens[m.from].lower] && !isGiven(n.tokens[m.from].lower) {
		m.from++
	}
	if n.holdsBody(m.tokenRange) {
		return
	}
	for m.to-m.from > 1 {
		w, next := n.tokens[m.from].lower, n.tokens[m.from+1].lower
		switch {
		case states[w]: // the end of the sentence before
		case isGiven(w), particles[w], particles[next], n.initialLetter(m.from):
			return
		case m.to-m.from == 2 && m.person <= 0:
			return
		case notNames[w], isRole(strings.TrimSuffix(w, "s")):
		case !isGiven(next), m.person > 0 && !places[w]:
			return
		case places[w], n.tokens[m.from].is(shouted), n.initial(m.from), organisations[w]:
		default:
			return
		}
		m.from++
	}
}

// cutTags takes off a name of three words what stands before it in capitals, "WR
// Quincy Moe", and a body or place before a person's full name, "United Nations
// Nikki Moe".
func (n *namer) cutTags(m *mention) {
	if m.to-m.from > 1 && (n.tokens[m.from].lower == "ngo" || n.tokens[m.from].lower == "ngos") {
		m.from++
	}
	if m.to-m.from > 2 && n.isTag(m.from) && !n.holdsBody(m.tokenRange) {
		m.from++
	}
	if k := m.to - 2; k > m.from+2 && isGiven(n.tokens[k].lower) && n.nameWord(k-1) && !isBody(n.tokens[m.to-1].lower) && !isBody(n.tokens[k].lower) && n.holdsBody(tokenRange{m.from, k - 1}) {
		m.from = k // "Harbour Committee Delegate Ada Quill"
		return
	}
	if k := m.to - 2; k > m.from && n.lower(m.from) != "the" && isGiven(n.tokens[k].lower) && !isBody(n.tokens[k].lower) && !isBody(n.tokens[m.to-1].lower) && isBody(n.tokens[k-1].lower) {
		m.from = k
	}
}

// isTag reports a short word in capitals before a name that has none.
func (n *namer) isTag(i int) bool {
	k, next := &n.tokens[i], &n.tokens[i+1]
	return k.is(shouted) && len(k.lower) < 5 && !strings.Contains(k.lower, ".") && !isGiven(k.lower) &&
		!next.is(shouted) && !n.initial(i+1) && !strings.HasSuffix(next.lower, "ing")
}

// cutEcho ends a name where it begins again, as in a page whose headings run
// into its text: "Bill Nelson Bill Nelson: more".
func (n *namer) cutEcho(m *mention) {
	for i := m.from + 1; i < m.to; i++ {
		if over := n.runOn(i, n.tokens[m.from].lower); over > 0 && i == m.to-1 && i > m.from+1 {
			m.from++
			m.over, m.title = over, ""
			return
		}
		if n.tokens[i].lower != n.tokens[m.from].lower {
			continue
		}
		switch {
		case m.to-m.from == 2 && !n.tokens[i].is(shouted): // "Sirhan Sirhan"
		case i == m.from+1:
			m.from++
		default:
			m.to = i
		}
		return
	}
}

// runOn returns how many bytes of token i a heading has glued to a name: three
// of "MoeGOP" in "Moe Carl MoeGOP leaders meet".
func (n *namer) runOn(i int, name string) int {
	k := &n.tokens[i]
	over := len(k.lower) - len(name)
	if len(name) < 3 || over < 2 || !strings.HasPrefix(k.lower, name) {
		return 0
	}
	if c := n.body[int(k.end)-over]; c < 'A' || c > 'Z' {
		return 0
	}
	return over
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
			m.tie = role
			return
		}
	}
	first := n.sentenceAt(m.from).from
	for begin > first && m.from-begin < longestTitle && n.inTitle(begin-1) {
		begin--
	}
	begin = n.wholeBody(begin, m.from)
	m.before = begin
	m.title = n.printed(tokenRange{begin, m.from})
}

// wholeBody returns where a title begins that begins inside a name with "of" or
// "and": "Department of Harbours spokesman Carl Moe".
func (n *namer) wholeBody(begin, end int) int {
	for k := len(n.mentions) - 1; k >= 0 && n.mentions[k].end > begin; k-- {
		if m := &n.mentions[k]; m.from < begin && m.to < end && m.person <= 0 {
			return m.from
		}
	}
	return begin
}

// titular participles stand in titles: "acting director".
var titular = words(`acting managing retired appointed elected sitting presiding commanding outgoing incoming supervising attending contributing founding
	governing developing operating re-elected newly-elected ousted exiled disgraced embattled leading visiting consulting marketing engineering nursing
	banking housing planning training learning advertising manufacturing shipping mining fishing farming policing reporting teaching programming
	editing accounting funding boxing swimming cycling rowing sailing racing skating skiing coaching batting bowling`)

// inTitle reports whether token i can stand in a title before a name.
func (n *namer) inTitle(i int) bool {
	k := &n.tokens[i]
	if k.is(mark) || n.sentenceAt(i).from == i && !k.is(upper) {
		return false
	}
	w := k.lower
	if k.tag.verb() && !k.is(upper) && !titular[w] {
		return false // "arrested banker"
	}
	return !determiner[w] && !linkWords[w] && !clauseWords[w] && !(k.finite() && k.habit > seldom) && !auxiliary[w] && !pronouns[w] && !starters[w] && w != "'s" &&
		w != "including" && w != "former" && w != "then" && w != "like" && w != "named"
}
