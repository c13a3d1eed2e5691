package answer_test

import (
	"strings"
	"testing"
)

func TestWhatWasSaidOfADayIsFoundOnOthersAndSaysSo(t *testing.T) {
	d := sampleDesk(t)
	a := d.ask(t, "what did Varga say in 2009 about a ferry and a prison?")
	if !a.Found || !a.Likely || a.Speaker.Name != "Elin Varga" || a.Citations[0].Published != "2016-06-14" {
		t.Fatalf("found %t, likely %t: %s", a.Found, a.Likely, a.Line)
	}
	if !strings.HasPrefix(a.Line, "Nothing of those days; this is of others.") || !strings.Contains(a.Line, "Probably Elin Varga") {
		t.Errorf("the line does not say that the day is another: %s", a.Line)
	}
	if after := a.After(0); strings.Contains(after, "2009") {
		t.Errorf("more is asked for of days of which there is nothing: %s", after)
	}
	if a = d.ask(t, "what did Varga say about a ferry and a prison? since:2020-01-01"); a.Found && a.Citations[0].Published < "2020" {
		t.Errorf("an operator is not heeded: %s", a.Line)
	}
}

func TestSeveralPeopleAreAnsweredOfOtherDaysToo(t *testing.T) {
	d := sampleDesk(t)
	a := d.ask(t, "what did Varga and Moreau say in 2009 about a ferry and a prison?")
	if !a.Found || !a.Likely || !strings.HasPrefix(a.Line, "Nothing of those days; this is of others.") || strings.Contains(a.After(0), "2009") {
		t.Errorf("found %t, likely %t: %s", a.Found, a.Likely, a.Line)
	}
}
