package raw

import "testing"

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
		{"EMBARGOED", "held back"},
		{"Embargoed until the minister has spoken", "held back"},
		{"EMBARGO: WHEN PIA SAYS SO", "held back"},
		{"Embargoed until 14/04/2025", "held back"},
		{"Embargo until 31 April 2025", "held back"},

		{"For immediate release", ""},
		{"Embargo on eels renewed", ""},
		{"Embargo: how the eel became political", ""},
		{"“Embargoed until Friday,” it said on the letter that Runa Tolvik opened, and she laughed.", ""},
		{"The embargo until 14 April 2025 was broken by three papers.", ""},
		{"Do not use the stairs", ""},
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

func TestOnlyTheHeadOfAReleaseHoldsIt(t *testing.T) {
	a := Article{Text: "One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.\nEMBARGOED UNTIL 06:00 ON 14 APRIL 2025"}
	if a.Release(); a.Embargo != "" || a.Doubt != nil {
		t.Errorf("held: %q, %v", a.Embargo, a.Doubt)
	}
}
