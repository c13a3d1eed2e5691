package command

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/api"
	"onrecord/corpus"
)

func unnameCommand(a *app) *cobra.Command {
	var why because
	c := &cobra.Command{
		Use:   "unname ARTICLE NAME",
		Short: "Take a name out of one article, with a record; list and undo",
		Long: `Take a name out of the headline, the byline, the tags and the text of one article, which is
named by its id or its address: the whole name, and its last word by itself. From then on
nothing that is made of the article has it: answers, facets, people, watches. Later
revisions lose it too. Who took it out, when and why is kept.`,
		Example: `  onrecord unname 2019-court-4711 "Rolf Anker" --by ana --reason "spent conviction, asked for it"
  onrecord unname list
  onrecord unname undo 3 --by ana`,
		Args: misuse(cobra.ExactArgs(2)),
	}
	c.Flags().StringVar(&why.by, "by", "", "`who` takes it out")
	c.Flags().StringVar(&why.reason, "reason", "", "`why`")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
			taken, err := takeName(ctx, archive, a.clock(), args[0], args[1], why)
			if err == nil {
				fmt.Fprintf(a.text(), "taken out: %d (undo it with onrecord unname undo %d)\n", taken.ID, taken.ID)
			}
			return err
		})
	}
	c.AddCommand(unnameList(a), unnameUndo(a))
	return c
}

// takeName takes a name out of the article that an id or an address names.
func takeName(ctx context.Context, archive *corpus.Archive, now time.Time, article, name string, why because) (corpus.TakenOut, error) {
	if strings.TrimSpace(why.by) == "" || strings.TrimSpace(why.reason) == "" {
		return corpus.TakenOut{}, usage(errors.New("say who takes it out, and why: by and reason"))
	}
	found, err := archive.Find(ctx, article)
	if err != nil {
		return corpus.TakenOut{}, err
	}
	if len(found) > 1 {
		return corpus.TakenOut{}, usage(fmt.Errorf("%d articles have this address: name one by its id", len(found)))
	}
	return archive.Names.TakeOut(ctx, corpus.TakenOut{Article: found[0].ID, Name: name, At: now, By: why.by, Reason: why.reason})
}

func unnameList(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the names that were taken out, and put back", Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
				all, err := archive.Names.All(ctx)
				for _, t := range all {
					back := ""
					if !t.Back.IsZero() {
						back = fmt.Sprintf(" · back since %s, by %s", t.Back.Format(time.DateOnly), t.BackBy)
					}
					fmt.Fprintf(a.text(), "%d · %s · %s · %s, by %s: %s%s\n", t.ID, t.Article, t.Name, t.At.Format(time.DateOnly), t.By, t.Reason, back)
				}
				return err
			})
		},
	}
}

func unnameUndo(a *app) *cobra.Command {
	var by string
	c := &cobra.Command{
		Use: "undo NUMBER", Short: "Put a name back", Args: misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil || by == "" {
				return usage(errors.New("give the number of onrecord unname list, and --by"))
			}
			return a.withArchive(c, func(ctx context.Context, _ Settings, archive *corpus.Archive) error {
				if _, err := archive.Names.PutBack(ctx, a.clock(), id, by); err != nil {
					return err
				}
				fmt.Fprintf(a.text(), "put back: %d\n", id)
				return nil
			})
		},
	}
	c.Flags().StringVar(&by, "by", "", "`who` puts it back")
	return c
}

type unnameCall struct {
	Article string `json:"article"` // its id or address
	Name    string `json:"name"`
	Undo    int64  `json:"undo"` // puts this one back instead
	By      string `json:"by"`
	Reason  string `json:"reason"`
}

// unnamed is a name that was taken out, or put back.
type unnamed struct {
	ID      int64            `json:"id"`
	Article corpus.ArticleID `json:"article"`
	Back    bool             `json:"back"`
}

func (on calls) unname(ctx context.Context, r unnameCall) (any, error) {
	r.By = byCaller(ctx, r.By)
	var t corpus.TakenOut
	var err error
	if r.Undo != 0 {
		t, err = on.library.archive.Names.PutBack(ctx, on.library.clock(), r.Undo, r.By)
	} else {
		t, err = takeName(ctx, on.library.archive, on.library.clock(), r.Article, r.Name, because{by: r.By, reason: r.Reason})
	}
	if isAny(err, corpus.ErrNoName, corpus.ErrNotTaken, corpus.ErrTakenTwice, corpus.ErrShortName) {
		return nil, &api.Error{Status: http.StatusUnprocessableEntity, Code: "not_taken_out", Message: err.Error(), Fix: "change the request"}
	}
	return unnamed{t.ID, t.Article, !t.Back.IsZero()}, err
}
