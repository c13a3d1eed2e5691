package answer_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/digest"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

// list is the newsroom's list of names that are not to be trusted.
type list map[string]string

func (l list) Warning(name string) string { return l[name] }

func TestAnswersAndDigestWarnOfANameOfTheNewsroomsList(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	l := indextest.Open(t, clock, corpus.Article{
		ID: "bridge", Outlet: "Estuary Herald", Headline: "Bridge", Published: now.AddDate(0, 0, -1),
		Body: "“The bridge is tired, and so are all of us,” said Hanne Rye, the mayor.\n\n“Nobody promised a tunnel to anybody here,” said Mira Holt.",
	})
	desk := &answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock, Distrusted: list{"Hanne Rye": "a name that a reader made up"}}
	a, err := desk.Answer(t.Context(), question.Parse("who said the bridge is tired?", question.Options{Now: now}))
	if err != nil {
		t.Fatal(err)
	}
	const warned = "on the newsroom's list of names not to be trusted: a name that a reader made up"
	if !strings.Contains(a.Line, warned) || len(a.Citations) == 0 || a.Citations[0].Warning != "a name that a reader made up" {
		t.Errorf("the answer does not warn: %s", a.Line)
	}
	if a, err = desk.Answer(t.Context(), question.Parse("who said nobody promised a tunnel?", question.Options{Now: now})); err != nil || strings.Contains(a.Line, "trusted") {
		t.Errorf("%v: it warns of somebody else: %s", err, a.Line)
	}
	editor := digest.Editor{Archive: l.Archive, Desk: desk}
	d, err := editor.Make(t.Context(), digest.Request{Day: "2026-03-01", Backfill: true})
	if err != nil {
		t.Fatal(err)
	}
	if text := d.Text(); !strings.Contains(text, warned) {
		t.Errorf("the digest does not warn:\n%s", text)
	}
}
