package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/export"
	"onrecord/bot/asking/question"
	"onrecord/bot/asking/rows"
)

func exportCommand(a *app) *cobra.Command {
	var r exportRequest
	c := &cobra.Command{
		Use:   "export QUESTION",
		Short: "Write all that answers a question: CSV, XLSX or Markdown, one statement a row",
		Long: fmt.Sprintf(`Write all that answers a question as a file, not only the first: what somebody sees who
asks for more until there is no more, %d statements at most. Each is read again from its
article, with its citation.`, export.MaxStatements),
		Example: `  onrecord export --as xlsx what did Kerry say about a ceasefire > ceasefire.xlsx`,
		Args:    misuse(cobra.MinimumNArgs(1)),
	}
	c.Flags().StringVar(&r.As, "as", string(export.CSV), "the `format`: csv, xlsx or md")
	c.RunE = func(c *cobra.Command, args []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		r.Text = typed(args)
		if !slices.Contains(export.Formats, export.Format(r.As)) {
			return usage(fmt.Errorf("--as %s: use csv, xlsx or md", r.As))
		}
		return a.once(c.Context(), s, c.Flags().Changed("data"), "export", &r)
	}
	return c
}

// exportRequest is an answer that is wanted as a file.
type exportRequest struct{ Text, As string }

func (r *exportRequest) run(ctx context.Context, a *app, l *library) error {
	content, all, err := exportOf(ctx, l, r.Text, export.Format(r.As))
	if err != nil {
		return err
	}
	fmt.Fprintln(a.Err, all.Text())
	_, err = a.Out.Write(content)
	return err
}

// exportOf is an answer as a file.
func exportOf(ctx context.Context, l *library, text string, as export.Format) ([]byte, export.Answer, error) {
	o := question.Options{Now: l.clock()}
	q := question.Parse(text, o)
	if misused := question.Misused(text, o); misused != "" {
		return nil, export.Answer{}, usage(errors.New(misused))
	}
	if q.Empty() {
		return nil, export.Answer{}, errNoQuestion
	}
	all, err := export.All(ctx, l.desk(), q)
	if err != nil {
		return nil, all, err
	}
	var out bytes.Buffer
	err = all.Write(&out, as)
	return out.Bytes(), all, err
}

type exportCall struct {
	Question string        `json:"question"`
	As       export.Format `json:"as,omitempty"`
}

// exportDone is an answer as a file, as the API gives it.
type exportDone struct {
	Statements int    `json:"statements"`
	More       bool   `json:"more"`
	Content    []byte `json:"content"` // in base64
}

func (on calls) export(ctx context.Context, r exportCall) (any, error) {
	if r.As == "" {
		r.As = export.CSV
	}
	if !slices.Contains(export.Formats, r.As) {
		return nil, usage(fmt.Errorf("as %q: use csv, xlsx or md", r.As))
	}
	content, all, err := exportOf(ctx, on.library, r.Question, r.As)
	return exportDone{len(all.Citations), all.More, content}, err
}

func rowsCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rows FILE",
		Short: "Answer each row of a table of quotes or names",
		Long: fmt.Sprintf(`Answer each row of a table (CSV, with commas, semicolons or tabs), %d rows at most, and
print the table with the answers beside each row. Columns that are called quote and name
are asked; without a head those that look like it.`, rows.MaxRows),
		Example: `  onrecord rows quotes.csv > answered.csv`,
		Args:    misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			content, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			if _, err := rows.Read(content); err != nil {
				return usage(fmt.Errorf("%s: %w", args[0], err))
			}
			return a.once(c.Context(), s, c.Flags().Changed("data"), "rows", &rowsRequest{content})
		},
	}
}

// rowsRequest is a list to answer.
type rowsRequest struct{ Content []byte }

func (r *rowsRequest) run(ctx context.Context, a *app, l *library) error {
	filled, err := fillRows(ctx, l, r.Content)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.Err, filled.Text())
	_, err = a.Out.Write(filled.CSV)
	return err
}

func fillRows(ctx context.Context, l *library, content []byte) (rows.Filled, error) {
	list, err := rows.Read(content)
	if err != nil {
		return rows.Filled{}, usage(err)
	}
	return fillerOf(l).Fill(ctx, list)
}

func fillerOf(l *library) *rows.Filler {
	return &rows.Filler{Desk: l.desk(), Acquaintance: metBy(l)}
}

type rowsCall struct {
	CSV string `json:"csv"`
}

// rowsDone is a list with its answers, as the API gives it.
type rowsDone struct {
	CSV   string `json:"csv"`
	Rows  int    `json:"rows"`
	Found int    `json:"found"`
	More  int    `json:"more"`
}

func (on calls) rows(ctx context.Context, r rowsCall) (any, error) {
	filled, err := fillRows(ctx, on.library, []byte(r.CSV))
	return rowsDone{string(filled.CSV), filled.Rows, filled.Found, filled.More}, err
}
