package annotation

import (
	"context"
	"slices"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

const (
	// takenAtOnce is how many articles are claimed at once: so few that they are done long
	// before the claim ends.
	takenAtOnce = 8
	// othersWait is how long is waited for what somebody else annotates.
	othersWait = 50 * time.Millisecond
)

// together returns once all of the articles are annotated. What another program has taken is
// waited for, and other work done meanwhile.
func together(ctx context.Context, archive Keeper, records []corpus.Record) error {
	for {
		left, err := missing(ctx, archive, records)
		if err != nil || len(left) == 0 {
			return err
		}
		claimed := 0
		for part := range slices.Chunk(left, takenAtOnce) {
			ours, err := archive.Claim(ctx, idsOf(part)...)
			if err == nil {
				err = annotate(ctx, archive, slices.DeleteFunc(part, func(r corpus.Record) bool { return !slices.Contains(ours, r.ID) }))
			}
			if err != nil {
				return err
			}
			claimed += len(ours)
		}
		if claimed > 0 {
			continue
		}
		n, err := workOnce(ctx, archive, time.Now())
		if err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		select {
		case <-time.After(othersWait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Work annotates what nobody has annotated or is annotating, until nothing is left. It
// returns at once where no other program shares the archive: whoever indexes it annotates it.
func Work(ctx context.Context, archive Keeper, clock func() time.Time) error {
	for archive.Shared() {
		if n, err := workOnce(ctx, archive, clock()); err != nil || n == 0 {
			return err
		}
	}
	return nil
}

// workOnce takes some articles, and returns how many.
func workOnce(ctx context.Context, archive Keeper, now time.Time) (n int, err error) {
	taken, err := archive.Next(ctx, quote.Version(), takenAtOnce)
	if err != nil {
		return 0, err
	}
	ids := idsOf(taken)
	shown := slices.DeleteFunc(taken, func(r corpus.Record) bool { return r.Hidden(now) })
	if err := annotate(ctx, archive, shown); err != nil {
		return 0, err
	}
	return len(ids), archive.Done(ctx, ids...)
}

// annotate keeps the annotations of articles that are the caller's. One that was kept before
// they were is left.
func annotate(ctx context.Context, archive Keeper, records []corpus.Record) error {
	if len(records) == 0 {
		return nil
	}
	_, made, err := read(ctx, archive, records)
	if err != nil {
		return err
	}
	return archive.KeepAnnotations(ctx, made...)
}

// missing are the articles without a current annotation.
func missing(ctx context.Context, archive Reader, records []corpus.Record) ([]corpus.Record, error) {
	kept, err := keptOf(ctx, archive, idsOf(records))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(records), func(r corpus.Record) bool {
		_, ok := current(kept[r.ID], r)
		return ok
	}), nil
}

func idsOf(records []corpus.Record) []corpus.ArticleID {
	ids := make([]corpus.ArticleID, len(records))
	for i, r := range records {
		ids[i] = r.ID
	}
	return ids
}
