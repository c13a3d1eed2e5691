package question

import (
	"strings"
	"testing"
)

func TestHowAQuestionWasUnderstoodIsToldInPlainWords(t *testing.T) {
	for asked, want := range map[string]string{
		"find · anything · by Varga":                                  "anything by Varga",
		"find · ferry · by Varga":                                     "“ferry”, by Varga",
		"who said · all hope would be lost":                           "who said “all hope would be lost”",
		"who said about · ferry":                                      "who spoke about ferry",
		"Kerry · ceasefire · since 1 Jan 2016":                        "what Kerry said about ceasefire, since 1 Jan 2016",
		"Kerry · anything":                                            "anything that Kerry said",
		"when said · the ferry is late · by Fenn":                     "when Fenn said “the ferry is late”",
		"who else said · ferry · beside Fenn":                         "who said “ferry” beside Fenn",
		"who said · hope · outlet lantern · kind direct":              "who said “hope”, in lantern, what is quoted",
		"who said · hope · not outlet lantern · not stance denied":    "who said “hope”, not in lantern, not what is denied",
		"how often said · S and W · by W":                             "how often W said “S and W”",
		"who is · Varga":                                              "who Varga is",
		"who said · hope · section politics · after the first 3":      "who said “hope”, in the section politics, after the first 3",
		"who said · hope · byline Ada Quill · “never again” · to RTS": "who said “hope”, to RTS, “never again”, in articles by Ada Quill",
		`find · anything · “hope”`:                                    "“hope”",
	} {
		if got := Parse(asked, Options{}).Plain(); got != want {
			t.Errorf("%s\n got %s\nwant %s", asked, got, want)
		}
	}
}

func TestEveryIntentHasPlainWords(t *testing.T) {
	for _, i := range intents {
		for _, q := range []Question{{}, {Words: "hope"}, {Words: "hope", Topic: true}, {Speaker: "Kerry"}, {Words: "hope", Speaker: "Kerry"}, {Words: "hope", Topic: true, Speaker: "Kerry"}} {
			q.Intent = i.intent
			// What the catalogue lacks is shown as its key, and a value too many or too few as fmt tells it.
			plain := q.plainLead("")
			if strings.HasPrefix(plain, "plain.") || strings.Contains(plain, "%!") || (plain == "") != (i.intent == SmallTalk) {
				t.Errorf("%s of words %q by %q: %q", i.intent, q.Words, q.Speaker, plain)
			}
			for _, said := range []string{q.Words, q.Speaker} {
				if plain != "" && i.intent != WhoIs && !strings.Contains(plain, said) {
					t.Errorf("%s lacks %q: %q", i.intent, said, plain)
				}
			}
		}
	}
	for _, f := range plainFields {
		if plain := plainField(f.field + "Lantern"); strings.HasPrefix(plain, "plain.") || !strings.HasSuffix(plain, " Lantern") {
			t.Errorf("%s: %q", f.field, plain)
		}
	}
}
