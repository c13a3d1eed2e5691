package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// differ writes the diff of a quote.
type differ struct {
	draft string
	at    int // the draft is written up to here
	edits []Edit
}

func (d *differ) equal(to int) {
	if to > d.at {
		d.edits = append(d.edits, Edit{Equal, d.draft[d.at:to]})
		d.at = to
	}
}

// diff compares the quote with what the article has in its quotation marks or, where
// these have nothing of it, outside them. Where
// words of the draft stand for others of the article, these come first. Words that
// the draft passes over between two quotations of its own are not told.
func (s *seeker) diff(draft string, r reading) []Edit {
	hull := corpus.Hull(s.pieces)
	d := &differ{draft: draft, at: hull.Start}
	if r.exact {
		d.equal(hull.End)
		return d.edits
	}
	last := -1 // word of the article that stands in the draft
	for i := 0; i <= len(s.words); {
		from := i
		for i < len(s.words) && !prints(r.sequence, s.words[i], r.At[i]) {
			i++
		}
		next := -1
		if i < len(s.words) {
			next = r.At[i]
		}
		// The words from..i are the draft's alone; the article has last+1..next there.
		if missing := s.missing(r, from, i, last, next); missing != "" {
			d.equal(s.place(from))
			d.edits = append(d.edits, Edit{Delete, missing})
		}
		d.insert(s.words[from:i])
		last = next
		i++
	}
	d.equal(hull.End)
	return d.edits
}

// prints reports whether the article has a word of the draft in one of its places as
// it is, and not in another person or tense.
func prints(sequence []word, w word, at int) bool { return at >= 0 && sequence[at].text == w.text }

// insert writes words of the draft that the article lacks; neighbours together.
func (d *differ) insert(words []word) {
	for i, w := range words {
		start := w.span.Start
		if n := len(d.edits); i > 0 && d.edits[n-1].Op == Insert && runsOn(d.draft[d.at:start]) {
			d.edits[n-1].Text += d.draft[d.at:w.span.End]
		} else {
			d.equal(start)
			d.edits = append(d.edits, Edit{Insert, d.draft[start:w.span.End]})
		}
		d.at = w.span.End
	}
}

// runsOn reports whether what stands between two words lets them stand in one
// edit: it closes no quotation.
func runsOn(between string) bool { return !strings.ContainsAny(between, "\"“”«»\n") }

// place is where words that the draft lacks before its word i are told.
func (s *seeker) place(i int) int {
	if i < len(s.words) {
		return s.words[i].span.Start
	}
	return s.words[len(s.words)-1].span.End
}

// missing returns what the article prints between two of its words that the
// draft has, where words from to to of the draft stand between them.
func (s *seeker) missing(r reading, from, to, last, next int) string {
	if last < 0 || next < 0 {
		return s.missingAtEnd(r, from, to, last, next)
	}
	for i := from; i <= to && i < len(s.words); i++ {
		if s.breaks[i] == apart {
			return ""
		}
	}
	return r.stretch(last+1, next)
}

// missingAtEnd returns as many words of the article as the draft has others at
// the beginning or the end of the quote, in the same quotation: what stands there
// instead.
func (s *seeker) missingAtEnd(r reading, from, to, last, next int) string {
	n := to - from
	switch {
	case n == 0 || last < 0 && next < 0:
		return ""
	case last < 0:
		first := next
		for first > 0 && next-first < n && r.together(first-1, first) {
			first--
		}
		if first > 0 && r.together(first-1, first) && contracts(s.words[from:to], r.sequence[first-1]) {
			first--
		}
		return r.stretch(first, next)
	}
	end := last + 1
	for end < len(r.sequence) && end-last-1 < n && r.together(end-1, end) {
		end++
	}
	return r.stretch(last+1, end)
}

// contracts reports whether one of some words is a contraction that begins with a word:
// "we'll" with "we".
func contracts(words []word, with word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return strings.HasPrefix(w.text, with.text+"'") })
}

// stretch returns the quoted words from to to as the article prints them, without
// what stands between its quotations.
func (r *reading) stretch(from, to int) string {
	var parts []string
	for from < to {
		end := from
		for end+1 < to && r.together(end, end+1) {
			end++
		}
		parts = append(parts, strings.Join(strings.Fields(r.Body[r.sequence[from].span.Start:r.sequence[end].span.End]), " "))
		from = end + 1
	}
	return strings.Join(parts, " ")
}

// Marked is the quote with what differs marked: [-words that the article has-]
// {+words that the draft adds+}. What is marked goes through style, to be set off
// in colour.
func (q Quote) Marked(style func(Op, string) string) string {
	var b strings.Builder
	text := func(s string) { b.WriteString(strings.Join(strings.Fields(s), " ")) }
	for i, e := range q.Diff {
		switch e.Op {
		case Insert:
			b.WriteString(style(Insert, "{+"+strings.Join(strings.Fields(e.Text), " ")+"+}"))
		case Delete:
			if wordEnds(b.String()) {
				b.WriteByte(' ')
			}
			b.WriteString(style(Delete, "[-"+e.Text+"-]"))
			if i+1 < len(q.Diff) && q.Diff[i+1].Op == Equal && wordBegins(q.Diff[i+1].Text) {
				b.WriteByte(' ')
			}
		default:
			if strings.TrimLeft(e.Text, " \t\r\n") != e.Text && b.Len() > 0 {
				b.WriteByte(' ')
			}
			text(e.Text)
			if trimmed := strings.TrimRight(e.Text, " \t\r\n"); trimmed != e.Text && trimmed != "" && i+1 < len(q.Diff) {
				b.WriteByte(' ')
			}
		}
	}
	if len(q.Diff) == 0 {
		text(q.Text)
	}
	return b.String()
}

func wordEnds(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isLetterOrDigit(r) || strings.ContainsRune("]}", r)
}

func wordBegins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetterOrDigit(r)
}
