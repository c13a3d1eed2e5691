package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/database"
)

// archivePlace is where the archive lies: a database on a server, or a file of the data
// folder.
func (s Settings) archivePlace() string { return placeOf(s, archiveFile) }

// statePlace is where the bot's state lies.
func (s Settings) statePlace() string { return placeOf(s, stateFile) }

func placeOf(s Settings, file string) string {
	if s.Postgres != "" {
		return s.Postgres
	}
	return filepath.Join(s.Data, file)
}

// inCluster reports whether the index lies in a cluster: in the data folder otherwise.
func (s Settings) inCluster() bool { return len(s.OpenSearch.Addresses) > 0 }

// sharesIndex reports whether several bots have one index: then one of them writes it.
func (s Settings) sharesIndex() bool { return s.Postgres != "" && s.inCluster() }

// place is where archive and state lie, for people.
func (s Settings) place() string {
	if s.Postgres != "" {
		return database.Place(s.Postgres)
	}
	return s.Data
}

// filesOnly is an error where there are no files for what a command does with them.
func (s Settings) filesOnly(instead string) error {
	if s.Postgres == "" {
		return nil
	}
	return usage(fmt.Errorf("archive and state lie in %s: %s", s.place(), instead))
}

// hasArchive returns nil where there is an archive; without one
// errors.Is(err, fs.ErrNotExist).
func hasArchive(ctx context.Context, s Settings) error {
	if s.Postgres != "" {
		_, _, err := corpus.Schema(ctx, s.Postgres)
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("no archive in %s (%w): put articles in with onrecord add PATH", s.place(), fs.ErrNotExist)
		}
		return err
	}
	_, err := os.Stat(s.archivePlace())
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("no archive in %s (%w): put articles in with onrecord add --data %s PATH", s.Data, fs.ErrNotExist, s.Data)
	}
	return err
}

// hasState reports whether the bot has kept something.
func hasState(s Settings) bool {
	_, err := os.Stat(s.statePlace())
	return s.Postgres != "" || err == nil
}

// openArchive opens the archive, making it and the data folder where they are missing.
func openArchive(ctx context.Context, s Settings) (*corpus.Archive, error) {
	if err := makeData(s.Data); err != nil {
		return nil, err
	}
	if s.Postgres == "" {
		if err := notEmptied(s.archivePlace(), filepath.Join(s.Data, indexFolder)); err != nil {
			return nil, err
		}
	}
	return corpus.Open(ctx, s.archivePlace())
}

// makeData makes a data folder that only its owner can enter, where it is missing.
func makeData(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("data folder %s: it cannot be made: name another with --data, or give the user who runs onrecord the right to write there: %w", dir, err)
	}
	return nil
}

// notEmptied returns an error for an archive without a byte beside an index: a file
// that a crash of the disk has emptied is no new archive.
func notEmptied(archive, index string) error {
	info, err := os.Stat(archive)
	if err != nil || info.Size() > 0 {
		return nil // whatever is wrong is found when it is opened
	}
	if _, err := os.Stat(index); err != nil {
		return nil
	}
	return fmt.Errorf("%s is empty, and the index beside it is not: put back a backup with onrecord restore, or remove both to begin anew", archive)
}

// existingArchive opens an archive that is there.
func existingArchive(ctx context.Context, s Settings) (*corpus.Archive, error) {
	if err := hasArchive(ctx, s); err != nil {
		return nil, err
	}
	return openArchive(ctx, s)
}

// openState opens the bot's state, making it where it is missing.
func openState(ctx context.Context, s Settings) (*state.Store, error) {
	return state.Open(ctx, s.statePlace())
}
