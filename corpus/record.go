package corpus

import "time"

// Seq is a sequence number of the archive. Each change of an article gets the
// next one, so that whoever follows the archive reads what has come since.
type Seq int64

// Record is an article as the archive holds it.
type Record struct {
	Article
	Revision int       // from 1; a changed body is a new one
	Seq      Seq       // of its last change
	Arrived  time.Time // when the article first came in, UTC
}
