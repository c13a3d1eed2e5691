package main

import (
	"bytes"
	"fmt"
	"io"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/gold"
)

// crossValidate prints the table for articles, each annotated by an engine that
// has not seen it.
func crossValidate(stdout io.Writer, articles []gold.Article, tagged [][]quote.TaggedWord, folds int) error {
	r := gold.NewReport()
	for fold := range folds {
		var train, test []gold.Article
		for i, a := range articles {
			if i%folds == fold {
				test = append(test, a)
			} else {
				train = append(train, a)
			}
		}
		var weights bytes.Buffer
		if err := quote.Learn(&weights, examples(train), tagged); err != nil {
			return err
		}
		engine, err := quote.Read(&weights)
		if err != nil {
			return err
		}
		for _, a := range test {
			r.Add(a, engine.Annotate(a.Article).Quotes)
		}
		fmt.Fprintf(stdout, "part %d of %d done\n", fold+1, folds)
	}
	r.Table(stdout)
	return nil
}
