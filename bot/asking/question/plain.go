package question

import (
	"cmp"
	"slices"
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

// worded are the intents that tell what was said otherwise than what was spoken about.
var worded = []Intent{WhoSaid, DidSay, WhenSaid, WhereSaid, FirstSaid, LastSaid, HowOften, WhoElse}

// plainLead is what the question asks for; exact are the words that it names in quotation
// marks, where it has no others.
func (q Question) plainLead(exact string) string {
	if q.Intent == SmallTalk {
		return "" // which asks for nothing
	}
	words, form := q.Words, "words"
	switch {
	case q.Topic && slices.Contains(worded, q.Intent):
		form = "topic"
	case !q.Topic && exact == "" && q.HasWording():
		words = "“" + words + "”"
	}
	key := "plain." + string(q.Intent) + "."
	switch {
	case q.Words == "" && q.Speaker == "":
		return label.Text(key + "nothing")
	case q.Words == "":
		return label.Text(key+"speaker", q.Speaker)
	case q.Speaker == "":
		return label.Text(key+form, words)
	}
	return label.Text(key+form+"-speaker", words, q.Speaker)
}

// plainFields are the keys of what stands in plain words for the labels of fields.
var plainFields = []struct{ field, key string }{
	{listener, "plain.field.listener"}, {page, "plain.field.page"}, {without, "plain.field.without"}, {outlet, "plain.field.outlet"}, {section, "plain.field.section"},
	{byline, "plain.field.byline"}, {place, "plain.field.about"}, {body, "plain.field.about"},
}

// plainPart is a part of the canonical form in plain words.
func plainPart(part string) string {
	rest, excepted := strings.CutPrefix(part, except)
	plain := plainField(rest)
	switch {
	case plain == "":
		return part
	case excepted:
		return label.Text("plain.not", plain)
	}
	return plain
}

// plainField is a field with its value in plain words; empty where there is nothing plainer.
func plainField(part string) string {
	for _, f := range plainFields {
		if value, ok := strings.CutPrefix(part, f.field); ok {
			return label.Text(f.key, value)
		}
	}
	for _, field := range []string{kind, stance} {
		if value, ok := strings.CutPrefix(part, field); ok {
			return label.Text("plain.what-is", cmp.Or(label.Of(value), value))
		}
	}
	return ""
}
