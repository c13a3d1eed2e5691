package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a clitic ("'s", "n't"), a run of full stops or dashes, or
// a single mark. The pieces of a token are never separated by white space.
type token struct {
	start, end int32  // bytes of the body
	lower      string // lower case, apostrophes straight
	hash       uint32 // of lower
	suffix     uint32 // its last three bytes
	flags      flags
	tag        tag   // part of speech
	class      uint8 // of words used alike, or 0
	habit      habit
	sense      sense
	stem       uint32
	sentence   int32 // index into text.sentences
	quotation  int32 // index into text.quotations, or outside
}

// outside is the quotation of a token that stands in none.
const outside = -1

type flags uint16

const (
	spaced     flags = 1 << iota // white space before it, or the start of the body
	opensPara                    // first token of a paragraph
	upper                        // begins with an upper-case letter
	shouted                      // two letters or more, all of them upper case
	mark                         // holds neither a letter nor a digit
	numeric                      // holds a digit
	opensQuot                    // an opening quotation mark
	closesQuot                   // a closing quotation mark
	nonASCII                     // holds a rune beyond ASCII
)

func (t *token) is(f flags) bool { return t.flags&f != 0 }

// tokenizer cuts a body into tokens, from left to right, once over each byte.
type tokenizer struct {
	body    string
	lowered string // body with its ASCII letters in lower case
	tokens  []token
	spaced  bool
	wrapped bool // a line may end inside a paragraph, and so inside a word
}

// tokenize appends the tokens of a body to tokens.
func tokenize(body string, wrapped bool, tokens []token) []token {
	z := tokenizer{
		body:    body,
		lowered: lowerASCII(body),
		tokens:  slices.Grow(tokens, len(body)/5+8),
		spaced:  true,
		wrapped: wrapped,
	}
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		switch {
		case unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b':
			z.spaced = true
			i += size
		case wordRune(r) || sigil(r) && wordAt(body, i+size):
			i = z.word(i, z.wordEnd(i+size))
		default:
			end := z.markEnd(i, r, size)
			z.add(i, end)
			i = end
		}
	}
	return z.tokens
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// wordByte tells the ASCII letters and digits.
var wordByte = func() (is [256]bool) {
	for _, c := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
		is[c] = true
	}
	return is
}()

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return wordByte[r]
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// sigil reports the marks that begin a word: #topic, @handle, $5.
func sigil(r rune) bool {
	switch r {
	case '#', '@', '$', '£', '€':
		return true
	}
	return false
}

func wordAt(body string, i int) bool {
	r, _ := utf8.DecodeRuneInString(body[i:])
	return wordRune(r)
}

// wordEnd returns where the word that has reached i ends. A mark between two
// word runes belongs to the word: "al-Nusra", "3.5", "U.S", "O’Neill", "10,000".
func (z *tokenizer) wordEnd(i int) int {
	for i < len(z.body) {
		if wordByte[z.body[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(z.body[i:])
		if wordRune(r) {
			i += size
			continue
		}
		if !wordAt(z.body, i+size) {
			next := z.brokenWord(i, r, size)
			if next == i {
				break
			}
			i = next
			continue
		}
		switch r {
		case '-', '‑', softHyphen, '\'', '’', '.', '&', '_', '@', '%':
		case ',', ':':
			if !digit(z.body[i-1]) || !digit(z.body[i+1]) {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return i
}

// softHyphen is where a word may be broken; it is not seen elsewhere.
const softHyphen = '\u00ad'

// brokenWord returns where the word goes on that the end of a line breaks at the
// hyphen at i, "trea-" and "surer", or i where none does.
func (z *tokenizer) brokenWord(i int, r rune, size int) int {
	if r != '-' && r != softHyphen || !z.wrapped {
		return i
	}
	next := i + size
	for next < len(z.body) && (z.body[next] == ' ' || z.body[next] == '\r') {
		next++
	}
	if next >= len(z.body) || z.body[next] != '\n' {
		return i
	}
	for next++; next < len(z.body) && z.body[next] == ' '; next++ {
	}
	before, _ := utf8.DecodeLastRuneInString(z.body[:i])
	after, _ := utf8.DecodeRuneInString(z.body[next:])
	if !unicode.IsLetter(before) || !unicode.IsLower(after) {
		return i
	}
	return next
}

// unbroken returns a word without its soft hyphens and without the hyphen and the
// white space at which the end of a line breaks it.
func unbroken(word string) string {
	word = strings.ReplaceAll(word, string(softHyphen), "")
	if !strings.Contains(word, "\n") {
		return word
	}
	var b strings.Builder
	for i, part := range strings.Split(word, "\n") {
		if i > 0 {
			part = strings.TrimLeft(part, " ")
		}
		b.WriteString(strings.TrimRight(part, "- \r"))
	}
	return b.String()
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// word adds the word at [start,end), with the full stop of an abbreviation and
// without its clitics, and returns where what was added ends.
func (z *tokenizer) word(start, end int) int {
	switch i := clitic(z.lowered[start:end]); {
	case i > 0:
		z.word(start, start+i)
		z.add(start+i, end)
	case end < len(z.body) && z.body[end] == '.' && abbreviation(z.body[start:end], z.lowered[start:end]):
		end++
		z.add(start, end)
	default:
		z.add(start, end)
	}
	return end
}

// clitic returns where the clitic at the end of a lower-case word begins, or 0.
func clitic(w string) int {
	if w == "cannot" {
		return len("can")
	}
	i := strings.LastIndexByte(w, '\'')
	after := i + 1
	if j := strings.LastIndex(w, "’"); j > i {
		i, after = j, j+len("’")
	}
	if i <= 0 {
		return 0
	}
	switch w[after:] {
	case "s", "re", "ve", "ll", "d", "m":
		return i
	case "t":
		if i >= 2 && w[i-1] == 'n' {
			return i - 1
		}
	}
	return 0
}

// markEnd returns the end of the mark at i. Full stops, dashes, doubled single
// quotation marks and any mark printed three times or more are one token.
func (z *tokenizer) markEnd(i int, r rune, size int) int {
	end := i + size
	for strings.HasPrefix(z.body[end:], z.body[i:i+size]) {
		end += size
	}
	if run := (end - i) / size; run > 2 || run == 2 && (r == '.' || r == '-') {
		return end
	}
	end = i + size
	switch r {
	case '\'', '`', '’', '‘':
		if strings.HasPrefix(z.body[end:], z.body[i:end]) {
			return end + size
		}
		// A clitic whose word ends in a mark: "(U.N.)'s".
		if !z.spaced && r != '`' && r != '‘' && strings.HasPrefix(z.lowered[end:], "s") && !wordAt(z.body, end+1) {
			return end + 1
		}
	}
	return end
}

func (z *tokenizer) add(start, end int) {
	t := token{start: int32(start), end: int32(end), quotation: outside}
	word := z.body[start:end]
	t.lower, t.flags = z.lowered[start:end], look(word)
	if t.is(nonASCII) {
		t.lower = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	}
	if end-start > 2 && (t.is(nonASCII) || z.wrapped) {
		t.lower = unbroken(t.lower)
	}
	if z.spaced {
		t.flags |= spaced
	}
	if !t.is(upper) && articled(word) {
		t.flags |= upper
	}
	t.hash, t.suffix = hash(t.lower), suffix(t.lower)
	z.spaced = false
	z.tokens = append(z.tokens, t)
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// suffix packs the last three bytes of a word.
func suffix(s string) uint32 {
	n := uint32(0)
	for i := max(0, len(s)-3); i < len(s); i++ {
		n = n<<8 | uint32(s[i])
	}
	return n
}

// articled reports a name with its Arabic article in lower case: "al-Rashid".
func articled(word string) bool {
	return len(word) > 3 && word[2] == '-' && 'A' <= word[3] && word[3] <= 'Z' && particles[word[:2]]
}

// look returns the flags that a word shows by itself.
func look(word string) flags {
	var f flags
	letters, capitals := 0, 0
	for i, r := range word {
		if r >= utf8.RuneSelf {
			f |= nonASCII
		}
		switch {
		case unicode.IsUpper(r):
			letters++
			capitals++
			if i == 0 {
				f |= upper
			}
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			f |= numeric
		}
	}
	if letters == 0 && f&numeric == 0 {
		f |= mark
	}
	if capitals >= 2 && capitals == letters {
		f |= shouted
	}
	return f
}
