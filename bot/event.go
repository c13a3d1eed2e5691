package bot

import (
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/export"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/news/correct"
)

// Event is something a person did, whatever carried it here. Its JSON is what waits in
// the inbox until it is answered.
type Event struct {
	Did Act `json:"-"`
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
	Zone *time.Location `json:"-"`
}

// Act is what a person did: one of the types that say so below. Text that was typed has
// the transport's mark-up undone and the bot's own mention removed.
type Act interface {
	kind() string // in lower case with hyphens: in logs, counts and the inbox
}

// What a person asks.
type (
	// Mention is @onrecord in a channel. File is true where a file came with it.
	Mention struct {
		Text string
		File bool
	}
	// Overheard is said to nobody in a thread that the bot answered in.
	Overheard struct{ Text string }
	// Draft is a message of a channel, said to nobody, which may be a draft whose quotes are
	// checked. Message tells it from others of the channel; Edited is when its words were
	// edited last, empty for the first wording.
	Draft struct{ Text, Message, Edited string }
	// Forgot is a question in a channel without a mention: to the bot by its name or, Unnamed, to
	// nobody.
	Forgot struct {
		Text    string
		Unnamed bool
	}
	// DirectMessage is a message to the bot alone. Attached is the file that came with it,
	// where that may be a list to answer.
	DirectMessage struct {
		Text     string
		File     bool
		Attached *Attached
	}
	// Command is what stands behind the slash command.
	Command struct{ Text string }
	// Typed is what stands in the field of Home.
	Typed struct{ Text string }
	// Search is the form, filled in.
	Search struct{ Form Form }
	// Pick presses a question that was suggested, or one without a part.
	Pick struct {
		Question string `json:"Text"`
	}
)

// What a person does with an answer. Question is what it answers, in its canonical form.
type (
	// Share shares a private answer with the channel. In the place of a question there may
	// be a [PersonOrder], a [StoryOrder] or a [SummaryOrder].
	Share struct {
		Question string `json:"Text"`
	}
	// More wants what comes next, which is what Question asks for.
	More struct {
		Question string `json:"Text"`
	}
	// Narrow narrows an answer by an operator, such as speaker:"Elin Varga".
	Narrow struct {
		Question string `json:"Text"`
		Operator string
	}
	// Refine wants the form, filled in with the question.
	Refine struct {
		Question string `json:"Text"`
	}
	// Export wants all of it as a file.
	Export struct {
		Question string `json:"Text"`
	}
	// ExportAs says as what.
	ExportAs struct {
		Question string        `json:"Text"`
		Format   export.Format `json:"Operator"`
	}
	// LookUp wants a person or a story: Order is a [PersonOrder] or a [StoryOrder].
	LookUp struct {
		Order string `json:"Text"`
	}
)

// What a person does with a citation, which is Passage. Question is what it answers, and
// empty where that is not known.
type (
	// InContext wants to see what stands around it.
	InContext struct{ Passage answer.Reference }
	// Clip wants to paste it.
	Clip struct{ Passage answer.Reference }
	// Dispute wants to say what is wrong with it.
	Dispute struct {
		Passage  answer.Reference
		Question string `json:"Text"`
	}
	// Report says what is wrong with it.
	Report struct {
		Passage answer.Reference
		Wrong   Wrong
	}
	// WatchThis wants to be told of what answers the question, or of the one who is cited.
	WatchThis struct {
		Passage  answer.Reference
		Question string `json:"Text"`
	}
	// KeepWatch keeps a watch for the question.
	KeepWatch struct {
		Question string `json:"Text"`
		Kept     Kept
	}
)

// What only editors do; see [ForEditors].
type (
	// Correct wants the form to put a citation right.
	Correct struct {
		Passage  answer.Reference
		Question string `json:"Text"`
	}
	// PutRight puts a citation right.
	PutRight struct {
		Passage answer.Reference
		Fix     correct.Fix
	}
	// UndoCorrections takes back what was put right.
	UndoCorrections struct{ IDs []int64 }
	// OpenReports wants to see what people reported.
	OpenReports struct{}
	// DismissReport leaves what was reported as it is.
	DismissReport struct {
		ID int64 `json:"Number"`
	}
	// MarkThis wants the form to mark the words of a citation.
	MarkThis struct{ Passage answer.Reference }
	// MarkAs marks words.
	MarkAs struct{ Mark mark.Mark }
)

// What else a person does.
type (
	// Ask wants the empty form.
	Ask struct{}
	// CheckText gives a draft, and what it is made of: files, and addresses of pages.
	CheckText struct {
		Draft string     `json:"Text"`
		Files []Attached `json:",omitempty"`
		Links []string   `json:",omitempty"`
	}
	// Paste wants to give a draft.
	Paste struct{}
	// Greet opens the conversation with the bot alone.
	Greet struct{}
	// Mute wants to be told no more of somebody, where it is done, and Unmute ends that.
	Mute   struct{ Who string }
	Unmute struct{ Who string }
	// OpenHome opens the bot's own place, and the others are done there with a watch.
	OpenHome   struct{}
	PauseWatch struct {
		ID int64 `json:"Watch"`
	}
	ResumeWatch struct {
		ID int64 `json:"Watch"`
	}
	DeleteWatch struct {
		ID int64 `json:"Watch"`
	}
)

func (Mention) kind() string         { return "mention" }
func (Overheard) kind() string       { return "overheard" }
func (Draft) kind() string           { return "draft" }
func (Forgot) kind() string          { return "forgot" }
func (DirectMessage) kind() string   { return "direct-message" }
func (Command) kind() string         { return "command" }
func (Typed) kind() string           { return "typed" }
func (Search) kind() string          { return "search" }
func (Pick) kind() string            { return "pick" }
func (Share) kind() string           { return "share" }
func (More) kind() string            { return "more" }
func (Narrow) kind() string          { return "narrow" }
func (Refine) kind() string          { return "refine" }
func (Export) kind() string          { return "export" }
func (ExportAs) kind() string        { return "export-as" }
func (LookUp) kind() string          { return "lookup" }
func (InContext) kind() string       { return "in-context" }
func (Clip) kind() string            { return "clip" }
func (Dispute) kind() string         { return "dispute" }
func (Report) kind() string          { return "report" }
func (WatchThis) kind() string       { return "watch-this" }
func (KeepWatch) kind() string       { return "keep-watch" }
func (Correct) kind() string         { return "correct" }
func (PutRight) kind() string        { return "put-right" }
func (UndoCorrections) kind() string { return "undo-correction" }
func (OpenReports) kind() string     { return "reports" }
func (DismissReport) kind() string   { return "dismiss-report" }
func (MarkThis) kind() string        { return "mark-this" }
func (MarkAs) kind() string          { return "mark-as" }
func (Ask) kind() string             { return "ask" }
func (CheckText) kind() string       { return "check-text" }
func (Paste) kind() string           { return "paste" }
func (Greet) kind() string           { return "greet" }
func (Mute) kind() string            { return "mute" }
func (Unmute) kind() string          { return "unmute" }
func (OpenHome) kind() string        { return "home" }
func (PauseWatch) kind() string      { return "pause-watch" }
func (ResumeWatch) kind() string     { return "resume-watch" }
func (DeleteWatch) kind() string     { return "delete-watch" }

// Kind names what was done: "mention". It is empty where nothing was.
func (e Event) Kind() string {
	if e.Did == nil {
		return ""
	}
	return e.Did.kind()
}

// ForEditors reports whether only editors may do something.
func ForEditors(did Act) bool {
	switch did.(type) {
	case Correct, PutRight, UndoCorrections, OpenReports, DismissReport, MarkThis, MarkAs:
		return true
	}
	return false
}

// Words are what was asked or given in words, which no log may hold; empty where there
// were none.
func (e Event) Words() string {
	if did, ok := e.Did.(worded); ok {
		return did.words()
	}
	return ""
}

// worded is what is done with words.
type worded interface{ words() string }

func (did Mention) words() string       { return did.Text }
func (did Overheard) words() string     { return did.Text }
func (did Draft) words() string         { return did.Text }
func (did Forgot) words() string        { return did.Text }
func (did DirectMessage) words() string { return did.Text }
func (did Command) words() string       { return did.Text }
func (did Typed) words() string         { return did.Text }
func (did Search) words() string        { return did.Form.Words }
func (did Report) words() string        { return did.Wrong.Comment }
func (did MarkAs) words() string        { return did.Mark.Words }
func (did Mute) words() string          { return did.Who }
func (did Unmute) words() string        { return did.Who }
func (did Pick) words() string          { return did.Question }
func (did Share) words() string         { return did.Question }
func (did More) words() string          { return did.Question }
func (did Narrow) words() string        { return did.Question }
func (did Refine) words() string        { return did.Question }
func (did Export) words() string        { return did.Question }
func (did ExportAs) words() string      { return did.Question }
func (did LookUp) words() string        { return did.Order }
func (did WatchThis) words() string     { return did.Question }
func (did KeepWatch) words() string     { return did.Question }
func (did CheckText) words() string     { return did.Draft }

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
