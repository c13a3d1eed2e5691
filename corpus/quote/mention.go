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
	over       int  // bytes at the end that are none of the name
	inside     bool // after a word that only places stand after
	linked     bool // after "of" or "to"
	entity     int
}

// namer finds the mentions of a text.
type namer struct {
	*text
	seen     map[string]bool // words printed with a capital within a sentence
	surnames map[string]bool // roles printed as somebody's name, "Howard Dean"
	titled   []bool          // the sentences that are set as titles
	mentions []mention
}

// names returns the mentions of t in order.
func names(t *text) []mention {
	n := &namer{text: t, seen: map[string]bool{}, surnames: map[string]bool{}}
	n.titleCase()
	for i := range t.tokens {
		if t.tokens[i].is(upper) && !n.initial(i) && !n.titled[t.tokens[i].sentence] {
			n.seen[t.tokens[i].lower] = true
			if t.tokens[i].is(nonASCII) {
				n.seen[withoutAccents(t.tokens[i].lower)] = true
			}
		}
		if w := t.tokens[i].lower; i > 0 && t.tokens[i].is(upper) && t.tokens[i-1].is(upper) && (isRole(w) || isCourtesy(w) || notNames[w]) && isGiven(t.tokens[i-1].lower) {
			n.surnames[w] = true
		}
	}
	for i := 0; i < len(t.tokens); {
		run := n.runAt(i)
		if run.empty() {
			i++
			continue
		}
		if n.titled[t.tokens[i].sentence] {
			run = n.knownPart(run)
		}
		n.read(run)
		i = run.to
	}
	return n.mentions
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
	i := strings.IndexByte(w, '-')
	return i >= 0 && (roles[w[:i]] || roles[w[i+1:]])
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

// weigh gathers from the name itself what it is the name of.
func (n *namer) weigh(m *mention) {
	for m.to-m.from > 1 && postnominals[n.tokens[m.to-1].lower] {
		m.to--
	}
	m.end = m.to
	for m.to-m.from > 1 && (suffixes[n.tokens[m.to-1].lower] || n.tokens[m.to-1].lower == ",") {
		m.to--
	}
	if m.end > m.to && n.tokens[m.end-1].lower == "," {
		m.end--
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
	case "in", "near", "across", "outside", "into", "on":
		m.placed, m.inside = true, true
	case "from", "at":
		m.placed = true
	case "of", "to":
		m.linked = true
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
