package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/eval/exam"
	"onrecord/bot/factcheck/check"
	"onrecord/corpus"
	"onrecord/corpus/quote/eval/gold"
)

// How many quotes of each sort are set beside the paraphrases.
const (
	inventedBeside = 300
	printedBeside  = 500
)

// otherwise counts what becomes of quotes that are paraphrases, set as quotes of their
// speaker, of invented ones, and of those that are printed, with their speaker or with another.
type otherwise struct {
	checker  *check.Checker
	mistakes io.Writer
	offered  int // paraphrases whose true quote is cited or among those offered
	noted    int // others of which a note says whom the article seems to mean
	verdicts map[sort]map[check.Verdict]int
}

// sort is what a quote is.
type sort string

const (
	paraphrases sort = "paraphrases"
	nobodys     sort = "said by nobody"
	exacts      sort = "as printed"
	others      sort = "another's name"
)

// setAsQuotes sets questions in other words than was said as quotes of their speaker, and
// checks them beside invented ones and those that are printed.
func setAsQuotes(ctx context.Context, c *check.Checker, asked []exam.Asked, articles []gold.Article, stdout, mistakes io.Writer) error {
	o := &otherwise{checker: c, mistakes: mistakes, verdicts: make(map[sort]map[check.Verdict]int)}
	var speakers []string
	full := make(map[string]bool) // people by their full names
	for _, a := range articles {
		for _, name := range named(a) {
			speakers, full[name] = append(speakers, name), true
		}
	}
	var invented []string
	for _, q := range asked {
		words := question.Parse(q.Text, question.Options{Now: time.Now()})
		said := strings.TrimSpace(words.Words + " " + words.Phrase)
		switch {
		case q.Form == "none":
			invented = append(invented, said)
		case q.Form == "paraphrase" && full[q.Quote.Speaker]:
			if err := o.paraphrase(ctx, said, q); err != nil {
				return err
			}
		}
	}
	for _, q := range exam.Invented() {
		invented = append(invented, strings.TrimPrefix(q.Text, "who said "))
	}
	for i := range inventedBeside {
		if _, err := o.check(ctx, nobodys, invented[i%len(invented)], speakers[(7*i)%len(speakers)]); err != nil {
			return err
		}
	}
	for of, f := range map[sort]form{exacts: asPrinted, others: other} {
		if err := o.printed(ctx, articles, of, f); err != nil {
			return err
		}
	}
	o.table(stdout)
	return nil
}

// printed checks quotes as they are printed, of their speaker or of another.
func (o *otherwise) printed(ctx context.Context, articles []gold.Article, of sort, f form) error {
	n := 0
	for _, d := range drafts(articles) {
		if d.form != f {
			continue
		}
		for _, s := range d.statements {
			if n == printedBeside {
				return nil
			}
			n++
			if _, err := o.check(ctx, of, s.span.Of(d.text), s.speaker); err != nil {
				return err
			}
		}
	}
	return nil
}

// paraphrase checks words that mean a quote.
func (o *otherwise) paraphrase(ctx context.Context, words string, q exam.Asked) error {
	got, err := o.check(ctx, paraphrases, words, q.Quote.Speaker)
	if err != nil {
		return err
	}
	shown := slices.Clone(got.Instead)
	if got.Citation != nil && got.Verdict != check.NotFound {
		shown = append(shown, *got.Citation)
	}
	if slices.ContainsFunc(shown, func(c answer.Citation) bool {
		return q.MeansAny(c.Article, []corpus.Span{{Start: c.Start, End: c.End}})
	}) {
		o.offered++
	} else if o.mistakes != nil {
		fmt.Fprintf(o.mistakes, "%s\t%s\t%q\t%s\n", got.Verdict, q.Article, words, q.Quote.Speaker)
	}
	return nil
}

// check checks one quote of a speaker.
func (o *otherwise) check(ctx context.Context, of sort, words, speaker string) (check.Quote, error) {
	var got check.Quote
	r, err := o.checker.Check(ctx, fmt.Sprintf("“%s,” said %s.", words, speaker))
	if err != nil {
		return got, err
	}
	if len(r.Quotes) > 0 {
		got = r.Quotes[0]
	}
	if o.verdicts[of] == nil {
		o.verdicts[of] = make(map[check.Verdict]int)
	}
	o.verdicts[of][got.Verdict]++
	if of == others && seems(got) {
		o.noted++
	}
	wrong := of == exacts && got.Verdict != check.Exact || of == nobodys && got.Verdict != check.NotFound || of == others && got.Verdict != check.WrongSpeaker && !seems(got)
	if o.mistakes != nil && wrong {
		has := ""
		if got.Citation != nil {
			has = got.Citation.Text
		}
		fmt.Fprintf(o.mistakes, "%s\t%s\t%q\t%s\t%q\t%q\n", got.Verdict, of, words, speaker, has, got.Notes)
	}
	return got, nil
}

func (o *otherwise) table(w io.Writer) {
	for _, of := range []sort{paraphrases, nobodys, exacts, others} {
		v := o.verdicts[of]
		n := 0
		for _, count := range v {
			n += count
		}
		fmt.Fprintf(w, "%-15s %4d  exact %d, altered %d, wrong speaker %d, in other words %d, not found %d, unseen %d\n", of, n,
			v[check.Exact], v[check.Altered], v[check.WrongSpeaker], v[check.InOtherWords], v[check.NotFound], v[""])
		if of == paraphrases && n > 0 {
			fmt.Fprintf(w, "the true quote is shown for %d (%.1f %%)\n", o.offered, 100*float64(o.offered)/float64(n))
		}
		if of == others {
			fmt.Fprintf(w, "of %d a note says whose words they seem to be\n", o.noted)
		}
	}
}
