package format

import (
	"bytes"

	"onrecord/corpus/intake/raw"
)

var readText = one(func(_ *Document, content []byte) (raw.Article, error) { return Text(content) })

// Text takes a .txt file: all of it is the body.
func Text(content []byte) (raw.Article, error) {
	if err := raw.CheckUTF8(content); err != nil {
		return raw.Article{}, err
	}
	if bytes.IndexByte(content, 0) >= 0 {
		return raw.Article{}, raw.Wrong("save the file as plain text in UTF-8", "the text has NUL bytes")
	}
	return raw.Article{Text: string(content)}, nil
}
