package index

import (
	"errors"

	"onrecord/corpus"
)

// Condition is how an index is found by whoever only looks at it.
type Condition struct {
	// Reached is up to where it has what is in the archive; zero where there is no index.
	Reached corpus.Position
	// Stale is why it cannot be used as it is: whoever opens it builds it anew from the
	// archive. It is nil for one that can be used, and where there is none.
	Stale error
}

// Why an index cannot be used as it is.
var (
	ErrOtherStamp = errors.New("it was built from another archive or by another version")
	ErrOlderCopy  = errors.New("an older copy of the archive was put back, and it was built from the newer one")
)
