package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/mute"
	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

// Home is what a person finds in the bot's own place: what the archive holds, how
// to ask, and what is theirs.
type Home struct {
	Command  string // the slash command
	Holdings Holdings
	Examples []string // questions that the archive has answers to
	Watches  []Watching
	Digests  []Posting
	Muted    mute.Names // by the person, for what they alone are told
	// Followed is what each of those said last whom the person watches.
	Followed []answer.Citation
	News     digest.Digest // of the newest day
	// Editor is true for an editor, whom so many Reports wait for.
	Editor  bool
	Reports int
	// Health is for admins; nil for everybody else.
	Health *Health
}

// Holdings is what the archive holds.
type Holdings struct {
	answer.Scope
	Outlets []corpus.OutletCount // most first
	Newest  *answer.Citation     // names an article; nil where none has a day
	Sample  bool                 // it is the built-in sample archive
}

// Watching is a watch with what it found in the last week.
type Watching struct {
	watch.Watch
	Statements int
	Last       *answer.Citation // names the article in which it last found something; nil for none
}

// Posting is where and when a digest is posted.
type Posting struct {
	digest.Subscription
	Last  corpus.Day // of the last digest that stands there; empty for none
	Muted mute.Names // of whom nothing is told there
}

// Health is how the bot is.
type Health struct {
	Sources     []Source // as in the settings
	Waiting     int      // questions that are not answered yet
	Unconfirmed int      // posts that may stand in their channel, or not
	Behind      int      // changes of the archive that the index does not have yet
	Feedback    int      // that nobody has read
}

// Source is what is read again and again: a feed, a CMS, a folder, a bucket.
type Source struct {
	Name         string    // without what is secret in its address
	Read, Failed time.Time // when it last could be read, and when it or something in it last could not; zero for never
	Problem      string    // why it could not
	Articles     int       // that the archive has of it
	Newest       corpus.Day
	// Late is how often it should be read, where that has not happened for several times;
	// zero where it is in time.
	Late time.Duration
	// Quiet tells that it brings less than a third of its usual; empty where it does not.
	Quiet string
}

// Holds says what the archive has of it.
func (s Source) Holds() string {
	articles := label.Count(s.Articles, "article")
	if s.Newest == "" {
		return articles
	}
	return label.Text("source.newest", articles, s.Newest)
}

// Failing reports whether it could not be read at the last look.
func (s Source) Failing() bool { return s.Failed.After(s.Read) }

// Archive tells what is held.
type Archive interface {
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
	Find(ctx context.Context, idOrAddress string) ([]corpus.Record, error)
	Newest(ctx context.Context) (corpus.Record, error)
	Outlets(ctx context.Context) ([]corpus.OutletCount, error)
	Scope(ctx context.Context) (corpus.Scope, error)
}

// Monitor tells how the bot is. A workspace is a Conversation without a channel.
type Monitor interface {
	Health(ctx context.Context, workspace Conversation) (Health, error)
}

// mostExamples is how many questions Home suggests.
const mostExamples = 3

// homes makes the bot's own place for each person.
type homes struct{ bot *Bot }

// home gathers what a person's Home shows.
func (hs homes) home(ctx context.Context, e Event, _ OpenHome) (Reply, error) {
	h, err := hs.gather(ctx, e)
	if err != nil {
		return Reply{}, fmt.Errorf("home: %w", err)
	}
	return Reply{Audience: Asker, Says: h}, nil
}

func (hs homes) gather(ctx context.Context, e Event) (h Home, err error) {
	h.Command = hs.bot.Command
	if h.Holdings, err = hs.holdings(ctx); err != nil {
		return h, err
	}
	if h.Examples, err = hs.examples(ctx, mostExamples); err != nil {
		return h, err
	}
	if h.Watches, err = hs.watching(ctx, e); err != nil {
		return h, err
	}
	if h.Digests, err = hs.postings(ctx, e.workspace()); err != nil {
		return h, err
	}
	if h.Muted, err = hs.bot.Mutes.In(ctx, e.workspace().placeOf(e.User)); err != nil {
		return h, err
	}
	if h.Followed, err = hs.followed(ctx, h.Watches, h.Muted); err != nil {
		return h, err
	}
	if h.News, err = hs.news(ctx, h.Holdings.Newest, h.Muted); err != nil {
		return h, err
	}
	if e.Editor {
		waiting, err := hs.bot.Feedback.Waiting(ctx, e.workspace())
		if err != nil {
			return h, err
		}
		h.Editor, h.Reports = true, len(waiting)
	}
	if !e.Admin {
		return h, nil
	}
	health, err := hs.bot.Monitor.Health(ctx, e.workspace())
	zone := hs.bot.now(e).Location()
	for i, s := range health.Sources {
		health.Sources[i].Read, health.Sources[i].Failed = s.Read.In(zone), s.Failed.In(zone)
	}
	h.Health = &health
	return h, err
}

// mostFollowed is of how many people Home tells what they said last.
const mostFollowed = 3

// followed is what those said last whom the person watches.
func (hs homes) followed(ctx context.Context, watches []Watching, muted mute.Names) (out []answer.Citation, err error) {
	asked := make(map[string]bool)
	for _, w := range watches {
		name := w.Question.Speaker
		if name == "" || asked[name] || len(asked) == mostFollowed || muted.Has(name) {
			continue
		}
		asked[name] = true
		said, ok, err := hs.bot.People.Latest(ctx, name)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, said)
		}
	}
	return out, nil
}

// news are the quotes of the day of the newest article.
func (hs homes) news(ctx context.Context, newest *answer.Citation, muted mute.Names) (digest.Digest, error) {
	if newest == nil || newest.Published == "" {
		return digest.Digest{}, nil
	}
	return hs.bot.Editor.Make(ctx, digest.Request{Day: newest.Published, Backfill: true, Muted: muted, QuotesOnly: true})
}

func (hs homes) holdings(ctx context.Context) (h Holdings, err error) {
	scope, err := hs.bot.Archive.Scope(ctx)
	if err != nil {
		return h, err
	}
	h.Scope, h.Sample = answer.Scope(scope), hs.bot.Sample
	if h.Outlets, err = hs.bot.Archive.Outlets(ctx); err != nil {
		return h, err
	}
	newest, err := hs.bot.Archive.Newest(ctx)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return h, nil
	case err == nil:
		h.Newest = naming(newest)
	}
	return h, err
}

// naming is a citation that names an article and quotes nothing of it.
func naming(r corpus.Record) *answer.Citation {
	return &answer.Citation{Article: r.ID, Headline: r.Headline, Outlet: r.Outlet, URL: r.URL, Published: corpus.DayOf(r.Published)}
}

// lately is how far back Home tells what watches found.
const lately = 7 * 24 * time.Hour

func (hs homes) watching(ctx context.Context, e Event) ([]Watching, error) {
	of := e.owner()
	all, err := hs.bot.Watches.Of(ctx, of)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	found, err := hs.bot.Watches.Lately(ctx, of, hs.bot.Clock().Add(-lately))
	if err != nil {
		return nil, err
	}
	var out []Watching
	for _, w := range all {
		one := Watching{Watch: w, Statements: found[w.ID].Statements}
		if id := found[w.ID].Article; id != "" {
			r, err := hs.bot.Archive.Article(ctx, id)
			if err != nil && !errors.Is(err, corpus.ErrNotFound) {
				return nil, err
			}
			if err == nil && !r.Hidden(hs.bot.Clock()) {
				one.Last = naming(r)
			}
		}
		out = append(out, one)
	}
	return out, nil
}

// postings lists the digests of a workspace: those that people turned on, and those
// of the settings file in other channels.
func (hs homes) postings(ctx context.Context, workspace Conversation) ([]Posting, error) {
	all, err := hs.bot.Subscriptions.In(ctx, workspace)
	if err != nil {
		return nil, err
	}
	var out []Posting
	for _, s := range digest.WithFixed(all, hs.bot.FixedDigests) {
		channel := workspace
		channel.Channel = s.Channel
		last, err := hs.bot.DigestLog.LastDigest(ctx, channel)
		if err != nil {
			return nil, err
		}
		muted, err := hs.bot.Mutes.In(ctx, channel.place())
		if err != nil {
			return nil, err
		}
		out = append(out, Posting{s, last, muted})
	}
	return out, nil
}

func (hs homes) pauseWatch(ctx context.Context, e Event, did PauseWatch) (Reply, error) {
	return hs.after(ctx, e, hs.bot.Watches.Pause(ctx, e.owner(), did.ID, true))
}

func (hs homes) resumeWatch(ctx context.Context, e Event, did ResumeWatch) (Reply, error) {
	return hs.after(ctx, e, hs.bot.Watches.Pause(ctx, e.owner(), did.ID, false))
}

func (hs homes) deleteWatch(ctx context.Context, e Event, did DeleteWatch) (Reply, error) {
	return hs.after(ctx, e, hs.bot.Watches.Delete(ctx, e.owner(), did.ID))
}

// after shows a Home anew on which something was changed.
func (hs homes) after(ctx context.Context, e Event, changed error) (Reply, error) {
	if changed != nil {
		return Reply{}, changed
	}
	return hs.home(ctx, e, OpenHome{})
}

func (e Event) owner() watch.Owner {
	return watch.Owner{Enterprise: e.Enterprise, Team: e.Team, User: e.User}
}

func (e Event) workspace() Conversation { return Conversation{Enterprise: e.Enterprise, Team: e.Team} }
