package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
	marks "onrecord/bot/factcheck/mark"
	"onrecord/bot/label"
)

// MarkAction is the button with which an editor marks words; it carries the reference of
// their citation.
const MarkAction = "mark"

// The fields of the form that marks words.
const (
	MarkedField     = "marked"
	MarkedByField   = "marked-speaker"
	MarkedAsField   = "marked-as"
	MarkReasonField = "mark-reason"
	MarkLinkField   = "mark-link"
)

// markView is the form in which an editor marks words that must not be printed again.
func markView(m bot.Marking) View {
	said := typing(MarkedField, m.Words)
	said.Multiline = true
	as := slack.NewRadioButtonsBlockElement(MarkedAsField)
	for _, a := range marks.All {
		as.Options = append(as.Options, option(string(a), strings.ToUpper(string(a)[:1])+string(a)[1:]))
	}
	as.InitialOption = as.Options[0]
	reason := typing(MarkReasonField, "")
	reason.Multiline, reason.MaxLength = true, reasonLength
	return View{Title: label.Text("mark.title"), Submit: label.Text("mark.submit"), Callback: MarkForm, Data: m.Passage.String(), Blocks: []slack.Block{
		slack.NewInputBlock(MarkedField, plain(label.Text("mark.words")), nil, said),
		hinted(field(MarkedByField, label.Text("mark.whose"), typing(MarkedByField, m.Speaker)), label.Text("mark.whose-hint")),
		slack.NewInputBlock(MarkedAsField, plain(label.Text("mark.as")), nil, as),
		slack.NewInputBlock(MarkReasonField, plain(label.Text("fix.why")), nil, reason),
		hinted(field(MarkLinkField, label.Text("mark.link"), typing(MarkLinkField, "")), label.Text("mark.link-hint")),
	}}
}

// Claimed tells an editor of a statement that a page has checked.
func Claimed(c marks.Claim) Message {
	title := label.Text("mark.claimed")
	said := words("“" + line(c.Words, lineLength) + "”")
	if c.Speaker != "" {
		said = joined(" – ", said, words(line(c.Speaker, nameLength)))
	}
	checked := words(line(c.Verdict, lineLength))
	if target, ok := linkTarget(c.Link); ok {
		checked = joined(" · ", checked, run{slack.NewRichTextSectionLinkElement(target, label.Text("mark.link"), nil)})
	}
	return Message{Blocks: numbered([]slack.Block{
		paragraph(joined("\n", strong(title), said, checked)),
		small(label.Text("mark.claimed-next")),
	}), Fallback: fallback(title)}
}

// Repeated tells an editor of an article that prints what they marked.
func Repeated(r marks.Repeat) Message {
	title := label.Text("mark.repeated")
	return Message{Blocks: numbered([]slack.Block{
		paragraph(joined("\n", strong(title), words(line(r.Mark.Note(), lineLength)))),
		cites(paragraph(joined("\n", joined(": ", speaker(r.Citation), excerpt(r.Citation, 300)), joined(" · ", headline(r.Citation), place(r.Citation)))), r.Citation.Article),
	}), Fallback: fallback(title)}
}
