package answer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/corpus"
)

// offers are the questions that an answer offers.
func offers(a answer.Answer) (out []string) {
	for _, s := range a.Suggestions {
		out = append(out, s.Question)
	}
	return out
}

func TestANameThatNobodyHasIsOfferedAsItIsWritten(t *testing.T) {
	d := deskOf(t,
		article("gate", "“The gate stays open,” said Hanne Rye, the keeper. “The gate is shut,” said Una O’Brien, a farmer."),
		article("weir", "“The weir is old,” said Philip Quill, the miller. The town voted on Monday."))
	for asked, want := range map[string]string{
		"what did Filip Kwill say?":                "what did Philip Quill say?",
		"what did kwill say about the weir":        "what did Philip Quill say about the weir",
		"did Filip Kwill say the weir is old?":     "did Philip Quill say the weir is old?",
		"any quotes from Filip Kwill":              "any quotes from Philip Quill",
		"who is Filip Kwill?":                      "who is Philip Quill?",
		"when did Filip Kwill say \"weir is old\"": "when did Philip Quill say \"weir is old\"",
		"weir speaker:\"Filip Kwill\"":             "weir speaker:\"Philip Quill\"",
		"what did una obreean say":                 "what did Una O’Brien say",
	} {
		a := d.ask(t, asked)
		if a.Found || !slices.Equal(offers(a), []string{want}) || !strings.Contains(a.Line, "Did you mean") {
			t.Errorf("%s: %s %q", asked, a.Line, offers(a))
		}
		if a := d.ask(t, want); !a.Found {
			t.Errorf("%s: %s", want, a.Line)
		}
	}
	for _, asked := range []string{"what did Hanne Rye say about the weather?", "what did Zebedee Xu say?", "what did the bishop say?"} {
		if a := d.ask(t, asked); len(a.Suggestions) > 0 {
			t.Errorf("%s: %s %q", asked, a.Line, offers(a))
		}
	}
}

func TestSomebodyIsFoundAsPeopleCallThem(t *testing.T) {
	d := deskOf(t,
		article("a", "“They can have my pager,” said Dr Samira Okoye. “Nobody will,” said Robert Fenn, her lawyer. “The gate stays open,” said Hanne Rye."),
		article("b", "“We shall build it,” said Prime Minister Elin Varga. “Not here,” said Staffan de Mistura, an envoy."))
	for asked, speaker := range map[string]string{
		"what did doctor Okoye say?":           "Samira Okoye",
		"what did Dr. Okoye say?":              "Samira Okoye",
		"what did dr samira okoye say":         "Samira Okoye",
		"what did Bob Fenn say?":               "Robert Fenn",
		"what did R. Fenn say?":                "Robert Fenn",
		"what did Hannah Rye say?":             "Hanne Rye",
		"what did hana rye say":                "Hanne Rye",
		"what did Fenn's lawyer's client say?": "",
		"what did the PM say?":                 "Elin Varga",
		"what did prime minister varga say":    "Elin Varga",
		"what did demistura say":               "Staffan de Mistura",
		"DeMistura quotes":                     "Staffan de Mistura",
		"what did De Mistura’s say":            "Staffan de Mistura",
		"what did the envoy who left say?":     "Staffan de Mistura",
		"Samira Okoye":                         "Samira Okoye",
		"the prime minister on building":       "",
		"okoye on her pager":                   "Samira Okoye",
		"the envoy who was sent home":          "Staffan de Mistura",
		"okoye pager quote":                    "Samira Okoye",
	} {
		a := d.ask(t, asked)
		if speaker != "" && (!a.Found || a.Speaker == nil || a.Speaker.Name != speaker) {
			t.Errorf("%s: %s", asked, a.Line)
		}
	}
}

func TestWhoOfTwoIsMeantIsAskedBack(t *testing.T) {
	d := deskOf(t,
		article("a", "“The weir is sound,” said Anna Holm, the inspector. “The mill is mine,” said Erik Holm, a miller."),
		article("b", "“The weir is old,” said Anna Holm."))
	a := d.ask(t, "what did Holm say?")
	if !strings.HasPrefix(a.Line, "Two people named Holm: Anna Holm, Erik Holm · ") || !slices.Equal(offers(a), []string{"what did Anna Holm say?", "what did Erik Holm say?"}) {
		t.Errorf("%s %q", a.Line, offers(a))
	}
	for _, asked := range []string{"what did Anna Holm say?", "what did Holm say about the mill?", "what did Holm say about the weir?", "who is Holm?"} {
		if a := d.ask(t, asked); !a.Found || len(a.Suggestions) > 0 {
			t.Errorf("%s: %s %q", asked, a.Line, offers(a))
		}
	}
	if a := d.ask(t, "what did the inspector or the miller say?"); !a.Found || len(a.Citations) < 2 {
		t.Errorf("got %s", a.Line)
	}
}

func TestOnePersonIsNotToldApartFromThemselves(t *testing.T) {
	d := deskOf(t,
		article("a", "“The weir is sound,” said Jim Holm, the inspector."),
		article("b", "“The weir is old,” said James Holm."),
		article("c", "“The weir is ours,” said Anna Fenn and Jim Holm."))
	if a := d.ask(t, "what did Holm say about the weir?"); !a.Found || len(a.Suggestions) > 0 {
		t.Errorf("%s %q", a.Line, offers(a))
	}
}

func TestANameThatIsHardlyEverPrintedIsNoNamesake(t *testing.T) {
	articles := []corpus.Article{article("headline", "“The weir will fall,” said Never Holm.")}
	for i := range 120 {
		articles = append(articles, article(fmt.Sprint("weir-", i), fmt.Sprintf("“The weir has stood for %d years,” said Anna Holm.", 100+i)))
	}
	d := deskOf(t, articles...)
	if a := d.ask(t, "what did Holm say about the weir?"); !a.Found || len(a.Suggestions) > 0 {
		t.Errorf("%s %q", a.Line, offers(a))
	}
}

func TestAPositionIsWhatSomebodySaid(t *testing.T) {
	d := deskOf(t, article("a", "“The weir is sound and will stay,” said Anna Holm, the inspector."))
	for _, asked := range []string{"Holm's position on the weir", "anna holms view of the weir", "Anna Holm's comments on the weir"} {
		if a := d.ask(t, asked); !a.Found || a.Intent != question.WhatSaid || a.Speaker.Name != "Anna Holm" {
			t.Errorf("%s: %s %s", asked, a.Intent, a.Line)
		}
	}
}

func TestSomebodyWithTheNameOfATradeIsNotDescribed(t *testing.T) {
	d := deskOf(t, article("a", "“The kitchen locks are safe from anybody,” said Tim Holm, a baker. “We met a Tim Cook,” said Bo Fenn."))
	if a := d.ask(t, "what did tim cook say about the kitchen locks?"); a.Found {
		t.Errorf("another Tim, a baker, is taken for Tim Cook: %s", a.Line)
	}
}

func TestAWomanIsToldFromOthersByWhatSheDid(t *testing.T) {
	d := deskOf(t,
		article("a", "“The mayor pushed my stall over,” said a woman who accused the mayor of Port Maren."),
		article("b", "“The fair is too loud,” said a woman from the quay."))
	if a := d.ask(t, "what did the woman who accused the mayor say?"); !strings.Contains(a.Line, "stall over") {
		t.Errorf("got %s", a.Line)
	}
}

func TestSeveralPeopleAreAnsweredInTurn(t *testing.T) {
	d := deskOf(t, article("a", "“The storm took the roof,” said Anna Holm. “The storm took the cow,” said Bo Fenn. “The storm was late,” said Holm. “The storm fled,” said Calder & Roe, a firm."))
	a := d.ask(t, "what did Holm and Fenn say about the storm?")
	var names []string
	for _, c := range a.Citations {
		names = append(names, c.Speaker.Name)
	}
	if want := []string{"Anna Holm", "Bo Fenn", "Anna Holm"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	if a := d.ask(t, "what did Holm and Zebedee say about the storm?"); !strings.HasPrefix(a.Line, "Nothing found by Zebedee · Anna Holm") {
		t.Errorf("got %s", a.Line)
	}
	if a := d.ask(t, "what did Calder & Roe say about the storm?"); len(a.Citations) != 1 || a.Note != "" {
		t.Errorf("got %s", a.Line)
	}
}

func TestAnOutletThatThereIsNotIsTold(t *testing.T) {
	d := deskOf(t, article("a", "“The storm took the roof,” said Anna Holm."))
	if a := d.ask(t, "storm outlet:guardain"); a.Found || !strings.Contains(a.Line, "No outlet is called guardain; there are Estuary Herald.") {
		t.Errorf("got %s", a.Line)
	}
}

func TestTheSecondOfTwoQuestionsIsOffered(t *testing.T) {
	d := deskOf(t, article("a", "“The storm took the roof,” said Anna Holm. “The storm took the cow,” said Bo Fenn."))
	a := d.ask(t, "who said the storm took the roof? And what did Fenn say?")
	if a.Speaker == nil || a.Speaker.Name != "Anna Holm" || !slices.Equal(offers(a), []string{"And what did Fenn say?"}) {
		t.Errorf("%s %q", a.Line, offers(a))
	}
}

func TestAnArticleIsAskedByItsAddress(t *testing.T) {
	one, other := article("one", "“The storm took the roof,” said Mayor Anna Holm. “The storm took the cow,” said Bo Fenn."), article("other", "“The storm took the barn,” said Anna Holm.")
	one.URL, other.URL = "https://wire.example/one", "https://wire.example/other"
	d := deskOf(t, one, other)
	for asked, want := range map[string]int{
		"what did the mayor say in https://wire.example/one":                 1,
		"what did Holm say about the storm in https://wire.example/one/":     1,
		"who said the storm took the barn? https://wire.example/other":       1,
		"https://wire.example/one":                                           2,
		"what did Fenn say in https://wire.example/other":                    0,
		"what did she say in https://wire.example/one?utm_source=newsletter": 2,
	} {
		a := d.ask(t, asked)
		if len(a.Citations) != want {
			t.Errorf("%s: %d citations: %s", asked, len(a.Citations), a.Line)
		}
		for _, c := range a.Citations {
			if !strings.Contains(asked, c.URL) {
				t.Errorf("%s: cites %s", asked, c.URL)
			}
		}
	}
	if a := d.ask(t, "what did Holm say in https://wire.example/lost"); !a.Found || !strings.HasPrefix(a.Line, "The archive does not hold https://wire.example/lost") {
		t.Errorf("got %s", a.Line)
	}
}

func TestANicknameIsTheSamePerson(t *testing.T) {
	d := deskOf(t,
		article("full", "“The gates of the lock were never tested in frost,” said Theodore Lund."),
		article("short", "“I fish there on Sundays,” said Ted Lund."))
	if a := d.ask(t, "did Ted Lund say the gates of the lock were never tested in frost?"); !a.Found || a.Speaker.Name != "Theodore Lund" {
		t.Errorf("found %t: %s", a.Found, a.Line)
	}
}
