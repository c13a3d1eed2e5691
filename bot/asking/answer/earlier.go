package answer

import (
	"context"
	"math"
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// What two statements have in common, to be on one matter. A word tells of the
// matter where fewer passages have it than the square root of all: half of the
// highest inverse document frequency, or more. There are so many of these words in
// both; by so much, in parts of that half, they exceed it together; and of the
// weight of all words of the statement, so much is in common. The bounds were
// set by reading the pairs of a week of news: better none than one on another matter.
const (
	leastTelling = 3
	leastExcess  = 0.8
	leastShare   = 0.2
	// perArticle is how many passages an article has, about.
	perArticle = 30
	// sameStatement is the share of the words from which the earlier statement is
	// the same one printed again.
	sameStatement = 0.7
	// earlierLimit is how many earlier quotes of the speaker are read.
	earlierLimit = 60
)

// Earlier returns what the speaker of a quote said on the same matter before a
// day: the statement that has the weightiest words in common with it. It says
// nothing of how the two agree.
func (d *Desk) Earlier(ctx context.Context, c Citation, before corpus.Day) (Citation, bool, error) {
	day, err := time.Parse(time.DateOnly, string(before))
	if err != nil || c.Speaker == nil || !c.Speaker.Named {
		return Citation{}, false, nil
	}
	words := strings.Join(c.Pieces(), " ")
	result, err := d.Index.Search(ctx, index.Query{
		Words:   words,
		Speaker: c.Speaker.Name,
		Filter:  index.Filter{Kinds: []index.Kind{index.Direct, index.Mixed}, To: corpus.DayOf(day.AddDate(0, 0, -1))},
		Limit:   earlierLimit,
	})
	if err != nil {
		return Citation{}, false, err
	}
	candidates, err := read(ctx, d.Archive, d.Clock(), result.Hits)
	if err != nil {
		return Citation{}, false, err
	}
	scope, err := d.Archive.Scope(ctx)
	if err != nil {
		return Citation{}, false, err
	}
	now := matter{
		stems:   contentOf(term.Of(words), c.Speaker.Name),
		weights: result.Weights,
		telling: math.Log(float64(perArticle*scope.Articles+1)) / 2,
	}
	best, most := -1, 0.0
	for i := range candidates {
		e := &candidates[i]
		if e.unclear() || e.day == "" || !sameFullName(e.Speaker.Name, c.Speaker.Name) {
			continue
		}
		then := contentOf(e.terms, c.Speaker.Name)
		if excess, ok := now.shared(then); ok && excess > most {
			best, most = i, excess
			for j, t := range e.terms {
				e.matched[j] = now.stems[t.Stem] && then[t.Stem]
			}
		}
	}
	if best < 0 {
		return Citation{}, false, nil
	}
	r, ok, err := match.Article(ctx, d.Archive, d.Clock(), candidates[best].Passage)
	if err != nil || !ok {
		return Citation{}, false, err
	}
	cited := []Citation{group{candidate: candidates[best]}.cite(question.Question{Intent: question.WhatSaid}, r, nil)}
	d.warn(ctx, cited)
	return cited[0], true, nil
}

// sameFullName reports whether two articles name one person in full. A surname
// alone may be somebody else's.
func sameFullName(a, b string) bool {
	return strings.Contains(a, " ") && strings.Contains(b, " ") && person.KeyOf(a).Compatible(person.KeyOf(b))
}

// matter is what a statement is about.
type matter struct {
	stems   map[string]bool
	weights map[string]float64 // the inverse document frequency of each
	telling float64            // the weight from which a word tells of the matter
}

// shared returns by how much the words that a statement shares with the matter
// tell of it; ok is false where that is too little, or nearly all words are the
// same.
func (m matter) shared(stems map[string]bool) (excess float64, ok bool) {
	common, telling := 0, 0
	weight, total := 0.0, 0.0
	for stem := range m.stems {
		w := m.weights[stem]
		total += w
		if !stems[stem] {
			continue
		}
		common++
		weight += w
		if w >= m.telling {
			telling++
			excess += (w - m.telling) / m.telling
		}
	}
	same := float64(common) >= sameStatement*float64(min(len(m.stems), len(stems)))
	return excess, telling >= leastTelling && excess >= leastExcess && weight >= leastShare*total && !same
}

// contentOf returns the stems of a statement beside words of grammar and the
// speaker's own name.
func contentOf(terms []term.Term, speaker string) map[string]bool {
	out := make(map[string]bool)
	for _, t := range terms {
		if IsContent(t.Word) {
			out[t.Stem] = true
		}
	}
	for _, t := range term.Of(speaker) {
		delete(out, t.Stem)
	}
	return out
}
