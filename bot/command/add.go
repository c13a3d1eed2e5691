package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/intake/raw"
	"onrecord/index/bleve"
)

func addCommand(a *app) *cobra.Command {
	var how adding
	c := &cobra.Command{
		Use:   "add PATH|URL…",
		Short: "Put articles into the archive: files, folders, exports, feeds and pages",
		Example: `  onrecord add articles/ export.jsonl.gz
  onrecord add https://example.com/feed.xml
  onrecord add --since 2026-01-01 https://example.com/sitemap.xml
  onrecord add --dry-run wordpress.xml
  onrecord add --outlet "The Tern Post" --map story=text table.csv`,
		Args: misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, targets []string) (err error) {
			if err := how.check(); err != nil {
				return usage(err)
			}
			if how.settings, err = a.settings(c); err != nil {
				return err
			}
			if how.preview {
				return previewOf(c.Context(), a, how, targets)
			}
			return addTo(c.Context(), a, how, targets)
		},
	}
	c.Flags().BoolVar(&how.preview, "dry-run", false, "only tell what would go in")
	c.Flags().BoolVar(&how.takeOver, "take-over", false, "revise articles of other sources and outlets too; they belong to this one from now on")
	c.Flags().StringVar(&how.outlet, "outlet", "", "the outlet of articles that name none")
	c.Flags().StringVar(&how.section, "section", "", "the section of articles that name none")
	c.Flags().StringVar(&how.first, "since", "", "the first `day`, 2026-01-31, of the articles that are wanted")
	c.Flags().StringArrayVar(&how.fields, "map", nil, "`FIELD=NAME`: what a field means that the file calls otherwise; FIELD= passes it over")
	return c
}

// adding is how articles are added.
type adding struct {
	settings        Settings
	preview         bool
	takeOver        bool
	outlet, section string
	fields          []string // FIELD=NAME
	first           string   // day, 2006-01-02
	since           time.Time
	names           map[string]string
}

// check reads the fields that are to be renamed, and the first day.
func (how *adding) check() error {
	how.names = map[string]string{}
	for _, field := range how.fields {
		from, to, ok := strings.Cut(field, "=")
		if !ok || from == "" {
			return fmt.Errorf("--map %s: write FIELD=NAME, such as story=text", field)
		}
		how.names[from] = to
	}
	if err := checkFields(how.names); err != nil {
		return fmt.Errorf("--map: %w", err)
	}
	if how.first == "" {
		return nil
	}
	var err error
	if how.since, err = time.Parse(time.DateOnly, how.first); err != nil {
		return fmt.Errorf("--since %s: write a day like 2026-01-31", how.first)
	}
	return nil
}

// checkFields reports what is no field of an article among those that others mean.
func checkFields(names map[string]string) error {
	for _, from := range slices.Sorted(maps.Keys(names)) {
		if to := names[from]; to != "" && !raw.IsField(to) {
			return fmt.Errorf("%s=%s: %s is no field of an article: use one of %s", from, to, to, strings.Join(raw.FieldNames(), ", "))
		}
	}
	return nil
}

// source is a target with what the flags say of it, and the settings where they name it.
func (how *adding) source(target string) intake.Source {
	source := how.settings.named(target)
	source.Outlet, source.Section = cmp.Or(how.outlet, source.Outlet), cmp.Or(how.section, source.Section)
	if len(how.names) > 0 {
		source.Map = how.names
	}
	if !how.since.IsZero() {
		source.Since = how.since
	}
	return source
}

// previewOf tells what would go into the archive.
func previewOf(ctx context.Context, a *app, how adding, targets []string) (err error) {
	archive, err := existingArchive(ctx, how.settings)
	if errors.Is(err, fs.ErrNotExist) {
		archive, err = corpus.OpenMemory(ctx)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	t, err := storeArticles(ctx, a, archive, how, targets)
	fmt.Fprintln(a.text(), "nothing was stored; would be", t)
	for _, line := range t.summary() {
		fmt.Fprintln(a.text(), line)
	}
	if err == nil && t.skipped > 0 {
		err = fmt.Errorf("%d would be skipped", t.skipped)
	}
	return err
}

// addTo puts the articles of targets into the archive of a data folder and
// indexes them. Where another process has the index, that process will.
func addTo(ctx context.Context, a *app, how adding, targets []string) (err error) {
	archive, err := openArchive(ctx, how.settings)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()

	tally, err := storeArticles(ctx, a, archive, how, targets)
	fmt.Fprintln(a.text(), tally)
	if err != nil {
		return err
	}
	l, err := a.indexed(ctx, how.settings, "add", archive)
	if inUse := new(bleve.InUseError); errors.As(err, &inUse) {
		fmt.Fprintf(a.Err, "%s has the index and will take these articles in.\n", inUse.Holder)
		err = nil
	} else if err == nil {
		err = errors.Join(a.catchUp(ctx, l), l.engine.Close())
	}
	if err == nil && tally.skipped > 0 {
		err = fmt.Errorf("skipped %d: correct them and run it again, what is stored stays as it is", tally.skipped)
	}
	if refused := tally.outcomes[corpus.Refused]; err == nil && refused > 0 {
		err = fmt.Errorf("refused %d, which belong to other sources", refused)
	}
	return err
}

// storeArticles puts the articles of targets into the archive, showing progress.
func storeArticles(ctx context.Context, a *app, archive *corpus.Archive, how adding, targets []string) (tally, error) {
	var bar *progressbar.ProgressBar
	in := intake.New(intake.Options{
		Clock:    a.clock,
		Known:    knownIn(ctx, archive),
		Progress: func(bytes int) { bar.Add(bytes) },
		Allow:    how.settings.AllowHosts,
	})
	total := int64(0)
	for _, target := range targets {
		total += in.Size(target)
	}
	bar = a.progress(total, progressbar.OptionShowBytes(true))
	defer bar.Finish()
	began := time.Now()
	k := keeper{
		archive:  archive,
		clock:    a.clock,
		takeOver: how.takeOver,
		preview:  how.preview,
		tally:    newTally(),
		warn: func(place, text string) {
			bar.Clear()
			fmt.Fprintf(a.notes(), "%s: %s\n", place, text)
		},
		stored: func(t tally) {
			rate := float64(t.articles()) / time.Since(began).Seconds()
			bar.Describe(fmt.Sprintf("%d articles, %.0f/s, %d skipped", t.articles(), rate, t.skipped))
		},
	}
	for _, target := range targets {
		if err := k.keep(ctx, in, how.source(target), how.settings.sourceOf(target)); err != nil {
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
