package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/corpus"
)

func withdrawCommand(a *app) *cobra.Command {
	var undo bool
	var reason string
	c := &cobra.Command{
		Use:   "withdraw ID|URL",
		Short: "Take an article out of every answer",
		Example: `  onrecord withdraw https://example.com/2026/bridge --reason "the court forbids it"
  onrecord withdraw --undo 2026-bridge`,
		Args: misuse(cobra.ExactArgs(1)),
	}
	c.Flags().BoolVar(&undo, "undo", false, "put it back")
	c.Flags().StringVar(&reason, "reason", "", "why, to be kept with it")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			id, err := takeOut(ctx, archive, a.clock(), args[0], reason, undo)
			if err != nil {
				return err
			}
			done := "withdrawn"
			if undo {
				done = "restored"
			}
			fmt.Fprintln(a.text(), done, id)
			return nil
		})
	}
	return c
}

// takeOut withdraws an article, or puts it back.
func takeOut(ctx context.Context, archive *corpus.Archive, now time.Time, name, reason string, undo bool) (corpus.ArticleID, error) {
	article, err := only(archive.Find(ctx, name))
	switch {
	case err != nil:
		return "", err
	case undo:
		return article.ID, archive.Restore(ctx, now, article.ID)
	}
	return article.ID, archive.Withdraw(ctx, now, article.ID, reason)
}

// only returns the article that was found, if it is one.
func only(found []corpus.Record, err error) (corpus.Record, error) {
	if errors.Is(err, corpus.ErrNotFound) {
		return corpus.Record{}, fmt.Errorf("%w: onrecord list shows the ids and addresses", err)
	}
	if err != nil {
		return corpus.Record{}, err
	}
	if len(found) > 1 {
		var ids []string
		for _, r := range found {
			ids = append(ids, string(r.ID))
		}
		return corpus.Record{}, usage(fmt.Errorf("%d articles have this address: name one by its id: %s", len(found), strings.Join(ids, ", ")))
	}
	return found[0], nil
}
