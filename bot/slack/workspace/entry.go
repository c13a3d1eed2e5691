package workspace

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// holding names the field in which an element has what is filled in, and the
// one in which the app says what stands there at first. Elements that are not
// listed hold nothing.
var holding = map[any]struct{ field, initial string }{
	"plain_text_input":    {"value", "initial_value"},
	"static_select":       {"selected_option", "initial_option"},
	"external_select":     {"selected_option", "initial_option"},
	"radio_buttons":       {"selected_option", "initial_option"},
	"multi_static_select": {"selected_options", "initial_options"},
	"checkboxes":          {"selected_options", "initial_options"},
	"datepicker":          {"selected_date", "initial_date"},
	"timepicker":          {"selected_time", "initial_time"},
	"file_input":          {"files", ""},
}

// spot is where an element stands: in a block, by its action id.
type spot struct{ block, action string }

// entries is what a person has filled in on a message or view.
type entries map[spot]any

// element is one that an app put into blocks, and the block that it is in.
type element struct {
	spot
	in map[string]any // the block
	is map[string]any
}

// elementsIn lists the elements of blocks that have an action id.
func elementsIn(blocks []map[string]any) []element {
	var out []element
	for _, block := range blocks {
		id, _ := block["block_id"].(string)
		visit(block, func(e map[string]any) {
			if action, ok := e["action_id"].(string); ok {
				out = append(out, element{spot{id, action}, block, e})
			}
		})
	}
	return out
}

// entry is what stands in an element, or nil.
func (f entries) entry(e element) any {
	if value, ok := f[e.spot]; ok {
		return value
	}
	return e.is[holding[e.is["type"]].initial]
}

// empty reports whether nothing is filled in.
func (f entries) empty(e element) bool {
	value := f.entry(e)
	list, several := value.([]any)
	return value == nil || value == "" || several && len(list) == 0
}

// values is what all elements hold, as Slack sends it in state.values.
func (f entries) values(blocks []map[string]any) map[string]map[string]any {
	out := make(map[string]map[string]any)
	for _, e := range elementsIn(blocks) {
		held, ok := holding[e.is["type"]]
		if !ok {
			continue
		}
		value := f.entry(e)
		if value == nil && (held.field == "selected_options" || held.field == "files") {
			value = []any{}
		}
		if out[e.block] == nil {
			out[e.block] = make(map[string]any)
		}
		out[e.block][e.action] = map[string]any{"type": e.is["type"], held.field: value}
	}
	return out
}

// keep forgets what was filled in where there is nothing any more.
func (f entries) keep(blocks []map[string]any) {
	there := make(map[spot]bool)
	for _, e := range elementsIn(blocks) {
		there[e.spot] = true
	}
	for at := range f {
		if !there[at] {
			delete(f, at)
		}
	}
}

// fill is what an element holds after a person typed or chose the values; of
// none it is nil. Options are given by their values; those of a menu that asks
// the app are the ones that the app suggested.
func (e element) fill(values []string, suggested []map[string]any) (any, error) {
	kind := e.is["type"]
	several := holding[kind].field == "selected_options"
	switch {
	case len(values) == 0:
		return nil, nil
	case several:
		return e.choose(values)
	case len(values) > 1:
		return nil, fmt.Errorf("%q takes one value, not %d", e.action, len(values))
	}
	value := values[0]
	switch kind {
	case "plain_text_input":
		return e.typed(value)
	case "datepicker", "timepicker":
		layout := map[any]string{"datepicker": time.DateOnly, "timepicker": "15:04"}[kind]
		if _, err := time.Parse(layout, value); err != nil {
			return nil, fmt.Errorf("%q takes the form %s, not %q", e.action, layout, value)
		}
		return value, nil
	case "external_select":
		e.is = map[string]any{"options": anys(suggested)}
	}
	chosen, err := e.choose(values)
	if err != nil {
		return nil, err
	}
	return chosen[0], nil
}

// typed is what a text field holds.
func (e element) typed(text string) (any, error) {
	least, most := typedLimits(e.is)
	if n := utf8.RuneCountInString(text); n < least || n > most {
		return nil, fmt.Errorf("%q takes from %d to %d characters and not %d", e.action, least, most, n)
	}
	return text, nil
}

// choose returns the options with the values.
func (e element) choose(values []string) ([]any, error) {
	if n, ok := e.is["max_selected_items"].(float64); ok && len(values) > int(n) {
		return nil, fmt.Errorf("%q takes %d options at most", e.action, int(n))
	}
	var chosen []any
	for _, value := range values {
		option := optionOf(e.is, value)
		if option == nil {
			return nil, fmt.Errorf("%q has no option %q", e.action, value)
		}
		chosen = append(chosen, option)
	}
	return chosen, nil
}

func anys(objects []map[string]any) []any {
	out := make([]any, len(objects))
	for i, object := range objects {
		out[i] = object
	}
	return out
}
