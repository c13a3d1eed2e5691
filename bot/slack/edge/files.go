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
			one := attachedOf(f)
			return &one
		}
	}
	return nil
}

func attachedOf(f slack.File) bot.Attached {
	return bot.Attached{ID: f.ID, Name: f.Name, URL: f.URLPrivateDownload, Bytes: f.Size}
}

// readAttached reads the files of a message or a form, with the token of the bot. What is
// too large is left unread, and told as it is answered.
func readAttached(ctx context.Context, e *Edge, t task) error {
	read := func(f *bot.Attached, most int) error {
		if f.Bytes > most {
			return nil
		}
		var content bytes.Buffer
		if err := e.api.GetFileContext(ctx, f.URL, &content); err != nil {
			return fmt.Errorf("reading a file: %w", err)
		}
		f.Content = content.Bytes()
		return nil
	}
	switch did := t.Did.(type) {
	case bot.DirectMessage:
		if did.Attached != nil {
			return read(did.Attached, rows.MaxBytes)
		}
	case bot.CheckText:
		for i := range did.Files {
			if err := read(&did.Files[i], bot.MaxSource); err != nil {
				return err
			}
		}
	}
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
