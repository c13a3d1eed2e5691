package sight

import (
	"context"
	"fmt"
	"slices"
	"time"

	"onrecord/corpus"
)

// Archive is an archive as whoever looks may see it: what is shown is read through it.
type Archive struct {
	Archive *corpus.Archive
	Rules   Rules
}

// shows returns an error that the archive has no such article, where its section is
// hidden.
func (a Archive) shows(ctx context.Context, r corpus.Record) error {
	if a.Rules.Sees(ctx, r.Section) {
		return nil
	}
	return fmt.Errorf("article %q: %w", r.ID, corpus.ErrNotFound)
}

// only leaves out what is hidden.
func (a Archive) only(ctx context.Context, records []corpus.Record) []corpus.Record {
	return slices.DeleteFunc(records, func(r corpus.Record) bool { return !a.Rules.Sees(ctx, r.Section) })
}

// Article is that of corpus.Archive; so is what follows, of it and its stores.
func (a Archive) Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error) {
	r, err := a.Archive.Article(ctx, id)
	if err == nil {
		err = a.shows(ctx, r)
	}
	if err != nil {
		return corpus.Record{}, err
	}
	return r, nil
}

// Find finds articles by id or address.
func (a Archive) Find(ctx context.Context, name string) ([]corpus.Record, error) {
	found, err := a.Archive.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	all := len(found)
	if found = a.only(ctx, found); len(found) == 0 && all > 0 {
		return nil, fmt.Errorf("article %q: %w", name, corpus.ErrNotFound)
	}
	return found, nil
}

// Body reads a revision.
func (a Archive) Body(ctx context.Context, id corpus.ArticleID, revision int) (string, error) {
	if len(a.Rules.Hidden(ctx)) > 0 {
		if _, err := a.Article(ctx, id); err != nil {
			return "", err
		}
	}
	return a.Archive.Body(ctx, id, revision)
}

// PublishedOn lists the articles of a day.
func (a Archive) PublishedOn(ctx context.Context, day corpus.Day) ([]corpus.Record, error) {
	found, err := a.Archive.PublishedOn(ctx, day)
	return a.only(ctx, found), err
}

// ReleasedBetween lists the articles whose embargo ended.
func (a Archive) ReleasedBetween(ctx context.Context, from, to time.Time) ([]corpus.Record, error) {
	found, err := a.Archive.ReleasedBetween(ctx, from, to)
	return a.only(ctx, found), err
}

// AllCorrections lists what editors put right.
func (a Archive) AllCorrections(ctx context.Context) ([]corpus.Correction, error) {
	all, err := a.Archive.Quotes.AllCorrections(ctx)
	if err != nil || len(a.Rules.Hidden(ctx)) == 0 {
		return all, err
	}
	return slices.DeleteFunc(all, func(c corpus.Correction) bool { _, gone := a.Article(ctx, c.Article); return gone != nil }), nil
}

// Scope counts what is seen.
func (a Archive) Scope(ctx context.Context) (corpus.Scope, error) {
	if len(a.Rules.Hidden(ctx)) == 0 {
		return a.Archive.Overview.Scope(ctx)
	}
	return a.Archive.Overview.ScopeOf(ctx, func(section string) bool { return a.Rules.Sees(ctx, section) })
}

// Newest is the newest article.
func (a Archive) Newest(ctx context.Context) (corpus.Record, error) {
	if len(a.Rules.Hidden(ctx)) == 0 {
		return a.Archive.Overview.Newest(ctx)
	}
	return a.Archive.Overview.NewestOf(ctx, func(section string) bool { return a.Rules.Sees(ctx, section) })
}

// AmendedBetween lists what was corrected or withdrawn.
func (a Archive) AmendedBetween(ctx context.Context, from, to time.Time) ([]corpus.Record, error) {
	found, err := a.Archive.AmendedBetween(ctx, from, to)
	return a.only(ctx, found), err
}

// Outlets counts the articles of each outlet that are seen.
func (a Archive) Outlets(ctx context.Context) ([]corpus.OutletCount, error) {
	if len(a.Rules.Hidden(ctx)) == 0 {
		return a.Archive.Overview.Outlets(ctx)
	}
	return a.Archive.Overview.OutletsOf(ctx, func(section string) bool { return a.Rules.Sees(ctx, section) })
}

// DaysOfOutlets counts the articles of each outlet and day that are seen.
func (a Archive) DaysOfOutlets(ctx context.Context) ([]corpus.DayCount, error) {
	if len(a.Rules.Hidden(ctx)) == 0 {
		return a.Archive.Overview.DaysOfOutlets(ctx)
	}
	return a.Archive.Overview.DaysOfOutletsOf(ctx, func(section string) bool { return a.Rules.Sees(ctx, section) })
}

// DaysOfSources counts the articles of each source, those of hidden sections too: whoever
// keeps the sources is told whether they bring anything.
func (a Archive) DaysOfSources(ctx context.Context, from corpus.Day) ([]corpus.DayCount, error) {
	return a.Archive.Overview.DaysOfSources(ctx, from)
}

// Excerpts reads places in articles that whoever asks was shown: Index hides the others.
func (a Archive) Excerpts(ctx context.Context, places []corpus.Place) ([]corpus.Excerpt, error) {
	return a.Archive.Excerpts(ctx, places)
}

// Printing finds articles by their words. Only their ids are told.
func (a Archive) Printing(ctx context.Context, words string) ([]corpus.ArticleID, error) {
	return a.Archive.Printing(ctx, words)
}

// Annotations reads those of articles that whoever asks was shown.
func (a Archive) Annotations(ctx context.Context, articles ...corpus.ArticleID) ([]corpus.Annotation, error) {
	return a.Archive.Quotes.Annotations(ctx, articles...)
}

// Corrections reads those of articles that whoever asks was shown.
func (a Archive) Corrections(ctx context.Context, articles ...corpus.ArticleID) ([]corpus.Correction, error) {
	return a.Archive.Quotes.Corrections(ctx, articles...)
}

// Partings reads which people of one name are two.
func (a Archive) Partings(ctx context.Context) ([]corpus.Parting, error) {
	return a.Archive.Quotes.Partings(ctx)
}

// Correct puts a quote right.
func (a Archive) Correct(ctx context.Context, c corpus.Correction) (corpus.Correction, error) {
	return a.Archive.Quotes.Correct(ctx, c)
}
