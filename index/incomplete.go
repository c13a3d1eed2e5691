package index

import "errors"

// ErrIncomplete is the error of an engine that cannot search or count all that it holds at
// the moment: a part of it does not answer. What it would find without that part is no
// answer.
var ErrIncomplete = errors.New("the archive cannot be searched whole right now: ask again in a moment")
