package answer_test

import "testing"

func TestSomebodyIsFoundByWhatTheyAre(t *testing.T) {
	d := deskOf(t,
		article("bank", "“The cash machines of the harbour branch will be gone by June,” said Una Carrow, who runs the savings bank."),
		article("boat", "“The harbour pilot is asleep at nine every evening,” said Tam Ellis, an attorney."))
	a := d.ask(t, "what did the lawyer say about the harbour pilot being asleep?")
	if !a.Found || !a.Likely || a.Speaker.Name != "Tam Ellis" {
		t.Errorf("found %t, likely %t: %s", a.Found, a.Likely, a.Line)
	}
}

func TestTheWordsOfSomebodyWhoIsOnlyLikeThatAreNeverSurelyMeant(t *testing.T) {
	d := deskOf(t,
		article("bank", "“The cash machines of the harbour branch will be gone by June,” said Una Carrow, who runs the savings bank."),
		article("boat", "“The harbour pilot is asleep at nine every evening,” said Tam Ellis, an attorney."))
	if a := d.ask(t, "did the lawyer say the harbour pilot is asleep at nine every evening?"); a.Found && !a.Likely {
		t.Errorf("an attorney is surely the lawyer: %s", a.Line)
	}
}
