package question

import (
	"cmp"
	"strings"

	"onrecord/bot/label"
)

// Plain is the question in plain words, as an answer says how it was understood: "who said
// “all hope would be lost”, in lantern", "anything by Varga, since 1 Jan 2016".
func (q Question) Plain() string {
	parts := strings.Split(q.String(), separator)
	if parts[0] == "" {
		return ""
	}
	exact := ""
	if q.Words == "" && q.Phrase != "" { // it is what the question is about
		exact = "“" + q.Phrase + "”"
		q.Words = exact
	}
	out := []string{q.plainLead(exact)}
	for _, part := range parts[min(2, len(parts)):] {
		if strings.HasPrefix(part, bySpeaker) || strings.HasPrefix(part, beside) {
			continue // the lead tells it
		}
		if part == exact {
			continue
		}
		out = append(out, plainPart(part))
	}
	return strings.Join(out, ", ")
}

// plainLeads are the intents in plain words: with words and a speaker, with words alone,
// with a speaker alone, and with neither. W stands for the words, S for the speaker.
var plainLeads = map[Intent][4]string{
	WhoSaid:   {"who said W, by S", "who said W", "anything by S", "who said anything"},
	WhatSaid:  {"what S said about W", "what was said about W", "anything that S said", "anything that was said"},
	DidSay:    {"whether S said W", "whether anybody said W", "anything that S said", "anything that was said"},
	WhenSaid:  {"when S said W", "when W was said", "when S spoke", "when anything was said"},
	WhereSaid: {"where S said W", "where W was said", "where S spoke", "where anything was said"},
	FirstSaid: {"when S first said W", "who first said W", "what S said first", "what was said first"},
	LastSaid:  {"when S last said W", "who last said W", "what S said last", "what was said last"},
	HowOften:  {"how often S said W", "how often W was said", "how often S is quoted", "how often anybody is quoted"},
	WhoIs:     {"who S is", "who W is", "who S is", "who somebody is"},
	WhoElse:   {"who said W beside S", "who else said W", "who spoke beside S", "who else spoke"},
	HowMany:   {"figures for W by S", "figures for W", "figures by S", "figures"},
	MostSaid:  {"how often S is quoted about W", "who is quoted most about W", "how often S is quoted", "who is quoted most"},
	Articles:  {"articles about W that quote S", "articles about W", "articles that quote S", "articles"},
	WhoWrote:  {"who wrote about W, or quoted S", "who wrote about W", "who quoted S", "who wrote"},
	OverTime:  {"how often S spoke about W over time", "how often W was spoken about over time", "how often S spoke over time", "how often people spoke over time"},
	Against:   {"who spoke about W beside S", "who contradicted W", "who contradicted S", "who contradicted"},
	Agreeing:  {"who else spoke about W beside S", "who agreed on W", "who agreed with S", "who agreed"},
	IsRight:   {"what S said about W", "what was said about W", "anything that S said", "anything that was said"},
	Find:      {"W, by S", "W", "anything by S", "anything"},
}

// plainLead is what the question asks for; exact are the words that it names in quotation
// marks, where it has no others.
func (q Question) plainLead(exact string) string {
	form := plainLeads[q.Intent][0]
	switch {
	case q.Words == "" && q.Speaker == "":
		form = plainLeads[q.Intent][3]
	case q.Words == "":
		form = plainLeads[q.Intent][2]
	case q.Speaker == "":
		form = plainLeads[q.Intent][1]
	}
	words := q.Words
	switch {
	case q.Topic:
		form = strings.NewReplacer("said W", "spoke about W", "W was said", "W was spoken about").Replace(form)
	case exact == "" && q.HasWording():
		words = "“" + words + "”"
	}
	// Only the letters of the form stand for something, not those of words and names.
	var out []string
	for word := range strings.FieldsSeq(form) {
		bare := strings.TrimSuffix(word, ",")
		switch bare {
		case "W":
			word = words + word[len(bare):]
		case "S":
			word = q.Speaker + word[len(bare):]
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

// plainFields are what stands in plain words for the labels of fields.
var plainFields = []struct{ field, plain string }{
	{listener, "to "}, {page, "in the article "}, {without, "without the word "}, {outlet, "in "}, {section, "in the section "},
	{byline, "in articles by "}, {place, "where it is about "}, {body, "where it is about "},
}

// plainPart is a part of the canonical form in plain words.
func plainPart(part string) string {
	rest, excepted := strings.CutPrefix(part, except)
	negated := ""
	if excepted {
		negated = except
	}
	for _, f := range plainFields {
		if value, ok := strings.CutPrefix(rest, f.field); ok {
			return negated + f.plain + value
		}
	}
	for _, field := range []string{kind, stance} {
		if value, ok := strings.CutPrefix(rest, field); ok {
			return negated + "what is " + cmp.Or(label.Of(value), value)
		}
	}
	return part
}
