package index_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// fatal is an engine that ends the process when an article comes to it.
type fatal struct {
	index.Engine
	article corpus.ArticleID
}

type ended struct{}

func (f fatal) Apply(ctx context.Context, changes []index.Change, at corpus.Position) error {
	if slices.ContainsFunc(changes, func(c index.Change) bool { return c.Article == f.article && len(c.Documents) > 0 }) {
		panic(ended{})
	}
	return f.Engine.Apply(ctx, changes, at)
}

// process runs a process that catches up, and reports whether it lived. It is one
// goroutine that panics in the end: what the journal holds then is what a kill leaves.
func (n *newsroom) process(t *testing.T, journal string, engine index.Engine) (j *index.Journal, lived bool) {
	t.Helper()
	j, err := index.OpenJournal(journal)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if r := recover(); r != nil && r != any(ended{}) {
			panic(r)
		}
	}()
	f := n.Follower
	f.Engine, f.Journal = engine, j
	if err := index.CatchUpInOneGoroutine(t.Context(), &f); err != nil {
		t.Fatal(err)
	}
	return j, true
}

func TestAnArticleThatEndsTheProcessIsSetAside(t *testing.T) {
	n := newNewsroom(t)
	for i := range 5 {
		n.add(t, fmt.Sprint("article-", i), fmt.Sprintf("“We counted %d boats,” said Ada Quill.", i))
	}
	journal := filepath.Join(t.TempDir(), "JOURNAL")
	engine := fatal{n.engine, "article-2"}
	var j *index.Journal
	starts := 1
	for lived := false; !lived; starts++ {
		if starts > 10 {
			t.Fatal("it never comes to rest")
		}
		j, lived = n.process(t, journal, engine)
	}
	if aside := j.Aside(); !slices.Equal(aside, []corpus.ArticleID{"article-2"}) {
		t.Errorf("set aside %v, want article-2", aside)
	}
	for i := range 5 {
		got, err := n.engine.Count(t.Context(), corpus.ArticleID(fmt.Sprint("article-", i)))
		if err != nil || (got > 0) != (i != 2) {
			t.Errorf("article-%d has %d passages in the index, %v", i, got, err)
		}
	}
	// A revision is tried, and so is all that was set aside once somebody says so.
	n.add(t, "article-2", "“We counted them again,” said Ada Quill.")
	if j, _ = n.process(t, journal, n.engine); j.IsAside(corpus.Record{Article: corpus.Article{ID: "article-2"}, Revision: 2}) {
		t.Error("a revision of it is aside too")
	}
	if err := j.TryAgain(); err != nil || len(j.Aside()) > 0 {
		t.Errorf("aside still: %v, %v", j.Aside(), err)
	}
	n.whole(t)
}

func TestAKillSetsNoArticleAside(t *testing.T) {
	n := newNewsroom(t)
	for i := range 5 {
		n.add(t, fmt.Sprint("article-", i), fmt.Sprintf("“We counted %d boats,” said Ada Quill.", i))
	}
	journal := filepath.Join(t.TempDir(), "JOURNAL")
	n.process(t, journal, fatal{n.engine, "article-1"})
	n.process(t, journal, fatal{n.engine, "article-3"})
	j, lived := n.process(t, journal, n.engine)
	if !lived || len(j.Aside()) > 0 {
		t.Errorf("lived %v, set aside %v", lived, j.Aside())
	}
	n.whole(t)
}

func TestWhatFailsIsNotSetAside(t *testing.T) {
	n := newNewsroom(t)
	n.add(t, "bridge", "“The bridge is tired,” said Ada Quill.")
	journal := filepath.Join(t.TempDir(), "JOURNAL")
	for range 5 {
		j, err := index.OpenJournal(journal)
		if err != nil {
			t.Fatal(err)
		}
		f := n.Follower
		f.Engine, f.Journal = &failing{Engine: n.engine}, j
		if err := f.CatchUp(t.Context()); !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		if len(j.Aside()) > 0 {
			t.Fatalf("set aside %v", j.Aside())
		}
	}
}

func TestAnOlderCopyOfTheArchiveIsNoticed(t *testing.T) {
	for name, later := range map[string]int{"at once": 0, "after it has grown past the index": 5} {
		t.Run(name, func(t *testing.T) {
			n := newNewsroom(t)
			copied := filepath.Join(t.TempDir(), "archive.db")
			n.add(t, "bridge", "“The bridge is tired,” said Ada Quill.")
			if err := n.Backup(t.Context(), copied); err != nil {
				t.Fatal(err)
			}
			n.add(t, "ferry", "The ferry sails at noon.")
			n.catchUp(t)

			older, err := corpus.Open(t.Context(), copied)
			if err != nil {
				t.Fatal(err)
			}
			defer older.Close()
			for i := range later {
				article := corpus.Article{ID: corpus.ArticleID(fmt.Sprint("late-", i)), Status: corpus.Published, Body: "It is late."}
				if _, err := older.Add(t.Context(), noon, article); err != nil {
					t.Fatal(err)
				}
			}
			f := n.Follower
			f.Archive = older
			if err := f.CatchUp(t.Context()); !errors.Is(err, index.ErrOtherHistory) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestTheDocumentsOfManyParagraphsTakeTimeInProportion(t *testing.T) {
	// At a quadratic cost this takes minutes.
	const line, lines = "“Yes,” he said.\n", 200_000
	one := quote.Annotate(corpus.Article{Body: line})
	at := func(i int, s corpus.Span) corpus.Span {
		return corpus.Span{Start: s.Start + i*len(line), End: s.End + i*len(line)}
	}
	var found quote.Annotation
	for i := range lines {
		q := one.Quotes[0]
		q.Content = []corpus.Span{at(i, q.Content[0])}
		found.Quotes = append(found.Quotes, q)
		found.Sentences = append(found.Sentences, corpus.Sentence{Paragraph: i + 1, Span: at(i, one.Sentences[0].Span)})
	}
	r := corpus.Record{Article: corpus.Article{ID: "table", Body: strings.Repeat(line, lines)}, Revision: 1}
	if got := len(index.Documents(r, found)); got < lines {
		t.Errorf("%d documents of %d quotes", got, lines)
	}
}
