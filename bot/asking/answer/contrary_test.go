package answer_test

import "testing"

func TestTheContraryOfAWordIsNeverFoundAsTheSame(t *testing.T) {
	d := deskOf(t, on("2025-06-03", "a", "The skipper kept the trust of the whole harbour, said Mayor Edda Solheim."))
	if a := d.ask(t, "who said the skipper kept the trust of the whole harbour"); !a.Found || a.Likely {
		t.Errorf("as printed: %s", a.Line)
	}
	if a := d.ask(t, "who said the skipper lost the trust of the whole harbour"); a.Found && !a.Likely {
		t.Errorf("the contrary: %s", a.Line)
	}
}
