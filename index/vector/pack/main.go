// Command pack makes the table of package vector from word vectors of one byte a
// number.
//
//	go run ./index/vector/pack DIR
//
// DIR has words.txt, one word a line; vectors.i8, 256 signed bytes for each, of which the
// first 128 are taken; and scales.f32 and idf.f32, a float32 for each. The files are
// written to index/vector.
package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"onrecord/index/vector"
)

const out = "index/vector"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("name the folder with the word vectors: pack DIR")
	}
	var err error
	read := func(name string) []byte {
		b, e := os.ReadFile(filepath.Join(args[0], name))
		err = errors.Join(err, e)
		return b
	}
	words, vectors, scales, idf := read("words.txt"), read("vectors.i8"), read("scales.f32"), read("idf.f32")
	if err != nil {
		return err
	}
	const wide = 256
	var rows, squares []byte
	for i := 0; i*wide < len(vectors); i++ {
		row := vectors[i*wide:][:vector.Dims]
		most := 1.0
		for _, x := range row {
			most = max(most, math.Abs(float64(int8(x))))
		}
		square := 0
		half := func(x byte) byte {
			n := int(math.Round(7 * float64(int8(x)) / most))
			square += n * n
			return byte(n) & 15
		}
		for j := 0; j < vector.Dims; j += 2 {
			rows = append(rows, half(row[j])|half(row[j+1])<<4)
		}
		squares = binary.LittleEndian.AppendUint16(squares, uint16(square))
		scale := math.Float32frombits(binary.LittleEndian.Uint32(scales[4*i:]))
		binary.LittleEndian.PutUint32(scales[4*i:], math.Float32bits(scale*float32(most/7)))
	}
	write := func(name string, b []byte) { err = errors.Join(err, os.WriteFile(filepath.Join(out, name), b, 0o644)) }
	write("words.txt", words)
	write("rows.bin", rows)
	write("squares.bin", squares)
	write("scales.bin", append(scales, idf...))
	return err
}
