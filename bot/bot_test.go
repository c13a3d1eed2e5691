package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/answer"
	"onrecord/bot/question"
)

// desk answers with what it was asked, or fails.
type desk struct{ err error }

func (d desk) Answer(_ context.Context, q question.Question) (answer.Answer, error) {
	return answer.Answer{Question: q.Text, Intent: q.Intent, Asked: q.String()}, d.err
}

// memory remembers conversations.
type memory map[bot.Conversation]question.Previous

func (m memory) Recall(_ context.Context, c bot.Conversation, _ time.Time) (question.Previous, error) {
	return m[c], nil
}

func (m memory) Remember(_ context.Context, c bot.Conversation, p question.Previous, _ time.Time) error {
	m[c] = p
	return nil
}

func TestAFollowUpIsReadInItsConversation(t *testing.T) {
	b := &bot.Bot{Desk: desk{}, Conversations: memory{}, Clock: time.Now}
	for _, c := range []struct {
		event bot.Event
		asked string
	}{
		{bot.Event{Kind: bot.Mention, Channel: "C1", Thread: "1", Text: "what did Varga say about the ferry?"}, "Varga · ferry"},
		{bot.Event{Kind: bot.Mention, Channel: "C1", Thread: "1", Text: "and in 2015?"}, "Varga · ferry · in 2015"},
		{bot.Event{Kind: bot.Mention, Channel: "C1", Thread: "2", Text: "and in 2015?"}, "find · anything · in 2015"},
		{bot.Event{Kind: bot.Command, Channel: "C1", Thread: "1", Text: "ferry in 2014"}, "find · ferry · in 2014"},
		{bot.Event{Kind: bot.Mention, Channel: "C1", Thread: "1", Text: "only direct quotes"}, "Varga · ferry · kind direct · in 2015"},
		{bot.Event{Kind: bot.DirectMessage, Channel: "D1", Text: "who said hope?"}, "who said · hope"},
		{bot.Event{Kind: bot.DirectMessage, Channel: "D1", Text: "who is Quill?"}, "who is · Quill"},
		{bot.Event{Kind: bot.DirectMessage, Channel: "D1", Text: "when?"}, "when said · hope"},
	} {
		r, err := b.Handle(t.Context(), c.event)
		if err != nil || r.Answer == nil || r.Answer.Asked != c.asked {
			t.Errorf("%s in %s: %+v, %v; want %s", c.event.Text, c.event.Thread, r.Answer, err, c.asked)
		}
	}
}

func TestWhoSeesAReply(t *testing.T) {
	b := &bot.Bot{Desk: desk{}, Conversations: memory{}, Command: "/onrecord", Clock: time.Now}
	for kind, want := range map[bot.Kind]bot.Audience{
		bot.Mention:       bot.Thread,
		bot.DirectMessage: bot.Thread,
		bot.Command:       bot.Asker,
		bot.Share:         bot.Channel,
	} {
		r, err := b.Handle(t.Context(), bot.Event{Kind: kind, User: "U1", Text: " who said all hope would be lost? "})
		if err != nil {
			t.Fatal(err)
		}
		if r.Audience != want || r.Answer == nil || r.Answer.Asked != "who said · all hope would be lost" {
			t.Errorf("%s: %+v, want audience %s", kind, r, want)
		}
		if shared := r.SharedBy != ""; shared != (kind == bot.Share) {
			t.Errorf("%s: shared by %q", kind, r.SharedBy)
		}
	}
}

func TestWhoAsksNothingGetsHelp(t *testing.T) {
	b := &bot.Bot{Desk: desk{err: errors.New("nobody should ask")}, Command: "/archive", Clock: time.Now}
	for _, text := range []string{"", "  ", "help", "Help!", "?"} {
		r, err := b.Handle(t.Context(), bot.Event{Kind: bot.Command, Text: text})
		if err != nil || r.Answer != nil || !strings.Contains(r.Text, "/archive") {
			t.Errorf("%q: %+v, %v", text, r, err)
		}
	}
}

func TestAFailureIsNotAReply(t *testing.T) {
	b := &bot.Bot{Desk: desk{err: errors.New("disk on fire")}, Conversations: memory{}, Clock: time.Now}
	if _, err := b.Handle(t.Context(), bot.Event{Kind: bot.Mention, Text: "who said hope"}); err == nil || strings.Contains(err.Error(), "hope") {
		t.Errorf("got %v: it is an error, and does not tell the question", err)
	}
}
