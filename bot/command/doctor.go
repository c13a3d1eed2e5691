package command

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/slack/edge"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/index/opensearch"
)

func doctorCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check configuration, tokens, archive, index and sources, and say what to do",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			findings := examineAll(c.Context(), a, s)
			bad := 0
			for _, f := range findings {
				word := "ok  "
				if !f.OK {
					word = "MEND"
					bad++
				}
				fmt.Fprintf(a.text(), "%s %s: %s\n", word, f.About, f.Detail)
			}
			if bad > 0 {
				return fmt.Errorf("%d of %d to fix", bad, len(findings))
			}
			return nil
		},
	}
}

// finding is one thing that doctor looked at.
type finding = edge.Finding

// examineAll looks at everything that can keep the bot from working.
func examineAll(ctx context.Context, a *app, s Settings) []finding {
	file := "none; defaults, environment and flags are used"
	if s.File != "" {
		file = s.File
	}
	findings := []finding{{About: "configuration", OK: true, Detail: file}}
	findings = append(findings, s.Role.finding())
	if s.NoSources != nil && s.Role.ingests() {
		findings = append(findings, finding{About: "sources", Detail: s.NoSources.Error()})
	}
	findings = append(findings, examineDatabase(ctx, s)...)
	findings = append(findings, examineArchive(ctx, a, s)...)
	if hasArchive(ctx, s) == nil {
		findings = append(findings, examinePermissions(s)...)
	}
	if s.Role.answers() {
		findings = append(findings, edge.New(s.Slack, nil, nil, nil).Check(ctx)...)
		findings = append(findings, examineDigest(s))
	}
	return append(findings, examineState(ctx, a, s)...)
}

// examineDatabase looks at the server of archive and state, where there is one.
func examineDatabase(ctx context.Context, s Settings) []finding {
	if s.Postgres == "" || hasArchive(ctx, s) != nil { // of which examineArchive tells
		return nil
	}
	const about = "database"
	archive, err := openArchive(ctx, s)
	if err != nil {
		return []finding{{About: about, Detail: err.Error()}}
	}
	defer archive.Close() // it was only read
	status, err := corpus.Database(ctx, archive)
	if err != nil {
		return []finding{{About: about, Detail: err.Error()}}
	}
	return []finding{{About: about, OK: true, Detail: fmt.Sprintf("%s %s, in %s, at most %d connections", status.Name, status.Version, s.place(), status.Most)}}
}

func examineArchive(ctx context.Context, a *app, s Settings) []finding {
	bad := func(about string, err error) finding { return finding{About: about, Detail: err.Error()} }
	archive, err := existingArchive(ctx, s)
	if err != nil {
		return []finding{bad("archive", err)}
	}
	defer archive.Close() // it was only read
	scope, err := archive.Overview.Scope(ctx)
	if err != nil {
		return []finding{bad("archive", err)}
	}
	last, err := archive.Last(ctx)
	if err != nil {
		return []finding{bad("archive", err)}
	}
	if wrong, err := archive.Verify(ctx); err != nil {
		return []finding{bad("archive", err)}
	} else if len(wrong) > 0 {
		return []finding{bad("archive", fmt.Errorf("it is damaged: put back a backup with onrecord restore: %s", strings.Join(wrong[:min(len(wrong), 3)], "; ")))}
	}
	whole := finding{About: "archive", OK: true, Detail: fmt.Sprintf("%s, in %s", answer.Scope(scope), s.place())}
	return append([]finding{whole}, examineIndex(ctx, a, s, archive, last)...)
}

// examineIndex looks at the index of an archive whose last change is given, and leaves it
// as it is.
func examineIndex(ctx context.Context, a *app, s Settings, archive *corpus.Archive, last corpus.Seq) (findings []finding) {
	const about = "index"
	inFolder, inCluster, err := a.indexOptions(ctx, s, "doctor", archive)
	var found index.Condition
	switch {
	case err != nil:
	case s.inCluster():
		var h opensearch.Health
		if found, h, err = opensearch.Look(ctx, inCluster); err == nil {
			findings = append(findings, finding{About: "OpenSearch", OK: h.Whole(), Detail: h.String()})
		}
	default:
		found, err = bleve.Look(inFolder)
	}
	if held := new(bleve.InUseError); errors.As(err, &held) {
		return []finding{{About: about, OK: true, Detail: "in use by " + held.Holder}}
	}
	f := finding{About: about, OK: true, Detail: "has all of the archive"}
	switch {
	case err != nil:
		f.OK, f.Detail = false, err.Error()
	case found.Stale != nil:
		f.OK = errors.Is(found.Stale, index.ErrOtherStamp) // after an upgrade nobody has to do anything
		f.Detail = found.Stale.Error() + ": onrecord serve builds it anew when it starts next; onrecord reindex does it now"
	case found.Reached.Seq < last:
		f.Detail = fmt.Sprintf("%d changes behind the archive; the next command that reads it catches up", last-found.Reached.Seq)
	}
	return append(findings, f)
}

func examineDigest(s Settings) finding {
	const about = "digest"
	if len(s.Digest.Channels) == 0 {
		return finding{About: about, OK: true, Detail: "to no channel of the settings; people turn it on where they want it with " + s.Slack.Command + " digest on 08:30"}
	}
	return finding{About: about, OK: true, Detail: fmt.Sprintf("to %s at %02d:%02d, %s",
		strings.Join(s.Digest.Channels, ", "), s.Digest.Hour, s.Digest.Minute, s.Digest.Zone)}
}

// onItsWay is how long a post may be on its way before doctor names it.
const onItsWay = 5 * time.Minute

// examineState looks at what the bot remembers.
func examineState(ctx context.Context, a *app, s Settings) []finding {
	if hasArchive(ctx, s) != nil {
		return nil
	}
	store, err := openState(ctx, s)
	if err != nil {
		return []finding{{About: "state", Detail: err.Error()}}
	}
	defer store.Close() // it was only read
	return append(examineSources(ctx, a, store, s), examinePosts(ctx, store, a.clock())...)
}

// examineSources tells how each source is, and what came of it.
func examineSources(ctx context.Context, a *app, store *state.Store, s Settings) []finding {
	sources, err := sourcesOf(ctx, store, s)
	if err == nil {
		err = countSources(ctx, a, s, sources)
	}
	if err != nil {
		return []finding{{About: "sources", Detail: err.Error()}}
	}
	var findings []finding
	for _, source := range sources {
		detail := "not read yet; onrecord serve does"
		if !source.Read.IsZero() {
			detail = "read " + source.Read.Format(minute) + ", " + source.Holds()
		}
		if source.Late > 0 {
			detail += fmt.Sprintf(", late: onrecord serve reads it every %v", source.Late)
		}
		if source.Quiet != "" {
			detail += ", less than a third of its usual: " + source.Quiet + "; onrecord coverage shows more"
		}
		if source.Problem != "" {
			detail += fmt.Sprintf(", last error %s: %s", source.Failed.Format(minute), source.Problem)
		}
		findings = append(findings, finding{About: source.Name, OK: !source.Failing() && source.Quiet == "", Detail: detail})
	}
	return findings
}

func countSources(ctx context.Context, a *app, s Settings, sources []bot.Source) error {
	archive, err := existingArchive(ctx, s)
	if err != nil {
		return err
	}
	defer archive.Close() // it was only read
	return s.count(ctx, archive, a.clock(), sources)
}

// minute is how a time is written, in UTC.
const minute = "2006-01-02 15:04 UTC"

// examinePosts names what was cut off while it was posted. None is sent twice:
// it may stand in its channel.
func examinePosts(ctx context.Context, store *state.Store, now time.Time) []finding {
	const about = "posts"
	unconfirmed, err := unconfirmedPosts(ctx, store, now)
	if err != nil {
		return []finding{{About: about, Detail: err.Error()}}
	}
	var findings []finding
	for _, p := range unconfirmed {
		what, told := edge.Purpose(p.Purpose)
		findings = append(findings, finding{About: about, OK: told, Detail: fmt.Sprintf(
			"%s may lack %s: sending it was cut off at %s; it is not sent twice", p.Channel, what, p.Intended.Format(minute))})
	}
	if len(findings) == 0 {
		findings = []finding{{About: about, OK: true, Detail: "every one is confirmed"}}
	}
	return findings
}

func manifestCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "manifest",
		Short: "Print the manifest of the Slack app, to paste when creating it",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			manifest, err := edge.Manifest(s.Slack)
			if err != nil {
				return err
			}
			_, err = a.Out.Write(manifest)
			return err
		},
	}
}

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  misuse(cobra.NoArgs),
		Run: func(*cobra.Command, []string) {
			fmt.Fprintln(a.Out, "onrecord", version())
		},
	}
}

// version is that of the program and of the Go that built it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return fmt.Sprintf("%s, %s", info.Main.Version, info.GoVersion)
}
