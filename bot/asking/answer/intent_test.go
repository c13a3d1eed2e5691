package answer_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
)

// on is an article that was published on a day.
func on(day, id, body string) corpus.Article {
	a := article(id, body)
	a.Published, _ = time.Parse(time.DateOnly, day)
	return a
}

func TestWhoSomebodyIsSaysEachTitleWithItsDay(t *testing.T) {
	d := deskOf(t,
		on("2012-05-01", "old", "Ada Quill, the deputy mayor of Skarholm, spoke first. “The ferry is late,” Quill said."),
		on("2016-05-01", "new", "The crowd was large.\n\nMayor Ada Quill was not amused. “The ferry is full,” Quill said."),
		on("2016-06-01", "again", "“The ferry is empty,” said Mayor Ada Quill."))
	a := d.ask(t, "who's quill?")
	if want := "Ada Quill: Mayor (Estuary Herald, 2016-06-01, ¶1); deputy mayor of Skarholm (Estuary Herald, 2012-05-01, ¶1)"; a.Line != want {
		t.Errorf("got  %s\nwant %s", a.Line, want)
	}
	if c := a.Citations[1]; c.Text != "Ada Quill, the deputy mayor of Skarholm, spoke first." {
		t.Errorf("the older title is cited from %q", c.Text)
	}
}

func TestATitleMayHoldAFullStop(t *testing.T) {
	d := deskOf(t, article("a", "It rained. “The ferry is full,” said Ada Quill, director of the Assn. of Ferries. She left."))
	a := d.ask(t, "who is Ada Quill")
	if c := a.Citations[0]; !strings.HasPrefix(c.Text, "“The ferry is full,”") || !strings.HasSuffix(c.Text, "Ferries.") {
		t.Errorf("cited %q for %s", c.Text, a.Line)
	}
}

func TestWhoSomebodyIsOverlooksASlipInTheName(t *testing.T) {
	d := deskOf(t, article("a", "Mayor Ada Quill was not amused. “The ferry is full,” Quill said."))
	if a := d.ask(t, "who is ada quil"); !strings.HasPrefix(a.Line, "Ada Quill: Mayor (") {
		t.Errorf("got %s", a.Line)
	}
}

func TestWhoIsNeverQuotedIsFoundWhereTheNameStands(t *testing.T) {
	d := deskOf(t, article("a", "Bo Fenn, the baker, has closed his shop. It rained."))
	a := d.ask(t, "who is Bo Fenn")
	if !a.Found || !strings.Contains(a.Line, "Bo Fenn, the baker, has closed his shop.") {
		t.Errorf("got %s", a.Line)
	}
}

func TestHowOftenCountsStatementsAndNotCopies(t *testing.T) {
	d := deskOf(t,
		on("2015-05-01", "a", "“The ferry is late,” said Ada Quill."),
		on("2015-05-01", "b", "“The ferry is late,” said Ada Quill."),
		on("2016-02-01", "c", "“Again the ferry is full,” Ada Quill said. It rained."),
		on("2016-03-01", "d", "“My ferry does not sink,” Ada Quill said."),
		on("2016-04-01", "e", "“The ferry is a disgrace,” said Bo Fenn."))
	d.answersBegin(t, map[string]string{
		"how often has Quill mentioned the ferry?":          "3 statements: 1 in 2015, 2 in 2016 · ",
		"how often did Quill say ferry since February 2016": "2 statements: 1 in 2016-02, 1 in 2016-03 · ",
		"how many quotes are there from fenn?":              "1 statement, in 2016-04 · ",
	})
}

func TestWhoElseNamesEachOtherSpeakerOnce(t *testing.T) {
	d := deskOf(t,
		article("a", "“The ferry is late,” said Ada Quill, the mayor. “The ferry is always late,” Quill said."),
		article("b", "“The ferry is late, and I am tired,” said Bo Fenn. “And the ferry is wet,” Fenn said."),
		article("c", "The ferry is late because of the fog, a sailor who would not be named said."))
	a := d.ask(t, "who besides quill talked about the ferry?")
	var names []string
	for _, c := range a.Citations {
		names = append(names, c.Speaker.Name)
	}
	if got := strings.Join(names, "; "); !strings.Contains(got, "Bo Fenn") || strings.Contains(got, "Quill") || strings.Count(got, "Fenn") != 1 {
		t.Errorf("speakers %s", got)
	}
	if a := d.ask(t, "who other than fenn said the ferry is late"); !strings.HasPrefix(a.Line, "Ada Quill, mayor · word for word: ") {
		t.Errorf("got %s", a.Line)
	}
}

func TestWhereAndWhenAreAsTheArticleHasThem(t *testing.T) {
	d := deskOf(t,
		article("a", "“The ferry is late,” Ada Quill told reporters in Rome on Tuesday night. She was in Paris on Monday."),
		article("b", "On Friday the fog came. Bo Fenn said at Gull Point that the pier was rotten."),
		article("c", "“The bridge is tired,” said Cy Marsh. In May he left."),
		article("d", "Dot Larch, a chemist at the Harbour Institute who was dismissed in May, said in Gull Point that the well was poisoned. On Friday it rained."))
	d.answersBegin(t, map[string]string{
		"where did Quill say the ferry is late":     "in Rome · Ada Quill, told reporters",
		"when did Quill say the ferry is late":      "2026-03-01, on Tuesday night (2026-02-24, worked out from the day of the article) · Ada Quill",
		"where did fenn say the pier was rotten?":   "at Gull Point · Bo Fenn · in other words: ",
		"where was the bridge is tired said":        "No place beside the quote · Cy Marsh",
		"when did marsh say the bridge is tired":    "2026-03-01 · Cy Marsh",
		"where did larch say the well was poisoned": "in Gull Point · Dot Larch",
		"when did larch say the well was poisoned":  "2026-03-01 · Dot Larch",
	})
}

func TestTheWordsThatDifferAreTold(t *testing.T) {
	d := deskOf(t, article("a", "“If this fails then all hope will be lost for good, and I am tired of it,” said Ada Quill."))
	for text, want := range map[string]string{
		"who said all hope would be lost":           "you wrote “would”; the article has “will”",
		"who said all hope is lost":                 "you wrote “is”; the article has “will be”",
		"who said all hope will be gone":            "you wrote “gone”; the article has “lost”",
		"who said then hope will be lost":           "you left out “all”",
		"who said then all our hope will be lost":   "you added “our”",
		"who said all hope will be lost":            "",
		"who said hope would die":                   "",
		"who said all of our hopes were quite gone": "",
	} {
		a := d.ask(t, text)
		c := append(append([]answer.Citation{}, a.Citations...), a.Nearest...)
		if len(c) > 0 && c[0].Differs != want || len(c) == 0 && want != "" {
			t.Errorf("%s: %+v, want %q", text, c, want)
		}
		if a.Found && want != "" && !strings.HasSuffix(a.Line, " · "+want) {
			t.Errorf("%s: the line is %s", text, a.Line)
		}
	}
}

func TestMoreShowsWhatWasNotSeen(t *testing.T) {
	d := deskOf(t, article("a", "“The ferry is late,” said Bo Fenn. “The ferry is wet,” said Ada Quill. “The ferry is mine,” said Cy Marsh."))
	first := d.ask(t, "quotes about the ferry")
	more := d.ask(t, "what was said · ferry · after the first 1")
	if len(first.Citations) != 3 || len(more.Citations) != 2 || more.Citations[0].Text != first.Citations[1].Text {
		t.Errorf("first %d, then %d", len(first.Citations), len(more.Citations))
	}
	if a := d.ask(t, "what was said · ferry · after the first 3"); a.Found || !strings.HasPrefix(a.Line, "Nothing more in 1 article") {
		t.Errorf("after the last: %s", a.Line)
	}
}
