package index

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/corpus/annotation"
)

// Archive is what a Follower reads.
type Archive interface {
	annotation.Keeper
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
			changes, err := ChangesOf(ctx, f.Archive, records, f.Clock())
			if err != nil {
				return err
			}
			seq = records[len(records)-1].Seq
			select {
			case batches <- batch{changes, seq}:
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

// ChangesOf returns what the index should hold of articles at a moment.
func ChangesOf(ctx context.Context, archive annotation.Keeper, records []corpus.Record, now time.Time) ([]Change, error) {
	changes := make([]Change, len(records))
	var shown []corpus.Record
	var at []int // of each of shown among records
	for i, r := range records {
		changes[i] = Change{Article: r.ID, Revision: r.Revision}
		if !r.Hidden(now) {
			shown, at = append(shown, r), append(at, i)
		}
	}
	found, err := annotation.All(ctx, archive, shown)
	if err != nil {
		return nil, err
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, r := range shown {
		work.Go(func() error {
			changes[at[i]].Documents = Documents(r, found[i])
			return nil
		})
	}
	return changes, work.Wait()
}
