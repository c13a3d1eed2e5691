package engine

import (
	"errors"
	"fmt"
)

// explained is an error with what can be done about it.
type explained struct{ error }

// Explained is an error, beginning with what can be done about it.
func Explained(fix string, err error) error { return explained{fmt.Errorf("%s: %w", fix, err)} }

func (e explained) Unwrap() error { return errors.Unwrap(e.error) }

// IsExplained reports whether an error tells already what can be done about it.
func IsExplained(err error) bool { return errors.As(err, new(explained)) }
