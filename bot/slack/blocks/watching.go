package blocks

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/label"
)

// WatchAction is the choice in the menu of a citation that watches for what was asked.
const WatchAction = "watch"

// The fields of the form that keeps a watch, beside bot.HookField.
const (
	WhatField  = "what"
	WhereField = "where"
)

// watchableView tells what a watch would have told of, and asks for what to watch, as it is
// or narrowed, and where it is told.
func watchableView(w bot.Watchable) View {
	questions := []string{w.Question}
	as := option("0", fmt.Sprintf("As it is (%d)", w.Statements))
	what := slack.NewRadioButtonsBlockElement(WhatField, as)
	what.InitialOption = as
	for _, n := range w.Narrower {
		count := fmt.Sprintf(" (%d)", n.Statements)
		if utf8.RuneCountInString(strings.Join(questions, "\n")+n.Question) > viewData-1 {
			break
		}
		what.Options = append(what.Options, option(strconv.Itoa(len(questions)), clip("Only "+n.Operator, optionText-utf8.RuneCountInString(count))+count))
		questions = append(questions, n.Question)
	}
	me := option(string(bot.ToMe), "To me, in a direct message")
	where := slack.NewRadioButtonsBlockElement(WhereField, me)
	where.InitialOption = me
	if w.Here {
		where.Options = append(where.Options, option(string(bot.ToHere), "In this channel"))
	}
	where.Options = append(where.Options, option(string(bot.ToFeed), "In a feed (Atom)"), option(string(bot.ToHook), "To a webhook"))
	out := []slack.Block{lines(strong(line(w.Question, questionLength)), words(w.Text()))}
	if len(w.Narrower) > 0 {
		out = append(out, small(fmt.Sprintf("Most of it with %s: %s. Narrow it?", line(w.Narrower[0].Operator, nameLength), label.Count(w.Narrower[0].Statements, "statement"))))
	}
	out = append(out,
		slack.NewInputBlock(WhatField, plain("What to watch for"), nil, what),
		slack.NewInputBlock(WhereField, plain("Where it is told"), nil, where),
		hinted(field(string(bot.HookField), "Address of the webhook", typing(string(bot.HookField), "")), "https://…; it gets JSON, signed with a secret that you are shown once."))
	return View{Title: "Watch this", Submit: "Watch", Callback: WatchForm, Data: strings.Join(questions, "\n"), Blocks: out}
}

// WatchedBy returns the question that was chosen, of those that the form carries.
func WatchedBy(data, chosen string) string {
	questions := strings.Split(data, "\n")
	i, err := strconv.Atoi(chosen)
	if err != nil || i < 0 || i >= len(questions) {
		return questions[0]
	}
	return questions[i]
}
