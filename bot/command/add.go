package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/index/bleve"
)

func (a *app) add() *cobra.Command {
	return &cobra.Command{
		Use:   "add PATH|URL…",
		Short: "Put articles into the archive: files, folders, feeds and pages",
		Example: `  onrecord add articles/ export.jsonl.gz
  onrecord add https://example.com/feed.xml`,
		Args: misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, targets []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			return a.addTo(c.Context(), s.Data, targets)
		},
	}
}

// addTo puts the articles of targets into the archive of a data folder and
// indexes them. Where another process has the index, that process will.
func (a *app) addTo(ctx context.Context, dir string, targets []string) (err error) {
	archive, err := openArchive(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()

	tally, err := a.store(ctx, archive, targets)
	fmt.Fprintln(a.Out, tally)
	if err != nil {
		return err
	}
	engine, err := a.openIndex(ctx, dir, "add", archive, bleve.Open)
	if inUse := new(bleve.InUseError); errors.As(err, &inUse) {
		fmt.Fprintf(a.Err, "%s has the index and will take these articles in.\n", inUse.Holder)
		err = nil
	} else if err == nil {
		l := &library{archive: archive, engine: engine, clock: a.clock}
		err = errors.Join(a.catchUp(ctx, l), engine.Close())
	}
	if err == nil && tally.skipped > 0 {
		err = fmt.Errorf("skipped %d: mend them and run it again, what is stored stays as it is", tally.skipped)
	}
	return err
}

// store puts the articles of targets into the archive, showing progress.
func (a *app) store(ctx context.Context, archive *corpus.Archive, targets []string) (tally, error) {
	var bar *progressbar.ProgressBar
	in := intake.New(intake.Options{
		Clock:    a.clock,
		Known:    knownIn(ctx, archive),
		Progress: func(bytes int) { bar.Add(bytes) },
	})
	total := int64(0)
	for _, target := range targets {
		total += in.Size(target)
	}
	bar = a.progress(total, progressbar.OptionShowBytes(true))
	defer bar.Finish()
	began := time.Now()
	k := keeper{
		archive: archive,
		clock:   a.clock,
		warn: func(place, text string) {
			bar.Clear()
			fmt.Fprintf(a.Err, "%s: %s\n", place, text)
		},
		stored: func(t tally) {
			rate := float64(t.articles()) / time.Since(began).Seconds()
			bar.Describe(fmt.Sprintf("%d articles, %.0f/s, %d skipped", t.articles(), rate, t.skipped))
		},
	}
	for _, target := range targets {
		if err := k.keep(ctx, in, target); err != nil {
			return k.tally, err
		}
	}
	return k.tally, nil
}

// knownIn tells the intake what need not be fetched again.
func knownIn(ctx context.Context, archive *corpus.Archive) func(corpus.ArticleID, time.Time) bool {
	return func(id corpus.ArticleID, updated time.Time) bool {
		known, err := archive.Has(ctx, id, updated)
		return err == nil && known // after an error the article is fetched, and adding it tells
	}
}

// tally counts what became of articles.
type tally struct {
	outcomes [corpus.Updated + 1]int
	skipped  int
}

func (t tally) articles() int {
	n := 0
	for _, count := range t.outcomes {
		n += count
	}
	return n
}

// String is the result of add: "added 3, revised 1, unchanged 2, skipped 1".
func (t tally) String() string {
	parts := []string{fmt.Sprintf("added %d", t.outcomes[corpus.Added])}
	for _, p := range []struct {
		name  string
		count int
	}{
		{"revised", t.outcomes[corpus.Revised]},
		{"updated", t.outcomes[corpus.Updated]},
		{"unchanged", t.outcomes[corpus.Unchanged]},
		{"skipped", t.skipped},
	} {
		if p.count > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.name, p.count))
		}
	}
	return strings.Join(parts, ", ")
}

// keeper puts what an intake reads into the archive, many articles at a time.
type keeper struct {
	archive *corpus.Archive
	clock   func() time.Time
	warn    func(place, text string)
	stored  func(tally)
	tally   tally

	unread  bool   // the last target could not be read at all
	problem string // the first thing that was wrong in it, if anything

	pending []corpus.Article
	bytes   int
}

// One transaction holds at most so many articles, or bytes of their bodies.
const (
	maxPending      = 200
	maxPendingBytes = 8 << 20
)

// keep stores all of a target. What is wrong is told and counted, and the rest
// goes on; an error is one of the archive, or that ctx has ended.
func (k *keeper) keep(ctx context.Context, in *intake.Intake, target string) error {
	k.unread, k.problem = false, ""
	for item, err := range in.Read(ctx, target) {
		var problem *intake.Problem
		switch {
		case errors.As(err, &problem):
			text := fmt.Sprintf("%v: %s", problem.Err, problem.Mend)
			if problem.Place == target {
				k.unread, k.problem = true, text
			}
			k.skip(problem.Place, text)
			continue
		case err != nil:
			return errors.Join(err, k.flush(context.WithoutCancel(ctx)))
		}
		for _, w := range item.Warnings {
			k.warn(item.Place, w)
		}
		if err := item.Article.Validate(); err != nil {
			k.skip(item.Place, err.Error())
			continue
		}
		k.pending = append(k.pending, item.Article)
		k.bytes += len(item.Article.Body)
		if len(k.pending) >= maxPending || k.bytes >= maxPendingBytes {
			if err := k.flush(ctx); err != nil {
				return err
			}
		}
	}
	return k.flush(ctx)
}

func (k *keeper) skip(place, text string) {
	k.tally.skipped++
	if k.problem == "" {
		k.problem = place + ": " + text
	}
	k.warn(place, text)
}

func (k *keeper) flush(ctx context.Context) error {
	if len(k.pending) == 0 {
		return nil
	}
	outcomes, err := k.archive.Add(ctx, k.clock(), k.pending...)
	if err != nil {
		return err
	}
	for _, o := range outcomes {
		k.tally.outcomes[o]++
	}
	k.pending, k.bytes = nil, 0
	k.stored(k.tally)
	return nil
}
