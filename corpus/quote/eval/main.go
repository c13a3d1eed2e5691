// Command eval measures the quote engine against articles whose quotes and
// speakers a reader has annotated (package gold has the forms they may have).
//
//	go run ./corpus/quote/eval [-data ../shared/quotes] [SET…]
//
// Each SET is the name of a set in the folder of annotated sets, "news-dev", or
// the path of a file or folder; without one, the development sets are
// measured. The articles written for this project need nothing else:
//
//	go run ./corpus/quote/eval corpus/quote/testdata/articles
//
// The tables have precision, recall and F1 of the content at overlap .3 and .8
// and the share of right sources and speakers; the share of right speakers where
// the quotes are given, by the form of the source and by confidence; how far the
// headline figures can be trusted, for all sets and for each; and throughput. Of
// a set in PolNeAR's form only the speakers count, where they are known.
//
// With -stance each SET is a file of sentences with the stance that they take to
// some of their words, and the table says how they are held.
//
// With -errors it lists what is wrong instead, one line each.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// devSets are the sets kept for measuring.
var devSets = []string{"wikinews-dev", "news-dev", "more-dev", "polnear-dev"}

func run(stdout io.Writer, args []string) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	data := flags.String("data", "../shared/quotes", "folder of the annotated sets")
	errorsWanted := flags.Bool("errors", false, "list what is wrong, one line each, instead of the tables")
	asAnnotated := flags.Bool("as-annotated", false, "leave out the overlay that puts the sets right, corpus/quote/eval/gold/overlay.jsonl")
	stances := flags.Bool("stance", false, "the sets hold sentences with their stance")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets := flags.Args()
	if *stances {
		return stanceTables(stdout, sets, *errorsWanted)
	}
	if len(sets) == 0 {
		sets = devSets
	}
	articles, err := read(*data, sets, !*asAnnotated)
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

// stanceTables prints a table for each file of sentences, or what is wrong in it.
func stanceTables(stdout io.Writer, files []string, errorsWanted bool) error {
	print := gold.Stances
	if errorsWanted {
		print = gold.WrongStances
	}
	for _, file := range files {
		sentences, err := gold.ReadSentences(file)
		if err != nil {
			return err
		}
		print(stdout, sentences, quote.Annotate)
	}
	return nil
}

// read returns the articles of the sets, with the overlay or without: paths, or names of files in
// the folder data.
func read(data string, sets []string, overlaid bool) ([]gold.Article, error) {
	paths := make([]string, len(sets))
	for i, set := range sets {
		paths[i] = set
		if exists(set) {
			continue
		}
		paths[i] = filepath.Join(data, set+".jsonl.gz")
		if !exists(paths[i]) {
			return nil, fmt.Errorf("the annotated set %q is neither a file nor in %s: name the folder that has %s.jsonl.gz with -data DIR, or measure the articles in corpus/quote/testdata/articles, which need no data", set, data, set)
		}
	}
	articles, err := gold.Read(paths...)
	if err == nil && overlaid {
		err = gold.Overlay(articles)
	}
	return articles, err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
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
