package question_test

import (
	"testing"

	"onrecord/bot/asking/question"
)

func TestAFollowUpPointsAtAQuote(t *testing.T) {
	p := question.Previous{Question: question.Parse("what did varga say about the ferry?", wednesday), Shown: 3}
	for how, texts := range map[question.How]map[string]int{
		question.InFull: {
			"the second one in full": 2, "the second one": 2, "show me the third quote please": 3, "second one": 2, "the last one": 0, "number 2": 2,
			"in full": 1, "the full quote please": 1, "show me that in full": 1, "and the second?": 2, "the whole quote": 1, "expand": 1, "quote 3 in full": 3, "longer": 1, "is it verbatim?": 1, "what's the exact quote": 1, "which paper": 1, "can i have the link": 1,
		},
		question.InContext: {
			"in context": 1, "show it in context": 1, "the second one in context": 2, "context please": 1, "what's the context?": 1, "more context": 1,
			"show me the paragraphs around it": 1, "what comes before it": 1, "show me the whole article": 1, "number 3 in context": 3, "can you show the last one in context": 0, "what did she say next": 1, "and the sentence before": 1,
		},
		question.Shorter: {"shorter": 1, "shorter please": 1, "make it shorter": 1, "too long": 1, "tl;dr": 1, "only the first one": 1, "a short version": 1, "just one quote": 1, "can you make it shorter": 1, "something shorter": 1},
	} {
		for text, nth := range texts {
			got, ok := p.Points(text)
			if !ok || got != (question.Point{Nth: nth, How: how}) {
				t.Errorf("%s: %+v, %v", text, got, ok)
			}
			if _, ok := (question.Previous{}).Points(text); ok {
				t.Errorf("%s: it points where nothing was asked", text)
			}
		}
	}
	for _, text := range []string{"and in 2015?", "more", "who said it first?", "first", "last", "what did she say before that", "before that", "when?", "the second ferry", "only direct quotes", `"in full"`, "one", ""} {
		if got, ok := p.Points(text); ok {
			t.Errorf("%s points at %+v", text, got)
		}
	}
}
