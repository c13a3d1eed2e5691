package mark_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"onrecord/bot/factcheck/mark"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
	"onrecord/index/indextest"
)

// held are marks that are kept nowhere.
type held []mark.Mark

func (k held) Marks(context.Context) ([]mark.Mark, error) { return k, nil }

func TestWhatMayBeMarkedIsProposed(t *testing.T) {
	t.Parallel()
	at := now
	l := indextest.Open(t, func() time.Time { return at },
		corpus.Article{ID: "circus", Outlet: "Lantern", Section: "Town", URL: "https://lantern.example/circus", Published: now.AddDate(0, 0, -9), Body: "Bo Fenn falsely claimed that the ferry was sold to a circus in May."},
		corpus.Article{ID: "mill", Outlet: "Lantern", Section: "Desk Only", Published: now.AddDate(0, 0, -8), Body: "“The mill burned down because of the baker,” Ilse Brandt said on Monday, but later withdrew her statement that the mill burned down because of the baker."},
		corpus.Article{ID: "bridge", Outlet: "Herald", Section: "Town", Published: now.AddDate(0, 0, -7), Body: "“The bridge has stood for nine hundred years,” said Ada Quill.\n\n“It is tired of carrying all of us,” said Cy Marsh."})
	at = now.AddDate(0, 0, -1)
	l.Add(corpus.Article{ID: "bridge", Outlet: "Herald", Section: "Town", Published: now.AddDate(0, 0, -7), Status: corpus.Corrected,
		Body: "“The bridge has stood for ninety years,” said Ada Quill.\n\n“It is tired of carrying all of us,” said Cy Marsh."})
	at = now
	rules := sight.Rules{"desk only": {"U0ANA"}}
	claims := []raw.Claim{{Words: "The lighthouse was painted by a whale", Speaker: "Ole Brandt", Verdict: "False", Link: "https://checks.example/whale"}}
	proposer := func(marks ...mark.Mark) *mark.Proposer {
		return &mark.Proposer{Archive: sight.Archive{Archive: l.Archive, Rules: rules}, Index: sight.Index{Engine: l.Engine, Rules: rules}, Marks: &mark.List{Store: held(marks), Clock: clock}, Clock: clock}
	}
	propose := func(p *mark.Proposer, user string) (all []mark.Proposal, words string) {
		t.Helper()
		all, err := p.Propose(sight.As(t.Context(), sight.Viewer{User: user}), 30, claims)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all {
			words += string(one.As) + " " + one.Speaker + ": " + one.Words + "\n"
		}
		return all, words
	}
	all, words := propose(proposer(), "U0BO")
	for _, want := range []string{
		"fact-checked Ole Brandt: The lighthouse was painted by a whale",
		"false Bo Fenn: the ferry was sold to a circus in May",
		"corrected Ada Quill: The bridge has stood for nine hundred years",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%s is not in\n%s", want, words)
		}
	}
	if len(all) != 3 {
		t.Errorf("proposed:\n%s", words)
	}
	if _, seen := propose(proposer(), "U0ANA"); !strings.Contains(seen, "corrected Ilse Brandt") {
		t.Errorf("who may see it is proposed:\n%s", seen)
	}

	p := proposer(all[0].Mark("ana", now))
	p.Dismissed = map[string]bool{all[1].ID: true}
	left, words := propose(p, "U0BO")
	if len(left) != 1 || left[0].ID != all[2].ID {
		t.Errorf("after one was confirmed and one dismissed:\n%s", words)
	}
	if err := l.Archive.Withdraw(t.Context(), now, "bridge", "wrong"); err != nil {
		t.Fatal(err)
	}
	if left, words := propose(p, "U0BO"); len(left) != 0 {
		t.Errorf("of what is withdrawn:\n%s", words)
	}
}
