package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/quote/internal/vocabulary"
)

// CuePrior says how often a word reports speech, in seven steps from never seen
// to nearly always.
type CuePrior uint8

// LexicalClass is the group that a word belongs to by its meaning: what somebody does
// who uses the verb, or what the noun stands for. It tells the models about
// words that no training article holds.
type LexicalClass uint8

// A token is a word, a clitic ("'s", "n't"), a run of full stops or dashes, or
// a single mark. The pieces of a token are never separated by white space.
type Token struct {
	Start, End   int32  // bytes of the body
	Lower        string // lower case, apostrophes straight
	Hash         uint32 // of lower
	Suffix       uint32 // its last three bytes
	flags        Flags
	Tag          Tag   // part of speech
	Class        uint8 // of words used alike, or 0
	CuePrior     CuePrior
	LexicalClass LexicalClass
	Stem         uint32
	Sentence     int32 // index into text.sentences
	Quotation    int32 // index into text.quotations, or outside
}

// Unquoted is the quotation of a token that stands in none.
const Unquoted = -1

type Flags uint16

const (
	Spaced          Flags = 1 << iota // white space before it, or the start of the body
	OpensParagraph                    // first token of a paragraph
	Capitalized                       // begins with an upper-case letter
	AllCaps                           // two letters or more, all of them upper case
	Punct                             // holds neither a letter nor a digit
	Numeric                           // holds a digit
	OpensQuotation                    // an opening quotation mark
	ClosesQuotation                   // a closing quotation mark
	NonASCII                          // holds a rune beyond ASCII
)

func (t *Token) Is(f Flags) bool { return t.flags&f != 0 }

// Tokenizer cuts a body into tokens, from left to right, once over each byte.
type Tokenizer struct {
	Body    string
	Lowered string // body with its ASCII letters in lower case
	Tokens  []Token
	Spaced  bool
	wrapped bool // a line may end inside a paragraph, and so inside a word
}

// tokenize appends the tokens of a body to tokens.
func tokenize(body string, wrapped bool, tokens []Token) []Token {
	z := Tokenizer{
		Body:    body,
		Lowered: LowerASCII(body),
		Tokens:  slices.Grow(tokens, len(body)/5+8),
		Spaced:  true,
		wrapped: wrapped,
	}
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		switch {
		case unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b':
			z.Spaced = true
			i += size
		case wordRune(r) || wordPrefixMark(r) && wordAt(body, i+size):
			i = z.word(i, z.wordEnd(i+size))
		default:
			end := z.markEnd(i, r, size)
			z.Add(i, end)
			i = end
		}
	}
	return z.Tokens
}

func LowerASCII(s string) string {
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

// wordPrefixMark reports the marks that begin a word: #topic, @handle, $5.
func wordPrefixMark(r rune) bool {
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
func (z *Tokenizer) wordEnd(i int) int {
	for i < len(z.Body) {
		if wordByte[z.Body[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(z.Body[i:])
		if wordRune(r) {
			i += size
			continue
		}
		if !wordAt(z.Body, i+size) {
			next := z.brokenWord(i, r, size)
			if next == i {
				break
			}
			i = next
			continue
		}
		switch r {
		case '.':
			if z.lostSpace(i) {
				return i
			}
		case '-', '‑', softHyphen, '\'', '’', '&', '_', '@', '%':
		case ',', ':':
			if !digit(z.Body[i-1]) || !digit(z.Body[i+1]) {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return i
}

// lostSpace reports a full stop at i between a word in small letters and one with a
// capital: the space between two sentences was lost, "shut.Quill".
func (z *Tokenizer) lostSpace(i int) bool {
	return i > 1 && i+2 < len(z.Body) && small(z.Body[i-2]) && small(z.Body[i-1]) &&
		'A' <= z.Body[i+1] && z.Body[i+1] <= 'Z' && small(z.Body[i+2])
}

func small(c byte) bool { return 'a' <= c && c <= 'z' }

// softHyphen is where a word may be broken; it is not seen elsewhere.
const softHyphen = '\u00ad'

// brokenWord returns where the word goes on that the end of a line breaks at the
// hyphen at i, "trea-" and "surer", or i where none does.
func (z *Tokenizer) brokenWord(i int, r rune, size int) int {
	if r != '-' && r != softHyphen || !z.wrapped {
		return i
	}
	next := i + size
	for next < len(z.Body) && (z.Body[next] == ' ' || z.Body[next] == '\r') {
		next++
	}
	if next >= len(z.Body) || z.Body[next] != '\n' {
		return i
	}
	for next++; next < len(z.Body) && z.Body[next] == ' '; next++ {
	}
	before, _ := utf8.DecodeLastRuneInString(z.Body[:i])
	after, _ := utf8.DecodeRuneInString(z.Body[next:])
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
func (z *Tokenizer) word(start, end int) int {
	switch i := clitic(z.Lowered[start:end]); {
	case i > 0:
		z.word(start, start+i)
		z.Add(start+i, end)
	case end < len(z.Body) && z.Body[end] == '.' && (abbreviation(z.Body[start:end], z.Lowered[start:end]) || z.Body[start:end] == "I" && z.afterInitial()):
		end++
		z.Add(start, end)
	default:
		z.Add(start, end)
	}
	return end
}

// afterInitial reports whether the last token is an initial: what comes next is one too in
// "Ada M. I. Quill".
func (z *Tokenizer) afterInitial() bool {
	n := len(z.Tokens)
	return n > 0 && len(z.Tokens[n-1].Lower) == 2 && z.Tokens[n-1].Is(Capitalized) && z.Tokens[n-1].Lower[1] == '.'
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
func (z *Tokenizer) markEnd(i int, r rune, size int) int {
	end := i + size
	for strings.HasPrefix(z.Body[end:], z.Body[i:i+size]) {
		end += size
	}
	if run := (end - i) / size; run > 2 || run == 2 && (r == '.' || r == '-') {
		return end
	}
	end = i + size
	switch r {
	case '\'', '`', '’', '‘':
		if strings.HasPrefix(z.Body[end:], z.Body[i:end]) {
			return end + size
		}
		// A clitic whose word ends in a mark: "(U.N.)'s".
		if !z.Spaced && r != '`' && r != '‘' && strings.HasPrefix(z.Lowered[end:], "s") && !wordAt(z.Body, end+1) {
			return end + 1
		}
	}
	return end
}

func (z *Tokenizer) Add(start, end int) {
	t := Token{Start: int32(start), End: int32(end), Quotation: Unquoted}
	word := z.Body[start:end]
	t.Lower, t.flags = z.Lowered[start:end], shapeFlags(word)
	if t.Is(NonASCII) {
		t.Lower = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	}
	if end-start > 2 && (t.Is(NonASCII) || z.wrapped) {
		t.Lower = unbroken(t.Lower)
	}
	if z.Spaced {
		t.flags |= Spaced
	}
	if !t.Is(Capitalized) && hasArabicArticle(word) {
		t.flags |= Capitalized
	}
	t.Hash, t.Suffix = Hash(t.Lower), suffix(t.Lower)
	z.Spaced = false
	z.Tokens = append(z.Tokens, t)
}

// Hash is FNV-1a.
func Hash(s string) uint32 {
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

// hasArabicArticle reports a name with its Arabic article in lower case: "al-Rashid".
func hasArabicArticle(word string) bool {
	return len(word) > 3 && word[2] == '-' && 'A' <= word[3] && word[3] <= 'Z' && vocabulary.NameParticles[word[:2]]
}

// shapeFlags returns the flags that a word shows by itself.
func shapeFlags(word string) Flags {
	var f Flags
	letters, capitals := 0, 0
	for i, r := range word {
		if r >= utf8.RuneSelf {
			f |= NonASCII
		}
		switch {
		case unicode.IsUpper(r):
			letters++
			capitals++
			if i == 0 {
				f |= Capitalized
			}
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			f |= Numeric
		}
	}
	if letters == 0 && f&Numeric == 0 {
		f |= Punct
	}
	if capitals >= 2 && capitals == letters {
		f |= AllCaps
	}
	return f
}
