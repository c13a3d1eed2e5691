package answer_test

import (
	"strings"
	"testing"

	"onrecord/corpus/quote"
)

func TestWhatSomebodyDeniesIsNotWhatTheySaid(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "The dairy is in the old mill.\n\nDairy owner Ivo Kessel denied that he had watered the milk."))
	for _, asked := range []string{"who said he had watered the milk?", "did Kessel say he had watered the milk?", "how often did Kessel say he had watered the milk?"} {
		a := d.ask(t, asked)
		if a.Found || a.Speaker != nil || len(a.Nearest) == 0 {
			t.Fatalf("%s: %s", asked, a.Line)
		}
		near := a.Nearest[0]
		if near.Stance != quote.Denied || near.Cue == "" || near.Text != "Dairy owner Ivo Kessel denied that he had watered the milk." {
			t.Errorf("%s: nearest is %q, %s, cue %q", asked, near.Text, near.Stance, near.Cue)
		}
		if !strings.Contains(a.Line, "Ivo Kessel, Dairy owner · denied: Dairy owner Ivo Kessel denied that") || strings.Contains(a.Line, "in other words") {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
	if a := d.ask(t, "who said he had watered the milk stance:denied"); !a.Found || a.Citations[0].Stance != quote.Denied {
		t.Errorf("asked for denials: %s", a.Line)
	}
	if a := d.ask(t, "watered the milk"); !a.Found || !strings.Contains(a.Line, "· denied") {
		t.Errorf("words to look for: %s", a.Line)
	}
}

func TestWhatWasSaidComesBeforeWhatWasDenied(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "Pia Stahl, a warden, denied that the lake was poisoned. The lake has trout."),
		on("2025-06-04", "b", "The lake was poisoned by the tannery, according to Aron Lindt, a chemist."))
	if a := d.ask(t, "who said the lake was poisoned?"); a.Speaker == nil || a.Speaker.Name != "Aron Lindt" || len(a.Citations) != 1 {
		t.Errorf("got %s", a.Line)
	}
}

func TestReportedSpeechStandsWithItsReportingWord(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "Mayor Pia Stahl warned that the dam would not last the winter. She said the sluice was new."))
	if a := d.ask(t, "who said the dam would not last the winter?"); !strings.HasPrefix(a.Line, "Pia Stahl, Mayor, warned") {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "who said the sluice was new?"); !strings.HasPrefix(a.Line, "Pia Stahl, Mayor · in other words") {
		t.Errorf("plainly said: %s", a.Line)
	}
}

func TestTheQuotesOfADayAreThoseThatWereSaid(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "Mayor Pia Stahl denied that the dam was cracked. “The dam is dry,” she said."))
	said, err := d.SaidOn(t.Context(), "2025-06-03")
	if err != nil {
		t.Fatal(err)
	}
	if len(said) != 1 || said[0].Text != "“The dam is dry,”" {
		t.Errorf("got %+v", said)
	}
}

func TestAQuestionInQuotationMarksIsWhatItsSpeakerSaid(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "The pier has a hole.\n\n“Who will pay for the planks?” asked Mayor Pia Stahl.\n\nReporters asked her whether the pier would close."))
	if a := d.ask(t, "who said who will pay for the planks"); a.Speaker == nil || a.Speaker.Name != "Pia Stahl" || !strings.Contains(a.Line, "asked, not said: “Who will pay for the planks?” (") {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "who said the pier would close"); a.Found {
		t.Errorf("nobody said it: %s", a.Line)
	}
}

func TestAFigureThatIsDeniedIsNotGivenAsTheFigure(t *testing.T) {
	d := deskOf(t,
		on("2025-06-03", "a", "Mayor Pia Stahl denied that 90 families had left the valley."),
		on("2025-06-04", "b", "Aron Lindt, a chemist, said that 40 families had left the valley."),
		on("2025-06-05", "c", "Warden Ida Moor said that 55 families had left the valley."))
	a := d.ask(t, "how many families left the valley?")
	if want := "55 (Ida Moor, 2025-06-05); 40 (Aron Lindt, 2025-06-04)"; a.Lead() != want {
		t.Errorf("got %q, want %q", a.Lead(), want)
	}
	if len(a.Citations) != 3 || !strings.Contains(d.ask(t, "how many families left the valley? stance:denied").Line, "· denied") {
		t.Errorf("the denial is cited as one: %s", a.Line)
	}
}

func TestWhatSomebodyIsAccusedOfSayingIsSaidByNobody(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "Union leader Petra Holm and minister Aron Lindt met on Monday. Holm accused Lindt of saying that teachers were cheap."))
	a := d.ask(t, "who said teachers were cheap?")
	if a.Found || len(a.Nearest) == 0 || a.Nearest[0].Stance != quote.Disputed {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "who accused Lindt?"); a.Speaker == nil || a.Speaker.Name != "Petra Holm" {
		t.Errorf("the accusation: %s", a.Line)
	}
}

func TestWhoDeniedItIsAnsweredWithTheDenial(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "The lake has trout. Mayor Pia Stahl denied that the lake was poisoned. “The lake was poisoned,” said Aron Lindt, a chemist."))
	for _, asked := range []string{"who denied that the lake was poisoned?", "did Stahl deny that the lake was poisoned?"} {
		if a := d.ask(t, asked); a.Speaker == nil || a.Speaker.Name != "Pia Stahl" || !strings.Contains(a.Line, "· denied") || len(a.Citations) != 1 {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestWhereNobodyDeniedItWhatWasSaidIsNearest(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "The lake has trout. “The lake was poisoned,” said Aron Lindt, a chemist."))
	if a := d.ask(t, "who denied that the lake was poisoned?"); a.Found || len(a.Nearest) != 1 || a.Nearest[0].Speaker.Name != "Aron Lindt" {
		t.Errorf("got %s", a.Line)
	}
}
