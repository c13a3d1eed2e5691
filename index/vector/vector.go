// Package vector owns what words mean: a table of word vectors, and how near two
// texts are by it, so that "the PM will quit" is found near "I shall step down".
//
// The table is distilled from sentence encoders; NOTICE names them and their licences.
// A text's vector is the sum of those of its words: no model runs, and the order of words
// is not seen.
package vector

import (
	"math"
	"slices"
	"strings"
)

// Dims is the number of dimensions of a vector.
const Dims = 128

// Word is a word of the table.
type Word uint16

// Words returns those of some words that the table knows, in order: "ferries" as "ferry"
// where only this is known. They are in lower case, as term.Words gives them.
func Words(words []string) []Word {
	t := load()
	out := make([]Word, 0, len(words))
	for _, word := range words {
		if w, known := t.find(word); known {
			out = append(out, w)
		}
	}
	return out
}

// Length returns that of the sum of some words' vectors, which [Sense.Cosine] asks for:
// it is worked out once for each text.
func Length(words []Word) float32 {
	v := load().sum(words)
	return v.length()
}

// Vector is where a text stands among all, in a byte a dimension. Only its direction
// tells something.
type Vector [Dims]int8

// Of returns the vector of a text with some words. How much a word tells is in the
// length of its row.
func Of(words []Word) (out Vector) {
	v := load().sum(words)
	most := float32(0)
	for _, x := range v {
		most = max(most, x, -x)
	}
	if most == 0 {
		return out
	}
	for i, x := range v {
		out[i] = int8(math.Round(float64(127 * x / most)))
	}
	return out
}

// Sense is the meaning of one text, with which others are compared. It remembers what is
// worked out for a word, so it is for one question, and not for several goroutines.
type Sense struct {
	words []Word
	idf   []float32 // of words
	total float32
	whole sum       // of length 1
	adds  []float32 // what each word of the table adds to a cosine; NaN is not yet known
	// at says where in like the likeness of a word of the table begins, less 1; 0 is not
	// yet known.
	at   []uint32
	like []float32 // to each of words
}

// NewSense returns the meaning of a text with some words.
func NewSense(words []Word) *Sense {
	t := load()
	s := &Sense{
		words: words,
		whole: t.sum(words),
		adds:  slices.Repeat([]float32{float32(math.NaN())}, len(t.scales)),
		at:    make([]uint32, len(t.scales)),
	}
	if length := s.whole.length(); length > 0 {
		for i := range s.whole {
			s.whole[i] /= length
		}
	}
	for _, w := range words {
		s.idf = append(s.idf, t.idf[w])
		s.total += t.idf[w]
	}
	return s
}

// Cosine returns the cosine, from -1 to 1, with the vector of a text with some words and
// their [Length].
func (s *Sense) Cosine(words []Word, length float32) float32 {
	if length == 0 {
		return 0
	}
	var sum float32
	for _, w := range words {
		add := s.adds[w]
		if add != add {
			add = s.add(w)
		}
		sum += add
	}
	return sum / length
}

func (s *Sense) add(w Word) float32 {
	t := load()
	var sum float32
	for i, x := range t.row(w) {
		sum += float32(x) * s.whole[i]
	}
	s.adds[w] = t.scales[w] * sum
	return s.adds[w]
}

// CosineTo returns the cosine with a vector.
func (s *Sense) CosineTo(v *Vector) float32 {
	var sum, square float32
	for i, x := range v {
		sum += float32(x) * s.whole[i]
		square += float32(x) * float32(x)
	}
	if square == 0 {
		return 0
	}
	return sum / float32(math.Sqrt(float64(square)))
}

// Alignment is how the words of two texts stand to each other. All shares are by inverse
// document frequency, from 0 to 1.
type Alignment struct {
	// Asked is how well the words of the sense have counterparts of a like meaning in the
	// text, and Said how well those of the text have.
	Asked, Said float64
	// Same is the share of the words of the sense that are in the text as they are.
	Same float64
}

// Align aligns each word of the sense and of a text with the word of the other that is
// most like it.
func (s *Sense) Align(said []Word) Alignment {
	if s.total == 0 || len(said) == 0 {
		return Alignment{}
	}
	t := load()
	best := make([]float32, len(s.words))
	var out Alignment
	var all, found float32
	for _, w := range said {
		most := float32(0)
		for i, like := range s.likeness(w) {
			best[i] = max(best[i], like)
			most = max(most, like)
		}
		all += t.idf[w]
		found += t.idf[w] * most
	}
	for i, like := range best {
		out.Asked += float64(s.idf[i] * like / s.total)
		if slices.Contains(said, s.words[i]) {
			out.Same += float64(s.idf[i] / s.total)
		}
	}
	if all > 0 {
		out.Said = float64(found / all)
	}
	return out
}

// Nearest tells how like the most alike words of the sense and of a text are, from 0 to 1.
func (s *Sense) Nearest(said []Word) float64 {
	most := float32(0)
	for _, w := range said {
		for _, like := range s.likeness(w) {
			most = max(most, like)
		}
	}
	return float64(most)
}

// unlike is the cosine from which words have anything in common.
const unlike = 0.25

// likeness tells how like a word is to each word of the sense, from 0 to 1.
func (s *Sense) likeness(w Word) []float32 {
	if s.at[w] == 0 {
		t := load()
		s.at[w] = uint32(len(s.like)) + 1
		for _, a := range s.words {
			s.like = append(s.like, max(0, (t.cosine(a, w)-unlike)/(1-unlike)))
		}
	}
	return s.like[s.at[w]-1:][:len(s.words)]
}

// suffixes are what a word may lose to become one that is known.
var suffixes = []string{"s", "ed", "ing", "ly"}

func (t *table) find(word string) (Word, bool) {
	if w, known := t.words[word]; known {
		return w, true
	}
	for _, suffix := range suffixes {
		if stem, ends := strings.CutSuffix(word, suffix); ends {
			if w, known := t.words[stem]; known {
				return w, true
			}
		}
	}
	return 0, false
}

// sum is a sum of rows.
type sum [Dims]float32

func (t *table) sum(words []Word) (v sum) {
	for _, w := range words {
		scale := t.scales[w]
		for i, x := range t.row(w) {
			v[i] += scale * float32(x)
		}
	}
	return v
}

func (v *sum) length() float32 {
	var square float32
	for _, x := range v {
		square += x * x
	}
	return float32(math.Sqrt(float64(square)))
}
