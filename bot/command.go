package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/export"
	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/sourcing"
)

// commands are what the slash command takes beside questions.
type commands struct{ bot *Bot }

// command does what the slash command is told, or answers the question behind it.
func (c commands) command(ctx context.Context, e Event, did Command) (Reply, error) {
	text := strings.TrimSpace(did.Text)
	if reply, ok, err := c.order(ctx, e, text); ok || err != nil {
		return reply, err
	}
	return dialogue(c).typed(ctx, e, text, false)
}

// order does what the slash command is told beside questions, people and stories; ok is
// false for those.
func (c commands) order(ctx context.Context, e Event, text string) (r Reply, ok bool, err error) {
	r = Reply{Audience: Asker}
	switch first, rest, _ := strings.Cut(text, " "); strings.ToLower(first) {
	case "digest":
		if rest = strings.TrimSpace(rest); digest.IsOrder(rest) {
			r, err = news(c).digest(ctx, e, rest)
			return r, true, err
		}
	case "no":
		if days, ok := strings.CutPrefix(strings.ToLower(strings.Join(strings.Fields(rest), " ")), "digest on "); ok {
			r, err = news(c).digest(ctx, e, string(digest.SkipOn)+" "+days)
			return r, true, err
		}
	case "sources":
		r.Says, err = c.sources(ctx, e, rest)
		return r, true, err
	case "marks":
		text, err := marks(ctx, c.bot, e, rest)
		r.Says = Text(text)
		return r, true, err
	case "unname":
		text, err := unname(ctx, c.bot, e, rest)
		r.Says = Text(text)
		return r, true, err
	case "export":
		format, asked, _ := strings.Cut(strings.TrimSpace(rest), " ")
		r, err = onward(c).export(ctx, e, ExportAs{Question: strings.TrimSpace(asked), Format: export.Format(strings.ToLower(format))})
		return r, true, err
	case "mute":
		text, err := news(c).mute(ctx, e, rest)
		r.Says, r.HomeChanged = Text(text), true
		return r, true, err
	case "unmute":
		text, err := news(c).unmute(ctx, e, rest)
		r.Says, r.HomeChanged = Text(text), true
		return r, true, err
	case joinWord, partWord, joinedWord:
		if text, ok, err := namesakes(ctx, c.bot, e, strings.ToLower(first), rest); ok || err != nil {
			r.Says = Text(text)
			return r, true, err
		}
	case "watch", "watches":
		text, err := news(c).watch(ctx, e, rest)
		r.Says, r.HomeChanged = Text(text), true
		return r, true, err
	}
	switch word := strings.ToLower(strings.Join(strings.Fields(text), " ")); word {
	case "check":
		r.Says = DraftForm{c.bot.Files}
	case "corrections":
		r, err = editing(c).typedReports(ctx, e)
	case "drafts", "drafts on", "drafts off":
		var text string
		text, err = c.drafts(ctx, e, strings.TrimSpace(strings.TrimPrefix(word, "drafts")))
		r.Says = Text(text)
	case "follow", "follow on", "follow off":
		var text string
		text, err = c.follow(ctx, e, strings.TrimSpace(strings.TrimPrefix(word, "follow")))
		r.Says = Text(text)
	default:
		return Reply{}, false, nil
	}
	return r, true, err
}

// What a report in a message lists.
const voicesShown = 10

// sources counts whom the archive quotes, for the asker alone: "section:politics since
// January by month".
func (c commands) sources(ctx context.Context, e Event, text string) (Content, error) {
	text, by := divided(text)
	if misused := question.Misused(text, c.bot.options(e)); misused != "" {
		return Text(label.Text("sources.misused", misused)), nil
	}
	r, err := c.bot.Sources.Report(ctx, question.Parse(text, c.bot.options(e)), by, voicesShown)
	if errors.Is(err, sourcing.ErrQuery) {
		return Text(label.Text("sources.misused", err)), nil
	}
	if err != nil {
		return nil, fmt.Errorf("count whom the archive quotes: %w", err)
	}
	return Counted(r), nil
}

// divided takes off the end of a text what a report is divided by.
func divided(text string) (rest string, by sourcing.By) {
	words := strings.Fields(text)
	if n := len(words); n > 1 && strings.EqualFold(words[n-2], "by") && slices.Contains(sourcing.Divisions, sourcing.By(strings.ToLower(words[n-1]))) {
		return strings.Join(words[:n-2], " "), sourcing.By(strings.ToLower(words[n-1]))
	}
	return text, ""
}

// helpTopics are what the help tells more of, by the word behind help.
var helpTopics = map[string]func(command string) string{
	"":      func(command string) string { return label.Text("help.menu", command) },
	"ask":   func(command string) string { return label.Text("help.ask", command) },
	"words": func(string) string { return label.Text("help.words") + "\n" + strings.Join(label.Meanings(), "\n") },
}

// help is the help that a text asks for: "help", "help words"; ok is false for another text.
func help(text, command string) (told string, ok bool) {
	first, topic, _ := strings.Cut(strings.ToLower(strings.Join(strings.Fields(text), " ")), " ")
	tell := helpTopics[strings.TrimPrefix(topic, "with ")]
	if first != "help" || tell == nil {
		return "", false
	}
	return tell(command), true
}
