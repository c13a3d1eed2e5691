package blocks

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// checkLimits fails where Slack would refuse the message.
func checkLimits(t *testing.T, m Message) {
	t.Helper()
	if size := m.size(); size > messageSize {
		t.Errorf("the message has %d characters, over %d", size, messageSize)
	}
	if len(m.Blocks) == 0 || len(m.Blocks) > 50 {
		t.Errorf("%d blocks", len(m.Blocks))
	}
	checkBlocks(t, m.Blocks)
}

// checkView fails where Slack would refuse the view.
func checkView(t *testing.T, v View) {
	t.Helper()
	if len(v.Blocks) == 0 || len(v.Blocks) > 100 {
		t.Errorf("%d blocks", len(v.Blocks))
	}
	for what, text := range map[string]string{"title": v.Title, "submit": v.Submit} {
		if n := utf8.RuneCountInString(text); n > 24 || n == 0 && what == "title" {
			t.Errorf("a %s of %d characters", what, n)
		}
	}
	if n := utf8.RuneCountInString(v.Data); n > viewData {
		t.Errorf("%d characters to carry", n)
	}
	encoded, err := json.Marshal(v.Request(v.Data))
	if err != nil || len(encoded) > 250_000 {
		t.Errorf("%d bytes, %v", len(encoded), err)
	}
	checkBlocks(t, v.Blocks)
}

// lengths are Slack's limits of texts, in characters, by element and field.
var lengths = map[[2]string][2]int{
	{"text", "text"}: {1, 3000}, {"link", "text"}: {1, 3000}, {"plain_text", "text"}: {1, 3000}, {"link", "url"}: {1, 3000},
	{"button", "value"}: {1, 2000}, {"button", "action_id"}: {1, 255}, {"option", "value"}: {1, 150},
	{"plain_text_input", "initial_value"}: {0, 3000}, {"block", "block_id"}: {0, 255},
}

func checkBlocks(t *testing.T, blocks []slack.Block) {
	t.Helper()
	length := func(element map[string]any, kind, field string) {
		text, there := element[field].(string)
		limit, known := lengths[[2]string{kind, field}]
		if n := utf8.RuneCountInString(text); known && (there || limit[0] > 0) && (n < limit[0] || n > limit[1]) {
			t.Errorf("%s of %s has %d characters", field, kind, n)
		}
	}
	short := func(what string, element any, most int) {
		object, _ := element.(map[string]any)
		text, _ := object["text"].(string)
		if n := utf8.RuneCountInString(text); n == 0 || n > most {
			t.Errorf("%s of %d characters", what, n)
		}
	}
	ids := make(map[any]bool)
	walkBlocks(t, blocks, func(element map[string]any) {
		kind, _ := element["type"].(string)
		for _, field := range []string{"text", "url", "value", "action_id", "initial_value"} {
			length(element, kind, field)
		}
		if id := element["block_id"]; id != nil {
			length(element, "block", "block_id")
			if ids[id] {
				t.Errorf("two blocks have the id %v", id)
			}
			ids[id] = true
		}
		switch kind {
		case "mrkdwn":
			if text, _ := element["text"].(string); element["verbatim"] != true || !isOurMarkup(text) {
				t.Errorf("text in which Slack would read more than our own mark-up: %v", element)
			}
		case "markdown":
			t.Errorf("text that Slack would parse: %v", element)
		case "header":
			short("a header", element["text"], 150)
		case "button":
			short("a button", element["text"], 75)
		case "input":
			short("a label", element["label"], 2000)
		case "actions":
			if list, _ := element["elements"].([]any); len(list) == 0 || len(list) > 25 {
				t.Errorf("%d elements in a row", len(list))
			}
		case "rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text":
			if list, _ := element["elements"].([]any); len(list) == 0 {
				t.Errorf("an empty %v", kind)
			}
		}
		if options, ok := element["options"].([]any); ok {
			if most := map[bool]int{true: 5, false: 100}[kind == "overflow"]; len(options) == 0 || len(options) > most {
				t.Errorf("%d options", len(options))
			}
			for _, o := range options {
				option := o.(map[string]any)
				length(option, "option", "value")
				short("an option", option["text"], 75)
				if option["description"] != nil {
					short("a description", option["description"], 75)
				}
			}
		}
		if label := element["label"]; label != nil && kind == "" {
			short("the label of a group", label, 75)
		}
	})
}

// walk calls fn with every JSON object of the blocks.
func walk(t *testing.T, m Message, fn func(map[string]any)) {
	t.Helper()
	walkBlocks(t, m.Blocks, fn)
}

func walkBlocks(t *testing.T, blocks []slack.Block, fn func(map[string]any)) {
	t.Helper()
	encoded, err := json.Marshal(blocks)
	if err != nil {
		t.Fatal(err)
	}
	var decoded any
	if err := json.Unmarshal(encoded, &decoded); err != nil {
		t.Fatal(err)
	}
	var visit func(any)
	visit = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				visit(item)
			}
		case map[string]any:
			fn(v)
			for _, item := range v {
				visit(item)
			}
		}
	}
	visit(decoded)
}

// said is the text of the message as a person reads it.
func said(t *testing.T, m Message) string {
	t.Helper()
	var out strings.Builder
	for _, block := range m.Blocks {
		var rich *slack.RichTextBlock
		switch b := block.(type) {
		case *slack.RichTextBlock:
			rich = b
		case *slack.SectionBlock:
			out.WriteString(b.Text.Text + "\n")
			continue
		case *slack.ContextBlock:
			for _, e := range b.ContextElements.Elements {
				out.WriteString(e.(*slack.TextBlockObject).Text + "\n")
			}
			continue
		default:
			continue
		}
		var parts []slack.RichTextElement
		for _, part := range rich.Elements {
			if list, ok := part.(*slack.RichTextList); ok {
				parts = append(parts, list.Elements...)
			} else {
				parts = append(parts, part)
			}
		}
		for _, part := range parts {
			var elements []slack.RichTextSectionElement
			switch p := part.(type) {
			case *slack.RichTextSection:
				elements = p.Elements
			case *slack.RichTextQuote:
				elements = p.Elements
			case *slack.RichTextPreformatted:
				elements = p.Elements
			}
			for _, e := range elements {
				switch e := e.(type) {
				case *slack.RichTextSectionTextElement:
					out.WriteString(e.Text)
				case *slack.RichTextSectionLinkElement:
					out.WriteString(e.Text)
				}
			}
			out.WriteString("\n")
		}
	}
	return out.String()
}

// Our mark-up: links, and words in bold or italics.
var (
	ourLinks  = regexp.MustCompile(`<https?://[^<>|]+\|([^<>|]*)>`)
	ourStyles = regexp.MustCompile(`\*[^*_\n]+\*|_[^*_\n]+_`)
)

// isOurMarkup reports whether a text has no other mark-up.
func isOurMarkup(text string) bool {
	left := ourStyles.ReplaceAllString(ourLinks.ReplaceAllString(text, "$1"), "")
	return !strings.ContainsAny(left, "*_~`<>") && !regexp.MustCompile(`:[a-z0-9_+-]+:`).MatchString(left)
}

// offers reports whether something with the action id can be pressed.
func offers(t *testing.T, m Message, action string) bool {
	t.Helper()
	there := false
	walk(t, m, func(element map[string]any) { there = there || element["action_id"] == action })
	return there
}
