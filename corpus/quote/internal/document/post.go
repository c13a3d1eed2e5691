package document

import "strings"

// post is what somebody published elsewhere and the article carries whole, signed
// and without quotation marks, as news pages print it:
//
//	The bridge opens at noon. — Ana Brandt (@anabrandt) May 4, 2026
type post struct {
	content, source Range
}

// signedPosts finds the signed posts of the text, by their paragraph.
func signedPosts(t *Document) map[int]post {
	out := map[int]post{}
	for p := range t.Paragraphs {
		bounds := t.Paragraphs[p].Range
		signature, source := signature(t, bounds)
		if source.Empty() {
			continue
		}
		content := Range{bounds.From, signature}
		at := p
		if content.Empty() && p > 0 { // the signature has a paragraph of its own
			at--
			content = t.Paragraphs[at].Range
		}
		content.To = withoutLinks(t, content)
		if content.To-content.From >= SentenceWords && !t.Tokens[content.From].Is(OpensQuotation) {
			out[at] = post{content, source}
		}
	}
	return out
}

// signature finds "— Ana Brandt (@anabrandt)" in a paragraph: the dash, and the
// name with the account.
func signature(t *Document, p Range) (dash int, source Range) {
	for i := p.From + 2; i+1 < p.To; i++ {
		if !strings.HasPrefix(t.Tokens[i].Lower, "@") || t.Lower(i-1) != "(" || t.Lower(i+1) != ")" {
			continue
		}
		for k := i - 2; k >= max(p.From, i-longestSignature); k-- {
			switch t.Lower(k) {
			case "—", "–", "-", "--":
				return k, Range{k + 1, i + 2}
			}
		}
	}
	return 0, Range{}
}

// longestSignature bounds the name in a signature, in tokens.
const longestSignature = 12

// withoutLinks returns where r ends without the links at its end.
func withoutLinks(t *Document, r Range) int {
	for i := r.To - 1; i > r.From; i-- {
		if !t.Tokens[i].Is(Spaced) {
			continue
		}
		if w := t.Tokens[i].Lower; w != "https" && w != "http" && !strings.HasPrefix(w, "pic.twitter") {
			break
		}
		r.To = i
	}
	return r.To
}

// Posted reports whether token i stands in a post.
func (t *Document) Posted(i int) bool {
	q := t.Tokens[i].Quotation
	return q != Unquoted && !t.Quotations[q].Signed.Empty()
}
