package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/asking/question"
	"onrecord/bot/people/person"
)

func personCommand(a *app) *cobra.Command {
	var r personRequest
	var forms printForms
	var names rulingFlags
	c := &cobra.Command{
		Use:   "person NAME",
		Short: "Show what somebody said, by topic and over time, with each article",
		Long: `Show what the archive has of somebody: titles and names as printed, statements by
topic, what they said otherwise before, with whom and where they are quoted.

NAME may be followed by “about” and words, and by operators: kerry about ceasefire before:2016-03.
The newest 400 statements are read; --all reads all.

--join takes two names for one person, --part for two people; --names lists what was said
of names, and --undo takes it back by its number.

Two people of one name are parted with what tells the other one apart, in brackets. The
other one is meant where an article calls them so, or in the articles chosen by --called,
--section, --outlet and --article, of which all have to hold; it is the same for articles
that come later. --join with the same name takes that back.`,
		Example: `  onrecord person kerry
  onrecord person "Elin Varga" about ferry
  onrecord person varga --all --markdown > varga.md
  onrecord person "Elin Varga" --join "Elin Brook"
  onrecord person "Karen Holm" --part "Karen Holm (swimmer)" --section Sport --reason "the senator does not swim"`,
		Args: func(c *cobra.Command, args []string) error {
			if names.list || names.undo > 0 {
				return misuse(cobra.NoArgs)(c, args)
			}
			return misuse(cobra.MinimumNArgs(1))(c, args)
		},
	}
	names.add(c)
	forms.add(c, formJSON, "print one JSON object")
	forms.add(c, formCSV, "print a table, a line a statement")
	forms.add(c, formMarkdown, "print a file for the story's folder")
	c.Flags().BoolVar(&r.All, "all", false, "every statement, not only the newest")
	c.RunE = func(c *cobra.Command, args []string) error {
		if names.given() {
			return names.run(a, c, strings.Join(args, " "))
		}
		s, err := a.settings(c)
		if err != nil {
			return err
		}
		r.Text = typed(args)
		if two, ok, _ := person.ParseRuling(r.Text); ok {
			return usage(fmt.Errorf("that two names are one person's is said with onrecord person %q --join %q; that they are two people's, with --part", two.Name, two.Other))
		}
		if r.Form, err = forms.chosen(); err != nil {
			return err
		}
		if _, err := person.Parse(r.Text, question.Options{Now: a.clock()}); err != nil {
			return usage(err)
		}
		return a.once(c.Context(), s, c.Flags().Changed("data"), "person", &r)
	}
	return c
}

// The forms in which a person or a story is printed, beside text.
const (
	formJSON     = "json"
	formCSV      = "csv"
	formMarkdown = "markdown"
)

// printForms are the flags for a form, of which one is chosen.
type printForms []printForm

type printForm struct {
	name   string
	wanted *bool
}

func (f *printForms) add(c *cobra.Command, name, usage string) {
	*f = append(*f, printForm{name, c.Flags().Bool(name, false, usage)})
}

// chosen is the form that is wanted; empty is text.
func (f printForms) chosen() (string, error) {
	chosen := ""
	for _, one := range f {
		if !*one.wanted {
			continue
		}
		if chosen != "" {
			return "", usage(fmt.Errorf("choose one of --%s and --%s", chosen, one.name))
		}
		chosen = one.name
	}
	return chosen, nil
}

// personRequest is somebody who is wanted.
type personRequest struct {
	Text, Form string
	All        bool
}

func (r *personRequest) run(ctx context.Context, a *app, l *library) error {
	found, err := l.person(ctx, r.Text, r.All)
	if err != nil {
		return err
	}
	switch r.Form {
	case formJSON:
		return a.encode(found)
	case formCSV:
		return found.CSV(a.Out)
	case formMarkdown:
		_, err = io.WriteString(a.text(), found.Markdown())
		return err
	}
	_, err = io.WriteString(a.text(), found.Text(a.bold()))
	return err
}

// person looks somebody up, as typed.
func (l *library) person(ctx context.Context, text string, all bool) (person.Person, error) {
	wanted, err := person.Parse(text, question.Options{Now: l.clock()})
	if err != nil {
		return person.Person{}, usage(err)
	}
	wanted.All = all
	return l.people().Person(ctx, wanted)
}

type personCall struct {
	Person string `json:"person" jsonschema:"a name or a title; about and operators may follow: kerry about ceasefire before:2016-03"`
	All    bool   `json:"all,omitempty" jsonschema:"every statement, not only the newest 400"`
}

func (on calls) person(ctx context.Context, r personCall) (any, error) {
	return on.library.person(ctx, r.Person, r.All)
}
