package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/bot/answer"
	"onrecord/corpus"
	"onrecord/index"
)

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
			return a.prove(c.Context(), l)
		},
	}
}

// prove compares the index with what the archive says should be in it.
func (a *app) prove(ctx context.Context, l *library) error {
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
		changes, err := index.ChangesOf(ctx, l.archive, records, l.clock())
		if err != nil {
			return err
		}
		for i, r := range records {
			want := len(changes[i].Documents)
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
		fmt.Fprintln(a.text(), f)
	}
	if len(found) > 0 {
		return fmt.Errorf("%d problems", len(found))
	}
	fmt.Fprintf(a.Out, "archive and index are whole: %s, %d passages, each once\n", answer.Articles(articles), passages)
	return nil
}
