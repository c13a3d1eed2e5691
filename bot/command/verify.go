package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/index"
)

func verifyCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Check that archive and index are whole and hold every article once",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			return a.once(c.Context(), s, true, "verify", new(verifyRequest))
		},
	}
}

// verifyRequest wants a proof of archive and index.
type verifyRequest struct{}

// proofs is how often archive and index are compared while articles may come in between.
const proofs = 5

func (*verifyRequest) run(ctx context.Context, a *app, l *library) error {
	p, err := proveIndex(ctx, a, l)
	for range proofs {
		if !l.followed || err != nil || len(p.found) == 0 {
			break
		}
		p, err = proveIndex(ctx, a, l)
	}
	if err != nil {
		return err
	}
	for _, f := range p.found {
		fmt.Fprintln(a.text(), f)
	}
	if len(p.found) > 0 {
		return fmt.Errorf("%d problems", len(p.found))
	}
	fmt.Fprintf(a.text(), "archive and index are whole: %s, %d passages, each once\n", label.Count(p.articles, "article"), p.passages)
	return nil
}

// proof is what comes of comparing the index with the archive.
type proof struct {
	found              []string // what is wrong, a line each
	articles, passages int
}

// proveIndex compares the index with what the archive says should be in it.
func proveIndex(ctx context.Context, a *app, l *library) (p proof, err error) {
	if p.found, err = l.archive.Verify(ctx); err != nil {
		return p, err
	}
	if err := a.catchUp(ctx, l); err != nil {
		return p, err
	}
	for after := corpus.Seq(0); ; {
		records, err := l.archive.Changes(ctx, after, 200)
		if err != nil {
			return p, err
		}
		if len(records) == 0 {
			break
		}
		changes, err := index.ChangesOf(ctx, l.archive.Quotes, records, l.clock())
		if err != nil {
			return p, err
		}
		for i, r := range records {
			want := len(changes[i].Documents)
			got, err := l.engine.Count(ctx, r.ID)
			if err != nil {
				return p, err
			}
			if got != want {
				p.found = append(p.found, fmt.Sprintf("article %s: %d passages in the index, %d in the archive: run onrecord reindex", r.ID, got, want))
			}
			p.articles, p.passages = p.articles+1, p.passages+want
			after = r.Seq
		}
	}
	total, err := l.engine.Count(ctx, "")
	if err == nil && total != p.passages {
		p.found = append(p.found, fmt.Sprintf("%d passages in the index, %d in the archive: run onrecord reindex", total, p.passages))
	}
	return p, err
}
