package raw

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzCharset(f *testing.F) {
	seed := func(content, contentType string) { f.Add([]byte(content), contentType) }
	seed("Quay café", "text/html; charset=iso-8859-1")
	seed("Quay caf\xe9", "text/html; charset=utf-8")
	seed("\xff\xfeQ\x00u\x00a\x00y\x00", "")
	seed(`<?xml version="1.0" encoding="windows-1251"?><title>`+"\xd0\xe5\xea\xe0</title>", "")
	seed(`<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">`+"\x82\xa0", "")
	seed("caf\xe9", "text/plain; charset=nonsense")
	f.Fuzz(func(t *testing.T, content []byte, contentType string) {
		text, warning := ToUTF8(content, contentType)
		if !utf8.ValidString(text) || !utf8.ValidString(warning) {
			t.Errorf("%q is not UTF-8 (%q)", text, warning)
		}
		ascii := !bytes.ContainsFunc(content, func(r rune) bool { return r >= utf8.RuneSelf })
		if utf8.Valid(content) && !ascii && text != strings.TrimPrefix(string(content), "\ufeff") {
			t.Errorf("UTF-8 was changed from %q to %q", content, text)
		}
	})
}
