// Command answers measures answers: it makes questions from articles whose quotes
// a reader has annotated, hides these articles among others, and counts the
// right answers.
//
//	go run ./bot/eval/answers [-data DIR] [-among FILE] [-questions FILE] GOLD…
//
// Each GOLD is a file of package corpus/quote/eval/gold. The articles are put into
// the archive in DIR, after those of the files -among, and indexed, unless they
// are there already; without -data the archive is gone afterwards. The table
// has the figures of each form of a question; see package exam. With -errors
// the wrong answers are listed instead, with -curve how the score tells what was
// said from what was not, and with -ceiling how often the quote engine finds
// the quote and its speaker: no answer can do better. With -questions those of a file
// are asked instead, as [exam.ReadAsked] reads it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"onrecord/bot/asking/answer"
	"onrecord/bot/eval/exam"
	"onrecord/corpus/quote/eval/gold"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	flags.SetOutput(stderr)
	curve := flags.Bool("curve", false, "print the calibration of the score too")
	ceiling := flags.Bool("ceiling", false, "print what the quote engine allows at best too")
	typed := flags.String("questions", "", "file of questions as reporters type them, to ask in place of those made from the quotes")
	s, err := exam.Sit(ctx, flags, args, stdout)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Library.Close()) }()
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
