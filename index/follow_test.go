package index_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/indextest"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// newsroom is an archive and an engine that follows it.
type newsroom struct {
	*corpus.Archive
	engine index.Engine
	index.Follower
}

func newNewsroom(t *testing.T) *newsroom {
	t.Helper()
	clock := func() time.Time { return noon }
	l := indextest.Open(t, clock)
	n := &newsroom{Archive: l.Archive, engine: l.Engine}
	n.Follower = index.Follower{Archive: l.Archive, Quotes: l.Archive.Quotes, Engine: l.Engine, Clock: clock}
	return n
}

func (n *newsroom) add(t *testing.T, id, body string) {
	t.Helper()
	article := corpus.Article{ID: corpus.ArticleID(id), Status: corpus.Published, Body: body}
	if _, err := n.Add(t.Context(), noon, article); err != nil {
		t.Fatal(err)
	}
}

func (n *newsroom) catchUp(t *testing.T) {
	t.Helper()
	if err := n.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	n.whole(t)
}

// whole checks that the engine holds each article of the archive once, as it is.
func (n *newsroom) whole(t *testing.T) {
	t.Helper()
	records, err := n.Changes(t.Context(), 0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	changes, err := index.ChangesOf(t.Context(), n.Archive.Quotes, records, noon)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range records {
		want := len(changes[i].Documents)
		total += want
		if got, err := n.engine.Count(t.Context(), r.ID); err != nil || got != want {
			t.Errorf("article %s: %d documents, %v; want %d", r.ID, got, err, want)
		}
	}
	if got, err := n.engine.Count(t.Context(), ""); err != nil || got != total {
		t.Errorf("%d documents in all, %v; want %d", got, err, total)
	}
	last, err := n.Last(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if at, err := n.engine.Reached(t.Context()); err != nil || at.Seq != last {
		t.Errorf("the engine is at %+v, %v; the archive at %d", at, err, last)
	}
}

func TestTheIndexFollowsTheArchive(t *testing.T) {
	n := newNewsroom(t)
	n.add(t, "bridge", "“The bridge is tired,” said Ada Quill.\n\nIt will close for a year.")
	n.add(t, "ferry", "The ferry sails at noon.")
	n.catchUp(t)
	n.add(t, "bridge", "“The bridge is tired,” said Ada Quill.")
	n.catchUp(t)
	if err := n.Withdraw(t.Context(), noon, "bridge", ""); err != nil {
		t.Fatal(err)
	}
	n.catchUp(t)
	if got, _ := n.engine.Count(t.Context(), "bridge"); got != 0 {
		t.Errorf("%d documents of a withdrawn article", got)
	}
	if err := n.Restore(t.Context(), noon, "bridge"); err != nil {
		t.Fatal(err)
	}
	n.catchUp(t)
}

func TestAQuoteThatAnEditorPutRightIsIndexedSo(t *testing.T) {
	n := newNewsroom(t)
	n.add(t, "bridge", "“The bridge is tired,” said Ada Quill.\n\n“It is only old,” said Bo Fenn.")
	n.catchUp(t)
	r, err := n.Article(t.Context(), "bridge")
	if err != nil {
		t.Fatal(err)
	}
	found := quote.Annotate(r.Article)
	said := func(speaker string) int {
		t.Helper()
		n.catchUp(t)
		got, err := n.engine.Search(t.Context(), index.Query{Words: "bridge tired", Speaker: speaker, Filter: index.Filter{Kinds: []index.Kind{index.Direct}}})
		if err != nil {
			t.Fatal(err)
		}
		return len(got.Hits)
	}
	for _, change := range []correction.Change{{Speaker: "Fenn"}, {NotAQuote: true}} {
		c, err := change.Of(r, found, found.Quotes[0])
		if err != nil {
			t.Fatal(err)
		}
		kept, err := n.Archive.Quotes.Correct(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		if !change.NotAQuote {
			want = 1
		}
		if quill, fenn := said("Quill"), said("Fenn"); quill != 0 || fenn != want {
			t.Errorf("%+v: %d by Quill, %d by Fenn", change, quill, fenn)
		}
		if _, err := n.Archive.Quotes.Correct(t.Context(), corpus.Correction{Undoes: kept.ID}); err != nil {
			t.Fatal(err)
		}
		if quill, fenn := said("Quill"), said("Fenn"); quill != 1 || fenn != 0 {
			t.Errorf("%+v taken back: %d by Quill, %d by Fenn", change, quill, fenn)
		}
	}
}

// failing is an engine that fails at one of its batches.
type failing struct {
	index.Engine
	after int
}

var errKilled = errors.New("killed")

func (f *failing) Apply(ctx context.Context, changes []index.Change, at corpus.Position) error {
	if f.after--; f.after < 0 {
		return errKilled
	}
	return f.Engine.Apply(ctx, changes, at)
}

func TestACatchUpThatWasCutOffGoesOnWhereItStopped(t *testing.T) {
	n := newNewsroom(t)
	for i := range 650 {
		n.add(t, fmt.Sprint("article-", i), fmt.Sprintf("“We counted %d boats,” said Ada Quill.", i))
	}
	applied := 0
	n.Progress = func(articles int) { applied += articles }
	for i := 0; ; i++ {
		n.Engine = &failing{Engine: n.engine, after: 1}
		err := n.CatchUp(t.Context())
		if err == nil {
			break
		}
		if !errors.Is(err, errKilled) || i > 20 {
			t.Fatal(err)
		}
	}
	if applied != 650 {
		t.Errorf("%d articles were applied, want each of the 650 once", applied)
	}
	n.whole(t)
}
