package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/question"
	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/pattern"
	"onrecord/index"
)

// aroundEvent answers what somebody said about a topic after, before or during something that
// happened, where the archive tells when that was: "about gun control after Sandy Hook". It leaves
// the question as it is where that finds nothing sure.
func (in finder) aroundEvent(ctx context.Context, q question.Question, a *Answer) (answered bool, err error) {
	if q.Intent != question.WhatSaid || q.Speaker == "" || q.Filter.From != "" || q.Filter.To != "" || in.desk.WordsOnly {
		return false, nil
	}
	parts := event().FindStringSubmatch(q.Words)
	if parts == nil {
		return false, nil
	}
	topic, when, what := parts[1], strings.ToLower(parts[2]), parts[3]
	from, ok, err := in.monthOf(ctx, what)
	if err != nil || !ok {
		return false, err
	}
	q.Words = topic
	came := from.Format("January 2006")
	note := label.Text("answer.after-event", what, came)
	switch when {
	case "before":
		note, q.Filter.To = label.Text("answer.before-event", what, came), corpus.DayOf(from.AddDate(0, 1, -1))
	case "during", "amid":
		q.Filter.From, q.Filter.To = corpus.DayOf(from), corpus.DayOf(from.AddDate(0, monthsDuring, -1))
	case "since":
		q.Filter.From = corpus.DayOf(from)
	default:
		q.Filter.From, q.Filter.To = corpus.DayOf(from), corpus.DayOf(from.AddDate(0, monthsAfter, -1))
	}
	found := Answer{Intent: q.Intent, Suggestions: a.Suggestions}
	if err := in.find(ctx, q, &found); err != nil || len(found.Citations) == 0 || found.Citations[0].likely {
		return false, err
	}
	a.Citations, a.Suggestions, a.lead, a.known, a.Seen = found.Citations, found.Suggestions, found.lead, found.known, found.Seen
	a.Note = strings.TrimSpace(note + " " + found.Note)
	return true, nil
}

// event parts a topic from what happened; its words are those of a name or a few more.
var event = pattern.Lazy(`(?i)^(.{3,}?),? (after|since|following|before|during|amid) (?:the )?(\S+(?: \S+){0,3})$`)

// What happened is known to the archive from leastPassages on that have its words, where at least
// one in burst of them is of the month in which they came up, or of the next. That month is the
// first that has half as many as the month with the most.
const (
	leastPassages = 5
	burst         = 5
	monthsDuring  = 3
	monthsAfter   = 12 // later, hardly anybody speaks of what happened
)

// monthOf returns the first day of the month in which the archive began to write about what
// happened; ok is false where it was at no one time.
func (in finder) monthOf(ctx context.Context, what string) (month time.Time, ok bool, err error) {
	counted, err := in.desk.Index.Facets(ctx, index.Query{Words: what}, index.Month)
	if err != nil || len(counted) == 0 {
		return month, false, err
	}
	months := counted[0].Values
	total, most := 0, 0
	for _, m := range months {
		total, most = total+m.Count, max(most, m.Count)
	}
	slices.SortFunc(months, func(a, b index.FacetValue) int { return cmp.Compare(a.Value, b.Value) })
	first := slices.IndexFunc(months, func(m index.FacetValue) bool { return 2*m.Count >= most })
	if total < leastPassages || first < 0 {
		return month, false, nil
	}
	month, err = time.Parse("2006-01", months[first].Value)
	if err != nil {
		return month, false, nil // the archive has a day that is none
	}
	then := months[first].Count
	if next := month.AddDate(0, 1, 0).Format("2006-01"); first+1 < len(months) && months[first+1].Value == next {
		then += months[first+1].Count
	}
	return month, then*burst >= total, nil
}
