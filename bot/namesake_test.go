package bot_test

import (
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/bot/people/person"
	"onrecord/corpus"
	"onrecord/index/indextest"
)

func TestAnAdminPartsTwoPeopleOfOneName(t *testing.T) {
	b, _ := newDesk(t)
	library := indextest.Open(t, b.Clock,
		corpus.Article{ID: "levy", Outlet: "Estuary Herald", Section: "Politics", Body: "“The levy will fall,” said Senator Karen Holm on Monday."},
		corpus.Article{ID: "relay", Outlet: "Estuary Herald", Section: "Sport", Body: "“The outer lane is mine,” said Karen Holm, a relay swimmer."})
	b.Namesakes = person.Register{Names: b.Namesakes.(person.Register).Names, Archive: library.Archive}
	for _, c := range []struct{ typed, want string }{
		{"part Karen Holm = Karen Holm (swimmer) section:Sport because the senator does not swim",
			"In 1 article Karen Holm is Karen Holm (swimmer) from now on, and in later ones like them. /onrecord join Karen Holm = Karen Holm (swimmer) takes it back."},
		{"joined", "Karen Holm (swimmer) is another person than Karen Holm, in section Sport (2026-03-02, by Ana (U1)): the senator does not swim"},
		{"join Karen Holm = Karen Holm (swimmer)", "Karen Holm (swimmer) is Karen Holm again, in 1 article."},
		{"joined", "the senator does not swim, undone by Ana (U1)"},
	} {
		r, err := b.Handle(t.Context(), bot.Event{Did: bot.Command{Text: c.typed}, Team: "T1", Channel: "C0DESK", User: "U1", Admin: true, Name: "Ana (U1)"})
		if err != nil || !strings.Contains(textOf(r), c.want) {
			t.Errorf("%s: %q lacks %q, %v", c.typed, textOf(r), c.want, err)
		}
	}
}
