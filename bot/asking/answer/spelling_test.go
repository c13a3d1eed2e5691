package answer

import (
	"slices"
	"strings"
	"testing"

	"onrecord/bot/asking/question"
)

func TestASlipOfTheAskerIsReadAsWhatWasMeant(t *testing.T) {
	for typed, meant := range map[string]string{
		"what did quill say about imigration":         "immigration",
		"which laywer said the lease was void":        "lawyer",
		"what did the comissioner say about the weir": "commissioner",
		"what did quill say about the harbour":        "",
		"what did Wellingtom say about the weir":      "", // a name is looked for as one
		"did quill say they shouldnt sail":            "",
		"who paid 100000 crowns":                      "",
	} {
		found := misspelt(question.Parse(typed, question.Options{}))
		var all []string
		for _, word := range found {
			all = append(all, word)
		}
		if got := strings.Join(all, " "); got != meant {
			t.Errorf("%s: reads %q as what was meant, want %q", typed, got, meant)
		}
	}
}

func TestAPoliticianIsASenatorToo(t *testing.T) {
	for asked, printed := range map[string]string{
		"politician":              "senator",
		"former chief executives": "ceo",
		"trade group":             "association",
	} {
		if all := withOtherNames(strings.Fields(asked)); !slices.Contains(all, printed) {
			t.Errorf("who asks for a %s may mean one of %q", asked, all)
		}
	}
	if all := withOtherNames([]string{"skipper"}); len(all) != 1 {
		t.Errorf("a skipper is %q", all)
	}
}
