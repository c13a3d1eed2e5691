package workspace

import (
	"fmt"
	"net/url"
	"slices"
)

// richText checks an element of a rich_text block.
func (c *checker) richText(at string, e map[string]any) {
	switch e["type"] {
	case "rich_text_list":
		if style := e["style"]; style != "bullet" && style != "ordered" {
			c.fail(at+"/style", "must be bullet or ordered")
		}
		for i, item := range c.list(at, e, "elements", 1000) {
			at := fmt.Sprint(at, "/elements/", i)
			if item["type"] != "rich_text_section" {
				c.fail(at, "must be a rich_text_section")
			}
			c.richText(at, item)
		}
	case "rich_text_section", "rich_text_quote", "rich_text_preformatted":
		for i, piece := range c.list(at, e, "elements", 1000) {
			c.piece(fmt.Sprint(at, "/elements/", i), piece)
		}
	default:
		c.fail(at+"/type", "unsupported rich text element: %v", e["type"])
	}
}

// styles are what a piece of text may be made to look like.
var styles = []string{"bold", "italic", "strike", "code", "underline"}

// piece checks what rich text is made of.
func (c *checker) piece(at string, p map[string]any) {
	if style, ok := p["style"].(map[string]any); ok {
		for name := range style {
			if !slices.Contains(styles, name) {
				c.fail(at+"/style", "invalid additional property: %s", name)
			}
		}
	}
	switch p["type"] {
	case "text":
		c.length(at+"/text", p["text"], 1, longestBlocks)
	case "link":
		address, _ := p["url"].(string)
		c.length(at+"/url", address, 1, 3000)
		c.length(at+"/text", p["text"], 0, longestBlocks)
		if u, err := url.Parse(address); err != nil || u.Scheme == "" {
			c.fail(at+"/url", "invalid url: %q", address)
		}
	case "user", "usergroup", "channel", "emoji", "broadcast", "date", "color":
	default:
		c.fail(at+"/type", "unsupported rich text piece: %v", p["type"])
	}
}
