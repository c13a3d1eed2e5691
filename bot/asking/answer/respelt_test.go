package answer_test

import (
	"strings"
	"testing"
)

func TestATopicWithASlipIsAnswered(t *testing.T) {
	d := deskOf(t,
		on("2025-03-01", "a", "“Immigration has kept this harbour alive,” said Ada Quill, the mayor."),
		on("2025-03-02", "b", "“The Comissioner will sail on Monday,” said Bo Fenn, who owns the yacht of that name."))
	a := d.ask(t, "what did quill say about imigration?")
	if a.Speaker == nil || a.Speaker.Name != "Ada Quill" || !strings.Contains(a.Note, "“imigration” is read as “immigration”") {
		t.Errorf("got %s (%s)", a.Line, a.Note)
	}
	if a := d.ask(t, "what did fenn say about the comissioner?"); !a.Found || a.Note != "" {
		t.Errorf("the archive spells it so: %s (%s)", a.Line, a.Note)
	}
}
