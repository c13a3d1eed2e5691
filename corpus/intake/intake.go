package intake

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
	"strings"
	"sync"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake/fetch"
	"onrecord/corpus/intake/format"
	"onrecord/corpus/intake/raw"
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
	// Allow are hosts inside the network that feeds and pages may lead to.
	Allow []string
	// Unpublished reads drafts and what is under embargo too: for whoever looks at a
	// file of his own, and stores nothing of it.
	Unpublished bool
}

// Intake reads articles. It remembers when hosts may be asked again, what they let
// machines read, and which file gave which id. It may be used by several goroutines at
// once.
type Intake struct {
	options Options
	net     *fetch.Fetcher

	mu      sync.Mutex
	partial map[corpus.ArticleID]bool   // taken from a summary, for now
	claims  map[corpus.ArticleID]string // path of the file that gave the id
	robots  map[string]*robots          // by scheme and host
}

// New returns an Intake.
func New(options Options) *Intake {
	if options.Clock == nil {
		options.Clock = time.Now
	}
	if options.Known == nil {
		options.Known = func(corpus.ArticleID, time.Time) bool { return false }
	}
	if options.Progress == nil {
		options.Progress = func(int) {}
	}
	return &Intake{
		options: options,
		net:     fetch.New(fetch.Options{HTTP: options.HTTP, Clock: options.Clock, Pause: options.Pause, Allow: options.Allow}),
		partial: map[corpus.ArticleID]bool{},
		claims:  map[corpus.ArticleID]string{},
		robots:  map[string]*robots{},
	}
}

// Item is an article that was read.
type Item struct {
	Article corpus.Article
	// Place is where it stood: "news.jsonl:12", the path of a file, a URL.
	Place string
	// Former is the id by which a file went before ids were paths, or an article whose
	// address told where its reader came from; empty where it
	// is the same.
	Former corpus.ArticleID
	// Warnings tell what the article lost on the way, such as a date that
	// cannot be; each is a sentence without its place.
	Warnings []string
	// Claims are the statements that the article says it has checked.
	Claims []raw.Claim
	// Times tell when the words of a recording are spoken, by bytes of the body.
	Times []raw.TimeCode
	// Still tells that the article comes from a file that has not changed since it was
	// last read, and was not read again: only its id is given.
	Still bool

	text    corpus.ArticleID // names the text of a file that is one article
	unknown []string         // fields of its file that mean nothing here
	notes   []string         // warnings that hold for the whole file
}

// Problem tells of one thing that was skipped: a line, a file, an item of a
// feed, a URL.
type Problem struct {
	Place string // as of an Item
	Err   error
	Fix   string // what the reader of the message can do about it
	// PassedOver is what an article is that is not published, or what a thing is
	// that is no article: "draft", "attachment". Nothing is wrong with it.
	PassedOver string
	ID         corpus.ArticleID // of what was passed over
	// HeldBack is true of an article that may not be published, as far as is understood.
	HeldBack bool

	passing bool // may well be gone at the next try
}

// Error says where, what, and what to do, in that order.
func (p *Problem) Error() string {
	if p.Place == "" {
		return p.Err.Error() + ": " + p.Fix
	}
	return p.Place + ": " + p.Err.Error() + ": " + p.Fix
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// problem is an error of a reader at its place.
func problem(place string, err error) *Problem {
	if p := new(Problem); errors.As(err, &p) {
		return p
	}
	p := raw.Located(place, err)
	return &Problem{Place: p.Place, Err: p.Err, Fix: p.Fix, passing: p.Passing}
}

// Read yields the articles of a source. An error that is a [Problem] tells of one thing
// skipped, and the rest goes on; any other error ends the sequence, and that
// is only the context's.
func (in *Intake) Read(ctx context.Context, source Source) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		told := &told{}
		r := in.reading(source)
		out := func(item Item, err error) bool {
			if ctx.Err() != nil {
				yield(Item{}, ctx.Err())
				return false
			}
			if err == nil {
				told.add(&item)
			}
			return yield(item, err)
		}
		if raw.IsURL(source.At) {
			r.web().readAddress(ctx, r.address, out)
			return
		}
		r.files().readPath(ctx, source.At, out)
	}
}

// ReadText yields the article whose body is all that r gives, as Read does that of
// a .txt file. Its errors name the place.
func (in *Intake) ReadText(place string, r io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		content, err := io.ReadAll(io.LimitReader(r, raw.MaxArticle+1))
		if err == nil && len(content) > raw.MaxArticle {
			err = raw.Wrong("divide it", "the text is too long")
		}
		var a raw.Article
		if err == nil {
			a, err = format.Text(content)
		}
		if err != nil {
			yield(Item{}, problem(place, err))
			return
		}
		yield(in.reading(Source{}).item(place, a))
	}
}

// ReadFile yields the articles of a file whose content is held in memory, as Read does
// those of one on disk; its format is told by content and name.
func (in *Intake) ReadFile(ctx context.Context, name string, content []byte) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		told := &told{}
		in.reading(Source{At: name}).files().readDocument(ctx, file{path: name, name: name}, format.Of(name, "", content), func(item Item, err error) bool {
			if err == nil {
				told.add(&item)
			}
			return yield(item, err)
		})
	}
}

// sink takes what a reader finds and says whether it wants more.
type sink func(Item, error) bool

// told is what was said already of each file: it is said once.
type told struct{ words map[string]bool }

// add puts the notes and the unknown fields of an article among its warnings, unless
// its file was told of them.
func (n *told) add(item *Item) {
	if len(item.unknown)+len(item.notes) == 0 {
		return
	}
	file := item.Place
	if i := strings.LastIndexByte(file, ':'); i > 0 && !raw.IsURL(file) {
		file = file[:i]
	}
	item.Warnings = append(item.Warnings, n.fresh(file, item.notes)...)
	if unknown := n.fresh(file, item.unknown); len(unknown) > 0 {
		item.Warnings = append(item.Warnings, unknownFields(unknown))
	}
}

// fresh are the words that a file was not told of yet.
func (n *told) fresh(file string, words []string) (out []string) {
	for _, word := range words {
		key := file + "\x00" + word
		if n.words[key] {
			continue
		}
		if n.words == nil {
			n.words = map[string]bool{}
		}
		n.words[key] = true
		out = append(out, word)
	}
	return out
}

// unknownFields says which fields mean nothing here, and what they may mean.
func unknownFields(names []string) string {
	const most = 12
	var parts []string
	for i, name := range names {
		if i == most {
			parts = append(parts, "…")
			break
		}
		if means := raw.Means(name); means != "" {
			name += " (did you mean " + means + "?)"
		}
		parts = append(parts, name)
	}
	return "fields that mean nothing here: " + strings.Join(parts, ", ")
}

// entry makes an Item of what a reader found in a document.
func (in *reading) entry(place string, e raw.Article) (Item, error) {
	e.Outlet, e.Section = cmp.Or(strings.TrimSpace(e.Outlet), in.source.Outlet), cmp.Or(strings.TrimSpace(e.Section), in.source.Section)
	item, err := in.item(place, e)
	if err != nil {
		return Item{}, problem(place, err)
	}
	return item, nil
}
