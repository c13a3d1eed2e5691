package answer_test

import "testing"

func TestWhoeverQuotesAPromiseDidNotMakeIt(t *testing.T) {
	d := deskOf(t,
		on("2026-03-01", "critic", "“The mayor’s promise that ‘no boat will ever pay a toll’ is broken,” said Odo Penn."),
		on("2026-03-09", "mayor", "“I say it again: no boat will ever pay a toll,” said Elin Varga, the mayor."))
	a := d.ask(t, "who said no boat will ever pay a toll?")
	if !a.Found || a.Speaker.Name != "Elin Varga" {
		t.Errorf("found %t: %s", a.Found, a.Line)
	}
	if len(a.Citations) < 2 || a.Citations[1].Speaker.Name != "Odo Penn" {
		t.Errorf("whoever quotes it is not shown: %s", a.Line)
	}
}

func TestOneWhoIsQuotedByNobodyElseIsFoundInAnothersWords(t *testing.T) {
	d := deskOf(t, article("critic", "“The mayor’s promise that ‘no boat will ever pay a toll’ is broken,” said Odo Penn."))
	if a := d.ask(t, "who said no boat will ever pay a toll?"); !a.Found {
		t.Errorf("not found: %s", a.Line)
	}
}
