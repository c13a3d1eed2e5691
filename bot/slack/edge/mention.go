package edge

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"onrecord/bot"
)

// message is what app_mention and message events have in common.
type message struct {
	channel, user, text, ts, thread string
	bot, subtype                    string
	edited                          bool
	teams                           []string // of the person, as far as the event says
	mention                         bool     // arrived as app_mention
	forwarded                       []string // texts of the messages that it forwards
	file                            bool     // came with one
	attached                        *bot.Attached
}

// typedSubtypes are those of messages that somebody typed: with a file, sent to the
// channel from a thread too, or told of oneself with /me.
var typedSubtypes = map[string]bool{"": true, slack.MsgSubTypeFileShare: true, slack.MsgSubTypeThreadBroadcast: true, slack.MsgSubTypeMeMessage: true}

func messageOf(event any) (message, bool) {
	switch m := event.(type) {
	case *slackevents.AppMentionEvent:
		return message{
			channel: m.Channel, user: m.User, text: m.Text, ts: m.TimeStamp, thread: m.ThreadTimeStamp,
			bot: m.BotID, edited: m.Edited != nil, teams: []string{m.UserTeam, m.SourceTeam}, mention: true,
			forwarded: forwarded(m.Attachments), file: len(m.Files) > 0,
		}, true
	case *slackevents.MessageEvent:
		msg := cmp.Or(m.Message, new(slack.Msg))
		return message{
			channel: m.Channel, user: m.User, text: m.Text, ts: m.TimeStamp, thread: m.ThreadTimeStamp,
			forwarded: forwarded(msg.Attachments), file: len(msg.Files) > 0, attached: attached(msg.Files),
			bot: m.BotID, subtype: m.SubType, edited: m.Message != nil && m.Message.Edited != nil,
			teams: []string{m.UserTeam, m.SourceTeam},
		}, true
	}
	return message{}, false
}

// forwarded returns the texts of the messages that a message forwards.
func forwarded(attachments []slack.Attachment) (out []string) {
	for _, a := range attachments {
		if (a.IsShare || a.IsMsgUnfurl) && a.Text != "" {
			out = append(out, a.Text)
		}
	}
	return out
}

// typed is the text of the message as the person typed it, and behind it what they
// forward, each line after a ">" as in a block quote. What is forwarded without a
// word is the question itself.
func (m message) typed(me string) string {
	text := plain(m.text, me)
	for _, f := range m.forwarded {
		f = plain(f, me)
		if text == "" {
			text = f
			continue
		}
		text += "\n> " + strings.ReplaceAll(f, "\n", "\n> ")
	}
	return text
}

// messageTask returns the task of a message that is meant for the bot: typed
// by a person, not edited, and sent to the bot alone or mentioning it; or perhaps
// meant for it, see undirected.
func (in inbound) messageTask(event slackevents.EventsAPIEvent) (task, bool) {
	if changed, isMessage := event.InnerEvent.Data.(*slackevents.MessageEvent); isMessage && changed.SubType == slack.MsgSubTypeMessageChanged {
		return in.editedTask(event, changed)
	}
	m, ok := messageOf(event.InnerEvent.Data)
	if !ok || m.edited {
		return task{}, false
	}
	// One message arrives as app_mention and as message, with an event id each.
	t, ok := in.typedTask(event, m, key("message", event.EnterpriseID, event.TeamID, m.channel, m.ts))
	if !ok {
		return task{}, false
	}
	text := m.typed(in.me.User)
	if isDirect(m.channel) {
		said := bot.DirectMessage{Text: text, File: m.file}
		if in.edge.opts.Files {
			said.Attached = m.attached
		}
		t.Did = said
		return t, true
	}
	if !m.mention && !mentions(m.text, in.me.User) {
		return in.undirected(t, m, text)
	}
	t.Did = bot.Mention{Text: text, File: m.file}
	if t.thread == "" {
		t.thread = m.ts
	}
	t.Thread = t.thread
	return t, true
}

// typedTask begins the task of a message; ok is false where no person typed it. own is its
// idempotency key beside that of the event.
func (in inbound) typedTask(event slackevents.EventsAPIEvent, m message, own string) (t task, ok bool) {
	callback, ok := event.Data.(*slackevents.EventsAPICallbackEvent)
	if !ok || m.bot != "" || !typedSubtypes[m.subtype] || m.user == "" || m.user == in.me.User {
		return task{}, false
	}
	return task{
		Event: bot.Event{
			Enterprise: event.EnterpriseID, Team: event.TeamID,
			Channel: m.channel, Thread: m.thread, Alone: isDirect(m.channel), User: m.user,
		},
		me:       in.me,
		thread:   m.thread,
		inThread: m.thread != "",
		keys:     []string{key("event", event.EnterpriseID, event.TeamID, callback.EventID), own},
		external: in.external(m.teams...),
		shared:   event.IsExtSharedChannel,
	}, true
}

// markup is Slack's: <@U1>, <@U1|name>, <#C1|name>, <!here>,
// <!subteam^S1|@desk>, <https://…|label>.
var markup = regexp.MustCompile(`<([^<>|]*)(?:\|([^<>]*))?>`)

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// mentions reports whether text mentions the user.
func mentions(text, user string) bool {
	for _, m := range markup.FindAllStringSubmatch(text, -1) {
		if m[1] == "@"+user {
			return true
		}
	}
	return false
}

// byID takes the names out of a text's channels, so that plain leaves their ids:
// "#C0123ABC".
func byID(text string) string {
	return markup.ReplaceAllStringFunc(text, func(found string) string {
		if m := markup.FindStringSubmatch(found); strings.HasPrefix(m[1], "#") {
			return "<" + m[1] + ">"
		}
		return found
	})
}

// mentionsAnybody reports whether text calls a person, a group or a channel.
func mentionsAnybody(text string) bool {
	for _, m := range markup.FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(m[1], "@") || strings.HasPrefix(m[1], "!") {
			return true
		}
	}
	return false
}

// plain returns text as the person typed it: Slack's mark-up undone, and the
// mentions of user removed.
func plain(text, user string) string {
	text = markup.ReplaceAllStringFunc(text, func(found string) string {
		m := markup.FindStringSubmatch(found)
		target, label := m[1], m[2]
		sigil, name := "", label
		switch {
		case target == "@"+user:
			return ""
		case strings.HasPrefix(target, "@"), strings.HasPrefix(target, "#"):
			sigil = target[:1]
		case strings.HasPrefix(target, "!"):
			sigil = "@"
		}
		if name == "" {
			name = strings.TrimLeft(target, "@#!")
		}
		return sigil + strings.TrimPrefix(name, sigil)
	})
	return strings.TrimSpace(unescape.Replace(text))
}
