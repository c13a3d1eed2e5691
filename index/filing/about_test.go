package filing

import (
	"slices"
	"strings"
	"testing"

	"onrecord/index"
)

func TestAnArticleIsMoreAboutWhatItKeepsSayingThanAboutWhatItMentionsOnce(t *testing.T) {
	article := func(sentence string, words int) []string {
		d := index.Document{Passage: index.Passage{Kind: index.Sentence}, Text: sentence + strings.Repeat(" and so on", words/3)}
		fields := Of([]index.Document{d})[0]
		return fields[slices.IndexFunc(fields, func(f Terms) bool { return f.Field == About })].Terms
	}
	level := func(terms []string, stem string) int {
		return slices.IndexFunc(AboutTerms(stem), func(a AboutTerm) bool { return slices.Contains(terms, a.Term.Term) })
	}
	of := article("The ferry, the ferry and again the ferry: a crane watched", 1000)
	if ferry, crane := level(of, "ferri"), level(of, "crane"); ferry <= crane || crane < 0 {
		t.Errorf("the ferry is at level %d, the crane at %d", ferry, crane)
	}
	if short, long := level(article("A crane", 60), "crane"), level(article("A crane", 6000), "crane"); short <= long {
		t.Errorf("one mention is at level %d of a short article, at %d of a long one", short, long)
	}
}
