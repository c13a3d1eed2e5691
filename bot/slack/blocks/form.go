package blocks

import (
	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/index"
)

// The fields of the forms: the id of the input block, and of the action in it.
const (
	SpeakerField  = "speaker"
	OutletField   = "outlet"
	KindField     = "kind"
	WrongField    = "wrong"
	CommentField  = "comment"
	QuestionField = "question"
	// AnyKind is the option of the kind that narrows nothing.
	AnyKind = "any"
)

// DraftFields take a draft in parts: Slack takes 3,000 characters in one.
var DraftFields = []string{"draft", "draft-2", "draft-3", "draft-4"}

// inputText is what one field takes, in characters.
const inputText = 3000

// formView is the form of a question.
func formView(f bot.Form) View {
	kinds := []*slack.OptionBlockObject{option(AnyKind, label.Text("ask.any-kind"))}
	kind := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, KindField)
	kind.InitialOption = kinds[0]
	for _, k := range []index.Kind{index.Direct, index.Mixed, index.Indirect, index.Sentence} {
		kinds = append(kinds, option(string(k), label.Of(k)))
		if f.Kind == k {
			kind.InitialOption = kinds[len(kinds)-1]
		}
	}
	kind.Options = kinds
	title, hint := label.Text("ask.title"), label.Text("ask.hint")
	if f.Asked != "" {
		title, hint = label.Text("answer.refine"), label.Text("ask.refine-hint")
	}
	return View{Title: title, Submit: label.Text("ask.submit"), Callback: AskForm, Data: f.Asked, Blocks: []slack.Block{
		hinted(field(string(bot.WordsField), label.Text("ask.words"), typing(string(bot.WordsField), f.Words)), hint),
		field(SpeakerField, label.Text("facet.speaker"), typing(SpeakerField, f.Speaker)),
		field(OutletField, label.Text("facet.outlet"), typing(OutletField, f.Outlet)),
		field(string(bot.FromField), label.Text("ask.from"), picking(bot.FromField, f.From)),
		field(string(bot.ToField), label.Text("ask.to"), picking(bot.ToField, f.To)),
		field(KindField, label.Text("facet.kind"), kind),
	}}
}

// doubtView is the form of what is wrong with a citation.
func doubtView(d bot.Doubt) View {
	wrong := slack.NewRadioButtonsBlockElement(WrongField,
		option(string(bot.WrongSpeaker), label.Text("doubt.speaker")),
		option(string(bot.WrongQuote), label.Text("doubt.quote")),
		option(string(bot.WrongOther), label.Text("doubt.other")))
	comment := typing(CommentField, "")
	comment.Multiline, comment.MaxLength = true, 1000
	v := View{Title: label.Text("doubt.title"), Submit: label.Text("doubt.submit"), Callback: DoubtForm, Data: d.Passage.String(), Blocks: []slack.Block{
		slack.NewInputBlock(WrongField, plain(label.Text("doubt.what")), nil, wrong),
		hinted(field(CommentField, label.Text("doubt.right"), comment), label.Text("doubt.right-hint")),
	}}
	if d.Unable {
		v.Blocks = append([]slack.Block{paragraph(words(label.Text("doubt.unable")))}, v.Blocks...)
	}
	if d.Question != "" && len([]rune(v.Data+d.Question)) < viewData {
		tick := slack.NewOptionBlockObject(QuestionField, plain(label.Text("doubt.keep")), plain(line(d.Question, optionText)))
		v.Blocks = append(v.Blocks, field(QuestionField, label.Text("doubt.question"), slack.NewCheckboxGroupsBlockElement(QuestionField, tick)))
		v.Data += "\n" + d.Question
	}
	return v
}

// The fields of what a draft is made of.
const (
	SourcesField = "sources"
	mostSources  = 5 // files
)

// blankView takes a draft and, where files can be read, those that it is made of.
func blankView(files bool) View {
	var out []slack.Block
	for i, name := range DraftFields {
		text := typing(name, "")
		text.Multiline, text.MaxLength = true, inputText
		if i == 0 {
			out = append(out, slack.NewInputBlock(name, plain(label.Text("draft.text")), nil, text))
			continue
		}
		out = append(out, field(name, label.Text("draft.more"), text))
	}
	if files {
		sources := slack.NewFileInputBlockElement(SourcesField).WithMaxFiles(mostSources)
		out = append(out, hinted(field(SourcesField, label.Text("draft.sources"), sources), label.Text("draft.sources-hint")))
	}
	links := typing(string(bot.LinksField), "")
	links.Multiline, links.MaxLength = true, inputText
	out = append(out, hinted(field(string(bot.LinksField), label.Text("draft.links"), links), label.Text("draft.links-hint")),
		small(label.Text("draft.note")))
	return View{Title: label.Text("draft.title"), Submit: label.Text("draft.submit"), Callback: CheckForm, Blocks: out}
}

// field is an input that may be left empty.
func field(id, label string, element slack.BlockElement) *slack.InputBlock {
	return slack.NewInputBlock(id, plain(label), nil, element).WithOptional(true)
}

func hinted(b *slack.InputBlock, hint string) *slack.InputBlock {
	b.Hint = plain(hint)
	return b
}

func typing(id, text string) *slack.PlainTextInputBlockElement {
	e := slack.NewPlainTextInputBlockElement(nil, id)
	e.InitialValue = clip(text, inputText)
	return e
}

func picking(id bot.Field, day corpus.Day) *slack.DatePickerBlockElement {
	e := slack.NewDatePickerBlockElement(string(id))
	e.InitialDate = string(day)
	return e
}
