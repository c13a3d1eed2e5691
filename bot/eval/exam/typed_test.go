package exam_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"onrecord/bot/eval/exam"
	"onrecord/corpus/quote/eval/gold"
)

// none is the form of a question about what nobody said; it has no quote.
const none = "none"

// asTyped is lower case without marks.
var asTyped = regexp.MustCompile(`^[a-z0-9][a-z0-9 .-]*$`)

func TestQuestionsAsTypedAreAboutQuotesOfOurArticles(t *testing.T) {
	typedWell(t, "testdata/questions.tsv", map[exam.Form]int{"remembered": 60, "paraphrase": 60, "what": 60, "did": 60, none: 60})
}

func TestContradictionsAreOfQuotesOfOurArticles(t *testing.T) {
	for _, q := range typedWell(t, "testdata/contradictions.tsv", map[exam.Form]int{"negation": 60, "figure": 60, "person": 60}) {
		if q.Form != "person" {
			continue
		}
		speaker := q.Quote.Speaker
		surname := strings.ToLower(speaker[strings.LastIndex(speaker, " ")+1:])
		if strings.Contains(" "+q.Text+" ", " "+surname+" ") {
			t.Errorf("%q names %s, who said it", q.Text, speaker)
		}
	}
}

// typedWell reports what is wrong with the questions of a file about our annotated
// articles, of which each form must have so many, and returns those that are about a
// quote. A quote put into a gold file moves the numbers of those after it, which no test
// can see.
func typedWell(t *testing.T, file string, least map[exam.Form]int) []exam.Asked {
	t.Helper()
	articles, err := gold.Read("../../../corpus/quote/testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	asked, err := exam.ReadAsked(file, articles)
	if err != nil {
		t.Fatal(err)
	}
	var out []exam.Asked
	count := make(map[exam.Form]int)
	seen := make(map[string]bool)
	for _, q := range asked {
		count[q.Form]++
		if err := wrong(q); err != nil {
			t.Errorf("%s: %q: %v", file, q.Text, err)
			continue
		}
		if seen[q.Text] {
			t.Errorf("%s: %q comes twice", file, q.Text)
		}
		seen[q.Text] = true
		if q.Form != none {
			out = append(out, q)
		}
	}
	for form := range count {
		if _, known := least[form]; !known {
			t.Errorf("%s: %q is no form", file, form)
		}
	}
	for form, n := range least {
		if count[form] < n {
			t.Errorf("%s: %d questions of the form %q, and there should be %d", file, count[form], form, n)
		}
	}
	return out
}

// wrong says what is wrong with a question, or nil.
func wrong(q exam.Asked) error {
	switch {
	case q.Form == none && q.Said:
		return errors.New("nobody said it, and it has a quote instead of -1")
	case q.Form != none && !q.Said:
		return errors.New("it has no quote")
	case !asTyped.MatchString(q.Text):
		return errors.New("it is not typed in lower case without marks")
	}
	return nil
}
