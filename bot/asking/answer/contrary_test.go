package answer_test

import (
	"strings"
	"testing"
)

func TestTheContraryOfAWordIsNeverFoundAsTheSame(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "The skipper kept the trust of the whole harbour, said Mayor Edda Solheim."))
	if a := d.ask(t, "who said the skipper kept the trust of the whole harbour"); !a.Found || a.Likely {
		t.Errorf("as printed: %s", a.Line)
	}
	if a := d.ask(t, "who said the skipper lost the trust of the whole harbour"); a.Found && !a.Likely {
		t.Errorf("the contrary: %s", a.Line)
	}
}

func TestTheOppositeIsNoAnswer(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "Mayor Edda Solheim said that the town would not sell the old quay to the cannery."),
		on("2025-06-04", "b", "Harbour master Ivo Kessel said that he wanted to pass the budget but had not had the votes of the council."),
		on("2025-06-05", "c", "“A good captain with a chart stops a bad captain with a whistle,” said Pia Stahl, the pilot."),
		on("2025-06-06", "d", "Aron Lindt, a councillor, said that no charges were needed in this case, and that Norway had not asked for any."))
	for _, asked := range []string{
		"did solheim say the town would sell the quay to the cannery",
		"did kessel say he had the votes to pass the budget",
		"did lindt say charges were needed in the case",
	} {
		if a := d.ask(t, asked); a.Found || len(a.Nearest) == 0 {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
	for _, asked := range []string{"did solheim say the town wouldn't sell the quay to the cannery", "did kessel say he had not had the votes to pass the budget"} {
		if a := d.ask(t, asked); !a.Found {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestWordsOfAnotherPlaceOrAnothersAreNotSurelyMeant(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "Mayor Edda Solheim said that it would be better to skip the meeting if the farmers still claimed that nobody will pay for the new dyke."),
		on("2025-06-06", "d", "Aron Lindt, a councillor, said that his country did not dredge the sound in the last election year."))
	for _, asked := range []string{"did solheim say nobody would pay for the new dyke", "did lindt say iceland did not dredge the sound in the last election year"} {
		if a := d.ask(t, asked); a.Found && !a.Likely {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestWordsInEachOthersPlaceAreNotSurelyMeant(t *testing.T) {
	d := deskOf(t, on("2025-06-05", "c", "“A good captain with a chart stops a bad captain with a whistle,” said Pia Stahl, the pilot."))
	if a := d.ask(t, "who said a good captain with a chart stops a bad captain with a bell"); !a.Found || a.Likely {
		t.Errorf("as printed, but for a word: %s", a.Line)
	}
	if a := d.ask(t, "who said a bad captain with a chart stops a good captain with a whistle"); a.Found && !a.Likely || !strings.Contains(a.Line, "you wrote “bad”; the article has “good”") {
		t.Errorf("in each other's place: %s", a.Line)
	}
}

func TestAnotherFigureIsTold(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "Mayor Edda Solheim announced that more than 60 households in the old town had signed up for the new water meters since Easter, contradicting the council."))
	a := d.ask(t, "did solheim say more than 30 households signed up for meters since easter")
	if !a.Likely || !strings.HasSuffix(a.Line, "you wrote “30”; the article has “60”") {
		t.Errorf("got %s", a.Line)
	}
}
