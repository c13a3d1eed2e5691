// Command classes rebuilds the word classes of the quote engine, byte for byte,
// from word vectors:
//
//	go run ./corpus/quote/classes [-vectors ../shared/vectors] [-out corpus/quote/internal/tagger/classes.gz]
//
// The words that news uses alike form a class: the vectors are clustered by
// spherical k-means (Dhillon and Modha, 2001). A line of the file is a class.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

const (
	width    = 256   // columns of the table of vectors, in order of variance
	columns  = 96    // that are used
	words    = 24000 // the most frequent ones
	frequent = 8000  // of which the first centres are drawn
	classes  = 200
	passes   = 12
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "classes:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("classes", flag.ContinueOnError)
	vectors := flags.String("vectors", "../shared/vectors", "folder with words.txt and vectors.i8")
	out := flags.String("out", "corpus/quote/internal/tagger/classes.gz", "file for the classes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	list, table, err := read(*vectors)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := write(&file, list, cluster(table, min(classes, len(list)))); err != nil {
		return err
	}
	return os.WriteFile(*out, file.Bytes(), 0o644)
}

// read returns the words and their vectors, each of length 1.
func read(dir string) ([]string, [][]float32, error) {
	text, err := os.ReadFile(filepath.Join(dir, "words.txt"))
	if err != nil {
		return nil, nil, err
	}
	var list []string
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan() && len(list) < words; {
		list = append(list, lines.Text())
	}
	raw, err := os.ReadFile(filepath.Join(dir, "vectors.i8"))
	if err != nil {
		return nil, nil, err
	}
	if len(raw) < len(list)*width {
		return nil, nil, fmt.Errorf("%s: %d bytes are no %d rows of %d", filepath.Join(dir, "vectors.i8"), len(raw), len(list), width)
	}
	table := make([][]float32, len(list))
	for i := range table {
		table[i] = make([]float32, columns)
		for k := range table[i] {
			table[i][k] = float32(int8(raw[i*width+k]))
		}
		shorten(table[i])
	}
	return list, table, nil
}

// cluster returns the class of each vector, from 0 to n-1.
func cluster(table [][]float32, n int) []int {
	centres := make([][]float32, n)
	for c, i := range rand.New(rand.NewPCG(1, 1)).Perm(min(frequent, len(table)))[:n] {
		centres[c] = append([]float32(nil), table[i]...)
	}
	class := make([]int, len(table))
	for range passes {
		for i, v := range table {
			class[i] = nearest(centres, v)
		}
		for _, centre := range centres {
			clear(centre)
		}
		for i, v := range table {
			for k := range v {
				centres[class[i]][k] += v[k]
			}
		}
		for _, centre := range centres {
			shorten(centre)
		}
	}
	return class
}

// nearest returns the centre that has the greatest cosine with v.
func nearest(centres [][]float32, v []float32) int {
	best, top := 0, float32(math.Inf(-1))
	for c, centre := range centres {
		var dot float32
		for k := range v {
			dot += v[k] * centre[k]
		}
		if dot > top {
			best, top = c, dot
		}
	}
	return best
}

// shorten gives v the length 1.
func shorten(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	by := float32(1 / math.Sqrt(max(sum, 1e-9)))
	for k := range v {
		v[k] *= by
	}
}

// write writes the words of each class on a line, gzipped.
func write(w io.Writer, list []string, class []int) error {
	lines := make([][]string, classes)
	for i, c := range class {
		lines[c] = append(lines[c], list[i])
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(z, strings.Join(l, " ")); err != nil {
			return err
		}
	}
	return z.Close()
}
