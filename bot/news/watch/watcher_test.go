package watch_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/news/mute"
	"onrecord/bot/news/watch"
	"onrecord/bot/sight"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/indextest"
)

var ana = watch.Owner{Team: "T1", User: "U1"}

// desk is a newsroom with an archive, a state file and people who are told.
type desk struct {
	t       *testing.T
	archive *corpus.Archive
	engine  index.Engine
	store   *state.Store
	now     time.Time
	told    map[watch.Owner][]watch.Notice
	refuse  error // of who is told
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	library := indextest.Open(t, clock)
	store, err := state.Open(t.Context(), filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	d := &desk{t: t, archive: library.Archive, engine: library.Engine, store: store, now: now, told: make(map[watch.Owner][]watch.Notice)}
	d.follow() // what is there already is not new
	return d
}

func (d *desk) clock() time.Time { return d.now }

func (d *desk) memory() state.News {
	return state.News{Store: d.store, By: state.Installation{Team: ana.Team}}
}

func (d *desk) watch(of watch.Owner, text string) watch.Watch {
	d.t.Helper()
	q, err := watch.Parse(text, d.now)
	if err != nil {
		d.t.Fatal(err)
	}
	w, err := d.store.Watches.Add(d.t.Context(), of, q, "")
	if err != nil {
		d.t.Fatal(err)
	}
	return w
}

func (d *desk) add(articles ...corpus.Article) {
	d.t.Helper()
	if _, err := d.archive.Add(d.t.Context(), d.now, articles...); err != nil {
		d.t.Fatal(err)
	}
	d.follow()
}

func (d *desk) follow() {
	d.t.Helper()
	w := watch.Watcher{Archive: d.archive, Quotes: d.archive.Quotes, Searcher: d.engine, Findings: d.memory(), Clock: d.clock}
	if err := w.Follow(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
}

// tell waits as long as is gathered, and tells.
func (d *desk) tell() error {
	d.now = d.now.Add(3 * time.Minute)
	m := watch.Messenger{Archive: sight.Archive{Archive: d.archive}, Searcher: d.engine, Bundles: d.memory(), Teller: d, Clock: d.clock, Gather: 3 * time.Minute}
	return m.Run(d.t.Context())
}

func (d *desk) Tell(_ context.Context, to watch.Owner, n watch.Notice) error {
	if d.refuse == nil {
		d.told[to] = append(d.told[to], n)
	}
	return d.refuse
}

// notices tells, and returns what a person has been told so far.
func (d *desk) notices(of watch.Owner) []watch.Notice {
	d.t.Helper()
	if err := d.tell(); err != nil {
		d.t.Fatal(err)
	}
	return d.told[of]
}

func news(id, body string) corpus.Article {
	return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Harbour Wire", Headline: "Headline of " + id, Status: corpus.Published, Body: body,
		Published: now.Add(-time.Hour)}
}

const tired = "“The bridge is tired, and nobody has counted its bolts,” said Ada Quill, the town engineer."

func TestWhatNewArticlesSayIsToldOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	bo := watch.Owner{Team: "T1", User: "U2"}
	d.watch(ana, "bridge speaker:quill")
	d.watch(ana, `"counted its bolts"`) // the same statement
	d.watch(bo, "ferry")
	d.add(news("wire", tired))
	d.add(news("copy", tired), news("other", "“The tunnel is wet,” said Ada Quill."))
	got := d.notices(ana)
	if len(got) != 1 || len(got[0].Lines) != 1 || got[0].More != 0 {
		t.Fatalf("told %+v", got)
	}
	if l := got[0].Lines[0]; l.Match.Article != "wire" || l.Watch.Question.Speaker != "quill" || len(l.Also) != 1 || l.Also[0].Question.Phrase != "counted its bolts" {
		t.Errorf("line %+v", l)
	}
	if n := d.notices(ana); len(n) != 1 || len(d.told[bo]) != 0 {
		t.Errorf("told again: %+v, %+v", n, d.told[bo])
	}
}

func TestWhatComesWithinMinutesIsOneMessage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "boats")
	for i := range 11 {
		d.add(news(fmt.Sprint("a", i), fmt.Sprintf("“We counted %d boats in the harbour,” said Ada Quill.", i)))
	}
	got := d.notices(ana)
	if len(got) != 1 || len(got[0].Lines) != watch.MaxLines || got[0].More != 3 {
		t.Errorf("told %d messages: %+v", len(got), got)
	}
}

func TestWhoIsMutedIsNotToldOf(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "bridge")
	if err := d.store.Mutes.Mute(t.Context(), mute.Place{Team: ana.Team, ID: ana.User}, "Ada Quill", d.now); err != nil {
		t.Fatal(err)
	}
	d.add(news("tired", tired), news("new", "“The new bridge is paid for,” said Bo Fenn, a commuter."))
	got := d.notices(ana)
	if len(got) != 1 || len(got[0].Lines) != 1 || got[0].Lines[0].Match.Article != "new" {
		t.Errorf("told %+v", got)
	}
}

func TestABackfillTellsNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "bridge")
	var old []corpus.Article
	for i := range 500 {
		a := news(fmt.Sprint("a", i), tired)
		a.Published = now.Add(-49 * time.Hour)
		old = append(old, a)
	}
	d.add(old...)
	if got := d.notices(ana); len(got) > 0 {
		t.Errorf("told %d messages", len(got))
	}
}

func TestACorrectionTellsOnlyWhatItAdds(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "bridge")
	d.add(news("a", tired))
	d.notices(ana)
	corrected := news("a", "“The bridge will be closed,” said Bo Fenn.\n\n"+tired)
	corrected.Status = corpus.Corrected
	d.add(corrected)
	got := d.notices(ana)
	if len(got) != 2 || len(got[1].Lines) != 1 || got[1].Lines[0].Match.Speaker.Name != "Bo Fenn" {
		t.Errorf("told %+v", got)
	}
}

// putRight has an editor give the first quote of an article to somebody else.
func (d *desk) putRight(id corpus.ArticleID, speaker string) {
	d.t.Helper()
	r, err := d.archive.Article(d.t.Context(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	found := quote.Annotate(r.Article)
	c, err := correction.Change{Speaker: speaker}.Of(r, found, found.Quotes[0])
	if err == nil {
		c.At = d.now
		_, err = d.archive.Quotes.Correct(d.t.Context(), c)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	d.follow()
}

func TestAQuoteThatAnEditorPutRightIsNoNews(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "speaker:fenn")
	d.add(news("a", tired))
	d.putRight("a", "Bo Fenn")
	if got := d.notices(ana); len(got) > 0 {
		t.Errorf("told %+v", got)
	}
	d.add(news("a", tired+"\n\nThe mayor was silent."))
	if got := d.notices(ana); len(got) != 1 || got[0].Lines[0].Match.Speaker.Name != "Bo Fenn" {
		t.Errorf("the revision is news, with the speaker who was put right: told %+v", got)
	}
}

func TestWhatIsPutRightBeforeItIsToldIsToldRight(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	bo := watch.Owner{Team: "T1", User: "U2"}
	d.watch(ana, "bridge")
	d.watch(bo, "speaker:quill")
	d.add(news("a", tired))
	d.putRight("a", "Bo Fenn")
	if got := d.notices(ana); len(got) != 1 || got[0].Lines[0].Match.Speaker.Name != "Bo Fenn" {
		t.Errorf("told %+v", got)
	}
	if got := d.notices(bo); len(got) > 0 {
		t.Errorf("told of somebody else: %+v", got)
	}
}

func TestWhatIsCorrectedAfterAMonthIsNotNews(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	a := news("a", tired)
	d.add(a)
	d.watch(ana, "bridge")
	d.now = now.AddDate(0, 0, 31)
	a.Status, a.Body = corpus.Corrected, "“The bridge will be closed,” said Bo Fenn.\n\n"+tired
	d.add(a)
	if got := d.notices(ana); len(got) > 0 {
		t.Errorf("told %+v", got)
	}
}

func TestWhatWasWithdrawnMeanwhileIsNotTold(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "bridge")
	d.add(news("a", tired))
	if err := d.archive.Withdraw(t.Context(), d.now, "a", ""); err != nil {
		t.Fatal(err)
	}
	if got := d.notices(ana); len(got) > 0 {
		t.Errorf("told %+v", got)
	}
}

func TestAnEmbargoedArticleIsToldWhenItsTimeComes(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "bridge")
	a := news("a", tired)
	a.EmbargoUntil = now.Add(time.Hour)
	d.add(a)
	if got := d.notices(ana); len(got) > 0 {
		t.Fatalf("told under embargo: %+v", got)
	}
	d.now = now.Add(time.Hour)
	if _, err := d.archive.LiftEmbargoes(t.Context(), d.now); err != nil {
		t.Fatal(err)
	}
	d.follow()
	if got := d.notices(ana); len(got) != 1 {
		t.Errorf("told %+v", got)
	}
}

func TestPausedAndDeletedWatchesAreQuiet(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	paused, deleted := d.watch(ana, "bridge"), d.watch(ana, "bolts")
	if err := errors.Join(d.store.Watches.Pause(t.Context(), ana, paused.ID, true)); err != nil {
		t.Fatal(err)
	}
	d.add(news("a", tired))
	if err := d.store.Watches.Delete(t.Context(), ana, deleted.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.notices(ana); len(got) > 0 {
		t.Errorf("told %+v", got)
	}
	if err := d.store.Watches.Pause(t.Context(), ana, paused.ID, false); err != nil {
		t.Fatal(err)
	}
	d.add(news("b", "“The bridge is open again,” said Bo Fenn."))
	if got := d.notices(ana); len(got) != 1 || len(got[0].Lines) != 1 {
		t.Errorf("resumed: %+v", got)
	}
}

func TestWhatCouldNotBeToldIsToldLater(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "bridge")
	d.add(news("a", tired))
	d.refuse = errors.New("ratelimited")
	if err := d.tell(); err == nil {
		t.Error("a refusal is not told")
	}
	d.add(news("b", "“The bridge is open again,” said Bo Fenn."))
	d.refuse = nil
	got := d.notices(ana)
	if len(got) != 2 || got[0].Bundle == got[1].Bundle || got[0].Lines[0].Match.Article != "a" {
		t.Errorf("told %+v", got)
	}
}

func TestAPersonHasOnlySoManyWatchesAndEachOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	first := d.watch(ana, "word0")
	for i := range watch.MaxWatches {
		d.watch(ana, fmt.Sprint("word", i))
	}
	if again := d.watch(ana, "word0"); again.ID != first.ID {
		t.Errorf("the same watch twice: %d and %d", first.ID, again.ID)
	}
	if _, err := d.store.Watches.Add(t.Context(), ana, question.Parse("one more", question.Options{}), ""); !errors.Is(err, watch.ErrTooMany) {
		t.Errorf("one too many: %v", err)
	}
}

func TestANameThatIsTakenOutIsNoNewsAndIsNotTold(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.watch(ana, "speaker:quill")
	d.watch(ana, "bolts")
	d.add(news("a", tired))
	if _, err := d.archive.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "a", Name: "Ada Quill", At: d.now, By: "ana", Reason: "asked for it"}); err != nil {
		t.Fatal(err)
	}
	d.follow()
	for _, n := range d.notices(ana) {
		for _, l := range n.Lines {
			if l.Match.Speaker != nil && l.Match.Speaker.Name == "Ada Quill" {
				t.Errorf("told %+v", l)
			}
		}
	}
}
