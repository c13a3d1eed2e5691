package linear

import (
	"bytes"
	"testing"
)

func TestAFeatureOfOneCaseIsNotLearnedFrom(t *testing.T) {
	examples := []Example{
		{[]uint32{shade(1), shade(7)}, true}, // 7 is there once
		{[]uint32{shade(1)}, true},
		{[]uint32{shade(2)}, false},
		{[]uint32{shade(2)}, false},
	}
	s := settings
	s.Cutoff = 2
	c := TrainClassifier(examples, s)
	if p := c.Probability([]uint32{shade(7)}); p != 0.5 {
		t.Errorf("a feature seen once makes it %.2f", p)
	}
	if p := c.Probability([]uint32{shade(1)}); p < 0.6 {
		t.Errorf("a feature seen twice makes it %.2f", p)
	}
}

func TestWordsWithOneLabelAreKnown(t *testing.T) {
	trainer := NewTaggerTrainer(3, 8)
	for range oftenSeen {
		trainer.Count(1, 2)
		trainer.Count(2, 0)
		trainer.Count(2, 1)
	}
	trainer.Count(3, 1)
	var file bytes.Buffer
	if err := trainer.Tagger().Write(&file); err != nil {
		t.Fatal(err)
	}
	tagger, err := ReadTagger(&file)
	if err != nil {
		t.Fatal(err)
	}
	if label, ok := tagger.Known(1); !ok || label != 2 {
		t.Errorf("the word that always has label 2 has %d, %v", label, ok)
	}
	for _, word := range []uint32{2, 3, 4} {
		if _, ok := tagger.Known(word); ok {
			t.Errorf("word %d is known, though it has two labels, or was seen once or never", word)
		}
	}
}

// A table of twenty labels or so is read three words at a time.
func TestALabelOfManyIsFound(t *testing.T) {
	const labels = 23
	trainer := NewTaggerTrainer(labels, 10)
	for range 5 {
		for l := range labels {
			trainer.Learn([]uint32{shade(l), shade(l + 100)}, uint8(l))
		}
	}
	tagger := trainer.Tagger()
	for l := range labels {
		if got := tagger.Best([]uint32{shade(l), shade(l + 100)}); int(got) != l {
			t.Errorf("label %d comes out as %d", l, got)
		}
	}
}
