package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/sqlite"
)

func migrateCommand(a *app) *cobra.Command {
	var check bool
	c := &cobra.Command{
		Use:   "migrate",
		Short: "Bring archive and state to the schema of this version, or see whether that goes well",
		Long: `Bring archive and state to the schema of this version. Every command that opens them
does so by itself; this one does nothing else.

With --check nothing is changed: what would be done is done to a copy in the data folder, which
is proved and deleted. An older onrecord does not open what a newer one has migrated: to go
back, restore a backup that was made before.`,
		Example: `  onrecord migrate --check --data /var/lib/onrecord`,
		Args:    misuse(cobra.NoArgs),
	}
	c.Flags().BoolVar(&check, "check", false, "only see whether it would go well")
	c.RunE = func(c *cobra.Command, _ []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		if err := hasArchive(s.Data); err != nil {
			return err
		}
		for _, f := range []migrating{
			{archiveFile, corpus.Schema, migrateArchive},
			{stateFile, state.Schema, migrateState},
		} {
			if err := f.run(c.Context(), a, s.Data, check); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

// migrating is a file whose schema may be older.
type migrating struct {
	name   string
	schema func(ctx context.Context, path string) (has, known int, err error)
	open   func(ctx context.Context, path string) error // which brings it up to date
}

func migrateArchive(ctx context.Context, path string) error {
	_, _, err := wholeArchive(ctx, path)
	return err
}

func migrateState(ctx context.Context, path string) error {
	store, err := state.Open(ctx, path)
	if err != nil {
		return err
	}
	return store.Close()
}

// run migrates the file, or a copy.
func (m migrating) run(ctx context.Context, a *app, data string, check bool) error {
	path := filepath.Join(data, m.name)
	has, known, err := m.schema(ctx, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil // the bot has not run yet
	case err != nil:
		return err
	case has == known:
		fmt.Fprintf(a.text(), "%s has schema %d, which is that of this version\n", m.name, has)
		return nil
	case check:
		if err := m.try(ctx, data, path); err != nil {
			return fmt.Errorf("%s would not go from schema %d to %d: nothing was changed: %w", m.name, has, known, err)
		}
		fmt.Fprintf(a.text(), "%s would go from schema %d to %d: a copy did, and is whole\n", m.name, has, known)
		return nil
	}
	if err := m.open(ctx, path); err != nil {
		return err
	}
	fmt.Fprintf(a.text(), "%s went from schema %d to %d\n", m.name, has, known)
	return nil
}

// try migrates a copy.
func (m migrating) try(ctx context.Context, data, path string) (err error) {
	work, err := os.MkdirTemp(data, "migrate-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	copied := filepath.Join(work, m.name)
	if err := sqlite.Copy(ctx, path, copied); err != nil {
		return err
	}
	return m.open(ctx, copied)
}
