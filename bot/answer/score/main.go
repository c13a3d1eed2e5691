// Command score measures answers: it makes questions from articles whose quotes
// a reader has annotated, hides these articles among others, and counts the
// right answers.
//
//	go run ./bot/answer/score [-data DIR] [-among FILE] GOLD…
//
// Each GOLD is a file of package corpus/quote/gold. The articles are put into
// the archive in DIR, after those of the files -among, and indexed, unless they
// are there already; without -data the archive is gone afterwards. The table
// has the figures of each form of a question; see package exam. With -errors
// the wrong answers are listed instead, with -curve how the score tells what was
// said from what was not, and with -ceiling how often the quote engine finds
// the quote and its speaker: no answer can do better.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"onrecord/bot/answer"
	"onrecord/bot/answer/exam"
	"onrecord/corpus/quote/gold"
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
	dir := flags.String("data", "", "folder of the archive; one for this run where empty")
	among := flags.String("among", "", "file of articles among which the others are hidden")
	mistakes := flags.Bool("errors", false, "list the wrong answers, one line each, instead of the table")
	curve := flags.Bool("curve", false, "print the calibration of the score too")
	ceiling := flags.Bool("ceiling", false, "print what the quote engine allows at best too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name at least one gold file: score GOLD…")
	}
	articles, err := gold.Read(flags.Args()...)
	if err != nil {
		return err
	}
	files := flags.Args()
	if *among != "" {
		files = append([]string{*among}, files...)
	}
	l, err := exam.OpenLibrary(ctx, *dir, files)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	list := io.Writer(nil)
	if *mistakes {
		list = stdout
	}
	r, err := measure(ctx, l.Desk(), l.Archive, articles, list)
	if err != nil {
		return err
	}
	if *mistakes {
		return nil
	}
	r.Table(stdout)
	if *ceiling {
		exam.Ceiling(stdout, articles)
	}
	if *curve {
		r.Curve(stdout)
	}
	fmt.Fprintln(stdout, l)
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
