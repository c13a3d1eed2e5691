package blocks

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"onrecord/bot/label"
	"onrecord/bot/news/amend"
	"onrecord/corpus"
)

// A block that shows words of articles has them in its block id, so that the words
// can be taken out when an article is withdrawn: "cites.3.<article>.<article>", with
// the block's number in the message. What else is kept to be shown again has
// "keeps.3".
const citesID, keepsID = "cites", "keeps"

// mark is an article in a block id, whose length Slack bounds.
func mark(id corpus.ArticleID) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:10])
}

// cites names a block by the articles whose words it shows. The number it gets in
// the message comes with numbered.
func cites(b *slack.RichTextBlock, articles ...corpus.ArticleID) *slack.RichTextBlock {
	b.BlockID = citing(articles...)
	return b
}

// citing is the id of a block that shows words of articles. What else it carries stands
// behind a space.
func citing(articles ...corpus.ArticleID) string {
	id := citesID
	for _, a := range articles {
		id += "." + mark(a)
	}
	return id
}

// kept names the blocks of a message in which no question is repeated.
func kept(blocks []slack.Block) []slack.Block {
	for _, b := range blocks {
		if id := idOf(b); id != nil && *id == "" {
			*id = keepsID
		}
	}
	return blocks
}

// idOf returns where the block has its id; nil for what needs none.
func idOf(b slack.Block) *string {
	switch b := b.(type) {
	case *slack.RichTextBlock:
		return &b.BlockID
	case *slack.ContextBlock:
		return &b.BlockID
	case *slack.HeaderBlock:
		return &b.BlockID
	case *slack.SectionBlock:
		return &b.BlockID
	}
	return nil
}

// numbered makes the ids of the blocks unique, as Slack wants them.
func numbered(blocks []slack.Block) []slack.Block {
	for i, b := range blocks {
		if id := idOf(b); id != nil && *id != "" {
			kind, rest, _ := strings.Cut(*id, ".")
			if *id = fmt.Sprintf("%s.%d", kind, i); rest != "" {
				*id += "." + rest
			}
		}
	}
	return blocks
}

// stored is a message as it is kept to be amended.
type stored struct {
	Blocks   slack.Blocks `json:"blocks"`
	Fallback string       `json:"fallback"`
}

// Amendable returns what is kept of a message so that Amended can change it. What
// repeats a question is not kept.
func (m Message) Amendable() ([]byte, error) {
	var keep []slack.Block
	for _, b := range m.Blocks {
		if !strings.HasPrefix(b.ID(), citesID+".") && !strings.HasPrefix(b.ID(), keepsID+".") {
			continue
		}
		if s, ok := b.(*slack.SectionBlock); ok { // its menu carries the question
			bare := *s
			bare.BlockID, _, _ = strings.Cut(s.BlockID, " ")
			bare.Accessory = nil
			b = &bare
		}
		keep = append(keep, b)
	}
	return json.Marshal(stored{slack.Blocks{BlockSet: keep}, m.Fallback})
}

// Amended returns a message that was kept, with notes below its header and without
// the words that they hide.
func Amended(kept []byte, notes []amend.Note) (Message, error) {
	var s stored
	if err := json.Unmarshal(kept, &s); err != nil {
		return Message{}, fmt.Errorf("a message that was kept: %w", err)
	}
	m := Message{Fallback: s.Fallback}
	var said []slack.Block
	if len(notes) > 0 {
		said = append(said, noted(notes))
	}
	for _, n := range notes {
		if n.Hides {
			m.Fallback = fallback(n.Text)
		}
	}
	for _, b := range s.Blocks.BlockSet {
		switch {
		case b.BlockType() == slack.MBTHeader:
			m.Blocks = append(m.Blocks, b)
		case !hidden(b.ID(), notes):
			said = append(said, b)
		}
	}
	m.Blocks = append(m.Blocks, said...)
	return m, nil
}

// What a message says in notes is added to one that is as large as may be.
const (
	mostNotes  = 8
	noteLength = 250
)

// noted is the block of the notes.
func noted(notes []amend.Note) slack.Block {
	var lines []run
	for _, n := range notes[:min(len(notes), mostNotes)] {
		lines = append(lines, strong(line(n.Text, noteLength)))
	}
	if more := len(notes) - mostNotes; more > 0 {
		lines = append(lines, strong(label.Text("answer.more", more)))
	}
	return paragraph(joined("\n", lines...))
}

// hidden reports whether a block shows words that a note hides.
func hidden(blockID string, notes []amend.Note) bool {
	marks := strings.Split(blockID, ".")
	return slices.ContainsFunc(notes, func(n amend.Note) bool { return n.Hides && slices.Contains(marks, mark(n.Article)) })
}
