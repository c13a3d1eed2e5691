package command

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/question"
	"onrecord/bot/people/story"
)

func storyCommand(a *app) *cobra.Command {
	var r storyRequest
	var forms printForms
	c := &cobra.Command{
		Use:   "story TOPIC",
		Short: "Show who said what on a topic, in order of time",
		Long: `Show the story so far, from the archive alone: the strongest statements on a topic in
order of time, what was said and denied, and the figures with who gave them.

TOPIC may be followed by operators: ferry before:2017 outlet:herald.`,
		Example: `  onrecord story ferry
  onrecord story "chemical weapons" after:2013-08 --markdown > weapons.md`,
		Args: misuse(cobra.MinimumNArgs(1)),
	}
	forms.add(c, formJSON, "print one JSON object")
	forms.add(c, formMarkdown, "print a file for the story's folder")
	c.RunE = func(c *cobra.Command, args []string) error {
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		r.Text = typed(args)
		if r.Form, err = forms.chosen(); err != nil {
			return err
		}
		if _, err := story.Parse(r.Text, question.Options{Now: a.clock()}); err != nil {
			return usage(err)
		}
		return a.once(c.Context(), s, c.Flags().Changed("data"), "story", &r)
	}
	return c
}

// storyRequest is a topic that is wanted.
type storyRequest struct{ Text, Form string }

func (r *storyRequest) run(ctx context.Context, a *app, l *library) error {
	told, err := l.story(ctx, r.Text)
	if err != nil {
		return err
	}
	switch r.Form {
	case formJSON:
		return a.encode(told)
	case formMarkdown:
		_, err = io.WriteString(a.text(), told.Markdown())
	default:
		_, err = io.WriteString(a.text(), told.Text(a.bold()))
	}
	return err
}

// story tells a topic, as typed.
func (l *library) story(ctx context.Context, text string) (story.Story, error) {
	wanted, err := story.Parse(text, question.Options{Now: l.clock()})
	if err != nil {
		return story.Story{}, usage(err)
	}
	return l.stories().Story(ctx, wanted)
}

type storyCall struct {
	Story string `json:"story" jsonschema:"a topic; operators may follow: ferry before:2017"`
}

func (on calls) story(ctx context.Context, r storyCall) (any, error) {
	return on.library.story(ctx, r.Story)
}
