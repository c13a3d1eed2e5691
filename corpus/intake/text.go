package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

const mendUTF8 = "save the file as UTF-8"

// parseText takes a .txt file: all of it is the body.
func parseText(content []byte) (fields, error) {
	if err := checkUTF8(content); err != nil {
		return fields{}, err
	}
	return fields{text: string(content)}, nil
}

// checkUTF8 names the first byte of content, from 1, that is not UTF-8.
func checkUTF8(content []byte) error {
	if isUTF16(content) {
		return wrong(mendUTF8, "the text is in UTF-16")
	}
	if utf8.Valid(content) {
		return nil
	}
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 {
			return wrong(mendUTF8, "byte %d (0x%02x) is not UTF-8", i+1, content[i])
		}
		i += size
	}
	return nil
}

// isUTF16 reports whether content begins with a byte order mark of UTF-16.
func isUTF16(content []byte) bool {
	return bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff"))
}

// spaced returns the text with a blank line between its paragraphs.
func spaced(text string) string {
	var parts []string
	for _, p := range corpus.Paragraphs(text) {
		parts = append(parts, p.Span.Of(text))
	}
	return strings.Join(parts, "\n\n")
}
