package visible_test

import (
	"testing"

	"onrecord/bot/visible"
)

func TestNoCellIsAFormula(t *testing.T) {
	for _, text := range []string{"=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠SUM(A1)"} {
		if got := visible.Cell(text); got != "'"+text {
			t.Errorf("%q stands in a cell as %q", text, got)
		}
	}
	for _, text := range []string{"", "“No ship will wait,”", "'quoted'", "1 = 1", "Ångström"} {
		if got := visible.Cell(text); got != text {
			t.Errorf("%q stands in a cell as %q", text, got)
		}
	}
}

func TestAnArticleSteersNothing(t *testing.T) {
	for text, want := range map[string]string{
		"The weir\tis sound,\nshe said.":           "The weir\tis sound,\nshe said.",
		"The \x1b[2Jweir\a is":                     "The \ufffd[2Jweir\ufffd is",
		"\u202enot\u202c safe \u2067x\u2069":       "\ufffdnot\ufffd safe \ufffdx\ufffd",
		"na\u00efve \u201cweir\u201d \u05d0\u200e": "na\u00efve \u201cweir\u201d \u05d0\u200e",
	} {
		if got := visible.Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
