package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

// monitor tells of one feed, for one workspace.
type monitor struct{}

func (monitor) Health(_ context.Context, workspace bot.Conversation) (bot.Health, error) {
	if workspace != (bot.Conversation{Team: "T1"}) {
		return bot.Health{}, nil
	}
	return bot.Health{Sources: []bot.Source{{Name: "/srv/articles", Read: time.Date(2026, 3, 2, 23, 0, 0, 0, time.UTC)}}, Waiting: 3}, nil
}

// newHost is a bot with an archive of two articles, of which one was withdrawn.
func newHost(t *testing.T) *bot.Bot {
	t.Helper()
	b, _ := newDesk(t)
	archive := indextest.Open(t, time.Now).Archive
	for _, id := range []corpus.ArticleID{"bridge", "pier"} {
		_, err := archive.Add(t.Context(), time.Now(), corpus.Article{
			ID: id, Headline: "The " + string(id), Outlet: "Estuary Herald", Body: "Closed.", Status: corpus.Published,
			Published: time.Date(2026, 3, len(id)-3, 8, 0, 0, 0, time.UTC),
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Withdraw(t.Context(), time.Now(), "pier", ""); err != nil {
		t.Fatal(err)
	}
	b.Archive, b.Monitor = sight.Archive{Archive: archive}, monitor{}
	b.Desk = desk{facets: answer.Facets{Speaker: []answer.Count{{Value: "Ada Quill", Count: 2}}}}
	b.FixedDigests = []digest.Subscription{{Channel: "C0FIXED", Hour: 6, Zone: time.UTC}}
	return b
}

// opened is what Ana's Home shows after she did something.
func opened(t *testing.T, b *bot.Bot, e bot.Event) bot.Home {
	t.Helper()
	e.Team, e.User = "T1", "U1"
	if e.Did == nil {
		e.Did = bot.OpenHome{}
	}
	r, err := b.Handle(t.Context(), e)
	if err != nil || saysA[bot.Home](r) == nil {
		t.Fatalf("no Home: %+v, %v", r, err)
	}
	return *saysA[bot.Home](r)
}

func TestWhomAPersonMutedIsListedAtHomeAndUnmutedThere(t *testing.T) {
	b := newHost(t)
	for _, e := range []bot.Event{{Channel: "D1", Alone: true}, {Channel: "C0FIXED"}} {
		e.Team, e.User, e.Did = "T1", "U1", bot.Mute{Who: "Bo Fenn"}
		if _, err := b.Handle(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	if h := opened(t, b, bot.Event{}); !h.Muted.Has("Fenn") || len(h.Digests) != 1 || !h.Digests[0].Muted.Has("Fenn") {
		t.Errorf("Home has %v and %+v", h.Muted, h.Digests)
	}
	if h := opened(t, b, bot.Event{Did: bot.Unmute{Who: "Bo Fenn"}}); len(h.Muted) > 0 || len(h.Digests[0].Muted) != 1 {
		t.Errorf("Home has %v and %+v", h.Muted, h.Digests)
	}
}

func TestHomeHoldsWhatThePersonNeeds(t *testing.T) {
	b := newHost(t)
	for _, text := range []string{"watch bridge", "watch pier", "digest on 07:00 people:Quill"} {
		r, err := b.Handle(t.Context(), bot.Event{Did: bot.Command{Text: text}, Team: "T1", User: "U1", Channel: "C1"})
		if err != nil || !r.HomeChanged {
			t.Fatalf("%s: %+v, %v; it changes the Home", text, r, err)
		}
	}
	h := opened(t, b, bot.Event{})
	if h.News.Day != h.Holdings.Newest.Published || h.News.Day == "" {
		t.Errorf("what is new is of %q", h.News.Day)
	}
	if h.Holdings.Articles != 1 || h.Holdings.Newest == nil || h.Holdings.Newest.Headline != "The bridge" || len(h.Holdings.Outlets) != 1 {
		t.Errorf("holds %+v", h.Holdings)
	}
	if len(h.Examples) != 1 || h.Examples[0] != "What did Ada Quill say?" {
		t.Errorf("the examples are %q", h.Examples)
	}
	if len(h.Watches) != 2 || len(h.Digests) != 2 || h.Digests[0].Channel != "C1" || h.Digests[1].Channel != "C0FIXED" {
		t.Errorf("watches %+v, digests %+v", h.Watches, h.Digests)
	}
	if h.Health != nil {
		t.Errorf("a reader is shown %+v", h.Health)
	}
	vienna := time.FixedZone("Vienna", 3600)
	kept := opened(t, b, bot.Event{Admin: true, Zone: vienna})
	if kept.Health == nil || kept.Health.Waiting != 3 || kept.Health.Sources[0].Read.Day() != 3 || !kept.Health.Sources[0].Failed.IsZero() {
		t.Errorf("an admin is shown %+v", kept.Health)
	}
}

func TestOnesOwnWatchesAreChangedOnHome(t *testing.T) {
	b := newHost(t)
	add := func(user string) watch.Watch {
		t.Helper()
		of := watch.Owner{Team: "T1", User: user}
		q, err := watch.Parse("bridge", time.Now())
		if err != nil {
			t.Fatal(err)
		}
		w, err := b.Watches.Add(t.Context(), of, q, "")
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	mine, other := add("U1"), add("U2")
	if h := opened(t, b, bot.Event{Did: bot.PauseWatch{ID: mine.ID}}); !h.Watches[0].Paused {
		t.Error("the watch was not paused")
	}
	if h := opened(t, b, bot.Event{Did: bot.ResumeWatch{ID: mine.ID}}); h.Watches[0].Paused {
		t.Error("the watch was not resumed")
	}
	for range 2 { // pressed twice
		if h := opened(t, b, bot.Event{Did: bot.DeleteWatch{ID: mine.ID}}); len(h.Watches) != 0 {
			t.Errorf("left: %+v", h.Watches)
		}
	}
	opened(t, b, bot.Event{Did: bot.DeleteWatch{ID: other.ID}})
	if all, err := b.Watches.Of(t.Context(), watch.Owner{Team: "T1", User: "U2"}); err != nil || len(all) != 1 {
		t.Errorf("somebody else's watch was deleted: %+v, %v", all, err)
	}
}

// findings is what watches found, in the place of what is kept.
type findings struct {
	bot.Watches
	found map[int64]watch.Lately
}

func (f findings) Lately(context.Context, watch.Owner, time.Time) (map[int64]watch.Lately, error) {
	return f.found, nil
}

func TestAWatchNamesWhatItLastFoundUnlessThatWasWithdrawn(t *testing.T) {
	b := newHost(t)
	of := watch.Owner{Team: "T1", User: "U1"}
	found := make(map[int64]watch.Lately)
	for text, article := range map[string]corpus.ArticleID{"bridge": "bridge", "pier": "pier", "ferry": "gone"} {
		q, err := watch.Parse(text, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		w, err := b.Watches.Add(t.Context(), of, q, "")
		if err != nil {
			t.Fatal(err)
		}
		found[w.ID] = watch.Lately{Statements: 1, Article: article}
	}
	b.Watches = findings{b.Watches, found}
	for _, w := range opened(t, b, bot.Event{}).Watches {
		named := w.Last != nil
		if want := strings.Contains(w.Question.String(), "bridge"); named != want || w.Statements != 1 {
			t.Errorf("%s: names %+v", w.Question, w.Last)
		}
	}
}
