package stored

import (
	"encoding/binary"
	"math"

	"onrecord/index"
	"onrecord/index/term"
	"onrecord/index/vector"
)

// Meanings is what the quotes of an article mean.
type Meanings struct {
	Article vector.Vector // of all words of the article
	Quotes  []Meaning     // in the order of their ordinals; of quotes whose words are known
}

// Meaning is what is kept of a quote.
type Meaning struct {
	Ordinal int // of the passage
	Words   []vector.Word
	Length  float32       // of Words, see vector.Length
	Speaker []vector.Word // of the name, the title and the words that are printed for them
}

// MeaningsOf returns what the quotes among the documents of an article mean.
func MeaningsOf(documents []index.Document) (m Meanings) {
	var words []vector.Word
	for _, d := range documents {
		said := vector.Words(term.Words(d.Text))
		words = append(words, said...)
		if d.Kind != index.Sentence && len(said) > 0 {
			m.Quotes = append(m.Quotes, Meaning{d.Ordinal, said, vector.Length(said), vector.Words(d.Mentions())})
		}
	}
	if len(m.Quotes) > 0 {
		m.Article = vector.Of(words)
	}
	return m
}

// Bytes writes the vector of the article, and for each quote its ordinal, its words with
// their length, and those of its speaker. Numbers are varints.
func (m Meanings) Bytes() []byte {
	b := make([]byte, 0, vector.Dims+80*len(m.Quotes))
	b = append(b, m.Article[:]...)
	words := func(words []vector.Word) {
		b = binary.AppendUvarint(b, uint64(len(words)))
		for _, w := range words {
			b = binary.AppendUvarint(b, uint64(w))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(m.Quotes)))
	for _, q := range m.Quotes {
		b = binary.AppendUvarint(b, uint64(q.Ordinal))
		words(q.Words)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(q.Length))
		words(q.Speaker)
	}
	return b
}

// MeaningsFrom is the reverse of Bytes.
func MeaningsFrom(stored []byte) (m Meanings, err error) {
	d := decoder{rest: stored}
	copy(m.Article[:], d.take(vector.Dims))
	for range d.number() {
		q := Meaning{Ordinal: d.number(), Words: d.words(), Length: d.float32(), Speaker: d.words()}
		if d.damaged {
			return m, ErrDamaged
		}
		m.Quotes = append(m.Quotes, q)
	}
	return m, nil
}
