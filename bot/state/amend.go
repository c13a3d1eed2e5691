package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"onrecord/bot/news/amend"
	"onrecord/corpus"
)

// Amendments is what one installation remembers of the messages that cite articles.
// It implements amend.Posts.
type Amendments struct {
	Store *Store
	By    Installation
}

// amender is the reader of the archive that looks for what was corrected.
const amender = "amendments"

// Followed implements amend.Posts.
func (a Amendments) Followed(ctx context.Context) (corpus.Seq, bool, error) {
	return a.Store.Positions.Get(ctx, a.By, amender)
}

// Follow implements amend.Posts.
func (a Amendments) Follow(ctx context.Context, seq corpus.Seq) error {
	return a.Store.Positions.Set(ctx, a.By, amender, seq)
}

// Citing lists the posts that stand in channels and cite an article, oldest first.
func (a Amendments) Citing(ctx context.Context, id corpus.ArticleID) ([]amend.Post, error) {
	return a.standing(ctx, "p.key IN (SELECT key FROM post_article WHERE article = ?)", string(id))
}

// Fresh lists the posts that were not looked at since they stand, oldest first.
func (a Amendments) Fresh(ctx context.Context) ([]amend.Post, error) {
	return a.standing(ctx, "p.fresh = 1")
}

// standing lists the posts that stand in channels and cite articles.
func (a Amendments) standing(ctx context.Context, which string, args ...any) ([]amend.Post, error) {
	var out []amend.Post
	read := func(scan func(...any) error) error {
		var p amend.Post
		var posted int64
		var article corpus.ArticleID
		if err := scan(&p.Key, &posted, &p.Noted, &p.Fresh, &p.Message, &article); err != nil {
			return err
		}
		if n := len(out); n == 0 || out[n-1].Key != p.Key {
			p.Posted = time.Unix(posted, 0).UTC()
			out = append(out, p)
		}
		out[len(out)-1].Articles = append(out[len(out)-1].Articles, article)
		return nil
	}
	err := a.Store.file.each(ctx, "looking up what cites an article", read, `SELECT p.key, p.intended, p.notes, p.fresh, p.message, cited.article
		FROM post p JOIN post_article cited ON cited.key = p.key
		WHERE `+which+` AND p.enterprise = ? AND p.team = ? AND p.sent IS NOT NULL AND p.message IS NOT NULL
		ORDER BY p.intended, p.key, cited.article`, append(args, a.By.Enterprise, a.By.Team)...)
	return out, err
}

// Note implements amend.Posts.
func (a Amendments) Note(ctx context.Context, key, noted string) error {
	return a.Store.file.change(ctx, "recording a note", "UPDATE post SET notes = ?, fresh = 0 WHERE key = ?", noted, key)
}

// Get returns a post with what is kept of its message; ok is false where none is
// recorded.
func (s Outbox) Get(ctx context.Context, key string) (p Post, ok bool, err error) {
	row := s.file.db.QueryRowContext(ctx, "SELECT "+postColumns+", message FROM post WHERE key = ?", key)
	var message []byte
	p, err = scanPost(func(to ...any) error { return row.Scan(append(to, &message)...) })
	p.Message = message
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Post{}, false, nil
	case err != nil:
		return Post{}, false, fmt.Errorf("looking up a post: %w", err)
	}
	return p, true, nil
}
