package vector

import (
	_ "embed"
	"encoding/binary"
	"hash/maphash"
	"math"
	"strings"
	"sync"
)

// The table is four files, made by package pack: the words, one a line; rows.bin, for each
// word half a byte for each dimension, lower half first, from -7 to 7; squares.bin, the sum
// of the squares of these, in little-endian uint16; and scales.bin, what one of these is
// worth, and then the inverse document frequency of each word, in little-endian float32.

//go:embed words.txt
var wordsFile string

//go:embed rows.bin
var rowsFile []byte

//go:embed squares.bin
var squaresFile []byte

//go:embed scales.bin
var scalesFile []byte

// table is the word vectors in memory. The rows stay as they are packed: a program that looks
// up a few words reads little of them.
type table struct {
	words   lexicon
	packed  []byte // rows.bin
	scales  []float32
	shorts  []float32 // 1 by the length of each row, unscaled
	weights []float32 // the length of each, scaled
	idf     []float32
}

// load reads the table the first time that a meaning is asked for.
var load = sync.OnceValue(func() *table {
	numbers := floats(scalesFile)
	n := len(numbers) / 2
	t := &table{
		words: newLexicon(wordsFile, n), packed: rowsFile, scales: numbers[:n], idf: numbers[n:],
		shorts: make([]float32, n), weights: make([]float32, n),
	}
	for i := range n {
		length := float32(math.Sqrt(float64(max(binary.LittleEndian.Uint16(squaresFile[2*i:]), 1))))
		t.shorts[i], t.weights[i] = 1/length, t.scales[i]*length
	}
	return t
})

// lexicon finds words by their hash: a map of as many takes several times as long to make.
type lexicon struct {
	text  string   // the words, one a line
	ends  []uint32 // where each ends in text
	slots []uint16 // a power of two, most of them free: a word plus 1, at its hash or behind it
	seed  maphash.Seed
}

func newLexicon(text string, n int) lexicon {
	slots := 1
	for slots < 2*n {
		slots *= 2
	}
	l := lexicon{text: text, ends: make([]uint32, 0, n), slots: make([]uint16, slots), seed: maphash.MakeSeed()}
	for start := 0; start < len(text); {
		end := start + strings.IndexByte(text[start:], '\n')
		l.ends = append(l.ends, uint32(end))
		at := l.home(text[start:end])
		for l.slots[at] != 0 {
			at = (at + 1) % len(l.slots)
		}
		l.slots[at] = uint16(len(l.ends))
		start = end + 1
	}
	return l
}

func (l *lexicon) home(word string) int {
	return int(maphash.String(l.seed, word) & uint64(len(l.slots)-1))
}

func (l *lexicon) find(word string) (w Word, known bool) {
	for at := l.home(word); l.slots[at] != 0; at = (at + 1) % len(l.slots) {
		if w := Word(l.slots[at] - 1); l.word(w) == word {
			return w, true
		}
	}
	return 0, false
}

func (l *lexicon) word(w Word) string {
	start := uint32(0)
	if w > 0 {
		start = l.ends[w-1] + 1
	}
	return l.text[start:l.ends[w]]
}

// halves are the two numbers that each byte of a row holds.
var halves = func() (out [256][2]float32) {
	for i := range out {
		b := byte(i)
		out[i] = [2]float32{float32(int8(b<<4) >> 4), float32(int8(b) >> 4)}
	}
	return out
}()

func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

func (t *table) packedRow(w Word) *[Dims / 2]byte {
	return (*[Dims / 2]byte)(t.packed[int(w)*Dims/2:])
}

// none is a word that adds nothing to a text.
func (t *table) none() Word { return Word(len(t.scales)) }
