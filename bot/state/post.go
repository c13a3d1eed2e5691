package state

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"onrecord/corpus"
)

// Outbox is the posts: those that are about to be sent, and those that were.
type Outbox struct{ file *file }

// Post is a message for all in a channel. It is intended, then sent and
// confirmed; where a crash or a broken connection lies in between, its key,
// which the message carries, tells whether it stands there.
type Post struct {
	Installation
	Channel string
	Thread  string // ts of the thread's first message; empty is the channel itself
	// Purpose is what the message is for: in a channel, each purpose has one post.
	Purpose  string
	Articles []corpus.ArticleID // that it cites
	// Message is what is kept of it, to be amended when an article is corrected.
	Message []byte

	Key      string
	Intended time.Time // UTC
	TS       string    // Slack's name for the message; empty while it is not confirmed
	// Lost is true where it cannot be found out whether the message was posted.
	Lost bool
}

const postColumns = "enterprise, team, channel, thread, purpose, key, intended, coalesce(ts, ''), lost IS NOT NULL"

func scanPost(scan func(...any) error) (p Post, err error) {
	var intended int64
	err = scan(&p.Enterprise, &p.Team, &p.Channel, &p.Thread, &p.Purpose, &p.Key, &intended, &p.TS, &p.Lost)
	p.Intended = time.Unix(intended, 0).UTC()
	return p, err
}

// Begin records that a post is about to be sent, under a new key. Where its
// purpose was recorded before, it returns that post, and fresh is false. The
// posts returned name no articles.
func (s Outbox) Begin(ctx context.Context, p Post, at time.Time) (recorded Post, fresh bool, err error) {
	err = s.file.writer.do(ctx, func(tx transaction) error {
		found, err := scanPost(tx.row("SELECT "+postColumns+" FROM post WHERE enterprise = ? AND team = ? AND channel = ? AND purpose = ?",
			p.Enterprise, p.Team, p.Channel, p.Purpose))
		if !errors.Is(err, sql.ErrNoRows) {
			recorded = found
			return err
		}
		recorded, fresh = p, true
		recorded.Articles, recorded.Message, recorded.Key, recorded.Intended = nil, nil, rand.Text(), at.UTC()
		err = tx.do("INSERT INTO post (key, enterprise, team, channel, thread, purpose, intended, message, fresh) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
			recorded.Key, p.Enterprise, p.Team, p.Channel, p.Thread, p.Purpose, at.Unix(), p.Message, p.Message != nil)
		if err != nil {
			return err
		}
		return cite(tx, recorded.Key, p.Articles)
	})
	if err != nil {
		return Post{}, false, fmt.Errorf("recording a post for %s: %w", p.Channel, err)
	}
	return recorded, fresh, nil
}

// cite records which articles a post cites.
func cite(tx transaction, key string, articles []corpus.ArticleID) error {
	for _, article := range articles {
		if err := tx.do("INSERT INTO post_article (article, key) VALUES (?, ?) ON CONFLICT DO NOTHING", string(article), key); err != nil {
			return err
		}
	}
	return nil
}

// Replace records that a post, which its channel and TS name, shows something else
// now. One that is not recorded is left alone.
func (s Outbox) Replace(ctx context.Context, p Post, at time.Time) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		var key string
		err := tx.row("SELECT key FROM post WHERE enterprise = ? AND team = ? AND channel = ? AND ts = ?",
			p.Enterprise, p.Team, p.Channel, p.TS)(&key)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err == nil {
			err = tx.do("UPDATE post SET message = ?, intended = ?, notes = '', fresh = 1 WHERE key = ?", p.Message, at.Unix(), key)
		}
		if err == nil {
			err = tx.do("DELETE FROM post_article WHERE key = ?", key)
		}
		if err != nil {
			return err
		}
		return cite(tx, key, p.Articles)
	})
	if err != nil {
		return fmt.Errorf("recording what a post shows now: %w", err)
	}
	return nil
}

// Find returns the post of a purpose in a channel; ok is false where none is
// recorded.
func (s Outbox) Find(ctx context.Context, by Installation, channel, purpose string) (p Post, ok bool, err error) {
	row := s.file.db.QueryRowContext(ctx, "SELECT "+postColumns+" FROM post WHERE enterprise = ? AND team = ? AND channel = ? AND purpose = ?",
		by.Enterprise, by.Team, channel, purpose)
	p, err = scanPost(row.Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Post{}, false, nil
	}
	if err != nil {
		return Post{}, false, fmt.Errorf("looking up a post in %s: %w", channel, err)
	}
	return p, true, nil
}

// Confirm records that the post stands in its channel as ts, and settles what it
// answers; received is 0 where nobody asked.
func (s Outbox) Confirm(ctx context.Context, key, ts string, at time.Time, received int64) error {
	return s.close(ctx, received, "UPDATE post SET sent = ?, ts = ?, lost = NULL WHERE key = ?", at.Unix(), ts, key)
}

// MarkUnknown records that it cannot be found out whether the post was sent, and
// settles what it answers.
func (s Outbox) MarkUnknown(ctx context.Context, key string, at time.Time, received int64) error {
	return s.close(ctx, received, "UPDATE post SET lost = ? WHERE key = ? AND sent IS NULL", at.Unix(), key)
}

// close changes a post and settles what it answers, both or neither.
func (s Outbox) close(ctx context.Context, received int64, statement string, args ...any) error {
	err := s.file.writer.do(ctx, func(tx transaction) error {
		if err := tx.do(statement, args...); err != nil {
			return err
		}
		return tx.do("DELETE FROM inbox WHERE id = ?", received)
	})
	if err != nil {
		return fmt.Errorf("recording what became of a post: %w", err)
	}
	return nil
}

// Cancel forgets a post that Slack refused, and which therefore stands nowhere.
// A confirmed one stays.
func (s Outbox) Cancel(ctx context.Context, key string) error {
	return s.file.change(ctx, "forgetting a post that was refused", "DELETE FROM post WHERE key = ? AND sent IS NULL", key)
}

// Unconfirmed lists the posts of which it is not known whether they were sent,
// oldest first. While a post is on its way it is among them.
func (s Outbox) Unconfirmed(ctx context.Context) ([]Post, error) {
	var out []Post
	read := func(scan func(...any) error) error {
		p, err := scanPost(scan)
		out = append(out, p)
		return err
	}
	err := s.file.each(ctx, "listing posts", read, "SELECT "+postColumns+" FROM post WHERE sent IS NULL ORDER BY intended, channel, purpose")
	return out, err
}
