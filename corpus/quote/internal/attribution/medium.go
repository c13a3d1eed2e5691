package attribution

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/vocabulary"
)

// A medium is what a statement came through: "told RIA Novosti", "in a
// statement", "on Twitter", "in comments quoted by Al-Jazeera Arabic". It keeps
// the chain from the speaker to the article.

var (
	// forms are the things in which something is said or written.
	forms = lexicon.Words("media")
	// gatherings are the occasions on which something is said.
	gatherings = vocabulary.WordSet(`conference briefing hearing rally meeting event ceremony`)
	// Platforms carry statements under a name of their own.
	Platforms = lexicon.Words("platforms")
	// Press words tell an outlet, or those who work for one.
	Press   = lexicon.Words("press-words")
	carried = vocabulary.WordSet(`quoted cited carried published reported posted obtained seen broadcast aired`)
)

// mediumReach is how many tokens after a cue the medium may begin.
const mediumReach = 12

// MediumOf returns the words of an attribution's sentence that say what the
// statement came through: after the cue, or else at the sentence's start. It is
// empty where none are printed.
func MediumOf(t *document.Document, a Attribution) document.Range {
	if a.Cue.Empty() {
		return document.Range{}
	}
	s := t.SentenceAt(a.Cue.From).Range
	for i := a.Cue.To; i < min(s.To, a.Cue.To+mediumReach); i++ {
		if Within(i, a.Content) {
			break
		}
		if a.Source.Has(i) {
			continue
		}
		if r := mediumFrom(t, i, s.To); !r.Empty() {
			return r
		}
	}
	if first := s.From; first < a.Cue.From && !Within(first, a.Content) && !a.Source.Has(first) {
		return mediumFrom(t, first, a.Cue.From)
	}
	return document.Range{}
}

// mediumFrom returns the medium that begins at token i and ends before to.
func mediumFrom(t *document.Document, i, to int) document.Range {
	switch word := t.Lower(i); {
	case t.Lower(i-1) == "told" || t.Lower(i-1) == "tells" || t.Lower(i-1) == "telling":
		if end := phraseEnd(t, i, to); hasPress(t, i, end) {
			return document.Range{From: i - 1, To: end}
		}
	case word == "in" || word == "on" || word == "at" || word == "via" || word == "through" || word == "during":
		end := phraseEnd(t, i+1, to)
		if isMedium(t, word, i+1, end) {
			return document.Range{From: i, To: mediumTail(t, end, to)}
		}
	case carried[word] && (t.Lower(i+1) == "by" || t.Lower(i+1) == "in" || t.Lower(i+1) == "on"):
		if end := phraseEnd(t, i+2, to); hasPress(t, i+2, end) {
			return document.Range{From: i, To: end}
		}
	}
	return document.Range{}
}

// isMedium reports whether the noun phrase after a preposition is a form, a
// gathering, a platform or an outlet.
func isMedium(t *document.Document, preposition string, from, end int) bool {
	fits, ok := mediumAfter[preposition]
	if !ok {
		fits = isChannel
	}
	for i := from; i < end; i++ {
		if fits(t.Lower(i), t.Tokens[i].Is(document.Capitalized)) {
			return true
		}
	}
	return preposition == "on" && hasPress(t, from, end)
}

// mediumAfter tells by the preposition whether a word, which may be a name, is a
// medium: "at a rally", "on Twitter", "in a letter". After others it is a channel.
var mediumAfter = map[string]func(word string, named bool) bool{
	"at":     isOccasion,
	"during": isOccasion,
	"on":     isPage,
	"in":     func(word string, _ bool) bool { return forms[word] },
}

func isOccasion(word string, _ bool) bool {
	return gatherings[word] || word == "interview" || word == "speech"
}

func isPage(word string, named bool) bool {
	switch word {
	case "television", "tv", "radio":
		return Platforms[word]
	case "account", "page", "website", "site":
		return forms[word] || named && Platforms[word]
	}
	return named && Platforms[word]
}

// isChannel reports what words come through: "via a letter", "through Facebook".
func isChannel(word string, _ bool) bool { return forms[word] || Platforms[word] }

// mediumTail adds to a medium where it was given or carried: "in an interview
// with the Guardian", "in comments quoted by Al-Jazeera Arabic".
func mediumTail(t *document.Document, end, to int) int {
	link := t.Lower(end)
	next := end + 1
	if carried[link] {
		next++
	}
	switch {
	case link == "with" || link == "to" || link == "for" || link == "on" || link == "from",
		carried[link] && (t.Lower(end+1) == "by" || t.Lower(end+1) == "in" || t.Lower(end+1) == "on"):
		if after := phraseEnd(t, next, to); hasPress(t, next, after) || after > next && Platforms[t.Lower(after-1)] {
			return after
		}
	}
	return end
}

// hasPress reports whether a noun phrase names an outlet or the press: by a
// word of the trade, or by capitals alone ("CNN").
func hasPress(t *document.Document, from, end int) bool {
	for i := from; i < end; i++ {
		if k := &t.Tokens[i]; Press[k.Lower] && (k.Is(document.Capitalized) || i == end-1) || k.Is(document.AllCaps) && len(k.Lower) > 2 {
			return true
		}
	}
	return false
}

// phraseEnd returns the end of the noun phrase that begins at token i: before a
// mark, a verb, a preposition, a clause or a day.
func phraseEnd(t *document.Document, i, to int) int {
	const longest = 9
	end := min(i+longest, to)
	for j := i; j < end; j++ {
		k := &t.Tokens[j]
		inName := k.Is(document.Capitalized) && j > i && t.Tokens[j-1].Is(document.Capitalized)
		if k.Is(document.Punct) || vocabulary.Weekdays[k.Lower] || vocabulary.ClauseWords[k.Lower] || (vocabulary.LinkWords[k.Lower] || k.Tag == document.TagPreposition || k.Finite()) && !inName || carried[k.Lower] && j > i {
			return j
		}
	}
	return end
}
