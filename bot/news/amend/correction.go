package amend

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/index/term"
)

// putRight returns what is to be said of the quotes that a message shows: those that an
// editor has put right since it was posted, and those of which that was taken back.
func (u *Updater) putRight(ctx context.Context, r corpus.Record, p Post) ([]Note, error) {
	if !r.Edited {
		return nil, nil
	}
	kept, err := u.Quotes.Corrections(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	all, err := correction.Read(map[corpus.ArticleID]string{r.ID: r.Body}, kept)
	if err != nil {
		return nil, err
	}
	shown := p.words()
	var out []Note
	for _, c := range all {
		said := change(c, p.Posted)
		if said == "" || !shows(shown, term.Words(c.Words())) {
			continue
		}
		out = append(out, Note{Article: r.ID, Text: fmt.Sprintf("%s: %s · %s.", said, clipped(c.Words()), strings.Join(c.Effect(), "; "))})
	}
	return out, nil
}

// change says what has become of a correction since a message was posted; it is empty
// where the message shows the quote as it is read now.
func change(c correction.Correction, posted time.Time) string {
	undone := c.Undone != nil
	shown := c.At.Before(posted) && (!undone || !c.Undone.At.Before(posted))
	switch {
	case shown && undone:
		return label.Text("amend.taken-back", c.Undone.At.Format(time.DateOnly))
	case !shown && c.Applies:
		return label.Text("amend.put-right", c.At.Format(time.DateOnly))
	}
	return ""
}

// words are those that the message shows.
func (p Post) words() []string { return term.Words(strings.Join(texts(p.Message), " ")) }

// texts are what a message in JSON shows, in order.
func texts(message []byte) []string {
	var m any
	if err := json.Unmarshal(message, &m); err != nil {
		return nil // nothing is kept of it
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			if s, ok := v["text"].(string); ok {
				out = append(out, s)
			}
			for _, key := range []string{"blocks", "text", "elements", "fields"} {
				walk(v[key])
			}
		}
	}
	walk(m)
	return out
}

// few is how many words in a row tell that a quote is shown, of which the beginning or
// the end may be cut off.
const few = 5

// shows reports whether words are shown, or enough of them in a row.
func shows(shown, said []string) bool {
	n := min(few, len(said))
	for i := 0; i+n <= len(said) && n > 0; i++ {
		for k := 0; k+n <= len(shown); k++ {
			if slices.Equal(shown[k:k+n], said[i:i+n]) {
				return true
			}
		}
	}
	return false
}

// clipped is the beginning of words.
func clipped(words string) string {
	const most = 90
	if r := []rune(words); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + " …"
	}
	return words
}
