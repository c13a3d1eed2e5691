package format

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"

	"onrecord/corpus/intake/raw"
)

// readFront parts the front matter of a Markdown file from its body: YAML between lines of
// three hyphens, TOML between lines of three plus signs, or a JSON object. A blank line
// right after it belongs to neither.
func readFront(content []byte) (values map[string]any, body []byte, err error) {
	start := bytes.TrimPrefix(content, []byte("\ufeff"))
	line, _ := cutLine(start)
	switch {
	case line == "---":
		var front []byte
		if front, body, err = splitFront(start, "---", "..."); err == nil {
			values, err = frontValues(front)
		}
	case line == "+++":
		var front []byte
		if front, body, err = splitFront(start, "+++"); err == nil {
			values, err = tomlValues(front)
		}
	case strings.HasPrefix(line, "{"):
		values, body, err = jsonFront(start)
	default:
		return nil, content, nil
	}
	if blank, after := cutLine(body); blank == "" {
		body = after
	}
	return values, body, err
}

// unfenced are the values of lines "key: value" above a text, with no line around them, of
// which the first names a field of an article: "title: Dawn", "draft: true".
func unfenced(body []byte) map[string]any {
	values := map[string]any{}
	for line := range strings.Lines(string(bytes.TrimPrefix(body, []byte("\ufeff")))) {
		line = strings.TrimSpace(line)
		key, value, ok := strings.Cut(line, ":")
		switch {
		case line == "" && len(values) > 1:
			return values
		case !ok || strings.ContainsAny(key, " \t") || len(values) == 0 && !raw.IsField(key):
			return nil
		}
		values[key] = frontValue(&yaml.Node{Kind: yaml.ScalarNode, Value: strings.TrimSpace(value)}, 0)
	}
	return nil
}

// splitFront parts the front matter from what follows the line that ends it. The front
// matter keeps its first line, so that the numbers of its lines are those of the file.
func splitFront(content []byte, ends ...string) (front, rest []byte, err error) {
	first, rest := cutLine(content)
	for len(rest) > 0 {
		before := len(content) - len(rest)
		var line string
		line, rest = cutLine(rest)
		for _, end := range ends {
			if line == end {
				return content[:before], rest, nil
			}
		}
	}
	return nil, nil, raw.Wrong("end it with a line "+first, "the front matter has no end")
}

// jsonFront is a JSON object above the text. A text that begins with a brace and is none
// has no front matter.
func jsonFront(content []byte) (values map[string]any, body []byte, err error) {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	if decoder.Decode(&values) != nil {
		if line, _ := cutLine(content); line == "{" {
			return nil, nil, raw.Wrong("write it as a JSON object, or take it out", "the front matter cannot be read")
		}
		return nil, content, nil
	}
	_, body = cutLine(content[decoder.InputOffset():])
	return values, body, nil
}

// tomlValues are the values of a front matter in TOML, whose first line is no part of it.
func tomlValues(front []byte) (map[string]any, error) {
	_, lines := cutLine(front)
	values := map[string]any{}
	if err := toml.Unmarshal(lines, &values); err != nil {
		return nil, raw.Wrong("write one key = value a line, as TOML wants it", "the front matter cannot be read: %s", strings.TrimPrefix(err.Error(), "toml: "))
	}
	for key, value := range values {
		values[key] = tomlValue(value)
	}
	return values, nil
}

// tomlValue is a value as JSON would give it.
func tomlValue(value any) any {
	switch value := value.(type) {
	case time.Time:
		return value.Format(time.RFC3339)
	case toml.LocalDate:
		return value.String()
	case toml.LocalDateTime:
		return value.String()
	case []any:
		for i, entry := range value {
			value[i] = tomlValue(entry)
		}
	case map[string]any:
		for key, entry := range value {
			value[key] = tomlValue(entry)
		}
	}
	return value
}

const fixFront = "write one \"key: value\" a line"

// frontValues returns the values of the front matter by their keys. A key may
// stand in it once: yaml's own check of that compares each key with all others.
func frontValues(front []byte) (map[string]any, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(front, &document); err != nil {
		return nil, raw.Wrong(fixFront, "the front matter cannot be read: %s", strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), "yaml: ")), " "))
	}
	values := make(map[string]any)
	if document.IsZero() || document.Content[0].Tag == "!!null" {
		return values, nil
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, raw.Wrong(fixFront, "front matter: line %d is no \"key: value\"", root.Line)
	}
	lines := map[string]int{}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return nil, raw.Wrong(fixFront, "front matter: the key in line %d is not a word", key.Line)
		}
		if first, twice := lines[key.Value]; twice {
			return nil, raw.Wrong("remove one of the two", "front matter: %s stands in line %d and in line %d", key.Value, first, key.Line)
		}
		lines[key.Value] = key.Line
		values[key.Value] = frontValue(value, 0)
	}
	return values, nil
}

// frontValue is a value as JSON would give it. A scalar is as it was written, but for
// true and false: "1984" and "2026-02-03" are texts here. An alias is nothing, so that
// none can stand for millions.
func frontValue(n *yaml.Node, depth int) any {
	if depth > 5 {
		return nil
	}
	switch n.Kind {
	case yaml.ScalarNode:
		switch n.ShortTag() {
		case "!!null":
			return nil
		case "!!bool":
			return strings.EqualFold(n.Value, "true")
		}
		return n.Value
	case yaml.SequenceNode:
		all := []any{}
		for _, entry := range n.Content {
			all = append(all, frontValue(entry, depth+1))
		}
		return all
	case yaml.MappingNode:
		all := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			all[n.Content[i].Value] = frontValue(n.Content[i+1], depth+1)
		}
		return all
	}
	return nil
}
