package command

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"onrecord/bot/slack/edge"
	"onrecord/bot/slack/workspace"
	"onrecord/bot/slack/workspace/browser"
	"onrecord/bot/state"
)

func demoCommand(a *app) *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Try the bot in the browser, with the sample archive and no Slack account",
		Long: `Open a local workspace in the browser, with the built-in sample archive and the
bot in it; with --data, your own archive. It is for this machine alone, and
forgets what was said in it when it ends.`,
		Args: misuse(cobra.NoArgs),
	}
	c.Flags().StringVar(&address, "address", "127.0.0.1:8421", "`address` of the page, on this machine")
	c.RunE = func(c *cobra.Command, _ []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		open := a.openSample
		if c.Flags().Changed("data") {
			open = func(ctx context.Context) (*library, error) { return a.openToRead(ctx, s, true, "demo") }
		}
		return runDemo(c.Context(), a, s, address, open)
	}
	return c
}

// runDemo keeps the workspace open until ctx ends.
func runDemo(ctx context.Context, a *app, s Settings, address string, open func(context.Context) (*library, error)) (err error) {
	page, err := workspace.Listen(address)
	if err != nil {
		return fmt.Errorf("%w: choose another address with --address 127.0.0.1:0", err)
	}
	defer page.Close()
	l, err := open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	dir, err := os.MkdirTemp("", "onrecord-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	store, err := state.Open(ctx, filepath.Join(dir, stateFile))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()

	s.Sources, s.Digest.Channels = nil, nil // they are the newsroom's own
	s.Slack = edge.Options{
		Command: s.Slack.Command, FollowUps: true, Drafts: true, Hints: true, AgentPane: true, ReadThreads: true, Charts: true, Files: true,
		Log: a.logger(LogSettings{Level: slog.LevelWarn}),
	}
	if l.sample { // what is put right in an archive of your own would stay so
		s.Slack.Editors = []string{edge.Admins}
	}
	w, err := openWorkspace(s.Slack)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	s.Slack.BotToken, s.Slack.AppToken, s.Slack.APIURL = w.BotToken(), w.AppToken(), w.URL()
	slack := edge.New(s.Slack, l.bot(store, s), store.Inbox, store.Outbox)

	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error { return slack.Run(ctx) })
	work.Go(func() error { return follow(ctx, s.Slack.Log, l) })
	work.Go(func() error { return post(ctx, s.Slack.Log, l, s, slack, store) })
	work.Go(func() error { return amendments(ctx, s.Slack.Log, l, slack, store) })
	work.Go(func() error {
		return serveUntil(ctx, page, &http.Server{Handler: demoPage(w, l.sample), ReadHeaderTimeout: 10 * time.Second})
	})
	fmt.Fprintf(a.Out, "Open http://%s in a browser. Ctrl-C ends the demo.\n", page.Addr())
	return work.Wait()
}

// openWorkspace opens a workspace in which the app is installed.
func openWorkspace(app edge.Options) (*workspace.Workspace, error) {
	manifest, err := edge.Manifest(app)
	if err != nil {
		return nil, err
	}
	var o workspace.Options
	if err := o.Install(manifest); err != nil {
		return nil, err
	}
	return workspace.Open(o)
}

// demoPage is the workspace as a newcomer finds it: two channels, and one other
// person, in the newcomer's own time zone.
func demoPage(w *workspace.Workspace, sample bool) http.Handler {
	you, mira := w.People.Add("you"), w.People.Add("mira")
	w.People.SetAdmin(you, false) // who sees on Home how the bot is, and puts quotes right
	w.Channels.AddChannel(workspace.Channel{Name: "newsroom"}, you, mira, w.People.Bot())
	desk := w.Channels.AddChannel(workspace.Channel{Name: "print-desk"}, you, mira, w.People.Bot())
	if zone := time.Local.String(); zone != "Local" {
		w.People.SetZone(you, zone)
	}
	o := browser.Options{Workspace: w, Person: you, Tries: []browser.Try{
		{Label: "Check a draft", Text: w.CommandName() + " check"},
		{Label: "What else can I ask?", Text: w.CommandName() + " help"},
	}}
	if sample {
		w.Do.Say(mira, desk, "", demoDraft)
		o.Questions = []string{
			"who said all hope would be lost?",
			"what did Elin Varga say about the ferry?",
			"who said they agree on the map?",
		}
		o.Tries = slices.Insert(o.Tries, 1,
			browser.Try{Label: "Everything by Elin Varga", Text: w.CommandName() + " person Elin Varga"},
			browser.Try{Label: "The ferry so far", Text: w.CommandName() + " story ferry"},
			browser.Try{Label: "Preview a digest", Text: w.CommandName() + " digest preview 2026-11-10"},
		)
	}
	return browser.Handler(o)
}

// demoDraft is a message with quotes to check: one as it was said, one with other
// words, one of somebody else.
const demoDraft = `Draft for page 3. Can somebody check the quotes?

“The Linnet taught me what a ferry is worth,” Elin Varga said. Ilse Brandt, a marine biologist, warned: “You can dig a channel in a year, and wait 40 years for the meadow.” “Nobody measured the meadow,” said Tomas Brandt, the harbour master.`
