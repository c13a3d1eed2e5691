package main

import (
	"bytes"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/gold"
)

// crossValidate prints the tables for articles, each annotated by an engine that
// has not seen it.
func crossValidate(stdout io.Writer, articles []gold.Article, tagged [][]quote.TaggedWord, folds int) error {
	test := make([][]gold.Article, folds)
	for i, a := range articles {
		test[i%folds] = append(test[i%folds], a)
	}
	engines := make([]*quote.Engine, folds)
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for fold := range folds {
		work.Go(func() (err error) {
			var train []gold.Article
			for i, a := range articles {
				if i%folds != fold {
					train = append(train, a)
				}
			}
			engines[fold], err = learn(train, tagged)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	var r gold.Report
	for fold, e := range engines {
		r.Measure(e, test[fold])
	}
	r.Table(stdout)
	return nil
}

// learn returns the engine that training on the articles gives.
func learn(train []gold.Article, tagged [][]quote.TaggedWord) (*quote.Engine, error) {
	var weights bytes.Buffer
	if err := quote.Learn(&weights, examples(train), tagged); err != nil {
		return nil, err
	}
	return quote.Read(&weights)
}
