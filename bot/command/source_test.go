package command

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// outpost is a bot that reads one source, with the archive and the state that outlive it.
type outpost struct {
	archive *corpus.Archive
	state   string
	now     time.Time
	log     strings.Builder
}

func newOutpost(t *testing.T) *outpost {
	t.Helper()
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	return &outpost{archive: archive, state: filepath.Join(t.TempDir(), "state.db"), now: time.Now().Add(time.Hour)}
}

// read starts a bot that reads a source once, and ends it.
func (p *outpost) read(t *testing.T, source Source) {
	t.Helper()
	store, err := state.Open(t.Context(), p.state)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	clock := func() time.Time { return p.now }
	poller := poller{
		log: slog.New(slog.NewTextHandler(&p.log, nil)), library: &library{archive: p.archive, clock: clock},
		store: store, intake: intake.New(intake.Options{Clock: clock, Pause: time.Nanosecond}),
	}
	poller.read(t.Context(), source)
}

func (p *outpost) article(t *testing.T, id corpus.ArticleID) corpus.Record {
	t.Helper()
	r, err := p.archive.Article(context.Background(), id)
	if err != nil {
		t.Fatalf("%s: %v\n%s", id, err, p.log.String())
	}
	return r
}

func TestAFolderIsKeptInStepAfterARestart(t *testing.T) {
	p, folder := newOutpost(t), t.TempDir()
	put := func(name, text string, changed time.Time) {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, changed, changed); err != nil {
			t.Fatal(err)
		}
	}
	source := Source{Source: intake.Source{At: folder, Outlet: "The Tern Post", Section: "Harbour"}, Withdraw: true}
	morning := p.now.Add(-5 * time.Hour)
	put("quay/closes.txt", "“The quay closes,” said Ida Voll.", morning)
	put("mast.txt", "“The mast is rotten,” said Bo Fenn.", morning)
	for i := range 3 {
		put(fmt.Sprintf("buoy-%d.txt", i), fmt.Sprintf("“Buoy %d is adrift,” said Bo Fenn.", i), morning)
	}
	p.read(t, source)
	if r := p.article(t, "mast"); r.Outlet != "The Tern Post" || r.Section != "Harbour" || r.Source != corpus.Source(folder) {
		t.Errorf("of outlet %q, section %q, source %q", r.Outlet, r.Section, r.Source)
	}

	put("mast.txt", "“The mast is mended,” said Bo Fenn.", morning) // behind the back of its time
	p.read(t, source)
	if r := p.article(t, "mast"); r.Revision != 1 {
		t.Error("a file was read again that seemed not to have changed")
	}
	put("mast.txt", "“The mast is mended,” said Bo Fenn.", morning.Add(time.Hour))
	if err := os.Rename(filepath.Join(folder, "quay/closes.txt"), filepath.Join(folder, "closed.txt")); err != nil {
		t.Fatal(err)
	}
	p.read(t, source)
	p.read(t, source)
	if r := p.article(t, "mast"); r.Revision != 2 {
		t.Error("a file that changed was not read again")
	}
	if r := p.article(t, "quay/closes"); r.Status != corpus.Published {
		t.Errorf("the article whose file moved is %s: %s\n%s", r.Status, r.Reason, p.log.String())
	}
	away := filepath.Join(t.TempDir(), "mast.txt")
	if err := os.Rename(filepath.Join(folder, "mast.txt"), away); err != nil {
		t.Fatal(err)
	}
	p.read(t, source)
	if r := p.article(t, "mast"); r.Status != corpus.Withdrawn {
		t.Errorf("the article whose file is gone is %s", r.Status)
	}
	if err := os.Rename(away, filepath.Join(folder, "mast.txt")); err != nil {
		t.Fatal(err)
	}
	p.read(t, source)
	if r := p.article(t, "mast"); r.Status != corpus.Published {
		t.Errorf("the article whose file came back is %s", r.Status)
	}
	if scope, err := p.archive.Overview.Scope(t.Context()); err != nil || scope.Articles != 5 {
		t.Errorf("%d articles are shown, want 5, %v", scope.Articles, err)
	}
	held, err := p.archive.Sources.Counts(t.Context())
	if got := held[source.brings()]; err != nil || got.Articles != 5 {
		t.Errorf("the source has %d articles, %v", got.Articles, err)
	}
}

func TestASourceIsReadAnewWhereTheArchiveIsAnother(t *testing.T) {
	p, folder := newOutpost(t), t.TempDir()
	path := filepath.Join(folder, "quay.txt")
	if err := os.WriteFile(path, []byte("“The quay closes,” said Ida Voll."), 0o600); err != nil {
		t.Fatal(err)
	}
	morning := p.now.Add(-5 * time.Hour)
	if err := os.Chtimes(path, morning, morning); err != nil {
		t.Fatal(err)
	}
	source := Source{Source: intake.Source{At: folder}}
	p.read(t, source)
	other := newOutpost(t)
	other.state = p.state
	if _, err := other.archive.Add(t.Context(), p.now, corpus.Article{ID: "mast", Status: corpus.Published, Body: "The mast is rotten."}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		other.read(t, source)
		if r := other.article(t, "quay"); r.Revision != 1 {
			t.Errorf("revision %d", r.Revision)
		}
	}
}

func TestAPostThatIsADraftAgainIsWithdrawn(t *testing.T) {
	status, asked := "publish", []string{}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Query().Get("modified_after"))
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `[{"id":7,"guid":{"rendered":"https://tern.example/?p=7"},"status":%q,"type":"post","modified_gmt":"2026-02-02T08:00:00",
			"title":{"rendered":"Quay"},"content":{"rendered":"<p>The quay closes.</p>"}}]`, status)
	}))
	t.Cleanup(site.Close)
	p := newOutpost(t)
	source := Source{Source: intake.Source{At: site.URL + "/wp-json/wp/v2/posts", User: "ana", Password: "secret"}}
	p.read(t, source)
	status = "draft"
	p.read(t, source)
	if r := p.article(t, "https://tern.example/?p=7"); r.Status != corpus.Withdrawn {
		t.Errorf("the post is %s\n%s", r.Status, p.log.String())
	}
	if len(asked) != 2 || asked[0] != "" || asked[1] != "2026-02-02T07:59:59Z" {
		t.Errorf("asked for what changed after %q", asked)
	}
}

func TestWhichSourceIsLate(t *testing.T) {
	p := newOutpost(t)
	s := Settings{Sources: []Source{{Source: intake.Source{At: t.TempDir()}, Name: "Sports desk", Every: 10 * time.Minute}}}
	p.read(t, s.Sources[0])
	store, err := state.Open(t.Context(), p.state)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for after, want := range map[time.Duration]time.Duration{20 * time.Minute: 0, time.Hour: 10 * time.Minute} {
		sources, err := sourcesOf(t.Context(), store, s)
		if err != nil {
			t.Fatal(err)
		}
		sources[0].Read = p.now
		if err := s.count(t.Context(), p.archive, p.now.Add(after), sources); err != nil {
			t.Fatal(err)
		}
		if got := sources[0]; got.Name != "Sports desk" || got.Late != want {
			t.Errorf("after %v: %s is late by %v, want %v", after, got.Name, got.Late, want)
		}
	}
}
