// Package edge owns the bot's end of Slack: the Socket Mode connection or the
// signed requests that events arrive on, the Web API that replies leave by, and
// what lies between, so that nothing behind it knows Slack's protocol. An event
// becomes a [bot.Event], a [Handler] answers it, and the reply is posted where
// the person who asked expects it.
//
// The rules it keeps:
//
//   - Inbox: what must be answered is stored before it is acknowledged, and
//     acknowledged before any work is done.
//   - Idempotency keys: an event is acted on once, however often Slack delivers it.
//   - What was acknowledged is answered before Run returns or, where the process
//     dies, after the next start.
//   - Outbox: a post is recorded before it is sent and carries a key, which tells
//     after a crash whether it arrived.
//   - A channel gets one message at a time, at Slack's pace.
//   - Nothing is said in a channel shared with another organisation unless the
//     configuration allows it.
//   - No question is logged.
package edge

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
)

// Handler answers an event. An error, or a panic, is logged without the
// question, and the person who asked gets an apology.
type Handler interface {
	Handle(ctx context.Context, event bot.Event) (bot.Reply, error)
	// Hears reports whether what was overheard may be for the bot. Of anything else
	// that people say to each other nothing is kept.
	Hears(ctx context.Context, event bot.Event) (bool, error)
}

// Options configure an Edge. The bot token is required, and either the app token
// or, with Listen, the signing secret; the rest has defaults.
type Options struct {
	BotToken string // xoxb-…
	AppToken string // xapp-…, with connections:write
	// Listen is the address on which Slack's signed requests are taken; empty is
	// Socket Mode, which opens a connection to Slack.
	Listen        string
	SigningSecret string
	// URL is where Slack reaches Listen: the part of the request URLs before
	// /slack/…. Only the manifest needs it.
	URL string
	// APIURL is the root of the Web API; empty is Slack's own.
	APIURL string
	// Command is the slash command in the manifest, with its slash; empty is
	// "/onrecord".
	Command string
	// AnswerInShared allows answers in channels shared with other
	// organisations, to our own people only.
	AnswerInShared bool
	// Guests lets guests of the workspace ask.
	Guests bool
	// Editors are those who may put quotes right: ids of people (U…) and of user groups
	// (S…), or Admins.
	Editors []string
	// FollowUps hears what is said without a mention in the threads that the bot
	// answered in; AgentPane suggests questions and names conversations in Slack's
	// pane for agents. Each needs scopes that the manifest then asks for.
	FollowUps, AgentPane bool
	// Drafts hears each new message of the channels in which an admin turned on that it is
	// checked, and Hints those that call the bot by its name without a mention. They need
	// the scopes of FollowUps.
	Drafts, Hints bool
	// Charts puts the picture of a digest under it, which needs files:write.
	Charts bool
	// Files reads lists that are dropped into a direct message, and hands over files; it
	// needs files:read and files:write.
	Files bool
	// ReadThreads allows to read where an answer was posted, to find out after a
	// crash whether it arrived.
	ReadThreads bool
	HTTP        *http.Client
	Log         *slog.Logger
	Now         func() time.Time
	// PerMinute is how much one person may ask in a minute; 0 is 120.
	PerMinute int
	// Workers is how many questions are answered at the same time; 0 is 8.
	Workers int
	// Pace is the time between two messages in one channel; 0 is Slack's
	// limit of one a second.
	Pace time.Duration
	// Turns keep several bots together to Slack's limits; nil where there is one.
	Turns Turns
	// Grace is how long Run, once stopped, works on what was acknowledged; 0
	// is 20 seconds. What is left then is answered after the next start.
	Grace time.Duration
	// Settle is how long a message may be on its way to Slack once its sender is
	// gone; 0 is 2 seconds.
	Settle time.Duration
	// Notice is how long a question waits before its asker is told; 0 is 2 seconds.
	Notice time.Duration
	// ZoneWait is how long an answer waits to hear of its asker's time zone, and whether they
	// are a guest; 0 is a second.
	ZoneWait time.Duration
	// Submission is how long a form waits for its answer, of the three seconds that Slack
	// gives; 0 is 2 seconds.
	Submission time.Duration
	// Lead is the start that an acknowledgement gets over what changes the same modal,
	// which goes another way; 0 is 250 milliseconds.
	Lead time.Duration
	// Backoff is how long is waited before Slack is called again that could not be
	// reached, the first time; 0 is a second.
	Backoff time.Duration
}

// Edge connects a Handler to Slack. Its methods are safe for concurrent use.
type Edge struct {
	opts    Options
	log     *slog.Logger
	api     *slack.Client
	handler Handler

	// Publisher posts what nobody asked for at that moment.
	Publisher *Publisher
	// Privates are the private answers that can be changed still.
	Privates *Privates

	queue   *queue
	worker  *worker
	replies *replier
	outbox  *outbox
	homes   *homes
	rooms   *rooms
	zones   *zones
	editors *editors
	persons *persons
	drafts  drafts

	knowing sync.Mutex
	me      *Identity // once Slack has said who the bot is
}

// New returns an Edge that is not connected yet. It opens nothing. What only asks Slack
// something needs no handler, inbox or outbox.
func New(opts Options, handler Handler, inbox Inbox, records Outbox) *Edge {
	opts = opts.withDefaults()
	api := newClient(opts)
	zones := newZones(api, opts)
	e := &Edge{
		opts:    opts,
		log:     opts.Log,
		api:     api,
		handler: handler,
		outbox:  &outbox{opts, opts.Log, api, inbox, records, newPacer(opts.Pace, opts.Turns)},
		rooms:   newRooms(api, opts.Now),
		zones:   zones,
		editors: newEditors(opts, api, zones),
		persons: newPersons(opts.PerMinute),
	}
	e.queue = &queue{edge: e, inbox: inbox, accepted: make(chan struct{}, unfinished)}
	e.worker = &worker{edge: e, line: newLine(opts), answering: make(chan struct{}, opts.Workers)}
	e.replies, e.Publisher, e.Privates, e.homes = &replier{e}, &Publisher{e}, newPrivates(e), newHomes(e)
	return e
}

func (o Options) withDefaults() Options {
	if o.APIURL == "" {
		o.APIURL = slack.APIURL
	}
	if !strings.HasSuffix(o.APIURL, "/") {
		o.APIURL += "/" // slack-go appends the method's name
	}
	if o.Command == "" {
		o.Command = "/onrecord"
	}
	if o.HTTP == nil {
		o.HTTP = &http.Client{Timeout: 30 * time.Second}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Workers <= 0 {
		o.Workers = 8
	}
	for _, wait := range []struct {
		given   *time.Duration
		instead time.Duration
	}{
		{&o.Pace, time.Second}, {&o.Grace, 20 * time.Second}, {&o.Settle, 2 * time.Second}, {&o.Notice, 2 * time.Second},
		{&o.ZoneWait, time.Second}, {&o.Submission, 2 * time.Second}, {&o.Lead, 250 * time.Millisecond}, {&o.Backoff, time.Second},
	} {
		if *wait.given <= 0 {
			*wait.given = wait.instead
		}
	}
	return o
}
