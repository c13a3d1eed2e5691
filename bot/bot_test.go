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

func TestWhoSeesAReply(t *testing.T) {
	b := &bot.Bot{Desk: desk{}, Command: "/onrecord", Clock: time.Now}
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
	b := &bot.Bot{Desk: desk{err: errors.New("disk on fire")}, Clock: time.Now}
	if _, err := b.Handle(t.Context(), bot.Event{Kind: bot.Mention, Text: "who said hope"}); err == nil || strings.Contains(err.Error(), "hope") {
		t.Errorf("got %v: it is an error, and does not tell the question", err)
	}
}
