package raw

import "testing"

func TestWhatKillsAStoryIsWithdrawn(t *testing.T) {
	for line, want := range map[string]string{
		"KILL: Eels freed": "killed", "BULLETIN KILL": "killed", "MANDATORY KILL – Sallow": "killed", "KILL NOTICE": "killed", "EDITORS: KILL ADVISORY": "killed",
		"Kill: a play in three acts": "", "KILL THE BILL, SAY EELS": "", "River board kills plan": "", "KILLED BY A WEIR": "",
	} {
		for _, a := range []Article{{Headline: line, Text: "It is open."}, {Headline: "Eels freed", Text: line + "\n\nIt is open."}} {
			if a.Release(); a.Status != want {
				t.Errorf("%s: %q, want %q", line, a.Status, want)
			}
		}
	}
	a := Article{Headline: "KILL: Eels freed", Text: "It is open.", Status: "draft"}
	if a.Release(); a.Status != "draft" {
		t.Errorf("a draft became %q", a.Status)
	}
}

func TestATagSaysUntilWhenAnArticleIsHeld(t *testing.T) {
	a := Article{Text: "It is open.", Tags: []string{"eels", "Embargoed until 14 April 2999"}}
	if a.Release(); a.Embargo != "2999-04-14T00:00:00" {
		t.Errorf("until %q", a.Embargo)
	}
}

func TestAPressReleaseSaysUntilWhenItIsHeld(t *testing.T) {
	for _, test := range []struct{ line, embargo string }{
		{"EMBARGOED UNTIL 06:00 CEST ON 14 APRIL 2025", "2025-04-14T06:00:00"},
		{"Embargoed until 00:01 GMT, Monday 14 April 2025", "2025-04-14T00:01:00Z"},
		{"STRICTLY EMBARGOED: 6pm, April 14th, 2025", "2025-04-14T18:00:00"},
		{"Under embargo until noon on the 14th of April 2025", "2025-04-14T12:00:00"},
		{"[Embargo: 2025-04-14]", "2025-04-14T00:00:00"},
		{"EMBARGO – MIDNIGHT, 14 APR 2025", "2025-04-15T00:00:00"},
		{"**Not for publication before 0001 hrs, 14 April 2025**", "2025-04-14T00:01:00"},
		{"For release at 9.30 a.m. on April 14, 2025", "2025-04-14T09:30:00"},
		{"FOR RELEASE MONDAY, APRIL 14, 2025", "2025-04-14T00:00:00"},
		{"For use after 6 a.m. Apr. 14, 2025", "2025-04-14T06:00:00"},
		{"ADVANCE FOR USE MONDAY, APRIL 14, 2025, AND THEREAFTER", "2025-04-14T00:00:00"},
		{"ADV FOR APRIL 14, 2025", "2025-04-14T00:00:00"},
		{"Moved in advance for use Monday, April 14, 2025", "2025-04-14T00:00:00"},
		{"Release date: April 14, 2025", "2025-04-14T00:00:00"},
		{"To be published on 14 April 2025, 9 am", "2025-04-14T09:00:00"},
		{"Under strict embargo until 00.01hrs on Monday 14th April 2025", "2025-04-14T00:01:00"},
		{"This press release is embargoed until 14 April 2025", "2025-04-14T00:00:00"},
		{"Sperrfrist: Montag, 14. März 2025, 10:30 Uhr", "2025-03-14T10:30:00"},
		{"Frei ab 14. Dezember 2025, 10 Uhr", "2025-12-14T10:00:00"},
		{"Sous embargo jusqu’au 1er août 2025", "2025-08-01T00:00:00"},
		{"Embargado hasta el 14 de enero de 2025", "2025-01-14T00:00:00"},
		{"Moved in advance for Sunday editions", "held back"},
		{"Sperrfrist: Rede der Ministerin", "held back"},
		{"HOLD UNTIL CLEARED BY LEGAL", "held back"},
		{"SLUG: EELS. HOLD UNTIL THE LAWYERS HAVE READ IT", "held back"},
		{"Hold for legal review", "held back"},
		{"CONFIDENTIAL: first draft, not for circulation", "held back"},
		{"Strictly confidential – do not distribute", "held back"},
		{"Draft 2 - do not share", "held back"},
		{"NOT YET FOR PUBLICATION", "held back"},
		{"DRAFT 3 – 4 March", "held back"},
		{"EMBARGOED", "held back"},
		{"Embargoed until the minister has spoken", "held back"},
		{"EMBARGO: WHEN PIA SAYS SO", "held back"},
		{"Embargoed until 14/04/2025", "held back"},
		{"Embargo until 31 April 2025", "held back"},

		{"DRAFT 2025: six seals chosen", ""},
		{"For immediate release", ""},
		{"Embargo on eels renewed", ""},
		{"Embargo: how the eel became political", ""},
		{"“Embargoed until Friday,” it said on the letter that Runa Tolvik opened, and she laughed.", ""},
		{"The embargo until 14 April 2025 was broken by three papers.", ""},
		{"Do not use the stairs", ""},
		{"FOR IMMEDIATE RELEASE: 14 EELS FREED", ""},
		{"For release into the bay: nine seals", ""},
		{"For use in small kitchens", ""},
		{"Release date: Friday", ""},
		{"Confidential: how the river board sold its weirs", ""},
		{"Hold until the music stops, says Runa Tolvik", ""},
		{"Draft horses return to the quay", ""},
		{"The leaflet, not for distribution, lay on every desk.", ""},
		{"An advance for women on the weirs", ""},
	} {
		for _, a := range []Article{{Headline: test.line, Text: "It is open."}, {Text: "Sallow River Board\n\n" + test.line + "\n\nIt is open."}} {
			a.Release()
			got := a.Embargo
			if a.Doubt != nil {
				got = "held back"
			}
			if got != test.embargo {
				t.Errorf("%s: %q, want %q", test.line, got, test.embargo)
			}
		}
	}
}

func TestTheNotesToEditorsOfAReleaseHoldIt(t *testing.T) {
	const story = "Eels return\n\n“They came back,” said Runa Tolvik.\n\nENDS\n\n"
	for notes, want := range map[string]string{
		"Notes to editors: This release is embargoed until 14 April 2025, 10:00.":           "2025-04-14T10:00:00",
		"NOTE TO EDITORS\n\nPictures on request.\nNot for publication before 14 April 2025": "2025-04-14T00:00:00",
		"Notes to editors: the embargo on eels ended in 2019.":                              "",
	} {
		a := Article{Text: story + notes}
		if a.Release(); a.Embargo != want || a.Doubt != nil {
			t.Errorf("%s: %q, %v, want %q", notes, a.Embargo, a.Doubt, want)
		}
	}
}

func TestOnlyTheHeadOfAReleaseHoldsIt(t *testing.T) {
	a := Article{Text: "One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.\nEMBARGOED UNTIL 06:00 ON 14 APRIL 2025"}
	if a.Release(); a.Embargo != "" || a.Doubt != nil {
		t.Errorf("held: %q, %v", a.Embargo, a.Doubt)
	}
}
