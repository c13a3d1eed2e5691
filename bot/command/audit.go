package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/question"
	"onrecord/bot/factcheck/audit"
)

func auditCommand(a *app) *cobra.Command {
	var r auditRequest
	c := &cobra.Command{
		Use:   `audit by:"NAME" [DAYS]`,
		Short: "List what is odd about the quotes under a byline, beside the colleagues' rate",
		Long: `List what is odd about the quotes under a byline: people who are quoted there and nowhere
else, quotes whose wording, speaker or day differs from another article's, and quotes that
another outlet had earlier. The oddest come first: what happens least to the colleagues.
Both places are shown; most of it has a good reason.

Only the bylines that the setting people.audited names can be audited. Each audit is
recorded in the data folder (` + auditsFile + `) with who ran it.`,
		Example: `  onrecord audit by:"Ada Quill" since:2019
  onrecord audit --json by:"Ada Quill"`,
	}
	c.Flags().BoolVar(&r.JSON, "json", false, "print one JSON object, with every finding")
	c.RunE = func(c *cobra.Command, args []string) error {
		r.Text, r.User = typed(args), userName()
		if misused := question.Misused(r.Text, question.Options{Now: a.clock()}); misused != "" {
			return usage(errors.New(misused))
		}
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		return a.once(c.Context(), s, c.Flags().Changed("data"), "audit", &r)
	}
	return c
}

// userName is who runs the program, as the system knows them.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return fmt.Sprintf("user %d", os.Getuid())
}

// auditRequest wants to know what is odd about the quotes under a byline.
type auditRequest struct {
	Text, User string
	JSON       bool
}

// findingsShown is how many findings of an audit are printed; JSON has all.
const findingsShown = 150

func (r *auditRequest) run(ctx context.Context, a *app, l *library) error {
	q := question.Parse(r.Text, question.Options{Now: a.clock()})
	desk := &audit.Desk{Ledger: l.ledger, Archive: l.seen(), Clock: l.clock, Allowed: l.settings.Audited}
	byline, err := desk.Check(q)
	if err != nil {
		return usage(err)
	}
	if err := l.recordAudit(auditRecord{At: a.clock().UTC().Format(time.RFC3339), User: r.User, Byline: byline, Query: q.String()}); err != nil {
		return err
	}
	report, err := desk.Report(ctx, q)
	switch {
	case err != nil:
		return err
	case r.JSON:
		return a.encode(report)
	}
	_, err = io.WriteString(a.text(), report.Text(findingsShown))
	return err
}

// auditsFile has a line for each audit, in the data folder.
const auditsFile = "audits.jsonl"

// auditRecord is who audited whom.
type auditRecord struct {
	At     string `json:"at"`
	User   string `json:"user"`
	Byline string `json:"byline"`
	Query  string `json:"query"`
}

// recordAudit records an audit before it is made; without a record there is none. That of
// the sample archive is of nobody.
func (l *library) recordAudit(r auditRecord) (err error) {
	if l.sample {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(l.settings.Data, auditsFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("record the audit: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return json.NewEncoder(f).Encode(r)
}
