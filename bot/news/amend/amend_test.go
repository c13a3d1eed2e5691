package amend_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/news/amend"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/index/indextest"
)

var now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// room is where messages stand that cite the articles of an archive.
type room struct {
	t       *testing.T
	archive *corpus.Archive
	store   *state.Store
	now     time.Time
	updater *amend.Updater
	notes   map[string][]amend.Note // by the key of the post
	amended int
	refuse  error
	shown   []byte // by what is posted
}

func newRoom(t *testing.T) *room {
	t.Helper()
	archive := indextest.Open(t, func() time.Time { return now }).Archive
	store, err := state.Open(t.Context(), filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	r := &room{t: t, archive: archive, store: store, now: now, notes: make(map[string][]amend.Note), shown: []byte("{}")}
	r.updater = &amend.Updater{Archive: archive, Quotes: archive.Quotes, Posts: state.Amendments{Store: store}, Amender: r, Clock: func() time.Time { return r.now }}
	r.add("bridge", "ferry")
	r.follow()
	return r
}

func (r *room) add(ids ...corpus.ArticleID) {
	r.t.Helper()
	for _, id := range ids {
		r.put(corpus.Article{ID: id, Outlet: "Harbour Wire", Headline: "About the " + string(id), Status: corpus.Published, Body: "It is there."})
	}
}

func (r *room) put(a corpus.Article) {
	r.t.Helper()
	if _, err := r.archive.Add(r.t.Context(), r.now, a); err != nil {
		r.t.Fatal(err)
	}
}

// post posts a message that cites articles, and returns its key.
func (r *room) post(purpose string, articles ...corpus.ArticleID) string {
	r.t.Helper()
	p, _, err := r.store.Outbox.Begin(r.t.Context(), state.Post{Channel: "C1", Purpose: purpose, Articles: articles, Message: r.shown}, r.now)
	if err == nil {
		err = r.store.Outbox.Confirm(r.t.Context(), p.Key, "1700."+purpose, r.now, 0)
	}
	if err != nil {
		r.t.Fatal(err)
	}
	return p.Key
}

// correct has an editor give a quote of the bridge to another speaker, or take that back.
func (r *room) correct(undoes int64) int64 {
	r.t.Helper()
	c := corpus.Correction{Undoes: undoes}
	if undoes == 0 {
		a, err := r.archive.Article(r.t.Context(), "bridge")
		if err != nil {
			r.t.Fatal(err)
		}
		found := quote.Annotate(a.Article)
		if c, err = (correction.Change{Speaker: "Bo Fenn"}).Of(a, found, found.Quotes[0]); err != nil {
			r.t.Fatal(err)
		}
	}
	c.At, c.By = r.now, "Mo Reyes"
	kept, err := r.archive.Quotes.Correct(r.t.Context(), c)
	if err != nil {
		r.t.Fatal(err)
	}
	return kept.ID
}

func (r *room) follow() {
	r.t.Helper()
	if err := r.updater.Follow(r.t.Context()); err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) Amend(_ context.Context, key string, notes []amend.Note) error {
	r.amended++
	if r.refuse == nil {
		r.notes[key] = notes
	}
	return r.refuse
}

func (r *room) noted(key string, wants ...string) {
	r.t.Helper()
	var got []string
	for _, n := range r.notes[key] {
		got = append(got, n.Text)
	}
	if len(got) != len(wants) {
		r.t.Errorf("notes %q, want %q", got, wants)
		return
	}
	for i, want := range wants {
		if !strings.Contains(got[i], want) {
			r.t.Errorf("note %q, want %q", got[i], want)
		}
	}
}

func TestEachMessageThatCitesAWithdrawnArticleSaysSo(t *testing.T) {
	r := newRoom(t)
	answer, digest, other := r.post("answer", "bridge"), r.post("digest", "bridge", "ferry"), r.post("other", "ferry")
	if err := r.archive.Withdraw(t.Context(), now, "bridge", ""); err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(answer, "Withdrawn: “About the bridge” (Harbour Wire)")
	r.noted(digest, "Withdrawn: “About the bridge”")
	r.noted(other)
	r.follow()
	if r.amended != 2 {
		t.Errorf("%d messages were amended, want 2, once", r.amended)
	}
	if err := r.archive.Restore(t.Context(), now, "bridge"); err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(answer)
	r.noted(digest)
}

func TestACorrectionIsToldWhereTheWordsWereShownBefore(t *testing.T) {
	r := newRoom(t)
	before := r.post("before", "bridge")
	r.now = now.Add(time.Hour)
	corrected := corpus.Article{ID: "bridge", Headline: "About the bridge", Status: corpus.Corrected, Body: "It is here."}
	r.put(corrected)
	r.now = now.Add(2 * time.Hour)
	after := r.post("after", "bridge")
	r.follow()
	r.noted(before, "Corrected on 2026-03-02: “About the bridge”")
	r.noted(after)
}

func TestAnEmbargoHidesUntilItsMinute(t *testing.T) {
	r := newRoom(t)
	answer := r.post("answer", "bridge")
	held := corpus.Article{ID: "bridge", Headline: "About the bridge", Status: corpus.Published, Body: "It is there.", EmbargoUntil: now.Add(time.Hour)}
	r.put(held)
	r.follow()
	r.noted(answer, "Under embargo until 2026-03-02 10:00 UTC: an article of the archive.")
	r.now = now.Add(time.Hour)
	if _, err := r.archive.LiftEmbargoes(t.Context(), r.now); err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(answer)
}

func TestWhatWasOnItsWayIsAmendedToo(t *testing.T) {
	r := newRoom(t)
	if err := r.archive.Withdraw(t.Context(), now, "bridge", ""); err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.now = now.Add(time.Hour) // Slack could not be reached
	late, other := r.post("late", "bridge"), r.post("other", "ferry")
	r.follow()
	r.noted(late, "Withdrawn")
	r.noted(other)
	r.follow()
	if r.amended != 1 {
		t.Errorf("%d messages were amended, want 1, once", r.amended)
	}
}

func TestAFailureIsTriedAgainAndAMessageThatIsGoneIsNot(t *testing.T) {
	r := newRoom(t)
	answer := r.post("answer", "bridge")
	if err := r.archive.Withdraw(t.Context(), now, "bridge", ""); err != nil {
		t.Fatal(err)
	}
	r.refuse = errors.New("connection reset")
	if err := r.updater.Follow(t.Context()); err == nil {
		t.Error("a failure is not told")
	}
	r.refuse = nil
	r.follow()
	r.noted(answer, "Withdrawn")

	gone := r.post("gone", "ferry")
	if err := r.archive.Withdraw(t.Context(), now, "ferry", ""); err != nil {
		t.Fatal(err)
	}
	r.refuse = amend.ErrGone
	r.amended = 0
	r.follow()
	r.follow()
	if r.amended != 1 {
		t.Errorf("%s was tried %d times", gone, r.amended)
	}
}

func TestAQuoteThatAnEditorPutRightIsToldWhereItIsShown(t *testing.T) {
	r := newRoom(t)
	r.put(corpus.Article{ID: "bridge", Status: corpus.Published, Body: "“The bridge is tired, and nobody has counted its bolts,” said Ada Quill."})
	r.shown = []byte(`{"blocks":[{"elements":[{"text":"… tired, and "},{"text":"nobody has counted","style":{"bold":true}},{"text":" its bolts"}]}]}`)
	before := r.post("before", "bridge")
	r.shown = []byte(`{"blocks":[{"elements":[{"text":"The bridge is tired."}]}]}`)
	other := r.post("other", "bridge")
	r.now = now.Add(time.Hour)
	id := r.correct(0)
	r.follow()
	r.noted(before, "Put right by an editor on 2026-03-02: “The bridge is tired, and nobody has counted its bolts,” · speaker: Ada Quill → Bo Fenn.")
	r.noted(other)
	if r.amended != 1 {
		t.Errorf("%d messages were amended, want the one that shows the quote", r.amended)
	}
	r.now = now.Add(2 * time.Hour)
	r.shown = []byte(`{"blocks":[{"elements":[{"text":"nobody has counted its bolts"}]}]}`)
	between := r.post("between", "bridge")
	r.follow()
	r.noted(between)
	r.now = now.Add(3 * time.Hour)
	r.correct(id)
	r.follow()
	r.noted(before)
	r.noted(between, "A correction by an editor was taken back on 2026-03-02: “The bridge is tired, and nobody has counted its bolts,” · speaker: Ada Quill → Bo Fenn.")
	if err := r.archive.Withdraw(t.Context(), r.now, "bridge", ""); err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(between, "Withdrawn")
}

func TestPeopleOfOneNameWhoArePartedAreToldOfWhereTheyAreShown(t *testing.T) {
	r := newRoom(t)
	r.put(corpus.Article{ID: "bridge", Status: corpus.Published, Body: "“The bridge is tired,” said Ada Quill, the engineer."})
	r.shown = []byte(`{"blocks":[{"elements":[{"text":"Ada Quill","style":{"bold":true}},{"text":": The bridge is tired"}]}]}`)
	before := r.post("before", "bridge", "ferry")
	r.shown = []byte(`{"blocks":[{"elements":[{"text":"The bridge is tired"}]}]}`)
	other := r.post("other", "bridge")
	r.now = now.Add(time.Hour)
	engineer := corpus.Parting{Name: "Ada Quill", Mark: "engineer", Where: corpus.Where{Called: "engineer"}, At: r.now}
	made, err := r.archive.Quotes.Part(t.Context(), engineer, []corpus.ArticleID{"bridge"}, 100)
	if err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(before, "Since 2026-03-02 an admin tells two people called Ada Quill apart: here it is Ada Quill (engineer).")
	r.noted(other)
	r.now = now.Add(2 * time.Hour)
	r.shown = []byte(`{"blocks":[{"elements":[{"text":"Ada Quill (engineer): The bridge is tired"}]}]}`)
	between := r.post("between", "bridge")
	r.now = now.Add(3 * time.Hour)
	if err := r.archive.Quotes.Rejoin(t.Context(), r.now, made.ID, "Ann Po", []corpus.ArticleID{"bridge"}, 100); err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(before)
	r.noted(between, "Since 2026-03-02 two people called Ada Quill are one again: Ada Quill (engineer) is not told apart any more.")
}

// Feeds tell of a change by no status: a message that shows words which are gone says so,
// and one whose words stand as they did says nothing.
func TestWordsThatARevisionDroppedAreToldOf(t *testing.T) {
	r := newRoom(t)
	article := func(body string) corpus.Article {
		return corpus.Article{ID: "bridge", Outlet: "Harbour Wire", Headline: "About the bridge", Status: corpus.Published, Body: body}
	}
	const dredged, paid = "“No ship will wait for the tide again,” said Ada Quill.", "“The town has paid for the work twice over,” said Bo Fenn."
	r.put(article(dredged + "\n\n" + paid))
	r.follow()
	r.now = r.now.Add(time.Hour)
	r.shown = []byte(`{"blocks":[{"elements":[{"text":"Ada Quill: “No ship will "},{"text":"wait for the tide"},{"text":" again,”"}]}]}`)
	first := r.post("first", "bridge")
	r.shown = []byte(`{"text":"Bo Fenn: “The town has paid for the work twice over,”"}`)
	second := r.post("second", "bridge")
	r.follow()

	r.now = r.now.Add(time.Hour)
	r.put(article("“Ships will wait for less time,” said Ada Quill.\n\n" + paid))
	r.follow()
	r.noted(first, "Revised since: “About the bridge” (Harbour Wire). Some of the words here are in the article no longer")
	r.noted(second)

	r.now = r.now.Add(time.Hour)
	r.put(article(dredged + "\n\n" + paid))
	r.follow()
	r.noted(first)
}

func TestWhatStoodOfAnArticleIsTakenOutWithAName(t *testing.T) {
	r := newRoom(t)
	r.put(corpus.Article{ID: "court", Outlet: "Harbour Wire", Headline: "Before the judge", Status: corpus.Published, Published: now, Body: "“I pay,” said Rolf Anker, a miller."})
	key := r.post("answer", "court")
	r.now = r.now.Add(time.Hour)
	taken, err := r.archive.Names.TakeOut(t.Context(), corpus.TakenOut{Article: "court", Name: "Rolf Anker", At: r.now, By: "ana", Reason: "asked for it"})
	if err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(key, "A name was taken out of an article of Harbour Wire. What stood here of it is taken out; ask again for what it says now.")
	if n := r.notes[key]; len(n) != 1 || !n[0].Hides {
		t.Errorf("notes %+v", n)
	}
	if _, err := r.archive.Names.PutBack(t.Context(), r.now, taken.ID, "bo"); err != nil {
		t.Fatal(err)
	}
	r.follow()
	r.noted(key)
}
