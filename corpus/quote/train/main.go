// Command train learns the weights of the quote engine, always the same ones, from
// the sets annotated for it:
//
//	go run ./corpus/quote/train [-data ../shared/quotes] [-out corpus/quote/internal/model/weights.gz]
//
// With -speakers it trains the ranker of speakers alone, which takes a minute; the
// other weights stay as they are shipped.
//
// With -folds N it rather trains N times, each time without one part of the
// articles, and prints the tables of how well that part is annotated, and how
// far the parts lie apart; with -errors it lists what is wrong instead, one line
// each. testdata/folds.golden holds the tables for five. With -speakers too it trains
// the ranker alone N times, whose figures are those where the quote is given.
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
	"onrecord/corpus/quote/eval/gold"
)

// sets are the annotated sets that the shipped weights come from.
var sets = []string{"wikinews-train", "news-train", "more-train"}

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(stdout io.Writer, args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	data := flags.String("data", "../shared/quotes", "folder of the annotated sets")
	asAnnotated := flags.Bool("as-annotated", false, "leave out the overlay that puts the sets right, corpus/quote/eval/gold/overlay.jsonl")
	out := flags.String("out", "corpus/quote/internal/model/weights.gz", "file for the weights")
	folds := flags.Int("folds", 0, "cross-validate in so many parts instead")
	speakers := flags.Bool("speakers", false, "train the ranker of speakers alone, where no other model has changed")
	errorsWanted := flags.Bool("errors", false, "with -folds: list what is wrong, one line each, instead of the tables")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *folds < 2 && (*folds != 0 || *errorsWanted) {
		return errors.New("cross-validation takes two parts or more, and -errors takes -folds: train -folds 5 -errors")
	}
	var files []string
	for _, set := range sets {
		files = append(files, filepath.Join(*data, set+".jsonl.gz"))
	}
	articles, err := gold.Read(files...)
	if err != nil {
		return err
	}
	if !*asAnnotated {
		if err := gold.Overlay(articles); err != nil {
			return err
		}
	}
	if *speakers && *folds == 0 {
		return write(stdout, *out, func(w io.Writer) error { return quote.LearnSpeakers(w, examples(articles)) })
	}
	tagged, err := readTagged(filepath.Join(*data, "pos-gum.tsv.gz"))
	if err != nil {
		return err
	}
	if *folds > 0 {
		learn := func(w io.Writer, seen []gold.Article) error { return quote.Learn(w, examples(seen), tagged) }
		if *speakers {
			learn = func(w io.Writer, seen []gold.Article) error { return quote.LearnSpeakers(w, examples(seen)) }
		}
		parts, err := crossTrain(articles, *folds, learn)
		if err != nil {
			return err
		}
		if *errorsWanted {
			errorsOf(stdout, parts)
		} else {
			tables(stdout, parts)
		}
		return nil
	}
	return write(stdout, *out, func(w io.Writer) error { return quote.Learn(w, examples(articles), tagged) })
}

// write writes the weights that learn gives into a file.
func write(stdout io.Writer, file string, learn func(io.Writer) error) error {
	var weights bytes.Buffer
	if err := learn(&weights); err != nil {
		return err
	}
	if err := os.WriteFile(file, weights.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %d bytes\n", file, weights.Len())
	return nil
}

// tables prints how well each part is annotated by an engine that has not seen it.
func tables(stdout io.Writer, parts []fold) {
	var r gold.Report
	for _, p := range parts {
		r.Measure(p.engine, p.unseen)
	}
	r.Table(stdout)
}

// errorsOf lists what the engines get wrong in the articles they have not seen.
func errorsOf(stdout io.Writer, parts []fold) {
	for _, p := range parts {
		for _, a := range p.unseen {
			gold.Errors(stdout, a, p.engine)
		}
	}
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
