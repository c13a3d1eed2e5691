package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
)

// Archive is what a Follower reads.
type Archive interface {
	LiftEmbargoes(ctx context.Context, now time.Time) (int, error)
	ChangesWithin(ctx context.Context, after corpus.Seq, limit, bytes int) ([]corpus.Record, error)
	Lineage(ctx context.Context, seq corpus.Seq) (string, error)
}

// What is applied at once: enough for the engine to be quick, and so little that a
// kill repeats little and that it fits into little memory.
const (
	batchArticles = 100
	batchBytes    = 1 << 20 // of bodies
	batchPassages = 5000
)

// ErrOtherHistory is the error of an index that was built from changes which the
// archive does not have: an older copy of the archive was put back.
var ErrOtherHistory = errors.New("the archive is an older copy than the one that the index was built from: run onrecord reindex")

// Follower brings an engine to the archive's sequence number.
type Follower struct {
	Archive Archive
	Quotes  annotation.Keeper
	Engine  Engine
	Clock   func() time.Time
	// Journal, if set, finds the article that ends the process.
	Journal *Journal
	// Progress, if set, is told the number of articles of each batch applied.
	Progress func(articles int)
}

// CatchUp applies all that has changed in the archive since the position that the
// engine has reached. A kill at any moment loses nothing: the next CatchUp goes on
// from the last batch that was applied whole.
func (f *Follower) CatchUp(ctx context.Context) error {
	if _, err := f.Archive.LiftEmbargoes(ctx, f.Clock()); err != nil {
		return err
	}
	reached, err := f.Engine.Reached(ctx)
	if err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	ok, err := Follows(ctx, f.Archive, reached)
	if err != nil {
		return err
	}
	if !ok {
		return ErrOtherHistory
	}
	defer f.Journal.rest()
	seq, err := f.oneByOne(ctx, reached.Seq)
	if err != nil {
		return err
	}
	return f.sideBySide(ctx, seq)
}

// Follows reports whether a position is one of the archive's: not of a newer one in
// whose place an older copy was put.
func Follows(ctx context.Context, archive interface {
	Lineage(context.Context, corpus.Seq) (string, error)
}, at corpus.Position) (bool, error) {
	if at.Seq == 0 {
		return true, nil
	}
	lineage, err := archive.Lineage(ctx, at.Seq)
	return lineage != "" && lineage == at.Lineage, err
}

// oneByOne applies articles apart from each other as long as one of them may have
// ended the process, and returns the sequence number reached. The models are loaded
// first: a kill in that time is no article's.
func (f *Follower) oneByOne(ctx context.Context, seq corpus.Seq) (corpus.Seq, error) {
	if f.Journal.suspected() {
		quote.Annotate(corpus.Article{Body: "Nothing is said."})
	}
	for f.Journal.suspected() {
		records, err := f.Archive.ChangesWithin(ctx, seq, 1, batchBytes)
		if err != nil || len(records) == 0 {
			return seq, err
		}
		batches, err := f.annotate(ctx, records)
		for _, b := range batches {
			err = errors.Join(err, f.apply(ctx, b))
		}
		if err != nil {
			return seq, err
		}
		seq = records[0].Seq
	}
	return seq, nil
}

// sideBySide annotates the next articles while the last ones are applied.
func (f *Follower) sideBySide(ctx context.Context, seq corpus.Seq) error {
	waiting := make(chan batch)
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error {
		defer close(waiting)
		for {
			records, err := f.Archive.ChangesWithin(ctx, seq, batchArticles, batchBytes)
			if err != nil || len(records) == 0 {
				return err
			}
			batches, err := f.annotate(ctx, records)
			if err != nil {
				return err
			}
			for _, b := range batches {
				select {
				case waiting <- b:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			seq = records[len(records)-1].Seq
		}
	})
	work.Go(func() error {
		for b := range waiting {
			if err := f.apply(ctx, b); err != nil {
				return err
			}
		}
		return nil
	})
	return work.Wait()
}

// batch is what is applied at once.
type batch struct {
	changes []Change
	at      corpus.Position
}

// annotate returns the batches of articles, in their order.
func (f *Follower) annotate(ctx context.Context, records []corpus.Record) ([]batch, error) {
	if err := f.Journal.begin(records); err != nil {
		return nil, err
	}
	wanted := make([]corpus.Record, 0, len(records))
	for _, r := range records {
		if !f.Journal.IsAside(r) {
			wanted = append(wanted, r)
		}
	}
	changes, err := ChangesOf(ctx, f.Quotes, wanted, f.Clock())
	if err != nil {
		return nil, err
	}
	var out []batch
	passages := 0
	for _, r := range records {
		c := Change{Article: r.ID, Revision: r.Revision}
		if len(changes) > 0 && changes[0].Article == r.ID {
			c, changes = changes[0], changes[1:]
		}
		if len(out) == 0 || passages+len(c.Documents) > batchPassages {
			out, passages = append(out, batch{}), 0
		}
		passages += len(c.Documents)
		last := &out[len(out)-1]
		last.changes, last.at.Seq = append(last.changes, c), r.Seq
	}
	for i := range out {
		if out[i].at.Lineage, err = f.Archive.Lineage(ctx, out[i].at.Seq); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (f *Follower) apply(ctx context.Context, b batch) error {
	if err := f.Engine.Apply(ctx, b.changes, b.at); err != nil {
		return fmt.Errorf("index %d articles: %w", len(b.changes), err)
	}
	if f.Progress != nil {
		f.Progress(len(b.changes))
	}
	return f.Journal.end(b.changes)
}

// ChangesOf returns what the index should hold of articles at a moment.
func ChangesOf(ctx context.Context, quotes annotation.Keeper, records []corpus.Record, now time.Time) ([]Change, error) {
	changes := make([]Change, len(records))
	var shown []corpus.Record
	var at []int // of each of shown among records
	for i, r := range records {
		changes[i] = Change{Article: r.ID, Revision: r.Revision, Edited: r.Edited}
		if !r.Hidden(now) {
			shown, at = append(shown, r), append(at, i)
		}
	}
	found, err := annotation.All(ctx, quotes, shown)
	if err != nil {
		return nil, err
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, r := range shown {
		work.Go(func() error {
			if ctx.Err() == nil {
				changes[at[i]].Documents = Documents(r, found[i])
			}
			return ctx.Err()
		})
	}
	return changes, work.Wait()
}
