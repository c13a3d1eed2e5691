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
	kinds := []*slack.OptionBlockObject{option(AnyKind, "any kind")}
	kind := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, KindField)
	kind.InitialOption = kinds[0]
	for _, k := range []index.Kind{index.Direct, index.Mixed, index.Indirect, index.Sentence} {
		kinds = append(kinds, option(string(k), label.Of(k)))
		if f.Kind == k {
			kind.InitialOption = kinds[len(kinds)-1]
		}
	}
	kind.Options = kinds
	title, hint := "Ask the archive", "A question, or words to look for; \"exact words\" in quotation marks, -word without it"
	if f.Asked != "" {
		title, hint = "Refine", "Words, \"exact words\" in quotation marks, or another question"
	}
	return View{Title: title, Submit: "Search", Callback: AskForm, Data: f.Asked, Blocks: []slack.Block{
		hinted(field(string(bot.WordsField), "Words", typing(string(bot.WordsField), f.Words)), hint),
		field(SpeakerField, "Speaker", typing(SpeakerField, f.Speaker)),
		field(OutletField, "Outlet", typing(OutletField, f.Outlet)),
		field(string(bot.FromField), "First day", picking(bot.FromField, f.From)),
		field(string(bot.ToField), "Last day", picking(bot.ToField, f.To)),
		field(KindField, "Kind", kind),
	}}
}

// doubtView is the form of what is wrong with a citation.
func doubtView(d bot.Doubt) View {
	wrong := slack.NewRadioButtonsBlockElement(WrongField,
		option(string(bot.WrongSpeaker), "The speaker is wrong"),
		option(string(bot.WrongQuote), "The quote is wrong"),
		option(string(bot.WrongOther), "Something else"))
	comment := typing(CommentField, "")
	comment.Multiline, comment.MaxLength = true, 1000
	v := View{Title: "What is wrong?", Submit: "Send", Callback: DoubtForm, Data: d.Passage.String(), Blocks: []slack.Block{
		slack.NewInputBlock(WrongField, plain("With this citation"), nil, wrong),
		hinted(field(CommentField, "What would be right", comment), "It is kept without your name, for whoever runs this app."),
	}}
	if d.Unable {
		v.Blocks = append([]slack.Block{paragraph(words("Only editors put a quote right. Say what is wrong, and they will see it."))}, v.Blocks...)
	}
	if d.Question != "" && len([]rune(v.Data+d.Question)) < viewData {
		tick := slack.NewOptionBlockObject(QuestionField, plain("Keep the question with it"), plain(line(d.Question, optionText)))
		v.Blocks = append(v.Blocks, field(QuestionField, "Question", slack.NewCheckboxGroupsBlockElement(QuestionField, tick)))
		v.Data += "\n" + d.Question
	}
	return v
}

// blankView takes a draft.
func blankView() View {
	var out []slack.Block
	for i, name := range DraftFields {
		text := typing(name, "")
		text.Multiline, text.MaxLength = true, inputText
		if i == 0 {
			out = append(out, slack.NewInputBlock(name, plain("Draft"), nil, text))
			continue
		}
		out = append(out, field(name, "Draft, continued", text))
	}
	out = append(out, small("Only you see the result, and the draft is not kept. Each field takes 3,000 characters: break between paragraphs. A longer draft goes in parts, or through onrecord check FILE."))
	return View{Title: "Check quotes", Submit: "Check", Callback: CheckForm, Blocks: out}
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
