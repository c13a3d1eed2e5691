package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/user"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/news/correct"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
)

func correctCommand(a *app) *cobra.Command {
	var f fix
	var stance string
	c := &cobra.Command{
		Use:   "correct ID|URL WORDS",
		Short: "Put right a quote that was read wrongly: its speaker, stance or words",
		Long: `Put right a quote that was read wrongly, from then on and everywhere. WORDS are some
words of the quote. What was put right is kept with the words, also when the article is
revised or the quotes are read anew, and is never overwritten: taking it back is kept too.`,
		Example: `  onrecord correct 2026-harbour "no ship will wait" --speaker "Jon Berg" --reason "the interview was his"
  onrecord correct 2026-harbour "paid for twice" --stance denied --reason "the council denied it"
  onrecord correct 2026-harbour "the old lady" --not-a-quote --reason "a ship's nickname"
  onrecord correct 2026-harbour "we dredge at night" --quote --speaker Lindqvist --reason "it was missed"
  onrecord correct list`,
		Args: misuse(cobra.ExactArgs(2)),
	}
	c.Flags().StringVar(&f.change.Speaker, "speaker", "", "the `name` of who said it; one that the article has is completed from it")
	c.Flags().StringVar(&f.change.Title, "title", "", "the speaker's title")
	c.Flags().StringVar(&stance, "stance", "", "how the article holds the words: "+correction.Stances())
	c.Flags().StringArrayVar(&f.change.Bounds, "bounds", nil, "the exact `words` of the quote; once more for each piece of a divided one")
	c.Flags().BoolVar(&f.change.NotAQuote, "not-a-quote", false, "nobody is quoted with these words")
	c.Flags().BoolVar(&f.missed, "quote", false, "the words are a quote that was missed, by --speaker")
	c.Flags().BoolVar(&f.copies, "copies", false, "also in the other articles that print the same quote")
	c.Flags().IntVar(&f.paragraph, "paragraph", 0, "the `number` of the paragraph, where several quotes have the words")
	f.because.flags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		f.article, f.words, f.change.Stance = args[0], args[1], quote.Stance(stance)
		if err := f.check(); err != nil {
			return usage(err)
		}
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			made, err := f.put(ctx, archive, a.clock)
			for _, one := range made {
				kept, r, readErr := readKept(ctx, archive, one)
				if readErr != nil {
					return errors.Join(err, readErr)
				}
				err = errors.Join(err, printCorrection(a, kept, r))
			}
			return err
		})
	}
	c.AddCommand(correctListCommand(a), correctUndoCommand(a), correctExportCommand(a))
	return c
}

// because is who puts something right, and why.
type because struct{ by, reason string }

func (b *because) flags(c *cobra.Command) {
	c.Flags().StringVar(&b.reason, "reason", "", "why, to be kept with it")
	c.Flags().StringVar(&b.by, "by", account(), "the `name` of the editor, to be kept with it")
}

// account is the name of whoever runs the program.
func account() string {
	if u, err := user.Current(); err == nil {
		return cmp.Or(u.Name, u.Username)
	}
	return ""
}

// fix is a quote that is to be put right.
type fix struct {
	article, words string // the id or address of the article, and words of the quote
	paragraph      int    // where several quotes have the words
	change         correction.Change
	missed, copies bool
	because
}

// check returns an error where it is not said what to put right, or why.
func (f fix) check() error {
	c := f.change
	changes := c.Speaker != "" || c.Title != "" || c.Stance != "" || len(c.Bounds) > 0
	switch {
	case f.missed && (c.Speaker == "" || c.NotAQuote):
		return errors.New("a quote that was missed needs --speaker NAME, and is one")
	case !changes && !c.NotAQuote:
		return errors.New("say what to put right: --speaker NAME, --stance STANCE, --bounds WORDS or --not-a-quote")
	case changes && c.NotAQuote:
		return correction.ErrBoth
	case c.Stance != "" && !slices.Contains(quote.Stances, c.Stance):
		return fmt.Errorf("%w %q: use one of %s", correction.ErrStance, c.Stance, correction.Stances())
	case strings.TrimSpace(f.reason) == "":
		return errors.New("say why: --reason TEXT")
	}
	return nil
}

// put puts the quote right, and returns what was kept.
func (f fix) put(ctx context.Context, archive *corpus.Archive, clock func() time.Time) (kept []corpus.Correction, err error) {
	wanted, err := f.make(ctx, archive)
	if err != nil {
		return nil, err
	}
	for _, one := range wanted {
		one.At, one.By, one.Reason = clock(), f.by, f.reason
		if one, err = archive.Quotes.Correct(ctx, one); err != nil {
			return kept, err
		}
		kept = append(kept, one)
	}
	return kept, nil
}

// make makes the correction, and those of copies.
func (f fix) make(ctx context.Context, archive *corpus.Archive) ([]corpus.Correction, error) {
	r, err := only(archive.Find(ctx, f.article))
	if err != nil {
		return nil, err
	}
	found, err := annotation.Of(ctx, archive.Quotes, r)
	if err != nil {
		return nil, err
	}
	if f.missed {
		made, err := f.makeMissed(r, found)
		return []corpus.Correction{made}, err
	}
	q, err := quoteIn(r, found, f.words, f.paragraph)
	if err != nil {
		return nil, err
	}
	made, err := f.change.Of(r, found, q)
	if err != nil {
		return nil, fmt.Errorf("%s, %s: %w", r.ID, said(r, q), err)
	}
	if !f.copies {
		return []corpus.Correction{made}, nil
	}
	more, err := correct.Copies(ctx, sight.Archive{Archive: archive}, r, q, f.change)
	return append([]corpus.Correction{made}, more...), err
}

// makeMissed makes the correction that words are a quote.
func (f fix) makeMissed(r corpus.Record, found quote.Annotation) (corpus.Correction, error) {
	within := corpus.Span{End: len(r.Body)}
	if paragraphs := corpus.Paragraphs(r.Body); f.paragraph != 0 {
		if f.paragraph < 0 || f.paragraph > len(paragraphs) {
			return corpus.Correction{}, usage(fmt.Errorf("%s has no paragraph %d: its last is %d", r.ID, f.paragraph, len(paragraphs)))
		}
		within = paragraphs[f.paragraph-1].Span
	}
	if len(f.change.Bounds) == 0 {
		f.change.Bounds = []string{f.words}
	}
	made, err := f.change.Missed(r, found, within)
	if err != nil {
		return made, fmt.Errorf("%s: %w", r.ID, err)
	}
	return made, nil
}

var errNoQuote = errors.New("no quote with the words")

// quoteIn returns the one quote of an article that has the words.
func quoteIn(r corpus.Record, found quote.Annotation, words string, paragraph int) (quote.Quote, error) {
	quotes := correction.Find(r, found, words, paragraph)
	switch len(quotes) {
	case 1:
		return quotes[0], nil
	case 0:
		return quote.Quote{}, fmt.Errorf("%s has %w “%s”; its quotes:\n%s", r.ID, errNoQuote, words, listed(r, slices.Concat(found.Quotes, found.Maybe)))
	}
	return quote.Quote{}, usage(fmt.Errorf("%d quotes of %s have the words “%s”: give more of them, or --paragraph:\n%s", len(quotes), r.ID, words, listed(r, quotes)))
}

// listed is the quotes of an article, a line each.
func listed(r corpus.Record, quotes []quote.Quote) string {
	const most = 20
	paragraphs := corpus.Paragraphs(r.Body)
	var out []string
	for _, q := range quotes[:min(len(quotes), most)] {
		at, _ := corpus.ParagraphAt(paragraphs, q.Content[0].Start)
		out = append(out, fmt.Sprintf("  ¶%d %s: %s", at.Number, cmp.Or(q.Speaker.Name, "speaker unclear"), said(r, q)))
	}
	if more := len(quotes) - most; more > 0 {
		out = append(out, fmt.Sprintf("  and %d more", more))
	}
	if len(out) == 0 {
		return "  none"
	}
	var b strings.Builder
	fmt.Fprint(readable{&b}, strings.Join(out, "\n"))
	return b.String()
}

// said is the words of a quote in one line.
func said(r corpus.Record, q quote.Quote) string {
	var pieces []string
	for _, s := range q.Content {
		pieces = append(pieces, strings.Join(strings.Fields(s.Of(r.Body)), " "))
	}
	return strings.Join(pieces, " … ")
}

func correctListCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List what was put right",
		Args:  misuse(cobra.NoArgs),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	c.RunE = func(c *cobra.Command, _ []string) error {
		print := printCorrection
		if asJSON {
			print = printCorrectionJSON
		}
		return eachCorrection(a, c, func(one correction.Correction, r corpus.Record) error { return print(a, one, r) })
	}
	return c
}

func correctExportCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "export",
		Short: "Print what was put right as annotations to train with",
		Long: `Print what was put right and stands as annotations, one JSON object a line: the article, the
offsets into its revision, and how the quote was read and how it should be, as in a set of
annotated articles. No text of the article is printed.`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return exportCorrections(a, c) },
	}
}

func correctUndoCommand(a *app) *cobra.Command {
	var why because
	c := &cobra.Command{
		Use:   "undo NUMBER…",
		Short: "Take back what was put right, by the numbers that list shows",
		Args:  misuse(cobra.MinimumNArgs(1)),
	}
	why.flags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		var ids []int64
		for _, arg := range args {
			id, err := strconv.ParseInt(arg, 10, 64)
			if err != nil || id < 1 {
				return usage(fmt.Errorf("%q is no number of a correction: onrecord correct list shows them", arg))
			}
			ids = append(ids, id)
		}
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			for _, id := range ids {
				kept, err := archive.Quotes.Correct(ctx, corpus.Correction{At: a.clock(), By: why.by, Reason: why.reason, Undoes: id})
				if errors.Is(err, corpus.ErrNoCorrection) {
					return fmt.Errorf("%w: onrecord correct list shows them", err)
				}
				if err != nil {
					return err
				}
				fmt.Fprintf(a.text(), "took back %d: %s is read as before\n", id, kept.Article)
			}
			return nil
		})
	}
	return c
}
