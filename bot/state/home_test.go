package state

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/watch"
	"onrecord/corpus"
)

func TestWhatASourceNotedSurvivesARestart(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	const folder = "/srv/articles"
	look := func(at time.Time, notes map[string]string) {
		t.Helper()
		if err := s.Sources.Record(t.Context(), folder, Look{At: at, Read: true, Notes: notes}); err != nil {
			t.Fatal(err)
		}
	}
	look(noon, map[string]string{"file a.txt": "1", "file b.txt": "1"})
	look(noon.Add(time.Hour), map[string]string{"file a.txt": "", "file b.txt": "2"})
	s.Close()
	s = open(t, path)
	got, err := s.Sources.Notes(t.Context(), folder)
	if diff := cmp.Diff(map[string]string{"file b.txt": "2"}, got); diff != "" || err != nil {
		t.Errorf("-want +got, %v:\n%s", err, diff)
	}
	if err := s.Forget(t.Context(), noon.Add(Retention+2*time.Hour), Retention); err != nil {
		t.Fatal(err)
	}
	if left, err := s.Sources.Notes(t.Context(), folder); err != nil || len(left) > 0 {
		t.Errorf("of a source that is gone %q is left, %v", left, err)
	}
}

func TestHowAFeedIsSurvivesARestart(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	const feed = "https://desk:swordfish@wire.example/feed?key=sesame"
	if never, err := s.Sources.Status(t.Context(), feed); err != nil || never != (bot.Source{}) {
		t.Errorf("a feed that was never read is %+v, %v", never, err)
	}
	polled := func(at time.Time, read bool, problem string) {
		t.Helper()
		if err := s.Sources.Record(t.Context(), feed, Look{At: at, Read: read, Problem: problem}); err != nil {
			t.Fatal(err)
		}
	}
	later := noon.Add(time.Hour)
	polled(noon, true, "")
	polled(later, false, "503 Service Unavailable")
	s.Close()
	for _, file := range []string{path, path + "-wal"} { // in PostgreSQL there is neither
		held, err := os.ReadFile(file)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if bytes.Contains(held, []byte("swordfish")) || bytes.Contains(held, []byte("sesame")) {
			t.Errorf("%s holds a secret of the address", file)
		}
	}
	s = open(t, path)
	want := bot.Source{Read: noon, Failed: later, Problem: "503 Service Unavailable"}
	got, err := s.Sources.Status(t.Context(), feed)
	if diff := cmp.Diff(want, got); diff != "" || err != nil || !got.Failing() {
		t.Errorf("after a restart (-want +got), %v:\n%s", err, diff)
	}
	polled(later.Add(time.Hour), true, "")
	if got, err = s.Sources.Status(t.Context(), feed); err != nil || got.Failing() || got.Problem == "" {
		t.Errorf("read again: %+v, %v; the last error is still told", got, err)
	}
	if other, err := s.Sources.Status(t.Context(), feed+"&section=sport"); err != nil || !other.Read.IsZero() {
		t.Errorf("another query of the same address is %+v, %v", other, err)
	}
	if err := s.Forget(t.Context(), noon.Add(Retention+3*time.Hour), Retention); err != nil {
		t.Fatal(err)
	}
	if gone, err := s.Sources.Status(t.Context(), feed); err != nil || gone != (bot.Source{}) {
		t.Errorf("what is read no more is kept for good: %+v, %v", gone, err)
	}
}

func TestWhatWatchesFoundLatelyIsCounted(t *testing.T) {
	s := open(t, newFile(t))
	ana := watch.Owner{Enterprise: newsroom.Enterprise, Team: newsroom.Team, User: "U1"}
	zoe := ana
	zoe.User = "U2"
	add := func(of watch.Owner, typed string) int64 {
		t.Helper()
		w, err := s.Watches.Add(t.Context(), of, question.Parse(typed, question.Options{}), "")
		if err != nil {
			t.Fatal(err)
		}
		return w.ID
	}
	ferry, idle, hers := add(ana, "ferry"), add(ana, "meadow"), add(zoe, "ferry")
	find := func(at time.Time, found ...watch.Found) {
		t.Helper()
		if err := s.Watches.RecordFound(t.Context(), newsroom, found, 1, at); err != nil {
			t.Fatal(err)
		}
	}
	find(noon.Add(-48*time.Hour), watch.Found{Watch: ferry, Statement: "old", Article: "a"})
	find(noon, watch.Found{Watch: ferry, Statement: "one", Article: "b"}, watch.Found{Watch: hers, Statement: "one", Article: "b"})
	find(noon.Add(time.Hour), watch.Found{Watch: ferry, Statement: "two", Article: "c"})
	got, err := s.Watches.Lately(t.Context(), ana, noon)
	want := map[int64]watch.Lately{ferry: {Statements: 2, Article: "c"}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("since noon, %v (-want +got):\n%s", err, diff)
	}
	if got, err = s.Watches.Lately(t.Context(), ana, noon.Add(24*time.Hour)); err != nil || got[ferry] != (watch.Lately{Article: "c"}) || got[idle] != (watch.Lately{}) {
		t.Errorf("since the next day: %+v, %v", got, err)
	}
}

func TestFeedbackIsUnreadUntilItIsListed(t *testing.T) {
	s := open(t, newFile(t))
	put := func() {
		t.Helper()
		passage := answer.Reference{Article: "a", Revision: 1, Spans: []corpus.Span{{Start: 0, End: 4}}}
		if err := s.Feedback.Add(t.Context(), bot.Feedback{At: noon, Passage: passage, Wrong: bot.Wrong{What: bot.WrongQuote}}); err != nil {
			t.Fatal(err)
		}
	}
	unread := func(want int) {
		t.Helper()
		if got, err := s.Feedback.Unread(t.Context()); err != nil || got != want {
			t.Errorf("%d unread, %v; want %d", got, err, want)
		}
	}
	read := func(n int) {
		t.Helper()
		if err := s.Feedback.MarkRead(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	read(0)
	unread(0)
	put()
	put()
	unread(2)
	read(1) // the second came while the first was listed
	unread(1)
	read(2)
	unread(0)
	read(1)
	put()
	unread(1)
}

func TestTheQuestionsThatWaitAreCounted(t *testing.T) {
	s := open(t, newFile(t))
	workspace := bot.Conversation{Enterprise: newsroom.Enterprise, Team: newsroom.Team}
	for i, want := range []int{0, 1, 2} {
		if got, err := s.Inbox.Waiting(t.Context(), workspace); err != nil || got != want {
			t.Errorf("%d wait, %v; want %d", got, err, want)
		}
		if _, _, err := s.Inbox.Receive(t.Context(), newsroom, []byte("{}"), noon, string(rune('a'+i))); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Inbox.Waiting(t.Context(), bot.Conversation{Team: "T2"}); err != nil || got != 0 {
		t.Errorf("%d wait in another workspace, %v", got, err)
	}
}
