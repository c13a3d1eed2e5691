package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"onrecord/bot/asking/answer"
	"onrecord/bot/eval/exam"
	"onrecord/corpus/quote/eval/gold"
)

// answers measures answers.
func answers(flags *flag.FlagSet) func(context.Context, *exam.Sitting, io.Writer) error {
	curve := flags.Bool("curve", false, "print the calibration of the score too")
	ceiling := flags.Bool("ceiling", false, "print what the quote engine allows at best too")
	typed := flags.String("questions", "", "file of questions as reporters type them, to ask in place of those made from the quotes")
	return func(ctx context.Context, s *exam.Sitting, stdout io.Writer) error {
		if *typed != "" {
			return ask(ctx, s, *typed, stdout)
		}
		r, err := measure(ctx, s.Library.Desk(), s.Library.Archive, s.Articles, s.Mistakes)
		if err != nil || s.Mistakes != nil {
			return err
		}
		r.Table(stdout)
		if *ceiling {
			exam.Ceiling(stdout, s.Articles)
		}
		if *curve {
			r.Curve(stdout)
		}
		fmt.Fprintln(stdout, s.Library)
		r.Times(stdout)
		return nil
	}
}

// measure asks all questions that the articles give, and the invented ones.
func measure(ctx context.Context, desk *answer.Desk, archive exam.Archive, articles []gold.Article, mistakes io.Writer) (*exam.Report, error) {
	r := exam.NewReport(archive, mistakes)
	vocabulary := exam.Vocabulary(articles)
	questions := exam.Invented()
	for _, a := range articles {
		questions = append(questions, exam.Questions(a, vocabulary)...)
	}
	for _, q := range questions {
		if err := r.Ask(ctx, desk, q); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// ask asks the questions of a file and prints what became of them.
func ask(ctx context.Context, s *exam.Sitting, file string, stdout io.Writer) error {
	asked, err := exam.ReadAsked(file, s.Articles)
	if err != nil {
		return err
	}
	answered, err := exam.Ask(ctx, s.Library.Desk(), asked, s.Mistakes)
	if err != nil || s.Mistakes != nil {
		return err
	}
	answered.Table(stdout)
	return nil
}
