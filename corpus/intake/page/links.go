package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// Links are where a page says that the articles of its site are.
type Links struct {
	Feeds []string
	API   string // the root of WordPress's; empty is none
}

// LinksOf takes the links out of a page.
func LinksOf(content []byte, contentType string, at *url.URL) (links Links) {
	text, _ := raw.ToUTF8(content, contentType)
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Links{}
	}
	p := page{at: at}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Link {
			continue
		}
		href := p.resolve(markup.Attribute(n, "href"))
		switch strings.ToLower(markup.Attribute(n, "rel")) {
		case "https://api.w.org/":
			links.API = href
		case "alternate":
			if isFeedType(markup.Attribute(n, "type")) && href != "" && !strings.Contains(href, "/comments/") && !slices.Contains(links.Feeds, href) {
				links.Feeds = append(links.Feeds, href)
			}
		}
	}
	return links
}

func isFeedType(mediaType string) bool {
	switch strings.ToLower(mediaType) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		return true
	}
	return false
}
