package attribution

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// The words before a colon, or in a line of their own, may say more than who speaks:
//
//	Asked about the toll, Peder Moe: “It is a fairy tale.”
//	And from union chief Peder Moe, this: “It is a fairy tale.”
//	The ferry's owner, Ada Quill, in reply: “It is not.”

// labelSpeaker returns who speaks in the words before a colon, or nothing where they
// name nobody or make a clause.
func labelSpeaker(t *document.Document, r document.Range) document.Range {
	if r.Empty() {
		return document.Range{}
	}
	if name, clause := subjectOf(t, r); clause {
		return name
	}
	if from := sender(t, r); !from.Empty() {
		return from
	}
	if !opensLabel(t, r) {
		if whole := credit(t, r); !whole.Empty() {
			return withoutTail(t, whole)
		}
	}
	r = withoutTail(t, r)
	rest := withoutLead(t, r)
	if from := sender(t, rest); !from.Empty() {
		return from
	}
	switch {
	case rest.From > r.From && (t.Tokens[rest.From].Is(document.Capitalized) || endsInName(t, rest)):
		return naming(t, rest)
	case endsInName(t, rest) || isVoice(t, rest):
		return rest
	}
	return credit(t, rest)
}

// opensLabel reports words that begin as no name does: "Asked about the toll,", "And".
func opensLabel(t *document.Document, r document.Range) bool {
	k := &t.Tokens[r.From]
	return !k.Is(document.AllCaps) && (tellsWhen[k.Lower] || opensPhrase(t, r))
}

// tellsWhen are words that a label may begin with and that are none of it.
var tellsWhen = vocabulary.WordSet(`and but then also meanwhile finally later elsewhere next now or so yet again still instead afterwards earlier`)

// opensPhrase reports words that begin with a preposition or a participle and have a
// comma: "In the stands, Ada Quill".
func opensPhrase(t *document.Document, r document.Range) bool {
	w := t.Lower(r.From)
	if !before[w] && !occasioned[w] {
		return false
	}
	for i := r.From + 1; i < r.To; i++ {
		if t.Lower(i) == "," {
			return true
		}
	}
	return false
}

var (
	before     = vocabulary.WordSet(`in at on from over outside inside across down up near after before behind during through by to under beside`)
	occasioned = vocabulary.WordSet(`asked pressed questioned quizzed challenged reached told speaking writing standing sitting watching leaving responding replying reacting addressing summing looking`)
)

// withoutLead returns the words of a label behind what says when, where or on which
// occasion somebody speaks.
func withoutLead(t *document.Document, r document.Range) document.Range {
	for n := 0; n < 3 && r.To-r.From > 1; n++ {
		rest := r
		switch {
		case tellsWhen[t.Lower(r.From)]:
			rest.From++
			if t.Lower(rest.From) == "," {
				rest.From++
			}
		case opensPhrase(t, r):
			for t.Lower(rest.From) != "," {
				rest.From++
			}
			rest.From++
		}
		if rest.From == r.From || rest.Empty() || !holdsName(t, rest) && !isVoice(t, rest) {
			break
		}
		r = rest
	}
	return r
}

// holdsName reports whether two words with capitals stand side by side in r, or one alone.
func holdsName(t *document.Document, r document.Range) bool {
	for i := r.From; i < r.To; i++ {
		if k := &t.Tokens[i]; k.Is(document.Capitalized) && !vocabulary.Weekdays[k.Lower] && !vocabulary.Months[k.Lower] {
			return true
		}
	}
	return false
}

// withoutTail returns a label without the words behind its last comma that say when, where
// or how it was said, or who they are: ", in reply", ", this", ", who inspected it".
func withoutTail(t *document.Document, r document.Range) document.Range {
	for i := r.To - 1; i > r.From; i-- {
		if t.Lower(i) != "," {
			continue
		}
		if w := t.Lower(i + 1); w == "this" || w == "again" || w == "too" || w == "afterwards" || w == "later" || before[w] && w != "from" || opensRelative(t, i+1) {
			return document.Range{From: r.From, To: i}
		}
		break
	}
	return r
}

// subjectOf reports words that make a clause, and returns its subject where that is a name
// and the clause ends with a verb: "Ada Quill stood up and thundered".
func subjectOf(t *document.Document, r document.Range) (name document.Range, clause bool) {
	phrase := PhraseRight(t, r.From, r.To)
	if !phrase.Empty() && phrase.To < r.To && isVerbAt(t, phrase.To) {
		return document.Range{}, true
	}
	i := r.From
	for i < r.To && t.Tokens[i].Is(document.Capitalized) {
		i++
	}
	last := &t.Tokens[r.To-1]
	if i-r.From < 2 || i+2 >= r.To || t.Tokens[i].Is(document.Punct) || vocabulary.LinkWords[t.Lower(i)] {
		return document.Range{}, false
	}
	if k := &t.Tokens[i+1]; k.Lower != "and" && k.Tag != document.TagParticle && !particles[k.Lower] || !last.Tag.Verb() && !strings.HasSuffix(last.Lower, "ed") {
		return document.Range{}, false
	}
	return document.Range{From: r.From, To: i}, true
}

var particles = vocabulary.WordSet(`up out back down over around forward away`)

// isVerbAt reports a finite verb at token i that no label holds.
func isVerbAt(t *document.Document, i int) bool {
	k := &t.Tokens[i]
	return k.Finite() && !k.Is(document.Capitalized) && !strings.HasSuffix(k.Lower, "ing") && k.Lower != "'s" && k.Lower != "lead" && k.Lower != "chief"
}

// endsInName reports a noun phrase without a verb that ends with the name of the person
// whom its first words describe: "the goat's owner, Ada Quill", "the museum's Ada Quill".
func endsInName(t *document.Document, r document.Range) bool {
	i := r.To
	for i > r.From && t.Tokens[i-1].Is(document.Capitalized) && !t.Tokens[i-1].Is(document.Punct) {
		i--
	}
	if r.To-i < 2 || i == r.From || r.To-r.From > longestCredit || t.Lower(i-1) != "," && !t.Tokens[i-1].Genitive() && !vocabulary.Roles[t.Lower(i-1)] && !vocabulary.IsTrade(t.Lower(i-1)) {
		return false
	}
	for k := r.From; k < i; k++ {
		if t.Tokens[k].Quotation != document.Unquoted || predicates(&t.Tokens[k]) && !t.Tokens[k].Genitive() || t.Lower(k) == ":" {
			return false
		}
	}
	return true
}

// isVoice reports "a voice from the gallery", "a heckler".
func isVoice(t *document.Document, r document.Range) bool {
	if w := t.Lower(r.From); w != "a" && w != "another" && w != "one" || r.To-r.From > longestCredit/2 {
		return false
	}
	for i := r.From + 1; i < r.To; i++ {
		k := &t.Tokens[i]
		switch {
		case unnamedVoices[k.Lower]:
			return true
		case k.Tag != document.TagAdjective && !k.Tag.Noun():
			return false
		}
	}
	return false
}

var unnamedVoices = vocabulary.WordSet(`voice heckler shout cry bystander passer-by onlooker spectator caller listener viewer passenger`)

// inBrackets returns who is named in the brackets right behind a quotation: “It leaks”
// (Ada Quill, caretaker), “Never.” (Councillor Carl Moe).
func inBrackets(t *document.Document, it document.Quotation) document.Range {
	if !it.Closed || t.Lower(it.To) != "(" || isTitle(t, it) {
		return document.Range{}
	}
	r := document.Range{From: it.To + 1, To: it.To + 1}
	for r.To < t.SentenceAt(it.To).To && t.Lower(r.To) != ")" {
		if t.Tokens[r.To].Is(document.Numeric) && t.Lower(r.To-1) != "," {
			return document.Range{}
		}
		r.To++
	}
	if r.To-r.From < 2 || t.Lower(r.To) != ")" {
		return document.Range{}
	}
	ends := t.Lower(it.To - 2)
	person := (ends == "." || ends == "!" || ends == "?") && vocabulary.IsGiven(t.Lower(r.From))
	for i := r.From; i < r.To; i++ {
		w := t.Lower(i)
		person = person || vocabulary.Roles[w] || vocabulary.IsTrade(w) && !t.Tokens[i].Is(document.Capitalized)
	}
	if !person {
		return document.Range{} // the title of a work and its author
	}
	return naming(t, r)
}

// headed returns whom a line names that stands alone above a quotation: "Ada Quill, 61,
// baker".
func headed(t *document.Document, p document.Range) document.Range {
	if p.To-p.From > longestCredit || p.To-p.From < 4 || t.Tokens[p.To-1].Is(document.Punct) {
		return document.Range{}
	}
	i := p.From
	for i < p.To && t.Tokens[i].Is(document.Capitalized) {
		i++
	}
	if i == p.From || t.Lower(i) != "," {
		return document.Range{}
	}
	aged := t.Tokens[min(i+1, p.To-1)].Is(document.Numeric) && (i+2 == p.To || t.Lower(i+2) == ",")
	for k := i + 1; k < p.To && i-p.From > 1; k++ {
		aged = aged || vocabulary.Roles[t.Lower(k)] || vocabulary.IsTrade(t.Lower(k))
	}
	if !aged {
		return document.Range{}
	}
	return naming(t, p)
}
