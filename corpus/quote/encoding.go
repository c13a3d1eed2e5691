package quote

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"onrecord/corpus"
)

// encoding numbers the form that Encode writes. Raise it when the form changes, and
// when Annotate finds other things with the same weights and goldens.
const encoding = 2

// Encode returns an annotation in few bytes, for Decode of the same Version. A span
// is written as its distance from the span before it, and a text that came before as
// its number.
func Encode(a Annotation) []byte {
	e := encoder{texts: make(map[string]int)}
	paragraph := 0
	e.count(len(a.Sentences))
	for _, s := range a.Sentences {
		e.count(s.Paragraph - paragraph)
		paragraph = s.Paragraph
		e.span(s.Span)
	}
	e.quotes(a.Quotes)
	e.quotes(a.Maybe)
	e.spans(a.Quotations)
	e.count(len(a.People))
	for _, p := range a.People {
		e.text(p.Name)
		e.list(p.Titles)
	}
	e.list(a.Organisations)
	return e.out
}

type encoder struct {
	out   []byte
	at    int // the end of the last span
	texts map[string]int
}

func (e *encoder) count(n int) { e.out = binary.AppendUvarint(e.out, uint64(n)) }

func (e *encoder) text(s string) {
	if n, ok := e.texts[s]; ok {
		e.count(n)
		return
	}
	e.texts[s] = len(e.texts) + 1
	e.count(0)
	e.count(len(s))
	e.out = append(e.out, s...)
}

func (e *encoder) list(texts []string) {
	e.count(len(texts))
	for _, s := range texts {
		e.text(s)
	}
}

func (e *encoder) span(s corpus.Span) {
	e.out = binary.AppendVarint(e.out, int64(s.Start-e.at))
	e.count(s.Len())
	e.at = s.End
}

func (e *encoder) spans(spans []corpus.Span) {
	e.count(len(spans))
	for _, s := range spans {
		e.span(s)
	}
}

func (e *encoder) quotes(quotes []Quote) {
	e.count(len(quotes))
	for _, q := range quotes {
		e.text(string(q.Kind))
		e.spans(q.Content)
		e.spans(q.Cue)
		e.spans(q.Source)
		e.spans(q.Medium)
		e.text(q.Speaker.Name)
		e.text(q.Speaker.Title)
		e.flag(q.Speaker.Named)
		e.text(string(q.Resolved))
		e.text(string(q.Stance))
		e.out = binary.LittleEndian.AppendUint64(e.out, math.Float64bits(q.Confidence))
	}
}

func (e *encoder) flag(set bool) {
	n := 0
	if set {
		n = 1
	}
	e.count(n)
}

// errDamaged is the error of bytes that Encode did not write.
var errDamaged = errors.New("the annotation is damaged")

// Decode returns the annotation that Encode wrote. What was empty is nil.
func Decode(data []byte) (a Annotation, err error) {
	d := decoder{data: data, whole: string(data)}
	a.Sentences = many(&d, func(s *corpus.Sentence) {
		d.paragraph += d.count()
		s.Paragraph, s.Span = d.paragraph, d.span()
	})
	a.Quotes = d.quotes()
	a.Maybe = d.quotes()
	a.Quotations = d.spans()
	a.People = many(&d, func(p *Person) { p.Name, p.Titles = d.text(), d.list() })
	a.Organisations = d.list()
	if d.failed || len(d.data) > 0 {
		return Annotation{}, fmt.Errorf("%w: %d of %d bytes were not read", errDamaged, len(d.data), len(data))
	}
	return a, nil
}

type decoder struct {
	data      []byte // that is not read yet
	whole     string // of which the texts are parts
	at        int    // the end of the last span
	paragraph int    // of the last sentence
	texts     []string
	failed    bool
}

// fail ends the reading: all that is read from now on is empty.
func (d *decoder) fail() {
	d.failed, d.data = true, nil
}

func (d *decoder) count() int {
	n, size := binary.Uvarint(d.data)
	if size <= 0 || n > math.MaxInt32 {
		d.fail()
		return 0
	}
	d.data = d.data[size:]
	return int(n)
}

// take returns where the next n bytes stand.
func (d *decoder) take(n int) (from, to int) {
	if n > len(d.data) {
		d.fail()
		return 0, 0
	}
	from = len(d.whole) - len(d.data)
	d.data = d.data[n:]
	return from, from + n
}

func (d *decoder) text() string {
	n := d.count()
	if n > 0 {
		if n > len(d.texts) {
			d.fail()
			return ""
		}
		return d.texts[n-1]
	}
	from, to := d.take(d.count())
	if d.failed {
		return ""
	}
	d.texts = append(d.texts, d.whole[from:to])
	return d.whole[from:to]
}

func (d *decoder) list() []string { return many(d, func(s *string) { *s = d.text() }) }

func (d *decoder) span() corpus.Span {
	distance, size := binary.Varint(d.data)
	if size <= 0 {
		d.fail()
		return corpus.Span{}
	}
	d.data = d.data[size:]
	start := d.at + int(distance)
	d.at = start + d.count()
	if start < 0 || d.at < start {
		d.fail()
		return corpus.Span{}
	}
	return corpus.Span{Start: start, End: d.at}
}

func (d *decoder) spans() []corpus.Span { return many(d, func(s *corpus.Span) { *s = d.span() }) }

func (d *decoder) quotes() []Quote {
	return many(d, func(q *Quote) {
		q.Kind = Kind(d.text())
		q.Content, q.Cue, q.Source, q.Medium = d.spans(), d.spans(), d.spans(), d.spans()
		q.Speaker.Name, q.Speaker.Title, q.Speaker.Named = d.text(), d.text(), d.count() == 1
		q.Resolved, q.Stance = Resolution(d.text()), Stance(d.text())
		if from, to := d.take(8); !d.failed {
			q.Confidence = math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.whole[from:to])))
		}
	})
}

// many reads a list; nil where it is empty.
func many[T any](d *decoder, read func(*T)) []T {
	n := d.count()
	if n == 0 || n > len(d.data) { // each takes a byte at least
		if n > 0 {
			d.fail()
		}
		return nil
	}
	out := make([]T, n)
	for i := range out {
		if read(&out[i]); d.failed {
			return nil
		}
	}
	return out
}
