package command

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/bot/factcheck/mark"
	"onrecord/bot/state"
	"onrecord/corpus/intake/fetch"
	"onrecord/corpus/intake/page"
	"onrecord/corpus/intake/raw"
)

func proposeCommand(a *app) *cobra.Command {
	var r proposeRequest
	c := &cobra.Command{
		Use:   "propose [PAGE…]",
		Short: "List statements that may be ones to mark, to confirm or dismiss",
		Long: `List statements that may be ones to mark: what articles hold as taken back or disputed, what
they quoted before they were corrected and do not quote now, and what pages have checked
(ClaimReview of schema.org): those that the bot reads, and the files or addresses named.
Nothing is marked until a person confirms it.`,
		Example: `  onrecord mark propose https://checks.example.org/2026/ferry
  onrecord mark propose --confirm 3f9a01c2d4 --by ana
  onrecord mark propose --dismiss 77ab01c2d4 --by ana`,
	}
	c.Flags().IntVar(&r.Days, "days", 90, "how many `days` of corrections to look at")
	c.Flags().StringVar(&r.Confirm, "confirm", "", "mark the words of this `proposal`")
	c.Flags().StringVar(&r.Dismiss, "dismiss", "", "never list this `proposal` again")
	c.Flags().StringVar(&r.By, "by", "", "`who` confirms or dismisses it")
	c.Flags().BoolVar(&r.JSON, "json", false, "print one JSON object a proposal")
	c.RunE = func(c *cobra.Command, args []string) error {
		if r.Confirm+r.Dismiss != "" && r.By == "" {
			return usage(errors.New("say who does it, with --by"))
		}
		var s Settings
		err := a.withState(c, func(ctx context.Context, settings Settings, store *state.Store) (err error) {
			s = settings
			if r.Dismiss != "" {
				return store.Marks.Dismiss(ctx, r.Dismiss, r.By, a.clock())
			}
			r.Dismissed, err = store.Marks.Dismissed(ctx)
			return err
		})
		if err != nil || r.Dismiss != "" {
			return err
		}
		for _, at := range args {
			claims, err := claimsAt(c.Context(), at)
			if err != nil {
				return err
			}
			r.Claims = append(r.Claims, claims...)
		}
		return a.once(c.Context(), s, true, "propose", &r)
	}
	return c
}

// claimsAt are the claims that a page has checked, which is a file or an address.
func claimsAt(ctx context.Context, at string) ([]raw.Claim, error) {
	if !raw.IsURL(at) {
		content, err := os.ReadFile(at)
		if err != nil {
			return nil, err
		}
		return page.Claims(content, "", nil)
	}
	origin, address := fetch.OriginOf(at)
	got, err := fetch.New(fetch.Options{}).Get(ctx, origin, address, fetch.Validators{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at, err)
	}
	where := got.At
	if where == nil {
		if where, err = url.Parse(address); err != nil {
			return nil, err
		}
	}
	return page.Claims(got.Content, got.Type, where)
}

// proposeRequest wants to know what may be marked, or marks one.
type proposeRequest struct {
	Days        int
	Claims      []raw.Claim
	Dismissed   map[string]bool
	Confirm, By string
	Dismiss     string
	JSON        bool
}

// claims are those of the pages named, and of the pages that the bot has read.
func (r *proposeRequest) claims(ctx context.Context, l *library) ([]raw.Claim, error) {
	claims := slices.Clone(r.Claims)
	if l.state == nil {
		return claims, nil
	}
	read, err := l.state.Marks.Claims(ctx, 0)
	if err == nil {
		read, err = mark.Shown(ctx, l.seen(), read, l.clock())
	}
	for _, c := range read {
		claims = append(claims, c.Claim)
	}
	return claims, err
}

func (r *proposeRequest) run(ctx context.Context, a *app, l *library) error {
	proposer := mark.Proposer{Archive: l.seen(), Index: l.searched(), Marks: l.marks, Clock: l.clock, Dismissed: r.Dismissed}
	claims, err := r.claims(ctx, l)
	if err != nil {
		return err
	}
	all, err := proposer.Propose(ctx, r.Days, claims)
	if err != nil {
		return err
	}
	if r.Confirm != "" {
		i := slices.IndexFunc(all, func(p mark.Proposal) bool { return p.ID == r.Confirm })
		if i < 0 || l.state == nil {
			return usage(fmt.Errorf("%s is proposed no longer: onrecord mark propose lists what is", r.Confirm))
		}
		id, err := l.state.Marks.Add(ctx, all[i].Mark(r.By, l.clock()))
		if err == nil {
			fmt.Fprintf(a.text(), "marked: %d\n", id)
		}
		return err
	}
	for _, p := range all {
		if r.JSON {
			if err := a.encode(p); err != nil {
				return err
			}
			continue
		}
		who := p.Speaker
		if who == "" {
			who = "anybody"
		}
		fmt.Fprintf(a.text(), "%s · %s · %s\n    “%s”\n    %s %s\n", p.ID, p.As, who, p.Words, p.Reason, p.Link)
	}
	if !r.JSON {
		fmt.Fprintf(a.text(), "%d proposed. Read each; then --confirm ID or --dismiss ID, with --by.\n", len(all))
	}
	return nil
}
