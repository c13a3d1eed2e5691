package mark

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/index"
	"onrecord/index/term"
)

// Position is the place in the archive up to which a Follower has read, kept over restarts.
type Position interface {
	Get(ctx context.Context) (seq corpus.Seq, ok bool, err error)
	Set(ctx context.Context, seq corpus.Seq) error
}

// Repeat is a new article that prints marked words.
type Repeat struct {
	Mark     Mark
	Section  string // of the article
	Citation answer.Citation
}

// Cited is the article.
func (r Repeat) Cited() []corpus.ArticleID { return []corpus.ArticleID{r.Citation.Article} }

// Teller tells whoever marked words of an article that prints them, once for each article
// however often it is asked to.
type Teller interface {
	TellRepeat(ctx context.Context, r Repeat) error
}

// Follower tells of new articles that print marked words. Backfill is not new, and what is
// denied, or called false, is no repeat.
type Follower struct {
	Archive  corpus.Followed
	Quotes   annotation.Reader
	Store    Store
	Position Position
	Teller   Teller
	Clock    func() time.Time
}

// Follow reads what has come since it last did; the first time nothing.
func (f *Follower) Follow(ctx context.Context) error {
	return corpus.Follow(ctx, f.Archive, f.Position.Get, f.read)
}

func (f *Follower) read(ctx context.Context, records []corpus.Record, after, upTo corpus.Seq) error {
	all, err := f.Store.Marks(ctx)
	if err != nil {
		return err
	}
	marks := make([]compiled, len(all))
	for i, m := range all {
		marks[i] = compile(m)
	}
	for _, r := range records {
		if len(marks) == 0 || r.Hidden(f.Clock()) || r.News <= after || r.Backfill() {
			continue
		}
		if err := f.tell(ctx, r, marks); err != nil {
			return err
		}
	}
	return f.Position.Set(ctx, upTo)
}

// tell tells of the marks whose words an article prints, of each once.
func (f *Follower) tell(ctx context.Context, r corpus.Record, marks []compiled) error {
	made, err := annotation.Of(ctx, f.Quotes, r)
	if err != nil {
		return fmt.Errorf("marks: %w", err)
	}
	documents := index.Documents(r, made)
	stems := make([][]string, len(documents))
	for i, d := range documents {
		stems[i] = term.Stems(d.Text)
	}
	for _, m := range marks {
		if r.Arrived.Before(m.At.Truncate(time.Second)) {
			continue // it was there when the words were marked, and is in the list
		}
		for i, d := range documents {
			if repeats(d.Stance) && (d.Kind == index.Sentence || m.mayBe(d.Speaker)) && m.repeatedIn(r.Body, d.Spans[0].Start, stems[i]) {
				if err := f.Teller.TellRepeat(ctx, Repeat{m.Mark, r.Section, answer.Cite(r, d.Passage)}); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}

// repeatedIn reports whether a passage prints the words of a mark, or begins to.
func (c compiled) repeatedIn(body string, start int, stems []string) bool {
	printed := c.compare(stems, 0)
	if c.long {
		printed = c.compareWhole(printed, term.Stems(goesOn(body, start)))
	}
	return printed == Printed
}
