// Package indextest owns the archive that a test asks: in memory, with an index that
// holds all of it, and gone when the test ends.
package indextest

import (
	"context"
	"sync"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/sample"
	"onrecord/index"
	"onrecord/index/bleve"
)

// Library is an archive with its index.
type Library struct {
	Archive *corpus.Archive
	Engine  *bleve.Engine
	t       testing.TB
	clock   func() time.Time
}

// Open opens a library of these articles alone; one without a status is published.
func Open(t testing.TB, clock func() time.Time, articles ...corpus.Article) *Library {
	t.Helper()
	archive, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	l := of(t, archive, clock)
	l.Add(articles...)
	return l
}

// Sample opens the built-in sample archive.
func Sample(t testing.TB, clock func() time.Time) *Library {
	t.Helper()
	archive, err := sample.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	l := of(t, archive, clock)
	l.CatchUp()
	return l
}

// Shared returns what opens a library for the tests of a package that only read it: the
// first of them opens it, and it is there until all have ended.
func Shared(open func(t testing.TB) *Library) func(t testing.TB) *Library {
	var once sync.Once
	var l *Library
	return func(t testing.TB) *Library {
		t.Helper()
		once.Do(func() { l = open(outliving{t}) })
		if l == nil {
			t.Fatal("the shared library could not be opened: see the first test that asked for it")
		}
		return l
	}
}

// outliving is a test whose library outlives it.
type outliving struct{ testing.TB }

// Cleanup closes nothing.
func (outliving) Cleanup(func()) {}

// Context does not end with the test.
func (outliving) Context() context.Context { return context.Background() }

func of(t testing.TB, archive *corpus.Archive, clock func() time.Time) *Library {
	t.Helper()
	t.Cleanup(func() { archive.Close() })
	engine, err := bleve.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return &Library{archive, engine, t, clock}
}

// Add puts articles into the archive and indexes them.
func (l *Library) Add(articles ...corpus.Article) {
	l.t.Helper()
	l.Put(articles...)
	l.CatchUp()
}

// Put puts articles into the archive, at the clock's moment.
func (l *Library) Put(articles ...corpus.Article) {
	l.t.Helper()
	for i := range articles {
		if articles[i].Status == "" {
			articles[i].Status = corpus.Published
		}
	}
	if _, err := l.Archive.Add(l.t.Context(), l.clock(), articles...); err != nil {
		l.t.Fatal(err)
	}
}

// CatchUp indexes what has changed in the archive.
func (l *Library) CatchUp() {
	l.t.Helper()
	f := index.Follower{Archive: l.Archive, Quotes: l.Archive.Quotes, Engine: l.Engine, Clock: l.clock}
	if err := f.CatchUp(l.t.Context()); err != nil {
		l.t.Fatal(err)
	}
}
