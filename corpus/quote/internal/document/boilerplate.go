package document

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// Boilerplate is what a page puts between the paragraphs of its article: links
// to other stories, captions and credits, advertising, newsletters, headings made
// of quoted words, notes of a wire service to its editors. It gives no quotes and
// no names, and the article goes on over it: its words are left out of the text
// that the models see.

//go:embed boilerplate.txt
var boilerplateLines string

// boilerplates holds the entries of boilerplate.txt by the way they match.
var boilerplates = readBoilerplates(boilerplateLines)

type boilerplateList struct {
	whole, labels map[string]bool
	begins        map[string][]string // by their first word
	ends          map[string][]string // by their last word
	first         map[string]bool     // words of entries that are no ends
}

func readBoilerplates(lines string) boilerplateList {
	list := boilerplateList{whole: map[string]bool{}, labels: map[string]bool{}, begins: map[string][]string{}, ends: map[string][]string{}, first: map[string]bool{}}
	for l := range strings.Lines(lines) {
		l = strings.TrimSpace(l)
		way, entry, _ := strings.Cut(l, " ")
		entry = strings.TrimSpace(entry)
		first, _, _ := strings.Cut(entry, " ")
		switch way {
		case "is":
			list.whole[entry] = true
		case "label":
			list.labels[entry] = true
		case "begins":
			list.begins[first] = append(list.begins[first], entry)
		case "ends":
			last := entry[strings.LastIndexByte(entry, ' ')+1:]
			list.ends[last] = append(list.ends[last], entry)
			continue
		}
		list.first[strings.TrimRight(first, closers)] = true
	}
	return list
}

// longestBoilerplate is how long a paragraph that is known by its first or last
// words may be, in bytes.
const longestBoilerplate = 320

// longestLabel bounds what may stand before the colon of "READ MORE:", in bytes.
const longestLabel = 24

// galleryMark stands behind each caption of a gallery of photographs, whose captions run into one
// paragraph on a page without its pictures: "The quay at dawn. Hide Caption 3 of 21".
const galleryMark = "Hide Caption "

// boilerplate reports whether a paragraph is none of the article's own words.
// previous is the paragraph before it.
func boilerplate(paragraph, previous string) bool {
	if strings.Count(paragraph, galleryMark) > 1 {
		return true
	}
	if len(paragraph) > longestBoilerplate {
		return false
	}
	if quotedHeading(paragraph) {
		return !strings.HasSuffix(previous, ":")
	}
	if linkedHeadline(paragraph) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(paragraph)
	if !unicode.IsLetter(first) && !strings.ContainsRune("©([*-•#0123456789", first) {
		return false
	}
	return boilerplates.begin(paragraph) || boilerplates.end(paragraph)
}

// longestEntry bounds an entry of the list, in bytes.
const longestEntry = 64

// begin reports whether a paragraph is one of the lines, or begins like one.
func (b *boilerplateList) begin(paragraph string) bool {
	first := strings.TrimLeft(paragraph, openers)
	if i := strings.IndexAny(first, " :\n"); i >= 0 {
		first = first[:i]
	}
	if len(first) > longestLabel || !b.first[plainLine(first)] {
		return false
	}
	line := plainLine(paragraph[:min(len(paragraph), longestEntry)])
	if len(paragraph) < longestEntry && (b.whole[line] || b.labels[line]) {
		return true
	}
	if label, _, ok := strings.Cut(line[:min(len(line), longestLabel+1)], ":"); ok && b.labels[strings.TrimSpace(label)] {
		return true
	}
	word, _, _ := strings.Cut(line, " ")
	for _, entry := range b.begins[word] {
		if rest, ok := strings.CutPrefix(line, entry); ok && apartFrom(rest) {
			return true
		}
	}
	return false
}

// end reports whether a paragraph ends like one of the lines.
func (b *boilerplateList) end(paragraph string) bool {
	last := strings.TrimRight(paragraph, closers)
	last = last[strings.LastIndexByte(last, ' ')+1:]
	ends := b.ends[strings.ToLower(last)]
	if len(ends) == 0 {
		return false
	}
	line := plainLine(paragraph[max(0, len(paragraph)-longestEntry):])
	return slices.ContainsFunc(ends, func(entry string) bool { return strings.HasSuffix(line, entry) })
}

// apartFrom reports whether a word ends before rest: "photo by" is no "photo bystander".
func apartFrom(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r)
}

// The marks that may stand around a line.
const (
	openers = "([*•# "
	closers = " .…:*]>»!"
)

// plainLine is a paragraph in lower case, with straight apostrophes, single
// spaces, 1 for every number, and without the brackets and marks at its ends.
func plainLine(paragraph string) string {
	var b strings.Builder
	digits := false
	for _, r := range strings.TrimLeft(paragraph, openers) {
		switch {
		case unicode.IsDigit(r):
			if !digits {
				b.WriteByte('1')
			}
			digits = true
			continue
		case r == '’':
			b.WriteByte('\'')
		case unicode.IsSpace(r):
			if s := b.String(); s != "" && s[len(s)-1] != ' ' {
				b.WriteByte(' ')
			}
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		digits = false
	}
	return strings.TrimRight(b.String(), closers)
}

// longestHeading bounds a heading of quoted words, in words.
const longestHeading = 14

// quotedHeading reports a paragraph that is nothing but words in single quotation
// marks without a full stop, as pages set their headings between paragraphs:
// ‘The gate will not hold’. Of what somebody says there is a full stop.
func quotedHeading(paragraph string) bool {
	if i := strings.Index(paragraph, ": "); i > 0 && i <= longestLabel && len(strings.Fields(paragraph[:i])) == 1 {
		paragraph = paragraph[i+2:] // Amsel: ‘We are ready’
	}
	first, size := utf8.DecodeRuneInString(paragraph)
	last, end := utf8.DecodeLastRuneInString(paragraph)
	if (first != '‘' && first != '\'') || (last != '’' && last != '\'') || len(paragraph) < size+end+1 {
		return false
	}
	inner := paragraph[size : len(paragraph)-end]
	if n := len(strings.Fields(inner)); n == 0 || n > longestHeading || strings.ContainsAny(inner, "‘“”\"\n") {
		return false
	}
	stop, _ := utf8.DecodeLastRuneInString(inner)
	return unicode.IsLetter(stop) || unicode.IsDigit(stop) || stop == '?' || stop == '!'
}

// linkedHeadline reports a headline of another story, which a page prints without
// a full stop and, where the link begins, without the space behind a colon:
// ‘I want my voice back’:Amsel calls for a vote.
func linkedHeadline(paragraph string) bool {
	if strings.ContainsAny(paragraph, "“”\"\n") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(paragraph)
	if !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '’' && last != '\'' {
		return false
	}
	for _, mark := range []string{"’:", "':", ":‘", ":'"} {
		if i := strings.Index(paragraph, mark); i >= 0 {
			before, _ := utf8.DecodeLastRuneInString(paragraph[:i])
			after, _ := utf8.DecodeRuneInString(paragraph[i+len(mark):])
			return i == 0 || (unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("?!,", before)) && !unicode.IsDigit(after)
		}
	}
	return false
}

// ownParagraphs returns the paragraphs of a body without boilerplate, the items
// of a list each for itself, and the boilerplate.
func ownParagraphs(body string) (own, rest []corpus.Paragraph) {
	previous := ""
	for _, whole := range corpus.Paragraphs(body) {
		for _, p := range items(body, whole) {
			text := p.Span.Of(body)
			if boilerplate(text, previous) {
				rest = append(rest, p)
				continue
			}
			own = append(own, p)
			previous = text
		}
	}
	return own, rest
}
