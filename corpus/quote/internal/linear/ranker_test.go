package linear

import (
	"bytes"
	"math"
	"testing"
)

// races are choices among three numbers of which the largest is right.
func races() []Choice {
	var out []Choice
	for n := range 60 {
		c := Choice{Options: make([][]uint32, 3), Right: make([]bool, 3)}
		best := 0
		for k := range c.Options {
			value := (n*7 + k*5) % 11
			c.Options[k] = []uint32{shade(value)}
			if value > (n*7+best*5)%11 {
				best = k
			}
		}
		c.Right[best] = true
		out = append(out, c)
	}
	return out
}

func TestRankerChoosesTheLargestAndSurvivesItsFile(t *testing.T) {
	var file bytes.Buffer
	if err := TrainRanker(races(), settings).Write(&file); err != nil {
		t.Fatal(err)
	}
	r, err := ReadRanker(&file)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range races() {
		best := 0
		for k, o := range c.Options {
			if r.Score(o) > r.Score(c.Options[best]) {
				best = k
			}
		}
		if !c.Right[best] {
			t.Errorf("race %d goes to runner %d of %v", i, best, c.Right)
		}
	}
}

func TestChoicesWithoutARightOptionTeachNothing(t *testing.T) {
	choices := races()
	for i := range choices {
		clear(choices[i].Right)
	}
	r := TrainRanker(choices, settings)
	if s := r.Score([]uint32{shade(3)}); s != 0 {
		t.Errorf("an option scores %v", s)
	}
}

func TestProbabilitiesAddUpToOne(t *testing.T) {
	scores := []float64{-2, 0.5, 700}
	Probabilities(scores)
	sum := 0.0
	for _, p := range scores {
		sum += p
	}
	if math.Abs(sum-1) > 1e-9 || scores[2] < 0.99 {
		t.Errorf("probabilities %v", scores)
	}
}
