package main

import (
	"fmt"
	"io"
	"slices"
	"sort"

	"onrecord/bot/asking/ranker"
	"onrecord/bot/eval/exam"
)

// outcome is what became of a question.
type outcome struct {
	form   exam.Form
	asked  bool // anything may be right
	rank   int  // of the right candidate from 1; 0 where there is none
	chance float64
}

type report []outcome

// crossValidate ranks each question by weights that are trained without its fold.
func crossValidate(lists []list, folds int) report {
	var out report
	for fold := range folds {
		var rest []list
		for _, l := range lists {
			if l.fold(folds) != fold {
				rest = append(rest, l)
			}
		}
		m := train(rest)
		for _, l := range lists {
			if l.fold(folds) == fold {
				out = append(out, judge(&m[l.task], l))
			}
		}
	}
	return out
}

func judge(w *ranker.Weights, l list) outcome {
	o := outcome{form: l.asked.Form, asked: l.asked.Said}
	if len(l.candidates) == 0 {
		return o
	}
	order := make([]int, len(l.candidates))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return w.Score(l.candidates[order[i]]) > w.Score(l.candidates[order[j]]) })
	o.rank = 1 + slices.IndexFunc(order, func(i int) bool { return l.right[i] })
	first, margin := best(w, l)
	o.chance = w.Likelihood(l.candidates[first], margin)
	return o
}

// bounds are the chances for which the table says how many questions reach them.
var bounds = []float64{0.05, 0.1, 0.2, 0.3, 0.5, 0.7}

func (r report) print(w io.Writer) {
	var forms []exam.Form
	for _, o := range r {
		if !slices.Contains(forms, o.form) {
			forms = append(forms, o.form)
		}
	}
	slices.Sort(forms)
	fmt.Fprintf(w, "%-12s %6s %6s %6s %6s %6s   chance of the first at least (and the first right):", "form", "asked", "first", "@5", "@20", "at all")
	for _, b := range bounds {
		fmt.Fprintf(w, " %13.2f", b)
	}
	fmt.Fprintln(w)
	for _, form := range forms {
		of := slices.DeleteFunc(slices.Clone(r), func(o outcome) bool { return o.form != form })
		share := func(is func(outcome) bool) float64 {
			n := 0
			for _, o := range of {
				if is(o) {
					n++
				}
			}
			return 100 * float64(n) / float64(len(of))
		}
		within := func(n int) float64 { return share(func(o outcome) bool { return o.rank > 0 && o.rank <= n }) }
		fmt.Fprintf(w, "%-12s %6d %6.1f %6.1f %6.1f %6.1f   %50s", form, len(of), within(1), within(5), within(20), within(1<<20), "")
		for _, b := range bounds {
			fmt.Fprintf(w, " %6.1f %6.1f", share(func(o outcome) bool { return o.chance >= b }), share(func(o outcome) bool { return o.chance >= b && o.rank == 1 }))
		}
		fmt.Fprintln(w)
	}
}
