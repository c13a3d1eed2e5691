package vector

import (
	"encoding/binary"
	"strings"
	"testing"
)

func TestTheTableIsWhole(t *testing.T) {
	table, words := load(), strings.Fields(wordsFile)
	if n := len(words); len(table.scales) != n || len(table.idf) != n || len(rowsFile) != n*Dims/2 || len(squaresFile) != 2*n {
		t.Fatalf("of %d words there are %d scales, %d bytes of rows and %d of squares: run package pack", n, len(table.scales), len(rowsFile), len(squaresFile))
	}
	for i, word := range words {
		if w, known := table.words.find(word); !known || w != Word(i) {
			t.Errorf("line %d, %q, is found at %d, %v", i+1, word, w, known)
		}
		ordered, square := table.row(Word(i)), 0
		for k, b := range table.packedRow(Word(i)) {
			at := 2*k - k%8 // the place of the lower half
			lower, upper := ordered[at], ordered[at+8]
			if want := halves[b]; float32(lower) != want[0] || float32(upper) != want[1] {
				t.Fatalf("dimensions %d of %q are read as %d and %d, want %v", 2*k, word, lower, upper, want)
			}
			square += int(lower)*int(lower) + int(upper)*int(upper)
		}
		if stored := int(binary.LittleEndian.Uint16(squaresFile[2*i:])); stored != square {
			t.Errorf("the square of %q is %d, and %d in squares.bin: run package pack", word, square, stored)
		}
	}
}
