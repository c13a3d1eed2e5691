package question

import "strings"

// Overheard reads what is said in a conversation to nobody in particular. It is
// meant for the archive only where it goes on with the question before, or asks
// what was said; what people say to each other is not.
func (p Previous) Overheard(text string, o Options) (q Question, meant bool) {
	if p.Question.Empty() || toSomebody(text) {
		return Question{}, false
	}
	q, refined := p.Refine(text, o)
	_, r := parse(text, o)
	asks := r.form && q.Intent != WhoIs && q.AboutQuotes()
	return q, refined || asks
}

// between are the words by which people speak of themselves and to each other.
var between = set("i i'm i'll i've we we're we'll we've you you're your yours our my let's")

// toSomebody reports whether a text speaks to a person, outside what it quotes.
func toSomebody(text string) bool {
	quoted := false
	for _, word := range strings.Fields(strings.ReplaceAll(text, "’", "'")) {
		quoted = quoted || strings.ContainsAny(word[:1], `"`) || strings.HasPrefix(word, "“")
		if !quoted && between[strings.ToLower(strings.Trim(word, ".,;:?!"))] {
			return true
		}
		if strings.HasSuffix(strings.TrimRight(word, ".,;:?!"), `"`) || strings.HasSuffix(strings.TrimRight(word, ".,;:?!"), "”") {
			quoted = false
		}
	}
	return false
}
