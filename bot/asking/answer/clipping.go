package answer

import (
	"fmt"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/index"
)

// Clipping is the citation as it is pasted into a draft: the words as they are
// printed, who said them, and where. No quotation marks are added: those that
// stand in it are the article's.
func (c Citation) Clipping() string {
	said := fold(strings.Join(c.Pieces(), " … "))
	who := c.who()
	if c.Kind == index.Indirect && who != "" {
		who = label.Text("clip.reported", who)
	}
	switch {
	case who == "":
		return fmt.Sprintf("%s (%s)", said, c.source())
	case strings.HasSuffix(said, ",”"), strings.HasSuffix(said, `,"`):
		return fmt.Sprintf("%s %s (%s)", said, who, c.source())
	}
	return fmt.Sprintf("%s — %s (%s)", said, who, c.source())
}

// who is the speaker with title, and the words that the article prints for them
// where these are not the name.
func (c Citation) who() string {
	if c.Kind == index.Sentence {
		return ""
	}
	if c.Speaker == nil || c.Speaker.Name == "" {
		return label.Text("cite.unclear")
	}
	who := fold(c.Speaker.Name)
	if c.Speaker.Title != "" {
		who += ", " + fold(c.Speaker.Title)
	}
	if c.Speaker.Unclear {
		return label.Text("cite.unclear-perhaps", who)
	}
	if resolution := c.Resolution(); resolution != "" {
		who += ", " + label.Text("clip.printed", fold(c.Speaker.AsPrinted))
	}
	if c.Speaker.Medium != "" {
		who += ", " + c.Speaker.Medium
	}
	return who
}

// source is outlet, headline, day, paragraph and address.
func (c Citation) source() string {
	parts := []string{}
	if c.Outlet != "" {
		parts = append(parts, fold(c.Outlet))
	}
	if c.Headline != "" {
		parts = append(parts, "“"+fold(c.Headline)+"”")
	} else {
		parts = append(parts, label.Text("clip.article", fold(string(c.Article))))
	}
	if day, err := time.Parse(time.DateOnly, string(c.Published)); err == nil {
		parts = append(parts, day.Format("2 January 2006"))
	}
	if c.Paragraph > 0 {
		parts = append(parts, fmt.Sprintf("¶%d", c.Paragraph))
	}
	if c.Corrected {
		parts = append(parts, label.Text("clip.corrected"))
	}
	if c.URL != "" {
		parts = append(parts, c.URL)
	}
	return strings.Join(parts, ", ")
}
