package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// A leader asks the server at intervals whether it is one still, and is none any more where
// no answer comes in time. The server gives the lock of a leader away that does not answer
// for about as long.
const (
	heartbeat       = 2 * time.Second
	heartbeatWait   = 3 * time.Second
	takeEvery       = 500 * time.Millisecond
	keepLeaderAlive = `SET tcp_keepalives_idle = 2; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 4`
)

// errLead is why a program leads no more.
var errLead = errors.New("another program may lead now: the connection to PostgreSQL broke")

// lead waits until no other program has a lock, and holds it while do runs. The context of do
// ends when the lock may be lost.
func lead(ctx context.Context, config *pgx.ConnConfig, lock int64, do func(context.Context) error) error {
	conn, err := pgx.ConnectConfig(ctx, config.Copy())
	if err != nil {
		return Explain(err)
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), heartbeatWait)
		defer cancel()
		conn.Close(ctx) // and the lock is free
	}()
	if _, err := conn.Exec(ctx, keepLeaderAlive); err != nil {
		return Explain(err)
	}
	if err := take(ctx, conn, lock); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return Explain(err)
	}
	leading, end := context.WithCancelCause(ctx)
	beating := make(chan struct{})
	go func() {
		defer close(beating)
		beat(leading, conn, end)
	}()
	err = do(leading)
	lost := context.Cause(leading)
	end(nil)
	<-beating
	if errors.Is(lost, errLead) {
		return errors.Join(lost, err)
	}
	return err
}

// take takes a lock as soon as it is free. It asks at intervals, rather than wait for it on the
// server: so a server that is gone is noticed.
func take(ctx context.Context, conn *pgx.Conn, lock int64) error {
	try := func() (ours bool, err error) {
		ctx, cancel := context.WithTimeout(ctx, heartbeatWait)
		defer cancel()
		err = conn.QueryRow(ctx, fmt.Sprintf(`SELECT pg_try_advisory_lock(%d)`, lock)).Scan(&ours)
		return ours, err
	}
	for {
		if ours, err := try(); err != nil || ours {
			return err
		}
		select {
		case <-time.After(takeEvery):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// beat ends a leader's context when the server does not answer.
func beat(ctx context.Context, conn *pgx.Conn, end context.CancelCauseFunc) {
	for {
		select {
		case <-time.After(heartbeat):
		case <-ctx.Done():
			return
		}
		if err := ask(ctx, conn); err != nil && ctx.Err() == nil {
			end(fmt.Errorf("%w: %w", errLead, err))
			return
		}
	}
}
