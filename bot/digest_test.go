package bot_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/coverage"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/bot/people/person"
	"onrecord/bot/sight"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

// editor makes digests that tell what was asked for; one day has no articles.
type editor struct {
	asked *digest.Request
	empty corpus.Day
}

func (e editor) Make(_ context.Context, r digest.Request) (digest.Digest, error) {
	*e.asked = r
	d := digest.Digest{Day: r.Day}
	if r.Day != e.empty {
		d.Articles = 1
	}
	return d, nil
}

// newDesk is a bot that remembers digests and watches in a file.
func newDesk(t *testing.T) (*bot.Bot, *digest.Request) {
	t.Helper()
	store, err := state.Open(t.Context(), filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	asked := new(digest.Request)
	clock := func() time.Time { return time.Date(2026, 3, 2, 23, 30, 0, 0, time.UTC) }
	library := indextest.Open(t, clock, silenced()...)
	return &bot.Bot{
		Coverage: &coverage.Desk{Archive: library.Archive, Overview: library.Archive.Overview, Clock: clock}, Rehearser: &watch.Rehearser{Archive: sight.Archive{Archive: library.Archive}, Searcher: library.Engine, Clock: clock},
		Desk: desk{}, Editor: editor{asked: asked}, Subscriptions: store.Subscriptions, DigestLog: store.Outbox, Watches: store.Watches, Mutes: store.Mutes, Namesakes: person.Register{Names: store.Namesakes, Archive: library.Archive}, Archive: sight.Archive{Archive: library.Archive}, Command: "/onrecord", FixedDigests: []digest.Subscription{{Channel: "C0FIXED"}},
		Clock: clock,
	}, asked
}

// silenced are articles of an outlet that ends in January, and of one that goes on.
func silenced() (out []corpus.Article) {
	for i := range 60 {
		published := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC).AddDate(0, 0, i)
		for _, outlet := range []string{"Estuary Herald", "The Lantern"} {
			if outlet == "The Lantern" || i < 30 {
				out = append(out, corpus.Article{ID: corpus.ArticleID(fmt.Sprint(outlet, i)), Outlet: outlet, Published: published, Body: "The tide was high."})
			}
		}
	}
	return out
}

func TestAWatchSaysWhenItsSourceFellSilent(t *testing.T) {
	b, _ := newDesk(t)
	told(t, b, "watch ferry outlet:herald")
	told(t, b, "watch ferry outlet:lantern")
	says(t, b, "watches", "1. “ferry”, in herald – no Estuary Herald article from 31 January 2026 on is in this archive\n2. “ferry”, in lantern\n")
}

// told gives the slash command, in Vienna, and returns what is said.
func told(t *testing.T, b *bot.Bot, text string) bot.Reply {
	t.Helper()
	vienna, err := time.LoadLocation("Europe/Vienna")
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Handle(t.Context(), bot.Event{Did: bot.Command{Text: text}, Team: "T1", Channel: "C0DESK", User: "U1", Zone: vienna})
	if err != nil {
		t.Fatal(err)
	}
	if r.Audience != bot.Asker {
		t.Errorf("%s: is said to %s", text, r.Audience)
	}
	return r
}

func says(t *testing.T, b *bot.Bot, text string, wants ...string) {
	t.Helper()
	r := told(t, b, text)
	for _, want := range wants {
		if !strings.Contains(textOf(r), want) {
			t.Errorf("%s: %q lacks %q", text, textOf(r), want)
		}
	}
}

func TestADigestIsTurnedOnInTheZoneOfWhoeverDoes(t *testing.T) {
	b, asked := newDesk(t)
	says(t, b, "digest on 8:30 section:politics", "every day at 08:30 (Europe/Vienna): section:politics", "/invite me")
	says(t, b, "digest on 8:30 in #C0OTHER", "comes there")
	r := told(t, b, "digest preview")
	if saysA[bot.DigestPreview](r) == nil || asked.Day != "2026-03-02" || asked.Zone.String() != "Europe/Vienna" || asked.Interest.String() != "section:politics" {
		t.Errorf("preview: %+v of %+v", r, asked) // it is the third in Vienna
	}
	says(t, b, "digest on 9:00 Tue and Friday Europe/London", "every Tuesday, Friday at 09:00 (Europe/London)")
	says(t, b, "digest skip 2026-12-24 to 2026-12-26", "No digest on 2026-12-24, 2026-12-25, 2026-12-26.")
	says(t, b, "digest on 9:00 weekdays", "Monday to Friday at 09:00")
	says(t, b, "no digest on 2027-01-01", "2026-12-26, 2027-01-01.")
	says(t, b, "digest skip none", "No day is left out.")
	says(t, b, "digest skip 2026-12-24 in C0NONE", "No digest was turned on")
	says(t, b, "digest off", "The digest is off.")
	says(t, b, "digest off in C0FIXED", "settings file")
	says(t, b, "digest on", "digest on 08:30")
	if r := told(t, b, "digest of the talks"); answered(r) == nil {
		t.Errorf("a question is taken for an order: %+v", r)
	}
}

// On a Tuesday, a digest that comes on Tuesdays and Fridays tells of all days since Friday.
func TestAPreviewIsWhatTheChannelWouldGet(t *testing.T) {
	b, asked := newDesk(t)
	told(t, b, "digest on 9:00 Tuesday and Friday")
	if told(t, b, "digest preview"); asked.From != "2026-02-27" || asked.Day != "2026-03-02" || asked.Backfill {
		t.Errorf("the preview is of %+v", asked)
	}
	if told(t, b, "digest preview 2026-01-15"); asked.From != "2026-01-15" || asked.Day != "2026-01-15" {
		t.Errorf("the preview of a day is of %+v", asked)
	}
}

func TestWhereYesterdayHasNoArticleThePreviewIsOfTheNewestDayThatHas(t *testing.T) {
	b, asked := newDesk(t)
	b.Editor = editor{asked, "2026-03-02"}
	told(t, b, "digest preview")
	if asked.Day != "2026-03-01" || !asked.Backfill {
		t.Errorf("the preview is of %+v", asked)
	}
	if told(t, b, "digest preview 2026-01-15"); asked.Day != "2026-01-15" {
		t.Errorf("a day that is named is shown, not %s", asked.Day)
	}
}

func TestSomebodyIsMutedInAChannelAndToldOfAgain(t *testing.T) {
	b, asked := newDesk(t)
	says(t, b, "mute", "Nobody is muted here")
	says(t, b, `mute "Elin Varga"`, "I tell nothing of Elin Varga in this channel any more", "/onrecord unmute Elin Varga")
	says(t, b, "mute", "Muted here: Elin Varga.")
	if told(t, b, "digest preview"); !asked.Muted.Has("Varga") {
		t.Errorf("the digest leaves out %v", asked.Muted)
	}
	alone := bot.Event{Team: "T1", Channel: "D1", User: "U1", Alone: true, Did: bot.Mute{Who: "Bo Fenn"}}
	if r, err := b.Handle(t.Context(), alone); err != nil || !strings.Contains(textOf(r), "I tell you nothing of Bo Fenn any more") {
		t.Errorf("%+v, %v", r, err)
	}
	says(t, b, "unmute fenn", "fenn is not muted here.")
	says(t, b, "unmute varga", "I tell of Elin Varga again.")
	says(t, b, "mute", "Nobody is muted here")
}

func TestWatchesAreListedPausedAndDeletedByTheirNumber(t *testing.T) {
	b, _ := newDesk(t)
	says(t, b, "watches", "nothing yet")
	says(t, b, `watch "ceasefire" speaker:kerry`, "I watch for: “ceasefire”, by kerry")
	says(t, b, "watch bridge", "direct message")
	says(t, b, "watch pause 2", "Paused: “bridge”")
	says(t, b, "watches", "1. “ceasefire”, by kerry", "2. “bridge” (paused)")
	says(t, b, "watch resume 2", "Resumed: “bridge”")
	says(t, b, "watch delete 1", "Deleted: ")
	says(t, b, "watch list", "1. “bridge”\n")
	says(t, b, "watch delete 7", "You have no watch 7")
	says(t, b, "watch delete", "Say which")
	says(t, b, "watch section:politics", "Say which words or whom to watch for")
}

func TestTheFullNameOfSomebodyIsWatchedForWhatTheySay(t *testing.T) {
	b, _ := newDesk(t)
	b.People = quoted("Elin Varga")
	says(t, b, "watch elin varga", "I watch for: anything by Elin Varga")
	says(t, b, `watch "elin varga"`, "I watch for: “elin varga”")
	says(t, b, "watch varga", "I watch for: “varga”") // may be any word
	says(t, b, "watch varga bridge", "I watch for: “varga bridge”")
}

// quoted are people of whom one is quoted.
type quoted string

func (q quoted) Person(context.Context, person.Request) (person.Person, error) {
	return person.Person{}, nil
}

func (q quoted) Latest(context.Context, string) (answer.Citation, bool, error) {
	return answer.Citation{Speaker: &answer.Attribution{Speaker: answer.Speaker{Name: string(q), Named: true}}}, true, nil
}

func TestOnePersonHasSoManyWatches(t *testing.T) {
	b, _ := newDesk(t)
	for i := range watch.MaxWatches {
		says(t, b, fmt.Sprintf("watch bridge%d", i), "I watch for: ")
	}
	says(t, b, "watch ferry", "You have 50 watches, and may have no more")
	says(t, b, "watch bridge7", "I watch for: ") // which is resumed
}

func TestOnlyAdminsJoinAndPartPeople(t *testing.T) {
	b, _ := newDesk(t)
	says(t, b, "join Elin Varga = Elin Brook", "Only admins")
	says(t, b, "person elin varga = E. Brook", "Admins of the workspace say whether elin varga and E. Brook are one person: /onrecord join elin varga = E. Brook. That they are two: /onrecord part elin varga = E. Brook")
	says(t, b, "person Elin Varga = ", "Name two: Elin Varga = E. Brook")
	admin := func(text, want string) {
		t.Helper()
		r, err := b.Handle(t.Context(), bot.Event{Did: bot.Command{Text: text}, Team: "T1", Channel: "C0DESK", User: "U1", Admin: true, Name: "Ana (U1)"})
		if err != nil || !strings.Contains(textOf(r), want) {
			t.Errorf("%s: %q lacks %q, %v", text, textOf(r), want, err)
		}
	}
	admin("joined", "No names were joined or parted")
	admin("join Elin Varga = Elin Brook", "Elin Brook is Elin Varga from now on. /onrecord joined undo 1 takes it back.")
	admin("part Elin Varga = E. Varga", "two people")
	admin("joined undo 1", "Taken back")
	admin("joined undo 1", "Nothing holds under this number")
	admin("joined", "1. Elin Brook is Elin Varga (2026-03-02, by Ana (U1)), undone by Ana (U1)")
	admin("part Karen Holm = Karen Holm (swimmer) place:ormskey", "Place:ormskey chooses no articles")
	admin("part Karen Holm = Karen Holm (swimmer) because the senator does not swim", "No article names anybody so: Karen Holm, where called “swimmer”")
	admin("join Elin Varga = Elin Varga", "in brackets: Elin Varga = Elin Varga (swimmer)")
	if r := told(t, b, "join the talks"); answered(r) == nil {
		t.Errorf("a question is taken for an order: %+v", r)
	}
}
