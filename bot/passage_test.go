package bot_test

import (
	"reflect"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/index"
)

func handle(t *testing.T, b *bot.Bot, e bot.Event) bot.Reply {
	t.Helper()
	r, err := b.Handle(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func asked(r bot.Reply) string {
	if answered(r) == nil {
		return ""
	}
	return answered(r).Asked
}

func TestAnAnswerIsRefinedFromWhatItsButtonsCarry(t *testing.T) {
	b, m := newBot(desk{})
	for _, c := range []struct {
		event bot.Event
		want  string
	}{
		{bot.Event{Did: bot.More{Question: "Varga · ferry · after the first 3"}}, "Varga · ferry · after the first 3"},
		{bot.Event{Did: bot.Narrow{Question: "who said · hope · after the first 3", Operator: `speaker:"Elin Varga"`}}, "who said · hope · by Elin Varga"},
		{bot.Event{Did: bot.Narrow{Question: "Varga · ferry · in 2015", Operator: `on:"2016"`}}, "Varga · ferry · in 2016"},
		{bot.Event{Did: bot.Search{Form: bot.Form{Words: "ferry -winter", Speaker: "Quill", From: "2016-02-01", Kind: index.Direct}}},
			"find · ferry · by Quill · without winter · kind direct · since 1 Feb 2016"},
		{bot.Event{Did: bot.Search{Form: bot.Form{Words: "who said all hope would be lost?", Outlet: "Harbour Post"}}},
			"who said · all hope would be lost · outlet Harbour Post"},
		{bot.Event{Did: bot.Search{Form: bot.Form{Asked: "who said about · ferry · kind direct · after the first 3", Words: "the bridge", Speaker: "Solheim · <!channel>"}}},
			"who said about · bridge · by Solheim <!channel>"},
	} {
		if got := asked(handle(t, b, c.event)); got != c.want {
			t.Errorf("%+v asks %q, want %q", c.event, got, c.want)
		}
	}
	if len(m.at) > 0 {
		t.Errorf("what only the asker sees was remembered: %v", m.at)
	}
	alone := bot.Event{Did: bot.More{Question: "Varga · ferry · after the first 3"}, Channel: "D1", Alone: true}
	if r := handle(t, b, alone); r.Audience != bot.Thread || len(m.at) != 1 {
		t.Errorf("in a conversation with the bot alone: %+v, remembered %v", r, m.at)
	}
}

func TestAFormComesBackAsItWasFilledIn(t *testing.T) {
	b, _ := newBot(desk{})
	for _, canonical := range []string{
		"who said · all hope would be lost · by Varga · outlet lantern · kind direct · in 2016",
		"find · ferry timetable · by quill · “sails at noon” · without winter",
		"Kerry · ceasefire · since 1 Jan 2016",
		"find · anything · outlet a · outlet b · section world · kind direct · kind mixed",
	} {
		r := handle(t, b, bot.Event{Did: bot.Refine{Question: canonical + " · after the first 3"}})
		if saysA[bot.Form](r) == nil {
			t.Fatalf("%s: no form", canonical)
		}
		if got := asked(handle(t, b, bot.Event{Did: bot.Search{Form: *saysA[bot.Form](r)}})); got != canonical {
			t.Errorf("unchanged, %s asks %s", canonical, got)
		}
	}
	if r := handle(t, b, bot.Event{Did: bot.Ask{}}); *saysA[bot.Form](r) != (bot.Form{}) {
		t.Errorf("a new form holds %+v", saysA[bot.Form](r))
	}
}

func TestAFormSaysWhatIsWrongUnderItsFields(t *testing.T) {
	now := time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		form bot.Form
		want []bot.Field
	}{
		{bot.Form{}, []bot.Field{bot.WordsField}},
		{bot.Form{Words: "?"}, []bot.Field{bot.WordsField}},
		{bot.Form{Speaker: "Varga"}, nil},
		{bot.Form{From: "2026-03-14", To: "2026-03-14"}, nil},
		{bot.Form{Words: "ferry", From: "2026-03-02", To: "2026-03-01"}, []bot.Field{bot.ToField}},
		{bot.Form{Words: "ferry", From: "2026-03-15"}, []bot.Field{bot.FromField}},
	} {
		got := c.form.Problems(now)
		for _, field := range c.want {
			if got[field] == "" {
				t.Errorf("%+v: nothing wrong with %s", c.form, field)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%+v: %v, want %v", c.form, got, c.want)
		}
	}
}

func TestFacetsAreCountedOnlyWhereThereIsMoreThanIsShown(t *testing.T) {
	counted := answer.Facets{Speaker: []answer.Count{{Value: "Elin Varga", Count: 7}}}
	for citations, want := range map[int]bool{answer.Shown: false, answer.Shown + 1: true} {
		b, _ := newBot(desk{citations: citations, facets: counted})
		r := handle(t, b, bot.Event{Did: bot.Command{Text: "who said hope?"}})
		if got := len(answered(r).Facets.Speaker) > 0; got != want {
			t.Errorf("%d citations: facets %v, want %v", citations, got, want)
		}
	}
}

func TestACitationIsClippedOnlyWhereItStillStands(t *testing.T) {
	ref := answer.Reference{Article: "a", Revision: 1, Spans: []corpus.Span{{Start: 0, End: 4}}}
	stands := answer.Context{Citation: answer.Citation{Text: "“Hope.”", Spans: []answer.Offsets{{0, len("“Hope.”")}}, Headline: "H", Kind: index.Direct}}
	for name, c := range map[string]struct {
		context answer.Context
		clipped bool
	}{
		"as it was cited":       {stands, true},
		"taken out of it since": {answer.Context{Revised: true}, false},
		"withdrawn since":       {answer.Context{Withheld: answer.Withdrawn}, false},
	} {
		b, _ := newBot(desk{context: c.context})
		r := handle(t, b, bot.Event{Did: bot.Clip{Passage: ref}})
		if (saysA[bot.Clipping](r) != nil) != c.clipped || (saysA[bot.Passage](r) != nil) == c.clipped {
			t.Errorf("%s: %+v", name, r)
		}
		if r := handle(t, b, bot.Event{Did: bot.InContext{Passage: ref}}); saysA[bot.Passage](r) == nil {
			t.Errorf("%s: not shown in its context: %+v", name, r)
		}
	}
}

func TestFeedbackIsKeptWithoutAName(t *testing.T) {
	b, m := newBot(desk{})
	ref := answer.Reference{Article: "a", Revision: 1, Spans: []corpus.Span{{Start: 0, End: 4}}}
	if r := handle(t, b, bot.Event{Did: bot.Dispute{Passage: ref, Question: "who said · hope"}}); saysA[bot.Doubt](r) == nil || saysA[bot.Doubt](r).Question != "who said · hope" {
		t.Errorf("nothing to fill in: %+v", r)
	}
	handle(t, b, bot.Event{Did: bot.Report{Passage: ref, Wrong: bot.Wrong{What: bot.WrongSpeaker, Comment: "it was Lund"}}, Team: "T1", User: "U1", Channel: "C1"})
	if len(m.feedback) != 1 || m.feedback[0].What != bot.WrongSpeaker || m.feedback[0].Question != "" || m.feedback[0].Passage.Article != "a" {
		t.Errorf("kept %+v", m.feedback)
	}
}

func TestADraftIsChecked(t *testing.T) {
	b, _ := newBot(desk{})
	if r := handle(t, b, bot.Event{Did: bot.Command{Text: " Check "}}); saysA[bot.DraftForm](r) == nil || r.Audience != bot.Asker {
		t.Errorf("nothing to paste a draft into: %+v", r)
	}
	b.Files = true
	for _, did := range []bot.Act{bot.Command{Text: "check"}, bot.Paste{}} {
		if r := handle(t, b, bot.Event{Did: did}); saysA[bot.DraftForm](r) == nil || !saysA[bot.DraftForm](r).Files {
			t.Errorf("%T offers no files beside the draft: %+v", did, r)
		}
	}
	if r := handle(t, b, bot.Event{Did: bot.CheckText{Draft: "“Hope.”"}}); saysA[bot.Checked](r) == nil || saysA[bot.Checked](r).Quotes[0].Text != "“Hope.”" {
		t.Errorf("%+v", r)
	}
}

func TestQuestionsAreSuggestedFromWhatTheArchiveHolds(t *testing.T) {
	counts := func(values ...string) (out []answer.Count) {
		for _, v := range values {
			out = append(out, answer.Count{Value: v, Count: 9})
		}
		return out
	}
	b, _ := newBot(desk{facets: answer.Facets{
		Speaker:      counts("A Syrian army source", "the mayor", "Elin Varga", "Jonas Lund", "Ada Quill"),
		Place:        counts("Ostervik", "Geneva"),
		Organisation: counts("Harbour Union"),
	}})
	want := []string{"What did Elin Varga say?", "What did Jonas Lund say?", "Quotes about Ostervik", "Quotes about Harbour Union"}
	r := handle(t, b, bot.Event{Did: bot.Greet{}})
	if !reflect.DeepEqual(r.Says, bot.Prompts(want)) {
		t.Errorf("suggested %q, want %q", r.Says, want)
	}
	for _, p := range *saysA[bot.Prompts](r) {
		if question.Parse(p, question.Options{}).Intent == question.Find {
			t.Errorf("%q is not read as a question", p)
		}
	}
}
