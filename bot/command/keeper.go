package command

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// tally counts what became of articles.
type tally struct {
	outcomes [corpus.Refused + 1]int
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
		{"refused", t.outcomes[corpus.Refused]},
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
	archive  *corpus.Archive
	clock    func() time.Time
	takeOver bool // articles of other sources too
	warn     func(place, text string)
	stored   func(tally)
	tally    tally

	unread  bool   // the last target could not be read at all
	problem string // the first thing that was wrong in it, if anything

	pending []corpus.Article
	places  []string // of pending
	bytes   int
}

// One transaction holds at most so many articles, or bytes of their bodies.
const (
	maxPending      = 200
	maxPendingBytes = 8 << 20
)

// keep stores all of a target. What is wrong is told and counted, and the rest
// goes on; an error is one of the archive, or that ctx has ended.
func (k *keeper) keep(ctx context.Context, in *intake.Intake, target string, source corpus.Source) error {
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
		item.Article.Source = source
		k.pending, k.places = append(k.pending, item.Article), append(k.places, item.Place)
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
	add := k.archive.Add
	if k.takeOver {
		add = k.archive.TakeOver
	}
	outcomes, err := add(ctx, k.clock(), k.pending...)
	if err != nil {
		return err
	}
	for i, o := range outcomes {
		k.tally.outcomes[o]++
		if o == corpus.Refused {
			k.refused(ctx, k.places[i], k.pending[i].ID)
		}
	}
	k.pending, k.places, k.bytes = nil, nil, 0
	k.stored(k.tally)
	return nil
}

// refused tells whose article it was that another source would have changed.
func (k *keeper) refused(ctx context.Context, place string, id corpus.ArticleID) {
	owner := corpus.Source("another source")
	if r, err := k.archive.Article(ctx, id); err == nil && r.Source != "" {
		owner = r.Source
	}
	k.warn(place, fmt.Sprintf("nothing was changed: the article %s belongs to another source (%s): to let this one have it, add it with --take-over", id, owner))
}

// sourceOf is the source that articles of a target belong to: a feed or a page by
// its address, a folder that is polled, or whoever adds files by hand.
func (s Settings) sourceOf(target string) corpus.Source {
	if strings.Contains(target, "://") {
		return corpus.Source(corpus.PublicURL(target))
	}
	for _, folder := range s.Folders {
		if within(target, folder) {
			return corpus.Source(folder)
		}
	}
	return corpus.ByHand
}

// within reports whether a path is a folder or lies in it, with links resolved.
func within(path, folder string) bool {
	path, errPath := resolved(path)
	folder, errFolder := resolved(folder)
	if errPath != nil || errFolder != nil {
		return false
	}
	inside, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(inside)
}

// resolved is an absolute path without links.
func resolved(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}
