package command

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot"
)

func feedbackCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "feedback",
		Short: "List what people said is wrong with citations",
		Long: `List what people said is wrong with citations. What was listed counts as read on
the Home that admins see in Slack.`,
		Args: misuse(cobra.NoArgs),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		if !hasState(s) {
			fmt.Fprintf(a.Err, "no feedback in %s yet\n", s.place())
			return nil
		}
		store, err := openState(c.Context(), s)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		all, err := store.Feedback.All(c.Context())
		if err != nil {
			return err
		}
		print := printFeedback
		if asJSON {
			print = printFeedbackJSON
		}
		for _, f := range all {
			if err := print(a, f); err != nil {
				return err
			}
		}
		return store.Feedback.MarkRead(c.Context(), len(all))
	}
	return c
}

// mistakes are what can be wrong, in words.
var mistakes = map[bot.Mistake]string{
	bot.WrongSpeaker: "wrong speaker", bot.WrongQuote: "wrong quote", bot.WrongOther: "something else wrong",
}

func printFeedback(a *app, f bot.Feedback) error {
	settled := ""
	if f.Settled != "" {
		settled = " · " + string(f.Settled)
	}
	fmt.Fprintf(a.text(), "%s · %s · %s%s\n", f.At.Format("2006-01-02 15:04"), mistakes[f.What], f.Passage, settled)
	if f.Comment != "" {
		fmt.Fprintf(a.text(), "  %s\n", f.Comment)
	}
	if f.Question != "" {
		fmt.Fprintf(a.text(), "  asked: %s\n", f.Question)
	}
	return nil
}

// feedbackJSON is the JSON form of feedback. Spans are byte offsets into the body
// of the article's revision.
type feedbackJSON struct {
	At       time.Time   `json:"at"`
	Article  string      `json:"article"`
	Revision int         `json:"revision"`
	Spans    [][2]int    `json:"spans"`
	Wrong    bot.Mistake `json:"wrong"`
	Comment  string      `json:"comment"`
	Question string      `json:"question"` // empty unless the person gave it
	Settled  bot.Settled `json:"settled"`  // by an editor: corrected or dismissed; empty is not yet
}

func printFeedbackJSON(a *app, f bot.Feedback) error {
	out := feedbackJSON{
		At: f.At, Article: string(f.Passage.Article), Revision: f.Passage.Revision, Spans: [][2]int{},
		Wrong: f.What, Comment: f.Comment, Question: f.Question, Settled: f.Settled,
	}
	for _, s := range f.Passage.Spans {
		out.Spans = append(out.Spans, [2]int{s.Start, s.End})
	}
	return a.encode(out)
}
