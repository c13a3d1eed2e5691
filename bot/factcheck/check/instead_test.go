package check_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/factcheck/check"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

func TestWhatASpeakerDidSayIsOfferedForWordsThatNobodySaid(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return at }
	said := func(id, section, words, name string) corpus.Article {
		return corpus.Article{ID: corpus.ArticleID(id), Outlet: "Herald", Section: section, Published: at.AddDate(0, 0, -3), Body: "“" + words + ",” said " + name + ", the mayor."}
	}
	held := said("held", "Town", "Voters will punish the tax increase at the ballot box", "Petra Lindqvist")
	held.EmbargoUntil = at.Add(time.Hour)
	l := indextest.Open(t, clock, held,
		said("taxes", "Town", "Raising taxes now would cost us the election", "Petra Lindqvist"),
		said("copy", "Town", "Raising taxes now would cost us the election", "Petra Lindqvist"),
		said("school", "Town", "The school gets a new roof before the winter", "Petra Lindqvist"),
		said("secret", "Desk Only", "No tax will rise before the vote", "Petra Lindqvist"),
		said("killed", "Town", "Higher taxes lose elections", "Petra Lindqvist"),
		said("other", "Town", "Raising taxes now would win us the election", "Bo Fenn"))
	if err := l.Archive.Withdraw(t.Context(), at, "killed", "wrong"); err != nil {
		t.Fatal(err)
	}
	rules := sight.Rules{"desk only": {"C0DESK"}}
	c := check.Checker{Archive: sight.Archive{Archive: l.Archive, Rules: rules}, Index: sight.Index{Engine: l.Engine, Rules: rules}, Clock: clock}
	draft := "“We would be voted out of office if levies went up,” said Petra Lindqvist, the mayor. “Never again,” said Petra Lindqvist."
	r, err := c.Check(sight.As(t.Context(), sight.Viewer{Channel: "C0FLOOR"}), draft)
	if err != nil {
		t.Fatal(err)
	}
	q := r.Quotes[0]
	var offered []string
	for _, one := range q.Instead {
		offered = append(offered, string(one.Article))
	}
	got := strings.Join(offered, " ")
	if q.Verdict != check.NotFound || len(offered) != 2 || offered[0] != "taxes" && offered[0] != "copy" || !strings.Contains(got, "school") {
		t.Errorf("%s: offered %s", q.Verdict, got)
	}
	if len(r.Quotes) < 2 || len(r.Quotes[1].Instead) != 0 {
		t.Errorf("for two words something is offered: %+v", r.Quotes)
	}
	near, err := c.Check(t.Context(), "“We would be voted out of office if levies went up,” said Petra Lindqvisk, the mayor.")
	if err != nil || len(near.Quotes) != 1 || len(near.Quotes[0].Instead) != 0 {
		t.Errorf("to somebody of a name that is merely near is offered: %+v, %v", near.Quotes, err)
	}
	text := r.Text(check.InLine, func(_ check.Op, s string) string { return s })
	if !strings.Contains(text, "What Petra Lindqvist did say, nearest in meaning:\n    “Raising taxes now would cost us the election,”") {
		t.Errorf("told: %s", text)
	}
}
