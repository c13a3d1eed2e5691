package corpus

import "time"

// Seq is a sequence number of the archive. Each change of an article gets the
// next one, so that whoever follows the archive reads what has come since.
type Seq int64

// Record is an article as the archive holds it.
type Record struct {
	Article
	Revision int // from 1; a changed body is a new one
	Seq      Seq // of its last change
	News     Seq // of its last change that may be news: an editor's correction of a quote is none
	// Edited is true where editors have put quotes of it right, or taken that back.
	Edited  bool
	Arrived time.Time // when the article first came in, UTC
	// Amended is when the article was last corrected or withdrawn, as far as the
	// archive was told, UTC; zero is never. What came in corrected already, too late
	// to be news, was not amended here.
	Amended time.Time
	// Unnamed is when a name was last taken out of it, UTC; zero is never, or all are back.
	Unnamed time.Time
	Reason  string // why it was withdrawn, as far as somebody said
}

// newsFor is how long after its publication an article may come in and still
// be news.
const newsFor = 48 * time.Hour

// Backfill reports whether the article came in too late, or without a date, to
// be news: it is searched and cited, and raises no digest.
func (r Record) Backfill() bool {
	return r.Published.IsZero() || r.Arrived.Sub(r.Published) > newsFor
}
