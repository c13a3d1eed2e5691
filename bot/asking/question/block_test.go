package question_test

import (
	"strings"
	"testing"

	"onrecord/bot/asking/question"
)

func TestABlockQuoteIsTheWording(t *testing.T) {
	for text, want := range map[string]string{
		"who said this?\n> all hope would be lost":                        "who said · all hope would be lost",
		"> all hope\n> would be lost\nwho said that?":                     "who said · all hope would be lost",
		"did Varga ever say this:\n> we will sail at noon":                "was it said · we will sail at noon · by Varga",
		"when was this said\n> the bridge is tired":                       "when said · the bridge is tired",
		"whose words are these\n> “The bridge is tired,” the mayor said.": "who said · The bridge is tired",
		"> who said all hope would be lost?":                              "who said · all hope would be lost",
	} {
		if got := question.Parse(text, wednesday).String(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsWrongWithAnOperatorIsTold(t *testing.T) {
	const all = ": is no operator: there are speaker: outlet: section: by: place: organisation: kind: stance: before: after: on: since:"
	for text, want := range map[string]string{
		"budget kind:banana":              "kind:banana means nothing: kind: takes direct, mixed, indirect or sentence",
		"budget -kind:banana":             "kind:banana means nothing: kind: takes direct, mixed, indirect or sentence",
		"budget after:2025-13":            "after:2025-13 means nothing: after: takes a day, a month or a year: 2026-06-14, 2026-06, 2026, yesterday",
		"budget on:someday":               "on:someday means nothing: on: takes a day, a month or a year: 2026-06-14, 2026-06, 2026, yesterday",
		"budget speakr:varga":             "speakr" + all,
		"budget from:varga has:picture":   "from:, has: are no operators" + strings.TrimPrefix(all, ": is no operator"),
		`budget author:"Ada Quill"`:       "author" + all,
		"budget speaker:varga on:2016":    "",
		"who said: the bridge is tired?":  "",
		"who said:the bridge is tired?":   "",
		"Varga:yes, Quill:no":             "",
		"at 10:30 https://fjord.example/": "",
		"the ratio is a:b":                "",
		":wave: hello":                    "",
		"outlet: x":                       "",
		"find · kind:banana · in 2016":    "",
	} {
		if got := question.Misused(text, wednesday); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
