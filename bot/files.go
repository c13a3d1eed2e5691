package bot

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/asking/export"
	"onrecord/bot/asking/question"
	"onrecord/bot/asking/rows"
	"onrecord/bot/label"
)

// Attached is a file that came with a message or a form.
type Attached struct {
	ID, Name, URL string
	Bytes         int
	// Content is read when it is answered, and kept nowhere.
	Content []byte `json:"-"`
}

// Document is a file that a reply brings.
type Document struct {
	Name, Title string
	Content     []byte
}

// Filler answers the rows of lists.
type Filler interface {
	Fill(ctx context.Context, l rows.List) (rows.Filled, error)
}

// fill answers a list that was dropped into the direct message.
func fill(ctx context.Context, b *Bot, e Event, a Attached) (Reply, error) {
	list, err := rows.Read(a.Content)
	if err != nil {
		return Reply{Audience: e.audience(), Says: Text(label.Text("list.unreadable", err))}, nil
	}
	filled, err := b.Filler.Fill(ctx, list)
	if err != nil {
		return Reply{}, fmt.Errorf("answer a list: %w", err)
	}
	name := strings.TrimSuffix(a.Name, ".csv") + "-answered.csv"
	return Reply{Audience: e.audience(), Says: Text(filled.Text()), Document: &Document{name, label.Text("list.title"), filled.CSV}}, nil
}

// onward is what somebody does from an answer onward: have it as a file, or watch for it.
type onward struct{ bot *Bot }

// formats asks in which format an answer is wanted.
func (o onward) formats(_ context.Context, _ Event, did Export) (Reply, error) {
	return Reply{Audience: Asker, Says: ExportForm(did.Question)}, nil
}

// export brings all that answers a question, as a file.
func (o onward) export(ctx context.Context, e Event, did ExportAs) (Reply, error) {
	if !o.bot.Files {
		return Reply{Audience: Asker, Says: Text(label.Text("export.not-allowed"))}, nil
	}
	q := question.Parse(did.Question, o.bot.options(e))
	if !slices.Contains(export.Formats, did.Format) || q.Empty() {
		return Reply{Audience: Asker, Says: Text(label.Text("export.usage", o.bot.Command))}, nil
	}
	all, err := export.All(ctx, o.bot.Desk, q)
	if err != nil {
		return Reply{}, fmt.Errorf("export an answer: %w", err)
	}
	if len(all.Citations) == 0 {
		return Reply{Audience: Asker, Says: Text(label.Text("export.nothing", all.Scope))}, nil
	}
	var content bytes.Buffer
	if err := all.Write(&content, did.Format); err != nil {
		return Reply{}, fmt.Errorf("export an answer: %w", err)
	}
	text := all.Text()
	if !e.Alone {
		text += " " + label.Text("export.direct")
	}
	return Reply{Audience: Asker, Says: Text(text), Document: &Document{"on-the-record." + string(did.Format), all.Question, content.Bytes()}}, nil
}
