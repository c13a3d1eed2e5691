// Package annotation owns the annotation of an article of the archive: it is made
// once, by whoever indexes the article, kept in the archive with the version of the
// engine that made it, and read from there by everybody else. [Of] and [All] are the
// one place where it is read, and lay over it what editors put right, and which people of
// one name are two, so that it is right everywhere.
package annotation

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/namesake"
	"onrecord/corpus/quote"
)

// Reader reads what is kept.
type Reader interface {
	Annotations(ctx context.Context, articles ...corpus.ArticleID) ([]corpus.Annotation, error)
	Corrections(ctx context.Context, articles ...corpus.ArticleID) ([]corpus.Correction, error)
	Partings(ctx context.Context) ([]corpus.Parting, error)
}

// Keeper reads what is kept, and keeps what is new. Where programs share an archive, each
// claims what it annotates; see [corpus.Quotes].
type Keeper interface {
	Reader
	KeepAnnotations(ctx context.Context, annotations ...corpus.Annotation) error
	Shared() bool
	Claim(ctx context.Context, articles ...corpus.ArticleID) ([]corpus.ArticleID, error)
	Next(ctx context.Context, engine string, n int) ([]corpus.Record, error)
	Done(ctx context.Context, articles ...corpus.ArticleID) error
}

// Of returns the annotation of an article. One that is not kept, or out of date, is
// made for this once.
func Of(ctx context.Context, archive Reader, r corpus.Record) (quote.Annotation, error) {
	found, err := Read(ctx, archive, []corpus.Record{r})
	if err != nil {
		return quote.Annotation{}, err
	}
	return found[0], nil
}

// Read is [Of] for many articles, in their order.
func Read(ctx context.Context, archive Reader, records []corpus.Record) ([]quote.Annotation, error) {
	found, _, err := read(ctx, archive, records)
	return found, err
}

// All returns the annotations of articles, in their order, and keeps those that were
// not kept, or out of date. Of several programs that share an archive one makes each.
func All(ctx context.Context, archive Keeper, records []corpus.Record) ([]quote.Annotation, error) {
	if archive.Shared() {
		if err := together(ctx, archive, records); err != nil {
			return nil, err
		}
		return Read(ctx, archive, records)
	}
	found, made, err := read(ctx, archive, records)
	if err != nil {
		return nil, err
	}
	return found, archive.KeepAnnotations(ctx, made...)
}

// read returns the annotations of articles, in their order, with what was put right, and
// those that had to be made, as they were made.
func read(ctx context.Context, archive Reader, records []corpus.Record) (found []quote.Annotation, made []corpus.Annotation, err error) {
	ids := idsOf(records)
	kept, err := keptOf(ctx, archive, ids)
	if err != nil {
		return nil, nil, err
	}
	corrections, err := archive.Corrections(ctx, ids...)
	if err != nil {
		return nil, nil, err
	}
	partings, err := archive.Partings(ctx)
	if err != nil {
		return nil, nil, err
	}
	corrected := make(map[corpus.ArticleID][]corpus.Correction)
	for _, c := range corrections {
		corrected[c.Article] = append(corrected[c.Article], c)
	}
	found = make([]quote.Annotation, len(records))
	fresh := make([]corpus.Annotation, len(records))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, r := range records {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			whole, ok := current(kept[r.ID], r)
			if !ok {
				whole = quote.Annotate(r.Article)
				fresh[i] = corpus.Annotation{Article: r.ID, Version: versionOf(r.Article), Data: quote.Encode(whole)}
			}
			put, err := correction.Lay(r.Body, whole, corrected[r.ID])
			found[i] = namesake.Lay(r.Article, put, partings)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return nil, nil, err
	}
	for _, one := range fresh {
		if one.Version != "" {
			made = append(made, one)
		}
	}
	return found, made, nil
}

// keptOf returns what is kept of articles, current or not.
func keptOf(ctx context.Context, archive Reader, ids []corpus.ArticleID) (map[corpus.ArticleID]corpus.Annotation, error) {
	all, err := archive.Annotations(ctx, ids...)
	if err != nil {
		return nil, err
	}
	kept := make(map[corpus.ArticleID]corpus.Annotation, len(all))
	for _, one := range all {
		kept[one.Article] = one
	}
	return kept, nil
}

// current is a kept annotation; ok is false for one that is out of date, or damaged.
func current(kept corpus.Annotation, r corpus.Record) (a quote.Annotation, ok bool) {
	if kept.Version != versionOf(r.Article) {
		return quote.Annotation{}, false
	}
	a, err := quote.Decode(kept.Data)
	return a, err == nil
}

// versionOf names the engine, and what it reads of an article.
func versionOf(a corpus.Article) string {
	sum := sha256.New()
	for _, text := range []string{a.Outlet, a.Headline, a.Byline, a.Section, string(corpus.DayOf(a.Published)), a.Body} {
		fmt.Fprintln(sum, len(text))
		io.WriteString(sum, text)
	}
	return quote.Version() + "/" + hex.EncodeToString(sum.Sum(nil)[:8])
}
