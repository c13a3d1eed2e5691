package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/corpus/quote"
)

// draftQuote is a quote of the draft, to be looked for.
type draftQuote struct {
	quote.Quote // without content where nobody is credited with the quotation
	// pieces stand in quotation marks, with them.
	pieces []corpus.Span
	words  []word
	// breaks tell, for each word, what stands between it and the word before.
	breaks []pause
}

// pause is what stands between two words of a quote in the draft.
type pause int

const (
	none     pause = iota // nothing that lets words be left out
	ellipsis              // the draft says that words are left out
	apart                 // the draft closes the quotation, and opens another
)

// mostQuotes bounds how many quotes of one draft are looked for, so that no draft keeps
// others waiting.
const mostQuotes = 200

// quotesOf returns the quotes of a draft in order, and which pairs of quotation marks are
// none of them.
func quotesOf(draft string, found quote.Annotation) ([]draftQuote, []Passed) {
	var out []draftQuote
	var passed []Passed
	pass := func(why Why, pairs ...corpus.Span) {
		for _, s := range pairs {
			passed = append(passed, Passed{Span: s, Text: s.Of(draft), Why: why, Line: lineAt(draft, s.Start)})
		}
	}
	claimed := make([]bool, len(found.Quotations))
	for _, q := range found.Quotes {
		d := draftQuote{Quote: q}
		for i, s := range found.Quotations {
			if piece, ok := common(s, q.Content); ok && !claimed[i] && !isTitle(s.Of(draft)) && (q.Kind == quote.Direct || len(strings.Fields(s.Of(draft))) > 1) {
				claimed[i] = true
				d.pieces = append(d.pieces, piece)
			}
		}
		if len(d.pieces) > 0 {
			out = append(out, d)
		}
	}
	for i, s := range found.Quotations {
		switch {
		case claimed[i]:
		case isTitle(s.Of(draft)):
			pass(Title, s)
		case len(strings.Fields(s.Of(draft))) < fewestWords:
			pass(Short, s)
		default:
			out = append(out, draftQuote{pieces: []corpus.Span{s}})
		}
	}
	slices.SortStableFunc(out, func(a, b draftQuote) int { return cmp.Compare(a.pieces[0].Start, b.pieces[0].Start) })
	for i := range out {
		out[i].read(draft)
	}
	out = slices.DeleteFunc(out, func(d draftQuote) bool {
		if len(d.words) == 0 {
			pass(Short, d.pieces...)
		}
		return len(d.words) == 0
	})
	for _, d := range out[min(len(out), mostQuotes):] {
		pass(Over, d.pieces...)
	}
	slices.SortStableFunc(passed, func(a, b Passed) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return out[:min(len(out), mostQuotes)], passed
}

// inside matches a quotation that stands within another one, mid-sentence, in marks of the
// same kind: “and no “dyke” at all,”.
var inside = pattern.Lazy(`(?:^|[\s(\[—–])[“"][^“”"\n]*[^“”"\n.!?…]\s([“"])[^“”"\s][^“”"\n]*([”"])[\s,;:—–][^“”"\n]*[^\s“”"][”"]`)

// singleInside puts single marks for those of a quotation that stands within another one, which
// would else be closed by them. Every byte of the draft stays in its place.
func singleInside(draft string) string {
	out := []byte(draft)
	for _, m := range inside().FindAllStringSubmatchIndex(draft, -1) {
		if next, _ := utf8.DecodeRuneInString(draft[m[1]:]); isLetterOrDigit(next) {
			continue // what seems to close the outer one opens another
		}
		for _, mark := range [][]int{m[2:4], m[4:6]} {
			copy(out[mark[0]:mark[1]], single[draft[mark[0]:mark[1]]])
		}
	}
	return string(out)
}

// inHeading matches a quotation in single marks, as headlines have them: of several words,
// from the beginning of a line or behind a colon to a colon, a comma or the end of the line.
var inHeading = pattern.Lazy(`(?m)(?:^|: )(‘)[^‘’“”"\n]+(?:’\pL[^‘’“”"\n]*)*\s[^‘’“”"\n]+(?:’\pL[^‘’“”"\n]*)*(’)(?:$|[:,]? )`)

// headingBytes is the most of a line that is taken for a headline.
const headingBytes = 120

// doubleInHeading puts double marks for the single ones of a quotation in a headline, which
// else are taken for a nickname's. Every byte of the draft stays in its place.
func doubleInHeading(draft string) string {
	out := []byte(draft)
	for _, m := range inHeading().FindAllStringSubmatchIndex(draft, -1) {
		from := 1 + strings.LastIndexByte(draft[:m[2]], '\n')
		line, _, _ := strings.Cut(draft[from:], "\n")
		if len(line) > headingBytes || strings.HasSuffix(strings.TrimSpace(line), ".") {
			continue
		}
		copy(out[m[2]:m[3]], "“")
		copy(out[m[4]:m[5]], "”")
	}
	return string(out)
}

// single holds the single mark for a double one, of as many bytes.
var single = map[string]string{"“": "‘", "”": "’", `"`: "'"}

// lineAt is the line of a text that a byte is in, from 1.
func lineAt(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

// common returns what a quotation has of the pieces of a quote.
func common(quotation corpus.Span, content []corpus.Span) (corpus.Span, bool) {
	out := corpus.Span{Start: quotation.End, End: quotation.Start}
	for _, c := range content {
		if c.Overlaps(quotation) {
			out.Start = min(out.Start, max(c.Start, quotation.Start))
			out.End = max(out.End, min(c.End, quotation.End))
		}
	}
	return out, out.Start < out.End
}

// read takes the words of the pieces.
func (d *draftQuote) read(draft string) {
	for i, piece := range d.pieces {
		for _, w := range wordsOf(draft, piece) {
			between := none
			if len(d.words) > 0 {
				last := d.words[len(d.words)-1].span
				switch gap := (corpus.Span{Start: last.End, End: w.span.Start}); {
				case i > 0 && last.End <= piece.Start && d.parts(draft, d.pieces[i-1], piece):
					between = apart
				case strings.Contains(gap.Of(draft), "…"), strings.Contains(strings.ReplaceAll(gap.Of(draft), " ", ""), "..."):
					between = ellipsis
				}
			}
			d.words, d.breaks = append(d.words, w), append(d.breaks, between)
		}
	}
}

// part is a quotation of a quote of the draft that may be a quote of its own.
type part struct {
	draftQuote
	from int // its first word in the quote
}

// divided returns the quotations of a quote that stand apart; none where all is
// one.
func (d *draftQuote) divided() []part {
	var out []part
	for i := range d.words {
		if i == 0 || d.breaks[i] == apart {
			out = append(out, part{draftQuote: draftQuote{Quote: d.Quote}, from: i})
		}
		last := &out[len(out)-1]
		last.words = append(last.words, d.words[i])
		last.breaks = append(last.breaks, d.breaks[i])
	}
	if len(out) == 1 {
		return nil
	}
	for i := range out {
		p := &out[i]
		p.breaks[0] = none
		p.pieces = slices.DeleteFunc(slices.Clone(d.pieces), func(s corpus.Span) bool {
			return !slices.ContainsFunc(p.words, func(w word) bool { return s.Contains(w.span) })
		})
	}
	return out
}

// parts reports whether two pieces are quotations of their own, between which the
// draft does not claim that nothing was said: a sentence of the draft ends there,
// or its own words go on with the statement.
func (d *draftQuote) parts(draft string, a, b corpus.Span) bool {
	if !closed(a.Of(draft)) {
		return false // it runs on into the next paragraph
	}
	gap := corpus.Span{Start: a.End, End: b.Start}
	for _, c := range d.Content {
		if c.Overlaps(gap) {
			own := corpus.Span{Start: max(c.Start, gap.Start), End: min(c.End, gap.End)}
			if strings.ContainsFunc(own.Of(draft), isLetterOrDigit) {
				return true
			}
		}
	}
	between := strings.TrimRightFunc(gap.Of(draft), unicode.IsSpace)
	return strings.HasSuffix(between, ".") || strings.Contains(between, ". ") || strings.Contains(gap.Of(draft), "\n\n")
}

// closed reports whether a quotation ends with its mark.
func closed(quotation string) bool {
	r, _ := utf8.DecodeLastRuneInString(quotation)
	return strings.ContainsRune(marks, r)
}

const marks = "\"“”„«»'‘’`＂"

// fewestWords is the length from which a quotation that nobody is credited with
// is taken for speech: shorter ones are held at arm's length, or are names.
const fewestWords = 3

// isTitle reports whether a quotation is the title of a book or a song rather
// than something said: all words but the small ones have a capital, and nothing
// ends there.
func isTitle(quotation string) bool {
	words := strings.Fields(strings.Trim(quotation, marks))
	if len(words) < 2 || strings.ContainsAny(words[len(words)-1], ".?!,") {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && utf8.RuneCountInString(w) > 3 {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return unicode.IsUpper(first)
}
