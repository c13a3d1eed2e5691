package main

import (
	"bytes"
	"runtime"

	"golang.org/x/sync/errgroup"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
)

// fold is a part of the articles and an engine that has seen all but them.
type fold struct {
	engine *quote.Engine
	unseen []gold.Article
}

// crossTrain divides articles into n parts and trains without each of them.
func crossTrain(articles []gold.Article, tagged [][]quote.TaggedWord, n int) ([]fold, error) {
	folds := make([]fold, n)
	for i, a := range articles {
		folds[i%n].unseen = append(folds[i%n].unseen, a)
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for k := range folds {
		work.Go(func() (err error) {
			var seen []gold.Article
			for i, a := range articles {
				if i%n != k {
					seen = append(seen, a)
				}
			}
			folds[k].engine, err = learn(seen, tagged)
			return err
		})
	}
	return folds, work.Wait()
}

// learn returns the engine that training on the articles gives.
func learn(articles []gold.Article, tagged [][]quote.TaggedWord) (*quote.Engine, error) {
	var weights bytes.Buffer
	if err := quote.Learn(&weights, examples(articles), tagged); err != nil {
		return nil, err
	}
	return quote.Read(&weights)
}
