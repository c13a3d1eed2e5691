package quote

import "strings"

// post is what somebody published elsewhere and the article carries whole, signed
// and without quotation marks, as news pages print it:
//
//	The bridge opens at noon. — Ana Brandt (@anabrandt) May 4, 2026
type post struct {
	content, source tokenRange
}

// posts finds the signed posts of the text, by their paragraph.
func (t *text) posts() map[int]post {
	out := map[int]post{}
	for p := range t.paragraphs {
		bounds := t.paragraphs[p].tokenRange
		signature, source := t.signature(bounds)
		if source.empty() {
			continue
		}
		content := tokenRange{bounds.from, signature}
		at := p
		if content.empty() && p > 0 { // the signature has a paragraph of its own
			at--
			content = t.paragraphs[at].tokenRange
		}
		content.to = t.withoutLinks(content)
		if content.to-content.from >= sentenceWords && !t.tokens[content.from].is(opensQuot) {
			out[at] = post{content, source}
		}
	}
	return out
}

// signature finds "— Ana Brandt (@anabrandt)" in a paragraph: the dash, and the
// name with the account.
func (t *text) signature(p tokenRange) (dash int, source tokenRange) {
	for i := p.from + 2; i+1 < p.to; i++ {
		if !strings.HasPrefix(t.tokens[i].lower, "@") || t.lower(i-1) != "(" || t.lower(i+1) != ")" {
			continue
		}
		for k := i - 2; k >= max(p.from, i-longestSignature); k-- {
			switch t.lower(k) {
			case "—", "–", "-", "--":
				return k, tokenRange{k + 1, i + 2}
			}
		}
	}
	return 0, tokenRange{}
}

// longestSignature bounds the name in a signature, in tokens.
const longestSignature = 12

// withoutLinks returns where r ends without the links at its end.
func (t *text) withoutLinks(r tokenRange) int {
	for i := r.to - 1; i > r.from; i-- {
		if !t.tokens[i].is(spaced) {
			continue
		}
		if w := t.tokens[i].lower; w != "https" && w != "http" && !strings.HasPrefix(w, "pic.twitter") {
			break
		}
		r.to = i
	}
	return r.to
}

// posted reports whether token i stands in a post.
func (t *text) posted(i int) bool {
	q := t.tokens[i].quotation
	return q != outside && !t.quotations[q].signed.empty()
}
