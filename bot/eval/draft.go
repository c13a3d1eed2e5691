package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"onrecord/bot/eval/exam"
	"onrecord/bot/factcheck/check"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
	"onrecord/index/person"
	"onrecord/index/term"
)

// form is what a draft does to the quotes of an article.
type form string

const (
	asPrinted form = "as printed"
	oneWord   form = "one word changed"
	oneInFive form = "one word in five changed"
	twoWords  form = "two words dropped"
	other     form = "another speaker"
	reported  form = "reported speech in marks"
	direct    form = "reported speech made direct"
	invented  form = "invented"
)

var forms = []form{asPrinted, oneWord, oneInFive, twoWords, other, reported, direct, invented}

// verdict is the right one.
func (f form) verdict() check.Verdict {
	switch f {
	case asPrinted:
		return check.Exact
	case other:
		return check.WrongSpeaker
	case reported, direct:
		return check.InOtherWords
	case invented:
		return check.NotFound
	}
	return check.Altered
}

// draft is a text with the quotes of one article, all in one form.
type draft struct {
	form       form
	text       string
	statements []statement
}

// statement is a quote of a draft.
type statement struct {
	span    corpus.Span // in the draft, without its quotation marks
	article corpus.ArticleID
	speaker string
	words   string // some that the passage prints
}

func (d *draft) add(words []string, s statement) {
	d.text += "“"
	start := len(d.text)
	d.text += strings.Join(words, " ")
	s.span = corpus.Span{Start: start, End: len(d.text)}
	d.text += fmt.Sprintf(",” said %s.\n\n", s.speaker)
	d.statements = append(d.statements, s)
}

// drafts makes one draft of each form from each article: the same for the same
// articles. The invented statements are shared out among those who speak in them.
func drafts(articles []gold.Article) []draft {
	var out []draft
	vocabulary := exam.Vocabulary(articles)
	var speakers []string
	for _, a := range articles {
		seed := fnv.New64a()
		fmt.Fprint(seed, a.ID)
		m := maker{random: rand.New(rand.NewPCG(seed.Sum64(), 1)), vocabulary: vocabulary, speakers: named(a)}
		for _, f := range forms[:len(forms)-1] {
			if d := m.draft(a, f); len(d.statements) > 0 {
				out = append(out, d)
			}
		}
		speakers = append(speakers, m.speakers...)
	}
	nobody := draft{form: invented}
	for i, q := range exam.Invented() {
		words := strings.Fields(strings.TrimPrefix(q.Text, "who said "))
		nobody.add(words, statement{speaker: speakers[i%len(speakers)]})
	}
	return append(out, nobody)
}

// named returns the people who are quoted in an article by their full names.
func named(a gold.Article) []string {
	var out []string
	people := quote.Annotate(a.Article).People
	for _, q := range a.Quotes {
		isPerson := slices.ContainsFunc(people, func(p quote.Person) bool { return p.Name == q.Speaker })
		if isPerson && strings.Contains(q.Speaker, " ") && !slices.Contains(out, q.Speaker) {
			out = append(out, q.Speaker)
		}
	}
	return out
}

type maker struct {
	random     *rand.Rand
	vocabulary []string
	speakers   []string
}

// fewest is the length of a quote that is put into a draft, in words.
const fewest = 5

// kind is the kind of the quotes that are put into a draft.
func (f form) kind() quote.Kind {
	if f == reported || f == direct {
		return quote.Indirect
	}
	return quote.Direct
}

// draft makes the draft of one form from the quotes whose speaker is a person.
func (m maker) draft(a gold.Article, f form) draft {
	d := draft{form: f}
	for _, q := range a.Quotes {
		words := printed(a.Body, q)
		if q.Kind != f.kind() || len(words) < fewest || f == twoWords && len(words) < fewest+2 || !slices.Contains(m.speakers, q.Speaker) {
			continue
		}
		s := statement{article: a.ID, speaker: q.Speaker, words: strings.Join(words[:2], " ")}
		if f == other {
			if s.speaker = m.other(q.Speaker); s.speaker == "" {
				continue
			}
		}
		altered := m.altered(f, words)
		if f == direct && slices.Equal(altered, words) {
			continue
		}
		d.add(altered, s)
	}
	return d
}

// printed returns the longest piece of a quote as it is printed, word by word,
// without its quotation marks. A piece with a quotation inside is left out.
func printed(body string, q gold.Quote) []string {
	var longest []string
	for _, c := range q.Content {
		text := strings.Trim(c.Of(body), "“”\"'‘’, ")
		if words := strings.Fields(text); len(words) > len(longest) && !strings.ContainsAny(text, "“”\"‘\n") {
			longest = words
		}
	}
	return longest
}

// other returns another speaker of the article, with another surname.
func (m maker) other(speaker string) string {
	for _, i := range m.random.Perm(len(m.speakers)) {
		if person.KeyOf(m.speakers[i]).Surname() != person.KeyOf(speaker).Surname() {
			return m.speakers[i]
		}
	}
	return ""
}

// altered returns the words in a form.
func (m maker) altered(f form, words []string) []string {
	words = slices.Clone(words)
	switch f {
	case oneWord:
		m.change(words, m.random.IntN(len(words)))
	case oneInFive:
		for from := 0; from+5 <= len(words); from += 5 {
			m.change(words, from+m.random.IntN(5))
		}
	case direct:
		for i, w := range words {
			words[i] = cmp.Or(said[strings.ToLower(w)], w)
		}
	case twoWords:
		at := 1 + m.random.IntN(len(words)-3)
		words = slices.Delete(words, at, at+2)
	}
	return words
}

// said are the words for which reported speech has others, as who makes a quote of
// it turns them back.
var said = map[string]string{
	"he": "I", "she": "I", "they": "we", "his": "my", "their": "our", "him": "me", "them": "us",
	"was": "is", "were": "are", "had": "have", "would": "will", "could": "can", "might": "may", "did": "do",
	"wanted": "want", "needed": "need", "hoped": "hope", "expected": "expect",
}

// change puts another word in a place.
func (m maker) change(words []string, at int) {
	for {
		word := m.vocabulary[m.random.IntN(len(m.vocabulary))]
		if !slices.Equal(term.Words(word), term.Words(words[at])) {
			words[at] = word
			return
		}
	}
}
