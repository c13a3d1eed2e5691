package bot

import (
	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/news/correct"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/person"
	"onrecord/bot/people/story"
)

// Audience is who sees a reply.
type Audience string

const (
	Thread  Audience = "thread"  // all who read the thread of the event
	Asker   Audience = "asker"   // only the person who asked
	Channel Audience = "channel" // everybody where the event was, as a message of its own
)

// Reply is what the bot says to an event. One of Answer, Text, Context, Around, Clipping,
// Form, Doubt, Fixing, Fixed, Reports, Blank, Checked, Prompts, Digest, Person, Story, Home, Watchable, Exporting and Marking is set; where
// none is, the bot is silent.
type Reply struct {
	Audience Audience
	Answer   *answer.Answer
	Text     string // plain text without mark-up: help, or why there is no answer
	// Suggested are questions to press below the text.
	Suggested []string
	// SharedBy is the user who made a private answer public.
	SharedBy string
	// Title names a conversation by its first question.
	Title string

	Context  *answer.Context // a passage where it stands, to look at
	Around   *answer.Context // the same, to be read by all who read the answer
	Clipping string          // a citation to paste
	Form     *Form           // to be filled in
	Doubt    *Doubt          // to be filled in
	Fixing   *correct.Form   // to be filled in by an editor
	Fixed    *correct.Done   // what an editor has put right
	Reports  *Reports        // for editors
	Blank    bool            // a draft is to be pasted in
	Checked  *check.Report   // a draft whose quotes were checked
	Prompts  []string        // questions that the archive has answers to
	Digest   *digest.Digest  // to look at
	Person   *person.Person  // a page of what somebody said
	Story    *story.Story    // a page of a topic
	Home     *Home           // of the person

	Watchable *Watchable // a watch to keep, or not
	Exporting string     // a question whose answer is wanted as a file
	Marking   *Marking   // to be filled in by an editor

	// Document is a file that comes with Text, for the person alone.
	Document *Document
	// Exportable is true where an answer can be had as a file.
	Exportable bool

	// Correctable is true where a citation may be put right by whoever reads it, if they
	// are an editor.
	Correctable bool
	// HomeChanged is true where something was changed that the person's Home shows.
	HomeChanged bool
}

// Doubt asks what is wrong with a citation.
type Doubt struct {
	Passage answer.Reference
	// Question may be kept with it, if the person wants; empty where it is not known.
	Question string
	// Unable is true where the person wanted to put it right, and is no editor.
	Unable bool
}
