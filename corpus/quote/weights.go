package quote

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"onrecord/corpus/quote/internal/linear"
)

//go:embed weights.gz
var weights []byte

// shipped returns the engine whose weights are in the binary.
var shipped = sync.OnceValue(func() *Engine {
	e, err := Read(bytes.NewReader(weights))
	if err != nil {
		panic("quote: the embedded weights are damaged: " + err.Error()) // a broken build, not bad input
	}
	return e
})

// write writes the models one after another, gzipped: tagger, habits (count,
// then stem and habit of each, by stem), cue classifier, scope chain, rankers of
// readings, strays and speakers. Integers are little-endian.
func (e *Engine) write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := e.tags.Write(z); err != nil {
		return err
	}
	if err := e.attributions.write(z); err != nil {
		return err
	}
	if err := e.speakers.Write(z); err != nil {
		return err
	}
	return z.Close()
}

// Read reads the weights that Learn wrote.
func Read(r io.Reader) (*Engine, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	e := &Engine{}
	if e.tags, err = linear.ReadTagger(z); err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	if e.attributions, err = readAttributor(z); err != nil {
		return nil, err
	}
	if e.speakers, err = linear.ReadRanker(z); err != nil {
		return nil, fmt.Errorf("speakers: %w", err)
	}
	return e, nil
}
