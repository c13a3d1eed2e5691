package vector_test

import (
	"slices"
	"testing"

	"onrecord/index/term"
	"onrecord/index/vector"
)

func TestASlipIsReadAsTheWordThatWasMeant(t *testing.T) {
	for typed, want := range map[string]string{
		"laywer":     "lawyer",
		"openess":    "openness",
		"acadamy":    "academy",
		"powerfull":  "powerfully",
		"harbour":    "",
		"feebler":    "", // another form, and no slip
		"100000":     "",
		"zzzzzzzzzz": "",
	} {
		if got, _ := vector.Respelt(typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestAnotherFormOfAWordIsReadAsTheOneThatIsKnown(t *testing.T) {
	for asked, known := range map[string]string{"feebler": "feeble", "rowdiness": "rowdy", "modernised": "modernized"} {
		if got := vector.Asked(term.Words(asked)); !slices.Equal(got, words(known)) {
			t.Errorf("%q is not read as %q", asked, known)
		}
	}
}
