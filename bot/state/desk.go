package state

import (
	"context"
	"time"

	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

// Desk is what one installation remembers of digests and watches.
type Desk struct {
	Store *Store
	By    Installation
}

// Subscriptions implements digest.Book.
func (d Desk) Subscriptions(ctx context.Context) ([]digest.Subscription, error) {
	return d.Store.Subscriptions(ctx, d.By)
}

// Watches implements watch.Findings and watch.Bundles.
func (d Desk) Watches(ctx context.Context) ([]watch.Watch, error) {
	return d.Store.Watches(ctx, d.By)
}

// Followed implements watch.Findings.
func (d Desk) Followed(ctx context.Context) (corpus.Seq, bool, error) {
	return d.Store.Reached(ctx, d.By, watcher)
}

// Find implements watch.Findings.
func (d Desk) Find(ctx context.Context, found []watch.Found, seq corpus.Seq, at time.Time) error {
	return d.Store.RecordFound(ctx, d.By, found, seq, at)
}

// Bundle implements watch.Bundles.
func (d Desk) Bundle(ctx context.Context, before time.Time) ([]watch.Bundle, error) {
	return d.Store.BundleFound(ctx, d.By, before)
}

// Told implements watch.Bundles.
func (d Desk) Told(ctx context.Context, bundle int64, at time.Time) error {
	return d.Store.Told(ctx, bundle, at)
}
