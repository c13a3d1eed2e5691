package linear

import (
	"bytes"
	"errors"
	"math"
	"testing"
)

var settings = Settings{Bits: 10, Epochs: 20, Rate: 0.1, Decay: 1e-5}

// shade is a feature for a number.
func shade(n int) uint32 { return Feature(1, uint32(n), 0) }

func oddExamples() []Example {
	var out []Example
	for n := range 40 {
		out = append(out, Example{Features: []uint32{shade(n % 4), Feature(2, 0, 0)}, Yes: n%2 == 1})
	}
	return out
}

func TestClassifierLearnsAndSurvivesItsFile(t *testing.T) {
	var file bytes.Buffer
	if err := TrainClassifier(oddExamples(), settings).Write(&file); err != nil {
		t.Fatal(err)
	}
	c, err := ReadClassifier(&file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 4 {
		p := c.Probability([]uint32{shade(n), Feature(2, 0, 0)})
		if (p > 0.5) != (n%2 == 1) {
			t.Errorf("%d has probability %.2f", n, p)
		}
	}
}

func TestTheSameDataGivesTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	for _, file := range []*bytes.Buffer{&a, &b} {
		if err := TrainClassifier(oddExamples(), settings).Write(file); err != nil {
			t.Fatal(err)
		}
		if err := TrainChain(shape, marches(), settings).Write(file); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
}

// In a march the label changes at each 1 and stays at each 0; nothing but the
// label before tells which it is. Label 2 is only ever fixed.
var shape = Shape{Labels: 3, Classes: 2, Forbidden: func(int, int) bool { return false }}

func marches() []Labelled {
	var out []Labelled
	for seed := range 32 {
		var m Labelled
		label := uint8(0)
		for i := range 6 {
			turn := seed >> (i % 5) & 1
			m.Add(shade(turn))
			m.End(uint8(turn), Free)
			label ^= uint8(turn)
			m.Labels = append(m.Labels, label)
		}
		out = append(out, m)
	}
	return out
}

func TestChainLearnsWhatTheLabelBeforeTells(t *testing.T) {
	var file bytes.Buffer
	if err := TrainChain(shape, marches(), settings).Write(&file); err != nil {
		t.Fatal(err)
	}
	c, err := ReadChain(&file)
	if err != nil {
		t.Fatal(err)
	}
	var l Lattice
	for _, m := range marches() {
		if labels := c.Likeliest(&m.Sequence, &l, 1)[0].Labels; !bytes.Equal(labels, m.Labels) {
			t.Fatalf("labels %v, want %v", labels, m.Labels)
		}
	}
}

func TestChainKeepsFixedLabels(t *testing.T) {
	c := TrainChain(shape, marches(), settings)
	var s Sequence
	for i := range 3 {
		s.Add(shade(0))
		fixed := int8(Free)
		if i == 1 {
			fixed = 2
		}
		s.End(0, fixed)
	}
	labels := c.Likeliest(&s, &Lattice{}, 1)[0].Labels
	if labels[1] != 2 || labels[0] == 2 || labels[2] == 2 {
		t.Errorf("labels %v: only the fixed one may be 2", labels)
	}
}

func TestTaggerUsesTheLabelItGave(t *testing.T) {
	trainer := NewTaggerTrainer(2, 8)
	features := func(before uint8) []uint32 { return []uint32{shade(int(before))} }
	for range 10 {
		label := uint8(0)
		for range 8 {
			want := 1 - label
			trainer.Learn(features(label), want)
			label = want
		}
	}
	tagger := trainer.Tagger()
	for before := range uint8(2) {
		if got := tagger.Best(features(before)); got != 1-before {
			t.Errorf("after %d comes %d", before, got)
		}
	}
}

func TestScoresAreTheSumsOfTheWeights(t *testing.T) {
	const labels = 11
	weights := make([]float32, labels<<4)
	for i := range weights {
		weights[i] = float32(math.Sin(float64(i)))
	}
	table := quantize(weights, labels)
	features := []uint32{3, 3, 7, 15, 0}
	scores := make([]float32, labels)
	table.score(features, scores)
	for l, got := range scores {
		var want float32
		for _, f := range features {
			want += weights[int(f)*labels+l]
		}
		if math.Abs(float64(got-want)) > 0.03 {
			t.Errorf("label %d scores %.3f, its weights add up to %.3f", l, got, want)
		}
	}
}

func TestShortFilesAreRefused(t *testing.T) {
	var file bytes.Buffer
	if err := TrainChain(shape, marches(), settings).Write(&file); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 5, file.Len() / 2, file.Len() - 1} {
		if _, err := ReadChain(bytes.NewReader(file.Bytes()[:size])); !errors.Is(err, errTruncated) {
			t.Errorf("of %d bytes: %v", size, err)
		}
	}
}
