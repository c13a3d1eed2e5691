package state

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// writer writes for all callers: what waits while the disk is busy is committed
// together, so that a burst costs a few syncs and not one for each write.
type writer struct {
	db    *sql.DB
	queue chan *write
	done  chan struct{} // closed once everything is written

	mu     sync.RWMutex // held to read while something is put into the queue
	closed bool
}

// write is one caller's transaction.
type write struct {
	fn   func(*sql.Tx) error
	err  error
	done chan struct{}
}

// together bounds how many writes share a commit.
const together = 128

var errClosed = errors.New("the state file is closed")

func newWriter(db *sql.DB) *writer {
	w := &writer{db: db, queue: make(chan *write, together), done: make(chan struct{})}
	go w.run()
	return w
}

// do runs fn in a transaction and returns once it is on the disk, or has failed
// and left nothing. ctx is heeded before fn begins: a write is short, and one cut
// off in SQLite would take the others of its commit along.
func (w *writer) do(ctx context.Context, fn func(*sql.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	one := &write{fn: fn, done: make(chan struct{})}
	w.mu.RLock()
	if w.closed {
		w.mu.RUnlock()
		return errClosed
	}
	w.queue <- one
	w.mu.RUnlock()
	<-one.done
	return one.err
}

func (w *writer) close() {
	w.mu.Lock()
	if !w.closed {
		w.closed = true
		close(w.queue)
	}
	w.mu.Unlock()
	<-w.done
}

func (w *writer) run() {
	defer close(w.done)
	for first := range w.queue {
		batch := []*write{first}
		for len(batch) < together && len(w.queue) > 0 {
			batch = append(batch, <-w.queue)
		}
		w.commit(batch)
	}
}

// commit writes a batch in one transaction. What fails in one write is undone
// and leaves the others.
func (w *writer) commit(batch []*write) {
	err := inTransaction(context.Background(), w.db, func(tx *sql.Tx) error {
		for _, one := range batch {
			if err := inSavepoint(tx, one); err != nil {
				return err
			}
		}
		return nil
	})
	for _, one := range batch {
		one.err = errors.Join(one.err, err)
		close(one.done)
	}
}

// inSavepoint runs one write; the error returned is one that all share.
func inSavepoint(tx *sql.Tx, one *write) error {
	if _, err := tx.Exec("SAVEPOINT one"); err != nil {
		return err
	}
	if one.err = one.fn(tx); one.err != nil {
		if _, err := tx.Exec("ROLLBACK TO one"); err != nil {
			return err
		}
	}
	_, err := tx.Exec("RELEASE one")
	return err
}

// inTransaction runs fn in a transaction of its own.
func inTransaction(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // without effect once committed
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
