package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/news/digest"
	"onrecord/bot/slack/edge"
	"onrecord/bot/state"
	"onrecord/corpus"
)

func digestCommand(a *app) *cobra.Command {
	var date string
	var post, asJSON bool
	c := &cobra.Command{
		Use:   "digest",
		Short: "Show what was said in the articles of a day, or post it",
		Long: `Show what was said in the articles of a day, by default of yesterday.

Articles that came in more than 48 hours after they were published are shown
for a day named with --date, and never posted.`,
		Args: misuse(cobra.NoArgs),
	}
	c.Flags().StringVar(&date, "date", "", "`day` of the articles, like 2026-03-01")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().BoolVar(&post, "post", false, "post it to the configured channels that do not have it yet")
	c.RunE = func(c *cobra.Command, _ []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		wanted, err := digestOf(date, s.Digest.Zone, a.clock())
		if err != nil {
			return usage(fmt.Errorf("--date %w", err))
		}
		if post {
			return postDigest(c.Context(), a, s, date)
		}
		return a.once(c.Context(), s, c.Flags().Changed("data"), "digest", &digestRequest{Day: wanted.Day, Zone: s.Digest.Zone.String(), Backfill: wanted.Backfill, JSON: asJSON})
	}
	return c
}

// digestOf asks for the digest of a day, or of yesterday where none is named. One that is
// named has what came in late, too.
func digestOf(date string, zone *time.Location, now time.Time) (digest.Request, error) {
	if date == "" {
		return digest.Request{Day: corpus.DayOf(now.In(zone).AddDate(0, 0, -1)), Zone: zone}, nil
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return digest.Request{}, fmt.Errorf("%s is no day: write it like 2026-03-01", date)
	}
	return digest.Request{Day: corpus.DayOf(day), Zone: zone, Backfill: true}, nil
}

// digestRequest is a day whose digest is wanted.
type digestRequest struct {
	Day      corpus.Day
	Zone     string // IANA
	Backfill bool
	JSON     bool
}

func (r *digestRequest) run(ctx context.Context, a *app, l *library) error {
	zone, err := time.LoadLocation(r.Zone)
	if err != nil {
		return err
	}
	d, err := l.editor().Make(ctx, digest.Request{Day: r.Day, Zone: zone, Backfill: r.Backfill})
	if err != nil {
		return err
	}
	if r.JSON {
		return a.encode(digestJSONOf(d))
	}
	if _, err = io.WriteString(a.text(), d.Text()); err != nil || d.Articles > 0 {
		return err
	}
	scope, err := l.seen().Scope(ctx)
	if err == nil && scope.To != "" && scope.To != r.Day {
		_, err = fmt.Fprintln(a.text(), label.Text("digest.newest", scope.To))
	}
	return err
}

// digestJSON is the JSON form of a digest.
type digestJSON struct {
	From     corpus.Day    `json:"from,omitempty"` // the first of several days
	Day      corpus.Day    `json:"day"`
	Articles int           `json:"articles"` // read for it
	Backfill int           `json:"backfill"` // left out, because they came in late
	Speakers []digestCount `json:"speakers"` // who is quoted most
	digestLines
	Rest digestLines `json:"rest"` // what stands in the thread
}

type digestCount struct {
	Name       string `json:"name"`
	Statements int    `json:"statements"`
	Articles   int    `json:"articles"`
}

type digestLines struct {
	Quotes      []answer.Citation  `json:"quotes"`
	Before      []digestPair       `json:"said_before"`
	Corrections []digestCorrection `json:"corrections"`
}

type digestPair struct {
	Now     answer.Citation `json:"now"`
	Earlier answer.Citation `json:"earlier"`
}

type digestCorrection struct {
	Article  corpus.ArticleID `json:"article"`
	Headline string           `json:"headline"` // neither this nor url of one that is withdrawn
	Outlet   string           `json:"outlet"`
	URL      string           `json:"url"`

	Published corpus.Day    `json:"published"`
	Status    corpus.Status `json:"status"`
}

func digestJSONOf(d digest.Digest) digestJSON {
	out := digestJSON{Day: d.Day, Articles: d.Articles, Backfill: d.Backfill, Speakers: []digestCount{}, digestLines: digestLinesOf(d.Lines), Rest: digestLinesOf(d.Rest)}
	if d.From != d.Day {
		out.From = d.From
	}
	for _, s := range d.Speakers {
		out.Speakers = append(out.Speakers, digestCount(s))
	}
	return out
}

func digestLinesOf(l digest.Lines) digestLines {
	out := digestLines{Quotes: append([]answer.Citation{}, l.Quotes...), Before: []digestPair{}, Corrections: []digestCorrection{}}
	for _, p := range l.Before {
		out.Before = append(out.Before, digestPair{p.Now, p.Earlier})
	}
	for _, c := range l.Corrections {
		status := corpus.Corrected
		if c.Withdrawn {
			status = corpus.Withdrawn
		}
		out.Corrections = append(out.Corrections, digestCorrection{c.Article, c.Headline, c.Outlet, c.URL, c.Published, status})
	}
	return out
}

// postDigest posts the digest of a day, or the one that comes today, to every channel that
// has one turned on and does not have it yet.
func postDigest(ctx context.Context, a *app, s Settings, date string) (err error) {
	if s.NoSlack != nil {
		return usage(s.NoSlack)
	}
	if err := hasArchive(ctx, s); err != nil {
		return err
	}
	l, err := a.openLibrary(ctx, s, "digest")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	if err := a.catchUp(ctx, l); err != nil {
		return err
	}
	store, err := l.openState(ctx, s)
	if err != nil {
		return err
	}
	slack := edge.New(s.Slack, nil, store.Inbox, store.Outbox)
	me, err := slack.Identity(ctx)
	if err != nil {
		return err
	}
	schedule := scheduleOf(s, l, slack, state.News{Store: store, By: me.Installation()})
	subscriptions, err := schedule.Subscriptions(ctx)
	if err != nil {
		return err
	}
	if len(subscriptions) == 0 {
		return usage(errors.New("no channel to post to: set digest.channels, or ONRECORD_DIGEST_CHANNELS, or turn it on in a channel with " + s.Slack.Command + " digest on 08:30"))
	}
	for _, sub := range subscriptions {
		edition, ok := digest.Edition{From: corpus.Day(date), To: corpus.Day(date)}, true
		if date == "" {
			edition, ok = sub.Edition(a.clock().In(s.Digest.Zone))
		}
		if !ok {
			continue // none comes there today
		}
		if err := schedule.Post(ctx, sub, edition); err != nil {
			return err
		}
	}
	return nil
}

func scheduleOf(s Settings, l *library, slack *edge.Edge, book digest.Book) *digest.Schedule {
	return &digest.Schedule{Fixed: s.Digest.fixed(), Book: book, Editor: l.editor(), Poster: slack.Publisher, Skip: s.Digest.holidays()}
}
