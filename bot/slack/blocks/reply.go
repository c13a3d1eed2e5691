package blocks

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/coverage"
)

const (
	lineLength     = 300 // of what a question asks for, in runes
	questionLength = 200 // of a question that is repeated to a channel
)

// layout is how much of an answer is shown.
type layout struct {
	citations   int
	first, rest int // runes of the first citation and of each other
	counts      int // of each facet that the answer can be narrowed by
	citing      bool
	asking      bool
}

// answerLayouts come fullest first.
var answerLayouts = []layout{
	{citations: answer.Shown, first: 1500, rest: 400, counts: 6, citing: true, asking: true},
	{citations: answer.Shown, first: 700, rest: 300, counts: 4, citing: true, asking: true},
	{citations: answer.Shown, first: 700, rest: 300, citing: true, asking: true},
	{citations: 2, first: 500, rest: 200, citing: true, asking: true},
	{citations: 1, first: 300, asking: true},
	{citations: 1, first: 150},
}

// Reply renders an answer or a text. An answer for the asker alone gets a button
// that shares it, if the question fits into one.
func Reply(r bot.Reply) Message {
	switch {
	case r.Digest != nil:
		return Digest(*r.Digest)
	case r.Person != nil:
		return Person(r)
	case r.Story != nil:
		return Story(r)
	case r.Around != nil:
		return around(*r.Around, r.Correctable)
	case r.Answer == nil:
		return Plain(r.Text)
	}
	return fit(answerLayouts, func(l layout) Message { return render(r, l) })
}

func render(r bot.Reply, l layout) Message {
	a := *r.Answer
	citations := a.Citations
	if !a.Found {
		citations = a.Nearest
	}
	shown := citations[:min(len(citations), l.citations)]

	var out []slack.Block
	if note := line(a.Note, lineLength); note != "" && a.Found {
		out = append(out, paragraph(words(note)))
		out = append(out, suggested(a)...)
	}
	if first := lead(a); len(first) > 0 {
		out = append(out, paragraph(first))
	}
	if !a.Found && len(a.Suggestions) > 0 {
		out = append(out, suggested(a)...)
	}
	if !a.Found && len(a.Suggestions) > 0 && len(shown) > 0 {
		out = append(out, paragraph(strong("Nearest")))
	}
	for i, c := range shown {
		length := l.rest
		if i == 0 {
			length = l.first
		}
		out = append(out, citation(c, length))
		if l.citing {
			out = append(out, citing(c, i, a.Asked, r.Correctable)...)
		}
	}
	if by := askedBy(r.SharedBy, a.Question); len(by) > 0 {
		out = append(out, paragraph(by))
	}
	if foot := footer(a); foot != "" {
		out = append(out, small(foot))
	}
	if l.asking {
		out = append(out, asking(r, len(shown), l.counts)...)
	} else if more := len(citations) - len(shown); more > 0 {
		out = append(out, paragraph(words(fmt.Sprintf("and %d more", more))))
	}
	return Message{Blocks: numbered(out), Fallback: fallback(preview(a))}
}

// lead is what the question asks for, where that is not who and what, which the
// first citation begins with; where nothing was found, what was searched.
func lead(a answer.Answer) run {
	if a.Found {
		probably := run(nil)
		if a.Likely {
			probably = strong(answer.Probably)
		}
		return joined("\n", words(line(a.Lead(), lineLength)), probably)
	}
	nearest := run(nil)
	if len(a.Nearest) > 0 && len(a.Suggestions) == 0 {
		nearest = strong("Nearest")
	}
	return joined("\n", words(nothing(a)), words(line(a.Note, lineLength)), nearest)
}

// nothing says that nothing was found, and in what.
func nothing(a answer.Answer) string {
	switch {
	case a.Scope.Articles == 0:
		return "Nothing: the archive holds no articles yet."
	case a.Seen > 0:
		return "Nothing more in " + a.Scope.String() + "."
	}
	return strings.TrimSpace("Nothing in " + a.Scope.String() + ". " + coverage.Sentence(a.Holes))
}

// userID is Slack's name for a person; a user element with anything else is an
// error.
var userID = regexp.MustCompile(`^[UW][A-Z0-9]+$`)

func askedBy(user, question string) run {
	if !userID.MatchString(user) {
		return nil
	}
	by := run{slack.NewRichTextSectionUserElement(user, nil)}
	if question = line(question, questionLength); question != "" {
		question = ": " + question
	}
	return joined("", words("Asked by "), by, words(question))
}

// footer says what was understood and searched, and whether it was the sample.
func footer(a answer.Answer) string {
	var parts []string
	if a.Found && a.Scope.Articles > 0 {
		parts = append(parts, "Searched "+a.Scope.String())
	}
	if a.Asked != "" {
		parts = append(parts, "Understood as "+line(a.Asked, questionLength))
	}
	if a.Sample {
		parts = append(parts, sampleNote)
	}
	return strings.Join(parts, " · ")
}

const sampleNote = "From the built-in sample archive"

// preview is the answer for a notification.
func preview(a answer.Answer) string {
	if !a.Found {
		return strings.TrimSpace(nothing(a) + " " + line(a.Note, lineLength))
	}
	return line(a.Line, fallbackText)
}
