package edge_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"go.yaml.in/yaml/v3"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/bot/slack/blocks"
	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/corpus"
)

// manifest decodes what `onrecord manifest` prints.
func manifest(t *testing.T, opts edge.Options) (slack.Manifest, []byte) {
	t.Helper()
	printed, err := edge.Manifest(opts)
	if err != nil {
		t.Fatal(err)
	}
	var m slack.Manifest
	dec := yaml.NewDecoder(strings.NewReader(string(printed)))
	dec.KnownFields(true)
	if err := dec.Decode(&m); err != nil {
		t.Fatalf("%v in\n%s", err, printed)
	}
	return m, printed
}

func TestTheManifestIsOneThatSlackTakes(t *testing.T) {
	t.Parallel()
	m, printed := manifest(t, edge.Options{Command: "/quotes", AgentPane: true, FollowUps: true})
	again, err := yaml.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var once, twice any
	if err := errors.Join(yaml.Unmarshal(printed, &once), yaml.Unmarshal(again, &twice)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(once, twice); diff != "" {
		t.Errorf("changed on the way through slack.Manifest:\n%s", diff)
	}
	if command := m.Features.SlashCommands[0].Command; command != "/quotes" {
		t.Errorf("the slash command is %s", command)
	}
	if !m.Settings.SocketModeEnabled || !m.Settings.Interactivity.IsEnabled || !m.Features.AppHome.MessagesTabEnabled || !m.Features.AppHome.HomeTabEnabled {
		t.Errorf("Socket Mode, interactivity or a tab is off:\n%s", printed)
	}
	// Slack's limits on names and descriptions.
	if len(m.Display.Name) > 35 || len(m.Display.Description) > 140 || len(m.Features.BotUser.DisplayName) > 80 {
		t.Errorf("a name or description is too long:\n%s", printed)
	}
	for _, s := range m.Features.Shortcuts {
		if len(s.Name) > 24 || len(s.Description) > 150 {
			t.Errorf("the shortcut %s is too long", s.Name)
		}
	}
	if m.Features.AgentView == nil || len(m.Features.AgentView.AgentDescription) > 300 {
		t.Errorf("the agent is not described, or too long:\n%s", printed)
	}
}

func TestWhatIsTurnedOffAsksForNoScope(t *testing.T) {
	t.Parallel()
	base, _ := manifest(t, edge.Options{})
	for _, optional := range []string{"assistant:write", "channels:history", "groups:history"} {
		if slices.Contains(base.OAuthConfig.Scopes.Bot, optional) {
			t.Errorf("%s is asked for although what it serves is off", optional)
		}
	}
	if diff := cmp.Diff([]string{"app_home_opened", "app_mention", "message.im"}, base.Settings.EventSubscriptions.BotEvents); diff != "" || base.Features.AgentView != nil {
		t.Errorf("hears %v", base.Settings.EventSubscriptions.BotEvents)
	}
	hearing, _ := manifest(t, edge.Options{FollowUps: true})
	if !slices.Contains(hearing.OAuthConfig.Scopes.Bot, "groups:history") || !slices.Contains(hearing.Settings.EventSubscriptions.BotEvents, "message.groups") {
		t.Error("follow-ups are not heard in private channels")
	}
}

// The workspace grants what the manifest asks for, and notes what was needed.
func TestTheManifestAsksForTheScopesThatAreUsedAndNoOthers(t *testing.T) {
	t.Parallel()
	for name, opts := range map[string]edge.Options{
		"all that is optional off": {},
		"reading threads":          {ReadThreads: true},
		"hearing follow-ups":       {FollowUps: true},
		"hearing drafts":           {Drafts: true},
		"hearing forgotten names":  {Hints: true},
		"in the agent pane":        {AgentPane: true},
		"reading files":            {Files: true},
		"all that is optional on":  {ReadThreads: true, FollowUps: true, AgentPane: true},
	} {
		t.Run(name, func(t *testing.T) {
			m, _ := manifest(t, opts)
			opts.Settle = time.Millisecond
			var posts atomic.Int32
			n := open(t, setup{edge: opts, workspace: workspace.Options{
				Scopes: m.OAuthConfig.Scopes.Bot,
				Events: m.Settings.EventSubscriptions.BotEvents,
				// The confirmations of the first answers are lost, where they can be looked for.
				Mishaps: func(method string) workspace.Mishap {
					return workspace.Mishap{Lost: opts.ReadThreads && method == "chat.postMessage" && posts.Add(1) <= 2}
				},
			}})
			n.useEverything(opts)
			asked := slices.Sorted(slices.Values(m.OAuthConfig.Scopes.Bot))
			if diff := cmp.Diff(asked, n.Limits.UsedScopes()); diff != "" {
				t.Errorf("scopes asked for and used differ (-asked +used):\n%s", diff)
			}
			for _, call := range n.Limits.Calls() {
				if call.Error != "" {
					t.Errorf("Slack refused %+v", call)
				}
			}
		})
	}
}

// useEverything asks in every way there is.
func (n *newsroom) useEverything(opts edge.Options) {
	n.t.Helper()
	private := n.Channels.AddChannel(workspace.Channel{Name: "sources", Kind: workspace.Private}, n.ana, n.People.Bot())
	for _, channel := range []workspace.Channel{n.desk, private} {
		n.said(n.Do.Mention(n.ana, channel, question))
		n.awaitReply(channel)
	}
	n.Do.OpenHome(n.ana)
	n.awaitHome(n.ana, "no article that can be shown")
	asked := n.said(n.Do.DirectMessage(n.ana, question))
	n.awaitReply(n.Channels.DirectChannel(n.ana))
	n.ok(n.Do.Command(n.ana, n.desk, question))
	n.await("the private answer", func() bool { return len(n.Messages.Replies(n.desk)) == 2 })
	n.ok(n.Controls.Press(n.ana, n.Messages.Replies(n.desk)[1], blocks.ShareAction))
	n.await("the shared answer", func() bool { return len(n.Messages.Replies(n.desk)) == 3 })
	if opts.AgentPane {
		direct := n.Channels.DirectChannel(n.ana)
		n.Do.OpenMessages(n.ana)
		n.await("suggestions", func() bool { return len(n.Panes.Of(direct, "").Prompts) > 0 })
		n.said(n.Do.Say(n.ana, direct, asked.TS, question))
		n.await("a name", func() bool { return n.Panes.Of(direct, asked.TS).Title != "" })
	}
	if opts.Files {
		n.said(workspace.DropFile(n.Workspace, n.ana, "quotes.csv", []byte("quote"), ""))
		n.awaitFile()
	}
	n.ok(n.edge.Publisher.Tell(n.t.Context(), watch.Owner{User: n.ana.ID}, notice()))
	n.stop()
}

func TestTheManifestForSignedRequestsNamesTheirAddresses(t *testing.T) {
	t.Parallel()
	m, printed := manifest(t, edge.Options{Listen: "127.0.0.1:3000", URL: "https://onrecord.example.com/"})
	for what, got := range map[string]string{
		"/slack/events":        m.Settings.EventSubscriptions.RequestUrl,
		"/slack/commands":      m.Features.SlashCommands[0].Url,
		"/slack/interactivity": m.Settings.Interactivity.RequestUrl,
	} {
		if got != "https://onrecord.example.com"+what {
			t.Errorf("%s: the manifest names %q", what, got)
		}
	}
	if m.Settings.SocketModeEnabled {
		t.Errorf("Socket Mode is on:\n%s", printed)
	}
	if _, err := edge.Manifest(edge.Options{Listen: "127.0.0.1:3000"}); err == nil || !strings.Contains(err.Error(), "slack.url is missing") {
		t.Errorf("without an address: %v", err)
	}
}

func TestCheckFindsNothingWrong(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	findings := n.edge.Check(t.Context())
	if len(findings) != 3 {
		t.Errorf("%d findings, want bot token, scopes, app token: %+v", len(findings), findings)
	}
	for _, f := range findings {
		if !f.OK {
			t.Errorf("%+v", f)
		}
	}
}

func TestCheckSaysWhatIsWrongAndWhatMendsIt(t *testing.T) {
	t.Parallel()
	ws, err := workspace.Open(workspace.Options{Scopes: []string{"chat:write", "commands"}})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	good := edge.Options{BotToken: ws.BotToken(), AppToken: ws.AppToken(), APIURL: ws.URL()}
	cases := []struct {
		name   string
		change func(*edge.Options)
		about  string
		want   string
	}{
		{"no scopes", func(*edge.Options) {}, "scopes", "app_mentions:read (to hear a question in a channel)"},
		{"no scopes", func(*edge.Options) {}, "scopes", "onrecord manifest"},
		{"no bot token", func(o *edge.Options) { o.BotToken = "" }, "bot token", "OAuth & Permissions"},
		{"old bot token", func(o *edge.Options) { o.BotToken = "xoxb-old" }, "bot token", "copy it again"},
		{"no app token", func(o *edge.Options) { o.AppToken = "" }, "app token", "connections:write"},
		{"no secret", func(o *edge.Options) { o.Listen = "127.0.0.1:3000" }, "signed requests", "Signing Secret"},
		{"no address", func(o *edge.Options) { o.Listen, o.SigningSecret = "127.0.0.1:3000", ws.App.SigningSecret() }, "signed requests", "slack.url"},
		{"old app token", func(o *edge.Options) { o.AppToken = "xapp-old" }, "app token", "copy it again"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			opts := good
			c.change(&opts)
			for _, f := range edge.New(opts, nil, nil, nil).Check(t.Context()) {
				if f.About == c.about && !f.OK && strings.Contains(f.Detail, c.want) {
					return
				}
			}
			t.Errorf("no finding about the %s says %q", c.about, c.want)
		})
	}
}

func TestCheckSaysThatSlackCannotBeReached(t *testing.T) {
	t.Parallel()
	e := edge.New(edge.Options{BotToken: "xoxb-1", AppToken: "xapp-1", APIURL: "http://127.0.0.1:1"}, nil, nil, nil)
	for _, f := range e.Check(soon(t)) {
		if f.OK || !strings.Contains(f.Detail, "check the network") {
			t.Errorf("%+v", f)
		}
	}
}

// soon ends before a connection that cannot be made is given up.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	t.Cleanup(cancel)
	return ctx
}

func TestADigestIsPostedOnce(t *testing.T) {
	t.Parallel()
	n := open(t, setup{})
	day := digest.Digest{Day: "2026-02-03", Articles: 4, Lines: digest.Lines{Quotes: []answer.Citation{hopeLost("").Citations[0]}}}
	for range 2 {
		n.ok(n.edge.Publisher.PostDigest(t.Context(), n.desk.ID, day))
	}
	if posted := n.only(n.Messages.Replies(n.desk)); !strings.Contains(posted.Shown(), "What was said on 2026-02-03") {
		t.Errorf("posted %+v", posted)
	}
	for day, want := range map[corpus.Day]bool{"2026-02-03": true, "2026-02-04": false} {
		if posted, err := n.edge.Publisher.Posted(t.Context(), n.desk.ID, day); posted != want || err != nil {
			t.Errorf("posted on %s: %v, %v", day, posted, err)
		}
	}

	outside := n.Channels.AddChannel(workspace.Channel{Name: "outside"}, n.ana)
	err := n.edge.Publisher.PostDigest(t.Context(), outside.ID, day)
	if err == nil || !strings.Contains(err.Error(), "invite") {
		t.Errorf("posting where the bot is not: %v", err)
	}
	n.ok(n.Channels.Invite(outside, n.People.Bot()))
	n.ok(n.edge.Publisher.PostDigest(t.Context(), outside.ID, day))
	n.only(n.Messages.Replies(outside))
}
