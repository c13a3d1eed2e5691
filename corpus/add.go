package corpus

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Outcome is what adding an article changed.
type Outcome int

const (
	Unchanged Outcome = iota
	Added             // it is new
	Revised           // its body changed: a new revision
	Updated           // only what is said about it changed
	Refused           // the stored one belongs to another source, or is that of another outlet: nothing was changed
)

// Add puts articles into the archive in one transaction, which is durable when
// Add returns, and tells for each what changed. An article that is known by its
// id is revised, by the source that brought it and by no article of another outlet.
// A status never goes back: what was corrected stays corrected, and what was
// withdrawn stays withdrawn, whatever a feed says of it later. An embargo ends at
// its minute, or at an earlier one that is given; a copy that does not name it
// leaves it as it is.
func (a *Archive) Add(ctx context.Context, now time.Time, articles ...Article) ([]Outcome, error) {
	return a.file.add(ctx, now, articles, adding{})
}

// TakeOver is [Archive.Add] for articles that belong to their source from now on,
// whichever brought them.
func (a *Archive) TakeOver(ctx context.Context, now time.Time, articles ...Article) ([]Outcome, error) {
	return a.file.add(ctx, now, articles, adding{takeOver: true})
}

// Preview tells what [Archive.Add] would change, or [Archive.TakeOver], and changes
// nothing.
func (a *Archive) Preview(ctx context.Context, now time.Time, takeOver bool, articles ...Article) ([]Outcome, error) {
	return a.file.add(ctx, now, articles, adding{takeOver: takeOver, preview: true})
}

// adding is how articles are added.
type adding struct {
	takeOver bool // whichever source brought them
	preview  bool // and nothing is kept of it
}

// errPreview rolls back what was only to be seen.
var errPreview = errors.New("only a preview")

func (f *file) add(ctx context.Context, now time.Time, articles []Article, how adding) ([]Outcome, error) {
	for _, article := range articles {
		if err := article.Validate(); err != nil {
			return nil, fmt.Errorf("article %q: %w", article.ID, err)
		}
	}
	outcomes := make([]Outcome, len(articles))
	err := f.change(ctx, func(tx *sql.Tx) error {
		for i, article := range articles {
			var err error
			if outcomes[i], err = f.addOne(ctx, tx, now, how.takeOver, article); err != nil {
				return fmt.Errorf("article %q: %w", article.ID, err)
			}
		}
		if how.preview {
			return errPreview
		}
		return nil
	})
	if err != nil && !errors.Is(err, errPreview) {
		return nil, fmt.Errorf("add to the archive: %w", err)
	}
	return outcomes, nil
}

func (f *file) addOne(ctx context.Context, tx *sql.Tx, now time.Time, takeOver bool, article Article) (Outcome, error) {
	old, err := scanRecord(tx.StmtContext(ctx, f.byID).QueryRowContext(ctx, article.ID))
	if errors.Is(err, sql.ErrNoRows) {
		r := Record{Article: article, Revision: 1, Arrived: now}
		if article.Status == Corrected && !r.Backfill() {
			r.Amended = now
		}
		return Added, f.put(ctx, tx, r, now, true)
	}
	if err != nil {
		return Unchanged, err
	}
	if !takeOver {
		if outcome, refused := refusal(old.Article, article); refused {
			return outcome, nil
		}
		article.Source = cmp.Or(old.Source, article.Source)
	}
	again := old.Status == Withdrawn && strings.HasPrefix(old.Reason, takenBack) && article.Status != Withdrawn
	if !again {
		article.Status = later(old.Status, article.Status)
	}
	if article, err = unnamed(ctx, tx, article); err != nil {
		return Unchanged, err
	}
	if article.EmbargoUntil.IsZero() && now.Before(old.EmbargoUntil) {
		article.EmbargoUntil = old.EmbargoUntil
	}
	if equal(old.Article, article) {
		return Unchanged, nil
	}
	r := Record{Article: article, Revision: old.Revision, Arrived: old.Arrived, Amended: old.Amended, Reason: old.Reason}
	outcome := Updated
	if old.Body != article.Body {
		r.Revision++
		outcome = Revised
	}
	if again {
		r.Reason, r.Amended = "", time.Time{}
	} else if article.Status != old.Status || article.Status == Corrected && outcome == Revised {
		r.Amended = now
	}
	return outcome, f.put(ctx, tx, r, now, outcome == Revised)
}

// refusal is what becomes of an article that may not revise the stored one, and whether
// that is so. Another source may bring it as it is: feeds of other houses carry copies.
func refusal(old, article Article) (outcome Outcome, refused bool) {
	switch {
	case article.Source.mayRevise(old):
		return Refused, article.isAnothers(old)
	case old.Body == article.Body && old.Headline == article.Headline && later(old.Status, article.Status) == old.Status:
		return Unchanged, true
	}
	return Refused, true
}

// Withdraw takes an article out of every answer, and keeps the reason with it.
func (a *Archive) Withdraw(ctx context.Context, now time.Time, id ArticleID, reason string) error {
	return a.file.setStatus(ctx, now, id, Withdrawn, reason)
}

// takenBack begins the reason of a withdrawal by the article's own source, which may
// publish it again.
const takenBack = "taken back by its source: "

// Restore undoes a withdrawal.
func (a *Archive) Restore(ctx context.Context, now time.Time, id ArticleID) error {
	return a.file.setStatus(ctx, now, id, Published, "")
}

func (f *file) setStatus(ctx context.Context, now time.Time, id ArticleID, status Status, reason string) error {
	err := f.change(ctx, func(tx *sql.Tx) error {
		r, err := scanRecord(tx.StmtContext(ctx, f.byID).QueryRowContext(ctx, id))
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil {
			return err
		}
		if (r.Status == Withdrawn) == (status == Withdrawn) {
			return nil
		}
		r.Status, r.Amended, r.Reason = status, now, reason
		if status == Published {
			r.Amended = time.Time{}
		}
		return f.put(ctx, tx, r, now, false)
	})
	if err != nil {
		return fmt.Errorf("article %q: %w", id, err)
	}
	return nil
}

// LiftEmbargoes gives every article whose embargo has ended the next sequence
// number, so that whoever follows the archive sees it from now on.
func (a *Archive) LiftEmbargoes(ctx context.Context, now time.Time) (lifted int, err error) {
	if err := a.holdAgain(ctx, now); err != nil {
		return 0, a.file.wrap("lift embargoes", err)
	}
	// A look without a transaction first: there is nearly never one to lift.
	const due = ` FROM articles WHERE held = 1 AND embargo <= ?`
	if err := a.file.db.QueryRowContext(ctx, `SELECT count(*)`+due, now.Unix()).Scan(&lifted); err != nil || lifted == 0 {
		return 0, a.file.wrap("lift embargoes", err)
	}
	err = a.file.change(ctx, func(tx *sql.Tx) error {
		ids, err := column[ArticleID](tx.QueryContext(ctx, `SELECT id`+due+` ORDER BY embargo, id`, now.Unix()))
		if err != nil {
			return err
		}
		lifted = len(ids)
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, `UPDATE articles SET held = 0, seq = `+nextSeq+`, news = `+nextSeq+` WHERE id = ?`, id); err != nil {
				return err
			}
		}
		return nil
	})
	return lifted, a.file.wrap("lift embargoes", err)
}

// holdAgain holds what was lifted before its time: by a clock that ran ahead, and does not
// now. That is looked for when the archive was opened, and when the clock went back.
func (a *Archive) holdAgain(ctx context.Context, now time.Time) error {
	a.mu.Lock()
	back := a.looked.IsZero() || now.Before(a.looked)
	a.looked = now
	a.mu.Unlock()
	if !back {
		return nil
	}
	const early = ` FROM articles WHERE held = 0 AND embargo > ?`
	ids, err := column[ArticleID](a.file.db.QueryContext(ctx, `SELECT id`+early, now.Unix()))
	if err != nil || len(ids) == 0 {
		return err
	}
	return a.file.change(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, `UPDATE articles SET held = 1, seq = `+nextSeq+` WHERE id = ?`, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// put writes what is said about an article under the next sequence number and,
// where its body is new, the revision.
func (f *file) put(ctx context.Context, tx *sql.Tx, r Record, now time.Time, newBody bool) error {
	tags, err := json.Marshal(r.Tags)
	if err != nil {
		return err
	}
	embargo, held := unixOrZero(r.EmbargoUntil), now.Before(r.EmbargoUntil)
	_, err = tx.StmtContext(ctx, f.putArticle).ExecContext(ctx,
		r.ID, r.Arrived.Unix(), r.Revision, r.URL, r.Outlet, r.Headline, r.Byline, r.Section,
		string(tags), formatTime(r.Published), DayOf(r.Published), formatTime(r.Updated), r.Status, embargo, held, unixOrZero(r.Amended), r.Source, r.Reason)
	if err != nil || !newBody {
		return err
	}
	_, err = tx.StmtContext(ctx, f.putRevision).ExecContext(ctx,
		r.ID, r.Revision, now.Unix(), []byte(r.Body))
	return err
}

const (
	insertArticle = `INSERT INTO articles (id, arrived, seq, news, revision, url, outlet, headline, byline, section,
		tags, published, day, updated, status, embargo, held, amended, source, reason)
	VALUES (?, ?, ` + nextSeq + `, ` + nextSeq + `, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
	ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, news = excluded.news, revision = excluded.revision, url = excluded.url,
		outlet = excluded.outlet, headline = excluded.headline, byline = excluded.byline, section = excluded.section,
		tags = excluded.tags, published = excluded.published, day = excluded.day, updated = excluded.updated,
		status = excluded.status, embargo = excluded.embargo, held = excluded.held,
		amended = excluded.amended, source = excluded.source, reason = excluded.reason`
	insertRevision = `INSERT INTO revisions (article, revision, recorded, body) VALUES (?, ?, ?, ?)`
)

// later returns the status that is further on: published, corrected, withdrawn.
func later(a, b Status) Status {
	order := []Status{Published, Corrected, Withdrawn}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// equal compares what the archive keeps of two articles.
func equal(a, b Article) bool {
	return a.URL == b.URL && a.Outlet == b.Outlet && a.Headline == b.Headline && a.Byline == b.Byline &&
		a.Section == b.Section && slices.Equal(a.Tags, b.Tags) && a.Status == b.Status && a.Body == b.Body &&
		formatTime(a.Published) == formatTime(b.Published) && formatTime(a.Updated) == formatTime(b.Updated) &&
		a.EmbargoUntil.Unix() == b.EmbargoUntil.Unix() && a.Source == b.Source
}
