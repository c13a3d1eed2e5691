package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/bot/news/watch"
)

func watchCommand(a *app) *cobra.Command {
	var r watchRequest
	c := &cobra.Command{
		Use:   "watch QUESTION",
		Short: "Rehearse a watch: what it would have told of in the last days",
		Long: `Rehearse a watch, and save nothing: what it would have told of, had it been there in the
last days, and by what it can be narrowed. Watches are kept in Slack, for whoever they tell.`,
		Example: `  onrecord watch ferry
  onrecord watch '"ceasefire" speaker:kerry' --days 90`,
		Args: misuse(cobra.MinimumNArgs(1)),
	}
	c.Flags().IntVar(&r.Days, "days", watch.RehearsedDays, "how many `days` to go back")
	c.Flags().BoolVar(&r.JSON, "json", false, "print one JSON object")
	c.RunE = func(c *cobra.Command, args []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		r.Text = typed(args)
		return a.once(c.Context(), s, c.Flags().Changed("data"), "watch", &r)
	}
	return c
}

// watchRequest is a watch to rehearse.
type watchRequest struct {
	Text string
	Days int
	JSON bool
}

func (r *watchRequest) run(ctx context.Context, a *app, l *library) error {
	rehearsed, err := rehearse(ctx, l, r.Text, r.Days)
	if err != nil {
		return err
	}
	if r.JSON {
		return a.encode(rehearsed)
	}
	fmt.Fprintln(a.text(), rehearsed.Text())
	for _, n := range rehearsed.Narrower {
		fmt.Fprintf(a.text(), "  %d with %s\n", n.Statements, n.Operator)
	}
	return nil
}

// mostRehearsed is how many days are gone through at most.
const mostRehearsed = 366

// rehearse rehearses a watch, as typed.
func rehearse(ctx context.Context, l *library, text string, days int) (watch.Rehearsal, error) {
	if days < 1 || days > mostRehearsed {
		return watch.Rehearsal{}, usage(fmt.Errorf("--days %d: use 1 to %d", days, mostRehearsed))
	}
	q, err := watch.Parse(text, l.clock())
	if err != nil {
		return watch.Rehearsal{}, usage(err)
	}
	return rehearserOf(l).Rehearse(ctx, q, days)
}

func rehearserOf(l *library) *watch.Rehearser {
	return &watch.Rehearser{Archive: l.seen(), Searcher: l.searched(), Clock: l.clock}
}

type rehearseCall struct {
	Question string `json:"question"`
	Days     int    `json:"days,omitempty"`
}

func (on calls) rehearse(ctx context.Context, r rehearseCall) (any, error) {
	if r.Days == 0 {
		r.Days = watch.RehearsedDays
	}
	return rehearse(ctx, on.library, r.Question, r.Days)
}
