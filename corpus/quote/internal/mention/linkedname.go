package mention

import (
	"strings"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// runAt returns the longest run of name words that begins at i.
func (n *casing) runAt(i int) document.Range {
	first := i
	if !n.doc.Tokens[i].Is(document.Capitalized) && vocabulary.NameParticles[n.doc.Tokens[i].Lower] && n.doc.Lower(i) != "y" && n.doc.Lower(i) != "e" {
		for first < len(n.doc.Tokens) && first < i+3 && vocabulary.NameParticles[n.doc.Tokens[first].Lower] && !n.doc.Tokens[first].Is(document.Capitalized) {
			first++
		}
	}
	if n.initialLetter(first) {
		first++
	}
	if first >= len(n.doc.Tokens) || !isNameWord(n, first) && !n.dayOfPress(first) || first > i && n.doc.Tokens[first].Sentence != n.doc.Tokens[i].Sentence {
		return document.Range{}
	}
	end := n.doc.SentenceAt(i).To
	to := first + 1
	for to < end {
		next := n.linkedName(to, end, document.Range{From: i, To: to})
		if next == to {
			break
		}
		to = next
	}
	return document.Range{From: i, To: to}
}

// dayOfPress reports the day in the name of an outlet: "Sunday Herald".
func (n *casing) dayOfPress(i int) bool {
	return n.doc.Tokens[i].Is(document.Capitalized) && vocabulary.Weekdays[n.doc.Lower(i)] && i+1 < len(n.doc.Tokens) && n.doc.Tokens[i+1].Is(document.Capitalized) && n.doc.Tokens[i+1].Is(document.Spaced) &&
		attribution.Press[n.doc.Lower(i+1)] && n.doc.Tokens[i+1].Sentence == n.doc.Tokens[i].Sentence
}

// initialLetter reports a letter that stands for a given name before a name:
// "J. Russell Moe", "B Shiva Moe".
func (n *casing) initialLetter(i int) bool {
	if i+1 >= len(n.doc.Tokens) || !n.doc.Tokens[i].Is(document.Capitalized) || n.doc.Tokens[i].Is(document.Punct) || !isNameWord(n, i+1) || n.doc.Tokens[i+1].Sentence != n.doc.Tokens[i].Sentence || !n.doc.Tokens[i+1].Is(document.Spaced) || n.doc.Tokens[i+1].Is(document.OpensParagraph) {
		return false
	}
	w := n.doc.Tokens[i].Lower
	return len(w) == 2 && w[1] == '.' || len(w) == 1 && w != "i" && w != "a" && !isSentenceInitial(n, i)
}

// linkedName returns the end of the words at i that go on with the name run, or i. The
// first link that applies decides.
func (n *casing) linkedName(i, end int, run document.Range) int {
	for _, link := range links {
		if to, applies := link(n, i, end, run); applies {
			return to
		}
	}
	return i
}

// link goes on with a name from token i; applies is true where it decides, also that the
// name ends there.
type link func(n *casing, i, end int, run document.Range) (to int, applies bool)

var links = []link{
	linkMarks, linkWord, linkInitial, linkNumber, linkAmpersand, linkPossessive, linkSuffix,
	linkParticles, linkWeekday, linkOf, linkCause, linkSlash, linkDash, linkTo, linkAnd,
}

// goesOn reports whether a word of a name comes after token i.
func (n *casing) goesOn(i, end int) bool { return i+1 < end && isNameWord(n, i+1) }

// linkMarks links a nickname: Willem “Billy” Moe.
func linkMarks(n *casing, i, end int, run document.Range) (int, bool) {
	k := &n.doc.Tokens[i]
	if k.Is(document.OpensQuotation) || k.Is(document.ClosesQuotation) || k.Lower == "(" || k.Is(document.Spaced) && (k.Lower == "'" || k.Lower == "\"") {
		return n.nickname(i, end, run), true
	}
	return i, false
}

// linkWord links a further word, or an initial.
func linkWord(n *casing, i, _ int, _ document.Range) (int, bool) {
	k := &n.doc.Tokens[i]
	return i + 1, isNameWord(n, i) || k.Is(document.Capitalized) && len(k.Lower) == 1 && k.Lower != "i"
}

// linkInitial links "Ada M. I. Quill": the second letter looks like a pronoun.
func linkInitial(n *casing, i, end int, _ document.Range) (int, bool) {
	k := &n.doc.Tokens[i]
	return i + 1, k.Is(document.Capitalized) && len(k.Lower) == 2 && k.Lower[1] == '.' && n.goesOn(i, end)
}

// linkNumber links "Moe 24 Group" and "News 12".
func linkNumber(n *casing, i, end int, _ document.Range) (int, bool) {
	if n.doc.Tokens[i].Is(document.Numeric) && n.goesOn(i, end) && IsOrg(n.doc.Tokens[i+1].Lower) {
		return i + 2, true
	}
	return i + 1, isNumbered(n, i)
}

// linkAmpersand links "Moe & Quill".
func linkAmpersand(n *casing, i, end int, _ document.Range) (int, bool) {
	return i + 2, n.doc.Lower(i) == "&" && n.goesOn(i, end)
}

// linkPossessive links "Farmers’ League" and "League for Farmers’ Rights".
func linkPossessive(n *casing, i, end int, run document.Range) (int, bool) {
	if k := n.doc.Lower(i); k != "’" && k != "'" || i+1 >= end {
		return i, false
	}
	return i + 2, IsOrg(n.doc.Lower(i+1)) && isNameWord(n, i+1) ||
		run.To-run.From > 2 && n.doc.Lower(i-2) == "for" && n.doc.Tokens[i+1].Is(document.Capitalized)
}

// linkSuffix links "Moe, Jr.".
func linkSuffix(n *casing, i, end int, _ document.Range) (int, bool) {
	return i + 2, n.doc.Lower(i) == "," && i+1 < end && vocabulary.NameSuffixes[n.doc.Lower(i+1)]
}

// linkParticles links "van der Moe". A particle before no name ends the name.
func linkParticles(n *casing, i, end int, _ document.Range) (int, bool) {
	j := i
	for j < end && j < i+3 && vocabulary.NameParticles[n.doc.Tokens[j].Lower] {
		j++
	}
	if j > i && j < end && isNameWord(n, j) && n.doc.Tokens[j].Is(document.Spaced) {
		return j + 1, true
	}
	return i, j > i
}

// linkWeekday links "The Sunday Herald".
func linkWeekday(n *casing, i, end int, _ document.Range) (int, bool) {
	k := &n.doc.Tokens[i]
	return i + 2, vocabulary.Weekdays[k.Lower] && k.Is(document.Capitalized) && i+1 < end && n.doc.Tokens[i+1].Is(document.Capitalized) &&
		attribution.Press[n.doc.Tokens[i+1].Lower]
}

// linkOf links "Ministry of the Interior".
func linkOf(n *casing, i, end int, run document.Range) (int, bool) {
	if k := n.doc.Lower(i); k != "of" && k != "for" && k != "on" || !n.takesOf(run) {
		return i, false
	}
	j := i + 1
	if w := n.doc.Lower(j); w == "the" || w == "a" && run.To-run.From < 3 && n.doc.Lower(run.From-1) == "the" {
		j++
	}
	if j < end && isNameWord(n, j) {
		return j + 1, true
	}
	return i, true
}

// linkCause links "Quiet Nights for Lindmoor".
func linkCause(n *casing, i, end int, run document.Range) (int, bool) {
	last := &n.doc.Tokens[run.To-1]
	if n.doc.Lower(i) != "for" || !n.goesOn(i, end) || run.To-run.From < 2 || last.Class == 0 || !strings.HasSuffix(last.Lower, "s") ||
		vocabulary.PlaceNames[last.Lower] || vocabulary.PluralRoles[last.Lower] || vocabulary.GroupNouns[last.Lower] || n.holdsPerson(run) {
		return i, false
	}
	next := n.doc.Lower(i + 1)
	return i + 2, !vocabulary.IsGiven(next) && !IsRole(next) && !vocabulary.Months[next]
}

// holdsPerson reports whether a word of a name is a given name, a role or a courtesy
// title.
func (n *casing) holdsPerson(run document.Range) bool {
	for i := run.From; i < run.To; i++ {
		if w := n.doc.Tokens[i].Lower; vocabulary.IsGiven(w) || IsRole(w) || isCourtesy(w) {
			return true
		}
	}
	return false
}

// linkSlash links "Argus/Tarnby Institute": two who publish together.
func linkSlash(n *casing, i, end int, run document.Range) (int, bool) {
	return i + 2, n.doc.Lower(i) == "/" && !n.doc.Tokens[i].Is(document.Spaced) && n.goesOn(i, end) && !n.doc.Tokens[i+1].Is(document.Spaced) &&
		!n.holdsPerson(run) && !vocabulary.IsGiven(n.doc.Lower(i+1))
}

// linkDash links "Moe–Quill". A longer dash parts: "SAN MARO—Ada Quill never stops".
func linkDash(n *casing, i, end int, _ document.Range) (int, bool) {
	k := &n.doc.Tokens[i]
	return i + 2, k.Lower == "–" && !k.Is(document.Spaced) && n.goesOn(i, end) && !n.doc.Tokens[i+1].Is(document.Spaced)
}

// linkTo links "Courage to Build PAC" and "Committee to Protect Journalists".
func linkTo(n *casing, i, end int, run document.Range) (int, bool) {
	if n.doc.Lower(i) != "to" || !n.goesOn(i, end) {
		return i, false
	}
	if n.goesOn(i+1, end) && funds[n.doc.Lower(i+2)] {
		return i + 3, true
	}
	next := n.doc.Lower(i + 1)
	return i + 2, !vocabulary.IsGiven(next) && !vocabulary.PlaceNames[next] && holdsOrg(n.doc, run)
}

// linkAnd links "Moe and Sons" and "Ministry of Health and Welfare".
func linkAnd(n *casing, i, end int, run document.Range) (int, bool) {
	if n.doc.Lower(i) != "and" || i+1 >= end {
		return i, false
	}
	next := n.doc.Lower(i + 1)
	company := (next == "co." || next == "co" || next == "sons") && n.doc.Tokens[i+1].Is(document.Capitalized)
	return i + 2, company || isNameWord(n, i+1) && n.takesAnd(run)
}

// longestNickname bounds a nickname in marks, in tokens.
const longestNickname = 3

// nickname returns the end of the nickname in marks at i and the surname after
// it, or i: "Willem “Billy” Moe".
func (n *casing) nickname(i, end int, run document.Range) int {
	k := &n.doc.Tokens[i]
	first := &n.doc.Tokens[run.From]
	strange := first.Class == 0 && k.Is(document.OpensQuotation) && !isSentenceInitial(n, run.From) // "Devonte “Deuce” Moe"
	if !k.Is(document.Spaced) || !vocabulary.IsGiven(first.Lower) && !strange || run.To-run.From > 2 {
		return i
	}
	for j := i + 1; j < min(end-1, i+2+longestNickname); j++ {
		if n.closes(i, j) {
			if j > i+1 && n.doc.Tokens[j+1].Is(document.Spaced) && isNameWord(n, j+1) {
				return j + 2
			}
			return i
		}
		if !n.doc.Tokens[j].Is(document.Capitalized|document.Numeric) || n.doc.Tokens[j].Is(document.Punct) {
			return i
		}
	}
	return i
}

// closes reports whether token j is the mark that closes what token i opens.
func (n *casing) closes(i, j int) bool {
	switch n.doc.Tokens[i].Lower {
	case "(":
		return n.doc.Tokens[j].Lower == ")"
	case "'", "\"":
		return n.doc.Tokens[j].Lower == n.doc.Tokens[i].Lower
	}
	return n.doc.Tokens[j].Is(document.ClosesQuotation) || n.doc.Tokens[j].Lower == "’" || n.doc.Tokens[j].Lower == "”"
}

// stations go by a word and a number, funds by words with "to" among them.
var (
	stations = vocabulary.WordSet(`news channel radio`)
	funds    = vocabulary.WordSet(`pac fund foundation coalition project initiative campaign`)
)

// takesOf reports whether a name so far goes on with "of": an office or a body.
func (n *casing) takesOf(run document.Range) bool {
	last := n.doc.Tokens[run.To-1].Lower
	if IsOrg(last) || IsRole(last) {
		return true
	}
	for i := run.From; i < run.To; i++ {
		if w := n.doc.Tokens[i].Lower; vocabulary.IsGiven(w) || IsRole(w) {
			return false
		}
	}
	if run.To-run.From > 1 {
		return holdsOrg(n.doc, run)
	}
	// "the Voice of Ostrava": a common noun with a capital that no sentence gives it
	k := &n.doc.Tokens[run.From]
	common := k.Class != 0 && k.Tag == document.TagName && !vocabulary.PlaceNames[k.Lower] && !isSentenceInitial(n, run.From)
	return n.doc.Lower(run.From-1) == "the" && (holdsOrg(n.doc, run) || common)
}

// takesAnd reports whether a name so far goes on with "and": "Ministry of
// Health and Welfare", "Food and Drug Administration".
func (n *casing) takesAnd(run document.Range) bool {
	next := n.doc.Tokens[run.To+1].Lower
	if vocabulary.IsGiven(next) && nameGoesOn(n, run.To+2) || institutions[n.doc.Tokens[run.From].Lower] && next != "the" && n.doc.Lower(run.From) == "university" {
		return false // "the University of Moe and Ada Quill"
	}
	for i := run.From; i < run.To; i++ {
		if n.doc.Tokens[i].Lower == "of" || n.doc.Tokens[i].Lower == "for" {
			return !vocabulary.PlaceNames[n.doc.Tokens[run.To-1].Lower] && holdsOrg(n.doc, document.Range{From: run.From, To: i})
		}
	}
	if vocabulary.IsGiven(n.doc.Tokens[run.To+1].Lower) && run.To-run.From > 1 {
		return false
	}
	person := vocabulary.IsGiven(n.doc.Tokens[run.From].Lower) && n.doc.Lower(run.From-1) != "the"
	for next := run.To + 2; !person && next < len(n.doc.Tokens) && next < run.To+4 && n.doc.Tokens[next].Is(document.Capitalized); next++ {
		if IsOrg(n.doc.Tokens[next].Lower) {
			return true
		}
	}
	return false
}
