package exam_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/bot/asking/answer"
	"onrecord/bot/eval/exam"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
)

// ferry is an article with one quote, in two pieces.
func ferry() gold.Article {
	const body = "“The old ferry won’t sail before the spring tide,” said Ada Quill. “Nobody has told the passengers.”"
	piece := func(s string) corpus.Span {
		i := strings.Index(body, s)
		return corpus.Span{Start: i, End: i + len(s)}
	}
	return gold.Article{
		Article: corpus.Article{ID: "ferry", Body: body},
		Quotes: []gold.Quote{{
			Kind:    quote.Direct,
			Content: []corpus.Span{piece("“The old ferry won’t sail before the spring tide,”"), piece("“Nobody has told the passengers.”")},
			Speaker: "Ada Quill",
		}},
	}
}

func TestAQuoteIsAskedForInEveryForm(t *testing.T) {
	got := make(map[exam.Form]string)
	for _, q := range exam.Questions(ferry(), []string{"harbour"}) {
		got[q.Form] = q.Text
	}
	for form, want := range map[exam.Form]string{
		exam.Start:   "who said the old ferry won't sail before the spring tide",
		exam.Content: "who said old ferry won't sail spring tide",
		exam.Topic:   "what did Ada Quill say about ferry spring",
	} {
		if got[form] != want {
			t.Errorf("%s: %q, want %q", form, got[form], want)
		}
	}
	const whole = "the old ferry won't sail before the spring tide"
	if window, _ := strings.CutPrefix(got[exam.Window], "who said "); !strings.Contains(whole, window) || len(strings.Fields(window)) != 7 {
		t.Errorf("%q is not seven words of the quote", window)
	}
	if said, _ := strings.CutPrefix(got[exam.Verify], "did Ada Quill say "); !strings.Contains(whole, said) {
		t.Errorf("%q does not ask for words of the quote", said)
	}
	if n := strings.Count(got[exam.Changed], "harbour"); n != 1 || !strings.Contains(got[exam.Changed]+" ", "won't ") && strings.Contains(got[exam.Window], "won't") {
		t.Errorf("%q does not have one word changed, other than the negation", got[exam.Changed])
	}
}

func TestTheSameArticleGivesTheSameQuestions(t *testing.T) {
	text := func() (out []string) {
		for _, q := range exam.Questions(ferry(), []string{"harbour", "bridge"}) {
			out = append(out, q.Text)
		}
		return out
	}
	if a, b := text(), text(); !slices.Equal(a, b) {
		t.Errorf("%q, and then %q", a, b)
	}
}

func TestACitationIsRightWhereItHasTheQuoteOrItsWords(t *testing.T) {
	q := exam.Questions(ferry(), nil)[0]
	for name, c := range map[string]struct {
		citation answer.Citation
		want     bool
	}{
		"the quote":               {answer.Citation{Article: "ferry", Spans: []answer.Offsets{{0, 20}}}, true},
		"another passage":         {answer.Citation{Article: "ferry", Spans: []answer.Offsets{{60, 70}}, Start: 60, End: 70, Text: "It rained."}, false},
		"a copy":                  {answer.Citation{Article: "copy", Text: "“The old ferry won't sail before the spring tide,” she said"}, true},
		"other words of the same": {answer.Citation{Article: "copy", Text: "The ferry is old."}, false},
	} {
		if got := q.CitedBy(c.citation); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}

func TestThereAreTwoHundredInventedStatements(t *testing.T) {
	seen := make(map[string]bool)
	for _, q := range exam.Invented() {
		if seen[q.Text] || len(strings.Fields(q.Text)) < 7 {
			t.Errorf("%q comes twice or says too little", q.Text)
		}
		seen[q.Text] = true
	}
	if len(seen) != 200 {
		t.Errorf("%d statements", len(seen))
	}
}
