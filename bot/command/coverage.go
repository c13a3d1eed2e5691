package command

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/coverage"
	"onrecord/corpus"
)

func coverageCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "coverage",
		Short: "Show how many articles of each outlet there are, day by day, and where there are holes",
		Long: `Show how many articles of each outlet there are, and where there are holes: runs of days
with far fewer articles than the outlet has on such weekdays. An answer that is "not
found" names a hole that lies in the days asked for.`,
		Example: `  onrecord coverage
  onrecord coverage --json`,
		Args: misuse(cobra.NoArgs),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, with every day")
	c.RunE = func(c *cobra.Command, _ []string) error {
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			desk := coverage.Desk{Archive: archive, Overview: archive.Overview, Clock: a.clock}
			calendar, err := desk.Calendar(ctx)
			if err != nil {
				return err
			}
			if asJSON {
				return a.encode(calendar)
			}
			_, err = io.WriteString(a.text(), calendar.Text(outletsShown))
			return err
		})
	}
	return c
}

// outletsShown is how many outlets coverage draws.
const outletsShown = 20
