package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// tally counts what became of articles.
type tally struct {
	outcomes  [corpus.Refused + 1]int
	skipped   int
	held      int            // of those, what may not be published
	passed    map[string]int // what is not published or no article, by its kind
	takenBack int
	seen      seen
}

func newTally() tally {
	return tally{passed: map[string]int{}, seen: seen{outlets: map[string]int{}}}
}

// seen is what the articles are that were read.
type seen struct {
	outlets   map[string]int
	from, to  corpus.Day
	undated   int
	embargoed int
}

func (s *seen) add(a corpus.Article, now time.Time) {
	s.outlets[a.Outlet]++
	if now.Before(a.EmbargoUntil) {
		s.embargoed++
	}
	day := corpus.DayOf(a.Published)
	if day == "" {
		s.undated++
		return
	}
	if s.from == "" || day < s.from {
		s.from = day
	}
	s.to = max(s.to, day)
}

func (t tally) articles() int {
	n := 0
	for _, count := range t.outcomes {
		n += count
	}
	return n
}

// String is the result of add: "added 3, revised 1, unchanged 2, passed over 4 (draft 3,
// attachment 1), skipped 1".
func (t tally) String() string {
	parts := []string{fmt.Sprintf("added %d", t.outcomes[corpus.Added])}
	for _, p := range []struct {
		name  string
		count int
	}{
		{"revised", t.outcomes[corpus.Revised]},
		{"updated", t.outcomes[corpus.Updated]},
		{"unchanged", t.outcomes[corpus.Unchanged]},
		{"withdrawn", t.takenBack},
		{"refused", t.outcomes[corpus.Refused]},
	} {
		if p.count > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.name, p.count))
		}
	}
	if kinds, n := counts(t.passed); n > 0 {
		parts = append(parts, fmt.Sprintf("passed over %d (%s)", n, kinds))
	}
	if t.skipped > 0 {
		parts = append(parts, fmt.Sprintf("skipped %d", t.skipped))
	}
	return strings.Join(parts, ", ")
}

// counts lists names with how often each occurs, the most frequent first, and how many
// there are: "draft 3, attachment 1".
func counts(by map[string]int) (list string, total int) {
	names := slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		return cmp.Or(cmp.Compare(by[b], by[a]), cmp.Compare(a, b))
	})
	var parts []string
	for _, name := range names {
		total += by[name]
		parts = append(parts, fmt.Sprintf("%s %d", cmp.Or(name, "none named"), by[name]))
	}
	const most = 8
	if len(parts) > most {
		parts = append(parts[:most], fmt.Sprintf("and %d more", len(parts)-most))
	}
	return strings.Join(parts, ", "), total
}

// summary tells what was read, a line each.
func (t tally) summary() []string {
	var lines []string
	if outlets, total := counts(t.seen.outlets); total > 0 {
		lines = append(lines, fmt.Sprintf("articles: %d", total), "outlets: "+outlets)
	}
	if t.seen.from != "" {
		lines = append(lines, fmt.Sprintf("published: %s to %s", t.seen.from, t.seen.to))
	}
	if t.seen.undated > 0 {
		lines = append(lines, fmt.Sprintf("without a date: %d", t.seen.undated))
	}
	if t.seen.embargoed > 0 {
		lines = append(lines, fmt.Sprintf("under embargo: %d", t.seen.embargoed))
	}
	if t.held > 0 {
		lines = append(lines, fmt.Sprintf("held back, for they may not be published: %d", t.held))
	}
	return lines
}

// keeper puts what an intake reads into the archive, many articles at a time.
type keeper struct {
	archive  *corpus.Archive
	clock    func() time.Time
	takeOver bool // articles of other sources too
	preview  bool // only tell what would be stored
	warn     func(place, text string)
	stored   func(tally)
	claimed  func(context.Context, intake.Item) error // takes what a stored article has checked; nil is nobody
	tally    tally

	unread  bool   // the last target could not be read at all
	problem string // the first thing that was wrong in it, if anything

	met map[corpus.ArticleID]bool // of the last target; nil is not wanted

	pending []corpus.Article
	places  []string      // of pending
	checked []intake.Item // those of pending that have checked something
	bytes   int
}

// One transaction holds at most so many articles, or bytes of their bodies.
const (
	maxPending      = 200
	maxPendingBytes = 8 << 20
)

// keep stores all of a target. What is wrong is told and counted, and the rest
// goes on; an error is one of the archive, or that ctx has ended.
func (k *keeper) keep(ctx context.Context, in *intake.Intake, from intake.Source, source corpus.Source) error {
	return k.keepAll(ctx, in.Read(ctx, from), from.At, source)
}

// keepAll stores what is read of a target.
func (k *keeper) keepAll(ctx context.Context, items iter.Seq2[intake.Item, error], target string, source corpus.Source) error {
	k.unread, k.problem = false, ""
	for item, err := range items {
		var problem *intake.Problem
		switch {
		case errors.As(err, &problem) && problem.PassedOver != "":
			if err := k.passOver(ctx, problem, source); err != nil {
				return err
			}
			continue
		case errors.As(err, &problem):
			text := fmt.Sprintf("%v: %s", problem.Err, problem.Fix)
			if problem.Place == string(corpus.SourceAt(target)) {
				k.unread, k.problem = true, text
			}
			k.skip(problem.Place, text)
			if problem.HeldBack {
				k.tally.held++
			}
			continue
		case err != nil:
			return errors.Join(err, k.flush(context.WithoutCancel(ctx)))
		}
		if item.Still {
			k.meet(item.Article.ID)
			continue
		}
		for _, w := range item.Warnings {
			k.warn(item.Place, w)
		}
		if err := item.Article.Validate(); err != nil {
			k.skip(item.Place, err.Error())
			continue
		}
		item.Article.Source = source
		if err := k.formerID(ctx, &item); err != nil {
			return err
		}
		k.meet(item.Article.ID)
		if k.claimed != nil && len(item.Claims) > 0 {
			k.checked = append(k.checked, item)
		}
		k.tally.seen.add(item.Article, k.clock())
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

// meet notes that the target has an article.
func (k *keeper) meet(id corpus.ArticleID) {
	if k.met != nil {
		k.met[id] = true
	}
}

// passOver counts what is not published. Where the archive has it from before, it is
// withdrawn: its source has taken it back.
func (k *keeper) passOver(ctx context.Context, p *intake.Problem, source corpus.Source) error {
	k.tally.passed[p.PassedOver]++
	if p.ID == "" || k.preview {
		return nil
	}
	if err := k.flush(ctx); err != nil { // it may just have come
		return err
	}
	gone, err := k.archive.Sources.TakeBack(ctx, k.clock(), p.ID, source, p.PassedOver)
	if gone {
		k.tally.takenBack++
		k.warn(p.Place, fmt.Sprintf("%s was published and is not any more (%s): it is withdrawn", p.ID, p.PassedOver))
	}
	return err
}

// formerID gives an article of a file the id by which the archive has it from before
// the ids of files were paths.
func (k *keeper) formerID(ctx context.Context, item *intake.Item) error {
	if item.Former == "" || k.preview {
		return nil
	}
	id, err := k.archive.Sources.FormerID(ctx, item.Article, item.Former)
	item.Article.ID = id
	return err
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
	switch {
	case k.preview:
		add = func(ctx context.Context, now time.Time, articles ...corpus.Article) ([]corpus.Outcome, error) {
			return k.archive.Preview(ctx, now, k.takeOver, articles...)
		}
	case k.takeOver:
		add = k.archive.TakeOver
	}
	outcomes, err := add(ctx, k.clock(), k.pending...)
	if err != nil {
		return err
	}
	for i, o := range outcomes {
		k.tally.outcomes[o]++
		if o == corpus.Refused {
			k.refused(ctx, k.places[i], k.pending[i])
		}
	}
	for _, item := range k.checked {
		if err := k.claimed(ctx, item); err != nil {
			return err
		}
	}
	k.pending, k.places, k.checked, k.bytes = nil, nil, nil, 0
	k.stored(k.tally)
	return nil
}

// refused tells whose article it was that another one would have changed.
func (k *keeper) refused(ctx context.Context, place string, article corpus.Article) {
	owner := corpus.Source("another source")
	r, err := k.archive.Article(ctx, article.ID)
	switch {
	case err == nil && r.Source == article.Source && (r.Outlet == "" || article.Outlet == ""):
		k.warn(place, fmt.Sprintf("nothing was changed: the id %s is already that of an article with quite another text (%s), and not both name their outlet: if this one is another outlet's, give it an id of its own; --take-over puts it in the place of the other", article.ID, cmp.Or(r.Headline, "without a headline")))
		return
	case err == nil && r.Source == article.Source:
		k.warn(place, fmt.Sprintf("nothing was changed: the id %s is already that of an article of %s (%s): give each outlet ids of its own; --take-over puts this article in its place", article.ID, cmp.Or(r.Outlet, r.URL, "another outlet"), cmp.Or(r.Headline, "without a headline")))
		return
	case err == nil && r.Source != "":
		owner = corpus.SourceAt(string(r.Source))
	}
	k.warn(place, fmt.Sprintf("nothing was changed: the article %s belongs to another source (%s): to let this one have it, add it with --take-over", article.ID, owner))
}

// sourceOf is the source that articles of a target belong to: a feed, a page or a bucket
// by its address, a folder that is polled, or whoever adds files by hand.
func (s Settings) sourceOf(target string) corpus.Source {
	if strings.Contains(target, "://") {
		return corpus.SourceAt(target)
	}
	for _, source := range s.Sources {
		if !strings.Contains(source.At, "://") && within(target, source.At) {
			return source.brings()
		}
	}
	return corpus.ByHand
}

// named is the source of the settings with this address or path, or one of nothing but
// that.
func (s Settings) named(target string) intake.Source {
	for _, source := range s.Sources {
		if source.At == target {
			return source.Source
		}
	}
	return intake.Source{At: target}
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
