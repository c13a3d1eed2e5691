package question

import (
	"testing"

	"onrecord/index"
)

func TestAFacetNarrowsTheQuestion(t *testing.T) {
	const asked = "who said · all hope would be lost · after the first 3"
	for _, c := range []struct {
		field index.Field
		value string
		want  string // empty where the value cannot be asked for
	}{
		{index.Speaker, "Elin Varga", "who said · all hope would be lost · by Elin Varga"},
		{index.Speaker, "O’Neill-Brandt", "who said · all hope would be lost · by O’Neill-Brandt"},
		{index.Speaker, `Elin "Ellie" Varga`, ""},
		{index.Outlet, "The <!channel> Post", "who said · all hope would be lost · outlet The <!channel> Post"},
		{index.Section, "World: news", "who said · all hope would be lost · section World: news"},
		{index.Year, "2016", "who said · all hope would be lost · in 2016"},
		{index.Month, "2016-02", "who said · all hope would be lost · in Feb 2016"},
		{index.ByKind, "direct", "who said · all hope would be lost · kind direct"},
		{index.ByKind, "loud", ""},
		{index.Place, "Aleppo", "who said · all hope would be lost · place Aleppo"},
		{index.Organisation, "Harbour · Union", ""},
		{index.Organisation, "Harbour Union", "who said · all hope would be lost · organisation Harbour Union"},
		{"weather", "rain", ""},
	} {
		operator, ok := Operator(c.field, c.value)
		if ok != (c.want != "") {
			t.Errorf("%s %q: %s, %v", c.field, c.value, operator, ok)
		}
		if !ok {
			continue
		}
		p := Previous{Question: Parse(asked, Options{})}
		q, refined := p.Refine(operator, Options{})
		if !refined || q.String() != c.want {
			t.Errorf("%s: %s, want %s", operator, q, c.want)
		}
	}
}

func TestOnlyWhatIsMeantForTheArchiveIsOverheard(t *testing.T) {
	p := Previous{Question: Parse("what did Varga say about the ferry?", Options{}), Shown: 3, Speaker: "Elin Varga"}
	for text, want := range map[string]string{
		"and in 2015?":       "Varga · ferry · in 2015",
		"more":               "Varga · ferry · after the first 3",
		"only direct quotes": "Varga · ferry · kind direct",
		"who else?":          "who else said about · ferry · beside Varga",
		"what did the mayor say about the budget?":     "mayor · budget",
		`did she say "we will sail"?`:                  "was it said · we will sail · by Varga",
		"thanks!":                                      "",
		"great":                                        "",
		"see you on Monday":                            "",
		"I think we should run it":                     "",
		"did you call the mayor?":                      "",
		"who is writing this up?":                      "",
		"how many words?":                              "",
		"when is the deadline?":                        "",
		"Can we use this in the lead?":                 "",
		"nice, and the photo?":                         "",
		"Tell her the ferry sails at noon on Thursday": "",
	} {
		q, meant := p.Overheard(text, Options{})
		if meant != (want != "") || meant && q.String() != want {
			t.Errorf("%s: %q, %v; want %q", text, q, meant, want)
		}
	}
	if _, meant := (Previous{}).Overheard("who said hope?", Options{}); meant {
		t.Error("a question was overheard where nobody had asked")
	}
}
