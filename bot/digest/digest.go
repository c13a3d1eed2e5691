// Package digest owns the desk's morning: what was said in the articles of one
// day, chosen for a message of at most ten lines ([Editor]), and the schedule
// by which it is posted once ([Schedule]).
package digest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"onrecord/bot/answer"
	"onrecord/corpus"
	"onrecord/index"
)

// MaxQuotes is how many quotes one digest holds, so that it fits a phone.
const MaxQuotes = 8

// Digest is what was said in the articles published on one day.
type Digest struct {
	Day      corpus.Day
	Articles int // published on that day and read for the digest
	Backfill int // published on that day and left out, because they came in too late to be news
	// Quotes are the ones chosen, at most MaxQuotes, one a speaker.
	Quotes []answer.Citation
	// Corrections are the articles corrected on that day.
	Corrections []Correction
	// Sample is true where the built-in sample archive was read.
	Sample bool
}

// Correction names a corrected article.
type Correction struct {
	Headline, Outlet, URL string
}

// Archive is what an Editor reads.
type Archive interface {
	PublishedOn(ctx context.Context, day corpus.Day) ([]corpus.Record, error)
	CorrectedOn(ctx context.Context, day corpus.Day) ([]corpus.Record, error)
}

// Quoter tells what was said on a day.
type Quoter interface {
	SaidOn(ctx context.Context, day corpus.Day) ([]answer.Citation, error)
}

// Editor makes digests.
type Editor struct {
	Archive Archive
	Desk    Quoter
	Sample  bool
}

// Make chooses the digest of a day. Articles that came in more than 48 hours
// after they were published are not news, and are left out unless backfill is
// true.
func (e *Editor) Make(ctx context.Context, day corpus.Day, backfill bool) (Digest, error) {
	d := Digest{Day: day, Sample: e.Sample}
	published, err := e.Archive.PublishedOn(ctx, day)
	if err != nil {
		return Digest{}, fmt.Errorf("digest of %s: %w", day, err)
	}
	news := make(map[corpus.ArticleID]bool)
	for _, r := range published {
		if news[r.ID] = backfill || !r.Backfill(); news[r.ID] {
			d.Articles++
		} else {
			d.Backfill++
		}
	}
	said, err := e.Desk.SaidOn(ctx, day)
	if err != nil {
		return Digest{}, fmt.Errorf("digest of %s: %w", day, err)
	}
	said = slices.DeleteFunc(said, func(c answer.Citation) bool { return !news[c.Article] })
	d.Quotes = choose(said)
	corrected, err := e.Archive.CorrectedOn(ctx, day)
	if err != nil {
		return Digest{}, fmt.Errorf("digest of %s: %w", day, err)
	}
	for _, r := range corrected {
		d.Corrections = append(d.Corrections, Correction{Headline: cmp.Or(r.Headline, string(r.ID)), Outlet: r.Outlet, URL: r.URL})
	}
	return d, nil
}

// perArticle is how many quotes of one article a digest holds.
const perArticle = 2

// Bounds of a quote that can stand on its own in a line, in runes.
const (
	shortest = 40
	longest  = 300
)

// choose picks the quotes an editor would: in somebody's own words, by a named
// person, widely printed, one for each speaker and few for each article.
func choose(said []answer.Citation) []answer.Citation {
	var fit []answer.Citation
	for _, c := range said {
		n := utf8.RuneCountInString(c.Text)
		if c.Speaker != nil && c.Speaker.Named && !c.Speaker.Unclear && c.Kind != index.Indirect && n >= shortest && n <= longest {
			fit = append(fit, c)
		}
	}
	slices.SortStableFunc(fit, func(a, b answer.Citation) int {
		return cmp.Or(
			cmp.Compare(b.Copies, a.Copies),
			cmp.Compare(prominence(b), prominence(a)),
			cmp.Compare(a.Paragraph, b.Paragraph),
			cmp.Compare(a.Article, b.Article),
			cmp.Compare(a.Start, b.Start),
		)
	})
	var chosen []answer.Citation
	speakers, articles := make(map[string]bool), make(map[corpus.ArticleID]int)
	for _, c := range fit {
		if len(chosen) < MaxQuotes && !speakers[c.Speaker.Name] && articles[c.Article] < perArticle {
			speakers[c.Speaker.Name] = true
			articles[c.Article]++
			chosen = append(chosen, c)
		}
	}
	return chosen
}

// prominence is higher for a quote in the speaker's own words, and for a
// speaker whose title the article prints.
func prominence(c answer.Citation) int {
	p := 0
	if c.Kind == index.Direct {
		p++
	}
	if c.Speaker.Title != "" {
		p++
	}
	return p
}
