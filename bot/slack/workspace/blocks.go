package workspace

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// longestBlocks is the number of characters that all blocks of a message may
// have together. Slack does not publish its limit; this is from where it has
// been seen to refuse.
const longestBlocks = 11_000

// surface is a place that shows blocks.
type surface string

const (
	onMessage surface = "message"
	onModal   surface = "modal"
	onHome    surface = "home"
)

// mostBlocks is how many blocks a surface takes.
var mostBlocks = map[surface]int{onMessage: 50, onModal: 100, onHome: 100}

// messageOnly lists the blocks that no view takes.
var messageOnly = map[any]bool{"context_actions": true, "markdown": true}

// checkBlocks refuses the blocks of a message that Slack refuses, and gives
// each block an id.
func (w *Workspace) checkBlocks(raw json.RawMessage) (json.RawMessage, *refusal) {
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
	check := w.checker(onMessage)
	check.blocks("/blocks", blocks)
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

// checker walks the blocks of one message or view. Its methods take where they
// are as a JSON pointer.
type checker struct {
	surface    surface
	file       func(id string) bool // reports whether a file was uploaded
	ids        map[string]bool      // of blocks
	inputs     int                  // blocks of type input
	focused    int                  // elements that ask for the cursor
	characters int
	failures   []string
}

func (w *Workspace) checker(on surface) *checker {
	return &checker{surface: on, file: w.Files.hasFile, ids: make(map[string]bool)}
}

func (c *checker) fail(at, format string, args ...any) {
	c.failures = append(c.failures, fmt.Sprintf("[ERROR] "+format+" [json-pointer:%s]", append(args, at)...))
}

// length counts the characters of a field, and fails outside the limits.
func (c *checker) length(at string, value any, least, most int) {
	text, ok := value.(string)
	if !ok && value != nil {
		c.fail(at, "must be a string")
		return
	}
	n := utf8.RuneCountInString(text)
	c.characters += n
	if n < least {
		c.fail(at, "must be more than %d characters", least-1)
	}
	if n > most {
		c.fail(at, "must be less than %d characters", most+1)
	}
}

// optional is length for a field that may be missing.
func (c *checker) optional(at string, object map[string]any, field string, most int) {
	if object[field] != nil {
		c.length(at+"/"+field, object[field], 1, most)
	}
}

// list returns the objects of a field, which holds from one to most.
func (c *checker) list(at string, object map[string]any, field string, most int) []map[string]any {
	at += "/" + field
	items, _ := object[field].([]any)
	if len(items) == 0 {
		c.fail(at, "no fewer than 1 items required")
	}
	if len(items) > most {
		c.fail(at, "no more than %d items allowed", most)
	}
	var out []map[string]any
	for i, item := range items {
		object, ok := item.(map[string]any)
		if !ok {
			c.fail(fmt.Sprint(at, "/", i), "must be an object")
			object = map[string]any{}
		}
		out = append(out, object)
	}
	return out
}

// text checks a text object. Slack knows some properties in one type only.
func (c *checker) text(at string, value any, most int, types ...string) {
	text, _ := value.(map[string]any)
	if text == nil {
		c.fail(at, "missing required field")
		return
	}
	for _, allowed := range types {
		if text["type"] != allowed {
			continue
		}
		c.length(at+"/text", text["text"], 1, most)
		if stray := map[string]string{"plain_text": "verbatim", "mrkdwn": "emoji"}[allowed]; text[stray] != nil {
			c.fail(at, "invalid additional property: %s", stray)
		}
		return
	}
	c.fail(at+"/type", "must be one of %v", types)
}

func (c *checker) blocks(at string, blocks []map[string]any) {
	if most := mostBlocks[c.surface]; len(blocks) > most {
		c.fail(at, "no more than %d items allowed", most)
	}
	for i, b := range blocks {
		c.block(fmt.Sprint(at, "/", i), b)
	}
}

func (c *checker) block(at string, b map[string]any) {
	c.blockID(at, b)
	if messageOnly[b["type"]] && c.surface != onMessage {
		c.fail(at, "%v is not allowed in a %s", b["type"], c.surface)
	}
	switch b["type"] {
	case "divider":
	case "header":
		c.text(at+"/text", b["text"], 150, "plain_text")
	case "section":
		c.section(at, b)
	case "context":
		for i, e := range c.list(at, b, "elements", 10) {
			c.contextElement(fmt.Sprint(at, "/elements/", i), e)
		}
	case "actions":
		c.elements(at, b, 25, inActions)
	case "context_actions":
		c.elements(at, b, 5, inContextActions)
	case "image":
		c.image(at, b)
		if b["title"] != nil {
			c.text(at+"/title", b["title"], 2000, "plain_text")
		}
	case "input":
		c.input(at, b)
	case "markdown":
		c.length(at+"/text", b["text"], 1, 12_000)
	case "rich_text":
		for i, e := range c.list(at, b, "elements", 1000) {
			c.richText(fmt.Sprint(at, "/elements/", i), e)
		}
	default:
		c.fail(at+"/type", "unsupported type: %v", b["type"])
	}
}

// blockID checks the id of a block, and gives it one where it has none.
func (c *checker) blockID(at string, b map[string]any) {
	id, _ := b["block_id"].(string)
	if id == "" {
		b["block_id"] = newID("")
		return
	}
	c.length(at+"/block_id", id, 1, 255)
	if c.ids[id] {
		c.fail(at, "block_id already exists: %s", id)
	}
	c.ids[id] = true
}

func (c *checker) section(at string, b map[string]any) {
	if b["text"] == nil && b["fields"] == nil {
		c.fail(at, "either text or fields is required")
	}
	if b["text"] != nil {
		c.text(at+"/text", b["text"], 3000, "plain_text", "mrkdwn")
	}
	if b["fields"] != nil {
		for i, f := range c.list(at, b, "fields", 10) {
			c.text(fmt.Sprint(at, "/fields/", i), f, 2000, "plain_text", "mrkdwn")
		}
	}
	if accessory, ok := b["accessory"].(map[string]any); ok {
		c.element(at+"/accessory", accessory, inSection)
	}
}

func (c *checker) input(at string, b map[string]any) {
	c.inputs++
	c.text(at+"/label", b["label"], 2000, "plain_text")
	if b["hint"] != nil {
		c.text(at+"/hint", b["hint"], 2000, "plain_text")
	}
	element, _ := b["element"].(map[string]any)
	c.element(at+"/element", element, inInput)
}
