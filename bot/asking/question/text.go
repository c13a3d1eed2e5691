package question

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a question, or a phrase of its words that says when.
type word struct {
	text string // as typed, without the marks around it; empty for the second half of "who's"
	key  string // lower case, with straight apostrophes: what the grammar reads
	// quoted numbers the pair of quotation marks around the word, from 1; 0 is
	// none. What is quoted is never grammar.
	quoted int
	when   *when  // of a phrase that says when
	said   []word // the words of that phrase
}

// reader splits a text into words and operators.
type reader struct {
	text  string
	at    int
	words []word
	pairs int // of quotation marks, so far
	// take is given each operator, with "-" as the name of -word. What it does
	// not take stays in the text.
	take func(name, value string) bool
	// unclosed holds the marks that nothing closes from here on, so that a text
	// of nothing but marks is read once.
	unclosed map[rune]bool
}

// read splits a text as people type it in Slack or a terminal. Marks of bold and
// italic type, brackets, links and the ids of mentions mean nothing.
func read(text string, take func(name, value string) bool) []word {
	r := reader{text: withoutBlocks(strings.ToValidUTF8(text, " ")), take: take, unclosed: make(map[rune]bool)}
	for r.at < len(r.text) && len(r.words) < longestText {
		switch c, size := utf8.DecodeRuneInString(r.text[r.at:]); {
		case isSpace(c):
			r.at += size
		case r.quotation():
		default:
			r.chunk()
		}
	}
	return r.words
}

// withoutBlocks puts each block quote, lines after a ">", into quotation marks, unless
// it has its own. A text that is nothing else is read as it is.
func withoutBlocks(text string) string {
	if !strings.Contains(text, ">") {
		return text
	}
	var out, block []string
	others := false
	end := func() {
		if said := strings.Join(block, " "); strings.ContainsAny(said, "\"“”„«»") {
			out = append(out, said)
		} else if len(block) > 0 {
			out = append(out, "“"+said+"”")
		}
		block = nil
	}
	for line := range strings.Lines(text) {
		if quoted, inBlock := strings.CutPrefix(strings.TrimSpace(line), ">"); inBlock {
			block = append(block, strings.TrimSpace(quoted))
			continue
		}
		end()
		others = others || strings.ContainsFunc(line, isWordRune)
		out = append(out, line)
	}
	end()
	if !others {
		return text
	}
	return strings.Join(out, "\n")
}

// longestText is more words than anybody remembers of a quote. Further ones
// would tell nothing more, and are not read.
const longestText = 200

// isSpace reports whether c separates words: "·" does in the canonical form.
func isSpace(c rune) bool {
	return unicode.IsSpace(c) || unicode.IsControl(c) || c == '—' || c == '·'
}

// closers holds, for each mark that opens a quotation, those that may close it.
// Phones and keyboards mix them.
var closers = map[rune]string{'"': `"”`, '“': `”"“`, '”': `”"`, '„': `“”"`, '«': `»`, '\'': `'’`, '‘': `’'`}

// quotation reads what stands in quotation marks from here on. Marks without a
// partner are literal.
func (r *reader) quotation() bool {
	inside, after, ok := r.quoted()
	if !ok {
		return false
	}
	r.pairs++
	for _, text := range strings.FieldsFunc(inside, isSpace) {
		r.add(text, r.pairs)
	}
	r.at = after
	return true
}

func (r *reader) quoted() (inside string, after int, ok bool) {
	opening, size := utf8.DecodeRuneInString(r.text[r.at:])
	closing, opens := closers[opening]
	if !opens || r.unclosed[opening] {
		return "", 0, false
	}
	from := r.at + size
	for at := from; ; {
		n := strings.IndexAny(r.text[at:], closing)
		if n < 0 {
			r.unclosed[opening] = true
			return "", 0, false
		}
		at += n
		_, size := utf8.DecodeRuneInString(r.text[at:])
		if !isSingle(opening) || !r.isApostrophe(at, at+size) {
			inside = r.text[from:at]
			return inside, at + size, strings.ContainsFunc(inside, isWordRune)
		}
		at += size
	}
}

func isSingle(mark rune) bool { return mark == '\'' || mark == '‘' }

// isApostrophe reports whether the single mark from at to end stands within a
// word, or after a space, and so closes nothing.
func (r *reader) isApostrophe(at, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(r.text[:at])
	after, _ := utf8.DecodeRuneInString(r.text[end:])
	return isSpace(before) || end < len(r.text) && isWordRune(after)
}

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// chunk reads to the next space or quotation mark: an operator or a word.
func (r *reader) chunk() {
	from := r.at
	_, size := utf8.DecodeRuneInString(r.text[r.at:])
	r.at += size
	if n := strings.IndexFunc(r.text[r.at:], isEdge); n >= 0 {
		r.at += n
	} else {
		r.at = len(r.text)
	}
	typed := r.text[from:r.at]
	if inside, after, ok := r.quoted(); ok && typed == negation && r.take(negation, strings.Join(strings.FieldsFunc(inside, isSpace), " ")) {
		r.at = after
		return
	}
	next, _ := utf8.DecodeRuneInString(typed[1:])
	if r.operator(typed, typed[0] == '-' && unicode.IsLetter(next)) {
		return
	}
	r.add(typed, 0)
}

// operator reports whether what was typed is an operator, and takes it: name:value,
// name:"more words", -word.
func (r *reader) operator(typed string, negated bool) bool {
	name, value, named := strings.Cut(typed, ":")
	if named {
		if value != "" {
			value = strings.Trim(value, marks+".")
			if value != "" && r.take(name, value) {
				return true
			}
		} else if inside, after, ok := r.quoted(); ok && r.take(name, strings.Join(strings.FieldsFunc(inside, isSpace), " ")) {
			r.at = after
			return true
		}
	}
	if !negated {
		return false
	}
	value = strings.Trim(typed[1:], marks+".")
	return value != "" && r.take(negation, value)
}

// isEdge reports whether a word ends before c.
func isEdge(c rune) bool { return isSpace(c) || closers[c] != "" && c != '\'' && c != '‘' }

// id matches Slack's name for a person or a channel whose label is not known, a
// link, and an emoji: none says anything about an article.
var id = regexp.MustCompile(`^<?(?:[@#][UWC][A-Z0-9]{4,}>?$|(?i:https?://)|:[a-z0-9_+-]+:$)`)

// web matches the address of a page.
var web = regexp.MustCompile(`^(?i:https?://)`)

// dangling drops the word that led to an address: "what did she say in https://…".
func (r *reader) dangling() {
	if n := len(r.words); n > 0 && r.words[n-1].quoted == 0 && linking[r.words[n-1].key] {
		r.words = r.words[:n-1]
	}
}

const marks = "¿¡\"“”„«»'‘’()[]{}<>*_~`,;:!?…–|"

// add adds a word, without the marks around it. Nothing is left of a mark that
// stands alone.
func (r *reader) add(typed string, quoted int) {
	if typed[0] == '<' {
		if _, label, ok := strings.Cut(typed, "|"); ok {
			typed = label
		}
	}
	text := strings.Trim(typed, marks)
	if id.MatchString(typed) || id.MatchString(text) {
		if web.MatchString(text) && quoted == 0 && r.take(pasted, text) {
			r.dangling()
		}
		return
	}
	text = strings.TrimLeft(text, "@#.")
	if rest := strings.TrimRight(text, "."); strings.Contains(rest, ".") && len(rest) < len(text) {
		text = rest + "." // "U.S."
	} else {
		text = strings.TrimRight(rest, marks)
	}
	if !strings.ContainsFunc(text, isWordRune) {
		return
	}
	key := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	if first, ok := contractions[key]; ok && quoted == 0 {
		r.words = append(r.words, word{text: text, key: first}, word{key: "'s"})
		return
	}
	if meant, ok := spellings[key]; ok {
		key = meant
	}
	r.words = append(r.words, word{text: text, key: key, quoted: quoted})
}

// spellings are those of phones, and of haste, that no single slip explains.
var spellings = map[string]string{"wat": "what", "wut": "what", "wot": "what", "wen": "when", "wher": "where", "sez": "says", "sayin": "saying", "any1": "anyone", "some1": "someone", "every1": "everyone"}

// contractions hold the question word of "who's", for a verb follows it: is,
// was, has or did.
var contractions = map[string]string{
	"who's": "who", "whos": "who", "who'd": "who", "who've": "who", "who're": "who",
	"what's": "what", "whats": "what", "what'd": "what", "what've": "what",
	"when's": "when", "whens": "when", "when'd": "when", "where's": "where", "wheres": "where", "where'd": "where",
	"how's": "how", "hows": "how", "how'd": "how",
}

// join returns words as one text.
func join(words []word) string {
	var b strings.Builder
	for _, w := range words {
		if w.text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}
