package main

import (
	"bytes"
	"io"

	"onrecord/corpus/quote"
	"onrecord/corpus/quote/gold"
)

// validation divides annotated articles into parts, each annotated by an engine
// that has not seen it.
type validation struct {
	articles []gold.Article
	tagged   [][]quote.TaggedWord
	folds    int
}

// each calls visit with every article and the engine that has not seen it.
func (v validation) each(visit func(*quote.Engine, gold.Article)) error {
	for fold := range v.folds {
		var train, test []gold.Article
		for i, a := range v.articles {
			if i%v.folds == fold {
				test = append(test, a)
			} else {
				train = append(train, a)
			}
		}
		var weights bytes.Buffer
		if err := quote.Learn(&weights, examples(train), v.tagged); err != nil {
			return err
		}
		engine, err := quote.Read(&weights)
		if err != nil {
			return err
		}
		for _, a := range test {
			visit(engine, a)
		}
	}
	return nil
}

// table prints how well the quotes of the articles are found.
func (v validation) table(stdout io.Writer) error {
	r := gold.NewReport()
	err := v.each(func(e *quote.Engine, a gold.Article) { r.Add(a, e.Annotate(a.Article).Quotes) })
	if err != nil {
		return err
	}
	r.Table(stdout)
	return nil
}

// speakers prints how well the speakers are found where the quotes are given,
// or each mistake.
func (v validation) speakers(stdout io.Writer, errorsWanted bool) error {
	var mistakes io.Writer
	if errorsWanted {
		mistakes = stdout
	}
	r := gold.NewSpeakerReport(mistakes)
	err := v.each(func(e *quote.Engine, a gold.Article) { r.Add(a, e.Speakers(a.Article, a.Unresolved())) })
	if err != nil {
		return err
	}
	if !errorsWanted {
		r.Table(stdout)
	}
	return nil
}
