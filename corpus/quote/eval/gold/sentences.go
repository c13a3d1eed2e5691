package gold

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Sentence is a sentence or two with the stance that they take to some of their
// words.
type Sentence struct {
	corpus.Article
	Content corpus.Span
	Speaker string // as printed; empty where nobody is named
	Cue     string // the words that tell the stance; … where they are in pieces
	Stance  quote.Stance
}

// ReadSentences returns the sentences of a file of JSON Lines, in order:
// {"id":"s-1","text":"…","content":[0,9],"speaker":"…","cue":"…","stance":"denied"}.
func ReadSentences(path string) ([]Sentence, error) {
	var out []Sentence
	err := readLines(path, func(d *json.Decoder) error {
		var l struct {
			ID, Outlet, Text, Speaker, Cue string
			Content                        [2]int
			Stance                         quote.Stance
		}
		if err := d.Decode(&l); err != nil {
			return err
		}
		s := Sentence{
			Article: corpus.Article{ID: corpus.ArticleID(l.ID), Outlet: l.Outlet, Body: l.Text},
			Content: corpus.Span{Start: l.Content[0], End: l.Content[1]},
			Speaker: l.Speaker, Cue: l.Cue, Stance: l.Stance,
		}
		if s.Content.Start < 0 || s.Content.Start >= s.Content.End || s.Content.End > len(l.Text) {
			return fmt.Errorf("sentence %s: the span %v is not inside the text", l.ID, l.Content)
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// Held says what an engine makes of the words of a sentence.
type Held struct {
	Shown bool // as the speaker's own words
	Other bool // only under another stance
	Right bool // under the stance that the reader gave them
}

// Hold looks for the words of a sentence among the quotes found in it: a quote that
// covers half of them and has their speaker. A larger quote that holds the cue as
// well shows the denial with them.
func (s Sentence) Hold(quotes []quote.Quote) Held {
	var h Held
	for _, q := range quotes {
		covered := shared([]corpus.Span{s.Content}, q.Content)
		if 2*covered < s.Content.Len() || !s.by(q) {
			continue
		}
		cue, _, _ := strings.Cut(strings.ToLower(s.Cue), " … ")
		if q.Stance == quote.Asserted && s.Stance != quote.Asserted && cue != "" && strings.Contains(strings.ToLower(printed(s.Body, q.Content)), cue) {
			continue
		}
		h.Shown = h.Shown || q.Stance == quote.Asserted
		h.Right = h.Right || q.Stance == s.Stance
		h.Other = h.Other || q.Stance != quote.Asserted
	}
	h.Other = h.Other && !h.Shown
	return h
}

func (s Sentence) by(q quote.Quote) bool {
	source := printed(s.Body, q.Source)
	return s.Speaker != "" && (AgreeingSpeakers(s.Speaker, q.Speaker.Name) || source != "" && (AgreeingSpeakers(s.Speaker, source) || strings.EqualFold(s.Speaker, source)))
}

// Stances prints how many of the sentences, by their stance, are shown as said, and
// how many under the right one.
func Stances(w io.Writer, sentences []Sentence, annotate func(corpus.Article) quote.Annotation) {
	type count struct{ all, shown, other, right int }
	counts := map[quote.Stance]*count{}
	var rest count
	for _, s := range sentences {
		h := s.Hold(annotate(s.Article).Quotes)
		if counts[s.Stance] == nil {
			counts[s.Stance] = &count{}
		}
		for _, c := range []*count{counts[s.Stance], &rest} {
			if c == &rest && s.Stance == quote.Asserted {
				continue
			}
			c.all++
			c.shown += one(h.Shown)
			c.other += one(h.Other)
			c.right += one(h.Right)
		}
	}
	fmt.Fprintf(w, "%-14s %9s %13s %12s %17s\n", "stance", "sentences", "shown as said", "label right", "called otherwise")
	row := func(name string, c *count) {
		fmt.Fprintf(w, "%-14s %9d %12.1f%% %11.1f%% %16.1f%%\n", name, c.all, 100*float64(c.shown)/float64(c.all), 100*float64(c.right)/float64(c.all), 100*float64(c.other)/float64(c.all))
	}
	for _, s := range quote.Stances {
		if c := counts[s]; c != nil {
			row(string(s), c)
		}
	}
	if rest.all > 0 {
		row("not asserted", &rest)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// WrongStances lists the sentences that are not held as their reader did, one line
// each.
func WrongStances(w io.Writer, sentences []Sentence, annotate func(corpus.Article) quote.Annotation) {
	for _, s := range sentences {
		if h := s.Hold(annotate(s.Article).Quotes); !h.Right || h.Shown != (s.Stance == quote.Asserted) {
			fmt.Fprintf(w, "%s %s · %s · shown %t: %s[%s]%s\n", s.ID, s.Stance, s.Speaker, h.Shown, s.Body[:s.Content.Start], s.Content.Of(s.Body), s.Body[s.Content.End:])
		}
	}
}
