package watch

import (
	"context"
	"fmt"
	"slices"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/term"
)

// Match is a statement that a watch found in an article.
type Match struct {
	Watch int64
	answer.Citation
}

// Matcher finds which of many watches an article answers. It is an inverted map:
// under each term stand the watches that nothing without that term answers, or one
// of the like, so that an article is compared only with those it has a word in
// common with.
type Matcher struct {
	watches []weighed
	byTerm  map[string][]int // positions in watches
	clock   func() time.Time
}

// weighed is a watch with what its words weigh in the whole archive.
type weighed struct {
	Watch
	weights  map[string]float64
	prospect answer.Prospect
	speakers [][]string // words of the names to look for, one of them all
}

// Searcher is what a Matcher asks, once for each watch, what its words weigh.
type Searcher interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
}

// NewMatcher makes the map of the watches that are not paused.
func NewMatcher(ctx context.Context, watches []Watch, searcher Searcher, clock func() time.Time) (*Matcher, error) {
	m := &Matcher{byTerm: make(map[string][]int), clock: clock}
	for _, w := range watches {
		if w.Paused {
			continue
		}
		q := w.Question.Query()
		if q.Limit = 1; w.Question.AboutQuotes() && len(q.Filter.Kinds) == 0 {
			q.Filter.Kinds = index.Quotes()
		}
		found, err := searcher.Search(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("weigh the words of a watch: %w", err)
		}
		for _, t := range needed(w) {
			m.byTerm[t] = append(m.byTerm[t], len(m.watches))
		}
		m.watches = append(m.watches, weighed{w, found.Weights, answer.NewProspect(w.Question, found.Weights), speakersOf(w)})
	}
	return m, nil
}

// speakerTerm tells a word of a speaker's name from the stem of a statement.
func speakerTerm(word string) string { return "speaker:" + word }

// needed returns the terms of which an article has at least one that answers a
// watch: the longest word of its phrase, or of the name, or else any of its words.
func needed(w Watch) []string {
	longest := func(text string) (best term.Term) {
		for _, t := range term.Of(text) {
			if len(t.Word) > len(best.Word) {
				best = t
			}
		}
		return best
	}
	switch {
	case w.Question.Phrase != "":
		return []string{longest(w.Question.Phrase).Stem}
	case w.Question.Named() != "":
		var out []string
		for _, name := range append(answer.NamesOf(w.Question.Named()), w.Question.Named()) {
			if t := speakerTerm(longest(name).Word); !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
		return out
	}
	return stemsOf(w.Question.Words)
}

// speakersOf returns the words of each name for which a watch looks: that of a speaker,
// or of each of several.
func speakersOf(w Watch) (out [][]string) {
	for _, name := range append(answer.NamesOf(w.Question.Named()), w.Question.Named()) {
		if words := term.Words(name); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// names reports whether the speakers of an article have all words of one of the names
// that the watch looks for, or it looks for none.
func (w weighed) names(mentions map[string]bool) bool {
	return len(w.speakers) == 0 || slices.ContainsFunc(w.speakers, func(name []string) bool {
		return all(name, func(word string) bool { return mentions[word] })
	})
}

// Match returns what the watches find in one revision of an article, of which
// these are the documents.
func (m *Matcher) Match(ctx context.Context, r corpus.Record, documents []index.Document) ([]Match, error) {
	a := newArticle(r, documents)
	var out []Match
	for _, i := range m.candidates(a) {
		w := m.watches[i]
		desk := answer.Desk{Archive: a, Index: asked{a, w.weights}, Clock: m.clock, WordsOnly: true}
		found, err := desk.Answer(ctx, w.Question)
		if err != nil {
			return nil, fmt.Errorf("article %q: %w", r.ID, err)
		}
		for _, c := range found.Citations {
			out = append(out, Match{w.ID, c})
		}
	}
	return out, nil
}

// candidates returns the positions of the watches that an article may answer.
func (m *Matcher) candidates(a *article) []int {
	seen := make(map[int]bool)
	var out []int
	look := func(t string) {
		for _, i := range m.byTerm[t] {
			if seen[i] {
				continue
			}
			seen[i] = true
			w := &m.watches[i]
			if a.passes(w.Question.Filter) && w.names(a.mentions) && a.mayAnswer(w.prospect) {
				out = append(out, i)
			}
		}
	}
	for stem := range a.stems {
		look(stem)
	}
	for word := range a.mentions {
		look(speakerTerm(word))
	}
	slices.Sort(out)
	return out
}

// mayAnswer reports whether one passage may have enough of the words of a watch.
func (a *article) mayAnswer(p answer.Prospect) bool {
	if !p.Allows(func(stem string) bool { return a.stems[stem] }) {
		return false
	}
	return slices.ContainsFunc(a.passages, func(passage passage) bool {
		return p.Allows(func(stem string) bool { return passage.stems[stem] })
	})
}
