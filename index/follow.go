package index

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Archive is what a Follower reads.
type Archive interface {
	LiftEmbargoes(ctx context.Context, now time.Time) (int, error)
	Changes(ctx context.Context, after corpus.Seq, limit int) ([]corpus.Record, error)
}

// batchSize is the number of articles applied at once: enough for the engine
// to be quick, and few enough that a kill repeats little.
const batchSize = 100

// Follower brings an engine to the archive's sequence number.
type Follower struct {
	Archive Archive
	Engine  Engine
	Clock   func() time.Time
	// Progress, if set, is told the number of articles of each batch applied.
	Progress func(articles int)
}

// CatchUp applies all that has changed in the archive since the engine's
// sequence number. A kill at any moment loses nothing: the next CatchUp goes on
// from the last batch that was applied whole.
func (f *Follower) CatchUp(ctx context.Context) error {
	if _, err := f.Archive.LiftEmbargoes(ctx, f.Clock()); err != nil {
		return err
	}
	seq, err := f.Engine.Seq(ctx)
	if err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	// While one batch is applied the next is annotated.
	type batch struct {
		changes []Change
		seq     corpus.Seq
	}
	batches := make(chan batch)
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error {
		defer close(batches)
		for {
			records, err := f.Archive.Changes(ctx, seq, batchSize)
			if err != nil || len(records) == 0 {
				return err
			}
			seq = records[len(records)-1].Seq
			select {
			case batches <- batch{changesOf(records, f.Clock()), seq}:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	})
	work.Go(func() error {
		for b := range batches {
			if err := f.Engine.Apply(ctx, b.changes, b.seq); err != nil {
				return fmt.Errorf("index %d articles: %w", len(b.changes), err)
			}
			if f.Progress != nil {
				f.Progress(len(b.changes))
			}
		}
		return nil
	})
	return work.Wait()
}

// changesOf annotates articles, several at a time.
func changesOf(records []corpus.Record, now time.Time) []Change {
	changes := make([]Change, len(records))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, r := range records {
		work.Go(func() error {
			changes[i] = ChangeOf(r, now)
			return nil
		})
	}
	work.Wait()
	return changes
}

// ChangeOf returns what the index should hold of an article at a moment.
func ChangeOf(r corpus.Record, now time.Time) Change {
	c := Change{Article: r.ID, Revision: r.Revision}
	if !r.Hidden(now) {
		c.Documents = Documents(r, quote.Annotate(r.Article))
	}
	return c
}
