package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// Archive is the durable store of articles, one database. It keeps every
// revision of every body and gives each change the next sequence number. Its
// methods may be called from several goroutines, and several processes may
// have the same archive open. What else it keeps, its stores read and write.
type Archive struct {
	Quotes   *Quotes
	Sources  *Sources
	Overview *Overview
	Names    *Names

	file *file

	mu     sync.Mutex
	looked time.Time // when it was last looked for embargoes that have ended
}

// ErrNotFound is returned for an id that the archive does not hold.
var ErrNotFound = errors.New("no such article in the archive")

// Article returns the latest revision of an article, or ErrNotFound.
func (a *Archive) Article(ctx context.Context, id ArticleID) (Record, error) {
	return a.file.article(ctx, id)
}

// Find returns the articles that an id or an address names: the one with the id,
// else those with the address, most often one. ErrNotFound where there is none.
func (a *Archive) Find(ctx context.Context, name string) ([]Record, error) {
	r, err := a.Article(ctx, ArticleID(name))
	if err == nil {
		return []Record{r}, nil
	}
	if !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	address := strings.TrimSuffix(PublicURL(name), "/")
	found, err := a.file.records(ctx, ` WHERE a.url IN (?, ?) AND a.url <> '' ORDER BY a.id`, address, address+"/")
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("%s: %w", name, ErrNotFound)
	}
	return found, err
}

// Body returns the body that an article had at a revision, or ErrNotFound.
func (a *Archive) Body(ctx context.Context, id ArticleID, revision int) (string, error) {
	var body []byte
	err := a.file.db.QueryRowContext(ctx, `SELECT body FROM revisions WHERE article = ? AND revision = ?`, id, revision).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return "", a.file.wrap(fmt.Sprintf("article %q, revision %d", id, revision), err)
	}
	return a.file.unnamedBody(ctx, id, body)
}

// BodyAt is the body that an article had at a moment; its first one where it was not there
// yet.
func (a *Archive) BodyAt(ctx context.Context, id ArticleID, at time.Time) (string, error) {
	var body []byte
	err := a.file.db.QueryRowContext(ctx, `SELECT body FROM revisions WHERE article = ? ORDER BY recorded > ?, CASE WHEN recorded > ? THEN revision ELSE -revision END LIMIT 1`,
		id, at.Unix(), at.Unix()).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return "", a.file.wrap(fmt.Sprintf("article %q", id), err)
	}
	return a.file.unnamedBody(ctx, id, body)
}

// Has reports whether the archive holds an article that is at least as new as
// updated; a zero updated asks for the article alone.
func (a *Archive) Has(ctx context.Context, id ArticleID, updated time.Time) (bool, error) {
	r, err := a.Article(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil && !r.Updated.Before(updated) || err == nil && updated.IsZero(), err
}

// Changes returns the articles that changed after a sequence number, oldest
// change first, at most limit of them. An article that changed several times
// comes once, as it is now.
func (a *Archive) Changes(ctx context.Context, after Seq, limit int) ([]Record, error) {
	return a.file.records(ctx, selectChanges, after, limit)
}

// ChangesWithin is [Archive.Changes] that ends with the article whose body makes it
// so many bytes, or more.
func (a *Archive) ChangesWithin(ctx context.Context, after Seq, limit, bytes int) ([]Record, error) {
	return a.file.recordsWithin(ctx, bytes, selectChanges, after, limit)
}

const selectChanges = ` WHERE a.seq > ? ORDER BY a.seq LIMIT ?`

// Printing returns the articles whose latest body has these very bytes, by their id. It
// reads every body.
func (a *Archive) Printing(ctx context.Context, words string) ([]ArticleID, error) {
	found, err := column[ArticleID](a.file.db.QueryContext(ctx, `SELECT a.id FROM articles a
		JOIN revisions r ON r.article = a.id AND r.revision = a.revision WHERE instr(r.body, ?) > 0 ORDER BY a.id`, []byte(words)))
	return found, a.file.wrap("read the archive", err)
}

// PublishedOn returns the articles published on a day that may be shown, in
// the order of their arrival.
func (a *Archive) PublishedOn(ctx context.Context, day Day) ([]Record, error) {
	return a.file.records(ctx, ` WHERE a.day = ? AND a.held = 0 AND a.status <> 'withdrawn' ORDER BY a.arrived, a.id`, day)
}

// ReleasedBetween returns the articles whose embargo ended from a moment on and not after
// another, and that may be shown, in that order.
func (a *Archive) ReleasedBetween(ctx context.Context, from, to time.Time) ([]Record, error) {
	return a.file.records(ctx, ` WHERE a.embargo >= ? AND a.embargo <= ? AND a.embargo > 0 AND a.held = 0 AND a.status <> 'withdrawn' ORDER BY a.embargo, a.id`, from.Unix(), to.Unix())
}

// AmendedBetween returns the articles that were corrected or withdrawn from a
// moment on and before another, in that order. What is under embargo is left out.
func (a *Archive) AmendedBetween(ctx context.Context, from, to time.Time) ([]Record, error) {
	return a.file.records(ctx, ` WHERE a.amended >= ? AND a.amended < ? AND a.amended > 0 AND a.held = 0 ORDER BY a.amended, a.id`, from.Unix(), to.Unix())
}

// Last returns the highest sequence number given so far; 0 in an empty archive.
func (a *Archive) Last(ctx context.Context) (Seq, error) {
	return a.file.lastSeq(ctx)
}

// Verify checks the archive from end to end: the database's own integrity, references,
// and that every article has the body of its revision. It returns what is
// wrong, a line each.
func (a *Archive) Verify(ctx context.Context) ([]string, error) {
	const whole = `SELECT 'article ' || id || ' has no body for revision ' || revision FROM articles a
		WHERE NOT EXISTS (SELECT 1 FROM revisions r WHERE r.article = a.id AND r.revision = a.revision)`
	var found []string
	for _, query := range []string{a.file.in.Integrity, whole} {
		if query == "" {
			continue
		}
		wrong, err := column[string](a.file.db.QueryContext(ctx, query))
		if err != nil {
			return nil, a.file.wrap("verify the archive", err)
		}
		found = append(found, wrong...)
	}
	return found, nil
}
