package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index/person"
	"onrecord/index/term"
)

// relation is how whom the draft names stands to whom the article names.
type relation int

const (
	same relation = iota
	unclear
	different
)

// credited is a speaker as a text names them.
type credited struct {
	quote.Speaker
	asPrinted string
	resolved  quote.Resolution
	sure      bool
	surest    bool             // and of whom of two that it names
	early     bool             // the text prints the full name behind that alone
	in        quote.Annotation // of the text
}

// clearUnnamed is the confidence from which a text is taken to mean somebody whom it does
// not name beside the words: one in five is wrong below.
const clearUnnamed = 0.9

// clearBetween is the confidence from which a pronoun is taken to mean one of two people
// whom the text names.
const clearBetween = 0.95

// isClear reports whether a text says whose words a quote has.
func isClear(q quote.Quote) bool {
	if q.Resolved == quote.ByName || !q.Speaker.Named {
		return q.Confidence >= match.Drafted.Clear
	}
	return q.Confidence >= clearUnnamed
}

// isFar reports whether a semicolon parts whoever is named from the verb that follows: a
// clause of its own has a subject of its own, "Osei said “A”; Pike, for his part, said: “B”".
func isFar(body string, q quote.Quote) bool {
	if len(q.Source) == 0 || len(q.Cue) == 0 {
		return false
	}
	from, to := corpus.Hull(q.Source).End, corpus.Hull(q.Cue).Start
	return from < to && strings.Contains(body[from:to], ";")
}

func creditedBy(body string, q quote.Quote, in quote.Annotation) credited {
	c := credited{Speaker: q.Speaker, resolved: q.Resolved, sure: isClear(q) && !isFar(body, q), surest: q.Resolved != quote.ByPronoun || q.Confidence >= clearBetween, in: in}
	for _, s := range q.Source {
		c.asPrinted = strings.TrimSpace(c.asPrinted + " " + s.Of(body))
	}
	if !q.Speaker.Named && nobody[strings.ReplaceAll(person.Asked(q.Speaker.Name), " ", "")] {
		c.Speaker = quote.Speaker{}
	}
	if q.Resolved == quote.ByName && len(q.Source) > 0 {
		end := q.Source[len(q.Source)-1].End
		c.early = !strings.Contains(body[:end], q.Speaker.Name)
	}
	return c
}

// nobody are those who say nothing, without spaces: "no one doubts that “the sea gives”".
var nobody = map[string]bool{"nobody": true, "noone": true, "everybody": true, "everyone": true, "anybody": true, "anyone": true}

// relate compares the speaker of a draft with that of an article. It accuses of
// nothing where either is unclear.
func relate(draft, article credited) relation {
	if draft.Name == "" || article.Name == "" {
		return unclear
	}
	if mayBeOne(draft.Name, article.Name) || draft.described() && relateTitle(draft.asPrinted, article) == same {
		return same
	}
	out := unclear
	switch {
	case article.Named && (!draft.Named || draft.guessed()):
		out = relateTitle(draft.shown(), article)
		draft.sure = true // what it prints is plain
	case article.Named:
		out = relateNamed(draft, article)
	case draft.Named && relateTitle(article.Name, draft) == same:
		out = same
	}
	if out == different && (!draft.sure || !article.sure || !article.surest && article.names(draft.Name) || draft.early && mayBeOne(draft.asPrinted, article.Name)) {
		return unclear
	}
	return out
}

// names reports whether the text names somebody who may be called so.
func (c credited) names(name string) bool {
	return slices.ContainsFunc(c.in.People, func(p quote.Person) bool { return mayBeOne(name, p.Name) })
}

// described reports whether the text prints a description for who is named.
func (c credited) described() bool { return c.resolved == quote.ByDescription && c.asPrinted != "" }

// guessed reports whether a description stands for somebody of whom the text
// prints no such title: "the envoy" may be anybody.
func (c credited) guessed() bool {
	return c.Named && c.described() && relateTitle(c.asPrinted, credited{Speaker: c.Speaker, in: c.in}) != same
}

// shown is whom the text credits, as it says.
func (c credited) shown() string {
	if c.guessed() {
		return c.asPrinted
	}
	return c.Name
}

// mayBeOne reports whether two names can be one's: one is a shorter form of the
// other.
func mayBeOne(a, b string) bool {
	return slices.Equal(bare(a), bare(b)) || person.MayBe(a, b)
}

// bare returns the words of a name or description without the article before it.
func bare(name string) []string { return strings.Fields(person.Asked(name)) }

// relateNamed compares two names that are not forms of one. A person may speak
// for a body, a body has many names, and a name may be spelt in two ways.
func relateNamed(draft, article credited) relation {
	a, b := draft.isBody(draft.in, article.in), article.isBody(draft.in, article.in)
	switch {
	case a != b, !b && !article.isPerson(), article.speaksFor(draft), draft.speaksFor(article), isGivenName(article.Name, draft.Name), isGivenName(draft.Name, article.Name):
		return unclear
	case !a && article.apartFrom(draft.Name):
		return different
	case !a && spelledAlike(draft.Name, article.Name):
		return unclear
	case !a:
		return different
	case abbreviates(draft.Name, article.Name), abbreviates(article.Name, draft.Name):
		return unclear
	}
	for _, w := range bare(draft.Name) {
		if slices.Contains(bare(article.Name), w) {
			return unclear
		}
	}
	return different
}

// isGivenName reports whether a name is one word, and the first of several of another one: of
// "his wife, Morag" no text says that she is not Morag Orr.
func isGivenName(name, of string) bool {
	given, more := bare(name), bare(of)
	return len(given) == 1 && len(more) > 1 && given[0] == more[0]
}

// speaksFor reports whether a text prints the other speaker, whom it does not quote as a person,
// in a title of this one: "chief executive of Northfold Paper".
func (c credited) speaksFor(body credited) bool {
	name := " " + strings.Join(term.Words(body.Name), " ") + " "
	titles := []string{c.Title}
	for _, p := range c.in.People {
		if p.Name == c.Name {
			titles = append(titles, p.Titles...)
		}
	}
	return !c.names(body.Name) && slices.ContainsFunc(titles, func(title string) bool {
		return strings.Contains(" "+strings.Join(term.Words(title), " ")+" ", name)
	})
}

// isBody reports whether a text takes the speaker for a body, "the World Bank",
// rather than a person.
func (c credited) isBody(in ...quote.Annotation) bool {
	if c.listed() {
		return false
	}
	return strings.ToUpper(c.Name) == c.Name || slices.ContainsFunc(in, func(a quote.Annotation) bool { return slices.Contains(a.Organisations, c.Name) })
}

// isPerson reports whether a speaker who is no body is a person for sure: an only
// name may be a nickname, or a paper's.
func (c credited) isPerson() bool { return c.listed() || strings.Contains(c.Name, " ") }

// listed reports whether the text shows that the speaker is a person.
func (c credited) listed() bool {
	return slices.ContainsFunc(c.in.People, func(p quote.Person) bool { return p.Name == c.Name })
}

// apartFrom reports whether the text tells the speaker and somebody of the name
// apart, as it does with two people who share a surname.
func (c credited) apartFrom(name string) bool {
	return slices.ContainsFunc(c.in.People, func(p quote.Person) bool {
		return mayBeOne(p.Name, name) && strings.Contains(name, " ") && !mayBeOne(p.Name, c.Name)
	})
}

// spelledAlike reports whether two surnames differ in no more than two letters at
// one place, as those do that were slipped in, or that come from another alphabet.
func spelledAlike(a, b string) bool {
	x, y := person.KeyOf(a).Surname(), person.KeyOf(b).Surname()
	restX, restY, begin := person.Differ(x, y)
	return begin && min(utf8.RuneCountInString(x), utf8.RuneCountInString(y)) > 3 && max(len(restX), len(restY)) <= 2
}

// abbreviates reports whether short is made of the first letters of long: "UN".
func abbreviates(short, long string) bool {
	var initials strings.Builder
	for _, w := range strings.Fields(long) {
		if folded := term.Fold(w); folded != "of" && folded != "the" && folded != "and" && folded != "for" && folded != "" {
			initials.WriteByte(folded[0])
		}
	}
	return initials.Len() > 1 && term.Fold(strings.ReplaceAll(short, ".", "")) == initials.String()
}

// relateTitle compares a description, "the mayor", with somebody who is named:
// the same where the text prints it, or a title that answers it, of that person;
// different where it prints it of somebody else alone.
func relateTitle(description string, named credited) relation {
	asked := person.Asked(description)
	holds := func(titles ...string) bool {
		for _, title := range titles {
			if slices.ContainsFunc(person.Titles(title), func(form string) bool { return person.Answers(form, asked) }) {
				return true
			}
		}
		return false
	}
	if asked == "" {
		return unclear
	}
	if person.Asked(named.asPrinted) == asked || holds(named.Title) {
		return same
	}
	out := unclear
	for _, p := range named.in.People {
		switch {
		case !holds(p.Titles...):
		case mayBeOne(p.Name, named.Name):
			return same
		default:
			out = different
		}
	}
	return out
}
