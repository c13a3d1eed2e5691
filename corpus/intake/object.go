package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// parseObject takes one article of JSONL or JSON. Unknown keys are ignored.
func parseObject(raw []byte) (fields, error) {
	if err := checkUTF8(raw); err != nil {
		return fields{}, err
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(raw, &values); err != nil {
		return fields{}, notAnObject(raw, err)
	}
	if values == nil {
		return fields{}, wrong(mendObject, "null, not an object")
	}
	var f fields
	for _, s := range append(f.slots(), slot{[]string{"text", "body"}, &f.text, mendText}) {
		name, value := firstOf(values, s.names)
		if value == nil {
			continue
		}
		text, err := textOf(name, value, s.mend)
		if err != nil {
			return fields{}, err
		}
		*s.into = text
	}
	tags, err := tagsOf(values["tags"])
	f.tags = tags
	return f, err
}

// firstOf returns the first of the names that has a value other than null.
func firstOf(values map[string]json.RawMessage, names []string) (string, json.RawMessage) {
	for _, name := range names {
		if value := values[name]; len(value) > 0 && kindOf(value) != "null" {
			return name, value
		}
	}
	return "", nil
}

func textOf(name string, value json.RawMessage, mend string) (string, error) {
	if kind := kindOf(value); kind != "a text" {
		return "", wrong(mend, "%s is %s", name, kind)
	}
	if loneSurrogate(value) {
		return "", wrong("write the character itself, in UTF-8", "%s holds half of a surrogate pair", name)
	}
	var text string
	err := json.Unmarshal(value, &text)
	return text, err
}

func tagsOf(value json.RawMessage) ([]string, error) {
	if len(value) == 0 {
		return nil, nil
	}
	switch kind := kindOf(value); kind {
	case "null":
		return nil, nil
	case "a text":
		text, err := textOf("tags", value, mendTags)
		return strings.Split(text, ","), err
	case "a list":
	default:
		return nil, wrong(mendTags, "tags is %s", kind)
	}
	var entries []json.RawMessage
	if err := json.Unmarshal(value, &entries); err != nil {
		return nil, err
	}
	var tags []string
	for i, entry := range entries {
		tag, err := textOf(fmt.Sprintf("tags[%d]", i), entry, mendTags)
		if err != nil {
			return nil, err
		}
		tags = append(tags, tag)
	}
	return tags, nil
}

// kindOf names the type of a valid JSON value.
func kindOf(value []byte) string {
	switch value[0] {
	case '"':
		return "a text"
	case '[':
		return "a list"
	case '{':
		return "an object"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	}
	return "a number"
}

// loneSurrogate reports whether a valid JSON string has an escape for half of
// a pair, for which encoding/json would silently put another character.
func loneSurrogate(value []byte) bool {
	if !bytes.Contains(value, []byte(`\ud`)) && !bytes.Contains(value, []byte(`\uD`)) {
		return false
	}
	high := false // the character before is the first half of a pair
	for i := 0; i < len(value); i++ {
		var unit uint64
		if value[i] == '\\' {
			i++
			if value[i] == 'u' {
				unit, _ = strconv.ParseUint(string(value[i+1:i+5]), 16, 16)
				i += 4
			}
		}
		if low := 0xdc00 <= unit && unit <= 0xdfff; high != low {
			return true
		}
		high = 0xd800 <= unit && unit <= 0xdbff
	}
	return false // the closing quotation mark is no half of anything
}

const mendObject = `write one object a line, such as {"id": "…", "text": "…"}`

func notAnObject(raw []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return wrong(mendObject, "not valid JSON at byte %d: %w", syntax.Offset, err)
	}
	return wrong(mendObject, "%s, not an object", kindOf(bytes.TrimLeft(raw, " \t\r\n")))
}
