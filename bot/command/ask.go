package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/answer"
	"onrecord/bot/question"
)

func (a *app) ask() *cobra.Command {
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
		l, err := a.openToRead(c.Context(), s, c.Flags().Changed("data"), "ask")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, l.close()) }()
		asker := asker{app: a, desk: l.desk(), facets: facets, print: a.printText}
		if asJSON {
			asker.print = a.printJSON
		}
		if len(args) > 0 {
			text := strings.Join(args, " ")
			found, err := asker.answer(c.Context(), text)
			if err != nil && !asJSON {
				return err
			}
			return asker.print(text, found, err)
		}
		return asker.askEach(c.Context(), a.In)
	}
	return c
}

// asker puts questions to a desk and prints the answers.
type asker struct {
	*app
	desk   *answer.Desk
	facets bool
	print  func(q string, a answer.Answer, err error) error
}

func (k asker) ask(ctx context.Context, text string) error {
	a, err := k.answer(ctx, text)
	return k.print(text, a, err)
}

func (k asker) answer(ctx context.Context, text string) (answer.Answer, error) {
	o := question.Options{Now: k.clock()}
	if misused := question.Misused(text, o); misused != "" {
		return answer.Answer{}, usage(errors.New(misused))
	}
	q := question.Parse(text, o)
	if q.Empty() {
		return answer.Answer{}, errNoQuestion
	}
	a, err := k.desk.Answer(ctx, q)
	if err == nil && k.facets {
		a.Facets, err = k.desk.Facets(ctx, q)
	}
	return a, err
}

var errNoQuestion = errors.New("no question: write one on the line")

// longestQuestion is the most bytes of a line that is taken for a question.
const longestQuestion = 1 << 20

// askEach answers every line. One that fails does not keep the next from being
// answered.
func (k asker) askEach(ctx context.Context, in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestQuestion)
	failed := false
	for lines.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		text := strings.TrimSuffix(lines.Text(), "\r")
		if err := k.ask(ctx, text); err != nil && !errors.Is(err, errNoQuestion) {
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
func (a *app) printJSON(question string, answered answer.Answer, failed error) error {
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

func (a *app) printText(question string, answered answer.Answer, failed error) error {
	if failed != nil {
		if !errors.Is(failed, errNoQuestion) || question != "" {
			fmt.Fprintln(a.Err, failed)
		}
		return failed
	}
	_, err := io.WriteString(a.text(), answered.Text(a.bold()))
	return err
}
