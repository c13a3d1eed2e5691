// Command train rebuilds the weights of the quote engine, byte for byte, from
// the sets annotated for it:
//
//	go run ./corpus/quote/train [-data ../shared/quotes] [-out corpus/quote/weights.gz]
//
// With -folds N it rather trains N times, each time without one part of the
// articles, and prints the table of how well that part is annotated; with
// -speakers how well the speakers are found where the quotes are given, and with
// -errors each wrong speaker instead of that table.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/gold"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(stdout io.Writer, args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	data := flags.String("data", "../shared/quotes", "folder of the annotated sets")
	out := flags.String("out", "corpus/quote/weights.gz", "file for the weights")
	folds := flags.Int("folds", 0, "cross-validate in so many parts instead")
	speakers := flags.Bool("speakers", false, "with -folds: give the engine the quotes and measure the speakers alone")
	errorsWanted := flags.Bool("errors", false, "with -speakers: list each wrong speaker instead of the table")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case *folds == 1 || *folds == 0 && *speakers:
		return errors.New("cross-validation needs two parts or more: -folds 5")
	case *errorsWanted && !*speakers:
		return errors.New("-errors lists wrong speakers: add -speakers")
	}
	articles, err := gold.Read(filepath.Join(*data, "wikinews-train.jsonl.gz"), filepath.Join(*data, "news-train.jsonl.gz"))
	if err != nil {
		return err
	}
	tagged, err := readTagged(filepath.Join(*data, "pos-gum.tsv.gz"))
	if err != nil {
		return err
	}
	if v := (validation{articles, tagged, *folds}); *folds > 0 {
		if *speakers {
			return v.speakers(stdout, *errorsWanted)
		}
		return v.table(stdout)
	}
	var weights bytes.Buffer
	if err := quote.Learn(&weights, examples(articles), tagged); err != nil {
		return err
	}
	if err := os.WriteFile(*out, weights.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %d bytes from %d articles and %d tagged sentences\n", *out, weights.Len(), len(articles), len(tagged))
	return nil
}

func examples(articles []gold.Article) []quote.Example {
	out := make([]quote.Example, len(articles))
	for i, a := range articles {
		out[i].Article = a.Article
		for _, q := range a.Quotes {
			out[i].Quotes = append(out[i].Quotes, quote.Quote{Kind: q.Kind, Content: q.Content, Cue: q.Cue, Source: q.Source, Speaker: quote.Speaker{Name: q.Speaker}})
		}
	}
	return out
}
