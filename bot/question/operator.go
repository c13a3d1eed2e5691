package question

import (
	"regexp"
	"strings"

	"onrecord/index"
)

// operator matches name:value, name:"value in words" and -word. A hyphen is an
// operator only before a letter.
var operator = regexp.MustCompile(`(?i)(?:^|\s)(?:(speaker|outlet|section|kind|before|after|on):(?:["“]([^"”]+)["”]|(\S+))|-(\pL\S*))`)

// takeOperators moves the operators of a text into q and returns the rest. What
// has no meaning stays in the text.
func (q *Question) takeOperators(text string) string {
	for {
		m := operator.FindStringSubmatchIndex(text)
		if m == nil {
			return text
		}
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return text[m[2*n]:m[2*n+1]]
		}
		if word := group(4); word != "" {
			q.Without = append(q.Without, strings.TrimRight(word, "?!,."))
		} else if value := strings.TrimRight(group(2)+group(3), "?!,"); !q.take(strings.ToLower(group(1)), value) {
			before, after := text[:m[1]], text[m[1]:]
			return before + q.takeOperators(after)
		}
		text = text[:m[0]] + " " + text[m[1]:]
	}
}

func (q *Question) take(name, value string) bool {
	switch name {
	case "speaker":
		q.Speaker = value
	case "outlet":
		q.Filter.Outlets = append(q.Filter.Outlets, value)
	case "section":
		q.Filter.Sections = append(q.Filter.Sections, value)
	case "kind":
		k := index.Kind(strings.ToLower(value))
		switch k {
		case index.Direct, index.Mixed, index.Indirect, index.Sentence:
			q.Filter.Kinds = append(q.Filter.Kinds, k)
		default:
			return false
		}
	default:
		first, last, ok := period(value)
		if !ok {
			return false
		}
		switch name {
		case "on":
			q.Filter.From, q.Filter.To = first, last
		case "after": // as in Slack's own search, without the day named
			q.Filter.From = shift(last, 1)
		case "before":
			q.Filter.To = shift(first, -1)
		}
	}
	return true
}
