package edge

import (
	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/blocks"
)

// interactionTask returns what a person did with what the bot shows.
func (in inbound) interactionTask(c slack.InteractionCallback) (task, bool) {
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
