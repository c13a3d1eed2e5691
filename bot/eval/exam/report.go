package exam

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/corpus/quote"
)

// Report counts the answers to questions.
type Report struct {
	archive  Archive
	mistakes io.Writer // each wrong answer, a line; or nil
	rows     map[rowKey]*row
	took     map[question.Intent][]time.Duration
	found    map[Form]*[21]share // by twentieths of the score: was it right?
}

// rowKey is a line of the table; an empty kind is all kinds together.
type rowKey struct {
	form Form
	kind quote.Kind
}

type row struct {
	asked, found, speaker, letter, article, first, five int
	reciprocal                                          float64
}

type share struct{ right, of int }

// NewReport returns a report of nothing yet. It lists each wrong answer in
// mistakes, unless that is nil.
func NewReport(archive Archive, mistakes io.Writer) *Report {
	return &Report{
		archive:  archive,
		mistakes: mistakes,
		rows:     make(map[rowKey]*row),
		took:     make(map[question.Intent][]time.Duration),
		found:    make(map[Form]*[21]share),
	}
}

// Ask puts a question to a desk and counts the answer.
func (r *Report) Ask(ctx context.Context, desk *answer.Desk, q Question) error {
	began := time.Now()
	a, err := desk.Answer(ctx, question.Parse(q.Text, question.Options{}))
	if err != nil {
		return fmt.Errorf("%s: %w", q.Text, err)
	}
	r.took[a.Intent] = append(r.took[a.Intent], time.Since(began))
	v, err := judge(ctx, r.archive, q, a)
	if err != nil {
		return err
	}
	for _, k := range []rowKey{{q.Form, ""}, {q.Form, q.Quote.Kind}} {
		if k.kind == "" || q.Form != Nobody {
			r.row(k).add(v)
		}
		if q.Form == Nobody {
			break
		}
	}
	if r.found[q.Form] == nil {
		r.found[q.Form] = new([21]share)
	}
	s := &r.found[q.Form][int(v.score*20)]
	s.of++
	if v.nearest {
		s.right++
	}
	r.list(q, a, v)
	return nil
}

func (r *Report) row(k rowKey) *row {
	if r.rows[k] == nil {
		r.rows[k] = &row{}
	}
	return r.rows[k]
}

func (w *row) add(v verdict) {
	count := func(n *int, right bool) {
		if right {
			*n++
		}
	}
	w.asked++
	count(&w.found, v.found)
	count(&w.speaker, v.speaker)
	count(&w.letter, v.letter)
	count(&w.article, v.article)
	count(&w.first, v.rank == 1)
	count(&w.five, v.rank >= 1 && v.rank <= 5)
	if v.rank > 0 {
		w.reciprocal += 1 / float64(v.rank)
	}
}

// list writes a line for a wrong answer.
func (r *Report) list(q Question, a answer.Answer, v verdict) {
	if r.mistakes == nil {
		return
	}
	wrong := ""
	switch {
	case q.Form == Nobody && !v.found || q.Form != Nobody && v.speaker && v.article:
		return
	case q.Form == Nobody:
		wrong = "found"
	case !v.found:
		wrong = "not found"
	case !v.article:
		wrong = "article"
	default:
		wrong = "speaker"
	}
	fmt.Fprintf(r.mistakes, "%s\t%s\t%s\t%s\t%s\twant %s\t%.2f\tgot %s\n", wrong, q.Form, q.Quote.Kind, q.Article, q.Text, q.Quote.Speaker, v.score, strings.Join(strings.Fields(a.Line), " "))
}

// Table prints the figures, in percent: of the questions of each form, all and
// by the kind of the quote, how many were answered; of all, how many with the
// right speaker first (who agrees with the gold's; who is the gold's to the
// letter) and the right article first; recall at one and five citations, and
// the mean reciprocal rank of the quote.
func (r *Report) Table(w io.Writer) {
	fmt.Fprintf(w, "%-32s %-9s %5s  %5s  %7s %6s  %7s  %5s %5s  %5s\n", "question", "quote", "asked", "found", "speaker", "letter", "article", "r@1", "r@5", "MRR")
	for _, f := range Forms {
		for _, kind := range []quote.Kind{"", quote.Direct, quote.Mixed, quote.Indirect} {
			row := r.rows[rowKey{f, kind}]
			if row == nil {
				continue
			}
			p := func(n int) float64 { return 100 * float64(n) / float64(row.asked) }
			fmt.Fprintf(w, "%-32s %-9s %5d  %5.1f", f, cmp.Or(string(kind), "all"), row.asked, p(row.found))
			if f != Nobody {
				fmt.Fprintf(w, "  %7.1f %6.1f  %7.1f  %5.1f %5.1f  %5.3f", p(row.speaker), p(row.letter), p(row.article), p(row.first), p(row.five), row.reciprocal/float64(row.asked))
			}
			fmt.Fprintln(w)
		}
	}
}

// Times prints how long the answers took, by intent.
func (r *Report) Times(w io.Writer) {
	var all []time.Duration
	line := func(name string, took []time.Duration) {
		slices.Sort(took)
		at := func(q float64) float64 { return took[int(q*float64(len(took)-1))].Seconds() * 1000 }
		fmt.Fprintf(w, "%-12s %5d answers: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms\n", name, len(took), at(.5), at(.95), at(.99))
	}
	intents := make([]question.Intent, 0, len(r.took))
	for intent := range r.took {
		intents = append(intents, intent)
	}
	slices.Sort(intents)
	for _, intent := range intents {
		line(string(intent), r.took[intent])
		all = append(all, r.took[intent]...)
	}
	line("all", all)
}

// Curve prints the calibration of the score: for each twentieth, how many
// questions got their best passage there and how many of these passages were
// the right one, for what was said and for what nobody said.
func (r *Report) Curve(w io.Writer) {
	fmt.Fprintf(w, "%-10s", "score from")
	for _, f := range Forms {
		name, rest, _ := strings.Cut(string(f), ", ")
		fmt.Fprintf(w, " %24s", name+" "+rest[:min(len(rest), 14)])
	}
	fmt.Fprintln(w)
	for i := 20; i >= 4; i-- {
		fmt.Fprintf(w, "%-10.2f", float64(i)/20)
		for _, f := range Forms {
			s := share{}
			if r.found[f] != nil {
				s = r.found[f][i]
			}
			fmt.Fprintf(w, " %11d of %10d", s.right, s.of)
		}
		fmt.Fprintln(w)
	}
}
