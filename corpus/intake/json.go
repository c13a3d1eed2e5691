package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// readJSON reads a .json file: one article, a list of them, objects after one
// another, or a JSON Feed.
func (in *Intake) readJSON(ctx context.Context, path string, out sink) bool {
	content, err := in.load(path)
	if err != nil {
		return out(Item{}, located(path, err))
	}
	content = bytes.TrimRight(bytes.TrimPrefix(content, []byte("\ufeff")), " \t\r\n")
	if isJSONFeed(content) {
		return in.readFeed(ctx, feedSource{place: path, content: content}, out)
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	list := bytes.HasPrefix(bytes.TrimLeft(content, " \t\r\n"), []byte("["))
	if list {
		decoder.Token() // the bracket just seen
	}
	line, counted := 1, 0
	for first := true; !list || decoder.More(); first = false {
		var raw json.RawMessage
		err = decoder.Decode(&raw)
		if errors.Is(err, io.EOF) && !first {
			break
		}
		start := int(decoder.InputOffset()) - len(raw)
		if err != nil { // what is wrong begins after white space and commas
			start = len(content) - len(bytes.TrimLeft(content[start:], ", \t\r\n"))
		}
		line += bytes.Count(content[counted:start], []byte("\n"))
		counted = start
		place := fmt.Sprintf("%s:%d", path, line)
		if err != nil {
			return out(Item{}, located(place, wrong("mend what begins there; nothing after it was read", "not valid JSON: %w", err)))
		}
		if first && !list && int(decoder.InputOffset()) == len(content) {
			return in.readOne(path, raw, parseObject, out)
		}
		if !out(in.object(place, raw)) {
			return false
		}
	}
	if !list {
		return true
	}
	if _, err := decoder.Token(); err != nil {
		return out(Item{}, &Problem{Place: path, Err: errors.New("the list has no end"), Mend: mendCut})
	}
	return true
}

// object makes an item of one object among others.
func (in *Intake) object(place string, raw []byte) (Item, error) {
	f, err := parseObject(raw)
	if err != nil {
		return Item{}, located(place, err)
	}
	return in.item(place, f)
}

// isJSONFeed reports whether a JSON document says that it is a feed.
func isJSONFeed(content []byte) bool {
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
