package answer

import (
	"slices"
	"testing"

	"onrecord/index/term"
)

func TestNumbersAreReadInDigitsAndInWords(t *testing.T) {
	for text, want := range map[string][]float64{
		"it cost $38,000":                   {38000},
		"thirty-eight thousand dollars":     {38000},
		"600m on advisers, 1.5bn in all":    {600e6, 1.5e9},
		"some four hundred phrases":         {400},
		"a million, a hundred and a dozen":  {1e6, 100, 12},
		"forty eight seconds and ten steps": {48, 10},
		"twice, up by half":                 {2, 0.5},
		"a 16-year-old of the 1980s":        {16, 1980},
		"one of us said nothing":            nil,
	} {
		if got := numbersOf(classified(term.Of(text))); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
