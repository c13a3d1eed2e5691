package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
)

func askCommand(a *app) *cobra.Command {
	var asJSON, facets bool
	c := &cobra.Command{
		Use:   "ask [QUESTION]",
		Short: "Ask the archive; without a question, one a line from standard input",
		Example: `  onrecord ask "who said all hope would be lost?"
  onrecord ask --json < questions.txt`,
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a question")
	c.Flags().BoolVar(&facets, "facets", false, "count the answers by speaker, outlet, section, year and kind")
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		in, err := a.openSession(c.Context(), s, c.Flags().Changed("data"), "ask")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, in.close()) }()
		ask := func(text string, alone bool) error {
			return in.do(c.Context(), &askRequest{Text: text, Alone: alone, JSON: asJSON, Facets: facets})
		}
		if len(args) > 0 {
			return ask(typed(args), true)
		}
		return askEach(c.Context(), a.In, func(text string) error { return ask(text, false) })
	}
	return c
}

// askRequest is a question. The error of one that is asked alone is the command's;
// that of one among others is printed where its answer would be.
type askRequest struct {
	Text                string
	Alone, JSON, Facets bool
}

func (r *askRequest) run(ctx context.Context, a *app, l *library) error {
	found, err := l.answer(ctx, r.Text, r.Facets)
	if err != nil && r.Alone && !r.JSON {
		return err
	}
	print := printText
	if r.JSON {
		print = printJSON
	}
	return print(a, r.Text, found, err)
}

// answer answers a question.
func (l *library) answer(ctx context.Context, text string, facets bool) (answer.Answer, error) {
	o := question.Options{Now: l.clock()}
	if misused := question.Misused(text, o); misused != "" {
		return answer.Answer{}, usage(errors.New(misused))
	}
	q := question.Parse(text, o)
	if q.Empty() {
		return answer.Answer{}, errNoQuestion
	}
	desk := l.desk()
	a, err := desk.Answer(ctx, q)
	if err == nil && facets {
		a.Facets, err = desk.Facets(ctx, q)
	}
	return a, err
}

var errNoQuestion = errors.New("no question: write one on the line")

// longestQuestion is the most bytes of a line that is taken for a question.
const longestQuestion = 1 << 20

// askEach answers every line. One that fails does not keep the next from being
// answered.
func askEach(ctx context.Context, in io.Reader, ask func(text string) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestQuestion)
	failed := false
	for lines.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		text := strings.TrimSuffix(lines.Text(), "\r")
		if err := ask(text); err != nil && !errors.Is(err, errNoQuestion) {
			failed = true
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	if failed {
		return errReported
	}
	return nil
}

// printJSON prints an answer, or why there is none, and returns the latter.
func printJSON(a *app, question string, answered answer.Answer, failed error) error {
	var line any = answered
	if failed != nil {
		line = struct {
			Question string `json:"question"`
			Found    bool   `json:"found"`
			Error    string `json:"error"`
		}{question, false, failed.Error()}
	}
	return errors.Join(failed, a.encode(line))
}

func printText(a *app, question string, answered answer.Answer, failed error) error {
	if failed != nil {
		if !errors.Is(failed, errNoQuestion) || question != "" {
			fmt.Fprintln(a.Err, failed)
		}
		return failed
	}
	_, err := io.WriteString(a.text(), answered.Text(a.bold()))
	return err
}
