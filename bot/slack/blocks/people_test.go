package blocks

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/people/person"
	"onrecord/bot/people/statement"
	"onrecord/bot/people/story"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// harbourWords is what Ingrid Solheim says of the harbour, one after the other.
func harbourWords() []answer.Citation {
	body := "“The harbour will close in spring,” she said. “The harbour would close in spring,” she said. She denied that the harbour had ever silted up."
	will, would := cite(body, "“The harbour will", "spring,”", "harbour"), cite(body, "“The harbour would", "spring,” she said. She", "harbour")
	would.End -= len(" she said. She")
	would.Text, would.Spans = body[would.Start:would.End], []answer.Offsets{{would.Start, would.End}}
	would.Article, would.Published, would.Headline = "harbour-0", "2026-02-03", "Harbour may close"
	denied := cite(body, "She denied", "silted up.")
	denied.Kind, denied.Stance, denied.Cue = index.Indirect, quote.Denied, "denied"
	will.Copies, will.CopiedBy = 1, []string{"Fjord Daily"}
	for _, c := range []*answer.Citation{&will, &would, &denied} {
		c.Match, c.Highlights = answer.Related, nil
	}
	will.Stance, would.Stance = quote.Asserted, quote.Asserted
	return []answer.Citation{will, would, denied}
}

// solheim is what the archive has of Ingrid Solheim.
func solheim(r person.Request) person.Person {
	w := harbourWords()
	newest := []answer.Citation{w[0], w[1], w[0], w[1], w[0], w[1]}
	for i := range newest[2:] {
		newest[2+i].Article = corpus.ArticleID(fmt.Sprint("harbour-again-", i))
	}
	title := w[1]
	return person.Person{
		Asked: r.Name, Found: true, Name: "Ingrid Solheim", Title: "harbour master of Ostervik", Count: 7, Articles: 2, From: "2026-02-03", To: "2026-03-14",
		Names:  []person.Printed{{Text: "Ingrid Solheim", From: "2026-02-03", To: "2026-03-14", Articles: 2, Citation: &title}, {Text: "I. Solheim", From: "2026-03-14", To: "2026-03-14", Articles: 1, Citation: &w[0]}},
		Titles: []person.Printed{{Text: "harbour master of Ostervik", From: "2026-02-03", To: "2026-03-14", Articles: 2, Citation: &title}},
		Topics: []statement.Topic{{Words: []string{"harbour", "spring"}, Statements: newest[:4]}},
		Other:  newest[4:], Newest: newest, Held: []person.Held{{Stance: quote.Denied, Statements: w[2:]}},
		Changes:    []statement.Change{{Kind: statement.Modal, From: "would", To: "will", Earlier: w[1], Later: w[0]}},
		QuotedWith: []answer.Count{{Value: "Jonas Lund", Count: 2}}, Outlets: []answer.Count{{Value: "The Ostervik Courier", Count: 7}, {Value: "Fjord Daily", Count: 1}},
		Months: []answer.Count{{Value: "2026-02", Count: 2}, {Value: "2026-03", Count: 5}}, Request: r,
	}
}

func nastyPerson() person.Person {
	p := solheim(person.Request{Name: "solheim"})
	c := nastyCitation()
	p.Name, p.Title, p.Alone, p.Sample = nasty, nasty, 3, true
	p.Suggestions = []string{nasty}
	other := c
	other.Article += "-2"
	p.Newest = []answer.Citation{c, other}
	p.Topics = []statement.Topic{{Words: []string{nasty}, Statements: p.Newest}}
	return p
}

// harbourStory is a page of the story of a harbour.
func harbourStory(page int) story.Story {
	w := harbourWords()
	return story.Story{
		Topic: "harbour", Found: true, Count: 31, Articles: 7, From: "2026-02-03", To: "2026-03-14", Statements: []answer.Citation{w[1], w[1], w[1], w[0], w[0], w[2]},
		Contradictions: []statement.Contradiction{{Said: w[0], Denied: w[2]}}, Figures: []story.Figure{{Figure: "40 boats", Citation: w[0]}, {Figure: "12 berths", Citation: w[1]}},
		Request: story.Request{Topic: "harbour", Page: page},
	}
}

func TestTheFirstLineOfAPersonSaysWhoAndWhatIsHeld(t *testing.T) {
	m := Reply(bot.Reply{Audience: bot.Asker, Says: bot.PersonPage(*ptr(solheim(person.Request{Name: "solheim"})))})
	first, _, _ := strings.Cut(said(t, m), "\n")
	if first != "Ingrid Solheim, harbour master of Ostervik · 7 statements in 2 articles, 2026-02-03 to 2026-03-14" {
		t.Errorf("the first line is %q", first)
	}
	if n := strings.Count(said(t, m), "¶"); n != person.PerPage {
		t.Errorf("%d statements are shown", n)
	}
	if !offers(t, m, LookUpAction) || !offers(t, m, PartAction) || !offers(t, m, ShareAction) {
		t.Error("a button is missing")
	}
	if last := Reply(bot.Reply{Audience: bot.Thread, Says: bot.PersonPage(*ptr(solheim(person.Request{Name: "solheim", Page: 1})))}); offers(t, last, LookUpAction) || offers(t, last, ShareAction) {
		t.Error("the last page leads further, or what all read can be shared")
	}
}

func TestEveryPartOfAPersonFitsSlack(t *testing.T) {
	for _, filler := range []string{strings.Repeat("x", 2500), strings.Repeat("all hope would be lost ", 100), strings.Repeat("<!channel>", 200)} {
		for _, view := range []person.View{person.Newest, person.Topic, person.Changed, person.Stances, person.Titles, person.Beside} {
			p := solheim(person.Request{Name: filler, View: view, Of: 1})
			p.Name, p.Title, p.Suggestions = filler, filler, []string{filler, filler}
			c := p.Newest[0]
			c.Text, c.Spans, c.Start, c.End = filler, []answer.Offsets{{0, len(filler)}}, 0, len(filler)
			c.Headline, c.Outlet, c.Article, c.Cue = filler, filler, corpus.ArticleID(filler), filler
			for i := range 9 {
				c.Article = corpus.ArticleID(fmt.Sprint(filler, i))
				p.Newest = append(p.Newest, c)
				p.Topics = append(p.Topics, statement.Topic{Words: []string{filler, fmt.Sprint(i)}, Statements: p.Newest})
				p.Changes = append(p.Changes, statement.Change{Kind: statement.Modal, From: filler, To: filler, Earlier: c, Later: c})
				p.Titles = append(p.Titles[:min(len(p.Titles), 11)], person.Printed{Text: filler, From: "2026-01-01", To: "2026-01-02", Articles: 1, Citation: &c})
				p.QuotedWith = append(p.QuotedWith, answer.Count{Value: filler, Count: i})
			}
			p.Newest = p.Newest[6:]
			checkLimits(t, Reply(bot.Reply{Audience: bot.Asker, Says: bot.PersonPage(p)}))
			s := harbourStory(0)
			s.Topic, s.Statements, s.Request.Topic = filler, p.Newest, filler
			s.Contradictions = []statement.Contradiction{{Said: c, Denied: c}, {Said: c, Denied: c}}
			for range 6 {
				s.Figures = append(s.Figures, story.Figure{Figure: filler, Citation: c})
			}
			for s.Request.Page = range 3 {
				checkLimits(t, Reply(bot.Reply{Audience: bot.Asker, Says: bot.StoryPage(s)}))
			}
		}
	}
}

func TestACitationLeadsToAllThatItsSpeakerSaid(t *testing.T) {
	order, ok := LookedUp(everything(splitQuote()).Value)
	if !ok || order != "person Ingrid Solheim" {
		t.Errorf("it leads to %q", order)
	}
	unclear := splitQuote()
	unclear.Speaker.Unclear = true
	if everything(unclear) != nil {
		t.Error("one whose speaker is unclear leads to somebody")
	}
}
