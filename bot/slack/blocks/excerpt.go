package blocks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"onrecord/bot/asking/answer"
)

// extent is a half-open range of bytes of a citation's text.
type extent struct{ start, end int }

// excerptRuns bounds how often the style changes in one quote; each change
// costs a hundred characters on the way to Slack.
const excerptRuns = 24

// excerpt renders the words of a citation in at most limit runes: those that
// matched in bold, and what stands between the pieces of a quote, which is its
// attribution, in italics. Nothing is added but an ellipsis where it is cut.
func excerpt(c answer.Citation, limit int) run {
	if !utf8.ValidString(c.Text) {
		return words(clip(c.Text, limit)) // offsets into it mean nothing
	}
	matched := joinAcrossSpace(c.Text, extents(c, c.Highlights))
	pieces := extents(c, c.Spans)
	from, to := window(c.Text, matched, limit)

	var out run
	if from > 0 {
		out = append(out, words(ellipsis)...)
	}
	for at := from; at < to; {
		next := nextEdge(at, to, matched, pieces)
		style := slack.RichTextSectionTextStyle{
			Bold:   within(at, matched),
			Italic: len(pieces) > 0 && !within(at, pieces),
		}
		if len(out) >= excerptRuns {
			next, style = to, slack.RichTextSectionTextStyle{}
		}
		text := c.Text[at:next]
		if strings.TrimSpace(text) == "" {
			style = slack.RichTextSectionTextStyle{}
		}
		out = append(out, styled(text, style)...)
		at = next
	}
	if to < len(c.Text) {
		out = append(out, words(ellipsis)...)
	}
	return out
}

// extents turns offsets into the body into ordered ranges of the citation's
// text, on rune boundaries. What lies outside it is dropped.
func extents(c answer.Citation, offsets []answer.Offsets) []extent {
	var out []extent
	for _, o := range offsets {
		e := extent{max(o[0]-c.Start, 0), min(o[1]-c.Start, len(c.Text))}
		if e.start >= e.end {
			continue
		}
		for !utf8.RuneStart(c.Text[e.start]) {
			e.start--
		}
		for e.end < len(c.Text) && !utf8.RuneStart(c.Text[e.end]) {
			e.end++
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b extent) int { return a.start - b.start })
	return out
}

// joinAcrossSpace joins ranges with nothing but white space between them.
func joinAcrossSpace(text string, in []extent) []extent {
	var out []extent
	for _, e := range in {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if e.start <= last.end || strings.IndexFunc(text[last.end:e.start], notSpace) < 0 {
				last.end = max(last.end, e.end)
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

// nextEdge returns where the first range begins or ends after at, or limit.
func nextEdge(at, limit int, lists ...[]extent) int {
	next := limit
	for _, list := range lists {
		for _, e := range list {
			for _, edge := range []int{e.start, e.end} {
				if edge > at && edge < next {
					next = edge
				}
			}
		}
	}
	return next
}

func within(at int, list []extent) bool {
	return slices.ContainsFunc(list, func(e extent) bool { return e.start <= at && at < e.end })
}
