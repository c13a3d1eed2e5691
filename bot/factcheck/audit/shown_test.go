package audit_test

import (
	"context"
	"testing"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/factcheck/audit"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
	"onrecord/index/ledger"
)

// TestAnAuditComparesWithWhatMayBeShown audits one quote beside another article that has it in
// other words, before and after something becomes of that.
func TestAnAuditComparesWithWhatMayBeShown(t *testing.T) {
	ours := corpus.Article{ID: "ours", Outlet: "Estuary Herald", Byline: "Ada Quill", Section: "News", Published: now.AddDate(0, 0, -2), Body: "“The bridge is tired, and so are all of us,” said Hanna Dalgaard."}
	theirs := corpus.Article{ID: "theirs", Outlet: "The Lantern", Byline: "Tom Reed", Section: "News", Published: now.AddDate(0, 0, -2), Body: "“The bridge is tired, and so are most of us,” said Hanna Dalgaard."}
	nobody := func(*testing.T, *indextest.Library) {}
	for name, c := range map[string]struct {
		change func(a *corpus.Article)
		then   func(t *testing.T, l *indextest.Library)
		finds  bool
	}{
		"as it is":               {then: nobody, finds: true},
		"its embargo has ended":  {change: func(a *corpus.Article) { a.EmbargoUntil = now.Add(-time.Hour) }, then: nobody, finds: true},
		"under embargo":          {change: func(a *corpus.Article) { a.EmbargoUntil = now.Add(time.Hour) }, then: nobody},
		"of a hidden section":    {change: func(a *corpus.Article) { a.Section = "Desk Only" }, then: nobody},
		"withdrawn":              {then: func(t *testing.T, l *indextest.Library) { withdraw(t, l, "theirs") }},
		"corrected to the same":  {then: func(_ *testing.T, l *indextest.Library) { l.Add(corrected(theirs, ours.Body)) }},
		"corrected to something": {then: func(_ *testing.T, l *indextest.Library) { l.Add(corrected(theirs, "Nobody was quoted after all.")) }},
	} {
		t.Run(name, func(t *testing.T) {
			other := theirs
			if c.change != nil {
				c.change(&other)
			}
			l := indextest.Open(t, func() time.Time { return now }, ours, other)
			c.then(t, l)
			rules := sight.Rules{"desk only": {"C0DESK"}}
			book := ledger.New(l.Archive, l.Archive.Quotes, func() time.Time { return now })
			book.Sees = rules.Sees
			desk := audit.Desk{Ledger: book, Archive: sight.Archive{Archive: l.Archive, Rules: rules}, Clock: func() time.Time { return now }, Allowed: []string{"Ada Quill"}}
			finds := func(ctx context.Context) bool {
				r, err := desk.Report(ctx, question.Parse(`by:"Ada Quill"`, question.Options{Now: now}))
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range r.Findings {
					if f.Kind == audit.Wording && f.There.Outlet == "The Lantern" {
						return true
					}
				}
				return false
			}
			if got := finds(sight.As(t.Context(), sight.Viewer{Channel: "C0FLOOR"})); got != c.finds {
				t.Errorf("the other words are found: %t", got)
			}
			if name == "of a hidden section" && !finds(sight.As(t.Context(), sight.Viewer{Channel: "C0DESK"})) {
				t.Error("whoever may see it does not find them")
			}
		})
	}
}

func withdraw(t *testing.T, l *indextest.Library, id corpus.ArticleID) {
	t.Helper()
	if err := l.Archive.Withdraw(t.Context(), now, id, "a mix-up"); err != nil {
		t.Fatal(err)
	}
}

func corrected(a corpus.Article, body string) corpus.Article {
	a.Status, a.Body = corpus.Corrected, body
	return a
}
