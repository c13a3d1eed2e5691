// Package digest owns the desk's morning: what was said in the articles of one
// day, chosen for a message of at most ten lines ([Editor]), to whom it goes
// ([Subscription]), and the schedule by which it is posted once ([Schedule]).
package digest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/mute"
	"onrecord/corpus"
)

// MaxLines is how many lines a digest has, so that it fits a phone; the rest goes
// into its thread.
const MaxLines = 10

// Digest is what was said in the articles published on one day, or on several.
type Digest struct {
	From     corpus.Day // the first; Day where it is one
	Day      corpus.Day // the last
	Articles int        // published on that day and read for the digest
	Backfill int        // published on that day and left out, because they came in too late to be news
	Lines
	// Speakers are the most quoted people, most first.
	Speakers []Count
	// Rest is what the lines have no room for.
	Rest Lines
	// Sample is true where the built-in sample archive was read.
	Sample bool
}

// Lines are the lines of a digest by what they tell; each quote, pair and
// correction is one.
type Lines struct {
	Watched     []answer.Citation // new quotes by the people that a subscription names
	Quotes      []answer.Citation // the day's
	Before      []Pair            // what was said before on the same matter
	Corrections []Correction
}

// Empty reports whether there are none.
func (l Lines) Empty() bool {
	return len(l.Watched)+len(l.Quotes)+len(l.Before)+len(l.Corrections) == 0
}

// Pair is a quote of the day beside an earlier one by the same speaker, with words
// in common. Whether they agree is for the reader to say.
type Pair struct {
	Now, Earlier answer.Citation
}

// Count is how often somebody was quoted: a statement printed by several articles
// counts once.
type Count struct {
	Name       string
	Statements int
	Articles   int // in which they stand
}

// Correction names an article that was corrected or withdrawn. Of one that was withdrawn
// there is neither headline nor address: they may be why.
type Correction struct {
	Article               corpus.ArticleID
	Headline, Outlet, URL string
	Published             corpus.Day
	Withdrawn             bool
}

// Cited returns the articles that the lines cite, each once: when one of them is
// corrected, the message is.
func (l Lines) Cited() []corpus.ArticleID {
	var out []corpus.ArticleID
	for _, c := range slices.Concat(l.Watched, l.Quotes) {
		out = append(out, c.Article)
	}
	for _, p := range l.Before {
		out = append(out, p.Now.Article, p.Earlier.Article)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Archive is what an Editor reads.
type Archive interface {
	PublishedOn(ctx context.Context, day corpus.Day) ([]corpus.Record, error)
	AmendedBetween(ctx context.Context, from, to time.Time) ([]corpus.Record, error)
}

// Quoter tells what was said on a day, and before.
type Quoter interface {
	SaidOn(ctx context.Context, day corpus.Day) ([]answer.Citation, error)
	Earlier(ctx context.Context, c answer.Citation, before corpus.Day) (answer.Citation, bool, error)
}

// Editor makes digests.
type Editor struct {
	Archive Archive
	Desk    Quoter
	Sample  bool
}

// Request says which digest to make.
type Request struct {
	Day corpus.Day // of the articles, the last where they are several
	// From is the first day; by default Day.
	From corpus.Day
	// Since is the first day whose corrections are told; by default Day.
	Since corpus.Day
	// Zone is where the days of corrections begin; by default UTC.
	Zone *time.Location
	// Backfill takes in the articles that came in more than 48 hours after they
	// were published, which are not news.
	Backfill bool
	Interest Interest
	Muted    mute.Names // who is left out
	// QuotesOnly leaves out what was said before, and corrections.
	QuotesOnly bool
}

// Make chooses a digest.
func (e *Editor) Make(ctx context.Context, r Request) (Digest, error) {
	d, err := e.make(ctx, r)
	if err != nil {
		return Digest{}, fmt.Errorf("digest of %s: %w", r.Day, err)
	}
	return d, nil
}

func (e *Editor) make(ctx context.Context, r Request) (Digest, error) {
	r.From = cmp.Or(r.From, r.Day)
	d := Digest{From: r.From, Day: r.Day, Sample: e.Sample}
	news := make(map[corpus.ArticleID]corpus.Record)
	var said []answer.Citation
	for day := r.From; day <= r.Day; day = day.Add(1) {
		published, err := e.Archive.PublishedOn(ctx, day)
		if err != nil {
			return d, err
		}
		for _, a := range published {
			switch {
			case !r.Interest.Covers(a.Article):
			case a.Backfill() && !r.Backfill:
				d.Backfill++
			default:
				news[a.ID] = a
				d.Articles++
			}
		}
		of, err := e.Desk.SaidOn(ctx, day)
		if err != nil {
			return d, err
		}
		said = append(said, of...)
	}
	said = slices.DeleteFunc(said, func(c answer.Citation) bool { _, ok := news[c.Article]; return !ok })
	m := newDayQuotes(said, news)
	m.leaveOut(r.Muted)
	d.Speakers = m.mostQuoted()
	var before []Pair
	var corrections []Correction
	if !r.QuotesOnly {
		var err error
		if before, err = e.before(ctx, m, r.From); err != nil {
			return d, err
		}
		if corrections, err = e.corrections(ctx, r); err != nil {
			return d, err
		}
	}
	d.arrange(m, m.by(r.Interest.People), before, corrections)
	return d, nil
}

// corrections lists the articles corrected or withdrawn since r.Since and up to the
// end of its day.
func (e *Editor) corrections(ctx context.Context, r Request) ([]Correction, error) {
	zone := r.Zone
	if zone == nil {
		zone = time.UTC
	}
	from, err := time.ParseInLocation(time.DateOnly, string(cmp.Or(r.Since, r.From)), zone)
	if err != nil {
		return nil, err
	}
	last, err := time.ParseInLocation(time.DateOnly, string(r.Day), zone)
	if err != nil {
		return nil, err
	}
	amended, err := e.Archive.AmendedBetween(ctx, from, last.AddDate(0, 0, 1))
	if err != nil {
		return nil, err
	}
	var out []Correction
	for _, a := range amended {
		if !r.Interest.Covers(a.Article) {
			continue
		}
		c := Correction{Article: a.ID, Outlet: a.Outlet, Published: corpus.DayOf(a.Published), Withdrawn: a.Status == corpus.Withdrawn}
		if !c.Withdrawn {
			c.Headline, c.URL = cmp.Or(a.Headline, string(a.ID)), a.URL
		}
		out = append(out, c)
	}
	return out, nil
}
