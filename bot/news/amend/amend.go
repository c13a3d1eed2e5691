// Package amend owns what becomes of posted messages when an article that they
// cite is corrected, withdrawn or put under embargo, or an editor puts a quote right
// that they show: the [Updater] follows the archive and has a [Note] put under each
// message; the words of an article that may not be shown are taken out. When the reason is gone, an
// embargo at its minute, the words are back. A message that was changed is left
// without its question and buttons, which are not kept.
package amend

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
)

// Note says what became of an article that a message cites.
type Note struct {
	Article corpus.ArticleID
	Text    string
	Hides   bool // what the message shows of the article is taken out
}

// noteOn returns what is to be said at a moment of an article that a message cites
// which was posted at another; ok is false for nothing.
func noteOn(r corpus.Record, posted, now time.Time) (n Note, ok bool) {
	name := named(r)
	n = Note{Article: r.ID, Hides: true}
	switch {
	case r.Status == corpus.Withdrawn:
		n.Text = label.Text("amend.withdrawn", name)
	case now.Before(r.EmbargoUntil): // of which the headline tells something already
		n.Text = label.Text("amend.embargoed", r.EmbargoUntil.UTC().Format("2006-01-02 15:04 UTC"), outletOf(r))
	case !r.Unnamed.Before(posted):
		n.Text = label.Text("amend.unnamed", outletOf(r))
	case r.Status == corpus.Corrected && !r.Amended.Before(posted):
		n.Text = label.Text("amend.corrected", r.Amended.Format(time.DateOnly), name)
		n.Hides = false
	default:
		return Note{}, false
	}
	return n, true
}

// outletOf is whose article a note tells of without its headline.
func outletOf(r corpus.Record) string { return cmp.Or(r.Outlet, label.Text("amend.archive")) }

// named is how a note calls an article.
func named(r corpus.Record) string {
	name := "“" + cmp.Or(r.Headline, string(r.ID)) + "”"
	if r.Outlet != "" {
		name += " (" + r.Outlet + ")"
	}
	return name
}

// Post is a message that stands in a channel.
type Post struct {
	Key      string
	Posted   time.Time
	Articles []corpus.ArticleID // that it cites
	Noted    string             // what its notes were last
	Message  []byte             // in JSON; its texts are what it shows
	// Fresh is true of a message that was not looked at since it stands: what it
	// cites may have changed while it was on its way.
	Fresh bool
}

// Archive is what an Updater follows.
type Archive interface {
	corpus.Followed
	Article(ctx context.Context, id corpus.ArticleID) (corpus.Record, error)
	BodyAt(ctx context.Context, id corpus.ArticleID, at time.Time) (string, error)
}

// Posts remembers over restarts which messages cite which articles.
type Posts interface {
	// Followed returns the sequence number of the archive up to which it was read;
	// ok is false where it never was.
	Followed(ctx context.Context) (seq corpus.Seq, ok bool, err error)
	Follow(ctx context.Context, seq corpus.Seq) error
	Citing(ctx context.Context, id corpus.ArticleID) ([]Post, error)
	Fresh(ctx context.Context) ([]Post, error)
	// Note records the notes of a post, which is not fresh any more.
	Note(ctx context.Context, key, noted string) error
}

// ErrGone is the error of a message that stands no longer, or cannot be changed.
var ErrGone = errors.New("the message cannot be changed")

// Amender changes a posted message: it shows what it showed at first, without what
// a note hides, and with the notes.
type Amender interface {
	Amend(ctx context.Context, key string, notes []Note) error
}

// Updater keeps posted messages true to the archive.
type Updater struct {
	Archive Archive
	Quotes  annotation.Reader // what editors put right, and which people of one name are two
	Posts   Posts
	Amender Amender
	Clock   func() time.Time
}

// Follow amends the messages that cite what has changed since it last did, and
// those that were on their way meanwhile. Doing so twice changes nothing, so a kill
// at any moment loses nothing. One message that fails keeps no other from its notes.
func (u *Updater) Follow(ctx context.Context) error {
	fresh, err := u.Posts.Fresh(ctx)
	return errors.Join(err, u.amend(ctx, fresh), corpus.Follow(ctx, u.Archive, u.Posts.Followed, u.read))
}

func (u *Updater) read(ctx context.Context, records []corpus.Record, _, upTo corpus.Seq) error {
	var errs []error
	for _, r := range records {
		posts, err := u.Posts.Citing(ctx, r.ID)
		errs = append(errs, err, u.amend(ctx, posts))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return u.Posts.Follow(ctx, upTo)
}

func (u *Updater) amend(ctx context.Context, posts []Post) error {
	var errs []error
	for _, p := range posts {
		errs = append(errs, u.put(ctx, p))
	}
	return errors.Join(errs...)
}

// put puts the notes under a message that have changed.
func (u *Updater) put(ctx context.Context, p Post) error {
	notes, err := u.notes(ctx, p)
	if err != nil {
		return err
	}
	noted := textOf(notes)
	if noted == p.Noted && !p.Fresh {
		return nil
	}
	if noted != p.Noted {
		if err := u.Amender.Amend(ctx, p.Key, notes); err != nil && !errors.Is(err, ErrGone) {
			return err
		}
	}
	return u.Posts.Note(ctx, p.Key, noted)
}

// notes returns what is to be said of all articles that a message cites.
func (u *Updater) notes(ctx context.Context, p Post) ([]Note, error) {
	var out []Note
	for _, id := range p.Articles {
		r, err := u.Archive.Article(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		n, ok := noteOn(r, p.Posted, u.Clock())
		if !ok {
			if n, ok, err = u.reworded(ctx, r, p); err != nil {
				return nil, err
			}
		}
		if ok {
			out = append(out, n)
		}
		if ok && n.Hides {
			continue
		}
		put, err := u.putRight(ctx, r, p)
		if err != nil {
			return nil, err
		}
		apart, err := u.parted(ctx, r, p)
		if err != nil {
			return nil, err
		}
		out = append(append(out, put...), apart...)
	}
	slices.SortStableFunc(out, func(a, b Note) int { return cmp.Compare(a.Article, b.Article) })
	return out, nil
}

func textOf(notes []Note) string {
	var out []string
	for _, n := range notes {
		out = append(out, n.Text)
	}
	return strings.Join(out, "\n")
}
