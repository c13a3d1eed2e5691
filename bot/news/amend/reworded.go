package amend

import (
	"context"
	"strings"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/index/term"
)

// reworded returns what is to be said of an article whose body changed since a message was
// posted, without a word about it: most feeds tell of no correction. Only where words that
// the message shows are in the article no longer is there something to say.
func (u *Updater) reworded(ctx context.Context, r corpus.Record, p Post) (Note, bool, error) {
	if r.Revision == 1 {
		return Note{}, false, nil
	}
	was, err := u.Archive.BodyAt(ctx, r.ID, p.Posted)
	if err != nil || was == r.Body {
		return Note{}, false, err
	}
	had, has := stretches(term.Words(was)), stretches(term.Words(r.Body))
	for shown := range stretches(p.words()) {
		if had[shown] && !has[shown] {
			return Note{Article: r.ID, Text: label.Text("amend.revised", named(r))}, true, nil
		}
	}
	return Note{}, false, nil
}

// stretches are a few words in a row, wherever they stand in others.
func stretches(words []string) map[string]bool {
	out := make(map[string]bool)
	for i := 0; i+few <= len(words); i++ {
		out[strings.Join(words[i:i+few], " ")] = true
	}
	return out
}
