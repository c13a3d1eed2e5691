package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/question"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/sourcing"
)

// command does what the slash command is told beside questions; ok is false for a
// question.
func (b *Bot) command(ctx context.Context, e Event) (r Reply, ok bool, err error) {
	r = Reply{Audience: Asker}
	switch first, rest, _ := strings.Cut(e.Text, " "); strings.ToLower(first) {
	case "digest":
		if rest = strings.TrimSpace(rest); digest.IsOrder(rest) {
			r, err = b.digest(ctx, e, rest)
			return r, true, err
		}
	case "sources":
		r.Text, err = b.sources(ctx, e, rest)
		return r, true, err
	case "export":
		e.Operator, e.Text, _ = strings.Cut(strings.TrimSpace(rest), " ")
		e.Operator = strings.ToLower(e.Operator)
		r, err = exported(ctx, b, e)
		return r, true, err
	case "watch", "watches":
		r.Text, err = b.watch(ctx, e, rest)
		r.HomeChanged = true
		return r, true, err
	}
	switch word := strings.ToLower(strings.Join(strings.Fields(e.Text), " ")); word {
	case "check":
		r.Blank = true
	case "corrections":
		r, err = b.edit(ctx, e)
	case "follow", "follow on", "follow off":
		r.Text, err = b.follow(ctx, e, strings.TrimSpace(strings.TrimPrefix(word, "follow")))
	default:
		return Reply{}, false, nil
	}
	return r, true, err
}

// What a report in a message lists.
const voicesShown = 10

// sources counts whom the archive quotes, for the asker alone: "section:politics since
// January by month".
func (b *Bot) sources(ctx context.Context, e Event, text string) (string, error) {
	text, by := divided(text)
	if misused := question.Misused(text, b.options(e)); misused != "" {
		return "I did not count: " + misused + ".", nil
	}
	r, err := b.Sources.Report(ctx, question.Parse(text, b.options(e)), by, voicesShown)
	if errors.Is(err, sourcing.ErrQuery) {
		return "I did not count: " + err.Error() + ".", nil
	}
	if err != nil {
		return "", fmt.Errorf("count whom the archive quotes: %w", err)
	}
	return r.Text(), nil
}

// divided takes off the end of a text what a report is divided by.
func divided(text string) (rest string, by sourcing.By) {
	words := strings.Fields(text)
	if n := len(words); n > 1 && strings.EqualFold(words[n-2], "by") && slices.Contains(sourcing.Divisions, sourcing.By(strings.ToLower(words[n-1]))) {
		return strings.Join(words[:n-2], " "), sourcing.By(strings.ToLower(words[n-1]))
	}
	return text, ""
}

func (b *Bot) help() string {
	return `Ask who said something, what somebody said, or for words:
• who said all hope would be lost?
• what did Kerry say about a ceasefire since January?
• did de Mistura ever say "all hope is lost"?
• when, where, who first, who else, how often; how many people were evacuated? who is Elin Varga?
• ferry timetable "sails at noon" speaker:quill outlet:lantern before:2026-03
Mention me in a channel and I answer in the thread; go on there with “and in 2015?”, “only direct quotes”, “more”. ` + b.Command + ` answers only you, until you share it.
` + b.Command + ` person kerry shows all that somebody said, by topic and over time; ` + b.Command + ` story ferry tells a topic in order of time.
` + b.Command + ` check compares the quotes of a draft with the archive, for you alone; so does “Check the quotes” in the menu of a message. ` +
		b.Command + ` sources section:politics since January counts whom you quote. ` + b.Command + ` follow on lets people of a channel go on in a thread without mentioning me.
` + b.Command + ` digest on 08:30 posts every morning in the channel what was said the day before; ` + b.Command + ` watch "ceasefire" speaker:kerry tells you what new articles say.`
}
