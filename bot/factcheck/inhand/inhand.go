// Package inhand owns the reading of what a draft is made of: recordings, notes, speeches,
// press releases and pages become the sources of its check. Nothing of them is kept.
package inhand

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"onrecord/bot/factcheck/check"
	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/intake/raw"
)

// Reader reads sources. They may be unpublished, such as a statement under embargo.
type Reader struct {
	// Clock tells which dates lie in the future; nil is time.Now.
	Clock func() time.Time
	// Allow are hosts inside the network that pages may lead to.
	Allow []string
	// Guarded is true where others than the user name the addresses: none inside the
	// network is asked then, but the hosts allowed, and of one no more than a page is read.
	Guarded bool
	// Warn, if set, is told what a source lost as it was read.
	Warn func(place, text string)
}

// Read returns the sources of a file, a folder or an address. An error names the one that
// cannot be read.
func (r Reader) Read(ctx context.Context, target string) ([]check.Source, error) {
	return r.sources(target, r.intake().Read(ctx, r.source(target)), func(item intake.Item) check.Source {
		if raw.IsURL(item.Place) {
			_, address, _ := strings.Cut(item.Place, "://")
			return check.Source{Name: address, Ahead: -1}
		}
		content, err := os.ReadFile(item.Place)
		if err != nil { // it is one of several in a file
			return check.Source{Name: filepath.Base(item.Place), Ahead: -1}
		}
		return check.Source{Name: filepath.Base(item.Place), Ahead: check.LinesBefore(content, item.Article.Body)}
	})
}

// ReadFile returns the sources of a file whose content is held in memory.
func (r Reader) ReadFile(ctx context.Context, name string, content []byte) ([]check.Source, error) {
	return r.sources(name, r.intake().ReadFile(ctx, name, content), func(item intake.Item) check.Source {
		return check.Source{Name: item.Place, Ahead: check.LinesBefore(content, item.Article.Body)}
	})
}

// source is a target; of a guarded one little may be asked for beside itself.
func (r Reader) source(target string) intake.Source {
	s := intake.Source{At: target, Foreign: r.Guarded}
	if r.Guarded {
		s.Requests, s.Bytes = 1, raw.MaxArticle
	}
	return s
}

// intake is one of its own for each source: two of a name, interview.vtt and
// interview.txt, are no revisions of one article.
func (r Reader) intake() *intake.Intake {
	return intake.New(intake.Options{Clock: r.Clock, Allow: r.Allow, Unpublished: true})
}

func (r Reader) sources(target string, items iter.Seq2[intake.Item, error], named func(intake.Item) check.Source) (out []check.Source, err error) {
	for item, err := range items {
		if err != nil {
			return nil, err
		}
		for _, w := range item.Warnings {
			if r.Warn != nil {
				r.Warn(item.Place, w)
			}
		}
		s := named(item)
		s.Article, s.Times = item.Article, item.Times
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %w", corpus.SourceAt(target), errNothing)
	}
	return out, nil
}

var errNothing = errors.New("nothing to check against")
