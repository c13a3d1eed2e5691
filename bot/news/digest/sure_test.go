package digest

import (
	"strings"
	"testing"

	"onrecord/bot/asking/answer"
	"onrecord/corpus/quote"
)

// said is a quote of a body, which is marked by its words, by somebody.
func said(t *testing.T, body, words string, who answer.Attribution, cue string) answer.Citation {
	t.Helper()
	at := strings.Index(body, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, body)
	}
	who.Named = true
	return answer.Citation{Start: at, End: at + len(words), Text: words, Cue: cue, Speaker: &who}
}

func named(name, title, printed string, by quote.Resolution) answer.Attribution {
	return answer.Attribution{Speaker: answer.Speaker{Name: name, Title: title}, AsPrinted: printed, Resolved: by}
}

func TestALineNamesNobodyOnAGuess(t *testing.T) {
	for _, c := range []struct {
		why, body, words string
		who              answer.Attribution
		cue              string
		want             bool
	}{
		{"right behind their own words", "“The pier is rotten,” said Ada Quill.\n\n“It will not last the winter.”", "“It will not last the winter.”", named("Ada Quill", "", "", quote.ByContinuation), "", true},
		{"another is told of in between", "“The pier is rotten,” said Ada Quill. Ten years ago Bo Fenn had only praise for it: “It will stand for ever.”", "“It will stand for ever.”", named("Ada Quill", "", "", quote.ByContinuation), "", false},
		{"he is whoever was named last", "Ada Quill was there. Sen. Bo Fenn urged the crowd on. “The pier is rotten,” he said.", "“The pier is rotten,”", named("Bo Fenn", "Sen.", "he", quote.ByPronoun), "said", true},
		{"and nobody before", "Karl Quill was there. Sen. Bo Fenn urged the crowd on. “The pier is rotten,” he said.", "“The pier is rotten,”", named("Karl Quill", "", "he", quote.ByPronoun), "said", false},
		{"who is praised in a quote is not named", "Karl Quill spoke. “Anna Holm is right,” he said. “The pier is rotten,” he said.", "“The pier is rotten,”", named("Karl Quill", "", "he", quote.ByPronoun), "said", true},
		{"somebody else is said to say something", "Karl Quill was there. Holm says the crowd was small. “The pier is rotten,” he said.", "“The pier is rotten,”", named("Karl Quill", "", "he", quote.ByPronoun), "said", false},
		{"he is only asked about", "Karl Quill told reporters so when asked if Sen. Bo Fenn was right.\n\n“The pier is rotten,” he said.", "“The pier is rotten,”", named("Bo Fenn", "Sen.", "he", quote.ByPronoun), "said", false},
		{"he tells of somebody", "Sen. Bo Fenn told Karl Quill so, as Fenn often did.\n\n“The pier is rotten,” he said.", "“The pier is rotten,”", named("Bo Fenn", "Sen.", "he", quote.ByPronoun), "said", true},
		{"a surname comes first", "Lam Tai-wing spoke. “The pier is rotten,” he said.", "“The pier is rotten,”", named("Lam Tai-wing", "harbour minister", "he", quote.ByPronoun), "said", true},
		{"a band is no he", "The head of the Tide Runners laughed. “We take what we want,” he said.", "“We take what we want,”", named("Tide Runners", "", "he", quote.ByPronoun), "said", false},
		{"one of several", "“The pier is rotten,” Sens. Ada Quill; Bo Fenn; and Karl Holm said.", "“The pier is rotten,”", named("Ada Quill", "Sen.", "Sens. Ada Quill; Bo Fenn; and Karl Holm", quote.ByName), "said", false},
		{"what a newspaper has", "According to the Ormskey Star, “the pier was shut in May.”", "“the pier was shut in May.”", named("Ormskey Star", "", "the Ormskey Star", quote.ByName), "According to", false},
		{"a role that many have", "“The pier is rotten,” the engineer said.", "“The pier is rotten,”", named("Ada Quill", "town engineer", "the engineer", quote.ByDescription), "said", false},
		{"an office that one has", "“The pier is rotten,” the president said.", "“The pier is rotten,”", named("Ada Quill", "President", "the president", quote.ByDescription), "said", true},
		{"of another's adviser", "“The pier is rotten,” the president said.", "“The pier is rotten,”", named("Bo Fenn", "adviser to the President’s team", "the president", quote.ByDescription), "said", false},
		{"thought, and not said", "People saw it and Bo Fenn thought, “This is what a pier looks like.”", "“This is what a pier looks like.”", named("Bo Fenn", "", "Bo Fenn", quote.ByName), "thought", false},
		{"somebody quotes it", "“Bo Fenn just stated, \"The pier will stand for ever.\" That was in May,” Ada Quill wrote.", "\"The pier will stand for ever.\"", named("Bo Fenn", "", "Bo Fenn", quote.ByName), "stated", false},
		{"half the name of a body", "“The pier is rotten,” said the Institute for Safety of Harbours.", "“The pier is rotten,”", named("Harbours", "", "the Institute for Safety of Harbours", quote.ByName), "said", false},
		{"who welcomes somebody", "Quill welcomed Bo Fenn, adding: “The pier is rotten.”", "“The pier is rotten.”", named("Bo Fenn", "", "Quill welcomed Bo Fenn", quote.ByName), "adding", false},
		{"what stands on the page", "“The pier is rotten,” said Play Pause Loading.", "“The pier is rotten,”", named("Play Pause Loading", "", "Play Pause Loading", quote.ByName), "said", false},
	} {
		if got := isSure(said(t, c.body, c.words, c.who, c.cue), c.body); got != c.want {
			t.Errorf("%s: %t", c.why, got)
		}
	}
}

func TestASurnameOfTwoIsNobodys(t *testing.T) {
	const words = "“The pier is rotten,”"
	for body, want := range map[string]bool{
		"Karl Fenn spoke. “The pier is rotten,” Fenn said.":                                    false,
		"Karl Fenn is dead. Anna Fenn spoke. “The pier is rotten,” Fenn said.":                 true,
		"Anna Fenn listened. Karl Fenn spoke. “The pier is rotten,” Fenn said.":                true,
		"Karl Fenn is dead. Fenn’s brother Tolomy spoke. “The pier is rotten,” Fenn said.":     true,
		"Karl Fenn brought his brother. Later K. Fenn spoke. “The pier is rotten,” Fenn said.": false,
	} {
		c := said(t, body, words, named("Karl Fenn", "", "Fenn", quote.ByName), "said")
		if got := isAnothers(c, body, nil); got != want {
			t.Errorf("%s: %t", body, got)
		}
	}
}

func TestWhatWasSaidYearsAgoIsNoNews(t *testing.T) {
	const words = "“The pier is rotten.”"
	for body, want := range map[string]bool{
		"In a 2014 interview with the Lantern, Bo Fenn said: “The pier is rotten.”": true,
		"Bo Fenn said last year: “The pier is rotten.”":                             true,
		"“The pier is rotten.” So wrote Bo Fenn two decades ago.":                   true,
		"Bo Fenn, who was elected in 2014, said on Monday: “The pier is rotten.”":   false,
		"Bo Fenn said: “The pier is rotten.” It will close in 2030.":                false,
		"The pier opened in 2014.\n\nBo Fenn said: “The pier is rotten.”":           false,
		"Bo Fenn read out what stood on it in 2026: “The pier is rotten.”":          false,
	} {
		c := said(t, body, words, named("Bo Fenn", "", "Bo Fenn", quote.ByName), "said")
		c.Published = "2026-03-01"
		if got := isOld(c, body); got != want {
			t.Errorf("%s: %t", body, got)
		}
	}
}
