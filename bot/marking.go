package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord/bot/asking/answer"
	"onrecord/bot/factcheck/mark"
	"onrecord/bot/label"
	"onrecord/corpus"
)

// MarkBook keeps the words that must not be printed again, and what was dealt with.
type MarkBook interface {
	Add(ctx context.Context, m mark.Mark) (id int64, err error)
	Marks(ctx context.Context) ([]mark.Mark, error)
	Remove(ctx context.Context, id int64) error
	Tick(ctx context.Context, id int64, article corpus.ArticleID) error
	Ticked(ctx context.Context, id int64) ([]corpus.ArticleID, error)
}

// MarkDesk finds where marked words are printed.
type MarkDesk interface {
	Back(ctx context.Context, m mark.Mark) ([]mark.Place, error)
}

// Marking is the form in which an editor marks words.
type Marking struct {
	Passage answer.Reference
	Words   string
	Speaker string // empty is anybody
}

// mark marks words as the form says.
func (ed editing) mark(ctx context.Context, e Event, did MarkAs) (Reply, error) {
	m := did.Mark
	m.Editor, m.At = e.Name, ed.bot.Clock()
	if err := m.Validate(); err != nil {
		return Reply{Audience: Asker, Says: Text(sentence(err))}, nil
	}
	id, err := ed.bot.MarkBook.Add(ctx, m)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Audience: Asker, Says: Text(label.Text("mark.done", ed.bot.Command, id))}, nil
}

// markForm is the form to mark the words of a citation.
func (ed editing) markForm(ctx context.Context, _ Event, did MarkThis) (Reply, error) {
	c, err := ed.bot.Desk.Context(ctx, did.Passage)
	if err != nil {
		return Reply{}, err
	}
	if c.Withheld != "" || c.Citation.Text == "" {
		return Reply{Audience: Asker, Says: Text(label.Text("mark.gone"))}, nil
	}
	form := Marking{Passage: did.Passage, Words: strings.Trim(strings.Join(strings.Fields(strings.Join(c.Citation.Pieces(), " ")), " "), "“”\"")}
	if s := c.Citation.Speaker; s.IsClear() {
		form.Speaker = s.Name
	}
	return Reply{Audience: Asker, Says: form}, nil
}

// marks does what an editor types about marks: the list; back 3; tick 3 ARTICLE; undo 3.
func (ed editing) marks(ctx context.Context, e Event, text string) (string, error) {
	b := ed.bot
	if !e.Editor {
		return ed.notAnEditor(), nil
	}
	all, err := b.MarkBook.Marks(ctx)
	if err != nil {
		return "", err
	}
	words := strings.Fields(text)
	if len(words) == 0 {
		return listed(all, b.Command), nil
	}
	if len(words) < 2 {
		return label.Text("mark.which", b.Command), nil
	}
	id, err := strconv.ParseInt(words[1], 10, 64)
	i := slices.IndexFunc(all, func(m mark.Mark) bool { return m.ID == id })
	if err != nil || i < 0 {
		return label.Text("mark.unknown", words[1], b.Command), nil
	}
	switch strings.ToLower(words[0]) {
	case "back":
		return ed.places(ctx, all[i])
	case "tick":
		for _, article := range words[2:] {
			if err := b.MarkBook.Tick(ctx, id, corpus.ArticleID(article)); err != nil {
				return "", err
			}
		}
		return ed.places(ctx, all[i])
	case "undo":
		return label.Text("mark.undone", all[i].Words), b.MarkBook.Remove(ctx, id)
	}
	return label.Text("mark.usage", b.Command), nil
}

func listed(all []mark.Mark, command string) string {
	if len(all) == 0 {
		return label.Text("mark.none")
	}
	var out strings.Builder
	for _, m := range all {
		who := ""
		if m.Speaker != "" {
			who = " – " + m.Speaker
		}
		fmt.Fprintf(&out, "%d. “%s”%s: %s\n", m.ID, m.Words, who, m.Note())
	}
	return out.String() + label.Text("mark.usage", command)
}

// places lists where marked words are printed, or come near, and what of it is dealt with.
func (ed editing) places(ctx context.Context, m mark.Mark) (string, error) {
	b := ed.bot
	places, err := b.MarkDesk.Back(ctx, m)
	if err != nil {
		return "", err
	}
	ticked, err := b.MarkBook.Ticked(ctx, m.ID)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	fmt.Fprintf(&out, "“%s”: %s\n", m.Words, label.Count(len(places), "article"))
	for _, p := range places {
		box := "☐"
		if slices.Contains(ticked, p.Citation.Article) {
			box = "☑"
		}
		near := ""
		if p.Closeness == mark.Near {
			near = " " + label.Text("mark.near")
		}
		fmt.Fprintf(&out, "%s %s · %s%s · %s\n", box, p.Citation.Headline, p.Citation.Where(), near, p.Citation.Article)
	}
	return out.String() + label.Text("mark.tick", b.Command, m.ID), nil
}
