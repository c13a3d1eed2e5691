package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index/bleve"
)

func (a *app) reindex() *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the index anew from the archive",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withArchive(c, a.rebuild)
		},
	}
}

// rebuild builds an index beside the one in use and puts it in its place.
func (a *app) rebuild(ctx context.Context, s Settings, archive *corpus.Archive) (err error) {
	engine, err := a.openIndex(ctx, s.Data, "reindex", archive, bleve.Rebuild)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	if err := a.catchUp(ctx, &library{archive: archive, engine: engine, clock: a.clock}); err != nil {
		return err
	}
	if err := engine.Promote(); err != nil {
		return err
	}
	n, err := engine.Count(ctx, "")
	if err == nil {
		fmt.Fprintf(a.Out, "indexed %d passages\n", n)
	}
	return err
}
