package question_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/question"
	"onrecord/index"
)

func TestQuestionsAsReportersTypeThem(t *testing.T) {
	who := func(words string) question.Question { return question.Question{Intent: question.WhoSaid, Words: words} }
	what := func(speaker, words string) question.Question {
		return question.Question{Intent: question.WhatSaid, Speaker: speaker, Words: words}
	}
	find := func(words string) question.Question { return question.Question{Intent: question.Find, Words: words} }
	for text, want := range map[string]question.Question{
		"who said all hope would be lost?":                    who("all hope would be lost"),
		"Who said that all hope would be lost":                who("all hope would be lost"),
		"WHO SAID “all hope would be lost”?":                  who("all hope would be lost"),
		`who said "that would be crazy"`:                      who("that would be crazy"),
		"hey, who said: that would be crazy?":                 who("would be crazy"),
		"who was it that warned all hope would be lost":       who("all hope would be lost"),
		"who's claimed the ferry is late?":                    who("the ferry is late"),
		"whose words are “the bridge is tired”":               who("the bridge is tired"),
		"can you tell me who first said the bridge is tired?": {Intent: question.FirstSaid, Words: "the bridge is tired"},
		"did de Mistura ever say 'all hope is lost'?":         {Intent: question.DidSay, Speaker: "de Mistura", Words: "all hope is lost"},
		"has the mayor really claimed that the ferry is late": {Intent: question.DidSay, Speaker: "mayor", Words: "the ferry is late"},
		"when did Kerry say that would be crazy?":             {Intent: question.WhenSaid, Speaker: "Kerry", Words: "would be crazy"},
		"when did Kerry first say the ceasefire would hold":   {Intent: question.FirstSaid, Speaker: "Kerry", Words: "the ceasefire would hold"},
		"who was the last to say the ferry is late":           {Intent: question.LastSaid, Words: "the ferry is late"},
		"who is quoted as saying the bridge is tired":         who("the bridge is tired"),
		`who said "the bridge is tired`:                       who("the bridge is tired"),
		"what did Kerry say about a ceasefire":                what("Kerry", "ceasefire"),
		"what did john kerry say?":                            what("john kerry", ""),
		"What has the UN envoy said on the Geneva talks?":     what("UN envoy", "Geneva talks"),
		"any quotes from kerry on the ceasefire":              what("kerry", "ceasefire"),
		"quotes by Zoë Ångström":                              what("Zoë Ångström", ""),
		"what was Kerry quoted about":                         find("Kerry quoted about"),
		"Geneva talks":                                        find("Geneva talks"),
		"please find me the ferry timetable":                  find("ferry timetable"),
		"who is Staffan de Mistura":                           find("Staffan de Mistura"),
		"How many people were evacuated?":                     {Intent: question.HowMany, Words: "people were evacuated"},
		"who?":                                                find("who"),
		"well-known 5-a-side -x1 and 3 -4":                    find("well-known 5-a-side and 3 -4"),
		"":                                                    find(""),
	} {
		t.Run(text, func(t *testing.T) {
			want.Text = text
			got := question.Parse(text)
			got.Without = nil
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOperatorsNarrowAQuestion(t *testing.T) {
	for text, want := range map[string]question.Question{
		`ferry "sails at noon" -late`: {Words: "ferry", Phrase: "sails at noon", Without: []string{"late"}},
		`ferry speaker:"Ada Quill" outlet:lantern section:Local kind:direct`: {Words: "ferry", Speaker: "Ada Quill",
			Filter: index.Filter{Outlets: []string{"lantern"}, Sections: []string{"Local"}, Kinds: []index.Kind{index.Direct}}},
		"ferry on:2016-02":                         {Words: "ferry", Filter: index.Filter{From: "2016-02-01", To: "2016-02-29"}},
		"ferry after:2015 before:2016-02-03":       {Words: "ferry", Filter: index.Filter{From: "2016-01-01", To: "2016-02-02"}},
		"ferry after:noon kind:loud and outlet: x": {Words: "ferry after:noon kind:loud and outlet: x"},
	} {
		t.Run(text, func(t *testing.T) {
			want.Text, want.Intent = text, question.Find
			if diff := cmp.Diff(want, question.Parse(text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestADateNarrowsATopicAndIsPartOfAWording(t *testing.T) {
	for text, want := range map[string]question.Question{
		"what did kerry say about the ceasefire since February 2016?": {Intent: question.WhatSaid, Speaker: "kerry", Words: "ceasefire", Filter: index.Filter{From: "2016-02-01"}},
		"what did kerry say in 2016":                                  {Intent: question.WhatSaid, Speaker: "kerry", Filter: index.Filter{From: "2016-01-01", To: "2016-12-31"}},
		"ferry before 3 Feb. 2016":                                    {Intent: question.Find, Words: "ferry", Filter: index.Filter{To: "2016-02-02"}},
		"quotes by Quill on the ferry on March 1, 2026":               {Intent: question.WhatSaid, Speaker: "Quill", Words: "ferry", Filter: index.Filter{From: "2026-03-01", To: "2026-03-01"}},
		"ferry in Skarholm 2016":                                      {Intent: question.Find, Words: "ferry in Skarholm 2016"},
		"who said the ferry will sail again in 2016?":                 {Intent: question.WhoSaid, Words: "the ferry will sail again in 2016"},
	} {
		t.Run(text, func(t *testing.T) {
			want.Text = text
			if diff := cmp.Diff(want, question.Parse(text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAQuestionShowsHowItWasUnderstood(t *testing.T) {
	for text, want := range map[string]string{
		"what did kerry say about a ceasefire? after:2015": "kerry · ceasefire · from 2016-01-01",
		`ferry "sails at noon" -late on:2016-02-03`:        "ferry · “sails at noon” · without late · on 2016-02-03",
		"who said all hope would be lost?":                 "all hope would be lost",
		"geneva kind:direct outlet:lantern":                "geneva · lantern · direct",
	} {
		if got := question.Parse(text).String(); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func FuzzNothingThatCanBeTypedIsAnError(f *testing.F) {
	for _, seed := range []string{`who said "`, "speaker:", `-a -b "“”`, "what did say about", "who said\x00\xff", `on:2016 on:“`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := question.Parse(text)
		if q.Text != text || q.Intent == "" {
			t.Errorf("%q became %+v", text, q)
		}
		_ = q.String() + q.Query().String()
	})
}
