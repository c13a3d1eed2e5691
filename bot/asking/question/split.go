package question

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Next is the further question of a text that asks two: "who said …? And what did
// Kerry say about …?" It is empty where there is none.
func Next(text string, o Options) string {
	if _, ok := parseCanonical(text); ok {
		return ""
	}
	_, next := split(text, o)
	return next
}

// questionEnd is where one question may end and another begin.
var questionEnd = regexp.MustCompile(`\?+\s+`)

// split returns the first question of a text, and the rest where that is a question
// of some form too. What stands in quotation marks is not split.
func split(text string, o Options) (first, next string) {
	at := questionEnd.FindStringIndex(text)
	if at == nil || !balanced(text[:at[1]]) {
		return text, ""
	}
	first, next = text[:at[0]+1], strings.TrimSpace(text[at[1]:])
	if !isForm(first, o) || !isForm(next, o) {
		return text, ""
	}
	return first, next
}

// balanced reports whether every quotation mark of a text has its partner.
func balanced(text string) bool {
	return strings.Count(text, `"`)%2 == 0 && strings.Count(text, "“") == strings.Count(text, "”") && strings.Count(text, "«") == strings.Count(text, "»") && utf8.ValidString(text)
}

// isForm reports whether a text is a question of some form by itself, or small talk.
func isForm(text string, o Options) bool {
	c := newCalendar(o.Now)
	all := c.phrases(read(text, new(Question).taker(c)))
	form, _, ok := formOf(withoutCourtesies(all))
	return ok && form.intent != IsRight && form.intent != WhoIs
}
