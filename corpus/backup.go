package corpus

import (
	"context"
	"errors"
	"fmt"
)

// Backup writes the archive as it is at one moment to a new file, while others read
// and write it. A file that is there already is an error.
func (a *Archive) Backup(ctx context.Context, path string) error {
	if err := a.file.in.Backup(ctx, a.file.db, path); err != nil {
		return fmt.Errorf("back up the archive to %s: %w", path, err)
	}
	return nil
}

// Listen calls heard whenever an archive may have changed, so that whoever follows it need
// not look at short intervals, until ctx ends or the connection does. It returns
// errors.ErrUnsupported for a file, which tells nobody.
func Listen(ctx context.Context, a *Archive, heard func()) error {
	if a.file.in.Listen == nil {
		return errors.ErrUnsupported
	}
	return a.file.in.Listen(ctx, heard)
}
