package attribution

import (
	"strings"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// A subject that the models cut in the wrong place: it begins in the phrase or the clause
// before it, or without the name that it goes on about.

// wholeSubjects gives the sources before their cues their right beginning.
func wholeSubjects(t *document.Document, found []Attribution) {
	for i := range found {
		a := &found[i]
		if r := beforeWho(t, a); !r.Empty() {
			a.Source = r
			continue
		}
		a.Source = beforeDeed(t, a)
		if a.Cue.Empty() || a.Source.Empty() || a.Source.To > a.Cue.From || !isPredicateOf(t, a.Cue.From) || t.Tokens[a.Source.From].Sentence != t.Tokens[a.Cue.From].Sentence {
			continue
		}
		for _, o := range found {
			if !o.Cue.Empty() && o.Cue.From > a.Source.From && o.Cue.To+1 < a.Source.To && t.Lower(o.Cue.To) == "that" && !OpensClause(&t.Tokens[o.Cue.From-1]) { // "Moe testified that the suspect" of "shouted"
				a.Source.From = o.Cue.To + 1
			}
		}
		for _, begin := range []func(*document.Document, document.Range) int{behindSubordinator, behindPreposition} {
			if from := begin(t, a.Source); from != document.None {
				a.Source.From = from
			}
		}
		if from := withNameBefore(t, a.Source); from != document.None {
			a.Source.From = from
			a.Content = endBefore(t, a.Content, from)
		}
	}
}

// beforeWho returns the person right before ", who" and a cue, where the source is somebody else
// in the sentence: "The ministry summoned [Ada Moe], who said". It returns nothing where the
// source is that person already or no name stands there.
func beforeWho(t *document.Document, a *Attribution) document.Range {
	if a.Cue.Empty() || a.Source.Empty() || !t.Tokens[a.Cue.From].Finite() {
		return document.Range{}
	}
	s := t.SentenceAt(a.Cue.From)
	who := beforeAuxiliaries(t, s.From, a.Cue.From) - 1
	if who < s.From+2 || t.Lower(who) != "who" || t.Lower(who-1) != "," || a.Source.To >= who-1 || a.Source.To > a.Cue.From {
		return document.Range{}
	}
	r := phraseLeft(t, s.From, who-1)
	if r.Empty() || !t.Tokens[r.To-1].Is(document.Capitalized) || r.From <= a.Source.From {
		return document.Range{}
	}
	for i := a.Source.To; i < r.From; i++ {
		if t.Tokens[i].Finite() || Auxiliary[t.Lower(i)] {
			return TrimSource(t, r)
		}
	}
	return document.Range{}
}

// beforeDeed returns the source of a gerund without the verb behind a name that the tagger takes
// for a part of it: "Secretary Ada Moe [disagreed], saying".
func beforeDeed(t *document.Document, a *Attribution) document.Range {
	r := a.Source
	if a.Cue.Empty() || r.Empty() || t.Tokens[a.Cue.From].Tag != document.TagGerund {
		return r
	}
	end := r.To
	if t.Lower(end-1) == "," {
		end--
	}
	if last := end - 1; last > r.From && strings.HasSuffix(t.Lower(last), "ed") && !t.Tokens[last].Is(document.Capitalized) && t.Tokens[last-1].Is(document.Capitalized) {
		return document.Range{From: r.From, To: last}
	}
	return r
}

// isPredicateOf reports a cue with a subject before it: a finite verb, or a participle behind
// its auxiliary.
func isPredicateOf(t *document.Document, cue int) bool {
	return t.Tokens[cue].Finite() || t.Tokens[cue].Tag.Verb() && Auxiliary[t.Lower(cue-1)]
}

// endBefore ends what runs into a source that begins at token from, with the mark before it.
func endBefore(t *document.Document, content []document.Range, from int) []document.Range {
	for k := range content {
		if r := &content[k]; r.Has(from) && r.From < from-1 {
			r.To = from
			if t.Lower(from-1) == "," && t.Tokens[from-1].Quotation == document.Unquoted {
				r.To--
			}
		}
	}
	return content
}

// behindSubordinator returns where the clause of a cue begins in a source that has words of
// the one before: "the vote because Ada Moe and her aides", "The chief, Ada Moe, resigned
// after Carl Quill". It returns None where none does.
func behindSubordinator(t *document.Document, source document.Range) int {
	verb := false
	for i := source.From + 1; i+1 < source.To; i++ {
		switch w := t.Lower(i); {
		case w == "because", w == "whereas", w == "although", verb && subordinate[w]:
			return i + 1
		case OpensClause(&t.Tokens[i]):
			return document.None // "The man who left after Carl Quill"
		}
		verb = verb || t.Tokens[i].Finite()
	}
	return document.None
}

// placing prepositions take a phrase that cannot be the subject of a verb.
var placing = vocabulary.WordSet(`in at with on near under against alongside outside inside`)

// behindPreposition returns where the subject begins in a source right behind a preposition,
// which belongs to the phrase before: "At [the harbour, Mayor Ada Moe] said", "He lost in
// [Vik and both clubs] said". It returns None where the source is no such phrase.
func behindPreposition(t *document.Document, source document.Range) int {
	s := t.SentenceAt(source.From)
	if source.From == s.From || !placing[t.Lower(source.From-1)] {
		return document.None
	}
	first := source.From-1 == s.From || t.Lower(source.From-2) == "," // "At the harbour, Mayor Ada Moe"
	verb := false
	for i := s.From; i < source.From-1; i++ {
		verb = verb || t.Tokens[i].Finite() && t.Tokens[i].Quotation == document.Unquoted
	}
	for i := source.From + 1; i+1 < source.To; i++ {
		switch w := t.Lower(i); {
		case w == "," && t.Tokens[i+1].Is(document.Capitalized):
			return i + 1
		case w == "and" && verb && !first && t.Tokens[i+1].Tag != document.TagGerund:
			return i + 1
		}
	}
	return document.None
}

// shortestApposition is the length from which a phrase behind a name and a comma goes on about
// the name though no second comma ends it, in tokens. A shorter one, "a spokesman", may say
// who speaks about the name.
const shortestApposition = 4

// withNameBefore returns where a name begins that a source goes on about, "Ada Moe, [a
// spokeswoman for the port] told", or that a relative clause does, "a note from Moe, [the
// water company], which said". It returns None where no name stands before.
func withNameBefore(t *document.Document, source document.Range) int {
	comma := source.From - 1
	s := t.SentenceAt(source.From)
	if comma <= s.From || t.Lower(comma) != "," || t.Tokens[source.From].Is(document.Capitalized|document.Numeric) && !vocabulary.Determiner[t.Lower(source.From)] {
		return document.None
	}
	from := comma
	for from > s.From && t.Tokens[from-1].Is(document.Capitalized) && t.Tokens[from-1].Quotation == document.Unquoted && !t.Tokens[from-1].Is(document.Punct) {
		from--
	}
	switch next := t.Lower(source.To); {
	case from == comma:
		return document.None
	case next == "," && t.Lower(source.To+1) == "which":
		return from
	case !saysWhat(t, source), comma-from < 2 || source.To-source.From < shortestApposition || next == ",":
		return document.None
	case from == s.From, t.Tokens[from-1].Is(document.Punct) && t.Lower(from-1) != ")":
		return from
	}
	return document.None
}

// saysWhat reports a phrase that tells what somebody or some body is: "a spokeswoman for the
// port", "associate director at the museum".
func saysWhat(t *document.Document, r document.Range) bool {
	for i := r.From; i < r.To; i++ {
		k := &t.Tokens[i]
		switch {
		case k.Lower == ",":
			return false
		case k.LexicalClass == lexRole || k.LexicalClass == lexGroup || vocabulary.Roles[k.Lower] || vocabulary.OrgNouns[k.Lower] || vocabulary.IsTrade(k.Lower):
			return i+1 == r.To || !IsPhrasal(&t.Tokens[i+1]) || i+2 < r.To
		case k.Tag == document.TagPreposition, k.Lower == "of", k.Lower == "for":
			return false
		}
	}
	return false
}
