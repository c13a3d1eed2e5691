package edge_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/coverage"
	"onrecord/bot/asking/met"
	"onrecord/bot/asking/rows"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/factcheck/inhand"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/news/correct"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/bot/people/person"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/people/story"
	"onrecord/bot/sight"
	"onrecord/bot/slack/workspace"
	"onrecord/corpus"
	"onrecord/index/indextest"
	"onrecord/index/ledger"
)

// library is the archive of a newsroom.
type library = indextest.Library

// ferries are seven articles about one ferry; two people speak in them.
func ferries() []corpus.Article {
	var out []corpus.Article
	for i, said := range []string{
		"“The ferry sails at noon on Monday,” said Elin Varga, the harbour master.",
		"“The ferry stays in port on Tuesday,” said Elin Varga, the harbour master.",
		"“The ferry is too old for winter,” said Elin Varga, the harbour master.",
		"“The ferry needs a new engine,” said Elin Varga, the harbour master.",
		"“The ferry will be sold in May,” said Elin Varga, the harbour master.",
		"“The ferry belongs to all of us,” said Jonas Lund, the baker.",
		"“The ferry was painted last week,” said Jonas Lund, the baker.",
	} {
		out = append(out, corpus.Article{
			ID: corpus.ArticleID(fmt.Sprintf("ferry-%d", i)), Outlet: []string{"Harbour Wire", "Ostervik Courier"}[i%2],
			Headline: fmt.Sprintf("Ferry news, part %d", i), URL: fmt.Sprintf("https://wire.example/%d", i),
			Published: time.Date(2015+i/4, 3, 1+i, 8, 0, 0, 0, time.UTC), Status: corpus.Published,
			Body: fmt.Sprintf("Rain fell on Ostervik for day %d.\n\n%s\n\nThe council meets on Friday.", i, said),
		})
	}
	return out
}

// newsroomWith starts a newsroom whose bot answers from articles.
func newsroomWith(t *testing.T, s setup, articles ...corpus.Article) (*newsroom, *library) {
	t.Helper()
	l := indextest.Open(t, time.Now, articles...)
	sources := &sourcing.Desk{Ledger: ledger.New(l.Archive, l.Archive.Quotes, time.Now)}
	var n *newsroom
	reader := func() *bot.Bot {
		desk := &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: time.Now}
		return &bot.Bot{
			Desk:          desk,
			Editor:        &digest.Editor{Archive: sight.Archive{Archive: l.Archive}, Desk: desk},
			Sources:       sources,
			People:        &person.Library{Desk: desk, Index: l.Engine, Archive: sight.Archive{Archive: l.Archive}, Clock: time.Now},
			Stories:       &story.Library{Desk: desk, Archive: sight.Archive{Archive: l.Archive}, Clock: time.Now},
			InHand:        inhand.Reader{Clock: time.Now, Guarded: true, Allow: []string{"127.0.0.1"}},
			Checker:       &check.Checker{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: time.Now},
			Conversations: n.store.Conversations, Threads: n.store.Threads, Feedback: n.store.Feedback,
			Corrector: &correct.Corrector{Archive: sight.Archive{Archive: l.Archive}, Desk: &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: time.Now}, Clock: time.Now},
			Editors:   len(s.edge.Editors) > 0,
			MarkBook:  n.store.Marks, MarkDesk: &mark.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: time.Now},
			Filler: &rows.Filler{Desk: desk, Acquaintance: &met.Desk{Index: l.Engine, Archive: sight.Archive{Archive: l.Archive}, Clock: time.Now}}, Files: s.edge.Files,
			Coverage: &coverage.Desk{Archive: l.Archive, Overview: l.Archive.Overview, Clock: time.Now}, Rehearser: &watch.Rehearser{Archive: sight.Archive{Archive: l.Archive}, Searcher: l.Engine, Clock: time.Now},
			Subscriptions: n.store.Subscriptions, DigestLog: n.store.Outbox, Watches: n.store.Watches, Mutes: n.store.Mutes, Archive: sight.Archive{Archive: l.Archive}, Names: l.Archive.Names, Monitor: ward{},
			Command: "/onrecord", FollowUps: s.edge.FollowUps, Drafts: s.edge.Drafts, Hints: s.edge.Hints, DraftChannels: n.store.Drafts, Clock: time.Now,
		}
	}
	s.handle = func(ctx context.Context, e bot.Event) (bot.Reply, error) { return reader().Handle(ctx, e) }
	n = open(t, s)
	n.hears = func(ctx context.Context, e bot.Event) (bool, error) { return reader().Hears(ctx, e) }
	return n, l
}

// ward tells that a feed fails.
type ward struct{}

func (ward) Health(context.Context, bot.Conversation) (bot.Health, error) {
	return bot.Health{Sources: []bot.Source{{Name: "https://wire.example/feed", Failed: time.Now(), Problem: "503 Service Unavailable"}}, Waiting: 2}, nil
}

// awaitModal waits until Ana has a modal with the title before her that shows the
// text.
func (n *newsroom) awaitModal(title, text string) workspace.View {
	n.t.Helper()
	var v workspace.View
	ctx, cancel := context.WithTimeout(n.t.Context(), patience)
	defer cancel()
	err := n.Await(ctx, func() bool {
		var open bool
		v, open = n.Views.Modal(n.ana)
		return open && v.Title == title && strings.Contains(v.Shown(), text)
	})
	if err != nil {
		n.t.Fatalf("no modal %q with %q came; there is %q:\n%s\n%s", title, text, v.Title, v.Shown(), n.log)
	}
	return v
}

// awaitShown waits until the i-th message of the bot in a channel shows a text.
func (n *newsroom) awaitShown(c workspace.Channel, i int, text string) workspace.Message {
	n.t.Helper()
	n.await(fmt.Sprintf("message %d with %q", i, text), func() bool {
		replies := n.Messages.Replies(c)
		return len(replies) > i && strings.Contains(replies[i].Shown(), text)
	})
	return n.Messages.Replies(c)[i]
}

// mayRead is an app that hears and does all that an app can.
func mayRead() workspace.Options {
	return workspace.Options{
		Events: []string{"app_mention", "message.im", "message.channels", "message.groups", "app_home_opened"},
		Scopes: []string{"app_mentions:read", "channels:read", "channels:history", "groups:history", "chat:write",
			"commands", "groups:read", "im:history", "im:write", "users:read", "assistant:write"},
	}
}

const aboutTheFerry = "what did Elin Varga say about the ferry?"
