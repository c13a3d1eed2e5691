package gold

import (
	"fmt"
	"io"
	"slices"

	"onrecord/corpus/quote"
)

// strict is the overlap from which a content counts as right.
const strict = 0.8

// row holds the figures of one kind: precision by the kind found, recall by the
// kind in the gold. Source and speaker count where the content was found.
type row struct {
	precision, recall             share // at overlap .3
	strictPrecision, strictRecall share // at overlap .8
	source, speaker, agrees       share
}

func (r *row) sum(o *row) {
	r.precision.sum(o.precision)
	r.recall.sum(o.recall)
	r.strictPrecision.sum(o.strictPrecision)
	r.strictRecall.sum(o.strictRecall)
	r.source.sum(o.source)
	r.speaker.sum(o.speaker)
	r.agrees.sum(o.agrees)
}

func (r *row) f1() float64       { return f1(r.precision, r.recall) }
func (r *row) strictF1() float64 { return f1(r.strictPrecision, r.strictRecall) }

// kinds are the rows of a tally; "" is all kinds together.
var kinds = []quote.Kind{quote.Direct, quote.Mixed, quote.Indirect, ""}

// tally holds a metric's rows in the order of kinds.
type tally [4]row

func (t *tally) of(k quote.Kind) *row { return &t[slices.Index(kinds, k)] }

func (t *tally) sum(o *tally) {
	for i := range t {
		t[i].sum(&o[i])
	}
}

// add counts one article.
func (t *tally) add(m metric, body string, want, got []Quote) {
	g, f := m.units(body, want), m.units(body, got)
	ofGold, ofGot := map[int]pair{}, map[int]pair{}
	for _, p := range m.pairs(g, f) {
		ofGold[p.gold], ofGot[p.got] = p, p
	}
	for i, u := range g {
		p, ok := ofGold[i]
		for _, r := range []*row{t.of(""), t.of(u.Kind)} {
			r.recall.add(ok)
			r.strictRecall.add(ok && p.overlap >= strict)
			if ok {
				r.source.add(sameSource(u.Source, f[p.got].Source))
				r.speaker.add(SameSpeaker(u.Speaker, f[p.got].Speaker))
				r.agrees.add(AgreeingSpeakers(u.Speaker, f[p.got].Speaker))
			}
		}
	}
	for j, u := range f {
		p, ok := ofGot[j]
		for _, r := range []*row{t.of(""), t.of(u.Kind)} {
			r.precision.add(ok)
			r.strictPrecision.add(ok && p.overlap >= strict)
		}
	}
}

// print writes the tally of m as lines of the table.
func (t *tally) print(w io.Writer, m metric) {
	for i, k := range kinds {
		r := &t[i]
		fmt.Fprintf(w, "%-13s %-9s %6d %6d   %5.1f %5.1f %5.1f   %5.1f %5.1f %5.1f   %6.1f %7.1f %7.1f\n", m, orAll(string(k)), r.recall.of, r.precision.of,
			r.precision.percent(), r.recall.percent(), r.f1(),
			r.strictPrecision.percent(), r.strictRecall.percent(), r.strictF1(),
			r.source.percent(), r.speaker.percent(), r.agrees.percent())
	}
}

func orAll(name string) string {
	if name == "" {
		return "all"
	}
	return name
}
