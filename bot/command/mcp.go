package command

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/api"
	"onrecord/bot/assistant"
)

func mcpCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "Let an AI assistant search the archive, check drafts and read citations",
		Long: `Answer an AI assistant on standard input and output, by the Model Context Protocol. It can
search the archive, check the quotes of a draft, read a citation again with the paragraphs
around it, and list the quotes of a text. It gets quotes in the exact words of their articles,
and nothing that is withdrawn or under embargo; it can change nothing.

Beside a running onrecord serve it asks through that. Over HTTP the same is at /mcp of the
API: see api.address in the configuration.`,
		Example: `  onrecord mcp --data /var/lib/onrecord     as the command of an assistant's configuration:
  {"mcpServers": {"onrecord": {"command": "onrecord", "args": ["mcp"]}}}`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			b := borrowed{app: a, settings: s, named: c.Flags().Changed("data")}
			defer func() { err = errors.Join(err, b.giveBack()) }()
			return assistant.Run(c.Context(), b.call, version(), a.In, a.Out)
		},
	}
}

// idle is how long a library stays open that nobody asks: an assistant runs for days, and
// is not to keep others from the archive, who wait for less than untilFree does.
const idle = 2 * time.Second

// borrowed is a library that is open while it is asked.
type borrowed struct {
	app      *app
	settings Settings
	named    bool // the data folder is

	mu      sync.Mutex
	library *library // nil is not open
	calls   *api.Server
	unasked *time.Timer
	failed  error // of closing it
}

// call calls an operation, of the library or of the bot that has it.
func (b *borrowed) call(ctx context.Context, path string, request any) (json.RawMessage, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.library == nil {
		l, bot, err := b.app.openOrFind(ctx, b.settings, b.named, "mcp")
		switch {
		case err != nil:
			return nil, err
		case l == nil:
			defer bot.close()
			return api.Client{HTTP: bot.client, At: botAddress}.Call(ctx, path, request)
		}
		b.library = l
		b.calls = api.New(api.Options{Operations: l.operations(b.settings), Log: b.app.logger(b.settings.Log)})
		b.unasked = time.AfterFunc(idle, func() { b.giveBack() })
	}
	b.unasked.Reset(idle)
	if err := b.library.catchUp(ctx, nil); err != nil {
		return nil, err
	}
	return b.calls.Call(ctx, path, request)
}

// giveBack closes the library. It returns the errors of all times that it was closed.
func (b *borrowed) giveBack() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.library != nil {
		b.unasked.Stop()
		b.failed = errors.Join(b.failed, b.library.close())
		b.library = nil
	}
	return b.failed
}
