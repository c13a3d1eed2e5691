package mark_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

// teller is who is told, and remembers how far was read.
type teller struct {
	told  []string
	seq   corpus.Seq
	known bool
}

func (r *teller) TellRepeat(_ context.Context, one mark.Repeat) error {
	r.told = append(r.told, fmt.Sprint(one.Mark.ID, " ", one.Citation.Article))
	return nil
}
func (r *teller) Get(context.Context) (corpus.Seq, bool, error) { return r.seq, r.known, nil }
func (r *teller) Set(_ context.Context, seq corpus.Seq) error {
	r.seq, r.known = seq, true
	return nil
}

func TestWhoMarkedWordsHearsOfEachNewArticleThatPrintsThem(t *testing.T) {
	t.Parallel()
	at := now
	l := indextest.Open(t, func() time.Time { return at })
	told := &teller{}
	f := mark.Follower{Archive: l.Archive, Quotes: l.Archive.Quotes, Position: told, Teller: told, Clock: func() time.Time { return at },
		Store: held{
			{ID: 4, Words: "the ferry was sold to a circus in May", As: mark.False, Reason: "it was not", At: now},
			{ID: 5, Words: "The crew was never paid. It sued the council over that in June", As: mark.False, Reason: "it was paid", At: now}}}
	follow := func() {
		t.Helper()
		if err := f.Follow(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	news := func(id, body string) corpus.Article {
		return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Herald", Published: at.Add(-time.Hour), Body: body}
	}
	follow()
	at = at.Add(time.Hour)
	repeat := "“The ferry was sold to a circus in May,” said Bo Fenn."
	held, killed, late := news("held", repeat), news("killed", repeat), news("late", repeat)
	held.EmbargoUntil, killed.Status, late.Published = at.Add(time.Hour), corpus.Withdrawn, at.AddDate(0, -1, 0)
	l.Put(news("a", repeat), held, killed, late,
		news("denial", "Bo Fenn denied that the ferry was sold to a circus in May."),
		news("other", "“The ferry sails at noon,” said Bo Fenn."),
		news("several", "The crew was never paid. It sued the council over that in June."))
	follow()
	follow()
	if got := fmt.Sprint(told.told); got != "[4 a 5 several]" {
		t.Errorf("told %s", got)
	}
	at = at.Add(2 * time.Hour)
	if _, err := l.Archive.LiftEmbargoes(t.Context(), at); err != nil {
		t.Fatal(err)
	}
	follow()
	if got := fmt.Sprint(told.told); got != "[4 a 5 several 4 held]" {
		t.Errorf("after the embargo: told %s", got)
	}
}
