package edge

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"onrecord/bot"
	"onrecord/bot/blocks"
)

// ackTime bounds how long an acknowledgement may wait for a connection. Slack
// counts three seconds; after that it delivers the event again.
const ackTime = 3 * time.Second

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

// inbound turns what arrives on one connection into tasks.
type inbound struct {
	edge    *Edge
	me      Identity
	socket  *socketmode.Client
	working context.Context // of the tasks: it outlives the connection
}

// take acknowledges an event and starts on it. The error is one that ends the
// connection for good.
func (in inbound) take(ctx context.Context, event socketmode.Event) error {
	log := in.edge.log
	switch event.Type {
	case socketmode.EventTypeHello:
		log.Info("connected to Slack", "team", in.me.TeamName)
	case socketmode.EventTypeConnectionError:
		if failed, ok := event.Data.(*slack.ConnectionErrorEvent); ok {
			if refused := appRefusal(failed.ErrorObj); refused != nil {
				return refused
			}
			log.Warn("Slack cannot be reached", "error", failed.ErrorObj, "retry_in", failed.Backoff)
		}
	case socketmode.EventTypeErrorBadMessage:
		in.takeUnknown(ctx, event)
	case socketmode.EventTypeErrorWriteFailed:
		log.Warn("an acknowledgement was lost; Slack will deliver the event again")
	case socketmode.EventTypeEventsAPI, socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive:
		in.takeRequest(ctx, event)
	}
	return nil
}

// takeRequest starts on the task, if the event is one, and acknowledges. Where
// too much is waiting it does neither, and Slack delivers the event again.
func (in inbound) takeRequest(ctx context.Context, event socketmode.Event) {
	t, ok := in.taskOf(event)
	if ok && !in.edge.reserve() {
		in.edge.log.Warn("too many questions are waiting; Slack will deliver this one again")
		return
	}
	in.ack(ctx, event.Request.EnvelopeID)
	if ok {
		in.edge.start(in.working, t)
	}
}

// takeUnknown acknowledges an envelope that slack-go cannot parse: an event of
// a kind that it does not know, which Slack would otherwise repeat.
func (in inbound) takeUnknown(ctx context.Context, event socketmode.Event) {
	bad, ok := event.Data.(*socketmode.ErrorBadMessage)
	if !ok {
		return
	}
	var envelope struct {
		ID   string `json:"envelope_id"`
		Type string `json:"type"`
	}
	if err := json.Unmarshal(bad.Message, &envelope); err != nil || envelope.ID == "" {
		in.edge.log.Warn("Slack sent something that cannot be read", "type", envelope.Type)
		return
	}
	in.edge.log.Debug("an unknown event was acknowledged and left alone", "type", envelope.Type)
	in.ack(ctx, envelope.ID)
}

func (in inbound) ack(ctx context.Context, envelope string) {
	ctx, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	if err := in.socket.AckCtx(ctx, envelope, nil); err != nil {
		in.edge.log.Warn("an event could not be acknowledged; Slack will deliver it again", "error", err)
	}
}

// taskOf returns what there is to do about an event; ok is false where that is
// nothing.
func (in inbound) taskOf(event socketmode.Event) (t task, ok bool) {
	switch data := event.Data.(type) {
	case slackevents.EventsAPIEvent:
		return in.messageTask(data)
	case slack.SlashCommand:
		return in.commandTask(data), true
	case slack.InteractionCallback:
		return in.shareTask(data)
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

func (in inbound) shareTask(c slack.InteractionCallback) (task, bool) {
	if c.Type != slack.InteractionTypeBlockActions {
		return task{}, false
	}
	for _, action := range c.ActionCallback.BlockActions {
		if action.ActionID != blocks.ShareAction {
			continue
		}
		return task{
			Event: bot.Event{
				Kind: bot.Share, Enterprise: c.Enterprise.ID, Team: c.Team.ID,
				Channel: c.Container.ChannelID, User: c.User.ID, Text: action.Value,
			},
			me: in.me,
			// By the answer and not by the press: pressing twice shares once.
			keys:        []string{key("share", c.Enterprise.ID, c.Team.ID, c.Container.ChannelID, c.Container.MessageTs)},
			responseURL: c.ResponseURL,
			stranger:    in.stranger(c.User.TeamID),
		}, true
	}
	return task{}, false
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
