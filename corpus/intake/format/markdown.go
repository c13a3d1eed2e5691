package format

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
)

var readMarkdown = one(func(d *Document, content []byte) (raw.Article, error) { return markdown(content, d) })

// markdown takes a .md file: a front matter above the text (see readFront) gives the
// fields, and what follows it is the body as a reader sees it, without
// the marks of Markdown. Where it has none, the body keeps every byte, but for a
// blank line right after the front matter. Without a headline in the front matter,
// a heading that opens the body is the headline too; the body keeps it.
func markdown(content []byte, d *Document) (raw.Article, error) {
	if err := raw.CheckUTF8(content); err != nil {
		return raw.Article{}, err
	}
	values, body, err := readFront(content)
	if err != nil {
		return raw.Article{}, err
	}
	a, err := raw.FromValues(values, d.Map)
	if err != nil {
		return raw.Article{}, err
	}
	if values == nil {
		a.Standing(unfenced(body))
	}
	a.Text = seen(body, d.Draft)
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

// seen is what a reader sees of Markdown, with the notes below it or without them.
func seen(body []byte, notes bool) string {
	var out bytes.Buffer
	if err := toHTML.Convert(withoutAttributes(body), &out); err != nil {
		return string(body)
	}
	page := out.String()
	if notes {
		page = strings.Replace(page, `<div class="footnotes" role="doc-endnotes">`, "<div>", 1)
	}
	text := markup.Rich("<div>" + page + "</div>")
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

// cutLine returns the first line of content without the white space at its
// end, and what follows its line break.
func cutLine(content []byte) (line string, rest []byte) {
	first, rest, _ := bytes.Cut(content, []byte("\n"))
	return strings.TrimRight(string(first), " \t\r"), rest
}

// heading returns the words of the heading of level one that opens the text.
func heading(text string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\ufeff \t\r\n"), "\n")
	words, ok := strings.CutPrefix(first, "# ")
	if !ok {
		return ""
	}
	return markup.Line(seen([]byte(strings.Trim(words, "# \t\r")), false))
}
