package match_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"onrecord/bot/match"
	"onrecord/index"
)

// same has each word earn 1 where the text has it.
func same(words, text []string) func(int, []float64) {
	return func(i int, gain []float64) {
		for j := range text {
			if gain[j] = -1; text[j] == words[i] {
				gain[j] = 1
			}
		}
	}
}

func TestWordsAreFoundWhereMostOfThemStandTogether(t *testing.T) {
	first := func(first, next float64) func(int) (float64, float64) {
		return func(int) (float64, float64) { return first, next }
	}
	for name, c := range map[string]struct {
		words, text string
		gap         func(int) (float64, float64)
		missing     float64
		cross       []float64
		want        []int
		earned      float64
	}{
		"as they are":                         {"the pier is shut", "we say the pier is shut today", first(0.1, 0.1), 0, nil, []int{2, 3, 4, 5}, 4},
		"with others between":                 {"the pier shut", "the old stone pier shut", first(0.5, 0.1), 0, nil, []int{0, 3, 4}, 2.4},
		"where passing over costs too much":   {"the pier shut", "the old stone pier shut", first(1, 1), 0, nil, []int{-1, 3, 4}, 2},
		"with one that is missing":            {"the pier remains shut", "the pier shut", first(1, 1), 0.25, nil, []int{0, 1, -1, 2}, 2.75},
		"not over what they may not cross":    {"pier shut", "pier shut", nil, 0, []float64{0, 5}, []int{0, -1}, 1},
		"the first of two that are as good":   {"pier", "pier and pier", nil, 0, nil, []int{0}, 1},
		"nowhere, where the text has none":    {"pier", "the gate", nil, 0, nil, []int{-1}, 0},
		"nowhere in a text that has no words": {"pier", "", nil, 0, nil, []int{-1}, 0},
	} {
		words, text := strings.Fields(c.words), strings.Fields(c.text)
		got := match.Align(len(words), len(text), match.Costs{Gain: same(words, text), Gap: c.gap, Missing: func(int) float64 { return c.missing }, Cross: c.cross})
		if !reflect.DeepEqual(got.At, c.want) || math.Abs(got.Earned-c.earned) > 1e-9 {
			t.Errorf("%s: at %v for %v, want %v for %v", name, got.At, got.Earned, c.want, c.earned)
		}
	}
}

// best tries all alignments of words from i on with a text from j on.
func best(words, text []string, i, j int, begun bool, skip float64) float64 {
	most := 0.0 // nothing more is taken
	for n := i; n < len(words); n++ {
		for m := j; m < len(text); m++ {
			if words[n] != text[m] {
				continue
			}
			passed := 0.0
			if begun {
				passed = float64(m-j) * skip
			}
			most = max(most, 1-passed+best(words, text, n+1, m+1, true, skip))
		}
	}
	return most
}

func TestNoOtherAlignmentEarnsMore(t *testing.T) {
	letters := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = string(rune('a' + rand.IntN(3)))
		}
		return out
	}
	for range 300 {
		words, text := letters(1+rand.IntN(4)), letters(1+rand.IntN(7))
		const skip = 0.3
		got := match.Align(len(words), len(text), match.Costs{Gain: same(words, text), Gap: func(int) (float64, float64) { return skip, skip }})
		if want := best(words, text, 0, 0, false, skip); math.Abs(got.Earned-want) > 1e-9 {
			t.Fatalf("%v in %v earns %v at %v, want %v", words, text, got.Earned, got.At, want)
		}
		last := -1
		for i, j := range got.At {
			if j >= 0 && (j <= last || words[i] != text[j]) {
				t.Fatalf("%v in %v: at %v", words, text, got.At)
			}
			last = max(last, j)
		}
	}
}

func TestHitsThatHaveMuchLessThanTheBestAreNotRead(t *testing.T) {
	hits := []index.Hit{{Score: 10}, {Score: 5}, {Score: 4}, {Score: 3.9}}
	if asked, drafted := match.Asked.Keep(hits), match.Drafted.Keep(hits); len(asked) != 3 || len(drafted) != 2 || len(match.Asked.Keep(nil)) != 0 {
		t.Errorf("of a question %d are read, of a draft %d", len(asked), len(drafted))
	}
}
