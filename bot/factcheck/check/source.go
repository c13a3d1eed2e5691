package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
)

// Source is a text that a draft is made of and that no archive has: notes, a recording, a
// speech, a press release. Its quotes are looked for there first.
type Source struct {
	// Article has the text, and what else is known of it.
	Article corpus.Article
	// Name is what people call it: the name of its file, its address.
	Name string
	// Ahead is how many lines of its file stand before the text; below 0 where lines mean
	// nothing.
	Ahead int
	// Times tell when the words of a recording are spoken.
	Times []raw.TimeCode
}

// Place tells where a byte of the text is: "interview.vtt, 00:01:02", "notes.txt, line 7".
func (s *Source) Place(at int) string {
	next, found := slices.BinarySearchFunc(s.Times, at, func(t raw.TimeCode, at int) int { return t.Offset - at })
	if !found {
		next--
	}
	switch {
	case next >= 0:
		return s.Name + ", " + clock(s.Times[next].At)
	case s.Ahead >= 0:
		return label.Text("check.place-line", s.Name, s.Ahead+lineAt(s.Article.Body, at))
	}
	paragraph, _ := corpus.ParagraphAt(corpus.Paragraphs(s.Article.Body), at)
	return fmt.Sprintf("%s, ¶%d", s.Name, paragraph.Number)
}

// clock is a time of a recording: 00:01:02.
func clock(at time.Duration) string {
	seconds := int(at.Seconds())
	return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}

// LinesBefore returns how many lines of a file stand before a text that ends it, as its
// header does; below 0 where the file holds the text in another form.
func LinesBefore(file []byte, text string) int {
	before, ok := strings.CutSuffix(string(file), text)
	if !ok {
		return -1
	}
	return strings.Count(before, "\n")
}
