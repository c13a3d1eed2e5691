package state

import (
	"context"
	"fmt"
	"time"
)

// Turns are how several programs keep together to what Slack takes: each waits for its turn.
// Only a state on a server has them; a file has one program, which keeps to it by itself.
type Turns struct{ file *file }

// clock is the time of the server, in milliseconds.
const clock = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)"

// Next takes the next turn of what goes one at a time, so far apart, and returns how long it
// is until then.
func (t Turns) Next(ctx context.Context, what string, apart time.Duration) (wait time.Duration, err error) {
	return t.wait(ctx, `INSERT INTO turn AS known (what, next) VALUES (?, `+clock+`)
		ON CONFLICT (what) DO UPDATE SET next = greatest(known.next + ?, excluded.next) RETURNING next - `+clock,
		what, apart.Milliseconds())
}

// Close keeps all programs for a while from what Slack takes no more of.
func (t Turns) Close(ctx context.Context, what string, d time.Duration) error {
	_, err := t.wait(ctx, `INSERT INTO turn AS known (what, next) VALUES (?, `+clock+` + ?)
		ON CONFLICT (what) DO UPDATE SET next = greatest(known.next, excluded.next) RETURNING next - `+clock,
		what, d.Milliseconds())
	return err
}

// Closed is how long it is until what was closed is open again.
func (t Turns) Closed(ctx context.Context, what string) (time.Duration, error) {
	return t.wait(ctx, `SELECT coalesce(max(next), 0) - `+clock+` FROM turn WHERE what = ?`, what)
}

// wait runs a statement that returns milliseconds. It keeps no other write waiting, and is not
// kept waiting by one.
func (t Turns) wait(ctx context.Context, statement string, args ...any) (time.Duration, error) {
	var ms int64
	if err := t.file.db.QueryRowContext(ctx, statement, args...).Scan(&ms); err != nil {
		return 0, fmt.Errorf("waiting for a turn: %w", t.file.in.Explain(err))
	}
	return max(0, time.Duration(ms)*time.Millisecond), nil
}

// forget deletes the turns that are long over.
func (t Turns) forget(ctx context.Context) error {
	if t.file.in.Lead == nil {
		return nil
	}
	return t.file.change(ctx, "forgetting turns", `DELETE FROM turn WHERE next < `+clock+` - 3600000`)
}
