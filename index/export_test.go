package index

import (
	"context"
	"math"
)

// CatchUpInOneGoroutine is CatchUp in the caller's goroutine, as it goes while an
// article is suspected: an engine that panics ends it as a kill does.
func CatchUpInOneGoroutine(ctx context.Context, f *Follower) error {
	reached, err := f.Engine.Reached(ctx)
	if err != nil {
		return err
	}
	seq, err := f.oneByOne(ctx, reached.Seq)
	if err != nil {
		return err
	}
	records, err := f.Archive.ChangesWithin(ctx, seq, math.MaxInt, math.MaxInt)
	if err != nil || len(records) == 0 {
		return err
	}
	batches, err := f.annotate(ctx, records)
	if err != nil {
		return err
	}
	for _, b := range batches {
		if err := f.apply(ctx, b); err != nil {
			return err
		}
	}
	f.Journal.rest()
	return nil
}
