package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/vocabulary"
)

// items divides a paragraph whose lines are the items of a list, or the turns of
// a dialogue, into these: what one of them says is none of the next one's words.
// All have the number of the paragraph.
func items(body string, p corpus.Paragraph) []corpus.Paragraph {
	text := p.Span.Of(body)
	if strings.IndexByte(text, '\n') < 0 {
		return []corpus.Paragraph{p}
	}
	var starts []int // of the lines that begin an item
	at := 0
	for printed := range strings.Lines(text) {
		if line := strings.TrimSpace(printed); beginsItem(line) || strings.HasPrefix(line, "A. ") && strings.HasPrefix(text, "Q. ") {
			starts = append(starts, at)
		}
		at += len(printed)
	}
	if len(starts) < 2 {
		return []corpus.Paragraph{p}
	}
	var out []corpus.Paragraph
	from := 0
	for _, to := range append(starts, len(text)) {
		span := corpus.Trim(body, corpus.Span{Start: p.Span.Start + from, End: p.Span.Start + to})
		if span.Len() > 0 {
			out = append(out, corpus.Paragraph{Number: p.Number, Span: span})
		}
		from = to
	}
	return out
}

// beginsItem reports whether a line begins an item of a list, with a bullet or a
// number, or a turn of a dialogue, with a speaker label.
func beginsItem(line string) bool {
	bullet, rest, ok := strings.Cut(line, " ")
	if !ok || rest == "" {
		return false
	}
	switch bullet {
	case "Q.", "*", "-", "•", "●", "▪", "–", "—", "·", "‣":
		return true
	}
	if number := strings.TrimRight(bullet, ".)"); number != bullet && len(number) <= 2 && number != "" && strings.IndexFunc(number, notDigit) < 0 {
		return true
	}
	label, _, ok := strings.Cut(line, ": ")
	return ok && speakerLabel(label)
}

func notDigit(r rune) bool { return !unicode.IsDigit(r) }

// mostLabelWords bounds a speaker label, in words.
const mostLabelWords = 12

// speakerLabel reports whether the words before a colon look like those that name
// who speaks in a script or a transcript: "Q", "AMSEL", "DR. PAVEL HRUBY, CHIEF
// ENGINEER (through a translator)", "Lotte Amsel".
func speakerLabel(label string) bool {
	if i := strings.IndexByte(label, '('); i > 0 && strings.HasSuffix(label, ")") {
		label = strings.TrimSpace(label[:i])
	}
	fields := strings.Fields(label)
	if len(fields) == 0 || len(fields) > mostLabelWords {
		return false
	}
	loud, named := true, len(fields) <= 4
	for i, w := range fields {
		w = strings.TrimRight(w, ".,")
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !(i > 0 && vocabulary.NameParticles[w]) {
			return false
		}
		loud = loud && w == strings.ToUpper(w)
		named = named && !Starters[strings.ToLower(w)]
	}
	return loud || named
}
