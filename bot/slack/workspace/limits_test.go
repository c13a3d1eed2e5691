package workspace

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
)

func chars(n int) string { return strings.Repeat("é", n) }

// times returns n copies of a value; those that are objects with an action id
// get one of their own each.
func times(n int, value any) list {
	out := make(list, n)
	for i := range out {
		out[i] = value
		if o, ok := value.(object); ok && o["action_id"] != nil {
			out[i] = with(o, "action_id", fmt.Sprint("a", i))
		}
	}
	return out
}

// as returns an object of a type with further fields, given as name and value.
func as(kind string, fields ...any) object {
	o := object{"type": kind}
	for i := 0; i < len(fields); i += 2 {
		o[fields[i].(string)] = fields[i+1]
	}
	return o
}

func mrkdwn(text string) object { return as("mrkdwn", "text", text) }

func optionSized(text, value int) object {
	return object{"text": textOfLength(text), "value": strings.Repeat("v", value)}
}

// Elements that are whole, to be changed in one field.
var (
	aButton   = as("button", "action_id", "a", "text", plainText("Go"))
	aMenu     = as("static_select", "action_id", "a", "options", options("x"))
	anOutlet  = as("overflow", "action_id", "a", "options", options("x"))
	anOpinion = as("feedback_buttons", "action_id", "a",
		"positive_button", object{"text": plainText("Good"), "value": "good"},
		"negative_button", object{"text": plainText("Bad"), "value": "bad"})
	aField   = as("plain_text_input", "action_id", "a")
	aPicture = as("image", "image_url", "https://post.example/a.png", "alt_text", "a chart")
)

// edge is a limit: what fits, and what is one past it.
type edge struct {
	name      string
	fits, not any
}

// inField makes an edge of a field of an object.
func inField(name string, o object, field string, fits, not any) edge {
	return edge{name, with(o, field, fits), with(o, field, not)}
}

// each wraps the two sides of edges, as an element is put into a block.
func each(wrap func(any) any, edges ...edge) []edge {
	for i, e := range edges {
		edges[i] = edge{e.name, wrap(e.fits), wrap(e.not)}
	}
	return edges
}

func blockEdges() []edge {
	section := as("section", "text", plainText("x"))
	input := as("input", "label", plainText("Label"), "element", aField)
	return []edge{
		inField("a section's text", section, "text", textOfLength(3000), textOfLength(3001)),
		inField("a section's text of nothing", section, "text", textOfLength(1), textOfLength(0)),
		inField("a section without text", section, "text", plainText("x"), nil),
		inField("a section's fields", as("section"), "fields", times(10, mrkdwn("x")), times(11, mrkdwn("x"))),
		inField("a section's field", as("section"), "fields", times(1, textOfLength(2000)), times(1, textOfLength(2001))),
		inField("a section's accessory", section, "accessory", aPicture, aField),
		inField("emoji in mrkdwn", section, "text", mrkdwn("x"), with(mrkdwn("x"), "emoji", true)),
		inField("verbatim in plain text", section, "text", plainText("x"), with(plainText("x"), "verbatim", true)),
		inField("a block id", section, "block_id", chars(255), chars(256)),
		inField("a header", as("header"), "text", textOfLength(150), textOfLength(151)),
		inField("a header in mrkdwn", as("header"), "text", plainText("x"), mrkdwn("x")),
		inField("a context's elements", as("context"), "elements", times(10, mrkdwn("x")), times(11, mrkdwn("x"))),
		inField("a context's pictures", as("context"), "elements", list{aPicture}, list{aButton}),
		inField("an actions block's elements", as("actions"), "elements", times(25, aButton), times(26, aButton)),
		inField("an actions block of nothing", as("actions"), "elements", list{aButton}, list{}),
		inField("one action id twice", as("actions"), "elements", list{aButton}, list{aButton, aButton}),
		inField("a picture's address", aPicture, "image_url", "https://"+chars(2992), "https://"+chars(2993)),
		inField("a picture's description", aPicture, "alt_text", chars(2000), chars(2001)),
		inField("a picture without a description", aPicture, "alt_text", "x", nil),
		inField("a picture's title", aPicture, "title", textOfLength(2000), textOfLength(2001)),
		inField("a picture's file", aPicture, "slack_file", nil, object{"id": "F0"}),
		inField("a field's label", input, "label", textOfLength(2000), textOfLength(2001)),
		inField("a field's label in mrkdwn", input, "label", plainText("x"), mrkdwn("x")),
		inField("a field's hint", input, "hint", textOfLength(2000), textOfLength(2001)),
		inField("a field of a button", input, "element", aField, aButton),
		inField("markdown", as("markdown"), "text", chars(11_000), chars(12_001)),
		inField("a context_actions block's elements", as("context_actions"), "elements", times(5, anOpinion), times(6, anOpinion)),
		inField("a button of opinion elsewhere", as("actions"), "elements", list{aButton}, list{anOpinion}),
		inField("a button in a context_actions block", as("context_actions"), "elements", list{anOpinion}, list{aButton}),
		{"an unknown block", as("divider"), as("song")},
	}
}

func elementEdges() []edge {
	confirm := func(title, text, yes, no int) object {
		return object{"title": textOfLength(title), "text": textOfLength(text), "confirm": textOfLength(yes), "deny": textOfLength(no)}
	}
	groups := func(n, label, options int) list {
		return times(n, object{"label": textOfLength(label), "options": times(options, optionSized(1, 1))})
	}
	grouped := with(aMenu, "options", nil)
	opinion := func(text, value int) object {
		return object{"text": textOfLength(text), "value": strings.Repeat("v", value)}
	}
	choices := as("checkboxes", "action_id", "a", "options", options("x", "y"))
	edges := []edge{
		inField("a label", aButton, "text", textOfLength(75), textOfLength(76)),
		inField("a label in mrkdwn", aButton, "text", plainText("x"), mrkdwn("x")),
		inField("a button's value", aButton, "value", chars(2000), chars(2001)),
		inField("a button's address", aButton, "url", chars(3000), chars(3001)),
		inField("a button's description", aButton, "accessibility_label", chars(75), chars(76)),
		inField("a button's style", aButton, "style", "danger", "loud"),
		inField("an action id", aButton, "action_id", chars(255), chars(256)),
		inField("the title of a confirmation", aButton, "confirm", confirm(100, 1, 1, 1), confirm(101, 1, 1, 1)),
		inField("the text of a confirmation", aButton, "confirm", confirm(1, 300, 1, 1), confirm(1, 301, 1, 1)),
		inField("yes in a confirmation", aButton, "confirm", confirm(1, 1, 30, 1), confirm(1, 1, 31, 1)),
		inField("no in a confirmation", aButton, "confirm", confirm(1, 1, 1, 30), confirm(1, 1, 1, 31)),
		inField("a menu's options", aMenu, "options", times(100, optionSized(1, 1)), times(101, optionSized(1, 1))),
		inField("a menu of nothing", aMenu, "options", options("x"), list{}),
		inField("an option's text", aMenu, "options", list{optionSized(75, 1)}, list{optionSized(76, 1)}),
		inField("an option's value", aMenu, "options", list{optionSized(1, 150)}, list{optionSized(1, 151)}),
		inField("an option's description", aMenu, "options",
			list{with(option("x"), "description", textOfLength(75))}, list{with(option("x"), "description", textOfLength(76))}),
		inField("an option in mrkdwn", aMenu, "options", options("x"), list{with(option("x"), "text", mrkdwn("x"))}),
		inField("an option's address", aMenu, "options", options("x"), list{with(option("x"), "url", "https://post.example")}),
		inField("a menu's groups", grouped, "option_groups", groups(100, 1, 1), groups(101, 1, 1)),
		inField("a group's label", grouped, "option_groups", groups(1, 75, 1), groups(1, 76, 1)),
		inField("a group's options", grouped, "option_groups", groups(1, 1, 100), groups(1, 1, 101)),
		inField("groups beside options", aMenu, "option_groups", nil, groups(1, 1, 1)),
		inField("what is chosen at first", aMenu, "initial_option", option("x"), option("z")),
		inField("a placeholder", aMenu, "placeholder", textOfLength(150), textOfLength(151)),
		inField("an overflow menu", anOutlet, "options", times(5, option("x")), times(6, option("x"))),
		inField("an address in an overflow menu", anOutlet, "options",
			list{with(option("x"), "url", chars(3000))}, list{with(option("x"), "url", chars(3001))}),
		inField("checkboxes", choices, "options", times(10, option("x")), times(11, option("x"))),
		inField("radio buttons", as("radio_buttons", "action_id", "a"), "options", times(10, option("x")), times(11, option("x"))),
		inField("what is ticked at first", choices, "initial_options", options("x"), options("z")),
		inField("how many can be chosen", with(aMenu, "type", "multi_static_select"), "max_selected_items", 1, 0),
		inField("the first day", as("datepicker", "action_id", "a"), "initial_date", "2026-02-28", "2026-02-30"),
		inField("the first time", as("timepicker", "action_id", "a"), "initial_time", "23:59", "24:00"),
		{"an unknown element", aButton, as("song", "action_id", "a")},
	}
	edges = each(func(e any) any { return as("actions", "elements", list{e}) }, edges...)
	return append(edges, each(func(e any) any { return as("context_actions", "elements", list{e}) },
		inField("the label of an opinion", anOpinion, "positive_button", opinion(75, 1), opinion(76, 1)),
		inField("the value of an opinion", anOpinion, "negative_button", opinion(1, 2000), opinion(1, 2001)),
		inField("half an opinion", anOpinion, "negative_button", opinion(1, 1), nil))...)
}

func fieldEdges() []edge {
	return each(func(e any) any { return as("input", "label", plainText("Label"), "element", e) },
		inField("what stands there at first", aField, "initial_value", chars(3000), chars(3001)),
		inField("the longest text", aField, "max_length", 3000, 3001),
		inField("the shortest longest text", aField, "max_length", 1, 0),
		inField("the shortest text", aField, "min_length", 3000, 3001),
		inField("how many files", as("file_input", "action_id", "a"), "max_files", 10, 11),
		inField("the fewest files", as("file_input", "action_id", "a"), "max_files", 1, 0),
		inField("the placeholder", aField, "placeholder", textOfLength(150), textOfLength(151)))
}

func richEdges() []edge {
	text := as("text", "text", "x")
	whole := func(pieces ...any) object { return as("rich_text_section", "elements", list(pieces)) }
	return append(
		each(func(e any) any { return as("rich_text", "elements", list{e}) },
			edge{"a section", whole(text), whole()},
			edge{"a quote", as("rich_text_quote", "elements", list{text}), as("rich_text_quote")},
			edge{"preformatted text", as("rich_text_preformatted", "elements", list{text}), as("rich_text_preformatted", "elements", list{as("song")})},
			edge{"a list", as("rich_text_list", "style", "bullet", "elements", list{whole(text)}), as("rich_text_list", "elements", list{whole(text)})},
			edge{"an item of a list", as("rich_text_list", "style", "ordered", "elements", list{whole(text)}), as("rich_text_list", "style", "ordered", "elements", list{text})},
			edge{"an unknown element", whole(text), as("song")}),
		each(func(p any) any { return as("rich_text", "elements", list{whole(p)}) },
			edge{"a piece of text", text, as("text", "text", "")},
			edge{"an address", as("link", "url", "https://x"+chars(2991)), as("link", "url", "https://x"+chars(2992))},
			edge{"a link to nowhere", as("link", "url", "https://x"), as("link", "url", "x")},
			edge{"a style", with(text, "style", object{"bold": true}), with(text, "style", object{"loud": true})})...)
}

func TestEachLimitOfBlocksHoldsAtItsEdge(t *testing.T) {
	r := openRoom(t, Options{})
	post := func(block any) *refusal {
		_, refused := r.checkBlocks(json.RawMessage(encode(list{block})))
		return refused
	}
	for group, edges := range map[string][]edge{
		"block": blockEdges(), "element": elementEdges(), "field": fieldEdges(), "rich text": richEdges(),
	} {
		t.Run(group, func(t *testing.T) {
			for _, e := range edges {
				if refused := post(e.fits); refused != nil {
					t.Errorf("%s at the edge: %v", e.name, *refused)
				}
				refused := post(e.not)
				if refused == nil || refused.name != "invalid_blocks" {
					t.Errorf("%s past the edge: %v", e.name, refused)
				} else if !strings.Contains(refused.messages[0], "[json-pointer:/blocks/0") {
					t.Errorf("%s: the complaint does not say where: %v", e.name, refused.messages)
				}
			}
		})
	}
}

func TestAMessageIsHeldToSlacksLimits(t *testing.T) {
	r := openRoom(t, Options{})
	section := func(n int) object { return as("section", "text", textOfLength(n)) }
	cases := []struct {
		name   string
		blocks list
		want   string
	}{
		{"50 blocks", times(50, as("divider")), ""},
		{"51 blocks", times(51, as("divider")), "invalid_blocks"},
		{"one block id twice", times(2, as("divider", "block_id", "same")), "invalid_blocks"},
		{"11,000 characters", list{section(3000), section(3000), section(3000), section(2000)}, ""},
		{"11,001 characters", list{section(3000), section(3000), section(3000), section(2001)}, "msg_blocks_too_long"},
		{"no blocks", list{}, ""},
	}
	for _, c := range cases {
		got := ""
		if _, refused := r.checkBlocks(json.RawMessage(encode(c.blocks))); refused != nil {
			got = refused.name
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOneFieldOfAViewGetsTheCursor(t *testing.T) {
	r := openRoom(t, Options{})
	field := as("input", "label", plainText("Label"), "element", with(aField, "focus_on_load", true))
	for n, fits := range map[int]bool{1: true, 2: false} {
		fields := make(list, n)
		for i := range fields {
			fields[i] = maps.Clone(field)
		}
		if _, refused := r.Views.define(encode(with(asked(), "blocks", fields)), "modal"); (refused == nil) != fits {
			t.Errorf("%d fields with the cursor: %v", n, refused)
		}
	}
}
