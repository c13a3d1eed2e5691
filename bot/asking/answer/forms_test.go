package answer_test

import (
	"cmp"
	"strings"
	"testing"

	"onrecord/corpus"
)

func TestWhoIsQuotedMostIsCountedInStatements(t *testing.T) {
	d := deskOf(t,
		on("2025-05-01", "a", "“The weir is sound,” said Petra Lund, the inspector."),
		on("2025-05-01", "copy", "“The weir is sound,” said Petra Lund, the inspector."),
		on("2025-05-02", "b", "“The weir is old,” said Petra Lund. “The weir is mine,” said Rolf Anker."),
		on("2025-05-03", "c", "Most people at the weir are quoted prices of 90 crowns."))
	a := d.ask(t, "who is quoted most about the weir?")
	if want := "Petra Lund 2, Rolf Anker 1 · Petra Lund: “The weir is old,” (Estuary Herald, 2025-05-02, ¶1)"; a.Line != want {
		t.Errorf("got  %s\nwant %s", a.Line, want)
	}
	if a := d.ask(t, "who is quoted most"); !strings.HasPrefix(a.Line, "Petra Lund 3, Rolf Anker 1") {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "most quoted people"); !strings.HasPrefix(a.Line, "Petra Lund 3, Rolf Anker 1") {
		t.Errorf("got %s", a.Line)
	}
}

func TestTheFirstAndTheLastQuoteOfSomebody(t *testing.T) {
	d := deskOf(t,
		on("2025-04-01", "a", "“A boat for every street,” said Gil Dorado, a baker."),
		on("2025-05-01", "b", "“The boat leaks,” said Gil Dorado, a baker."),
		on("2025-07-01", "c", "“I sold the boat,” said Gil Dorado, a baker."))
	for asked, day := range map[string]string{
		"first quote of Gil Dorado":                  "2025-04-01",
		"Dorado's first statement":                   "2025-04-01",
		"the last thing Dorado said":                 "2025-07-01",
		"most recent quote by dorado about the boat": "2025-07-01",
		"when did Dorado first talk about the boat?": "2025-04-01",
		"last quote of Dorado before:2025-07":        "2025-05-01",
	} {
		if a := d.ask(t, asked); !a.Found || string(a.Citations[0].Published) != day {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestWhatWasSaidToSomebodyComesAlone(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "“The wall is dear,” said Mayor Edda Solheim.\n\n“We listened to every one of you,” she told residents."))
	if a := d.ask(t, "what did Solheim tell residents?"); len(a.Citations) != 1 || !strings.Contains(a.Line, "We listened") {
		t.Errorf("got %d: %s", len(a.Citations), a.Line)
	}
	if a := d.ask(t, "what did Solheim tell the sailors?"); len(a.Citations) != 2 {
		t.Errorf("nothing is printed as said to sailors: got %d: %s", len(a.Citations), a.Line)
	}
}

func TestAFigureThatNoArticleGivesIsNeverFound(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "The port put the number of cranes at nine. The barge sank at dawn."))
	if a := d.ask(t, "did the port put the number of cranes at 9?"); !a.Found || a.Likely {
		t.Errorf("nine is 9: %s", a.Line)
	}
	a := d.ask(t, "did the port put the number of cranes at 19?")
	if !a.Likely || a.Note != "Nothing with that figure; this has another, or none." || !strings.Contains(a.Line, "nine") {
		t.Errorf("nine is not 19: %s (%s)", a.Line, a.Note)
	}
}

func TestWhetherAStatementIsRightIsAnsweredWithWhoGaveIt(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "Harbour master Ana Ruiz said 31 people were aboard the barge. The barge sank at dawn."))
	for _, asked := range []string{"is it right that 48 people were aboard?", "were 31 people aboard the barge?", "31 people were aboard, is that right?"} {
		a := d.ask(t, asked)
		if !a.Found || a.Speaker == nil || a.Speaker.Name != "Ana Ruiz" || strings.Contains(a.Line, "Yes") {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
	if a := d.ask(t, "did the barge sink at dawn?"); !strings.Contains(a.Line, "The barge sank at dawn.") {
		t.Errorf("got %s", a.Line)
	}
}

func TestOthersAreNeverTheOneWhoIsContradicted(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "“The wall will hold,” said Mayor Edda Solheim. “The wall is a sieve,” said Bo Fenn, an engineer."),
		on("2025-06-04", "b", "“The wall will hold, I say again,” Solheim said."))
	for _, asked := range []string{"who contradicted Solheim?", "who disagrees with the mayor on the wall", "who agrees with Edda Solheim about the wall?"} {
		a := d.ask(t, asked)
		if len(a.Citations) != 1 || a.Speaker.Name != "Bo Fenn" || !strings.Contains(a.Line, "is for you to read") {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestWhatSomebodySaidOverTimeBeginsWithTheOldest(t *testing.T) {
	d := deskOf(t,
		on("2024-06-03", "a", "“The wall will hold,” said Mayor Edda Solheim."),
		on("2025-06-04", "b", "“The wall has failed us,” said Mayor Edda Solheim."))
	a := d.ask(t, "has Solheim changed her mind on the wall?")
	if !strings.HasPrefix(a.Line, "2 statements, 2024-06-03 to 2025-06-04, the oldest first · Edda Solheim, Mayor: “The wall will hold,”") {
		t.Errorf("got %s", a.Line)
	}
}

func TestArticlesAreListedAndNotTheirSentences(t *testing.T) {
	d := deskOf(t,
		on("2024-06-03", "a", "“The wall will hold,” said Mayor Edda Solheim. The wall is long. The wall is high."),
		on("2025-06-04", "b", "The wall has failed."))
	if a := d.ask(t, "which articles are about the wall?"); len(a.Citations) != 2 || !strings.HasPrefix(a.Line, "2 articles · ") {
		t.Errorf("got %d: %s", len(a.Citations), a.Line)
	}
	if a := d.ask(t, "stories that quote Solheim"); len(a.Citations) != 1 || a.Citations[0].Article != "a" {
		t.Errorf("got %s", a.Line)
	}
}

func TestFiguresComeNewestFirstEachWithWhoGaveIt(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "Harbour master Ana Ruiz said 31 people were missing after the flood."),
		on("2025-06-04", "b", "Ana Ruiz, the harbour master, said 31 people were missing after the flood in 1987 boats."),
		on("2025-06-06", "c", "“More than 40 people are missing,” said Mayor Bo Fenn."),
		on("2025-06-07", "d", "Correction: an earlier version of this article said 400 people were missing."))
	a := d.ask(t, "how many people are missing?")
	if !strings.HasPrefix(a.Line, "More than 40 (Bo Fenn, 2025-06-06); 31 (Ana Ruiz, 2025-06-04) · Bo Fenn, Mayor: “More than 40 people are missing,”") {
		t.Errorf("got %s", a.Line)
	}
}

func TestAFigureCountsWhatIsAskedAbout(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "The flood at Ostrey killed 12 people and injured 90, the coroner Pia Stahl said."),
		on("2025-06-04", "b", "At least 14 people, including 9 children, died in the flood at Ostrey."),
		on("2025-06-05", "c", "The flood at Ostrey left 15 dead, and 300 people were hurt."),
		on("2025-06-06", "d", "Two weeks after the flood at Ostrey killed so many, the council met for the 3rd time."),
		on("2025-06-07", "e", "In the flood at Lauen, 40 people died."),
		on("2025-06-08", "f", "The flood at Ostrey made 2.5 million dollars' worth of damage, and people died."))
	for question, want := range map[string]string{
		"how many people died in the flood at ostrey?":  "15 (2025-06-05); At least 14 (2025-06-04); 12 (Pia Stahl, 2025-06-03)",
		"how many were killed in the flood at Ostrey?":  "15 (2025-06-05); At least 14 (2025-06-04); 12 (Pia Stahl, 2025-06-03)",
		"how many people were hurt in the Ostrey flood": "Not a quote: The flood at Ostrey left 15 dead, and 300 people were hurt.",
	} {
		if a := d.ask(t, question); !strings.HasPrefix(cmp.Or(a.Lead(), a.Line), want) {
			t.Errorf("%s: got %q: %s, want %q", question, a.Lead(), a.Line, want)
		}
	}
}

func TestAFigureIsPrintedWhole(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "The clerk Ida Moor said that 9.2 million tickets were sold."),
		on("2025-06-04", "b", "The sales rose to 11.4 million tickets, the bank said."),
		on("2025-06-05", "c", "The mayor handed over more than 12 million tickets, the clerk Ida Moor said."))
	if a := d.ask(t, "how many tickets?"); a.Lead() != "more than 12 million (Ida Moor, 2025-06-05); 11.4 million (the bank, 2025-06-04); 9.2 million (Ida Moor, 2025-06-03)" {
		t.Errorf("got %q", a.Lead())
	}
}

func TestTheLastTimeSomebodySpokeOfAMatterIsFoundByItsArticle(t *testing.T) {
	articles := []corpus.Article{
		on("2025-04-01", "weir", "The weir at Ostrey broke on Sunday.\n\n“I was asleep, and nobody rang,” said Gil Dorado, a baker."),
		on("2025-05-01", "fair", "The fair opened.\n\n“I bake for three days,” said Gil Dorado, a baker."),
	}
	for _, day := range []string{"2025-05-02", "2025-05-03", "2025-05-04", "2025-05-05"} {
		articles = append(articles, on(day, "choir "+day, "The choir sang.\n\n“We were late,” said Ana Ruiz."))
	}
	if a := deskOf(t, articles...).ask(t, "when did Dorado last speak about the weir?"); !a.Found || string(a.Citations[0].Published) != "2025-04-01" {
		t.Errorf("got %s", a.Line)
	}
}

func TestHowOftenIsToldOfEachOfSeveralPeople(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "“The weir is full of eels,” said Pia Stahl. “The weir is a disgrace,” said Aron Lindt."),
		on("2025-07-03", "b", "“We shall mend the weir,” said Pia Stahl."))
	a := d.ask(t, "how often did Pia Stahl and Aron Lindt say weir?")
	if want := "Pia Stahl: 2 statements: 1 in 2025-06, 1 in 2025-07; Aron Lindt: 1 statement, in 2025-06"; a.Lead() != want {
		t.Errorf("got %q, want %q", a.Lead(), want)
	}
	if a := d.ask(t, "how often did Pia Stahl and Aron Lindt say bridge?"); a.Found || a.Lead() != "" {
		t.Errorf("nobody said it: %s", a.Line)
	}
}

func TestTheDayOfAMonthIsNoFigure(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "TARN BRIDGE, Feb. 10 — The clerk said that three bridges were closed."),
		on("2025-06-04", "b", "On 14 March bridges were inspected. Warden Ida Moor said that five bridges were closed."))
	if a := d.ask(t, "how many bridges were closed?"); strings.Contains(a.Lead(), "10") || strings.Contains(a.Lead(), "14") || !strings.Contains(a.Lead(), "five (Ida Moor") {
		t.Errorf("got %q", a.Lead())
	}
}

func TestAContractionIsTheWordsThatItStandsFor(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "“We don’t sell bread on Sundays, and it’s our oven,” said Gil Dorado, a baker.\n\n“We will not bake at night,” said Ana Ruiz."))
	for question, want := range map[string]string{
		"who said we do not sell bread on sundays?": "Gil Dorado, baker · in part: “We don’t sell bread",
		"who said we won't bake at night?":          "Ana Ruiz · in part: “We will not bake at night,”",
		"who said it is our oven now?":              "Probably Gil Dorado, baker: ",
	} {
		a := d.ask(t, question)
		if !a.Found || !strings.HasPrefix(a.Line, want) || a.Citations[0].Differs != "" {
			t.Errorf("%s: got %s, difference %q", question, a.Line, a.Citations[0].Differs)
		}
	}
	if a := d.ask(t, "did Dorado say we sell bread on sundays?"); a.Found {
		t.Errorf("the contrary was said: %s", a.Line)
	}
}

func TestWholeStatementsComeBeforeFragmentsAndRepeats(t *testing.T) {
	d := deskOf(t,
		on("2025-03-05", "a", "Mayor Edda Solheim called it “the single most expensive ferry terminal that this coast has ever seen built.”"),
		on("2025-03-04", "b", "“The ferry terminal has to open before the herring comes back to the sound,” said Mayor Edda Solheim."),
		on("2025-03-03", "c", "Mayor Edda Solheim said: “The ferry terminal has to open, I repeat, before the herring comes back to the sound.”"),
		on("2025-03-02", "d", "Mayor Edda Solheim said that the ferry terminal would cost less than the old quay did."))
	a := d.ask(t, "what did solheim say about the ferry terminal?")
	var got []string
	for _, c := range a.Citations {
		got = append(got, string(c.Article))
	}
	if order := strings.Join(got, " "); order != "b d a c" {
		t.Errorf("got %s: %s", order, a.Line)
	}
}
