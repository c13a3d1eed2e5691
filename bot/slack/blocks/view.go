package blocks

import (
	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/label"
	"onrecord/bot/news/correct"
	"onrecord/bot/people/sourcing"
)

// The callback ids of the forms.
const (
	AskForm   = "ask"
	DoubtForm = "doubt"
	CheckForm = "check"
	FixForm   = "fix"
	WatchForm = "watch"

	ExportForm = "export"
	MarkForm   = "mark"
)

// Slack's limits of a view, and ours of its size.
const (
	viewBlocks = 100
	viewSize   = 40_000
	// viewData is what a view carries, of Slack's 3,000 characters: the edge adds
	// where it was opened.
	viewData = 2900
)

// View is a modal.
type View struct {
	Title  string
	Submit string // the label of the button; empty is none
	// Callback is the callback id of a form, and Data what it carries beside its
	// fields.
	Callback, Data string
	Blocks         []slack.Block
}

// Request is the modal as Slack is given it; metadata is what comes back with it.
func (v View) Request(metadata string) slack.ModalViewRequest {
	r := slack.ModalViewRequest{
		Type: slack.VTModal, Title: plain(v.Title), Close: plain(label.Text("view.close")),
		CallbackID: v.Callback, PrivateMetadata: metadata, Blocks: slack.Blocks{BlockSet: v.Blocks},
	}
	if v.Submit != "" {
		r.Submit, r.Close = plain(v.Submit), plain(label.Text("view.cancel"))
	}
	return r
}

// ViewOf renders a reply as a modal.
func ViewOf(r bot.Reply) View {
	switch says := r.Says.(type) {
	case bot.Answered:
		return View{Title: label.Text("view.answer"), Blocks: Reply(r).Blocks}
	case bot.PersonPage:
		return View{Title: label.Text("person.title"), Blocks: Reply(r).Blocks}
	case bot.StoryPage:
		return View{Title: label.Text("story.title"), Blocks: Reply(r).Blocks}
	case bot.Passage:
		return contextView(answer.Context(says), r.Correctable)
	case bot.Clipping:
		return clippingView(string(says))
	case bot.Form:
		return formView(says)
	case bot.Doubt:
		return doubtView(says)
	case bot.Fixing:
		return fixView(correct.Form(says))
	case bot.Fixed:
		return fixedView(correct.Done(says))
	case bot.Reports:
		return reportsView(says)
	case bot.DraftForm:
		return blankView(says.Files)
	case bot.Checked:
		return checkedView(check.Report(says))
	case bot.ExportForm:
		return exportView(string(says))
	case bot.Watchable:
		return watchableView(says)
	case bot.Marking:
		return markView(says)
	case bot.Counted:
		return Notice(sourcing.Report(says).Text())
	case bot.Text:
		return Notice(string(says))
	}
	return Notice("")
}

// InView reports whether a reply is shown as a modal wherever it was asked for.
func InView(r bot.Reply) bool {
	switch r.Says.(type) {
	case bot.Passage, bot.Clipping, bot.Form, bot.Doubt, bot.DraftForm, bot.Checked,
		bot.Watchable, bot.ExportForm, bot.Fixing, bot.Fixed, bot.Reports, bot.Marking:
		return true
	}
	return false
}

// Notice is a modal with a text in which nothing is mark-up.
func Notice(text string) View {
	return View{Title: label.Text("view.title"), Blocks: Plain(text).Blocks}
}

// clippingView shows a citation to be selected and copied.
func clippingView(clipping string) View {
	return View{Title: label.Text("cite.copy"), Blocks: []slack.Block{
		paragraph(words(label.Text("clip.how"))),
		slack.NewRichTextBlock("", &slack.RichTextPreformatted{
			Type: slack.RTEPreformatted, Elements: words(clip(clipping, plainText)),
		}),
		small(label.Text("clip.note")),
	}}
}
