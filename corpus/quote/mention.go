package quote

import "strings"

// mention is a name in the text, with the title printed beside it.
type mention struct {
	tokenRange        // the name, without title and suffix
	end        int    // of the name with its suffix: "John Hayden, Jr."
	title      string // as printed, before or after the name; may be empty
	tie        string // of kin, "father": a role, but no title
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
		if w := t.tokens[i].lower; i > 0 && t.tokens[i].is(upper) && (isRole(w) || isCourtesy(w) || notNames[w]) && t.tokens[i-1].is(upper) && isGiven(t.tokens[i-1].lower) {
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
	if stem, ok := strings.CutSuffix(k.lower, "."); ok && anywhere[stem] && !suffixes[k.lower] {
		return false // "Calif."
	}
	if weekdays[k.lower] || len(k.lower) == 1 || modifier(k.lower) || partyTag(k.lower) {
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
	if functionWord(k.lower) {
		return false
	}
	if k.habit != unseen { // the tag of a word never seen before is a guess
		switch k.tag {
		case tagPreposition, tagDeterminer, tagConjunction, tagAdverb, tagPronoun, tagPossessive, tagWh, tagTo, tagNumber, tagModal, tagGerund:
			return false
		}
	}
	if k.tag.verb() && k.tag != tagParticiple {
		return false
	}
	return n.nameGoesOn(i+1) && !strings.HasSuffix(k.lower, "ing")
}

// functionWord reports a word that begins no name.
func functionWord(w string) bool {
	return determiner[w] || linkWords[w] || clauseWords[w] || adverbial[w] || auxiliary[w] || leading[w]
}

// leading prepositions and adverbs begin sentences.
var leading = words(`without within through throughout against among amid despite between beyond behind below above across around near over under toward
	towards unlike via per besides beside upon onto out off up down there now then here thus hence therefore moreover furthermore additionally
	nevertheless nonetheless meanwhile eventually finally initially originally previously currently nearly almost about longtime veteran remarked said says`)

// modifier reports a compound that stands before a name: "London-based".
func modifier(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i >= 0 && compounds[w[i+1:]]
}

// partyTag reports a party and a state, "R-Ohio".
func partyTag(w string) bool {
	return len(w) > 3 && w[1] == '-' && (w[0] == 'r' || w[0] == 'd' || w[0] == 'i')
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
	if n.initialLetter(first) {
		first++
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

// initialLetter reports a letter that stands for a given name before a name:
// "J. Russell Moe", "B Shiva Moe".
func (n *namer) initialLetter(i int) bool {
	if i+1 >= len(n.tokens) || !n.tokens[i].is(upper) || n.tokens[i].is(mark) || !n.nameWord(i+1) || n.tokens[i+1].sentence != n.tokens[i].sentence || !n.tokens[i+1].is(spaced) || n.tokens[i+1].is(opensPara) {
		return false
	}
	w := n.tokens[i].lower
	return len(w) == 2 && w[1] == '.' || len(w) == 1 && w != "i" && w != "a" && !n.initial(i)
}

// linkedName returns the end of the words at i that go on with the name run.
func (n *namer) linkedName(i, end int, run tokenRange) int {
	k := &n.tokens[i]
	switch {
	case k.is(opensQuot), k.is(closesQuot):
		return i
	case n.nameWord(i), k.is(upper) && len(k.lower) == 1 && k.lower != "i":
		return i + 1
	case k.is(numeric) && i+1 < end && isBody(n.tokens[i+1].lower) && n.nameWord(i+1):
		return i + 2
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
	case (k.lower == "–" || k.lower == "—") && !k.is(spaced) && i+1 < end && !n.tokens[i+1].is(spaced) && n.nameWord(i+1):
		return i + 2
	case k.lower == "to" && i+1 < end && n.nameWord(i+1) && !isGiven(n.lower(i+1)) && !places[n.lower(i+1)] && n.holdsBody(run):
		return i + 2 // "Committee to Protect Journalists"
	case k.lower == "and" && i+1 < end && (n.lower(i+1) == "co." || n.lower(i+1) == "co" || n.lower(i+1) == "sons") && n.tokens[i+1].is(upper):
		return i + 2
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

func isCourtesy(w string) bool {
	_, ok := courtesy[w]
	return ok
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
	next := n.tokens[run.to+1].lower
	if isGiven(next) && n.nameGoesOn(run.to+2) || institutions[n.tokens[run.from].lower] && next != "the" && n.lower(run.from) == "university" {
		return false // "the University of Moe and Ada Quill"
	}
	for i := run.from; i < run.to; i++ {
		if n.tokens[i].lower == "of" || n.tokens[i].lower == "for" {
			return !places[n.tokens[run.to-1].lower] && n.holdsBody(tokenRange{run.from, i})
		}
	}
	if isGiven(n.tokens[run.to+1].lower) && run.to-run.from > 1 {
		return false
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
var surveys = words(`poll`)

// read adds the mention that a run of name words holds.
func (n *namer) read(run tokenRange) {
	for run.to-run.from > 2 && surveys[n.tokens[run.to-1].lower] {
		run.to--
	}
	m := mention{tokenRange: run, before: run.from}
	n.cutTitle(&m)
	n.cutModifiers(&m)
	n.cutEcho(&m)
	if m.empty() || m.to-m.from == 1 && (notNames[n.tokens[m.from].lower] && !n.surnames[n.tokens[m.from].lower] || states[n.tokens[m.from].lower]) || n.onlyTitle(&m) {
		return
	}
	if full := n.glossedBy(&m); !full.empty() {
		for k := len(n.mentions); k > 0 && n.mentions[k-1].from >= full.from; k-- {
			n.mentions = n.mentions[:k-1]
		}
		if k := len(n.mentions); k == 0 || n.mentions[k-1].to <= full.from {
			n.add(mention{tokenRange: full, before: full.from, person: -2})
		}
	}
	n.add(m)
}

// add completes a mention with what stands around it.
func (n *namer) add(m mention) {
	n.titleBefore(&m)
	n.weigh(&m)
	n.apposition(&m)
	m.subject = n.isSubject(&m)
	n.mentions = append(n.mentions, m)
}

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
