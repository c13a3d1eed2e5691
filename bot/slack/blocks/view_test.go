package blocks

import (
	"testing"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/news/correct"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// stretches are the paragraphs of an article.
func stretches(body string) []answer.Stretch {
	var out []answer.Stretch
	for _, p := range corpus.Paragraphs(body) {
		out = append(out, answer.Stretch{Paragraph: p.Number, Start: p.Span.Start, Text: p.Span.Of(body)})
	}
	return out
}

// inContext is the split quote where it stands.
func inContext() answer.Context {
	other := cite(harbourBody, "She said", "March.")
	other.Kind, other.Match, other.Paragraph = index.Indirect, "", 3
	return answer.Context{Citation: splitQuote(), Paragraphs: stretches(harbourBody), Others: []answer.Citation{other}}
}

// draft is a report with a quote of each verdict.
func draft() check.Report {
	c := splitQuote()
	c.Match = answer.Related
	quoted := func(v check.Verdict, speaker string, diff ...check.Edit) check.Quote {
		text := ""
		for _, e := range diff {
			if e.Op != check.Delete {
				text += e.Text
			}
		}
		return check.Quote{Text: text, Speaker: speaker, Verdict: v, Diff: diff, Citation: &c}
	}
	missing := quoted(check.NotFound, "Jonas Lund")
	missing.Text, missing.Instead = "“We were never asked,”", []answer.Citation{c, cite(harbourBody, "She said", "March.")}
	reported := quoted(check.InOtherWords, "Ingrid Solheim", check.Edit{Op: check.Equal, Text: "“all trade would be lost”"})
	reported.Notes = []string{"in quotation marks in the draft, reported speech in the article"}
	nearest := quoted(check.NotFound, "")
	nearest.Text, nearest.Citation = "“The sea is not for sale,”", nil
	return check.Report{
		Passed: []check.Passed{{Text: "“the plan”", Line: 3, Why: check.Short}, {Text: "“Blue Monday”", Line: 4, Why: check.Title}},
		Scope:  answer.Scope{Articles: 12400, From: "2019-01-03", To: "2026-11-21"},
		Quotes: []check.Quote{
			quoted(check.Exact, "the harbour master", check.Edit{Op: check.Equal, Text: "“all trade would be lost”"}),
			quoted(check.Altered, "Ingrid Solheim", check.Edit{Op: check.Equal, Text: "“all "}, check.Edit{Op: check.Delete, Text: "trade"},
				check.Edit{Op: check.Insert, Text: "hope"}, check.Edit{Op: check.Equal, Text: " would be lost”"}),
			quoted(check.WrongSpeaker, "Jonas Lund", check.Edit{Op: check.Equal, Text: "“all trade would be lost”"}),
			reported, missing, nearest,
		},
	}
}

func goldenViews() map[string]View {
	reference := splitQuote().Reference()
	revised, dropped := inContext(), inContext()
	revised.Revised, revised.Citation.Corrected = true, true
	dropped.Revised, dropped.Citation = true, answer.Citation{Headline: "Ostervik to lose its harbour", Outlet: "The Ostervik Courier", Published: "2026-03-14"}
	dropped.Others = nil
	hostile := answer.Context{Citation: nastyCitation(), Paragraphs: stretches("“" + nasty + "”"), Others: []answer.Citation{nastyCitation()}}
	checked := draft()
	checked.Sample = true
	nastyDraft := check.Report{Quotes: []check.Quote{{Text: nasty, Speaker: nasty, Verdict: check.WrongSpeaker, Notes: []string{nasty},
		Citation: &hostile.Citation, Diff: []check.Edit{{Op: check.Equal, Text: nasty}, {Op: check.Insert, Text: nasty}, {Op: check.Delete, Text: nasty}}}}}
	shown := func(r bot.Reply) View { return ViewOf(r) }
	missed := cite(harbourBody, "She said", "March.")
	missed.Kind, missed.Speaker = index.Sentence, nil
	fixing := correct.Form{Passage: reference, Quote: splitQuote(), Speaker: "Ingrid Solheim", Names: []string{"Ingrid Solheim", "Jonas Lund", "Ostervik Council"},
		Stance: quote.Asserted, Words: "“If the dredging stops,”\n“all trade would be lost & never come back.”", Seen: 7}
	described := fixing
	described.Speaker, described.Seen = "a senior official", 0
	hostileFix := correct.Form{Passage: reference, Quote: nastyCitation(), Speaker: nasty, Names: []string{nasty}, Stance: quote.Denied, Words: nasty}
	report := int64(3)
	reported := func(what bot.Mistake, comment string, c answer.Context) bot.Reported {
		report++
		f := bot.Feedback{At: time.Date(2026, 3, 15, 9, 30, 0, 0, time.UTC), Passage: reference, Wrong: bot.Wrong{What: what, Comment: comment, Question: "who said · all trade would be lost"}}
		return bot.Reported{Waiting: bot.Waiting{ID: report, Feedback: f}, Context: c}
	}
	return map[string]View{
		"answer":            shown(bot.Reply{Audience: bot.Asker, Says: bot.Answered(*found(splitQuote()))}),
		"context":           shown(bot.Reply{Says: bot.Passage(*ptr(inContext()))}),
		"context-revised":   shown(bot.Reply{Says: bot.Passage(revised)}),
		"context-dropped":   shown(bot.Reply{Says: bot.Passage(dropped)}),
		"context-nasty":     shown(bot.Reply{Says: bot.Passage(hostile)}),
		"context-withdrawn": shown(bot.Reply{Says: bot.Passage(answer.Context{Withheld: answer.Withdrawn})}),
		"context-embargoed": shown(bot.Reply{Says: bot.Passage(answer.Context{Withheld: answer.Embargoed})}),
		"context-missing":   shown(bot.Reply{Says: bot.Passage(answer.Context{Withheld: answer.Missing})}),
		"clipping":          shown(bot.Reply{Says: bot.Clipping(splitQuote().Clipping())}),
		"clipping-nasty":    shown(bot.Reply{Says: bot.Clipping(hostile.Citation.Clipping())}),
		"ask":               shown(bot.Reply{Says: bot.Form{}}),
		"refine": shown(bot.Reply{Says: bot.Form{
			Asked: "who said · " + nasty + " · kind direct", Words: nasty, Speaker: nasty, Outlet: nasty,
			From: "2016-01-01", To: "2016-12-31", Kind: index.Direct,
		}}),
		"doubt":           shown(bot.Reply{Says: bot.Doubt{Passage: reference, Question: "who said · " + nasty}}),
		"doubt-unasked":   shown(bot.Reply{Says: bot.Doubt{Passage: reference}}),
		"check":           shown(bot.Reply{Says: bot.DraftForm{Files: true}}),
		"checked":         shown(bot.Reply{Says: bot.Checked(checked)}),
		"checked-nasty":   shown(bot.Reply{Says: bot.Checked(nastyDraft)}),
		"checked-nothing": shown(bot.Reply{Says: bot.Checked(check.Report{})}),
		"notice":          Notice("Thank you."),
		"doubt-unable":    shown(bot.Reply{Says: bot.Doubt{Passage: reference, Unable: true}}),
		"context-editor":  shown(bot.Reply{Says: bot.Passage(*ptr(inContext())), Correctable: true}),
		"fix":             shown(bot.Reply{Says: bot.Fixing(fixing)}),
		"fix-described":   shown(bot.Reply{Says: bot.Fixing(described)}),
		"fix-nasty":       shown(bot.Reply{Says: bot.Fixing(hostileFix)}),
		"fixed": shown(bot.Reply{Says: bot.Fixed(correct.Done{IDs: []int64{8, 9, 10}, Words: "“If the dredging stops,” … “all trade would be lost & never come back.”",
			Effect: []string{"speaker: Ingrid Solheim, harbour master of Ostervik → Jonas Lund", "stance: asserted → denied"}})}),
		"fix-missed":   shown(bot.Reply{Says: bot.Fixing(correct.Form{Passage: reference, Quote: missed, Missed: true, Names: []string{"Ingrid Solheim"}, Stance: quote.Asserted, Words: missed.Text})}),
		"fix-problem":  shown(bot.Reply{Says: bot.Fixing(correct.Form{Problem: "The article was revised, and has these words no longer."})}),
		"fixed-undone": shown(bot.Reply{Says: bot.Fixed(correct.Done{IDs: []int64{8}, Words: "“If the dredging stops,”", Undone: true})}),
		"reports": shown(bot.Reply{Says: bot.Reports{More: 2, Lately: []correct.Done{
			{IDs: []int64{8}, At: morning, By: "Mo Reyes (U07MO)", Why: "the caption was wrong", Words: "“The sea is not for sale,”", Effect: []string{"not a quote"}},
			{IDs: []int64{7}, At: morning, By: nasty, Why: nasty, Words: nasty, Effect: []string{nasty}},
		}, Reports: []bot.Reported{
			reported(bot.WrongSpeaker, "it was Lund, I was there", inContext()),
			reported(bot.WrongQuote, "", dropped),
			reported(bot.WrongOther, nasty, answer.Context{Withheld: answer.Withdrawn}),
		}}}),
		"reports-none": shown(bot.Reply{Says: bot.Reports{}}),
	}
}

func ptr[T any](v T) *T { return &v }

func TestViewsLookAsApproved(t *testing.T) {
	for name, view := range goldenViews() {
		t.Run(name, func(t *testing.T) {
			checkView(t, view)
			approve(t, "view-"+name, encode(t, view.Request(view.Data)))
		})
	}
}

func TestViewsSurviveSlackGoUnchanged(t *testing.T) {
	for name, view := range goldenViews() {
		t.Run(name, func(t *testing.T) {
			survives[slack.ModalViewRequest](t, view.Request(view.Data))
		})
	}
}
