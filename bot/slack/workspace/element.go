package workspace

import (
	"fmt"
	"slices"
	"time"
)

// What stands where: the elements that each kind of block takes.
var (
	menus     = []string{"static_select", "external_select", "multi_static_select", "datepicker", "timepicker", "checkboxes", "radio_buttons"}
	inActions = append([]string{"button", "overflow"}, menus...)
	inSection = append([]string{"button", "overflow", "image"}, menus...)
	inInput   = append([]string{"plain_text_input", "file_input"}, menus...)

	inContextActions = []string{"feedback_buttons", "icon_button"}
)

// elements checks the elements of a block to press or choose in.
func (c *checker) elements(at string, b map[string]any, most int, allowed []string) {
	taken := make(map[any]bool)
	for i, e := range c.list(at, b, "elements", most) {
		at := fmt.Sprint(at, "/elements/", i)
		if id := e["action_id"]; id != nil && taken[id] {
			c.fail(at, "action_id already exists: %v", id)
		}
		taken[e["action_id"]] = true
		c.element(at, e, allowed)
	}
}

// element checks something to press, choose or fill in.
func (c *checker) element(at string, e map[string]any, allowed []string) {
	kind, _ := e["type"].(string)
	if !slices.Contains(allowed, kind) {
		c.fail(at+"/type", "unsupported type here: %v", e["type"])
		return
	}
	if kind == "image" {
		c.image(at, e)
		return
	}
	c.length(at+"/action_id", e["action_id"], 1, 255)
	if e["placeholder"] != nil {
		c.text(at+"/placeholder", e["placeholder"], 150, "plain_text")
	}
	if e["confirm"] != nil {
		c.confirm(at+"/confirm", e["confirm"])
	}
	if e["focus_on_load"] == true {
		if c.focused++; c.focused > 1 {
			c.fail(at+"/focus_on_load", "only one element can have the focus")
		}
	}
	switch kind {
	case "button":
		c.button(at, e)
	case "icon_button":
		c.text(at+"/text", e["text"], 75, "plain_text")
		c.length(at+"/icon", e["icon"], 1, 75)
		c.optional(at, e, "value", 2000)
	case "feedback_buttons":
		c.feedback(at+"/positive_button", e["positive_button"])
		c.feedback(at+"/negative_button", e["negative_button"])
	case "datepicker":
		c.moment(at, e, "initial_date", time.DateOnly)
	case "timepicker":
		c.moment(at, e, "initial_time", "15:04")
	case "plain_text_input":
		c.textInput(at, e)
	case "file_input":
		if most, ok := mostAttached(e); !ok {
			c.fail(at+"/max_files", "%d files: from 1 to %d are taken", most, mostFiles)
		}
	default:
		menuChecker{c}.menu(at, e)
	}
}

func (c *checker) button(at string, e map[string]any) {
	c.text(at+"/text", e["text"], 75, "plain_text")
	c.optional(at, e, "value", 2000)
	c.optional(at, e, "url", 3000)
	c.optional(at, e, "accessibility_label", 75)
	if style := e["style"]; style != nil && style != "primary" && style != "danger" {
		c.fail(at+"/style", "must be primary or danger")
	}
}

func (c *checker) feedback(at string, value any) {
	button, _ := value.(map[string]any)
	if button == nil {
		c.fail(at, "missing required field")
		return
	}
	c.text(at+"/text", button["text"], 75, "plain_text")
	c.length(at+"/value", button["value"], 1, 2000)
	c.optional(at, button, "accessibility_label", 75)
}

func (c *checker) confirm(at string, value any) {
	dialog, _ := value.(map[string]any)
	c.text(at+"/title", dialog["title"], 100, "plain_text")
	c.text(at+"/text", dialog["text"], 300, "plain_text", "mrkdwn")
	c.text(at+"/confirm", dialog["confirm"], 30, "plain_text")
	c.text(at+"/deny", dialog["deny"], 30, "plain_text")
}

// moment checks the day or time that a picker begins with.
func (c *checker) moment(at string, e map[string]any, field, layout string) {
	if e[field] == nil {
		return
	}
	text, _ := e[field].(string)
	if _, err := time.Parse(layout, text); err != nil {
		c.fail(at+"/"+field, "must be of the form %s", layout)
	}
}

// mostTyped is what a person can type into one field, in characters.
const mostTyped = 3000

func (c *checker) textInput(at string, e map[string]any) {
	c.length(at+"/initial_value", e["initial_value"], 0, mostTyped)
	least, most := typedLimits(e)
	if least < 0 || least > mostTyped || most < 1 || most > mostTyped || least > most {
		c.fail(at, "min_length %d and max_length %d must lie between 0 and %d", least, most, mostTyped)
	}
}

// mostFiles is how many files a field takes.
const mostFiles = 10

// mostAttached is how many files a field takes; ok is false where the app asks for a number
// that no field takes.
func mostAttached(e map[string]any) (most int, ok bool) {
	if n, set := e["max_files"].(float64); set {
		return int(n), n >= 1 && n <= mostFiles
	}
	return mostFiles, true
}

// typedLimits are the fewest and the most characters that a field takes.
func typedLimits(e map[string]any) (least, most int) {
	most = mostTyped
	if n, ok := e["min_length"].(float64); ok {
		least = int(n)
	}
	if n, ok := e["max_length"].(float64); ok {
		most = int(n)
	}
	return least, most
}

// image checks an image block, or an image beside text.
func (c *checker) image(at string, e map[string]any) {
	c.length(at+"/alt_text", e["alt_text"], 1, 2000)
	file, _ := e["slack_file"].(map[string]any)
	switch {
	case (e["image_url"] == nil) == (file == nil):
		c.fail(at, "one of image_url and slack_file is required")
	case file == nil:
		c.length(at+"/image_url", e["image_url"], 1, 3000)
	default:
		name, _ := file["id"].(string)
		if name == "" {
			name, _ = file["url"].(string)
		}
		if !c.file(name) {
			c.fail(at+"/slack_file", "invalid slack file")
		}
	}
}

func (c *checker) contextElement(at string, e map[string]any) {
	if e["type"] == "image" {
		c.image(at, e)
		return
	}
	c.text(at, e, 3000, "plain_text", "mrkdwn")
}
