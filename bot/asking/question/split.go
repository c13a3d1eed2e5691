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

// questionEnd is where one question may end and another begin; the group is where the other
// does.
var questionEnd = regexp.MustCompile(`\?+\s+()|,?\s+and (?:also )?()(?i:who|what|when|where|which) (?i:said|says|did|does|else|has|have)\b`)

// tailing is a second question about the words of the first, "who said …? when?".
var tailing = regexp.MustCompile(`(?i)\?+\s*(?:and\s+)?(when|where)(?: was (?:it|that|this))?\s*\?*\s*$`)

// asideEnd is where something said beside a question may end, or the question itself.
var asideEnd = regexp.MustCompile(`[.!?:;]+\s+|\s*\n\s*|\s+[—–-]+\s+`)

// askedIn returns the question among other sentences, as in a message that is forwarded:
// "Need this by four. Who said …? Thanks". It is empty where there is none.
func askedIn(text string, o Options) string {
	cuts := asideEnd.FindAllStringIndex(text, mostAsides)
	begin := 0
	for _, cut := range append(cuts, []int{len(text), len(text)}) {
		if !balanced(text[begin:cut[0]]) {
			continue
		}
		if part := text[begin:cut[0]]; part != text && isForm(part, o) {
			return part
		}
		begin = cut[1]
	}
	return ""
}

// mostAsides is how many sentences are looked at.
const mostAsides = 30

// split returns the first question of a text, and the rest where that is a question
// of some form too. What stands in quotation marks is not split.
func split(text string, o Options) (first, next string) {
	if at := tailing.FindStringSubmatchIndex(text); at != nil && balanced(text[:at[0]]) && isForm(text[:at[0]], o) {
		return text[:at[0]] + " and " + text[at[2]:at[3]], ""
	}
	for _, at := range questionEnd.FindAllStringSubmatchIndex(text, mostAsides) {
		begins := max(at[2], at[4])
		first, next = text[:at[0]], strings.TrimSpace(text[begins:])
		if balanced(first) && isForm(first, o) && isForm(next, o) {
			return first, next
		}
	}
	return text, ""
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
