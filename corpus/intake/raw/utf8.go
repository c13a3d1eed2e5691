package raw

import (
	"bytes"
	"unicode/utf8"
)

// MendUTF8 is what to do about a text that is not UTF-8.
const MendUTF8 = "save the file as UTF-8"

// CheckUTF8 names the first byte of content, from 1, that is not UTF-8.
func CheckUTF8(content []byte) error {
	if IsUTF16(content) {
		return Wrong(MendUTF8, "the text is in UTF-16")
	}
	if utf8.Valid(content) {
		return nil
	}
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 {
			return Wrong(MendUTF8, "byte %d (0x%02x) is not UTF-8", i+1, content[i])
		}
		i += size
	}
	return nil
}

// IsUTF16 reports whether content begins with a byte order mark of UTF-16.
func IsUTF16(content []byte) bool {
	return bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff"))
}
