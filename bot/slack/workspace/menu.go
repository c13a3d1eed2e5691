package workspace

import (
	"fmt"
	"slices"
)

// menuChecker checks the elements that have options.
type menuChecker struct{ checker *checker }

// mostOptions is how many options an element takes, by its type.
var mostOptions = map[string]int{
	"static_select": 100, "multi_static_select": 100, "overflow": 5, "checkboxes": 10, "radio_buttons": 10,
}

// menu checks an element to choose in.
func (m menuChecker) menu(at string, e map[string]any) {
	kind := e["type"].(string)
	if n, ok := e["max_selected_items"].(float64); ok && n < 1 {
		m.checker.fail(at+"/max_selected_items", "must be more than 0")
	}
	if kind == "external_select" {
		if option, ok := e["initial_option"].(map[string]any); ok {
			m.option(at+"/initial_option", option, kind)
		}
		return
	}
	grouped := e["option_groups"] != nil
	switch {
	case grouped && kind != "static_select" && kind != "multi_static_select":
		m.checker.fail(at+"/option_groups", "invalid additional property: option_groups")
	case grouped && e["options"] != nil:
		m.checker.fail(at, "only one of options and option_groups is allowed")
	case grouped:
		m.groups(at, e, kind)
	default:
		m.options(at, e, kind)
	}
	m.initial(at, e)
}

func (m menuChecker) groups(at string, e map[string]any, kind string) {
	for i, group := range m.checker.list(at, e, "option_groups", 100) {
		at := fmt.Sprint(at, "/option_groups/", i)
		m.checker.text(at+"/label", group["label"], 75, "plain_text")
		m.options(at, group, kind)
	}
}

func (m menuChecker) options(at string, holder map[string]any, kind string) {
	for i, option := range m.checker.list(at, holder, "options", mostOptions[kind]) {
		m.option(fmt.Sprint(at, "/options/", i), option, kind)
	}
}

func (m menuChecker) option(at string, option map[string]any, kind string) {
	types := []string{"plain_text"}
	if kind == "checkboxes" || kind == "radio_buttons" {
		types = append(types, "mrkdwn")
	}
	m.checker.text(at+"/text", option["text"], 75, types...)
	m.checker.length(at+"/value", option["value"], 1, 150)
	if option["description"] != nil {
		m.checker.text(at+"/description", option["description"], 75, types...)
	}
	if option["url"] == nil {
		return
	}
	if kind != "overflow" {
		m.checker.fail(at, "invalid additional property: url")
	}
	m.checker.length(at+"/url", option["url"], 1, 3000)
}

// initial checks that what is chosen from the start can be chosen.
func (m menuChecker) initial(at string, e map[string]any) {
	var chosen []any
	if e["initial_option"] != nil {
		chosen = append(chosen, e["initial_option"])
	}
	several, _ := e["initial_options"].([]any)
	for _, option := range append(chosen, several...) {
		option, _ := option.(map[string]any)
		if value, _ := option["value"].(string); optionOf(e, value) == nil {
			m.checker.fail(at, "initial option is not one of the options: %q", value)
		}
	}
}

// optionsOf lists the options of an element, those of its groups too.
func optionsOf(e map[string]any) []map[string]any {
	var out []map[string]any
	add := func(holder map[string]any) {
		items, _ := holder["options"].([]any)
		for _, item := range items {
			if option, ok := item.(map[string]any); ok {
				out = append(out, option)
			}
		}
	}
	add(e)
	groups, _ := e["option_groups"].([]any)
	for _, group := range groups {
		if group, ok := group.(map[string]any); ok {
			add(group)
		}
	}
	return out
}

// optionOf returns the option with the value, or nil.
func optionOf(e map[string]any, value string) map[string]any {
	options := optionsOf(e)
	i := slices.IndexFunc(options, func(o map[string]any) bool { return o["value"] == value })
	if i < 0 {
		return nil
	}
	return options[i]
}
