package quote

import (
	"sort"

	"onrecord/corpus"
)

// annotatedQuote is a quote as a reader annotated it, in bytes of the body.
type annotatedQuote struct {
	content, cue, source []corpus.Span
	speaker              string
}

// lesson is an example as the models see it.
type lesson struct {
	*text
	quotes []annotatedQuote
	cues   map[int]int // head token of each cue → index of its quote
}

// newLesson ties the quotes of a tagged text to their cues.
func newLesson(t *text, quotes []annotatedQuote) lesson {
	l := lesson{text: t, quotes: quotes, cues: map[int]int{}}
	for q, it := range quotes {
		if len(it.cue) > 0 {
			if head := l.cueHead(it.cue[0]); head != nobody {
				l.cues[head] = q
			}
		}
	}
	return l
}

// cueHead returns the token of a printed cue that stands for it: its verb, or
// its first word.
func (t *text) cueHead(s corpus.Span) int {
	head := nobody
	for i := t.tokenAt(s.Start); i < len(t.tokens) && int(t.tokens[i].start) < s.End; i++ {
		if head == nobody || t.tokens[i].tag.verb() && !t.tokens[head].tag.verb() {
			head = i
		}
	}
	return head
}

// tokenAt returns the first token that ends after a byte.
func (t *text) tokenAt(offset int) int {
	return sort.Search(len(t.tokens), func(i int) bool { return int(t.tokens[i].end) > offset })
}
