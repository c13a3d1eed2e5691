package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/factcheck/check"
	"onrecord/bot/factcheck/inhand"
	"onrecord/corpus"
	"onrecord/corpus/intake"
)

func checkCommand(a *app) *cobra.Command {
	var asJSON bool
	var page string
	var against []string
	c := &cobra.Command{
		Use:   "check FILE",
		Short: "Check the quotes of a draft against the archive",
		Long: `Check looks up every quote of a draft in the archive. The draft is a file that add
would read as one article, or - for plain text from standard input.

  exact          these words stand inside quotation marks in the article
  altered        some of them do not: [-words of the article-] {+words of the draft+}
  wrong speaker  they do, and somebody else said them
  in other words they stand there outside quotation marks only
  not found      no article has them

Reported speech has no exact words and is left out. The exit code is 3 where a quote
is not exact.`,
		Example: `  onrecord check draft.md
  onrecord check --report quotes.html draft.docx
  onrecord check --against interview.vtt --against https://example.com/statement draft.md
  pbpaste | onrecord check --json -`,
		Args: misuse(cobra.ExactArgs(1)),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a quote")
	c.Flags().StringVar(&page, "report", "", "also write the report to an HTML `file`, to keep with the story")
	c.Flags().StringArrayVar(&against, "against", nil, "look for the quotes in this `FILE|URL` first, then in the archive; nothing of it is kept")
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		d, err := readDraft(c.Context(), a, args[0])
		if err != nil {
			return err
		}
		sources, err := readSources(c.Context(), a, s, against)
		if err != nil {
			return err
		}
		open := func() (session, error) { return a.openSession(c.Context(), s, c.Flags().Changed("data"), "check") }
		if len(sources) > 0 && errors.Is(hasArchive(c.Context(), s), fs.ErrNotExist) {
			open = func() (session, error) { // there is nothing else to look in
				l, err := openNothing(c.Context(), a)
				return here{a, l}, err
			}
		}
		in, err := open()
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, in.close()) }()
		if page != "" {
			a.aside = new(bytes.Buffer)
		}
		err = in.do(c.Context(), &checkRequest{Name: filepath.Base(args[0]), Body: d.body, Sources: sources, Ahead: d.ahead, JSON: asJSON, Page: page != ""})
		if page != "" && a.aside.Len() > 0 {
			err = errors.Join(os.WriteFile(page, a.aside.Bytes(), 0o600), err)
		}
		return err
	}
	return c
}

// checkRequest is a draft to be checked.
type checkRequest struct {
	Name, Body string
	Sources    []check.Source // in which the quotes are looked for first, and which are kept nowhere
	Ahead      int            // as of draft
	JSON, Page bool
}

func (r *checkRequest) run(ctx context.Context, a *app, l *library) error {
	report, err := l.checker().Check(ctx, r.Body, r.Sources...)
	if err != nil {
		return err
	}
	d := draft{body: r.Body, ahead: r.Ahead, paragraphs: corpus.Paragraphs(r.Body)}
	if r.Page {
		if err := report.HTML(a.aside, r.Name, a.clock(), d.where); err != nil {
			return err
		}
	}
	if r.JSON {
		err = printChecked(a, report)
	} else {
		_, err = io.WriteString(a.text(), report.Text(d.where, diffStyle(a)))
	}
	if wrong := len(report.Quotes) - report.Count(check.Exact); err == nil && wrong > 0 {
		err = quotesError{wrong, len(report.Quotes)}
	}
	return err
}

// quotesError is the error of a draft with quotes that are not exact.
type quotesError struct{ wrong, all int }

func (e quotesError) Error() string {
	return fmt.Sprintf("%d of %d quotes not exact", e.wrong, e.all)
}

// readSources reads what a draft is made of.
func readSources(ctx context.Context, a *app, s Settings, targets []string) (sources []check.Source, err error) {
	r := inhand.Reader{Clock: a.clock, Allow: s.AllowHosts, Warn: func(place, text string) { fmt.Fprintf(a.notes(), "%s: %s\n", place, text) }}
	for _, target := range targets {
		read, err := r.Read(ctx, target)
		if err != nil {
			return nil, err
		}
		sources = append(sources, read...)
	}
	return sources, nil
}

// openNothing opens a library without articles, in memory.
func openNothing(ctx context.Context, a *app) (*library, error) {
	archive, err := corpus.OpenMemory(ctx)
	if err != nil {
		return nil, err
	}
	l, err := a.inMemory(ctx, archive)
	if err == nil {
		l.empty = true
	}
	return l, err
}

// draft is a text to be checked.
type draft struct {
	body string
	// ahead is how many lines of its file stand before the body; -1 where the file
	// is no plain text, and lines mean nothing.
	ahead      int
	paragraphs []corpus.Paragraph
}

// readDraft reads a draft from a file that holds one article, or from standard
// input.
func readDraft(ctx context.Context, a *app, file string) (draft, error) {
	in := intake.New(intake.Options{Clock: a.clock, Unpublished: true})
	items := in.Read(ctx, intake.Source{At: file})
	if file == "-" {
		items = in.ReadText("standard input", a.In)
	}
	var bodies []string
	for item, err := range items {
		if err != nil {
			return draft{}, err
		}
		bodies = append(bodies, item.Article.Body)
	}
	if len(bodies) != 1 {
		return draft{}, fmt.Errorf("%s: %d articles: give a file with one", file, len(bodies))
	}
	d := draft{body: bodies[0], paragraphs: corpus.Paragraphs(bodies[0])}
	if file != "-" {
		content, err := os.ReadFile(file)
		if err != nil {
			return draft{}, err
		}
		d.ahead = check.LinesBefore(content, d.body)
	}
	return d, nil
}

// where names the place of a byte of the draft, which is in a line of its body.
func (d draft) where(at, line int) string {
	if d.ahead < 0 {
		paragraph, _ := corpus.ParagraphAt(d.paragraphs, at)
		return fmt.Sprintf("¶%d", paragraph.Number)
	}
	return check.InLine(at, d.ahead+line)
}

// printChecked prints one object a quote.
func printChecked(a *app, report check.Report) error {
	for _, q := range report.Quotes {
		if err := a.encode(q); err != nil {
			return err
		}
	}
	return nil
}

// diffStyle sets off what a check found where standard output is a terminal: red is
// the article's, green the draft's.
func diffStyle(a *app) func(check.Op, string) string {
	bold := a.bold()
	if strings.Contains(bold(""), "\x1b") {
		return func(op check.Op, s string) string {
			switch op {
			case check.Delete:
				return "\x1b[31m" + s + "\x1b[39m"
			case check.Insert:
				return "\x1b[32m" + s + "\x1b[39m"
			}
			return bold(s)
		}
	}
	return func(_ check.Op, s string) string { return s }
}
