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
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

// Set is statements with what they are compared by.
type Set struct {
	all  []said
	uses map[string]int // of a stem: in how many statements it stands
}

// said is a statement.
type said struct {
	answer.Citation
	text    string
	terms   []term.Term
	content map[string]bool // the stems that tell of something
}

// Of makes a set of statements. The words of names tell nothing of what somebody says: the
// speaker's own.
func Of(citations []answer.Citation, names ...string) *Set {
	own := make(map[string]bool)
	for _, name := range names {
		for _, t := range term.Of(name) {
			own[t.Stem] = true
		}
	}
	s := &Set{uses: make(map[string]int)}
	for _, c := range citations {
		one := said{Citation: c, text: strings.Join(c.Pieces(), " "), content: make(map[string]bool)}
		one.terms = term.Of(one.text)
		for _, t := range one.terms {
			if answer.IsContent(t.Word) && !own[t.Stem] {
				one.content[t.Stem] = true
			}
		}
		s.add(one)
	}
	return s
}

func (s *Set) add(one said) {
	for stem := range one.content {
		s.uses[stem]++
	}
	s.all = append(s.all, one)
}

// Asserted is the set of those statements that their articles hold as said.
func (s *Set) Asserted() *Set {
	out := &Set{uses: make(map[string]int)}
	for _, one := range s.all {
		if one.Stance == quote.Asserted {
			out.add(one)
		}
	}
	return out
}

// shared is how many stems two statements have in common that tell of something.
func (a *said) shared(b *said) int {
	n := 0
	for stem := range a.content {
		if b.content[stem] {
			n++
		}
	}
	return n
}

// mostWeighed is how many words are weighed at most.
const mostWeighed = 120

// Telling returns the words by which the statements may be told apart, those that most of
// them have first: whoever knows how rare each is can give [Set.Topics] their weights.
func (s *Set) Telling() []string {
	words := make(map[string]string) // one form of each stem
	var stems []string
	nouns := s.nouns()
	for _, one := range s.all {
		for _, t := range one.terms {
			if _, known := words[t.Stem]; !known && nouns[t.Stem] && one.content[t.Stem] && s.uses[t.Stem] >= leastUses && mayName(t.Word) {
				words[t.Stem] = t.Word
				stems = append(stems, t.Stem)
			}
		}
	}
	slices.SortStableFunc(stems, func(a, b string) int { return s.uses[b] - s.uses[a] })
	stems = stems[:min(len(stems), mostWeighed)]
	out := make([]string, len(stems))
	for i, stem := range stems {
		out[i] = words[stem]
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
