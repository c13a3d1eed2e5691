package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"onrecord/bot/eval/exam"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/quote/eval/gold"
)

// checks measures the check of quotes.
func checks(flags *flag.FlagSet) func(context.Context, *exam.Sitting, io.Writer) error {
	typed := flags.String("questions", "", "file of questions as reporters type them, whose paraphrases are set as quotes")
	return func(ctx context.Context, s *exam.Sitting, stdout io.Writer) error {
		if *typed != "" {
			asked, err := exam.ReadAsked(*typed, s.Articles)
			if err != nil {
				return err
			}
			return setAsQuotes(ctx, checker(s.Library), asked, s.Articles, stdout, s.Mistakes)
		}
		r := &report{rows: make(map[form]*row), mistakes: s.Mistakes}
		began := time.Now()
		if err := r.measure(ctx, checker(s.Library), s.Articles); err != nil || s.Mistakes != nil {
			return err
		}
		r.table(stdout)
		fmt.Fprintf(stdout, "%d quotes checked in %.1f s\n%s\n", r.checked(), time.Since(began).Seconds(), s.Library)
		return nil
	}
}

func checker(l *exam.Library) *check.Checker {
	return &check.Checker{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: time.Now}
}

// report counts verdicts.
type report struct {
	rows     map[form]*row
	mistakes io.Writer // each wrong verdict, a line; or nil
}

// row is what became of the quotes of one form.
type row struct {
	quotes, right, cited int
	verdicts             map[check.Verdict]int // "" is a quote of the draft that was not seen
}

// measure checks the drafts that the articles give.
func (r *report) measure(ctx context.Context, c *check.Checker, articles []gold.Article) error {
	for _, d := range drafts(articles) {
		checked, err := c.Check(ctx, d.text)
		if err != nil {
			return err
		}
		for _, s := range d.statements {
			r.count(d, s, checked)
		}
	}
	return nil
}

// count judges one quote of a draft.
func (r *report) count(d draft, s statement, checked check.Report) {
	w := r.rows[d.form]
	if w == nil {
		w = &row{verdicts: make(map[check.Verdict]int)}
		r.rows[d.form] = w
	}
	var got check.Quote
	at := slices.IndexFunc(checked.Quotes, func(q check.Quote) bool { return s.span.Overlaps(corpus.Span{Start: q.Start, End: q.End}) })
	if at >= 0 {
		got = checked.Quotes[at]
	}
	w.quotes++
	w.verdicts[got.Verdict]++
	right := got.Verdict == d.form.verdict() || d.form == other && seems(got)
	if right {
		w.right++
	}
	cited := got.Citation != nil && exam.Carries(got.Citation.Text, s.words)
	if cited {
		w.cited++
	}
	if r.mistakes != nil && (!right || !cited && d.form != invented) {
		has := ""
		if got.Citation != nil {
			has = fmt.Sprintf("%.2f %q", got.Citation.Score, got.Citation.Text)
			if got.Citation.Speaker != nil {
				has += " " + got.Citation.Speaker.Name
			}
		}
		fmt.Fprintf(r.mistakes, "%s\t%s\t%s\t%q\tsays %s\tread as %s\thas %s\t%q\n", got.Verdict, d.form, s.article, s.span.Of(d.text), s.speaker, got.Speaker, has, got.Notes)
	}
}

// seems reports whether a note says that the article seems to mean somebody else.
func seems(q check.Quote) bool {
	return slices.ContainsFunc(q.Notes, func(note string) bool { return strings.Contains(note, "it seems to be ") })
}

// table prints, in percent, of each form of a draft how many quotes got the right
// verdict and how many the passage that they were made from; and how many got
// which verdict.
func (r *report) table(w io.Writer) {
	fmt.Fprintf(w, "%-28s %6s  %5s  %5s  %6s %8s %6s %8s %10s %7s\n", "draft", "quotes", "right", "cited", "exact", "altered", "wrong", "in other", "not found", "unseen")
	for _, f := range forms {
		row := r.rows[f]
		if row == nil {
			continue
		}
		p := func(n int) float64 { return 100 * float64(n) / float64(row.quotes) }
		fmt.Fprintf(w, "%-28s %6d  %5.1f  %5.1f  %6d %8d %6d %8d %10d %7d\n", f, row.quotes, p(row.right), p(row.cited),
			row.verdicts[check.Exact], row.verdicts[check.Altered], row.verdicts[check.WrongSpeaker], row.verdicts[check.InOtherWords], row.verdicts[check.NotFound], row.verdicts[""])
	}
}

func (r *report) checked() int {
	n := 0
	for _, row := range r.rows {
		n += row.quotes
	}
	return n
}
