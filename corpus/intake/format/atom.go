package format

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// bloggerEntry is what Blogger says of a post, a page, a comment or a setting, in
// exports of both kinds.
type bloggerEntry struct {
	ID        string `xml:"id"`
	Title     string `xml:"title"`
	Content   string `xml:"content"`
	Published string `xml:"published"`
	Updated   string `xml:"updated"`
	Author    string `xml:"author>name"`
	Draft     string `xml:"control>draft"`
	Type      string `xml:"type"`   // since 2024
	Status    string `xml:"status"` // since 2024
	Trashed   string `xml:"trashed"`
	Links     []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Categories []struct {
		Scheme string `xml:"scheme,attr"`
		Term   string `xml:"term,attr"`
	} `xml:"category"`
}

// readBlogger reads an export of Blogger, entry by entry.
func readBlogger(_ context.Context, doc *Document, out Sink) error {
	limit := &limited{from: doc.reader()}
	d := xmlDecoder(limit)
	outlet := ""
	for number := 0; ; {
		limit.left = raw.MaxArticle
		token, err := d.Token()
		if errors.Is(err, io.EOF) && number > 0 {
			return nil
		}
		if err != nil {
			return xmlError("the export", err)
		}
		start, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "title" && outlet == "":
			if err := d.DecodeElement(&outlet, &start); err != nil {
				return xmlError("the export", err)
			}
		case start.Name.Local == "entry":
			number++
			var entry bloggerEntry
			if err := d.DecodeElement(&entry, &start); err != nil {
				return xmlError("the export", err)
			}
			article := entry.article()
			article.Outlet = markup.Line(outlet)
			if !out(Entry{Article: article, Place: fmt.Sprintf(" (entry %d)", number)}, nil) {
				return nil
			}
		}
	}
}

func (e bloggerEntry) article() raw.Article {
	a := raw.Article{
		ID:        strings.TrimSpace(e.ID),
		Headline:  markup.Line(e.Title),
		Byline:    strings.TrimSpace(e.Author),
		Published: strings.TrimSpace(e.Published),
		Updated:   strings.TrimSpace(e.Updated),
		Status:    strings.TrimSpace(e.Status),
		Text:      markup.Rich(e.Content),
	}
	if strings.EqualFold(strings.TrimSpace(e.Draft), "yes") {
		a.Status = "draft"
	}
	if strings.EqualFold(strings.TrimSpace(e.Trashed), "true") {
		a.Status = "trash"
	}
	kind := e.Type
	for _, c := range e.Categories {
		if strings.HasSuffix(c.Scheme, "#kind") {
			kind = c.Term
		} else if c.Term != "" {
			a.Tags = append(a.Tags, c.Term)
		}
	}
	a.Kind = raw.ReadKind(kind)
	for _, l := range e.Links {
		if l.Rel == "alternate" {
			a.URL = l.Href
		}
	}
	return a
}
