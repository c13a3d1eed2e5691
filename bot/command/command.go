// Package command owns the command line: its subcommands, what each prints, and
// the exit codes. Results go to standard output, everything else to standard
// error. The settings are loaded by whoever calls [Run], so that no package but
// main knows where they come from.
package command

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/bot/api"
	"onrecord/bot/news/digest"
	"onrecord/bot/sight"
	"onrecord/bot/slack/edge"
	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/intake/raw"
	"onrecord/index/opensearch"
)

// Streams are the standard streams.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Settings are what the subcommands work with, each part's own options.
type Settings struct {
	File string // the configuration file read; empty is none
	Data string // the data folder
	// Postgres is the URL of the database in which archive and state lie, with what opens it;
	// empty where they are files of the data folder.
	Postgres string
	// PostgresURL is the URL that the settings name, whether it is used or not.
	PostgresURL string
	// OpenSearch is where the index lies; without addresses it lies in the data folder.
	OpenSearch opensearch.Options
	// Role is what this one of several bots does; empty is all.
	Role    Role
	Sources []Source
	// NoSources says which sources lack what opens them; nil where none does.
	NoSources error
	// AllowHosts are hosts inside the network that feeds and pages may lead to.
	AllowHosts []string
	Slack      edge.Options
	// NoSlack says what is missing to reach Slack; nil where nothing is.
	NoSlack error
	Digest  DigestSettings
	API     APISettings
	// Retention is how long it is remembered what was posted and found; zero is 90 days.
	Retention time.Duration
	// Sections are those that only some may see.
	Sections sight.Rules
	// Metrics is the address on which metrics and health are told; empty is nowhere.
	Metrics string
	Gather  time.Duration // how long what watches found waits to be told
	// Traits is the file in which the newsroom keeps what it knows about people, for the
	// count of whom it quotes; empty is none.
	Traits string
	// Aliases is the file in which the newsroom keeps what else people are called; empty is
	// none.
	Aliases string
	// Distrusted is a file of names not to be trusted; empty is none.
	Distrusted string
	// Audited are the people whose bylines may be audited.
	Audited []string
	Log     LogSettings
}

// LogSettings say what goes to standard error while the bot runs.
type LogSettings struct {
	Level slog.Level
	JSON  bool // an object a line
}

// APISettings say where the API is, beside the socket, and who may call it there.
type APISettings struct {
	Address   string // empty is nowhere
	Tokens    []api.Token
	PerMinute int // requests of each token
}

// DigestSettings say where and when the digest is posted.
type DigestSettings struct {
	Channels     []string
	Hour, Minute int
	Zone         *time.Location
	Days         []time.Weekday // empty is every day
	Skip         []string       // days on which no channel gets one, like 2026-12-25
}

// fixed are the digests that the settings want.
func (d DigestSettings) fixed() (out []digest.Subscription) {
	for _, channel := range d.Channels {
		out = append(out, digest.Subscription{Channel: channel, Hour: d.Hour, Minute: d.Minute, Zone: d.Zone, Rhythm: digest.Rhythm{Days: d.Days}})
	}
	return out
}

// holidays are the days on which no channel gets one.
func (d DigestSettings) holidays() (out []corpus.Day) {
	for _, day := range d.Skip {
		out = append(out, corpus.Day(day))
	}
	return out
}

// Source is what serve reads again and again.
type Source struct {
	intake.Source
	Name  string // for people; empty is its address or path
	Every time.Duration
	// Withdraw is true where the articles of files that are gone are withdrawn.
	Withdraw bool
}

// follows reports whether articles go with their files: a feed drops what is old.
func (s Source) follows() bool { return s.Withdraw && !raw.IsURL(s.At) }

// brings is what its articles belong to.
func (s Source) brings() corpus.Source { return corpus.SourceAt(s.At) }

// name is what it is called, without what is secret.
func (s Source) name() string { return cmp.Or(s.Name, public(s.At)) }

// Load returns the settings, given the file that --config names and the flags.
type Load func(file string, flags *pflag.FlagSet) (Settings, error)

// Run runs one command.
func Run(ctx context.Context, args []string, streams Streams, load Load) error {
	root := Tree(streams, load)
	root.SetArgs(args)
	return root.ExecuteContext(ctx)
}

// Tree is the program with its subcommands.
func Tree(streams Streams, load Load) *cobra.Command {
	root := &cobra.Command{
		Use:           "onrecord",
		Short:         "Who said what, from your newsroom's own archive",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
		Args:          misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return c.Help()
		},
	}
	root.SetIn(streams.In)
	root.SetOut(streams.Out)
	root.SetErr(streams.Err)
	root.SetVersionTemplate("onrecord {{.Version}}\n")
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().String("config", "", "configuration `file`")
	root.PersistentFlags().String("data", "", "data `folder` with the archive and the index")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage(err) })
	a := &app{Streams: streams, load: load, clock: time.Now}
	for _, add := range []func(*app) *cobra.Command{
		askCommand, personCommand, storyCommand, sourcesCommand, coverageCommand, auditCommand, markCommand, addCommand, quotesCommand, checkCommand, digestCommand, serveCommand, mcpCommand, demoCommand, feedbackCommand,
		listCommand, showCommand, withdrawCommand, correctCommand, backupCommand, restoreCommand, copyCommand, migrateCommand, healthCommand, reindexCommand, verifyCommand, doctorCommand,
		manifestCommand, completionCommand, versionCommand,
	} {
		root.AddCommand(add(a))
	}
	root.AddCommand(watchCommand(a), exportCommand(a), rowsCommand(a), unnameCommand(a))
	return root
}

// app is what the subcommands share.
type app struct {
	Streams
	load  Load
	clock func() time.Time

	// styled is true where what is printed ends on a terminal that is not ours.
	styled bool
	aside  *bytes.Buffer // what a request gives beside what it prints; nil is not wanted
}

// settings loads the settings for a command.
func (a *app) settings(c *cobra.Command) (Settings, error) {
	file, err := c.Flags().GetString("config")
	if err != nil {
		return Settings{}, err
	}
	s, err := a.load(file, c.Flags())
	if err != nil {
		return Settings{}, usage(err)
	}
	for _, source := range s.Sources {
		if err := checkFields(source.Map); err != nil {
			return Settings{}, usage(fmt.Errorf("configuration: sources: %s: map: %w", source.name(), err))
		}
	}
	return s, nil
}

// usageError is the error of a command that was not used as it should be.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usage(err error) error {
	if err == nil {
		return nil
	}
	return usageError{err}
}

// misuse makes usage errors of cobra's checks of arguments, which say how the command is written.
func misuse(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		err := check(c, args)
		if err == nil || c.HasSubCommands() { // these name the command that is not known
			return usage(err)
		}
		example, _, _ := strings.Cut(strings.TrimSpace(c.Example), "\n")
		if example == "" {
			example = c.UseLine()
		}
		example, _, _ = strings.Cut(example, "   #")
		return usage(fmt.Errorf("%s takes %s%s: write, for example, %s", c.CommandPath(), takes(c), notKnown(c, args), example))
	}
}

// takes is what stands behind a command.
func takes(c *cobra.Command) string {
	_, wanted, _ := strings.Cut(c.Use, " ")
	if wanted == "" {
		return "nothing more"
	}
	return wanted
}

// notKnown tells which of some arguments is none of those that a command knows.
func notKnown(c *cobra.Command, args []string) string {
	for _, arg := range args {
		if len(c.ValidArgs) > 0 && !slices.Contains(c.ValidArgs, arg) {
			return fmt.Sprintf(", and not %q", arg)
		}
	}
	return ""
}

// errReported is the error of a command that has said what went wrong.
var errReported = errors.New("not everything could be done")

// ExitCode is 0 for nil, 2 for a command that was misused, 3 for a draft with quotes
// that are not exact, and 1 otherwise.
func ExitCode(err error) int {
	var misused usageError
	var quotes quotesError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &misused):
		return 2
	case errors.As(err, &quotes):
		return 3
	}
	return 1
}
