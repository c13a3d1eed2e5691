package term_test

import (
	"slices"
	"testing"

	"onrecord/index/term"
)

func TestWordsAreComparedAsAReporterWouldTypeThem(t *testing.T) {
	for name, c := range map[string]struct {
		printed, typed string
	}{
		"curly apostrophe":     {"we don’t know", "we don't know"},
		"possessive":           {"Kerry’s plan", "kerry plan"},
		"plural possessive":    {"the rebels’ routes", "the rebels routes"},
		"accents":              {"Zoë Ångström-Peña", "zoe angstrom pena"},
		"composed, combining":  {"caf\u00e9", "cafe\u0301"},
		"letters on their own": {"Łódź, Tromsø, straße", "lodz tromso strasse"},
		"thousands":            {"1,200 people", "1200 people"},
		"decimals":             {"3.5 per cent", "3.5 per cent"},
		"soft hyphens":         {"the har\u00advest", "the harvest"},
		"broken over lines":    {"the trea-\nsurer may", "the treasurer may"},
		"hyphen before a name": {"Anglo-\nDutch", "anglo dutch"},
		"letters joined":       {"the ﬁnal oﬃce ﬂoor", "the final office floor"},
		"wide letters":         {"ＡＢ costs ９０ crowns", "ab costs 90 crowns"},
		"hyphens":              {"Al-Nusra", "al nusra"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, want := term.Words(c.printed), term.Words(c.typed); !slices.Equal(got, want) {
				t.Errorf("%q gives %q, %q gives %q", c.printed, got, c.typed, want)
			}
		})
	}
}

func TestNoWordIsLeftOut(t *testing.T) {
	got := term.Words("Not all hope would be lost")
	if want := []string{"not", "all", "hope", "would", "be", "lost"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTenseAndNumberShareAStem(t *testing.T) {
	for _, pair := range [][2]string{{"ceasefires", "ceasefire"}, {"negotiating", "negotiate"}, {"suspended", "suspend"}} {
		a, b := term.Of(pair[0])[0].Stem, term.Of(pair[1])[0].Stem
		if a != b {
			t.Errorf("%s has stem %s, %s has %s", pair[0], a, pair[1], b)
		}
	}
}

func FuzzSpansStandInTheTextInOrder(f *testing.F) {
	for _, seed := range []string{"“It’s 1,200,” he said.", "caf\xe9 'tis ’’", "a'", "1.", "e\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, term := range term.Of(text) {
			if term.Span.Start < end || term.Span.End <= term.Span.Start || term.Span.End > len(text) {
				t.Fatalf("span %v after %d in a text of %d bytes", term.Span, end, len(text))
			}
			end = term.Span.End
		}
	})
}
