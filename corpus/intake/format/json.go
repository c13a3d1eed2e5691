package format

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"onrecord/corpus/intake/raw"
)

// maxExport is the most bytes of a JSON document that is read as a whole, such as a
// CMS's export.
const maxExport = 256 << 20

// readJSON reads a JSON document: one article, a list of them, objects after one
// another, or what a system wraps a list in.
func readJSON(ctx context.Context, d *Document, out Sink) error {
	if d.Size > maxExport {
		return raw.Wrong("write one article a line in a .jsonl file", "the file is larger than %d MiB", maxExport>>20)
	}
	content, err := io.ReadAll(d.reader())
	if err != nil {
		return raw.Bare(err)
	}
	content = bytes.TrimRight(bytes.TrimPrefix(content, []byte("\ufeff")), " \t\r\n")
	if IsJSONFeed(content) {
		return errFeed
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	list := bytes.HasPrefix(bytes.TrimLeft(content, " \t\r\n"), []byte("["))
	if list {
		decoder.Token() // the bracket just seen
	}
	line, counted := 1, 0
	for first := true; !list || decoder.More(); first = false {
		var part json.RawMessage
		err = decoder.Decode(&part)
		if errors.Is(err, io.EOF) && !first {
			break
		}
		start := int(decoder.InputOffset()) - len(part)
		if err != nil { // what is wrong begins after white space and commas
			start = len(content) - len(bytes.TrimLeft(content[start:], ", \t\r\n"))
		}
		line += bytes.Count(content[counted:start], []byte("\n"))
		counted = start
		place := fmt.Sprintf(":%d", line)
		if err != nil {
			out(Entry{Place: place}, raw.Wrong("correct what begins there; nothing after it was read", "not valid JSON: %w", err))
			return nil
		}
		alone := first && !list && int(decoder.InputOffset()) == len(content)
		if !fromJSON(part, place, alone, d.Map, out) {
			return nil
		}
	}
	if !list {
		return nil
	}
	if _, err := decoder.Token(); err != nil {
		return raw.Wrong(fixCut, "the list has no end")
	}
	return nil
}

// fromJSON takes the articles of one JSON value: it is one, or wraps a list of them.
func fromJSON(part []byte, place string, alone bool, as raw.Map, out Sink) bool {
	values, err := decodeObject(part)
	if articles := unwrap(values, 0); articles != nil {
		for i, entry := range articles {
			inner := fmt.Sprintf("%s (item %d)", place, i+1)
			o := object(entry)
			if o == nil {
				continue
			}
			article, err := fromObject(o, as)
			if !out(Entry{Article: article, Place: inner}, err) {
				return false
			}
		}
		return true
	}
	article, err := fromDecoded(part, values, err, as)
	if alone {
		place = ""
	}
	return out(Entry{Article: article, Place: place, Alone: alone}, err)
}

// wrappers are the names under which systems put a list of articles.
var wrappers = []string{"articles", "article", "items", "_items", "item", "post", "story", "posts", "results", "docs", "documents", "data", "entries", "stories", "content_elements", "news", "hits", "value", "records", "contents"}

// unwrap returns the articles of an object that is none itself but holds a list; nil of
// one that is.
func unwrap(o map[string]any, depth int) []any {
	return underWrapper(o, wrappedIn(o, depth))
}

func wrappedIn(o map[string]any, depth int) []any {
	if posts := ghostPosts(o); posts != nil {
		return posts
	}
	if content := object(object(o["response"])["content"]); content != nil { // the Guardian, asked for one
		return []any{content}
	}
	if depth > 3 || isArticle(o) {
		return nil
	}
	for _, name := range append([]string{"response"}, wrappers...) {
		switch inner := o[name].(type) {
		case []any:
			if len(inner) > 0 && object(inner[0]) != nil {
				return sources(inner)
			}
		case map[string]any:
			if articles := unwrap(inner, depth+1); articles != nil {
				return articles
			}
			if isArticle(inner) { // an API, asked for one
				return []any{inner}
			}
		}
	}
	return nil
}

// underWrapper gives articles what their wrapper says of whether they may be shown.
func underWrapper(o map[string]any, articles []any) []any {
	if len(articles) == 0 {
		return articles
	}
	said, err := raw.FromValues(with(o, map[string]any{"published": nil}), nil)
	_, unpublished, known := raw.ReadStatus(said.Status)
	if err != nil || said.Embargo == "" && (!known || unpublished == "") {
		return articles
	}
	out := make([]any, len(articles))
	for i, entry := range articles {
		out[i] = entry
		if article := object(entry); article != nil {
			more := map[string]any{}
			if unpublished != "" {
				more["workflow_status"] = said.Status
			}
			if said.Embargo != "" {
				more["embargo_end"] = said.Embargo
			}
			out[i] = with(article, more)
		}
	}
	return out
}

// sources takes the hits of a search engine out of what it says of them.
func sources(hits []any) []any {
	out := make([]any, len(hits))
	for i, hit := range hits {
		out[i] = hit
		if source := object(object(hit)["_source"]); source != nil {
			out[i] = source
		}
	}
	return out
}

// isArticle reports whether an object has a text of its own.
func isArticle(o map[string]any) bool {
	for _, name := range []string{"text", "body", "content", "html", "body_html", "bodies", "maintext", "headline", "headlines", "plaintext"} {
		if o[name] != nil {
			return true
		}
	}
	return false
}

// IsJSONFeed reports whether a JSON document says that it is a feed.
func IsJSONFeed(content []byte) bool {
	var head struct {
		Version any             `json:"version"`
		Items   json.RawMessage `json:"items"`
	}
	if !bytes.Contains(content, []byte("jsonfeed.org/version")) || json.Unmarshal(content, &head) != nil {
		return false
	}
	_, isText := head.Version.(string)
	return isText && head.Items != nil
}

// isJSON reports whether the beginning of a document is that of a JSON object or of
// a list of them.
func isJSON(start []byte) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("[")), " \t\r\n")
	rest, ok := bytes.CutPrefix(start, []byte("{"))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return ok && (bytes.HasPrefix(rest, []byte(`"`)) || bytes.HasPrefix(rest, []byte("}")))
}
