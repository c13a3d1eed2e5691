package blocks

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/news/correct"
	"onrecord/bot/visible"
	"onrecord/corpus/quote"
)

// The fields of the form in which an editor puts a quote right, beside those of package
// correct: the id of the input block, and of the action in it.
const (
	TypedField  = "typed" // a name that the article does not have
	TitleField  = "title"
	CopiesField = "copies" // in other articles
)

// The action ids of what an editor can press, and what each carries.
const (
	UndoAction    = "undo"    // numbers of corrections, with commas
	DismissAction = "dismiss" // the number of a report
)

// Nobody is the option of the speaker that changes nothing.
const Nobody = "nobody"

const (
	mostNames    = 80 // of the 100 options that a menu takes
	reasonLength = 500
)

// fixView is the form in which an editor puts a quote right.
func fixView(f correct.Form) View {
	if f.Problem != "" {
		return Notice(f.Problem)
	}
	stance := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, string(correct.StanceField))
	for _, s := range quote.Stances {
		o := option(string(s), cmp.Or(label.Of(s), string(s)))
		if stance.Options = append(stance.Options, o); s == f.Stance {
			stance.InitialOption = o
		}
	}
	none := slack.NewCheckboxGroupsBlockElement(string(correct.NoneField), option(string(correct.NoneField), label.Text("fix.none")))
	reason := typing(string(correct.ReasonField), "")
	reason.Multiline, reason.MaxLength = true, reasonLength
	v := View{Title: label.Text("fix.title"), Submit: label.Text("fix.submit"), Callback: FixForm,
		Data: f.Passage.String() + "\n" + strconv.FormatInt(f.Seen, 10),
		Blocks: []slack.Block{
			citation(f.Quote, citedLength),
			field(string(correct.NameField), label.Text("facet.speaker"), names(f)),
			field(TypedField, label.Text("fix.somebody"), typing(TypedField, "")),
			hinted(field(TitleField, label.Text("fix.position"), typing(TitleField, "")), label.Text("fix.position-hint")),
			slack.NewInputBlock(string(correct.StanceField), plain(label.Text("fix.stance")), nil, stance),
		}}
	if utf8.RuneCountInString(f.Words) <= inputText {
		said := typing(string(correct.WordsField), f.Words)
		said.Multiline = true
		v.Blocks = append(v.Blocks, hinted(field(string(correct.WordsField), label.Text("ask.words"), said), label.Text("fix.words-hint")))
	}
	if f.Missed {
		v.Blocks = slices.Insert(v.Blocks, 1, small(label.Text("fix.missed")))
	} else {
		v.Blocks = append(v.Blocks,
			field(string(correct.NoneField), label.Text("fix.or"), none),
			field(CopiesField, label.Text("fix.copies"), slack.NewCheckboxGroupsBlockElement(CopiesField,
				option(CopiesField, label.Text("fix.copies-too")))))
	}
	v.Blocks = append(v.Blocks,
		hinted(slack.NewInputBlock(string(correct.ReasonField), plain(label.Text("fix.why")), nil, reason), label.Text("fix.why-hint")))
	return v
}

// names is the menu of those whom the article names, at whoever speaks now.
func names(f correct.Form) *slack.SelectBlockElement {
	menu := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, string(correct.NameField))
	all := f.Names
	if f.Speaker != "" && !slices.Contains(all, f.Speaker) {
		all = append([]string{f.Speaker}, all...)
	}
	seen := make(map[string]bool)
	for _, name := range all {
		if seen[name] {
			continue
		}
		seen[name] = true
		if n := utf8.RuneCountInString(name); n == 0 || n > optionText || len(menu.Options) == mostNames {
			continue // it can be typed
		}
		o := option(visible.Text(name), line(name, optionText))
		if menu.Options = append(menu.Options, o); name == f.Speaker {
			menu.InitialOption = o
		}
	}
	if menu.InitialOption == nil {
		unclear := option(Nobody, label.Text("cite.unclear"))
		if f.Speaker != "" {
			unclear = option(Nobody, label.Text("fix.unchanged"))
		}
		menu.Options, menu.InitialOption = append([]*slack.OptionBlockObject{unclear}, menu.Options...), unclear
	}
	return menu
}

// fixedView tells what was put right, and offers to take it back.
func fixedView(d correct.Done) View {
	if d.Undone {
		return View{Title: label.Text("fix.taken-back"), Blocks: []slack.Block{paragraph(joined("\n",
			words(line(d.Words, citedLength)), words(label.Text("fix.taken-back-note"))))}}
	}
	return View{Title: label.Text("fix.done"), Blocks: []slack.Block{
		paragraph(effect(d, citedLength)),
		small(label.Text("fix.done-note")),
		slack.NewActionBlock("", button(UndoAction, label.Text("fix.undo"), numbers(d.IDs))),
	}}
}

// numbers are what a button carries of several, as many as fit.
func numbers(ids []int64) string {
	out := ""
	for _, id := range ids {
		if next := strings.TrimPrefix(fmt.Sprintf("%s,%d", out, id), ","); len(next) <= buttonValue {
			out = next
		}
	}
	return out
}

// effect is the words of a quote above what was put right, each at most so long.
func effect(d correct.Done, length int) run {
	out := words(line(d.Words, length))
	for _, e := range d.Effect {
		out = joined("\n", out, strong(line(e, length)))
	}
	if n := len(d.IDs) - 1; n > 0 {
		out = joined("\n", out, words(label.Counted("fix.also", n)))
	}
	return out
}

// putRight is what was put right last, each with what takes it back.
func putRight(all []correct.Done) []slack.Block {
	if len(all) == 0 {
		return nil
	}
	out := []slack.Block{heading(label.Text("fix.lately"))}
	for i, d := range all {
		signed := joined(" · ", words(moment(d.At)+" UTC"), words(line(d.By, nameLength)), words(line(d.Why, otherLength)))
		out = append(out, paragraph(joined("\n", effect(d, otherLength), signed)),
			slack.NewActionBlock("fixed."+strconv.Itoa(i), button(UndoAction, label.Text("fix.undo"), numbers(d.IDs))))
	}
	return out
}

// wrongs are what can be wrong, in words.
var wrongs = map[bot.Mistake]string{
	bot.WrongSpeaker: label.Text("doubt.speaker"), bot.WrongQuote: label.Text("doubt.quote"), bot.WrongOther: label.Text("doubt.other"),
}

// reportsShown is how many reports are shown, the most first.
var reportsShown = []int{12, 8, 5, 3, 1}

// reportsView shows editors what people said is wrong with citations, and what was put
// right lately.
func reportsView(r bot.Reports) View {
	m := fitIn(viewSize, reportsShown, func(most int) Message {
		shown := r.Reports[:min(len(r.Reports), most)]
		var out []slack.Block
		if len(shown) == 0 {
			out = append(out, paragraph(words(label.Text("reports.none"))))
		}
		for i, one := range shown {
			if i > 0 {
				out = append(out, slack.NewDividerBlock())
			}
			out = append(out, report(one)...)
		}
		if more := r.More + len(r.Reports) - len(shown); more > 0 {
			out = append(out, small(label.Text("reports.more", more)))
		}
		return Message{Blocks: numbered(append(out, putRight(r.Lately)...))}
	})
	return View{Title: label.Text("reports.title"), Blocks: m.Blocks}
}

// report is what somebody said is wrong, above the citation and what can be done.
func report(r bot.Reported) []slack.Block {
	comment, asked := run(nil), run(nil)
	if r.Comment != "" {
		comment = words("“" + line(r.Comment, otherLength) + "”")
	}
	if r.Question != "" {
		asked = words(label.Text("reports.asked", line(r.Question, questionLength)))
	}
	out := []slack.Block{paragraph(joined("\n", joined(" · ", strong(wrongs[r.What]), words(moment(r.At))), comment, asked))}
	c, ref := r.Context, r.Passage.String()
	var row []slack.BlockElement
	switch {
	case c.Withheld != "":
		out = append(out, paragraph(words(withheld[c.Withheld])))
	case c.Citation.Text == "":
		out = append(out, paragraph(joined("\n", joined(" · ", headline(c.Citation), place(c.Citation)), words(label.Text("reports.revised")))))
	default:
		out = append(out, citation(c.Citation, otherLength))
		if utf8.RuneCountInString(ref) <= buttonValue {
			row = append(row, button(CorrectAction, label.Text("cite.correct"), ref))
		}
	}
	id := strconv.FormatInt(r.ID, 10)
	return append(out, slack.NewActionBlock("report."+id, append(row, button(DismissAction, label.Text("reports.dismiss"), id))...))
}

// reported is what waits for an editor; nothing for everybody else.
func reported(h bot.Home) []slack.Block {
	if !h.Editor {
		return nil
	}
	out := []slack.Block{heading(label.Text("reports.heading")), paragraph(words(label.Counted("reports.wait", h.Reports)))}
	if h.Reports > 0 {
		out = append(out, slack.NewActionBlock("reports", button(ReportsAction, label.Text("reports.work"), "reports")))
	}
	return append(out, small(label.Text("reports.note", h.Command)))
}

// CarriedByFix returns what the form carries: the reference of the quote, and the last
// correction that the form knows of.
func CarriedByFix(data string) (passage answer.Reference, seen int64, err error) {
	ref, last, _ := strings.Cut(data, "\n")
	if passage, err = answer.ParseReference(ref); err != nil {
		return passage, 0, err
	}
	seen, err = strconv.ParseInt(last, 10, 64)
	return passage, seen, err
}
