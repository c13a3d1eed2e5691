// Command score measures the quote engine against articles whose quotes and
// speakers a reader has annotated.
//
//	go run ./corpus/quote/score FILE…
//
// Each FILE is JSON Lines, gzipped or not: an article a line with its quotes
// (kind, content, source and speaker, spans in bytes). The table has precision,
// recall and F1 of the content at overlap .3 and .8, and, of the quotes found,
// the share whose source is right, whose speaker is right to the letter, and
// whose speaker agrees with the gold's (surname, and no other first name).
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

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
	errorsWanted := flags.Bool("errors", false, "list what is wrong, one line each, instead of the table")
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
			listErrors(stdout, a, found(a.Article))
		}
		return nil
	}
	report(stdout, articles)
	return nil
}

// report prints the table and the throughput.
func report(w io.Writer, articles []gold.Article) {
	bySegment, byQuote := newTally(), newTally()
	var took time.Duration
	bytes := 0
	for _, a := range articles {
		start := time.Now()
		got := found(a.Article)
		took += time.Since(start)
		bytes += len(a.Body)
		bySegment.add(segments, a.Body, a.Quotes, got)
		byQuote.add(whole, a.Body, a.Quotes, got)
	}
	fmt.Fprintf(w, head, "", "", "gold", "found", "P     R    F1 .3", "P     R    F1 .8", "source", "speaker", "agrees")
	bySegment.print(w, segments)
	byQuote.print(w, whole)
	fmt.Fprintf(w, "%d articles, %.1f MB/s\n", len(articles), float64(bytes)/1e6/took.Seconds())
}

// found returns the quotes that the engine finds in an article.
func found(a corpus.Article) []gold.Quote {
	quotes := quote.Annotate(a).Quotes
	out := make([]gold.Quote, len(quotes))
	for i, q := range quotes {
		out[i] = gold.Quote{Kind: q.Kind, Content: q.Content, Cue: q.Cue, Source: q.Source, Speaker: q.Speaker.Name}
	}
	return out
}
