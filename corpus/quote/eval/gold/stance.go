package gold

import (
	"fmt"
	"io"
	"slices"

	"onrecord/corpus/quote"
)

// stances are those of the engine, as the gold writes them.
var stances = func() []string {
	var out []string
	for _, s := range quote.Stances {
		out = append(out, string(s))
	}
	return out
}()

const asserted = string(quote.Asserted)

// stanceRow holds the figures of the gold quotes that have one stance.
type stanceRow struct {
	found share // some quote of the engine has its words
	label share // of those found, the stance is the gold's
	held  share // not found with the stance asserted, as the speaker's own words
}

// stanceTally has a row for each of stances, and one for all but asserted.
type stanceTally [8]stanceRow

func (t *stanceTally) sum(o *stanceTally) {
	for i := range t {
		t[i].found.sum(o[i].found)
		t[i].label.sum(o[i].label)
		t[i].held.sum(o[i].held)
	}
}

// add counts one article. Quotes whose stance is not known do not count.
func (t *stanceTally) add(body string, want, got []Quote) {
	g, f := whole.units(body, want), whole.units(body, got)
	stance := map[int]string{}
	for _, p := range whole.pairs(g, f) {
		stance[p.gold] = f[p.got].Stance
	}
	for i, u := range g {
		row := slices.Index(stances, u.Stance)
		if row < 0 {
			continue
		}
		as, found := stance[i]
		rows := []*stanceRow{&t[row]}
		if u.Stance != asserted {
			rows = append(rows, &t[len(stances)])
		}
		for _, r := range rows {
			r.found.add(found)
			if found {
				r.label.add(as == u.Stance)
			}
			r.held.add(!found || as != asserted)
		}
	}
}

// counted reports whether the gold gives any stance.
func (t *stanceTally) counted() bool {
	return slices.ContainsFunc(t[:], func(r stanceRow) bool { return r.found.of > 0 })
}

// print writes, by stance, how many quotes were found, and with the right stance;
// and, of those not asserted, how many are not shown as the speaker's words.
func (t *stanceTally) print(w io.Writer) {
	fmt.Fprintf(w, "%-21s %6s %7s %7s %9s\n", "stance", "quotes", "found", "label", "held back")
	for i, name := range append(slices.Clone(stances), "all but asserted") {
		r := &t[i]
		if r.found.of == 0 {
			continue
		}
		held := ""
		if name != asserted {
			held = fmt.Sprintf(" %9.1f", r.held.percent())
		}
		fmt.Fprintf(w, "%-21s %6d %7.1f %7.1f%s\n", name, r.found.of, r.found.percent(), r.label.percent(), held)
	}
}
