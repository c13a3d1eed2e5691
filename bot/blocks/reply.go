package blocks

import (
	"onrecord/bot"
	"onrecord/bot/digest"
)

// ShareAction is the action id of the button that shares a private answer. Its
// value is the question.
const ShareAction = "share"

// Reply renders what the bot says to an event. An answer for the asker alone
// gets the button that shares it.
func Reply(r bot.Reply) Message {
	return Plain(r.Text)
}

// Digest renders a digest.
func Digest(d digest.Digest) Message { return Message{} }

// Plain renders text without mark-up.
func Plain(text string) Message { return Message{Fallback: text} }
