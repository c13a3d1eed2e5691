package command

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/answer"
	"onrecord/bot/state"
	"onrecord/corpus"
)

// A backup is a ZIP file with a copy of the archive and, where the bot has run, one of
// its state, under the names that they have in the data folder. The index is not in
// it: it is made from the archive.

func backupCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write archive and state to a file, also while the bot runs",
		Long: `Write the archive and what the bot keeps to one file, each as it is at one moment,
and check the copy. The bot may run meanwhile, and articles may come in. The
questions that wait for an answer, and those of the last day, are left out.`,
		Example: `  onrecord backup /mnt/backups/onrecord-$(date +%F).zip`,
		Args:    misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withArchive(c, func(ctx context.Context, s Settings, archive *corpus.Archive) error {
				if err := s.filesOnly("back the database up with pg_dump"); err != nil {
					return err
				}
				return backupTo(ctx, a, s.Data, archive, args[0])
			})
		},
	}
}

// backupTo writes a backup under another name and gives it its own when it is whole.
func backupTo(ctx context.Context, a *app, data string, archive *corpus.Archive, file string) (err error) {
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("%s is there already: name a new file", file), err)
	}
	work, err := os.MkdirTemp(filepath.Dir(file), ".onrecord-backup-")
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()

	// The state first: it says how far the archive was read, and the archive's copy
	// must reach as far.
	withState, err := copyState(ctx, data, work)
	if err != nil {
		return err
	}
	if err := archive.Backup(ctx, filepath.Join(work, archiveFile)); err != nil {
		return err
	}
	scope, _, err := wholeArchive(ctx, filepath.Join(work, archiveFile))
	if err != nil {
		return err
	}
	names, holds := []string{archiveFile}, scope
	if withState {
		names, holds = append(names, stateFile), scope+", and the bot's state"
	}
	packed := filepath.Join(work, "packed")
	if err := pack(packed, work, names); err != nil {
		return fmt.Errorf("backup %s: %w", file, err)
	}
	if err := os.Rename(packed, file); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	fmt.Fprintf(a.text(), "%s holds %s\n", file, holds)
	return nil
}

// copyState copies the bot's state of a data folder, where there is one.
func copyState(ctx context.Context, data, to string) (copied bool, err error) {
	path := filepath.Join(data, stateFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	store, err := state.Open(ctx, path)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return true, store.Backup(ctx, filepath.Join(to, stateFile))
}

// wholeArchive checks an archive that nobody else has open, and tells what it holds.
// One that nothing was ever put into has last 0.
func wholeArchive(ctx context.Context, path string) (scope string, last corpus.Seq, err error) {
	archive, err := corpus.Open(ctx, path)
	if err != nil {
		return "", 0, err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	wrong, err := archive.Verify(ctx)
	if err != nil {
		return "", 0, err
	}
	if len(wrong) > 0 {
		return "", 0, fmt.Errorf("the archive is damaged: %s", strings.Join(wrong, "; "))
	}
	s, err := archive.Overview.Scope(ctx)
	if err != nil {
		return "", 0, err
	}
	last, err = archive.Last(ctx)
	return answer.Scope(s).String(), last, err
}

// pack writes files of a folder to a ZIP file that only its owner can read.
func pack(file, folder string, names []string) (err error) {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	for _, name := range names {
		if err := packOne(z, filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return errors.Join(z.Close(), f.Sync())
}

func packOne(z *zip.Writer, path string) (err error) {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	to, err := z.Create(filepath.Base(path))
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return err
}
