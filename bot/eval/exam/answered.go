package exam

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/corpus/quote/eval/gold"
)

// Answered counts what became of the questions of each form.
type Answered struct {
	forms  []Form
	counts map[Form]*answered
}

// answered is what became of the questions of one form.
type answered struct {
	asked   int
	certain int // answers that are told as found
	likely  int // and those that are probably meant
	speaker int // answers that name the right speaker
	first   int // answers whose first citation is the quote meant
	five    int // answers that cite it among the first five
	shown   int // replies that show it among the first five, as an answer or as nearest
}

// Ask asks questions and compares the answers with what was meant. Wrong answers are
// listed on mistakes, which may be nil.
func Ask(ctx context.Context, desk *answer.Desk, asked []Asked, mistakes io.Writer) (Answered, error) {
	out := Answered{counts: make(map[Form]*answered)}
	answers := make([]answer.Answer, len(asked))
	work, within := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, q := range asked {
		work.Go(func() (err error) {
			if answers[i], err = desk.Answer(within, question.Parse(q.Text, question.Options{Now: desk.Clock()})); err != nil {
				return fmt.Errorf("%s: %w", q.Text, err)
			}
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return out, err
	}
	for i, q := range asked {
		a, n := answers[i], out.counts[q.Form]
		if n == nil {
			n = new(answered)
			out.counts[q.Form] = n
			out.forms = append(out.forms, q.Form)
		}
		if right := n.add(q, a); !right && mistakes != nil {
			fmt.Fprintf(mistakes, "%s\t%s\t%s\twant %s\tgot %s\n", q.Form, q.Article, q.Text, q.Quote.Speaker, a.Line)
		}
	}
	slices.Sort(out.forms)
	return out, nil
}

// contradicting are the forms of questions that must not be answered with the quote that
// they contradict.
var contradicting = []Form{"negation", "figure", "person"}

// add counts one answer; right is true where an editor would let it stand.
func (n *answered) add(q Asked, a answer.Answer) (right bool) {
	n.asked++
	isMeant := func(c answer.Citation) bool { return q.MeansAny(c.Article, c.Reference().Spans) }
	shown := a.Citations
	switch {
	case !a.Found:
		shown = a.Nearest
	case a.Likely:
		n.likely++
	default:
		n.certain++
	}
	first, five := firstOf(a.Citations, 1), firstOf(a.Citations, 5)
	count := func(is bool, in *int) bool {
		if is {
			*in++
		}
		return is
	}
	count(a.Found && a.Speaker != nil && q.Said && gold.AgreeingSpeakers(q.Quote.Speaker, a.Speaker.Name), &n.speaker)
	right = count(slices.ContainsFunc(first, isMeant), &n.first)
	count(slices.ContainsFunc(five, isMeant), &n.five)
	count(slices.ContainsFunc(firstOf(shown, 5), isMeant), &n.shown)
	if !q.Said || slices.Contains(contradicting, q.Form) {
		return !a.Found
	}
	return right
}

func firstOf(citations []answer.Citation, n int) []answer.Citation {
	return citations[:min(len(citations), n)]
}

// Table prints a line for each form, in parts of a hundred.
func (a Answered) Table(w io.Writer) {
	fmt.Fprintf(w, "%-12s %5s %8s %7s %8s %8s %6s %6s %9s\n", "form", "asked", "speaker", "first", "@5", "shown@5", "found", "likely", "not found")
	for _, form := range a.forms {
		n := a.counts[form]
		share := func(of int) float64 { return 100 * float64(of) / float64(n.asked) }
		fmt.Fprintf(w, "%-12s %5d %8.1f %7.1f %8.1f %8.1f %6.1f %6.1f %9.1f\n", form, n.asked, share(n.speaker), share(n.first), share(n.five), share(n.shown),
			share(n.certain), share(n.likely), share(n.asked-n.certain-n.likely))
	}
}
