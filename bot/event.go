package bot

import (
	"time"

	"onrecord/bot/answer"
)

// Kind is what a person did.
type Kind string

const (
	Mention       Kind = "mention"        // @onrecord in a channel
	DirectMessage Kind = "direct-message" // a message to the bot alone
	Command       Kind = "command"        // the slash command
	Share         Kind = "share"          // pressed Share to channel under an answer
)

// Event is something a person did, whatever carried it here.
type Event struct {
	Kind       Kind
	Enterprise string // empty outside an enterprise grid
	Team       string
	Channel    string
	// Thread names the conversation that the event is part of, within its
	// channel; empty is the channel itself.
	Thread string
	User   string
	// Zone is the time zone of the person; nil where it is not known.
	Zone *time.Location
	// Text is the question as typed, with the transport's mark-up undone and
	// the bot's own mention removed.
	Text string
}

// Audience is who sees a reply.
type Audience string

const (
	Thread  Audience = "thread"  // all who read the thread of the event
	Asker   Audience = "asker"   // only the person who asked
	Channel Audience = "channel" // everybody in the channel, as a message of its own
)

// Reply is what the bot says to an event. Answer and Text exclude each other.
type Reply struct {
	Audience Audience
	Answer   *answer.Answer
	Text     string // plain text without mark-up: help, or why there is no answer
	// SharedBy is the user who made a private answer public.
	SharedBy string
}
