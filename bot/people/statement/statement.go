// Package statement owns how statements stand to each other: what several of them are
// about ([Set.Topics]), where somebody said nearly the same and not the same
// ([Set.Changes]), and who denied what somebody else said ([Set.Opposed]). It compares
// words, and says nothing of its own: a topic is called by words that stand in its
// statements.
package statement

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// Set is statements with what they are compared by.
type Set struct {
	*vocabulary
	all  []said
	uses []int // by the number of a stem: in how many statements it stands
}

// said is a statement.
type said struct {
	answer.Citation
	text    string
	terms   []term.Term
	words   []*word // of the terms
	content numbers // of the stems that tell of something
}

// vocabulary numbers the stems of statements, and knows their words.
type vocabulary struct {
	words   map[string]*word // folded
	numbers map[string]int   // of the stems
	stems   []string
	own     map[string]bool // stems of names, which tell nothing of what somebody says
}

// word is what is known of a folded word.
type word struct {
	stem    int
	content bool // tells of something
	asNoun  bool // ends as only nouns do
}

func (v *vocabulary) word(t term.Term) *word {
	w := v.words[t.Word]
	if w == nil {
		stem, known := v.numbers[t.Stem]
		if !known {
			stem = len(v.stems)
			v.numbers[t.Stem] = stem
			v.stems = append(v.stems, t.Stem)
		}
		w = &word{stem: stem, content: answer.IsContent(t.Word) && !v.own[t.Stem], asNoun: endsAsNoun(t.Word)}
		v.words[t.Word] = w
	}
	return w
}

// Of makes a set of statements. The words of names tell nothing of what somebody says: the
// speaker's own.
func Of(citations []answer.Citation, names ...string) *Set {
	v := &vocabulary{words: make(map[string]*word), numbers: make(map[string]int), own: make(map[string]bool)}
	for _, name := range names {
		for _, t := range term.Of(name) {
			v.own[t.Stem] = true
		}
	}
	all := make([]said, len(citations))
	for i, c := range citations {
		one := said{Citation: c, text: strings.Join(c.Pieces(), " ")}
		one.terms = term.Of(one.text)
		one.words = make([]*word, len(one.terms))
		for at, t := range one.terms {
			w := v.word(t)
			if one.words[at] = w; w.content {
				one.content = append(one.content, w.stem)
			}
		}
		slices.Sort(one.content)
		one.content = slices.Compact(one.content)
		all[i] = one
	}
	return v.set(all)
}

// set is a set of some of the statements whose words it knows.
func (v *vocabulary) set(all []said) *Set {
	s := &Set{vocabulary: v, all: all, uses: make([]int, len(v.stems))}
	for _, one := range all {
		for _, stem := range one.content {
			s.uses[stem]++
		}
	}
	return s
}

// Statements are those of the set.
func (s *Set) Statements() []answer.Citation {
	out := make([]answer.Citation, len(s.all))
	for i, one := range s.all {
		out[i] = one.Citation
	}
	return out
}

// Asserted is the set of those statements that their articles hold as said.
func (s *Set) Asserted() *Set {
	return s.set(slices.DeleteFunc(slices.Clone(s.all), func(one said) bool { return one.Stance != quote.Asserted }))
}

// fewestRepeated is how many words of a statement tell that another one of the same article
// repeats it: a post that is quoted, and shown below.
const fewestRepeated = 5

// WithoutRepeats is the set without what an article prints of somebody again in the same words.
func (s *Set) WithoutRepeats() *Set {
	in := make(map[corpus.ArticleID][]string) // the words of each statement, between blanks
	var out []said
	for _, one := range s.all {
		var b strings.Builder
		b.WriteByte(' ')
		for _, t := range one.terms {
			b.WriteString(t.Word + " ")
		}
		text := b.String()
		if len(one.terms) >= fewestRepeated && slices.ContainsFunc(in[one.Article], func(before string) bool { return strings.Contains(before, text) }) {
			continue
		}
		in[one.Article] = append(in[one.Article], text)
		out = append(out, one)
	}
	return s.set(out)
}

// About is the set of those statements that have all the words of a topic that tell of something.
func (s *Set) About(topic string) *Set {
	var wanted []int
	for _, t := range term.Of(topic) {
		if stem, known := s.numbers[t.Stem]; known && answer.IsContent(t.Word) {
			wanted = append(wanted, stem)
		} else if answer.IsContent(t.Word) {
			return s.set(nil)
		}
	}
	return s.set(slices.DeleteFunc(slices.Clone(s.all), func(one said) bool {
		return slices.ContainsFunc(wanted, func(stem int) bool {
			return !slices.ContainsFunc(one.words, func(w *word) bool { return w.stem == stem })
		})
	}))
}

// numbers are those of stems, in order, each once.
type numbers []int

func (a numbers) has(stem int) bool {
	_, found := slices.BinarySearch(a, stem)
	return found
}

// shared is how many are in both.
func (a numbers) shared(b numbers) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch x, y := a[i], b[j]; {
		case x == y:
			n, i, j = n+1, i+1, j+1
		case x < y:
			i++
		default:
			j++
		}
	}
	return n
}

// mostWeighed is how many words are weighed at most.
const mostWeighed = 120

// Telling returns the words by which the statements may be told apart, those that most of
// them have first: whoever knows how rare each is can give [Set.Topics] their weights.
func (s *Set) Telling() []string {
	words := make(map[int]string) // one form of each stem
	var stems []int
	nouns := s.nouns()
	for _, one := range s.all {
		for at, t := range one.terms {
			w := one.words[at]
			if _, known := words[w.stem]; !known && one.content.has(w.stem) && nouns[w.stem] && s.uses[w.stem] >= leastUses && mayName(t.Word) {
				words[w.stem] = t.Word
				stems = append(stems, w.stem)
			}
		}
	}
	slices.SortStableFunc(stems, func(a, b int) int { return s.uses[b] - s.uses[a] })
	stems = stems[:min(len(stems), mostWeighed)]
	out := make([]string, len(stems))
	for i, stem := range stems {
		out[i] = words[stem]
	}
	return out
}

// Once leaves out of statements that are shown together those that lie within another of them.
func Once(said []answer.Citation) []answer.Citation {
	var out []answer.Citation
	for i, c := range said {
		again := false
		for at, o := range said {
			within := at != i && o.Article == c.Article && o.Start <= c.Start && c.End <= o.End
			again = again || within && (at < i || o.End-o.Start > c.End-c.Start)
		}
		if !again {
			out = append(out, c)
		}
	}
	return out
}

// FewestWords is how many words a statement has that tells something.
const FewestWords = 5

// IsSentence reports whether the words of a direct quote are a sentence by themselves.
func IsSentence(c answer.Citation) bool {
	text := strings.Trim(strings.Join(c.Pieces(), " "), " \t\r\n“”\"‘’'")
	first, _ := utf8.DecodeRuneInString(text)
	return c.Kind == index.Direct && (unicode.IsUpper(first) || unicode.IsDigit(first)) && len(term.Words(text)) >= FewestWords
}
