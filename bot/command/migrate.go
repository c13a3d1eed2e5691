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
is proved and deleted; in PostgreSQL it is done, and taken back. An older onrecord does not open what a newer one has migrated: to go
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
		if err := hasArchive(c.Context(), s); err != nil {
			return err
		}
		for _, m := range []migrating{
			{"archive", archiveFile, s.archivePlace(), corpus.Schema, migrateArchive, corpus.TryMigrations},
			{"state", stateFile, s.statePlace(), state.Schema, migrateState, state.TryMigrations},
		} {
			if err := m.run(c.Context(), a, s, check); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

// migrating is a store whose schema may be older.
type migrating struct {
	name, file, at string
	schema         func(ctx context.Context, at string) (has, known int, err error)
	open           func(ctx context.Context, at string) error // which brings it up to date
	try            func(ctx context.Context, at string) error // on a server, and takes it back
}

func migrateArchive(ctx context.Context, at string) error {
	_, _, err := wholeArchive(ctx, at)
	return err
}

func migrateState(ctx context.Context, at string) error {
	store, err := state.Open(ctx, at)
	if err != nil {
		return err
	}
	return store.Close()
}

// run migrates the store, or tries it.
func (m migrating) run(ctx context.Context, a *app, s Settings, check bool) error {
	what := m.file
	if s.Postgres != "" {
		what = "the " + m.name
	}
	has, known, err := m.schema(ctx, m.at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil // the bot has not run yet
	case err != nil:
		return err
	case has == known:
		fmt.Fprintf(a.text(), "%s has schema %d, which is that of this version\n", what, has)
		return nil
	case check:
		proof := "it did, and was taken back"
		if s.Postgres != "" {
			err = m.try(ctx, m.at)
		} else {
			proof, err = "a copy did, and is whole", m.tryCopy(ctx, s.Data)
		}
		if err != nil {
			return fmt.Errorf("%s would not go from schema %d to %d: nothing was changed: %w", what, has, known, err)
		}
		fmt.Fprintf(a.text(), "%s would go from schema %d to %d: %s\n", what, has, known, proof)
		return nil
	}
	if err := m.open(ctx, m.at); err != nil {
		return err
	}
	fmt.Fprintf(a.text(), "%s went from schema %d to %d\n", what, has, known)
	return nil
}

// tryCopy migrates a copy of a file.
func (m migrating) tryCopy(ctx context.Context, data string) (err error) {
	work, err := os.MkdirTemp(data, "migrate-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	copied := filepath.Join(work, m.file)
	if err := sqlite.Copy(ctx, m.at, copied); err != nil {
		return err
	}
	return m.open(ctx, copied)
}
