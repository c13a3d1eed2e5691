package command

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/answer"
	"onrecord/bot/state"
	"onrecord/corpus"
)

func restoreCommand(a *app) *cobra.Command {
	var replace bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup into the data folder, and build the index anew",
		Long: `Put the archive of a backup into the data folder, once it is checked, and build the
index anew. FILE is what onrecord backup wrote, or a copy of archive.db.

An archive that is there already stays, unless --replace is given: then it is kept
in a folder beside the new one. The bot's state stays as well, because it knows what
was posted since; that of the backup is for a folder that has none. The bot must
not run.`,
		Example: `  onrecord restore --data /var/lib/onrecord /mnt/backups/onrecord-2026-11-01.zip`,
		Args:    misuse(cobra.ExactArgs(1)),
	}
	c.Flags().BoolVar(&replace, "replace", false, "also where there is an archive, which is set aside")
	c.RunE = func(c *cobra.Command, args []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		if err := s.filesOnly("put a backup of the database back with pg_restore, or an archive of files with onrecord copy"); err != nil {
			return err
		}
		r := restoring{app: a, settings: s, data: s.Data, file: args[0], replace: replace}
		return r.run(c.Context())
	}
	return c
}

// restoring is a backup on its way into a data folder.
type restoring struct {
	app        *app
	settings   Settings
	data, file string
	replace    bool
	work       string // the folder in which it is unpacked
}

func (r *restoring) run(ctx context.Context) (err error) {
	if err := makeData(r.data); err != nil {
		return err
	}
	occupied, err := hasContent(filepath.Join(r.data, archiveFile))
	if err != nil {
		return err
	}
	if occupied && !r.replace {
		return fmt.Errorf("%s holds an archive already: --replace sets it aside and puts the backup in its place", r.data)
	}
	// In the data folder, so that putting it in place is a rename.
	if r.work, err = os.MkdirTemp(r.data, "restore-"); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(r.work)) }()
	if err := r.unpack(); err != nil {
		return fmt.Errorf("restore %s: %w", r.file, err)
	}
	if err := r.check(ctx); err != nil {
		return fmt.Errorf("restore %s: nothing was changed: %w", r.file, err)
	}
	return r.putInPlace(ctx)
}

// hasContent reports whether a file is there that holds something: a crash of the disk
// leaves one without a byte.
func hasContent(path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Size() > 0, err
}

// What the files begin with that are understood.
var (
	zipMagic    = []byte("PK\x03\x04")
	sqliteMagic = []byte("SQLite format 3\x00")
)

// unpack copies the databases of the backup into the folder of the work.
func (r *restoring) unpack() (err error) {
	f, err := os.Open(r.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	first := make([]byte, len(sqliteMagic))
	if _, err := f.ReadAt(first, 0); err != nil && err != io.EOF {
		return err
	}
	switch {
	case bytes.Equal(first, sqliteMagic):
		return writeNew(filepath.Join(r.work, archiveFile), f)
	case bytes.HasPrefix(first, zipMagic):
		info, err := f.Stat()
		if err != nil {
			return err
		}
		return unzip(f, info.Size(), r.work)
	}
	return errors.New("it is no backup: give a file that onrecord backup wrote, or a copy of " + archiveFile)
}

func unzip(from io.ReaderAt, size int64, to string) error {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return fmt.Errorf("it is cut off or damaged: %w", err)
	}
	if _, err := z.Open(archiveFile); err != nil {
		return fmt.Errorf("it is no backup: there is no %s in it", archiveFile)
	}
	for _, name := range []string{archiveFile, stateFile} {
		f, err := z.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = errors.Join(writeNew(filepath.Join(to, name), f), f.Close())
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func writeNew(path string, from io.Reader) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Sync(), f.Close())
}

// check proves what was unpacked. Another program's database, or a new one, has no
// article.
func (r *restoring) check(ctx context.Context) error {
	_, last, err := wholeArchive(ctx, filepath.Join(r.work, archiveFile))
	if err == nil && last == 0 {
		err = errors.New("there is no article in it")
	}
	return err
}

// putInPlace makes what was unpacked the archive of the data folder. Whoever has the
// index has the archive open too: holding the index first keeps them out. A kill in
// between leaves an index that the next command finds to be another archive's.
func (r *restoring) putInPlace(ctx context.Context) (err error) {
	fresh, err := corpus.Open(ctx, filepath.Join(r.work, archiveFile))
	if err != nil {
		return err
	}
	l, engine, err := r.app.rebuilt(ctx, r.settings, "restore", fresh)
	if err = errors.Join(err, fresh.Close()); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()

	aside, err := r.setAside()
	if err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(r.work, archiveFile), filepath.Join(r.data, archiveFile)); err != nil {
		return err
	}
	kept, err := r.restoreState(ctx)
	if err != nil {
		return err
	}
	if l.archive, err = corpus.Open(ctx, filepath.Join(r.data, archiveFile)); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.archive.Close()) }()
	if err := errors.Join(l.journal.TryAgain(), r.app.catchUp(ctx, l), engine.Promote(ctx)); err != nil {
		return err
	}
	return r.report(ctx, l, aside, kept)
}

// archiveFiles are the archive's file and those that SQLite keeps beside it.
var archiveFiles = []string{archiveFile, archiveFile + "-wal", archiveFile + "-shm"}

// setAside moves the archive that is there to a folder of its own.
func (r *restoring) setAside() (folder string, err error) {
	for _, name := range archiveFiles {
		path := filepath.Join(r.data, name)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if folder == "" {
			if folder, err = os.MkdirTemp(r.data, r.app.clock().UTC().Format("replaced-2006-01-02-")); err != nil {
				return "", err
			}
		}
		if err := os.Rename(path, filepath.Join(folder, name)); err != nil {
			return "", err
		}
	}
	return folder, nil
}

// restoreState puts the state of the backup into a folder that has none. One that is
// there has read an archive which is no more, and begins where the new one ends.
func (r *restoring) restoreState(ctx context.Context) (what string, err error) {
	path, unpacked := filepath.Join(r.data, stateFile), filepath.Join(r.work, stateFile)
	if there, err := hasContent(path); err != nil {
		return "", err
	} else if there {
		store, err := state.Open(ctx, path)
		if err != nil {
			return "", err
		}
		return "the bot's state stays as it was", errors.Join(store.Positions.Reset(ctx), store.Close())
	}
	if err := os.Rename(unpacked, path); !errors.Is(err, fs.ErrNotExist) {
		return "the bot's state is that of the backup", err
	}
	return "there is no state of the bot", nil
}

// report says what was done.
func (r *restoring) report(ctx context.Context, l *library, aside, kept string) error {
	scope, err := l.archive.Overview.Scope(ctx)
	if err != nil {
		return err
	}
	passages, err := l.engine.Count(ctx, "")
	if err != nil {
		return err
	}
	fmt.Fprintf(r.app.text(), "restored %s; indexed %d passages; %s\n", answer.Scope(scope), passages, kept)
	if aside != "" {
		fmt.Fprintf(r.app.text(), "the archive that was there is kept in %s\n", aside)
	}
	return nil
}
