package corpus

import (
	"context"
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
