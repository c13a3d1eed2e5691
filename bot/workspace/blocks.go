package workspace

import (
	"encoding/json"
	"fmt"
	"net/url"
	"unicode/utf8"
)

// longestBlocks is the number of characters that all blocks of a message may
// have together. Slack does not publish its limit; this is from where it has
// been seen to refuse.
const longestBlocks = 11_000

// checkBlocks refuses what Slack refuses, and gives each block an id.
func checkBlocks(raw json.RawMessage) (json.RawMessage, *refusal) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	var blocks []map[string]any
	if err := json.Unmarshal(raw, &blocks); err != nil {
		return nil, refuse("invalid_blocks_format")
	}
	if len(blocks) == 0 {
		return nil, nil
	}
	check := checker{ids: make(map[string]bool)}
	if len(blocks) > 50 {
		check.at = "/blocks"
		check.fail("no more than 50 items allowed")
	}
	for i, block := range blocks {
		check.at = fmt.Sprintf("/blocks/%d", i)
		check.block(block)
	}
	if check.failures != nil {
		return nil, refuse("invalid_blocks", check.failures...)
	}
	if check.characters > longestBlocks {
		return nil, refuse("msg_blocks_too_long")
	}
	out, err := json.Marshal(blocks)
	if err != nil {
		return nil, refuse("invalid_blocks_format")
	}
	return out, nil
}

// checker walks the blocks of one message.
type checker struct {
	at         string // JSON pointer of the block
	ids        map[string]bool
	characters int
	failures   []string
}

func (c *checker) fail(format string, args ...any) {
	c.failures = append(c.failures, fmt.Sprintf(format, args...)+" ["+c.at+"]")
}

// length counts the characters of a field, and fails outside the limits.
func (c *checker) length(field string, value any, least, most int) {
	text, _ := value.(string)
	n := utf8.RuneCountInString(text)
	c.characters += n
	if n < least {
		c.fail("%s must be more than %d characters", field, least-1)
	}
	if n > most {
		c.fail("%s must be less than %d characters", field, most+1)
	}
}

func (c *checker) block(b map[string]any) {
	if id, _ := b["block_id"].(string); id == "" {
		b["block_id"] = newID("")
	} else if c.ids[id] || len(id) > 255 {
		c.fail("block_id %q is taken or too long", id)
	} else {
		c.ids[id] = true
	}
	switch b["type"] {
	case "divider":
	case "header":
		c.textObject(b["text"], 150, "plain_text")
	case "section":
		c.section(b)
	case "context":
		for _, e := range c.list(b, "elements", 10) {
			if e["type"] != "image" {
				c.textObject(e, 3000, "plain_text", "mrkdwn")
			}
		}
	case "actions":
		for _, e := range c.list(b, "elements", 25) {
			c.element(e)
		}
	case "rich_text":
		for _, e := range c.list(b, "elements", 1000) {
			c.richText(e)
		}
	default:
		c.fail("unsupported type: %v", b["type"])
	}
}

func (c *checker) section(b map[string]any) {
	if b["text"] == nil && b["fields"] == nil {
		c.fail("a section needs text or fields")
	}
	if b["text"] != nil {
		c.textObject(b["text"], 3000, "plain_text", "mrkdwn")
	}
	if b["fields"] != nil {
		for _, f := range c.list(b, "fields", 10) {
			c.textObject(f, 2000, "plain_text", "mrkdwn")
		}
	}
	if accessory, ok := b["accessory"].(map[string]any); ok {
		c.element(accessory)
	}
}

// list returns the objects of a field, which holds from one to most.
func (c *checker) list(b map[string]any, field string, most int) []map[string]any {
	items, _ := b[field].([]any)
	if len(items) == 0 || len(items) > most {
		c.fail("%s must have 1 to %d items and has %d", field, most, len(items))
	}
	var out []map[string]any
	for _, item := range items {
		object, ok := item.(map[string]any)
		if !ok {
			c.fail("%s must hold objects", field)
			continue
		}
		out = append(out, object)
	}
	return out
}

func (c *checker) textObject(value any, most int, types ...any) {
	text, _ := value.(map[string]any)
	for _, allowed := range types {
		if text["type"] == allowed {
			c.length("text", text["text"], 1, most)
			return
		}
	}
	c.fail("a text object of type %v must be one of %v", text["type"], types)
}

// element checks something to press.
func (c *checker) element(e map[string]any) {
	if e["type"] != "button" {
		return
	}
	c.textObject(e["text"], 75, "plain_text")
	c.length("action_id", e["action_id"], 1, 255)
	if e["value"] != nil {
		c.length("value", e["value"], 1, 2000)
	}
	if e["url"] != nil {
		c.length("url", e["url"], 1, 3000)
	}
}

func (c *checker) richText(e map[string]any) {
	switch e["type"] {
	case "rich_text_list":
		for _, item := range c.list(e, "elements", 1000) {
			c.richText(item)
		}
		return
	case "rich_text_section", "rich_text_quote", "rich_text_preformatted":
	default:
		c.fail("unsupported rich text element: %v", e["type"])
		return
	}
	for _, piece := range c.list(e, "elements", 1000) {
		switch piece["type"] {
		case "text":
			c.length("text", piece["text"], 1, longestBlocks)
		case "link":
			address, _ := piece["url"].(string)
			c.length("url", address, 1, 3000)
			c.length("text", piece["text"], 0, longestBlocks)
			if u, err := url.Parse(address); err != nil || u.Scheme == "" {
				c.fail("invalid url: %q", address)
			}
		case "user", "usergroup", "channel", "emoji", "broadcast", "date", "color":
		default:
			c.fail("unsupported rich text piece: %v", piece["type"])
		}
	}
}
