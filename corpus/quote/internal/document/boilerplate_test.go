package document

import (
	"strings"
	"testing"
)

func TestBoilerplateIsToldFromTheArticle(t *testing.T) {
	for _, line := range []string{
		"READ MORE: Bram Osei says the gate is ‘a coffin lid’",
		"Read more: \"The gate is a scandal\" - Bram Osei hits back",
		"WATCH: Tilda Quist says the flood will be gone by Easter",
		"Related:",
		"Photo: “Tired” Edda Runge on the wall. Credit: O. Lammers",
		"Advertisement",
		"Copyright © 2026 The Northwire. All rights reserved.",
		"Sign up for our newsletter and get the best of the Northwire in your inbox.",
		"This article is more than 3 years old",
		"Editors: Kill the Port Alder story slugged AM-Gate, transmitted March 2",
		"Lena Frost contributed to this report.",
		"(Photo by O. Lammers/Getty Images)",
		"‘Nobody asked the pilots’",
		"'WHY WAIT?'",
		"‘I want my voice back’:Lida Brandt calls for a vote on the quay",
		"Opinion:'The quay is ours': Harbour master defends the toll",
		"Runge: ‘It will hold’",
		"2",
	} {
		if !boilerplate(line, "The gate held.") {
			t.Errorf("taken for the article's own words: %s", line)
		}
	}
	for _, line := range []string{
		"“Nobody asked the pilots.”",
		"‘Nobody asked the pilots,’ said Osei.",
		"‘It is over.’",
		"RUNGE: \"It will hold.\"",
		"Runge said the gate would hold.",
		"More people came than the hall could hold.",
		"Read aloud, the letter took an hour.",
		"Watching the flood, Runge said nothing.",
		"Subscribers of the Northwire, she said, had asked for more.",
		"Related firms have gone the same way, Osei said.",
		"Video showed the gate as it broke.",
		"In 2019 the gate broke.",
		"The fans’: that is how the cup is known.",
		"Runge: 'It will hold, and I said so.'",
		"Kill the lights, said the director.",
		"",
	} {
		if boilerplate(line, "The gate held.") {
			t.Errorf("taken for boilerplate: %s", line)
		}
	}
	if boilerplate("‘It will hold’", "She wrote:") {
		t.Error("what a colon leads up to is taken for a heading")
	}
}

func TestEveryEntryOfTheListIsRead(t *testing.T) {
	entries := len(boilerplates.whole) + len(boilerplates.labels)
	for _, lists := range []map[string][]string{boilerplates.begins, boilerplates.ends} {
		for _, list := range lists {
			entries += len(list)
		}
	}
	for l := range strings.Lines(boilerplateLines) {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			entries--
			if l != strings.ToLower(l) {
				t.Errorf("%q is not in lower case and never matches", l)
			}
		}
	}
	if entries != 0 {
		t.Errorf("%d entries are read too many: one is there twice, or of no known way", entries)
	}
}
