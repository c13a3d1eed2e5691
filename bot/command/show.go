package command

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
)

func showCommand(a *app) *cobra.Command {
	var asJSON, hidden bool
	c := &cobra.Command{
		Use:   "show ID|URL",
		Short: "Show an article as the archive has it, its paragraphs numbered",
		Long: `Show an article as the archive has it, its paragraphs numbered as citations number
them. Of one that is withdrawn or under embargo the text is left out, unless
--hidden is given.`,
		Example: `  onrecord show 2026-bridge
  onrecord show --json https://example.com/2026/bridge`,
		Args: misuse(cobra.ExactArgs(1)),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().BoolVar(&hidden, "hidden", false, "also the text of an article that no answer may show")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			r, err := only(archive.Find(ctx, args[0]))
			if err != nil {
				return err
			}
			withText := hidden || !r.Hidden(a.clock())
			if asJSON {
				j := articleJSONOf(r, a.clock())
				if withText {
					j.Text = &r.Body
				}
				return a.encode(j)
			}
			return printArticle(a, r, withText)
		})
	}
	return c
}

// printArticle prints what is known of an article, a line each, and its paragraphs.
func printArticle(a *app, r corpus.Record, withText bool) error {
	var b strings.Builder
	fmt.Fprintln(&b, cmp.Or(r.Headline, "no headline"))
	for _, f := range []struct{ name, value string }{
		{"id", string(r.ID)},
		{"address", r.URL},
		{"outlet", r.Outlet},
		{"byline", r.Byline},
		{"section", r.Section},
		{"tags", strings.Join(r.Tags, ", ")},
		{"published", moment(r.Published)},
		{"updated", moment(r.Updated)},
		{"status", standing(r, statusOf(r, a.clock()))},
		{"amended", moment(r.Amended)},
		{"brought by", string(r.Source)},
		{"arrived", moment(r.Arrived)},
		{"revision", fmt.Sprint(r.Revision)},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "  %s: %s\n", f.name, f.value)
		}
	}
	if !withText {
		fmt.Fprintln(&b, "\nno answer shows its text; --hidden prints it")
	}
	for _, p := range corpus.Paragraphs(r.Body) {
		if withText {
			fmt.Fprintf(&b, "\n¶%d %s\n", p.Number, p.Span.Of(r.Body))
		}
	}
	_, err := fmt.Fprint(a.text(), b.String())
	return err
}
