package edge

import (
	"context"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"onrecord/bot"
)

// task is one event to act on, with what the reply needs of Slack.
type task struct {
	bot.Event
	me       Identity
	keys     []string // by which it is acted on once
	thread   string   // ts of the thread that a public answer goes to; empty is the channel
	inThread bool     // asked in that thread, so that private answers go there too
	// responseURL takes private answers to a command or a press of a button.
	responseURL string
	// stranger is true where another organisation's person asks.
	stranger bool
	// shared is true where the event itself says that the channel is shared.
	shared bool
}

// inbound turns what Slack sends into tasks, whatever carried it here.
type inbound struct {
	edge    *Edge
	me      Identity
	working context.Context // of the tasks: it outlives the connection
}

// accept starts on the task that Slack's payload asks for, if it is one. It
// returns false where too much is waiting: unacknowledged, the payload is
// delivered again.
func (in inbound) accept(payload any) bool {
	t, ok := in.taskOf(payload)
	if !ok {
		return true
	}
	if !in.edge.reserve() {
		in.edge.log.Warn("too many questions are waiting; Slack will deliver this one again")
		return false
	}
	in.edge.start(in.working, t)
	return true
}

// taskOf returns what there is to do about a payload; ok is false where that is
// nothing.
func (in inbound) taskOf(payload any) (t task, ok bool) {
	switch data := payload.(type) {
	case slackevents.EventsAPIEvent:
		return in.messageTask(data)
	case slack.SlashCommand:
		return in.commandTask(data), true
	case slack.InteractionCallback:
		return in.interactionTask(data)
	}
	return task{}, false
}

// commandTask takes any slash command: the app has one, whatever it is called.
func (in inbound) commandTask(c slack.SlashCommand) task {
	return task{
		Event: bot.Event{
			Kind: bot.Command, Enterprise: c.EnterpriseID, Team: c.TeamID,
			Channel: c.ChannelID, User: c.UserID, Text: plain(c.Text, in.me.User),
		},
		me:          in.me,
		keys:        []string{key("command", c.EnterpriseID, c.TeamID, c.TriggerID)},
		responseURL: c.ResponseURL,
		stranger:    in.stranger(c.TeamID),
	}
}

// stranger reports whether a person of one of the teams belongs to another
// organisation. An event inside one workspace may name no team.
func (in inbound) stranger(teams ...string) bool {
	for _, team := range teams {
		if team != "" && team != in.me.Team && team != in.me.Enterprise {
			return true
		}
	}
	return false
}

// key names something to be done once.
func key(parts ...string) string { return strings.Join(parts, "/") }
