package exam

import (
	"cmp"
	"fmt"
	"io"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/corpus/quote/eval/gold"
)

// Ceiling prints how many of the annotated quotes the quote engine finds at
// least half of, and with how many of these it finds a speaker who agrees with
// the gold's: the best that answers can do.
func Ceiling(w io.Writer, articles []gold.Article) {
	type counts struct{ all, found, speaker int }
	kinds := map[quote.Kind]*counts{"": {}, quote.Direct: {}, quote.Mixed: {}, quote.Indirect: {}}
	for _, a := range articles {
		quotes := quote.Annotate(a.Article).Quotes
		for _, q := range a.Quotes {
			speaker, found := nearest(quotes, q.Content)
			for _, k := range []quote.Kind{"", q.Kind} {
				c := kinds[k]
				c.all++
				if found {
					c.found++
					if gold.AgreeingSpeakers(q.Speaker, speaker) {
						c.speaker++
					}
				}
			}
		}
	}
	for _, k := range []quote.Kind{"", quote.Direct, quote.Mixed, quote.Indirect} {
		c := kinds[k]
		p := func(n int) float64 { return 100 * float64(n) / float64(max(c.all, 1)) }
		fmt.Fprintf(w, "%-32s %-9s %5d  %5.1f  %7.1f\n", "the quote engine alone", cmp.Or(string(k), "all"), c.all, p(c.found), p(c.speaker))
	}
}

// nearest returns the speaker of the quote that has most of the content, and
// whether it has half of it.
func nearest(quotes []quote.Quote, content []corpus.Span) (speaker string, found bool) {
	best, total := 0, 0
	for _, c := range content {
		total += c.Len()
	}
	for _, q := range quotes {
		shared := 0
		for _, a := range q.Content {
			for _, c := range content {
				shared += max(0, min(a.End, c.End)-max(a.Start, c.Start))
			}
		}
		if shared > best {
			best, speaker = shared, q.Speaker.Name
		}
	}
	return speaker, 2*best >= total
}
