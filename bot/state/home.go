package state

import (
	"context"
	"fmt"
	"strings"
	"time"

	"onrecord/bot"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

// DigestPurpose, and the day behind it, is the purpose of the post of a digest.
const DigestPurpose = "digest/"

// LastDigest is the last day whose digest stands in a channel; empty for none.
func (s Outbox) LastDigest(ctx context.Context, channel bot.Conversation) (corpus.Day, error) {
	var purpose string
	row := s.file.db.QueryRowContext(ctx, `SELECT coalesce(max(purpose), '') FROM post WHERE enterprise = ? AND team = ? AND channel = ?
		AND substr(purpose, 1, ?) = ? AND sent IS NOT NULL`, channel.Enterprise, channel.Team, channel.Channel, len(DigestPurpose), DigestPurpose)
	if err := row.Scan(&purpose); err != nil {
		return "", fmt.Errorf("looking up the digests in %s: %w", channel.Channel, err)
	}
	return corpus.Day(strings.TrimPrefix(purpose, DigestPurpose)), nil
}

// In lists the subscriptions of a workspace by channel.
func (s Subscriptions) In(ctx context.Context, workspace bot.Conversation) ([]digest.Subscription, error) {
	return s.All(ctx, Installation{workspace.Enterprise, workspace.Team})
}

// Lately returns what each watch of a person has found since a moment, and the
// article that it last found something in, however long ago.
func (s Watches) Lately(ctx context.Context, of watch.Owner, since time.Time) (map[int64]watch.Lately, error) {
	out := make(map[int64]watch.Lately)
	read := func(scan func(...any) error) error {
		var id int64
		var found watch.Lately
		err := scan(&id, &found.Statements, &found.Article)
		out[id] = found
		return err
	}
	err := s.file.each(ctx, "looking up what was found", read, `SELECT f.watch, sum(CASE WHEN f.at >= ? THEN 1 ELSE 0 END),
			(SELECT last.article FROM found last WHERE last.watch = f.watch ORDER BY last.at DESC, last.statement LIMIT 1)
		FROM watch w JOIN found f ON f.watch = w.id
		WHERE w.enterprise = ? AND w.team = ? AND w."user" = ? GROUP BY f.watch`, since.Unix(), of.Enterprise, of.Team, of.User)
	return out, err
}

// Waiting counts the questions of a workspace that are not answered yet.
func (s Inbox) Waiting(ctx context.Context, workspace bot.Conversation) (n int, err error) {
	row := s.file.db.QueryRowContext(ctx, "SELECT count(*) FROM inbox WHERE enterprise = ? AND team = ?", workspace.Enterprise, workspace.Team)
	if err := row.Scan(&n); err != nil {
		return 0, fmt.Errorf("counting the questions that wait: %w", err)
	}
	return n, nil
}

// WaitingInAll is Waiting for all workspaces.
func (s Inbox) WaitingInAll(ctx context.Context) (n int, err error) {
	if err := s.file.db.QueryRowContext(ctx, "SELECT count(*) FROM inbox").Scan(&n); err != nil {
		return 0, fmt.Errorf("counting the questions that wait: %w", err)
	}
	return n, nil
}
