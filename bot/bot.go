// Package bot owns the conversation: what a person does arrives as an [Event],
// [Bot.Handle] turns it into a [Reply], and no word of Slack's protocol appears
// in either. A question is read in package question and answered in package
// answer; the Slack edge and package blocks carry events and replies from Slack
// and back.
package bot

import (
	"context"
	"fmt"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/news/correct"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/person"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/people/story"
)

// Desk answers questions from the archive.
type Desk interface {
	Answer(ctx context.Context, q question.Question) (answer.Answer, error)
	All(ctx context.Context, q question.Question, most int) (a answer.Answer, more bool, err error)
	Facets(ctx context.Context, q question.Question) (answer.Facets, error)
	Context(ctx context.Context, passage answer.Reference) (answer.Context, error)
}

// Checker checks the quotes of a draft, in its sources first.
type Checker interface {
	Check(ctx context.Context, draft string, sources ...check.Source) (check.Report, error)
}

// Sources counts whom the archive quotes.
type Sources interface {
	Report(ctx context.Context, q question.Question, by sourcing.By, most int) (sourcing.Report, error)
}

// People looks up what somebody said.
type People interface {
	Person(ctx context.Context, r person.Request) (person.Person, error)
	// Latest is what somebody said last; ok is false where nobody is called so, or several
	// are.
	Latest(ctx context.Context, name string) (c answer.Citation, ok bool, err error)
}

// Stories tells a topic.
type Stories interface {
	Story(ctx context.Context, r story.Request) (story.Story, error)
}

// Corrector puts quotes right.
type Corrector interface {
	Open(ctx context.Context, passage answer.Reference) (correct.Form, error)
	Put(ctx context.Context, passage answer.Reference, f correct.Fix, by string) (correct.Done, error)
	Undo(ctx context.Context, ids []int64, by string) (correct.Done, error)
	Lately(ctx context.Context) ([]correct.Done, error)
}

// Bot answers events.
type Bot struct {
	Desk          Desk
	People        People
	Stories       Stories
	Conversations Conversations
	Threads       Threads
	Feedback      FeedbackBox
	Corrector     Corrector
	Checker       Checker
	InHand        InHand
	Sources       Sources
	Coverage      answer.Coverage
	Editor        Editor
	Subscriptions Subscriptions
	DigestLog     DigestLog
	Watches       Watches
	Mutes         Mutes
	DraftChannels Drafts
	Namesakes     Namesakes
	Rehearser     Rehearser
	Filler        Filler
	MarkBook      MarkBook
	MarkDesk      MarkDesk
	Archive       Archive
	Names         Names
	Monitor       Monitor
	// Sample is true where the archive is the built-in sample.
	Sample bool
	// Editors is true where the settings name people who may put quotes right.
	Editors bool
	// FixedDigests are those that the settings file wants.
	FixedDigests []digest.Subscription
	// Command is the slash command, for the help: "/onrecord".
	Command string
	// FollowUps is true where the bot hears what is said to nobody in the threads
	// that it answered in, in the channels that want it.
	FollowUps bool
	// Drafts is true where the bot hears the messages of channels in which an admin wants
	// their quotes checked, and Hints where it hears who calls it without a mention.
	Drafts, Hints bool
	// Files is true where files can be read and written.
	Files bool
	// Clock tells the present in the newsroom's time zone, which is that of those
	// whose own is not known.
	Clock func() time.Time
}

// InHand reads what a draft is made of: a file, or the page at an address that a person gave.
type InHand interface {
	Read(ctx context.Context, address string) ([]check.Source, error)
	ReadFile(ctx context.Context, name string, content []byte) ([]check.Source, error)
}

// Handle returns the reply to an event.
func (b *Bot) Handle(ctx context.Context, e Event) (Reply, error) {
	r, err := b.handle(ctx, e)
	// What others read offers it to all, and asks an editor's right when it is pressed.
	r.Correctable = b.Editors && (e.Editor || r.Audience != Asker && !e.Alone)
	r.Exportable = b.Files
	return r, err
}

// route is who answers the events of a kind.
type route struct {
	kind  string
	reply func(ctx context.Context, e Event) (Reply, error)
}

// on is the route of the events in which an A was done.
func on[A Act](reply func(ctx context.Context, e Event, did A) (Reply, error)) route {
	var a A
	return route{a.kind(), func(ctx context.Context, e Event) (Reply, error) { return reply(ctx, e, e.Did.(A)) }}
}

// routes has one for each kind of event.
func (b *Bot) routes() []route {
	heard, talk, look, edits, home, files, drafts := overhearing{b}, dialogue{b}, lookups{b}, editing{b}, homes{b}, onward{b}, drafting{b}
	return []route{
		on(talk.mention), on(talk.overhear), on(heard.draft), on(heard.forgot), on(talk.directMessage), on(talk.field), on(talk.search), on(talk.pick),
		on(talk.share), on(talk.more), on(talk.narrow), on(talk.refine), on(talk.form), on(talk.inContext), on(talk.clip),
		on(commands{b}.command), on(look.lookUp), on(drafts.check), on(drafts.form),
		on(files.formats), on(files.export), on(files.watchThis), on(files.keepWatch),
		on(edits.dispute), on(edits.report), on(edits.open), on(edits.putRight), on(edits.undo),
		on(edits.reports), on(edits.dismiss), on(edits.markForm), on(edits.mark),
		on(news{b}.muteFrom), on(home.unmute),
		on(home.greet), on(home.home), on(home.pauseWatch), on(home.resumeWatch), on(home.deleteWatch),
	}
}

func (b *Bot) handle(ctx context.Context, e Event) (Reply, error) {
	if ForEditors(e.Did) && !e.Editor {
		return editing{b}.unable(e), nil
	}
	for _, r := range b.routes() {
		if r.kind == e.Kind() {
			return r.reply(ctx, e)
		}
	}
	return Reply{}, fmt.Errorf("nobody answers events of the kind %q", e.Kind())
}

// now is the present where the person is.
func (b *Bot) now(e Event) time.Time {
	if e.Zone != nil {
		return b.Clock().In(e.Zone)
	}
	return b.Clock()
}
