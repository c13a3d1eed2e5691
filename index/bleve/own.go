package bleve

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"onrecord/index"
	"onrecord/index/filing"
)

// own is a field that the passages of a segment are counted by and that each has for itself, one
// value at most: 4 bytes a passage.
type own struct {
	names []string
	of    []uint32 // of each document, among names, from 1; 0 is none
}

// ownFields are those fields, by what they are counted as.
var ownFields = map[index.Field]filing.Field{index.Speaker: filing.Speaker, index.ByKind: filing.Kind, index.Stance: filing.Stance}

// newOwn reads those of a segment.
func newOwn(s *scorch.SegmentSnapshot) (map[index.Field]*own, error) {
	out := make(map[index.Field]*own)
	for f, field := range ownFields {
		o := &own{of: make([]uint32, s.FullSize())}
		out[f] = o
		dictionary, err := s.Segment().Dictionary(string(field))
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		for terms := dictionary.AutomatonIterator(nil, nil, nil); ; {
			entry, err := terms.Next()
			if err != nil {
				return nil, fmt.Errorf("read the index: %w", err)
			}
			if entry == nil {
				break
			}
			o.names = append(o.names, entry.Term)
			number := uint32(len(o.names))
			err = eachOf(dictionary, entry.Term, func(n uint64) error { o.of[n] = number; return nil })
			if err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// countOwn counts documents by the values of fields that each has for itself.
func (e *Engine) countOwn(r *reader, passing [][]uint32, fields []index.Field) (map[index.Field]map[string]int, error) {
	columns, err := e.own.of(r, newOwn)
	if err != nil {
		return nil, err
	}
	out := make(map[index.Field]map[string]int)
	for _, f := range fields {
		out[f] = make(map[string]int)
		for i, c := range columns {
			counts := make([]int, len(c[f].names)+1)
			for _, document := range passing[i] {
				counts[c[f].of[document]]++
			}
			for number, n := range counts[1:] {
				if n > 0 {
					out[f][c[f].names[number]] += n
				}
			}
		}
	}
	return out, nil
}
