package answer

import (
	"strings"

	"context"
	"onrecord/bot/label"
	"slices"

	"onrecord/bot/asking/question"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/term"
)

var asserted = []quote.Stance{quote.Asserted}

// holdsBack reports whether a passage is no answer, however near its words are: the
// article does not hold them as said, and the question is about what was. It may still
// be shown as what is nearest, under its own label. Who asks for a stance gets it; and
// a question in quotation marks is what its speaker did say: “Who pays?” Varga asked. What
// somebody denied, or asked, about a topic does tell what they said about it.
func holdsBack(q question.Question, c candidate) bool {
	if c.Stance == quote.Retracted && len(q.Filter.Stances) == 0 {
		return true // whatever is asked: the article took it back
	}
	if q.Intent == question.WhatSaid && (c.Stance == quote.Denied || c.Stance == quote.Asked) {
		return false
	}
	return !c.isQuestion() && q.AboutQuotes() && !c.Asserted() && len(q.Filter.Stances) == 0
}

// holdOuter holds back the quotes whose matching words stand in a quote within them that is
// held back: of "Moe accused Brandt of saying that nurses were lazy", nobody said that
// nurses were lazy, though Moe did accuse.
func holdOuter(candidates []candidate) {
	for i := range candidates {
		outer := &candidates[i]
		for j := range candidates {
			inner := &candidates[j]
			if i != j && inner.held && !outer.held && inner.Article == outer.Article && outer.Asserted() &&
				corpus.Hull(outer.Spans).Contains(corpus.Hull(inner.Spans)) && outer.matchesWithin(corpus.Hull(inner.Spans)) {
				outer.held = true
			}
		}
	}
}

// matchesWithin reports whether all content words that match stand in a stretch.
func (c candidate) matchesWithin(s corpus.Span) bool {
	for i, t := range c.terms {
		if c.matched[i] && !fillers[t.Word] && !s.Contains(t.Span) {
			return false
		}
	}
	return true
}

// isQuestion reports a question that somebody put in these words.
func (c candidate) isQuestion() bool { return c.Stance == quote.Asked && c.Kind == index.Direct }

// citation makes the citation of a group. What is not asserted is shown with its whole
// sentence: the words alone read as a statement.
func (d *Desk) citation(ctx context.Context, q question.Question, g group, r corpus.Record) (Citation, error) {
	asIs := g.Asserted() || g.Kind == index.Sentence || g.isQuestion()
	if asIs && !q.HasWording() {
		return g.cite(q, r, nil), nil
	}
	found, err := annotation.Of(ctx, d.Archive, r)
	if err != nil {
		return Citation{}, err
	}
	c := g.cite(q, r, found.Quotations)
	if asIs {
		return c, nil
	}
	c.Differs = ""
	return c.within(r.Body, found.Sentences), nil
}

// plainly are the cues that add nothing to a name before a quote.
var plainly = words("said says say saying tells told according adds added")

// Reported is the words by which a statement is reported, as printed: what it came
// through, "told reporters", or the cue of reported speech where it tells more than
// that it was said: "warned".
func (c Citation) Reported() string {
	switch {
	case c.Speaker != nil && c.Speaker.Medium != "":
		return c.Speaker.Medium
	case c.Kind != index.Indirect && c.Kind != index.Mixed && c.Stance == quote.Asserted:
		return ""
	}
	if c.Cue != "" && strings.HasPrefix(label.Of(c.Stance), c.Cue) {
		return "" // the label says so: "denied"
	}
	cue := term.Words(c.Cue)
	if !slices.ContainsFunc(cue, func(w string) bool { return !plainly[w] && !fillers[w] }) {
		return ""
	}
	return c.Cue
}
