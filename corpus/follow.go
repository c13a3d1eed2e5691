package corpus

import "context"

// Followed is an archive whose changes are followed.
type Followed interface {
	Changes(ctx context.Context, after Seq, limit int) ([]Record, error)
	Last(ctx context.Context) (Seq, error)
}

// followedAtOnce is how many changes are read at once.
const followedAtOnce = 100

// Follow hands on what has changed in an archive since it was followed last, the oldest
// first, until nothing is left. position returns the sequence number up to which it was
// read; ok is false where it never was. do does what is to be done about the records after
// one number and up to another, and records the latter as the position: a kill in between
// has the same records come again. The first time do gets no record: what the archive holds
// already is not new.
func Follow(ctx context.Context, a Followed, position func(context.Context) (seq Seq, ok bool, err error), do func(ctx context.Context, records []Record, after, upTo Seq) error) error {
	seq, ok, err := position(ctx)
	if err != nil {
		return err
	}
	if !ok {
		last, err := a.Last(ctx)
		if err != nil {
			return err
		}
		return do(ctx, nil, last, last)
	}
	for {
		records, err := a.Changes(ctx, seq, followedAtOnce)
		if err != nil || len(records) == 0 {
			return err
		}
		last := records[len(records)-1].Seq
		if err := do(ctx, records, seq, last); err != nil {
			return err
		}
		seq = last
	}
}
