package stored

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// A passage is kept in two places. The id of its document is its article,
// revision and ordinal, "ferry#2.17". The stored field has the rest, in the
// order of Passage: whole numbers as varints, each span as the distance from the
// one before and its length, texts with their length before them. A sentence
// ends after its spans.

// ErrDamaged is the error of bytes that are not what was stored.
var ErrDamaged = errors.New("the index is damaged: build it anew with onrecord reindex")

// ID returns that of the document of a passage: no other passage has it.
func ID(p index.Passage) string {
	return string(p.Article) + "#" + strconv.Itoa(p.Revision) + "." + strconv.Itoa(p.Ordinal)
}

// Merged adds to hits those of others that they do not have.
func Merged(hits, others []index.Hit) []index.Hit {
	known := make(map[string]bool, len(hits))
	for _, h := range hits {
		known[ID(h.Passage)] = true
	}
	for _, h := range others {
		if !known[ID(h.Passage)] {
			hits = append(hits, h)
		}
	}
	return hits
}

var kinds = []index.Kind{index.Sentence, index.Direct, index.Mixed, index.Indirect}

var resolutions = []quote.Resolution{"", quote.ByName, quote.ByPronoun, quote.ByDescription, quote.ByContinuation}

// Passage returns the bytes of a passage, without what its id tells.
func Passage(p index.Passage) []byte {
	var b []byte
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text := func(s string) {
		number(len(s))
		b = append(b, s...)
	}
	number(position(kinds, p.Kind))
	number(position(quote.Stances, p.Stance))
	number(p.Paragraph)
	number(len(p.Spans))
	end := 0
	for _, s := range p.Spans {
		number(s.Start - end)
		number(s.Len())
		end = s.End
	}
	if p.Kind == index.Sentence {
		return b
	}
	text(p.Speaker.Name)
	text(p.Speaker.Title)
	named := 0
	if p.Speaker.Named {
		named = 1
	}
	number(named)
	text(p.AsPrinted)
	number(position(resolutions, p.Resolved))
	text(p.Medium)
	text(p.Cue)
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(p.Confidence))
}

func position[T comparable](values []T, v T) int {
	for i, x := range values {
		if x == v {
			return i
		}
	}
	return 0
}

// PassageOf returns the passage of a document, by its id and its bytes.
func PassageOf(id string, stored []byte) (index.Passage, error) {
	p, err := passageOf(id)
	if err != nil {
		return p, err
	}
	d := decoder{rest: stored}
	p.Kind = valueAt(&d, kinds)
	p.Stance = valueAt(&d, quote.Stances)
	p.Paragraph = d.number()
	end := 0
	for range d.number() {
		start := end + d.number()
		end = start + d.number()
		if p.Spans = append(p.Spans, corpus.Span{Start: start, End: end}); d.damaged {
			break
		}
	}
	if p.Kind != index.Sentence {
		p.Speaker = quote.Speaker{Name: d.text(), Title: d.text(), Named: d.number() == 1}
		p.AsPrinted = d.text()
		p.Resolved = valueAt(&d, resolutions)
		p.Medium = d.text()
		p.Cue = d.text()
		p.Confidence = d.float()
	}
	if d.damaged || len(p.Spans) == 0 {
		return p, fmt.Errorf("%w: document %s", ErrDamaged, id)
	}
	return p, nil
}

func passageOf(id string) (p index.Passage, err error) {
	hash := strings.LastIndexByte(id, '#')
	revision, ordinal, found := strings.Cut(id[hash+1:], ".")
	if hash < 0 || !found {
		return p, fmt.Errorf("%w: document %q", ErrDamaged, id)
	}
	p.Article = corpus.ArticleID(id[:hash])
	p.Revision, err = strconv.Atoi(revision)
	var at error
	p.Ordinal, at = strconv.Atoi(ordinal)
	return p, errors.Join(err, at)
}
