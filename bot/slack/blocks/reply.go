package blocks

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/person"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/people/story"
)

const (
	lineLength     = 300 // of what a question asks for, in runes
	questionLength = 200 // of a question that is repeated to a channel
)

// layout is how much of an answer is shown.
type layout struct {
	citations         int
	only, first, rest int // runes of a citation that stands alone, of the first of several, and of each other
	counts            int // of each facet that the answer can be narrowed by
	menus, asking     bool
}

// answerLayouts come fullest first. Three citations of the first fill the screen of a phone.
var answerLayouts = []layout{
	{citations: answer.Shown, only: 1500, first: 260, rest: 160, counts: 6, menus: true, asking: true},
	{citations: answer.Shown, only: 700, first: 260, rest: 160, counts: 4, menus: true, asking: true},
	{citations: answer.Shown, only: 700, first: 260, rest: 160, menus: true, asking: true},
	{citations: 2, only: 500, first: 260, rest: 160, menus: true, asking: true},
	{citations: 1, only: 300, asking: true},
	{citations: 1, only: 150},
}

// Reply renders an answer or a text. An answer for the asker alone gets a button
// that shares it, if the question fits into one.
func Reply(r bot.Reply) Message {
	switch says := r.Says.(type) {
	case bot.Answered:
		return fit(answerLayouts, func(l layout) Message { return render(r, answer.Answer(says), l) })
	case bot.PersonPage:
		return personMessage(r, person.Person(says))
	case bot.StoryPage:
		return storyMessage(r, story.Story(says))
	case bot.Around:
		return around(answer.Context(says), r.Correctable)
	case bot.DigestPreview:
		return Digest(digest.Digest(says))
	case bot.Counted:
		return textMessage(r, sourcing.Report(says).Text())
	case bot.Text:
		return textMessage(r, string(says))
	}
	return Plain("")
}

// textMessage is a text with the questions that are suggested below it, and who shared it.
func textMessage(r bot.Reply, text string) Message {
	m := Plain(text)
	var row []slack.BlockElement
	for i, q := range r.Suggested {
		if n := utf8.RuneCountInString(q); n > 0 && n <= optionText {
			row = append(row, button(PickAction+strconv.Itoa(i+1), q, q))
		}
	}
	if len(row) > 0 {
		m.Blocks = append(m.Blocks, small(label.Text("help.try")), slack.NewActionBlock("", row...))
	}
	if by := byUser(label.Text("check.posted-by"), r.SharedBy); len(by) > 0 {
		m.Blocks = append(m.Blocks, paragraph(by))
	}
	return m
}

func render(r bot.Reply, a answer.Answer, l layout) Message {
	citations := a.Citations
	if !a.Found {
		citations = a.Nearest
	}
	shown := citations[:min(len(citations), l.citations)]

	var out []slack.Block
	if first := lead(a); len(first) > 0 {
		out = append(out, paragraph(first))
	}
	if !a.Found {
		out = append(out, suggested(a)...)
		if len(shown) > 0 {
			out = append(out, small(label.Text("answer.nearest")))
		}
	}
	cards := carding{asked: a.Asked, menus: l.menus, correctable: r.Correctable, likely: a.Found && a.Likely}
	for i, c := range shown {
		length := l.only
		switch {
		case i > 0:
			length = l.rest
		case len(shown) > 1:
			length = l.first
		}
		if i > 0 && !c.Repeats(shown[:i]) {
			out = append(out, slack.NewDividerBlock())
		}
		out = append(out, cards.card(c, shown[:i], length)...)
	}
	if note := line(a.Note, lineLength); note != "" && a.Found {
		out = append(out, paragraph(words(note)))
		out = append(out, suggested(a)...)
	}
	if by := askedBy(r.SharedBy, a.Question); len(by) > 0 {
		out = append(out, paragraph(by))
	}
	if foot := footer(a); foot != "" {
		out = append(out, small(foot))
	}
	if l.asking {
		out = append(out, asking(r, a, len(shown), l.counts)...)
	} else if more := len(citations) - len(shown); more > 0 {
		out = append(out, paragraph(words(label.Text("answer.more", more))))
	}
	return Message{Blocks: numbered(out), Fallback: fallback(preview(a))}
}

// lead is what the question asks for, where that is not who and what, which the first
// citation begins with; where nothing was found, what was searched.
func lead(a answer.Answer) run {
	if a.Found {
		return words(line(a.Lead(), lineLength))
	}
	return joined("\n", words(a.Nothing()), words(line(a.Note, lineLength)))
}

// userID is Slack's name for a person; a user element with anything else is an
// error.
var userID = regexp.MustCompile(`^[UW][A-Z0-9]+$`)

func askedBy(user, question string) run {
	if !userID.MatchString(user) {
		return nil
	}
	if question = line(question, questionLength); question != "" {
		question = ": " + question
	}
	return joined("", byUser(label.Text("answer.asked-by"), user), words(question))
}

// byUser says by whom; nothing where that is not known.
func byUser(deed, user string) run {
	if !userID.MatchString(user) {
		return nil
	}
	return joined(" ", words(deed), run{slack.NewRichTextSectionUserElement(user, nil)})
}

// footer says what was searched and for what, and whether it was the sample.
func footer(a answer.Answer) string {
	var parts []string
	if a.Found && a.Scope.Articles > 0 {
		parts = append(parts, label.Text("answer.searched", a.Scope))
	}
	if asked := question.Parse(a.Asked, question.Options{}).Plain(); asked != "" && a.Asked != "" {
		if asked = line(asked, questionLength); len(parts) > 0 {
			asked = label.Text("answer.for", asked)
		} else {
			asked = label.Text("answer.looked-for", asked)
		}
		parts = append(parts, asked)
	}
	foot := strings.Join(parts, ", ")
	if a.Sample {
		foot = strings.TrimPrefix(foot+" · "+sampleNote, " · ")
	}
	return foot
}

var sampleNote = label.Text("answer.sample")

// preview is the answer for a notification.
func preview(a answer.Answer) string {
	if !a.Found {
		return strings.TrimSpace(a.Nothing() + " " + line(a.Note, lineLength))
	}
	return line(a.Line, fallbackText)
}
