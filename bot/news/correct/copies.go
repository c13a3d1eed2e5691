package correct

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Copies makes the corrections that put the same quote right in the other articles that
// print it, as a wire copy stands in ten outlets: where its words are the same, and its
// speaker may be. Where nothing would change there is none. They lack who made them,
// when and why.
func Copies(ctx context.Context, archive Archive, of corpus.Record, q quote.Quote, change correction.Change) ([]corpus.Correction, error) {
	words, said := longest(of.Body, q), term.Words(wordsOf(of.Body, q))
	if words == "" {
		return nil, nil
	}
	ids, err := archive.Printing(ctx, words)
	if err != nil {
		return nil, err
	}
	var out []corpus.Correction
	for _, id := range ids {
		if id == of.ID {
			continue
		}
		r, err := archive.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		found, err := annotation.Of(ctx, archive, r)
		if err != nil {
			return nil, err
		}
		for _, copied := range correction.Find(r, found, wordsOf(of.Body, q), 0) {
			if !sameSpeaker(copied.Speaker.Name, q.Speaker.Name) || !slices.Equal(term.Words(wordsOf(r.Body, copied)), said) {
				continue
			}
			made, err := change.Of(r, found, copied)
			switch {
			case err == nil:
				out = append(out, made)
			case !errors.Is(err, correction.ErrNothing) && !errors.Is(err, correction.ErrWords):
				return nil, err
			}
		}
	}
	return out, nil
}

// sameSpeaker reports whether two articles may name the same speaker.
func sameSpeaker(a, b string) bool {
	return a == "" || b == "" || a == b || person.MayBe(a, b)
}

// longest is the longest piece of a quote, without the marks around it, in which copies
// differ.
func longest(body string, q quote.Quote) string {
	best := ""
	for _, s := range q.Content {
		words := strings.TrimFunc(s.Of(body), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(words) > len(best) {
			best = words
		}
	}
	return best
}
