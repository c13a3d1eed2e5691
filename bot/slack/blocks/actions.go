package blocks

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/people/person"
	"onrecord/index"
)

// The action ids of what can be pressed, and what each carries. All that is needed
// stands in the message, so that it works for as long as the message does.
const (
	ShareAction   = "share"   // the question
	MoreAction    = "more"    // the question for what comes next
	NarrowAction  = "narrow"  // an operator; the question is in the block's id
	RefineAction  = "refine"  // the question
	ContextAction = "context" // a citation's reference
	ClipAction    = "clip"    // the same
	DisputeAction = "dispute" // the same
	CorrectAction = "correct" // the same
	CiteAction    = "cite"    // one of the four above, WatchAction or LookUpAction; what it carries is in the block's id
	LookUpAction  = "lookup"  // a person or a story, as typed behind the slash command
	PartAction    = "part"    // the part of a person; who it is stands in the block's id
)

// asking is the row of what can be done with an answer of which so many citations
// are shown.
func asking(r bot.Reply, a answer.Answer, shown, counts int) []slack.Block {
	var row []slack.BlockElement
	add := func(action, text, value string) {
		if n := utf8.RuneCountInString(value); n > 0 && n <= buttonValue {
			row = append(row, button(action, text, value))
		}
	}
	if r.Audience == bot.Asker {
		add(ShareAction, label.Text("answer.share"), a.Question)
	}
	add(MoreAction, label.Text("answer.next"), a.After(shown))
	id := ""
	if menu := narrow(a.Facets, counts); menu != nil && a.Asked != "" && len(a.Asked) <= blockID {
		row, id = append(row, menu), a.Asked
	}
	add(RefineAction, label.Text("answer.refine"), a.Asked)
	if r.Exportable && a.Found {
		add(ExportAction, label.Text("answer.export"), a.Whole())
	}
	if a.Asked != "" {
		parts := question.Parse(a.Asked, question.Options{}).Parts()
		for i, p := range parts[:min(len(parts), mostParts)] {
			add(PickAction+"part."+strconv.Itoa(i+1), clip("✕ "+p.Label, optionText), p.Rest)
		}
	}
	if len(row) == 0 {
		return nil
	}
	return []slack.Block{slack.NewActionBlock(id, row...)}
}

// mostParts is how many parts of a question can be taken away with a press.
const mostParts = 5

// suggested is the row of the questions that may have been meant; nil for none.
func suggested(a answer.Answer) []slack.Block {
	var row []slack.BlockElement
	for i, s := range a.Suggestions {
		if n := utf8.RuneCountInString(s.Question); n > 0 && n <= buttonValue {
			row = append(row, button(PickAction+strconv.Itoa(i+1), line(s.Label, optionText), s.Question))
		}
	}
	if len(row) == 0 {
		return nil
	}
	return []slack.Block{slack.NewActionBlock("", row...)}
}

// narrow is the menu of what the answer can be narrowed by; nil where that is
// nothing.
func narrow(f answer.Facets, counts int) slack.BlockElement {
	var groups []*slack.OptionGroupBlockObject
	for _, facet := range []struct {
		field  index.Field
		label  string
		counts []answer.Count
	}{
		{index.Speaker, label.Text("facet.speaker"), f.Speaker}, {index.Outlet, label.Text("facet.outlet"), f.Outlet}, {index.Section, label.Text("facet.section"), f.Section}, {index.Byline, label.Text("facet.byline"), f.Byline},
		{index.Year, label.Text("facet.year"), f.Year}, {index.ByKind, label.Text("facet.kind"), f.Kind},
		{index.Place, label.Text("facet.place"), f.Place}, {index.Organisation, label.Text("facet.organisation"), f.Organisation},
	} {
		if len(facet.counts) < 2 {
			continue // it narrows nothing
		}
		var options []*slack.OptionBlockObject
		for _, c := range facet.counts {
			operator, ok := question.Operator(facet.field, c.Value)
			if ok && len(options) < counts && utf8.RuneCountInString(operator) <= optionValue {
				options = append(options, option(operator, countLabel(facet.field, c)))
			}
		}
		if len(options) > 0 {
			groups = append(groups, slack.NewOptionGroupBlockElement(plain(facet.label), options...))
		}
	}
	if len(groups) == 0 {
		return nil
	}
	return slack.NewOptionsGroupSelectBlockElement(slack.OptTypeStatic, plain(label.Text("answer.narrow")), NarrowAction, groups...)
}

func countLabel(field index.Field, c answer.Count) string {
	name := line(c.Value, optionText)
	if kind := label.Of(c.Value); field == index.ByKind && kind != "" {
		name = kind
	}
	count := fmt.Sprintf(" (%d)", c.Count)
	return clip(name, optionText-utf8.RuneCountInString(count)) + count
}

// everything is what leads to all that the speaker of a citation said; nil where nobody is
// named. Nothing tells whether it would be "he" or "she".
func everything(c answer.Citation) *slack.OptionBlockObject {
	if !c.Speaker.IsClear() {
		return nil
	}
	order := LookUpAction + " " + bot.PersonOrder(person.Request{Name: c.Speaker.Name})
	if utf8.RuneCountInString(order) > optionValue {
		return nil
	}
	return option(order, clip(label.Text("cite.everything", line(c.Speaker.Name, nameLength)), optionText))
}

// LookedUp returns what the choice in the menu of a citation looks up; ok is false where it
// is another one.
func LookedUp(choice string) (order string, ok bool) {
	return strings.CutPrefix(choice, LookUpAction+" ")
}

// CitedBy returns what the id of a citation's block carries behind a space: its reference and,
// where that is known, the question.
func CitedBy(id string) (ref, asked string) {
	_, carried, _ := strings.Cut(id, " ")
	ref, asked, _ = strings.Cut(carried, "\n")
	return ref, asked
}

func button(action, label, value string) *slack.ButtonBlockElement {
	return slack.NewButtonBlockElement(action, value, plain(label))
}

func option(value, label string) *slack.OptionBlockObject {
	return slack.NewOptionBlockObject(value, plain(label), nil)
}

// plain is text in which Slack reads no mark-up.
func plain(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, text, false, false)
}
