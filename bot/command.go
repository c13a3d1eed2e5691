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
	first, rest, _ := strings.Cut(text, " ")
	if do := c.deeds()[strings.ToLower(first)]; do != nil {
		if r, ok, err := do(ctx, e, strings.TrimSpace(rest)); ok || err != nil {
			r.Audience = Asker
			return r, err
		}
	}
	return dialogue(c).typed(ctx, e, text, false)
}

// deed does what stands behind the slash command; rest is what follows its first word. ok is
// false where that makes a question of it: "digest of the talks".
type deed func(ctx context.Context, e Event, rest string) (r Reply, ok bool, err error)

// deeds are what the slash command does beside questions, people and stories, by their first
// words.
func (c commands) deeds() map[string]deed {
	return map[string]deed{
		"digest":      c.digest,
		"no":          c.noDigest,
		"sources":     c.sources,
		"export":      c.export,
		"check":       alone(func(context.Context, Event) (Reply, error) { return Reply{Says: DraftForm{c.bot.Files}}, nil }),
		"corrections": alone(editing(c).typedReports),
		"marks":       said(editing(c).marks),
		"unname":      said(unnaming(c).unname),
		joinWord:      c.namesakes(joinWord),
		partWord:      c.namesakes(partWord),
		joinedWord:    c.namesakes(joinedWord),
		"mute":        kept(news(c).mute),
		"unmute":      kept(news(c).unmute),
		"watch":       kept(news(c).watch),
		"watches":     kept(news(c).watch),
		"drafts":      switched(c.drafts),
		"follow":      switched(c.follow),
	}
}

// said is a deed of which a text tells.
func said(do func(ctx context.Context, e Event, rest string) (string, error)) deed {
	return func(ctx context.Context, e Event, rest string) (Reply, bool, error) {
		text, err := do(ctx, e, rest)
		return Reply{Says: Text(text)}, true, err
	}
}

// kept is a deed of which a text tells, and which changes what Home shows.
func kept(do func(ctx context.Context, e Event, rest string) (string, error)) deed {
	return func(ctx context.Context, e Event, rest string) (Reply, bool, error) {
		text, err := do(ctx, e, rest)
		return Reply{Says: Text(text), HomeChanged: true}, true, err
	}
}

// alone is a deed whose word stands alone.
func alone(do func(ctx context.Context, e Event) (Reply, error)) deed {
	return func(ctx context.Context, e Event, rest string) (Reply, bool, error) {
		if rest != "" {
			return Reply{}, false, nil
		}
		r, err := do(ctx, e)
		return r, true, err
	}
}

// switched is a deed that turns something on or off, or tells which it is.
func switched(do func(ctx context.Context, e Event, to string) (string, error)) deed {
	return func(ctx context.Context, e Event, rest string) (Reply, bool, error) {
		to := strings.ToLower(rest)
		if to != "" && to != "on" && to != "off" {
			return Reply{}, false, nil
		}
		text, err := do(ctx, e, to)
		return Reply{Says: Text(text)}, true, err
	}
}

// digest does what is ordered about the digest of a channel.
func (c commands) digest(ctx context.Context, e Event, rest string) (Reply, bool, error) {
	if !digest.IsOrder(rest) {
		return Reply{}, false, nil
	}
	r, err := news(c).digest(ctx, e, rest)
	return r, true, err
}

// noDigest leaves out days: "no digest on 2027-01-01".
func (c commands) noDigest(ctx context.Context, e Event, rest string) (Reply, bool, error) {
	days, ok := strings.CutPrefix(strings.ToLower(strings.Join(strings.Fields(rest), " ")), "digest on ")
	if !ok {
		return Reply{}, false, nil
	}
	r, err := news(c).digest(ctx, e, string(digest.SkipOn)+" "+days)
	return r, true, err
}

// export brings what answers a question, as a file: "csv what did Kerry say".
func (c commands) export(ctx context.Context, e Event, rest string) (Reply, bool, error) {
	format, asked, _ := strings.Cut(rest, " ")
	r, err := onward(c).export(ctx, e, ExportAs{Question: strings.TrimSpace(asked), Format: export.Format(strings.ToLower(format))})
	return r, true, err
}

// namesakes joins or parts names, by the word with which that begins.
func (c commands) namesakes(word string) deed {
	return func(ctx context.Context, e Event, rest string) (Reply, bool, error) {
		text, ok, err := namesakes(ctx, c.bot, e, word, rest)
		return Reply{Says: Text(text)}, ok, err
	}
}

// What a report in a message lists.
const voicesShown = 10

// sources counts whom the archive quotes, for the asker alone: "section:politics since
// January by month".
func (c commands) sources(ctx context.Context, e Event, rest string) (r Reply, ok bool, err error) {
	text, by := divided(rest)
	if misused := question.Misused(text, c.bot.options(e)); misused != "" {
		return Reply{Says: Text(label.Text("sources.misused", misused))}, true, nil
	}
	counted, err := c.bot.Sources.Report(ctx, question.Parse(text, c.bot.options(e)), by, voicesShown)
	if errors.Is(err, sourcing.ErrQuery) {
		return Reply{Says: Text(label.Text("sources.misused", err))}, true, nil
	}
	if err != nil {
		return Reply{}, false, fmt.Errorf("count whom the archive quotes: %w", err)
	}
	return Reply{Says: Counted(counted)}, true, nil
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
