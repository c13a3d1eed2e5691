package quote

import "strings"

// mention is a name in the text, with the title printed beside it.
type mention struct {
	tokenRange        // the name, without title and suffix
	end        int    // of the name with its suffix: "John Hayden, Jr."
	title      string // as printed, before or after the name; may be empty
	role       string // the title's role in lower case ("secretary"), or its courtesy ("mrs.")
	gender     gender
	sure       bool // the gender is told by the title
	before     int  // first token of a title that stands before the name
	person     int  // evidence for a person (> 0) or a body (< 0)
	subject    bool // a verb follows
	placed     bool // after "in" or the like, as places stand
	entity     int
}

// namer finds the mentions of a text.
type namer struct {
	*text
	seen     map[string]bool // words printed with a capital within a sentence
	surnames map[string]bool // roles printed as somebody's name, "Howard Dean"
	mentions []mention
}

// names returns the mentions of t in order.
func names(t *text) []mention {
	n := &namer{text: t, seen: map[string]bool{}, surnames: map[string]bool{}}
	for i := range t.tokens {
		if t.tokens[i].is(upper) && !n.initial(i) {
			n.seen[t.tokens[i].lower] = true
		}
		if w := t.tokens[i].lower; i > 0 && t.tokens[i].is(upper) && isRole(w) && t.tokens[i-1].is(upper) && isGiven(t.tokens[i-1].lower) {
			n.surnames[w] = true
		}
	}
	for i := 0; i < len(t.tokens); {
		run := n.runAt(i)
		if run.empty() {
			i++
			continue
		}
		n.read(run)
		i = run.to
	}
	return n.mentions
}

// initial reports whether token i has its capital from the beginning of a
// sentence or quotation.
func (n *namer) initial(i int) bool {
	if n.sentenceAt(i).from == i {
		return true
	}
	if n.tokens[i-1].is(closesQuot) { // “…,” Moe said
		return false
	}
	return n.tokens[i-1].is(mark) && n.lower(i-1) != "," && n.lower(i-1) != "-" && n.lower(i-1) != "("
}

// neverNames begin sentences and stand in no name.
var neverNames = words(`former ex speaking according asked despite under during last next first second following earlier later new several
	dear hello yes no please thank thanks breaking update read watch photo image share follow more such only just now then today tonight`)

// nameWord reports whether token i can be part of a name.
func (n *namer) nameWord(i int) bool {
	k := &n.tokens[i]
	if !k.is(upper) || k.is(mark) {
		return false
	}
	if isGiven(k.lower) {
		return true
	}
	if weekdays[k.lower] || len(k.lower) == 1 || modifier(k.lower) {
		return false
	}
	if _, ok := courtesy[k.lower]; ok {
		return true
	}
	if !n.initial(i) {
		return !starters[k.lower] || k.is(shouted)
	}
	if starters[k.lower] || neverNames[k.lower] || pronouns[k.lower] || auxiliary[k.lower] {
		return false
	}
	if n.seen[k.lower] || isRole(k.lower) || k.is(shouted) && !k.is(numeric) {
		return true
	}
	switch k.tag {
	case tagPreposition, tagDeterminer, tagConjunction, tagAdverb, tagPronoun, tagPossessive, tagWh, tagTo, tagNumber, tagModal, tagGerund:
		return false
	}
	return n.nameGoesOn(i+1) && !strings.HasSuffix(k.lower, "ing")
}

// modifier reports a compound that stands before a name: "London-based".
func modifier(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i >= 0 && compounds[w[i+1:]]
}

var compounds = words(`old based led backed born era style area owned run controlled trained wide linked aligned speaking funded affiliated`)

// nameGoesOn reports whether token i stands right after a name's word and
// continues it.
func (n *namer) nameGoesOn(i int) bool {
	return i < len(n.tokens) && n.tokens[i].is(spaced) && n.tokens[i].is(upper) && !n.tokens[i].is(opensPara) &&
		!weekdays[n.tokens[i].lower] && !starters[n.tokens[i].lower]
}

// runAt returns the longest run of name words that begins at i.
func (n *namer) runAt(i int) tokenRange {
	first := i
	if particles[n.tokens[i].lower] && !n.tokens[i].is(upper) && n.lower(i) != "y" && n.lower(i) != "e" {
		for first < len(n.tokens) && first < i+3 && particles[n.tokens[first].lower] && !n.tokens[first].is(upper) {
			first++
		}
	}
	if first >= len(n.tokens) || !n.nameWord(first) || first > i && n.tokens[first].sentence != n.tokens[i].sentence {
		return tokenRange{}
	}
	end := n.sentenceAt(i).to
	to := first + 1
	for to < end {
		next := n.linkedName(to, end, tokenRange{i, to})
		if next == to {
			break
		}
		to = next
	}
	return tokenRange{i, to}
}

// linkedName returns the end of the words at i that go on with the name run.
func (n *namer) linkedName(i, end int, run tokenRange) int {
	k := &n.tokens[i]
	switch {
	case k.is(opensQuot), k.is(closesQuot):
		return i
	case n.nameWord(i), k.is(upper) && len(k.lower) == 1 && k.lower != "i":
		return i + 1
	case k.lower == "&" && i+1 < end && n.nameWord(i+1):
		return i + 2
	case (k.lower == "’" || k.lower == "'") && i+1 < end && isBody(n.lower(i+1)) && n.nameWord(i+1): // "Farmers’ League"
		return i + 2
	case k.lower == "," && i+1 < end && suffixes[n.lower(i+1)]:
		return i + 2
	case particles[k.lower]:
		j := i
		for j < end && j < i+3 && particles[n.tokens[j].lower] {
			j++
		}
		if j < end && n.nameWord(j) && n.tokens[j].is(spaced) {
			return j + 1
		}
	case (k.lower == "of" || k.lower == "for" || k.lower == "on") && n.takesOf(run):
		j := i + 1
		if n.lower(j) == "the" {
			j++
		}
		if j < end && n.nameWord(j) {
			return j + 1
		}
	case k.lower == "and" && i+1 < end && n.nameWord(i+1) && n.takesAnd(run):
		return i + 2
	}
	return i
}

// takesOf reports whether a name so far goes on with "of": an office or a body.
func (n *namer) takesOf(run tokenRange) bool {
	last := n.tokens[run.to-1].lower
	if isBody(last) || isRole(last) {
		return true
	}
	for i := run.from; i < run.to; i++ {
		if w := n.tokens[i].lower; isGiven(w) || isRole(w) {
			return false
		}
	}
	return (run.to-run.from > 1 || n.lower(run.from-1) == "the") && n.holdsBody(run)
}

// holdsBody reports whether a word of a name makes it a body's.
func (n *namer) holdsBody(run tokenRange) bool {
	for i := run.from; i < run.to; i++ {
		if isBody(n.tokens[i].lower) {
			return true
		}
	}
	return false
}

// onlyBody reports whether all words of r are words for a body.
func (n *namer) onlyBody(r tokenRange) bool {
	for i := r.from; i < r.to; i++ {
		if w := n.tokens[i].lower; !isBody(w) || isGiven(w) {
			return false
		}
	}
	return true
}

// isBody reports a word for a body, in singular or plural.
func isBody(w string) bool { return organisations[w] || organisations[strings.TrimSuffix(w, "s")] }

// isRole reports a word for a role, alone or in a compound: "secretary-general",
// "co-author".
func isRole(w string) bool {
	if roles[w] {
		return true
	}
	if strings.HasSuffix(w, "ologist") || strings.HasSuffix(w, "ographer") || strings.HasSuffix(w, "ician") {
		return true
	}
	first, last, ok := strings.Cut(w, "-")
	return ok && (roles[first] || roles[last])
}

// takesAnd reports whether a name so far goes on with "and": "Ministry of
// Health and Welfare", "Food and Drug Administration".
func (n *namer) takesAnd(run tokenRange) bool {
	for i := run.from; i < run.to; i++ {
		if n.tokens[i].lower == "of" || n.tokens[i].lower == "for" {
			return n.holdsBody(tokenRange{run.from, i})
		}
	}
	person := isGiven(n.tokens[run.from].lower) && n.lower(run.from-1) != "the"
	for next := run.to + 2; !person && next < len(n.tokens) && next < run.to+4 && n.tokens[next].is(upper); next++ {
		if isBody(n.tokens[next].lower) {
			return true
		}
	}
	return false
}

// surveys end the name of a document with that of its issuer: "Gallup Poll".
var surveys = words(`poll study`)

// read adds the mention that a run of name words holds.
func (n *namer) read(run tokenRange) {
	for run.to-run.from > 2 && surveys[n.tokens[run.to-1].lower] {
		run.to--
	}
	m := mention{tokenRange: run, before: run.from}
	n.cutTitle(&m)
	n.cutModifiers(&m)
	n.cutEcho(&m)
	if m.empty() || m.to-m.from == 1 && (notNames[n.tokens[m.from].lower] || states[n.tokens[m.from].lower]) || n.onlyTitle(&m) {
		return
	}
	n.titleBefore(&m)
	n.weigh(&m)
	n.apposition(&m)
	m.subject = n.isSubject(&m)
	n.mentions = append(n.mentions, m)
}

// cutTitle takes the capitalised title off the beginning of a name:
// "Secretary of State" in "Secretary of State John Kerry".
func (n *namer) cutTitle(m *mention) {
	for i := m.to - 2; i >= m.from; i-- {
		w := n.tokens[i].lower
		g, polite := courtesy[w]
		if !polite && !isRole(w) && !isRole(strings.TrimSuffix(w, "s")) || n.isGivenName(i, m) || kept[w] {
			continue
		}
		from := i + 1
		if l := n.lower(from); l == "of" || l == "for" {
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
		m.role, m.gender = w, max(g, genderOf(w))
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

// isGivenName reports whether a role word is rather a given name: "Dean Smith",
// "Pope" stays a title.
func (n *namer) isGivenName(i int, m *mention) bool {
	return isGiven(n.tokens[i].lower) && i == m.from && m.to-m.from == 2
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
	if _, polite := courtesy[last]; polite && (m.to-m.from == 1 || !isGiven(n.tokens[m.from].lower)) {
		return true
	}
	if n.surnames[last] && m.to-m.from == 1 {
		return false
	}
	return isRole(last) && !(isGiven(n.tokens[m.from].lower) && m.to-m.from == 2) || isRole(strings.TrimSuffix(last, "s")) && m.to-m.from == 1
}

// cutModifiers takes party, nation and place off a name: "Republican Ted Cruz".
func (n *namer) cutModifiers(m *mention) {
	if n.holdsBody(m.tokenRange) {
		return
	}
	for m.to-m.from > 1 {
		w, next := n.tokens[m.from].lower, n.tokens[m.from+1].lower
		switch {
		case states[w]: // the end of the sentence before
		case isGiven(w), particles[w], particles[next]:
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

// cutEcho ends a name where it begins again, as in a page whose headings run
// into its text: "Bill Nelson Bill Nelson: more".
func (n *namer) cutEcho(m *mention) {
	for i := m.from + 1; i < m.to; i++ {
		if n.tokens[i].lower != n.tokens[m.from].lower {
			continue
		}
		if i == m.from+1 {
			m.from++
		} else {
			m.to = i
		}
		return
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
		m.role = n.tokens[begin-1].lower
		m.gender = max(m.gender, genderOf(m.role))
		m.person += 3
		if kinship[m.role] {
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

// weigh gathers from the name itself what it is the name of.
func (n *namer) weigh(m *mention) {
	for m.to-m.from > 1 && postnominals[n.tokens[m.to-1].lower] {
		m.to--
	}
	m.end = m.to
	for m.to-m.from > 1 && (suffixes[n.tokens[m.to-1].lower] || n.tokens[m.to-1].lower == ",") {
		m.to--
	}
	m.sure = m.gender != anyGender
	if g, ok := givenGender(n.tokens[m.from].lower); ok && m.to-m.from > 1 && m.to-m.from < 6 {
		m.person += 2
		if !m.sure {
			m.gender = g
		}
	}
	for i := m.from; i < m.to && !n.likePerson(m); i++ {
		if w := n.tokens[i].lower; isBody(w) || places[w] || w == "of" || w == "for" || w == "and" || w == "&" {
			m.person -= 4
			break
		}
	}
	if n.tokens[m.from].is(shouted) && n.tokens[m.to-1].is(shouted) {
		m.person -= m.to - m.from
	}
	switch n.lower(m.from - 1) {
	case "the":
		m.person -= 2
	case "in", "near", "across", "outside", "into", "from", "at", "on":
		m.placed = true
	}
}

// likePerson reports a given name and one word more: "Doris Day" is no body,
// though days are none either.
func (n *namer) likePerson(m *mention) bool {
	return m.to-m.from == 2 && isGiven(n.tokens[m.from].lower) && n.lower(m.from-1) != "the" && !institutions[n.tokens[m.to-1].lower] ||
		m.to-m.from == 3 && isGiven(n.tokens[m.from].lower) && particles[n.tokens[m.from+1].lower]
}

// institutions are the organisations that no family is named for.
var institutions = words(`university college school institute academy committee commission council company corporation corp. corp inc. inc ltd. ltd group
	foundation fund bank trust union association society federation league club agency department ministry hospital airport library centre center county`)

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
	if m.title != "" || kinship[role] {
		return
	}
	m.role = role
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
		if i > r.from && (linkWords[w] && t.lower(i-1) != "under" || clauseWords[w] || auxiliary[w] && w != "'s" || w == "and" && role != "") {
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

// isSubject reports whether a verb of the sentence has m for its subject, as
// far as its neighbours tell.
func (n *namer) isSubject(m *mention) bool {
	s := n.sentenceAt(m.from)
	i := m.to
	if i < s.to && n.tokens[i].lower == "," {
		for k := i + 1; k < s.to && k-i < longestApposition; k++ {
			if n.tokens[k].lower == "," {
				i = k + 1
				break
			}
		}
	}
	if i >= s.to {
		return false
	}
	next := &n.tokens[i]
	return next.tag.verb() || next.tag == tagModal || next.tag == tagAdverb || next.lower == "who" ||
		m.before > s.from && n.tokens[m.before-1].habit > often
}
