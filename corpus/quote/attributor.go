package quote

import (
	"encoding/binary"
	"fmt"
	"io"

	"onrecord/corpus/quote/internal/linear"
)

// write writes the models one after another: habits (count, then stem and habit
// of each, by stem), cue classifier, scope chain, rankers of readings and strays.
func (e *attributor) write(w io.Writer) error {
	if err := e.habits.write(w); err != nil {
		return err
	}
	for _, m := range []interface{ Write(io.Writer) error }{e.cues, e.scope, e.accept, e.strays} {
		if err := m.Write(w); err != nil {
			return err
		}
	}
	return nil
}

// readAttributor reads what write wrote.
func readAttributor(r io.Reader) (*attributor, error) {
	e := &attributor{}
	var err error
	if e.habits, err = readHabits(r); err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	if e.cues, err = linear.ReadClassifier(r); err != nil {
		return nil, fmt.Errorf("cues: %w", err)
	}
	if e.scope, err = linear.ReadChain(r); err != nil {
		return nil, fmt.Errorf("scope: %w", err)
	}
	if e.accept, err = linear.ReadRanker(r); err != nil {
		return nil, fmt.Errorf("accept: %w", err)
	}
	if e.strays, err = linear.ReadRanker(r); err != nil {
		return nil, fmt.Errorf("strays: %w", err)
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
