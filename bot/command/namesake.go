package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/spf13/cobra"

	"onrecord/bot/label"
	"onrecord/bot/people/person"
	"onrecord/corpus"
)

// rulingFlags are what an admin says of two names.
type rulingFlags struct {
	join, part              string
	called, section, outlet string
	articles                []string
	reason                  string
	undo                    int64
	list                    bool
}

func (f *rulingFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.join, "join", "", "`name` that is the same person's")
	c.Flags().StringVar(&f.part, "part", "", "`name` that is another person's")
	c.Flags().StringVar(&f.called, "called", "", "the other person of the same name is meant where the article has these `words` in their title")
	c.Flags().StringVar(&f.section, "section", "", "… in articles of this `section`")
	c.Flags().StringVar(&f.outlet, "outlet", "", "… in articles of this `outlet`")
	c.Flags().StringArrayVar(&f.articles, "article", nil, "… in this article, by `id` or address; once more for each")
	c.Flags().StringVar(&f.reason, "reason", "", "`why` they are two, to be kept with it")
	c.Flags().BoolVar(&f.list, "names", false, "list which names were joined and parted")
	c.Flags().Int64Var(&f.undo, "undo", 0, "`number` of what is taken back")
	c.MarkFlagsMutuallyExclusive("join", "part", "names", "undo")
}

func (f rulingFlags) given() bool { return !reflect.DeepEqual(f, rulingFlags{}) }

// ruling is what the flags say of a name.
func (f rulingFlags) ruling(name string) person.Ruling {
	r := person.Ruling{Name: name, Other: cmp.Or(f.join, f.part), Same: f.join != "", Reason: f.reason, By: userName()}
	r.Where = corpus.Where{Called: f.called, Section: f.section, Outlet: f.outlet}
	for _, named := range f.articles {
		r.Where.Articles = append(r.Where.Articles, corpus.ArticleID(named))
	}
	return r
}

func (f rulingFlags) run(a *app, c *cobra.Command, name string) error {
	r := f.ruling(name)
	if r.At = a.clock(); !f.list && f.undo == 0 {
		if r.Other == "" {
			return usage(errors.New("--called, --section, --outlet, --article and --reason go with --part NAME"))
		}
		if err := r.Validate(); err != nil {
			return usage(err)
		}
	}
	return a.withArchive(c, func(ctx context.Context, s Settings, archive *corpus.Archive) (err error) {
		store, err := openState(ctx, s)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		register := person.Register{Names: store.Namesakes, Archive: archive}
		switch {
		case f.list:
			all, err := register.List(ctx)
			for _, line := range all {
				fmt.Fprintln(a.text(), line)
			}
			return err
		case f.undo > 0:
			err := register.Undo(ctx, f.undo, userName())
			if errors.Is(err, person.ErrNoRuling) {
				err = fmt.Errorf("%w: onrecord person --names lists what does", err)
			}
			return err
		}
		kept, err := register.Rule(ctx, r)
		switch {
		case err != nil:
			return err
		case kept.ID > 0:
			fmt.Fprintf(a.text(), "kept: number %d; onrecord person --undo %[1]d takes it back\n", kept.ID)
		case r.Same:
			fmt.Fprintf(a.text(), "%s is %s again, in %s\n", r.Other, r.Name, label.Count(kept.Articles, "article"))
		default:
			fmt.Fprintf(a.text(), "%s is another person than %s, in %s; onrecord person %q --join %q takes it back\n", r.Other, r.Name, label.Count(kept.Articles, "article"), r.Name, r.Other)
		}
		return nil
	})
}
