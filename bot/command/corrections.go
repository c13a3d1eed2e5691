package command

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
)

// eachCorrection does something with each correction of the archive and its article.
func eachCorrection(a *app, c *cobra.Command, do func(correction.Correction, corpus.Record) error) error {
	return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
		kept, err := archive.Quotes.AllCorrections(ctx)
		if err != nil {
			return err
		}
		if len(kept) == 0 {
			fmt.Fprintln(a.Err, "nothing was put right yet")
		}
		records, bodies := make(map[corpus.ArticleID]corpus.Record), make(map[corpus.ArticleID]string)
		for _, k := range kept {
			if _, ok := records[k.Article]; ok {
				continue
			}
			r, err := archive.Article(ctx, k.Article)
			if err != nil {
				return err
			}
			records[r.ID], bodies[r.ID] = r, r.Body
		}
		all, err := correction.Read(bodies, kept)
		if err != nil {
			return err
		}
		for _, c := range all {
			if err := do(c, records[c.Article]); err != nil {
				return err
			}
		}
		return nil
	})
}

// readKept reads a correction that was just made, and its article.
func readKept(ctx context.Context, archive *corpus.Archive, kept corpus.Correction) (c correction.Correction, r corpus.Record, err error) {
	if r, err = archive.Article(ctx, kept.Article); err != nil {
		return c, r, err
	}
	all, err := correction.Read(map[corpus.ArticleID]string{r.ID: r.Body}, []corpus.Correction{kept})
	if err != nil {
		return c, r, err
	}
	return all[0], r, nil
}

// printCorrection prints what was put right, who did it and why. The words of an article
// that may not be shown are left out.
func printCorrection(a *app, c correction.Correction, r corpus.Record) error {
	lines := []string{fmt.Sprintf("%d · %s · %s ¶%d · %s", c.ID, c.At.UTC().Format(minute), c.Article, c.Paragraph(), fate(c))}
	if r.Hidden(a.clock()) {
		lines = append(lines, "no answer shows its words")
	} else {
		lines = append(append(lines, c.Words()), c.Effect()...)
	}
	lines = append(lines, signed(c.Correction))
	if c.Undone != nil {
		lines = append(lines, fmt.Sprintf("taken back %s, %s", c.Undone.At.UTC().Format(minute), signed(*c.Undone)))
	}
	_, err := fmt.Fprintln(a.text(), strings.Join(lines, "\n  "))
	return err
}

// signed is who put something right, and why.
func signed(c corpus.Correction) string {
	out := "by " + cmp.Or(c.By, "nobody named")
	if c.Reason != "" {
		out += ": " + c.Reason
	}
	return out
}

// fate says what has become of a correction.
func fate(c correction.Correction) string {
	switch {
	case c.Undone != nil:
		return "taken back"
	case !c.Applies:
		return "no longer applies: the article has the words no longer"
	}
	return "applies"
}

// correctionJSON is the JSON form of a correction. Spans are byte offsets into the
// revision. Of an article that may not be shown the words are left out.
type correctionJSON struct {
	ID       int64            `json:"id"`
	At       time.Time        `json:"at"`
	By       string           `json:"by"`
	Reason   string           `json:"reason"`
	Article  corpus.ArticleID `json:"article"`
	Revision int              `json:"revision"`
	Words    string           `json:"words"`
	Effect   []string         `json:"effect"`
	Applies  bool             `json:"applies"`
	Old      *quoteJSON       `json:"old"` // null where the quote was missed
	New      *quoteJSON       `json:"new"` // null where the words are no quote
	Undone   *undoneJSON      `json:"undone"`
}

type undoneJSON struct {
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Reason string    `json:"reason"`
}

func printCorrectionJSON(a *app, c correction.Correction, r corpus.Record) error {
	return a.encode(correctionJSONOf(c, r, a.clock()))
}

func correctionJSONOf(c correction.Correction, r corpus.Record, now time.Time) correctionJSON {
	out := correctionJSON{
		ID: c.ID, At: c.At, By: c.By, Reason: c.Reason, Article: c.Article, Revision: c.Revision,
		Effect: []string{}, Applies: c.Applies,
	}
	if !c.Missed() {
		read := jsonOf(c.Old)
		out.Old = &read
	}
	if !r.Hidden(now) {
		out.Words, out.Effect = c.Words(), c.Effect()
	}
	if c.New != nil {
		put := jsonOf(*c.New)
		out.New = &put
	}
	if c.Undone != nil {
		out.Undone = &undoneJSON{c.Undone.At, c.Undone.By, c.Undone.Reason}
	}
	return out
}

// fixtureJSON is what was put right as an annotation to train with: the quotes have the
// form of a set of annotated articles.
type fixtureJSON struct {
	ID       corpus.ArticleID `json:"id"`
	Revision int              `json:"revision"`
	Why      string           `json:"why"`
	Old      *goldJSON        `json:"old"` // null where the quote was missed
	New      *goldJSON        `json:"new"` // null where the words are no quote
}

type goldJSON struct {
	Kind    quote.Kind   `json:"kind"`
	Content [][2]int     `json:"content"`
	Cue     [][2]int     `json:"cue"`
	Source  [][2]int     `json:"source"`
	Speaker string       `json:"speaker"`
	Title   string       `json:"title"`
	Stance  quote.Stance `json:"stance"`
}

func goldOf(q quote.Quote) *goldJSON {
	return &goldJSON{q.Kind, pairs(q.Content), pairs(q.Cue), pairs(q.Source), q.Speaker.Name, q.Speaker.Title, q.Stance}
}

func fixtureOf(c correction.Correction) fixtureJSON {
	out := fixtureJSON{ID: c.Article, Revision: c.Revision, Why: c.Reason}
	if !c.Missed() {
		out.Old = goldOf(c.Old)
	}
	if c.New != nil {
		out.New = goldOf(*c.New)
	}
	return out
}

// withCorrection adds what was put right. Where it was put right before, it is one line:
// as the engine had it, and as it is now.
func withCorrection(lines []fixtureJSON, c correction.Correction) []fixtureJSON {
	if c.Undone != nil {
		return lines
	}
	put := fixtureOf(c)
	for i, l := range lines {
		if l.ID == put.ID && l.Revision == put.Revision && put.Old != nil && reflect.DeepEqual(l.New, put.Old) {
			lines[i].New, lines[i].Why = put.New, l.Why+"; "+put.Why
			return lines
		}
	}
	return append(lines, put)
}

// exportCorrections prints the annotations of what was put right.
func exportCorrections(a *app, c *cobra.Command) error {
	var lines []fixtureJSON
	err := eachCorrection(a, c, func(c correction.Correction, _ corpus.Record) error {
		lines = withCorrection(lines, c)
		return nil
	})
	for _, l := range lines {
		if err == nil {
			err = a.encode(l)
		}
	}
	return err
}
