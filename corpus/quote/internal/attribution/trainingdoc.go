package attribution

import (
	"onrecord/corpus"
	"onrecord/corpus/quote/internal/document"
)

// GoldQuote is a quote as a reader annotated it, in bytes of the body.
type GoldQuote struct {
	Content, Cue, Source []corpus.Span
	Speaker              string
}

// TrainingDoc is an example as the models see it.
type TrainingDoc struct {
	Doc    *document.Document
	Quotes []GoldQuote
	cues   map[int]int // head token of each cue → index of its quote
}

// NewTrainingDoc ties the quotes of a tagged text to their cues.
func NewTrainingDoc(t *document.Document, quotes []GoldQuote) TrainingDoc {
	l := TrainingDoc{Doc: t, Quotes: quotes, cues: map[int]int{}}
	for q, it := range quotes {
		if len(it.Cue) > 0 {
			if head := cueHead(l.Doc, it.Cue[0]); head != document.None {
				l.cues[head] = q
			}
		}
	}
	return l
}

// cueHead returns the token of a printed cue that stands for it: its verb, or
// its first word.
func cueHead(t *document.Document, s corpus.Span) int {
	head := document.None
	for i := t.TokenAt(s.Start); i < len(t.Tokens) && int(t.Tokens[i].Start) < s.End; i++ {
		if head == document.None || t.Tokens[i].Tag.Verb() && !t.Tokens[head].Tag.Verb() {
			head = i
		}
	}
	return head
}

// Attributions returns the annotated quotes in tokens.
func (l *TrainingDoc) Attributions() []Attribution {
	out := make([]Attribution, len(l.Quotes))
	for i, q := range l.Quotes {
		out[i] = Attribution{Cue: l.Doc.Hull(q.Cue), Source: l.Doc.Hull(q.Source)}
		for _, s := range q.Content {
			out[i].Content = append(out[i].Content, l.Doc.TokensOf(s))
		}
	}
	return out
}
