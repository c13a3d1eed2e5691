package blocks

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/bot/visible"
)

const ellipsis = "…"

// clip returns text, cut at a word where it has more than limit runes.
func clip(text string, limit int) string {
	if !utf8.ValidString(text) { // which is told faster than it is made so
		text = strings.ToValidUTF8(text, string(utf8.RuneError))
	}
	first := upTo(text, limit+1)
	shown := visible.Text(first)
	if len(first) == len(text) && len(shown) <= limit {
		return shown // in bytes, of which no rune has less than one
	}
	_, end := window(shown, nil, limit)
	if len(first) == len(text) && end == len(shown) {
		return shown
	}
	return strings.TrimRightFunc(shown[:end], unicode.IsSpace) + ellipsis
}

// line returns text in one line, every stretch of white space as one space, cut
// at a word where it has more than limit runes.
func line(text string, limit int) string {
	var out strings.Builder
	spaced := false
	for i, size := 0, 0; i < len(text) && out.Len() <= limit*utf8.UTFMax; i += size { // what follows is cut off
		var r rune
		if r, size = utf8.DecodeRuneInString(text[i:]); unicode.IsSpace(r) {
			spaced = out.Len() > 0
			continue
		}
		if spaced {
			out.WriteByte(' ')
			spaced = false
		}
		out.WriteString(text[i : i+size])
	}
	return clip(out.String(), limit)
}

// upTo returns the first runes of a text, so that no more of a long one is read.
func upTo(text string, runes int) string {
	for i := range text {
		if runes == 0 {
			return text[:i]
		}
		runes--
	}
	return text
}

// window returns the range of bytes of text to show in at most limit runes,
// with room for an ellipsis at each end that is cut. It holds as much as can
// be of the focus, which are ranges in order, with the text around them, and
// ends between words where it can.
func window(text string, focus []extent, limit int) (start, end int) {
	starts := make([]int, 0, len(text)+1) // of each rune, and the end
	for i := range text {
		starts = append(starts, i)
	}
	count := len(starts)
	starts = append(starts, len(text))
	if count <= limit {
		return 0, len(text)
	}
	room := max(limit-2, 1)
	first, last := 0, 0 // the focus in runes
	if len(focus) > 0 {
		first = sort.SearchInts(starts, focus[0].start)
		last = sort.SearchInts(starts, focus[len(focus)-1].end)
	}
	last = min(last, first+room)
	from := first - (room-(last-first))/2
	from = max(min(from, count-room), 0)
	to := from + room

	isSpace := func(i int) bool {
		r, _ := utf8.DecodeRuneInString(text[starts[i]:])
		return unicode.IsSpace(r)
	}
	if from > 0 {
		for i := from; i <= first; i++ {
			if isSpace(i - 1) {
				from = i
				break
			}
		}
	}
	if to < count {
		for i := to; i > max(last-1, from); i-- {
			if isSpace(i) {
				to = i
				break
			}
		}
	}
	return starts[from], starts[to]
}
