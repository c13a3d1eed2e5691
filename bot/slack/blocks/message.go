// Package blocks owns how a reply looks in Slack: an answer or a digest
// becomes Block Kit and the plain text for notifications, inside Slack's
// limits. The functions are pure.
//
// Words of an article go into rich_text and plain_text elements only, where
// Slack reads no mark-up, and the fallback text is escaped: a headline that
// holds <!channel> notifies nobody.
package blocks

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackutilsx"

	"onrecord/bot/asking/answer"
)

// Slack's limits in characters, and ours below them.
const (
	// messageSize bounds blocks and fallback together. Slack has a limit that it
	// does not publish, and has been seen to refuse from about 11,000.
	messageSize = 8000
	buttonValue = 2000
	blockID     = 255
	optionText  = 75
	optionValue = 150
	plainText   = 3000
	// fallbackText is before escaping, which can make a character five.
	fallbackText = 600
)

// Message is what Slack is given to show.
type Message struct {
	Blocks []slack.Block
	// Fallback is shown in notifications; it is escaped.
	Fallback string
}

// size is the number of characters of the message as it travels, each counted
// once however JSON writes it.
func (m Message) size() int {
	encoded, err := json.Marshal(m.Blocks)
	if err != nil {
		return messageSize + 1 // what cannot be encoded does not fit
	}
	size := utf8.RuneCountInString(m.Fallback)
	for tokens := json.NewDecoder(bytes.NewReader(encoded)); ; {
		token, err := tokens.Token()
		if err != nil {
			return size // the end
		}
		size++ // a brace, or the comma or colon behind a value
		if text, ok := token.(string); ok {
			size += 2 + utf8.RuneCountInString(text) // with its quotation marks
		}
	}
}

// fit returns the first of the messages, fullest first, that is small enough,
// or else the last.
func fit[plan any](plans []plan, render func(plan) Message) Message {
	return fitIn(messageSize, plans, render)
}

func fitIn[plan any](size int, plans []plan, render func(plan) Message) Message {
	var m Message
	for _, p := range plans {
		if m = render(p); m.size() <= size {
			break
		}
	}
	return m
}

// Plain renders text in which nothing is mark-up.
func Plain(text string) Message {
	text = clip(text, plainText)
	if text == "" {
		return Message{}
	}
	return Message{
		Blocks:   []slack.Block{paragraph(words(text))},
		Fallback: fallback(text),
	}
}

// spokenRunes is how much of a statement the fallback has.
const spokenRunes = 120

// spoken is a fallback with what some statements say, because screen readers read it in the
// place of the blocks.
func spoken(title string, said []answer.Citation) string {
	for _, c := range said {
		title += "\n" + c.Who() + ": " + line(c.Excerpt(spokenRunes), 2*spokenRunes)
	}
	return fallback(title)
}

// fallback returns text for a notification, with Slack's mark-up escaped.
func fallback(text string) string {
	return slackutilsx.EscapeMessage(clip(text, fallbackText))
}
