// Command score measures the quote engine against articles whose quotes and
// speakers a reader has annotated.
//
//	go run ./corpus/quote/score FILE…
//
// Each FILE is JSON Lines, gzipped or not, in the project's form or in PolNeAR's
// (package gold). The tables have precision, recall and F1 of the content at
// overlap .3 and .8 and the share of right sources and speakers; the share of
// right speakers where the quotes are given, by the form of the source and by
// confidence; how far the headline figures can be trusted, for all files and
// for each; and throughput. Of a file in PolNeAR's form only the speakers count,
// where they are known.
//
// With -errors it lists what is wrong instead, one line each.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"onrecord/corpus"
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
	errorsWanted := flags.Bool("errors", false, "list what is wrong, one line each, instead of the tables")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name at least one gold file: score FILE…")
	}
	articles, err := gold.Read(flags.Args()...)
	if err != nil {
		return err
	}
	if *errorsWanted {
		for _, a := range articles {
			gold.Errors(stdout, a, shipped{})
		}
		return nil
	}
	tables(stdout, articles)
	throughput(stdout, articles)
	return nil
}

// tables prints the tables of the articles, and then of those whose speakers
// alone count: their labels are no full names.
func tables(stdout io.Writer, articles []gold.Article) {
	var whole, speakersAlone []gold.Article
	for _, a := range articles {
		if a.SpeakersAlone {
			speakersAlone = append(speakersAlone, a)
		} else {
			whole = append(whole, a)
		}
	}
	for _, part := range [][]gold.Article{whole, speakersAlone} {
		if len(part) > 0 {
			var r gold.Report
			r.Measure(shipped{}, part)
			r.Table(stdout)
			fmt.Fprintln(stdout)
		}
	}
}

// shipped is the engine whose weights are in the binary.
type shipped struct{}

func (shipped) Annotate(a corpus.Article) quote.Annotation { return quote.Annotate(a) }

func (shipped) Speakers(a corpus.Article, quotes []quote.Quote) []quote.Quote {
	return quote.Speakers(a, quotes)
}
