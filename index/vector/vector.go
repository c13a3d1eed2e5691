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

// Head is the words of a text that add most to its vector: they tell quickly which of many
// texts are worth a comparison of all words.
type Head [12]Word

// HeadOf returns the head of a text with some words, the weightiest first.
func HeadOf(words []Word) (h Head) {
	t := load()
	n := 0
	for _, w := range words {
		at := n
		for at > 0 && t.outweighs(w, h[at-1]) {
			at--
		}
		if at == len(h) {
			continue
		}
		n = min(n+1, len(h))
		copy(h[at+1:n], h[at:])
		h[at] = w
	}
	for ; n < len(h); n++ {
		h[n] = t.none()
	}
	return h
}

// outweighs reports whether a word adds more to a vector than another.
func (t *table) outweighs(a, b Word) bool {
	return t.weights[a] > t.weights[b] || t.weights[a] == t.weights[b] && a < b
}

// Vector is where a text stands among all, in a signed byte a dimension. Only its direction
// tells something.
type Vector [Dims]byte

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
		out[i] = byte(int8(math.Round(float64(127 * x / most))))
	}
	return out
}

// Length returns that of the vector, which [Sense.CosineTo] asks for.
func (v *Vector) Length() float32 {
	square := 0
	for _, x := range v {
		square += int(int8(x)) * int(int8(x))
	}
	return float32(math.Sqrt(float64(square)))
}

// Sense is the meaning of one text, with which others are compared. It remembers what is
// worked out for a word, so it is for one question, and not for several goroutines.
type Sense struct {
	idf   []float32 // of the words
	total float32
	row   askedRow   // the vector of length 1
	bytes askedBytes // the same
	// adds is what each word of the table adds to a cosine, and 0 what none adds; NaN is
	// not yet known.
	adds  []float32
	added bool // all of them are known
	likes likenesses
}

// NewSense returns the meaning of a text with some words.
func NewSense(words []Word) *Sense {
	t := load()
	whole := t.sum(words)
	if length := whole.length(); length > 0 {
		for i := range whole {
			whole[i] /= length
		}
	}
	s := &Sense{row: inRow(&whole), bytes: inBytes(&whole), likes: newLikenesses(words)}
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
	s.adding()
	var sum float32
	for _, w := range words {
		add := s.adds[w]
		if add != add {
			add = s.add(load(), w)
		}
		sum += add
	}
	return sum / length
}

// Rough returns about the cosine with a text, by its head and the [Length] of all its words.
func (s *Sense) Rough(h *Head, length float32) float32 {
	if length == 0 {
		return 0
	}
	if !s.added {
		s.addAll()
	}
	a := s.adds
	return (a[h[0]] + a[h[1]] + a[h[2]] + a[h[3]] + (a[h[4]] + a[h[5]] + a[h[6]] + a[h[7]]) + (a[h[8]] + a[h[9]] + a[h[10]] + a[h[11]])) / length
}

// adding has the room for what words add.
func (s *Sense) adding() {
	if s.adds == nil {
		t := load()
		s.adds = slices.Repeat([]float32{float32(math.NaN())}, len(t.scales)+1)
		s.adds[t.none()] = 0
	}
}

func (s *Sense) add(t *table, w Word) float32 {
	sum := s.row.times(t.packedRow(w))
	s.adds[w] = t.scales[w] * float32(sum) / s.row.unit
	return s.adds[w]
}

func (s *Sense) addAll() {
	s.adding()
	t := load()
	for w := range t.scales {
		s.add(t, Word(w))
	}
	s.added = true
}

// CosineTo returns about the cosine with a vector and its length.
func (s *Sense) CosineTo(v *Vector, length float32) float32 {
	if length == 0 {
		return 0
	}
	return float32(s.bytes.times(v)) / (s.bytes.unit * length)
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
	idf := load().idf
	var room [4]packed
	best := append(room[:0], make([]packed, s.likes.packs)...)
	var out Alignment
	var all, found float32
	for _, w := range said {
		likes, most := s.likes.of(w)
		for i, like := range likes {
			best[i] = best[i].most(like)
		}
		all += idf[w]
		found += idf[w] * most
	}
	for i, weight := range s.idf {
		like := best[i/packedIn].at(i % packedIn)
		out.Asked += float64(weight * shareOf(like) / s.total)
		if like == same {
			out.Same += float64(weight / s.total)
		}
	}
	if all > 0 {
		out.Said = float64(found / all)
	}
	return out
}

// Nearest tells how like the most alike words of the sense and of a text are, from 0 to 1.
func (s *Sense) Nearest(said []Word) float64 {
	nearest := float32(0)
	if len(s.likes.words) == 0 {
		return 0
	}
	for _, w := range said {
		_, most := s.likes.of(w)
		nearest = max(nearest, most)
	}
	return float64(nearest)
}

// suffixes are what a word may lose to become one that is known.
var suffixes = []string{"s", "ed", "ing", "ly"}

func (t *table) find(word string) (Word, bool) {
	if w, known := t.words.find(word); known {
		return w, true
	}
	for _, suffix := range suffixes {
		if stem, ends := strings.CutSuffix(word, suffix); ends {
			if w, known := t.words.find(stem); known {
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
		for i, b := range t.packedRow(w) {
			two := &halves[b]
			v[2*i] += scale * two[0]
			v[2*i+1] += scale * two[1]
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
