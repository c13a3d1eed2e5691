package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/correction"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Found is a match as it is remembered. A watch finds a statement once, whichever
// article prints it, and however often.
type Found struct {
	Watch     int64
	Statement Statement
	Article   corpus.ArticleID // that printed it when it was found
	At        time.Time        // when that was; zero until it is recorded
}

// Statement tells one statement from another, by its words and the surname of who
// made it.
type Statement string

func statementOf(m Match) Statement {
	speaker := ""
	if m.Speaker != nil {
		speaker = m.Speaker.Name
	}
	return statement(strings.Join(m.Pieces(), " "), m.Speaker != nil, speaker)
}

func statement(words string, spoken bool, speaker string) Statement {
	said := strings.Join(term.Words(words), " ")
	if spoken {
		said += "\n" + person.KeyOf(speaker).Surname()
	}
	sum := sha256.Sum256([]byte(said))
	return Statement(hex.EncodeToString(sum[:16]))
}

// statementsOf are the statement of a match, and what it was before an editor gave it to
// another speaker.
func statementsOf(m Match, corrections []correction.Correction) []Statement {
	out := []Statement{statementOf(m)}
	for _, c := range corrections {
		if slices.Equal(term.Words(c.Words()), term.Words(strings.Join(m.Pieces(), " "))) {
			out = append(out, statement(c.Words(), c.Old.Speaker.Name != "", c.Old.Speaker.Name))
		}
	}
	return out
}

// Archive is what a Watcher follows.
type Archive interface {
	corpus.Followed
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
}

// Findings remembers over restarts what was found.
type Findings interface {
	Watches(ctx context.Context) ([]Watch, error)
	// Followed returns the sequence number of the archive up to which it was read;
	// ok is false where it never was.
	Followed(ctx context.Context) (seq corpus.Seq, ok bool, err error)
	// Find records what was found up to a sequence number, all or nothing. What a
	// watch has found before is left as it is.
	Find(ctx context.Context, found []Found, seq corpus.Seq, at time.Time) error
}

// Watcher puts the watches to what is new in the archive.
type Watcher struct {
	Archive  Archive
	Quotes   annotation.Reader
	Searcher Searcher
	Findings Findings
	Clock    func() time.Time

	watches []Watch // of the matcher
	matcher *Matcher
}

// newsFor is how long what becomes of an article is news to a watch. It is remembered for
// longer what was found in it.
const newsFor = 30 * 24 * time.Hour

// Follow reads what has come since it last did. The first time it reads nothing:
// what the archive holds already is not new. A kill at any moment loses nothing
// and doubles nothing.
func (w *Watcher) Follow(ctx context.Context) error {
	return corpus.Follow(ctx, w.Archive, w.Findings.Followed, w.read)
}

func (w *Watcher) read(ctx context.Context, records []corpus.Record, after, upTo corpus.Seq) error {
	if err := w.load(ctx); err != nil {
		return err
	}
	var news []Found
	for _, r := range records {
		if r.News <= after || !isNews(r, w.Clock()) {
			continue // an editor put a quote of it right, or it is none
		}
		found, err := annotation.Of(ctx, w.Quotes, r)
		if err != nil {
			return fmt.Errorf("watch: %w", err)
		}
		matches, err := w.matcher.Match(ctx, r, index.Documents(r, found))
		if err != nil {
			return fmt.Errorf("watch: %w", err)
		}
		for _, m := range matches {
			news = append(news, Found{Watch: m.Watch, Statement: statementOf(m), Article: r.ID})
		}
	}
	return w.Findings.Find(ctx, news, upTo, w.Clock())
}

// isNews reports whether what becomes of an article is news. An embargo gives it a new
// sequence number when it ends.
func isNews(r corpus.Record, now time.Time) bool {
	return !r.Hidden(now) && !r.Backfill() && now.Sub(later(r.Arrived, r.EmbargoUntil)) <= newsFor
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// load makes the matcher anew where the watches have changed.
func (w *Watcher) load(ctx context.Context) error {
	watches, err := w.Findings.Watches(ctx)
	if err != nil || w.matcher != nil && reflect.DeepEqual(watches, w.watches) {
		return err
	}
	m, err := NewMatcher(ctx, watches, w.Searcher, w.Clock)
	if err != nil {
		return err
	}
	w.watches, w.matcher = slices.Clone(watches), m
	return nil
}
