package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/factcheck/mark"
	"onrecord/bot/state"
	"onrecord/corpus"
)

func markCommand(a *app) *cobra.Command {
	var m mark.Mark
	var as string
	c := &cobra.Command{
		Use:   `mark "WORDS"`,
		Short: "Mark words that must not be printed again, and list where they were",
		Long: `Mark a statement as false, as corrected or as fact-checked, with the reason and a link.
Answers, checks and digests carry the mark from then on. mark back lists the articles that
print the words, or come near, to tick off; mark undo takes a mark back.`,
		Example: `  onrecord mark "the ferry had no lifeboats" --as false --reason "it had four" --link https://herald.example/correction
  onrecord mark list
  onrecord mark back 3
  onrecord mark tick 3 ARTICLE
  onrecord mark undo 3`,
		Args: misuse(cobra.ExactArgs(1)),
	}
	c.Flags().StringVar(&as, "as", string(mark.False), "what it is: `false, corrected or fact-checked`")
	c.Flags().StringVar(&m.Reason, "reason", "", "why")
	c.Flags().StringVar(&m.Link, "link", "", "where that is told")
	c.Flags().StringVar(&m.Speaker, "speaker", "", "whose words they are; anybody's without it")
	c.RunE = func(c *cobra.Command, args []string) error {
		m.Words, m.As, m.Editor, m.At = args[0], mark.As(as), userName(), a.clock()
		if err := m.Validate(); err != nil {
			return usage(err)
		}
		return a.withState(c, func(ctx context.Context, _ Settings, store *state.Store) error {
			id, err := store.Marks.Add(ctx, m)
			if err == nil {
				fmt.Fprintf(a.text(), "marked: number %d; onrecord mark back %d lists where it is printed\n", id, id)
			}
			return err
		})
	}
	c.AddCommand(markListCommand(a), markBackCommand(a), markTickCommand(a), markUndoCommand(a), proposeCommand(a))
	return c
}

// withState does something with the state, where there is an archive.
func (a *app) withState(c *cobra.Command, do func(context.Context, Settings, *state.Store) error) (err error) {
	s, err := a.settings(c)
	if err != nil {
		return err
	}
	if err := hasArchive(c.Context(), s); err != nil {
		return err
	}
	store, err := openState(c.Context(), s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return do(c.Context(), s, store)
}

func markListCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{Use: "list", Short: "List the marks, the latest first", Args: misuse(cobra.NoArgs)}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a mark")
	c.RunE = func(c *cobra.Command, _ []string) error {
		return a.withState(c, func(ctx context.Context, _ Settings, store *state.Store) error {
			all, err := store.Marks.Marks(ctx)
			for _, m := range all {
				if asJSON {
					err = errors.Join(err, a.encode(m))
					continue
				}
				words := "“" + m.Words + "”"
				if m.Speaker != "" {
					words += " – " + m.Speaker
				}
				fmt.Fprintf(a.text(), "%d · %s\n  %s, by %s\n", m.ID, words, m.Note(), m.Editor)
			}
			return err
		})
	}
	return c
}

// markOf is the mark with the number that was given.
func markOf(ctx context.Context, store *state.Store, number string) (mark.Mark, error) {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return mark.Mark{}, usage(fmt.Errorf("%s is no number of a mark: onrecord mark list shows them", number))
	}
	all, err := store.Marks.Marks(ctx)
	if err != nil {
		return mark.Mark{}, err
	}
	i := slices.IndexFunc(all, func(m mark.Mark) bool { return m.ID == id })
	if i < 0 {
		return mark.Mark{}, fmt.Errorf("%d: %w", id, state.ErrNoMark)
	}
	return all[i], nil
}

func markBackCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "back NUMBER",
		Short: "List the articles that print marked words, and those that come near",
		Args:  misuse(cobra.ExactArgs(1)),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object an article")
	c.RunE = func(c *cobra.Command, args []string) error {
		r := backRequest{JSON: asJSON}
		var s Settings
		err := a.withState(c, func(ctx context.Context, settings Settings, store *state.Store) (err error) {
			s = settings
			if r.Mark, err = markOf(ctx, store, args[0]); err == nil {
				r.Ticked, err = store.Marks.Ticked(ctx, r.Mark.ID)
			}
			return err
		})
		if err != nil {
			return err
		}
		return a.once(c.Context(), s, true, "mark", &r)
	}
	return c
}

// backRequest wants to know where marked words are printed.
type backRequest struct {
	Mark   mark.Mark
	Ticked []corpus.ArticleID
	JSON   bool
}

func (r *backRequest) run(ctx context.Context, a *app, l *library) error {
	desk := mark.Desk{Archive: l.seen(), Index: l.searched(), Clock: l.clock}
	places, err := desk.Back(ctx, r.Mark)
	if err != nil {
		return err
	}
	open := 0
	for _, p := range places {
		if p.Ticked = slices.Contains(r.Ticked, p.Citation.Article); !p.Ticked {
			open++
		}
		if r.JSON {
			if err := a.encode(p); err != nil {
				return err
			}
			continue
		}
		box := "[ ]"
		if p.Ticked {
			box = "[x]"
		}
		fmt.Fprintf(a.text(), "%s %s · %s\n    %s\n    %s · %s\n", box, strings.ToUpper(string(p.Closeness)), p.Citation.Who(), p.Citation.Excerpt(backRunes), p.Citation.Where(), p.Citation.Article)
	}
	if !r.JSON {
		fmt.Fprintf(a.text(), "%d of %d to look at; what is NEAR is a proposal: read it. Tick off with onrecord mark tick %d ARTICLE\n", open, len(places), r.Mark.ID)
	}
	return nil
}

// backRunes is how much of a passage a list shows.
const backRunes = 240

func markTickCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "tick NUMBER ARTICLE…",
		Short: "Tick off articles that were dealt with",
		Args:  misuse(cobra.MinimumNArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withState(c, func(ctx context.Context, _ Settings, store *state.Store) error {
				m, err := markOf(ctx, store, args[0])
				for _, article := range args[1:] {
					if err == nil {
						err = store.Marks.Tick(ctx, m.ID, corpus.ArticleID(article))
					}
				}
				return err
			})
		},
	}
}

func markUndoCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "undo NUMBER",
		Short: "Take a mark back",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withState(c, func(ctx context.Context, _ Settings, store *state.Store) error {
				m, err := markOf(ctx, store, args[0])
				if err != nil {
					return err
				}
				if err := store.Marks.Remove(ctx, m.ID); err != nil {
					return err
				}
				fmt.Fprintf(a.text(), "taken back: %d\n", m.ID)
				return nil
			})
		},
	}
}
