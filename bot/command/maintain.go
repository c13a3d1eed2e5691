package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleve"
)

func (a *app) withdraw() *cobra.Command {
	var undo bool
	c := &cobra.Command{
		Use:   "withdraw ID",
		Short: "Take an article out of every answer",
		Args:  misuse(cobra.ExactArgs(1)),
	}
	c.Flags().BoolVar(&undo, "undo", false, "put it back")
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		archive, err := a.existingArchive(c.Context(), s.Data)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, archive.Close()) }()
		change, done := archive.Withdraw, "withdrawn"
		if undo {
			change, done = archive.Restore, "restored"
		}
		if err := change(c.Context(), a.clock(), corpus.ArticleID(args[0])); err != nil {
			return err
		}
		fmt.Fprintln(a.Out, done, args[0])
		return nil
	}
	return c
}

// existingArchive opens the archive of a data folder that has one.
func (a *app) existingArchive(ctx context.Context, dir string) (*corpus.Archive, error) {
	if err := hasArchive(dir); err != nil {
		return nil, err
	}
	return openArchive(ctx, dir)
}

func (a *app) reindex() *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the index anew from the archive",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			archive, err := a.existingArchive(c.Context(), s.Data)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, archive.Close()) }()
			engine, err := a.openIndex(c.Context(), s.Data, "reindex", archive, bleve.Rebuild)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, engine.Close()) }()
			l := &library{archive: archive, engine: engine, clock: a.clock}
			if err := a.catchUp(c.Context(), l); err != nil {
				return err
			}
			if err := engine.Promote(); err != nil {
				return err
			}
			n, err := engine.Count(c.Context(), "")
			if err == nil {
				fmt.Fprintf(a.Out, "indexed %d passages\n", n)
			}
			return err
		},
	}
}

func (a *app) verify() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Check that archive and index are whole and hold every article once",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			if err := hasArchive(s.Data); err != nil {
				return err
			}
			l, err := a.openLibrary(c.Context(), s.Data, "verify")
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, l.close()) }()
			return a.check(c.Context(), l)
		},
	}
}

// check compares the index with what the archive says should be in it.
func (a *app) check(ctx context.Context, l *library) error {
	found, err := l.archive.Verify(ctx)
	if err != nil {
		return err
	}
	if err := a.catchUp(ctx, l); err != nil {
		return err
	}
	var articles, passages int
	for after := corpus.Seq(0); ; {
		records, err := l.archive.Changes(ctx, after, 200)
		if err != nil {
			return err
		}
		if len(records) == 0 {
			break
		}
		for _, r := range records {
			want := len(index.ChangeOf(r, l.clock()).Documents)
			got, err := l.engine.Count(ctx, r.ID)
			if err != nil {
				return err
			}
			if got != want {
				found = append(found, fmt.Sprintf("article %s: %d passages in the index, %d in the archive: run onrecord reindex", r.ID, got, want))
			}
			articles, passages = articles+1, passages+want
			after = r.Seq
		}
	}
	if total, err := l.engine.Count(ctx, ""); err != nil {
		return err
	} else if total != passages {
		found = append(found, fmt.Sprintf("%d passages in the index, %d in the archive: run onrecord reindex", total, passages))
	}
	for _, f := range found {
		fmt.Fprintln(a.Out, f)
	}
	if len(found) > 0 {
		return fmt.Errorf("%d problems", len(found))
	}
	fmt.Fprintf(a.Out, "archive and index are whole: %d articles, %d passages, each once\n", articles, passages)
	return nil
}
