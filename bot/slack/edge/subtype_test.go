package edge_test

import (
	"strings"
	"testing"

	"onrecord/bot"
)

// typed is a message of Ana's as Slack tells of it, with what makes it special.
func (n *newsroom) typed(channel, kind, ts, text string, special map[string]any) map[string]any {
	event := map[string]any{"type": "message", "channel_type": kind, "channel": channel, "user": n.ana.ID, "ts": ts, "text": text}
	for field, value := range special {
		event[field] = value
	}
	return event
}

func TestAQuestionIsAnsweredHoweverItWasSent(t *testing.T) {
	t.Parallel()
	picture := []any{map[string]any{"id": "F0PIC", "name": "clipping.png"}}
	for name, special := range map[string]map[string]any{
		"with a picture":           {"subtype": "file_share", "files": picture},
		"told of oneself":          {"subtype": "me_message"},
		"sent to the channel too":  {"subtype": "thread_broadcast", "thread_ts": "1700000000.000100"},
		"as a part of a rich text": {},
	} {
		t.Run(name, func(t *testing.T) {
			n := open(t, setup{workspace: everything()})
			direct := n.Channels.DirectChannel(n.ana)
			n.App.Emit(n.typed(direct.ID, "im", "1700000001.000100", question, special))
			n.await("the answer", func() bool { return len(n.handled()) == 1 })
			n.App.Emit(n.typed(n.desk.ID, "channel", "1700000002.000100", "<@"+n.People.Bot().ID+"> "+question, special))
			n.await("the answer in the channel", func() bool { return len(n.handled()) == 2 })
			for _, e := range n.handled() {
				file := special["files"] != nil
				if e.Did != (bot.Mention{Text: question, File: file}) && e.Did != (bot.DirectMessage{Text: question, File: file}) {
					t.Errorf("handled %+v", e)
				}
			}
		})
	}
}

func TestWhatIsForwardedBelongsToTheQuestion(t *testing.T) {
	t.Parallel()
	forwarded := []any{map[string]any{"is_share": true, "text": "The harbour is dead &amp; gone."}, map[string]any{"title": "A page", "text": "of a link"}}
	for typed, want := range map[string]string{
		"who said this?": "who said this?\n> The harbour is dead & gone.",
		"":               "The harbour is dead & gone.",
	} {
		n := open(t, setup{workspace: everything()})
		n.App.Emit(n.typed(n.Channels.DirectChannel(n.ana).ID, "im", "1700000001.000100", typed, map[string]any{"attachments": forwarded}))
		n.await("the answer", func() bool { return len(n.handled()) == 1 })
		if got := n.handled()[0].Words(); got != want {
			t.Errorf("%q with a forwarded message is %q, want %q", typed, got, want)
		}
	}
}

func TestNobodyIsAnsweredWhoTypedNothing(t *testing.T) {
	t.Parallel()
	n := open(t, setup{workspace: everything()})
	direct := n.Channels.DirectChannel(n.ana)
	for i, subtype := range []string{"channel_join", "message_changed", "message_deleted", "bot_message", "pinned_item", "channel_topic"} {
		n.App.Emit(n.typed(direct.ID, "im", "170000001"+strings.Repeat("1", i)+".000100", question, map[string]any{"subtype": subtype}))
	}
	n.App.Emit(n.typed(direct.ID, "im", "1700000030.000100", question, nil))
	n.awaitReply(direct)
	n.only(n.Messages.Replies(direct))
}
