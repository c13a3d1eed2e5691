package gold

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

const ferryText = "The ferry is late, Ada Quill said. Harbour master Quill announced her retirement. Nils Moe told Quill that it sank."

// lateFerry is an article with two quotes; a third is missed.
func lateFerry() []Article {
	return []Article{{
		Article: corpus.Article{ID: "f-1", Body: ferryText}, Set: "ferry-train",
		Quotes: []Quote{
			{Kind: quote.Indirect, Content: at(placeOf("The ferry is late,")), Cue: at(placeOf("said")), Source: at(placeOf("Ada Quill")), Speaker: "Quill"},
			{Kind: quote.Indirect, Content: at(placeOf("her retirement")), Cue: at(placeOf("announced")), Source: at(placeOf("Harbour master Quill")), Speaker: "Ada Quill"},
		},
	}}
}

// placeOf is the first place of words in the text of the ferry.
func placeOf(words string) [2]int {
	i := strings.Index(ferryText, words)
	return [2]int{i, i + len(words)}
}

func at(span [2]int) []corpus.Span { return []corpus.Span{{Start: span[0], End: span[1]}} }

func spans(s [2]int) string { return fmt.Sprintf("[[%d,%d]]", s[0], s[1]) }

// ferryLine is a change of the ferry's article.
func ferryLine(parts string) string {
	return `{"set":"ferry-train","article":"f-1","text":"` + textSum(ferryText) + `",` + parts + `}`
}

func TestTheOverlayChangesAddsAndTakesAwayQuotes(t *testing.T) {
	lines := strings.Join([]string{
		ferryLine(`"old":{"content":` + spans(placeOf("The ferry is late,")) + `},"new":{"content":` + spans(placeOf("The ferry is late")) + `,"speaker":` + spans(placeOf("Ada Quill")) + `},"why":"comma"`),
		ferryLine(`"old":{"kind":"indirect","content":` + spans(placeOf("her retirement")) + `},"why":"a noun phrase"`),
		ferryLine(`"new":{"kind":"indirect","content":` + spans(placeOf("that it sank")) + `,"cue":` + spans(placeOf("told")) + `,"source":` + spans(placeOf("Nils Moe")) + `,"speaker":` + spans(placeOf("Nils Moe")) + `},"why":"missed"`),
		`{"set":"other-train","article":"of a set that was not read","why":"left alone"}`,
	}, "\n")
	articles := lateFerry()
	if err := layOver(articles, "ferry.jsonl", []byte(lines)); err != nil {
		t.Fatal(err)
	}
	want := []Quote{
		{Kind: quote.Indirect, Content: at(placeOf("The ferry is late")), Cue: at(placeOf("said")), Source: at(placeOf("Ada Quill")), Speaker: "Ada Quill"},
		{Kind: quote.Indirect, Content: at(placeOf("that it sank")), Cue: at(placeOf("told")), Source: at(placeOf("Nils Moe")), Speaker: "Nils Moe"},
	}
	if diff := cmp.Diff(want, articles[0].Quotes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAChangeThatDoesNotFitItsSetSaysWhereAndHowToMendIt(t *testing.T) {
	late := spans(placeOf("The ferry is late,"))
	for name, c := range map[string]struct{ line, want string }{
		"the text has changed":       {strings.Replace(ferryLine(`"old":{"content":`+late+`},"why":"x"`), textSum(ferryText), "00000000", 1), "write the new sum"},
		"the quote has changed":      {ferryLine(`"old":{"content":[[0,9]]},"why":"x"`), "copy the quote as it is there"},
		"another speaker by then":    {ferryLine(`"old":{"content":` + late + `,"speaker":` + spans(placeOf("Nils Moe")) + `},"why":"x"`), "copy the quote as it is there"},
		"the article is gone":        {strings.Replace(ferryLine(`"why":"x"`), "f-1", "f-9", 1), "no article f-9"},
		"an offset inside a word":    {ferryLine(`"old":{"content":` + late + `},"new":{"content":[[0,6]]},"why":"x"`), "inside a word: count it again"},
		"an offset outside the text": {ferryLine(`"old":{"content":` + late + `},"new":{"content":[[0,900]]},"why":"x"`), "not inside the text of"},
		"no reason":                  {ferryLine(`"old":{"content":` + late + `}`), `add "why"`},
		"a kind that is none":        {ferryLine(`"old":{"content":` + late + `},"new":{"kind":"spoken"},"why":"x"`), `the kind "spoken"`},
		"a part that is none":        {ferryLine(`"old":{"contents":` + late + `},"why":"x"`), `unknown field "contents"`},
	} {
		t.Run(name, func(t *testing.T) {
			err := layOver(lateFerry(), "ferry.jsonl", []byte("{\"set\":\"other\"}\n"+c.line))
			if err == nil || !strings.Contains(err.Error(), "ferry.jsonl:2: ") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v does not name line 2 of ferry.jsonl and %q", err, c.want)
			}
		})
	}
}
