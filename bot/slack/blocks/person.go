package blocks

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/people/person"
	"onrecord/bot/people/statement"
)

// personLayout is how much of a person or a story is shown: statements, and runes of each.
type personLayout struct{ statements, runes int }

// mostTopics is how many topics the menu has room for.
const mostTopics = 8

// personLayouts come fullest first: five statements fit a phone.
var personLayouts = []personLayout{{person.PerPage, 240}, {person.PerPage, 150}, {person.PerPage, 90}, {3, 90}, {1, 90}}

// personMessage renders a page of what somebody said.
func personMessage(r bot.Reply, p person.Person) Message {
	return fit(personLayouts, func(l personLayout) Message {
		if !p.Found {
			return nobody(p)
		}
		out := []slack.Block{paragraph(joined("\n",
			joined("", strong(line(p.Name, nameLength)), words(strings.TrimPrefix(line(p.Headline(), nameLength+2*titleLength), line(p.Name, nameLength)))),
			words(p.Timeline()),
			words(line(p.Note(), lineLength)),
		))}
		page := p.Page()
		if page.Heading != "" {
			out = append(out, paragraph(strong(line(page.Heading, titleLength))))
		}
		out = append(out, personPage(p, page, l)...)
		if by := askedBy(r.SharedBy, ""); len(by) > 0 {
			out = append(out, paragraph(by))
		}
		if p.Sample {
			out = append(out, small(sampleNote))
		}
		out = append(out, personActions(r, p, page.More)...)
		return Message{Blocks: numbered(kept(out)), Fallback: spoken(p.Headline(), page.Statements)}
	})
}

// nobody says why nothing is shown, and offers those who may have been meant.
func nobody(p person.Person) Message {
	out := []slack.Block{paragraph(words(line(p.NotFound(), lineLength)))}
	var row []slack.BlockElement
	for i, name := range p.Suggestions {
		if i < mostParts {
			row = append(row, lookingUp(fmt.Sprintf("%s%d", LookUpAction, i+1), line(name, optionText), bot.PersonOrder(person.Request{Name: name}))...)
		}
	}
	if len(row) > 0 {
		out = append(out, slack.NewActionBlock("", row...))
	}
	return Message{Blocks: numbered(out), Fallback: fallback(p.NotFound())}
}

// personPage renders the part that is asked for.
func personPage(p person.Person, page person.Page, l personLayout) (out []slack.Block) {
	for _, c := range page.Statements[:min(len(page.Statements), l.statements)] {
		out = append(out, ownWords(c, l.runes)...)
	}
	for _, c := range page.Changes {
		out = append(out, change(c, l.runes)...)
	}
	for _, t := range page.Printed[:min(len(page.Printed), 4*l.statements)] {
		out = append(out, printed(t))
	}
	if page.Counted {
		out = append(out, paragraph(joined("\n",
			joined(": ", strong(label.Text("person.beside")), words(line(person.Counted(p.QuotedWith), 2*lineLength))),
			joined(": ", strong(label.Text("person.printed")), words(line(person.Counted(p.Outlets), 2*lineLength))),
		)))
	}
	return out
}

// ownWords is a statement of somebody who is named above: the words, and below, small, where and
// when they are printed.
func ownWords(c answer.Citation, runes int) []slack.Block {
	held := run(nil)
	if text := label.Of(c.Stance); text != "" {
		held = strong(text)
	}
	reported := run(nil)
	if text := reporting(c); text != "" && len(held) == 0 {
		reported = slant(text + person.Opening(c))
	}
	return placed(joined(" ", held, reported, excerpt(c, runes)), c)
}

// placed is text that shows the words of a citation, and below, small, where they stand.
func placed(text run, c answer.Citation) []slack.Block {
	return []slack.Block{cites(paragraph(text), c.Article), slack.NewContextBlock(citing(c.Article), inline(standsIn(c)))}
}

// standsIn is the day and the article of a statement.
func standsIn(c answer.Citation) run {
	return joined(" · ", words(string(c.Published)), headline(c), words(line(c.Outlet, outletLength)), paragraphNumber(c), copies(c), corrected(c))
}

// change is two statements, and above them what differs.
func change(c statement.Change, runes int) []slack.Block {
	told := cites(paragraph(strong(line(person.Told(c), lineLength))), c.Earlier.Article, c.Later.Article)
	return slices.Concat([]slack.Block{told}, placed(excerpt(c.Earlier, runes), c.Earlier), placed(excerpt(c.Later, runes), c.Later))
}

// printed is a name or a title, with the first article that prints it.
func printed(t person.Printed) slack.Block {
	first := run(nil)
	if t.Citation != nil {
		first = headline(*t.Citation)
	}
	block := paragraph(joined(" · ", strong(line(t.Text, titleLength)), words(label.Days(t.From, t.To)), words(label.Count(t.Articles, "article")), first))
	if t.Citation != nil {
		return cites(block, t.Citation.Article)
	}
	return block
}

// personActions is the row of what can be done with a person: more, and the other parts.
func personActions(r bot.Reply, p person.Person, more bool) []slack.Block {
	var row []slack.BlockElement
	if more {
		next := p.Request
		next.Page++
		row = append(row, lookingUp(LookUpAction, label.Text("answer.next"), bot.PersonOrder(next))...)
	}
	id := bot.PersonOrder(p.Request.Part("", 0))
	if menu := parts(p); len(menu) > 1 && len(id) <= blockID {
		row = append(row, slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(label.Text("person.show")), PartAction, menu...))
	} else {
		id = ""
	}
	if r.Audience == bot.Asker {
		row = append(row, lookingUp(ShareAction, label.Text("answer.share"), bot.PersonOrder(p.Request))...)
	}
	if len(row) == 0 {
		return nil
	}
	return []slack.Block{slack.NewActionBlock(id, row...)}
}

// orderLength is the most that a button carries of an order, in runes.
const orderLength = 300

// lookingUp is the button for an order; none for one that is longer than any name.
func lookingUp(action, label, order string) []slack.BlockElement {
	if utf8.RuneCountInString(order) > orderLength {
		return nil
	}
	return []slack.BlockElement{button(action, label, order)}
}

// parts are what can be shown of a person.
func parts(p person.Person) (out []*slack.OptionBlockObject) {
	add := func(v person.View, of int, text string) {
		out = append(out, option(person.Request{View: v, Of: of}.Shown(), clip(text, optionText)))
	}
	add(person.Newest, 0, label.Text("person.newest", len(p.Newest)))
	for i, t := range p.Topics[:min(len(p.Topics), mostTopics)] {
		add(person.Topic, i+1, fmt.Sprintf("%s (%d)", clip(t.Label(), optionText-8), len(t.Statements)))
	}
	if n := len(p.Changes); n > 0 {
		add(person.Changed, 0, label.Text("person.changed", n))
	}
	held := 0
	for _, h := range p.Held {
		held += len(h.Statements)
	}
	if held > 0 {
		add(person.Stances, 0, label.Text("person.held", held))
	}
	add(person.Titles, 0, label.Text("person.titles"))
	if len(p.QuotedWith)+len(p.Outlets) > 0 {
		add(person.Beside, 0, label.Text("person.besides"))
	}
	return out
}
