package answer_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/bot/asking/answer"
)

func TestWhoCriticisedSomethingIsWhoeverAnArticleSaysDidSo(t *testing.T) {
	d := deskOf(t,
		on("2025-05-01", "a", "The harbour toll begins in June.\n\nPetra Lund, the inspector, condemned the harbour toll as “a tax on bread”."),
		on("2025-05-02", "b", "“The harbour toll pays for the crane,” said Rolf Anker, the port director. He praised the harbour toll at length."),
		on("2025-05-03", "c", "The harbour toll was widely rejected by the boatmen of Gull Point."),
		on("2025-05-04", "d", "Edda Solheim, the mayor, refused to criticise the harbour toll. Her opponent, Gil Dorado, has not seen it."))
	a := d.ask(t, "who criticised the harbour toll?")
	var said []string
	for _, c := range a.Citations {
		said = append(said, c.Text)
	}
	if len(said) != 2 || !strings.Contains(said[0], "a tax on bread") || !strings.Contains(said[1], "the boatmen of Gull Point") {
		t.Errorf("against it: %q", said)
	}
	if a.Speaker == nil || a.Speaker.Name != "Petra Lund" || !strings.HasPrefix(a.Line, "Reported as against “harbour toll”") {
		t.Errorf("got %+v: %s", a.Speaker, a.Line)
	}
	if a := d.ask(t, "who praised the harbour toll"); len(a.Citations) != 1 || !strings.Contains(a.Citations[0].Text, "at length") {
		t.Errorf("for it: %s", a.Line)
	}
}

func TestWhoIsAgainstSomebodyIsAskedByTheWholeName(t *testing.T) {
	d := deskOf(t,
		on("2025-05-01", "a", "“The weir is sound,” said Petra Lund, the inspector. Rolf Anker, the miller, denounced Lund as “a stranger to water”."),
		on("2025-05-02", "b", "“I do as I am told,” said Petra Lund. “Nobody asked me,” said Gil Dorado, a baker."))
	a := d.ask(t, "who denounced Petra Lund?")
	if !slices.ContainsFunc(a.Citations, func(c answer.Citation) bool { return c.Speaker != nil && c.Speaker.Name == "Rolf Anker" }) || len(a.Citations) != 1 {
		t.Errorf("got %d: %s", len(a.Citations), a.Line)
	}
}

func TestWhoContradictedSomebodyOnATopicIsWhomAnArticleCallsSo(t *testing.T) {
	d := deskOf(t,
		on("2025-03-01", "a", "Mayor Edda Solheim wants a toll on the bridge. “The toll will pay for the quay,” Edda Solheim said. Odo Penn, a farmer, slammed Solheim over the toll as “a tax on milk.”"),
		on("2025-03-02", "b", "Ida Holt, the librarian, slammed Solheim for closing the reading room."),
		on("2025-03-03", "c", "Ivo Kessel, a baker, agreed with Solheim that the toll was fair."))
	a := d.ask(t, "who disagreed with solheim on the toll?")
	if !a.Found || !strings.HasPrefix(a.Line, "Reported as against “solheim”") || !strings.Contains(a.Line, "tax on milk") || strings.Contains(a.Line, "Holt") {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "who agreed with solheim on the toll?"); !a.Found || !strings.Contains(a.Line, "Kessel") {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "who contradicted solheim on the herring?"); a.Found && !a.Likely {
		t.Errorf("nobody is reported to: %s", a.Line)
	}
}

func TestAFigureOfTheDeadIsSurelyOfThem(t *testing.T) {
	d := deskOf(t,
		on("2025-03-01", "a", "The lifeboat brought 48 people to the quay of Skarholm, the harbour master said."),
		on("2025-03-02", "b", "The fire in the mill of Ostrey killed 12 people in May."))
	if a := d.ask(t, "did 48 people die?"); a.Found && !a.Likely {
		t.Errorf("they were brought to the quay: %s", a.Line)
	}
	if a := d.ask(t, "did 12 people die?"); !a.Found || a.Likely {
		t.Errorf("got %s", a.Line)
	}
}
