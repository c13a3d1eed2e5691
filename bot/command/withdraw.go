package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/corpus"
)

func (a *app) withdraw() *cobra.Command {
	var undo bool
	c := &cobra.Command{
		Use:   "withdraw ID",
		Short: "Take an article out of every answer",
		Args:  misuse(cobra.ExactArgs(1)),
	}
	c.Flags().BoolVar(&undo, "undo", false, "put it back")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			change, done := archive.Withdraw, "withdrawn"
			if undo {
				change, done = archive.Restore, "restored"
			}
			if err := change(ctx, a.clock(), corpus.ArticleID(args[0])); err != nil {
				return err
			}
			fmt.Fprintln(a.Out, done, args[0])
			return nil
		})
	}
	return c
}
