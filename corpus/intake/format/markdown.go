package format

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v3"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

var readMarkdown = one(func(d *Document, content []byte) (raw.Article, error) { return markdown(content, d.Map) })

// markdown takes a .md file: a YAML front matter between two lines of three hyphens
// gives the fields, and what follows it is the body as a reader sees it, without
// the marks of Markdown. Where it has none, the body keeps every byte, but for a
// blank line right after the front matter. Without a headline in the front matter,
// a heading that opens the body is the headline too; the body keeps it.
func markdown(content []byte, as raw.Map) (raw.Article, error) {
	if err := raw.CheckUTF8(content); err != nil {
		return raw.Article{}, err
	}
	front, body, err := splitFront(content)
	if err != nil {
		return raw.Article{}, err
	}
	values, err := frontValues(front)
	if err != nil {
		return raw.Article{}, err
	}
	a, err := raw.FromValues(values, as)
	if err != nil {
		return raw.Article{}, err
	}
	a.Text = seen(body)
	if a.Headline == "" {
		a.Headline = heading(string(body))
	}
	if a.Embargo == "" {
		a.Embargo = publishDate(values)
	}
	return a, nil
}

// publishDate is the moment before which Hugo and its like do not publish.
func publishDate(values map[string]any) string {
	for name, value := range values {
		if moment, ok := value.(string); ok && strings.EqualFold(name, "publishDate") {
			return moment
		}
	}
	return ""
}

var toHTML = goldmark.New(
	goldmark.WithExtensions(extension.Strikethrough, extension.Footnote, extension.Table),
	goldmark.WithRendererOptions(html.WithUnsafe(), html.WithHardWraps()))

// seen is what a reader sees of Markdown.
func seen(body []byte) string {
	var out bytes.Buffer
	if err := toHTML.Convert(withoutAttributes(body), &out); err != nil {
		return string(body)
	}
	text := markup.Rich("<div>" + out.String() + "</div>")
	if strings.Join(strings.Fields(text), "") == strings.Join(strings.Fields(string(body)), "") {
		return string(body)
	}
	return text
}

var spanAttributes = regexp.MustCompile(`(?m)\]\{[.#][^}\n]*\}|^:::.*$`)

// withoutAttributes drops what pandoc writes behind spans, "[words]{.mark}", and
// around blocks, ":::".
func withoutAttributes(body []byte) []byte {
	return spanAttributes.ReplaceAllFunc(body, func(m []byte) []byte {
		if m[0] == ']' {
			return []byte("]")
		}
		return nil
	})
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
	return nil, nil, raw.Wrong("end it with a line of three hyphens", "the front matter has no end")
}

// cutLine returns the first line of content without the white space at its
// end, and what follows its line break.
func cutLine(content []byte) (line string, rest []byte) {
	first, rest, _ := bytes.Cut(content, []byte("\n"))
	return strings.TrimRight(string(first), " \t\r"), rest
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

// heading returns the words of the heading of level one that opens the text.
func heading(text string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\ufeff \t\r\n"), "\n")
	words, ok := strings.CutPrefix(first, "# ")
	if !ok {
		return ""
	}
	return markup.Line(seen([]byte(strings.Trim(words, "# \t\r"))))
}
