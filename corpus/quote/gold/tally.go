package gold

import (
	"fmt"
	"io"

	"onrecord/corpus/quote"
)

// strict is the overlap from which a content counts as right.
const strict = 0.8

// share counts how many of something are right.
type share struct{ right, of int }

func (s *share) add(right bool) {
	s.of++
	if right {
		s.right++
	}
}

// percent is 0 of nothing.
func (s share) percent() float64 {
	if s.of == 0 {
		return 0
	}
	return 100 * float64(s.right) / float64(s.of)
}

// f1 is the harmonic mean of precision and recall, in percent.
func f1(precision, recall share) float64 {
	p, r := precision.percent(), recall.percent()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// row holds the figures of one kind: precision by the kind found, recall by the
// kind in the gold. Source and speaker count where the content was found.
type row struct {
	precision, recall             share // at overlap .3
	strictPrecision, strictRecall share // at overlap .8
	source, speaker, agrees       share
}

// tally holds a metric's rows by kind; "" is all kinds together.
type tally map[quote.Kind]*row

func newTally() tally {
	return tally{"": {}, quote.Direct: {}, quote.Mixed: {}, quote.Indirect: {}}
}

// add counts one article.
func (t tally) add(m metric, body string, want, got []Quote) {
	g, f := m.units(body, want), m.units(body, got)
	ofGold, ofGot := map[int]pair{}, map[int]pair{}
	for _, p := range m.pairs(g, f) {
		ofGold[p.gold], ofGot[p.got] = p, p
	}
	for i, u := range g {
		p, ok := ofGold[i]
		for _, r := range []*row{t[""], t[u.Kind]} {
			r.recall.add(ok)
			r.strictRecall.add(ok && p.overlap >= strict)
			if ok {
				r.source.add(sameSource(u.Source, f[p.got].Source))
				r.speaker.add(sameName(u.Speaker, f[p.got].Speaker))
				r.agrees.add(agreeing(u.Speaker, f[p.got].Speaker))
			}
		}
	}
	for j, u := range f {
		p, ok := ofGot[j]
		for _, r := range []*row{t[""], t[u.Kind]} {
			r.precision.add(ok)
			r.strictPrecision.add(ok && p.overlap >= strict)
		}
	}
}

var kinds = []struct {
	kind quote.Kind
	name string
}{{quote.Direct, "direct"}, {quote.Mixed, "mixed"}, {quote.Indirect, "indirect"}, {"", "all"}}

const header = "%-13s %-9s %6s %6s   %17s   %17s   %6s %7s %7s\n"

// print writes the tally of m as lines of the table.
func (t tally) print(w io.Writer, m metric) {
	for _, k := range kinds {
		r := t[k.kind]
		fmt.Fprintf(w, "%-13s %-9s %6d %6d   %5.1f %5.1f %5.1f   %5.1f %5.1f %5.1f   %6.1f %7.1f %7.1f\n", m, k.name, r.recall.of, r.precision.of,
			r.precision.percent(), r.recall.percent(), f1(r.precision, r.recall),
			r.strictPrecision.percent(), r.strictRecall.percent(), f1(r.strictPrecision, r.strictRecall),
			r.source.percent(), r.speaker.percent(), r.agrees.percent())
	}
}

// Report measures an engine over articles.
type Report struct {
	bySegment, byQuote tally
	articles, bytes    int
}

// NewReport returns a report of nothing yet.
func NewReport() *Report { return &Report{bySegment: newTally(), byQuote: newTally()} }

// Add counts what an engine found in an article.
func (r *Report) Add(a Article, found []quote.Quote) {
	got := fromEngine(found)
	r.bySegment.add(segments, a.Body, a.Quotes, got)
	r.byQuote.add(whole, a.Body, a.Quotes, got)
	r.articles++
	r.bytes += len(a.Body)
}

// Table writes the figures by metric and kind: precision, recall and F1 of the
// content at overlap .3 and .8, and, of the quotes found, the share whose source
// is right, whose speaker is right to the letter, and whose speaker agrees with
// the gold's (surname, and no other first name).
func (r *Report) Table(w io.Writer) {
	fmt.Fprintf(w, header, "", "", "gold", "found", "P     R    F1 .3", "P     R    F1 .8", "source", "speaker", "agrees")
	r.bySegment.print(w, segments)
	r.byQuote.print(w, whole)
}

// Size returns the number of articles and of their bytes.
func (r *Report) Size() (articles, bytes int) { return r.articles, r.bytes }

func fromEngine(quotes []quote.Quote) []Quote {
	out := make([]Quote, len(quotes))
	for i, q := range quotes {
		out[i] = Quote{Kind: q.Kind, Content: q.Content, Cue: q.Cue, Source: q.Source, Speaker: q.Speaker.Name}
	}
	return out
}
