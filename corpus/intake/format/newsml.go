package format

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

// readNewsML reads NewsML-G2: an item, or a message with several.
func readNewsML(_ context.Context, doc *Document, out Sink) error {
	limit := &limited{from: doc.reader()}
	d := xmlDecoder(limit)
	for number := 0; ; {
		limit.left = raw.MaxArticle
		token, err := d.Token()
		if errors.Is(err, io.EOF) && number > 0 {
			return nil
		}
		if err != nil {
			return xmlError("the NewsML-G2", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem":
			number++
			root, err := xmlTree(d, start)
			if err != nil {
				return xmlError("the NewsML-G2", err)
			}
			if !out(Entry{Article: newsItem(root), Place: fmt.Sprintf(" (item %d, %s)", number, attr(root, "guid"))}, nil) {
				return nil
			}
		}
	}
}

// itemKinds are the items that hold no news text themselves.
var itemKinds = map[string]string{"packageItem": "package", "conceptItem": "setting", "knowledgeItem": "setting", "planningItem": "planning item", "catalogItem": "setting"}

func newsItem(root *html.Node) raw.Article {
	meta, content := find(root, "itemMeta"), find(root, "contentMeta")
	a := raw.Article{
		ID:        attr(root, "guid"),
		Outlet:    cmp.Or(words(find(content, "infoSource", "name")), words(find(meta, "provider", "name")), attr(find(meta, "provider"), "literal"), words(find(content, "creditline"))),
		Headline:  words(find(content, "headline")),
		Byline:    raw.WithoutBy(cmp.Or(words(find(content, "by")), words(find(content, "creator", "name")))),
		Published: cmp.Or(words(find(meta, "firstCreated")), words(find(content, "contentCreated")), words(find(meta, "versionCreated"))),
		Updated:   words(find(meta, "versionCreated")),
		Status:    cmp.Or(attr(find(meta, "pubStatus"), "qcode"), attr(find(meta, "pubStatus"), "uri")),
		Kind:      cmp.Or(itemKinds[root.Data], raw.ReadKind(attr(find(meta, "itemClass"), "qcode"))),
	}
	if embargo := find(meta, "embargoed"); embargo != nil {
		if a.Embargo = words(embargo); a.Embargo == "" {
			a.Status = "withheld" // an embargo without an end
		}
	}
	for _, note := range findAll(meta, "edNote") {
		a.Standing(map[string]any{"ednote": words(note)})
	}
	for _, link := range findAll(meta, "link") {
		if href := firstURL(attr(link, "href")); href != "" && a.URL == "" && attr(link, "rel") == "irel:seeAlso" {
			a.URL = href
		}
	}
	for _, s := range append(findAll(content, "keyword"), findAll(content, "subject")...) {
		if name := cmp.Or(words(find(s, "name")), words(s)); name != "" {
			a.Tags = append(a.Tags, name)
		}
	}
	a.Text = newsText(find(root, "contentSet"))
	return a
}

// newsText is the text of an item: XHTML, NITF or, as data, plain text or HTML.
func newsText(set *html.Node) string {
	if set == nil {
		return ""
	}
	for _, inline := range findAll(set, "inlineXML") {
		for _, name := range []string{"body", "nitf"} {
			if body := find(inline, name); body != nil {
				if content := contentOf(body); name == "body" && find(body, "body.head") != nil && content != nil {
					body = content
				}
				if text := paragraphs(body); text != "" {
					return text
				}
			}
		}
		if text := paragraphs(inline); text != "" {
			return text
		}
	}
	for _, inline := range findAll(set, "inlineData") {
		var data string
		for child := range inline.Descendants() {
			if child.Type == html.TextNode {
				data += child.Data
			}
		}
		if attr(inline, "encoding") != "" {
			decoded, err := base64.StdEncoding.DecodeString(data)
			if err != nil {
				continue
			}
			data = string(decoded)
		}
		if text := markup.Rich(data); text != "" {
			return text
		}
	}
	return ""
}
