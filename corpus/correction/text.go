package correction

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// word is a run of letters and digits, in lower case, with its place.
type word struct {
	text string
	corpus.Span
}

// text is a body with its words.
type text struct {
	body  string
	words []word
}

func newText(body string) text { return text{body, wordsOf(body)} }

func wordsOf(s string) []word {
	var out []word
	start := -1
	end := func(at int) {
		if start >= 0 {
			out = append(out, word{strings.ToLower(s[start:at]), corpus.Span{Start: start, End: at}})
			start = -1
		}
	}
	for i, r := range s {
		if !inWord(r) {
			end(i)
		} else if start < 0 {
			start = i
		}
	}
	end(len(s))
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// startsWith reports whether the first of some words are these.
func startsWith(words, these []word) bool {
	if len(these) > len(words) {
		return false
	}
	for i, w := range these {
		if words[i].text != w.text {
			return false
		}
	}
	return true
}

// nearby is how many words before and after a piece tell one place from another.
const nearby = 8

// enough is how many words, of the piece and around it, have to be the same for a
// place to be the one that was meant, where the passage has as many.
const enough = 6

// apart is how many words may stand between two pieces of one quote.
const apart = 40

// find returns where a piece of a passage stands in the text, as a range of words: the
// words are the same, and those around them as far as any place has them. It does not
// look at marks, capitals and white space, which a revision may change.
func (t text) find(p passage, piece corpus.Span) (from, to int, ok bool) {
	said := wordsOf(p.of(piece))
	if len(said) == 0 {
		return 0, 0, false
	}
	before, after := wordsOf(p.Text[:piece.Start-p.From]), wordsOf(p.Text[piece.End-p.From:])
	before, after = before[max(0, len(before)-nearby):], after[:min(len(after), nearby)]
	best, most, nearest := -1, 0, 0
	for i := range t.words {
		if !startsWith(t.words[i:], said) {
			continue
		}
		same := len(said) + sameBefore(t.words[:i], before) + sameAfter(t.words[i+len(said):], after)
		distance := max(t.words[i].Start-piece.Start, piece.Start-t.words[i].Start)
		if best < 0 || same > most || same == most && distance < nearest {
			best, most, nearest = i, same, distance
		}
	}
	ok = best >= 0 && most >= min(enough, len(before)+len(said)+len(after))
	return best, best + len(said), ok
}

// span is a range of words with the marks that a piece of a passage has at its ends.
func (t text) span(from, to int, piece string) corpus.Span {
	return t.withMarks(corpus.Span{Start: t.words[from].Start, End: t.words[to-1].End}, piece, wordsOf(piece))
}

func sameBefore(words, these []word) int {
	n := 0
	for n < len(words) && n < len(these) && words[len(words)-1-n].text == these[len(these)-1-n].text {
		n++
	}
	return n
}

func sameAfter(words, these []word) int {
	n := 0
	for n < len(words) && n < len(these) && words[n].text == these[n].text {
		n++
	}
	return n
}

// withMarks adds as many marks at the ends of words as a piece had there.
func (t text) withMarks(hull corpus.Span, piece string, said []word) corpus.Span {
	for range utf8.RuneCountInString(piece[:said[0].Start]) {
		if r, size := utf8.DecodeLastRuneInString(t.body[:hull.Start]); size > 0 && isMark(r) {
			hull.Start -= size
		}
	}
	for range utf8.RuneCountInString(piece[said[len(said)-1].End:]) {
		if r, size := utf8.DecodeRuneInString(t.body[hull.End:]); size > 0 && isMark(r) {
			hull.End += size
		}
	}
	return hull
}

func isMark(r rune) bool { return !inWord(r) && !unicode.IsSpace(r) }

// all returns where the pieces of a passage stand, in their order: the longest one, and
// the others beside it. It is nil where one of them is gone.
func (t text) all(p passage, pieces []corpus.Span) []corpus.Span {
	if t.has(p) || len(pieces) == 0 {
		return pieces
	}
	longest := 0
	for i, piece := range pieces {
		if piece.Len() > pieces[longest].Len() {
			longest = i
		}
	}
	from, to, ok := t.find(p, pieces[longest])
	if !ok {
		return nil
	}
	out := make([]corpus.Span, len(pieces))
	out[longest] = t.span(from, to, p.of(pieces[longest]))
	for i := longest + 1; i < len(pieces); i++ {
		if _, to, ok = t.place(&out[i], p.of(pieces[i]), to, to+apart, 1); !ok {
			return nil
		}
	}
	for i := longest - 1; i >= 0; i-- {
		if from, _, ok = t.place(&out[i], p.of(pieces[i]), from-1, from-apart, -1); !ok {
			return nil
		}
	}
	return out
}

// place puts a piece where its words begin at a word, or at the next one in a direction
// that is before end.
func (t text) place(s *corpus.Span, piece string, at, end, direction int) (from, to int, ok bool) {
	said := wordsOf(piece)
	for ; at != end && at >= 0 && at < len(t.words) && len(said) > 0; at += direction {
		if startsWith(t.words[at:], said) {
			*s = t.span(at, at+len(said), piece)
			return at, at + len(said), true
		}
	}
	return 0, 0, false
}

// any is where those pieces stand that are not gone.
func (t text) any(p passage, pieces []corpus.Span) (out []corpus.Span) {
	if t.has(p) {
		return pieces
	}
	for _, piece := range pieces {
		if from, to, ok := t.find(p, piece); ok {
			out = append(out, t.span(from, to, p.of(piece)))
		}
	}
	return out
}

// has reports whether the text has the passage where it was.
func (t text) has(p passage) bool {
	return p.From <= len(t.body) && strings.HasPrefix(t.body[p.From:], p.Text)
}
