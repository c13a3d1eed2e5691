package question_test

import (
	"slices"
	"testing"

	"onrecord/bot/asking/question"
)

func TestEachPartOfAQuestionCanBeTakenAway(t *testing.T) {
	for asked, want := range map[string][]question.Part{
		"what did Varga say about the ferry in 2016": {
			{Label: "by Varga", Rest: "what was said · ferry · in 2016"},
			{Label: "ferry", Rest: "Varga · anything · in 2016"},
			{Label: "in 2016", Rest: "Varga · ferry"},
		},
		"who said all hope would be lost -outlet:courier after:2015": {
			{Label: "since 1 Jan 2016", Rest: "who said · all hope would be lost · not outlet courier"},
			{Label: "not outlet courier", Rest: "who said · all hope would be lost · since 1 Jan 2016"},
		},
		"who said all hope would be lost":  nil,
		"did varga say the ferry is late?": {{Label: "by varga", Rest: "was it said · the ferry is late"}},
		"speaker:varga":                    nil,
		"hello":                            nil,
	} {
		got := question.Parse(asked, wednesday).Parts()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", asked, got, want)
		}
	}
}
