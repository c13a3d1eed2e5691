package state

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"onrecord/corpus"
)

func digestOf(channel string) Post {
	return Post{Installation: newsroom, Channel: channel, Purpose: "digest/2026-03-13", Articles: []corpus.ArticleID{"bridge", "ferry", "bridge"}, Message: []byte("message")}
}

func intend(t *testing.T, s *Store, p Post, at time.Time) (Post, bool) {
	t.Helper()
	recorded, fresh, err := s.Outbox.Begin(t.Context(), p, at)
	if err != nil {
		t.Fatal(err)
	}
	if recorded.Key == "" || recorded.Channel != p.Channel || recorded.Purpose != p.Purpose {
		t.Errorf("recorded %+v", recorded)
	}
	return recorded, fresh
}

// listed describes posts.
func listed(t *testing.T, posts []Post, err error) []string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range posts {
		out = append(out, fmt.Sprintf("%s %s %q lost %t", p.Channel, p.Purpose, p.TS, p.Lost))
	}
	return out
}

func TestAPostIsIntendedOnceForItsPurposeInAChannel(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	first, fresh := intend(t, s, digestOf("C1"), noon)
	if !fresh {
		t.Error("a new post was not fresh")
	}
	grid := digestOf("C1")
	grid.Enterprise = "E1"
	other := digestOf("C1")
	other.Purpose = "digest/2026-03-14"
	for _, p := range []Post{digestOf("C2"), grid, other} {
		if second, fresh := intend(t, s, p, noon); !fresh || second.Key == first.Key {
			t.Errorf("%+v was taken for the first", p)
		}
	}
	s.Close()
	s = open(t, path)
	again, fresh := intend(t, s, digestOf("C1"), noon.Add(time.Hour))
	if fresh || again.Key != first.Key || !again.Intended.Equal(noon) || again.TS != "" {
		t.Errorf("intended anew after a restart: %v, %+v", fresh, again)
	}
}

func TestWhatBecameOfAPostIsRecordedWithItsQuestion(t *testing.T) {
	s := open(t, newFile(t))
	var posts []Post
	for i, channel := range []string{"C1", "C2", "C3", "C4"} {
		if _, _, err := s.Inbox.Receive(t.Context(), newsroom, []byte(channel), noon, channel); err != nil {
			t.Fatal(err)
		}
		p, _ := intend(t, s, digestOf(channel), noon.Add(time.Duration(i)*time.Second))
		posts = append(posts, p)
	}
	sent, lost, refused := posts[0].Key, posts[1].Key, posts[2].Key
	if err := errors.Join(
		s.Outbox.Confirm(t.Context(), sent, "1700.1", noon, 1),
		s.Outbox.MarkUnknown(t.Context(), lost, noon, 2),
		s.Outbox.Cancel(t.Context(), refused),
		// What stands in its channel stays.
		s.Outbox.Cancel(t.Context(), sent), s.Outbox.MarkUnknown(t.Context(), sent, noon, 0),
	); err != nil {
		t.Fatal(err)
	}
	unconfirmed, err := s.Outbox.Unconfirmed(t.Context())
	wants(t, "unconfirmed", listed(t, unconfirmed, err), `C2 digest/2026-03-13 "" lost true`, `C4 digest/2026-03-13 "" lost false`)
	wants(t, "unanswered", pending(t, s, newsroom), "C3 at 12:00:00, saying false", "C4 at 12:00:00, saying false")

	for channel, want := range map[string]string{"C1": `"1700.1" lost false`, "C2": `"" lost true`, "C4": `"" lost false`} {
		p, ok, err := s.Outbox.Find(t.Context(), newsroom, channel, "digest/2026-03-13")
		if got := fmt.Sprintf("%q lost %t", p.TS, p.Lost); err != nil || !ok || got != want {
			t.Errorf("%s: found %v, %s, %v; want %s", channel, ok, got, err, want)
		}
	}
	if _, ok, err := s.Outbox.Find(t.Context(), newsroom, "C3", "digest/2026-03-13"); ok || err != nil {
		t.Errorf("a refused post was found: %v, %v", ok, err)
	}
}

func TestWhereAnArticleIsCitedIsKnown(t *testing.T) {
	s := open(t, newFile(t))
	post := func(channel string, at time.Time) {
		p, _ := intend(t, s, digestOf(channel), at)
		if err := s.Outbox.Confirm(t.Context(), p.Key, "1700."+channel, at, 0); err != nil {
			t.Fatal(err)
		}
	}
	citing := func(article corpus.ArticleID, want ...string) {
		t.Helper()
		posts, err := Amendments{s, newsroom}.Citing(t.Context(), article)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range posts {
			kept, ok, err := s.Outbox.Get(t.Context(), p.Key)
			if err != nil || !ok || string(kept.Message) != "message" || len(p.Articles) != 2 {
				t.Errorf("kept %+v of %+v, %v", kept, p, err)
			}
			got = append(got, kept.Channel)
		}
		wants(t, "citing "+string(article), got, want...)
	}
	post("C1", noon)
	post("C2", noon.Add(time.Hour))
	intend(t, s, digestOf("C3"), noon) // and was never sent
	citing("bridge", "C1", "C2")
	citing("ferry", "C1", "C2")
	citing("tower")
}

func TestTheDigestsOfAnOlderVersionAreNotPostedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{migrations[0].Tables, migrations[1].Tables, "PRAGMA user_version = 2",
		"INSERT INTO digest VALUES ('T1', 'C1', '2026-03-13', 1, 2, '1700.1'), ('T1', 'C2', '2026-03-13', 1, NULL, NULL)"} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	s := open(t, path)
	if p, fresh := intend(t, s, digestOf("C1"), noon); fresh || p.TS != "1700.1" {
		t.Errorf("a posted digest: %+v, fresh %v", p, fresh)
	}
	if p, fresh := intend(t, s, digestOf("C2"), noon); fresh || !p.Lost {
		t.Errorf("a digest that was cut off: %+v, fresh %v", p, fresh)
	}
}
