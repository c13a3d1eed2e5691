package main

import (
	"bytes"
	"io"
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

// crossTrain divides articles into n parts and trains without each of them; learn writes
// the weights that it learns.
func crossTrain(articles []gold.Article, n int, learn func(io.Writer, []gold.Article) error) ([]fold, error) {
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
			var weights bytes.Buffer
			if err := learn(&weights, seen); err != nil {
				return err
			}
			folds[k].engine, err = quote.Read(&weights)
			return err
		})
	}
	return folds, work.Wait()
}
