package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/bot/people/person"
	"onrecord/bot/state"
)

// rulingFlags are what an admin says of two names.
type rulingFlags struct {
	join, part string
	undo       int64
	list       bool
}

func (f *rulingFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.join, "join", "", "`name` that is the same person's")
	c.Flags().StringVar(&f.part, "part", "", "`name` that is another person's")
	c.Flags().BoolVar(&f.list, "names", false, "list which names were joined and parted")
	c.Flags().Int64Var(&f.undo, "undo", 0, "`number` of what is taken back")
	c.MarkFlagsMutuallyExclusive("join", "part", "names", "undo")
}

func (f rulingFlags) given() bool { return f != rulingFlags{} }

func (f rulingFlags) run(a *app, c *cobra.Command, name string) error {
	r := person.Ruling{Name: name, Other: f.join, Same: f.join != "", By: userName(), At: a.clock()}
	if !r.Same {
		r.Other = f.part
	}
	if !f.list && f.undo == 0 {
		if err := r.Validate(); err != nil {
			return usage(err)
		}
	}
	return a.withState(c, func(ctx context.Context, _ Settings, store *state.Store) error {
		switch {
		case f.list:
			all, err := store.Namesakes.Rulings(ctx)
			for _, r := range all {
				fmt.Fprintln(a.text(), r)
			}
			return err
		case f.undo > 0:
			err := store.Namesakes.Undo(ctx, f.undo, userName())
			if errors.Is(err, person.ErrNoRuling) {
				err = fmt.Errorf("%w: onrecord person --names lists what does", err)
			}
			return err
		}
		id, err := store.Namesakes.Rule(ctx, r)
		if err == nil {
			fmt.Fprintf(a.text(), "kept: number %d; onrecord person --undo %d takes it back\n", id, id)
		}
		return err
	})
}
