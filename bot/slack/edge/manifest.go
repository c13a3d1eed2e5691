package edge

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/slack-go/slack"
	"go.yaml.in/yaml/v3"
)

// scopeUse is a scope of the bot token and what the edge needs it for.
type scopeUse struct {
	Scope, For string
}

// baseScopes are the ones that the edge always uses. The app token needs
// connections:write, which a manifest cannot grant.
var baseScopes = []scopeUse{
	{"app_mentions:read", "to hear a question in a channel"},
	{"channels:read", "to know whether a channel is shared with another organisation"},
	{"chat:write", "to answer"},
	{"commands", "for the slash command and the shortcuts"},
	{"groups:read", "to know whether a private channel is shared with another organisation"},
	{"im:history", "to hear a question in a direct message"},
	{"im:write", "to tell a person what their watches found"},
	{"users:read", "to read \"yesterday\" in the asker's time zone, and to know who may see how the bot is"},
}

// readScopes are for Options.ReadThreads.
var readScopes = []scopeUse{
	{"channels:history", "to find out after a crash whether an answer arrived; not needed with slack.read_threads: false"},
	{"groups:history", "the same in private channels"},
}

// hears reports whether what is said without a mention is heard at all.
func (o Options) hears() bool { return o.FollowUps || o.Drafts || o.Hints }

// hearScopes are for Options.FollowUps, Drafts and Hints, where those for Options.ReadThreads are not
// asked for already.
var hearScopes = []scopeUse{
	{"channels:history", "to hear what is said without a mention; not needed without slack.follow_ups, slack.drafts and slack.hints"},
	{"groups:history", "the same in private channels"},
}

// paneScopes are for Options.AgentPane.
var paneScopes = []scopeUse{
	{"assistant:write", "to suggest questions and to name conversations; not needed with slack.agent_pane: false"},
}

// scopes are the ones that the edge uses with these options, and no others.
func (o Options) scopes() []scopeUse {
	uses := slices.Clone(baseScopes)
	switch {
	case o.ReadThreads:
		uses = append(uses, readScopes...)
	case o.hears():
		uses = append(uses, hearScopes...)
	}
	if o.AgentPane {
		uses = append(uses, paneScopes...)
	}
	if slices.ContainsFunc(o.Editors, isGroup) {
		uses = append(uses, scopeUse{"usergroups:read", "to know who is in a user group of slack.editors"})
	}
	switch {
	case o.Files:
		uses = append(uses, scopeUse{"files:read", "to read a list that is dropped into a direct message, and what a draft is made of; not needed with slack.files: false"},
			scopeUse{"files:write", "to hand over files; not needed with slack.files: false and digest.chart: false"})
	case o.Charts:
		uses = append(uses, scopeUse{"files:write", "to put a picture under the digest; not needed with digest.chart: false"})
	}
	return uses
}

// events are what Slack is to tell of.
func (o Options) events() []string {
	events := []string{"app_home_opened", "app_mention", "message.im"}
	if o.hears() {
		events = append(events, "message.channels", "message.groups")
	}
	return events
}

// Manifest returns the app manifest, as YAML, of the app that fits the
// options. It needs no token.
func Manifest(opts Options) ([]byte, error) {
	opts = opts.withDefaults()
	if opts.Listen != "" && opts.URL == "" {
		return nil, errors.New("slack.url is missing: with slack.listen, write the address at which Slack reaches it, like https://onrecord.example.com")
	}
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(manifest(opts)); err != nil {
		return nil, err
	}
	return out.Bytes(), enc.Close()
}

func manifest(opts Options) slack.Manifest {
	var granted []string
	for _, use := range opts.scopes() {
		granted = append(granted, use.Scope)
	}
	slices.Sort(granted)
	m := slack.Manifest{
		Display: slack.Display{
			Name:            "On the Record",
			Description:     "Who said what, from your own archive, with the exact words and the citation",
			BackgroundColor: "#1f2937",
		},
		Features: slack.Features{
			AppHome: slack.AppHome{HomeTabEnabled: true, MessagesTabEnabled: true},
			BotUser: slack.BotUser{DisplayName: "onrecord", AlwaysOnline: true},
			SlashCommands: []slack.ManifestSlashCommand{{
				Command:      opts.Command,
				Description:  "Ask the archive; only you see the answer until you share it",
				UsageHint:    "who said all hope would be lost? · check · digest on 08:30 · watch · help",
				ShouldEscape: true, // a channel comes with its id
			}},
			Shortcuts: []slack.Shortcut{
				{Name: "Ask the archive", CallbackID: askShortcut, Type: slack.GlobalShortcut, Description: "Look for words, a speaker, an outlet or a day"},
				{Name: "Check the quotes", CallbackID: checkShortcut, Type: slack.MessageShortcut, Description: "Compare the quotes of this message with the archive"},
			},
		},
		OAuthConfig: slack.OAuthConfig{Scopes: slack.OAuthScopes{Bot: granted}},
		Settings: slack.Settings{
			EventSubscriptions: &slack.EventSubscriptions{BotEvents: opts.events()},
			Interactivity:      &slack.Interactivity{IsEnabled: true},
			SocketModeEnabled:  opts.Listen == "",
		},
	}
	if opts.AgentPane {
		m.Features.AgentView = &slack.AgentView{AgentDescription: "Ask who said what. I answer from the newsroom's own archive, with the exact words and the citation."}
	}
	if opts.Listen != "" {
		base := strings.TrimSuffix(opts.URL, "/")
		m.Features.SlashCommands[0].Url = base + commandsPath
		m.Settings.EventSubscriptions.RequestUrl = base + eventsPath
		m.Settings.Interactivity.RequestUrl = base + interactionPath
		m.Settings.Interactivity.MessageMenuOptionsUrl = base + interactionPath
	}
	return m
}
