package blocks

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/mute"
	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

// morning is when the Homes of the tests are looked at.
var morning = time.Date(2026, 11, 21, 8, 30, 0, 0, time.UTC)

// newcomer is the Home of a person who has done nothing yet.
func newcomer() bot.Home {
	return bot.Home{
		Command: "/onrecord",
		Holdings: bot.Holdings{
			Scope:   answer.Scope{Articles: 12400, From: "2019-01-03", To: "2026-11-21"},
			Outlets: []corpus.OutletCount{{Outlet: "The Ostervik Courier", Articles: 9000}, {Outlet: "Fjord Daily", Articles: 3399}, {Outlet: "Nordvik Post", Articles: 1}},
			Newest:  &answer.Citation{Article: "harbour-9", Headline: "Ostervik keeps its harbour", Outlet: "Fjord Daily", Published: "2026-11-21", URL: "https://fjord.example/9"},
		},
		Examples: []string{"What did Ingrid Solheim say?", "Who spoke about Ostervik?", "Who spoke about Harbour Union?"},
	}
}

func watchOf(id int64, typed string) watch.Watch {
	return watch.Watch{ID: id, Question: question.Parse(typed, question.Options{})}
}

// reader is the Home of a person with watches, in a workspace with digests.
func reader() bot.Home {
	h := newcomer()
	paused := watchOf(13, "dredging")
	paused.Paused = true
	h.Watches = []bot.Watching{{Watch: watchOf(12, `"all trade" speaker:solheim`), Statements: 3, Last: h.Holdings.Newest}, {Watch: paused}}
	vienna, err := time.LoadLocation("Europe/Vienna")
	if err != nil {
		panic(err)
	}
	h.Digests = []bot.Posting{
		{Subscription: digest.Subscription{Channel: "C07DESK", Hour: 8, Minute: 30, Zone: vienna, Interest: digest.Interest{Sections: []string{"politics"}, People: []string{"Ada Quill"}}}, Last: "2026-11-20", Muted: mute.Names{"Bo Fenn"}},
		{Subscription: digest.Subscription{Channel: "C07NEW", Hour: 6}},
	}
	h.Muted = mute.Names{"Karl Brook"}
	h.Followed = []answer.Citation{splitQuote()}
	h.News = digest.Digest{Day: "2026-11-21", Lines: digest.Lines{Quotes: []answer.Citation{splitQuote()}}}
	return h
}

// keeper is the Home of an admin.
func keeper() bot.Home {
	h := reader()
	h.Health = &bot.Health{
		Sources: []bot.Source{
			{Name: "https://fjord.example/feed.xml", Read: morning.Add(-5 * time.Minute), Articles: 1204, Newest: "2026-03-02"},
			{Name: "The Tern Post", Read: morning.Add(-2 * time.Hour), Articles: 1, Late: 10 * time.Minute},
			{Name: "/srv/articles", Read: morning, Failed: morning, Problem: "/srv/articles/bad.txt: it is empty: write the article into it"},
			{Name: "https://courier.example/feed?…", Read: morning.Add(-time.Hour), Failed: morning, Problem: "503 Service Unavailable: try again later"},
			{Name: "/srv/new"},
		},
		Waiting: 2, Unconfirmed: 1, Behind: 7, Feedback: 1,
	}
	return h
}

// hostile is a Home in which every name is as nasty as can be.
func hostile() bot.Home {
	h := keeper()
	h.Holdings.Newest = &answer.Citation{Headline: nasty, Outlet: nasty, URL: "javascript:alert(1)"}
	h.Holdings.Outlets = []corpus.OutletCount{{Outlet: nasty, Articles: 1}}
	h.Examples = []string{"What did " + nasty + " say?"}
	h.Watches = []bot.Watching{{Watch: watchOf(1, `"`+nasty+`"`), Statements: 1, Last: h.Holdings.Newest}}
	h.Muted = mute.Names{nasty}
	h.Followed = []answer.Citation{nastyCitation()}
	h.News = digest.Digest{Day: "2026-11-21", Lines: digest.Lines{Quotes: []answer.Citation{nastyCitation()}}}
	h.Digests = []bot.Posting{{Subscription: digest.Subscription{Channel: nasty, Interest: digest.Interest{People: []string{nasty}}}}}
	h.Health.Sources = []bot.Source{{Name: nasty, Failed: morning, Problem: nasty}}
	return h
}

func editorOf(h bot.Home) bot.Home {
	h.Editor, h.Reports = true, 3
	return h
}

func goldenHomes() map[string]slack.HomeTabViewRequest {
	sample := newcomer()
	sample.Holdings.Sample = true
	return map[string]slack.HomeTabViewRequest{
		"newcomer": Home(sample),
		"reader":   Home(reader()),
		"admin":    Home(keeper()),
		"empty":    Home(bot.Home{Command: "/onrecord", Health: &bot.Health{}}),
		"nasty":    Home(hostile()),
		"editor":   Home(editorOf(reader())),
		"notice":   HomeNotice("Sorry. Open this tab again."),
	}
}

// checkHome fails where Slack would refuse the Home.
func checkHome(t *testing.T, v slack.HomeTabViewRequest) {
	t.Helper()
	m := Message{Blocks: v.Blocks.BlockSet}
	if size := m.size(); size > homeSize {
		t.Errorf("the Home has %d characters, over %d", size, homeSize)
	}
	if len(m.Blocks) == 0 || len(m.Blocks) > 100 {
		t.Errorf("%d blocks", len(m.Blocks))
	}
	checkBlocks(t, m.Blocks)
}

func TestHomesLookAsApproved(t *testing.T) {
	for name, home := range goldenHomes() {
		t.Run(name, func(t *testing.T) {
			checkHome(t, home)
			approve(t, "home-"+name, encode(t, home))
		})
	}
}

func TestHomesSurviveSlackGoUnchanged(t *testing.T) {
	for name, home := range goldenHomes() {
		t.Run(name, func(t *testing.T) {
			survives[slack.HomeTabViewRequest](t, home)
		})
	}
}

func TestAHomeSaysHowMuchItLeavesOut(t *testing.T) {
	for _, c := range []struct {
		watches, digests, sources, outlets int
		left                               []string
	}{
		{0, 0, 0, 0, nil},
		{1, 1, 1, 1, nil},
		{8, 2, 0, 8, nil},
		{1, 1, 20, 9, []string{"and 1 more"}},
		{0, 20, 0, 0, nil},
		{0, 21, 0, 0, []string{"and 1 more"}},
		{0, 0, 20, 0, nil},
		{0, 0, 21, 0, []string{"and 1 more: onrecord doctor"}},
		{50, 0, 0, 0, []string{"more: /onrecord watches"}},
		{1000, 300, 200, 5000, []string{"more: /onrecord watches", "more: onrecord doctor"}},
	} {
		h := keeper()
		h.Watches, h.Digests, h.Health.Sources, h.Holdings.Outlets = nil, nil, nil, nil
		for i := range c.watches {
			h.Watches = append(h.Watches, bot.Watching{Watch: watchOf(int64(i+1), fmt.Sprint("watched", i))})
		}
		for i := range c.digests {
			h.Digests = append(h.Digests, bot.Posting{Subscription: digest.Subscription{Channel: fmt.Sprint("C", i)}})
		}
		for i := range c.sources {
			h.Health.Sources = append(h.Health.Sources, bot.Source{Name: fmt.Sprintf("/srv/%d", i), Read: morning})
		}
		for i := range c.outlets {
			h.Holdings.Outlets = append(h.Holdings.Outlets, corpus.OutletCount{Outlet: fmt.Sprint("Gazette ", i), Articles: 1})
		}
		v := Home(h)
		checkHome(t, v)
		text := said(t, Message{Blocks: v.Blocks.BlockSet})
		for _, left := range c.left {
			if !strings.Contains(text, left) {
				t.Errorf("%+v: nothing tells of %q:\n%s", c, left, text)
			}
		}
		if c.left == nil && strings.Contains(text, " more") {
			t.Errorf("%+v: something is left out:\n%s", c, text)
		}
		if c.watches > 0 && !strings.Contains(text, fmt.Sprint("watched", c.watches-1)) {
			t.Errorf("%+v: the newest watch is not shown", c)
		}
	}
}

func TestTheNastiestHomesStillFit(t *testing.T) {
	for name, filler := range map[string]string{
		"one word":       strings.Repeat("x", 10_000),
		"angle brackets": strings.Repeat("<!channel>", 1000),
		"quotes":         strings.Repeat(`"`, 10_000),
		"controls":       strings.Repeat("\x01", 10_000),
		"line breaks":    strings.Repeat("a\n", 5_000),
		"emoji":          strings.Repeat("👩‍👩‍👧", 2_000),
		"right to left":  strings.Repeat("\u202eאבד ", 2_000),
		"not text":       strings.Repeat("\xff", 5_000),
	} {
		t.Run(name, func(t *testing.T) {
			h := hostile()
			long := &answer.Citation{Headline: filler, Outlet: filler, URL: "https://news.example/" + strings.Repeat("a", 900), Published: "2026-11-21"}
			h.Holdings.Newest = long
			h.Examples = []string{"What did " + filler + " say?", "Who spoke about " + filler + "?", "x" + filler}
			h.Watches, h.Digests, h.Health.Sources, h.Holdings.Outlets = nil, nil, nil, nil
			words := answer.Citation{Headline: filler, Outlet: filler, URL: long.URL, Text: filler, End: len(filler), Speaker: &answer.Attribution{Speaker: answer.Speaker{Name: filler, Title: filler, Named: true}}}
			h.Followed, h.News.Quotes = []answer.Citation{words, words, words, words, words}, []answer.Citation{words, words, words, words, words}
			for i := range 200 {
				h.Muted = append(h.Muted, fmt.Sprint(i, filler))
				w := watch.Watch{ID: int64(i + 1), Question: question.Question{Words: filler}}
				h.Watches = append(h.Watches, bot.Watching{Watch: w, Statements: 1000, Last: long})
			}
			for range 200 {
				h.Health.Sources = append(h.Health.Sources, bot.Source{Name: filler, Failed: morning, Problem: filler})
				h.Digests = append(h.Digests, bot.Posting{Subscription: digest.Subscription{Channel: filler, Interest: digest.Interest{People: []string{filler}}}})
				h.Holdings.Outlets = append(h.Holdings.Outlets, corpus.OutletCount{Outlet: filler, Articles: 1})
			}
			checkHome(t, Home(h))
		})
	}
}

func TestWhatFailsIsToldFirst(t *testing.T) {
	text := said(t, Message{Blocks: Home(keeper()).Blocks.BlockSet})
	order := []string{"FAILING · https://courier.example/feed?…", "/srv/new · not read yet", "bad.txt", "https://fjord.example/feed.xml"}
	at := -1
	for _, name := range order {
		next := strings.Index(text, name)
		if next <= at {
			t.Errorf("%q does not stand where it should:\n%s", name, text)
		}
		at = next
	}
}

func TestAnExampleIsOfferedUpToItsLength(t *testing.T) {
	for length, want := range map[int]bool{0: false, 1: true, exampleLength: true, exampleLength + 1: false} {
		h := newcomer()
		h.Examples = []string{strings.Repeat("é", length)}
		v := Home(h)
		checkHome(t, v)
		if got := offers(t, Message{Blocks: v.Blocks.BlockSet}, PickAction+"1"); got != want {
			t.Errorf("a question of %d characters is offered: %v", length, got)
		}
	}
}

func TestOnlyAnAdminIsShownHowTheBotIs(t *testing.T) {
	if text := said(t, Message{Blocks: Home(reader()).Blocks.BlockSet}); strings.Contains(text, "index") || strings.Contains(text, "/srv") {
		t.Errorf("a reader is shown:\n%s", text)
	}
}
