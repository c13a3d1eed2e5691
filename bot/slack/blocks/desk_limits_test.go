package blocks

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	marks "onrecord/bot/factcheck/mark"
	"onrecord/bot/news/digest"
	"onrecord/bot/news/watch"
	"onrecord/bot/people/person"
	"onrecord/bot/people/sourcing"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
)

// nastiest are words of which each message and form has to make something that Slack takes.
var nastiest = []string{"x", strings.Repeat("x", 5000), strings.Repeat("all hope would be lost ", 300), strings.Repeat("<!channel>", 500), strings.Repeat("👩‍👩‍👧", 1000)}

func TestTheFormsOfTheDeskFitSlack(t *testing.T) {
	for _, filler := range nastiest {
		ref := splitQuote().Reference()
		rehearsed := bot.Watchable{Rehearsal: watch.Rehearsal{Question: clip(filler, buttonValue), Days: 30, Statements: 400, Articles: 90}, Here: true}
		for i := range 9 {
			rehearsed.Narrower = append(rehearsed.Narrower, watch.Narrower{Operator: fmt.Sprintf("speaker:%q", filler), Question: clip(filler, 1000), Statements: 100 - i})
		}
		for _, says := range []bot.Content{
			rehearsed, bot.Watchable{Rehearsal: watch.Rehearsal{Question: clip(filler, buttonValue)}},
			bot.Marking{Passage: ref, Words: filler, Speaker: filler}, bot.ExportForm(filler), bot.DraftForm{Files: true}, bot.Counted(counting(filler)),
			bot.PersonPage(solheim(person.Request{Name: filler})), bot.StoryPage(harbourStory(0)), bot.Text(filler),
		} {
			checkView(t, ViewOf(bot.Reply{Says: says, Correctable: true}))
		}
	}
}

func TestTheMessagesOfTheDeskFitSlack(t *testing.T) {
	for _, filler := range nastiest {
		c := splitQuote()
		c.Text, c.Spans, c.Start, c.End = filler, []answer.Offsets{{0, len(filler)}}, 0, len(filler)
		c.Highlights, c.Headline, c.Outlet, c.URL, c.Article = nil, filler, filler, "https://news.example/"+filler, corpus.ArticleID(filler)
		c.Speaker.Name, c.Speaker.Title, c.Speaker.Medium = filler, filler, filler
		checkLimits(t, Claimed(marks.Claim{Claim: raw.Claim{Words: filler, Speaker: filler, Verdict: filler, Link: c.URL}}))
		checkLimits(t, Repeated(marks.Repeat{Mark: marks.Mark{Words: filler, Reason: filler, Link: c.URL, Editor: filler, As: marks.All[0]}, Citation: c}))
		many := make([]answer.Citation, digest.MaxLines)
		for i := range many {
			many[i] = c
			named := *c.Speaker
			named.Name = fmt.Sprint(i, " ", clip(filler, optionText-3)) // each has a place in the menu of whom to mute
			many[i].Speaker = &named
		}
		preview := digest.Digest{Day: "2026-03-14", Articles: 900, Lines: digest.Lines{Quotes: many}, Rest: digest.Lines{Quotes: many, Watched: many}}
		for _, says := range []bot.Content{
			bot.DigestPreview(preview), bot.Counted(counting(filler)), bot.Around(answer.Context{Citation: c, Paragraphs: []answer.Stretch{{Paragraph: 1, Text: filler}}}), bot.Text(filler),
		} {
			checkLimits(t, Reply(bot.Reply{Audience: bot.Asker, Says: says, Suggested: []string{filler, "who said so?", filler}, SharedBy: "U07ANA", Correctable: true}))
		}
	}
}

// counting is a report in which all words are the filler.
func counting(filler string) sourcing.Report {
	r := sourcing.Report{Query: filler, Articles: 900, From: "2026-01-01", To: "2026-03-14"}
	for range 40 {
		r.Voices = append(r.Voices, sourcing.Voice{Name: filler, Titles: []string{filler}})
		r.Unnamed = append(r.Unnamed, sourcing.Unnamed{Wording: filler})
	}
	return r
}
