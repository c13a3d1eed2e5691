package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// ArticleID identifies an article for good. It is the id that the source gives;
// without one its URL, and without that a hash of its text.
type ArticleID string

// Status says what has become of an article since it was published.
type Status string

const (
	Published Status = "published"
	Corrected Status = "corrected"
	Withdrawn Status = "withdrawn" // killed: never cited again
)

// Article is one article of one outlet, in its latest revision. Body is UTF-8
// and never trimmed or normalised; every other field may be empty.
type Article struct {
	ID       ArticleID
	URL      string
	Outlet   string
	Headline string
	Byline   string
	Section  string
	Tags     []string
	// Published and Updated keep the outlet's own offset from UTC, so that the
	// day they name is the day that was printed. Zero is unknown.
	Published, Updated time.Time
	Status             Status
	// EmbargoUntil is the minute from which the article may be shown; zero is none.
	EmbargoUntil time.Time
	// Source brought the article and alone may revise it.
	Source Source
	Body   string
}

// The most that an article may have. A book has more, and a table: they are for
// looking things up, and would take the memory that answers need.
const (
	MaxBody       = 1 << 20 // bytes
	MaxParagraphs = 10_000
)

// Errors of Article.Validate.
var (
	ErrTooLong = errors.New("the article is too long")
	ErrNoText  = errors.New("the article has no text")
	ErrNotUTF8 = errors.New("the text is not valid UTF-8")
)

// Validate reports what keeps an article out of the archive.
func (a Article) Validate() error {
	if len(a.Body) > MaxBody {
		return fmt.Errorf("%w: its text has %.1f MB, and at most %d MB may be in one: divide it", ErrTooLong, float64(len(a.Body))/(1<<20), MaxBody>>20)
	}
	switch n := len(Paragraphs(a.Body)); {
	case n == 0:
		return ErrNoText
	case n > MaxParagraphs:
		return fmt.Errorf("%w: it has %d paragraphs, and at most %d may be in one: divide it", ErrTooLong, n, MaxParagraphs)
	}
	if !utf8.ValidString(a.Body) {
		return ErrNotUTF8
	}
	switch a.Status {
	case Published, Corrected, Withdrawn:
	default:
		return fmt.Errorf("unknown status %q: use published, corrected or withdrawn", a.Status)
	}
	if a.ID == "" {
		return errors.New("the article has no id")
	}
	return nil
}

// IdentityOf returns id, else the URL, else a hash of the body.
func IdentityOf(id, url, body string) ArticleID {
	switch {
	case id != "":
		return ArticleID(id)
	case url != "":
		return ArticleID(url)
	}
	sum := sha256.Sum256([]byte(body))
	return ArticleID(hex.EncodeToString(sum[:12]))
}

// Hidden reports whether the article may not be shown at the given moment:
// withdrawn, or under embargo still.
func (a Article) Hidden(now time.Time) bool {
	return a.Status == Withdrawn || now.Before(a.EmbargoUntil)
}

// Day is a calendar day, "2016-02-03"; the empty Day is unknown.
type Day string

// DayOf returns the day that a moment has in its own zone.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.Format(time.DateOnly))
}

// Time is midnight of the day, UTC; the zero time of the unknown one.
func (d Day) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// Add returns the day so many days later; the unknown one of the unknown one.
func (d Day) Add(days int) Day {
	t := d.Time()
	if t.IsZero() {
		return ""
	}
	return DayOf(t.AddDate(0, 0, days))
}

// DaysTo is how many days it is to another day.
func (d Day) DaysTo(other Day) int { return int(other.Time().Sub(d.Time()).Hours() / 24) }
