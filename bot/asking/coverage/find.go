package coverage

import (
	"slices"
	"strings"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/index"
)

const (
	// matters is the share of the days asked for from which a hole matters.
	matters = 0.1
	// mostHoles is how many holes are told with an answer.
	mostHoles = 2
)

// Holes returns the holes that matter to a question with days: those of the whole archive
// or else of the outlets that it is narrowed to, or of the largest ones.
func (c Calendar) Holes(f index.Filter) []Hole {
	if f.From == "" && f.To == "" || c.From == "" {
		return nil
	}
	from, to := max(f.From, c.From), c.To
	if f.To != "" {
		to = min(f.To, c.To)
	}
	if from > to {
		return nil
	}
	asked := from.DaysTo(to) + 1
	hole := func(h Hole) bool {
		first, last := max(h.From, from), min(h.To, to)
		return first <= last && float64(first.DaysTo(last)+1) >= matters*float64(asked)
	}
	narrowed := len(f.Outlets)+len(f.Except.Outlets) > 0
	if !narrowed {
		if out := kept(c.Whole.Holes, hole); len(out) > 0 {
			return out
		}
	}
	var out []Hole
	for _, o := range c.Outlets {
		if len(out) < mostHoles && index.Passes(o.Name, f.Outlets, f.Except.Outlets) {
			out = append(out, kept(o.Holes, hole)...)
		}
	}
	return out[:min(len(out), mostHoles)]
}

// HasHoles reports whether the archive, or an outlet of it, has any.
func (c Calendar) HasHoles() bool {
	return len(c.Whole.Holes) > 0 || slices.ContainsFunc(c.Outlets, func(o Outlet) bool { return len(o.Holes) > 0 })
}

// Printed is a day on which an outlet printed something.
type Printed struct {
	Day    corpus.Day
	Outlet string
}

// close is how many days before and after a hole something is printed around it.
const close = 45

// Around returns the holes that matter to somebody whose statements were printed on some
// days: those with a statement shortly before and another shortly after, of the whole archive
// or of the outlet that printed both.
func (c Calendar) Around(said []Printed) []Hole {
	around := func(h Hole) bool {
		before, after := false, false
		for _, p := range said {
			switch {
			case p.Day == "" || h.Open || h.Outlet != "" && p.Outlet != h.Outlet:
			case p.Day < h.From:
				before = before || p.Day.DaysTo(h.From) <= close
			case p.Day > h.To:
				after = after || h.To.DaysTo(p.Day) <= close
			}
		}
		return before && after
	}
	out := kept(c.Whole.Holes, around)
	for _, o := range c.Outlets {
		if len(out) < mostHoles {
			out = append(out, kept(o.Holes, around)...)
		}
	}
	return out[:min(len(out), mostHoles)]
}

func kept(holes []Hole, want func(Hole) bool) (out []Hole) {
	for _, h := range holes {
		if want(h) && len(out) < mostHoles {
			out = append(out, h)
		}
	}
	return out
}

// String tells of the hole: "no Estuary Herald article between 3 and 19 May 2016 is in
// this archive".
func (h Hole) String() string {
	what := ""
	if h.Outlet != "" {
		what = h.Outlet + " "
	}
	when := label.Text("hole.between", between(h.From, h.To))
	switch {
	case h.Open:
		when = label.Text("hole.open", shown(h.From))
	case h.From == h.To:
		when = label.Text("hole.day", shown(h.From))
	}
	switch h.Articles {
	case 0:
		return label.Text("hole.none", what, when)
	case 1:
		return label.Text("hole.one", what, when, h.Usual)
	}
	return label.Text("hole.few", h.Articles, what, when, h.Usual)
}

// between is two days: "3 and 19 May 2016".
func between(from, to corpus.Day) string {
	a, b := from.Time(), to.Time()
	switch {
	case a.Year() != b.Year():
		return shown(from) + " and " + shown(to)
	case a.Month() != b.Month():
		return a.Format("2 January") + " and " + shown(to)
	}
	return a.Format("2") + " and " + shown(to)
}

func shown(d corpus.Day) string { return d.Time().Format("2 January 2006") }

// Sentence tells of holes in sentences: "No article between …. "; nothing without any.
func Sentence(holes []Hole) string {
	var out []string
	for _, h := range holes {
		text := h.String()
		out = append(out, strings.ToUpper(text[:1])+text[1:]+".")
	}
	return strings.Join(out, " ")
}

// Silent returns the open hole of an outlet that a filter names: since when it brings
// nothing, or next to nothing. It looks no further back than a year.
func (c Calendar) Silent(f index.Filter, now time.Time) (Hole, bool) {
	if len(f.Outlets) == 0 {
		return Hole{}, false
	}
	yearAgo := corpus.DayOf(now.AddDate(-1, 0, 0))
	for _, o := range c.Outlets {
		if n := len(o.Holes); index.Passes(o.Name, f.Outlets, f.Except.Outlets) && n > 0 && o.Holes[n-1].Open && o.Holes[n-1].To >= yearAgo {
			return o.Holes[n-1], true
		}
	}
	return Hole{}, false
}
