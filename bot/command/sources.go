package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/question"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/slack/chart"
)

func sourcesCommand(a *app) *cobra.Command {
	var r sourcesRequest
	c := &cobra.Command{
		Use:   "sources [OPERATORS]",
		Short: "Count whom the archive quotes: officials, private persons, organisations, unnamed sources",
		Long: `Count whom the archive quotes. Operators and days say of which articles; all of them
without any. Copies count once. Nothing about a person is guessed from a name: she and he
are counted where a pronoun or a title is printed, other traits where the file that the
setting people.traits names has them.`,
		Example: `  onrecord sources section:politics since January
  onrecord sources --by month outlet:"Estuary Herald" after:2025
  onrecord sources --png since January > sources.png
  onrecord sources --csv by:"Ada Quill" > sources.csv`,
	}
	c.Flags().StringVar(&r.By, "by", "", "divide it: `section, month or byline`")
	c.Flags().BoolVar(&r.JSON, "json", false, "print one JSON object, with every voice and the articles counted")
	c.Flags().BoolVar(&r.CSV, "csv", false, "print a table: a line for each voice and each unnamed source or, with --by, for each part")
	c.Flags().BoolVar(&r.PNG, "png", false, "print a picture: those most quoted or, with --by, the statements of each part")
	c.RunE = func(c *cobra.Command, args []string) error {
		r.Text = typed(args)
		if err := r.check(a.clock()); err != nil {
			return usage(err)
		}
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		return a.once(c.Context(), s, c.Flags().Changed("data"), "sources", &r)
	}
	return c
}

// sourcesRequest wants to know whom a part of the archive quotes.
type sourcesRequest struct {
	Text, By  string
	JSON, CSV bool
	PNG       bool
}

func (r *sourcesRequest) check(now time.Time) error {
	if r.By != "" && !slices.Contains(sourcing.Divisions, sourcing.By(r.By)) {
		return fmt.Errorf("--by %s: use section, month or byline", r.By)
	}
	if r.JSON && r.CSV || r.JSON && r.PNG || r.CSV && r.PNG {
		return errors.New("--json, --csv and --png: choose one of them")
	}
	o := question.Options{Now: now}
	if misused := question.Misused(r.Text, o); misused != "" {
		return errors.New(misused)
	}
	return sourcing.Check(question.Parse(r.Text, o))
}

// What a report on a terminal lists; JSON and CSV have all.
const voicesShown = 20

func (r *sourcesRequest) run(ctx context.Context, a *app, l *library) error {
	if err := r.check(a.clock()); err != nil {
		return usage(err)
	}
	most := voicesShown
	if r.JSON || r.CSV {
		most = 0
	}
	report, err := l.sources.Report(ctx, question.Parse(r.Text, question.Options{Now: a.clock()}), sourcing.By(r.By), most)
	switch {
	case err != nil:
		return err
	case r.JSON:
		return a.encode(report)
	case r.CSV:
		return report.CSV(a.text())
	case r.PNG:
		drawn, err := chart.Sources(report)
		if err == nil && drawn == nil {
			err = errors.New("there is nothing to draw: nobody is quoted")
		}
		if err == nil {
			_, err = a.Out.Write(drawn)
		}
		return err
	}
	_, err = io.WriteString(a.text(), report.Text())
	return err
}

// sourcesCall is what the API wants to know of whom the archive quotes.
type sourcesCall struct {
	Query string `json:"query"`
	By    string `json:"by"`
}

func (on calls) sources(ctx context.Context, c sourcesCall) (any, error) {
	r := sourcesRequest{Text: c.Query, By: c.By}
	if err := r.check(on.library.clock()); err != nil {
		return nil, usage(err)
	}
	return on.library.sources.Report(ctx, question.Parse(c.Query, question.Options{Now: on.library.clock()}), sourcing.By(c.By), 0)
}
