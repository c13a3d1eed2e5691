package bot

import (
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/news/correct"
)

// Kind is what a person did.
type Kind string

// What a person asks.
const (
	Mention       Kind = "mention"        // @onrecord in a channel
	Overheard     Kind = "overheard"      // said in a thread that the bot answered in, to nobody
	DirectMessage Kind = "direct-message" // a message to the bot alone
	Command       Kind = "command"        // the slash command
	Search        Kind = "search"         // filled in the form: Form
)

// What a person does with an answer, whose question is Text.
const (
	Share  Kind = "share"  // shares a private answer with the channel
	More   Kind = "more"   // wants what comes after it: Text is that question
	Narrow Kind = "narrow" // narrows it by Operator
	Refine Kind = "refine" // wants the form, filled in with the question
	Export Kind = "export" // wants all of it as a file: Text is the question
	LookUp Kind = "lookup" // wants a person or a story, which is Text, as typed behind the slash command
)

// What a person does with a citation, which is Passage.
const (
	InContext Kind = "in-context" // wants to see what stands around it
	Clip      Kind = "clip"       // wants to paste it
	Dispute   Kind = "dispute"    // wants to say what is wrong with it
	Report    Kind = "report"     // has said so: Report
	Correct   Kind = "correct"    // wants the form to put it right
	PutRight  Kind = "put-right"  // has filled it in: Fix
	WatchThis Kind = "watch-this" // wants to be told of what answers the question, which is Text, or of the one who is cited
	MarkThis  Kind = "mark-this"  // wants the form to mark its words
	MarkAs    Kind = "mark-as"    // has filled it in: Mark
	ExportAs  Kind = "export-as"  // has said as what: Operator
	KeepWatch Kind = "keep-watch" // has said so: Text is what to watch for, Kept where it is told
)

// What an editor does beside.
const (
	UndoCorrection Kind = "undo-correction" // takes back what was put right, by the numbers in Text, with commas
	OpenReports    Kind = "reports"         // wants to see what people reported
	DismissReport  Kind = "dismiss-report"  // has looked at a report, Number, and leaves it
)

// What else a person does.
const (
	Ask       Kind = "ask"        // wants the empty form
	CheckText Kind = "check-text" // gives a draft, which is Text
	Paste     Kind = "paste"      // wants to give a draft
	Greet     Kind = "greet"      // opens the conversation with the bot alone
	Pick      Kind = "pick"       // picks a question that was suggested, or one without a part, which is Text
	OpenHome  Kind = "home"       // opens the bot's own place
)

// What a person does on their Home with a watch, which is Watch.
const (
	PauseWatch  Kind = "pause-watch"
	ResumeWatch Kind = "resume-watch"
	DeleteWatch Kind = "delete-watch"
)

// Event is something a person did, whatever carried it here.
type Event struct {
	Kind Kind
	// Key is the event's own: it is the same where the event comes again after a
	// crash.
	Key        string
	Enterprise string // empty outside an enterprise grid
	Team       string
	Channel    string // empty where it was done in none
	// Thread names the conversation that the event is part of, within its
	// channel; empty is the channel itself.
	Thread string
	// Alone is true in a conversation of the person and the bot alone.
	Alone bool
	User  string
	// Admin is true where it is known that the person is an admin or owner of the
	// workspace.
	Admin bool
	// Editor is true where it is known that the person is one of those who put quotes
	// right, and Name is what is kept with what they do.
	Editor bool
	Name   string
	// Zone is the time zone of the person; nil where it is not known.
	Zone *time.Location
	// Text is the question as typed, with the transport's mark-up undone and
	// the bot's own mention removed, or what the kind says.
	Text     string
	File     bool              // a file came with the text
	Attached *Attached         // that file, where it may be a list to answer
	Operator string            // of Narrow: speaker:"Elin Varga"
	Passage  *answer.Reference // of what is done with a citation
	Form     *Form             // of Search
	Wrong    *Wrong            // of Report
	Fix      *correct.Fix      // of PutRight
	Watch    int64             // of what is done with a watch
	Kept     *Kept             // of KeepWatch
	Mark     *mark.Mark        // of MarkAs
	Number   int64             // of a report
}

// Wrong is what a person says is wrong with a citation.
type Wrong struct {
	What    Mistake
	Comment string
	// Question is what was asked, in its canonical form, where the person wants it
	// to be kept.
	Question string
}

// Mistake is what is wrong with a citation.
type Mistake string

const (
	WrongSpeaker Mistake = "speaker" // somebody else said it
	WrongQuote   Mistake = "quote"   // these are not the words, or no quote
	WrongOther   Mistake = "other"
)
