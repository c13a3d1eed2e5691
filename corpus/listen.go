package corpus

import (
	"context"
	"errors"

	"onrecord/corpus/database/engine"
)

// Database tells how the database of an archive does.
func Database(ctx context.Context, a *Archive) (engine.Status, error) { return a.file.in.Status(ctx) }

// Connections tells of the connections to the database of an archive.
func Connections(a *Archive) engine.Pool { return a.file.in.Pool() }

// Listen calls changed whenever articles may have changed, and annotated whenever annotations
// of them may have been kept, so that whoever follows the archive need not look at short
// intervals, until ctx ends or the connection does. It returns errors.ErrUnsupported for a
// file, which tells nobody.
func Listen(ctx context.Context, a *Archive, changed, annotated func()) error {
	if a.file.in.Listen == nil {
		return errors.ErrUnsupported
	}
	return a.file.in.Listen(ctx, func(what string) {
		if what != toldAnnotated {
			changed()
		}
		if what != toldChanged {
			annotated()
		}
	})
}

// What the triggers of an archive on a server tell.
const (
	toldChanged   = "changed"
	toldAnnotated = "annotated"
)
