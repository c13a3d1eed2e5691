package edge

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/asking/rows"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/slack/chart"
	"onrecord/bot/state"
)

// attached is the first file of a message that may be a list to answer; nil where there is
// none.
func attached(files []slack.File) *bot.Attached {
	for _, f := range files {
		name := strings.ToLower(f.Name)
		if strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".tsv") || f.Filetype == "csv" {
			return &bot.Attached{ID: f.ID, Name: f.Name, URL: f.URLPrivateDownload, Bytes: f.Size}
		}
	}
	return nil
}

// readAttached reads the file of a message, with the token of the bot.
func readAttached(ctx context.Context, e *Edge, t task) error {
	said, ok := t.Did.(bot.DirectMessage)
	if !ok || said.Attached == nil {
		return nil
	}
	if said.Attached.Bytes > rows.MaxBytes {
		return nil // which is told as it is read
	}
	var content bytes.Buffer
	if err := e.api.GetFileContext(ctx, said.Attached.URL, &content); err != nil {
		return fmt.Errorf("reading a file: %w", err)
	}
	said.Attached.Content = content.Bytes()
	return nil
}

// pictureOf is the picture of a count, which is whole without it; nil where nothing is drawn.
func pictureOf(e *Edge, r sourcing.Report) *bot.Document {
	drawn, err := chart.Sources(r)
	if err != nil {
		e.log.Warn("a count has no picture", "error", err)
	}
	if drawn == nil {
		return nil
	}
	return &bot.Document{Name: "sources.png", Title: r.Pictured(), Content: drawn}
}

// handOver gives a person a file: where they talk with the bot alone or, of what they did
// elsewhere, in their direct messages. It is tried once.
func handOver(ctx context.Context, e *Edge, t task, d bot.Document) error {
	of := state.Post{Installation: t.me.Installation(), Channel: t.Channel, Purpose: t.purpose()}
	if t.Alone {
		of.Thread = t.thread
	} else {
		direct, _, _, err := e.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{t.User}, ReturnIM: true})
		if err != nil {
			return fmt.Errorf("opening a direct message: %w", err)
		}
		of.Channel = direct.ID
	}
	return e.Publisher.upload(ctx, of, d.Content, slack.UploadFileParameters{Filename: d.Name, Title: d.Title})
}
