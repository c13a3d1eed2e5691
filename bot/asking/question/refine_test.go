package question_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/bot/asking/question"
)

// A conversation: what is said, and the question that is meant; in brackets, that
// it is a new one. Its answers name Elin Varga first, in an article of 14 June
// 2016, and show three citations.
func TestAFollowUpRefinesTheQuestionBefore(t *testing.T) {
	for name, conversation := range map[string][][2]string{
		"what somebody said": {
			{"what did varga say about the ferry?", "[varga · ferry]"},
			{"and in 2015?", "varga · ferry · in 2015"},
			{"before that?", "varga · ferry · until 31 Dec 2014"},
			{"only direct quotes", "varga · ferry · kind direct · until 31 Dec 2014"},
			{"from the Guardian", "varga · ferry · outlet Guardian · kind direct · until 31 Dec 2014"},
			{"ok, since 2016", "varga · ferry · outlet Guardian · kind direct · since 1 Jan 2016"},
			{"more", "varga · ferry · outlet Guardian · kind direct · since 1 Jan 2016 · after the first 3"},
			{"show me more", "varga · ferry · outlet Guardian · kind direct · since 1 Jan 2016 · after the first 6"},
			{"-petrel", "varga · ferry · without petrel · outlet Guardian · kind direct · since 1 Jan 2016"},
			{"what did Kerry say about a ceasefire?", "[Kerry · ceasefire]"},
		},
		"somebody else": {
			{"what did varga say about the ferry?", "[varga · ferry]"},
			{"what about brandt?", "brandt · ferry"},
			{"and the harbour master?", "harbour master · ferry"},
			{"what about the cannery", "harbour master · cannery"},
			{"and on dredging?", "harbour master · dredging"},
			{"and ilse brandt on the meadow?", "ilse brandt · meadow"},
			{"and about dredging", "ilse brandt · dredging"},
			{"and what did Varga say?", "Varga · dredging"},
			{"who else?", "who else said about · dredging · beside Varga"},
		},
		"who said it": {
			{"who said an island without a ferry is a prison", "[who said · an island without a ferry is a prison]"},
			{"when?", "when said · an island without a ferry is a prison"},
			{"where?", "where said · an island without a ferry is a prison"},
			{"who said it first?", "first said · an island without a ferry is a prison"},
			{"who else said that?", "who else said · an island without a ferry is a prison · beside Elin Varga"},
			{"how often?", "how often said · an island without a ferry is a prison"},
		},
		"what is newer, older, and of others": {
			{"what did varga say about the ferry?", "[varga · ferry]"},
			{"what about 2016", "varga · ferry · in 2016"},
			{"great. and in 2015?", "varga · ferry · in 2015"},
			{"any year", "varga · ferry"},
			{"not the herald", "varga · ferry · not outlet herald"},
			{"and what about brandt?", "brandt · ferry · not outlet herald"},
			{"same for solheim", "solheim · ferry · not outlet herald"},
			{"the one about the rope", "solheim · rope · not outlet herald"},
			{"anything newer?", "last said about · rope · by solheim · not outlet herald"},
			{"who disagreed?", "who contradicted · rope · beside solheim · not outlet herald"},
			{"and how many died?", "[how many · died]"},
			{"according to whom?", "how many · died"},
			{"latest figure", "how many · died"},
		},
		"said again": {
			{"who said an island without a ferry is a prison", "[who said · an island without a ferry is a prison]"},
			{"and where?", "where said · an island without a ferry is a prison"},
			{"did brandt say it too?", "was it said · an island without a ferry is a prison · by brandt"},
			{"has brandt said that before", "was it said · an island without a ferry is a prison · by brandt"},
		},
		"the person": {
			{"who said an island without a ferry is a prison", "[who said · an island without a ferry is a prison]"},
			{"when did she say that?", "when said · an island without a ferry is a prison · by Elin Varga"},
			{"how often did she say it", "how often said · an island without a ferry is a prison · by Elin Varga"},
			{"what else did she say?", "Elin Varga · anything"},
			{"what else did she say about the Linnet?", "Elin Varga · Linnet"},
			{"who is she?", "who is · Elin Varga"},
		},
		"how the article holds it": {
			{"what did varga say about the ferry?", "[varga · ferry]"},
			{"stance:denied", "varga · ferry · stance denied"},
			{"-stance:asked", "varga · ferry · stance denied · not stance asked"},
		},
		"what it keeps and drops": {
			{"what did varga say about the ferry in 2015?", "[varga · ferry · in 2015]"},
			{"any year", "varga · ferry"},
			{"only the courier", "varga · ferry · outlet courier"},
			{"-outlet:lantern", "varga · ferry · outlet courier · not outlet lantern"},
			{"any outlet", "varga · ferry"},
			{"no, the other varga", "varga · ferry · not by Elin Varga"},
			{"no, I meant Tomas Brandt", "Tomas Brandt · ferry"},
			{"the other one", "Brandt · ferry · not by Elin Varga"},
			{"what about quill?", "quill · ferry"},
			{"only direct quotes", "quill · ferry · kind direct"},
			{"and in 2016", "quill · ferry · kind direct · in 2016"},
			{"drop the date", "quill · ferry · kind direct"},
			{"all kinds", "quill · ferry"},
			{"since 2015", "quill · ferry · since 1 Jan 2015"},
			{"remove all filters", "quill · ferry"},
			{"from anyone", "what was said · ferry"},
		},
		"before and after": {
			{"who said the ferry is a prison?", "[who said · the ferry is a prison]"},
			{"what did she say before that?", "Elin Varga · anything · until 13 Jun 2016"},
			{"what did varga say about the ferry?", "[varga · ferry]"},
			{"his words before that", "varga · ferry · until 13 Jun 2016"},
			{"what did varga say about the ferry since 2015?", "[varga · ferry · since 1 Jan 2015]"},
			{"and what did she say before?", "varga · ferry · until 31 Dec 2014"},
			{"who contradicted her?", "who contradicted · ferry · beside varga · until 31 Dec 2014"},
		},
		"the day of the answer": {
			{"what did varga say about the ferry?", "[varga · ferry]"},
			{"after that?", "varga · ferry · since 15 Jun 2016"},
		},
		"words": {
			{`ferry "winter timetable"`, "[find · ferry · “winter timetable”]"},
			{"and last year?", "find · ferry · “winter timetable” · in 2025"},
			{"outlet:lantern", "find · ferry · “winter timetable” · outlet lantern · in 2025"},
			{"bridge", "[find · bridge]"},
			{"who is Staffan de Mistura?", "[who is · Staffan de Mistura]"},
			{"did Kerry ever say that?", "[was it said · anything · by Kerry]"},
		},
		"whether it is right": {
			{"who said 48 people were aboard?", "[who said · 48 people were aboard]"},
			{"is that right?", "is it right · 48 people were aboard"},
			{"is this true", "is it right · 48 people were aboard"},
		},
		"the wording of another": {
			{"who said all hope would be lost?", "[who said · all hope would be lost]"},
			{"did Kerry ever say that?", "was it said · all hope would be lost · by Kerry"},
			{"what about de Mistura", "was it said · all hope would be lost · by de Mistura"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := question.Previous{}
			for _, turn := range conversation {
				q, refined := p.Refine(turn[0], wednesday)
				got := q.String()
				if !refined {
					got = "[" + got + "]"
				}
				if got != turn[1] {
					t.Errorf("%s: %s, want %s", turn[0], got, turn[1])
				}
				if q.Text != turn[0] {
					t.Errorf("%s: the text has become %q", turn[0], q.Text)
				}
				checkRoundTrip(t, q)
				p = question.Previous{Question: q, Speaker: "Elin Varga", Day: "2016-06-14", Shown: 3}
			}
		})
	}
}

func FuzzAFollowUpIsAQuestion(f *testing.F) {
	f.Add("who said all hope would be lost", "when?")
	f.Add("ferry", "and in 2015?")
	f.Add("what did he say about that", "from the more")
	f.Fuzz(func(t *testing.T, first, second string) {
		p := question.Previous{Question: question.Parse(first, wednesday), Speaker: "Elin Varga", Day: "2016-06-14", Shown: 3}
		q, refined := p.Refine(second, wednesday)
		if !refined {
			if diff := cmp.Diff(question.Parse(second, wednesday), q); diff != "" {
				t.Errorf("%q is not a follow-up, but is read as one (-alone +here):\n%s", second, diff)
			}
		}
		checkRoundTrip(t, q)
	})
}
