package mention

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// Mention is a name in the text, with the title printed beside it.
type Mention struct {
	document.Range        // the name, without title and suffix
	End            int    // of the name with its suffix: "John Hayden, Jr."
	Title          string // as printed, before or after the name; may be empty
	tie            string // of kin, "father": a role, but no title
	gender         vocabulary.Gender
	sure           bool // the gender is told by the title
	Before         int  // first token of a title that stands before the name
	person         int  // evidence for a person (> 0) or a body (< 0)
	Subject        bool // a verb follows
	placed         bool // after "in" or the like, as places stand
	over           int  // bytes at the end that are none of the name
	inside         bool // after a word that only places stand after
	linked         bool // after "of" or "to"
	signed         bool // the name of an account, which signs a post
	doubtful       bool // its first word may be none of it: "Courtesy Ada Quill"
	Entity         int
}

// detector finds the mentions of a text.
type detector struct {
	doc      *document.Document
	casing   *casing
	mentions []Mention
}

// detectNames returns the mentions of t in order.
func detectNames(t *document.Document) []Mention {
	n := &detector{doc: t, casing: casingOf(t)}
	for i := 0; i < len(t.Tokens); {
		if next := afterDateline(t, i); next > i {
			i = next
			continue
		}
		run := n.casing.runAt(i)
		if run.Empty() {
			i++
			continue
		}
		if n.casing.titled[t.Tokens[i].Sentence] {
			run = n.casing.knownPart(run)
		}
		n.read(run)
		i = run.To
	}
	return n.mentions
}

// afterDateline returns where the names begin behind a dateline that stands at token
// i: at the agency in brackets, if any. It returns i where none does.
func afterDateline(t *document.Document, i int) int {
	s := t.SentenceAt(i)
	if s.From != i || !t.InDateline(s) {
		return i
	}
	for i++; i < s.To && t.Tokens[i].Lower != "("; i++ {
	}
	return i
}

// holdsOrg reports whether a word of a name makes it a body's.
func holdsOrg(t *document.Document, run document.Range) bool {
	for i := run.From; i < run.To; i++ {
		if IsOrg(t.Tokens[i].Lower) {
			return true
		}
	}
	return false
}

// onlyOrg reports whether all words of r are words for a body.
func onlyOrg(t *document.Document, r document.Range) bool {
	for i := r.From; i < r.To; i++ {
		if w := t.Tokens[i].Lower; !IsOrg(w) || vocabulary.IsGiven(w) {
			return false
		}
	}
	return true
}

func isCourtesy(w string) bool {
	_, ok := vocabulary.CourtesyTitles[w]
	return ok
}

// IsOrg reports a word for a body, in singular or plural.
func IsOrg(w string) bool {
	return vocabulary.OrgWords[w] || vocabulary.OrgWords[strings.TrimSuffix(w, "s")]
}

// IsRole reports a word for a role, alone or in a compound: "secretary-general",
// "co-author".
func IsRole(w string) bool {
	if vocabulary.Roles[w] {
		return true
	}
	if strings.HasSuffix(w, "ologist") || strings.HasSuffix(w, "ographer") || strings.HasSuffix(w, "ician") {
		return true
	}
	i := strings.IndexByte(w, '-')
	return i >= 0 && (vocabulary.Roles[w[:i]] || vocabulary.Roles[w[i+1:]])
}

// isTrade reports a role that would be a name in capitals, and has none.
func isTrade(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	return (!k.Is(document.Capitalized) || t.SentenceAt(i).From == i) && vocabulary.IsTrade(k.Lower)
}

// surveys end the name of a document with that of its issuer: "Gallup Poll".
var surveys = vocabulary.WordSet(`poll`)

// read adds the mention that a run of name words holds.
func (n *detector) read(run document.Range) {
	for run.To-run.From > 2 && surveys[n.doc.Tokens[run.To-1].Lower] {
		run.To--
	}
	m := Mention{Range: run, Before: run.From}
	cutCredit(n, &m)
	cutOfficeTail(n, &m)
	cutFormerOffice(n, &m)
	cutTitle(n, &m)
	cutModifiers(n, &m)
	cutEcho(n, &m)
	if m.Empty() || m.To-m.From == 1 && (n.isNonName(m.From) || vocabulary.StateAbbreviations[n.doc.Tokens[m.From].Lower]) || onlyTitle(n, &m) {
		return
	}
	n.takeOwner(&m)
	full := glossedBy(n, &m)
	if full.Empty() {
		full = listedBefore(n, &m)
	}
	if !full.Empty() {
		n.replace(full)
	}
	n.add(m)
}

// isNonName reports a word with a capital that names nobody alone.
func (n *detector) isNonName(i int) bool {
	w := n.doc.Tokens[i].Lower
	if demonymNames[w] && !vocabulary.Determiner[n.doc.Lower(i-1)] {
		return false
	}
	return vocabulary.NonNames[w] && !n.casing.surnames[w]
}

// demonymNames are given names as well: "the Dane" and "Dane".
var demonymNames = vocabulary.WordSet(`dane finn scot`)

// replace makes one mention of a body of those inside a range.
func (n *detector) replace(full document.Range) {
	at := len(n.mentions)
	for at > 0 && n.mentions[at-1].From >= full.From {
		at--
	}
	if at > 0 && n.mentions[at-1].To > full.From {
		return
	}
	behind := slices.Clone(n.mentions[at:])
	n.mentions = n.mentions[:at]
	n.add(Mention{Range: full, Before: full.From, person: -2})
	for _, m := range behind {
		if m.From >= full.To {
			n.mentions = append(n.mentions, m)
		}
	}
}

// add completes a mention with what stands around it.
func (n *detector) add(m Mention) {
	titleBefore(n, &m)
	cutSuffixes(n.doc, &m)
	n.collectEvidence(&m)
	appositionOf(n, &m)
	m.Subject = n.isSubject(&m)
	n.mentions = append(n.mentions, m)
}

// cutSuffixes takes off a name what follows it: "Jr.", which stays with it in print, and
// letters such as "MP".
func cutSuffixes(t *document.Document, m *Mention) {
	for m.To-m.From > 1 && vocabulary.Postnominals[t.Tokens[m.To-1].Lower] {
		m.To--
	}
	m.End = m.To
	for m.To-m.From > 1 && (vocabulary.NameSuffixes[t.Tokens[m.To-1].Lower] || t.Tokens[m.To-1].Lower == ",") {
		m.To--
	}
	if m.End > m.To && t.Tokens[m.End-1].Lower == "," {
		m.End--
	}
}

// collectEvidence reads from the name and the words beside it what it is the name of.
func (n *detector) collectEvidence(m *Mention) {
	m.doubtful = isSentenceInitial(n.casing, m.From) && n.casing.isCommon(m.From)
	m.signed = n.doc.Lower(m.End) == "(" && strings.HasPrefix(n.doc.Lower(m.End+1), "@")
	m.sure = m.gender != vocabulary.AnyGender
	if g, ok := vocabulary.GivenGender(n.doc.Tokens[m.From].Lower); ok && m.To-m.From > 1 && m.To-m.From < 6 {
		m.person += 2
		if !m.sure {
			m.gender = g
		}
	}
	if !n.likePerson(m) && slices.ContainsFunc(n.doc.Tokens[m.From:m.To], ofBodyOrPlace) {
		m.person -= 4
	}
	if n.doc.Tokens[m.From].Is(document.AllCaps) && n.doc.Tokens[m.To-1].Is(document.AllCaps) && !n.isSpeakerLabel(m) {
		m.person -= m.To - m.From
	}
	switch n.doc.Lower(m.From - 1) {
	case "the":
		m.person -= 2
	case "in", "near", "across", "outside", "into", "on":
		m.placed, m.inside = true, true
	case "from", "at":
		m.placed = true
	case "of", "to":
		m.linked = true
		m.inside = isPlaceOf(n.doc, m.From)
	}
}

// ofBodyOrPlace reports a word that names of bodies and places have.
func ofBodyOrPlace(k document.Token) bool {
	switch k.Lower {
	case "of", "for", "and", "&":
		return true
	}
	return IsOrg(k.Lower) || vocabulary.PlaceNames[k.Lower]
}

// isPlaceOf reports "the village of" or "north of" before token i.
func isPlaceOf(t *document.Document, i int) bool {
	before := t.Lower(i - 2)
	return t.Lower(i-1) == "of" && (settlements[before] || directions[before])
}

// settlements are named with "of": "the village of Moe".
var settlements = vocabulary.WordSet(`village town city port island hamlet suburb township municipality parish district province county region`)

// directions lead to a place: "north of Moe".
var directions = vocabulary.WordSet(`north south east west north-east north-west south-east south-west northeast northwest southeast southwest outside outskirts edge shores banks streets`)

// isSpeakerLabel reports the name of a person in capitals at the beginning of a line of a
// transcript: "ADA QUILL, HOST:".
func (n *detector) isSpeakerLabel(m *Mention) bool {
	return n.likePerson(m) && n.doc.Tokens[m.From].Is(document.OpensParagraph) && n.doc.Lower(m.To) == ","
}

// likePerson reports a given name and one word more: "Doris Day" is no body,
// though days are none either.
func (n *detector) likePerson(m *Mention) bool {
	return m.To-m.From == 2 && vocabulary.IsGiven(n.doc.Tokens[m.From].Lower) && n.doc.Lower(m.From-1) != "the" && !institutions[n.doc.Tokens[m.To-1].Lower] ||
		m.To-m.From == 3 && vocabulary.IsGiven(n.doc.Tokens[m.From].Lower) && vocabulary.NameParticles[n.doc.Tokens[m.From+1].Lower]
}

// institutions are the organisations that no family is named for.
var institutions = lexicon.Words("institutions")

// isSubject reports whether a verb of the sentence has m for its subject, as
// far as its neighbours tell.
func (n *detector) isSubject(m *Mention) bool {
	s := n.doc.SentenceAt(m.From)
	i := n.afterAside(m.To, s.To)
	if i >= s.To {
		return false
	}
	next := &n.doc.Tokens[i]
	return next.Tag.Verb() || next.Tag == document.TagModal || next.Tag == document.TagAdverb || next.Lower == "who" ||
		m.Before > s.From && n.doc.Tokens[m.Before-1].CuePrior > attribution.PriorOften || n.isPresented(m, s)
}

// isPresented reports a subject behind its verb: "Further up the hill lives Ada
// Quill".
func (n *detector) isPresented(m *Mention, s document.Sentence) bool {
	verb := m.Before - 1
	if verb <= s.From || !n.doc.Tokens[verb].Finite() {
		return false
	}
	switch n.doc.Tokens[s.From].Tag {
	case document.TagPreposition, document.TagAdverb, document.TagParticiple, document.TagGerund:
	default:
		return false
	}
	for i := s.From; i < verb; i++ {
		if k := &n.doc.Tokens[i]; k.Finite() || k.Lower == "," || k.Quotation != document.Unquoted || vocabulary.Pronouns[k.Lower] {
			return false
		}
	}
	return true
}

// asides are the marks around what may stand between a name and its verb.
var asides = map[string]string{",": ",", "—": "—", "–": "–", "--": "--", "(": ")"}

// afterAside returns the token that follows what stands between commas, dashes
// or brackets at i.
func (n *detector) afterAside(i, end int) int {
	if i >= end {
		return i
	}
	closing, ok := asides[n.doc.Tokens[i].Lower]
	if !ok {
		return i
	}
	after := i
	for k := i + 1; k+1 < end && k-i < longestApposition; k++ {
		if n.doc.Tokens[k].Lower != closing {
			continue
		}
		if n.doc.Tokens[k+1].Finite() || k+2 < end && n.doc.Tokens[k+1].Tag == document.TagAdverb && n.doc.Tokens[k+2].Finite() {
			return k + 1 // "Moe & Quill, maker of nets, ropes and sails, gained"
		}
		if after == i {
			after = k + 1
		}
	}
	return after
}
