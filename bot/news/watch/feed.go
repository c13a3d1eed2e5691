package watch

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
)

// FeedPath is where the API has the feed that a key opens.
func FeedPath(key string) string { return "/v1/feed?key=" + key }

// MaxFed is how many statements a feed has, the latest.
const MaxFed = 50

// atom is a feed as RFC 4287 has it.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Entries []entry  `xml:"entry"`
}

type entry struct {
	ID      string    `xml:"id"`
	Title   string    `xml:"title"`
	Updated string    `xml:"updated"`
	Link    *atomLink `xml:"link"`
	Summary string    `xml:"summary"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

// WriteFeed writes what a watch found as an Atom feed, the latest first. A statement keeps
// its id, so that whoever reads the feed is told of it once.
func WriteFeed(w io.Writer, of Watch, lines []Line, now time.Time) error {
	f := atom{ID: "urn:onrecord:watch:" + of.Secret[:min(len(of.Secret), 8)], Title: label.Text("view.title") + ": " + of.Question.String(), Author: label.Text("view.title")}
	updated := now
	if len(lines) > 0 {
		updated = lines[0].Found.At
	}
	f.Updated = updated.UTC().Format(time.RFC3339)
	for _, l := range lines {
		c := l.Match.Citation
		e := entry{
			ID: "urn:onrecord:statement:" + string(l.Found.Statement), Title: title(c), Updated: l.Found.At.UTC().Format(time.RFC3339),
			Summary: strings.Join([]string{c.Excerpt(summaryRunes), c.Where()}, "\n"),
		}
		if strings.HasPrefix(c.URL, "https://") || strings.HasPrefix(c.URL, "http://") {
			e.Link = &atomLink{c.URL}
		}
		f.Entries = append(f.Entries, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	if err := e.Encode(f); err != nil {
		return err
	}
	return e.Close()
}

const summaryRunes = 600

// title is who said something, and the headline above it.
func title(c answer.Citation) string {
	if who := c.Who(); who != "" {
		return who + ": " + c.Headline
	}
	return c.Headline
}
