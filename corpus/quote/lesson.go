package quote

import (
	"sort"

	"onrecord/corpus"
)

// lesson is an example as the models see it.
type lesson struct {
	*text
	quotes []Quote
	cues   map[int]int // head token of each cue → index of its quote
}

func (e *Engine) lesson(x Example, w *workspace) lesson {
	l := lesson{text: read(x.Article.Body), quotes: x.Quotes, cues: map[int]int{}}
	for _, s := range l.sentences {
		tagSentence(e.tags, l.tokens[s.from:s.to], w)
	}
	for q, it := range x.Quotes {
		if len(it.Cue) > 0 {
			if head := l.cueHead(it.Cue[0]); head != nobody {
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
