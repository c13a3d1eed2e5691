package bot

import (
	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/news/correct"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/person"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/people/story"
)

// Audience is who sees a reply.
type Audience string

const (
	Thread  Audience = "thread"  // all who read the thread of the event
	Asker   Audience = "asker"   // only the person who asked
	Channel Audience = "channel" // everybody where the event was, as a message of its own
)

// Reply is what the bot says to an event, to whom, and what may be done with it.
type Reply struct {
	Audience Audience
	Says     Content // nil where the bot is silent
	// Suggested are questions to press below a text.
	Suggested []string
	// SharedBy is the user who made a private answer public.
	SharedBy string
	// Title names a conversation by its first question.
	Title string
	// Document is a file that comes with a text, for the person alone.
	Document *Document
	// Exportable is true where an answer can be had as a file.
	Exportable bool
	// Correctable is true where a citation may be put right by whoever reads it, if they
	// are an editor.
	Correctable bool
	// HomeChanged is true where something was changed that the person's Home shows.
	HomeChanged bool
}

// Content is what a reply says: one of the types that say so below.
type Content interface{ content() }

type (
	Text          string               // plain text without mark-up: help, or why there is no answer
	Answered      answer.Answer        // the answer to a question
	Passage       answer.Context       // a citation where it stands, to look at
	Around        answer.Context       // the same, to be read by all who read the answer
	Clipping      string               // a citation to paste
	Fixing        correct.Form         // to be filled in by an editor
	Fixed         correct.Done         // what an editor has put right
	DraftForm     struct{ Files bool } // a draft is to be pasted in, with files beside it where these can be read
	Checked       check.Report         // a draft whose quotes were checked
	Reviewed      check.Report         // the same, of a message of a channel, for all who read it
	Prompts       []string             // questions that the archive has answers to
	DigestPreview digest.Digest        // to look at
	PersonPage    person.Person        // what somebody said
	Counted       sourcing.Report      // whom the archive quotes
	StoryPage     story.Story          // a topic in order of time
	ExportForm    string               // a question whose answer is wanted as a file
)

func (Text) content()          {}
func (Answered) content()      {}
func (Passage) content()       {}
func (Around) content()        {}
func (Clipping) content()      {}
func (Form) content()          {} // to be filled in
func (Doubt) content()         {} // to be filled in
func (Fixing) content()        {}
func (Fixed) content()         {}
func (Reports) content()       {} // for editors
func (DraftForm) content()     {}
func (Checked) content()       {}
func (Reviewed) content()      {}
func (Prompts) content()       {}
func (DigestPreview) content() {}
func (PersonPage) content()    {}
func (Counted) content()       {}
func (StoryPage) content()     {}
func (Home) content()          {} // of the person
func (Watchable) content()     {} // a watch to keep, or not
func (ExportForm) content()    {}
func (Marking) content()       {} // to be filled in by an editor

// Doubt asks what is wrong with a citation.
type Doubt struct {
	Passage answer.Reference
	// Question may be kept with it, if the person wants; empty where it is not known.
	Question string
	// Unable is true where the person wanted to put it right, and is no editor.
	Unable bool
}
