package corpus_test

import (
	"cmp"
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
)

func TestAnArticleBelongsToTheSourceThatBroughtIt(t *testing.T) {
	const feed = corpus.Source("https://harbour-wire.example/all.xml")
	for _, test := range []struct {
		name      string
		of, other corpus.Source
		want      corpus.Outcome
	}{
		{"the same feed", feed, feed, corpus.Revised},
		{"another feed of the same host", feed, "https://harbour-wire.example/politics.xml", corpus.Revised},
		{"a feed of another host", feed, "https://elsewhere.example/all.xml", corpus.Refused},
		{"a file by hand", feed, corpus.ByHand, corpus.Refused},
		{"a feed, of what came by hand", corpus.ByHand, feed, corpus.Refused},
		{"another folder", "/srv/a", "/srv/b", corpus.Refused},
		{"by hand, of what came before sources were kept", "", corpus.ByHand, corpus.Revised},
		{"a feed of its site, of what came before sources were kept", "", "https://feeds.harbour-wire.example/x", corpus.Revised},
		{"a feed of another site, of what came before sources were kept", "", "https://elsewhere.example/x", corpus.Refused},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := openArchive(t)
			article := bridge()
			article.Source, article.URL = test.of, "https://www.harbour-wire.example/bridge"
			add(t, a, monday, article)
			article.Source, article.Body = test.other, "“I closed it myself,” said Ada Quill."
			if got := add(t, a, monday, article); got != test.want {
				t.Fatalf("outcome %v, want %v", got, test.want)
			}
			stored, err := a.Article(t.Context(), "bridge")
			if err != nil {
				t.Fatal(err)
			}
			if revised := stored.Body == article.Body; revised != (test.want == corpus.Revised) {
				t.Errorf("body %q", stored.Body)
			}
		})
	}
}

func TestAnArticleOfAnotherOutletDoesNotReplaceOneOfTheSameID(t *testing.T) {
	for _, test := range []struct {
		name      string
		old, come corpus.Article // what they say beside id and text
		want      corpus.Outcome
	}{
		{"exports of two papers", corpus.Article{Outlet: "Tern Post"}, corpus.Article{Outlet: "Marsh Lantern"}, corpus.Refused},
		{"exports of two sites that name no outlet", corpus.Article{URL: "https://www.tern.example/1"}, corpus.Article{URL: "https://lantern.example/1"}, corpus.Refused},
		{"an outlet that is named otherwise", corpus.Article{Outlet: "The Tern Post"}, corpus.Article{Outlet: "tern post online"}, corpus.Revised},
		{"an outlet that has a new name, and the address", corpus.Article{Outlet: "Tern Post", URL: "https://tern.example/1"}, corpus.Article{Outlet: "Coast Daily", URL: "https://tern.example/1"}, corpus.Revised},
		{"a page that moved within its site", corpus.Article{URL: "https://www.tern.example/1"}, corpus.Article{URL: "https://news.tern.example/1"}, corpus.Revised},
		{"an outlet that is told later", corpus.Article{}, corpus.Article{Outlet: "Tern Post", Body: "Herring are back. The old bridge stays open."}, corpus.Revised},
		{"exports that name neither outlet nor site", corpus.Article{}, corpus.Article{}, corpus.Refused},
		{"exports of which one names its outlet", corpus.Article{Outlet: "Tern Post"}, corpus.Article{}, corpus.Refused},
		{"a text that was written anew around what stays", corpus.Article{}, corpus.Article{Body: "Nobody objected on Monday, and the old bridge stays open until May."}, corpus.Revised},
		{"a correction of all of it", corpus.Article{}, corpus.Article{Status: corpus.Corrected}, corpus.Revised},
		{"a note in the place of the text", corpus.Article{Body: strings.Repeat("The old bridge stays open, said the mayor. ", 9)}, corpus.Article{Body: "This report was taken down after a complaint."}, corpus.Revised},
		{"a feed that has written it anew", corpus.Article{Source: "https://tern.example/feed"}, corpus.Article{Source: "https://tern.example/feed"}, corpus.Revised},
		{"a kill", corpus.Article{Outlet: "Tern Post"}, corpus.Article{Outlet: "Desk", Status: corpus.Withdrawn}, corpus.Revised},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := openArchive(t)
			old, come := test.old, test.come
			old.ID, old.Source, old.Status, old.Body = "1", cmp.Or(old.Source, corpus.ByHand), corpus.Published, cmp.Or(old.Body, "The old bridge stays open.")
			come.ID, come.Source, come.Status, come.Body = "1", cmp.Or(come.Source, corpus.ByHand), cmp.Or(come.Status, corpus.Published), cmp.Or(come.Body, "Herring are back in the bay.")
			add(t, a, monday, old)
			if got := add(t, a, monday, come); got != test.want {
				t.Fatalf("outcome %v, want %v", got, test.want)
			}
			if outcomes, err := a.TakeOver(t.Context(), monday, come); err != nil || outcomes[0] == corpus.Refused {
				t.Errorf("taken over: %v, %v", outcomes, err)
			}
		})
	}
}

func TestASourceIsShownWithoutItsKey(t *testing.T) {
	for address, want := range map[string]corpus.Source{
		"https://ada:lighthouse@post.example/feed":                        "https://post.example/feed",
		"https://post.example/feed?token=lighthouse":                      "https://post.example/feed",
		"https://post.example/ghost/posts/?key=lighthouse&limit=9":        "https://post.example/ghost/posts/?limit=9",
		"https://post.example/x?paper=tern&API-Key=lighthouse#top":        "https://post.example/x?paper=tern#top",
		"https://store.example/a.jsonl?X-Amz-Signature=lighthouse&part=2": "https://store.example/a.jsonl?part=2",
		"https://post.example/x?paper=tern":                               "https://post.example/x?paper=tern",
		"/srv/what?token=is a folder":                                     "/srv/what?token=is a folder",
	} {
		if got := corpus.SourceAt(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

func TestACopyFromAnotherSourceChangesNothing(t *testing.T) {
	a := openArchive(t)
	article := bridge()
	article.Source = "https://harbour-wire.example/all.xml"
	add(t, a, monday, article)
	article.Source, article.Outlet = corpus.ByHand, "The Lantern"
	if got := add(t, a, monday, article); got != corpus.Unchanged {
		t.Errorf("outcome %v, want Unchanged", got)
	}
}

func TestWhatIsTakenOverBelongsToItsNewSource(t *testing.T) {
	a := openArchive(t)
	article := bridge()
	article.Source = "https://harbour-wire.example/all.xml"
	add(t, a, monday, article)
	article.Source, article.Body = corpus.ByHand, "The old bridge stays open."
	outcomes, err := a.TakeOver(t.Context(), monday, article)
	if err != nil || outcomes[0] != corpus.Revised {
		t.Fatalf("outcomes %v, %v", outcomes, err)
	}
	article.Source, article.Body = "https://harbour-wire.example/all.xml", "The old bridge will close."
	if got := add(t, a, monday, article); got != corpus.Refused {
		t.Errorf("the former source: outcome %v, want Refused", got)
	}
}

func TestACopyWithoutTheEmbargoDoesNotLiftIt(t *testing.T) {
	a := openArchive(t)
	article := bridge()
	article.EmbargoUntil = monday.Add(24 * time.Hour)
	add(t, a, monday, article)
	article.EmbargoUntil, article.Headline = time.Time{}, "Bridge closes"
	add(t, a, monday, article)
	if r := stored(t, a, "bridge"); !r.Hidden(monday.Add(23*time.Hour)) || r.Headline != "Bridge closes" {
		t.Errorf("embargo %v, headline %q", r.EmbargoUntil, r.Headline)
	}
	article.EmbargoUntil = monday.Add(time.Hour)
	add(t, a, monday, article)
	if until := stored(t, a, "bridge").EmbargoUntil; !until.Equal(monday.Add(time.Hour)) {
		t.Errorf("an earlier end that is given: %v", until)
	}
}

func stored(t *testing.T, a *corpus.Archive, id corpus.ArticleID) corpus.Record {
	t.Helper()
	r, err := a.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheReasonOfAWithdrawalIsKept(t *testing.T) {
	a := openArchive(t)
	add(t, a, monday, bridge())
	if err := a.Withdraw(t.Context(), monday, "bridge", "the lawyers asked"); err != nil {
		t.Fatal(err)
	}
	article := bridge()
	article.Headline = "Bridge closes"
	add(t, a, monday, article)
	if r := stored(t, a, "bridge"); r.Reason != "the lawyers asked" || r.Status != corpus.Withdrawn {
		t.Errorf("status %s, reason %q", r.Status, r.Reason)
	}
}

func TestAnAddressIsShownWithoutItsPassword(t *testing.T) {
	for _, test := range []struct{ address, want string }{
		{"https://reader:hunter2@post.example/a?b=c@d", "https://post.example/a?b=c@d"},
		{"https://reader@post.example", "https://post.example"},
		{"https://post.example/@amsel", "https://post.example/@amsel"},
		{"https://a:b@c@post.example/", "https://post.example/"},
		{"tag:post.example,2026:1", "tag:post.example,2026:1"},
		{"", ""},
	} {
		if got := corpus.PublicURL(test.address); got != test.want {
			t.Errorf("%s: %s, want %s", test.address, got, test.want)
		}
	}
}

func TestCredentialsAreTakenOutOfAnOlderArchive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a, err := corpus.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	const secret = "https://reader:hunter2@post.example/key"
	for _, id := range []corpus.ArticleID{secret, "guid-1"} {
		article := bridge()
		article.ID, article.URL = id, secret
		add(t, a, monday, article)
	}
	before, err := a.ID(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	asSchema2(t, path)
	a, err = corpus.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, id := range []corpus.ArticleID{"https://post.example/key", "guid-1"} {
		if r := stored(t, a, id); r.URL != "https://post.example/key" {
			t.Errorf("url %s", r.URL)
		}
		if r := stored(t, a, id); r.News != r.Seq || r.Edited {
			t.Errorf("sequence number %d, of news %d, edited %t", r.Seq, r.News, r.Edited)
		}
	}
	if after, err := a.ID(t.Context()); err != nil || after == before {
		t.Errorf("the index would keep what it has under the old id (%v)", err)
	}
	if wrong, err := a.Verify(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
}

// asSchema2 makes an archive what it was before sources were kept.
func asSchema2(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		`DROP TABLE partings`,
		`DROP TABLE originals`,
		`DROP TABLE taken_names`,
		`ALTER TABLE articles DROP COLUMN unnamed`,
		`DROP TABLE annotations`,
		`DROP TABLE former_ids`,
		`DROP TABLE lineages`,
		`DROP TABLE corrections`,
		`ALTER TABLE articles DROP COLUMN news`,
		`DROP INDEX articles_url`,
		`DROP INDEX articles_source`,
		`ALTER TABLE articles DROP COLUMN source`,
		`ALTER TABLE articles DROP COLUMN reason`,
		`PRAGMA user_version = 2`,
	} {
		if _, err := db.ExecContext(context.Background(), statement); err != nil {
			t.Fatal(err)
		}
	}
}
