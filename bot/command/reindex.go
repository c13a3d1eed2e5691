package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/corpus"
)

func reindexCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the index anew from the archive",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withArchive(c, func(ctx context.Context, s Settings, archive *corpus.Archive) error {
				return rebuildIndex(ctx, a, s, archive)
			})
		},
	}
}

// rebuildIndex builds an index beside the one in use and puts it in its place.
func rebuildIndex(ctx context.Context, a *app, s Settings, archive *corpus.Archive) (err error) {
	l, engine, err := a.rebuilt(ctx, s, "reindex", archive)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	if err := l.journal.TryAgain(); err != nil {
		return err
	}
	if err := a.catchUp(ctx, l); err != nil {
		return err
	}
	if err := engine.Promote(ctx); err != nil {
		return err
	}
	n, err := engine.Count(ctx, "")
	if err == nil {
		fmt.Fprintf(a.Out, "indexed %d passages\n", n)
	}
	return err
}
