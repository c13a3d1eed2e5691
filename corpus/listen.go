package corpus

import (
	"context"
	"errors"

	"onrecord/corpus/database/engine"
)

// Database tells how the database of an archive does.
func Database(ctx context.Context, a *Archive) (engine.Status, error) { return a.file.in.Status(ctx) }

// Listen calls heard whenever an archive may have changed, so that whoever follows it need
// not look at short intervals, until ctx ends or the connection does. It returns
// errors.ErrUnsupported for a file, which tells nobody.
func Listen(ctx context.Context, a *Archive, heard func()) error {
	if a.file.in.Listen == nil {
		return errors.ErrUnsupported
	}
	return a.file.in.Listen(ctx, heard)
}
