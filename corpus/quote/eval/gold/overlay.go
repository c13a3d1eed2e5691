package gold

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// overlay puts right the annotations of the sets that contradict the annotation
// guide or each other. The sets lie outside the repository and stay as they are.
// Each line is one change:
//
//	{"set":"more-dev","article":"rt-1","text":"9f86d081","old":{…},"new":{…},"why":"…"}
//
// set is the name of the article's file, and text the beginning of the SHA-256 sum
// of the article's text, in hexadecimal. A quote is {"kind","content","cue",
// "source","speaker"} with spans [[start,end]] in bytes; its speaker is given by the
// words that name them, so that the file holds offsets and labels and no word of an
// article. An old quote is known by its content. A change without it adds a quote,
// and one without a new quote takes it away. What new leaves out stays as it was.
//
//go:embed overlay.jsonl
var overlay []byte

// Overlay lays the changes over the articles that they are about.
func Overlay(articles []Article) error {
	return layOver(articles, "corpus/quote/eval/gold/overlay.jsonl", overlay)
}

func layOver(articles []Article, name string, lines []byte) error {
	type key struct{ set, article string }
	all, sets := map[key]*Article{}, map[string]bool{}
	for i := range articles {
		a := &articles[i]
		all[key{a.Set, string(a.ID)}], sets[a.Set] = a, true
	}
	in := bufio.NewScanner(bytes.NewReader(lines))
	for n := 1; in.Scan(); n++ {
		d := json.NewDecoder(bytes.NewReader(in.Bytes()))
		d.DisallowUnknownFields()
		var c change
		if err := d.Decode(&c); err != nil {
			return fmt.Errorf("%s:%d: %w: write one change a line", name, n, err)
		}
		if !sets[c.Set] {
			continue
		}
		a := all[key{c.Set, c.Article}]
		if a == nil {
			return fmt.Errorf("%s:%d: the set %s has no article %s: it has changed; take the line out", name, n, c.Set, c.Article)
		}
		if err := c.apply(a); err != nil {
			return fmt.Errorf("%s:%d: article %s of %s: %w", name, n, c.Article, c.Set, err)
		}
	}
	for i := range articles {
		slices.SortStableFunc(articles[i].Quotes, func(a, b Quote) int { return start(a) - start(b) })
	}
	return in.Err()
}

// start is the first byte of a quote.
func start(q Quote) int {
	if len(q.Content) == 0 {
		return 0
	}
	return q.Content[0].Start
}

// change is one line of the overlay.
type change struct {
	Set, Article, Text, Why string
	Old, New                *changed
}

// changed is a quote of a change; a part that is not given is nil.
type changed struct {
	Kind                          quote.Kind
	Content, Cue, Source, Speaker [][2]int
}

func (c change) apply(a *Article) error {
	if sum := textSum(a.Body); c.Text != sum {
		return fmt.Errorf("its text has the sum %s and not %q: the set has changed; look at the quote again and write the new sum, or take the line out", sum, c.Text)
	}
	if c.Why == "" || c.Old == nil && c.New == nil {
		return errors.New("a change has a reason, and an old quote or a new one: add \"why\", and \"old\" or \"new\"")
	}
	at := -1
	if c.Old != nil {
		old, err := c.Old.quote(a.Body, Quote{})
		if err != nil {
			return fmt.Errorf("old: %w", err)
		}
		at = slices.IndexFunc(a.Quotes, func(q Quote) bool { return old.given(q) })
		if at < 0 {
			return fmt.Errorf("no quote of the set has the content %v with the other parts of \"old\": the set has changed; copy the quote as it is there, or take the line out", c.Old.Content)
		}
	}
	switch {
	case c.New == nil:
		a.Quotes = slices.Delete(a.Quotes, at, at+1)
		return nil
	case c.Old == nil:
		at = len(a.Quotes)
		a.Quotes = append(a.Quotes, Quote{})
	}
	q, err := c.New.quote(a.Body, a.Quotes[at])
	if err != nil {
		return fmt.Errorf("new: %w", err)
	}
	if q.Kind == "" || len(q.Content) == 0 {
		return errors.New("new: a quote that is added has a kind and content: add \"kind\" and \"content\"")
	}
	a.Quotes[at] = q
	return nil
}

// given reports whether a quote of the set has all parts that the old quote of a
// change gives.
func (q Quote) given(of Quote) bool {
	same := func(a, b []corpus.Span) bool { return len(a) == 0 || slices.Equal(a, b) }
	return slices.Equal(q.Content, of.Content) && same(q.Cue, of.Cue) && same(q.Source, of.Source) &&
		(q.Kind == "" || q.Kind == of.Kind) && (q.Speaker == "" || SameSpeaker(q.Speaker, of.Speaker))
}

// quote returns q with the parts that are given. An empty list takes a part away.
func (c *changed) quote(body string, q Quote) (Quote, error) {
	if c.Kind != "" {
		if !slices.Contains(kinds, c.Kind) {
			return q, fmt.Errorf("the kind %q is not direct, mixed or indirect", c.Kind)
		}
		q.Kind = c.Kind
	}
	for _, part := range []struct {
		to   *[]corpus.Span
		from [][2]int
	}{{&q.Content, c.Content}, {&q.Cue, c.Cue}, {&q.Source, c.Source}} {
		if part.from == nil {
			continue
		}
		spans, err := wordsAt(body, part.from)
		if err != nil {
			return q, err
		}
		*part.to = spans
	}
	speaker, err := wordsAt(body, c.Speaker)
	if err != nil {
		return q, err
	}
	if len(speaker) > 0 {
		var names []string
		for _, s := range speaker {
			names = append(names, strings.Join(strings.Fields(s.Of(body)), " "))
		}
		q.Speaker = strings.Join(names, " and ")
	}
	return q, nil
}

// wordsAt returns spans that begin and end with whole words.
func wordsAt(body string, from [][2]int) ([]corpus.Span, error) {
	var out []corpus.Span
	for _, p := range from {
		if p[0] < 0 || p[0] >= p[1] || p[1] > len(body) {
			return nil, fmt.Errorf("the span %v is not inside the text of %d bytes: count it again", p, len(body))
		}
		if insideWord(body, p[0]) || insideWord(body, p[1]) {
			return nil, fmt.Errorf("the span %v begins or ends inside a word: count it again", p)
		}
		out = append(out, corpus.Span{Start: p[0], End: p[1]})
	}
	return out, nil
}

// insideWord reports whether a byte of the text stands between two letters of one word.
func insideWord(body string, i int) bool {
	if i <= 0 || i >= len(body) {
		return false
	}
	if !utf8.RuneStart(body[i]) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(body[:i])
	behind, _ := utf8.DecodeRuneInString(body[i:])
	return unicode.IsLetter(before) && unicode.IsLetter(behind)
}

// textSum is the beginning of the sum of a text.
func textSum(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:4])
}
