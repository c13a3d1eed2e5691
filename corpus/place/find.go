package place

import (
	"strings"

	"onrecord/corpus"
)

// Mention is one place where a body names a place, by its name or by its
// demonym. The span leaves out a possessive 's.
type Mention struct {
	Span  corpus.Span
	Place Name
}

// Find returns the mentions of places in a body, in order. They never overlap.
func Find(body string) []Mention {
	f := finder{body: body, gazetteer: load()}
	f.scan()
	return f.disambiguate()
}

// candidate is a form found in the body, and what its neighbours say of it.
type candidate struct {
	corpus.Span
	form    *form
	verdict verdict
	sense   *site // the one that the neighbours name; nil if they name none
}

type finder struct {
	*gazetteer
	body       string
	candidates []candidate
	// container is the region or country that the body says the city before it
	// lies in, and containerAt where it stands.
	container   *site
	containerAt int
}

func (f *finder) scan() {
	body := f.body
	for i := 0; i < len(body); {
		c := body[i]
		if c < 'A' || 'Z' < c && c < 0xc3 || continues(body, i) { // 0xc3 leads "É"
			i++
			continue
		}
		if form, end := f.dateline(i); form != nil {
			f.candidates = append(f.candidates, candidate{Span: corpus.Span{Start: i, End: end}, form: form, verdict: shown})
			i = end
			continue
		}
		form, end := longest(f.forms, body, i)
		if form == nil {
			i = max(wordEnd(body, i), i+1)
			continue
		}
		if len(form.senses) > 0 {
			c := candidate{Span: corpus.Span{Start: i, End: end}, form: form}
			f.judge(&c)
			f.candidates = append(f.candidates, c)
		}
		i = end
	}
}

// longest returns the longest form that stands at i and where it ends, or nil.
func longest(spellings map[string][]spelling, body string, i int) (*form, int) {
	for _, s := range spellings[body[i:wordEnd(body, i)]] {
		if end := match(body, i, s.text); end > 0 {
			return s.form, end
		}
	}
	return nil, 0
}

// match returns where text ends if it stands at i as whole words, else 0. A
// space of text stands for any white space, and one line break.
func match(body string, i int, text string) int {
	if strings.HasPrefix(body[i:], text) {
		return wholeWord(body, i+len(text))
	}
	for {
		word, rest, more := strings.Cut(text, " ")
		if !strings.HasPrefix(body[i:], word) {
			return 0
		}
		i += len(word)
		if !more {
			return wholeWord(body, i)
		}
		n := space(body, i)
		if n == 0 {
			return 0
		}
		i, text = i+n, rest
	}
}

// wholeWord returns end unless a word goes on there.
func wholeWord(body string, end int) int {
	if wordEnd(body, end) > end && continues(body, end) {
		return 0
	}
	return end
}

// datelineBytes bounds what stands in a dateline between the city and the dash
// or bracket: "BAGHDAD, Iraq, Feb. 3 (AP) — ".
const datelineBytes = 40

// dateline returns the city in capital letters that opens the line at i.
func (f *finder) dateline(i int) (*form, int) {
	body := f.body
	if i > 0 && body[i-1] != '\n' || len(body) < i+2 || !allCaps(body[i:i+2]) {
		return nil, 0
	}
	form, end := longest(f.datelines, body, i)
	if form == nil {
		return nil, 0
	}
	rest, _, _ := strings.Cut(body[end:min(len(body), end+datelineBytes)], "\n")
	for _, mark := range [...]string{" (", " - ", " -- ", " – ", "—", " —"} {
		if strings.HasPrefix(rest, mark) || strings.HasPrefix(rest, ", ") && strings.Contains(rest, mark) {
			return form, end
		}
	}
	return nil, 0
}
