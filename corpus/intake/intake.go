package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"sync"
	"time"

	"onrecord/corpus"
)

// Options are what an Intake needs from outside. The zero value works.
type Options struct {
	// HTTP carries the requests; nil is a client without special settings. Its
	// redirect policy and timeout are replaced by those of this package.
	HTTP *http.Client
	// Clock tells which dates lie in the future; nil is time.Now.
	Clock func() time.Time
	// Known says that the archive holds this article as of its last update,
	// which is zero where the feed does not tell; the page of a known article
	// is not fetched again. Nil knows none.
	Known func(id corpus.ArticleID, updated time.Time) bool
	// Progress is told how many bytes of a file have just been read, compressed
	// ones where the file is; see Size for the total. Nil is told nothing.
	Progress func(bytes int)
	// Pause is the least time between two requests to one host; zero is half a
	// second.
	Pause time.Duration
}

// Intake reads articles. It remembers what feeds said of their freshness, when
// hosts may be asked again, and which file gave which id. It may be used by
// several goroutines at once.
type Intake struct {
	options Options
	client  *http.Client

	mu      sync.Mutex
	hosts   map[string]*host            // by host and port
	fresh   map[string]validators       // by the URL of the feed
	partial map[corpus.ArticleID]bool   // taken from a summary, for now
	claims  map[corpus.ArticleID]string // path of the file that gave the id
}

// New returns an Intake.
func New(options Options) *Intake {
	if options.HTTP == nil {
		options.HTTP = &http.Client{}
	}
	if options.Clock == nil {
		options.Clock = time.Now
	}
	if options.Known == nil {
		options.Known = func(corpus.ArticleID, time.Time) bool { return false }
	}
	if options.Progress == nil {
		options.Progress = func(int) {}
	}
	options.Pause = cmp.Or(options.Pause, 500*time.Millisecond)
	return &Intake{
		options: options,
		client:  polite(options.HTTP),
		hosts:   map[string]*host{},
		fresh:   map[string]validators{},
		partial: map[corpus.ArticleID]bool{},
		claims:  map[corpus.ArticleID]string{},
	}
}

// Item is an article that was read.
type Item struct {
	Article corpus.Article
	// Place is where it stood: "news.jsonl:12", the path of a file, a URL.
	Place string
	// Warnings tell what the article lost on the way, such as a date that
	// cannot be; each is a sentence without its place.
	Warnings []string
}

// Problem tells of one thing that was skipped: a line, a file, an item of a
// feed, a URL.
type Problem struct {
	Place string // as of an Item
	Err   error
	Mend  string // what the reader of the message can do about it

	passing bool // may well be gone at the next try
}

// Error says where, what, and what to do, in that order.
func (p *Problem) Error() string {
	if p.Place == "" {
		return fmt.Sprintf("%v: %s", p.Err, p.Mend)
	}
	return fmt.Sprintf("%s: %v: %s", p.Place, p.Err, p.Mend)
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Read yields the articles of a target: a file, a folder, or the http or https
// URL of a feed or a page. An error that is a [Problem] tells of one thing
// skipped, and the rest goes on; any other error ends the sequence, and that
// is only the context's.
func (in *Intake) Read(ctx context.Context, target string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		out := func(item Item, err error) bool {
			if ctx.Err() != nil {
				yield(Item{}, ctx.Err())
				return false
			}
			return yield(item, err)
		}
		if isURL(target) {
			in.readURL(ctx, target, out)
			return
		}
		in.readPath(ctx, target, out)
	}
}

// ReadText yields the article whose body is all that r gives, as Read does that of
// a .txt file. Its errors name the place.
func (in *Intake) ReadText(place string, r io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		content, err := whole(r)
		var f fields
		if err == nil {
			f, err = parseText(content)
		}
		if err != nil {
			yield(Item{}, located(place, err))
			return
		}
		yield(in.item(place, f))
	}
}

// sink takes what a reader finds and says whether it wants more.
type sink func(Item, error) bool

// wrong returns a Problem whose place is still to be told by [located].
func wrong(mend, format string, args ...any) *Problem {
	return &Problem{Err: fmt.Errorf(format, args...), Mend: mend}
}

// located gives an error its place. An error that is no Problem yet becomes one.
func located(place string, err error) *Problem {
	var p *Problem
	if !errors.As(err, &p) {
		p = &Problem{Err: err, Mend: "see that the file is whole and can be read"}
	}
	return &Problem{Place: place, Err: p.Err, Mend: p.Mend, passing: p.passing}
}

// guard turns a panic of a parsing library into a Problem: what comes from
// outside must not end the bot. gofeed panics on a JSON Feed with a null item.
func guard(what string, err *error) {
	if r := recover(); r != nil {
		*err = wrong("check that it is whole, and give it in another format if it is", "%s cannot be read: its parser failed: %v", what, r)
	}
}

// mayPass reports whether an error may well be gone at the next try.
func mayPass(err error) bool {
	var p *Problem
	return errors.As(err, &p) && p.passing
}
