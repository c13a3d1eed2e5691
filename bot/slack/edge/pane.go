package edge

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot/label"
)

// suggest shows questions to pick in the pane.
func (rep *replier) suggest(ctx context.Context, t task, questions []string) error {
	prompts := make([]slack.AssistantThreadsPrompt, len(questions))
	for i, q := range questions {
		prompts[i] = slack.AssistantThreadsPrompt{Title: q, Message: q}
	}
	return rep.edge.api.SetAssistantThreadsSuggestedPromptsContext(impatient(ctx), slack.AssistantThreadsSetSuggestedPromptsParameters{
		Title: label.Text("ask.title"), ChannelID: t.Channel, Prompts: prompts,
	})
}

// titleLength is how much of a question names a conversation, in characters.
const titleLength = 80

// name names a conversation in the pane.
func (rep *replier) name(ctx context.Context, t task, title string) {
	if !t.inPane(rep.edge.opts) {
		return
	}
	if runes := []rune(title); len(runes) > titleLength {
		title = string(runes[:titleLength-1]) + "…"
	}
	err := rep.edge.api.SetAssistantThreadsTitleContext(impatient(ctx), slack.AssistantThreadsSetTitleParameters{
		ChannelID: t.Channel, ThreadTS: t.thread, Title: title,
	})
	if err != nil {
		rep.edge.log.Debug("a conversation was not named", "error", err)
	}
}

// inPane reports whether a question was asked in the pane.
func (t task) inPane(o Options) bool {
	return o.AgentPane && t.direct() && t.thread != ""
}

// searchingAfter is how long an answer takes before the pane says that it is
// searched for.
const searchingAfter = 300 * time.Millisecond

// showSearching lets the pane say that the answer is searched for, where that takes
// a moment. done is to be called before anything is posted, which ends the word.
func (rep *replier) showSearching(ctx context.Context, t task) (done func()) {
	if !t.inPane(rep.edge.opts) {
		return func() {}
	}
	said := make(chan struct{})
	timer := time.AfterFunc(searchingAfter, func() {
		defer close(said)
		err := rep.edge.api.SetAssistantThreadsStatusContext(impatient(ctx), slack.AssistantThreadsSetStatusParameters{
			ChannelID: t.Channel, ThreadTS: t.thread, Status: label.Text("say.is-searching"),
		})
		if err != nil {
			rep.edge.log.Debug("the pane does not say that the answer is searched for", "error", err)
		}
	})
	return func() {
		if !timer.Stop() {
			<-said
		}
	}
}
