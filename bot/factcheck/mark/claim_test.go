package mark_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
	"onrecord/index/indextest"
)

// checked are the claims of pages that were read.
type checked []mark.Claim

func (c checked) Claims(_ context.Context, after int64) (out []mark.Claim, err error) {
	for _, one := range c {
		if one.ID > after {
			out = append(out, one)
		}
	}
	return out, nil
}

// desk is told of each claim once.
type desk struct{ told []string }

func (d *desk) TellClaim(_ context.Context, editor, section string, c mark.Claim) error {
	one := fmt.Sprintf("%s: %s, %s", editor, c.Words, section)
	for _, told := range d.told {
		if told == one {
			return nil
		}
	}
	d.told = append(d.told, one)
	return nil
}

func TestAClaimOfAPageUnderEmbargoIsToldWhenThatHasEnded(t *testing.T) {
	t.Parallel()
	at := now
	l := indextest.Open(t, func() time.Time { return at })
	page := func(id, section string) corpus.Article {
		return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Herald", Section: section, Published: at.Add(-time.Hour), Body: "The Herald has checked what was said of the ferry."}
	}
	embargoed, killed := page("held", "harbour"), page("killed", "harbour")
	embargoed.EmbargoUntil, killed.Status = at.Add(time.Hour), corpus.Withdrawn
	l.Put(embargoed, killed, page("open", "politics"))
	told := &desk{}
	a := mark.Announcer{
		Archive: l.Archive, Position: &teller{}, Teller: told, Clock: func() time.Time { return at },
		Store: held{{ID: 1, Words: "the ferry was sold", Editor: "ana"}, {ID: 2, Words: "the pier is rotten", Editor: "ana"}},
		Claims: checked{
			{ID: 1, Article: "killed", Claim: raw.Claim{Words: "the tide was late"}}, {ID: 2, Article: "gone", Claim: raw.Claim{Words: "the weir leaks"}},
			{ID: 3, Article: "held", Claim: raw.Claim{Words: "the ferry sank"}}, {ID: 4, Article: "open", Claim: raw.Claim{Words: "the toll is new"}},
		},
	}
	for _, want := range []string{
		"[ana: the toll is new, politics]",
		"[ana: the toll is new, politics]",
		"[ana: the toll is new, politics ana: the ferry sank, harbour]",
		"[ana: the toll is new, politics ana: the ferry sank, harbour]",
	} {
		if err := a.Announce(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(told.told); got != want {
			t.Errorf("told %s, want %s", got, want)
		}
		at = at.Add(40 * time.Minute)
	}
}
