package state

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"onrecord/corpus/database/engine"
)

// writer writes for all callers: what waits while the disk is busy is committed
// together, so that a burst costs a few syncs and not one for each write.
type writer struct {
	db    *engine.DB
	tx    transaction // zero until the first write, and after a connection broke
	queue chan *write
	done  chan struct{} // closed once everything is written

	mu     sync.RWMutex // held to read while something is put into the queue
	closed bool
}

// write is one caller's.
type write struct {
	fn   func(transaction) error
	err  error
	done chan struct{}
}

// together bounds how many writes share a commit.
const together = 128

var errClosed = errors.New("the state file is closed")

// newWriter returns a writer, which takes a connection of its own.
func newWriter(db *engine.DB) *writer {
	w := &writer{db: db, queue: make(chan *write, together), done: make(chan struct{})}
	go w.run()
	return w
}

// do runs fn in a transaction and returns once it is on the disk, or has failed
// and left nothing. ctx is heeded before fn begins: a write is short, and one cut
// off in SQLite would take the others of its commit along.
func (w *writer) do(ctx context.Context, fn func(transaction) error) error {
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

func (w *writer) close() error {
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return nil
	}
	w.closed = true
	close(w.queue)
	w.mu.Unlock()
	<-w.done
	return w.tx.close()
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
	err := w.begin()
	if err != nil && w.db.Alone != "" { // nothing is done yet, and the server may have been restarted
		w.tx.close()
		err = w.begin()
	}
	for _, one := range batch {
		if err == nil {
			err = w.tx.attempt(one)
		}
	}
	if err == nil {
		err = w.tx.do("COMMIT")
	}
	if err != nil {
		w.tx.close() // with what was begun; the next batch has another connection
	}
	for _, one := range batch {
		one.err = w.db.Explain(errors.Join(one.err, err))
		close(one.done)
	}
}

// begin begins a transaction that has the database to itself.
func (w *writer) begin() error {
	if w.tx.conn == nil {
		conn, err := w.db.SQL.Conn(context.Background())
		if err != nil {
			return err
		}
		w.tx = transaction{conn, make(map[string]*sql.Stmt), w.db.Lead != nil}
	}
	if w.db.Alone == "" {
		return w.tx.do("BEGIN IMMEDIATE")
	}
	return errors.Join(w.tx.do("BEGIN"), w.tx.do(w.db.Alone))
}

// transaction is what a write runs its statements in. Each is parsed once, which
// takes longer than what most of them do.
type transaction struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
	onServer bool
}

// attempt runs one write; the error returned is one that all share.
func (t transaction) attempt(one *write) error {
	if err := t.do("SAVEPOINT one"); err != nil {
		return err
	}
	if one.err = one.fn(t); one.err != nil {
		if err := t.do("ROLLBACK TO one"); err != nil {
			return err
		}
	}
	return t.do("RELEASE one")
}

func (t transaction) prepare(statement string) (*sql.Stmt, error) {
	if stmt := t.prepared[statement]; stmt != nil {
		return stmt, nil
	}
	stmt, err := t.conn.PrepareContext(context.Background(), statement)
	if err == nil {
		t.prepared[statement] = stmt
	}
	return stmt, err
}

func (t transaction) exec(statement string, args ...any) (sql.Result, error) {
	stmt, err := t.prepare(statement)
	if err != nil {
		return nil, err
	}
	return stmt.Exec(args...)
}

// do is exec where nothing is to be known but whether it succeeded.
func (t transaction) do(statement string, args ...any) error {
	_, err := t.exec(statement, args...)
	return err
}

// insert runs an INSERT without a RETURNING, and returns the id of the row. A file tells it
// beside the row, which is quicker than to read it, as from a server.
func (t transaction) insert(statement string, args ...any) (id int64, err error) {
	if t.onServer {
		err = t.row(statement+" RETURNING id", args...)(&id)
		return id, err
	}
	result, err := t.exec(statement, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// row returns what scans the only row that the statement selects.
func (t transaction) row(statement string, args ...any) (scan func(...any) error) {
	stmt, err := t.prepare(statement)
	if err != nil {
		return func(...any) error { return err }
	}
	return stmt.QueryRow(args...).Scan
}

// close takes back what was begun, and gives the connection back.
func (t *transaction) close() error {
	if t.conn == nil {
		return nil
	}
	t.do("ROLLBACK") // an error where nothing was begun
	var errs []error
	for _, stmt := range t.prepared {
		errs = append(errs, stmt.Close())
	}
	errs = append(errs, t.conn.Close())
	*t = transaction{}
	return errors.Join(errs...)
}
