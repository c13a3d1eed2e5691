package gold

import (
	"fmt"
	"io"

	"onrecord/corpus"
	"onrecord/corpus/quote"
)

// Engine is what a Report measures.
type Engine interface {
	Annotate(corpus.Article) quote.Annotation
	// Speakers gives the quotes of an article their speakers.
	Speakers(corpus.Article, []quote.Quote) []quote.Quote
}

// counts are the figures of one article, or of several together.
type counts struct {
	bySegment, byQuote tally
	given              given
	stances            stanceTally
}

func (c *counts) sum(o *counts) {
	c.bySegment.sum(&o.bySegment)
	c.byQuote.sum(&o.byQuote)
	c.given.sum(&o.given)
	c.stances.sum(&o.stances)
}

func total(articles []*counts) *counts {
	var c counts
	for _, a := range articles {
		c.sum(a)
	}
	return &c
}

// Report holds what an engine scores on articles.
type Report struct {
	all         group
	sets, parts []group
}

// Measure adds what e scores on articles, as one part of the whole.
func (r *Report) Measure(e Engine, articles []Article) {
	part := group{}
	for _, a := range articles {
		c := count(e, a)
		part.articles = append(part.articles, c)
		r.all.articles = append(r.all.articles, c)
		n := len(r.sets)
		for n > 0 && r.sets[n-1].name != a.Set {
			n--
		}
		if n == 0 {
			r.sets = append(r.sets, group{name: a.Set})
			n = len(r.sets)
		}
		r.sets[n-1].articles = append(r.sets[n-1].articles, c)
	}
	r.parts = append(r.parts, part)
}

func count(e Engine, a Article) *counts {
	c := &counts{}
	if !a.SpeakersAlone {
		got := fromEngine(e.Annotate(a.Article).Quotes)
		c.bySegment.add(segments, a.Body, a.Quotes, got)
		c.byQuote.add(whole, a.Body, a.Quotes, got)
		c.stances.add(a.Body, a.Quotes, got)
	}
	c.given.add(a, e.Speakers(a.Article, toEngine(a.Quotes)))
	return c
}

const header = "%-13s %-9s %6s %6s   %17s   %17s   %6s %7s %7s\n"

// Table writes the figures: by metric and kind, precision, recall and F1 of the
// content at overlap .3 and .8 and, of the quotes found, the share whose source
// is right, whose speaker is right to the letter, and whose speaker agrees with
// the gold's (surname, and no other first name); the same two shares by the form
// of the source where the quotes are given; what the speakers' confidence is
// worth; the stances, where the gold has them; and the headlines with their intervals, by set, and by part.
func (r *Report) Table(w io.Writer) {
	c := total(r.all.articles)
	if c.bySegment.of("").recall.of > 0 {
		fmt.Fprintf(w, header, "", "", "gold", "found", "P     R    F1 .3", "P     R    F1 .8", "source", "speaker", "agrees")
		c.bySegment.print(w, segments)
		c.byQuote.print(w, whole)
		fmt.Fprintln(w)
	}
	c.given.print(w)
	fmt.Fprintln(w)
	c.given.byConfidence.print(w)
	fmt.Fprintln(w)
	if c.stances.counted() {
		c.stances.print(w)
		fmt.Fprintln(w)
	}
	groups := []group{{"all", r.all.articles}}
	if len(r.sets) > 1 {
		groups = append(groups, r.sets...)
	}
	spread(w, groups)
	if len(r.parts) > 1 {
		fmt.Fprintln(w)
		extremes(w, r.parts)
	}
}

func fromEngine(quotes []quote.Quote) []Quote {
	out := make([]Quote, len(quotes))
	for i, q := range quotes {
		out[i] = Quote{Kind: q.Kind, Content: q.Content, Cue: q.Cue, Source: q.Source, Speaker: q.Speaker.Name, Stance: string(q.Stance)}
	}
	return out
}

// toEngine returns the quotes without their speakers.
func toEngine(quotes []Quote) []quote.Quote {
	out := make([]quote.Quote, len(quotes))
	for i, q := range quotes {
		out[i] = quote.Quote{Kind: q.Kind, Content: q.Content, Cue: q.Cue, Source: q.Source}
	}
	return out
}
