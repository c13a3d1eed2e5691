// Package model owns the trained models of the quote engine as one file: it
// reads the one that ships with the program and writes what train learned.
package model

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"onrecord/corpus/quote/internal/attribution"
	"onrecord/corpus/quote/internal/linear"
)

// Models are the learned parts of the engine, one for each stage.
type Models struct {
	Tagger      *linear.Tagger     // parts of speech
	Attribution *attribution.Model // cues, sources and contents
	Speakers    *linear.Ranker     // whom does a source stand for?
}

//go:embed weights.gz
var weights []byte

// Shipped returns the models in the binary.
var Shipped = sync.OnceValue(func() *Models {
	m, err := Read(bytes.NewReader(weights))
	if err != nil {
		panic("quote: the embedded weights are damaged: " + err.Error()) // a broken build, not bad input
	}
	return m
})

// Weights returns the file of the shipped models. It must not be changed.
func Weights() []byte { return weights }

// Write writes the models one after another, gzipped. Integers are little-endian.
// The same models give the same bytes.
func (m *Models) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, part := range []interface{ Write(io.Writer) error }{m.Tagger, m.Attribution, m.Speakers} {
		if err := part.Write(z); err != nil {
			return err
		}
	}
	return z.Close()
}

// Read reads what Write wrote.
func Read(r io.Reader) (*Models, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	m := &Models{}
	if m.Tagger, err = linear.ReadTagger(z); err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	if m.Attribution, err = attribution.Read(z); err != nil {
		return nil, fmt.Errorf("attribution: %w", err)
	}
	if m.Speakers, err = linear.ReadRanker(z); err != nil {
		return nil, fmt.Errorf("speakers: %w", err)
	}
	return m, nil
}
