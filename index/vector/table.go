package vector

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
	"sync"
)

// The table is three files, made by package pack: the words, one a line; rows.bin, for
// each word half a byte for each dimension, lower half first, from -7 to 7; and
// scales.bin, what one of these is worth, and then the inverse document frequency of
// each word, in little-endian float32.

//go:embed words.txt
var wordsFile string

//go:embed rows.bin
var rowsFile []byte

//go:embed scales.bin
var scalesFile []byte

// table is the word vectors in memory.
type table struct {
	words   map[string]Word
	packed  []byte // rows.bin
	rows    []int8 // Dims for each word
	scales  []float32
	shorts  []float32 // 1 by the length of each row, unscaled
	weights []float32 // the length of each, scaled
	idf     []float32
}

// load reads the table the first time that a meaning is asked for.
var load = sync.OnceValue(func() *table {
	words := strings.Fields(wordsFile)
	t := &table{words: make(map[string]Word, len(words))}
	for i, word := range words {
		t.words[word] = Word(i)
	}
	t.packed = rowsFile
	t.rows = unpack(t.packed)
	numbers := floats(scalesFile)
	t.scales, t.idf = numbers[:len(words)], numbers[len(words):]
	t.shorts, t.weights = make([]float32, len(words)), make([]float32, len(words))
	for i := range t.shorts {
		square := 0
		for _, b := range t.packed[i*Dims/2:][:Dims/2] {
			square += int(halves[b].square)
		}
		length := float32(math.Sqrt(float64(max(square, 1))))
		t.shorts[i], t.weights[i] = 1/length, t.scales[i]*length
	}
	return t
})

// unpack returns the numbers of which each byte holds two.
func unpack(packed []byte) []int8 {
	out := make([]int8, 2*len(packed))
	for i, b := range packed {
		h := &halves[b]
		out[2*i], out[2*i+1] = h.lower, h.upper
	}
	return out
}

// halves are the two numbers that each byte holds, with the sum of their squares.
var halves = func() (out [256]struct {
	lower, upper int8
	square       uint8
}) {
	for i := range out {
		h, b := &out[i], byte(i)
		h.lower, h.upper = int8(b<<4)>>4, int8(b)>>4
		h.square = uint8(h.lower*h.lower) + uint8(h.upper*h.upper)
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

func (t *table) row(w Word) []int8 { return t.rows[int(w)*Dims:][:Dims] }

// none is a word that adds nothing to a text.
func (t *table) none() Word { return Word(len(t.scales)) }
