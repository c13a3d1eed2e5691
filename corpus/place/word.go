package place

import (
	"unicode"
	"unicode/utf8"
)

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd returns where the run of letters and digits at i ends.
func wordEnd(s string, i int) int {
	for i < len(s) {
		if wordByte(s[i]) {
			i++
			continue
		}
		if s[i] < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) {
			break
		}
		i += size
	}
	return i
}

// wordStart returns where the run of letters and digits that ends at i begins.
func wordStart(s string, i int) int {
	for i > 0 {
		if wordByte(s[i-1]) {
			i--
			continue
		}
		if s[i-1] < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !wordRune(r) {
			break
		}
		i -= size
	}
	return i
}

// continues reports whether a letter or digit stands right before i.
func continues(s string, i int) bool {
	if i == 0 || s[i-1] < utf8.RuneSelf {
		return i > 0 && wordByte(s[i-1])
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return wordRune(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// space returns the length of the white space within a line at i, or of one
// line break, and 0 where there is none.
func space(s string, i int) int {
	if i < len(s) && s[i] < utf8.RuneSelf {
		switch s[i] {
		case ' ', '\t', '\n':
			return 1
		}
		return 0
	}
	if r, size := utf8.DecodeRuneInString(s[i:]); r == '\u00a0' || r == '\u202f' {
		return size
	}
	return 0
}

// spaceBefore is like space, for what ends at i.
func spaceBefore(s string, i int) int {
	if i > 0 && s[i-1] < utf8.RuneSelf {
		return space(s, i-1)
	}
	if r, size := utf8.DecodeLastRuneInString(s[:i]); r == '\u00a0' || r == '\u202f' {
		return size
	}
	return 0
}

// allCaps reports whether a word has two letters or more and no small one.
func allCaps(s string) bool {
	letters := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			letters++
		case 'a' <= c && c <= 'z' || c >= utf8.RuneSelf:
			return false
		}
	}
	return letters > 1
}
