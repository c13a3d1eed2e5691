package state

import (
	"context"
	"time"

	"onrecord/bot/news/digest"
	"onrecord/bot/news/mute"
	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

// News is what one installation remembers of digests and watches.
type News struct {
	Store *Store
	By    Installation
}

// Subscriptions implements digest.Book.
func (d News) Subscriptions(ctx context.Context) ([]digest.Subscription, error) {
	return d.Store.Subscriptions.All(ctx, d.By)
}

// Muted implements digest.Book and watch.Bundles.
func (d News) Muted(ctx context.Context, place string) (mute.Names, error) {
	return d.Store.Mutes.In(ctx, mute.Place{Enterprise: d.By.Enterprise, Team: d.By.Team, ID: place})
}

// Watches implements watch.Findings and watch.Bundles.
func (d News) Watches(ctx context.Context) ([]watch.Watch, error) {
	return d.Store.Watches.All(ctx, d.By)
}

// Followed implements watch.Findings.
func (d News) Followed(ctx context.Context) (corpus.Seq, bool, error) {
	return d.Store.Positions.Get(ctx, d.By, watcher)
}

// Find implements watch.Findings.
func (d News) Find(ctx context.Context, found []watch.Found, seq corpus.Seq, at time.Time) error {
	return d.Store.Watches.RecordFound(ctx, d.By, found, seq, at)
}

// Bundle implements watch.Bundles.
func (d News) Bundle(ctx context.Context, before, now time.Time) ([]watch.Bundle, error) {
	return d.Store.Watches.Bundle(ctx, d.By, before, now)
}

// Failed implements watch.Bundles.
func (d News) Failed(ctx context.Context, bundle int64, next time.Time) error {
	return d.Store.Watches.Failed(ctx, bundle, next)
}

// MarksRead is how far the archive was read for marked words. It implements mark.Position.
type MarksRead News

// Get implements mark.Position.
func (m MarksRead) Get(ctx context.Context) (corpus.Seq, bool, error) {
	return m.Store.Positions.Get(ctx, m.By, marker)
}

// Set implements mark.Position.
func (m MarksRead) Set(ctx context.Context, seq corpus.Seq) error {
	return m.Store.Positions.Set(ctx, m.By, marker, seq)
}

// ClaimsRead is how far what pages have checked was told. It implements mark.Position.
type ClaimsRead News

// Get implements mark.Position.
func (c ClaimsRead) Get(ctx context.Context) (corpus.Seq, bool, error) {
	return c.Store.Positions.Get(ctx, c.By, announcer)
}

// Set implements mark.Position.
func (c ClaimsRead) Set(ctx context.Context, seq corpus.Seq) error {
	return c.Store.Positions.Set(ctx, c.By, announcer, seq)
}

// announcer tells of what pages have checked.
const announcer = "claims"

// marker is the reader of the archive that looks for marked words.
const marker = "marks"

// Told implements watch.Bundles.
func (d News) Told(ctx context.Context, bundle int64, at time.Time) error {
	return d.Store.Watches.Told(ctx, bundle, at)
}
