package digest

import "testing"

func TestALineHasWholeSentencesThatStateSomething(t *testing.T) {
	for said, want := range map[string]bool{
		"“The bridge is tired, and nobody has counted its bolts,”": true,
		"“We're going all the way to the harbour.”":                true,
		"\"Never again.\"":                                 false, // no verb
		"“a huge boon for the ferry line,”":                false, // from the middle of a sentence
		"the worst possible day for the harbour":           false,
		"“Will the ferry sail, and who will pay for it?”":  false, // a question's words may be the reporter's
		"“The ferry will sail because":                     false,
		"“Twelve years of mud, salt and broken promises.”": false,
		"“They promised us a tunnel.” “They dug a ditch.”": true,
		"“When we talk about the harbour,”":                false, // what follows is missing
		"“When it rains, the harbour is closed,”":          true,
		"“Take the Names of Admirals Off Our Bridges.”":    false, // a headline
		"“WE ARE NOT GOING TO BUILD THE BRIDGE.”":          false,
	} {
		if got := isWhole(said); got != want {
			t.Errorf("%s: %v", said, got)
		}
	}
}

func TestATitleIsTidiedForItsLine(t *testing.T) {
	for title, want := range map[string]string{
		"UPDATE 12:24 P.M. harbour law professor":       "harbour law professor",
		"BREAKING: mayor":                               "mayor",
		"engineer who sold the council its tide tables": "engineer",
		"mayor of Port Maren":                           "mayor of Port Maren",
		"history professor and author of":               "history professor",
		"unseat Mayor":                                  "",
		"Justices":                                      "Justice",
		"institute's assistant director":                "assistant director",
		"chairman of the group":                         "chairman",
		"director of the Washington":                    "director", // of its "D.C., chapter"
		"Secretary of Tides Secretary":                  "",
		"harbour party chairman Karl Quill":             "",
		"harbour and its keeper":                        "",
		"proposed statement in Quill’s name":            "",
		"senior adviser on harbours, tunnels, ferries, tide tables and the counting of bolts": "",
	} {
		if got := tidy(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestAHalfOfWhatAStatementCameThroughIsLeftOut(t *testing.T) {
	for medium, want := range map[string]string{
		"told reporters": "told reporters", "in a written statement following": "", "on the Gazette’s": "", "": "",
	} {
		if got := through(medium); got != want {
			t.Errorf("%s: %q", medium, got)
		}
	}
}
