package gold

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
)

// headline is a figure that the engine is judged by. It is false of articles
// that have nothing to measure it on.
type headline struct {
	name string
	of   func(c *counts) (percent float64, ok bool)
}

var headlines = []headline{
	{"direct, segments, F1 at .3", func(c *counts) (float64, bool) { return f1Of(&c.bySegment[0]) }},
	{"direct, segments, F1 at .8", func(c *counts) (float64, bool) { return strictF1Of(&c.bySegment[0]) }},
	{"all, segments, F1 at .3", func(c *counts) (float64, bool) { return f1Of(c.bySegment.of("")) }},
	{"all, segments, F1 at .8", func(c *counts) (float64, bool) { return strictF1Of(c.bySegment.of("")) }},
	{"all, whole, F1 at .3", func(c *counts) (float64, bool) { return f1Of(c.byQuote.of("")) }},
	{"all, whole, F1 at .8", func(c *counts) (float64, bool) { return strictF1Of(c.byQuote.of("")) }},
	{"found (segments, recall at .3)", func(c *counts) (float64, bool) { return shareOf(c.bySegment.of("").recall) }},
	{"speaker, end to end", func(c *counts) (float64, bool) { return shareOf(c.byQuote.of("").speaker) }},
	{"speaker, quote given", func(c *counts) (float64, bool) { return shareOf(c.given.right[len(forms)-1]) }},
	{"speaker agrees, quote given", func(c *counts) (float64, bool) { return shareOf(c.given.agrees[len(forms)-1]) }},
	{"pronouns and descriptions agree", func(c *counts) (float64, bool) {
		_, agrees := c.given.anaphors()
		return shareOf(agrees)
	}},
}

func shareOf(s share) (float64, bool)   { return s.percent(), s.of > 0 }
func f1Of(r *row) (float64, bool)       { return r.f1(), r.recall.of > 0 }
func strictF1Of(r *row) (float64, bool) { return r.strictF1(), r.recall.of > 0 }

// The interval is where the figure of 90% of the samples lies: so many times
// articles are drawn, with replacement, as many as there are (Efron, 1979).
const (
	samples = 1000
	tail    = samples / 20 // on either side
	seed    = 1
)

// intervals returns the interval of each headline over some articles.
func intervals(articles []*counts) [][2]float64 {
	random := rand.New(rand.NewPCG(seed, seed))
	drawn := make([][]float64, len(headlines))
	for range samples {
		var c counts
		for range articles {
			c.sum(articles[random.IntN(len(articles))])
		}
		for k, h := range headlines {
			v, _ := h.of(&c)
			drawn[k] = append(drawn[k], v)
		}
	}
	out := make([][2]float64, len(headlines))
	for k, values := range drawn {
		slices.Sort(values)
		out[k] = [2]float64{values[tail], values[samples-1-tail]}
	}
	return out
}

// group is some of the articles measured.
type group struct {
	name     string
	articles []*counts
}

// spread writes the headlines of each group of articles with their intervals.
func spread(w io.Writer, groups []group) {
	fmt.Fprintf(w, "%-*s", nameWidth, "90% interval")
	totals, bounds := make([]*counts, len(groups)), make([][][2]float64, len(groups))
	for i, g := range groups {
		totals[i], bounds[i] = total(g.articles), intervals(g.articles)
		fmt.Fprintf(w, "%22s", fmt.Sprintf("%s (%d)", g.name, len(g.articles)))
	}
	fmt.Fprintln(w)
	for k, h := range headlines {
		if _, ok := h.of(totals[0]); !ok {
			continue
		}
		fmt.Fprintf(w, "%-*s", nameWidth, h.name)
		for i := range groups {
			cell := "-"
			if v, ok := h.of(totals[i]); ok {
				cell = fmt.Sprintf("%.1f %11s", v, between(bounds[i][k][0], bounds[i][k][1]))
			}
			fmt.Fprintf(w, "%22s", cell)
		}
		fmt.Fprintln(w)
	}
}

const nameWidth = 32

func between(low, high float64) string { return fmt.Sprintf("%.1f–%.1f", low, high) }

// extremes writes the lowest and the highest that each headline is in one group.
func extremes(w io.Writer, groups []group) {
	fmt.Fprintf(w, "%-*s%22s\n", nameWidth, fmt.Sprintf("in each of %d parts", len(groups)), "lowest–highest")
	for _, h := range headlines {
		var values []float64
		for _, g := range groups {
			if v, ok := h.of(total(g.articles)); ok {
				values = append(values, v)
			}
		}
		if len(values) > 0 {
			fmt.Fprintf(w, "%-*s%22s\n", nameWidth, h.name, between(slices.Min(values), slices.Max(values)))
		}
	}
}
