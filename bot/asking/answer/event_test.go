package answer_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus"
)

// landslide is an archive in which a minister speaks of ferries before and after a landslide.
func landslide() []corpus.Article {
	articles := []corpus.Article{
		on("2024-05-02", "before", "“The ferry is a toy of rich men,” said Elin Varga, the transport minister."),
		on("2025-04-11", "after", "“The ferry is the only road that the island has left,” said Elin Varga, the transport minister."),
		on("2025-09-30", "anniversary", "“The Skarholm landslide took my uncle’s barn,” said Tam Ellis, a farmer."),
	}
	for i := range 8 {
		articles = append(articles, on(fmt.Sprintf("2025-03-%02d", 10+i), fmt.Sprint("slide-", i),
			fmt.Sprintf("The Skarholm landslide has closed road %d. Nobody was hurt.", 40+i)))
	}
	return articles
}

func TestWhatWasSaidAfterSomethingThatHappened(t *testing.T) {
	d := deskOf(t, landslide()...)
	a := d.ask(t, "what did varga say about the ferry after the skarholm landslide?")
	if !a.Found || len(a.Citations) != 1 || a.Citations[0].Article != "after" || !strings.Contains(a.Note, "from March 2025 on") {
		t.Errorf("%q %s", a.Note, a.Line)
	}
	a = d.ask(t, "what did varga say about the ferry before the skarholm landslide?")
	if !a.Found || len(a.Citations) != 1 || a.Citations[0].Article != "before" {
		t.Errorf("%q %s", a.Note, a.Line)
	}
}

func TestWordsThatAreOfNoOneTimeNarrowNothing(t *testing.T) {
	articles := landslide()
	for i := range 12 {
		articles = append(articles, on(fmt.Sprintf("2024-%02d-03", 1+i), fmt.Sprint("winter-", i), "The winter storms are on everybody’s mind. Nobody was hurt."))
	}
	d := deskOf(t, articles...)
	if a := d.ask(t, "what did varga say about the ferry after the winter storms?"); strings.Contains(a.Note, "in the news") {
		t.Errorf("%q %s", a.Note, a.Line)
	}
}

func TestWhatWasSaidInTheWeekAfterSomethingThatHappened(t *testing.T) {
	articles := append(landslide(),
		on("2025-03-12", "days-later", "“The Skarholm landslide came without a sound,” said Ulla Brekke, the geologist."),
		on("2025-06-20", "months-later", "“The Skarholm landslide will cost us a decade,” said Ulla Brekke, the geologist."))
	d := deskOf(t, articles...)
	a := d.ask(t, "what was said in the week after the skarholm landslide?")
	if !a.Found || len(a.Citations) != 1 || a.Citations[0].Article != "days-later" || !strings.Contains(a.Note, "from 2025-03-10 to 2025-03-17") {
		t.Errorf("%q %s", a.Note, a.Line)
	}
	a = d.ask(t, "what did brekke say in the week after the summer fair?")
	if a.Found && !a.Likely {
		t.Errorf("%q %s", a.Note, a.Line)
	}
}
