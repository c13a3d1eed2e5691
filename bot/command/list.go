package command

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/corpus"
)

func listCommand(a *app) *cobra.Command {
	var which selection
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List the articles of the archive, the last changed at the end",
		Example: `  onrecord list --outlet "The Tern Post" --after 2026-01-01
  onrecord list --status withdrawn
  onrecord list --json`,
		Args: misuse(cobra.NoArgs),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object an article")
	c.Flags().StringVar(&which.outlet, "outlet", "", "only those of an outlet")
	c.Flags().StringVar(&which.section, "section", "", "only those of a section")
	c.Flags().StringVar(&which.status, "status", "", "only those that are "+strings.Join(statuses, ", "))
	c.Flags().StringVar(&which.after, "after", "", "only those published on a `day` or later")
	c.Flags().StringVar(&which.before, "before", "", "only those published before a `day`")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := which.check(); err != nil {
			return usage(err)
		}
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			return listEach(ctx, a, archive, which, asJSON)
		})
	}
	return c
}

// listEach prints the articles selected.
func listEach(ctx context.Context, a *app, archive *corpus.Archive, which selection, asJSON bool) error {
	const atOnce, bytesAtOnce = 500, 8 << 20
	for after := corpus.Seq(0); ; {
		records, err := archive.ChangesWithin(ctx, after, atOnce, bytesAtOnce)
		if err != nil || len(records) == 0 {
			return err
		}
		for _, r := range records {
			after = r.Seq
			if !which.has(r, a.clock()) {
				continue
			}
			if asJSON {
				err = a.encode(articleJSONOf(r, a.clock()))
			} else {
				_, err = fmt.Fprintln(a.text(), lineOf(r, a.clock()))
			}
			if err != nil {
				return err
			}
		}
	}
}

// selection says which articles are listed.
type selection struct {
	outlet, section, status string
	after, before           string // days
}

// underEmbargo is what list and show call an article that is stored and hidden until
// its minute.
const underEmbargo = "embargoed"

var statuses = []string{string(corpus.Published), string(corpus.Corrected), string(corpus.Withdrawn), underEmbargo}

func (s selection) check() error {
	for _, day := range []string{s.after, s.before} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return fmt.Errorf("%s is no day: write it like 2026-03-01", day)
		}
	}
	for _, status := range statuses {
		if s.status == "" || s.status == status {
			return nil
		}
	}
	return fmt.Errorf("--status %s: use one of %s", s.status, strings.Join(statuses, ", "))
}

func (s selection) has(r corpus.Record, now time.Time) bool {
	day := string(corpus.DayOf(r.Published))
	return (s.outlet == "" || strings.EqualFold(s.outlet, r.Outlet)) &&
		(s.section == "" || strings.EqualFold(s.section, r.Section)) &&
		(s.status == "" || s.status == statusOf(r, now)) &&
		(s.after == "" || day >= s.after) &&
		(s.before == "" || day != "" && day < s.before)
}

// statusOf is the status of an article, where an embargo is one.
func statusOf(r corpus.Record, now time.Time) string {
	if r.Status != corpus.Withdrawn && r.Hidden(now) {
		return underEmbargo
	}
	return string(r.Status)
}

// lineOf is an article in one line: "ferry · 2016-06-14 · Estuary Herald · Ferry aground".
func lineOf(r corpus.Record, now time.Time) string {
	parts := []string{
		string(r.ID),
		cmp.Or(string(corpus.DayOf(r.Published)), "no date"),
		cmp.Or(r.Outlet, "no outlet"),
		cmp.Or(r.Headline, "no headline"),
	}
	if status := statusOf(r, now); status != string(corpus.Published) {
		parts = append(parts, standing(r, status))
	}
	return strings.Join(parts, " · ")
}

// standing tells a status with what is known of it.
func standing(r corpus.Record, status string) string {
	switch {
	case status == underEmbargo:
		return "under embargo until " + r.EmbargoUntil.Format(minute)
	case status == string(corpus.Withdrawn) && r.Reason != "":
		return status + " (" + r.Reason + ")"
	}
	return status
}

// articleJSON is the JSON form of an article: the fields that add reads, and what the
// archive knows of it.
type articleJSON struct {
	ID           corpus.ArticleID `json:"id"`
	URL          string           `json:"url"`
	Outlet       string           `json:"outlet"`
	Headline     string           `json:"headline"`
	Byline       string           `json:"byline"`
	Section      string           `json:"section"`
	Tags         []string         `json:"tags"`
	Published    string           `json:"published"`
	Updated      string           `json:"updated"`
	Status       corpus.Status    `json:"status"`
	EmbargoUntil string           `json:"embargo_until"`
	Hidden       bool             `json:"hidden"`
	Reason       string           `json:"reason"`
	BroughtBy    corpus.Source    `json:"brought_by"`
	Arrived      string           `json:"arrived"`
	Amended      string           `json:"amended"`
	Revision     int              `json:"revision"`
	Text         *string          `json:"text,omitempty"` // of show
}

func articleJSONOf(r corpus.Record, now time.Time) articleJSON {
	return articleJSON{
		ID: r.ID, URL: r.URL, Outlet: r.Outlet, Headline: r.Headline, Byline: r.Byline, Section: r.Section,
		Tags: append([]string{}, r.Tags...), Published: moment(r.Published), Updated: moment(r.Updated),
		Status: r.Status, EmbargoUntil: moment(r.EmbargoUntil), Hidden: r.Hidden(now), Reason: r.Reason,
		BroughtBy: r.Source, Arrived: moment(r.Arrived), Amended: moment(r.Amended), Revision: r.Revision,
	}
}

// moment is a time as JSON has it; empty is unknown.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
