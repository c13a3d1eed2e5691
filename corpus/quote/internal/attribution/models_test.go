package attribution

import (
	"compress/gzip"
	"os"
	"testing"

	"onrecord/corpus/quote/internal/linear"
)

// shipped returns the tagger and the models in the binary.
func shipped(t *testing.T) (*linear.Tagger, *Model) {
	t.Helper()
	f, err := os.Open("../model/weights.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	tags, err := linear.ReadTagger(z)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Read(z)
	if err != nil {
		t.Fatal(err)
	}
	return tags, m
}
