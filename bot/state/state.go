// Package state owns what the bot must remember over a restart: the inbox, which
// holds what it was asked and has not answered yet ([Inbox]); the outbox,
// which holds what it was about to post and has posted ([Outbox]); at which
// question a conversation is and who takes part in it, and how the feeds and
// folders were ([Sources]). It is a SQLite file of its own, apart from the
// archive, or lies in PostgreSQL.
//
// Of what a person typed it holds three things: a question from its arrival until
// it is answered, when the text is deleted and overwritten (in SQLite's log, which
// lies beside the file while the bot runs, once the log is next used); the last
// questions of a conversation, as they were understood, for a day; and the feedback
// that they gave, without their name. What a person watches for, and whom they mute, is kept until they
// delete it, and in the messages about it for as long as those. Of a message that was
// posted, what it showed of articles is kept for 90 days, to amend it ([Amendments]);
// what repeats its question is not. What is old goes with [Store.Forget], which serve
// calls every hour. All of this is kept for one installation of the app,
// which an enterprise and a team name.
package state

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/corpus/database"
	"onrecord/corpus/database/engine"
	"onrecord/corpus/sqlite"
)

// Store is the bot's state: a part for each family of tables, over one open database. It
// is safe for concurrent use, and several processes may have the same state open.
type Store struct {
	file *file

	Inbox         Inbox
	Outbox        Outbox
	Conversations Conversations
	Threads       Threads
	Feedback      Feedback
	Marks         Marks
	Sources       Sources
	Subscriptions Subscriptions
	Watches       Watches
	Mutes         Mutes
	Drafts        Drafts
	Namesakes     Namesakes
	Positions     Positions
	Turns         Turns
}

// file is the open database, which the tables share.
type file struct {
	db     *sql.DB
	in     *engine.DB // the same, with what it may be asked
	writer *writer
	// holder names this program among those that answer from the state; empty in a file, which
	// one alone does.
	holder string
}

// place is how a state lies in a database: in a file two connections, one that writes and
// one that reads, because every statement here is short. What is deleted is a question,
// mostly, and is not to be found again.
var place = database.Store{
	Name: "state",
	File: sqlite.Options{Migrations: migrations, Whole: whole, Connections: 2, Erase: true}, Server: serverMigrations, Connections: 4,
}

// Open opens the state at a place, the path of a SQLite file or the URL of a PostgreSQL
// database, making it where there is none and bringing an older schema up to date. The
// error of one with a newer schema tells the reader to upgrade.
func Open(ctx context.Context, at string) (*Store, error) {
	db, err := place.Open(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("state %s: %w", database.Place(at), err)
	}
	f := &file{db: db.SQL, in: db, writer: newWriter(db)}
	if db.Lead != nil {
		f.holder = rand.Text()
	}
	return &Store{
		f, Inbox{f}, Outbox{f}, Conversations{f}, Threads{f}, Feedback{f}, Marks{f}, Sources{f}, Subscriptions{f}, Watches{f}, Mutes{f}, Drafts{f}, Namesakes{f}, Positions{f}, Turns{f},
	}, nil
}

// Schema is the schema that the state at a place has, and the one to which Open brings it.
// The state stays as it is.
func Schema(ctx context.Context, at string) (has, known int, err error) {
	if has, known, err = place.Schema(ctx, at); err != nil {
		err = fmt.Errorf("state %s: %w", database.Place(at), err)
	}
	return has, known, err
}

// TryMigrations does what Open would do to the schema of a state on a server, and takes it
// back.
func TryMigrations(ctx context.Context, url string) error { return place.Try(ctx, url) }

// Close closes the file. What was being written is written first.
func (s *Store) Close() error {
	return errors.Join(s.file.writer.close(), s.file.db.Close())
}

// Task is what one of several programs does for all of them.
type Task string

// The tasks. Their names are those of the locks, by which programs of all versions agree.
const (
	Posting Task = "leader" // what nobody asked for: digests, watches, corrections
	Reading Task = "reader" // the sources, and the index where all share one
)

// Lead runs do while this program leads all those that serve with the state in a task, which
// one of them does at a time. The context of do ends where another may lead; Lead returns when
// do does.
func (s *Store) Lead(ctx context.Context, task Task, do func(context.Context) error) error {
	if s.file.in.Lead == nil {
		return do(ctx)
	}
	return s.file.in.Lead(ctx, string(task), do)
}

// each reads every row of a query. doing says in its errors what that is for.
func (f *file) each(ctx context.Context, doing string, read func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := f.db.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, f.in.Explain(err))
	}
	defer rows.Close()
	for rows.Next() && err == nil {
		err = read(rows.Scan)
	}
	if err = errors.Join(err, rows.Err()); err != nil {
		return fmt.Errorf("%s: %w", doing, f.in.Explain(err))
	}
	return nil
}

// change runs one statement.
func (f *file) change(ctx context.Context, doing, statement string, args ...any) error {
	err := f.writer.do(ctx, func(tx transaction) error { return tx.do(statement, args...) })
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// Installation is an app in a workspace.
type Installation struct {
	Enterprise string // empty outside an enterprise grid
	Team       string
}
