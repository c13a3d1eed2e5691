package exam

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/bleve"
)

// Library is an archive with its index, in a folder.
type Library struct {
	Archive   *corpus.Archive
	Engine    *bleve.Engine
	dir       string
	temporary bool
	// What it took to put the articles in, to index them, and to open the index.
	added, indexed, opened time.Duration
}

// OpenLibrary opens the archive in a folder, with the articles of files in it
// where it has none yet, and an index that has caught up with it. Without a folder
// it is gone when it is closed.
func OpenLibrary(ctx context.Context, dir string, files []string) (l *Library, err error) {
	l = &Library{dir: dir}
	if dir == "" {
		if l.dir, err = os.MkdirTemp("", "onrecord-score-"); err != nil {
			return nil, err
		}
		l.temporary = true
	}
	if err := os.MkdirAll(l.dir, 0o755); err != nil {
		return nil, err
	}
	began := time.Now()
	if l.Archive, err = corpus.Open(ctx, filepath.Join(l.dir, "archive.db")); err != nil {
		return nil, err
	}
	if last, err := l.Archive.Last(ctx); err != nil || last == 0 {
		for _, file := range files {
			if err := errors.Join(err, l.add(ctx, file)); err != nil {
				return nil, errors.Join(err, l.Archive.Close())
			}
		}
		l.added = time.Since(began)
	}
	began = time.Now()
	id, err := l.Archive.ID(ctx)
	if err != nil {
		return nil, errors.Join(err, l.Archive.Close())
	}
	l.Engine, err = bleve.Open(bleve.Options{
		Dir:    filepath.Join(l.dir, "index"),
		Stamp:  index.Stamp(id),
		Holder: "score",
		Log:    slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return nil, errors.Join(err, l.Archive.Close())
	}
	l.opened = time.Since(began)
	began = time.Now()
	if err := l.catchUp(ctx); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	l.indexed = time.Since(began)
	return l, nil
}

func (l *Library) catchUp(ctx context.Context) error {
	f := index.Follower{Archive: l.Archive, Quotes: l.Archive.Quotes, Engine: l.Engine, Clock: time.Now}
	return f.CatchUp(ctx)
}

// Add puts articles into the library, and indexes them.
func (l *Library) Add(ctx context.Context, articles ...corpus.Article) error {
	if _, err := l.Archive.Add(ctx, time.Now(), articles...); err != nil {
		return err
	}
	return l.catchUp(ctx)
}

// add puts the articles of a file into the archive.
func (l *Library) add(ctx context.Context, file string) error {
	var pending []corpus.Article
	flush := func() error {
		_, err := l.Archive.Add(ctx, time.Now(), pending...)
		pending = nil
		return err
	}
	for item, err := range intake.New(intake.Options{}).Read(ctx, intake.Source{At: file}) {
		if err != nil {
			return err
		}
		if pending = append(pending, item.Article); len(pending) == 200 {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// Desk answers questions from the library.
func (l *Library) Desk() *answer.Desk {
	return &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: time.Now}
}

// Close closes the library.
func (l *Library) Close() error {
	err := errors.Join(l.Engine.Close(), l.Archive.Close())
	if l.temporary {
		err = errors.Join(err, os.RemoveAll(l.dir))
	}
	return err
}

// String tells the size of the library and how long it took to make.
func (l *Library) String() string {
	passages, _ := l.Engine.Count(context.Background(), "")
	size := func(name string) float64 {
		bytes := int64(0)
		filepath.WalkDir(filepath.Join(l.dir, name), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				if info, err := d.Info(); err == nil {
					bytes += info.Size()
				}
			}
			return nil
		})
		return float64(bytes) / 1e6
	}
	return fmt.Sprintf("%d passages; archive %.0f MB, index %.0f MB; added in %.1f s, indexed in %.1f s, opened in %.3f s",
		passages, size("archive.db"), size("index"), l.added.Seconds(), l.indexed.Seconds(), l.opened.Seconds())
}
