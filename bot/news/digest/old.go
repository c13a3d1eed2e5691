package digest

import (
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/corpus/pattern"
)

// isOld reports whether an article quotes what was said long before: the paragraph tells an earlier
// year around the quote, "in a 2004 interview", or "last year", and no day of the week.
func isOld(c answer.Citation, body string) bool {
	if c.Published == "" {
		return false
	}
	after, _, _ := strings.Cut(body[c.End:], "\n")
	around := quoted().ReplaceAllString(paragraphBefore(body, c.Start)+"\n"+attributionIn(c)+"\n"+after, " ")
	if recently().MatchString(around) {
		return false
	}
	for _, year := range years().FindAllString(around, -1) {
		if year < string(c.Published)[:len(year)] {
			return true
		}
	}
	return longAgo().MatchString(around)
}

// attributionIn is what stands between the pieces of a quote.
func attributionIn(c answer.Citation) string {
	var out []string
	for i := 1; i < len(c.Spans); i++ {
		out = append(out, c.Text[c.Spans[i-1][1]-c.Start:c.Spans[i][0]-c.Start])
	}
	return strings.Join(out, " ")
}

var (
	years    = pattern.Lazy(`\b(?:19|20)\d\d\b`)
	recently = pattern.Lazy(`(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|this (?:week|month|morning)|last week)\b`)
	longAgo  = pattern.Lazy(`(?i)\blast (?:year|spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:years|decades) (?:ago|earlier|before)\b`)
)
