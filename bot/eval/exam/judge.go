package exam

import (
	"context"
	"slices"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/index/term"
)

// Archive is where the bodies of cited articles are read.
type Archive interface {
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
}

// verdict is what is right in one answer.
type verdict struct {
	found   bool
	speaker bool // agrees with the gold's
	letter  bool // is the gold's to the letter
	article bool // the first citation's article carries the words
	// rank is the place of the first right citation, from 1; 0 where none is.
	rank    int
	nearest bool    // the first citation or, where nothing was found, the nearest is right
	score   float64 // its score
}

// judge compares an answer with what its question was made from.
func judge(ctx context.Context, archive Archive, q Question, a answer.Answer) (verdict, error) {
	v := verdict{found: a.Found}
	shown := a.Citations
	if len(shown) == 0 {
		shown = a.Nearest
	}
	if len(shown) > 0 {
		v.score = shown[0].Score
	}
	for i, c := range shown {
		if q.Form != Nobody && q.CitedBy(c) {
			v.rank = i + 1
			break
		}
	}
	v.nearest = v.rank == 1
	if !a.Found || q.Form == Nobody {
		v.rank = 0
		return v, nil
	}
	first := a.Citations[0]
	if first.Speaker != nil {
		v.speaker = gold.AgreeingSpeakers(q.Quote.Speaker, first.Speaker.Name)
		v.letter = gold.SameSpeaker(q.Quote.Speaker, first.Speaker.Name)
	} else {
		v.speaker = q.Quote.Speaker == ""
		v.letter = v.speaker
	}
	r, err := archive.Article(ctx, first.Article)
	if err != nil {
		return v, err
	}
	v.article = first.Article == q.Article || q.CitedBy(first) || Carries(r.Body, q.Words)
	return v, nil
}

// CitedBy reports whether a citation is the quote, or has its words.
func (q Question) CitedBy(c answer.Citation) bool {
	if c.Article == q.Article {
		for _, s := range c.Spans {
			overlaps := func(g corpus.Span) bool { return g.Overlaps(corpus.Span{Start: s[0], End: s[1]}) }
			if slices.ContainsFunc(q.Quote.Content, overlaps) {
				return true
			}
		}
	}
	return Carries(c.Text, q.Words) || Carries(strings.Join(c.Pieces(), " "), q.Words)
}

// Carries reports whether a text has words next to each other.
func Carries(text, words string) bool {
	in := " " + strings.Join(term.Words(text), " ") + " "
	return strings.Contains(in, " "+strings.Join(term.Words(words), " ")+" ")
}
