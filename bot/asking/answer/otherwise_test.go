package answer_test

import (
	"strings"
	"testing"
)

func TestWhatNothingAnswersIsReadInAnotherWay(t *testing.T) {
	sampleDesk(t).answersBegin(t, map[string]string{
		`for page one "nobody loses a job because a diesel engine does" the minister?`: "Elin Varga, Transport Minister · word for word: “Nobody loses a job",
		"kerry ceasefire": "John Kerry, US secretary of state: A ceasefire would come soon",
		"has dabrowa changed his mind on the winter ferry":             "4 statements, 2016-09-27 to 2026-04-21, the oldest first · Probably Łukasz Dąbrowa",
		"what did the mayor of ostrey say":                             "Lotte Achterberg is called mayor in articles about ostrey. · Probably Lotte Achterberg, mayor:",
		"who is most quoted on the flood":                              "Inês Quaresma 4, Henrik Sollars 3",
		"stories by nora teague":                                       "3 articles · ",
		"articles by harbour wire on the comet":                        "1 article · ",
		"https://fjord.example/x who is quoted here":                   "Not found: nothing in 20 articles, 2016-02-03 to 2026-11-12. The archive does not hold https://fjord.example/x.",
		"how many times was the ferry called a king's ransom by varga": "Not found",
	})
}

func TestAnOfficeIsThatOfThePlaceThatIsAskedFor(t *testing.T) {
	d := deskOf(t,
		on("2025-03-01", "a", "SKARHOLM — The quay of Skarholm is closed. “The quay will be open by May,” said the mayor, Ada Quill."),
		on("2025-03-02", "b", "ALDERSUND — The quay of Aldersund is closed. “The quay has to wait,” said the mayor, Bo Fenn."))
	if a := d.ask(t, "what did the mayor of skarholm say about the quay?"); a.Speaker == nil || a.Speaker.Name != "Ada Quill" || !a.Likely {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "what did the mayor of ormskey say about the quay?"); a.Found {
		t.Errorf("of another place: %s", a.Line)
	}
}

func TestWhoHasTheTitleThatIsAskedForComesFirst(t *testing.T) {
	d := deskOf(t,
		on("2025-03-02", "a", "“The gate is shut,” said Bo Fenn, the deputy harbour director."),
		on("2025-03-01", "b", "“The gate is open,” said Ada Quill, the harbour director."))
	if a := d.ask(t, "who is the harbour director?"); !strings.HasPrefix(a.Line, "Ada Quill: harbour director") {
		t.Errorf("got %s", a.Line)
	}
}

func TestAWordThatNoAnswerHasIsNoSpeakersNameEither(t *testing.T) {
	d := deskOf(t,
		on("2025-03-02", "a", "“The ferry is a toy,” said Elin Varga."),
		on("2025-03-01", "b", "“The ferry is a lifeline,” said Ada Quill."))
	for _, asked := range []string{"ferry -varga", "ferry NOT varga", "quotes about the ferry but not by varga", "anything about the ferry except varga"} {
		if a := d.ask(t, asked); a.Speaker == nil || a.Speaker.Name != "Ada Quill" || len(a.Citations) > 1 && a.Citations[1].Speaker != nil {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestACountHasEachWordOfAShortWording(t *testing.T) {
	d := deskOf(t,
		on("2025-03-01", "a", "Tam Ellis, a farmer, said that the new toll was a scam."),
		on("2025-03-02", "b", "Ada Quill, the mayor, said that the new toll was a start."))
	a := d.ask(t, "how often was the toll called a scam?")
	if !a.Found || !strings.HasPrefix(a.Line, "1 statement, in 2025-03") || a.Citations[0].Article != "a" {
		t.Errorf("got %s", a.Line)
	}
}

func TestWhatAnArticleTookBackAnswersNothing(t *testing.T) {
	d := sampleDesk(t)
	if a := d.ask(t, "why is the cannery cutting jobs"); a.Found {
		t.Errorf("got %s", a.Line)
	}
}

func TestAPhraseIsWhoseTheyAreThatKeepSayingIt(t *testing.T) {
	d := deskOf(t,
		on("2025-03-01", "a", "“Skarholm comes first in this house,” said Bo Fenn, a reader."),
		on("2025-03-02", "b", "“Skarholm comes first, and the rest can wait,” said Ada Quill, the mayor."),
		on("2025-04-02", "c", "“In May as in April, Skarholm comes first,” said Ada Quill, the mayor."))
	if a := d.ask(t, "who said skarholm comes first?"); a.Speaker == nil || a.Speaker.Name != "Ada Quill" {
		t.Errorf("got %s", a.Line)
	}
}

func TestWhetherSomebodySaidItIsNotFoundWhereItIsUnclearWho(t *testing.T) {
	d := deskOf(t, on("2025-03-01", "a", "Ada Quill met the crew of the Linnet. Bo Fenn, the mate, was there too.\n\n“The boiler is older than I am,” he said, or she did."))
	for _, asked := range []string{"did quill say the boiler is older than I am?", "did fenn say the boiler is older than I am?"} {
		if a := d.ask(t, asked); a.Found && !a.Likely && a.Citations[0].Speaker.Unclear {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestFewWordsInAnotherOrderAreNotFound(t *testing.T) {
	d := deskOf(t, article("a", "“The sky is large, and our budget is not,” said Ada Quill, the director."))
	if a := d.ask(t, "did quill say the budget is large?"); a.Found && !a.Likely {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "did quill say the sky is small?"); a.Found && !a.Likely {
		t.Errorf("the contrary: %s", a.Line)
	}
	if a := d.ask(t, "did quill say the sky is large?"); !a.Found || a.Likely {
		t.Errorf("got %s", a.Line)
	}
}

func TestASentenceThatNamesSomebodyIsNobodysAccusation(t *testing.T) {
	d := deskOf(t, article("a", "Mayor Elin Varga cast the deciding vote. “It is done,” said Bo Fenn."))
	if a := d.ask(t, "who accused varga?"); a.Found {
		t.Errorf("got %s", a.Line)
	}
}

func TestEitherTopicAnswers(t *testing.T) {
	d := deskOf(t, article("a", "“The eelgrass needs forty years,” said Ilse Brandt."))
	if a := d.ask(t, "quotes about seagrass or eelgrass"); !a.Found {
		t.Errorf("got %s", a.Line)
	}
}

func TestTheJSONOfAnAnswerHasItsLists(t *testing.T) {
	d := sampleDesk(t)
	for _, asked := range []string{"kerry ceasefire", "did sollars deny being asleep", "what did the mayor of ostrey say", "hi", "quotes about the moon or the sun", "has dabrowa changed his mind on the winter ferry"} {
		if a := d.ask(t, asked); a.Citations == nil || a.Nearest == nil || a.Suggestions == nil {
			t.Errorf("%s: citations %v, nearest %v, suggestions %v", asked, a.Citations != nil, a.Nearest != nil, a.Suggestions != nil)
		}
	}
}

func TestAFigureOfSomethingElseIsNone(t *testing.T) {
	d := deskOf(t, article("a", "“The tram line took 400 million crowns and ten years,” said Ada Quill, the mayor."))
	if a := d.ask(t, "did the bakers strike for 400 days?"); a.Found && !a.Likely {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "did the tram line take 400 million crowns?"); !a.Found {
		t.Errorf("got %s", a.Line)
	}
}

func TestALongQuoteIsCutWhereItsNextPieceBegins(t *testing.T) {
	d := deskOf(t, article("a", "“We were too slow to see who was paying for the ferry timetable, and slower still to say so in public, for which nobody but this board is to blame, as the whole town now knows,” "+
		"said Ada Quill, the director. “That goes for the prices on the island, for the letters that nobody answered and for the privacy of those who buy a ticket. It was my mistake, and I am sorry for it.”"))
	if a := d.ask(t, "what did quill say about privacy?"); !strings.Contains(a.Line, "…“That goes for the prices") && !strings.Contains(a.Line, "…That goes for the prices") {
		t.Errorf("got %s", a.Line)
	}
}

func TestANameBesideAPhraseIsWhoIsAskedFor(t *testing.T) {
	d := deskOf(t,
		on("2025-03-02", "a", "“The ferry is a toy with a funnel,” said Elin Varga."),
		on("2025-03-01", "b", "“The ferry is a toy with a funnel, she says; it is a lifeline,” said Ada Quill."))
	for _, asked := range []string{`varga: "a toy with a funnel"`, `varga "a toy with a funnel" quote`, `“The ferry is a toy with a funnel,” Varga said`} {
		if a := d.ask(t, asked); !a.Found || a.Speaker.Name != "Elin Varga" || len(a.Citations) != 1 {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
	if a := d.ask(t, `quill: "nobody counts the seals of the outer skerries"`); a.Found {
		t.Errorf("nobody said so: %s", a.Line)
	}
}

func TestAnOfficeOfACountryIsPrintedWithItsPeople(t *testing.T) {
	d := deskOf(t,
		on("2025-03-02", "a", "“The sound is ours,” said Norwegian Prime Minister Elin Varga."),
		on("2025-03-01", "b", "“The sound is theirs,” said Swedish Prime Minister Ada Quill."))
	if a := d.ask(t, "who is the prime minister of norway"); !strings.HasPrefix(a.Line, "Elin Varga: Norwegian Prime Minister") || strings.Contains(a.Line, "Quill") {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "what did the prime minister of sweden say about the sound"); a.Speaker == nil || a.Speaker.Name != "Ada Quill" {
		t.Errorf("got %s", a.Line)
	}
}
