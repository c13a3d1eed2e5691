package attribution

import (
	"encoding/binary"
	"fmt"
	"io"

	"onrecord/corpus/quote/internal/document"
	"onrecord/corpus/quote/internal/linear"
)

// Write writes the models one after another: cue priors (count, then stem and cue prior
// of each, by stem), cue classifier, span tagger, rankers of hypotheses and unattributed quotations.
func (e *Model) Write(w io.Writer) error {
	if err := e.cuePriors.write(w); err != nil {
		return err
	}
	for _, m := range []interface{ Write(io.Writer) error }{e.cueClassifier, e.spanTagger, e.reranker, e.unattributed} {
		if err := m.Write(w); err != nil {
			return err
		}
	}
	return nil
}

// Read reads what write wrote.
func Read(r io.Reader) (*Model, error) {
	e := &Model{}
	var err error
	if e.cuePriors, err = readCuePriors(r); err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	if e.cueClassifier, err = linear.ReadClassifier(r); err != nil {
		return nil, fmt.Errorf("cues: %w", err)
	}
	if e.spanTagger, err = linear.ReadChain(r); err != nil {
		return nil, fmt.Errorf("scope: %w", err)
	}
	if e.reranker, err = linear.ReadRanker(r); err != nil {
		return nil, fmt.Errorf("accept: %w", err)
	}
	if e.unattributed, err = linear.ReadRanker(r); err != nil {
		return nil, fmt.Errorf("strays: %w", err)
	}
	return e, nil
}

// stemPrior is one entry of the file.
type stemPrior struct {
	Stem  uint32
	Habit document.CuePrior
}

func (h cuePriors) write(w io.Writer) error {
	stems := h.sortedStems()
	entries := make([]stemPrior, len(stems))
	for i, s := range stems {
		entries[i] = stemPrior{s, h[s]}
	}
	if err := binary.Write(w, binary.LittleEndian, uint32(len(entries))); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, entries)
}

func readCuePriors(r io.Reader) (cuePriors, error) {
	var n uint32
	if err := binary.Read(r, binary.LittleEndian, &n); err != nil {
		return nil, err
	}
	entries := make([]stemPrior, n)
	if err := binary.Read(r, binary.LittleEndian, entries); err != nil {
		return nil, err
	}
	h := make(cuePriors, n)
	for _, e := range entries {
		h[e.Stem] = e.Habit
	}
	return h, nil
}
