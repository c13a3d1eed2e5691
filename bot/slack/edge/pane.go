package edge

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// suggest shows questions to pick in the pane.
func (e *Edge) suggest(ctx context.Context, t task, questions []string) error {
	prompts := make([]slack.AssistantThreadsPrompt, len(questions))
	for i, q := range questions {
		prompts[i] = slack.AssistantThreadsPrompt{Title: q, Message: q}
	}
	return e.api.SetAssistantThreadsSuggestedPromptsContext(impatient(ctx), slack.AssistantThreadsSetSuggestedPromptsParameters{
		Title: "Ask the archive", ChannelID: t.Channel, Prompts: prompts,
	})
}

// titleLength is how much of a question names a conversation, in characters.
const titleLength = 80

// name names a conversation in the pane.
func (e *Edge) name(ctx context.Context, t task, title string) {
	if !t.inPane(e.opts) {
		return
	}
	if runes := []rune(title); len(runes) > titleLength {
		title = string(runes[:titleLength-1]) + "…"
	}
	err := e.api.SetAssistantThreadsTitleContext(impatient(ctx), slack.AssistantThreadsSetTitleParameters{
		ChannelID: t.Channel, ThreadTS: t.thread, Title: title,
	})
	if err != nil {
		e.log.Debug("a conversation was not named", "error", err)
	}
}

// inPane reports whether a question was asked in the pane.
func (t task) inPane(o Options) bool {
	return o.AgentPane && t.Kind == bot.DirectMessage && t.thread != ""
}

// searchingAfter is how long an answer takes before the pane says that it is
// searched for.
const searchingAfter = 300 * time.Millisecond

// showSearching lets the pane say that the answer is searched for, where that takes
// a moment. done is to be called before anything is posted, which ends the word.
func (e *Edge) showSearching(ctx context.Context, t task) (done func()) {
	if !t.inPane(e.opts) {
		return func() {}
	}
	said := make(chan struct{})
	timer := time.AfterFunc(searchingAfter, func() {
		defer close(said)
		err := e.api.SetAssistantThreadsStatusContext(impatient(ctx), slack.AssistantThreadsSetStatusParameters{
			ChannelID: t.Channel, ThreadTS: t.thread, Status: "is searching the archive…",
		})
		if err != nil {
			e.log.Debug("the pane does not say that the answer is searched for", "error", err)
		}
	})
	return func() {
		if !timer.Stop() {
			<-said
		}
	}
}
