package answer_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/index/indextest"
	"onrecord/index/term"
)

// TestWhatIsExcludedIsInNoAnswer asks three hundred questions, of every form, each with a
// negated operator.
func TestWhatIsExcludedIsInNoAnswer(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 9))
	of := func(list []string) string { return list[random.IntN(len(list))] }
	outlets := []string{"Estuary Herald", "The Lantern", "Harbour Wire"}
	sections := []string{"Politics", "Sport", "Life"}
	bylines := []string{"Ada Quill", "Tom Reed", "Ines Holt and Tom Fisk"}
	speakers := []string{"Petra Lindqvist", "Bo Fenn", "Mira Dalgaard", "Hanne Rye"}
	topics := []string{"ferry", "bridge", "budget", "bakery"}
	clock := func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) }
	var articles []corpus.Article
	byID := make(map[corpus.ArticleID]corpus.Article)
	for i := range 160 {
		a := corpus.Article{
			ID: corpus.ArticleID(fmt.Sprint("a", i)), Outlet: of(outlets), Section: of(sections), Byline: of(bylines),
			Published: time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC).AddDate(0, 0, i),
		}
		for range 2 {
			a.Body += fmt.Sprintf("“The %s will be %s again in week %d,” said %s. The council of Ormskey heard of the %s twice.\n\n", of(topics), of([]string{"open", "late", "full"}), i, of(speakers), of(topics))
		}
		articles = append(articles, a)
		byID[a.ID] = a
	}
	l := indextest.Open(t, clock, articles...)
	desk := answer.Desk{Archive: sight.Archive{Archive: l.Archive}, Index: l.Engine, Clock: clock}
	forms := []string{"%s", "who said the %s will be open again?", "what did Fenn say about the %s?", "who is quoted most about the %s?", "which articles are about the %s?",
		"who first said the %s will be late again?", "how often was it said that the %s will be full again?", "did Lindqvist say the %s will be open again?",
		"is it true the %s will be full again?", "who contradicted Fenn about the %s?", "what was said about the %s since March?"}
	answered := 0
	for range 300 {
		operator, value := "outlet", of(outlets)
		has := func(c answer.Citation) string { return c.Outlet }
		switch random.IntN(4) {
		case 1:
			operator, value = "section", of(sections)
			has = func(c answer.Citation) string { return byID[c.Article].Section }
		case 2:
			operator, value = "by", of([]string{"Ada Quill", "Tom Reed", "fisk", "Ines Holt"})
			has = func(c answer.Citation) string { return byID[c.Article].Byline }
		case 3:
			operator, value = "speaker", of(append(speakers, "Rye", "fenn"))
			has = func(c answer.Citation) string {
				if c.Speaker == nil {
					return c.Text
				}
				return c.Speaker.Name
			}
		}
		text := fmt.Sprintf(of(forms), of(topics)) + fmt.Sprintf(" -%s:%q", operator, value)
		a, err := desk.Answer(t.Context(), question.Parse(text, question.Options{Now: clock()}))
		if err != nil {
			t.Fatal(err)
		}
		if a.Found {
			answered++
		}
		for _, c := range slices.Concat(a.Citations, a.Nearest) {
			words := term.Words(has(c))
			if !slices.ContainsFunc(term.Words(value), func(w string) bool { return !slices.Contains(words, w) }) {
				t.Errorf("%s: %s, %s, %q", text, c.Article, has(c), strings.TrimSpace(c.Text))
			}
		}
	}
	if answered < 200 {
		t.Errorf("only %d of 300 questions are answered", answered)
	}
}
