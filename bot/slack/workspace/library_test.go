package workspace

import (
	"encoding/json"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
)

// These tests put Slack's protocol as the workspace speaks it before the Go
// library that others wrote for Slack's own.

func (r *room) client() *slack.Client {
	return slack.New(r.BotToken(), slack.OptionAPIURL(r.URL()))
}

// interaction is the next one that the app hears, as the library reads it.
func (a *app) interaction() slack.InteractionCallback {
	a.t.Helper()
	var read slack.InteractionCallback
	if err := json.Unmarshal([]byte(encode(a.hear())), &read); err != nil {
		a.t.Fatal(err)
	}
	return read
}

// event is the next one that the app hears, as the library reads it.
func (a *app) event() any {
	a.t.Helper()
	read, err := slackevents.ParseEvent(json.RawMessage(encode(a.hear())), slackevents.OptionNoVerifyToken())
	if err != nil {
		a.t.Fatal(err)
	}
	return read.InnerEvent.Data
}

func form(title string) slack.ModalViewRequest {
	label := slack.NewTextBlockObject(slack.PlainTextType, title, false, false)
	words := slack.NewInputBlock("words", label, nil, slack.NewPlainTextInputBlockElement(nil, "typed"))
	kind := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, "kind", slack.NewOptionBlockObject("direct", label, nil))
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: "ask", NotifyOnClose: true, PrivateMetadata: "C1", Title: label, Submit: label,
		Blocks: slack.Blocks{BlockSet: []slack.Block{words, slack.NewActionBlock("refine", kind)}},
	}
}

func TestALibraryOpensAndHearsViews(t *testing.T) {
	r := openRoom(t, Options{})
	a, api := r.dial(), r.client()
	r.ok(r.Do.Shortcut(r.ana, "ask"))
	shortcut := a.interaction()
	if shortcut.Type != slack.InteractionTypeShortcut || shortcut.CallbackID != "ask" || shortcut.User.ID != r.ana.ID {
		t.Errorf("heard %+v", shortcut)
	}
	opened, err := api.OpenViewContext(t.Context(), shortcut.TriggerID, form("Ask"))
	r.ok(err)

	r.ok(r.Controls.Select(r.ana, r.modal(), "kind", "direct"))
	chosen := a.interaction()
	if action := chosen.ActionCallback.BlockActions[0]; action.SelectedOption.Value != "direct" || chosen.Container.ViewID != opened.View.ID {
		t.Errorf("heard %+v", chosen)
	}
	pushed, err := api.PushViewContext(t.Context(), chosen.TriggerID, form("Once more"))
	r.ok(err)
	if pushed.View.PreviousViewID != opened.View.ID || pushed.View.RootViewID != opened.View.ID {
		t.Errorf("pushed %+v", pushed.View)
	}
	r.ok(r.Controls.Dismiss(r.ana, r.modal()))
	if closed := a.interaction(); closed.Type != slack.InteractionTypeViewClosed || closed.View.ID != pushed.View.ID || closed.IsCleared {
		t.Errorf("heard %+v", closed)
	}
	_, err = api.UpdateViewContext(t.Context(), form("Ask again"), "", opened.View.Hash, opened.View.ID)
	r.ok(err)
	r.ok(r.Controls.Fill(r.ana, r.modal(), "typed", "all hope"))
	r.ok(r.Controls.Submit(r.ana, r.modal()))
	envelope := a.read()
	var sent slack.InteractionCallback
	r.ok(json.Unmarshal([]byte(encode(envelope["payload"])), &sent))
	values := sent.View.State.Values
	if sent.Type != slack.InteractionTypeViewSubmission || values["words"]["typed"].Value != "all hope" || values["refine"]["kind"].SelectedOption.Value != "direct" {
		t.Errorf("heard %+v", sent)
	}
	a.answer(envelope, slack.NewErrorsViewSubmissionResponse(map[string]string{"words": "Nobody said so."}))
	r.await("the error", func() bool { return r.modal().Errors["words"] == "Nobody said so." })
}

func TestALibraryReadsMessagesAndTheirChanges(t *testing.T) {
	opts := wholly()
	opts.Events = []string{"message.channels", "app_home_opened"}
	r := openRoom(t, opts)
	a, api := r.dial(), r.client()
	said, err := r.Do.Say(r.ana, r.desk, "", "“All hope is lost,” he said.")
	r.ok(err)
	a.event()
	metadata := slack.SlackMetadata{EventType: "answer", EventPayload: map[string]any{"key": "k1"}}
	_, ts, err := api.PostMessageContext(t.Context(), r.desk.ID, slack.MsgOptionText("found", false),
		slack.MsgOptionTS(said.TS), slack.MsgOptionMetadata(metadata))
	r.ok(err)
	a.event()
	thread, _, _, err := api.GetConversationRepliesContext(t.Context(), &slack.GetConversationRepliesParameters{
		ChannelID: r.desk.ID, Timestamp: said.TS, IncludeAllMetadata: true,
	})
	r.ok(err)
	if len(thread) != 2 || thread[1].Metadata.EventPayload["key"] != "k1" || thread[0].ReplyCount != 1 {
		t.Errorf("the thread is %+v", thread)
	}
	_, _, _, err = api.UpdateMessageContext(t.Context(), r.desk.ID, ts, slack.MsgOptionText("corrected", false))
	r.ok(err)
	changed, ok := a.event().(*slackevents.MessageEvent)
	if !ok || changed.SubType != "message_changed" || changed.Message.Text != "corrected" || changed.PreviousMessage.Text != "found" {
		t.Errorf("heard %+v", changed)
	}
	r.ok(r.Do.MessageShortcut(r.ana, said, "check"))
	if shortcut := a.interaction(); shortcut.Type != slack.InteractionTypeMessageAction || shortcut.Message.Text != said.Text || shortcut.MessageTs != said.TS {
		t.Errorf("heard %+v", shortcut)
	}
	r.Do.OpenMessages(r.ana)
	if opened, ok := a.event().(*slackevents.AppHomeOpenedEvent); !ok || opened.Tab != "messages" || opened.User != r.ana.ID {
		t.Errorf("heard %+v", opened)
	}
	item := slack.NewRefToMessage(r.desk.ID, said.TS)
	r.ok(api.AddReactionContext(t.Context(), "eyes", item))
	r.ok(api.RemoveReactionContext(t.Context(), "eyes", item))
	direct, _, _, err := api.OpenConversationContext(t.Context(), &slack.OpenConversationParameters{Users: []string{r.ana.ID}})
	r.ok(err)
	r.ok(api.SetAssistantThreadsSuggestedPromptsContext(t.Context(), slack.AssistantThreadsSetSuggestedPromptsParameters{
		ChannelID: direct.ID, Prompts: []slack.AssistantThreadsPrompt{{Title: "Who said", Message: "who said so?"}},
	}))
	if prompts := r.Panes.Of(r.Channels.DirectChannel(r.ana), "").Prompts; len(prompts) != 1 {
		t.Errorf("suggested are %v", prompts)
	}
}
