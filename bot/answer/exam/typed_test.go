package exam_test

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/quote/eval/gold"
)

// none is the form of a question about what nobody said; it has no quote.
const none = "none"

// typed is a question as a reporter types it: about a quote of an article of
// ours, or, with the number -1, about what nobody said in it. Each is a line of
// testdata/questions.tsv or contradictions.tsv: article, number of the quote in
// its gold file from 0, form, question. A quote put into a gold file moves the
// numbers of those after it, which no test can see.
type typed struct {
	article  corpus.ArticleID
	quote    int
	form     string
	question string
}

// asTyped is lower case without marks.
var asTyped = regexp.MustCompile(`^[a-z0-9][a-z0-9 .-]*$`)

func TestQuestionsAsTypedAreAboutQuotesOfOurArticles(t *testing.T) {
	typedWell(t, ours(t), "testdata/questions.tsv", map[string]int{"remembered": 60, "paraphrase": 60, "what": 60, "did": 60, none: 60})
}

func TestContradictionsAreOfQuotesOfOurArticles(t *testing.T) {
	articles := ours(t)
	for _, q := range typedWell(t, articles, "testdata/contradictions.tsv", map[string]int{"negation": 60, "figure": 60, "person": 60}) {
		if q.form != "person" {
			continue
		}
		speaker := articles[q.article].Quotes[q.quote].Speaker
		surname := strings.ToLower(speaker[strings.LastIndex(speaker, " ")+1:])
		if strings.Contains(" "+q.question+" ", " "+surname+" ") {
			t.Errorf("%q names %s, who said it", q.question, speaker)
		}
	}
}

// ours returns the annotated articles written for this project.
func ours(t *testing.T) map[corpus.ArticleID]gold.Article {
	t.Helper()
	read, err := gold.Read("../../../corpus/quote/testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[corpus.ArticleID]gold.Article, len(read))
	for _, a := range read {
		out[a.ID] = a
	}
	return out
}

// typedWell reports what is wrong with the questions of a file, of which each
// form must have so many, and returns those that are about a quote.
func typedWell(t *testing.T, articles map[corpus.ArticleID]gold.Article, file string, least map[string]int) []typed {
	t.Helper()
	var out []typed
	count := make(map[string]int)
	seen := make(map[string]bool)
	for _, q := range typedIn(t, file) {
		count[q.form]++
		if err := wrong(q, articles); err != nil {
			t.Errorf("%s: %q: %v", file, q.question, err)
			continue
		}
		if seen[q.question] {
			t.Errorf("%s: %q comes twice", file, q.question)
		}
		seen[q.question] = true
		if q.form != none {
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
func wrong(q typed, articles map[corpus.ArticleID]gold.Article) error {
	a, ok := articles[q.article]
	switch {
	case !ok:
		return fmt.Errorf("there is no article %s", q.article)
	case q.form == none && q.quote != -1:
		return fmt.Errorf("nobody said it, and it has the quote %d instead of -1", q.quote)
	case q.form != none && (q.quote < 0 || q.quote >= len(a.Quotes)):
		return fmt.Errorf("there is no quote %d: %s has 0 to %d", q.quote, q.article, len(a.Quotes)-1)
	case !asTyped.MatchString(q.question):
		return fmt.Errorf("it is not typed in lower case without marks")
	}
	return nil
}

// typedIn reads the questions of a file.
func typedIn(t *testing.T, file string) []typed {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []typed
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			t.Fatalf("%s:%d: a line has article, number of the quote, form and question, divided by tabs", file, i+1)
		}
		number, err := strconv.Atoi(fields[1])
		if err != nil {
			t.Fatalf("%s:%d: the number of the quote is %q", file, i+1, fields[1])
		}
		out = append(out, typed{corpus.ArticleID(fields[0]), number, fields[2], fields[3]})
	}
	return out
}
