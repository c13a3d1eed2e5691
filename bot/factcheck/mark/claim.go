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

// Shown are the claims whose page may be shown now, each with the page.
func Shown(ctx context.Context, archive Archive, claims []Claim, now time.Time) (shown []Claim, pages []corpus.Record, err error) {
	for _, c := range claims {
		r, err := archive.Article(ctx, c.Article)
		if errors.Is(err, corpus.ErrNotFound) || err == nil && r.Hidden(now) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		shown, pages = append(shown, c), append(pages, r)
	}
	return shown, pages, nil
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

// Announce tells of the claims that have come since it last did.
func (a *Announcer) Announce(ctx context.Context) error {
	told, _, err := a.Position.Get(ctx)
	if err != nil {
		return err
	}
	claims, err := a.Claims.Claims(ctx, int64(told))
	if err != nil || len(claims) == 0 {
		return err
	}
	marks, err := a.Store.Marks(ctx)
	if err != nil {
		return err
	}
	var editors []string
	for _, m := range marks {
		if !slices.Contains(editors, m.Editor) {
			editors = append(editors, m.Editor)
		}
	}
	shown, pages, err := Shown(ctx, a.Archive, claims, a.Clock())
	if err != nil {
		return err
	}
	for i, c := range shown {
		for _, editor := range editors {
			if err := a.Teller.TellClaim(ctx, editor, pages[i].Section, c); err != nil {
				return err
			}
		}
	}
	return a.Position.Set(ctx, corpus.Seq(claims[len(claims)-1].ID))
}
