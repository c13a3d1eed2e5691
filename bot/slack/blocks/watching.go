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
	as := option("0", label.Text("watch.as-it-is", w.Statements))
	what := slack.NewRadioButtonsBlockElement(WhatField, as)
	what.InitialOption = as
	for _, n := range w.Narrower {
		count := fmt.Sprintf(" (%d)", n.Statements)
		if utf8.RuneCountInString(strings.Join(questions, "\n")+n.Question) > viewData-1 {
			break
		}
		what.Options = append(what.Options, option(strconv.Itoa(len(questions)), clip(label.Text("watch.only", n.Operator), optionText-utf8.RuneCountInString(count))+count))
		questions = append(questions, n.Question)
	}
	me := option(string(bot.ToMe), label.Text("watch.to-me"))
	where := slack.NewRadioButtonsBlockElement(WhereField, me)
	where.InitialOption = me
	if w.Here {
		where.Options = append(where.Options, option(string(bot.ToHere), label.Text("watch.to-here")))
	}
	where.Options = append(where.Options, option(string(bot.ToFeed), label.Text("watch.to-feed")), option(string(bot.ToHook), label.Text("watch.to-hook")))
	out := []slack.Block{lines(strong(line(w.Question, questionLength)), words(w.Text()))}
	if len(w.Narrower) > 0 {
		out = append(out, small(label.Text("watch.most", line(w.Narrower[0].Operator, nameLength), label.Count(w.Narrower[0].Statements, "statement"))))
	}
	out = append(out,
		slack.NewInputBlock(WhatField, plain(label.Text("watch.what")), nil, what),
		slack.NewInputBlock(WhereField, plain(label.Text("watch.where")), nil, where),
		hinted(field(string(bot.HookField), label.Text("watch.hook"), typing(string(bot.HookField), "")), label.Text("watch.hook-hint")))
	return View{Title: label.Text("watch.title"), Submit: label.Text("watch.submit"), Callback: WatchForm, Data: strings.Join(questions, "\n"), Blocks: out}
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
