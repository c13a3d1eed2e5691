package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/export"
	"onrecord/bot/label"
)

// ExportAction is the button that asks for an answer as a file; it carries the question.
const ExportAction = "export"

// FormatField is the field of the form that says as what.
const FormatField = "format"

// exportView asks in which format an answer is wanted.
func exportView(question string) View {
	as := slack.NewRadioButtonsBlockElement(FormatField,
		option(string(export.CSV), label.Text("export.csv")), option(string(export.XLSX), label.Text("export.xlsx")), option(string(export.Markdown), label.Text("export.markdown")))
	as.InitialOption = as.Options[0]
	return View{Title: label.Text("export.title"), Submit: label.Text("export.submit"), Callback: ExportForm, Data: clip(strings.TrimSpace(question), viewData), Blocks: []slack.Block{
		paragraph(words(line(question, questionLength))),
		slack.NewInputBlock(FormatField, plain(label.Text("export.as")), nil, as),
		small(label.Text("export.note")),
	}}
}
