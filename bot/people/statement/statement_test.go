package statement_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/bot/asking/answer"
	"onrecord/bot/people/statement"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// by is a statement of somebody on a day.
func by(name string, day corpus.Day, kind index.Kind, text string) answer.Citation {
	return answer.Citation{
		Article: corpus.ArticleID(day), Published: day, Kind: kind, Stance: quote.Asserted, Text: text, End: len(text), Spans: []answer.Offsets{{0, len(text)}},
		Speaker: &answer.Attribution{Speaker: answer.Speaker{Name: name, Named: true}},
	}
}

const early, late corpus.Day = "2026-02-03", "2026-03-14"

// changes tells what became of a statement of Ada Quill.
func changes(kind index.Kind, before, after string) (out []string) {
	set := statement.Of([]answer.Citation{by("Ada Quill", late, kind, after), by("Ada Quill", early, kind, before)}, "Ada Quill")
	for _, c := range set.Changes() {
		out = append(out, string(c.Kind)+": "+c.From+", "+c.To)
	}
	return out
}

func TestWhatWasSaidOtherwiseIsFound(t *testing.T) {
	for _, test := range []struct {
		kind          index.Kind
		before, after string
		want          string
	}{
		{index.Direct, "“The new bridge would open to heavy lorries in summer,”", "“The new bridge will open to heavy lorries in summer,”", "modal: would, will"},
		{index.Direct, "“The new bridge may open to heavy lorries,”", "“The new bridge must open to heavy lorries,”", "modal: may, must"},
		{index.Direct, "“The bridge is safe for heavy lorries,”", "“The bridge is not safe for heavy lorries,”", "negation: is, is not"},
		{index.Direct, "“We lost 40 trees along the towpath,”", "“We lost 65 trees along the towpath,”", "figure: 40, 65"},
		{index.Indirect, "that the new bridge may open to heavy lorries", "that the new bridge will open to heavy lorries", "modal: may, will"},
	} {
		if got := changes(test.kind, test.before, test.after); !slices.Equal(got, []string{test.want}) {
			t.Errorf("%s, then %s: %q", test.before, test.after, got)
		}
	}
}

func TestWhatIsTheSameOrOnAnotherMatterIsNoChange(t *testing.T) {
	for _, test := range []struct {
		kind          index.Kind
		before, after string
	}{
		{index.Direct, "“The new bridge will open to heavy lorries,”", "“The new bridge will open to heavy lorries in summer,”"},
		{index.Indirect, "that the new bridge would open to heavy lorries", "that the new bridge will open to heavy lorries"}, // reported speech shifts it
		{index.Direct, "“The new bridge would open to heavy lorries,”", "“The old school will close to small children,”"},
		{index.Direct, "“No, the bridge is safe for heavy lorries,”", "“The bridge is safe for heavy lorries,”"},
		{index.Direct, "“On 12 March the towpath loses trees,”", "“On 14 March the towpath loses trees,”"},
		{index.Direct, "“I would not say that,”", "“I will say that,”"},
	} {
		if got := changes(test.kind, test.before, test.after); len(got) > 0 {
			t.Errorf("%s, then %s: %q", test.before, test.after, got)
		}
	}
	same := []answer.Citation{by("Ada Quill", early, index.Direct, "“The new bridge would open to heavy lorries,”"), by("Ada Quill", early, index.Direct, "“The new bridge will open to heavy lorries,”")}
	if got := statement.Of(same).Changes(); len(got) > 0 {
		t.Errorf("within one day: %+v", got)
	}
}

func TestADenialIsAChangeOfStance(t *testing.T) {
	denied := by("Ada Quill", late, index.Indirect, "Ada Quill denied that the new bridge opens to heavy lorries.")
	denied.Stance = quote.Denied
	got := statement.Of([]answer.Citation{denied, by("Ada Quill", early, index.Direct, "“The new bridge opens to heavy lorries,”")}, "Ada Quill").Changes()
	if len(got) != 1 || got[0].Kind != statement.Stance || got[0].From != "asserted" || got[0].To != "denied" {
		t.Errorf("%+v", got)
	}
}

func TestADenialStandsAgainstWhatSomebodyElseSaid(t *testing.T) {
	got := statement.Of([]answer.Citation{
		by("Ada Quill", early, index.Direct, "“The dye works poisons the river,”"), by("Bo Fenn", early, index.Direct, "“The dye works poisons the river,”"),
		denial("denied", "Bo Fenn denied that the dye works poisons the river, and called a doctor."),
	}).Opposed()
	if len(got) != 1 || len(got[0]) != 1 || got[0][0].Said.Speaker.Name != "Ada Quill" || !got[0][0].Holds() {
		t.Errorf("%+v", got)
	}
}

// denial is what Bo Fenn denies.
func denial(cue, text string) answer.Citation {
	c := by("Bo Fenn", late, index.Indirect, text)
	c.Stance, c.Cue = quote.Denied, cue
	return c
}

func TestWhatIsNotDeniedStandsAgainstNothing(t *testing.T) {
	says := by("Ada Quill", early, index.Direct, "“The dye works poisons the river,”")
	for _, test := range []struct {
		why          string
		said, denied answer.Citation
	}{
		{"both say that it is not so", by("Ada Quill", early, index.Direct, "“The dye works never poisons the river,”"), denial("denied", "Bo Fenn denied that the dye works poisons the river.")},
		{"it is condemned, and so true", says, denial("denounced", "Bo Fenn denounced that the dye works poisons the river.")},
		{"he denies something else", says, denial("denied", "Bo Fenn denied that the dye works had sold the river meadow, and poisons foxes.")},
		{"nobody denies it", says, by("Nothing", late, index.Indirect, "Nothing denied that the dye works poisons the river.")},
	} {
		if test.why == "nobody denies it" {
			test.denied.Stance, test.denied.Cue, test.denied.Speaker.AsPrinted = quote.Denied, "denied", "Nothing in the report"
		}
		for _, of := range statement.Of([]answer.Citation{test.said, test.denied}).Opposed() {
			if of[0].Holds() {
				t.Errorf("%s: %+v", test.why, of)
			}
		}
	}
}

func TestWhoeverIsAccusedDeniesTheAccusation(t *testing.T) {
	accused := by("Ada Quill", early, index.Indirect, "Ada Quill accused the brewer Bo Fenn of selling sour beer to the school and the chapel at Ormskey.")
	accused.Cue, accused.Spans = "accused", []answer.Offsets{{strings.Index(accused.Text, "selling"), len(accused.Text)}}
	denied := denial("denied", "Bo Fenn denied selling sour beer.")
	for name, want := range map[string]bool{"Bo Fenn": true, "Carl Moe": false} {
		denied.Speaker = &answer.Attribution{Speaker: answer.Speaker{Name: name, Named: true}}
		got := statement.Of([]answer.Citation{accused, denied}).Opposed()
		if len(got) != 1 || got[0][0].Holds() != want {
			t.Errorf("denied by %s: %+v", name, got)
		}
	}
}

func TestTopicsAreMadeOfTellingWords(t *testing.T) {
	said := []answer.Citation{
		by("Ada Quill", "2026-01-01", index.Direct, "“The ferry to Gull Point sails at noon,”"),
		by("Ada Quill", "2026-01-02", index.Direct, "“Nobody at Gull Point waits for a ferry,”"),
		by("Ada Quill", "2026-01-03", index.Direct, "“School begins at eight,”"),
		by("Ada Quill", "2026-01-04", index.Direct, "“The school has no roof,”"),
		by("Ada Quill", "2026-01-05", index.Direct, "“Thank you,”"),
	}
	set := statement.Of(said, "Ada Quill")
	weights := make(map[string]float64)
	for _, word := range []string{"ferri", "gull", "point", "school"} {
		weights[word] = 6
	}
	topics, rest := set.Topics(weights, 10_000)
	var got []string
	for _, topic := range topics {
		got = append(got, topic.Label())
	}
	slices.Sort(got)
	if len(got) != 2 || !strings.Contains(got[0], "Gull Point") || got[1] != "School" && got[1] != "school" {
		t.Errorf("topics %q", got)
	}
	if len(rest) != 1 || rest[0].Text != "“Thank you,”" {
		t.Errorf("the rest: %+v", rest)
	}
}

func TestATopicIsCalledByANoun(t *testing.T) {
	set := statement.Of([]answer.Citation{
		by("Ada Quill", "2026-01-01", index.Direct, "“It happened before the dredging of the harbour began,”"),
		by("Ada Quill", "2026-01-02", index.Direct, "“What happened in the harbour is important,”"),
		by("Ada Quill", "2026-01-03", index.Direct, "“It is important that the harbour is dredged,”"),
		by("Ada Quill", "2026-01-04", index.Direct, "“They keep seeking the Governor of Ormskey,”"),
		by("Ada Quill", "2026-01-05", index.Direct, "“I keep out of seeking Governor Fenn,”"),
	})
	telling := set.Telling()
	for word, want := range map[string]bool{"harbour": true, "governor": true, "happened": false, "important": false, "keep": false, "seeking": false} {
		if slices.Contains(telling, word) != want {
			t.Errorf("%s among %q: want %t", word, telling, want)
		}
	}
}

func TestWhatStandsWithinAnotherStatementIsNotShownTwice(t *testing.T) {
	part := by("Ada Quill", early, index.Direct, "“The bridge is safe,”")
	whole := by("Ada Quill", early, index.Mixed, "“The bridge is safe,” she said, adding that it would stay open.")
	other := by("Ada Quill", late, index.Direct, "“The bridge is safe,”")
	got := statement.Once([]answer.Citation{part, whole, whole, other})
	if len(got) != 2 || got[0].Text != whole.Text || got[1].Published != late {
		t.Errorf("shown: %+v", got)
	}
}
