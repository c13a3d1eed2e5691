package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/export"
)

// ExportAction is the button that asks for an answer as a file; it carries the question.
const ExportAction = "export"

// FormatField is the field of the form that says as what.
const FormatField = "format"

// exportView asks in which format an answer is wanted.
func exportView(question string) View {
	as := slack.NewRadioButtonsBlockElement(FormatField,
		option(string(export.CSV), "A table (CSV)"), option(string(export.XLSX), "A workbook (XLSX)"), option(string(export.Markdown), "Text with citations (Markdown)"))
	as.InitialOption = as.Options[0]
	return View{Title: "Export all", Submit: "Export", Callback: ExportForm, Data: clip(strings.TrimSpace(question), viewData), Blocks: []slack.Block{
		paragraph(words(line(question, questionLength))),
		slack.NewInputBlock(FormatField, plain("As"), nil, as),
		small("One statement a row, each read again from its article. Who the file is for is up to you: it comes to you alone."),
	}}
}
