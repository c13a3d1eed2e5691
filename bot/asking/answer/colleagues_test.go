package answer_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

// desk of a newsroom in which three people have written about a ferry, or of who speaks of it.
func writing(t *testing.T, rules sight.Rules) (*answer.Desk, *indextest.Library) {
	t.Helper()
	at := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return at }
	wrote := func(id, byline, section string, days int, body string) corpus.Article {
		return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Harbour Wire", Headline: "Headline of " + id, Byline: byline, Section: section, Published: at.AddDate(0, 0, -days), Body: body}
	}
	l := indextest.Open(t, clock,
		wrote("a", "By Ada Quill", "Town", 3, "The ferry sails late, the ferry company says.\n\n“The ferry is old,” said Elin Varga, the harbour master."),
		wrote("b", "By Ada Quill and Bo Fenn", "Town", 2, "The ferry needs an engine. Nobody knows who pays for the ferry."),
		wrote("c", "Cy Marsh", "Town", 1, "“The market is dear,” said Elin Varga, the harbour master."),
		wrote("d", "Ole Brandt", "Desk Only", 0, "The ferry will be sold, and the ferry is a secret."))
	return &answer.Desk{Archive: sight.Archive{Archive: l.Archive, Rules: rules}, Index: sight.Index{Engine: l.Engine, Rules: rules}, Clock: clock}, l
}

func TestTheColleaguesToAsk(t *testing.T) {
	desk, l := writing(t, sight.Rules{"desk only": {"C0DESK"}})
	ctx := sight.As(t.Context(), sight.Viewer{Channel: "C0FLOOR"})
	for text, want := range map[string]string{
		"who of us has written about the ferry, spoken with Varga?": "Ada Quill: 2 articles about it, 1 article with quotes, the last on 2026-11-23; Cy Marsh: 1 article with quotes, the last on 2026-11-24; Bo Fenn: 1 article about it, the last on 2026-11-23",
		"who of us wrote about the ferry?":                          "Ada Quill: 2 articles about it, the last on 2026-11-23; Bo Fenn: 1 article about it, the last on 2026-11-23",
		"which reporters have interviewed Elin Varga?":              "Cy Marsh: 1 article with quotes, the last on 2026-11-24; Ada Quill: 1 article with quotes, the last on 2026-11-22",
	} {
		a, err := desk.Answer(ctx, question.Parse(text, question.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if a.Intent != question.WhoWrote || a.Lead() != want || len(a.Citations) != strings.Count(want, ";")+1 {
			t.Errorf("%s (%s):\n%s\nwant\n%s\n%d citations", text, a.Asked, a.Lead(), want, len(a.Citations))
		}
		again, err := desk.Answer(ctx, question.Parse(a.Asked, question.Options{}))
		if err != nil || again.Lead() != a.Lead() {
			t.Errorf("%s asked again: %s, %v", a.Asked, again.Lead(), err)
		}
	}
	if err := l.Archive.Withdraw(t.Context(), time.Now(), "b", "wrong"); err != nil {
		t.Fatal(err)
	}
	a, err := desk.Answer(ctx, question.Parse("who of us wrote about the ferry?", question.Options{}))
	if err != nil || a.Lead() != "Ada Quill: 1 article about it, the last on 2026-11-22" {
		t.Errorf("after a withdrawal: %s, %v", a.Lead(), err)
	}
}
