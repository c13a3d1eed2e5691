package quote

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
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
	if err := e.habits.write(z); err != nil {
		return err
	}
	if err := e.cues.Write(z); err != nil {
		return err
	}
	if err := e.scope.Write(z); err != nil {
		return err
	}
	if err := e.accept.Write(z); err != nil {
		return err
	}
	if err := e.strays.Write(z); err != nil {
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
	if e.habits, err = readHabits(z); err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	if e.cues, err = linear.ReadClassifier(z); err != nil {
		return nil, fmt.Errorf("cues: %w", err)
	}
	if e.scope, err = linear.ReadChain(z); err != nil {
		return nil, fmt.Errorf("scope: %w", err)
	}
	if e.accept, err = linear.ReadRanker(z); err != nil {
		return nil, fmt.Errorf("accept: %w", err)
	}
	if e.strays, err = linear.ReadRanker(z); err != nil {
		return nil, fmt.Errorf("strays: %w", err)
	}
	if e.speakers, err = linear.ReadRanker(z); err != nil {
		return nil, fmt.Errorf("speakers: %w", err)
	}
	return e, nil
}

// stemHabit is one entry of the file.
type stemHabit struct {
	Stem  uint32
	Habit habit
}

func (h habits) write(w io.Writer) error {
	stems := h.sortedStems()
	entries := make([]stemHabit, len(stems))
	for i, s := range stems {
		entries[i] = stemHabit{s, h[s]}
	}
	if err := binary.Write(w, binary.LittleEndian, uint32(len(entries))); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, entries)
}

func readHabits(r io.Reader) (habits, error) {
	var n uint32
	if err := binary.Read(r, binary.LittleEndian, &n); err != nil {
		return nil, err
	}
	entries := make([]stemHabit, n)
	if err := binary.Read(r, binary.LittleEndian, entries); err != nil {
		return nil, err
	}
	h := make(habits, n)
	for _, e := range entries {
		h[e.Stem] = e.Habit
	}
	return h, nil
}
