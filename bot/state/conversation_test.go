package state

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot"
	"onrecord/bot/asking/question"
)

func TestAConversationIsRememberedForADay(t *testing.T) {
	path := newFile(t)
	s := open(t, path)
	thread := bot.Conversation{Team: "T1", Channel: "C1", Thread: "1700.1"}
	remember := func(event, text string, at time.Time) question.Previous {
		t.Helper()
		p := question.Previous{Question: question.Parse(text, question.Options{Now: at}), Speaker: "Elin Varga", Day: "2016-06-14", Shown: 3}
		if err := s.Conversations.Remember(t.Context(), thread, event, p, at); err != nil {
			t.Fatal(err)
		}
		p.Question.Text, p.Question.DaysInWords = p.Question.String(), false // what was typed is not kept
		return p
	}
	recalled := func(c bot.Conversation, event string, at time.Time, want question.Previous) {
		t.Helper()
		got, err := s.Conversations.Recall(t.Context(), c, event, at)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("recalled (-want +got):\n%s", diff)
		}
	}
	recalled(thread, "1", noon, question.Previous{})
	first := remember("1", "ferry", noon)
	second := remember("2", "what did Varga say about the ferry since January?", noon.Add(time.Hour))
	s.Close()
	s = open(t, path)
	recalled(thread, "3", noon.Add(2*time.Hour), second)
	recalled(bot.Conversation{Team: "T1", Channel: "C1", Thread: "1700.2"}, "3", noon, question.Previous{})
	recalled(thread, "3", noon.Add(26*time.Hour), question.Previous{})

	// What comes again goes on from where it did at first, and changes nothing after it.
	recalled(thread, "1", noon.Add(2*time.Hour), question.Previous{})
	recalled(thread, "2", noon.Add(2*time.Hour), first)
	remember("1", "ferry", noon.Add(time.Hour))
	recalled(thread, "3", noon.Add(2*time.Hour), second)

}
