// Command score measures the quote engine against articles whose quotes and
// speakers a reader has annotated.
//
//	go run ./corpus/quote/score FILE…
//	go run ./corpus/quote/score -speakers FILE…
//	go run ./corpus/quote/score -labels POLNEAR.speakers.jsonl POLNEAR.jsonl.gz
//
// Each FILE is JSON Lines, gzipped or not: an article a line with its quotes
// (kind, content, source and speaker, spans in bytes). The table has precision,
// recall and F1 of the content at overlap .3 and .8, and, of the quotes found,
// the share whose source is right, whose speaker is right to the letter, and
// whose speaker agrees with the gold's (surname, and no other first name).
//
// With -speakers the quotes are given as the reader annotated them, and the
// table has the share of right speakers by the form of the source and by
// confidence. With -labels the file is in PolNeAR's form, and the speakers that
// count are those of the labels.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/gold"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(stdout io.Writer, args []string) error {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	errorsWanted := flags.Bool("errors", false, "list what is wrong, one line each, instead of the table")
	speakersAlone := flags.Bool("speakers", false, "give the engine the quotes and measure the speakers alone")
	labels := flags.String("labels", "", "file with speakers for one file in PolNeAR's form; measures the speakers alone")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name at least one gold file: score FILE…")
	}
	if *labels != "" {
		articles, err := gold.ReadPolNeAR(flags.Arg(0), *labels)
		if err != nil {
			return err
		}
		scoreSpeakers(stdout, articles, *errorsWanted)
		return nil
	}
	articles, err := gold.Read(flags.Args()...)
	if err != nil {
		return err
	}
	if *speakersAlone {
		scoreSpeakers(stdout, articles, *errorsWanted)
		return nil
	}
	if *errorsWanted {
		for _, a := range articles {
			gold.Errors(stdout, a, quote.Annotate(a.Article).Quotes)
		}
		return nil
	}
	quote.Annotate(articles[0].Article) // unpacks the weights
	r, took := measure(articles)
	r.Table(stdout)
	n, bytes := r.Size()
	fmt.Fprintf(stdout, "%d articles, %.1f MB/s\n", n, float64(bytes)/1e6/took.Seconds())
	return nil
}

// measure annotates the articles and returns the report and the time it took.
func measure(articles []gold.Article) (*gold.Report, time.Duration) {
	r := gold.NewReport()
	var took time.Duration
	for _, a := range articles {
		start := time.Now()
		quotes := quote.Annotate(a.Article).Quotes
		took += time.Since(start)
		r.Add(a, quotes)
	}
	return r, took
}
