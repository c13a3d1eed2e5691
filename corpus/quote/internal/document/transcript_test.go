package document

import "testing"

func TestATranscriptHasSeveralSpeakers(t *testing.T) {
	for name, c := range map[string]struct {
		body  string
		turns int
	}{
		"a transcript":              {"FROST: How high?\n\nRUNGE: It has stopped.\n\nFROST: Since when?", 3},
		"bold labels":               {"**FROST:** How high?\n\n**RUNGE:** It has stopped.\n\n**FROST:** Since when?", 3},
		"letters to an agony aunt":  {"DEAR ADA: How do I ask?\n\nDEAR TIRED: You write it down.\n\nDEAR ADA: Is it rude?\n\nDEAR PEDANT: Only in Latin.", 0},
		"the operator of a call":    {"Operator: Please hold.\n\nRUNGE: It has stopped.\n\nOperator: You may ask.", 3},
		"subtitles of two turns":    {"Edda Runge: The gate holds, and it always has.\n\nTove Frost: We paid for it.", 2},
		"subtitles with full names": {"Edda Runge: How high?\n\nTove Frost: It has stopped.\n\nEdda Runge: You know?\n\nTove Frost: I looked.", 4},
		"a list of two words each":  {"Opening Hours: 9 to 5\n\nTicket Price: nine crowns", 0},
		"one label is no dialogue":  {"UPDATE: It has stopped.\n\nThe gate held.\n\nUPDATE: It rose again.", 0},
		"what, where and when":      {"WHAT: A saloon\n\nWHERE: At the quay\n\nWHEN: From noon\n\nWHERE: On the wall", 0},
		"figures behind headings":   {"Depth: 9 metres\n\nWidth: 3 metres\n\nAge: 40 years", 0},
		"questions and answers":     {"Edda Runge keeps the gate.\n\nQ: How high?\n\nA: It has stopped.\n\nQ: Since when?\n\nA: Since noon.", 2},
		"an answer of nobody":       {"Q: How high?\n\nA: It has stopped.\n\nQ: Since when?\n\nA: Since noon.", 0},
		"two turns each":            {"Harbour Courier: Why stop?\n\nEdda Runge: The gate stopped me.\n\nHC: Since when?\n\nER: Since noon.", 4},
		"the record of a hearing":   {"Q. How high, Ms Runge?\n\nA. Nine feet.\n\nQ. Since when?\n\nA. Since noon.", 2},
		"names that begin with A.":  {"A. Runge keeps the gate.\n\nA. Frost keeps the key.", 0},
		"both in one paragraph":     {"Edda Runge keeps the gate.\n\nQ: How high? A: Nine feet.", 1},
		"bold questions":            {"**How high?**\n\nEdda Runge: Nine feet.\n\n**Since when?**\n\nSince noon.", 2},
	} {
		if x := Parse(c.body); len(turns(x)) != c.turns {
			t.Errorf("%s: %d turns", name, len(turns(x)))
		}
	}
}

func TestAnAnswerBeginsBehindWhoGivesIt(t *testing.T) {
	for label, said := range map[string]string{
		"Edda Runge ": "I keep the gate.",
		"ER ":         "We keep the gate.",
		"":            "Edda Runge is my name, and I keep the gate.",
	} {
		x := Parse("Professor Edda Runge spoke to this paper.\n\nWhat do you do?\n\n" + label + said + "\n\nAnd since when have you done it?\n\n" + label + said)
		found := turns(x)
		if len(found) != 2 {
			t.Errorf("behind %q: %d answers", label, len(found))
		}
		for _, turn := range found {
			if got := x.Printed(turn.content); got != said {
				t.Errorf("behind %q: %q", label, got)
			}
		}
	}
}
