// Command train rebuilds the weights of the quote engine, byte for byte, from
// the sets annotated for it:
//
//	go run ./corpus/quote/train [-data ../shared/quotes] [-out corpus/quote/weights.gz]
//
// With -folds N it rather trains N times, each time without one part of the
// articles, and prints the tables of how well that part is annotated, and how
// far the parts lie apart. testdata/folds.golden holds them for five.
package main

import (
	"bytes"
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
	if err := flags.Parse(args); err != nil {
		return err
	}
	articles, err := gold.Read(filepath.Join(*data, "wikinews-train.jsonl.gz"), filepath.Join(*data, "news-train.jsonl.gz"))
	if err != nil {
		return err
	}
	tagged, err := readTagged(filepath.Join(*data, "pos-gum.tsv.gz"))
	if err != nil {
		return err
	}
	if *folds > 0 {
		return crossValidate(stdout, articles, tagged, *folds)
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
