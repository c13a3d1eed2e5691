package mark

import (
	"context"
	"errors"
	"slices"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
)

// Claim is a statement that a page which was read says it has checked.
type Claim struct {
	ID      int64            // larger than those of the claims before it
	Article corpus.ArticleID // the page
	raw.Claim
}

// Claims are what pages have checked.
type Claims interface {
	// Claims returns the claims after the one with a number, the first first.
	Claims(ctx context.Context, after int64) ([]Claim, error)
}

// ClaimTeller tells an editor of a claim of a page in a section, once however often it is
// asked to.
type ClaimTeller interface {
	TellClaim(ctx context.Context, editor, section string, c Claim) error
}

// Shown are the claims whose page may be shown now.
func Shown(ctx context.Context, archive Archive, claims []Claim, now time.Time) ([]Claim, error) {
	var shown []Claim
	for _, c := range claims {
		page, ok, err := c.page(ctx, archive)
		if err != nil {
			return nil, err
		}
		if ok && !page.Hidden(now) {
			shown = append(shown, c)
		}
	}
	return shown, nil
}

// page is the page of a claim; ok is false where the archive does not hold it any more.
func (c Claim) page(ctx context.Context, archive Archive) (r corpus.Record, ok bool, err error) {
	r, err = archive.Article(ctx, c.Article)
	if errors.Is(err, corpus.ErrNotFound) {
		return corpus.Record{}, false, nil
	}
	return r, err == nil, err
}

// Announcer tells whoever keeps the list of marks of what pages have checked, so that they
// mark it or dismiss it.
type Announcer struct {
	Archive  Archive
	Store    Store
	Claims   Claims
	Position Position // the number of the last claim that was told
	Teller   ClaimTeller
	Clock    func() time.Time
}

// Announce tells of the claims that have come since it last did. Of a page under embargo it
// tells when that has ended, and so it begins there the next time: what came after is told
// once all the same.
func (a *Announcer) Announce(ctx context.Context) error {
	told, _, err := a.Position.Get(ctx)
	if err != nil {
		return err
	}
	claims, err := a.Claims.Claims(ctx, int64(told))
	if err != nil || len(claims) == 0 {
		return err
	}
	editors, err := a.editors(ctx)
	if err != nil {
		return err
	}
	waits := false
	for _, c := range claims {
		page, ok, err := c.page(ctx, a.Archive)
		switch now := a.Clock(); {
		case err != nil:
			return err
		case ok && now.Before(page.EmbargoUntil):
			waits = true
		case ok && !page.Hidden(now):
			if err := a.tell(ctx, editors, page.Section, c); err != nil {
				return err
			}
		}
		if !waits {
			told = corpus.Seq(c.ID)
		}
	}
	return a.Position.Set(ctx, told)
}

// editors are those who have marked words.
func (a *Announcer) editors(ctx context.Context) (editors []string, err error) {
	marks, err := a.Store.Marks(ctx)
	for _, m := range marks {
		if !slices.Contains(editors, m.Editor) {
			editors = append(editors, m.Editor)
		}
	}
	return editors, err
}

func (a *Announcer) tell(ctx context.Context, editors []string, section string, c Claim) error {
	for _, editor := range editors {
		if err := a.Teller.TellClaim(ctx, editor, section, c); err != nil {
			return err
		}
	}
	return nil
}
