package state

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/question"
)

func TestAConversationIsRememberedForADay(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	thread := bot.Conversation{Team: "T1", Channel: "C1", Thread: "1700.1"}
	remember := func(text string, at time.Time) question.Previous {
		t.Helper()
		p := question.Previous{Question: question.Parse(text, question.Options{Now: at}), Speaker: "Elin Varga", Day: "2016-06-14", Shown: 3}
		if err := s.Remember(t.Context(), thread, p, at); err != nil {
			t.Fatal(err)
		}
		p.Question.Text = p.Question.String() // what was typed is not kept
		return p
	}
	recalled := func(c bot.Conversation, at time.Time, want question.Previous) {
		t.Helper()
		got, err := s.Recall(t.Context(), c, at)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("recalled (-want +got):\n%s", diff)
		}
	}
	recalled(thread, noon, question.Previous{})
	remember("ferry", noon)
	second := remember("what did Varga say about the ferry since January?", noon.Add(time.Hour))
	s.Close()
	s = open(t, path)
	recalled(thread, noon.Add(2*time.Hour), second)
	recalled(bot.Conversation{Team: "T1", Channel: "C1", Thread: "1700.2"}, noon, question.Previous{})
	recalled(thread, noon.Add(26*time.Hour), question.Previous{})

	thread.Thread = "1700.3"
	remember("ferry", noon.Add(26*time.Hour))
	var left int
	if err := s.db.QueryRow("SELECT count(*) FROM conversation").Scan(&left); err != nil || left != 1 {
		t.Errorf("%d conversations are left, %v; the old one is to be forgotten", left, err)
	}
}
