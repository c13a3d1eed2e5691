package blocks

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/news/correct"
	"onrecord/corpus"
	"onrecord/index"
)

// checkedOf is a draft of a hundred quotes in which all words are the filler, and c their
// citation.
func checkedOf(filler string, c answer.Citation) check.Report {
	quotes := make([]check.Quote, 100)
	long := clip(filler, 1000) // more than is shown of anything
	for i := range quotes {
		verdict := []check.Verdict{check.Exact, check.Altered, check.WrongSpeaker, check.InOtherWords, check.NotFound}[i%5]
		quotes[i] = check.Quote{Text: long, Speaker: long, Verdict: verdict, Citation: &c, Notes: []string{long}, Instead: []answer.Citation{c, c, c}, Diff: []check.Edit{
			{Op: check.Equal, Text: long}, {Op: check.Insert, Text: long}, {Op: check.Delete, Text: long},
		}}
	}
	return check.Report{Quotes: quotes}
}

// viewsOf are the modals in which all words are the filler, and c its citation.
func viewsOf(filler string, c answer.Citation) []View {
	many := make([]answer.Citation, 40)
	paragraphs := make([]answer.Stretch, 40)
	for i := range many {
		many[i], paragraphs[i] = c, answer.Stretch{Paragraph: i + 1, Start: c.Start, Text: filler}
	}
	form := bot.Form{Asked: clip(filler, 2000), Words: filler, Speaker: filler, Outlet: filler}
	done := make([]correct.Done, 5)
	for i := range done {
		done[i] = correct.Done{IDs: make([]int64, 2000), By: filler, Why: filler, Words: "x" + filler, Effect: []string{filler, filler, filler}}
	}
	names := make([]string, 200)
	reports := make([]bot.Reported, 12)
	for i := range names {
		names[i] = clip(filler, optionText)
	}
	for i := range reports {
		wrong := bot.Wrong{What: bot.WrongOther, Comment: filler, Question: filler}
		reports[i] = bot.Reported{Waiting: bot.Waiting{ID: int64(i), Feedback: bot.Feedback{Passage: c.Reference(), Wrong: wrong}}, Context: answer.Context{Citation: c}}
	}
	return []View{
		ViewOf(bot.Reply{Says: bot.Fixing(correct.Form{Passage: splitQuote().Reference(), Quote: c, Speaker: filler, Names: names, Words: filler, Stance: "asserted"})}),
		ViewOf(bot.Reply{Says: bot.Fixed(correct.Done{IDs: []int64{1, 2}, Words: "x" + filler, Effect: []string{filler, filler}})}),
		ViewOf(bot.Reply{Says: bot.Reports{Reports: reports, Lately: done}}),
		ViewOf(bot.Reply{Says: bot.Passage(answer.Context{Citation: c, Paragraphs: paragraphs, Others: many, Revised: true})}),
		ViewOf(bot.Reply{Says: bot.Clipping("x" + c.Clipping())}),
		ViewOf(bot.Reply{Says: form}),
		ViewOf(bot.Reply{Says: bot.Doubt{Passage: splitQuote().Reference(), Question: filler}}),
		ViewOf(bot.Reply{Says: bot.Checked(checkedOf(filler, c))}),
		Notice("x" + filler),
	}
}

// quoted is an article whose id makes its reference so many characters long.
func quoted(length int) answer.Citation {
	c := cite(harbourBody, "“If", "back.”")
	c.Article = ""
	c.Article = corpus.ArticleID(strings.Repeat("i", length-len(c.Reference().String())))
	return c
}

func TestACitationCarriesItsReferenceUpToSlacksLimits(t *testing.T) {
	room := blockID - len("cites.99.") - len(mark("")) - len(" ")
	for _, c := range []struct {
		length          int
		asked           string
		shows, menu, id bool // shows its context; has a menu; whose id carries the question
	}{
		{room - len("\nq"), "q", true, true, true},
		{room - len("\nq") + 1, "q", true, true, false},
		{room, "q", true, true, false},
		{room + 1, "q", true, false, false},
		{buttonValue, "q", true, false, false},
		{buttonValue + 1, "q", false, false, false},
	} {
		cited := quoted(c.length)
		a := found(cited)
		a.Asked = c.asked
		m := Reply(bot.Reply{Audience: bot.Thread, Says: bot.Answered(*a)})
		checkLimits(t, m)
		carried := ""
		walk(t, m, func(element map[string]any) {
			if ref, asked := CitedBy(fmt.Sprint(element["block_id"])); ref != "" {
				if ref != cited.Reference().String() {
					t.Errorf("%d: carries another reference: %s", c.length, ref)
				}
				carried = asked
			}
		})
		if (offers(t, m, ContextAction) || c.menu) != c.shows || offers(t, m, CiteAction) != c.menu || (carried != "") != c.id {
			t.Errorf("a reference of %d characters: shows %v, menu %v, carries %q", c.length, offers(t, m, ContextAction), offers(t, m, CiteAction), carried)
		}
		view := ViewOf(bot.Reply{Says: bot.Passage(answer.Context{Citation: cited})})
		checkView(t, view)
		if there := offers(t, Message{Blocks: view.Blocks}, DisputeAction); there != c.shows {
			t.Errorf("in context, a reference of %d characters: %v", c.length, there)
		}
	}
}

func TestTheMenuCarriesTheQuestionUpToSlacksLimit(t *testing.T) {
	for length, want := range map[int]bool{blockID: true, blockID + 1: false} {
		a := found(splitQuote())
		a.Asked, a.Facets = strings.Repeat("q", length), counted("Ingrid Solheim", "Jonas Lund")
		m := Reply(bot.Reply{Audience: bot.Thread, Says: bot.Answered(*a)})
		checkLimits(t, m)
		if got := offers(t, m, NarrowAction); got != want {
			t.Errorf("a question of %d characters: the menu is %v", length, got)
		}
	}
}

func TestAMenuHasWhatFitsIntoItsOptions(t *testing.T) {
	longest := strings.Repeat("n", optionValue-len(`speaker:""`))
	a := found(splitQuote())
	a.Facets = answer.Facets{Speaker: counted("Ingrid Solheim", longest, longest+"n", "x<!channel>").Speaker}
	m := Reply(bot.Reply{Audience: bot.Thread, Says: bot.Answered(*a)})
	checkLimits(t, m)
	var values, labels []string
	walk(t, m, func(element map[string]any) {
		if value, ok := element["value"].(string); ok && strings.HasPrefix(value, "speaker:") {
			label := element["text"].(map[string]any)["text"].(string)
			values, labels = append(values, value), append(labels, label)
		}
	})
	if len(values) != 3 || utf8.RuneCountInString(values[1]) != optionValue || values[2] != `speaker:"x<!channel>"` {
		t.Errorf("the menu has %q", values)
	}
	if utf8.RuneCountInString(labels[1]) > optionText || !strings.HasSuffix(labels[1], "… (39)") {
		t.Errorf("the label is %q", labels[1])
	}
}

func TestOneValueNarrowsNothing(t *testing.T) {
	a := found(splitQuote())
	a.Facets = answer.Facets{Speaker: counted("Ingrid Solheim").Speaker}
	if offers(t, Reply(bot.Reply{Audience: bot.Thread, Says: bot.Answered(*a)}), NarrowAction) {
		t.Error("a menu with nothing to choose")
	}
}

func TestThe100BlocksOfAModalHoldTheQuotesThatNeedALook(t *testing.T) {
	report := func(exact, altered int) check.Report {
		var r check.Report
		for i := range exact + altered {
			q := check.Quote{Text: "“Hope”", Verdict: check.Exact}
			if i >= exact {
				q.Verdict = check.Altered
			}
			r.Quotes = append(r.Quotes, q)
		}
		return r
	}
	for _, c := range []struct{ exact, altered, exactShown, alteredShown int }{
		{90, 7, 90, 7},
		{90, 8, 90, 8},
		{0, 95, 0, 95},
		{3, 120, 3, 95},
	} {
		v := ViewOf(bot.Reply{Says: bot.Checked(*ptr(report(c.exact, c.altered)))})
		checkView(t, v)
		text := said(t, Message{Blocks: v.Blocks})
		if got := [2]int{strings.Count(text, "“Hope”") - strings.Count(text, "Altered"), strings.Count(text, "Altered")}; got != [2]int{c.exactShown, c.alteredShown} {
			t.Errorf("of %d exact and %d altered quotes are shown %v", c.exact, c.altered, got)
		}
	}
}

func TestALongParagraphIsCutAroundTheWordsThatAreCited(t *testing.T) {
	body := strings.Repeat("It rained for another day. ", 400) + "“Hope is lost,” she said. " + strings.Repeat("It rained on. ", 400)
	start := strings.Index(body, "“Hope")
	c := answer.Citation{Headline: "Rain", Text: "“Hope is lost,”", Start: start, End: start + len("“Hope is lost,”"), Kind: index.Direct}
	c.Spans = []answer.Offsets{{c.Start, c.End}}
	v := ViewOf(bot.Reply{Says: bot.Passage(answer.Context{Citation: c, Paragraphs: stretches(body)})})
	checkView(t, v)
	text := said(t, Message{Blocks: v.Blocks})
	if n := utf8.RuneCountInString(text); n > 2*citedLength || !strings.Contains(text, "“Hope is lost,”") || !strings.Contains(text, ellipsis) {
		t.Errorf("%d characters are shown:\n%s", n, text)
	}
}
