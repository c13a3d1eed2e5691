package raw

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// ToUTF8 returns the text of a page or a feed. Bytes that read as UTF-8 beyond
// ASCII are UTF-8, whatever they are declared to be, for no other encoding
// looks like it by chance. Otherwise the declaration counts. Where it says
// UTF-8, or nothing, a byte that is not UTF-8 is taken for windows-1252, and
// the warning says so.
func ToUTF8(content []byte, contentType string) (text, warning string) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	ascii := bytes.IndexFunc(content, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	if !ascii && utf8.Valid(content) {
		return string(content), ""
	}
	if name := declared(content, contentType); name != "" && name != "utf-8" {
		encoding, _ := charset.Lookup(name)
		if decoded, err := encoding.NewDecoder().Bytes(content); err == nil {
			return strings.TrimPrefix(string(decoded), "\ufeff"), ""
		}
	}
	if ascii {
		return string(content), ""
	}
	return repair(content), "the text is not the UTF-8 it should be: single bytes were read as windows-1252"
}

// headBytes is how much of a document is searched for a declaration. Browsers
// look at 1024 bytes, but pages that put more before it are common.
const headBytes = 16 << 10

var (
	xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)`)
	metaCharset = regexp.MustCompile(`(?i)<meta[^>]+charset`)
)

// declared returns the standard name of the encoding that a document declares
// by a byte order mark, its content type, its XML declaration or a meta
// element, in that order; empty where it declares none that is known.
func declared(content []byte, contentType string) string {
	head := content[:min(len(content), headBytes)]
	if _, name, certain := charset.DetermineEncoding(head, contentType); certain {
		return name
	}
	if m := xmlEncoding.FindSubmatch(head); m != nil {
		_, name := charset.Lookup(string(m[1]))
		return name
	}
	if at := metaCharset.FindIndex(head); at != nil {
		_, name, _ := charset.DetermineEncoding(head[at[0]:], "")
		return name
	}
	return ""
}

// repair keeps what is UTF-8 and reads every other byte as windows-1252.
func repair(content []byte) string {
	var out strings.Builder
	for len(content) > 0 {
		r, size := utf8.DecodeRune(content)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(content[0])
		}
		out.WriteRune(r)
		content = content[size:]
	}
	return out.String()
}
