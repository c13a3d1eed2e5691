package workspace

import (
	"crypto/rand"
	"log/slog"
	"time"
)

// Options configure a workspace and the one app that is installed in it. All
// have defaults.
type Options struct {
	Address    string // to listen on, loopback only; empty is any free port
	Team       string // id; empty is "T0LOCAL"
	Enterprise string // id; empty is none
	AppName    string // empty is "onrecord"

	BotToken, AppToken string   // empty are made at random
	SigningSecret      string   // empty is made at random
	Scopes             []string // granted to the bot token; nil is what onrecord needs
	AppScopes          []string // granted to the app token; nil is connections:write
	Events             []string // that the app subscribes to; nil is app_mention and message.im
	Command            string   // empty is "/onrecord"
	Shortcuts          []Shortcut

	// AckTime is how long an app may take to acknowledge, and to open a view after
	// an interaction; 0 is Slack's 3 seconds.
	AckTime time.Duration
	// Retries are the waits before an event is delivered again; nil is Slack's
	// at once, a minute, five minutes.
	Retries []time.Duration
	// Pace is the time in which a channel takes one message; 0 is a second.
	Pace time.Duration
	// Burst is how many messages a channel takes at once; 0 is 3.
	Burst int
	// Rates are how many calls of a method are taken in a minute, where it is
	// not Slack's usual number; 0 is any number. An app that is not from Slack's
	// directory may be held to one of conversations.history and
	// conversations.replies.
	Rates map[string]int
	// Mishaps says what goes wrong with a call of a method; nil is nothing.
	Mishaps func(method string) Mishap
	Log     *slog.Logger
	Now     func() time.Time
}

func (o Options) withDefaults() Options {
	setDefault(&o.Team, "T0LOCAL")
	setDefault(&o.AppName, "onrecord")
	setDefault(&o.Command, "/onrecord")
	setDefault(&o.BotToken, "xoxb-"+rand.Text())
	setDefault(&o.AppToken, "xapp-"+rand.Text())
	setDefault(&o.SigningSecret, rand.Text())
	setDefault(&o.AckTime, 3*time.Second)
	setDefault(&o.Pace, time.Second)
	setDefault(&o.Burst, 3)
	if o.Scopes == nil {
		o.Scopes = []string{"app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history", "im:write", "users:read"}
	}
	if o.AppScopes == nil {
		o.AppScopes = []string{"connections:write"}
	}
	if o.Events == nil {
		o.Events = []string{"app_mention", "message.im"}
	}
	if o.Retries == nil {
		o.Retries = []time.Duration{0, time.Minute, 5 * time.Minute}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
