package ledger_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/indextest"
	"onrecord/index/ledger"
)

var now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

func article(id, section, day, body string) corpus.Article {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return corpus.Article{ID: corpus.ArticleID(id), Section: section, Published: at, Body: body}
}

// who are the people of a book, each with the article that quotes them first and how many name
// them in full.
func who(t *testing.T, ctx context.Context, l *ledger.Ledger) map[string]entry {
	t.Helper()
	out := make(map[string]entry)
	if err := l.Read(ctx, func(b *ledger.Book) error {
		for _, a := range b.Articles {
			for _, s := range a.Statements {
				one := b.One[s.Speaker]
				out[b.Speakers[one].Name] = entry{b.First[one].ID, b.NamedIn(one), b.MayBeAnother(one)}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

type entry struct {
	first   corpus.ArticleID
	namedIn int
	another bool // may be another of the name
}

// What may not be seen tells nothing of people who are quoted elsewhere too: neither their full
// name, nor that they are older acquaintances, nor that there is another of the name.
func TestNobodyIsKnownByAnArticleThatMayNotBeSeen(t *testing.T) {
	ferry := article("ferry", "Town", "2026-05-01", "“The ferry is late,” said Varga, the mayor.")
	full := article("full", "Desk Only", "2026-03-01", "“I am tired of the ferry,” said Elin Varga, the mayor.")
	other := article("other", "Desk Only", "2026-04-01", "“I never took the ferry,” said Jonas Varga, a baker.")
	type inside struct{}
	for name, hide := range map[string]func(l *indextest.Library, book *ledger.Ledger) context.Context{
		"of a hidden section": func(_ *indextest.Library, book *ledger.Ledger) context.Context {
			book.Sees = func(ctx context.Context, section string) bool {
				return ctx.Value(inside{}) != nil || section != "Desk Only"
			}
			return t.Context()
		},
		"withdrawn": func(l *indextest.Library, _ *ledger.Ledger) context.Context {
			for _, id := range []corpus.ArticleID{"full", "other"} {
				if err := l.Archive.Withdraw(t.Context(), now, id, "a mix-up"); err != nil {
					t.Fatal(err)
				}
			}
			return t.Context()
		},
	} {
		l := indextest.Open(t, clock, ferry, full)
		book := ledger.New(l.Archive, l.Archive.Quotes, clock)
		if got := who(t, context.WithValue(t.Context(), inside{}, true), book); len(got) != 1 || got["Elin Varga"] != (entry{"full", 1, false}) {
			t.Fatalf("before: %v", got)
		}
		l.Add(other)
		if got := who(t, t.Context(), book); len(got) != 3 || !got["Varga"].another {
			t.Fatalf("of two people of the name: %v", got)
		}
		ctx := hide(l, book)
		if got := who(t, ctx, book); len(got) != 1 || got["Varga"] != (entry{"ferry", 0, false}) {
			t.Errorf("%s: %v", name, got)
		}
		if name == "of a hidden section" {
			if got := who(t, context.WithValue(ctx, inside{}, true), book); len(got) != 3 {
				t.Errorf("whoever may see it sees %v", got)
			}
		}
	}
}

// Ostpoll is quoted by everybody and borne by nobody; Varga is a surname, though most articles
// that quote her print no more of it.
func TestAnOnlyNameThatNobodyBearsIsABodys(t *testing.T) {
	said := []string{"late", "loud", "slow", "wet", "blue", "old", "full", "cold", "dear", "small"}
	var articles []corpus.Article
	for i, how := range said {
		articles = append(articles, article(how, "Town", "2026-05-01", "Ostpoll said the ferry was "+how+". “The pier is "+how+",” said Varga."))
		if i%2 == 0 {
			articles = append(articles, article("full-"+how, "Town", "2026-05-02", "Elin Varga opened the pier, which is "+how+"."))
		}
	}
	l := indextest.Open(t, clock, articles...)
	book := ledger.New(l.Archive, l.Archive.Quotes, clock)
	if err := book.Read(t.Context(), func(b *ledger.Book) error {
		for _, a := range b.Articles {
			for _, s := range a.Statements {
				one := b.One[s.Speaker]
				if name := b.Speakers[one].Name; b.IsPerson(one) != (name == "Varga") {
					t.Errorf("%s: %s is a person: %t", a.ID, name, b.IsPerson(one))
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// A person goes by the name that is usual, and not by the fullest; the bare surname is theirs who
// is named so by far the most.
func TestAPersonGoesByTheUsualName(t *testing.T) {
	said := func(name string, times int) string {
		var b strings.Builder
		for i := range times {
			fmt.Fprintf(&b, "“We counted %d boats on day %d,” said %s, the harbour master.\n\n", 100+i, i, name)
		}
		return b.String()
	}
	l := indextest.Open(t, clock,
		article("long", "Town", "2026-03-01", said("Karin Elisabet Dufva", 1)), article("usual", "Town", "2026-03-02", said("Karin Dufva", 21)),
		article("other", "Town", "2026-03-03", said("Olof Dufva", 1)), article("bare", "Town", "2026-03-04", said("Dufva", 1)))
	book := ledger.New(l.Archive, l.Archive.Quotes, clock)
	if got := who(t, t.Context(), book); len(got) != 2 || got["Karin Dufva"].first != "long" || got["Olof Dufva"].first != "other" {
		t.Errorf("%v", got)
	}
	// Where both are quoted, the surname may be either's.
	l.Add(article("more", "Town", "2026-03-05", said("Olof Dufva", 3)))
	if got := who(t, t.Context(), book); len(got) != 3 || !got["Dufva"].another {
		t.Errorf("with more of the other one: %v", got)
	}
}

// A stretch of days has its first and its last day in it; what has no day is in none.
func TestAStretchOfDaysHasBothItsEnds(t *testing.T) {
	undated := article("undated", "Town", "2026-05-01", "“The pier is shut,” said Elin Varga.")
	undated.Published = time.Time{}
	l := indextest.Open(t, clock, undated,
		article("first", "Town", "2026-05-01", "“The ferry is late,” said Elin Varga."), article("second", "Town", "2026-05-02", "“The ferry is full,” said Elin Varga."),
		article("third", "Harbour", "2026-05-03", "“The ferry is gone,” said Elin Varga."))
	book := ledger.New(l.Archive, l.Archive.Quotes, clock)
	if err := book.Read(t.Context(), func(b *ledger.Book) error {
		for want, f := range map[string]index.Filter{
			"first second third undated": {},
			"second third":               {From: "2026-05-02"},
			"first second":               {To: "2026-05-02"},
			"second":                     {From: "2026-05-02", To: "2026-05-02"},
			"third":                      {From: "2026-05-02", Sections: []string{"harbour"}},
			"first undated":              {Except: index.Exception{From: "2026-05-02"}},
			"":                           {From: "2026-05-03", To: "2026-05-01"},
		} {
			var got []string
			for _, a := range b.Select(f) {
				got = append(got, string(a.ID))
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%+v: %q, want %q", f, got, want)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
