package blocks

import (
	"github.com/slack-go/slack"

	"onrecord/bot"
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
		Type: slack.VTModal, Title: plain(v.Title), Close: plain("Close"),
		CallbackID: v.Callback, PrivateMetadata: metadata, Blocks: slack.Blocks{BlockSet: v.Blocks},
	}
	if v.Submit != "" {
		r.Submit, r.Close = plain(v.Submit), plain("Cancel")
	}
	return r
}

// ViewOf renders a reply as a modal.
func ViewOf(r bot.Reply) View {
	switch {
	case r.Answer != nil:
		return View{Title: "Answer", Blocks: Reply(r).Blocks}
	case r.Person != nil:
		return View{Title: "Everything said", Blocks: Reply(r).Blocks}
	case r.Story != nil:
		return View{Title: "The story so far", Blocks: Reply(r).Blocks}
	case r.Context != nil:
		return contextView(*r.Context, r.Correctable)
	case r.Clipping != "":
		return clippingView(r.Clipping)
	case r.Form != nil:
		return formView(*r.Form)
	case r.Doubt != nil:
		return doubtView(*r.Doubt)
	case r.Fixing != nil:
		return fixView(*r.Fixing)
	case r.Fixed != nil:
		return fixedView(*r.Fixed)
	case r.Reports != nil:
		return reportsView(*r.Reports)
	case r.Blank:
		return blankView()
	case r.Checked != nil:
		return checkedView(*r.Checked)
	case r.Marking != nil:
		return markView(*r.Marking)
	case r.Exporting != "":
		return exportView(r.Exporting)
	case r.Watchable != nil:
		return watchableView(*r.Watchable)
	}
	return Notice(r.Text)
}

// InView reports whether a reply is shown as a modal wherever it was asked for.
func InView(r bot.Reply) bool {
	return r.Context != nil || r.Clipping != "" || r.Form != nil || r.Doubt != nil || r.Blank || r.Checked != nil ||
		r.Watchable != nil || r.Exporting != "" || r.Marking != nil || r.Fixing != nil || r.Fixed != nil || r.Reports != nil
}

// Notice is a modal with a text in which nothing is mark-up.
func Notice(text string) View { return View{Title: "On the Record", Blocks: Plain(text).Blocks} }

// clippingView shows a citation to be selected and copied.
func clippingView(clipping string) View {
	return View{Title: "Copy citation", Blocks: []slack.Block{
		paragraph(words("Select the text, copy it, and paste it into your draft.")),
		slack.NewRichTextBlock("", &slack.RichTextPreformatted{
			Type: slack.RTEPreformatted, Elements: words(clip(clipping, plainText)),
		}),
		small("The words are as printed. No quotation marks were added."),
	}}
}
