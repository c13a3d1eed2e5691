package answer_test

import (
	"strings"
	"testing"
)

func TestWhoeverStandsBesideAPersonIsNotThatPerson(t *testing.T) {
	d := deskOf(t,
		article("budget", "Elin Varga opened the fair on Monday. “The stalls are full,” Elin Varga said."),
		article("ferry", "“The ferry will sail until the autumn,” said Odo Penn, one of Varga’s closest allies. “The crew has been paid.”"))
	for _, asked := range []string{"did varga say the ferry will sail until the autumn?", "did elin varga say the ferry will sail until the autumn?"} {
		a := d.ask(t, asked)
		if a.Found {
			t.Errorf("%s: an ally's words are taken for hers: %s", asked, a.Line)
		}
		if len(a.Nearest) == 0 || a.Nearest[0].Speaker.Name != "Odo Penn" {
			t.Errorf("%s: what the ally said is not shown as near: %s", asked, a.Line)
		}
	}
	if a := d.ask(t, "did penn say the ferry will sail until the autumn?"); !a.Found {
		t.Errorf("the ally himself is not found: %s", a.Line)
	}
}

func TestAnUnnamedOfficialIsNotThePersonTheyWorkFor(t *testing.T) {
	d := deskOf(t,
		article("budget", "Elin Varga opened the fair on Monday. “The ferry is a wonder,” Elin Varga said."),
		article("ferry", "A senior Varga aide said that the ferry will sail until the autumn."))
	a := d.ask(t, "what did varga say about the ferry?")
	if !a.Found || a.Speaker.Name != "Elin Varga" {
		t.Errorf("found %t: %s", a.Found, a.Line)
	}
	for _, c := range a.Citations {
		if c.Speaker.Name != "Elin Varga" {
			t.Errorf("%s is taken for her: %s", c.Speaker.Name, c.Text)
		}
	}
}

func TestAnOfficerOfABodySpeaksForIt(t *testing.T) {
	d := deskOf(t, article("ferry", "“The ferry will sail until the autumn,” said Odo Penn, Fjordline’s managing director."))
	if a := d.ask(t, "what did fjordline say about the ferry?"); !a.Found || a.Speaker.Name != "Odo Penn" {
		t.Errorf("found %t: %s", a.Found, a.Line)
	}
}

func TestADocumentIsAskedForByWhoeverIssuedIt(t *testing.T) {
	d := deskOf(t,
		article("letter", "Elin Varga wrote to the harbour board on Friday. “The north pier is not safe to walk on,” she said in the letter."),
		article("pier", "“The north pier is a joy,” said Odo Penn."))
	for _, asked := range []string{
		"what did varga's letter say about the north pier?",
		"what did vargas letter say about the north pier?",
		"did the varga letter say the north pier is not safe to walk on?",
	} {
		if a := d.ask(t, asked); !a.Found || a.Speaker.Name != "Elin Varga" || !strings.Contains(a.Line, "not safe") {
			t.Errorf("%s: found %t: %s", asked, a.Found, a.Line)
		}
	}
}

func TestASpokesmanIsNotWhomHeSpeaksFor(t *testing.T) {
	d := deskOf(t,
		article("budget", "“The ferry is a wonder,” Elin Varga said on Monday."),
		article("ferry", "“The ferry will sail until the autumn,” said Odo Penn, a spokesman for Varga."),
		article("tide", "“The ferry waits for the tide,” said Varga spokeswoman Ida Holt."),
		article("clerk", "“The ferry is far too slow,” said Ivo Kessel, a clerk who once worked for Elin Varga."))
	a := d.ask(t, "what did varga say about the ferry?")
	if !a.Found || len(a.Citations) != 1 || a.Speaker.Name != "Elin Varga" {
		t.Errorf("%d citations: %s", len(a.Citations), a.Line)
	}
}

func TestSomebodysLawyerIsWhomArticlesCallSo(t *testing.T) {
	d := deskOf(t,
		article("court", "Elin Varga, the lawyer of the harbour board, spoke on Monday. “The quay is ours,” Elin Varga said."),
		article("appeal", "“My client will appeal,” said Odo Penn, Varga’s lawyer. Elin Varga said nothing."),
		article("town", "“My girl told the truth,” said Varga’s mother, Ida Holt. The case of Elin Varga goes on."))
	for asked, want := range map[string]string{
		"what did varga's lawyer say?":            "Odo Penn is called “varga's lawyer”. · Odo Penn, ",
		"what did vargas attorney say":            "Odo Penn is called “vargas attorney”. · Odo Penn, ",
		"what did the lawyer for elin varga say?": "Odo Penn is called “lawyer for elin varga”. · Odo Penn, ",
		"what did elin vargas mother say":         "Ida Holt is called “elin vargas mother”. · Ida Holt: ",
	} {
		if a := d.ask(t, asked); !strings.HasPrefix(a.Line, want) {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
	if a := d.ask(t, "what did varga's doctor say?"); a.Found {
		t.Errorf("nobody is called so: %s", a.Line)
	}
}
