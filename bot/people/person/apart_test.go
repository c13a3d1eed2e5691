package person_test

import (
	"strings"
	"testing"

	"onrecord/bot/people/peopletest"
	"onrecord/corpus"
)

// holm are articles that print Karen Holm with titles, each of a day.
func holm(titles ...[2]string) (out []corpus.Article) {
	for i, t := range titles {
		id := string(rune('a' + i))
		out = append(out, peopletest.On(t[0], id, "Estuary Herald", "Words of "+id, "Karen Holm, "+t[1]+", spoke on Monday. “Nothing of number "+id+" will be lost this winter,” Holm said."))
	}
	return out
}

func TestWhereTitlesContradictTwoPeopleMayBearTheName(t *testing.T) {
	two := "Two people may bear this name: senator (2 articles), relay swimmer (1 article). An admin parts them: part Karen Holm = Karen Holm (swimmer)"
	for name, c := range map[string]struct {
		articles []corpus.Article
		want     bool
	}{
		"a senator and a swimmer of one year":        {holm([2]string{"2026-01-03", "a senator"}, [2]string{"2026-02-03", "a relay swimmer"}, [2]string{"2026-03-03", "a senator"}), true},
		"a senator who was a swimmer":                {holm([2]string{"2026-01-03", "a senator"}, [2]string{"2026-02-03", "a former swimmer"}, [2]string{"2026-03-03", "a senator"}), false},
		"a swimmer who became a senator":             {holm([2]string{"2016-02-03", "a relay swimmer"}, [2]string{"2026-01-03", "a senator"}, [2]string{"2026-03-03", "a senator"}), false},
		"a senator who became a mayor":               {holm([2]string{"2026-01-03", "a senator"}, [2]string{"2026-02-03", "a mayor"}, [2]string{"2026-03-03", "a senator"}), false},
		"a title that says nothing of what one does": {holm([2]string{"2026-01-03", "a senator"}, [2]string{"2026-02-03", "a neighbour"}, [2]string{"2026-03-03", "a senator"}), false},
	} {
		note := open(t, c.articles...).person(t, "Karen Holm").Note()
		if got := strings.Contains(note, two); got != c.want {
			t.Errorf("%s: %q", name, note)
		}
	}
}
