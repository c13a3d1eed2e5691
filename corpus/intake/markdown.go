package intake

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parseMarkdown takes a .md file: a YAML front matter between two lines of
// three hyphens gives the fields, and what follows it is the body. A blank
// line right after the front matter is not part of the body. Without a
// headline in the front matter, a heading that opens the body is the headline
// too; the body keeps it.
func parseMarkdown(content []byte) (fields, error) {
	if err := checkUTF8(content); err != nil {
		return fields{}, err
	}
	front, body, err := splitFront(content)
	if err != nil {
		return fields{}, err
	}
	f, err := frontFields(front)
	if err != nil {
		return fields{}, err
	}
	f.text = string(body)
	if f.headline == "" {
		f.headline = heading(f.text)
	}
	return f, nil
}

// splitFront parts the front matter, which keeps its first line so that the
// numbers of its lines are those of the file, from the body.
func splitFront(content []byte) (front, body []byte, err error) {
	start := bytes.TrimPrefix(content, []byte("\ufeff"))
	line, rest := cutLine(start)
	if line != "---" {
		return nil, content, nil
	}
	for len(rest) > 0 {
		before := len(start) - len(rest)
		line, rest = cutLine(rest)
		if line != "---" && line != "..." {
			continue
		}
		if blank, after := cutLine(rest); blank == "" {
			rest = after
		}
		return start[:before], rest, nil
	}
	return nil, nil, wrong("end it with a line of three hyphens", "the front matter has no end")
}

// cutLine returns the first line of content without the white space at its
// end, and what follows its line break.
func cutLine(content []byte) (line string, rest []byte) {
	first, rest, _ := bytes.Cut(content, []byte("\n"))
	return strings.TrimRight(string(first), " \t\r"), rest
}

func frontFields(front []byte) (fields, error) {
	values, err := frontValues(front)
	if err != nil {
		return fields{}, err
	}
	var f fields
	for _, s := range f.slots() {
		for _, name := range s.names {
			node, ok := values[name]
			if !ok || node.Tag == "!!null" {
				continue
			}
			if node.Kind != yaml.ScalarNode {
				return fields{}, wrong(s.mend, "front matter: %s is not a single value", name)
			}
			*s.into = node.Value
			break
		}
	}
	tags, err := frontTags(values["tags"])
	f.tags = tags
	return f, err
}

const mendFront = "write one \"key: value\" a line"

// frontValues returns the values of the front matter by their keys. A key may
// stand in it once: yaml's own check of that compares each key with all others.
func frontValues(front []byte) (map[string]yaml.Node, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(front, &document); err != nil {
		return nil, wrong(mendFront, "the front matter cannot be read: %s", strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), "yaml: ")), " "))
	}
	values := make(map[string]yaml.Node)
	if document.IsZero() || document.Content[0].Tag == "!!null" {
		return values, nil
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, wrong(mendFront, "front matter: line %d is no \"key: value\"", root.Line)
	}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return nil, wrong(mendFront, "front matter: the key in line %d is not a word", key.Line)
		}
		if first, twice := values[key.Value]; twice {
			return nil, wrong("remove one of the two", "front matter: %s stands in line %d and in line %d", key.Value, first.Line, key.Line)
		}
		values[key.Value] = *value
	}
	return values, nil
}

func frontTags(node yaml.Node) ([]string, error) {
	switch {
	case node.IsZero() || node.Tag == "!!null":
		return nil, nil
	case node.Kind == yaml.ScalarNode:
		return strings.Split(node.Value, ","), nil
	case node.Kind != yaml.SequenceNode:
		return nil, wrong(mendTags, "front matter: tags is not a list")
	}
	var tags []string
	for _, entry := range node.Content {
		if entry.Kind != yaml.ScalarNode {
			return nil, wrong(mendTags, "front matter: tags is not a list of words")
		}
		tags = append(tags, entry.Value)
	}
	return tags, nil
}

// heading returns the words of the heading of level one that opens the text.
func heading(text string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\ufeff \t\r\n"), "\n")
	words, ok := strings.CutPrefix(first, "# ")
	if !ok {
		return ""
	}
	return strings.Trim(words, "# \t\r")
}
